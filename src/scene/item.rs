//! What a picture is made of.

use ecolor::Color32;
use emath::{Pos2, Rect, Vec2};

use super::{Path, Step, Stroke, Text, is_paintable, is_place};

/// How far the control points of a quarter of a circle are from its ends, in radii: a cubic curve
/// through the circle at 0, 45 and 90 degrees, which is off by less than 0.03 % of the radius.
/// It is 4/3 · (√2 − 1).
const QUARTER: f32 = 0.552_284_8;

/// One thing in a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A straight line.
    Line(Line),
    /// A line of straight and curved steps, or the area it encloses.
    Path(Path),
    /// A circle.
    Circle(Circle),
    /// A rectangle.
    Block(Block),
    /// A run of text.
    Text(Text),
}

macro_rules! from {
    ($($name:ident),*) => {
        $(impl From<$name> for Item {
            fn from(item: $name) -> Self {
                Self::$name(item)
            }
        })*
    };
}

from!(Line, Path, Circle, Block, Text);

/// A straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Where it begins.
    pub from: Pos2,
    /// Where it ends.
    pub to: Pos2,
    /// The pen.
    pub stroke: Stroke,
}

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its centre.
    pub centre: Pos2,
    /// Its radius, in units.
    pub radius: f32,
    /// The colour inside.
    pub fill: Option<Color32>,
    /// The line around it, half of it inside.
    pub stroke: Option<Stroke>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// Its place and size. One that is turned inside out isn't painted.
    pub rect: Rect,
    /// The radius of its corners, in units; at most half of its shorter side is used.
    pub radius: f32,
    /// The colour inside.
    pub fill: Option<Color32>,
    /// The line around it, half of it inside.
    pub stroke: Option<Stroke>,
}

impl Circle {
    /// The circle as a path, clockwise from its rightmost point, with the same fill and stroke.
    pub fn outline(&self) -> Path {
        let at = |x: f32, y: f32| self.centre + self.radius * Vec2::new(x, y);
        let quarter = |first, second, end| Step::Cubic(first, second, end);
        Path {
            from: at(1.0, 0.0),
            steps: vec![
                quarter(at(1.0, QUARTER), at(QUARTER, 1.0), at(0.0, 1.0)),
                quarter(at(-QUARTER, 1.0), at(-1.0, QUARTER), at(-1.0, 0.0)),
                quarter(at(-1.0, -QUARTER), at(-QUARTER, -1.0), at(0.0, -1.0)),
                quarter(at(QUARTER, -1.0), at(1.0, -QUARTER), at(1.0, 0.0)),
            ],
            closed: true,
            fill: self.fill,
            stroke: self.stroke,
        }
    }

    pub(super) fn is_paintable(&self) -> bool {
        is_place(self.centre) && is_paintable(self.radius) && self.radius > 0.0
    }
}

impl Block {
    /// The radius that its corners really have, in units.
    pub fn corner(&self) -> f32 {
        let most = self.rect.width().min(self.rect.height()) / 2.0;
        if self.radius > 0.0 {
            self.radius.min(most)
        } else {
            0.0
        }
    }

    /// The rectangle as a path, clockwise from the left end of its upper side, with the same fill and
    /// stroke.
    pub fn outline(&self) -> Path {
        let Rect { min, max } = self.rect;
        let radius = self.corner();
        let mut path = Path::new(Pos2::new(min.x + radius, min.y)).closed();
        path.fill = self.fill;
        path.stroke = self.stroke;
        // Each corner, the way one comes to it, and the way on.
        let corners = [
            (Pos2::new(max.x, min.y), Vec2::RIGHT, Vec2::DOWN),
            (max, Vec2::DOWN, Vec2::LEFT),
            (Pos2::new(min.x, max.y), Vec2::LEFT, Vec2::UP),
            (min, Vec2::UP, Vec2::RIGHT),
        ];
        for (corner, here, on) in corners {
            path.steps.push(Step::Line(corner - radius * here));
            if radius > 0.0 {
                let handle = (1.0 - QUARTER) * radius;
                path.steps.push(Step::Cubic(
                    corner - handle * here,
                    corner + handle * on,
                    corner + radius * on,
                ));
            }
        }
        path
    }

    pub(super) fn is_paintable(&self) -> bool {
        is_place(self.rect.min)
            && is_place(self.rect.max)
            && self.rect.width() > 0.0
            && self.rect.height() > 0.0
    }
}
