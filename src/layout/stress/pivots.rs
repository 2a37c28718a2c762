//! Pivots: the nodes that stand for their surroundings when there are too many pairs.
#![allow(
    clippy::indexing_slicing,
    reason = "nodes are those of the graph, pivots those that are chosen here"
)]

use fastrand::Rng;

use super::super::{
    bfs::{Batch, Hops, WIDTH, hops},
    graph::Adjacency,
    progress::{Cancelled, Progress},
};

/// Pivots with their hop counts to every node and the weights that follow.
///
/// The sparse stress model of Ortmann, Klimenta, Brandes, "A Sparse Stress Model" (JGAA 2017):
/// each node belongs to the region of its nearest pivot, and the term of a node and a pivot counts
/// for those nodes of the pivot's region that are at most half as far from the pivot.
pub(super) struct Pivots<D> {
    nodes: usize,
    chosen: Vec<u32>,
    /// Hops of pivot `p` to node `i` at `p * nodes + i`.
    hops: Vec<D>,
    /// For each pivot, by hop count, how many nodes a term of that length stands for. The last
    /// number of a list holds for all longer ones; that of a neighbour is 0, for ties are terms of
    /// their own.
    stands_for: Vec<Vec<f32>>,
    longest: u32,
}

impl<D: Hops> Pivots<D> {
    /// Chooses about `count` pivots of a connected graph and searches from them.
    ///
    /// The choice is "max/min random": the next pivot is drawn with a chance that grows with the
    /// distance to the pivots there are. It is made anew for every [`WIDTH`] pivots, which are
    /// then searched from together.
    pub(super) fn new(
        graph: &Adjacency,
        count: usize,
        rng: &mut Rng,
        progress: Progress<'_>,
    ) -> Result<Self, Cancelled> {
        let nodes = graph.len();
        let count = count.clamp(1, nodes.max(1));
        let mut nearest: Vec<(u32, u32)> = vec![(u32::MAX, 0); nodes];
        let mut chosen = vec![false; nodes];
        let mut found = Vec::with_capacity(count * nodes);
        let mut batch = Batch::<D>::new(nodes);
        let mut all = Vec::with_capacity(count);
        let mut longest = 0;
        while all.len() < count {
            progress.report(all.len() as f32 / count as f32)?;
            let sources = choose(
                graph,
                &nearest,
                &mut chosen,
                (count - all.len()).min(WIDTH),
                rng,
            );
            if sources.is_empty() {
                break;
            }
            batch.run(graph, &sources);
            let base = found.len();
            found.resize(base + sources.len() * nodes, D::default());
            // Transposed in tiles that fit the cache.
            for tile in (0..nodes).step_by(256) {
                let end = (tile + 256).min(nodes);
                for s in 0..sources.len() {
                    let row = &mut found[base + s * nodes + tile..base + s * nodes + end];
                    for (to, from) in row
                        .iter_mut()
                        .zip(&batch.rows[tile * WIDTH..].as_chunks::<WIDTH>().0[..end - tile])
                    {
                        *to = from[s];
                    }
                }
            }
            for (s, _) in sources.iter().enumerate() {
                let row = &found[base + s * nodes..base + (s + 1) * nodes];
                for (near, &hops) in nearest.iter_mut().zip(row) {
                    let hops: u32 = hops.into();
                    longest = longest.max(hops);
                    if hops < near.0 {
                        *near = (hops, (all.len() + s) as u32);
                    }
                }
            }
            all.extend(sources);
        }
        Ok(Self {
            nodes,
            stands_for: regions(&nearest, all.len()),
            chosen: all,
            hops: found,
            longest,
        })
    }

    /// The number of pivots.
    pub(super) fn count(&self) -> usize {
        self.chosen.len()
    }

    /// The node that a pivot is.
    pub(super) fn node(&self, pivot: usize) -> usize {
        self.chosen[pivot] as usize
    }

    /// The largest hop count from a pivot.
    pub(super) fn longest(&self) -> u32 {
        self.longest
    }

    /// Hops from a pivot to every node.
    pub(super) fn hops(&self, pivot: usize) -> &[D] {
        &self.hops[pivot * self.nodes..(pivot + 1) * self.nodes]
    }

    /// How many nodes the terms of a pivot stand for, by hop count.
    pub(super) fn stands_for(&self, pivot: usize) -> &[f32] {
        &self.stands_for[pivot]
    }
}

/// Draws up to `count` nodes that are not pivots yet.
fn choose(
    graph: &Adjacency,
    nearest: &[(u32, u32)],
    chosen: &mut [bool],
    count: usize,
    rng: &mut Rng,
) -> Vec<u32> {
    let nodes = graph.len();
    let mut sources = Vec::with_capacity(count);
    if nearest.first().is_none_or(|near| near.0 == u32::MAX) {
        // The first ones spread out: each as far as possible from those before.
        let mut far = hops(graph, rng.u32(..nodes as u32));
        while sources.len() < count.min(8) {
            let Some((next, _)) = far
                .iter()
                .enumerate()
                .filter(|(node, _)| !chosen[*node])
                .max_by_key(|(node, far)| (**far, std::cmp::Reverse(*node)))
            else {
                break;
            };
            chosen[next] = true;
            sources.push(next as u32);
            for (far, hops) in far.iter_mut().zip(hops(graph, next as u32)) {
                *far = (*far).min(hops);
            }
        }
    } else {
        let mut sums = Vec::with_capacity(nodes);
        let mut sum = 0_u64;
        for (near, &chosen) in nearest.iter().zip(chosen.iter()) {
            sum += if chosen { 0 } else { u64::from(near.0.max(1)) };
            sums.push(sum);
        }
        let mut tries = 0;
        while sources.len() < count && sum > 0 && tries < 20 * WIDTH {
            tries += 1;
            let draw = rng.u64(..sum);
            let node = sums.partition_point(|&sum| sum <= draw);
            if !std::mem::replace(&mut chosen[node], true) {
                sources.push(node as u32);
            }
        }
    }
    sources
}

/// For each pivot, how many nodes of its region are within half of each hop count.
fn regions(nearest: &[(u32, u32)], pivots: usize) -> Vec<Vec<f32>> {
    let mut within: Vec<Vec<f32>> = vec![Vec::new(); pivots];
    for &(hops, pivot) in nearest {
        let list = &mut within[pivot as usize];
        let hops = hops as usize;
        if list.len() <= hops {
            list.resize(hops + 1, 0.0);
        }
        list[hops] += 1.0;
    }
    within
        .into_iter()
        .map(|by_hops| {
            let mut list = Vec::with_capacity(2 * by_hops.len());
            let mut sum = 0.0;
            for count in by_hops {
                sum += count;
                list.push(sum);
                list.push(sum);
            }
            // At least up to the neighbours, and one that stands for all beyond.
            let last = list.last().copied().unwrap_or(1.0);
            list.resize(list.len().max(3), last);
            list[1] = 0.0;
            list
        })
        .collect()
}
