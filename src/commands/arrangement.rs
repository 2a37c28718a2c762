//! What stands on the board that is shown: the cards that its filter lets through, in its order.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

use super::{Board, OpenScenario, Workspace};
use crate::{
    analysis::filter::{Filter, Sort, arrange},
    model::{Id, Kind},
};

/// What a board shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Which cards.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
}

/// Cards in a row: a column of the desk, or all of a board.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Their kinds.
    pub kinds: Vec<Kind>,
    /// The cards, in their order.
    pub cards: Arc<[Id]>,
    /// How many there would be without a filter.
    pub unfiltered: usize,
}

/// Where a card stands on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Which lane.
    pub lane: usize,
    /// Which card of the lane.
    pub place: usize,
}

/// What stands on the board that is shown.
#[derive(Clone, Debug, Default)]
pub struct Arrangement {
    made_for: Option<(u64, Board, Shape)>,
    lanes: Vec<Lane>,
    stands: HashMap<Id, Stand>,
}

impl Arrangement {
    /// The lanes, from left to right.
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// Where a card stands, if the board shows it.
    pub fn stand(&self, card: &Id) -> Option<Stand> {
        self.stands.get(card).copied()
    }

    /// The card that stands there.
    pub fn card(&self, stand: Stand) -> Option<&Id> {
        self.lanes.get(stand.lane)?.cards.get(stand.place)
    }

    /// All cards, lane after lane.
    pub fn cards(&self) -> impl Iterator<Item = &Id> {
        self.lanes.iter().flat_map(|lane| lane.cards.iter())
    }

    /// Brings it up to date with the scenario, the board and the board's shape.
    fn refresh(&mut self, open: &OpenScenario, board: Board, shape: &Shape) {
        let revision = open.document.revision();
        if self
            .made_for
            .as_ref()
            .is_some_and(|made| made.0 == revision && made.1 == board && made.2 == *shape)
        {
            return;
        }
        let scenario = open.document.scenario();
        self.lanes = board
            .lanes()
            .into_iter()
            .map(|kinds| Lane {
                cards: arrange(scenario, &open.reports, &kinds, &shape.filter, &shape.sort).into(),
                unfiltered: kinds.iter().map(|kind| scenario.count(*kind)).sum(),
                kinds,
            })
            .collect();
        self.stands = self
            .lanes
            .iter()
            .enumerate()
            .flat_map(|(lane, cards)| {
                let stand = move |(place, id): (usize, &Id)| (id.clone(), Stand { lane, place });
                cards.cards.iter().enumerate().map(stand)
            })
            .collect();
        self.made_for = Some((revision, board, shape.clone()));
    }
}

impl Workspace {
    /// What stands on the board that is shown.
    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    /// What the board that is shown is shaped by.
    pub fn shape(&self) -> &Shape {
        static PLAIN: LazyLock<Shape> = LazyLock::new(Shape::default);
        self.shapes.get(&self.board).unwrap_or(&PLAIN)
    }

    /// Whether cards can be moved by hand here: they stand in the user's own order.
    pub fn stands_in_own_order(&self) -> bool {
        self.shape().sort == Sort::default() && self.board != Board::All
    }

    pub(super) fn set_shape(&mut self, shape: Shape) {
        self.shapes.insert(self.board, shape);
    }

    /// Takes the filter away if it hides this card, which the user is to see.
    pub(super) fn unhide(&mut self, id: &Id) {
        let Some(open) = &self.open else { return };
        let filter = &self.shape().filter;
        let hides = open
            .reports
            .index
            .card(open.document.scenario(), id)
            .is_some_and(|card| {
                !filter.is_blank() && !filter.matches(open.document.scenario(), &open.reports, card)
            });
        if hides {
            let sort = self.shape().sort;
            self.set_shape(Shape {
                filter: Filter::default(),
                sort,
            });
        }
    }

    /// Brings the arrangement up to date; drops from the choice what is gone.
    pub(super) fn arrange(&mut self) {
        let shape = self.shape().clone();
        let Some(open) = &self.open else {
            self.arrangement = Arrangement::default();
            self.chosen.clear();
            return;
        };
        self.arrangement.refresh(open, self.board, &shape);
        if !self.chosen.is_empty() {
            let index = &open.reports.index;
            self.chosen.retain(|id| index.place(id).is_some());
            if self.chosen.len() < 2 {
                self.chosen.clear();
            }
        }
    }
}
