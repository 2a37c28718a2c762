//! Where everything is, and what refers to what.
//!
//! Each card has a slot that it keeps while its list changes around it, so that putting a card
//! in at the top of a long list moves no more than a row of numbers.

use std::{collections::HashMap, sync::Arc};

use foldhash::fast::RandomState;

use super::changes::Change;
use crate::model::{
    Id, Kind, Position, Scenario, card::Card, field::Visit, naming, validation::Known,
};

/// Where a thing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: Kind,
    /// The card that it is, or is part of.
    pub card: Id,
    /// The kind of that card.
    pub card_kind: Kind,
    /// Where that card is in its list.
    pub card_index: usize,
}

/// The number of a card in an index. It stays while the card is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Slot(u32);

impl Slot {
    /// The number, for tables of what is known of each card.
    pub(super) fn number(self) -> usize {
        self.0 as usize
    }
}

/// A card in its slot.
#[derive(Clone, Debug)]
struct Slotted {
    id: Id,
    kind: Kind,
    at: usize,
}

impl Slotted {
    /// Cards are in order by kind, then as in their list.
    fn order(&self) -> (Kind, usize) {
        (self.kind, self.at)
    }
}

/// What is known of an id.
#[derive(Clone, Debug, Default)]
struct Thing {
    /// What bears it: its kind, and the card that it is or is part of.
    place: Option<(Kind, Slot)>,
    /// The kinds of the others that wrongly bear it too.
    more: Vec<Kind>,
    /// The cards that refer to it, in order.
    referrers: Vec<Slot>,
    /// The positions that it takes, if it is a party, or that are on it; in order.
    positions: Vec<Slot>,
}

impl Thing {
    fn is_unknown(&self) -> bool {
        self.place.is_none() && self.referrers.is_empty() && self.positions.is_empty()
    }
}

/// An index of a scenario by id.
#[derive(Clone, Debug, Default)]
pub struct Index {
    things: HashMap<Id, Thing, RandomState>,
    slots: Vec<Slotted>,
    free: Vec<Slot>,
    /// For each kind of card the slots, as in the list.
    order: HashMap<Kind, Arc<Vec<Slot>>>,
    has_doubles: bool,
}

/// What a change has done to the index.
#[derive(Debug, Default)]
pub(super) struct Touched {
    /// The slots of the cards that are new or not what they were.
    pub(super) changed: Vec<Slot>,
    /// The slots that are empty now.
    pub(super) emptied: Vec<Slot>,
    /// The ids that are borne now and were not, or are no more, or by another kind of thing.
    pub(super) ids: Vec<Id>,
}

/// Collects the ids that a card bears and those that it refers to.
#[derive(Default)]
struct Ids {
    records: Vec<Option<Kind>>,
    own: Vec<(Id, Kind)>,
    references: Vec<Id>,
}

impl Ids {
    fn read(&mut self, card: &dyn Card) {
        self.own.clear();
        self.references.clear();
        card.as_field().walk(self);
    }
}

impl Visit for Ids {
    fn begin(&mut self, kind: Option<Kind>) {
        self.records.push(kind);
    }
    fn end(&mut self) {
        self.records.pop();
    }
    fn id(&mut self, id: &Id) {
        if let Some(Some(kind)) = self.records.last() {
            self.own.push((id.clone(), *kind));
        }
    }
    fn reference(&mut self, id: &Id, _: &'static [Kind]) {
        self.references.push(id.clone());
    }
}

/// The party and the target of a position.
fn position_ends(card: &dyn Card) -> [Option<&Id>; 2] {
    match card.as_any().downcast_ref::<Position>() {
        Some(position) => [Some(position.party.id()), position.on.id()],
        None => [None, None],
    }
}

