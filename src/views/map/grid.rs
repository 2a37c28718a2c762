//! Which boxes are near a place: a grid of cells, so that nobody has to look at all of them.

use std::ops::Range;

use egui::{Pos2, Rect, Vec2};

/// How wide a cell is, in map units: a box with its words covers one or two.
const CELL: f32 = 160.0;
/// More cells than this for each box would be a grid of nothing but air: the cells grow instead.
const MOST_CELLS: f32 = 4.0;

/// Boxes by the cell that their middle is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    origin: Pos2,
    cell: f32,
    across: usize,
    down: usize,
    /// How far a box reaches from its middle at most.
    reach: Vec2,
    /// Where in `boxes` those of each cell begin; one more at the end.
    starts: Vec<u32>,
    boxes: Vec<u32>,
}

impl Grid {
    /// A grid of these boxes.
    pub(super) fn of(rects: impl Iterator<Item = Rect> + Clone) -> Self {
        let is_placed = |rect: &Rect| rect.is_finite() && !rect.is_negative();
        let placed = || rects.clone().filter(is_placed);
        let Some(bounds) = placed().reduce(|all, rect| all | rect) else {
            return Self::default();
        };
        let count = placed().count().max(1) as f32;
        let wanted = bounds.area() / (CELL * CELL);
        let cell = CELL * (wanted / (MOST_CELLS * count)).sqrt().max(1.0);
        let halves = placed().map(|rect| rect.size() / 2.0);
        let mut grid = Self {
            origin: bounds.min,
            cell,
            across: (bounds.width() / cell) as usize + 1,
            down: (bounds.height() / cell) as usize + 1,
            reach: halves.fold(Vec2::ZERO, Vec2::max),
            ..Self::default()
        };
        let mut counts = vec![0_u32; grid.across * grid.down + 1];
        for rect in placed() {
            add(&mut counts, grid.home(rect.center()) + 1);
        }
        let mut all = 0;
        for count in &mut counts {
            all += *count;
            *count = all;
        }
        grid.starts.clone_from(&counts);
        grid.boxes = vec![0; all as usize];
        for (place, rect) in (0_u32..).zip(rects).filter(|(_, rect)| is_placed(rect)) {
            let home = grid.home(rect.center());
            let Some(next) = counts.get_mut(home) else {
                continue;
            };
            if let Some(slot) = grid.boxes.get_mut(*next as usize) {
                *slot = place;
            }
            *next += 1;
        }
        grid
    }

    /// The boxes that touch an area, each once, and some that only lie near it.
    pub(super) fn within(&self, area: Rect) -> impl Iterator<Item = usize> {
        let rows = self.rows(area);
        let boxes = rows.filter_map(|range| self.boxes.get(range));
        boxes.flatten().map(|place| *place as usize)
    }

    /// How many those are.
    pub(super) fn count(&self, area: Rect) -> usize {
        self.rows(area).map(|range| range.len()).sum()
    }

    /// Where those of each row of cells are in the list.
    fn rows(&self, area: Rect) -> impl Iterator<Item = Range<usize>> {
        let area = area.expand2(self.reach);
        let is_there = self.across > 0 && !area.is_negative();
        let (first, last) = (self.column(area.left()), self.column(area.right()));
        let rows = self.row(area.top())..=self.row(area.bottom());
        rows.filter(move |_| is_there).filter_map(move |row| {
            let start = *self.starts.get(row * self.across + first)?;
            let end = *self.starts.get(row * self.across + last + 1)?;
            Some(start as usize..end as usize)
        })
    }

    fn home(&self, at: Pos2) -> usize {
        self.row(at.y) * self.across + self.column(at.x)
    }

    fn column(&self, x: f32) -> usize {
        cell_of(x - self.origin.x, self.cell, self.across)
    }

    fn row(&self, y: f32) -> usize {
        cell_of(y - self.origin.y, self.cell, self.down)
    }
}

/// A cast of what is too large or small stops at the ends of its type.
fn cell_of(at: f32, cell: f32, count: usize) -> usize {
    ((at / cell.max(1e-3)).max(0.0) as usize).min(count.max(1) - 1)
}

fn add(counts: &mut [u32], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, Vec2, pos2};

    use super::Grid;

    #[test]
    fn what_touches_an_area_is_found() {
        let mut random = fastrand::Rng::with_seed(3);
        for count in [0, 1, 7, 400] {
            let rects: Vec<Rect> = (0..count)
                .map(|_| {
                    let at = pos2(random.f32() * 9e3 - 4e3, random.f32() * 2e3);
                    Rect::from_min_size(at, Vec2::new(random.f32() * 300.0, random.f32() * 90.0))
                })
                .collect();
            let grid = Grid::of(rects.iter().copied());
            for _ in 0..60 {
                let at = pos2(random.f32() * 12e3 - 6e3, random.f32() * 6e3 - 3e3);
                let area = Rect::from_min_size(at, Vec2::splat(random.f32() * 1500.0));
                let found: Vec<usize> = grid.within(area).collect();
                for (place, rect) in rects.iter().enumerate() {
                    assert!(!rect.intersects(area) || found.contains(&place));
                }
            }
        }
    }

    #[test]
    fn what_is_nowhere_is_not_found_and_breaks_nothing() {
        let lost = Rect::from_min_max(pos2(f32::NAN, 0.0), pos2(1.0, 1.0));
        let far = Rect::from_min_size(pos2(1e30, -1e30), Vec2::splat(10.0));
        let grid = Grid::of(
            [
                lost,
                far,
                Rect::from_min_size(pos2(0.0, 0.0), Vec2::splat(9.0)),
            ]
            .into_iter(),
        );
        let found: Vec<usize> = grid.within(Rect::EVERYTHING).collect();
        assert!(found.contains(&2) && !found.contains(&0));
        assert_eq!(grid.count(Rect::EVERYTHING), found.len());
        assert_eq!(grid.within(Rect::NOTHING).count(), 0);
    }
}
