//! Timeline lanes: spans of days as bars, stacked so that neither they nor their labels overlap.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
};

use emath::{Pos2, Rect, pos2};

/// Where days are on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The day, as a number, that is at x = 0.
    pub origin: f64,
    /// The width of a day.
    pub pixels_per_day: f64,
}

impl Scale {
    /// Where a day begins. `day` may have a fraction.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "pixels are single precision"
    )]
    pub fn x(self, day: f64) -> f32 {
        // Far beyond any screen, but finite.
        let x = (day - self.origin) * self.pixels_per_day;
        if x.is_finite() {
            x.clamp(-1e7, 1e7) as f32
        } else {
            0.0
        }
    }

    /// The day at a place, with its fraction.
    pub fn day(self, x: f32) -> f64 {
        let days = f64::from(x) / self.pixels_per_day;
        if days.is_finite() {
            self.origin + days
        } else {
            self.origin
        }
    }

    /// The scale at which the days from `first` to `last`, both included, fill a width.
    pub fn fitting(first: f64, last: f64, width: f32) -> Self {
        let days = (last - first + 1.0).max(1.0);
        Self {
            origin: first,
            pixels_per_day: f64::from(width.max(1.0)) / days,
        }
    }

    /// The scale, larger by a factor, at which the same day stays at `x`.
    #[must_use]
    pub fn zoomed(self, factor: f64, x: f32) -> Self {
        let day = self.day(x);
        let pixels_per_day = (self.pixels_per_day * factor).clamp(1e-4, 1e4);
        Self {
            origin: day - f64::from(x) / pixels_per_day,
            pixels_per_day,
        }
    }
}

/// Something in a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Its first day.
    pub first: f64,
    /// Its last day, included.
    pub last: f64,
    /// The width of its label.
    pub label: f32,
}

/// How a lane is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The height of a bar.
    pub bar: f32,
    /// Between two rows.
    pub row_gap: f32,
    /// Between two things in a row.
    pub gap: f32,
    /// The narrowest bar: a day that would not be seen is drawn as wide.
    pub least: f32,
    /// Between a bar and a label beside it.
    pub label_gap: f32,
}

/// Where something is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The row, from the top.
    pub row: usize,
    /// The bar.
    pub bar: Rect,
    /// Where the label begins, at half the height of the bar: in it if it fits there, else beside
    /// it.
    pub label: Pos2,
    /// Whether the label is in the bar.
    pub is_inside: bool,
}

/// A lane with everything in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stacked {
    /// Where each item is, in the order in which they came.
    pub placed: Vec<Placed>,
    /// How many rows there are.
    pub rows: usize,
    /// The height of them all.
    pub height: f32,
}

/// Puts each item into the highest row in which there is room for it and its label, taking them in
/// order of time, ties in the order in which they came. Takes n log n steps.
pub fn stack(items: &[Item], scale: Scale, style: Style) -> Stacked {
    let mut waiting: Vec<(f32, f32, usize)> = items
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let first = scale.x(item.first);
            let width = (scale.x(item.last.max(item.first) + 1.0) - first).max(style.least);
            (first, width, place)
        })
        .collect();
    waiting.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.2.cmp(&b.2)));
    let nowhere = Placed {
        row: 0,
        bar: Rect::ZERO,
        label: Pos2::ZERO,
        is_inside: false,
    };
    let mut stacked = Stacked {
        placed: vec![nowhere; items.len()],
        ..Stacked::default()
    };
    let mut free: BTreeSet<usize> = BTreeSet::new();
    let mut taken: BinaryHeap<Reverse<(Ordered, usize)>> = BinaryHeap::new();
    for (first, width, place) in waiting {
        while let Some(Reverse((end, row))) = taken.peek().copied() {
            if end.0 > first {
                break;
            }
            taken.pop();
            free.insert(row);
        }
        let row = free.pop_first().unwrap_or(stacked.rows);
        stacked.rows = stacked.rows.max(row + 1);
        let label = items.get(place).map_or(0.0, |item| item.label.max(0.0));
        let is_inside = label + 2.0 * style.label_gap <= width;
        #[expect(clippy::cast_precision_loss, reason = "rows on a screen")]
        let top = row as f32 * (style.bar + style.row_gap);
        let bar = Rect::from_min_max(pos2(first, top), pos2(first + width, top + style.bar));
        let at = if is_inside { first } else { first + width } + style.label_gap;
        let end = if is_inside || label == 0.0 {
            first + width
        } else {
            at + label
        };
        taken.push(Reverse((Ordered(end + style.gap), row)));
        if let Some(placed) = stacked.placed.get_mut(place) {
            *placed = Placed {
                row,
                bar,
                label: pos2(at, bar.center().y),
                is_inside,
            };
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "rows on a screen")]
    let rows = stacked.rows as f32;
    stacked.height = (rows * (style.bar + style.row_gap) - style.row_gap).max(0.0);
    stacked
}

