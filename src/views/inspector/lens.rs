//! How a control reaches the value that it edits, from the card down.

use std::sync::Arc;

use crate::{
    document::{Edit, Transaction},
    model::{Id, Scenario, card::Listed, handling::Handling},
};

type Change<P> = Arc<dyn Fn(&mut P) + Send + Sync>;

/// The way to a `P`: a card, the scenario itself, or a part of either.
pub(super) struct Lens<P> {
    card: Id,
    /// Tells this part from all others, wherever on the screen it stands.
    key: egui::Id,
    /// The edit that makes a change there.
    edit: Arc<dyn Fn(Change<P>) -> Edit + Send + Sync>,
}

impl<P> Clone for Lens<P> {
    fn clone(&self) -> Self {
        Self {
            card: self.card.clone(),
            key: self.key,
            edit: Arc::clone(&self.edit),
        }
    }
}

impl<T: Listed> Lens<T> {
    /// A card.
    pub(super) fn card(id: &Id) -> Self {
        let card = id.clone();
        Self {
            card: id.clone(),
            key: egui::Id::unique(("form", id.as_str())),
            edit: Arc::new(move |change| Edit::update(&card, move |card: &mut T| change(card))),
        }
    }
}

impl Lens<Handling> {
    /// Who may see each of these cards.
    pub(super) fn handling_of(cards: &[Id]) -> Self {
        let cards = cards.to_vec();
        Self {
            card: Id::default(),
            key: egui::Id::unique("handling of several cards"),
            edit: Arc::new(move |change| {
                Edit::update_cards(&cards, move |card| change(card.common_mut().handling))
            }),
        }
    }
}

impl Lens<Scenario> {
    /// The scenario itself.
    pub(super) fn scenario() -> Self {
        Self {
            card: Id::default(),
            key: egui::Id::unique("form of the scenario"),
            edit: Arc::new(|change| Edit::scenario(move |scenario| change(scenario))),
        }
    }
}

impl<P: 'static> Lens<P> {
    /// Further down.
    pub(super) fn then<Q: 'static>(
        &self,
        key: egui::Id,
        step: impl for<'x> Fn(&'x mut P) -> Option<&'x mut Q> + Send + Sync + 'static,
    ) -> Lens<Q> {
        let edit = Arc::clone(&self.edit);
        let step = Arc::new(step);
        Lens {
            card: self.card.clone(),
            key,
            edit: Arc::new(move |change: Change<Q>| {
                let step = Arc::clone(&step);
                edit(Arc::new(move |part| {
                    // If it is gone, there is nothing to change.
                    if let Some(part) = step(part) {
                        change(part);
                    }
                }))
            }),
        }
    }

    /// The edit that changes what is there; if it is gone, nothing.
    pub(super) fn edit(&self, change: impl Fn(&mut P) + Send + Sync + 'static) -> Edit {
        (self.edit)(Arc::new(change))
    }

    /// The same as one step to undo.
    pub(super) fn change(
        &self,
        label: &str,
        change: impl Fn(&mut P) + Send + Sync + 'static,
    ) -> Transaction {
        Transaction::new(format!("edit {}", label.to_lowercase()), self.edit(change))
    }

    /// What tells a part of this one from all others: its own id, or its place in a list.
    pub(super) fn part_key(&self, list: &str, id: Option<&Id>, place: usize) -> egui::Id {
        match id {
            Some(id) => self.key.with((list, id.as_str())),
            None => self.key.with((list, place)),
        }
    }

    /// The id of the card; blank for the scenario itself.
    pub(super) fn card_id(&self) -> &Id {
        &self.card
    }
}
