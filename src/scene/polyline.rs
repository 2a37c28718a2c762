//! What is measured along straight lines from point to point.

use emath::{Pos2, Vec2};

use super::{Path, Step, Stroke, is_place};

/// The most dashes that a line is broken into; with more, it is painted unbroken.
const MOST: f32 = 100_000.0;

/// Its straight pieces and their lengths, without those that have none or that can't be painted.
fn pieces(polyline: &[Pos2]) -> impl DoubleEndedIterator<Item = (Pos2, Pos2, f32)> {
    polyline.windows(2).filter_map(|pair| match *pair {
        [from, to] if is_place(from) && is_place(to) => {
            let length = from.distance(to);
            (length > 0.0).then_some((from, to, length))
        }
        _ => None,
    })
}

/// How long the line is, in units.
pub fn length(polyline: &[Pos2]) -> f32 {
    pieces(polyline).map(|(_, _, length)| length).sum()
}

/// The straight pieces that a broken line consists of. A dash that turns a corner is several pieces;
/// a line that isn't broken is its straight pieces.
///
/// These are the dashes that the files have: the pattern of [`Stroke::pattern`] begins with a dash at
/// the first point and runs on around corners. A closed line has its first point at its end again, as
/// [`super::flatten`] leaves it. A pattern with more than 100,000 dashes is painted unbroken.
pub fn dashes(polyline: &[Pos2], stroke: &Stroke) -> Vec<[Pos2; 2]> {
    if !stroke.is_visible() {
        return Vec::new();
    }
    let unbroken = || pieces(polyline).map(|(from, to, _)| [from, to]).collect();
    let Some([dash, gap]) = stroke.pattern() else {
        return unbroken();
    };
    if length(polyline) > MOST * (dash + gap) {
        return unbroken();
    }
    let mut found = Vec::new();
    // What is left of the dash or gap that the line is in.
    let (mut left, mut is_dash) = (dash, true);
    for (from, to, length) in pieces(polyline) {
        let at = |way: f32| from.lerp(to, (way / length).min(1.0));
        let mut way = 0.0;
        while way < length {
            let next = (way + left).min(length);
            if is_dash {
                found.push([at(way), at(next)]);
            }
            if way + left > length {
                left -= length - way;
                break;
            }
            is_dash = !is_dash;
            left = if is_dash { dash } else { gap };
            way = next;
        }
    }
    found
}

/// The head of an arrow: a closed triangle of this length and width, in units, with its point at
/// `tip`, pointing where `direction` points (of any length). It has no colour yet; with no direction
/// it has no area.
pub fn arrowhead(tip: Pos2, direction: Vec2, length: f32, width: f32) -> Path {
    let along = direction.normalized();
    let foot = tip - length * along;
    let side = width / 2.0 * along.rot90();
    Path::new(tip)
        .with(Step::Line(foot + side))
        .with(Step::Line(foot - side))
        .closed()
}

/// The line without its first `start` and its last `end` units: to make room for an arrowhead or to
/// stop at a node's rim. Empty if nothing is left; a negative or meaningless length cuts nothing.
pub fn trim(polyline: &[Pos2], start: f32, end: f32) -> Vec<Pos2> {
    let total = length(polyline);
    let cut = |length: f32| if length > 0.0 { length } else { 0.0 };
    let (first, last) = (cut(start), total - cut(end));
    if first >= last {
        return Vec::new();
    }
    let mut points = Vec::with_capacity(polyline.len());
    let mut before = 0.0;
    for (from, to, length) in pieces(polyline) {
        let after = before + length;
        if after > first && before < last {
            let at = |way: f32| {
                let fraction = (way - before) / length;
                if fraction <= 0.0 {
                    from
                } else if fraction >= 1.0 {
                    to
                } else {
                    from.lerp(to, fraction)
                }
            };
            if points.is_empty() {
                points.push(at(first));
            }
            points.push(at(last));
        }
        before = after;
    }
    points
}

/// The point at this fraction of the line's length, and the direction of the line there, of length 1.
/// A fraction is held between 0 and 1. None if the line has no length.
pub fn along(polyline: &[Pos2], fraction: f32) -> Option<(Pos2, Vec2)> {
    let fraction = if fraction.is_finite() { fraction } else { 0.0 };
    let mut left = fraction.clamp(0.0, 1.0) * length(polyline);
    let mut found = None;
    for (from, to, length) in pieces(polyline) {
        let direction = (to - from) / length;
        found = Some((from + left.min(length) * direction, direction));
        if left <= length {
            break;
        }
        left -= length;
    }
    found
}
