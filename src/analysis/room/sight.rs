//! What a room has before its eyes: which things are shown, and how the values of allowed fields
//! are let through.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::{
    item::Item,
    standing::{self, Shown},
    views::ON_THE_MAP,
};
use crate::model::{
    Attribution, Brief, Id, Kind, List, Moment, Names, PartialDate, Ref, Scenario, TimeFrame,
    card::Listed,
    handling::{Handling, Room, part_visible_in},
    record::Unknown,
    to,
    word::Word,
};

/// What is shown to a room.
pub(super) struct Sight<'a> {
    pub(super) room: &'a Room,
    /// What bears each id that is shown.
    shown: Shown<'a>,
    /// The cards, and slides of the brief, that may be seen by their mark but mean nothing without
    /// what is not shown: their kinds and places.
    fallen: HashSet<(Kind, usize)>,
    /// The parties of the room that are shown themselves, in the order of the list.
    present: Vec<Ref<to::Party>>,
    scenario: &'a Scenario,
}

impl<'a> Sight<'a> {
    /// What a room is shown of a scenario, with one of its briefs or none.
    pub(super) fn of(scenario: &'a Scenario, room: &'a Room, brief: Option<&'a Brief>) -> Self {
        let (shown, fallen) = standing::of(scenario, room, brief);
        let mut sight = Self {
            room,
            shown,
            fallen,
            present: Vec::new(),
            scenario,
        };
        let mut named = HashSet::new();
        let parties = scenario.parties.iter().enumerate();
        sight.present = parties
            .filter(|(place, party)| sight.shows(Kind::Party, *place, *party))
            .map(|(_, party)| &party.id)
            .filter(|id| room.parties().binary_search(id).is_ok())
            .filter(|id| !id.as_str().is_empty() && named.insert(*id))
            .map(Ref::from)
            .collect();
        sight
    }

    /// Whether the card of a kind at a place in its list is shown.
    pub(super) fn shows<T: Item>(&self, kind: Kind, place: usize, card: &T) -> bool {
        card.is_allowed(self.room) && !self.fell(kind, place)
    }

    /// Whether a card, or a slide of the brief, means nothing without what is not shown.
    pub(super) fn fell(&self, kind: Kind, place: usize) -> bool {
        self.fallen.contains(&(kind, place))
    }

    /// Whether an item that is in no list means something with what is shown.
    pub(super) fn stands<T: Item>(&self, item: &T) -> bool {
        let mut stands = true;
        item.needs(&mut |need| stands &= standing::is_met(&self.shown, &need));
        stands
    }

    /// Whether a part of a shown card, that may have a mark of its own, is shown.
    pub(super) fn shows_part(&self, part: Option<&Handling>) -> bool {
        part_visible_in(&Handling::Public, part, self.room)
    }

    /// Whether an id names something that is shown and of one of these kinds; none: any.
    pub(super) fn sees_kind(&self, id: &Id, kinds: &[Kind]) -> bool {
        standing::is_shown(&self.shown, id, kinds)
    }

    /// Whether a reference names something that is shown.
    pub(super) fn sees<T: Names>(&self, reference: &Ref<T>) -> bool {
        self.sees_kind(reference.id(), T::KINDS)
    }

    /// What is shown and stands on the map, less that with one of these tags; a part has those of
    /// its card.
    pub(super) fn without_tags(&self, tags: &[String]) -> Vec<Id> {
        let mut without = Untagged {
            tags,
            ids: Vec::new(),
            seen: HashSet::default(),
        };
        without.add(self, &self.scenario.parties);
        without.add(self, &self.scenario.talks);
        without.add(self, &self.scenario.issues);
        without.add(self, &self.scenario.proposals);
        without.add(self, &self.scenario.commitments);
        without.add(self, &self.scenario.implications);
        without.add(self, &self.scenario.sources);
        without.ids
    }

    /// The reference, if it names something that is shown.
    pub(super) fn one<T: Names>(&self, reference: &Option<Ref<T>>) -> Option<Ref<T>> {
        reference
            .as_ref()
            .filter(|reference| self.sees(reference))
            .cloned()
    }

    /// Those of the references that name something that is shown.
    pub(super) fn all<T: Names>(&self, references: &[Ref<T>]) -> Vec<Ref<T>> {
        references
            .iter()
            .filter(|reference| self.sees(reference))
            .cloned()
            .collect()
    }

