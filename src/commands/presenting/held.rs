//! What waits until the presenter says yes.
//!
//! While a room looks on, every step is tried on a copy first. One that shows the room more than
//! it has seen is held back, whether it is an edit or an undo; one that takes away acts at once.

use std::sync::Arc;

use jiff::Timestamp;

use super::{room_of, seen_of, shared};
use crate::{
    analysis::{
        index::Index,
        room::{
            for_room_with_brief,
            widening::{Addition, additions},
        },
    },
    document::{Document, Transaction},
    model::{Id, Position, Scenario, handling::Room},
};

/// What is said of a step that takes the brief away.
const ENDS: &str = "This takes away the brief that is being shown, and ends the show";

/// A step that would show the room more, or end the show.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Edit(Transaction),
    /// Lets the room see what was just put on record.
    Share(Transaction),
    Undo,
    Redo,
}

impl Step {
    fn take(self, document: &mut Document) -> bool {
        match self {
            Self::Edit(transaction) | Self::Share(transaction) => document.apply(transaction),
            Self::Undo => document.undo().is_some(),
            Self::Redo => document.redo().is_some(),
        }
    }

    /// Whether it overtakes one that is held back: typing that goes on.
    fn overtakes(&self, held: &Self) -> bool {
        match (self, held) {
            (Self::Edit(now), Self::Edit(before)) => {
                now.merge.is_some() && now.merge == before.merge
            }
            (Self::Undo, Self::Undo) | (Self::Redo, Self::Redo) => true,
            _ => false,
        }
    }
}

/// A brief that is being shown.
#[derive(Clone, Debug)]
pub struct Presenting {
    /// Which.
    pub brief: Id,
    /// Since when.
    pub since: Timestamp,
    /// Whether our own team looks on.
    pub for_team: bool,
    /// What the room sees: its projection. Of the team's it is the whole scenario.
    pub seen: Arc<Scenario>,
    held: Vec<Held>,
    /// Positions that were put on record and the room does not see, though it could.
    kept: Vec<Id>,
    /// Who looks on; none: that cannot be told.
    room: Option<Room>,
}

/// Why a step waits: in one sentence, and what the room would newly see.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Why {
    says: String,
    found: Vec<Addition>,
}

/// A step that waits.
#[derive(Clone, Debug)]
struct Held {
    step: Step,
    why: Why,
}

/// What comes of a step that the room may see.
struct After {
    seen: Arc<Scenario>,
    kept: Vec<Id>,
    room: Option<Room>,
}

impl Presenting {
    /// A brief that a room, or the team, sees from now on.
    pub(super) fn begin(
        scenario: &Arc<Scenario>,
        brief: Id,
        for_team: bool,
        since: Timestamp,
    ) -> Self {
        Self {
            seen: seen_of(scenario, &brief, for_team),
            since,
            for_team,
            held: Vec::new(),
            kept: Vec::new(),
            room: room_of(scenario, &brief).ok(),
            brief,
        }
    }

    /// What is held back, in sentences; empty: nothing.
    pub fn held(&self) -> impl Iterator<Item = &str> {
        self.held.iter().map(|held| held.why.says.as_str())
    }

    /// Whether what is held back would end the show.
    pub fn would_end(&self) -> bool {
        self.held().any(|says| says == ENDS)
    }

    /// The positions that were put on record last, if the room does not see them, though it could.
    pub fn kept(&self) -> &[Id] {
        &self.kept
    }

    /// Tries a step on a copy of the document. An error says why it has to wait.
    fn tried(&self, document: &Document, step: &Step) -> Result<After, Why> {
        let before = document.scenario();
        let mut trial = document.clone();
        step.clone().take(&mut trial);
        // What ends the show bares the screen behind it: that is for the presenter to say.
        if trial.scenario().briefs.get(&self.brief).is_none() {
            return Err(Why {
                says: ENDS.to_owned(),
                found: Vec::new(),
            });
        }
        let seen = seen_of(&trial.snapshot(), &self.brief, self.for_team);
        let room = room_of(trial.scenario(), &self.brief).ok();
        let is_moved = |id: &Id| match step {
            // Another room sees other things, whatever has moved.
            _ if room != self.room => false,
            // Nor is what somebody else has put on the disk meant for it.
            Step::Edit(edit) if edit.replaces_all() => false,
            Step::Edit(_) => {
                let own = before.positions.get(id);
                own.is_none_or(|_| self.seen.positions.get(id).is_some())
            }
            Step::Share(_) => self.kept.contains(id),
            Step::Undo | Step::Redo => false,
        };
        let found = match self.for_team {
            true => Vec::new(),
            false => news(&self.seen, &seen, &is_moved),
        };
        if !found.is_empty() {
            let says = sentence(trial.scenario(), &found);
            return Err(Why { says, found });
        }
        let before = match step {
            Step::Edit(_) | Step::Share(_) => before,
            // What comes back was told of when it was made.
            Step::Undo | Step::Redo => trial.scenario(),
        };
        let kept = self.kept_after(before, &trial, &seen);
        Ok(After { seen, kept, room })
    }

    /// Notes what came of a step that was not held back.
    fn came(&mut self, after: After) {
        let After { seen, kept, room } = after;
        (self.seen, self.kept, self.room) = (seen, kept, room);
        // What undoes or redoes would now do something else.
        self.held
            .retain(|held| !matches!(held.step, Step::Undo | Step::Redo));
    }

