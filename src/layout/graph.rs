//! What is laid out: nodes with boxes, and the edges between them.
#![allow(
    clippy::indexing_slicing,
    reason = "offsets and neighbours are numbers that this file makes, within its own arrays"
)]

use emath::{Pos2, Vec2};

/// A graph to lay out.
///
/// Nodes are numbered from 0. Lists shorter than `sizes` are as if filled up with "none". Edges
/// that name no node are ignored, and so are self ties and repeated edges wherever they have no
/// meaning. A place or size that is not finite counts as absent or zero.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Width and height of each node's box, label included; its length is the number of nodes.
    pub sizes: Vec<Vec2>,
    /// Edges, from and to. Only [`layered`](super::layered) looks at the direction.
    pub edges: Vec<(usize, usize)>,
    /// Centres of the boxes that are already somewhere.
    pub places: Vec<Option<Pos2>>,
    /// Nodes that must stay where they are; without a place, a pin has no effect.
    pub pinned: Vec<bool>,
}

impl Graph {
    /// A graph of `sizes.len()` nodes that are nowhere yet.
    pub fn new(sizes: Vec<Vec2>, edges: Vec<(usize, usize)>) -> Self {
        Self {
            sizes,
            edges,
            places: Vec::new(),
            pinned: Vec::new(),
        }
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.sizes.is_empty()
    }

    /// The box of a node, with absurd sizes taken as none.
    pub fn size(&self, node: usize) -> Vec2 {
        let size = self.sizes.get(node).copied().unwrap_or(Vec2::ZERO);
        let sane = |side: f32| {
            if side.is_finite() {
                side.clamp(0.0, 1e6)
            } else {
                0.0
            }
        };
        Vec2::new(sane(size.x), sane(size.y))
    }

    /// The boxes of all nodes, as [`size`](Self::size) has them.
    pub fn boxes(&self) -> Vec<Vec2> {
        (0..self.len()).map(|node| self.size(node)).collect()
    }

    /// The place of a node, if it has one that can be used.
    pub fn place(&self, node: usize) -> Option<Pos2> {
        let place = self.places.get(node).copied().flatten()?;
        // Squares of coordinates must stay finite, too.
        (place.x.abs() < 1e15 && place.y.abs() < 1e15).then_some(place)
    }

    /// Whether a node has a place that it must keep.
    pub fn is_pinned(&self, node: usize) -> bool {
        self.pinned.get(node).copied().unwrap_or(false) && self.place(node).is_some()
    }

    /// The graph of some of the nodes, renumbered in their order, with the edges among them.
    pub fn part(&self, nodes: &[usize]) -> Self {
        let mut index = vec![usize::MAX; self.len()];
        for (at, &node) in nodes.iter().enumerate() {
            if let Some(index) = index.get_mut(node) {
                *index = at;
            }
        }
        let inside = |node: usize| index.get(node).copied().filter(|&at| at != usize::MAX);
        Self {
            sizes: nodes.iter().map(|&node| self.size(node)).collect(),
            edges: self
                .edges
                .iter()
                .filter_map(|&(from, to)| Some((inside(from)?, inside(to)?)))
                .collect(),
            places: nodes.iter().map(|&node| self.place(node)).collect(),
            pinned: nodes.iter().map(|&node| self.is_pinned(node)).collect(),
        }
    }

    /// Who is tied to whom, without regard to direction; no self ties, each neighbour once.
    pub fn adjacency(&self) -> Adjacency {
        Adjacency::new(self.len(), &self.edges)
    }
}

/// Neighbours of each node in one array (compressed sparse rows), ascending.
#[derive(Clone, Debug, Default)]
pub struct Adjacency {
    offsets: Vec<u32>,
    targets: Vec<u32>,
}

