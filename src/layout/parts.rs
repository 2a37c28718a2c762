//! Puts parts of a drawing that were laid out alone together.

use emath::{Pos2, Vec2};

use super::{
    graph::Graph,
    pack::{beside, bounds, pack},
};

/// Some nodes with their places.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) nodes: Vec<u32>,
    pub(crate) places: Vec<Pos2>,
    /// Whether the part must stay where it is.
    pub(crate) fixed: bool,
}

/// Packs the parts that may move: around (0, 0), or beside those that are fixed.
pub(crate) fn place(graph: &Graph, parts: Vec<Part>, gap: f32) -> Vec<Pos2> {
    let mut places = vec![Pos2::ZERO; graph.len()];
    let mut set = |nodes: &[u32], from: &[Pos2], by: Vec2| {
        for (&node, &at) in nodes.iter().zip(from) {
            if let Some(place) = places.get_mut(node as usize) {
                *place = at + by;
            }
        }
    };
    let around = |part: &Part| {
        let sizes = part.nodes.iter().map(|&node| graph.size(node as usize));
        bounds(part.places.iter().copied().zip(sizes))
    };
    let mut there = None;
    for part in parts.iter().filter(|part| part.fixed) {
        set(&part.nodes, &part.places, Vec2::ZERO);
        if let Some(area) = around(part) {
            there = Some(there.map_or(area, |all: emath::Rect| all.union(area)));
        }
    }
    let loose: Vec<_> = parts
        .into_iter()
        .filter(|part| !part.fixed)
        .filter_map(|part| Some((around(&part)?, part)))
        .collect();
    let sizes: Vec<Vec2> = loose.iter().map(|(area, _)| area.size()).collect();
    let corners = pack(&sizes, gap);
    let whole = bounds(
        corners
            .iter()
            .zip(&sizes)
            .map(|(&corner, &size)| (corner + size / 2.0, size)),
    );
    if let Some(whole) = whole {
        let start = match there {
            Some(there) => beside(there, whole.size(), 2.0 * gap),
            None => Pos2::ZERO - whole.size() / 2.0,
        };
        for ((area, part), corner) in loose.iter().zip(corners) {
            let by = (start - whole.min) + (corner - area.min);
            set(&part.nodes, &part.places, by);
        }
    }
    places
}

/// The shortest edge that lets its two boxes and an arrow between them be seen.
pub(crate) fn short_edge(graph: &Graph) -> f32 {
    let count = graph.len().max(1) as f32;
    let mean = (0..graph.len()).fold(Vec2::ZERO, |sum, node| sum + graph.size(node)) / count;
    24.0 + mean.x + 0.5 * mean.y
}