    /// The same after one more step: what is new since `before`, and what was told of already, as
    /// far as its mark alone keeps it from the room.
    fn kept_after(&self, before: &Scenario, after: &Document, seen: &Scenario) -> Vec<Id> {
        let is_in = |scenario: &Scenario, id: &Id| scenario.positions.get(id).is_some();
        let ids: Vec<Id> = after
            .scenario()
            .positions
            .iter()
            .map(|position| &position.id)
            .filter(|id| !is_in(before, id) || self.kept.contains(id))
            .filter(|id| !is_in(seen, id))
            .cloned()
            .collect();
        let Ok(room) = room_of(after.scenario(), &self.brief) else {
            return Vec::new();
        };
        if ids.is_empty() || self.for_team {
            return Vec::new();
        }
        let mut opened = after.clone();
        opened.apply(shared(&ids, &room));
        let could = for_room_with_brief(opened.scenario(), &room, &self.brief);
        ids.into_iter().filter(|id| is_in(&could, id)).collect()
    }

    /// Whether a step may be made now. If not, it is held back.
    pub(super) fn admits(&mut self, document: &Document, step: Step) -> bool {
        match self.tried(document, &step) {
            Ok(after) => {
                self.came(after);
                true
            }
            Err(why) => {
                self.hold(step, why);
                false
            }
        }
    }

    /// Does what was held back, each in its turn. What would show the room other things than it
    /// said, because something has changed since, waits for another yes.
    pub(super) fn allow(&mut self, document: &mut Document) {
        for Held { step, why } in std::mem::take(&mut self.held) {
            match self.tried(document, &step) {
                Err(now) if now != why => self.hold(step, now),
                _ => {
                    step.take(document);
                    let scenario = document.snapshot();
                    self.seen = seen_of(&scenario, &self.brief, self.for_team);
                    self.room = room_of(&scenario, &self.brief).ok();
                    self.kept = self.kept_after(&scenario, document, &self.seen);
                }
            }
        }
    }

    /// Drops what was held back.
    pub(super) fn refuse(&mut self) {
        self.held.clear();
    }

    /// Leaves out what was put on record, and tells of it no longer.
    pub(super) fn leave_kept(&mut self) {
        self.kept.clear();
    }

    /// Holds a step back, in place of an earlier one that it continues.
    fn hold(&mut self, step: Step, why: Why) {
        self.held.retain(|held| !step.overtakes(&held.step));
        self.held.push(Held { step, why });
    }
}

/// Whether a position, as a room sees it, says no more than that a party moved: where it stood on
/// the same thing the room sees already.
fn is_bare_move(position: &Position, before: &Scenario) -> bool {
    let bare = Position {
        id: position.id.clone(),
        party: position.party.clone(),
        on: position.on.clone(),
        stance: position.stance.clone(),
        since: position.since.clone(),
        handling: position.handling.clone(),
        ..Position::default()
    };
    let stood = |earlier: &Position| earlier.party == position.party && earlier.on == position.on;
    *position == bare && position.stance.is_some() && before.positions.iter().any(stood)
}

/// What a room newly sees. Where a party stands may be changed before its eyes: that is what one
/// stands there for; but only where the room sees already that it stands, and by a position that
/// `may_move` says is meant for that. One that was there and hidden is not.
fn news(before: &Scenario, after: &Scenario, may_move: &dyn Fn(&Id) -> bool) -> Vec<Addition> {
    let mut after = after.clone();
    for place in 0..after.positions.len() {
        let Some(position) = after.positions.at(place) else {
            continue;
        };
        let earlier = before
            .positions
            .get(&position.id)
            .map(|it| it.stance.clone());
        if let Some(earlier) = earlier.filter(|it| it.is_some() && *it != position.stance)
            && position.stance.is_some()
            && may_move(&position.id)
            && let Some(position) = after.positions.at_mut(place)
        {
            position.stance = earlier;
        }
    }
    let is_new = |position: &Position| before.positions.get(&position.id).is_none();
    for place in (0..after.positions.len()).rev() {
        let moved = after.positions.at(place);
        if moved.is_some_and(|position| {
            is_new(position) && may_move(&position.id) && is_bare_move(position, before)
        }) {
            after.positions.remove(place);
        }
    }
    additions(before, &after)
}

/// What the room would newly see, in one sentence.
fn sentence(scenario: &Scenario, found: &[Addition]) -> String {
    const MOST: usize = 5;
    let index = Index::of(scenario);
    // Titles of positions have quotes of their own.
    let title = |id: &Id| {
        index
            .title(scenario, id)
            .replace('“', "‘")
            .replace('”', "’")
    };
    let mut all: Vec<String> = Vec::new();
    for addition in found {
        let key = addition.key.as_deref().map(|key| key.replace('_', " "));
        let says = match (&addition.card, key) {
            (Some((kind, id)), None) => {
                format!("the {} “{}”", kind.noun(), title(id))
            }
            (Some((kind, id)), Some(key)) => {
                format!("the {key} of the {} “{}”", kind.noun(), title(id))
            }
            (None, key) => format!("the {} of the scenario", key.unwrap_or_default()),
        };
        if !all.contains(&says) {
            all.push(says);
        }
    }
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    let mut says = format!("The room would newly see {}", all.join(", "));
    if more > 0 {
        says.push_str(&format!(" and {more} more"));
    }
    says
}
