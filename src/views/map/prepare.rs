//! What a view of the map shows, measured and laid out.

use std::collections::HashMap;

use egui::{Pos2, Ui, Vec2, pos2, vec2};

use crate::{
    analysis::network::{self, Network, Seen, TieKind},
    layout::{Graph, Progress, columns, layered, radial, stress, warm},
    model::{
        Id, Kind, View,
        word::{LayoutKind, Lens},
    },
    theme::{Face, Tokens},
    views::Context,
    widgets::label,
};

/// The size of the words below a node.
pub(super) const LABEL: f32 = 12.0;
/// Between the shape and its words.
pub(super) const LABEL_GAP: f32 = 4.0;
const LABEL_WIDTH: f32 = 118.0;
const LABEL_ROWS: usize = 3;
/// Between boxes.
const MARGIN: f32 = 14.0;

/// A node as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Its place in the network.
    pub(super) node: usize,
    /// The size of the shape.
    pub(super) shape: Vec2,
    /// The size of the shape with its words.
    pub(super) size: Vec2,
    /// The words, line by line, with their widths.
    pub(super) lines: Vec<(String, f32)>,
    /// The middle of its box.
    pub(super) at: Pos2,
    /// Whether it stays where it is.
    pub(super) is_pinned: bool,
}

/// A tie as it is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its place in the network.
    pub(super) tie: usize,
    /// Its ends, as places among the spots.
    pub(super) ends: [usize; 2],
    /// How far it is bent aside, so that ties between the same two lie apart.
    pub(super) bend: f32,
}

/// A view, ready to be drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    pub(super) network: Network,
    pub(super) spots: Vec<Spot>,
    pub(super) lines: Vec<Line>,
    /// Lines whose direction makes a circle of conditions.
    pub(super) circular: Vec<usize>,
    pub(super) seen: Seen,
}

impl Spot {
    /// The middle of the shape, which stands above the words.
    pub(super) fn centre(&self) -> Pos2 {
        self.at - vec2(0.0, (self.size.y - self.shape.y) / 2.0)
    }

    /// The shape and its words.
    pub(super) fn rect(&self) -> egui::Rect {
        egui::Rect::from_center_size(self.at, self.size)
    }
}

impl Prepared {
    /// What this view shows. `before`: where things were when they were last shown.
    pub(super) fn of(ui: &Ui, cx: &Context<'_>, view: &View, before: &HashMap<Id, Pos2>) -> Self {
        let network = network::of(cx.scenario(), &cx.reports().moments, &view.as_of);
        let seen = network::see(&network, cx.scenario(), view);
        let mut prepared = Self {
            spots: seen
                .nodes
                .iter()
                .filter_map(|node| spot(ui, &network, *node))
                .collect(),
            ..Self::default()
        };
        let at: HashMap<usize, usize> = prepared
            .spots
            .iter()
            .enumerate()
            .map(|(place, spot)| (spot.node, place))
            .collect();
        prepared.lines = lines(&network, &seen, &at);
        prepared.network = network;
        prepared.seen = seen;
        prepared.lay_out(view, before);
        prepared
    }

    fn id(&self, spot: &Spot) -> Option<&Id> {
        self.network.nodes.get(spot.node).map(|node| &node.id)
    }

    fn lay_out(&mut self, view: &View, before: &HashMap<Id, Pos2>) {
        let sizes = self.spots.iter().map(|spot| spot.size).collect();
        let edges = self
            .lines
            .iter()
            .map(|line| (line.ends[0], line.ends[1]))
            .collect();
        let mut graph = Graph::new(sizes, edges);
        let is_pinned = |id: &Id| view.pinned.iter().any(|pinned| pinned.id() == id);
        for spot in &self.spots {
            let id = self.id(spot);
            let saved = id.and_then(|id| view.places.get(id));
            let place = saved.map(|spot| pos2(spot.0.x as f32, spot.0.y as f32));
            graph
                .places
                .push(place.or_else(|| before.get(id?).copied()));
            graph.pinned.push(id.is_some_and(is_pinned));
        }
        let kind = layout_of(view);
        // What is only pinned does not make a picture yet.
        let has_places = graph
            .places
            .iter()
            .zip(&graph.pinned)
            .any(|(place, is_pinned)| place.is_some() && !is_pinned);
        let places = if has_places {
            warm::extend(
                &graph,
                &warm::Options {
                    margin: MARGIN,
                    give_way: view.places.is_empty(),
                    ..warm::Options::default()
                },
                Progress::none(),
            )
        } else {
            match kind {
                LayoutKind::Columns => {
                    let column: Vec<usize> =
                        self.spots.iter().map(|spot| self.column(spot)).collect();
                    let column_gap = self.column_gap(&column);
                    columns::layout(
                        &graph,
                        &column,
                        &columns::Options {
                            column_gap,
                            gap: MARGIN,
                        },
                        Progress::none(),
                    )
                    .map(|columns| columns.places)
                }
                LayoutKind::Layered => {
                    let options = layered::Options {
                        direction: layered::Direction::Right,
                        gap: MARGIN * 1.5,
                        layer_gap: 90.0,
                    };
                    layered::layout(&graph, &options, Progress::none())
                        .map(|layered| layered.places)
                }
                LayoutKind::Radial => {
                    let focus = self.hub(view);
                    radial::layout(&graph, &radial::Options::around(focus), Progress::none())
                        .map(|radial| radial.places)
                }
                LayoutKind::Stress | LayoutKind::Free | LayoutKind::Unlisted(_) => stress::layout(
                    &graph,
                    &stress::Options {
                        seed: 1,
                        method: stress::Method::Auto,
                        edge_length: None,
                        margin: Some(MARGIN),
                    },
                    Progress::none(),
                ),
            }
        };
        let pinned = std::mem::take(&mut graph.pinned);
        if let Ok(places) = places {
            for ((spot, place), is_pinned) in self.spots.iter_mut().zip(places).zip(pinned) {
                spot.at = place;
                spot.is_pinned = is_pinned;
            }
        }
        if view.lens == Some(Lens::Conditions) {
            self.circular = self.circles();
        }
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

    /// The lines of conditions that make a circle: both ends can be reached from each other.
    fn circles(&self) -> Vec<usize> {
        let leads: Vec<(usize, [usize; 2])> = self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| {
                self.network.ties.get(line.tie).is_some_and(|tie| {
                    matches!(
                        tie.kind,
                        TieKind::Condition | TieKind::DependsOn | TieKind::InReturn
                    )
                })
            })
            .map(|(place, line)| (place, line.ends))
            .collect();
        let reaches = |from: usize, to: usize| {
            let mut waiting = vec![from];
            let mut known = vec![from];
            while let Some(here) = waiting.pop() {
                if here == to {
                    return true;
                }
                for (_, [a, b]) in &leads {
                    if *a == here && !known.contains(b) {
                        known.push(*b);
                        waiting.push(*b);
                    }
                }
            }
            false
        };
        leads
            .iter()
            .filter(|(_, [from, to])| reaches(*to, *from))
            .map(|(place, _)| *place)
            .collect()
    }

