//! What a new card holds to begin with: what follows from its kind and from what is selected.

use std::sync::Arc;

use crate::{
    analysis::Reports,
    document::IdSource,
    model::{
        AnyCard, Commitment, Id, Implication, Kind, PartialDate, Position, Reaction, Ref, Relation,
        Scenario, Slide, Target, View, Waiver,
        word::{
            Aspect, CommitmentKind, ImplementationStatus, LayoutKind, Lens, ProposalStatus,
            SlideKind, Stance, TalkStatus,
        },
    },
};

/// Where the new card is made.
pub(super) struct About<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) reports: &'a Reports,
    pub(super) selection: Option<&'a Id>,
    pub(super) today: &'a PartialDate,
}

impl About<'_> {
    /// What is selected, and what it is.
    fn selected(&self) -> Option<(&Id, Kind)> {
        let id = self.selection?;
        Some((id, self.reports.index.place(id)?.kind))
    }

    /// What is selected, if it is one of these.
    fn one_of(&self, kinds: &[Kind]) -> Option<&Id> {
        self.selected()
            .filter(|(_, kind)| kinds.contains(kind))
            .map(|(id, _)| id)
    }
}

/// Fills a new card in.
pub(super) fn fill(card: &mut AnyCard, about: &About<'_>, ids: &mut IdSource) {
    match card {
        AnyCard::Talk(talk) => Arc::make_mut(talk).status = Some(TalkStatus::Planned),
        AnyCard::Party(party) => {
            Arc::make_mut(party).colour = super::parts::fresh_colour(about.scenario, 0);
        }
        AnyCard::Proposal(proposal) => {
            Arc::make_mut(proposal).status = Some(ProposalStatus::Floated);
        }
        AnyCard::Position(card) => position(Arc::make_mut(card), about),
        AnyCard::Commitment(card) => commitment(Arc::make_mut(card), about),
        AnyCard::Implication(card) => implication(Arc::make_mut(card), about),
        AnyCard::Reaction(card) => reaction(Arc::make_mut(card), about),
        AnyCard::Relation(card) => relation(Arc::make_mut(card), about),
        AnyCard::View(card) => view(Arc::make_mut(card), about),
        AnyCard::Brief(card) => {
            let brief = Arc::make_mut(card);
            brief.aspect = Some(Aspect::Wide);
            brief.slides.push(Slide {
                id: ids.fresh(Kind::Slide),
                kind: Some(SlideKind::Title),
                ..Slide::default()
            });
        }
        AnyCard::Waiver(card) => waiver(Arc::make_mut(card), about),
        AnyCard::Issue(_) | AnyCard::Source(_) => {}
    }
}

/// Of what is selected, if that is a party or something to have a stance on.
fn position(position: &mut Position, about: &About<'_>) {
    position.stance = Some(Stance::NotKnown);
    let Some((id, kind)) = about.selected() else {
        return;
    };
    match kind {
        Kind::Party => position.party = Ref::from(id),
        kind => position.on = Target::of(kind, id),
    }
}

/// What delivers a provision takes over what the provision says of it.
fn commitment(commitment: &mut Commitment, about: &About<'_>) {
    commitment.kind = Some(CommitmentKind::Commitment);
    commitment.status = Some(ImplementationStatus::NotInitiated);
    if let Some(id) = about.one_of(&[Kind::Party]) {
        commitment.responsible = vec![Ref::from(id)];
    }
    let provision = about
        .one_of(&[Kind::Provision])
        .and_then(|id| about.scenario.provision(id));
    if let Some((_, provision)) = provision {
        commitment.title.clone_from(&provision.heading);
        commitment.provision = Some(Ref::from(&provision.id));
        commitment.responsible.clone_from(&provision.responsible);
        commitment.due.clone_from(&provision.timeframe);
    }
}

fn implication(implication: &mut Implication, about: &About<'_>) {
    if let Some(id) = about.one_of(&[Kind::Proposal, Kind::Provision, Kind::Choice]) {
        implication.of = vec![Ref::from(id)];
    } else if let Some(id) = about.one_of(&[Kind::Party]) {
        implication.for_whom = vec![Ref::from(id)];
    }
}

fn reaction(reaction: &mut Reaction, about: &About<'_>) {
    if let Some(id) = about.one_of(&[Kind::Talk, Kind::Proposal, Kind::Provision]) {
        reaction.to = Ref::from(id);
    } else if let Some(id) = about.one_of(&[Kind::Party]) {
        reaction.by = Ref::from(id);
    }
}

fn relation(relation: &mut Relation, about: &About<'_>) {
    let ends = [Kind::Party, Kind::Talk, Kind::Issue, Kind::Proposal];
    if let Some(id) = about.one_of(&ends) {
        relation.from = Ref::from(id);
    }
}

fn view(view: &mut View, about: &About<'_>) {
    view.layout = Some(LayoutKind::Stress);
    view.lens = Some(Lens::Everything);
    let things = [Kind::Party, Kind::Talk, Kind::Issue, Kind::Proposal];
    if let Some(id) = about.one_of(&things) {
        view.focus = Some(Ref::from(id));
    }
}

/// Of the first finding on what is selected.
fn waiver(waiver: &mut Waiver, about: &About<'_>) {
    waiver.date = Some(about.today.clone());
    let Some(id) = about.selection else { return };
    let finding = about.reports.findings.iter().find(|finding| {
        let place = about.reports.index.place(&finding.item);
        finding.item == *id || place.is_some_and(|place| place.card == *id)
    });
    if let Some(finding) = finding {
        waiver.item = Ref::from(&finding.item);
        finding.rule.clone_into(&mut waiver.rule);
    }
}
