//! Taking cards out: what goes with them, and what stays.

use std::collections::HashSet;

use crate::model::{Id, Kind, Moment, Ref, Scenario, field::own_ids};

/// Takes cards out, with every reference to them and what means nothing without them.
pub(super) fn remove(scenario: &mut Scenario, ids: &[Id]) -> bool {
    // Of several cards with one id only the first is meant.
    let mut left: HashSet<&Id> = ids.iter().collect();
    let mut gone = Vec::new();
    for kind in Kind::CARDS {
        let places: Vec<usize> = scenario
            .cards(kind)
            .enumerate()
            .filter_map(|(place, card)| left.remove(card.id()).then_some(place))
            .collect();
        for place in places.into_iter().rev() {
            if kind == Kind::Talk {
                keep_moments(scenario, place);
            }
            if let Some(card) = scenario.take(kind, place) {
                gone.extend(own_ids(card.as_card().as_field()));
            }
        }
    }
    if gone.is_empty() {
        return false;
    }
    detach(scenario, gone);
    true
}

/// Before a talk is taken out: what holds since or until that talk goes on to do so, by its date or
/// else by a talk beside it. A blank moment would say something else: that a position which was
/// retracted there still holds.
fn keep_moments(scenario: &mut Scenario, index: usize) {
    let Some(talk) = scenario.talks.at(index) else {
        return;
    };
    let gone = talk.id.clone();
    let beside = talk
        .follows
        .clone()
        .filter(|before| before.id() != &gone && scenario.talks.get(before.id()).is_some())
        .or_else(|| {
            let before = index
                .checked_sub(1)
                .and_then(|index| scenario.talks.at(index));
            let talk = before.or_else(|| scenario.talks.at(index + 1))?;
            Some(Ref::from(&talk.id))
        });
    let with = match (&talk.start, beside) {
        (Some(start), _) if start.is_possible() => Moment::on(start.clone()),
        (_, Some(beside)) => Moment::at_talk(beside),
        (_, None) => return,
    };
    let keep = |moment: &mut Moment| {
        if moment.talk.as_ref().is_some_and(|talk| *talk.id() == gone) {
            moment.date.clone_from(&with.date);
            moment.talk.clone_from(&with.talk);
        }
    };
    let names = |moment: &Moment| moment.talk.as_ref().is_some_and(|talk| *talk.id() == gone);
    for index in 0..scenario.positions.len() {
        let refers = |at: &crate::model::Position| names(&at.since) || names(&at.until);
        if scenario.positions.at(index).is_some_and(refers)
            && let Some(position) = scenario.positions.at_mut(index)
        {
            keep(&mut position.since);
            keep(&mut position.until);
        }
    }
    for index in 0..scenario.relations.len() {
        let refers = |at: &crate::model::Relation| names(&at.since) || names(&at.until);
        if scenario.relations.at(index).is_some_and(refers)
            && let Some(relation) = scenario.relations.at_mut(index)
        {
            keep(&mut relation.since);
            keep(&mut relation.until);
        }
    }
}

/// Takes out every reference to `gone`, and what goes with it: a position whose party is gone is
/// gone too, and then so is what referred to the position.
pub(super) fn detach(scenario: &mut Scenario, gone: Vec<Id>) -> bool {
    use crate::model::field::Field as _;
    let mut changed = false;
    let mut wave: HashSet<Id> = gone.into_iter().collect();
    while !wave.is_empty() {
        // An id that is still borne by another thing (a duplicate) is not gone.
        for id in own_ids(scenario) {
            wave.remove(&id);
        }
        if wave.is_empty() {
            break;
        }
        let before: Vec<Id> = own_ids(scenario);
        if crate::model::field::references(scenario)
            .iter()
            .any(|id| wave.contains(id))
        {
            changed = true;
        }
        scenario.detach(&|id| wave.contains(id));
        let after: HashSet<Id> = own_ids(scenario).into_iter().collect();
        wave = before
            .into_iter()
            .filter(|id| !after.contains(id))
            .collect();
    }
    changed
}

/// A card that would be taken out, or lose a reference, if something were removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affected {
    /// The card.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Whether it would be taken out, not only changed.
    pub goes: bool,
}

/// What removing the cards with these ids would do to the others.
pub fn affected_by_removal(scenario: &Scenario, ids: &[Id]) -> Vec<Affected> {
    let mut after = scenario.clone();
    remove(&mut after, ids);
    let left: std::collections::HashMap<&Id, &dyn crate::model::card::Card> =
        after.all_cards().map(|card| (card.id(), card)).collect();
    let removed: HashSet<&Id> = ids.iter().collect();
    let gone: HashSet<Id> = scenario
        .all_cards()
        .filter(|card| removed.contains(card.id()))
        .flat_map(|card| own_ids(card.as_field()))
        .collect();
    scenario
        .all_cards()
        .filter(|card| !removed.contains(card.id()))
        .filter_map(|card| {
            let goes = !left.contains_key(card.id());
            let refers = crate::model::field::references(card.as_field())
                .iter()
                .any(|id| gone.contains(id));
            (goes || refers).then(|| Affected {
                id: card.id().clone(),
                kind: card.kind(),
                goes,
            })
        })
        .collect()
}
