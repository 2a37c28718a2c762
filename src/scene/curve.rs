//! Curves as straight pieces.

use emath::Pos2;

use super::{Path, Step};

/// The most pieces that one curve is cut into.
const MOST: f32 = 1024.0;
/// What stands in for a tolerance that is none, in units.
const TOLERANCE: f32 = 0.1;

/// The path as straight lines from point to point, nowhere farther from it than `tolerance` units; a
/// closed path ends where it began. Empty if the path can't be painted.
///
/// A curve becomes at most 1,024 pieces, even if it is so large that more would be needed.
pub fn flatten(path: &Path, tolerance: f32) -> Vec<Pos2> {
    if !path.is_paintable() {
        return Vec::new();
    }
    let tolerance = if tolerance > 0.0 {
        tolerance
    } else {
        TOLERANCE
    };
    let mut points = Vec::with_capacity(path.steps.len() + 2);
    points.push(path.from);
    let mut from = path.from;
    for step in &path.steps {
        match *step {
            Step::Line(end) => push(&mut points, end),
            Step::Quad(control, end) => {
                let count = pieces(bend(from, control, end) / 4.0, tolerance);
                for at in fractions(count) {
                    push(&mut points, quad(from, control, end, at));
                }
            }
            Step::Cubic(first, second, end) => {
                let most = bend(from, first, second).max(bend(first, second, end));
                let count = pieces(most * 0.75, tolerance);
                for at in fractions(count) {
                    push(&mut points, cubic([from, first, second, end], at));
                }
            }
        }
        from = step.end();
    }
    if path.closed {
        push(&mut points, path.from);
    }
    points
}

/// Adds a point unless it is where the line already is.
fn push(points: &mut Vec<Pos2>, point: Pos2) {
    if points.last() != Some(&point) {
        points.push(point);
    }
}

/// How far from straight three points are: the length of their second difference.
fn bend(first: Pos2, second: Pos2, third: Pos2) -> f32 {
    ((first - second) + (third - second)).length()
}

/// How many equal steps of the parameter keep the chords within the tolerance.
///
/// A chord over a step h strays from a curve by at most h²/8 times the greatest second derivative,
/// which is 2 times the second difference of a quadratic curve's points and 6 times the greater one
/// of a cubic's; `error` is that for one step over the whole curve.
fn pieces(error: f32, tolerance: f32) -> f32 {
    (error / tolerance).sqrt().ceil().clamp(1.0, MOST)
}

/// The ends of this many equal steps, the last of them exactly 1.
fn fractions(count: f32) -> impl Iterator<Item = f32> {
    std::iter::successors(Some(1.0_f32), |step| Some(step + 1.0))
        .take_while(move |step| *step <= count)
        .map(move |step| step / count)
}

fn quad(from: Pos2, control: Pos2, end: Pos2, at: f32) -> Pos2 {
    if at >= 1.0 {
        return end;
    }
    let back = 1.0 - at;
    let sum = back * back * from.to_vec2()
        + 2.0 * back * at * control.to_vec2()
        + at * at * end.to_vec2();
    sum.to_pos2()
}

fn cubic([from, first, second, end]: [Pos2; 4], at: f32) -> Pos2 {
    if at >= 1.0 {
        return end;
    }
    let back = 1.0 - at;
    let sum = back * back * back * from.to_vec2()
        + 3.0 * back * back * at * first.to_vec2()
        + 3.0 * back * at * at * second.to_vec2()
        + at * at * at * end.to_vec2();
    sum.to_pos2()
}
