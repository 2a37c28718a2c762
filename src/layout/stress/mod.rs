//! Stress layout: the distance of two nodes on the map follows the number of hops between them.

mod anneal;
mod drawing;
mod full;
mod measure;
mod pairs;
mod pivots;
mod solve;
mod sparse;

use emath::{Pos2, Vec2};
use fastrand::Rng;

use super::{
    graph::{Adjacency, Graph},
    orient, overlap,
    parts::{self, Part},
    progress::{Cancelled, Progress},
};

pub(crate) use measure::length_of_hop;
pub use measure::stress;

/// Which pairs of nodes have a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// All pairs up to about 12,000 nodes (above 2,000 from a sparse start), sparse beyond.
    #[default]
    Auto,
    /// All pairs (Zheng, Pawar, Goodman, "Graph Drawing by Stochastic Gradient Descent", TVCG
    /// 2018). Time and memory grow with the square of the number of nodes.
    Full,
    /// Ties, and each node with this many pivots (Ortmann, Klimenta, Brandes, "A Sparse Stress
    /// Model", JGAA 2017).
    Sparse {
        /// How many pivots; 200 is a good number.
        pivots: usize,
    },
}

/// How to lay out by stress.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The same seed gives the same map.
    pub seed: u64,
    /// Which pairs count.
    pub method: Method,
    /// Length of a tie, in the unit of the boxes; without it, such that the boxes have room.
    pub edge_length: Option<f32>,
    /// Without `edge_length`: how many times the area of all boxes the drawing is to cover. With 5
    /// few boxes have to be moved apart; with 2 it can be shown larger.
    pub room: f32,
    /// Least distance between boxes; without it, overlaps are left for
    /// [`overlap::remove`].
    pub margin: Option<f32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            method: Method::Auto,
            edge_length: None,
            room: 5.0,
            margin: Some(8.0),
        }
    }
}

/// Lays out a graph anew by stress minimisation; only pinned nodes keep their places.
///
/// Each component is laid out alone and turned to fill a wide screen; then they are packed around
/// the middle (0, 0), or beside those that hold pinned nodes. To keep what is there, use
/// [`warm::extend`](super::warm::extend).
///
/// # Errors
/// [`Cancelled`] when `progress` says so.
pub fn layout(
    graph: &Graph,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Vec<Pos2>, Cancelled> {
    let ties = graph.adjacency();
    let components = ties.components();
    let inner = ties.split(&components);
    let total = graph.len().max(1) as f32;
    let fresh = |at: usize, held: &[(u32, f32, f32)], progress: Progress<'_>| {
        let mut rng = Rng::with_seed(options.seed.wrapping_add(at as u64));
        inner.get(at).map_or_else(
            || Ok(drawing::Drawing::default()),
            |inner| solve::component(inner, options.method, held, &mut rng, progress),
        )
    };
    let anchored: Vec<bool> = components
        .iter()
        .map(|nodes| nodes.iter().any(|&node| graph.is_pinned(node as usize)))
        .collect();
    let mut done = 0.0;
    let mut drawings = Vec::with_capacity(components.len());
    for (at, nodes) in components.iter().enumerate() {
        let next = done + nodes.len() as f32;
        drawings.push(fresh(
            at,
            &[],
            progress.part(0.6 * done / total, 0.6 * next / total),
        )?);
        done = next;
    }
    let length = edge_length(graph, &ties, options, &drawings);
    let mut parts = Vec::with_capacity(components.len());
    done = 0.0;
    for (at, ((nodes, mut drawing), anchored)) in
        components.iter().zip(drawings).zip(anchored).enumerate()
    {
        let next = done + nodes.len() as f32;
        let progress = progress.part(0.6 + 0.4 * done / total, 0.6 + 0.4 * next / total);
        if anchored {
            let held: Vec<_> = (0..)
                .zip(nodes)
                .filter(|(_, node)| graph.is_pinned(**node as usize))
                .filter_map(|(index, node)| {
                    let place = graph.place(*node as usize)?;
                    Some((index, place.x / length, place.y / length))
                })
                .collect();
            drawing = fresh(at, &held, progress.part(0.0, 0.5))?;
        }
        let scaled = drawing.xs.iter().zip(&drawing.ys);
        let mut places: Vec<Pos2> = scaled
            .map(|(x, y)| Pos2::new(x * length, y * length))
            .collect();
        if anchored {
            // Not scaled to and fro: what is pinned stays to the last bit.
            for (place, &node) in places.iter_mut().zip(nodes) {
                if graph.is_pinned(node as usize) {
                    *place = graph.place(node as usize).unwrap_or(*place);
                }
            }
        } else if at == 0 {
            orient::widen(&mut places);
        } else {
            // The small ones lie flat, which packs well.
            orient::flatten(&mut places, Vec2::splat(0.5 * length));
        }
        if let Some(margin) = options.margin.filter(|_| nodes.len() > 1) {
            let sizes: Vec<Vec2> = nodes.iter().map(|&n| graph.size(n as usize)).collect();
            let mobility: Vec<f32> = nodes
                .iter()
                .map(|&n| {
                    if graph.is_pinned(n as usize) {
                        0.0
                    } else {
                        1.0
                    }
                })
                .collect();
            overlap::remove(
                &mut places,
                &sizes,
                &mobility,
                margin,
                progress.part(0.5, 1.0),
            )?;
        }
        parts.push(Part {
            nodes: nodes.clone(),
            places,
            fixed: anchored,
        });
        done = next;
    }
    let gap = options.margin.unwrap_or(8.0).max(0.0) + 0.25 * length;
    let mut places = parts::place(graph, parts, gap);
    // A part that holds pins may have grown into another one that does.
    if let Some(margin) = options.margin {
        let mobility: Vec<f32> = (0..graph.len())
            .map(|node| if graph.is_pinned(node) { 0.0 } else { 0.5 })
            .collect();
        overlap::remove(
            &mut places,
            &graph.boxes(),
            &mobility,
            margin,
            Progress::none(),
        )?;
    }
    progress.report(1.0)?;
    Ok(places)
}