impl Index {
    /// Indexes a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let cards = scenario.all_cards().count();
        let mut index = Self {
            things: HashMap::with_capacity_and_hasher(cards * 2, RandomState::default()),
            slots: Vec::with_capacity(cards),
            ..Self::default()
        };
        // Of several things with one id a card is meant rather than a part, and the first one.
        for kind in Kind::CARDS {
            for (at, card) in scenario.cards(kind).enumerate() {
                let slot = index.take_slot(card, at);
                Arc::make_mut(index.order.entry(kind).or_default()).push(slot);
                index.bear(card.id(), kind, slot);
            }
        }
        let mut ids = Ids::default();
        for kind in Kind::CARDS {
            let slots = index.order.get(&kind).cloned().unwrap_or_default();
            for (slot, card) in slots.iter().copied().zip(scenario.cards(kind)) {
                ids.read(card);
                for (id, kind) in ids.own.drain(..).skip(1) {
                    index.bear(&id, kind, slot);
                }
                for id in ids.references.drain(..) {
                    let referrers = &mut index.things.entry(id).or_default().referrers;
                    if referrers.last() != Some(&slot) {
                        referrers.push(slot);
                    }
                }
                for id in position_ends(card).into_iter().flatten() {
                    let positions = &mut index.things.entry(id.clone()).or_default().positions;
                    if positions.last() != Some(&slot) {
                        positions.push(slot);
                    }
                }
            }
        }
        index
    }

    fn take_slot(&mut self, card: &dyn Card, at: usize) -> Slot {
        let slotted = Slotted {
            id: card.id().clone(),
            kind: card.kind(),
            at,
        };
        if let Some(slot) = self.free.pop()
            && let Some(place) = self.slots.get_mut(slot.number())
        {
            *place = slotted;
            return slot;
        }
        self.slots.push(slotted);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a file has fewer cards than bytes"
        )]
        let number = (self.slots.len() - 1) as u32;
        Slot(number)
    }

    fn bear(&mut self, id: &Id, kind: Kind, slot: Slot) {
        let thing = self.things.entry(id.clone()).or_default();
        if thing.place.is_none() {
            thing.place = Some((kind, slot));
        } else {
            thing.more.push(kind);
            self.has_doubles = true;
        }
    }

    /// Brings the index up to date. None: it must be made anew, for an id is borne twice.
    pub(super) fn update(&mut self, changes: &[Change<'_>]) -> Option<Touched> {
        if self.has_doubles {
            return None;
        }
        let mut touched = Touched::default();
        let mut ids = Ids::default();
        let mut lost: HashMap<Id, Kind> = HashMap::new();
        let mut slots = Vec::with_capacity(changes.len());
        for change in changes {
            let slot = change
                .before
                .and_then(|(at, _)| self.order.get(&change.kind)?.get(at).copied());
            slots.push(slot);
            if let (Some(slot), Some((_, card))) = (slot, change.before) {
                ids.read(card);
                self.forget(slot, card, &mut ids, &mut lost);
            }
        }
        // Slots are freed only now, so that none is taken again by another card while the lists
        // still name it.
        for (change, slot) in changes.iter().zip(&mut slots) {
            match (*slot, change.after) {
                (Some(old), None) => touched.emptied.push(old),
                (None, Some((at, card))) => *slot = Some(self.take_slot(card, at)),
                _ => {}
            }
        }
        self.reorder(changes, &slots);
        let mut gained: HashMap<Id, Kind> = HashMap::new();
        for (change, slot) in changes.iter().zip(&slots) {
            if let (Some(slot), Some((_, card))) = (*slot, change.after) {
                ids.read(card);
                self.learn(slot, card, &mut ids, &mut gained);
                if !change.is_move() {
                    touched.changed.push(slot);
                }
            }
        }
        if self.has_doubles {
            return None;
        }
        let differs =
            |(id, kind): &(&Id, &Kind), other: &HashMap<Id, Kind>| other.get(*id) != Some(kind);
        let gone = lost.iter().filter(|pair| differs(pair, &gained));
        touched.ids = gone.map(|(id, _)| id.clone()).collect();
        let new = gained.keys().filter(|id| !lost.contains_key(*id));
        touched.ids.extend(new.cloned());
        self.free.extend(&touched.emptied);
        Some(touched)
    }

    /// Takes out all that a card says.
    fn forget(&mut self, slot: Slot, card: &dyn Card, ids: &mut Ids, lost: &mut HashMap<Id, Kind>) {
        for (id, kind) in ids.own.drain(..) {
            if let Some(thing) = self.things.get_mut(&id) {
                thing.place = None;
            }
            self.drop_unknown(&id);
            lost.insert(id, kind);
        }
        for id in ids.references.drain(..) {
            if let Some(thing) = self.things.get_mut(&id) {
                take_out(&mut thing.referrers, slot, &self.slots);
            }
            self.drop_unknown(&id);
        }
        for id in position_ends(card).into_iter().flatten() {
            if let Some(thing) = self.things.get_mut(id) {
                take_out(&mut thing.positions, slot, &self.slots);
            }
            self.drop_unknown(id);
        }
    }

    fn drop_unknown(&mut self, id: &Id) {
        if self.things.get(id).is_some_and(Thing::is_unknown) {
            self.things.remove(id);
        }
    }

    /// Puts in all that a card says.
    fn learn(
        &mut self,
        slot: Slot,
        card: &dyn Card,
        ids: &mut Ids,
        gained: &mut HashMap<Id, Kind>,
    ) {
        if let Some(slotted) = self.slots.get_mut(slot.number()) {
            slotted.id.clone_from(card.id());
        }
        for (id, kind) in ids.own.drain(..) {
            self.bear(&id, kind, slot);
            gained.insert(id, kind);
        }
        for id in ids.references.drain(..) {
            put_in(
                &mut self.things.entry(id).or_default().referrers,
                slot,
                &self.slots,
            );
        }
        for id in position_ends(card).into_iter().flatten() {
            let thing = self.things.entry(id.clone()).or_default();
            put_in(&mut thing.positions, slot, &self.slots);
        }
    }

    /// Puts the slots of each list in their new order.
    fn reorder(&mut self, changes: &[Change<'_>], slots: &[Option<Slot>]) {
        for kind in Kind::CARDS {
            let of_kind = || {
                changes
                    .iter()
                    .zip(slots)
                    .filter(|(change, _)| change.kind == kind)
            };
            let mut gone: Vec<usize> = of_kind()
                .filter_map(|(change, _)| Some(change.before?.0))
                .collect();
            let mut come: Vec<(usize, Slot)> = of_kind()
                .filter_map(|(change, slot)| Some((change.after?.0, (*slot)?)))
                .collect();
            if gone.is_empty() && come.is_empty() {
                continue;
            }
            gone.sort_unstable();
            come.sort_unstable();
            let old = self.order.remove(&kind).unwrap_or_default();
            let mut new = Vec::with_capacity(old.len() + come.len());
            let (mut gone, mut come) = (gone.into_iter().peekable(), come.into_iter().peekable());
            for (at, slot) in old.iter().copied().enumerate() {
                while let Some((_, slot)) = come.next_if(|(place, _)| *place == new.len()) {
                    new.push(slot);
                }
                if gone.next_if_eq(&at).is_none() {
                    new.push(slot);
                }
            }
            new.extend(come.map(|(_, slot)| slot));
            for (at, slot) in new.iter().enumerate() {
                if let Some(slotted) = self.slots.get_mut(slot.number()) {
                    slotted.at = at;
                }
            }
            self.order.insert(kind, Arc::new(new));
        }
    }

    /// Where the thing with this id is.
    pub fn place(&self, id: &Id) -> Option<Place> {
        let (kind, slot) = self.things.get(id)?.place?;
        let slotted = self.slots.get(slot.number())?;
        Some(Place {
            kind,
            card: slotted.id.clone(),
            card_kind: slotted.kind,
            card_index: slotted.at,
        })
    }

    /// The card that the thing with this id is, or is part of.
    pub fn card<'a>(&self, scenario: &'a Scenario, id: &Id) -> Option<&'a dyn Card> {
        let (_, slot) = self.things.get(id)?.place?;
        self.card_in(scenario, slot)
    }

    /// The cards that refer to this id, in the order of the boards and of their lists.
    pub fn referrers(&self, id: &Id) -> Vec<&Id> {
        self.slots_referring(id)
            .iter()
            .filter_map(|slot| Some(&self.slots.get(slot.number())?.id))
            .collect()
    }

    /// How many cards refer to this id.
    pub fn referrer_count(&self, id: &Id) -> usize {
        self.slots_referring(id).len()
    }

    /// Whether a card refers to this id.
    pub fn refers(&self, card: &Id, id: &Id) -> bool {
        let slot = self.slot(card);
        slot.is_some_and(|slot| find(self.slots_referring(id), slot, &self.slots).is_ok())
    }

    /// The positions that this party takes, or that are on this target, in the list's order.
    pub fn positions<'a>(
        &'a self,
        scenario: &'a Scenario,
        id: &Id,
    ) -> impl DoubleEndedIterator<Item = &'a Position> {
        let slots = self
            .things
            .get(id)
            .map_or(&[][..], |thing| &thing.positions);
        slots.iter().filter_map(|slot| {
            let slotted = self.slots.get(slot.number())?;
            scenario.positions.at(slotted.at)
        })
    }

    /// What the thing with this id is called; the id if there is no such thing.
    pub fn title(&self, scenario: &Scenario, id: &Id) -> String {
        self.title_within(scenario, id, naming::MOST_NESTED)
    }

    fn title_within(&self, scenario: &Scenario, id: &Id, depth: usize) -> String {
        let Some(deeper) = depth.checked_sub(1) else {
            return "…".to_owned();
        };
        let Some(card) = self.card(scenario, id) else {
            return id.to_string();
        };
        if card.id() == id {
            naming::card_title_with(&|id| self.title_within(scenario, id, deeper), card)
        } else {
            naming::part_title(card, id).unwrap_or_else(|| id.to_string())
        }
    }

    /// Whether an id is borne twice, so that it is not sure what is meant.
    pub(super) fn has_doubles(&self) -> bool {
        self.has_doubles
    }

    /// How many slots there are or have been.
    pub(super) fn slot_count(&self) -> usize {
        self.slots.len()
    }

    /// The slot of the card that the thing with this id is, or is part of.
    pub(super) fn slot(&self, id: &Id) -> Option<Slot> {
        Some(self.things.get(id)?.place?.1)
    }

    /// The slots of the cards of a kind, in order.
    pub(super) fn slots_of(&self, kind: Kind) -> &[Slot] {
        self.order.get(&kind).map_or(&[], |slots| slots.as_slice())
    }

    /// The same, to be kept: it stays as it is when the index changes.
    pub(super) fn shared_slots_of(&self, kind: Kind) -> Arc<Vec<Slot>> {
        self.order.get(&kind).cloned().unwrap_or_default()
    }

    /// The card in a slot.
    pub(super) fn card_in<'a>(&self, scenario: &'a Scenario, slot: Slot) -> Option<&'a dyn Card> {
        let slotted = self.slots.get(slot.number())?;
        scenario.card_at(slotted.kind, slotted.at)
    }

    /// The id of the card in a slot.
    pub(super) fn id_in(&self, slot: Slot) -> Option<&Id> {
        self.slots.get(slot.number()).map(|slotted| &slotted.id)
    }

    /// The kind of the card in a slot and where it is in its list.
    pub(super) fn order_of(&self, slot: Slot) -> Option<(Kind, usize)> {
        self.slots.get(slot.number()).map(Slotted::order)
    }

    /// The slots of the cards that refer to this id.
    pub(super) fn slots_referring(&self, id: &Id) -> &[Slot] {
        self.things.get(id).map_or(&[], |thing| &thing.referrers)
    }

    /// Those of them that are of this kind.
    pub(super) fn slots_referring_of(&self, id: &Id, kind: Kind) -> &[Slot] {
        let slots = self.slots_referring(id);
        let kind_of = |slot: &Slot| self.order_of(*slot).map(|(kind, _)| kind);
        let start = slots.partition_point(|slot| kind_of(slot) < Some(kind));
        let end = slots.partition_point(|slot| kind_of(slot) <= Some(kind));
        slots.get(start..end).unwrap_or_default()
    }
}

