//! Where everything stands: pure geometry, from days and widths to places.
//!
//! Places count from the left end of the first day and the top of the first lane, so that they
//! hold while one moves along the axis.

use egui::{Pos2, Rect, pos2};

use super::rows::{Size, body, rows_of};
use crate::layout::lanes::Scale;

/// The height of a bar.
pub(super) const BAR: f32 = 22.0;
/// How wide the mark of a single day is.
pub(super) const MARK: f32 = 18.0;
/// Above and below the rows of a lane.
pub(super) const PAD: f32 = 8.0;
/// The height of a lane that is folded away.
pub(super) const FOLDED: f32 = 30.0;
/// Between a bar and what stands beside it.
pub(super) const LABEL_GAP: f32 = 6.0;
/// Between two things in a row.
const GAP: f32 = 14.0;
/// The widest labels, tried in turn until a lane is no higher than [`MOST_ROWS`].
const WIDEST: [f32; 4] = [460.0, 190.0, 90.0, 0.0];
const MOST_ROWS: usize = 24;
/// Of more rows even without words the marks are small.
const MOST_LARGE: usize = 12;
/// The height of a small bar, and the width of a small mark.
pub(super) const SMALL: f32 = 11.0;

/// Something to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) first: f64,
    pub(super) last: f64,
    /// The width of all that is written; of it this much is a chip, which is never cut.
    pub(super) text: f32,
    pub(super) chip: f32,
    /// Whether it is a bar, in which the text may stand; else it is a mark.
    pub(super) is_bar: bool,
    pub(super) anchor: Anchor,
    /// Pieces with the same number that follow each other share a row.
    pub(super) group: usize,
}

/// Where on its days the mark of a piece stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Anchor {
    Start,
    #[default]
    Middle,
    End,
}

/// Where a piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// Its days.
    pub(super) bar: Rect,
    /// The middle of its mark.
    pub(super) mark: Pos2,
    /// Where its text begins, at half height.
    pub(super) label: Pos2,
    /// How much room the text has.
    pub(super) room: f32,
}

impl Spot {
    /// All that answers to the pointer.
    pub(super) fn hit(&self, is_bar: bool) -> Rect {
        let body = if is_bar {
            self.bar
        } else {
            Rect::from_center_size(self.mark, egui::vec2(MARK + 4.0, BAR))
        };
        let right = (self.label.x + self.room).max(body.right());
        Rect::from_min_max(body.min, pos2(right, body.max.y))
    }
}

/// A lane with its pieces in place, from its own top.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LaidLane {
    pub(super) spots: Vec<Spot>,
    pub(super) height: f32,
    /// Whether its marks are small, and have no words.
    pub(super) is_small: bool,
}

/// All lanes.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    /// The lanes that are shown, by their place, each with its top.
    pub(super) lanes: Vec<LaneAt>,
    /// Where each event is; none: its lane is not shown.
    pub(super) spots: Vec<Option<Spot>>,
    pub(super) height: f32,
    /// The day from which places count.
    pub(super) base: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LaneAt {
    pub(super) lane: usize,
    pub(super) top: f32,
    pub(super) height: f32,
    pub(super) is_folded: bool,
    pub(super) is_small: bool,
}

impl Laid {
    /// The lane at a height.
    pub(super) fn lane_at(&self, y: f32) -> Option<&LaneAt> {
        self.lanes
            .iter()
            .find(|lane| (lane.top..lane.top + lane.height).contains(&y))
    }
}

/// Puts the pieces of a lane into rows, with labels as wide as the lane stays low.
/// `column` is the most that the words of a piece may take.
pub(super) fn lane(pieces: &[Piece], scale: Scale, column: f32, is_folded: bool) -> LaidLane {
    if is_folded {
        return folded(pieces, scale);
    }
    let mut size = Size {
        bar: BAR,
        mark: MARK,
        gap: GAP,
        label: 0.0,
        column,
    };
    let days = pieces
        .iter()
        .fold((f64::MAX, f64::MIN), |(first, last), piece| {
            (first.min(piece.first), last.max(piece.last))
        });
    let long = (days.1 - days.0 + 1.0).max(0.0) * scale.pixels_per_day + 600.0;
    for most in WIDEST {
        size.label = most;
        // What can't do, whichever way it is stacked, need not be tried.
        let text = |piece: &Piece| f64::from(piece.text.min(piece.chip + most).min(column));
        if pieces.iter().map(text).sum::<f64>() > long * MOST_ROWS as f64 {
            continue;
        }
        let (laid, rows) = rows_of(pieces, scale, size);
        if rows <= MOST_ROWS && (most > 0.0 || rows <= MOST_LARGE) {
            return laid;
        }
    }
    let small = Size {
        bar: SMALL,
        mark: SMALL,
        gap: 3.0,
        label: 0.0,
        column,
    };
    LaidLane {
        is_small: true,
        ..rows_of(pieces, scale, small).0
    }
}