    /// What is all of it within, in map units.
    pub(super) fn bounds(&self) -> Option<egui::Rect> {
        self.spots
            .iter()
            .map(Spot::rect)
            .reduce(|all, rect| all.union(rect))
    }

    /// Where everything is.
    pub(super) fn places(&self) -> HashMap<Id, Pos2> {
        let of = |spot: &Spot| Some((self.id(spot)?.clone(), spot.at));
        self.spots.iter().filter_map(of).collect()
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

/// The size of the shape of a kind.
fn shape_of(kind: Kind) -> Vec2 {
    match kind {
        Kind::Party => vec2(44.0, 44.0),
        Kind::Talk => vec2(50.0, 38.0),
        Kind::Issue => vec2(40.0, 40.0),
        Kind::Proposal => vec2(40.0, 50.0),
        Kind::Provision => vec2(30.0, 38.0),
        Kind::Choice => vec2(26.0, 26.0),
        Kind::Commitment => vec2(36.0, 36.0),
        _ => vec2(28.0, 28.0),
    }
}

fn spot(ui: &Ui, network: &Network, node: usize) -> Option<Spot> {
    let of = network.nodes.get(node)?;
    let shape = shape_of(of.kind);
    let tokens = Tokens::of(ui);
    let galley = label::laid_out(
        ui,
        &of.title,
        Face::SansMedium.at(LABEL),
        tokens.ink,
        LABEL_WIDTH,
        LABEL_ROWS,
    );
    let lines: Vec<(String, f32)> = galley
        .rows
        .iter()
        .map(|row| (row.text().trim_end().to_owned(), row.rect().width()))
        .collect();
    let widest = lines.iter().map(|(_, width)| *width).fold(0.0, f32::max);
    let size = vec2(shape.x.max(widest), shape.y + LABEL_GAP + galley.size().y);
    Some(Spot {
        node,
        shape,
        size,
        lines,
        at: Pos2::ZERO,
        is_pinned: false,
    })
}

/// The ties that are seen; those between the same two are fanned out.
fn lines(network: &Network, seen: &Seen, at: &HashMap<usize, usize>) -> Vec<Line> {
    let mut between: HashMap<(usize, usize), usize> = HashMap::new();
    let mut found: Vec<(Line, usize)> = Vec::new();
    for place in &seen.ties {
        let Some(tie) = network.ties.get(*place) else {
            continue;
        };
        let (Some(a), Some(b)) = (at.get(&tie.from), at.get(&tie.to)) else {
            continue;
        };
        if a == b {
            continue;
        }
        let pair = (*a.min(b), *a.max(b));
        let count = between.entry(pair).or_default();
        let line = Line {
            tie: *place,
            ends: [*a, *b],
            bend: 0.0,
        };
        found.push((line, *count));
        *count += 1;
    }
    found
        .into_iter()
        .map(|(line, nth)| {
            let [a, b] = line.ends;
            let count = between.get(&(a.min(b), a.max(b))).copied().unwrap_or(1);
            // Seen from the lower end, so that both directions fan out on one scale.
            let way = if a < b { 1.0 } else { -1.0 };
            let step = nth as f32 - (count as f32 - 1.0) / 2.0;
            let bend = if count == 1 { 10.0 } else { way * step * 34.0 };
            Line { bend, ..line }
        })
        .collect()
}
