//! What a view of the map shows, measured and laid out.

use std::collections::{HashMap, HashSet};

use egui::{Pos2, Ui, Vec2, pos2, vec2};

use super::plan::{MARGIN, Plan};
use crate::{
    analysis::network::{self, Network, Seen, TieKind},
    commands::exchange::Seat,
    layout::Graph,
    model::{
        Id, Kind, Scenario, View,
        word::{LayoutKind, Lens},
    },
    theme::{Face, Tokens},
    widgets::label,
};

/// The size of the words below a node.
pub(super) const LABEL: f32 = 12.0;
/// Between the shape and its words.
pub(super) const LABEL_GAP: f32 = 4.0;
const LABEL_WIDTH: f32 = 118.0;
const LABEL_ROWS: usize = 3;
/// More than this is not shown unasked, but the surroundings of what has most ties.
const MOST_AT_FIRST: usize = 2_500;
/// How many things those are at most.
const NEAR: usize = 400;

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
    /// How many things more there are, which are not shown.
    pub(super) left_out: usize,
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
    /// What this view shows, not laid out yet. Of more than anyone could read it shows, unless
    /// `all` of it is wanted, the surroundings of what has most ties.
    pub(super) fn of(
        ui: &Ui,
        network: Network,
        scenario: &Scenario,
        view: &View,
        all: bool,
    ) -> Self {
        let mut seen = network::see(&network, scenario, view);
        let mut left_out = 0;
        if seen.nodes.len() > MOST_AT_FIRST && !all {
            let whole = seen.nodes.len();
            seen = network::surroundings(&network, &seen, NEAR);
            left_out = whole - seen.nodes.len();
        }
        let pinned: HashSet<&Id> = view.pinned.iter().map(|pinned| pinned.id()).collect();
        let mut prepared = Self {
            left_out,
            spots: seen
                .nodes
                .iter()
                .filter_map(|node| spot(ui, &network, *node, &pinned))
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
        if view.lens == Some(Lens::Conditions) {
            prepared.circular = prepared.circles();
        }
        prepared
    }

    fn id(&self, spot: &Spot) -> Option<&Id> {
        self.network.nodes.get(spot.node).map(|node| &node.id)
    }

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
            kind: layout_of(view),
            column_gap: self.column_gap(&column),
            column,
            focus: self.hub(view),
            is_kept: !view.places.is_empty(),
        }
    }

    /// Puts everything where the layout says.
    pub(super) fn put(&mut self, places: &[Pos2]) {
        for (spot, place) in self.spots.iter_mut().zip(places) {
            spot.at = *place;
        }
    }

    /// Rows, for what was not laid out after all.
    pub(super) fn put_in_rows(&mut self) {
        const CELL: Vec2 = vec2(150.0, 110.0);
        let across = (self.spots.len() as f32).sqrt().ceil().max(1.0) as usize;
        for (place, spot) in self.spots.iter_mut().enumerate() {
            let cell = vec2((place % across) as f32, (place / across) as f32);
            spot.at = (cell * CELL).to_pos2();
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

    /// Where the shapes are, for other programs.
    pub(super) fn seats(&self) -> HashMap<Id, Seat> {
        let of = |spot: &Spot| {
            let seat = Seat {
                at: spot.centre().into(),
                size: spot.shape.into(),
            };
            Some((self.id(spot)?.clone(), seat))
        };
        self.spots.iter().filter_map(of).collect()
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

fn spot(ui: &Ui, network: &Network, node: usize, pinned: &HashSet<&Id>) -> Option<Spot> {
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
        is_pinned: pinned.contains(&of.id),
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
