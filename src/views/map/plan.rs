//! How the things of a view are to be laid out.

use std::collections::HashMap;

use egui::{Pos2, pos2};

use super::{
    blocs::AIR,
    prepare::{LABEL_WIDTH, Prepared, Spot},
};
use crate::{
    layout::{Cancelled, Graph, Progress, blocs, columns, layered, radial, stress, warm},
    model::{
        Id, Kind, View,
        word::{LayoutKind, Lens},
    },
};

/// Between boxes.
pub(super) const MARGIN: f32 = 14.0;
/// How many times the area of all boxes the map is to cover: close, so that words can be read
/// without zooming.
const ROOM: f32 = 2.2;

/// All that a layout depends on.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) graph: Graph,
    pub(super) kind: LayoutKind,
    /// Of columns: in which each thing stands.
    pub(super) column: Vec<usize>,
    pub(super) column_gap: f32,
    /// Of rings: what is in the middle.
    pub(super) focus: usize,
    /// Of stress: what stays together.
    pub(super) groups: Vec<Vec<usize>>,
    /// Whether the view says where everything is: then nothing gives way.
    pub(super) is_kept: bool,
}

impl Plan {
    /// Where everything is to be.
    ///
    /// # Errors
    /// [`Cancelled`] when `progress` says so.
    pub(super) fn carry_out(&self, progress: Progress<'_>) -> Result<Vec<Pos2>, Cancelled> {
        let graph = &self.graph;
        // What is only pinned does not make a picture yet.
        let places = graph.places.iter().zip(&graph.pinned);
        let has_places = places
            .into_iter()
            .any(|(place, is_pinned)| place.is_some() && !is_pinned);
        if has_places {
            let options = warm::Options {
                margin: MARGIN,
                give_way: !self.is_kept,
                ..warm::Options::default()
            };
            return warm::extend(graph, &options, progress);
        }
        match self.kind {
            LayoutKind::Columns => {
                let options = columns::Options {
                    column_gap: self.column_gap,
                    gap: MARGIN,
                };
                let done = columns::layout(graph, &self.column, &options, progress)?;
                Ok(done.places)
            }
            LayoutKind::Layered => {
                let options = layered::Options {
                    direction: layered::Direction::Right,
                    gap: MARGIN * 1.5,
                    layer_gap: 90.0,
                };
                Ok(layered::layout(graph, &options, progress)?.places)
            }
            LayoutKind::Radial => {
                let options = radial::Options::around(self.focus);
                Ok(radial::layout(graph, &options, progress)?.places)
            }
            LayoutKind::Stress | LayoutKind::Free | LayoutKind::Unlisted(_) => {
                let options = stress::Options {
                    seed: 1,
                    method: stress::Method::Auto,
                    edge_length: None,
                    room: ROOM,
                    margin: Some(MARGIN),
                };
                if self.groups.is_empty() || graph.pinned.contains(&true) {
                    return stress::layout(graph, &options, progress);
                }
                blocs::layout(graph, &self.groups, AIR, &options, progress)
            }
        }
    }
}

impl Prepared {
    /// How it is to be laid out. `before`: where things were when they were last shown.
    pub(super) fn plan(&self, view: &View, before: &HashMap<Id, Pos2>) -> Plan {
        let sizes = self.spots.iter().map(|spot| spot.size).collect();
        let edges = self.lines.iter().map(|line| line.ends.into()).collect();
        let mut graph = Graph::new(sizes, edges);
        for spot in &self.spots {
            let id = self.id(spot);
            let saved = id.and_then(|id| view.places.get(id));
            let place = saved.map(|spot| pos2(spot.0.x as f32, spot.0.y as f32));
            let place = place.or_else(|| before.get(id?).copied());
            graph.places.push(place);
            graph.pinned.push(spot.is_pinned);
        }
        let column: Vec<usize> = self.spots.iter().map(|spot| self.column(spot)).collect();
        Plan {
            graph,
            kind: self.layout_of(view, &column),
            column_gap: self.column_gap(&column),
            column,
            focus: self.hub(view),
            groups: self.blocs.iter().map(|bloc| bloc.all().collect()).collect(),
            is_kept: !view.places.is_empty(),
        }
    }

    /// How it is laid out: as the view says, else as suits its question. A column of very many would
    /// be a stick.
    fn layout_of(&self, view: &View, columns: &[usize]) -> LayoutKind {
        const TALLEST: usize = 16;
        let kind = layout_of(view);
        let height = |column: usize| columns.iter().filter(|other| **other == column).count();
        let is_stick = columns.iter().any(|column| height(*column) > TALLEST);
        if view.layout.is_none() && kind == LayoutKind::Columns && is_stick {
            return LayoutKind::Stress;
        }
        kind
    }

    /// In which column something stands: who, where, on what, with what.
    fn column(&self, spot: &Spot) -> usize {
        match self.network.nodes.get(spot.node).map(|node| node.kind) {
            Some(Kind::Party) => 0,
            Some(Kind::Talk) => 1,
            Some(Kind::Issue) => 2,
            Some(Kind::Choice) => 3,
            Some(Kind::Proposal) => 4,
            Some(Kind::Provision) => 5,
            Some(Kind::Commitment) => 6,
            Some(Kind::Implication) => 7,
            _ => 8,
        }
    }

    /// Between columns: so that the picture is as wide as a window rather than a strip.
    fn column_gap(&self, column: &[usize]) -> f32 {
        let mut heights: HashMap<usize, f32> = HashMap::new();
        for (spot, column) in self.spots.iter().zip(column) {
            *heights.entry(*column).or_default() += spot.size.y + MARGIN;
        }
        let tallest = heights
            .values()
            .fold(0.0_f32, |most, height| most.max(*height));
        let gaps = heights.len().saturating_sub(1).max(1) as f32;
        ((tallest * 1.3 - heights.len() as f32 * LABEL_WIDTH) / gaps).clamp(120.0, 700.0)
    }

    /// What a radial picture is drawn around: the focus, else what has most ties.
    fn hub(&self, view: &View) -> usize {
        let focus = view.focus.as_ref().map(|focus| focus.id());
        let named = self
            .spots
            .iter()
            .position(|spot| focus.is_some() && self.id(spot) == focus);
        let mut degrees = vec![0_usize; self.spots.len()];
        for end in self.lines.iter().flat_map(|line| line.ends) {
            if let Some(degree) = degrees.get_mut(end) {
                *degree += 1;
            }
        }
        let busiest = degrees
            .iter()
            .enumerate()
            .max_by_key(|(place, degree)| (**degree, usize::MAX - place));
        named.or(busiest.map(|(place, _)| place)).unwrap_or(0)
    }
}

/// How a view is laid out: as it says, else as suits its question.
pub(super) fn layout_of(view: &View) -> LayoutKind {
    view.layout.clone().unwrap_or(match view.lens {
        Some(Lens::Conditions) => LayoutKind::Layered,
        Some(Lens::Tabling | Lens::Guarantees) => LayoutKind::Columns,
        _ => LayoutKind::Stress,
    })
}