impl Adjacency {
    /// The undirected neighbours among `nodes` nodes, without self ties, repeats and strays.
    pub fn new(nodes: usize, edges: &[(usize, usize)]) -> Self {
        let valid = |&&(a, b): &&(usize, usize)| a != b && a < nodes && b < nodes;
        let mut offsets = vec![0_u32; nodes + 1];
        for &(a, b) in edges.iter().filter(valid) {
            offsets[a + 1] += 1;
            offsets[b + 1] += 1;
        }
        for node in 0..nodes {
            offsets[node + 1] += offsets[node];
        }
        let mut cursor = offsets.clone();
        let mut targets = vec![0_u32; offsets[nodes] as usize];
        for &(a, b) in edges.iter().filter(valid) {
            targets[cursor[a] as usize] = b as u32;
            cursor[a] += 1;
            targets[cursor[b] as usize] = a as u32;
            cursor[b] += 1;
        }
        let mut kept = 0;
        let mut start = 0;
        for node in 0..nodes {
            let end = offsets[node + 1] as usize;
            targets[start..end].sort_unstable();
            let row = kept;
            for at in start..end {
                if kept == row || targets[kept - 1] != targets[at] {
                    targets[kept] = targets[at];
                    kept += 1;
                }
            }
            start = end;
            offsets[node + 1] = kept as u32;
        }
        targets.truncate(kept);
        Self { offsets, targets }
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Neighbours of a node, ascending; none if there is no such node.
    #[inline]
    pub fn of(&self, node: usize) -> &[u32] {
        match self.offsets.get(node..node.saturating_add(2)) {
            Some(&[from, to]) => &self.targets[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The number of neighbours of a node.
    pub fn degree(&self, node: usize) -> usize {
        self.of(node).len()
    }

    /// Every tie once, as (lower, higher).
    pub fn ties(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..self.len()).flat_map(|a| {
            let a = a as u32;
            self.of(a as usize)
                .iter()
                .filter(move |&&b| a < b)
                .map(move |&b| (a, b))
        })
    }

    /// The ties among `nodes`, renumbered in their order. Nodes must not repeat.
    pub(crate) fn induced(&self, nodes: &[u32]) -> Self {
        let mut index = vec![u32::MAX; self.len()];
        self.induced_with(nodes, &mut index)
    }

    /// The ties within each of these components.
    pub(crate) fn split(&self, components: &[Vec<u32>]) -> Vec<Self> {
        let mut index = vec![u32::MAX; self.len()];
        let each = components.iter();
        each.map(|nodes| self.induced_with(nodes, &mut index))
            .collect()
    }

    /// `index` must be all `u32::MAX`, and is so again afterwards.
    fn induced_with(&self, nodes: &[u32], index: &mut [u32]) -> Self {
        for (at, &node) in nodes.iter().enumerate() {
            index[node as usize] = at as u32;
        }
        let mut offsets = Vec::with_capacity(nodes.len() + 1);
        let mut targets = Vec::new();
        offsets.push(0);
        for &node in nodes {
            let start = targets.len();
            let inside = self.of(node as usize).iter().map(|&to| index[to as usize]);
            targets.extend(inside.filter(|&to| to != u32::MAX));
            targets[start..].sort_unstable();
            offsets.push(targets.len() as u32);
        }
        for &node in nodes {
            index[node as usize] = u32::MAX;
        }
        Self { offsets, targets }
    }

    /// The connected components, the largest first (then by lowest node), nodes ascending.
    pub fn components(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.len()];
        let mut found = Vec::new();
        for start in 0..self.len() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut nodes = vec![start as u32];
            let mut next = 0;
            while let Some(&node) = nodes.get(next) {
                next += 1;
                for &to in self.of(node as usize) {
                    if !seen[to as usize] {
                        seen[to as usize] = true;
                        nodes.push(to);
                    }
                }
            }
            nodes.sort_unstable();
            found.push(nodes);
        }
        found.sort_by_key(|nodes| (std::cmp::Reverse(nodes.len()), nodes.first().copied()));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strays_repeats_and_self_ties_are_left_out() {
        let ties = Adjacency::new(4, &[(0, 1), (1, 0), (2, 2), (9, 0), (1, 3), (1, 3)]);
        assert_eq!(ties.of(0), [1]);
        assert_eq!(ties.of(1), [0, 3]);
        assert_eq!(ties.of(2), [0_u32; 0]);
        assert_eq!(ties.ties().collect::<Vec<_>>(), [(0, 1), (1, 3)]);
        assert_eq!(ties.components(), [vec![0, 1, 3], vec![2]]);
        let part = ties.induced(&[3, 1]);
        assert_eq!(part.of(0), [1]);
        assert_eq!(part.of(1), [0]);
    }

    #[test]
    fn absurd_boxes_and_places_do_no_harm() {
        let mut graph = Graph::new(vec![Vec2::new(f32::NAN, -3.0)], Vec::new());
        graph.places = vec![Some(Pos2::new(f32::INFINITY, 0.0))];
        graph.pinned = vec![true];
        assert_eq!(graph.size(0), Vec2::ZERO);
        assert_eq!(graph.place(0), None);
        assert!(!graph.is_pinned(0));
    }
}
