//! A part of a picture: what is within, and of lines what is within of them.

use egui::{Pos2, Rect};

use crate::scene::{Block, Item, Line, Path, flatten};

/// What is wider is no thing, but the ground that several stand on.
const GROUND: f32 = 300.0;

/// What of an item is to be seen within a room; none: nothing.
pub(super) fn within(item: &Item, room: Rect) -> Option<Item> {
    if item
        .bounds()
        .is_none_or(|bounds| room.contains_rect(bounds))
    {
        return Some(item.clone());
    }
    match item {
        Item::Path(path) if path.fill.is_none() => {
            let corners = flatten(path, 0.5);
            let cut = Path::polyline(&longest(&corners, room))?;
            Some(Item::Path(Path {
                stroke: path.stroke,
                ..cut
            }))
        }
        Item::Line(line) => match longest(&[line.from, line.to], room).as_slice() {
            [from, .., to] => Some(Item::Line(Line {
                from: *from,
                to: *to,
                ..*line
            })),
            _ => None,
        },
        // The ground behind a group goes on beyond the edge; a thing that is cut is left out.
        Item::Block(block) if room.intersects(block.rect) && block.rect.width() > GROUND => {
            Some(Item::Block(Block {
                rect: room.intersect(block.rect),
                ..*block
            }))
        }
        _ => None,
    }
}

/// The longest run of a line that is within a room.
fn longest(corners: &[Pos2], room: Rect) -> Vec<Pos2> {
    let mut runs: Vec<Vec<Pos2>> = vec![Vec::new()];
    for (from, to) in corners.iter().zip(corners.iter().skip(1)) {
        let Some((begin, end)) = piece(*from, *to, room) else {
            runs.push(Vec::new());
            continue;
        };
        let Some(run) = runs.last_mut() else { break };
        if run.is_empty() {
            run.push(begin);
        }
        run.push(end);
        if end != *to {
            runs.push(Vec::new());
        }
    }
    let length = |run: &Vec<Pos2>| -> f32 {
        let pairs = run.iter().zip(run.iter().skip(1));
        pairs.map(|(from, to)| from.distance(*to)).sum()
    };
    let longest = runs
        .into_iter()
        .max_by(|one, other| length(one).total_cmp(&length(other)));
    longest.unwrap_or_default()
}

/// The piece of a straight line that is within a room (Liang and Barsky's way).
fn piece(from: Pos2, to: Pos2, room: Rect) -> Option<(Pos2, Pos2)> {
    let way = to - from;
    let (mut begin, mut end) = (0.0_f32, 1.0_f32);
    for (step, first, last) in [
        (way.x, room.left() - from.x, room.right() - from.x),
        (way.y, room.top() - from.y, room.bottom() - from.y),
    ] {
        if step == 0.0 {
            if first > 0.0 || last < 0.0 {
                return None;
            }
            continue;
        }
        let (near, far) = (first / step, last / step);
        begin = begin.max(near.min(far));
        end = end.min(near.max(far));
    }
    let at = |share: f32| match share {
        0.0 => from,
        1.0 => to,
        share => from + way * share,
    };
    (begin < end).then(|| (at(begin), at(end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Stroke;
    use egui::{Color32, pos2};

    fn room() -> Rect {
        Rect::from_min_max(pos2(0.0, 0.0), pos2(10.0, 10.0))
    }

    #[test]
    fn a_line_ends_at_the_edge() {
        let line = |from, to| {
            Item::Line(Line {
                from,
                to,
                stroke: Stroke::new(0.1, Color32::BLACK),
            })
        };
        let cut = within(&line(pos2(5.0, 5.0), pos2(25.0, 5.0)), room());
        assert_eq!(cut, Some(line(pos2(5.0, 5.0), pos2(10.0, 5.0))));
        assert_eq!(
            within(&line(pos2(11.0, 5.0), pos2(25.0, 5.0)), room()),
            None
        );
        let inside = line(pos2(1.0, 1.0), pos2(9.0, 9.0));
        assert_eq!(within(&inside, room()), Some(inside));
    }

    #[test]
    fn of_a_line_that_leaves_and_comes_back_the_longest_run_is_kept() {
        let corners = [
            pos2(1.0, 1.0),
            pos2(3.0, 1.0),
            pos2(3.0, -5.0),
            pos2(8.0, -5.0),
            pos2(8.0, 9.0),
        ];
        assert_eq!(longest(&corners, room()), [pos2(8.0, 0.0), pos2(8.0, 9.0)]);
    }
}
