//! Radial layout: what is one hop from the focus on the first ring, two hops on the second.
#![allow(
    clippy::indexing_slicing,
    reason = "nodes are those of the graph, which every list has an entry for"
)]

use std::f32::consts::TAU;

use emath::{Pos2, Vec2};

use super::{
    bfs::{UNREACHED, hops},
    graph::{Adjacency, Graph},
    overlap,
    pack::{beside, bounds},
    pins,
    progress::{Cancelled, Progress},
    stress,
};

/// How to lay out around a focus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The node in the middle.
    pub focus: usize,
    /// Least distance between boxes.
    pub margin: f32,
    /// Least distance between two rings; without it, such that ties can be seen.
    pub ring_gap: Option<f32>,
    /// For the parts that the focus does not reach.
    pub seed: u64,
}

impl Options {
    /// The usual ones, around this node.
    pub fn around(focus: usize) -> Self {
        Self {
            focus,
            margin: 8.0,
            ring_gap: None,
            seed: 1,
        }
    }
}

/// A radial drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Radial {
    /// The centre of each node's box; the focus is at (0, 0) unless something is pinned.
    pub places: Vec<Pos2>,
    /// The ring of each node, which is its hops from the focus; none if it is not reached.
    pub rings: Vec<Option<u32>>,
    /// The radius of each ring, from 0 for the focus.
    pub radii: Vec<f32>,
}

