//! Where everything is, and what refers to what.

use std::collections::HashMap;

use crate::model::{
    Id, Kind, Scenario,
    card::Card,
    field::{own_kinds, references},
    naming,
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

/// An index of a scenario by id.
#[derive(Clone, Debug, Default)]
pub struct Index {
    places: HashMap<Id, Place>,
    referrers: HashMap<Id, Vec<Id>>,
}

impl Index {
    /// Indexes a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let mut index = Self::default();
        for card_kind in Kind::CARDS {
            for (card_index, card) in scenario.cards(card_kind).enumerate() {
                index.add(card, card_index);
            }
        }
        index
    }

    fn add(&mut self, card: &dyn Card, card_index: usize) {
        for (id, kind) in own_kinds(card.as_field()) {
            // Of several things with one id the first is the one that is meant.
            self.places.entry(id).or_insert_with(|| Place {
                kind,
                card: card.id().clone(),
                card_kind: card.kind(),
                card_index,
            });
        }
        for id in references(card.as_field()) {
            let referrers = self.referrers.entry(id).or_default();
            if referrers.last() != Some(card.id()) {
                referrers.push(card.id().clone());
            }
        }
    }

    /// Where the thing with this id is.
    pub fn place(&self, id: &Id) -> Option<&Place> {
        self.places.get(id)
    }

    /// The card that the thing with this id is, or is part of.
    pub fn card<'a>(&self, scenario: &'a Scenario, id: &Id) -> Option<&'a dyn Card> {
        let place = self.place(id)?;
        scenario.card_at(place.card_kind, place.card_index)
    }

    /// The cards that refer to this id.
    pub fn referrers(&self, id: &Id) -> &[Id] {
        self.referrers.get(id).map_or(&[], Vec::as_slice)
    }

    /// What the thing with this id is called; the id if there is no such thing.
    pub fn title(&self, scenario: &Scenario, id: &Id) -> String {
        let Some(card) = self.card(scenario, id) else {
            return id.to_string();
        };
        if card.id() == id {
            naming::card_title_with(&|id| self.title(scenario, id), card)
        } else {
            naming::part_title(card, id).unwrap_or_else(|| id.to_string())
        }
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
        let ukraine = Id::from("party-ukraine");
        assert!(index.referrers(&ukraine).contains(&Id::from("talk-berlin")));
    }
}