/// A finite number that has an order.
#[derive(Clone, Copy, PartialEq)]
struct Ordered(f32);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style {
        bar: 20.0,
        row_gap: 4.0,
        gap: 6.0,
        least: 8.0,
        label_gap: 4.0,
    };

    const SCALE: Scale = Scale {
        origin: 100.0,
        pixels_per_day: 2.0,
    };

    fn item(first: f64, last: f64, label: f32) -> Item {
        Item { first, last, label }
    }

    #[test]
    fn what_would_overlap_goes_to_the_next_row() {
        let items = [
            item(100.0, 149.0, 50.0),
            // Its label, beside its eight pixels, ends at 40 + 8 + 4 + 30 = 82.
            item(120.0, 120.0, 30.0),
            // Begins at 80: too early for the second row, and the first is taken until 100.
            item(140.0, 150.0, 0.0),
            // Begins at 106, when the first row is free with its gap.
            item(153.0, 160.0, 0.0),
        ];
        let stacked = stack(&items, SCALE, STYLE);
        let rows: Vec<usize> = stacked.placed.iter().map(|placed| placed.row).collect();
        assert_eq!(rows, [0, 1, 2, 0]);
        assert_eq!((stacked.rows, stacked.height), (3, 68.0));
        let first = stacked.placed[0];
        assert_eq!(
            first.bar,
            Rect::from_min_max(pos2(0.0, 0.0), pos2(100.0, 20.0))
        );
        assert!(first.is_inside && !stacked.placed[1].is_inside);
        assert_eq!(stacked.placed[1].label, pos2(52.0, 34.0));
    }

    #[test]
    fn nothing_overlaps_whatever_comes() {
        let mut rng = fastrand::Rng::with_seed(1);
        for _ in 0..200 {
            let items: Vec<Item> = (0..rng.usize(0..60))
                .map(|_| {
                    let first = f64::from(rng.i32(0..400));
                    item(first, first + f64::from(rng.i32(-2..60)), rng.f32() * 80.0)
                })
                .collect();
            let stacked = stack(&items, SCALE, STYLE);
            let ends = |place: usize| {
                let placed = stacked.placed[place];
                let label = placed.label.x + items[place].label;
                (placed.bar.left(), placed.bar.right().max(label))
            };
            for a in 0..items.len() {
                for b in 0..a {
                    if stacked.placed[a].row == stacked.placed[b].row {
                        let ((a0, a1), (b0, b1)) = (ends(a), ends(b));
                        assert!(a1 <= b0 || b1 <= a0, "{a} and {b}");
                    }
                }
                assert!(stacked.placed[a].row < stacked.rows);
            }
        }
        assert_eq!(stack(&[], SCALE, STYLE), Stacked::default());
    }

    #[test]
    fn a_scale_goes_there_and_back_and_keeps_the_day_under_the_pointer() {
        let scale = Scale::fitting(10.0, 19.0, 200.0);
        assert_eq!((scale.x(10.0), scale.x(20.0)), (0.0, 200.0));
        assert_eq!(scale.day(50.0), 12.5);
        let zoomed = scale.zoomed(3.0, 50.0);
        assert!((zoomed.day(50.0) - 12.5).abs() < 1e-9);
        assert_eq!(zoomed.pixels_per_day, 60.0);
        let odd = Scale {
            origin: f64::NAN,
            pixels_per_day: 0.0,
        };
        assert!(odd.x(3.0).is_finite());
    }

    #[test]
    fn ten_thousand_at_once_are_stacked() {
        let items: Vec<Item> = (0..10_000)
            .map(|at| item(f64::from(at % 7), 9.0, 10.0))
            .collect();
        assert_eq!(stack(&items, SCALE, STYLE).rows, 10_000);
    }
}