/// Lays out a graph around a focus.
///
/// Each node gets a sector of its parent's sector, as wide as its subtree needs (Wills,
/// "NicheWorks", 1999, after Eades' radial trees), children in the order of what else they are tied
/// to. A ring lies as far out as it must for no two boxes to overlap. What the focus does not reach
/// is laid out by stress and packed beside.
///
/// # Errors
/// [`Cancelled`] when `progress` says so.
pub fn layout(
    graph: &Graph,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Radial, Cancelled> {
    let nodes = graph.len();
    if nodes == 0 {
        return Ok(Radial::default());
    }
    let focus = options.focus.min(nodes - 1);
    let ties = graph.adjacency();
    let level = hops(&ties, focus as u32);
    let last = level
        .iter()
        .filter(|l| **l != UNREACHED)
        .max()
        .map_or(0, |l| *l as usize);
    let mut rings: Vec<Vec<u32>> = vec![Vec::new(); last + 1];
    for (node, &level) in (0..).zip(&level) {
        if level != UNREACHED {
            rings[level as usize].push(node);
        }
    }
    progress.report(0.05)?;
    let angles = sectors(graph, &ties, &level, &mut rings);
    progress.report(0.2)?;

    let margin = if options.margin.is_finite() {
        options.margin.max(0.0)
    } else {
        0.0
    };
    let sizes: Vec<Vec2> = graph.boxes();
    let mean = sizes.iter().fold(Vec2::ZERO, |sum, size| sum + *size) / nodes as f32;
    let ring_gap = options
        .ring_gap
        .filter(|gap| gap.is_finite() && *gap > 0.0)
        .unwrap_or(24.0 + margin + 0.5 * (mean.x + mean.y));
    let mut places = vec![Pos2::ZERO; nodes];
    let mut radii = vec![0.0];
    let mut radius = 0.0_f32;
    // Boxes of the ring before and this one: boxes of rings further in are out of reach, for each
    // ring is checked against the one before it, and rings only grow.
    let mut inside: Vec<u32> = rings[0].clone();
    for (index, ring) in rings.iter().enumerate().skip(1) {
        radius += ring_gap;
        // At least the circumference that the shorter sides of the boxes need.
        let least: f32 = ring
            .iter()
            .map(|&n| sizes[n as usize].min_elem() + margin)
            .sum();
        radius = radius.max(least / TAU);
        loop {
            let share = 0.2 + 0.6 * index as f32 / rings.len() as f32;
            progress.report(share)?;
            let spread = separated(ring, &angles, &sizes, margin, radius);
            for (&node, angle) in ring.iter().zip(&spread) {
                places[node as usize] = Pos2::ZERO + radius * Vec2::angled(*angle);
            }
            let both: Vec<u32> = inside.iter().chain(ring).copied().collect();
            let some = |list: &[u32]| -> (Vec<Pos2>, Vec<Vec2>) {
                let each = list.iter().map(|&n| n as usize);
                each.map(|n| (places[n], sizes[n])).unzip()
            };
            let (at, boxes) = some(&both);
            if overlap::overlaps(&at, &boxes, margin, 1).is_empty() {
                break;
            }
            radius = radius * 1.04 + 2.0;
        }
        radii.push(radius);
        inside.extend(ring);
        // Only what reaches out to the next ring can be in its way.
        let reach = |node: u32| {
            let at = places[node as usize].to_vec2().length();
            at + sizes[node as usize].length() / 2.0 + margin
        };
        inside.retain(|&node| reach(node) >= radius);
    }
    rest(
        graph,
        options,
        &level,
        ring_gap,
        &mut places,
        progress.part(0.8, 1.0),
    )?;
    pins::keep(graph, &mut places, margin)?;
    progress.report(1.0)?;
    Ok(Radial {
        places,
        rings: level
            .iter()
            .map(|&l| (l != UNREACHED).then_some(l))
            .collect(),
        radii,
    })
}

/// The angle in the middle of each node's sector; orders the rings by it.
fn sectors(graph: &Graph, ties: &Adjacency, level: &[u32], rings: &mut [Vec<u32>]) -> Vec<f32> {
    let nodes = level.len();
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); nodes];
    let mut parent = vec![u32::MAX; nodes];
    for ring in rings.iter().skip(1) {
        for &node in ring {
            // Of the parents it could have, the one with the fewest children so far.
            let up = ties
                .of(node as usize)
                .iter()
                .copied()
                .filter(|&other| level[other as usize] + 1 == level[node as usize])
                .min_by_key(|&other| (children[other as usize].len(), other));
            if let Some(up) = up {
                parent[node as usize] = up;
                children[up as usize].push(node);
            }
        }
    }
    // What a subtree needs: the sum of its children, at least its own box, each ring out a bit
    // less, for there is more room.
    let mut weight = vec![0.0_f32; nodes];
    for (index, ring) in rings.iter().enumerate().rev() {
        for &node in ring {
            let size = graph.size(node as usize);
            let own = (size.x + size.y + 16.0) / (index.max(1) as f32);
            let sum: f32 = children[node as usize]
                .iter()
                .map(|&c| weight[c as usize])
                .sum();
            weight[node as usize] = own.max(sum);
        }
    }
    let mut angle = vec![0.0_f32; nodes];
    for round in 0..4 {
        if round > 0 {
            // Children stand in the order of the mean direction of what they and theirs are tied
            // to, seen from their parent.
            for node in 0..nodes {
                let here = angle[node];
                let mut keyed: Vec<(f32, u32)> = children[node]
                    .iter()
                    .map(|&child| (pull(ties, level, &angle, child, here), child))
                    .collect();
                keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                children[node] = keyed.into_iter().map(|(_, child)| child).collect();
            }
        }
        let mut start = vec![0.0_f32; nodes];
        let mut width = vec![0.0_f32; nodes];
        for (index, ring) in rings.iter().enumerate() {
            for &node in ring {
                let node = node as usize;
                if index == 0 {
                    (start[node], width[node]) = (-TAU / 4.0, TAU);
                }
                let total: f32 = children[node].iter().map(|&c| weight[c as usize]).sum();
                let mut at = start[node];
                for &child in &children[node] {
                    let child = child as usize;
                    let share = width[node] * weight[child] / total.max(1e-6);
                    (start[child], width[child]) = (at, share);
                    angle[child] = at + share / 2.0;
                    at += share;
                }
            }
        }
    }
    for ring in rings.iter_mut().skip(1) {
        ring.sort_by(|&a, &b| {
            angle[a as usize]
                .total_cmp(&angle[b as usize])
                .then(a.cmp(&b))
        });
    }
    angle
}

