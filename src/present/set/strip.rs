//! Strips: what stands side by side on a page, and is never cut across.

use egui::{Pos2, Vec2, pos2};

use super::{Line, Look, Piece, Ruler, broken, draw};
use crate::{
    scene::{Item, Stroke},
    theme::Tokens,
};

/// What stands side by side, from the left edge and the top of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::present) struct Strip {
    /// How high it is.
    pub(in crate::present) height: f32,
    /// What is painted.
    pub(in crate::present) items: Vec<Item>,
    /// Whether it is to stay with the next one, if a page can hold both.
    pub(in crate::present) holds_next: bool,
    /// Of how many lines it counts.
    pub(in crate::present) lines: usize,
    /// Whether something new begins with it, to be revealed.
    pub(in crate::present) begins: bool,
    /// On whose word it is told.
    pub(in crate::present) sources: Vec<String>,
    /// What is painted besides where a page that goes on begins with it: whose rows these are.
    pub(in crate::present) again: Vec<Item>,
}

/// A column of a row.
#[derive(Clone, Debug)]
pub(in crate::present) struct Column<'a> {
    /// Where it begins.
    pub(in crate::present) left: f32,
    /// How wide it is.
    pub(in crate::present) width: f32,
    /// What stands in it.
    pub(in crate::present) pieces: &'a [Piece],
    /// Whether it stands at its right.
    pub(in crate::present) is_right: bool,
}

/// Nothing, so high. At the top of a page it is left out.
pub(in crate::present) fn space(height: f32) -> Strip {
    Strip {
        height,
        ..Strip::default()
    }
}

/// The same strips, which are told on the word of these.
pub(in crate::present) fn on_word_of(mut strips: Vec<Strip>, sources: Vec<String>) -> Vec<Strip> {
    if let Some(first) = strips.first_mut() {
        first.sources = sources;
    }
    strips
}

/// Words, line by line. The first two lines stay together, and so do the last two.
pub(in crate::present) fn paragraph(
    ruler: &Ruler,
    pieces: &[Piece],
    left: f32,
    width: f32,
    marker: Option<(&str, Look)>,
) -> Vec<Strip> {
    let lines = broken(ruler, pieces, width);
    let count = lines.len();
    let mut strips: Vec<Strip> = lines
        .iter()
        .enumerate()
        .map(|(place, line)| Strip {
            height: line.height,
            items: drawn(line, pos2(left, 0.0)),
            holds_next: place + 1 < count && (place == 0 || place + 2 == count),
            lines: 1,
            begins: place == 0,
            ..Strip::default()
        })
        .collect();
    if let (Some((text, look)), Some(first), Some(line)) =
        (marker, strips.first_mut(), lines.first())
    {
        let pieces = [Piece::Words(text.to_owned(), look)];
        for marker in broken(ruler, &pieces, left.max(look.size)) {
            let top = (line.height - marker.height) / 2.0;
            let at = pos2((left - marker.width - 0.45 * look.size).max(0.0), top);
            draw(&mut first.items, &marker, at);
        }
    }
    strips
}

fn drawn(line: &Line, at: Pos2) -> Vec<Item> {
    let mut items = Vec::new();
    draw(&mut items, line, at);
    items
}

/// A row of a table, with air above and below and, if it is `ruled`, a line under it.
pub(in crate::present) fn row(
    ruler: &Ruler,
    columns: &[Column<'_>],
    air: f32,
    ruled: Option<f32>,
) -> Vec<Strip> {
    let set: Vec<Vec<Line>> = columns
        .iter()
        .map(|column| broken(ruler, column.pieces, column.width))
        .collect();
    let count = set.iter().map(Vec::len).max().unwrap_or_default();
    let mut strips: Vec<Strip> = (0..count)
        .map(|at| {
            let lines = || set.iter().map(|lines| lines.get(at));
            // All words of a row stand on one line, large and small.
            let baseline = lines().flatten().map(Line::baseline).fold(0.0, f32::max);
            let mut height: f32 = 0.0;
            let mut items = Vec::new();
            for (column, line) in columns.iter().zip(lines()) {
                let Some(line) = line else { continue };
                let left = if column.is_right {
                    column.left + column.width - line.width
                } else {
                    column.left
                };
                let top = baseline - line.baseline();
                height = height.max(top + line.height);
                draw(&mut items, line, pos2(left, top));
            }
            Strip {
                height,
                items,
                holds_next: at + 1 < count,
                lines: 1,
                begins: at == 0,
                ..Strip::default()
            }
        })
        .collect();
    if let Some(first) = strips.first_mut() {
        first.height += air;
        for item in &mut first.items {
            item.translate(Vec2::new(0.0, air));
        }
    }
    if let Some(last) = strips.last_mut() {
        last.height += air;
    }
    // On whole units all lines across are equally sharp where a unit is a pixel.
    for strip in &mut strips {
        strip.height = strip.height.ceil();
    }
    if let Some((last, width)) = strips.last_mut().zip(ruled) {
        last.items.push(hairline(width, last.height));
    }
    strips
}

/// A line across.
pub(in crate::present) fn hairline(width: f32, at: f32) -> Item {
    crate::scene::Line {
        from: pos2(0.0, at),
        to: pos2(width, at),
        stroke: Stroke::new(1.5, Tokens::LIGHT.hairline),
    }
    .into()
}
