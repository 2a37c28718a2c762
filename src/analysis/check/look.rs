//! What a rule sees: a scenario on one day, with its index at hand.

use super::today::Today;
use crate::{
    analysis::{index::Index, standing::Standing},
    model::{Id, Proposal, Provision, Scenario, card::Listed},
};

/// A scenario on one day.
#[derive(Clone, Copy)]
pub(in crate::analysis) struct Look<'a> {
    pub(in crate::analysis) scenario: &'a Scenario,
    pub(in crate::analysis) index: &'a Index,
    pub(in crate::analysis) standing: &'a Standing,
    pub(in crate::analysis) today: Option<Today>,
}

impl<'a> Look<'a> {
    /// The card of this kind with this id.
    pub(super) fn card<T: Listed>(&self, id: &Id) -> Option<&'a T> {
        let card = self.index.card(self.scenario, id)?;
        card.as_any()
            .downcast_ref::<T>()
            .filter(|card| card.id() == id)
    }

    /// The provision with this id, and its proposal.
    pub(super) fn provision(&self, id: &Id) -> Option<(&'a Proposal, &'a Provision)> {
        let card = self.index.card(self.scenario, id)?;
        let proposal = card.as_any().downcast_ref::<Proposal>()?;
        let provision = proposal.provisions.iter().find(|part| part.id == *id)?;
        Some((proposal, provision))
    }

    /// The cards of this kind that refer to an id, in the order of their list.
    pub(super) fn referring<T: Listed>(&self, id: &Id) -> impl Iterator<Item = &'a T> {
        let slots = self.index.slots_referring_of(id, T::KIND);
        let (index, scenario) = (self.index, self.scenario);
        slots.iter().filter_map(move |slot| {
            let card = index.card_in(scenario, *slot)?;
            card.as_any().downcast_ref::<T>()
        })
    }
}
