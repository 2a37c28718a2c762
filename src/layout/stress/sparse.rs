//! Sparse stress: ties, and each node with a few pivots.
#![allow(
    clippy::indexing_slicing,
    reason = "nodes are those of the graph, and tables are as long as they are made"
)]

use fastrand::Rng;

use super::super::{
    bfs::Hops,
    graph::Adjacency,
    progress::{Cancelled, Progress},
};
use super::{anneal, drawing::Drawing, full::Descent, pivots::Pivots};

/// Nodes whose weights are looked up before they are moved.
const BLOCK: usize = 256;
/// Lanes that the kernel moves together.
const LANES: usize = 8;
/// Keeps the distance of two nodes that coincide from being zero, in squared hops.
const TINY: f32 = 1e-9;

/// Minimises the sparse stress of a drawing.
pub(super) fn descend<D: Hops>(
    pivots: &Pivots<D>,
    graph: &Adjacency,
    drawing: &mut Drawing,
    descent: Descent,
    rng: &mut Rng,
    progress: Progress<'_>,
) -> Result<(), Cancelled> {
    let mut ties: Vec<(u32, u32)> = graph.ties().collect();
    rng.shuffle(&mut ties);
    let mut order: Vec<usize> = (0..pivots.count()).collect();
    let slice = ties.len().div_ceil(order.len().max(1)).max(1);
    for (pass, eta) in anneal::steps(descent.largest, descent.smallest, descent.passes).enumerate()
    {
        rng.shuffle(&mut order);
        shuffle_blocks(&mut ties, rng);
        let mut slices = ties.chunks(slice);
        for (at, &pivot) in order.iter().enumerate() {
            let done = pass as f32 + at as f32 / order.len() as f32;
            progress.report(done / descent.passes as f32)?;
            attract(pivots, pivot, eta, drawing);
            for &(a, b) in slices.next().unwrap_or_default() {
                join(a as usize, b as usize, eta, drawing);
            }
            drawing.hold();
        }
    }
    Ok(())
}

/// Moves every node towards its distance from one pivot.
fn attract<D: Hops>(pivots: &Pivots<D>, pivot: usize, eta: f32, drawing: &mut Drawing) {
    let node = pivots.node(pivot);
    let centre = (drawing.xs[node], drawing.ys[node]);
    let weights = pivots.stands_for(pivot);
    let mut steps = [0.0_f32; BLOCK];
    let xs = drawing.xs.chunks_mut(BLOCK);
    let ys = drawing.ys.chunks_mut(BLOCK);
    for ((xs, ys), hops) in xs.zip(ys).zip(pivots.hops(pivot).chunks(BLOCK)) {
        let last = weights.len() - 1;
        for (step, &hops) in steps.iter_mut().zip(hops) {
            let hops: u32 = hops.into();
            *step = eta * weights[(hops as usize).min(last)];
        }
        pull_block(xs, ys, hops, &steps[..hops.len()], centre);
    }
}

#[inline(never)]
fn pull_block<D: Hops>(
    xs: &mut [f32],
    ys: &mut [f32],
    hops: &[D],
    steps: &[f32],
    centre: (f32, f32),
) {
    let (lanes_x, rest_x) = xs.as_chunks_mut::<LANES>();
    let (lanes_y, rest_y) = ys.as_chunks_mut::<LANES>();
    let (lanes_hops, rest_hops) = hops.as_chunks::<LANES>();
    let (lanes_steps, rest_steps) = steps.as_chunks::<LANES>();
    let lanes = lanes_x
        .iter_mut()
        .zip(lanes_y)
        .zip(lanes_hops)
        .zip(lanes_steps);
    for (((xs, ys), hops), steps) in lanes {
        let (mut to_x, mut to_y) = (*xs, *ys);
        for k in 0..LANES {
            (to_x[k], to_y[k]) = pull(to_x[k], to_y[k], centre, hops[k], steps[k]);
        }
        (*xs, *ys) = (to_x, to_y);
    }
    let rest = rest_x.iter_mut().zip(rest_y).zip(rest_hops).zip(rest_steps);
    for (((x, y), &hops), &step) in rest {
        (*x, *y) = pull(*x, *y, centre, hops, step);
    }
}

/// Where a node goes: half of `min(1, step / d²)` of the way to its distance from `centre`.
#[inline(always)]
fn pull<D: Hops>(x: f32, y: f32, centre: (f32, f32), hops: D, step: f32) -> (f32, f32) {
    let (dx, dy) = (x - centre.0, y - centre.1);
    let hops: f32 = hops.into();
    let length = (dx * dx + dy * dy + TINY).sqrt();
    let share = 0.5 * step * (length - hops) / (length * (hops * hops).max(step));
    (x - dx * share, y - dy * share)
}

/// Moves two tied nodes towards distance 1.
fn join(a: usize, b: usize, eta: f32, drawing: &mut Drawing) {
    let (dx, dy) = (drawing.xs[a] - drawing.xs[b], drawing.ys[a] - drawing.ys[b]);
    let length = (dx * dx + dy * dy + TINY).sqrt();
    let share = 0.5 * eta.min(1.0) * (length - 1.0) / length;
    drawing.xs[a] -= dx * share;
    drawing.ys[a] -= dy * share;
    drawing.xs[b] += dx * share;
    drawing.ys[b] += dy * share;
}

/// Shuffles blocks, and within each block: nearly as good as a full shuffle, and kind to caches.
fn shuffle_blocks(ties: &mut [(u32, u32)], rng: &mut Rng) {
    const SIZE: usize = 64;
    let blocks = ties.len() / SIZE;
    for block in (1..blocks).rev() {
        let other = rng.usize(..=block);
        if other < block {
            let (left, right) = ties.split_at_mut(block * SIZE);
            left[other * SIZE..(other + 1) * SIZE].swap_with_slice(&mut right[..SIZE]);
        }
    }
    for block in ties.chunks_mut(SIZE) {
        rng.shuffle(block);
    }
}
