//! The order of vertices within their layers: few crossings.
#![allow(
    clippy::indexing_slicing,
    reason = "positions and vertices are those of the layered graph at hand"
)]

use super::super::progress::{Cancelled, Progress};
use super::proper::Proper;

/// Sweeps without a better order before it is left.
const PATIENCE: usize = 6;
const SWEEPS: usize = 32;
/// Edges up to which neighbours are also swapped one by one.
const SWAPPED: usize = 12_000;

/// Orders the layers, and returns the number of crossings left.
///
/// Sweeps down and up in which each vertex goes to the barycentre or median of its neighbours on
/// the layer before (Sugiyama, Tagawa, Toda 1981; Eades, Wormald 1994), with neighbours transposed
/// where that saves crossings (Gansner et al., "A Technique for Drawing Directed Graphs", 1993).
/// The best order seen is kept.
pub(crate) fn minimise(proper: &mut Proper, progress: Progress<'_>) -> Result<u64, Cancelled> {
    let edges: usize = proper.after.iter().map(Vec::len).sum();
    let sweeps = (3_000_000 / (edges + proper.len()).max(1)).clamp(4, SWEEPS);
    let mut best = (crossings(proper), proper.layers.clone());
    for start in 0..2 {
        if start == 1 {
            depth_first(proper);
        }
        let mut idle = 0;
        for sweep in 0..sweeps {
            if best.0 == 0 {
                break;
            }
            progress.report((start * sweeps + sweep) as f32 / (2 * sweeps) as f32)?;
            pass(proper, sweep % 2 == 0, sweep % 4 >= 2);
            if edges <= SWAPPED {
                transpose(proper);
            }
            let found = crossings(proper);
            idle += 1;
            if found < best.0 {
                best = (found, proper.layers.clone());
                idle = 0;
            } else if idle >= PATIENCE {
                break;
            }
        }
    }
    proper.layers = best.1;
    Ok(best.0)
}

/// The number of crossings of edges between neighbouring layers.
///
/// The accumulator tree of Barth, Mutzel, Jünger, "Simple and Efficient Bilayer Cross Counting"
/// (2002).
pub(crate) fn crossings(proper: &Proper) -> u64 {
    let position = proper.positions();
    let mut sum = 0;
    let mut ends = Vec::new();
    for pair in proper.layers.windows(2) {
        let [upper, lower] = pair else { continue };
        let mut tree = vec![0_u64; lower.len() + 1];
        let mut entered = 0_u64;
        for &vertex in upper {
            ends.clear();
            ends.extend(
                proper.after[vertex as usize]
                    .iter()
                    .map(|&to| position[to as usize]),
            );
            // All edges of one vertex are counted before any is entered: they do not cross.
            for &end in &ends {
                let (mut at, mut passed) = (end as usize + 1, 0);
                while at > 0 {
                    passed += tree[at];
                    at &= at - 1;
                }
                sum += entered - passed;
            }
            for &end in &ends {
                let mut at = end as usize + 1;
                while at < tree.len() {
                    tree[at] += 1;
                    at += at & at.wrapping_neg();
                }
            }
            entered += ends.len() as u64;
        }
    }
    sum
}

/// One sweep over the layers, downwards or upwards.
fn pass(proper: &mut Proper, down: bool, median: bool) {
    let mut position = proper.positions();
    let count = proper.layers.len();
    let mut keys: Vec<(f32, u32)> = Vec::new();
    for step in 1..count {
        let index = if down { step } else { count - 1 - step };
        let near = if down { &proper.before } else { &proper.after };
        keys.clear();
        for (at, &vertex) in proper.layers[index].iter().enumerate() {
            let near = &near[vertex as usize];
            keys.push((middle(near, &position, median).unwrap_or(at as f32), vertex));
        }
        // Stable: equals stay in their order.
        keys.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (at, (slot, &(_, vertex))) in proper.layers[index].iter_mut().zip(&keys).enumerate() {
            *slot = vertex;
            position[vertex as usize] = at as u32;
        }
    }
}

/// The barycentre or the median of the positions of some vertices.
fn middle(near: &[u32], position: &[u32], median: bool) -> Option<f32> {
    if near.is_empty() {
        return None;
    }
    if !median {
        let sum: f32 = near.iter().map(|&at| position[at as usize] as f32).sum();
        return Some(sum / near.len() as f32);
    }
    let mut at: Vec<u32> = near.iter().map(|&at| position[at as usize]).collect();
    at.sort_unstable();
    let half = at.len() / 2;
    Some(if at.len() % 2 == 1 {
        at[half] as f32
    } else {
        (at[half - 1] + at[half]) as f32 / 2.0
    })
}

