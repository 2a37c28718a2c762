//! Breadth-first search: hop counts from one node, and from 64 nodes at once.
#![allow(
    clippy::indexing_slicing,
    reason = "nodes come from the adjacency whose length the arrays have"
)]

use super::graph::Adjacency;

/// What [`hops`] says of a node that cannot be reached.
pub(crate) const UNREACHED: u32 = u32::MAX;

/// How many sources [`Batch`] searches from at once: the bits of a word.
pub(crate) const WIDTH: usize = 64;

/// A hop count, stored as narrow as the graph allows. 0 stands for "itself or not reached".
pub(crate) trait Hops: Copy + Default + Into<f32> + Into<u32> + Send + Sync {
    /// The count, or the largest that fits.
    fn of(level: u32) -> Self;
}

impl Hops for u8 {
    fn of(level: u32) -> Self {
        level.min(Self::MAX.into()) as Self
    }
}

impl Hops for u16 {
    fn of(level: u32) -> Self {
        level.min(Self::MAX.into()) as Self
    }
}

/// Hops from `source` to every node, [`UNREACHED`] where there is no way.
pub(crate) fn hops(graph: &Adjacency, source: u32) -> Vec<u32> {
    let mut found = vec![UNREACHED; graph.len()];
    let mut queue = Vec::with_capacity(graph.len());
    found[source as usize] = 0;
    queue.push(source);
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        let level = found[node as usize] + 1;
        for &to in graph.of(node as usize) {
            if found[to as usize] == UNREACHED {
                found[to as usize] = level;
                queue.push(to);
            }
        }
    }
    found
}

/// Nodes in the order in which a search from `source` meets them (its component only).
pub(crate) fn order(graph: &Adjacency, source: u32) -> Vec<u32> {
    let mut seen = vec![false; graph.len()];
    let mut queue = Vec::with_capacity(graph.len());
    seen[source as usize] = true;
    queue.push(source);
    let mut next = 0;
    while let Some(&node) = queue.get(next) {
        next += 1;
        for &to in graph.of(node as usize) {
            if !seen[to as usize] {
                seen[to as usize] = true;
                queue.push(to);
            }
        }
    }
    queue
}

/// Searches from up to [`WIDTH`] sources at once, one bit of a word for each (the multi-source
/// search of Then et al., "The More the Merrier", PVLDB 2014). On graphs of small diameter the
/// searches share most of their work.
pub(crate) struct Batch<D> {
    seen: Vec<u64>,
    front: Vec<u64>,
    next: Vec<u64>,
    active: Vec<u32>,
    touched: Vec<u32>,
    /// `rows[node * WIDTH + s]`: hops from the `s`-th source to the node.
    pub(crate) rows: Vec<D>,
}

impl<D: Hops> Batch<D> {
    pub(crate) fn new(nodes: usize) -> Self {
        Self {
            seen: vec![0; nodes],
            front: vec![0; nodes],
            next: vec![0; nodes],
            active: Vec::with_capacity(nodes),
            touched: Vec::with_capacity(nodes),
            rows: vec![D::default(); nodes * WIDTH],
        }
    }

    /// Fills `rows` for these sources (at most [`WIDTH`], all different).
    pub(crate) fn run(&mut self, graph: &Adjacency, sources: &[u32]) {
        self.seen.fill(0);
        self.rows.fill(D::default());
        self.active.clear();
        for (bit, &source) in sources.iter().take(WIDTH).enumerate() {
            self.seen[source as usize] |= 1 << bit;
            self.front[source as usize] = 1 << bit;
            self.active.push(source);
        }
        let mut level = 0;
        while !self.active.is_empty() {
            level += 1;
            let hops = D::of(level);
            self.touched.clear();
            for &node in &self.active {
                let front = self.front[node as usize];
                for &to in graph.of(node as usize) {
                    let to = to as usize;
                    let new = front & !self.seen[to];
                    if new != 0 {
                        if self.next[to] == 0 {
                            self.touched.push(to as u32);
                        }
                        self.next[to] |= new;
                    }
                }
            }
            for &node in &self.touched {
                let node = node as usize;
                let mut new = std::mem::take(&mut self.next[node]);
                self.seen[node] |= new;
                self.front[node] = new;
                let row = &mut self.rows[node * WIDTH..(node + 1) * WIDTH];
                while new != 0 {
                    row[new.trailing_zeros() as usize] = hops;
                    new &= new - 1;
                }
            }
            std::mem::swap(&mut self.active, &mut self.touched);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_at_once_find_what_one_at_a_time_finds() {
        let mut rng = fastrand::Rng::with_seed(3);
        for nodes in [1_usize, 2, 70, 300] {
            let edges: Vec<_> = (0..nodes * 3 / 2)
                .map(|_| (rng.usize(..nodes), rng.usize(..nodes)))
                .collect();
            let graph = Adjacency::new(nodes, &edges);
            let sources: Vec<u32> = (0..nodes.min(WIDTH) as u32).collect();
            let mut batch = Batch::<u8>::new(nodes);
            batch.run(&graph, &sources);
            for &source in &sources {
                for (node, &level) in hops(&graph, source).iter().enumerate() {
                    let level = if level == UNREACHED { 0 } else { level };
                    let found = batch.rows[node * WIDTH + source as usize];
                    assert_eq!(u32::from(found), level);
                }
            }
        }
    }
}
