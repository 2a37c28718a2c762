//! Where the words stand that belong to a mark, and which row has room for both.

use super::events::ToldEvent;
use crate::{
    present::{
        set::{Line, Piece, broken},
        slide::Frame,
    },
    scene::FaceName,
};

/// From a mark to its words, and from words to the next mark.
const BESIDE: f32 = 12.0;
const APART: f32 = 26.0;

/// Where there is room for marks and words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) left: f32,
    pub(super) right: f32,
    /// How wide words may be before they are broken.
    pub(super) most: f32,
}

/// A mark with its words.
pub(super) struct Placed<'a> {
    pub(super) event: &'a ToldEvent,
    /// From where to where the mark is.
    pub(super) mark: (f32, f32),
    pub(super) lines: Vec<Line>,
    /// Where the words begin.
    pub(super) words: f32,
    /// Whether they stand on the mark, for want of room beside it.
    pub(super) is_on: bool,
    /// Whether what is marked is somewhere within.
    pub(super) spans: bool,
}

impl Placed<'_> {
    fn extent(&self) -> (f32, f32) {
        let width = self.lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let (from, to) = self.mark;
        (
            from.min(self.words) - APART / 2.0,
            to.max(self.words + width) + APART / 2.0,
        )
    }
}

/// The words of a mark: title and date side by side if there is room, else one below the other.
fn lines(frame: &Frame<'_>, event: &ToldEvent, width: f32, part: f32) -> Vec<Line> {
    let title = Frame::look(FaceName::SansMedium, 28.0, part);
    let soft = Frame::soft(FaceName::Sans, 25.0, part);
    let ruler = frame.stage.ruler();
    let title = Piece::Words(event.title.clone(), title);
    if event.detail.is_empty() {
        return broken(ruler, &[title], width);
    }
    let detail = Piece::Words(event.detail.clone(), soft);
    let apart = Piece::Words(format!("  {}", event.detail), soft);
    let in_one = broken(ruler, &[title.clone(), apart], width);
    if in_one.len() == 1 {
        return in_one;
    }
    let mut lines = broken(ruler, &[title], width);
    lines.extend(broken(ruler, &[detail], width));
    lines
}

/// Sets the words of a mark: to the right of it, else to the left, else on it.
pub(super) fn placed<'a>(
    frame: &Frame<'_>,
    event: &'a ToldEvent,
    mark: (f32, f32),
    room: Room,
    part: f32,
) -> Placed<'a> {
    let half = super::marks::HALF;
    let (from, to) = mark;
    // A point is as wide as its mark.
    let mark = if to - from < 2.0 * half {
        let middle = ((from + to) / 2.0).clamp(
            room.left + half,
            room.right.max(room.left + 2.0 * half) - half,
        );
        (middle - half, middle + half)
    } else {
        mark
    };
    let (from, to) = mark;
    let right = room.right - to - BESIDE;
    let left = from - BESIDE - room.left;
    // On a line or two they may take more room than on several.
    let most = room.most.min(right.max(left)).max(1.0);
    let wide = right.max(left).min(3.2 * room.most).max(1.0);
    let set = match lines(frame, event, wide, part) {
        few if few.len() <= 2 => few,
        _ => lines(frame, event, most, part),
    };
    let width = set.iter().map(|line| line.width).fold(0.0, f32::max);
    let spans = event
        .span
        .is_some_and(|span| span.precision == crate::analysis::timeline::Precision::Span);
    let on = room.right - from - 2.0 * BESIDE;
    let (lines, words, is_on) = if width <= right {
        (set, to + BESIDE, false)
    } else if width <= left {
        (set, from - BESIDE - width, false)
    } else if spans && on > right.max(left) {
        (lines(frame, event, on, part), from + BESIDE, true)
    } else if right >= left {
        (lines(frame, event, right, part), to + BESIDE, false)
    } else {
        let set = lines(frame, event, left, part);
        let width = set.iter().map(|line| line.width).fold(0.0, f32::max);
        (set, from - BESIDE - width, false)
    };
    Placed {
        event,
        mark,
        lines,
        words,
        is_on,
        spans,
    }
}

/// Puts each into the first row that has room for it.
pub(super) fn rows(all: Vec<Placed<'_>>) -> Vec<Vec<Placed<'_>>> {
    let mut rows: Vec<Vec<Placed<'_>>> = Vec::new();
    for placed in all {
        let (from, to) = placed.extent();
        let is_free = |row: &Vec<Placed<'_>>| {
            row.iter().all(|other| {
                let (begin, end) = other.extent();
                to <= begin || end <= from
            })
        };
        match rows.iter_mut().find(|row| is_free(row)) {
            Some(row) => row.push(placed),
            None => rows.push(vec![placed]),
        }
    }
    rows
}
