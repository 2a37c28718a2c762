//! Warm start: a map that grows keeps its shape.
#![allow(
    clippy::indexing_slicing,
    reason = "nodes are those of the graph, which every list has an entry for"
)]

use emath::{Pos2, Vec2};
use fastrand::Rng;

use super::{
    bfs::{UNREACHED, hops},
    graph::{Adjacency, Graph},
    overlap,
    pack::{beside, bounds},
    parts::short_edge,
    progress::{Cancelled, Progress},
    stress,
};

/// How willingly what was there gives way, when what is new moves with all its will.
const OLD: f32 = 0.02;
/// New nodes times all nodes and edges up to which new ones are fitted to all others.
const FITTED: usize = 40_000_000;

/// How to add to a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The same seed gives the same map.
    pub seed: u64,
    /// Length of a tie; without it, as on the map that is there.
    pub edge_length: Option<f32>,
    /// Least distance between boxes.
    pub margin: f32,
    /// Whether nodes that have a place may be pushed a little to make room (pinned ones never).
    pub give_way: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            edge_length: None,
            margin: 8.0,
            give_way: true,
        }
    }
}

/// Gives places to the nodes that have none, and moves the others as little as possible.
///
/// New nodes are put beside their neighbours, then where their stress with all that has a place is
/// least (the majorization step of Gansner, Koren, North 2004, with the others held), then overlaps
/// are removed, in which old nodes hardly give way. Components that are all new are laid out by
/// stress and put beside the map. With nothing new and no overlap, nothing moves; with no place at
/// all, this is [`stress::layout`].
///
/// # Errors
/// [`Cancelled`] when `progress` says so.
pub fn extend(
    graph: &Graph,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Vec<Pos2>, Cancelled> {
    let nodes = graph.len();
    let mut places: Vec<Option<Pos2>> = (0..nodes).map(|node| graph.place(node)).collect();
    let old: Vec<bool> = places.iter().map(Option::is_some).collect();
    let fresh = stress::Options {
        seed: options.seed,
        edge_length: options.edge_length,
        margin: Some(options.margin),
        ..stress::Options::default()
    };
    if !old.contains(&true) {
        return stress::layout(graph, &fresh, progress);
    }
    let ties = graph.adjacency();
    let length = options
        .edge_length
        .filter(|length| length.is_finite() && *length > 0.0)
        .or_else(|| {
            old.contains(&false)
                .then(|| stress::length_of_hop(&ties, &places))?
        })
        .unwrap_or_else(|| short_edge(graph));

    let mut joined = Vec::new();
    let mut apart = Vec::new();
    if old.contains(&false) {
        for component in ties.components() {
            let known = component.iter().any(|&node| old[node as usize]);
            let new = component
                .iter()
                .map(|&node| node as usize)
                .filter(|&node| !old[node]);
            if known { &mut joined } else { &mut apart }.extend(new);
        }
    }
    joined.sort_unstable();
    apart.sort_unstable();
    if joined.len().saturating_mul(nodes + graph.edges.len()) <= FITTED {
        attach(graph, &ties, &joined, length, &mut places, options.seed);
        fit(&ties, &joined, length, &mut places, progress.part(0.0, 0.5))?;
    } else {
        let mut held = graph.clone();
        held.pinned = old.clone();
        let options = stress::Options {
            edge_length: Some(length),
            margin: None,
            ..fresh
        };
        let found = stress::layout(&held, &options, progress.part(0.0, 0.5))?;
        for &node in &joined {
            places[node] = Some(found[node]);
        }
    }
    let mobility: Vec<f32> = (0..nodes)
        .map(|node| match (old[node], options.give_way) {
            (true, false) => 0.0,
            (true, true) if graph.is_pinned(node) => 0.0,
            (true, true) => OLD,
            (false, _) => 1.0,
        })
        .collect();
    if !apart.is_empty() {
        let part = graph.part(&apart);
        let options = stress::Options {
            edge_length: Some(length),
            ..fresh
        };
        let found = stress::layout(&part, &options, progress.part(0.5, 0.8))?;
        let known = (0..nodes).filter_map(|node| Some((places[node]?, graph.size(node))));
        let area = bounds(found.iter().copied().zip(part.boxes()));
        if let (Some(known), Some(area)) = (bounds(known), area) {
            let by = beside(
                known,
                area.size(),
                options.margin.unwrap_or(8.0) + 0.25 * length,
            ) - area.min;
            for (&node, &place) in apart.iter().zip(&found) {
                places[node] = Some(place + by);
            }
        }
    }
    let mut places: Vec<Pos2> = places.into_iter().map(Option::unwrap_or_default).collect();
    let sizes = graph.boxes();
    overlap::remove(
        &mut places,
        &sizes,
        &mobility,
        options.margin,
        progress.part(0.8, 1.0),
    )?;
    Ok(places)
}

/// Puts new nodes beside those of their neighbours that have a place, the nearest to these first.
fn attach(
    graph: &Graph,
    ties: &Adjacency,
    new: &[usize],
    length: f32,
    places: &mut [Option<Pos2>],
    seed: u64,
) {
    let mut rng = Rng::with_seed(seed);
    let mut waiting: Vec<usize> = new.to_vec();
    while !waiting.is_empty() {
        // All of a round are put by those of the rounds before.
        let put: Vec<(usize, Pos2)> = waiting
            .iter()
            .filter_map(|&node| {
                let near: Vec<Pos2> = ties
                    .of(node)
                    .iter()
                    .filter_map(|&to| places[to as usize])
                    .collect();
                Some((node, start(&near, length, places, graph, &mut rng)?))
            })
            .collect();
        if put.is_empty() {
            return;
        }
        for (node, place) in put {
            places[node] = Some(place);
        }
        waiting.retain(|&node| places[node].is_none());
    }
}

/// Where to start for a node with neighbours here: between them, or on the free side of one.
fn start(
    near: &[Pos2],
    length: f32,
    places: &[Option<Pos2>],
    graph: &Graph,
    rng: &mut Rng,
) -> Option<Pos2> {
    const WAYS: usize = 12;
    let first = *near.first()?;
    let count = near.len() as f32;
    // A little off, or several new nodes between the same neighbours coincide.
    let turn = rng.f32() * std::f32::consts::TAU;
    if near.len() > 1 {
        let middle = near
            .iter()
            .fold(Vec2::ZERO, |sum, at| sum + at.to_vec2() / count);
        return Some(middle.to_pos2() + 0.1 * length * Vec2::angled(turn));
    }
    let ways = (0..WAYS).map(|way| {
        let angle = turn + std::f32::consts::TAU * way as f32 / WAYS as f32;
        first + length * Vec2::angled(angle)
    });
    if graph.len() > 5_000 {
        return ways.into_iter().next();
    }
    // The way on which the others press least.
    ways.map(|place| {
        let press: f32 = places
            .iter()
            .flatten()
            .map(|other| 1.0 / ((place - *other).length_sq() + 1.0))
            .sum();
        (press, place)
    })
    .min_by(|a, b| a.0.total_cmp(&b.0))
    .map(|(_, place)| place)
}

/// Moves new nodes to where their stress is least while all others are held.
fn fit(
    ties: &Adjacency,
    new: &[usize],
    length: f32,
    places: &mut [Option<Pos2>],
    progress: Progress<'_>,
) -> Result<(), Cancelled> {
    const ROUNDS: usize = 30;
    let mut levels: Vec<Vec<u16>> = Vec::with_capacity(new.len());
    for (at, &node) in new.iter().enumerate() {
        progress.report(0.3 * at as f32 / new.len() as f32)?;
        let narrow = |level| {
            if level == UNREACHED {
                0
            } else {
                u16::try_from(level).unwrap_or(u16::MAX)
            }
        };
        levels.push(hops(ties, node as u32).into_iter().map(narrow).collect());
    }
    for round in 0..ROUNDS {
        progress.report(0.3 + 0.7 * round as f32 / ROUNDS as f32)?;
        let mut farthest = 0.0_f32;
        for (&node, levels) in new.iter().zip(&levels) {
            let Some(here) = places[node] else { continue };
            let (mut sum, mut weights) = (Vec2::ZERO, 0.0);
            for (&level, other) in levels.iter().zip(places.iter()) {
                let (Some(other), true) = (*other, level > 0) else {
                    continue;
                };
                let wanted = f32::from(level) * length;
                let weight = 1.0 / (f32::from(level) * f32::from(level));
                let way = here - other;
                let far = way.length();
                // From where both coincide, any direction is as good.
                let way = if far > 1e-6 {
                    way * (wanted / far)
                } else {
                    Vec2::new(wanted, 0.0)
                };
                // Relative to here, which keeps precision far from (0, 0).
                sum += weight * ((other - here) + way);
                weights += weight;
            }
            if weights > 0.0 {
                let step = sum / weights;
                places[node] = Some(here + step);
                farthest = farthest.max(step.length());
            }
        }
        if farthest < 0.01 * length {
            break;
        }
    }
    Ok(())
}
