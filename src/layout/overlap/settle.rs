//! Puts boxes that still overlap into the nearest gap: the step that is sure to end.
#![allow(
    clippy::indexing_slicing,
    reason = "cells and boxes are numbered by this file, within its own lists"
)]

use std::collections::HashMap;

use emath::{Pos2, Rect, Vec2};

use super::super::progress::{Cancelled, Progress};
use super::sweep::{Boxes, Sweep};

/// Which boxes are in which cell of a grid over the plane.
struct Grid {
    origin: Pos2,
    cell: Vec2,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
}

impl Grid {
    fn new(area: Rect, boxes: &Boxes) -> Self {
        let count = boxes.halves.len().max(1) as f32;
        let mean = boxes
            .halves
            .iter()
            .fold(Vec2::ZERO, |sum, half| sum + *half)
            * (2.0 / count);
        // As many cells as boxes at most, however far these are strewn.
        let least = area.size() / count.sqrt().max(1.0);
        let cell = mean.max(least).max(Vec2::splat(1e-3));
        let columns = (area.width() / cell.x) as usize + 1;
        let rows = (area.height() / cell.y) as usize + 1;
        Self {
            origin: area.min,
            cell,
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
        }
    }

    /// The first and last cell on each axis that a box touches; what is outside counts as border.
    fn span(&self, centre: Pos2, half: Vec2) -> [usize; 4] {
        let low = ((centre - half) - self.origin) / self.cell;
        let high = ((centre + half) - self.origin) / self.cell;
        // A conversion of a negative number gives 0.
        [
            (low.x as usize).min(self.columns - 1),
            (high.x as usize).min(self.columns - 1),
            (low.y as usize).min(self.rows - 1),
            (high.y as usize).min(self.rows - 1),
        ]
    }

    fn insert(&mut self, at: usize, centre: Pos2, half: Vec2) {
        let [left, right, top, bottom] = self.span(centre, half);
        for row in top..=bottom {
            for column in left..=right {
                self.cells[row * self.columns + column].push(at as u32);
            }
        }
    }

    /// A box among those inserted that one at `centre` would overlap.
    fn obstacle(&self, boxes: &Boxes, centre: Pos2, half: Vec2) -> Option<usize> {
        let [left, right, top, bottom] = self.span(centre, half);
        for row in top..=bottom {
            for column in left..=right {
                for &other in &self.cells[row * self.columns + column] {
                    let other = other as usize;
                    let apart = (boxes.centres[other] - centre).abs();
                    if (boxes.halves[other] + half - apart).min_elem() > 0.0 {
                        return Some(other);
                    }
                }
            }
        }
        None
    }
}

