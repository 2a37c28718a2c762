//! What is wrong, kept up as the scenario changes.

use std::{
    collections::{HashMap, HashSet},
    ops::{Deref, Range},
};

use super::index::{Index, Slot, Touched};
use crate::model::{
    Id, Kind, Scenario,
    validation::{Finding, Rules},
};

/// The findings on a scenario, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct KeptFindings {
    /// The findings.
    list: Vec<Finding>,
    /// The card that each is on; none: the scenario's own fields.
    cards: Vec<Option<Slot>>,
    /// Where in the list those of a card are.
    of_card: HashMap<Slot, Range<usize>>,
}

impl Deref for KeptFindings {
    type Target = [Finding];

    fn deref(&self) -> &[Finding] {
        &self.list
    }
}

impl<T: AsRef<[Finding]>> PartialEq<T> for KeptFindings {
    fn eq(&self, other: &T) -> bool {
        self.list == other.as_ref()
    }
}

impl<'a> IntoIterator for &'a KeptFindings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

impl KeptFindings {
    /// Looks at the whole scenario.
    pub(super) fn of(scenario: &Scenario, index: &Index) -> Self {
        let title = |id: &Id| index.title(scenario, id);
        let mut rules = Rules::new(index, &title, index.has_doubles());
        let mut findings = Self::default();
        findings.add(None, rules.own_fields(scenario));
        for kind in Scenario::LISTS {
            for (card, slot) in scenario.cards(kind).zip(index.slots_of(kind)) {
                findings.add(Some(*slot), rules.card(card));
            }
        }
        findings.note_places();
        findings
    }

    fn add(&mut self, card: Option<Slot>, found: Vec<Finding>) {
        self.cards.extend(found.iter().map(|_| card));
        self.list.extend(found);
    }

    /// Looks again at what was touched, and at what refers to an id that came or went.
    pub(super) fn update(&mut self, scenario: &Scenario, index: &Index, touched: &Touched) {
        let referring = touched.ids.iter().flat_map(|id| index.slots_referring(id));
        let again: HashSet<Slot> = touched.changed.iter().chain(referring).copied().collect();
        let gone: HashSet<Slot> = touched.emptied.iter().copied().collect();
        let title = |id: &Id| index.title(scenario, id);
        let mut rules = Rules::new(index, &title, false);
        let (list, cards) = (
            std::mem::take(&mut self.list),
            std::mem::take(&mut self.cards),
        );
        self.add(None, rules.own_fields(scenario));
        for (mut finding, slot) in list.into_iter().zip(cards) {
            let Some(slot) = slot.filter(|slot| !again.contains(slot) && !gone.contains(slot))
            else {
                continue;
            };
            // What is called after others is called otherwise when they are.
            let is_tie = index.order_of(slot).is_some_and(|(kind, _)| {
                matches!(
                    kind,
                    Kind::Position | Kind::Reaction | Kind::Relation | Kind::Waiver
                )
            });
            if is_tie && !finding.item.as_str().is_empty() {
                finding.title = title(&finding.item);
            }
            self.cards.push(Some(slot));
            self.list.push(finding);
        }
        for slot in again {
            if let Some(card) = index.card_in(scenario, slot) {
                self.add(Some(slot), rules.card(card));
            }
        }
        self.put_in_order(index);
        self.note_places();
    }

    /// The order of the file: the scenario's own fields, then list after list.
    fn put_in_order(&mut self, index: &Index) {
        let order = |slot: Option<Slot>| {
            let (kind, at) = index.order_of(slot?)?;
            let list = Scenario::LISTS.iter().position(|other| *other == kind);
            Some((list, at))
        };
        let (list, cards) = (
            std::mem::take(&mut self.list),
            std::mem::take(&mut self.cards),
        );
        let mut pairs: Vec<(Option<Slot>, Finding)> = cards.into_iter().zip(list).collect();
        // Stable: what is wrong with one card stays in the order of its fields.
        pairs.sort_by_key(|(slot, _)| order(*slot));
        (self.cards, self.list) = pairs.into_iter().unzip();
    }

    fn note_places(&mut self) {
        self.of_card.clear();
        for (at, slot) in self.cards.iter().enumerate() {
            if let Some(slot) = slot {
                self.of_card.entry(*slot).or_insert(at..at).end = at + 1;
            }
        }
    }

    /// What is wrong with the card in a slot.
    pub(super) fn in_slot(&self, slot: Slot) -> &[Finding] {
        let range = self.of_card.get(&slot).cloned().unwrap_or_default();
        self.list.get(range).unwrap_or_default()
    }
}