impl Known for Index {
    fn kinds(&self, id: &Id) -> impl Iterator<Item = Kind> {
        let thing = self.things.get(id);
        let first = thing.and_then(|thing| thing.place).map(|(kind, _)| kind);
        let more = thing.map_or(&[][..], |thing| &thing.more);
        first.into_iter().chain(more.iter().copied())
    }
}

fn find(list: &[Slot], slot: Slot, slots: &[Slotted]) -> Result<usize, usize> {
    let order = |slot: &Slot| slots.get(slot.number()).map(Slotted::order);
    list.binary_search_by(|other| order(other).cmp(&order(&slot)))
}

fn take_out(list: &mut Vec<Slot>, slot: Slot, slots: &[Slotted]) {
    if let Ok(at) = find(list, slot, slots) {
        list.remove(at);
    }
}

fn put_in(list: &mut Vec<Slot>, slot: Slot, slots: &[Slotted]) {
    if let Err(at) = find(list, slot, slots) {
        list.insert(at, slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::samples::Template;

    #[test]
    fn finds_cards_and_parts_and_names_them_as_the_slow_way_does() {
        let scenario = Template::BerlinTalks.scenario().unwrap();
        let index = Index::of(&scenario);
        let mut ids = 0;
        for id in crate::model::field::own_ids(&scenario) {
            ids += 1;
            assert!(index.place(&id).is_some(), "{id}");
            assert_eq!(
                index.title(&scenario, &id),
                naming::title_of(&scenario, &id)
            );
        }
        assert!(ids > 100);
        let (ukraine, berlin) = (Id::from("party-ukraine"), Id::from("talk-berlin"));
        assert!(index.referrers(&ukraine).contains(&&berlin));
        assert_eq!(
            index.referrers(&ukraine).len(),
            index.referrer_count(&ukraine)
        );
        assert!(index.refers(&berlin, &ukraine) && !index.refers(&ukraine, &berlin));
    }
}
