//! Pushes boxes off each other, little by little.
#![allow(
    clippy::indexing_slicing,
    reason = "pairs are numbers of boxes, and every list has one entry for each box"
)]

use emath::Vec2;

use super::super::progress::{Cancelled, Progress};
use super::sweep::{Boxes, Sweep};

/// Passes until the rest is left to [`settle`](super::settle).
const PASSES: usize = 120;

/// Passes without fewer overlaps before that.
const PATIENCE: usize = 20;

/// Pushes pairs of overlapping boxes apart along the side on which they are least deep in each
/// other, which is the shortest way, each in the proportion of its mobility.
///
/// Returns whether no overlap is left.
pub(super) fn push(
    boxes: &mut Boxes,
    mobility: &[f32],
    progress: Progress<'_>,
) -> Result<bool, Cancelled> {
    let most = 60 * boxes.centres.len() + 1_000;
    let mut sweep = Sweep::default();
    // The fewest overlaps so far, and the pass that they were seen in.
    let mut fewest = (f32::INFINITY, 0);
    for pass in 0..PASSES {
        progress.report(pass as f32 / PASSES as f32)?;
        sweep.sort(boxes);
        let mut overlaps = 0;
        // Gently at first, so that a crowd spreads evenly instead of being thrown about.
        let force = 0.5 + 0.5 * pass as f32 / PASSES as f32;
        let all = sweep.pairs(boxes, most, |boxes, a, b| {
            let (ma, mb) = (mobility[a], mobility[b]);
            if ma + mb <= 0.0 {
                return;
            }
            overlaps += 1;
            let depth = boxes.depth(a, b);
            let apart = boxes.centres[b] - boxes.centres[a];
            let way = if depth.x < depth.y {
                Vec2::new(if apart.x < 0.0 { -depth.x } else { depth.x }, 0.0)
            } else {
                Vec2::new(0.0, if apart.y < 0.0 { -depth.y } else { depth.y })
            };
            let way = way * (force * 1.01 / (ma + mb));
            boxes.centres[a] -= way * ma;
            boxes.centres[b] += way * mb;
        });
        if overlaps == 0 && all {
            return Ok(true);
        }
        if (overlaps as f32) < 0.95 * fewest.0 {
            fewest = (overlaps as f32, pass);
        } else if pass > fewest.1 + PATIENCE {
            break;
        }
    }
    Ok(false)
}
