//! Moving and scaling pictures.

use emath::{Pos2, Vec2};

use super::{Item, Scene, Stroke};

impl Scene {
    /// Moves everything that is painted by this much, in units. The size stays as it is.
    pub fn translate(&mut self, by: Vec2) {
        for item in &mut self.items {
            item.translate(by);
        }
    }

    /// Makes everything this many times as large, from the top left: the area, the shapes, the
    /// strokes, the type. A factor that isn't finite and above zero changes nothing.
    pub fn scale(&mut self, factor: f32) {
        if !(factor.is_finite() && factor > 0.0) {
            return;
        }
        self.size *= factor;
        for item in &mut self.items {
            item.scale(factor);
        }
    }
}

impl Item {
    /// Moves it by this much, in units.
    pub fn translate(&mut self, by: Vec2) {
        self.map_points(|point| point + by);
    }

    /// Makes it this many times as large, its strokes and its type too, from the origin.
    pub fn scale(&mut self, factor: f32) {
        self.map_points(|point| (factor * point.to_vec2()).to_pos2());
        match self {
            Self::Line(line) => line.stroke.width *= factor,
            Self::Path(path) => widen(&mut path.stroke, factor),
            Self::Circle(circle) => {
                circle.radius *= factor;
                widen(&mut circle.stroke, factor);
            }
            Self::Block(block) => {
                block.radius *= factor;
                widen(&mut block.stroke, factor);
            }
            Self::Text(text) => {
                text.size *= factor;
                text.width = text.width.map(|width| width * factor);
            }
        }
    }

    fn map_points(&mut self, change: impl Fn(Pos2) -> Pos2) {
        match self {
            Self::Line(line) => {
                line.from = change(line.from);
                line.to = change(line.to);
            }
            Self::Path(path) => {
                path.from = change(path.from);
                for step in &mut path.steps {
                    *step = step.map(&change);
                }
            }
            Self::Circle(circle) => circle.centre = change(circle.centre),
            Self::Block(block) => {
                block.rect.min = change(block.rect.min);
                block.rect.max = change(block.rect.max);
            }
            Self::Text(text) => text.at = change(text.at),
        }
    }
}

fn widen(stroke: &mut Option<Stroke>, factor: f32) {
    if let Some(stroke) = stroke {
        stroke.width *= factor;
    }
}
