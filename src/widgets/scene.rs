//! Paints a scene to the screen.

use egui::{CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, epaint::PathShape};

use crate::{
    scene::{Anchor, FaceName, Fonts, Item, Path, Scene, Text, dashes, flatten},
    theme::{Face, fonts::file},
};

/// Of texts that would be smaller on the screen a bar tells where they stand: nobody could read
/// them.
const LEAST_TEXT: f32 = 5.0;
/// How much of its colour such a bar has.
const GREEKED: f32 = 0.3;
/// So are icons: below this size they are blots.
const LEAST_ICON: f32 = 9.0;
/// How far a curve may be from its pieces, in points.
const TOLERANCE: f32 = 0.35;

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

    fn rect(self, rect: Rect) -> Rect {
        Rect::from_two_pos(self.there(rect.min), self.there(rect.max))
    }
}

/// Paints what of the scene is within the painter's clip.
pub fn paint(painter: &Painter, scene: &Scene, placing: Placing) {
    let clip = painter.clip_rect().expand(4.0);
    for item in &scene.items {
        let Some(bounds) = item.bounds() else {
            continue;
        };
        if !clip.intersects(placing.rect(bounds).expand(4.0)) {
            continue;
        }
        match item {
            Item::Line(line) => {
                let path = Path::new(line.from).with(crate::scene::Step::Line(line.to));
                path_shapes(painter, &path.stroked(line.stroke), placing);
            }
            Item::Path(path) => path_shapes(painter, path, placing),
            Item::Circle(circle) => {
                painter.circle(
                    placing.there(circle.centre),
                    circle.radius * placing.scale,
                    circle.fill.unwrap_or_default(),
                    line(circle.stroke.as_ref(), placing),
                );
            }
            Item::Block(block) => {
                painter.rect(
                    placing.rect(block.rect),
                    CornerRadius::same((block.radius * placing.scale).min(255.0) as u8),
                    block.fill.unwrap_or_default(),
                    line(block.stroke.as_ref(), placing),
                    StrokeKind::Middle,
                );
            }
            Item::Text(text) => words(painter, text, placing),
        }
    }
}

/// Sets the words of a scene without painting them: the first time that letters of a size are set
/// takes several times as long as painting them does, and a page that is shown next has no time
/// for it.
pub fn prepare(painter: &Painter, scene: &Scene, placing: Placing) {
    for item in &scene.items {
        let Item::Text(text) = item else { continue };
        let size = size_of(text, placing);
        let least = match text.face {
            FaceName::Icons => LEAST_ICON,
            _ => LEAST_TEXT,
        };
        if size >= least {
            let font = face(text.face).at(size);
            // What counts is that its letters are kept.
            let _set = painter.layout_no_wrap(text.text.clone(), font, text.colour);
        }
    }
}

/// How large type is set on the screen. Steps of half a point: each size costs room in the atlas
/// of glyphs. Small type is never larger than it was measured, or it would run into what follows.
fn size_of(text: &Text, placing: Placing) -> f32 {
    const SMALL: f32 = 12.0;
    let halves = text.size * placing.scale * 2.0;
    match halves < 2.0 * SMALL {
        true => halves.floor() / 2.0,
        false => halves.round() / 2.0,
    }
}

fn words(painter: &Painter, text: &Text, placing: Placing) {
    let size = size_of(text, placing);
    if size < LEAST_TEXT {
        greek(painter, text, placing);
        return;
    }
    let at = placing.there(text.at);
    if text.face == FaceName::Icons {
        if size < LEAST_ICON {
            return;
        }
        // An icon stands in a square on its baseline.
        let centre = at - Vec2::new(0.0, size / 2.0);
        let font = Face::Icons.at(size);
        let align = egui::Align2::CENTER_CENTER;
        painter.text(centre, align, &text.text, font, text.colour);
        return;
    }
    let galley = painter.layout_no_wrap(text.text.clone(), face(text.face).at(size), text.colour);
    let first = galley.rows.first().and_then(|row| row.glyphs.first());
    let ascent = first.map_or(size * 0.8, |glyph| glyph.pos.y);
    let left = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => galley.size().x / 2.0,
        Anchor::End => galley.size().x,
    };
    painter.galley(at - Vec2::new(left, ascent), galley, text.colour);
}

/// Words too small to be read, as a bar of their length.
fn greek(painter: &Painter, text: &Text, placing: Placing) {
    let Some(width) = text.width.filter(|_| text.face != FaceName::Icons) else {
        return;
    };
    let left = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    // As high as small letters are.
    let letters = Rect::from_min_size(
        text.at - Vec2::new(left, 0.5 * text.size),
        Vec2::new(width, 0.5 * text.size),
    );
    let colour = text.colour.gamma_multiply(GREEKED);
    painter.rect_filled(placing.rect(letters), CornerRadius::ZERO, colour);
}

/// The typefaces that pictures are measured with and set in in files.
pub fn fonts() -> Fonts {
    Fonts::new(FaceName::ALL.map(|name| (name, file(face(name)))))
}

/// Our typeface of this name.
pub fn face(name: FaceName) -> Face {
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

fn path_shapes(painter: &Painter, path: &Path, placing: Placing) {
    let stroke = line(path.stroke.as_ref(), placing);
    let points = flatten(path, TOLERANCE / placing.scale.max(1e-3));
    if let Some(fill) = path.fill {
        let points = points.iter().map(|point| placing.there(*point)).collect();
        painter.add(Shape::Path(PathShape::convex_polygon(points, fill, stroke)));
        return;
    }
    // Far away the gaps would be finer than a pixel.
    const LEAST_GAPS: f32 = 0.25;
    if let Some(dashed) = path.stroke.as_ref()
        && dashed.pattern().is_some()
        && placing.scale > LEAST_GAPS
    {
        for ends in dashes(&points, dashed) {
            painter.line_segment(ends.map(|end| placing.there(end)), stroke);
        }
        return;
    }
    let points: Vec<Pos2> = points.iter().map(|point| placing.there(*point)).collect();
    painter.add(Shape::line(points, stroke));
}
