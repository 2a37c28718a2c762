//! What the check proposes, turned into edits.

use std::sync::Arc;

use super::{Screen, Workspace};
use crate::{
    analysis::check::{Change, Finding},
    document::{Edit, IdSource, Transaction},
    model::{
        AnyCard, Commitment, Id, Kind, Mechanism, PartialDate, Position, Proposal, Provision, Ref,
        Scenario, Target, Waiver,
        card::Listed,
        field::Field as _,
        handling::Handling,
        word::{CommitmentKind, ImplementationStatus, MechanismKind, Stance},
    },
};

/// The transaction that does what a remedy proposes; none, if what it was proposed for is gone. It
/// selects what is to be looked at next.
pub fn transaction(
    change: &Change,
    scenario: &Scenario,
    ids: &mut IdSource,
) -> Option<Transaction> {
    match change {
        Change::DraftCommitments { provisions } => draft_commitments(provisions, scenario, ids),
        Change::DraftPosition { party, on } => draft_position(party, on, scenario, ids),
        Change::AddMechanism { to } => add_mechanism(to, scenario, ids),
        Change::TakeTimeFrame { commitment } => {
            let of = provision_of(commitment, scenario)?.timeframe.clone();
            let edit = Edit::update(commitment, move |commitment: &mut Commitment| {
                commitment.due.clone_from(&of);
            });
            Some(Transaction::new("take time frame", edit).selecting(Some(commitment.clone())))
        }
        Change::TakeResponsible { commitment } => {
            let of = provision_of(commitment, scenario)?.responsible.clone();
            let edit = Edit::update(commitment, move |commitment: &mut Commitment| {
                commitment.responsible.clone_from(&of);
            });
            let label = "take responsible parties";
            Some(Transaction::new(label, edit).selecting(Some(commitment.clone())))
        }
        Change::RemoveReference { from, missing } => {
            let edit = remove_reference(from, missing, scenario)?;
            Some(Transaction::new("remove reference", edit))
        }
    }
}

/// The transaction that waives a finding with a reason. Of the scenario's own fields no finding
/// can be waived, for they have no id.
pub fn waiver(
    finding: &Finding,
    (reason, by): (&str, &str),
    today: &PartialDate,
    scenario: &Scenario,
    ids: &mut IdSource,
) -> Option<Transaction> {
    if finding.item.as_str().is_empty() {
        return None;
    }
    let waiver = Waiver {
        rule: finding.rule.to_owned(),
        item: Ref::from(&finding.item),
        reason: reason.trim().to_owned(),
        by: by.trim().to_owned(),
        date: Some(today.clone()),
        ..Waiver::default()
    };
    let (_, edit) = insert(waiver, 0, scenario, ids)?;
    Some(Transaction::new("waive finding", edit))
}

impl Workspace {
    /// Does what the check proposes, and shows what is to be looked at next.
    pub(super) fn remedy(&mut self, change: &Change) {
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let Some(step) = transaction(change, scenario, &mut self.ids) else {
            return;
        };
        let next = step.select.clone().flatten();
        self.edit(step);
        if let Some(next) = next {
            self.mend(&next);
        }
    }

    /// Shows something to be mended. Who goes through the findings stays with them: its fields are
    /// beside them.
    pub(super) fn mend(&mut self, id: &Id) {
        if self.screen == Screen::Check {
            self.select(Some(id.clone()));
            self.settings.inspector = true;
            self.reveal = Some(id.clone());
        } else {
            self.go_to(id);
        }
    }

    /// Waives what a rule has found of an item.
    pub(super) fn waive(&mut self, rule: &str, item: &Id, reason: &str) {
        let today = self.today();
        let Some(open) = &self.open else { return };
        let selected = open.document.selection().cloned();
        let scenario = open.document.scenario();
        let step = {
            let mut findings = open.reports.findings.iter();
            let found = findings.find(|found| found.rule == rule && found.item == *item);
            found.and_then(|found| waiver(found, (reason, ""), &today, scenario, &mut self.ids))
        };
        if let Some(step) = step {
            self.edit(step.selecting(selected));
        }
    }
}

/// Adds a card at the end of its list, with a new id and the mark of new cards. `nth` counts those
/// that were added before it in one transaction.
fn insert<T: Listed>(
    fill: T,
    nth: usize,
    scenario: &Scenario,
    ids: &mut IdSource,
) -> Option<(Id, Edit)> {
    let blank = ids.card(scenario, T::KIND)?;
    let id = blank.as_card().id().clone();
    let mut card = fill;
    let common = card.common_mut();
    *common.id = id.clone();
    if *common.handling == Handling::default() {
        *common.handling = blank.as_card().common().handling.clone();
    }
    let card = Arc::new(card).into_any_card();
    Some((id, Edit::Insert(card, scenario.count(T::KIND) + nth)))
}

fn draft_commitments(
    provisions: &[Id],
    scenario: &Scenario,
    ids: &mut IdSource,
) -> Option<Transaction> {
    let mut edits = Vec::new();
    let mut first = None;
    for provision in provisions {
        let Some((proposal, provision)) = scenario.provision(provision) else {
            continue;
        };
        let mut card = ids.card(scenario, Kind::Commitment)?;
        let AnyCard::Commitment(commitment) = &mut card else {
            return None;
        };
        let commitment = Arc::make_mut(commitment);
        commitment.title.clone_from(&provision.heading);
        commitment.kind = Some(CommitmentKind::Commitment);
        commitment.provision = Some(Ref::from(&provision.id));
        commitment.responsible.clone_from(&provision.responsible);
        commitment.due.clone_from(&provision.timeframe);
        commitment.status = Some(ImplementationStatus::NotInitiated);
        // It says what the provision says, so whoever may not see that may not see it either.
        commitment.handling = narrower(&proposal.handling, provision.handling.as_ref());
        first.get_or_insert_with(|| commitment.id.clone());
        edits.push(Edit::Insert(card, scenario.commitments.len() + edits.len()));
    }
    let first = first?;
    let label = format!("draft {}", Kind::Commitment.count(edits.len()));
    Some(Transaction::of(label, edits).selecting(Some(first)))
}

