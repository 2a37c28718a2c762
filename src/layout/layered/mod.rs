//! Layered layout, for directed chains: what comes first stands first, and edges point one way.

mod coordinates;
mod cycles;
pub(super) mod order;
pub(super) mod proper;
mod rank;

use std::collections::BTreeMap;

use emath::{Pos2, Vec2};

use super::{
    graph::Graph,
    parts::{self, Part},
    pins,
    progress::{Cancelled, Progress},
};
use proper::Proper;

/// Which way edges point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From top to bottom.
    #[default]
    Down,
    /// From left to right.
    Right,
}

/// How to lay out in layers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Which way edges point.
    pub direction: Direction,
    /// Least distance of two boxes of one layer.
    pub gap: f32,
    /// Least distance of the boxes of two layers.
    pub layer_gap: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            direction: Direction::Down,
            gap: 16.0,
            layer_gap: 56.0,
        }
    }
}

/// A layered drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layered {
    /// The centre of each node's box.
    pub places: Vec<Pos2>,
    /// The layer of each node, from 0; of each component on its own.
    pub layers: Vec<usize>,
    /// Edges, as positions in [`Graph::edges`], ascending, that point against the direction: each
    /// lies on a cycle of the others. Edges from a node to itself are not among them.
    pub reversed: Vec<usize>,
    /// For each edge, the points it is led through, from its source to its target.
    pub bends: Vec<Vec<Pos2>>,
    /// How many crossings of edges were left.
    pub crossings: u64,
}

