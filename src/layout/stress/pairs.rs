//! Hop counts of all pairs of nodes, stored in the order in which the descent takes them.
//!
//! Stochastic gradient descent wants the pairs in random order, the processor wants them in a row
//! and independent of each other. The circle method of tournaments gives both: for an odd number
//! `m` of players, round `r` holds the pairs `(i, j)` with `i + j = r (mod m)`. Each round is a
//! matching, so its pairs may be moved at once; each pair is in exactly one round; and with rounds
//! in random order a node meets the others in random order. Within a round the pairs are
//! `(0, r), (1, r - 1), ...` and `(r + 1, m - 1), (r + 2, m - 2), ...`, which are two runs through
//! memory. With an even number of nodes the last one meets the node that a round leaves over.
#![allow(
    clippy::indexing_slicing,
    reason = "rounds and slots are counted out by the shape of the tournament"
)]

use super::super::{
    bfs::{Batch, Hops, WIDTH},
    graph::Adjacency,
    progress::{Cancelled, Progress},
};

/// Lanes that the kernel moves together.
const LANES: usize = 8;

/// Keeps the distance of two nodes that coincide from being zero, in squared hops.
const TINY: f32 = 1e-9;

/// Hop counts of all pairs of a connected graph, by round.
pub(super) struct Pairs<D> {
    nodes: usize,
    /// The number of rounds: `nodes` or one less, odd.
    rounds: usize,
    /// Pairs of a round.
    stride: usize,
    hops: Vec<D>,
    longest: u32,
}

impl<D: Hops> Pairs<D> {
    /// Searches from every node of a connected graph with at least two nodes.
    pub(super) fn new(graph: &Adjacency, progress: Progress<'_>) -> Result<Self, Cancelled> {
        let nodes = graph.len();
        let rounds = if nodes % 2 == 1 { nodes } else { nodes - 1 };
        let half = (rounds - 1) / 2;
        let stride = nodes / 2;
        let mut pairs = Self {
            nodes,
            rounds,
            stride,
            hops: vec![D::default(); rounds * stride],
            longest: 0,
        };
        let mut batch = Batch::<D>::new(nodes);
        let mut sources = Vec::with_capacity(WIDTH);
        for first in (0..nodes).step_by(WIDTH) {
            progress.report(first as f32 / nodes as f32)?;
            sources.clear();
            sources.extend((first as u32..).take(WIDTH.min(nodes - first)));
            batch.run(graph, &sources);
            // Second nodes outside, sources inside: a line of the target is filled while it is
            // still in the cache.
            for second in first + 1..nodes {
                let row = &batch.rows[second * WIDTH..(second + 1) * WIDTH];
                let count = sources.len().min(second - first);
                for (source, &hops) in (first..).zip(&row[..count]) {
                    pairs.longest = pairs.longest.max(hops.into());
                    let slot = if second >= rounds {
                        2 * source % rounds * stride + half
                    } else if source + second < rounds {
                        (source + second) * stride + source
                    } else {
                        let round = source + second - rounds;
                        round * stride + round.div_ceil(2) + rounds - 1 - second
                    };
                    pairs.hops[slot] = hops;
                }
            }
        }
        Ok(pairs)
    }

    /// The largest hop count.
    pub(super) fn longest(&self) -> u32 {
        self.longest
    }

    /// The number of rounds.
    pub(super) fn rounds(&self) -> usize {
        self.rounds
    }

    /// Moves the pairs of one round towards their distances, with step size `eta`.
    pub(super) fn relax(&self, round: usize, eta: f32, xs: &mut [f32], ys: &mut [f32]) {
        let hops = &self.hops[round * self.stride..(round + 1) * self.stride];
        let count = round.div_ceil(2);
        let half = (self.rounds - 1) / 2;
        let (low_x, high_x) = xs[..self.rounds].split_at_mut(round + 1);
        let (low_y, high_y) = ys[..self.rounds].split_at_mut(round + 1);
        relax_ends(low_x, low_y, &hops[..count], eta);
        relax_ends(high_x, high_y, &hops[count..half], eta);
        if let Some(&hops) = hops.get(half) {
            let idle = if round.is_multiple_of(2) {
                round / 2
            } else {
                (round + self.rounds) / 2
            };
            let last = self.nodes - 1;
            let (x, y) = pull(xs[idle], ys[idle], xs[last], ys[last], hops, eta);
            xs[idle] -= x;
            ys[idle] -= y;
            xs[last] += x;
            ys[last] += y;
        }
    }

    /// The sums of `length / hops` and of its square over all pairs, from which normalised stress
    /// and the best scale follow, and the number of pairs.
    pub(super) fn sums(&self, xs: &[f32], ys: &[f32]) -> (f64, f64, f64) {
        let (mut first, mut second) = (0.0, 0.0);
        let half = (self.rounds - 1) / 2;
        for round in 0..self.rounds {
            let count = round.div_ceil(2);
            let (mut sum, mut squares) = (0.0_f32, 0.0_f32);
            for (slot, &hops) in self.hops[round * self.stride..(round + 1) * self.stride]
                .iter()
                .enumerate()
            {
                let (a, b) = if slot < count {
                    (slot, round - slot)
                } else if slot < half {
                    (round + 1 + slot - count, self.rounds - 1 - (slot - count))
                } else if round % 2 == 0 {
                    (round / 2, self.nodes - 1)
                } else {
                    ((round + self.rounds) / 2, self.nodes - 1)
                };
                let (dx, dy) = (xs[a] - xs[b], ys[a] - ys[b]);
                let hops: f32 = hops.into();
                let ratio = (dx * dx + dy * dy).sqrt() / hops.max(1.0);
                sum += ratio;
                squares += ratio * ratio;
            }
            first += f64::from(sum);
            second += f64::from(squares);
        }
        (first, second, (self.rounds * self.stride) as f64)
    }
}

