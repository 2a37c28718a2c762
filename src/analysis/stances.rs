//! Who stands where, and who has moved.

use std::collections::HashSet;

use super::{
    Reports,
    moments::{Moments, Rank},
    standing::Sight,
};
use crate::model::{
    Id, Position, Proposal, Scenario,
    word::{Stance, Word as _},
};

/// The position that a party holds on a target: the one with the latest `since` whose `until` has
/// not come. Ties go to the later in the list.
pub fn holding<'a>(
    scenario: &'a Scenario,
    reports: &'a Reports,
    party: &Id,
    target: &Id,
) -> Option<&'a Position> {
    held(history(scenario, reports, party, target))
}

/// The position of a history that holds.
pub fn held(history: Vec<(Rank, &Position)>) -> Option<&Position> {
    history
        .into_iter()
        .map(|(_, position)| position)
        .next_back()
        .filter(|position| position.until == Default::default())
}

/// The positions of a party on a target, the earliest first.
pub fn history<'a>(
    scenario: &'a Scenario,
    reports: &'a Reports,
    party: &Id,
    target: &Id,
) -> Vec<(Rank, &'a Position)> {
    let positions = reports.index.positions(scenario, target);
    history_among(positions, &reports.moments, party, target)
}

/// The same, where only the positions and the order of the talks are at hand.
pub fn history_among<'a>(
    positions: impl Iterator<Item = &'a Position>,
    moments: &Moments,
    party: &Id,
    target: &Id,
) -> Vec<(Rank, &'a Position)> {
    let mut latest = Rank::BEGINNING;
    let mut found: Vec<(Rank, &Position)> = positions
        .filter(|position| position.party.id() == party && position.on.id() == Some(target))
        .filter_map(|position| {
            // Where it is not said since when, the list tells: a shift is added at its end.
            let rank = match position.since.is_unsaid() {
                true => latest,
                false => moments.rank(&position.since)?,
            };
            latest = latest.max(rank);
            Some((rank, position))
        })
        .collect();
    // Stable: ties stay in the list's order.
    found.sort_by_key(|(rank, _)| *rank);
    found
}

/// A move of a party from one stance to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift<'a> {
    /// The position before.
    pub from: &'a Position,
    /// The position that superseded it.
    pub to: &'a Position,
}

/// The latest move of a party, up to a moment, on each target on which its last two stances differ,
/// the targets in the order of the list. What was not known before is no move.
pub fn shifts<'a>(
    scenario: &'a Scenario,
    reports: &'a Reports,
    party: &Id,
    at: Rank,
) -> Vec<Shift<'a>> {
    let mut targets: Vec<&Id> = Vec::new();
    let mut seen: HashSet<&Id> = HashSet::new();
    let own = reports.index.positions(scenario, party);
    for position in own.filter(|position| position.party.id() == party) {
        if let Some(target) = position.on.id()
            && seen.insert(target)
        {
            targets.push(target);
        }
    }
    targets
        .into_iter()
        .filter_map(|target| {
            let history = history(scenario, reports, party, target);
            let mut latest = history.iter().rev().filter(|(since, _)| *since <= at);
            let (_, to) = latest.next()?;
            let (_, from) = latest.next()?;
            (is_known(from) && is_known(to) && from.stance != to.stance)
                .then_some(Shift { from, to })
        })
        .collect()
}

/// How many parties hold each stance at a moment on a proposal or one of its provisions, in the order of the
/// scale. A party counts once: by its stance on the whole, else by its least favourable one.
pub fn tally(
    scenario: &Scenario,
    reports: &Reports,
    proposal: &Proposal,
    at: Rank,
) -> Vec<(Stance, usize)> {
    // Only who takes a position on any of it can be counted.
    let targets = std::iter::once(&proposal.id).chain(proposal.provisions.iter().map(|p| &p.id));
    let parties: HashSet<&Id> = targets
        .flat_map(|target| reports.index.positions(scenario, target))
        .map(|position| position.party.id())
        .filter(|party| scenario_has(scenario, reports, party))
        .collect();
    let mut stances: Vec<Stance> = Vec::new();
    for party in parties {
        let held = |target: &Id| {
            let standing = &reports.standing;
            standing.holding(party, target, at, Sight::Team)
        };
        let whole = held(&proposal.id);
        let stance = whole
            .and_then(|entry| entry.position.stance.clone())
            .or_else(|| {
                proposal
                    .provisions
                    .iter()
                    .filter_map(|part| held(&part.id))
                    .filter_map(|entry| entry.position.stance.clone())
                    .filter(|stance| scale_place(stance).is_some())
                    .max_by_key(scale_place)
            });
        if let Some(stance) = stance
            && scale_place(&stance).is_some()
        {
            stances.push(stance);
        }
    }
    Stance::ALL
        .iter()
        .map(|stance| {
            (
                stance.clone(),
                stances.iter().filter(|s| *s == stance).count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

fn scenario_has(scenario: &Scenario, reports: &Reports, party: &Id) -> bool {
    let card = reports.index.card(scenario, party);
    card.is_some_and(|card| card.kind() == crate::model::Kind::Party && card.id() == party)
}

/// Where a stance is on the scale: 0 demands, 6 rejects. Not known is on no place of it.
pub fn scale_place(stance: &Stance) -> Option<usize> {
    match stance {
        Stance::NotKnown | Stance::Unlisted(_) => None,
        known => Stance::ALL.iter().position(|s| s == known),
    }
}

fn is_known(position: &Position) -> bool {
    position
        .stance
        .as_ref()
        .is_some_and(|stance| scale_place(stance).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::samples::Template;

    #[test]
    fn ukraine_moved_at_berlin_on_the_goal_of_joining() {
        let scenario = Template::BerlinTalks.scenario().unwrap();
        let reports = Reports::of(&scenario);
        let ukraine = Id::from("party-ukraine");
        let shifts = shifts(&scenario, &reports, &ukraine, Rank::END);
        assert!(!shifts.is_empty());
        let before = super::shifts(&scenario, &reports, &ukraine, Rank::BEGINNING);
        assert!(before.is_empty());
        for shift in shifts {
            assert_eq!(
                shift.to.since.talk.as_ref().map(|talk| talk.id().as_str()),
                Some("talk-berlin")
            );
            let target = shift.to.on.id().unwrap();
            assert_eq!(
                holding(&scenario, &reports, &ukraine, target),
                Some(shift.to)
            );
        }
    }

    #[test]
    fn what_is_not_known_is_no_stance_and_no_move() {
        let scenario = Template::BerlinTalks.scenario().unwrap();
        let reports = Reports::of(&scenario);
        assert!(shifts(&scenario, &reports, &Id::from("party-russia"), Rank::END).is_empty());
        for proposal in scenario.proposals.iter() {
            for (stance, _) in tally(&scenario, &reports, proposal, Rank::END) {
                assert_ne!(stance, Stance::NotKnown);
            }
        }
    }

    #[test]
    fn a_retracted_position_no_longer_holds() {
        let mut scenario = Template::BerlinTalks.scenario().unwrap();
        let position = scenario.positions.at(0).unwrap().clone();
        let target = position.on.id().unwrap().clone();
        for index in 0..scenario.positions.len() {
            let position = scenario.positions.at_mut(index).unwrap();
            position.until.talk = Some(crate::model::Ref::new("talk-berlin"));
        }
        let reports = Reports::of(&scenario);
        assert_eq!(
            holding(&scenario, &reports, position.party.id(), &target),
            None
        );
    }
}
