//! Pieces in rows: each beside what it says, none over another.

use std::ops::Range;

use egui::{Pos2, Rect, pos2};

use super::lay::{Anchor, BAR, LABEL_GAP, LaidLane, PAD, Piece, SMALL, Spot};
use crate::layout::lanes::{self, Item, Scale};

/// Between two rows.
const ROW_GAP: f32 = 4.0;

/// What takes a row: one piece, or a group of them.
struct Row {
    left: f32,
    right: f32,
    pieces: Range<usize>,
}

/// How large things are, and how wide their words.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) bar: f32,
    pub(super) mark: f32,
    pub(super) gap: f32,
    /// The widest label.
    pub(super) label: f32,
    /// The most that all words may take, where columns are narrow.
    pub(super) column: f32,
}

/// The left end of a piece, its width, and where its mark is.
pub(super) fn body(piece: &Piece, scale: Scale, wide: f32) -> (f32, f32, f32) {
    let left = scale.x(piece.first);
    let right = scale.x(piece.last.max(piece.first) + 1.0);
    if piece.is_bar {
        let width = (right - left).max(wide * 0.6);
        return (left, width, left + width / 2.0);
    }
    let mark = match piece.anchor {
        Anchor::Start => left + wide / 2.0,
        Anchor::Middle => (left + right) / 2.0,
        Anchor::End => (right - wide / 2.0).max((left + right) / 2.0),
    };
    (left, right - left, mark)
}

/// Stacks pieces in as few rows as they need, and tells how many.
pub(super) fn rows_of(pieces: &[Piece], scale: Scale, size: Size) -> (LaidLane, usize) {
    let nowhere = Spot {
        bar: Rect::ZERO,
        mark: Pos2::ZERO,
        label: Pos2::ZERO,
        room: 0.0,
    };
    let mut spots = vec![nowhere; pieces.len()];
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    while let Some(first) = pieces.get(at) {
        let rest = pieces.get(at..).unwrap_or_default();
        let count = rest
            .iter()
            .take_while(|it| it.group == first.group)
            .count()
            .max(1);
        let group = rest.get(..count).unwrap_or_default();
        let row = place(group, scale, size, spots.get_mut(at..at + count));
        rows.push(Row {
            pieces: at..at + count,
            ..row
        });
        at += count;
    }
    let per = scale.pixels_per_day.max(1e-9);
    let items: Vec<Item> = rows
        .iter()
        .map(|row| {
            let first = scale.day(row.left);
            Item {
                first,
                last: first + f64::from(row.right - row.left) / per - 1.0,
                label: 0.0,
            }
        })
        .collect();
    let style = lanes::Style {
        bar: size.bar,
        row_gap: ROW_GAP.min(size.gap),
        gap: size.gap,
        least: 1.0,
        label_gap: 0.0,
    };
    let stacked = lanes::stack(&items, scale, style);
    for (row, placed) in rows.iter().zip(&stacked.placed) {
        let down = egui::vec2(0.0, PAD + placed.bar.top());
        for spot in spots.get_mut(row.pieces.clone()).into_iter().flatten() {
            spot.bar = spot.bar.translate(down);
            spot.mark += down;
            spot.label += down;
        }
    }
    let height = stacked.height.max(BAR) + 2.0 * PAD;
    let laid = LaidLane {
        spots,
        height,
        is_small: false,
    };
    (laid, stacked.rows)
}

/// Places the pieces of one row from its own top, and tells from where to where it reaches.
fn place(group: &[Piece], scale: Scale, size: Size, spots: Option<&mut [Spot]>) -> Row {
    let (middle, half) = (size.bar / 2.0, size.mark / 2.0);
    let (mut left, mut right) = (f32::INFINITY, f32::NEG_INFINITY);
    let mut last_mark = f32::NEG_INFINITY;
    let Some(spots) = spots else {
        return Row {
            left: 0.0,
            right: 0.0,
            pieces: 0..0,
        };
    };
    for (piece, spot) in group.iter().zip(spots.iter_mut()) {
        let (begin, width, mark) = body(piece, scale, size.mark);
        // Marks of one thing stand side by side, so that each can be seen.
        let mark = mark.max(last_mark + size.mark + 1.0);
        last_mark = mark;
        spot.bar = Rect::from_min_max(pos2(begin, 0.0), pos2(begin + width, size.bar));
        spot.mark = pos2(mark, middle);
        left = left
            .min(begin)
            .min(if piece.is_bar { begin } else { mark - half });
        right = right.max(begin + width);
        if !piece.is_bar {
            right = right.max(mark + half);
        }
        spot.label = pos2(right + LABEL_GAP, middle);
        spot.room = 0.0;
    }
    // The last one bears the words of the row.
    if let (Some(piece), Some(spot)) = (group.last(), spots.last_mut()) {
        let text = piece.text.min(piece.chip + size.label);
        let text = text.min(size.column.max(piece.chip));
        let inside = spot.bar.width() - 2.0 * LABEL_GAP;
        if piece.is_bar && text <= inside {
            spot.label.x = spot.bar.left() + LABEL_GAP + 2.0;
            spot.room = inside;
        } else if piece.chip > 0.0 && size.bar > SMALL {
            // A chip is its own mark.
            spot.label.x = spot.mark.x - half;
            spot.room = text;
        } else if text > 0.0 && size.label > 0.0 {
            spot.label.x = right + LABEL_GAP;
            spot.room = text;
        }
        if spot.room > 0.0 && !(piece.is_bar && text <= inside) {
            right = right.max(spot.label.x + spot.room);
        }
    }
    Row {
        left,
        right,
        pieces: 0..0,
    }
}
