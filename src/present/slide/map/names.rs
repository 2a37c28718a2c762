//! The names of things on a map, wherever there is room for them.

use egui::{Pos2, Rect, pos2, vec2};

use crate::{
    present::{
        Stage,
        set::{Look, Piece, broken, draw},
    },
    scene::{Block, FaceName, Item, flatten},
    theme::Tokens,
};

/// The size of names, and how wide they may be.
const NAME: f32 = 30.0;
const NAME_WIDTH: f32 = 290.0;
const NAME_LINES: usize = 3;

/// Points on the ties, close to each other.
fn on_lines(items: &[Item]) -> Vec<Pos2> {
    const STEP: f32 = 8.0;
    let mut points = Vec::new();
    for item in items {
        let Item::Path(path) = item else { continue };
        let corners = flatten(path, 1.0);
        for (from, to) in corners.iter().zip(corners.iter().skip(1)) {
            let steps = ((*to - *from).length() / STEP).ceil().clamp(1.0, 1000.0) as usize;
            for step in 0..=steps {
                points.push(from.lerp(*to, step as f32 / steps as f32));
            }
        }
    }
    points
}

/// Sets the names below their shapes, or above or beside them, wherever there is room. Tells how
/// many have none.
pub(super) fn set(
    stage: &Stage,
    seen: &[(&str, Rect)],
    room: Rect,
    items: &mut Vec<Item>,
) -> usize {
    let ties = on_lines(items);
    let look = Look {
        face: FaceName::SansMedium,
        size: NAME,
        colour: Tokens::LIGHT.ink,
    };
    // The last line of the room is for telling what has no room.
    let room = room.with_max_y(room.bottom() - NAME * 1.4);
    let mut taken: Vec<Rect> = seen.iter().map(|(_, shape)| *shape).collect();
    let mut left_out = 0;
    for (place, (name, shape)) in seen.iter().enumerate() {
        let lines = broken(
            stage.ruler(),
            &[Piece::Words((*name).to_owned(), look)],
            NAME_WIDTH,
        );
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let height: f32 = lines.iter().map(|line| line.height).sum();
        let size = vec2(width, height);
        let below = Rect::from_center_size(
            pos2(shape.center().x, shape.bottom() + 4.0 + height / 2.0),
            size,
        );
        let above = Rect::from_center_size(
            pos2(shape.center().x, shape.top() - 4.0 - height / 2.0),
            size,
        );
        // Beside a shape at the edge it need not be in the middle.
        let (top, bottom) = (room.top() + height / 2.0, room.bottom() - height / 2.0);
        let level = shape.center().y.min(bottom).max(top);
        let right = pos2(shape.right() + 8.0 + width / 2.0, level);
        let left = pos2(shape.left() - 8.0 - width / 2.0, level);
        let [right, left] = [right, left].map(|centre| Rect::from_center_size(centre, size));
        let is_free = |rect: &Rect| {
            room.contains_rect(*rect)
                && !taken
                    .iter()
                    .enumerate()
                    .any(|(other, it)| other != place && it.intersects(*rect))
        };
        // Of the places that are free the one that hides least of the lines; then the one that is
        // least near to what has another name; the first if in doubt.
        const NEAR: f32 = 24.0;
        let hides = |rect: &Rect| {
            let hidden = ties.iter().filter(|at| rect.contains(**at)).count();
            let around = rect.expand(NEAR);
            let others = taken.iter().enumerate();
            let near = others.filter(|(other, it)| *other != place && it.intersects(around));
            (hidden, near.count())
        };
        let places = [below, right, left, above].into_iter();
        let found = places.filter(is_free).min_by_key(hides);
        let Some(rect) = found.filter(|_| lines.len() <= NAME_LINES) else {
            left_out += 1;
            continue;
        };
        taken.push(rect);
        items.push(
            Block {
                rect: rect.expand2(vec2(3.0, -1.0)),
                radius: 4.0,
                fill: Some(Tokens::LIGHT.paper.gamma_multiply(0.8)),
                stroke: None,
            }
            .into(),
        );
        let mut top = rect.top();
        for line in &lines {
            draw(items, line, pos2(rect.center().x - line.width / 2.0, top));
            top += line.height;
        }
    }
    left_out
}