/// How far the first of two nodes moves against, and the second along, their difference.
///
/// One step of Zheng, Pawar, Goodman, "Graph Drawing by Stochastic Gradient Descent" (TVCG 2018):
/// each node makes half of `min(1, w * eta)` of the way to the right distance, with `w` = 1 / d².
/// Written with one division: `min(1, eta / d²) = eta / max(d², eta)`.
#[inline(always)]
fn pull<D: Hops>(ax: f32, ay: f32, bx: f32, by: f32, hops: D, eta: f32) -> (f32, f32) {
    let (dx, dy) = (ax - bx, ay - by);
    let hops: f32 = hops.into();
    let length = (dx * dx + dy * dy + TINY).sqrt();
    let share = 0.5 * eta * (length - hops) / (length * (hops * hops).max(eta));
    (dx * share, dy * share)
}

/// Pairs the first node of the run with its last, the second with the last but one, and so on.
#[inline(never)]
fn relax_ends<D: Hops>(xs: &mut [f32], ys: &mut [f32], hops: &[D], eta: f32) {
    let count = hops.len();
    let length = xs.len();
    let (front_x, back_x) = xs.split_at_mut(length - count);
    let (front_y, back_y) = ys.split_at_mut(length - count);
    // `as_chunks` gives arrays of fixed length, for which the compiler makes vector code.
    let (ax, rest_ax) = front_x[..count].as_chunks_mut::<LANES>();
    let (ay, rest_ay) = front_y[..count].as_chunks_mut::<LANES>();
    let (rest_bx, bx) = back_x.as_rchunks_mut::<LANES>();
    let (rest_by, by) = back_y.as_rchunks_mut::<LANES>();
    let (lanes, rest) = hops.as_chunks::<LANES>();
    let front = ax.iter_mut().zip(ay);
    let back = bx.iter_mut().zip(by).rev();
    for (((ax, ay), (bx, by)), hops) in front.zip(back).zip(lanes) {
        // Worked out in copies, or the compiler has to fear that the arrays overlap.
        let (mut move_x, mut move_y) = ([0.0; LANES], [0.0; LANES]);
        let (mut from_x, mut from_y) = (*bx, *by);
        from_x.reverse();
        from_y.reverse();
        for k in 0..LANES {
            (move_x[k], move_y[k]) = pull(ax[k], ay[k], from_x[k], from_y[k], hops[k], eta);
        }
        for k in 0..LANES {
            ax[k] -= move_x[k];
            ay[k] -= move_y[k];
        }
        for k in 0..LANES {
            from_x[k] += move_x[k];
            from_y[k] += move_y[k];
        }
        from_x.reverse();
        from_y.reverse();
        (*bx, *by) = (from_x, from_y);
    }
    let front = rest_ax.iter_mut().zip(rest_ay);
    let back = rest_bx.iter_mut().zip(rest_by).rev();
    for (((ax, ay), (bx, by)), &hops) in front.zip(back).zip(rest) {
        let (x, y) = pull(*ax, *ay, *bx, *by, hops, eta);
        *ax -= x;
        *ay -= y;
        *bx += x;
        *by += y;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_in_its_slot_once() {
        let mut rng = fastrand::Rng::with_seed(1);
        for nodes in [2_usize, 3, 4, 5, 8, 9, 64, 65, 131, 200] {
            let edges: Vec<_> = (1..nodes).map(|a| (a, rng.usize(..a))).collect();
            let graph = Adjacency::new(nodes, &edges);
            let pairs = Pairs::<u8>::new(&graph, Progress::none()).unwrap();
            assert_eq!(pairs.hops.len(), nodes * (nodes - 1) / 2);
            // Laid out on a line by index, the sum of squares tells each pair from the others.
            let xs: Vec<f32> = (0..nodes).map(|a| (a * a) as f32).collect();
            let ys = vec![0.0; nodes];
            let (mut first, mut second) = (0.0, 0.0);
            for a in 0..nodes {
                for (b, &hops) in super::super::super::bfs::hops(&graph, a as u32)
                    .iter()
                    .enumerate()
                    .skip(a + 1)
                {
                    let ratio = f64::from(xs[b] - xs[a]) / f64::from(hops);
                    first += ratio;
                    second += ratio * ratio;
                }
            }
            let sums = pairs.sums(&xs, &ys);
            assert!((sums.0 / first - 1.0).abs() < 1e-4, "{nodes} nodes");
            assert!((sums.1 / second - 1.0).abs() < 1e-4, "{nodes} nodes");
        }
    }
}
