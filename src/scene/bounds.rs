//! How much room things take.

use emath::{Pos2, Rect, Vec2};

use super::{FaceName, Item, Scene, Stroke, Text, flatten, is_place};

/// How far letters reach above and below the baseline, in sizes of the type.
const ABOVE: f32 = 1.03;
const BELOW: f32 = 0.28;
/// How wide a letter is when nobody measured it, in sizes of the type.
const LETTER: f32 = 0.55;

/// How near the bounds of curves are to the truth, in units.
const TOLERANCE: f32 = 0.1;

impl Scene {
    /// The smallest rectangle around everything that is painted (the background aside); none if
    /// nothing is. Text that nobody measured is estimated.
    pub fn bounds(&self) -> Option<Rect> {
        self.items
            .iter()
            .filter_map(Item::bounds)
            .reduce(Rect::union)
    }

    /// Makes the area just large enough for everything with this margin around it, in units, and
    /// moves everything there. Nothing happens if there is nothing to paint.
    pub fn fit(&mut self, margin: f32) {
        if let Some(bounds) = self.bounds() {
            let margin = Vec2::splat(margin);
            self.translate(margin - bounds.min.to_vec2());
            self.size = bounds.size() + 2.0 * margin;
        }
    }
}

impl Item {
    /// The rectangle that is painted, its stroke included; none if it can't be painted.
    pub fn bounds(&self) -> Option<Rect> {
        match self {
            Self::Line(line) => (is_place(line.from) && is_place(line.to)).then(|| {
                let rect = Rect::from_two_pos(line.from, line.to);
                with_stroke(rect, Some(&line.stroke))
            }),
            Self::Path(path) => flatten(path, TOLERANCE)
                .into_iter()
                .map(|point| Rect::from_min_max(point, point))
                .reduce(Rect::union)
                .map(|rect| with_stroke(rect, path.stroke.as_ref())),
            Self::Circle(circle) => circle.is_paintable().then(|| {
                let size = Vec2::splat(2.0 * circle.radius);
                with_stroke(
                    Rect::from_center_size(circle.centre, size),
                    circle.stroke.as_ref(),
                )
            }),
            Self::Block(block) => block
                .is_paintable()
                .then(|| with_stroke(block.rect, block.stroke.as_ref())),
            Self::Text(text) => text.bounds(),
        }
    }
}

fn with_stroke(rect: Rect, stroke: Option<&Stroke>) -> Rect {
    match stroke {
        Some(stroke) if stroke.is_visible() => rect.expand(stroke.width / 2.0),
        _ => rect,
    }
}

impl Text {
    /// The box of the run: as wide as it was measured (or estimated, if it wasn't) and as high as its
    /// letters may be. None if it can't be painted.
    pub fn bounds(&self) -> Option<Rect> {
        if !self.is_visible() || self.text.is_empty() {
            return None;
        }
        let (letter, above, below) = match self.face {
            FaceName::Icons => (1.0, 1.0, 0.0),
            face => (LETTER * face.stretch() / 100.0, ABOVE, BELOW),
        };
        let estimate = || {
            let letters = self.text.chars().map(|_| letter).sum::<f32>();
            letters * self.size
        };
        let width = self.known_width().unwrap_or_else(estimate);
        let left = self.at.x - self.anchor.fraction() * width;
        Some(Rect::from_min_max(
            Pos2::new(left, self.at.y - above * self.size),
            Pos2::new(left + width, self.at.y + below * self.size),
        ))
    }
}
