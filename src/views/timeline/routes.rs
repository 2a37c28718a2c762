//! The ways of arrows between marks: pure geometry.

use egui::{Pos2, Rect, pos2};

/// How far an arrow keeps from what it leads to before it turns.
const ELBOW: f32 = 9.0;

/// The corners of the way from one thing to what hangs on it: down and across where it comes
/// later, around where it does not.
pub(super) fn route(from: Rect, to: Rect) -> Vec<Pos2> {
    let start = from.center();
    let end = pos2(to.left() - 1.0, to.center().y);
    if (start.y - end.y).abs() < 1.0 {
        return vec![pos2(from.right() + 1.0, start.y), end];
    }
    let goes_down = end.y > start.y;
    let out = if goes_down { from.bottom() } else { from.top() };
    let start = pos2(start.x, out);
    if end.x - ELBOW >= start.x {
        return vec![start, pos2(start.x, end.y), end];
    }
    let gap = if goes_down {
        (out + to.top()) / 2.0
    } else {
        (out + to.bottom()) / 2.0
    };
    vec![
        start,
        pos2(start.x, gap),
        pos2(end.x - ELBOW, gap),
        pos2(end.x - ELBOW, end.y),
        end,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(x: f32, y: f32) -> Rect {
        Rect::from_center_size(pos2(x, y), egui::vec2(18.0, 18.0))
    }

    #[test]
    fn it_begins_at_one_and_ends_before_the_other() {
        for (x, y) in [
            (100.0, 50.0),
            (100.0, 0.0),
            (-60.0, 50.0),
            (4.0, -50.0),
            (0.0, 30.0),
        ] {
            let (from, to) = (mark(0.0, 0.0), mark(x, y));
            let way = route(from, to);
            assert!(from.expand(1.5).contains(way[0]), "{x} {y}");
            assert_eq!(*way.last().unwrap(), pos2(x - 10.0, y));
            // Each leg runs along one axis.
            for leg in way.windows(2) {
                assert!(leg[0].x == leg[1].x || leg[0].y == leg[1].y, "{way:?}");
            }
        }
    }
}
