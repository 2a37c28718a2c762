//! A copy for a room: its projection under new ids, so that none of ours leaves the house.

use std::collections::{HashMap, VecDeque};

use foldhash::fast::RandomState;

use super::{for_room, for_room_with_brief};
use crate::model::{
    Id, Kind, Scenario,
    field::{Field as _, Visit, VisitMut},
    handling::Room,
};

/// What a room may see, with at most one brief, under new ids: what is saved as a copy for it.
#[must_use]
pub fn copy_for_room(scenario: &Scenario, room: &Room, brief: Option<&Id>) -> Scenario {
    renumbered(match brief {
        Some(brief) => for_room_with_brief(scenario, room, brief),
        None => for_room(scenario, room),
    })
}

/// The scenario under the ids `party-1`, `party-2` and so on, for each kind in the order of the
/// file; all references follow. One that names nothing is left blank.
#[must_use]
pub fn renumbered(mut scenario: Scenario) -> Scenario {
    let mut numbering = Numbering::default();
    scenario.walk(&mut numbering);
    let names = numbering.names();
    scenario.walk_mut(&mut Rename(names));
    scenario
}

/// An id, or a reference and what it may name.
enum Mention {
    Own(Id),
    Reference(Id, &'static [Kind]),
}

#[derive(Default)]
struct Numbering {
    records: Vec<Option<Kind>>,
    counts: HashMap<Kind, usize>,
    /// The new ids of what bears an old one, in the order of the file.
    bearers: HashMap<Id, Vec<(Kind, Id)>, RandomState>,
    /// In the order in which they are walked.
    mentions: Vec<Mention>,
}

impl Visit for Numbering {
    fn begin(&mut self, kind: Option<Kind>) {
        self.records.push(kind);
    }

    fn end(&mut self) {
        self.records.pop();
    }

    fn id(&mut self, id: &Id) {
        let Some(Some(kind)) = self.records.last() else {
            self.mentions.push(Mention::Own(Id::default()));
            return;
        };
        let count = self.counts.entry(*kind).or_default();
        *count += 1;
        let new = Id::from(format!("{}-{count}", kind.noun().replace(' ', "-")));
        let bearers = self.bearers.entry(id.clone()).or_default();
        bearers.push((*kind, new.clone()));
        self.mentions.push(Mention::Own(new));
    }

    fn reference(&mut self, id: &Id, kinds: &'static [Kind]) {
        self.mentions.push(Mention::Reference(id.clone(), kinds));
    }
}

impl Numbering {
    /// The new id for each mention. Of what bears an id twice, the first counts.
    fn names(self) -> VecDeque<Id> {
        let find = |old: &Id, kinds: &[Kind]| {
            let bearers = self.bearers.get(old).filter(|_| !old.as_str().is_empty())?;
            let fits = |(kind, _): &&(Kind, Id)| kinds.is_empty() || kinds.contains(kind);
            bearers.iter().find(fits).map(|(_, new)| new.clone())
        };
        self.mentions
            .iter()
            .map(|mention| match mention {
                Mention::Own(new) => new.clone(),
                Mention::Reference(old, kinds) => find(old, kinds).unwrap_or_default(),
            })
            .collect()
    }
}

/// Gives out the new ids in the order in which the old ones were walked.
struct Rename(VecDeque<Id>);

impl VisitMut for Rename {
    fn id(&mut self, id: &mut Id) {
        *id = self.0.pop_front().unwrap_or_default();
    }

    fn reference(&mut self, id: &mut Id) {
        *id = self.0.pop_front().unwrap_or_default();
    }
}
