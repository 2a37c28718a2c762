//! Keeps pinned nodes where they are when a layout has put them elsewhere.

use emath::{Pos2, Vec2};

use super::{
    graph::Graph,
    overlap,
    progress::{Cancelled, Progress},
};

/// Shifts a drawing to where its pinned nodes are, puts these exactly there, and clears the others
/// out of their way. Returns the shift, if anything is pinned.
pub(crate) fn keep(
    graph: &Graph,
    places: &mut [Pos2],
    margin: f32,
) -> Result<Option<Vec2>, Cancelled> {
    let pins: Vec<(usize, Pos2)> = (0..graph.len())
        .filter(|&node| graph.is_pinned(node))
        .filter_map(|node| Some((node, graph.place(node)?)))
        .collect();
    if pins.is_empty() {
        return Ok(None);
    }
    let mut shift = Vec2::ZERO;
    for &(node, wanted) in &pins {
        if let Some(place) = places.get(node) {
            shift += (wanted - *place) / pins.len() as f32;
        }
    }
    for place in places.iter_mut() {
        *place += shift;
    }
    for (node, wanted) in pins {
        if let Some(place) = places.get_mut(node) {
            *place = wanted;
        }
    }
    let mobility: Vec<f32> = (0..graph.len())
        .map(|node| if graph.is_pinned(node) { 0.0 } else { 0.5 })
        .collect();
    overlap::remove(places, &graph.boxes(), &mobility, margin, Progress::none())?;
    Ok(Some(shift))
}