/// Lays out a graph in layers (Sugiyama, Tagawa, Toda, "Methods for Visual Understanding of
/// Hierarchical System Structures", 1981): cycles are broken, nodes ranked, long edges led through
/// dummy nodes, layers ordered for few crossings, and positions assigned for straight edges.
///
/// Components are laid out alone and packed. Pinned nodes keep their places, and the drawing is
/// shifted to them; edges of nodes that this moved from their layer have no bends.
///
/// # Errors
/// [`Cancelled`] when `progress` says so.
pub fn layout(
    graph: &Graph,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Layered, Cancelled> {
    let nodes = graph.len();
    let mut result = Layered {
        places: Vec::new(),
        layers: vec![0; nodes],
        reversed: Vec::new(),
        bends: vec![Vec::new(); graph.edges.len()],
        crossings: 0,
    };
    let components = graph.adjacency().components();
    let mut home = vec![(0_usize, 0_u32); nodes];
    for (part, list) in components.iter().enumerate() {
        for (index, &node) in (0..).zip(list) {
            if let Some(home) = home.get_mut(node as usize) {
                *home = (part, index);
            }
        }
    }
    // The edges of each component, each pair of nodes once, with the edges that it stands for.
    let mut inner: Vec<BTreeMap<(u32, u32), Vec<usize>>> = vec![BTreeMap::new(); components.len()];
    for (at, &(from, to)) in graph.edges.iter().enumerate() {
        let (Some(&(part, a)), Some(&(_, b))) = (home.get(from), home.get(to)) else {
            continue;
        };
        if let Some(inner) = inner.get_mut(part).filter(|_| a != b) {
            inner.entry((a, b)).or_default().push(at);
        }
    }
    let mut parts = Vec::with_capacity(components.len());
    let mut drawn = Vec::with_capacity(components.len());
    let mut done = 0.0;
    for (list, edges) in components.iter().zip(&inner) {
        let next = done + list.len() as f32 / nodes as f32;
        let sizes: Vec<Vec2> = list.iter().map(|&node| graph.size(node as usize)).collect();
        let pairs: Vec<(u32, u32)> = edges.keys().copied().collect();
        let mut component = component(&sizes, &pairs, options, progress.part(done, next))?;
        for (&node, &layer) in list.iter().zip(&component.layers) {
            if let Some(slot) = result.layers.get_mut(node as usize) {
                *slot = layer;
            }
        }
        let pairs = component.reversed.iter().zip(edges.values());
        for (_, edges) in pairs.filter(|(reversed, _)| **reversed) {
            result.reversed.extend(edges);
        }
        result.crossings += component.crossings;
        parts.push(Part {
            nodes: list.clone(),
            places: std::mem::take(&mut component.places),
            fixed: false,
        });
        drawn.push(component);
        done = next;
    }
    result.reversed.sort_unstable();
    let origins: Vec<Option<Pos2>> = parts.iter().map(|p| p.places.first().copied()).collect();
    result.places = parts::place(graph, parts, options.gap.max(options.layer_gap));
    for (((list, edges), component), origin) in
        components.iter().zip(&inner).zip(&drawn).zip(origins)
    {
        let first = list
            .first()
            .and_then(|&node| result.places.get(node as usize));
        let (Some(&now), Some(then)) = (first, origin) else {
            continue;
        };
        for (bends, edges) in component.bends.iter().zip(edges.values()) {
            for &edge in edges {
                if let Some(slot) = result.bends.get_mut(edge) {
                    *slot = bends.iter().map(|&bend| bend + (now - then)).collect();
                }
            }
        }
    }
    let before = result.places.clone();
    if let Some(shift) = pins::keep(graph, &mut result.places, options.gap)? {
        let went = |node: usize| match (before.get(node), result.places.get(node)) {
            (Some(&before), Some(&now)) => (now - (before + shift)).length() < 1.0,
            _ => false,
        };
        for (bends, &(from, to)) in result.bends.iter_mut().zip(&graph.edges) {
            if went(from) && went(to) {
                bends.iter_mut().for_each(|bend| *bend += shift);
            } else {
                bends.clear();
            }
        }
    }
    progress.report(1.0)?;
    Ok(result)
}

/// One component, drawn by itself.
#[derive(Default)]
struct Component {
    places: Vec<Pos2>,
    layers: Vec<usize>,
    reversed: Vec<bool>,
    bends: Vec<Vec<Pos2>>,
    crossings: u64,
}

fn component(
    sizes: &[Vec2],
    edges: &[(u32, u32)],
    options: &Options,
    progress: Progress<'_>,
) -> Result<Component, Cancelled> {
    let right = options.direction == Direction::Right;
    // Worked out downwards; "right" is that with the axes swapped.
    let swap = |(along, down): (f32, f32)| {
        if right {
            Pos2::new(down, along)
        } else {
            Pos2::new(along, down)
        }
    };
    let side = |size: &Vec2| {
        if right {
            (size.y, size.x)
        } else {
            (size.x, size.y)
        }
    };
    progress.report(0.0)?;
    let reversed = cycles::reversals(sizes.len(), edges);
    let downwards: Vec<(u32, u32)> = edges
        .iter()
        .zip(&reversed)
        .map(|(&(from, to), &reversed)| if reversed { (to, from) } else { (from, to) })
        .collect();
    let layers = rank::ranks(sizes.len(), &downwards);
    // Two edges between the same nodes, one turned round, are one line.
    let mut lines = downwards.clone();
    lines.sort_unstable();
    lines.dedup();
    let mut proper = Proper::new(&layers, &lines, 4 * sizes.len() + 20_000);
    let crossings = order::minimise(&mut proper, progress)?;
    let gap = if options.gap.is_finite() {
        options.gap.max(0.0)
    } else {
        0.0
    };
    let layer_gap = if options.layer_gap.is_finite() {
        options.layer_gap.max(0.0)
    } else {
        0.0
    };
    let mut widths: Vec<f32> = sizes.iter().map(|size| side(size).0).collect();
    widths.resize(proper.len(), 0.0);
    let along = coordinates::positions(&proper, &widths, gap);
    let mut depth = Vec::with_capacity(proper.layers.len());
    let mut edge = 0.0;
    for layer in &proper.layers {
        let deepest = layer
            .iter()
            .filter_map(|&vertex| sizes.get(vertex as usize))
            .map(|size| side(size).1)
            .fold(0.0, f32::max);
        depth.push(edge + deepest / 2.0);
        edge += deepest + layer_gap;
    }
    let place = |vertex: usize| {
        let along = along.get(vertex).copied().unwrap_or_default();
        let layer = proper.layer.get(vertex).copied().unwrap_or_default() as usize;
        swap((along, depth.get(layer).copied().unwrap_or_default()))
    };
    let bends = downwards
        .iter()
        .zip(&reversed)
        .map(|(line, &reversed)| {
            let chain = lines
                .binary_search(line)
                .ok()
                .and_then(|at| proper.chains.get(at));
            let mut bends: Vec<Pos2> = chain
                .into_iter()
                .flatten()
                .map(|&dummy| place(dummy as usize))
                .collect();
            if reversed {
                bends.reverse();
            }
            bends
        })
        .collect();
    Ok(Component {
        places: (0..sizes.len()).map(place).collect(),
        layers,
        reversed,
        bends,
        crossings,
    })
}
