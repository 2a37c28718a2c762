//! Paints a scene to the screen.

use egui::{
    Align2, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, epaint::PathShape,
};

use crate::{
    scene::{Anchor, Dash, FaceName, Item, Path, Scene, Step},
    theme::Face,
};

/// Texts that would be smaller on the screen are left out: nobody could read them.
const LEAST_TEXT: f32 = 5.0;

/// From a scene's units to points on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placing {
    /// Where the scene's origin is.
    pub origin: Pos2,
    /// How many points a unit is.
    pub scale: f32,
}

impl Placing {
    /// Where a point of the scene is on the screen.
    pub fn there(self, point: Pos2) -> Pos2 {
        self.origin + point.to_vec2() * self.scale
    }

    /// Which point of the scene is here on the screen.
    pub fn back(self, point: Pos2) -> Pos2 {
        ((point - self.origin) / self.scale.max(1e-6)).to_pos2()
    }
}

/// Paints what of the scene is within the painter's clip.
pub fn paint(painter: &Painter, scene: &Scene, placing: Placing) {
    let clip = painter.clip_rect().expand(40.0);
    for item in &scene.items {
        match item {
            Item::Path(path) => path_shapes(painter, path, placing, clip),
            Item::Circle(circle) => {
                let centre = placing.there(circle.centre);
                let radius = circle.radius * placing.scale;
                if clip.expand(radius).contains(centre) {
                    painter.circle(
                        centre,
                        radius,
                        circle.fill.unwrap_or_default(),
                        line(circle.stroke.as_ref(), placing),
                    );
                }
            }
            Item::Block(block) => {
                let rect = Rect::from_two_pos(
                    placing.there(block.rect.min),
                    placing.there(block.rect.max),
                );
                if clip.intersects(rect) {
                    painter.rect(
                        rect,
                        CornerRadius::same((block.radius * placing.scale).min(255.0) as u8),
                        block.fill.unwrap_or_default(),
                        line(block.stroke.as_ref(), placing),
                        StrokeKind::Middle,
                    );
                }
            }
            Item::Text(text) => {
                // Steps of half a point: each size of type costs room in the atlas of glyphs.
                let size = (text.size * placing.scale * 2.0).round() / 2.0;
                let at = placing.there(text.at);
                if size < LEAST_TEXT || !clip.expand(300.0).contains(at) {
                    continue;
                }
                if text.face == FaceName::Icons {
                    let font = Face::Icons.at(size);
                    painter.text(at, Align2::CENTER_CENTER, &text.text, font, text.colour);
                    continue;
                }
                let galley = painter.layout_no_wrap(
                    text.text.clone(),
                    face(text.face).at(size),
                    text.colour,
                );
                let ascent = galley
                    .rows
                    .first()
                    .and_then(|row| row.glyphs.first())
                    .map_or(size * 0.8, |glyph| glyph.pos.y);
                let left = match text.anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => galley.size().x / 2.0,
                    Anchor::End => galley.size().x,
                };
                painter.galley(at - egui::vec2(left, ascent), galley, text.colour);
            }
        }
    }
}

fn face(name: FaceName) -> Face {
    match name {
        FaceName::Sans => Face::Sans,
        FaceName::SansMedium => Face::SansMedium,
        FaceName::SansSemibold => Face::SansSemibold,
        FaceName::Condensed => Face::Condensed,
        FaceName::CondensedSemibold => Face::CondensedSemibold,
        FaceName::Serif => Face::Serif,
        FaceName::SerifMedium => Face::SerifMedium,
        FaceName::Icons => Face::Icons,
    }
}

fn line(stroke: Option<&crate::scene::Stroke>, placing: Placing) -> Stroke {
    stroke.map_or(Stroke::NONE, |stroke| {
        // Thin lines keep a width that can be seen.
        Stroke::new((stroke.width * placing.scale).max(0.6), stroke.colour)
    })
}

fn path_shapes(painter: &Painter, path: &Path, placing: Placing, clip: Rect) {
    let mut points = vec![placing.there(path.from)];
    let mut from = path.from;
    for step in &path.steps {
        match *step {
            Step::Line(to) => {
                points.push(placing.there(to));
                from = to;
            }
            Step::Quad(control, to) => {
                let ends = [from, control, to].map(|point| placing.there(point));
                let bulge = (ends[1] - ends[0]).length() + (ends[2] - ends[1]).length();
                let pieces = ((bulge / 14.0).ceil() as usize).clamp(2, 40);
                let curve = crate::scene::quad(ends[0], ends[1], ends[2], pieces);
                points.extend(curve.into_iter().skip(1));
                from = to;
            }
            Step::Cubic(a, b, to) => {
                let ends = [from, a, b, to].map(|point| placing.there(point));
                for piece in 1..=24 {
                    let t = piece as f32 / 24.0;
                    let left = crate::scene::at_quad(ends[0], ends[1], ends[2], t);
                    let right = crate::scene::at_quad(ends[1], ends[2], ends[3], t);
                    points.push(left + (right - left) * t);
                }
                from = to;
            }
        }
    }
    if !clip.intersects(Rect::from_points(&points)) {
        return;
    }
    let stroke = line(path.stroke.as_ref(), placing);
    if let Some(fill) = path.fill {
        painter.add(Shape::Path(PathShape::convex_polygon(points, fill, stroke)));
        return;
    }
    if path.closed
        && let Some(first) = points.first().copied()
    {
        points.push(first);
    }
    match path.stroke.as_ref().map(|stroke| stroke.dash) {
        Some(Dash::Dashed) => {
            let (on, off) = (stroke.width * 5.0, stroke.width * 3.0);
            painter.extend(Shape::dashed_line(
                &points,
                stroke,
                on.max(3.0),
                off.max(2.0),
            ));
        }
        Some(Dash::Dotted) => {
            let (on, off) = (stroke.width, stroke.width * 2.5);
            painter.extend(Shape::dashed_line(
                &points,
                stroke,
                on.max(1.5),
                off.max(2.5),
            ));
        }
        _ => {
            painter.add(Shape::line(points, stroke));
        }
    }
}
