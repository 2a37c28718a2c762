//! Stress layout in which groups stay together: each within a box of its own.
//!
//! Each group is laid out by itself; then the groups, as boxes, with the nodes of no group around
//! them (as compound graphs are in Sugiyama and Misue 1991, one level deep). So a frame around a
//! group takes in nothing else.

use emath::{Pos2, Rect, Vec2};

use super::{
    graph::Graph,
    progress::{Cancelled, Progress},
    stress,
};

/// Places for the nodes, those of each of `groups` within a box of their own with `air` around
/// them. A node of several groups is of the first. Places and pins of the graph are not looked at.
///
/// # Errors
/// [`Cancelled`] when `progress` says so.
pub fn layout(
    graph: &Graph,
    groups: &[Vec<usize>],
    air: f32,
    options: &stress::Options,
    progress: Progress<'_>,
) -> Result<Vec<Pos2>, Cancelled> {
    let count = graph.len();
    let mut group_of: Vec<Option<usize>> = vec![None; count];
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); groups.len()];
    for (group, nodes) in groups.iter().enumerate() {
        for node in nodes {
            let Some(slot) = group_of.get_mut(*node) else {
                continue;
            };
            if slot.is_none() {
                *slot = Some(group);
                if let Some(members) = members.get_mut(group) {
                    members.push(*node);
                }
            }
        }
    }
    // Within each group.
    let mut offsets = vec![Vec2::ZERO; count];
    let mut boxes = vec![Vec2::ZERO; groups.len()];
    for (members, size) in members.iter().zip(&mut boxes) {
        if members.is_empty() {
            continue;
        }
        let mut part = graph.part(members);
        (part.places, part.pinned) = (Vec::new(), Vec::new());
        let places = stress::layout(&part, options, progress)?;
        let frame = (0..)
            .zip(&places)
            .map(|(node, place)| Rect::from_center_size(*place, part.size(node)))
            .reduce(|all, rect| all.union(rect))
            .unwrap_or(Rect::ZERO);
        *size = frame.size() + Vec2::splat(2.0 * air);
        for (node, place) in members.iter().zip(places) {
            if let Some(offset) = offsets.get_mut(*node) {
                *offset = place - frame.center();
            }
        }
    }
    // The groups as boxes, first, then who is in none.
    let mut sizes = boxes;
    let mut seat: Vec<usize> = Vec::with_capacity(count);
    for (node, group) in group_of.iter().enumerate() {
        seat.push(group.unwrap_or(sizes.len()));
        if group.is_none() {
            sizes.push(graph.size(node));
        }
    }
    let mut edges: Vec<(usize, usize)> = graph
        .edges
        .iter()
        .filter_map(|(from, to)| Some((*seat.get(*from)?, *seat.get(*to)?)))
        .filter(|(from, to)| from != to)
        .map(|(from, to)| (from.min(to), from.max(to)))
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let outer = stress::layout(&Graph::new(sizes, edges), options, progress)?;
    let place = |(seat, offset): (usize, Vec2)| outer.get(seat).map(|centre| *centre + offset);
    Ok(seat
        .into_iter()
        .zip(offsets)
        .map(|pair| place(pair).unwrap_or(Pos2::ZERO))
        .collect())
}
