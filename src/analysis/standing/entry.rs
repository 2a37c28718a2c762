//! One position in a history, with what is asked of it most often beside it.

use std::{collections::HashMap, sync::Arc};

use super::degree::{Degree, State};
use crate::{
    analysis::moments::{Moments, Rank},
    model::{
        Position,
        word::{Confidence, Stance},
    },
};

/// Whose eyes look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sight {
    /// The team's: all that is on record.
    #[default]
    Team,
    /// A room's: positions that are held in private only are as if they were not there.
    Room,
}

/// How sure one is of a position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sureness {
    /// It does not say, or not in a word of the list.
    #[default]
    NotSaid,
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

impl Sureness {
    fn of(confidence: Option<&Confidence>) -> Self {
        match confidence {
            Some(Confidence::High) => Self::High,
            Some(Confidence::Medium) => Self::Medium,
            Some(Confidence::Low) => Self::Low,
            Some(Confidence::Unlisted(_)) | None => Self::NotSaid,
        }
    }
}

/// A position in the history of a party and a target.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The number of the party in the index.
    pub(super) party: u32,
    /// Since when it holds.
    pub since: Rank,
    /// Until when; none: it is not retracted.
    pub until: Option<Rank>,
    /// What it says.
    pub state: State,
    /// How sure one is of it.
    pub sureness: Sureness,
    /// Whether it is held in private only.
    pub is_private: bool,
    /// Whether something is wanted in return.
    pub is_conditional: bool,
    /// The position.
    pub position: Arc<Position>,
}

impl Entry {
    /// None if it begins with something that is not there: no one can say when it holds. Where it
    /// is not said since when, the list tells: see [`place_unsaid`].
    pub(super) fn of(position: &Arc<Position>, party: u32, moments: &Moments) -> Option<Self> {
        let stance = position.stance.as_ref().unwrap_or(&Stance::NotKnown);
        Some(Self {
            party,
            since: match position.since.is_unsaid() {
                true => Rank::BEGINNING,
                false => moments.rank(&position.since)?,
            },
            until: moments.end(&position.until),
            state: Degree::of(stance).map_or(State::NotKnown, State::Known),
            sureness: Sureness::of(position.confidence.as_ref()),
            is_private: position.private,
            is_conditional: !position.conditions.is_empty(),
            position: Arc::clone(position),
        })
    }

    /// Whether these eyes can see it.
    pub fn is_seen(&self, sight: Sight) -> bool {
        sight == Sight::Team || !self.is_private
    }

    /// Whether its end has come.
    pub fn has_ended(&self, at: Rank) -> bool {
        self.until.is_some_and(|until| until <= at)
    }
}

/// Gives what begins at a moment that is not said its place: a shift is added at the end of the
/// list, so it begins when the latest before it does. The entries are in the list's order.
pub(super) fn place_unsaid(entries: &mut [Entry]) {
    let is_unsaid = |entry: &Entry| entry.position.since.is_unsaid();
    if !entries.iter().any(is_unsaid) {
        return;
    }
    let mut latest: HashMap<u32, Rank> = HashMap::new();
    for entry in entries {
        let latest = latest.entry(entry.party).or_insert(Rank::BEGINNING);
        if is_unsaid(entry) {
            entry.since = *latest;
        }
        *latest = (*latest).max(entry.since);
    }
}

/// Where in a history the latest entry is that has begun, whether or not it has ended.
pub fn latest(history: &[Entry], at: Rank, sight: Sight) -> Option<usize> {
    let begun = history.partition_point(|entry| entry.since <= at);
    let begun = history.get(..begun)?;
    begun.iter().rposition(|entry| entry.is_seen(sight))
}

/// The entry of a history that holds: the latest that has begun, unless its end has come.
pub fn holding(history: &[Entry], at: Rank, sight: Sight) -> Option<&Entry> {
    let entry = history.get(latest(history, at, sight)?)?;
    (!entry.has_ended(at)).then_some(entry)
}

/// What is on record at a moment.
pub fn state(history: &[Entry], at: Rank, sight: Sight) -> State {
    holding(history, at, sight).map_or(State::Nothing, |entry| entry.state)
}
