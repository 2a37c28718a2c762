//! What has to be looked at again after an edit.
//!
//! A rule that looks at a card also looks at what is around it. What that is is said here, from
//! the other end: for each kind of card, whose findings can change when one of it changes.
//! `tests/check.rs` holds that nothing is missing, by random edits.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::{
    delivery::status_on,
    look::Look,
    stage::Stage,
    standing::{is_held_alike, now},
    today::Today,
};
use crate::{
    analysis::{
        changes::Change,
        index::{Index, Slot, Touched},
        standing::Standing,
    },
    model::{
        Commitment, Id, Kind, PartialDate, Party, Position, Proposal, Reaction, RecordEntry, Ref,
        Relation, Scenario, Source, Talk, TimeFrame, Waiver, card::Card, to,
        word::ImplementationStatus,
    },
};

/// The cards to be looked at again.
pub(super) type Slots = HashSet<Slot, RandomState>;

/// Notes whose findings can change.
pub(super) struct Touching<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) index: &'a Index,
    pub(super) slots: Slots,
}

impl Touching<'_> {
    /// After these changes.
    pub(super) fn all(&mut self, changes: &[Change<'_>], touched: &Touched) {
        self.slots.extend(&touched.changed);
        for id in &touched.ids {
            self.slots.extend(self.index.slots_referring(id));
        }
        for change in changes {
            self.around(change);
        }
    }

    /// After talks came to be in another order or on other days. What was held on a target `before`
    /// and still is makes no difference.
    pub(super) fn moved(&mut self, look: &Look<'_>, before: &Standing) {
        for target in look.standing.targets() {
            if !is_held_alike(before, look.standing, target, now(look.today)) {
                self.around_target(target);
            }
        }
    }

    fn around(&mut self, change: &Change<'_>) {
        let (before, after) = sides(change);
        // A card that only moved may now come before another that it shares a matter with.
        let other = |card| if change.is_move() { None } else { card };
        if let Some(card) = before {
            self.around_card(card, other(after));
        }
        if let Some(card) = after {
            self.around_card(card, other(before));
        }
    }

    /// What is around one side of a change. `other` is the other side, if the card is on both.
    fn around_card(&mut self, card: &dyn Card, other: Option<&dyn Card>) {
        let any = card.as_any();
        let other = other.map(Card::as_any);
        if let Some(position) = any.downcast_ref::<Position>() {
            if let Some(target) = position.on.id() {
                self.around_target(target);
                self.others_of(position.party.id(), target);
            }
        } else if let Some(commitment) = any.downcast_ref::<Commitment>() {
            // Whether a provision is promised, delivered and watched.
            self.bearer(commitment.provision.as_ref().map(Ref::id), Kind::Proposal);
        } else if let Some(proposal) = any.downcast_ref::<Proposal>() {
            // What delivers its provisions, and the issues that it settles.
            for provision in &proposal.provisions {
                self.referring(&provision.id, Kind::Commitment);
                self.bearer(provision.option.as_ref().map(Ref::id), Kind::Issue);
            }
        } else if let Some(party) = any.downcast_ref::<Party>() {
            // Which texts cross its red lines; whether it takes sides or watches over others.
            let other = other.and_then(|other| other.downcast_ref::<Party>());
            if other.is_none_or(|other| other.red_lines != party.red_lines) {
                for option in party
                    .red_lines
                    .iter()
                    .filter_map(|line| line.option.as_ref())
                {
                    self.referring(option.id(), Kind::Proposal);
                }
            }
            if other.is_none_or(|other| other.role != party.role) {
                self.referring(&party.id, Kind::Proposal);
                self.referring(&party.id, Kind::Commitment);
            }
        } else if let Some(relation) = any.downcast_ref::<Relation>() {
            // Who guarantees a text.
            self.bearer(Some(relation.from.id()), Kind::Proposal);
            self.bearer(Some(relation.to.id()), Kind::Proposal);
        } else if let Some(talk) = any.downcast_ref::<Talk>() {
            self.bearer(talk.part_of.as_ref().map(Ref::id), Kind::Talk);
        } else if let Some(waiver) = any.downcast_ref::<Waiver>() {
            self.slots.extend(self.index.slot(waiver.item.id()));
        }
    }

    /// Who looks at what is held on a target: what bears it, what picks it, whose red line it is.
    fn around_target(&mut self, target: &Id) {
        self.bearer(Some(target), Kind::Issue);
        self.bearer(Some(target), Kind::Proposal);
        self.referring(target, Kind::Proposal);
        self.referring(target, Kind::Party);
    }

    /// What else a party has said on a target.
    fn others_of(&mut self, party: &Id, target: &Id) {
        let (index, scenario) = (self.index, self.scenario);
        for slot in index.slots_referring_of(target, Kind::Position) {
            let card = index.card_in(scenario, *slot);
            let position = card.and_then(|card| card.as_any().downcast_ref::<Position>());
            if position.is_some_and(|position| position.party.id() == party) {
                self.slots.insert(*slot);
            }
        }
    }

    /// The card that bears an id, if it is of this kind.
    fn bearer(&mut self, id: Option<&Id>, kind: Kind) {
        let slot = id.and_then(|id| self.index.slot(id));
        let is_kind = |slot: &Slot| {
            let order = self.index.order_of(*slot);
            order.is_some_and(|(of, _)| of == kind)
        };
        self.slots.extend(slot.filter(is_kind));
    }

    /// The cards of a kind that refer to an id.
    fn referring(&mut self, id: &Id, kind: Kind) {
        self.slots.extend(self.index.slots_referring_of(id, kind));
    }
}