/// In one row, without words.
fn folded(pieces: &[Piece], scale: Scale) -> LaidLane {
    let middle = FOLDED / 2.0;
    let spot = |piece: &Piece| {
        let (left, width, mark) = body(piece, scale, SMALL);
        let bar = Rect::from_min_max(pos2(left, middle - 6.0), pos2(left + width, middle + 6.0));
        Spot {
            bar,
            mark: pos2(mark, middle),
            label: pos2(bar.right(), middle),
            room: 0.0,
        }
    };
    LaidLane {
        spots: pieces.iter().map(spot).collect(),
        height: FOLDED,
        is_small: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Scale = Scale {
        origin: 0.0,
        pixels_per_day: 2.0,
    };

    fn piece(first: f64, last: f64, text: f32, is_bar: bool) -> Piece {
        Piece {
            first,
            last,
            text,
            chip: 0.0,
            is_bar,
            anchor: Anchor::Middle,
            group: (first * 1000.0) as usize,
        }
    }

    #[test]
    fn a_bar_bears_its_words_if_they_fit_else_they_stand_beside_it() {
        let laid = lane(
            &[
                piece(0.0, 49.0, 60.0, true),
                piece(100.0, 109.0, 60.0, true),
            ],
            SCALE,
            f32::INFINITY,
            false,
        );
        let [first, second] = laid.spots[..] else {
            panic!()
        };
        assert!(first.bar.contains(first.label) && first.bar.width() == 100.0);
        assert_eq!(second.label.x, second.bar.right() + LABEL_GAP);
        assert_eq!(first.bar.top(), second.bar.top());
        assert_eq!(laid.height, BAR + 2.0 * PAD);
    }

    #[test]
    fn nothing_that_is_written_overlaps() {
        let mut rng = fastrand::Rng::with_seed(3);
        for _ in 0..100 {
            let pieces: Vec<Piece> = (0..rng.usize(1..50))
                .map(|at| {
                    let first = f64::from(rng.i32(0..300));
                    Piece {
                        group: at,
                        ..piece(
                            first,
                            first + f64::from(rng.i32(0..9)),
                            rng.f32() * 90.0,
                            rng.bool(),
                        )
                    }
                })
                .collect();
            let laid = lane(&pieces, SCALE, f32::INFINITY, false);
            for a in 0..pieces.len() {
                for b in 0..a {
                    let of = |at: usize| laid.spots[at].hit(pieces[at].is_bar).shrink(2.1);
                    assert!(!of(a).intersects(of(b)), "{:?} {:?}", of(a), of(b));
                }
            }
        }
    }

    #[test]
    fn what_belongs_together_shares_a_row_and_its_marks_stand_apart() {
        let mut pieces = [
            piece(10.0, 10.0, 0.0, false),
            piece(11.0, 11.0, 0.0, false),
            piece(80.0, 80.0, 40.0, false),
        ];
        pieces.iter_mut().for_each(|piece| piece.group = 7);
        let laid = lane(&pieces, SCALE, f32::INFINITY, false);
        let marks: Vec<f32> = laid.spots.iter().map(|spot| spot.mark.x).collect();
        assert_eq!(marks, [21.0, 40.0, 161.0]);
        assert!(
            laid.spots
                .iter()
                .all(|spot| spot.mark.y == laid.spots[0].mark.y)
        );
        assert_eq!(laid.spots[2].label.x, 161.0 + MARK / 2.0 + LABEL_GAP);
    }

    #[test]
    fn a_crowd_gives_up_its_words_before_it_grows_tall() {
        let crowd: Vec<Piece> = (0..600)
            .map(|at| Piece {
                group: at,
                ..piece(f64::from(at as i32), f64::from(at as i32), 300.0, false)
            })
            .collect();
        let laid = lane(&crowd, SCALE, f32::INFINITY, false);
        assert!(laid.height < 20.0 * BAR, "{}", laid.height);
        assert!(laid.spots.iter().all(|spot| spot.room == 0.0));
        assert_eq!(lane(&crowd, SCALE, f32::INFINITY, true).height, FOLDED);
        assert_eq!(
            lane(&[], SCALE, f32::INFINITY, false).height,
            BAR + 2.0 * PAD
        );
    }
}