/// Which way a node is drawn by its ties to the same ring and the next, from the direction `here`.
fn pull(ties: &Adjacency, level: &[u32], angle: &[f32], node: u32, here: f32) -> f32 {
    let (mut sum, mut count) = (0.0, 0.0);
    for &other in ties.of(node as usize) {
        if level[other as usize] >= level[node as usize] {
            // The way round that is shorter.
            let turn = (angle[other as usize] - here).rem_euclid(TAU);
            sum += if turn > TAU / 2.0 { turn - TAU } else { turn };
            count += 1.0;
        }
    }
    if count > 0.0 {
        sum / count
    } else {
        // Stays about where it is.
        let turn = (angle[node as usize] - here).rem_euclid(TAU);
        if turn > TAU / 2.0 { turn - TAU } else { turn }
    }
}

/// Angles near those wanted at which the boxes of a ring of this radius stand beside each other,
/// as far as that is possible.
fn separated(ring: &[u32], angles: &[f32], sizes: &[Vec2], margin: f32, radius: f32) -> Vec<f32> {
    let mut found: Vec<f32> = ring.iter().map(|&node| angles[node as usize]).collect();
    let count = ring.len();
    if count < 2 {
        return found;
    }
    let chord = |length: f32| 2.0 * (length / (2.0 * radius)).min(1.0).asin();
    for _ in 0..8 {
        // How much of the circle each needs where it is: the shadow of its box on the tangent.
        let need: Vec<f32> = ring
            .iter()
            .zip(&found)
            .map(|(&node, angle)| {
                let half = (sizes[node as usize] + Vec2::splat(margin)) / 2.0;
                half.x * angle.sin().abs() + half.y * angle.cos().abs()
            })
            .collect();
        let mut least: Vec<f32> = (0..count)
            .map(|at| chord((need[at] + need[(at + 1) % count]) * 1.02))
            .collect();
        let total: f32 = least.iter().sum();
        if total > TAU * 0.999 {
            // Too narrow: shared out in proportion, and the ring will grow.
            least
                .iter_mut()
                .for_each(|angle| *angle *= TAU * 0.999 / total);
        }
        let mut moved = 0.0_f32;
        for at in 0..2 * count {
            let (a, b) = (at % count, (at + 1) % count);
            let lap = if b == 0 { TAU } else { 0.0 };
            let lack = least[a] - (found[b] + lap - found[a]);
            if lack > 0.0 {
                found[a] -= lack / 2.0;
                found[b] += lack / 2.0;
                moved = moved.max(lack);
            }
        }
        if moved < 1e-4 {
            break;
        }
    }
    found
}

/// Lays out what the focus does not reach beside the rings.
fn rest(
    graph: &Graph,
    options: &Options,
    level: &[u32],
    gap: f32,
    places: &mut [Pos2],
    progress: Progress<'_>,
) -> Result<(), Cancelled> {
    let others: Vec<usize> = (0..level.len())
        .filter(|&node| level[node] == UNREACHED)
        .collect();
    if others.is_empty() {
        return Ok(());
    }
    let reached = (0..level.len()).filter(|&node| level[node] != UNREACHED);
    let part = graph.part(&others);
    let stress = stress::Options {
        seed: options.seed,
        margin: Some(options.margin),
        ..stress::Options::default()
    };
    let found = stress::layout(&part, &stress, progress)?;
    let around = bounds(reached.map(|node| (places[node], graph.size(node))));
    let area = bounds(found.iter().copied().zip(part.boxes()));
    if let (Some(around), Some(area)) = (around, area) {
        let by = beside(around, area.size(), gap) - area.min;
        for (&node, &place) in others.iter().zip(&found) {
            places[node] = place + by;
        }
    }
    Ok(())
}