/// What a card was and what it is.
fn sides<'a>(change: &Change<'a>) -> (Option<&'a dyn Card>, Option<&'a dyn Card>) {
    let before = change.before.map(|(_, card)| card);
    (before, change.after.map(|(_, card)| card))
}

/// What the plan reads of a card.
#[derive(PartialEq)]
enum InPlan<'a> {
    Nothing,
    Proposal(Stage, &'a Id, When<'a>, Vec<ProvisionInPlan<'a>>),
    Commitment(Box<CommitmentInPlan<'a>>),
    Talk(&'a Id, &'a Option<PartialDate>, &'a Option<PartialDate>),
    Dated(&'a Id, &'a Option<PartialDate>),
}

/// What tells when a text was agreed.
type When<'a> = (&'a Option<PartialDate>, &'a [RecordEntry]);

type ProvisionInPlan<'a> = (&'a Id, &'a [Ref<to::Provision>], &'a TimeFrame);

#[derive(PartialEq)]
struct CommitmentInPlan<'a> {
    id: &'a Id,
    kind: &'a Option<crate::model::word::CommitmentKind>,
    due: &'a TimeFrame,
    depends_on: &'a [Ref<to::Commitment>],
    provision: Option<&'a Id>,
    status: Option<&'a ImplementationStatus>,
    evidence: Vec<(&'a Id, &'a Option<PartialDate>)>,
}

fn in_plan(card: &dyn Card, today: Option<Today>) -> InPlan<'_> {
    let any = card.as_any();
    if let Some(proposal) = any.downcast_ref::<Proposal>() {
        let provisions = proposal.provisions.iter();
        let provisions =
            provisions.map(|part| (&part.id, part.conditions.as_slice(), &part.timeframe));
        let stage = Stage::of(proposal);
        let when = (&proposal.date, proposal.record.as_slice());
        InPlan::Proposal(stage, &proposal.id, when, provisions.collect())
    } else if let Some(commitment) = any.downcast_ref::<Commitment>() {
        InPlan::Commitment(Box::new(CommitmentInPlan {
            id: &commitment.id,
            kind: &commitment.kind,
            due: &commitment.due,
            depends_on: &commitment.depends_on,
            provision: commitment.provision.as_ref().map(Ref::id),
            status: status_on(commitment, today),
            evidence: commitment
                .evidence
                .iter()
                .map(|it| (&it.id, &it.date))
                .collect(),
        }))
    } else if let Some(talk) = any.downcast_ref::<Talk>() {
        InPlan::Talk(&talk.id, &talk.start, &talk.end)
    } else if let Some(reaction) = any.downcast_ref::<Reaction>() {
        InPlan::Dated(&reaction.id, &reaction.date)
    } else if let Some(source) = any.downcast_ref::<Source>() {
        InPlan::Dated(&source.id, &source.date)
    } else {
        InPlan::Nothing
    }
}

/// Whether changes can have changed the plan: what is to be done, by when, and what it waits for.
pub(super) fn is_plan_touched(changes: &[Change<'_>], today: Option<Today>) -> bool {
    changes.iter().any(|change| {
        let kinds = [
            Kind::Proposal,
            Kind::Commitment,
            Kind::Talk,
            Kind::Reaction,
            Kind::Source,
        ];
        if !kinds.contains(&change.kind) {
            return false;
        }
        if change.is_move() {
            return matches!(change.kind, Kind::Proposal | Kind::Commitment);
        }
        match sides(change) {
            (Some(before), Some(after)) => in_plan(before, today) != in_plan(after, today),
            _ => true,
        }
    })
}

/// Whether changes can have changed the order of the talks or what they follow.
pub(super) fn are_talks_touched(changes: &[Change<'_>]) -> bool {
    changes.iter().any(|change| {
        let talk = |side: Option<(usize, &'_ dyn Card)>| {
            let talk = side?.1.as_any().downcast_ref::<Talk>()?;
            Some((talk.id.clone(), talk.start.clone(), talk.follows.clone()))
        };
        change.kind == Kind::Talk && (change.is_move() || talk(change.before) != talk(change.after))
    })
}
