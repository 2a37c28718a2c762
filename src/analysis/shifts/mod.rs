//! Then and now: who moved between two moments, where to, at which talk and on whose word.
//!
//! A shift is a difference in what is on record at the two moments, so that a party that went and
//! came back has not moved. It is told at the moment at which the present stance was taken, with
//! the stances on the way. What was not known before is no move: it is *first on record*, or on
//! record *again*.

mod find;
mod words;

use std::{collections::HashMap, sync::Arc};

use super::{
    moments::Rank,
    standing::{Degree, Sight, Standing},
};
use crate::model::{Id, Moment, Position, Scenario};

/// What became of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ShiftKind {
    /// It moved from one to another.
    Moved {
        /// The stance before.
        from: Degree,
        /// The stance after.
        to: Degree,
    },
    /// It is on record for the first time.
    First(Degree),
    /// It is on record again, after it was retracted or not known.
    Again(Degree),
    /// The position, with this stance before, was retracted.
    Retracted(Degree),
    /// The stance, this one before, is not known any more.
    Lost(Degree),
}

impl ShiftKind {
    /// Whether it is a move from one known stance to another, and not only a matter of record.
    pub fn is_move(self) -> bool {
        matches!(self, Self::Moved { .. })
    }

    /// Whether the party is more in favour than before; none where that is not known of both.
    pub fn is_towards(self) -> Option<bool> {
        match self {
            Self::Moved { from, to } => Some(to > from),
            _ => None,
        }
    }
}

/// What a party did about a target between two moments.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The party.
    pub party: Id,
    /// The option, provision or proposal.
    pub target: Id,
    /// What became of its stance.
    pub kind: ShiftKind,
    /// When.
    pub at: Moment,
    /// The place of that in time.
    pub rank: Rank,
    /// The stances that were taken on the way, and since when.
    pub by_way_of: Vec<(Degree, Moment)>,
    /// The position by which it happened: the one then taken, or the one that was retracted.
    pub position: Arc<Position>,
}

/// What differs between two moments, in order of time, then of the parties and of what they moved
/// on. What is not in the scenario is left out.
pub fn between(
    scenario: &Scenario,
    standing: &Standing,
    then: Rank,
    now: Rank,
    sight: Sight,
) -> Vec<Shift> {
    sorted(scenario, standing, |history| {
        find::between(history, then, now, sight)
            .into_iter()
            .collect()
    })
}

/// All that ever happened, one step after another, in the same order: every move, retraction and
/// first or new record except what holds from the beginning.
pub fn all(scenario: &Scenario, standing: &Standing, sight: Sight) -> Vec<Shift> {
    sorted(scenario, standing, |history| find::steps(history, sight))
}

fn sorted(
    scenario: &Scenario,
    standing: &Standing,
    find: impl Fn(super::standing::History<'_>) -> Vec<Shift>,
) -> Vec<Shift> {
    let parties: HashMap<&Id, usize> = places(scenario.parties.iter().map(|party| &party.id));
    let options = scenario.issues.iter().flat_map(|issue| &issue.options);
    let parts = scenario.proposals.iter().flat_map(|proposal| {
        std::iter::once(&proposal.id).chain(proposal.provisions.iter().map(|part| &part.id))
    });
    let targets = places(options.map(|option| &option.id).chain(parts));
    let mut found: Vec<((Rank, usize, usize), Shift)> = Vec::new();
    for history in standing.all() {
        let (Some(party), Some(target)) = (parties.get(history.party), targets.get(history.target))
        else {
            continue;
        };
        let shifts = find(history).into_iter();
        found.extend(shifts.map(|shift| ((shift.rank, *party, *target), shift)));
    }
    // Stable: the steps of one history stay in theirs.
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, shift)| shift).collect()
}

/// Where each id comes first.
fn places<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<&'a Id, usize> {
    let mut places = HashMap::new();
    for (place, id) in ids.enumerate() {
        places.entry(id).or_insert(place);
    }
    places
}
