//! Finds boxes that come too near to each other.
#![allow(
    clippy::indexing_slicing,
    reason = "the order is a permutation of the boxes"
)]

use emath::{Pos2, Vec2};

/// Boxes by centre and half side, half the margin included.
#[derive(Clone, Debug)]
pub(super) struct Boxes {
    pub(super) centres: Vec<Pos2>,
    pub(super) halves: Vec<Vec2>,
}

impl Boxes {
    /// How deep two boxes are in each other, along x and y; both positive when they overlap.
    pub(super) fn depth(&self, a: usize, b: usize) -> Vec2 {
        let apart = self.centres[a] - self.centres[b];
        self.halves[a] + self.halves[b] - apart.abs()
    }
}

/// Sweeps over the boxes along the axis on which they are spread out most.
#[derive(Debug, Default)]
pub(super) struct Sweep {
    order: Vec<u32>,
    upright: bool,
}

impl Sweep {
    /// Sorts the boxes by where they begin. What moved little since the last call is sorted soon.
    pub(super) fn sort(&mut self, boxes: &Boxes) {
        let count = boxes.centres.len();
        if self.order.len() != count {
            self.order = (0..count as u32).collect();
            let (mut low, mut high, mut sides) = (Pos2::ZERO, Pos2::ZERO, Vec2::ZERO);
            for (at, (&centre, &half)) in boxes.centres.iter().zip(&boxes.halves).enumerate() {
                low = if at == 0 { centre } else { low.min(centre) };
                high = if at == 0 { centre } else { high.max(centre) };
                sides += half;
            }
            let extent = high - low;
            self.upright = extent.y * sides.x > extent.x * sides.y;
        }
        let start = |&box_: &u32| {
            let (centre, half) = (boxes.centres[box_ as usize], boxes.halves[box_ as usize]);
            if self.upright {
                centre.y - half.y
            } else {
                centre.x - half.x
            }
        };
        // Stable, so that equal starts stay in one order on every run.
        self.order.sort_by(|a, b| start(a).total_cmp(&start(b)));
    }

    /// Calls `found` with every pair that overlaps, up to `most` pairs; whether that was all.
    ///
    /// `found` may move the two boxes a little: what it moves into another's way is found next
    /// time.
    pub(super) fn pairs(
        &self,
        boxes: &mut Boxes,
        most: usize,
        mut found: impl FnMut(&mut Boxes, usize, usize),
    ) -> bool {
        let mut count = 0;
        for (at, &a) in self.order.iter().enumerate() {
            let a = a as usize;
            for &b in &self.order[at + 1..] {
                let b = b as usize;
                let depth = boxes.depth(a, b);
                let (along, across) = if self.upright {
                    (depth.y, depth.x)
                } else {
                    (depth.x, depth.y)
                };
                // Sorted by their start: those that follow begin later still.
                if along <= 0.0 {
                    let ahead = boxes.centres[b] - boxes.centres[a];
                    let ahead = if self.upright { ahead.y } else { ahead.x };
                    if ahead > 0.0 {
                        break;
                    }
                    continue;
                }
                if across > 0.0 {
                    if count == most {
                        return false;
                    }
                    count += 1;
                    found(boxes, a.min(b), a.max(b));
                }
            }
        }
        true
    }
}
