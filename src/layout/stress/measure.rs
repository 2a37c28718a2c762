//! How good a drawing is: normalised stress.
#![allow(
    clippy::indexing_slicing,
    reason = "every node of the graph has a place, which is checked first"
)]

use emath::Pos2;

use super::super::{
    bfs::{UNREACHED, hops},
    graph::Adjacency,
};

/// Sources that are looked at when there are too many.
const SAMPLE: usize = 300;

/// Normalised stress of the drawing, from 0 (all distances right) to 1.
///
/// The mean over all connected pairs of `(1 - s |a - b| / d)²`, where `d` is the hop count and `s`
/// the scale at which it is least (Gansner, Koren, North, "Graph Drawing by Stress Majorization",
/// 2004, with weights 1 / d²). Exact up to 1,500 nodes, else from 300 evenly chosen sources.
pub fn stress(graph: &Adjacency, places: &[Pos2]) -> f64 {
    let (sum, squares, count) = sums(graph, places, SAMPLE);
    normalised(sum, squares, count)
}

/// The length that one hop has in a drawing: the scale at which the drawing's stress is least.
/// Looks at pairs of nodes that have a place, from some evenly chosen sources.
pub(crate) fn length_of_hop(graph: &Adjacency, places: &[Option<Pos2>]) -> Option<f32> {
    let placed: Vec<usize> = (0..graph.len().min(places.len()))
        .filter(|&node| places[node].is_some())
        .collect();
    let step = placed.len().div_ceil(64).max(1);
    let (mut sum, mut squares) = (0.0, 0.0);
    for &source in placed.iter().step_by(step) {
        let Some(from) = places[source] else {
            continue;
        };
        for (node, level) in hops(graph, source as u32).into_iter().enumerate() {
            if level == 0 || level == UNREACHED {
                continue;
            }
            if let Some(to) = places[node] {
                let ratio = f64::from((to - from).length()) / f64::from(level);
                sum += ratio;
                squares += ratio * ratio;
            }
        }
    }
    let length = (squares / sum) as f32;
    (length.is_finite() && length > 1e-3).then_some(length)
}

fn sums(graph: &Adjacency, places: &[Pos2], sample: usize) -> (f64, f64, f64) {
    let nodes = graph.len().min(places.len());
    let step = if nodes > 1_500 {
        nodes.div_ceil(sample)
    } else {
        1
    };
    let (mut sum, mut squares, mut count) = (0.0, 0.0, 0.0);
    for source in (0..nodes).step_by(step) {
        let found = hops(graph, source as u32);
        for (place, &level) in places.iter().zip(&found) {
            if level == 0 || level == UNREACHED {
                continue;
            }
            let apart = *place - places[source];
            let ratio = f64::from(apart.x).hypot(f64::from(apart.y)) / f64::from(level);
            sum += ratio;
            squares += ratio * ratio;
            count += 1.0;
        }
    }
    (sum, squares, count)
}

/// Normalised stress from the sums of `|a - b| / d`, of its square, and of pairs.
pub(super) fn normalised(sum: f64, squares: f64, count: f64) -> f64 {
    if count == 0.0 || squares == 0.0 {
        return 0.0;
    }
    ((count - sum * sum / squares) / count).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_path_has_no_stress_and_a_folded_one_has() {
        let graph = Adjacency::new(3, &[(0, 1), (1, 2)]);
        let at = |x: f32| Pos2::new(x, 5.0);
        assert!(stress(&graph, &[at(0.0), at(70.0), at(140.0)]) < 1e-9);
        assert!(stress(&graph, &[at(0.0), at(70.0), at(0.0)]) > 0.1);
        let known = [Some(at(0.0)), Some(at(70.0)), None];
        assert!((length_of_hop(&graph, &known).unwrap() - 70.0).abs() < 1e-3);
        assert_eq!(stress(&Adjacency::default(), &[]), 0.0);
    }
}
