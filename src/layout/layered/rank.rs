//! Which layer each node is on.
#![allow(
    clippy::indexing_slicing,
    reason = "edges are among the nodes, which the lists count"
)]

use super::cycles::Directed;

/// Rounds of shortening; each moves some node, so that few are needed.
const ROUNDS: usize = 40;

/// The layer of each node of an acyclic graph, from 0: as low as the longest way to it, then moved
/// within the slack of its edges to where these are shorter in sum.
pub(super) fn ranks(nodes: usize, edges: &[(u32, u32)]) -> Vec<usize> {
    let graph = Directed::new(nodes, edges);
    let mut open: Vec<usize> = graph.into.iter().map(Vec::len).collect();
    let mut order: Vec<u32> = (0..nodes as u32)
        .filter(|&node| open[node as usize] == 0)
        .collect();
    let mut rank = vec![0; nodes];
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        for &edge in &graph.out[node as usize] {
            let to = edges[edge as usize].1 as usize;
            rank[to] = rank[to].max(rank[node as usize] + 1);
            open[to] -= 1;
            if open[to] == 0 {
                order.push(to as u32);
            }
        }
    }
    for round in 0..ROUNDS {
        let mut moved = false;
        let backwards = round % 2 == 0;
        for at in 0..order.len() {
            let node = order[if backwards { order.len() - 1 - at } else { at }] as usize;
            let (out, into) = (&graph.out[node], &graph.into[node]);
            let below = out
                .iter()
                .map(|&e| rank[edges[e as usize].1 as usize])
                .min();
            let above = into
                .iter()
                .map(|&e| rank[edges[e as usize].0 as usize])
                .max();
            let wanted = match (above, below) {
                (Some(above), _) if into.len() > out.len() => above + 1,
                (_, Some(below)) if out.len() > into.len() => below - 1,
                _ => rank[node],
            };
            moved |= wanted != rank[node];
            rank[node] = wanted;
        }
        if !moved {
            break;
        }
    }
    let least = rank.iter().copied().min().unwrap_or(0);
    for rank in &mut rank {
        *rank -= least;
    }
    rank
}

#[cfg(test)]
mod tests {
    #[test]
    fn edges_point_down_and_are_short() {
        let edges = [(0, 1), (1, 2), (2, 3), (4, 3), (0, 3)];
        // 4 has nothing above it: it stands right above 3.
        assert_eq!(super::ranks(5, &edges), [0, 1, 2, 3, 2]);
        assert_eq!(super::ranks(2, &[]), [0, 0]);
    }
}
