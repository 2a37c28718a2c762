//! Lays out one connected component, in hops.

use fastrand::Rng;

use super::super::{
    bfs::{Hops, hops, order},
    graph::Adjacency,
    progress::{Cancelled, Progress},
};
use super::{
    Method,
    drawing::Drawing,
    full::{self, Descent},
    pairs::Pairs,
    pivots::Pivots,
    sparse,
};

/// Up to here all pairs are descended on from the start.
const FULL: usize = 2_000;
/// Memory for the hop counts of all pairs, in bytes; beyond, stress is sparse.
const MOST_PAIRS: usize = 80_000_000;
/// Pairs that are moved, over all tries together, before a small graph is left as it is.
const TRIES_WORTH: usize = 450_000;
/// The last step size: of Zheng et al.'s 0.1 and finer ones, the best at the given passes.
const SMALLEST: f32 = 0.1;
const PASSES: usize = 30;
const SPARSE_PASSES: usize = 15;

/// Places for a connected graph, in hops, with nodes held at `held` (in hops, too).
pub(super) fn component(
    graph: &Adjacency,
    method: Method,
    held: &[(u32, f32, f32)],
    rng: &mut Rng,
    progress: Progress<'_>,
) -> Result<Drawing, Cancelled> {
    let nodes = graph.len();
    if nodes < 2 {
        let mut drawing = Drawing::random(nodes, 0.0, rng);
        drawing.pin(held.to_vec());
        return Ok(drawing);
    }
    // Neighbours get numbers near each other, which the caches like.
    let sequence = order(graph, 0);
    let near = graph.induced(&sequence);
    let mut rank = vec![0_u32; nodes];
    for (at, &node) in sequence.iter().enumerate() {
        if let Some(rank) = rank.get_mut(node as usize) {
            *rank = at as u32;
        }
    }
    let held: Vec<_> = held
        .iter()
        .filter_map(|&(node, x, y)| Some((*rank.get(node as usize)?, x, y)))
        .collect();
    let width = diameter_at_most(&near);
    let drawing = if width <= u8::MAX.into() {
        solve::<u8>(&near, method, &held, rng, progress)?
    } else {
        solve::<u16>(&near, method, &held, rng, progress)?
    };
    Ok(drawing.reorder(&sequence))
}

/// An upper bound of the diameter: twice the eccentricity of a node in the middle.
fn diameter_at_most(graph: &Adjacency) -> u32 {
    let farthest = |levels: &[u32]| {
        let far = levels.iter().enumerate().max_by_key(|(_, level)| **level);
        far.map_or((0, 0), |(node, &level)| (node as u32, level))
    };
    let (end, _) = farthest(&hops(graph, 0));
    let from = hops(graph, end);
    let (other, length) = farthest(&from);
    let to = hops(graph, other);
    let middle = from
        .iter()
        .zip(&to)
        .position(|(&from, &to)| from == length / 2 && from + to == length);
    2 * farthest(&hops(graph, middle.unwrap_or(0) as u32)).1
}

