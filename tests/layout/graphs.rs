//! Graphs made up for tests.
#![allow(dead_code, reason = "each test uses some")]

use emath::{Pos2, Vec2};
use fastrand::Rng;
use nonpaper::layout::Graph;

pub(crate) fn boxes(count: usize, rng: &mut Rng) -> Vec<Vec2> {
    (0..count)
        .map(|_| Vec2::new(40.0 + 50.0 * rng.f32(), 16.0))
        .collect()
}

/// Any edges at all: repeats, self ties, strays.
pub(crate) fn wild(count: usize, edges: usize, rng: &mut Rng) -> Graph {
    let edges = (0..edges)
        .map(|_| (rng.usize(..count + 1), rng.usize(..count + 1)))
        .collect();
    Graph::new(boxes(count, rng), edges)
}

/// Each new node is tied to some old ones, the more likely the more ties these have.
pub(crate) fn preferential(count: usize, each: usize, rng: &mut Rng) -> Graph {
    let mut edges = Vec::new();
    let mut ends = vec![0];
    for node in 1..count {
        for _ in 0..each.min(node) {
            let to = ends[rng.usize(..ends.len())];
            edges.push((node, to));
            ends.push(to);
        }
        ends.push(node);
    }
    Graph::new(boxes(count, rng), edges)
}

/// Groups of people who know each other, hung together by some who are in two of them: what a
/// novel's or a peace process's graph is like.
pub(crate) fn groups(count: usize, rng: &mut Rng) -> Graph {
    let mut edges = Vec::new();
    let mut node = 0;
    while node + 1 < count {
        let size = rng.usize(2..9).min(count - node);
        for a in node..node + size {
            for b in a + 1..node + size {
                if rng.f32() < 0.7 {
                    edges.push((a, b));
                }
            }
            edges.push((a, node));
        }
        if node > 0 {
            for _ in 0..2 {
                edges.push((rng.usize(node..node + size), rng.usize(..node)));
            }
        }
        node += size;
    }
    Graph::new(boxes(count, rng), edges)
}

pub(crate) fn tree(count: usize, rng: &mut Rng) -> Graph {
    let edges = (1..count).map(|node| (rng.usize(..node), node)).collect();
    Graph::new(boxes(count, rng), edges)
}

pub(crate) fn path(count: usize, rng: &mut Rng) -> Graph {
    let edges = (1..count).map(|node| (node - 1, node)).collect();
    Graph::new(boxes(count, rng), edges)
}

pub(crate) fn star(count: usize, rng: &mut Rng) -> Graph {
    let edges = (1..count).map(|node| (0, node)).collect();
    Graph::new(boxes(count, rng), edges)
}

pub(crate) fn two_cliques(each: usize, rng: &mut Rng) -> Graph {
    let mut edges = vec![(0, each)];
    for a in 0..each {
        for b in a + 1..each {
            edges.push((a, b));
            edges.push((each + a, each + b));
        }
    }
    Graph::new(boxes(2 * each, rng), edges)
}

pub(crate) fn grid(side: usize, rng: &mut Rng) -> Graph {
    let mut edges = Vec::new();
    for row in 0..side {
        for column in 0..side {
            let node = row * side + column;
            if column + 1 < side {
                edges.push((node, node + 1));
            }
            if row + 1 < side {
                edges.push((node, node + side));
            }
        }
    }
    Graph::new(boxes(side * side, rng), edges)
}

/// The same graph with every node at some place, some coinciding.
pub(crate) fn placed(mut graph: Graph, rng: &mut Rng) -> Graph {
    graph.places = (0..graph.len())
        .map(|_| {
            let at = |rng: &mut Rng| (rng.f32() * 20.0).floor() * 40.0;
            Some(Pos2::new(at(rng), at(rng)))
        })
        .collect();
    graph
}

pub(crate) fn diagonal(places: &[Pos2]) -> f32 {
    let mut all = emath::Rect::NOTHING;
    for place in places {
        all.extend_with(*place);
    }
    all.size().length()
}

pub(crate) fn finite(places: &[Pos2]) -> bool {
    places
        .iter()
        .all(|place| place.x.is_finite() && place.y.is_finite())
}