/// The length of a tie: as asked for, as between what is pinned, or such that boxes have room.
fn edge_length(
    graph: &Graph,
    ties: &Adjacency,
    options: &Options,
    drawings: &[drawing::Drawing],
) -> f32 {
    if let Some(length) = options.edge_length.filter(|l| l.is_finite() && *l > 0.0) {
        return length;
    }
    let pinned: Vec<Option<Pos2>> = (0..graph.len())
        .map(|node| graph.place(node).filter(|_| graph.is_pinned(node)))
        .collect();
    if let Some(length) = length_of_hop(ties, &pinned) {
        return length;
    }
    let least = parts::short_edge(graph);
    let margin = options.margin.unwrap_or(8.0).max(0.0);
    // The largest component, which is the first, has the say.
    let Some(drawing) = drawings.first().filter(|drawing| drawing.xs.len() > 2) else {
        return least;
    };
    let count = drawing.xs.len() as f32;
    let middle = |list: &[f32]| list.iter().sum::<f32>() / count;
    let (x, y) = (middle(&drawing.xs), middle(&drawing.ys));
    let spread = drawing
        .xs
        .iter()
        .zip(&drawing.ys)
        .map(|(&ax, &ay)| (ax - x).powi(2) + (ay - y).powi(2))
        .sum::<f32>();
    let box_ = (0..graph.len())
        .map(|node| graph.size(node) + Vec2::splat(margin))
        .map(|size| size.x * size.y)
        .sum::<f32>()
        / graph.len() as f32;
    // An even disc of this spread has the area 2 pi spread / count.
    let (room, spread) = (box_ * count, std::f32::consts::TAU * spread / count);
    let times = if options.room.is_finite() {
        options.room.clamp(0.5, 100.0)
    } else {
        5.0
    };
    let wanted = (times * room / spread).sqrt();
    if wanted.is_finite() {
        wanted.max(least)
    } else {
        least
    }
}