fn solve<D: Hops>(
    graph: &Adjacency,
    method: Method,
    held: &[(u32, f32, f32)],
    rng: &mut Rng,
    progress: Progress<'_>,
) -> Result<Drawing, Cancelled> {
    let nodes = graph.len();
    let bytes = nodes.saturating_mul(nodes) / 2 * size_of::<D>();
    let (sparse_first, full_after, count) = match method {
        Method::Auto => (nodes > FULL, bytes <= MOST_PAIRS, 100),
        Method::Full => (false, true, 0),
        Method::Sparse { pivots } => (true, false, pivots),
    };
    let count = match method {
        // More for what has to do with few alone, within memory.
        Method::Auto if !full_after => (MOST_PAIRS / 2 / nodes).clamp(50, 400),
        _ => count,
    };
    if !sparse_first {
        return all_pairs::<D>(graph, held, rng, progress);
    }
    let share = if full_after { 0.1 } else { 1.0 };
    let (mut drawing, longest) = few_pairs::<D>(graph, count, rng, progress.part(0.0, share))?;
    if full_after || !held.is_empty() {
        let rest = progress.part(share.min(0.9), 1.0);
        let first = hold(&mut drawing, held, longest);
        if full_after {
            let pairs = Pairs::<D>::new(graph, rest.part(0.0, 0.4))?;
            let descent = Descent {
                largest: first.max(3.0),
                smallest: SMALLEST,
                passes: if held.is_empty() { 4 } else { 8 },
            };
            full::descend(&pairs, &mut drawing, descent, rng, rest.part(0.4, 1.0))?;
        } else {
            let pivots = Pivots::<D>::new(graph, count, rng, rest.part(0.0, 0.3))?;
            let descent = Descent {
                largest: first,
                smallest: SMALLEST,
                passes: SPARSE_PASSES,
            };
            sparse::descend(
                &pivots,
                graph,
                &mut drawing,
                descent,
                rng,
                rest.part(0.3, 1.0),
            )?;
        }
    }
    Ok(drawing)
}

/// Full stress from a random start; small graphs are tried several times, and the best is kept.
fn all_pairs<D: Hops>(
    graph: &Adjacency,
    held: &[(u32, f32, f32)],
    rng: &mut Rng,
    progress: Progress<'_>,
) -> Result<Drawing, Cancelled> {
    let nodes = graph.len();
    let pairs = Pairs::<D>::new(graph, progress.part(0.0, 0.2))?;
    let longest = pairs.longest() as f32;
    let tries = (TRIES_WORTH / (nodes * nodes / 2 * PASSES).max(1)).clamp(1, 12);
    let mut best: Option<(f64, Drawing)> = None;
    for attempt in 0..tries {
        let share = |at: usize| 0.2 + 0.6 * at as f32 / tries as f32;
        let part = progress.part(share(attempt), share(attempt + 1));
        let mut drawing = Drawing::random(nodes, longest, rng);
        let descent = Descent {
            largest: longest * longest,
            smallest: SMALLEST,
            passes: PASSES,
        };
        full::descend(&pairs, &mut drawing, descent, rng, part)?;
        let stress = full::stress_of(&pairs, &drawing);
        if best.as_ref().is_none_or(|(least, _)| stress < *least) {
            best = Some((stress, drawing));
        }
    }
    let mut drawing = best.map(|(_, drawing)| drawing).unwrap_or_default();
    if !held.is_empty() {
        let descent = Descent {
            largest: hold(&mut drawing, held, longest),
            smallest: SMALLEST,
            passes: PASSES,
        };
        full::descend(&pairs, &mut drawing, descent, rng, progress.part(0.8, 1.0))?;
    }
    Ok(drawing)
}

/// Sparse stress from a random start, and the largest hop count.
fn few_pairs<D: Hops>(
    graph: &Adjacency,
    pivots: usize,
    rng: &mut Rng,
    progress: Progress<'_>,
) -> Result<(Drawing, f32), Cancelled> {
    let pivots = Pivots::<D>::new(graph, pivots, rng, progress.part(0.0, 0.4))?;
    let longest = pivots.longest() as f32;
    let mut drawing = Drawing::random(graph.len(), longest, rng);
    let descent = Descent {
        largest: longest * longest,
        smallest: SMALLEST,
        passes: SPARSE_PASSES,
    };
    sparse::descend(
        &pivots,
        graph,
        &mut drawing,
        descent,
        rng,
        progress.part(0.4, 1.0),
    )?;
    Ok((drawing, longest))
}

/// Brings a finished drawing to the held nodes and holds them; the step size from which the others
/// should find their places again.
fn hold(drawing: &mut Drawing, held: &[(u32, f32, f32)], longest: f32) -> f32 {
    if held.is_empty() {
        return 0.0;
    }
    drawing.align(held);
    drawing.pin(held.to_vec());
    (longest * longest / 4.0).max(1.0)
}