/// Moves each box that overlaps one before it to a near gap. Boxes of mobility 0 stay, and so do
/// those that nothing overlaps.
pub(super) fn settle(
    boxes: &mut Boxes,
    mobility: &[f32],
    progress: Progress<'_>,
) -> Result<(), Cancelled> {
    let count = boxes.centres.len();
    let mut met = vec![0_u32; count];
    let mut sweep = Sweep::default();
    sweep.sort(boxes);
    // If there are too many pairs to look at, every box is looked at one by one.
    let all = sweep.pairs(boxes, 60 * count + 1_000, |_, a, b| {
        met[a] += 1;
        met[b] += 1;
    });
    if !all {
        met.fill(1);
    }
    let (mut area, mut filled) = (Rect::NOTHING, 0.0);
    for (&centre, &half) in boxes.centres.iter().zip(&boxes.halves) {
        area = area.union(Rect::from_center_size(centre, half * 2.0));
        filled += 4.0 * half.x * half.y;
    }
    // A crowd will spread beyond where it is now.
    let mut grid = Grid::new(area.expand(filled.sqrt().min(1e9)), boxes);
    // How large the rings around a cell had to become to find a gap.
    let mut rings: HashMap<[usize; 2], i32> = HashMap::new();
    let mut order: Vec<usize> = (0..count).collect();
    // Who must stay comes first, then who is free of others, then who moves least willingly.
    order.sort_by(|&a, &b| {
        (met[a] > 0)
            .cmp(&(met[b] > 0))
            .then(mobility[a].total_cmp(&mobility[b]))
            .then(met[a].cmp(&met[b]))
            .then(a.cmp(&b))
    });
    order.sort_by_key(|&at| mobility[at] > 0.0);
    // Where to put what finds no gap: beside everything.
    let mut beside = area.max.x;
    for (done, &at) in order.iter().enumerate() {
        if done % 256 == 0 {
            progress.report(done as f32 / count as f32)?;
        }
        let half = boxes.halves[at];
        let here = boxes.centres[at];
        if mobility[at] > 0.0 && met[at] > 0 && grid.obstacle(boxes, here, half).is_some() {
            let [column, _, row, _] = grid.span(here, Vec2::ZERO);
            let ring = rings.entry([column, row]).or_insert(0);
            let found = near_gap(&grid, boxes, here, half, *ring)
                .or_else(|| far_gap(&grid, boxes, here, half, ring));
            boxes.centres[at] = found.unwrap_or_else(|| {
                beside += 2.0 * half.x;
                Pos2::new(beside - half.x, here.y)
            });
        }
        grid.insert(at, boxes.centres[at], half);
    }
    Ok(())
}

/// The nearest of the places tried around `wanted` at which a box overlaps none.
///
/// Around each obstacle that is met, the four places that touch it are tried next, the nearest
/// first, for a bounded number of tries: few where it is crowded, as the rings needed so far tell.
fn near_gap(grid: &Grid, boxes: &Boxes, wanted: Pos2, half: Vec2, crowd: i32) -> Option<Pos2> {
    const TRIES: usize = 64;
    if crowd > 3 {
        return None;
    }
    let mut open: Vec<(f32, Pos2)> = vec![(0.0, wanted)];
    let mut best: Option<(f32, Pos2)> = None;
    let mut tries = 0;
    while tries < TRIES {
        let Some(nearest) = (0..open.len()).min_by(|&a, &b| open[a].0.total_cmp(&open[b].0)) else {
            break;
        };
        let (far, place) = open.swap_remove(nearest);
        if best.is_some_and(|(least, _)| far >= least) {
            break;
        }
        tries += 1;
        let Some(obstacle) = grid.obstacle(boxes, place, half) else {
            best = Some((far, place));
            continue;
        };
        let centre = boxes.centres[obstacle];
        // A hair more than touching, or rounding makes them overlap again.
        let reach = (half + boxes.halves[obstacle]) * 1.0001 + Vec2::splat(0.01);
        for next in [
            Pos2::new(centre.x - reach.x, place.y),
            Pos2::new(centre.x + reach.x, place.y),
            Pos2::new(place.x, centre.y - reach.y),
            Pos2::new(place.x, centre.y + reach.y),
        ] {
            // Never back, or two obstacles send it to and fro.
            let far_next = (next - wanted).length();
            if far_next > far && !open.iter().any(|(_, known)| *known == next) {
                open.push((far_next, next));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// The first gap on rings around `wanted`, from the ring on where one was found last time.
fn far_gap(grid: &Grid, boxes: &Boxes, wanted: Pos2, half: Vec2, ring: &mut i32) -> Option<Pos2> {
    let step = (half * 2.0).max(Vec2::splat(1.0));
    for size in (*ring).max(1)..=400_i32 {
        *ring = size;
        for side in -size..=size {
            for (x, y) in [(side, -size), (side, size), (-size, side), (size, side)] {
                let place = wanted + Vec2::new(x as f32, y as f32) * step;
                if grid.obstacle(boxes, place, half).is_none() {
                    return Some(place);
                }
            }
        }
    }
    None
}
