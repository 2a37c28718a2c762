//! How a line runs from the edge of one shape to that of another.

use egui::{Pos2, Rect, Vec2, pos2};

use super::prepare::{LABEL_GAP, Spot};

/// A bent line: a parabola from its start to its end, drawn to its control point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Curve {
    pub(super) start: Pos2,
    pub(super) control: Pos2,
    pub(super) end: Pos2,
}

impl Curve {
    /// So far along, 0 to 1.
    pub(super) fn at(self, part: f32) -> Pos2 {
        let (to, on) = (
            self.start.lerp(self.control, part),
            self.control.lerp(self.end, part),
        );
        to.lerp(on, part)
    }

    /// What it lies within.
    pub(super) fn bounds(self) -> Rect {
        Rect::from_two_pos(self.start, self.end) | Rect::from_min_max(self.control, self.control)
    }

    /// How far its middle is from the straight line between its ends, give or take a third: the
    /// longer of the two ways across, which is quicker to tell.
    pub(super) fn sag(self) -> f32 {
        let across = self.start.to_vec2() + self.end.to_vec2() - 2.0 * self.control.to_vec2();
        across.abs().max_elem() / 4.0
    }
}

/// From the edge of one shape to that of the other; `bend` is how far it passes beside the straight
/// line. With words it ends before those that stand in its way. None: they lie in one place.
pub(super) fn curve(from: &Spot, to: &Spot, bend: f32, has_words: bool) -> Option<Curve> {
    let (a, b) = (from.centre(), to.centre());
    let way = b - a;
    let length = way.length();
    if !length.is_finite() || length < 1.0 {
        return None;
    }
    let aside = Vec2::new(-way.y, way.x) / length;
    let control = a + way * 0.5 + aside * bend * 2.0;
    Some(Curve {
        start: leave(from, control, has_words)?,
        control,
        end: leave(to, control, has_words)?,
    })
}

/// Where a line towards a point leaves the shape, with a little air.
fn leave(spot: &Spot, towards: Pos2, has_words: bool) -> Option<Pos2> {
    let centre = spot.centre();
    let way = towards - centre;
    let length = way.length();
    if length < 0.5 {
        return None;
    }
    let unit = way / length;
    let half = spot.shape / 2.0 + Vec2::splat(3.0);
    // A round shape and a box alike: the nearer of the box's sides, but no farther than a circle
    // around its corners would be.
    let to_side = (half.x / unit.x.abs().max(1e-4)).min(half.y / unit.y.abs().max(1e-4));
    let at_shape = to_side.min(half.x.max(half.y) * 1.1);
    if !has_words {
        return Some(centre + unit * at_shape.min(length * 0.48));
    }
    // Words in the way are passed over.
    let words = Rect::from_min_max(
        pos2(spot.rect().left(), centre.y + spot.shape.y / 2.0),
        spot.rect().max,
    );
    let beyond = through(words, centre, unit)
        .filter(|(enters, _)| *enters <= at_shape + LABEL_GAP + 4.0)
        .map_or(at_shape, |(_, leaves)| leaves.max(at_shape) + 2.0);
    Some(centre + unit * beyond.min(length * 0.48))
}

/// How far along a ray a box is entered and left; none: the ray misses it.
fn through(rect: Rect, from: Pos2, way: Vec2) -> Option<(f32, f32)> {
    let across = |low: f32, high: f32, start: f32, step: f32| {
        if step.abs() < 1e-5 {
            let is_within = low <= start && start <= high;
            return is_within.then_some((f32::NEG_INFINITY, f32::INFINITY));
        }
        let (a, b) = ((low - start) / step, (high - start) / step);
        Some((a.min(b), a.max(b)))
    };
    let (in_x, out_x) = across(rect.left(), rect.right(), from.x, way.x)?;
    let (in_y, out_y) = across(rect.top(), rect.bottom(), from.y, way.y)?;
    let (enters, leaves) = (in_x.max(in_y), out_x.min(out_y));
    (enters <= leaves && leaves > 0.0).then_some((enters, leaves))
}
