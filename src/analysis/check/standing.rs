//! What the rules ask of the positions on one option, provision or proposal.

use std::sync::Arc;

use super::{look::Look, today::Today};
use crate::{
    analysis::{
        moments::Rank,
        stances::scale_place,
        standing::{Entry, Sight, Standing, holding},
    },
    model::{Id, Position, word::Stance},
};

/// The moment at which positions are looked at; without a day, after everything.
pub(super) fn now(today: Option<Today>) -> Rank {
    today.map_or(Rank::END, |today| Rank::end_of(today.last))
}

/// Whether a stance is one on the scale.
pub(super) fn is_known(position: &Position) -> bool {
    position
        .stance
        .as_ref()
        .is_some_and(|stance| scale_place(stance).is_some())
}

/// Whether a party can live with it: it accepts, supports or demands.
pub(super) fn is_for(position: &Position) -> bool {
    matches!(
        position.stance,
        Some(Stance::Demands | Stance::Supports | Stance::Accepts)
    )
}

/// Whether a party is against it: it opposes or rejects.
pub(super) fn is_against(position: &Position) -> bool {
    matches!(position.stance, Some(Stance::Opposes | Stance::Rejects))
}

impl<'a> Look<'a> {
    /// The position that a party holds on a target.
    pub(super) fn held(&self, party: &Id, target: &Id) -> Option<&'a Position> {
        let history = self.standing.history(party, target);
        holding(history, now(self.today), Sight::Team).map(|entry| &*entry.position)
    }

    /// The positions that are held on a target and say something, in the order of the list.
    pub(super) fn known(&self, target: &Id) -> Vec<&'a Position> {
        let held = self.standing.held_on(target, now(self.today), Sight::Team);
        let mut known: Vec<&'a Position> = held
            .map(|entry| &*entry.position)
            .filter(|position| is_known(position))
            .collect();
        // The parties are in the order in which they came to be known.
        known.sort_by_cached_key(|position| {
            let slot = self.index.slot(&position.id)?;
            self.index.order_of(slot)
        });
        known
    }

    /// The positions that come before this one in the list and say something else of the same
    /// party, moment and target. What is said in private does not contradict what is said aloud.
    pub(super) fn contradicted_by(&self, position: &Position, target: &Id) -> Vec<&'a Position> {
        let history = self.standing.history(position.party.id(), target);
        let is_it = |entry: &&Entry| std::ptr::eq(&*entry.position, position);
        let Some(own) = history.iter().find(is_it) else {
            return Vec::new();
        };
        let start = history.partition_point(|entry| entry.since < own.since);
        history
            .iter()
            .skip(start)
            .take_while(|entry| !is_it(entry))
            .map(|entry| &*entry.position)
            .filter(|other| other.since == position.since && other.private == position.private)
            .filter(|other| is_known(other) && other.stance != position.stance)
            .collect()
    }
}

/// Whether the same positions are held on a target in both, whose parties may be numbered
/// otherwise.
pub(super) fn is_held_alike<'a>(
    before: &'a Standing,
    after: &'a Standing,
    target: &Id,
    at: Rank,
) -> bool {
    let held = |standing: &'a Standing| -> Vec<&'a Entry> {
        standing.held_on(target, at, Sight::Team).collect()
    };
    let (before, after) = (held(before), held(after));
    let is_in = |entry: &&Entry, others: &[&Entry]| {
        let same = |other: &&Entry| Arc::ptr_eq(&entry.position, &other.position);
        others.iter().any(same)
    };
    before.len() == after.len() && before.iter().all(|entry| is_in(entry, &after))
}
