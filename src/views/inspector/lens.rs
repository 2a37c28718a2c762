//! How a control reaches the value that it edits, from the card down.

use std::sync::Arc;

use crate::{
    document::{Edit, Transaction},
    model::{Id, card::Listed},
};

type Path<T, P> = Arc<dyn for<'x> Fn(&'x mut T) -> Option<&'x mut P> + Send + Sync>;

/// The way from a card of type `T` to a part of it of type `P`.
pub(super) struct Lens<T, P> {
    card: Id,
    path: Path<T, P>,
}

impl<T, P> Clone for Lens<T, P> {
    fn clone(&self) -> Self {
        Self {
            card: self.card.clone(),
            path: Arc::clone(&self.path),
        }
    }
}

impl<T: Listed> Lens<T, T> {
    /// The card itself.
    pub(super) fn card(id: &Id) -> Self {
        Self {
            card: id.clone(),
            path: Arc::new(|card| Some(card)),
        }
    }
}

impl<T: Listed, P: 'static> Lens<T, P> {
    /// Further down.
    pub(super) fn then<Q: 'static>(
        &self,
        step: impl for<'x> Fn(&'x mut P) -> Option<&'x mut Q> + Send + Sync + 'static,
    ) -> Lens<T, Q> {
        let path = Arc::clone(&self.path);
        Lens {
            card: self.card.clone(),
            path: Arc::new(move |card| path(card).and_then(&step)),
        }
    }

    /// The edit that changes what is there; if it is gone, nothing.
    pub(super) fn edit(&self, change: impl Fn(&mut P) + Send + Sync + 'static) -> Edit {
        let path = Arc::clone(&self.path);
        Edit::update(&self.card, move |card: &mut T| {
            if let Some(part) = path(card) {
                change(part);
            }
        })
    }

    /// The same as one step to undo.
    pub(super) fn change(
        &self,
        label: &str,
        change: impl Fn(&mut P) + Send + Sync + 'static,
    ) -> Transaction {
        Transaction::new(format!("edit {}", label.to_lowercase()), self.edit(change))
    }

    /// The id of the card.
    pub(super) fn card_id(&self) -> &Id {
        &self.card
    }
}
