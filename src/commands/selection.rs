//! Which cards are chosen, and going among them by key.

use std::collections::HashSet;

use super::{Board, Workspace, arrangement::Stand};
use crate::model::{Id, Kind};

/// How a card is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// It and no other.
    Only,
    /// It too, or no longer.
    Toggle,
    /// All from the one that was chosen first to it.
    Through,
}

/// Which way one goes among the cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// To the first card of the lane.
    First,
    /// To the last card of the lane.
    Last,
    /// Up by as much as is shown.
    PageUp,
    /// Down by as much as is shown.
    PageDown,
}

/// How a board is laid out, as far as moving among its cards goes; told by the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoardLayout {
    /// How many cards stand side by side in a lane.
    pub columns: usize,
    /// How many rows are shown at once.
    pub rows: usize,
}

impl Default for BoardLayout {
    fn default() -> Self {
        Self {
            columns: 1,
            rows: 1,
        }
    }
}

impl Workspace {
    /// The cards that commands act on, in the order of the board: those that are chosen, else the
    /// one that is selected.
    pub fn chosen_cards(&self) -> Vec<Id> {
        if self.chosen.is_empty() {
            return self.selected_card().into_iter().collect();
        }
        let mut cards: Vec<(Option<Stand>, &Id)> = self
            .chosen
            .iter()
            .map(|id| (self.arrangement.stand(id), id))
            .collect();
        cards
            .sort_by_key(|(stand, id)| (stand.map_or((usize::MAX, 0), |s| (s.lane, s.place)), *id));
        cards.into_iter().map(|(_, id)| id.clone()).collect()
    }

    /// Whether this card is one of several that are chosen.
    pub fn is_chosen(&self, card: &Id) -> bool {
        self.chosen.contains(card)
    }

    /// How many cards are chosen, if more than one is.
    pub fn chosen_count(&self) -> Option<usize> {
        (!self.chosen.is_empty()).then_some(self.chosen.len())
    }

    /// Selects a card or part of one, and nothing else.
    pub(super) fn select(&mut self, id: Option<Id>) {
        self.chosen.clear();
        self.anchor.clone_from(&id);
        if let Some(open) = &mut self.open {
            open.document.select(id);
        }
    }

    pub(super) fn choose(&mut self, id: Id, how: Choosing) {
        match how {
            Choosing::Only => self.select(Some(id)),
            Choosing::Toggle => self.toggle(id),
            Choosing::Through => self.choose_through(id),
        }
    }

    fn toggle(&mut self, id: Id) {
        if self.chosen.is_empty()
            && let Some(selected) = self.selected_card()
        {
            self.chosen.insert(selected);
        }
        let next = if self.chosen.remove(&id) {
            self.anchor
                .clone()
                .filter(|anchor| self.chosen.contains(anchor))
                .or_else(|| {
                    self.chosen_cards()
                        .into_iter()
                        .find(|other| self.chosen.contains(other))
                })
        } else {
            self.chosen.insert(id.clone());
            self.anchor = Some(id.clone());
            Some(id)
        };
        if let Some(open) = &mut self.open {
            open.document.select(next);
        }
    }

    fn choose_through(&mut self, id: Id) {
        let start = self.anchor.clone().or_else(|| self.selected_card());
        let ends = start.and_then(|start| {
            Some((
                self.arrangement.stand(&start)?,
                self.arrangement.stand(&id)?,
            ))
        });
        let Some((from, to)) = ends.filter(|(from, to)| from.lane == to.lane) else {
            self.toggle(id);
            return;
        };
        let Some(lane) = self.arrangement.lanes().get(to.lane) else {
            return;
        };
        let range = from.place.min(to.place)..=from.place.max(to.place);
        self.chosen = lane
            .cards
            .get(range)
            .unwrap_or_default()
            .iter()
            .cloned()
            .collect();
        if let Some(open) = &mut self.open {
            open.document.select(Some(id));
        }
    }

    pub(super) fn choose_all(&mut self) {
        let all: HashSet<Id> = self.arrangement.cards().cloned().collect();
        if self.selected_card().is_none_or(|card| !all.contains(&card))
            && let Some(open) = &mut self.open
        {
            open.document
                .select(self.arrangement.cards().next().cloned());
        }
        self.chosen = all;
    }

