//! What a view of the map shows, measured and laid out.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use egui::{Pos2, Ui, Vec2, vec2};

use super::{
    blocs::{self, Bloc},
    draw::Look,
    grid::Grid,
    reading::Readings,
    runs::{Run, lines},
};
use crate::{
    analysis::network::{self, Network, Seen, TieKind},
    commands::exchange::Seat,
    model::{
        Id, Kind, Scenario, View,
        word::{Lens, Stance},
    },
    theme::{
        Face, Tokens,
        icons::{self, Icon},
    },
    widgets::label,
};

/// The size of the words below a node.
pub(super) const LABEL: f32 = 12.0;
/// Between the shape and its words.
pub(super) const LABEL_GAP: f32 = 4.0;
pub(super) const LABEL_WIDTH: f32 = 118.0;
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
    /// What it is.
    pub(super) kind: Kind,
    /// What stands in its shape: of a party, what kind of actor it is.
    pub(super) icon: Icon,
    /// The colour of a party.
    pub(super) colour: Option<[u8; 3]>,
    /// The size of the shape.
    pub(super) shape: Vec2,
    /// The size of the shape with its words.
    pub(super) size: Vec2,
    /// The words, line by line, with their widths.
    pub(super) words: Arc<[(String, f32)]>,
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

/// A view, ready to be drawn. It is copied where things move: what does not change then is shared.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    pub(super) network: Arc<Network>,
    pub(super) seen: Arc<Seen>,
    pub(super) lines: Arc<[Line]>,
    /// How each line is drawn.
    pub(super) looks: Arc<[Look]>,
    /// The words on each line and how wide they are; none: its look says it all.
    pub(super) said: Arc<[Option<(String, f32)>]>,
    /// The lines that end at each spot.
    pub(super) ties_of: Arc<[Vec<u32>]>,
    /// The spots, those first whose names matter most.
    pub(super) by_weight: Arc<[u32]>,
    pub(super) spots: Vec<Spot>,
    /// Where each line runs; none: its ends are in one place.
    pub(super) curves: Vec<Option<Run>>,
    /// Which spots are where.
    pub(super) grid: Grid,
    /// The kinds of things that are on it, or would be if none were filtered out.
    pub(super) kinds: Arc<HashSet<Kind>>,
    /// A tie of each kind that is on it, or would be.
    pub(super) tie_kinds: Arc<BTreeMap<TieKind, usize>>,
    /// A tie of each stance that is on it.
    pub(super) stances: Arc<[(Stance, usize)]>,
    /// What is read from it, once somebody asks.
    pub(super) readings: Arc<Readings>,
    /// The blocs of parties that are open: each with its members, as spots.
    pub(super) blocs: Arc<[Bloc]>,
    /// How many circles of conditions are on it, where conditions are asked for.
    pub(super) circles: usize,
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
        prepared.lines = lines(&network, &seen, &at).into();
        prepared.network = Arc::new(network);
        prepared.seen = Arc::new(seen);
        // Other questions put parties where their answer is.
        if matches!(view.lens, None | Some(Lens::Everything | Lens::Alliances)) {
            prepared.blocs = blocs::of(&prepared.network, &at).into();
        }
        prepared.ties_of = prepared.ties_of_spots().into();
        prepared.by_weight = prepared.order_of_weight().into();
        // The legend explains what was filtered out too, so that it can be brought back.
        let unfiltered = View {
            kinds: Vec::new(),
            ties: Vec::new(),
            ..view.clone()
        };
        let all = if *view == unfiltered {
            Seen::clone(&prepared.seen)
        } else {
            network::see(&prepared.network, scenario, &unfiltered)
        };
        prepared.note_examples(&all);
        prepared.said = prepared.words_on_lines(ui).into();
        if view.lens == Some(Lens::Conditions) {
            prepared.circles = network::circles(&prepared.network, &prepared.seen).len();
        }
        prepared.looks = prepared.looks(&Tokens::of(ui), view).into();
        prepared
    }

    fn ties_of_spots(&self) -> Vec<Vec<u32>> {
        let mut ties_of = vec![Vec::new(); self.spots.len()];
        for (place, line) in (0_u32..).zip(self.lines.iter()) {
            for end in line.ends {
                if let Some(list) = ties_of.get_mut(end) {
                    list.push(place);
                }
            }
        }
        ties_of
    }

    /// Parties first, then what has most ties.
    fn order_of_weight(&self) -> Vec<u32> {
        let weight = |place: u32| {
            let spot = self.spots.get(place as usize);
            let kind = spot.and_then(|spot| Some(self.network.nodes.get(spot.node)?.kind));
            let of_kind = match kind {
                Some(Kind::Party) => 3,
                Some(Kind::Talk | Kind::Proposal) => 2,
                Some(Kind::Issue) => 1,
                _ => 0,
            };
            (
                of_kind,
                self.ties_of.get(place as usize).map_or(0, Vec::len),
            )
        };
        let mut order: Vec<u32> = (0..self.spots.len() as u32).collect();
        order.sort_by_cached_key(|place| std::cmp::Reverse(weight(*place)));
        order
    }

    /// The spots that a line joins to this one.
    pub(super) fn neighbours(&self, place: usize) -> impl Iterator<Item = usize> {
        let lines = self.ties_of.get(place).into_iter().flatten();
        lines
            .filter_map(|line| self.lines.get(*line as usize))
            .map(move |line| {
                if line.ends[0] == place {
                    line.ends[1]
                } else {
                    line.ends[0]
                }
            })
    }

    /// The spot of the thing with this id.
    pub(super) fn spot_of(&self, id: &Id) -> Option<usize> {
        self.spots.iter().position(|spot| self.id(spot) == Some(id))
    }

    /// The topmost thing at a place of the map.
    pub(super) fn at(&self, place: Pos2, air: f32) -> Option<usize> {
        let here = egui::Rect::from_center_size(place, Vec2::splat(2.0 * air));
        let found = self.grid.within(here);
        let is_here = |spot: &usize| {
            let spot = self.spots.get(*spot);
            spot.is_some_and(|spot| spot.rect().expand(air).contains(place))
        };
        found.filter(is_here).max()
    }

    pub(super) fn id(&self, spot: &Spot) -> Option<&Id> {
        self.network.nodes.get(spot.node).map(|node| &node.id)
    }

    /// Puts everything where the layout says.
    pub(super) fn put(&mut self, places: &[Pos2]) {
        for (spot, place) in self.spots.iter_mut().zip(places) {
            spot.at = *place;
        }
        self.index();
        self.run_lines();
    }

    /// Notes anew what is where.
    pub(super) fn index(&mut self) {
        self.grid = Grid::of(self.spots.iter().map(Spot::rect));
    }

    /// Moves some, and the lines that end at them.
    pub(super) fn shift(&mut self, moved: &[(usize, Pos2)]) {
        for (place, at) in moved {
            if let Some(spot) = self.spots.get_mut(*place) {
                spot.at = *at;
                spot.is_pinned = true;
            }
        }
        self.index();
        let ties_of = Arc::clone(&self.ties_of);
        let touched = moved.iter().filter_map(|(place, _)| ties_of.get(*place));
        for line in touched.flatten() {
            let now = self.run_of(*line as usize, false);
            if let Some(curve) = self.curves.get_mut(*line as usize) {
                *curve = now;
            }
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
        self.index();
        self.run_lines();
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
    let words: Arc<[(String, f32)]> = galley
        .rows
        .iter()
        .map(|row| (row.text().trim_end().to_owned(), row.rect().width()))
        .collect();
    let widest = words.iter().map(|(_, width)| *width).fold(0.0, f32::max);
    let size = vec2(shape.x.max(widest), shape.y + LABEL_GAP + galley.size().y);
    Some(Spot {
        node,
        kind: of.kind,
        icon: match of.kind {
            Kind::Party => icons::of_actor(of.actor.as_ref()),
            kind => icons::of_kind(kind),
        },
        colour: of.colour,
        shape,
        size,
        words,
        at: Pos2::ZERO,
        is_pinned: pinned.contains(&of.id),
    })
}