/// Who may see a part of a card.
fn narrower(card: &Handling, part: Option<&Handling>) -> Handling {
    match (card, part) {
        (_, None) | (Handling::Team | Handling::Unlisted(_), _) => card.clone(),
        (Handling::Public, Some(part)) => part.clone(),
        (Handling::SharedWith(_), Some(Handling::Public)) => card.clone(),
        (Handling::SharedWith(card), Some(Handling::SharedWith(part))) => {
            let both = card
                .parties
                .iter()
                .filter(|with| part.parties.contains(with));
            Handling::shared_with(both.cloned().collect())
        }
        (Handling::SharedWith(_), Some(part)) => part.clone(),
    }
}

fn draft_position(
    party: &Id,
    on: &Id,
    scenario: &Scenario,
    ids: &mut IdSource,
) -> Option<Transaction> {
    scenario.parties.get(party)?;
    let mut target = Target::default();
    if scenario.choice(on).is_some() {
        target.option = Some(Ref::from(on));
    } else if scenario.provision(on).is_some() {
        target.provision = Some(Ref::from(on));
    } else {
        target.proposal = Some(Ref::from(&scenario.proposals.get(on)?.id));
    }
    let position = Position {
        party: Ref::from(party),
        on: target,
        stance: Some(Stance::NotKnown),
        ..Position::default()
    };
    let (id, edit) = insert(position, 0, scenario, ids)?;
    Some(Transaction::new("add position", edit).selecting(Some(id)))
}

fn add_mechanism(to: &Id, scenario: &Scenario, ids: &mut IdSource) -> Option<Transaction> {
    let mechanism = Mechanism {
        id: ids.fresh(Kind::Mechanism),
        kind: Some(MechanismKind::Verification),
        ..Mechanism::default()
    };
    let edit = if scenario.commitments.get(to).is_some() {
        Edit::update(to, move |commitment: &mut Commitment| {
            commitment.mechanisms.push(mechanism.clone());
        })
    } else {
        let (proposal, _) = scenario.provision(to)?;
        let provision = to.clone();
        Edit::update(&proposal.id, move |proposal: &mut Proposal| {
            let mut parts = proposal.provisions.iter_mut();
            if let Some(part) = parts.find(|part| part.id == provision) {
                part.mechanisms.push(mechanism.clone());
            }
        })
    };
    Some(Transaction::new("add mechanism", edit).selecting(Some(to.clone())))
}

fn provision_of<'a>(commitment: &Id, scenario: &'a Scenario) -> Option<&'a Provision> {
    let commitment = scenario.commitments.get(commitment)?;
    let (_, provision) = scenario.provision(commitment.provision.as_ref()?.id())?;
    Some(provision)
}

/// Takes an id out of one card only, unlike [`Edit::Detach`].
fn remove_reference(from: &Id, missing: &Id, scenario: &Scenario) -> Option<Edit> {
    fn detach<T: Listed>(card: &Id, missing: Id) -> Edit {
        Edit::update(card, move |card: &mut T| card.detach(&|id| *id == missing))
    }
    let gone = missing.clone();
    if from.as_str().is_empty() {
        return Some(Edit::scenario(move |scenario| {
            scenario.team.detach(&|id| *id == gone);
            scenario.default_handling.detach(&|id| *id == gone);
        }));
    }
    let (kind, at) = scenario.find(from)?;
    Some(match scenario.shared_at(kind, at)? {
        AnyCard::Party(_) => detach::<crate::model::Party>(from, gone),
        AnyCard::Talk(_) => detach::<crate::model::Talk>(from, gone),
        AnyCard::Issue(_) => detach::<crate::model::Issue>(from, gone),
        AnyCard::Proposal(_) => detach::<Proposal>(from, gone),
        AnyCard::Position(_) => detach::<Position>(from, gone),
        AnyCard::Commitment(_) => detach::<Commitment>(from, gone),
        AnyCard::Implication(_) => detach::<crate::model::Implication>(from, gone),
        AnyCard::Reaction(_) => detach::<crate::model::Reaction>(from, gone),
        AnyCard::Source(_) => detach::<crate::model::Source>(from, gone),
        AnyCard::Relation(_) => detach::<crate::model::Relation>(from, gone),
        AnyCard::View(_) => detach::<crate::model::View>(from, gone),
        AnyCard::Brief(_) => detach::<crate::model::Brief>(from, gone),
        AnyCard::Waiver(_) => detach::<Waiver>(from, gone),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_seen_by_no_one_who_may_not_see_the_provision() {
        let shared =
            |ids: &[&str]| Handling::shared_with(ids.iter().map(|id| Ref::new(*id)).collect());
        let (team, public) = (Handling::Team, Handling::Public);
        for (card, part, is) in [
            (&public, None, &public),
            (&public, Some(&team), &team),
            (&team, Some(&public), &team),
            (&shared(&["a", "b"]), Some(&public), &shared(&["a", "b"])),
            (
                &shared(&["a", "b"]),
                Some(&shared(&["b", "c"])),
                &shared(&["b"]),
            ),
            (&shared(&["a"]), Some(&team), &team),
        ] {
            assert_eq!(narrower(card, part), *is);
        }
    }
}
