//! Which boxes are near a place: a grid of cells, so that nobody has to look at all of them.

use egui::{Pos2, Rect};

/// How wide a cell is, in map units: a box with its words covers one or two.
const CELL: f32 = 160.0;
/// More cells than this for each box would be a grid of nothing but air: the cells grow instead.
const MOST_CELLS: f32 = 4.0;

/// Boxes by the cells that they touch.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    origin: Pos2,
    cell: f32,
    across: usize,
    down: usize,
    /// Where in `boxes` those of each cell begin; one more at the end.
    starts: Vec<u32>,
    boxes: Vec<u32>,
}

impl Grid {
    /// A grid of these boxes.
    pub(super) fn of(rects: impl Iterator<Item = Rect> + Clone) -> Self {
        let is_placed = |rect: &Rect| rect.is_finite() && !rect.is_negative();
        let Some(bounds) = rects
            .clone()
            .filter(is_placed)
            .reduce(|all, rect| all | rect)
        else {
            return Self::default();
        };
        let count = rects.clone().count().max(1) as f32;
        let wanted = bounds.area() / (CELL * CELL);
        let cell = CELL * (wanted / (MOST_CELLS * count)).sqrt().max(1.0);
        let mut grid = Self {
            origin: bounds.min,
            cell,
            across: (bounds.width() / cell) as usize + 1,
            down: (bounds.height() / cell) as usize + 1,
            ..Self::default()
        };
        let mut counts = vec![0_u32; grid.across * grid.down + 1];
        for rect in rects.clone().filter(is_placed) {
            grid.cells(rect).for_each(|cell| add(&mut counts, cell + 1));
        }
        let mut all = 0;
        for count in &mut counts {
            all += *count;
            *count = all;
        }
        grid.starts.clone_from(&counts);
        grid.boxes = vec![0; all as usize];
        for (place, rect) in (0_u32..).zip(rects).filter(|(_, rect)| is_placed(rect)) {
            for cell in grid.cells(rect) {
                let Some(next) = counts.get_mut(cell) else {
                    continue;
                };
                if let Some(slot) = grid.boxes.get_mut(*next as usize) {
                    *slot = place;
                }
                *next += 1;
            }
        }
        grid
    }

    /// The boxes that touch an area, in order, each once, and some that only lie near it.
    pub(super) fn within(&self, area: Rect) -> Vec<usize> {
        let mut found: Vec<u32> = self
            .cells(area)
            .filter_map(|cell| self.boxes.get(self.range(cell)?))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|place| place as usize).collect()
    }

    /// How many boxes touch an area; one that touches several cells may count for each.
    pub(super) fn count(&self, area: Rect) -> usize {
        let ranges = self.cells(area).filter_map(|cell| self.range(cell));
        ranges.map(|range| range.len()).sum()
    }

    fn range(&self, cell: usize) -> Option<std::ops::Range<usize>> {
        Some(*self.starts.get(cell)? as usize..*self.starts.get(cell + 1)? as usize)
    }

    /// The cells that an area touches.
    fn cells(&self, area: Rect) -> impl Iterator<Item = usize> + use<> {
        let (across, down) = (self.across, self.down);
        let (cell, origin) = (self.cell.max(1e-3), self.origin);
        // A cast of what is too large or small stops at the ends of its type.
        let clamp = |at: f32, count: usize| ((at / cell).max(0.0) as usize).min(count.max(1) - 1);
        let columns =
            clamp(area.left() - origin.x, across)..=clamp(area.right() - origin.x, across);
        let rows = clamp(area.top() - origin.y, down)..=clamp(area.bottom() - origin.y, down);
        let is_there = across > 0 && !area.is_negative();
        rows.filter(move |_| is_there)
            .flat_map(move |row| columns.clone().map(move |column| row * across + column))
    }
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
                let found = grid.within(area);
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
        let found = grid.within(Rect::EVERYTHING);
        assert!(found.contains(&2) && !found.contains(&0));
        assert!(grid.count(Rect::EVERYTHING) >= found.len());
        assert!(grid.within(Rect::NOTHING).is_empty());
    }
}