    /// Of these things, chooses the cards.
    pub(super) fn choose_cards_among(&mut self, mut ids: Vec<Id>) {
        let Some(open) = &self.open else { return };
        let index = &open.reports.index;
        ids.retain(|id| index.place(id).is_some_and(|place| place.card == *id));
        self.choose_these(&ids);
    }

    /// Selects these cards, the first of them above all.
    pub(super) fn choose_these(&mut self, ids: &[Id]) {
        self.select(ids.first().cloned());
        if ids.len() > 1 {
            self.chosen = ids.iter().cloned().collect();
        }
    }

    /// Esc: first several are chosen no longer, then none is.
    pub(super) fn back_out(&mut self) {
        if self.chosen.is_empty() {
            self.select(None);
        } else {
            let selected = self.selected_card();
            self.select(selected);
        }
    }

    /// Goes to another card of the board; `extends`: and chooses all on the way.
    pub(super) fn step(&mut self, step: Step, extends: bool) {
        let Some(next) = self.next_stand(step) else {
            return;
        };
        let Some(id) = self.arrangement.card(next).cloned() else {
            return;
        };
        self.reveal = Some(id.clone());
        if extends {
            if self.anchor.is_none() {
                self.anchor = self.selected_card();
            }
            self.choose_through(id);
        } else {
            self.select(Some(id));
        }
    }

    fn next_stand(&self, step: Step) -> Option<Stand> {
        let lanes = self.arrangement.lanes();
        let length = |lane: usize| lanes.get(lane).map_or(0, |lane| lane.cards.len());
        let here = self
            .selected_card()
            .and_then(|card| self.arrangement.stand(&card));
        let Some(Stand { lane, place }) = here else {
            let mut filled = (0..lanes.len()).filter(|lane| length(*lane) > 0);
            let (lane, place) = if step == Step::Last {
                let lane = filled.next_back()?;
                (lane, length(lane) - 1)
            } else {
                (filled.next()?, 0)
            };
            return Some(Stand { lane, place });
        };
        let columns = if self.board == Board::Desk {
            1
        } else {
            self.board_layout.columns.max(1)
        };
        let page = columns * self.board_layout.rows.max(1);
        let last = length(lane).checked_sub(1)?;
        let to = |place: usize| Some(Stand { lane, place });
        // On a page there are no rows to be seen: it is the one before or after.
        let step = match step {
            Step::Up | Step::Left if self.page().is_some() => {
                return to(place.saturating_sub(1));
            }
            Step::Down | Step::Right if self.page().is_some() => {
                return to((place + 1).min(last));
            }
            step => step,
        };
        match step {
            // In the first row there is nothing above: one stays.
            Step::Up => to(place.checked_sub(columns).unwrap_or(place)),
            Step::Down if place + columns <= last => to(place + columns),
            // The last row may be short.
            Step::Down if place / columns < last / columns => to(last),
            Step::Down => to(place),
            Step::First => to(0),
            Step::Last => to(last),
            Step::PageUp => to(place.saturating_sub(page)),
            Step::PageDown => to((place + page).min(last)),
            // They go on in the row before or after, like the words of a text.
            Step::Left if columns > 1 || lanes.len() == 1 => to(place.saturating_sub(1)),
            Step::Right if columns > 1 || lanes.len() == 1 => to((place + 1).min(last)),
            Step::Left | Step::Right => {
                // Empty lanes are passed over.
                let beside = if step == Step::Left {
                    (0..lane).rev().find(|lane| length(*lane) > 0)
                } else {
                    (lane + 1..lanes.len()).find(|lane| length(*lane) > 0)
                };
                match beside {
                    Some(lane) => Some(Stand {
                        lane,
                        place: place.min(length(lane).saturating_sub(1)),
                    }),
                    None => to(place),
                }
            }
        }
    }

    /// The kind of the cards that commands act on, if it is one.
    pub fn chosen_kind(&self) -> Option<Kind> {
        let open = self.open.as_ref()?;
        let mut kinds = self
            .chosen_cards()
            .into_iter()
            .filter_map(|id| Some(open.reports.index.place(&id)?.card_kind));
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then_some(first)
    }
}
