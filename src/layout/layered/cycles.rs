//! Breaks cycles: which edges to turn round so that all point one way.
#![allow(
    clippy::indexing_slicing,
    reason = "edges are checked to be among the nodes before they come here"
)]

use std::collections::BTreeSet;

/// Edges of a directed graph by node, as positions in the list of edges.
pub(super) struct Directed {
    pub(super) out: Vec<Vec<u32>>,
    pub(super) into: Vec<Vec<u32>>,
}

impl Directed {
    pub(super) fn new(nodes: usize, edges: &[(u32, u32)]) -> Self {
        let mut graph = Self {
            out: vec![Vec::new(); nodes],
            into: vec![Vec::new(); nodes],
        };
        for (at, &(from, to)) in (0..).zip(edges) {
            graph.out[from as usize].push(at);
            graph.into[to as usize].push(at);
        }
        graph
    }
}

/// Nodes that are tried one by one for turning edges back; beyond, the heuristic's answer stands.
const SMALL: usize = 4_000_000;

/// Which edges to reverse for the graph to have no cycle; no edge may lead to its own start.
///
/// The greedy heuristic of Eades, Lin, Smyth, "A Fast and Effective Heuristic for the Feedback Arc
/// Set Problem" (1993). Then every edge whose reversal turns out needless is turned back, so that
/// none of those reported could be left as it is.
pub(super) fn reversals(nodes: usize, edges: &[(u32, u32)]) -> Vec<bool> {
    let graph = Directed::new(nodes, edges);
    let position = sequence(&graph, edges);
    let mut reversed: Vec<bool> = edges
        .iter()
        .map(|&(from, to)| position[from as usize] > position[to as usize])
        .collect();
    let count = reversed.iter().filter(|reversed| **reversed).count();
    if count.saturating_mul(nodes + edges.len()) > SMALL {
        return reversed;
    }
    for at in 0..edges.len() {
        if reversed[at] {
            reversed[at] = false;
            let (from, to) = edges[at];
            reversed[at] = reaches(&graph, edges, &reversed, to, from);
        }
    }
    reversed
}

/// Whether a way leads from one node to another, with edges turned as given.
fn reaches(graph: &Directed, edges: &[(u32, u32)], reversed: &[bool], from: u32, to: u32) -> bool {
    let mut seen = vec![false; graph.out.len()];
    let mut stack = vec![from];
    seen[from as usize] = true;
    while let Some(node) = stack.pop() {
        if node == to {
            return true;
        }
        let onward = graph.out[node as usize]
            .iter()
            .filter(|edge| !reversed[**edge as usize])
            .map(|edge| edges[*edge as usize].1);
        let back = graph.into[node as usize]
            .iter()
            .filter(|edge| reversed[**edge as usize])
            .map(|edge| edges[*edge as usize].0);
        for next in onward.chain(back) {
            if !std::mem::replace(&mut seen[next as usize], true) {
                stack.push(next);
            }
        }
    }
    false
}

/// Positions of the nodes in a sequence in which few edges lead back.
fn sequence(graph: &Directed, edges: &[(u32, u32)]) -> Vec<usize> {
    let nodes = graph.out.len();
    let mut out: Vec<i64> = graph.out.iter().map(|list| list.len() as i64).collect();
    let mut into: Vec<i64> = graph.into.iter().map(|list| list.len() as i64).collect();
    // Sinks first, then sources, then by how much more goes out than comes in; then by number.
    let class = |out: i64, into: i64, node: usize| match (out, into) {
        (0, _) => (0, 0, node),
        (_, 0) => (1, 0, node),
        _ => (2, into - out, node),
    };
    let mut open: BTreeSet<(u8, i64, usize)> = (0..nodes)
        .map(|node| class(out[node], into[node], node))
        .collect();
    let mut placed = vec![false; nodes];
    let (mut first, mut last) = (Vec::new(), Vec::new());
    while let Some((kind, _, node)) = open.pop_first() {
        placed[node] = true;
        if kind == 0 {
            last.push(node);
        } else {
            first.push(node);
        }
        let mut change = |other: usize, leaves: bool| {
            if placed[other] {
                return;
            }
            open.remove(&class(out[other], into[other], other));
            if leaves {
                out[other] -= 1;
            } else {
                into[other] -= 1;
            }
            open.insert(class(out[other], into[other], other));
        };
        for &edge in &graph.out[node] {
            change(edges[edge as usize].1 as usize, false);
        }
        for &edge in &graph.into[node] {
            change(edges[edge as usize].0 as usize, true);
        }
    }
    let mut position = vec![0; nodes];
    for (at, node) in first.into_iter().chain(last.into_iter().rev()).enumerate() {
        position[node] = at;
    }
    position
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_needs_one_and_a_chain_none() {
        let count = |nodes, edges: &[(u32, u32)]| {
            reversals(nodes, edges)
                .iter()
                .filter(|turned| **turned)
                .count()
        };
        assert_eq!(count(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]), 1);
        assert_eq!(count(4, &[(3, 1), (1, 2), (2, 0), (3, 0)]), 0);
        assert_eq!(count(2, &[(0, 1), (1, 0)]), 1);
        // Two rings that share an edge: turning that one is enough.
        assert_eq!(count(4, &[(0, 1), (1, 2), (2, 0), (1, 3), (3, 0)]), 1);
    }
}
