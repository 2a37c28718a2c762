//! Where everyone stands on everything, at any moment: the histories of all positions, indexed.
//!
//! *Which position holds* (the format): for one party and target the one with the latest `since`
//! that is not after the moment asked for, unless its `until` has come; ties go to the later in
//! the list. A position whose `since` names nothing is in no history. One whose `until` names
//! nothing holds at every moment but the last, [`Rank::END`](super::moments::Rank::END).
//!
//! The histories on one target lie side by side, so that all of them are asked for another moment
//! by one walk through memory, and a changed position moves a few of them.

mod degree;
mod entry;
mod update;

use std::{collections::HashMap, sync::Arc};

use foldhash::fast::RandomState;

use super::moments::{Moments, Rank};
use crate::model::{Id, Position, Scenario};

pub use degree::{Change, Degree, State};
pub use entry::{Entry, Sight, Sureness, holding, latest, state};

/// The histories of all positions of a scenario.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    parties: Numbers,
    targets: Numbers,
    /// For each target the entries on it: by party, then the earliest first, ties as in the list.
    columns: Vec<Vec<Entry>>,
}

/// Ids and their numbers, from 0.
#[derive(Clone, Debug, Default)]
struct Numbers {
    of: HashMap<Id, u32, RandomState>,
    ids: Vec<Id>,
}

impl Numbers {
    fn get(&self, id: &Id) -> Option<u32> {
        self.of.get(id).copied()
    }

    fn get_or_new(&mut self, id: &Id) -> u32 {
        if let Some(number) = self.get(id) {
            return number;
        }
        let number = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.of.insert(id.clone(), number);
        self.ids.push(id.clone());
        number
    }
}

/// The history of one party on one target.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    /// The party.
    pub party: &'a Id,
    /// The target.
    pub target: &'a Id,
    /// Its positions, the earliest first; at least one.
    pub entries: &'a [Entry],
}

impl Standing {
    /// Indexes the positions of a scenario.
    pub fn of(scenario: &Scenario, moments: &Moments) -> Self {
        let mut standing = Self::default();
        for place in 0..scenario.positions.len() {
            if let Some(position) = scenario.positions.shared_at(place) {
                standing.push(position, moments);
            }
        }
        for column in &mut standing.columns {
            entry::place_unsaid(column);
            // Stable: ties stay in the list's order.
            column.sort_by_key(|entry| (entry.party, entry.since));
        }
        standing
    }

    fn push(&mut self, position: &Arc<Position>, moments: &Moments) {
        let Some(target) = position.on.id() else {
            return;
        };
        let party = self.parties.get_or_new(position.party.id());
        if let Some(entry) = Entry::of(position, party, moments)
            && let Some(column) = self.column_mut(target)
        {
            column.push(entry);
        }
    }

    fn column_mut(&mut self, target: &Id) -> Option<&mut Vec<Entry>> {
        let number = self.targets.get_or_new(target) as usize;
        if self.columns.len() <= number {
            self.columns.resize_with(number + 1, Vec::new);
        }
        self.columns.get_mut(number)
    }

    fn column(&self, target: &Id) -> &[Entry] {
        let number = self.targets.get(target);
        number
            .and_then(|number| self.columns.get(number as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// The positions of a party on a target, the earliest first.
    pub fn history(&self, party: &Id, target: &Id) -> &[Entry] {
        let Some(party) = self.parties.get(party) else {
            return &[];
        };
        let column = self.column(target);
        let begin = column.partition_point(|entry| entry.party < party);
        let end = column.partition_point(|entry| entry.party <= party);
        column.get(begin..end).unwrap_or_default()
    }

    /// The position that a party holds on a target at a moment.
    pub fn holding(&self, party: &Id, target: &Id, at: Rank, sight: Sight) -> Option<&Entry> {
        holding(self.history(party, target), at, sight)
    }

    /// Where a party stands on a target at a moment.
    pub fn state(&self, party: &Id, target: &Id, at: Rank, sight: Sight) -> State {
        state(self.history(party, target), at, sight)
    }

    /// The histories on a target.
    pub fn on_target<'a>(&'a self, target: &'a Id) -> impl Iterator<Item = History<'a>> {
        self.column(target)
            .chunk_by(|a, b| a.party == b.party)
            .filter_map(move |entries| {
                let party = entries.first()?.party;
                Some(History {
                    party: self.parties.ids.get(party as usize)?,
                    target,
                    entries,
                })
            })
    }

    /// What is held on a target at a moment, one entry for each party that holds something.
    pub fn held_on(&self, target: &Id, at: Rank, sight: Sight) -> impl Iterator<Item = &Entry> {
        self.column(target)
            .chunk_by(|a, b| a.party == b.party)
            .filter_map(move |history| holding(history, at, sight))
    }

    /// What positions are or were on.
    pub fn targets(&self) -> impl Iterator<Item = &Id> {
        self.targets.ids.iter()
    }

    /// All histories.
    pub fn all(&self) -> impl Iterator<Item = History<'_>> {
        self.targets
            .ids
            .iter()
            .flat_map(|target| self.on_target(target))
    }

    /// The number of a party, below [`Standing::party_count`], for tables.
    pub(super) fn party_number(&self, party: &Id) -> Option<usize> {
        self.parties.get(party).map(|number| number as usize)
    }

    /// How many parties are numbered.
    pub(super) fn party_count(&self) -> usize {
        self.parties.ids.len()
    }

    /// The histories on a target, by the numbers of their parties.
    pub(super) fn numbered<'a>(
        &'a self,
        target: &Id,
    ) -> impl Iterator<Item = (usize, &'a [Entry])> {
        self.column(target)
            .chunk_by(|a, b| a.party == b.party)
            .filter_map(|entries| Some((entries.first()?.party as usize, entries)))
    }
}