    /// A mark that tells of nobody but the room.
    pub(super) fn handling(&self, handling: &Handling) -> Handling {
        match handling {
            Handling::Public => Handling::Public,
            Handling::SharedWith(_) => Handling::shared_with(self.present.clone()),
            // Neither is shown to anybody.
            Handling::Team | Handling::Unlisted(_) => Handling::Team,
        }
    }

    /// The parties of the room that are shown themselves.
    pub(super) fn present(&self) -> &[Ref<to::Party>] {
        &self.present
    }

    /// When something came about. A talk that is not shown is left out: it is then not said when.
    pub(super) fn moment(&self, moment: &Moment) -> Moment {
        let Moment {
            date: day,
            talk,
            unknown: _,
        } = moment;
        Moment {
            date: date(day),
            talk: self.one(talk),
            unknown: Unknown::new(),
        }
    }

    /// Since or until when something holds. A blank moment would say something else than that it
    /// is not said: that it holds from the beginning, or still does.
    pub(super) fn bound(&self, moment: &Moment) -> Moment {
        let Moment {
            date: day,
            talk,
            unknown,
        } = moment;
        let reduced = self.moment(moment);
        let has_when = match day {
            Some(_) => reduced.date.is_some(),
            None if talk.is_none() => unknown.is_empty(),
            None => reduced.talk.is_some(),
        };
        if has_when { reduced } else { Moment::unsaid() }
    }

    /// When something is due. Days after what is not shown are days after nothing.
    pub(super) fn time_frame(&self, frame: &TimeFrame) -> TimeFrame {
        let TimeFrame {
            date: day,
            days,
            after,
            unknown: _,
        } = frame;
        let after_shown = self.one(after);
        TimeFrame {
            date: date(day),
            days: days.filter(|_| after.is_none() || after_shown.is_some()),
            after: after_shown,
            unknown: Unknown::new(),
        }
    }

    /// What a record rests on. `has` tells whether the record, as it is shown, has something in
    /// the field with a key: words that support a field which is not shown would tell of it.
    pub(super) fn attributions(
        &self,
        attributions: &[Attribution],
        has: impl Fn(&str) -> bool,
    ) -> Vec<Attribution> {
        // Interests and needs have marks of their own, team only unless said, and nothing says
        // which of them an attribution supports.
        let is_marked_singly = |key: &str| matches!(key, "interests" | "needs");
        attributions
            .iter()
            .filter(|it| self.sees(&it.source))
            .filter(|it| it.field.is_empty() || (has(&it.field) && !is_marked_singly(&it.field)))
            .map(attribution)
            .collect()
    }
}

/// What stands on the map and has none of some tags.
struct Untagged<'a> {
    tags: &'a [String],
    ids: Vec<Id>,
    seen: HashSet<&'a Id, RandomState>,
}

impl<'a> Untagged<'a> {
    fn add<T: Listed + Item>(&mut self, sight: &Sight<'_>, list: &'a List<T>) {
        for (place, card) in list.iter().enumerate() {
            let has_tag = card.common().tags.iter().any(|tag| self.tags.contains(tag));
            if has_tag || !sight.shows(<T as Item>::KIND, place, card) {
                continue;
            }
            card.bears(sight.room, &mut |id, kind| {
                let is_named = !id.as_str().is_empty();
                if is_named && ON_THE_MAP.contains(&kind) && self.seen.insert(id) {
                    self.ids.push(id.clone());
                }
            });
        }
    }
}

fn attribution(attribution: &Attribution) -> Attribution {
    let Attribution {
        source,
        basis,
        who,
        field,
        quote,
        locator,
        unknown: _,
    } = attribution;
    Attribution {
        source: source.clone(),
        basis: word(basis),
        who: who.clone(),
        field: field.clone(),
        quote: quote.clone(),
        locator: locator.clone(),
        unknown: Unknown::new(),
    }
}

/// A word, if it is on the list: one that we do not know may say anything.
pub(super) fn word<W: Word>(word: &Option<W>) -> Option<W> {
    word.as_ref().filter(|word| W::ALL.contains(word)).cloned()
}

/// A date, if it is one.
pub(super) fn date(date: &Option<PartialDate>) -> Option<PartialDate> {
    date.as_ref().filter(|date| date.is_possible()).cloned()
}
