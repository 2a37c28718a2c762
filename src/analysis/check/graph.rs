//! A graph of what waits for what, its order and its circles.

use std::collections::{HashMap, hash_map::Entry};

use foldhash::fast::RandomState;
use petgraph::{
    algo::kosaraju_scc,
    graph::{DiGraph, NodeIndex},
};

/// For each step what it waits for, in one row after the other.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Where each row ends.
    ends: Vec<usize>,
    all: Vec<usize>,
}

impl Edges {
    /// Adds what the next step waits for.
    pub(super) fn push(&mut self, row: impl IntoIterator<Item = usize>) {
        self.all.extend(row);
        self.ends.push(self.all.len());
    }

    /// What a step waits for.
    pub(super) fn from(&self, step: usize) -> &[usize] {
        let end = self.ends.get(step).copied().unwrap_or_default();
        let start = step.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.copied().unwrap_or_default();
        self.all.get(start..end).unwrap_or_default()
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    /// For each step who waits for it.
    fn turned(&self) -> Self {
        let mut ends = vec![0; self.len()];
        for to in &self.all {
            if let Some(count) = ends.get_mut(*to) {
                *count += 1;
            }
        }
        let mut starts = Vec::with_capacity(ends.len());
        let mut sum = 0;
        for end in &mut ends {
            starts.push(sum);
            sum += *end;
            *end = sum;
        }
        let mut all = vec![0; sum];
        for from in 0..self.len() {
            for to in self.from(from) {
                if let Some(next) = starts.get_mut(*to) {
                    if let Some(place) = all.get_mut(*next) {
                        *place = from;
                    }
                    *next += 1;
                }
            }
        }
        Self { ends, all }
    }
}

/// A graph of steps.
#[derive(Debug)]
pub(super) struct Graph {
    edges: Edges,
    /// Each step after all that it waits for, as far as there is such an order.
    order: Vec<usize>,
    /// The steps of which each waits for each other, or one for itself.
    knots: Vec<Vec<usize>>,
}

impl Graph {
    pub(super) fn of(edges: Edges) -> Self {
        // Again and again those that wait for nothing that is left. In most plans that is all.
        let waiting = edges.turned();
        let mut left: Vec<usize> = (0..edges.len()).map(|at| edges.from(at).len()).collect();
        let steps = 0..edges.len();
        let mut order: Vec<usize> = steps.filter(|at| edges.from(*at).is_empty()).collect();
        let mut next = 0;
        while let Some(done) = order.get(next).copied() {
            next += 1;
            for waits in waiting.from(done) {
                if let Some(count) = left.get_mut(*waits) {
                    *count -= 1;
                    if *count == 0 {
                        order.push(*waits);
                    }
                }
            }
        }
        let mut knots = Vec::new();
        if order.len() < edges.len() {
            for group in groups(&edges, &left) {
                match group.as_slice() {
                    [one] if !edges.from(*one).contains(one) => order.push(*one),
                    _ => knots.push(group),
                }
            }
        }
        Self {
            edges,
            order,
            knots,
        }
    }

    /// The steps that are in no circle, each after all of these that it waits for.
    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    /// A shortest circle in each knot, from its first step in the order of the file; the circles
    /// in that order too.
    pub(super) fn circles(&self) -> Vec<Vec<usize>> {
        let knots = self.knots.iter();
        let mut circles: Vec<Vec<usize>> = knots.filter_map(|knot| self.circle(knot)).collect();
        circles.sort();
        circles
    }

    fn circle(&self, knot: &[usize]) -> Option<Vec<usize>> {
        let start = *knot.iter().min()?;
        // In breadth; each step knows from which it was reached.
        let mut reached: HashMap<usize, usize, RandomState> = HashMap::default();
        let mut row = vec![start];
        while !row.is_empty() {
            let mut next = Vec::new();
            for from in row {
                for to in self.edges.from(from) {
                    if *to == start {
                        let mut circle = vec![from];
                        while let Some(before) = circle.last().and_then(|at| reached.get(at)) {
                            circle.push(*before);
                        }
                        circle.reverse();
                        return Some(circle);
                    }
                    if let Entry::Vacant(place) = reached.entry(*to) {
                        place.insert(from);
                        next.push(*to);
                    }
                }
            }
            row = next;
        }
        None
    }
}

/// The strongly connected groups of the steps that are `left` waiting, each after those that it
/// waits for.
fn groups(edges: &Edges, left: &[usize]) -> Vec<Vec<usize>> {
    let mut graph: DiGraph<usize, (), usize> = DiGraph::default();
    let mut nodes: Vec<Option<NodeIndex<usize>>> = vec![None; edges.len()];
    for (step, node) in nodes.iter_mut().enumerate() {
        if left.get(step).is_some_and(|left| *left > 0) {
            *node = Some(graph.add_node(step));
        }
    }
    let node = |step: usize| nodes.get(step).copied().flatten();
    for from in 0..edges.len() {
        let Some(start) = node(from) else { continue };
        for end in edges.from(from).iter().filter_map(|to| node(*to)) {
            graph.add_edge(start, end, ());
        }
    }
    // Iterative, unlike Tarjan's in this library: a chain may be as long as the scenario.
    kosaraju_scc(&graph)
        .into_iter()
        .map(|group| {
            let steps = group.into_iter();
            steps
                .filter_map(|node| graph.node_weight(node).copied())
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(rows: Vec<Vec<usize>>) -> Graph {
        let mut edges = Edges::default();
        for row in rows {
            edges.push(row);
        }
        Graph::of(edges)
    }

    #[test]
    fn the_shortest_circle_through_the_first_step_is_told() {
        // 1 → 2 → 3 → 1 and 1 → 3; 0 leads into it; 4 waits for itself; 5 for 6 twice; 6 for nothing.
        let graph = graph(vec![
            vec![1, 5],
            vec![2, 3],
            vec![3],
            vec![1],
            vec![4],
            vec![6, 6],
            vec![],
        ]);
        assert_eq!(graph.circles(), [vec![1, 3], vec![4]]);
        assert_eq!(graph.order(), [6, 5, 0], "what is waited for comes first");
    }

    #[test]
    fn what_leads_into_a_circle_keeps_its_order() {
        let graph = graph(vec![vec![1], vec![2], vec![3, 2], vec![4], vec![]]);
        assert_eq!(graph.circles(), [vec![2]]);
        assert_eq!(graph.order(), [4, 3, 1, 0]);
    }

    #[test]
    fn a_long_chain_is_no_circle_and_a_long_circle_is_one() {
        let chain = |first: Option<usize>| {
            let rest = (1..50_000usize).map(|step| vec![step - 1]);
            graph(
                std::iter::once(first.into_iter().collect())
                    .chain(rest)
                    .collect(),
            )
        };
        assert!(chain(None).circles().is_empty());
        assert_eq!(chain(None).order().len(), 50_000);
        let circles = chain(Some(49_999)).circles();
        assert_eq!(circles.len(), 1);
        assert_eq!(circles[0].len(), 50_000);
    }
}