/// Swaps neighbours as long as that saves crossings.
fn transpose(proper: &mut Proper) {
    let mut position = proper.positions();
    let sorted = |list: &[u32], position: &[u32]| {
        let mut at: Vec<u32> = list.iter().map(|&to| position[to as usize]).collect();
        at.sort_unstable();
        at
    };
    for _ in 0..8 {
        let mut better = false;
        for index in 0..proper.layers.len() {
            let ends: Vec<[Vec<u32>; 2]> = proper.layers[index]
                .iter()
                .map(|&vertex| {
                    let vertex = vertex as usize;
                    [
                        sorted(&proper.before[vertex], &position),
                        sorted(&proper.after[vertex], &position),
                    ]
                })
                .collect();
            let mut at: Vec<usize> = (0..ends.len()).collect();
            for left in 1..at.len() {
                let (a, b) = (&ends[at[left - 1]], &ends[at[left]]);
                let now = inversions(&a[0], &b[0]) + inversions(&a[1], &b[1]);
                let then = inversions(&b[0], &a[0]) + inversions(&b[1], &a[1]);
                if then < now {
                    at.swap(left - 1, left);
                    better = true;
                }
            }
            let old = proper.layers[index].clone();
            for (slot, &from) in at.iter().enumerate() {
                proper.layers[index][slot] = old[from];
                position[old[from] as usize] = slot as u32;
            }
        }
        if !better {
            break;
        }
    }
}

/// Pairs of ends that cross when the owner of `left` stands left of that of `right`.
fn inversions(left: &[u32], right: &[u32]) -> u64 {
    let (mut sum, mut passed) = (0, 0);
    for &end in left {
        while passed < right.len() && right[passed] < end {
            passed += 1;
        }
        sum += passed as u64;
    }
    sum
}

/// Starts over with each layer in the order in which a depth-first search meets its vertices.
fn depth_first(proper: &mut Proper) {
    let mut seen = vec![false; proper.len()];
    let mut layers: Vec<Vec<u32>> = vec![Vec::new(); proper.layers.len()];
    let mut stack = Vec::new();
    let starts: Vec<u32> = proper.layers.iter().flatten().copied().collect();
    for start in starts {
        stack.push(start);
        while let Some(vertex) = stack.pop() {
            if std::mem::replace(&mut seen[vertex as usize], true) {
                continue;
            }
            layers[proper.layer[vertex as usize] as usize].push(vertex);
            stack.extend(proper.before[vertex as usize].iter().rev());
            stack.extend(proper.after[vertex as usize].iter().rev());
        }
    }
    proper.layers = layers;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crossings_are_counted_like_by_hand_and_removed() {
        let mut rng = fastrand::Rng::with_seed(4);
        for _ in 0..20 {
            let (top, bottom) = (rng.usize(1..9), rng.usize(1..9));
            let layer: Vec<usize> = (0..top + bottom).map(|v| usize::from(v >= top)).collect();
            let edges: Vec<(u32, u32)> = (0..14)
                .map(|_| (rng.u32(..top as u32), top as u32 + rng.u32(..bottom as u32)))
                .collect();
            let mut lines: Vec<_> = edges;
            lines.sort_unstable();
            lines.dedup();
            let mut proper = Proper::new(&layer, &lines, 100);
            let mut by_hand = 0;
            for (at, a) in lines.iter().enumerate() {
                for b in &lines[at + 1..] {
                    by_hand += u64::from((a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1));
                }
            }
            assert_eq!(crossings(&proper), by_hand);
            let left = minimise(&mut proper, Progress::none()).unwrap();
            assert!(left <= by_hand);
            assert_eq!(left, crossings(&proper));
        }
    }

    #[test]
    fn a_tree_is_drawn_without_crossings() {
        let layer: Vec<usize> = (0..31_u32).map(|v| (v + 1).ilog2() as usize).collect();
        let mut rng = fastrand::Rng::with_seed(9);
        let mut names: Vec<u32> = (15..31).collect();
        rng.shuffle(&mut names);
        let edges: Vec<(u32, u32)> = (1..31_u32)
            .map(|v| ((v - 1) / 2, if v < 15 { v } else { names[v as usize - 15] }))
            .collect();
        let mut proper = Proper::new(&layer, &edges, 100);
        assert_eq!(minimise(&mut proper, Progress::none()).unwrap(), 0);
    }
}
