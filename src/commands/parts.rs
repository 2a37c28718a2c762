//! Making cards and parts where they are needed, and taking parts out with what refers to them.

use std::sync::Arc;

use crate::{
    analysis::index::Place,
    document::{Edit, IdSource, Transaction},
    model::{AnyCard, Colour, Id, Issue, Kind, Proposal, Scenario, field::own_ids},
    theme,
};

/// A card with this title, for a picker that creates what it does not find, and the edit that
/// puts it into the scenario.
pub fn create(
    ids: &mut IdSource,
    scenario: &Scenario,
    kind: Kind,
    title: &str,
) -> Option<(Id, Edit)> {
    let mut card = super::cards::titled(ids.card(scenario, kind)?, title);
    if let AnyCard::Party(party) = &mut card {
        Arc::make_mut(party).colour = fresh_colour(scenario, 0);
    }
    let id = card.as_card().id().clone();
    Some((id, Edit::Insert(card, scenario.count(kind))))
}

/// A colour for the `number`th of the parties that are about to be made: one that no party has, as
/// long as there are such; else one that few have.
pub(super) fn fresh_colour(scenario: &Scenario, number: usize) -> Colour {
    let uses = |rgb: &[u8; 3]| {
        let parties = scenario.parties.iter();
        parties
            .filter(|party| party.colour.rgb() == Some(*rgb))
            .count()
    };
    let mut colours = theme::PARTY_COLOURS;
    // Stable: of those that as many have, the first of the palette comes first.
    colours.sort_by_key(uses);
    let place = number % colours.len();
    colours
        .get(place)
        .map(|rgb| Colour::from_rgb(*rgb))
        .unwrap_or_default()
}

/// The transaction that takes out an option or a provision, with every reference to it and its
/// own parts.
pub fn removal(scenario: &Scenario, place: &Place, id: &Id) -> Option<Transaction> {
    let gone = id.clone();
    let (update, ids) = match place.kind {
        Kind::Choice => (
            Edit::update(&place.card, move |issue: &mut Issue| {
                issue.options.retain(|part| part.id != gone);
            }),
            vec![id.clone()],
        ),
        Kind::Provision => {
            let (_, provision) = scenario.provision(id)?;
            (
                Edit::update(&place.card, move |proposal: &mut Proposal| {
                    proposal.provisions.retain(|part| part.id != gone);
                }),
                own_ids(provision),
            )
        }
        _ => return None,
    };
    Some(Transaction::of(
        format!("delete {}", place.kind.noun()),
        vec![update, Edit::Detach(ids)],
    ))
}
