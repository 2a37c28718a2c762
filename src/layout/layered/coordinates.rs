//! Positions along the layers: straight edges, no overlaps.
#![allow(
    clippy::indexing_slicing,
    reason = "vertices and positions are those of the layered graph at hand"
)]

use std::collections::HashSet;

use super::proper::Proper;

/// Positions of all vertices along their layers, for vertices this wide and at least `gap` apart.
///
/// Brandes, Köpf, "Fast and Simple Horizontal Coordinate Assignment" (2001): vertices are aligned
/// with their median neighbours into upright blocks, in four ways (towards the layer above or
/// below, leftmost or rightmost), blocks are set as near to each other as they may, and the middle
/// of the four is taken. Blocks are compacted by longest ways through their graph, which is right
/// for vertices of any width.
pub(super) fn positions(proper: &Proper, widths: &[f32], gap: f32) -> Vec<f32> {
    let conflicts = conflicts(proper);
    let mut ways = Vec::with_capacity(4);
    for down in [true, false] {
        for left in [true, false] {
            let mut layers = proper.layers.clone();
            if !left {
                layers.iter_mut().for_each(|layer| layer.reverse());
            }
            if !down {
                layers.reverse();
            }
            let near = if down { &proper.before } else { &proper.after };
            let root = align(&layers, near, &conflicts);
            let mut xs = compact(&layers, &root, widths, gap);
            if !left {
                xs.iter_mut().for_each(|x| *x = -*x);
            }
            ways.push((left, xs));
        }
    }
    let extent = |xs: &[f32]| {
        let (mut low, mut high) = (f32::INFINITY, f32::NEG_INFINITY);
        for (x, width) in xs.iter().zip(widths) {
            low = low.min(x - width / 2.0);
            high = high.max(x + width / 2.0);
        }
        (low, high)
    };
    let extents: Vec<_> = ways.iter().map(|(_, xs)| extent(xs)).collect();
    let narrowest = extents
        .iter()
        .copied()
        .min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
        .unwrap_or((0.0, 0.0));
    for ((left, xs), (low, high)) in ways.iter_mut().zip(extents) {
        let by = if *left {
            narrowest.0 - low
        } else {
            narrowest.1 - high
        };
        xs.iter_mut().for_each(|x| *x += by);
    }
    (0..proper.len())
        .map(|vertex| {
            let mut four: Vec<f32> = ways.iter().map(|(_, xs)| xs[vertex]).collect();
            four.sort_by(f32::total_cmp);
            four.iter().skip(1).take(2).sum::<f32>() / 2.0
        })
        .collect()
}

/// Edges that cross a stretch of a long edge, which is to stay straight ("type 1 conflicts").
fn conflicts(proper: &Proper) -> HashSet<(u32, u32)> {
    let position = proper.positions();
    let mut found = HashSet::new();
    for layer in &proper.layers {
        // Stretches between two dummies, by the position of their lower end; they do not cross
        // each other often, so a run over the layer with the stretches on both sides will do.
        let inner = |vertex: u32| {
            proper.before[vertex as usize]
                .iter()
                .copied()
                .find(|&above| proper.is_dummy(above) && proper.is_dummy(vertex))
        };
        let mut least = 0;
        let mut start = 0;
        for at in 0..layer.len() {
            let stretch = inner(layer[at]);
            if stretch.is_none() && at + 1 < layer.len() {
                continue;
            }
            let most = stretch.map_or(u32::MAX, |above| position[above as usize]);
            for &vertex in &layer[start..=at] {
                for &above in &proper.before[vertex as usize] {
                    let here = position[above as usize];
                    let crosses = here < least || here > most;
                    if crosses && !(proper.is_dummy(above) && proper.is_dummy(vertex)) {
                        found.insert((above.min(vertex), above.max(vertex)));
                    }
                }
            }
            start = at + 1;
            least = most;
        }
    }
    found
}

/// Aligns vertices with their median neighbours; the first vertex of each one's block.
fn align(layers: &[Vec<u32>], near: &[Vec<u32>], conflicts: &HashSet<(u32, u32)>) -> Vec<u32> {
    let count = near.len();
    let mut position = vec![0_u32; count];
    for layer in layers {
        for (at, &vertex) in (0..).zip(layer) {
            position[vertex as usize] = at;
        }
    }
    let mut root: Vec<u32> = (0..count as u32).collect();
    // Whether a vertex already has one aligned below it.
    let mut taken = vec![false; count];
    let mut sorted = Vec::new();
    for layer in layers {
        // Positions up to here are closed to those that follow, or blocks would cross.
        let mut closed = 0;
        for &vertex in layer {
            sorted.clear();
            sorted.extend_from_slice(&near[vertex as usize]);
            sorted.sort_unstable_by_key(|&above| position[above as usize]);
            let Some(last) = sorted.len().checked_sub(1) else {
                continue;
            };
            for above in [sorted[last / 2], sorted[last.div_ceil(2)]] {
                let at = position[above as usize];
                let free = at >= closed && !taken[above as usize];
                if free && !conflicts.contains(&(above.min(vertex), above.max(vertex))) {
                    taken[above as usize] = true;
                    root[vertex as usize] = root[above as usize];
                    closed = at + 1;
                    break;
                }
            }
        }
    }
    root
}

/// Positions of the blocks' vertices, as far left as they may be, then drawn to the right where
/// that leaves the rest as it is.
fn compact(layers: &[Vec<u32>], root: &[u32], widths: &[f32], gap: f32) -> Vec<f32> {
    let count = root.len();
    let mut after: Vec<Vec<(u32, f32)>> = vec![Vec::new(); count];
    let mut open = vec![0_u32; count];
    for layer in layers {
        for pair in layer.windows(2) {
            let &[a, b] = pair else { continue };
            let (from, to) = (root[a as usize], root[b as usize]);
            let apart = (widths[a as usize] + widths[b as usize]) / 2.0 + gap;
            after[from as usize].push((to, apart));
            open[to as usize] += 1;
        }
    }
    let mut order: Vec<u32> = (0..count as u32)
        .filter(|&block| root[block as usize] == block && open[block as usize] == 0)
        .collect();
    let mut xs = vec![0.0_f32; count];
    let mut next = 0;
    while let Some(&block) = order.get(next) {
        next += 1;
        for &(to, apart) in &after[block as usize] {
            xs[to as usize] = xs[to as usize].max(xs[block as usize] + apart);
            open[to as usize] -= 1;
            if open[to as usize] == 0 {
                order.push(to);
            }
        }
    }
    for &block in order.iter().rev() {
        let room = after[block as usize]
            .iter()
            .map(|&(to, apart)| xs[to as usize] - apart)
            .fold(f32::INFINITY, f32::min);
        if room.is_finite() {
            xs[block as usize] = xs[block as usize].max(room);
        }
    }
    root.iter().map(|&block| xs[block as usize]).collect()
}
