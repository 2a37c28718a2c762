//! The rules held against one card, and against the scenario as a whole.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::{
    finding::{Finding, Found},
    look::Look,
    plan::Plan,
    remedy::{Change, Remedy},
    rules::{RULES, Run},
    sentence::{say, text},
};
use crate::{
    analysis::index::Slot,
    model::{
        Commitment, Id, Issue, Kind, Party, Position, Proposal, Scenario, Talk, card::Card,
        field::own_ids, validation,
    },
};

/// What the rules find on one card that look at it and at what is around it.
pub(super) fn on_card<'a>(look: &Look<'a>, card: &'a dyn Card) -> Vec<Finding> {
    let mut found = Found::default();
    let seen = Seen::of(card);
    for rule in RULES {
        found.rule = rule.id;
        for run in rule.runs {
            match (run, &seen) {
                (Run::Proposal(check), Seen::Proposal(card)) => check(look, card, &mut found),
                (Run::Commitment(check), Seen::Commitment(card)) => check(look, card, &mut found),
                (Run::Issue(check), Seen::Issue(card)) => check(look, card, &mut found),
                (Run::Party(check), Seen::Party(card)) => check(look, card, &mut found),
                (Run::Talk(check), Seen::Talk(card)) => check(look, card, &mut found),
                (Run::Position(check), Seen::Position(card)) => check(look, card, &mut found),
                (Run::Claim(check), seen) if seen.is_claim() => check(look, card, &mut found),
                _ => {}
            }
        }
    }
    found.list
}

/// A card by its type.
enum Seen<'a> {
    Proposal(&'a Proposal),
    Commitment(&'a Commitment),
    Issue(&'a Issue),
    Party(&'a Party),
    Talk(&'a Talk),
    Position(&'a Position),
    /// A card that says something of others, and no more is asked of it.
    Claim,
    Other,
}

impl<'a> Seen<'a> {
    fn of(card: &'a dyn Card) -> Self {
        let any = card.as_any();
        let seen = match card.kind() {
            Kind::Proposal => any.downcast_ref().map(Self::Proposal),
            Kind::Commitment => any.downcast_ref().map(Self::Commitment),
            Kind::Issue => any.downcast_ref().map(Self::Issue),
            Kind::Party => any.downcast_ref().map(Self::Party),
            Kind::Talk => any.downcast_ref().map(Self::Talk),
            Kind::Position => any.downcast_ref().map(Self::Position),
            Kind::Implication | Kind::Reaction | Kind::Relation => Some(Self::Claim),
            _ => None,
        };
        seen.unwrap_or(Self::Other)
    }

    /// Whether it says something of others that needs a source.
    fn is_claim(&self) -> bool {
        matches!(self, Self::Position(_) | Self::Commitment(_) | Self::Claim)
    }
}

/// Findings by the card that they are on.
pub(super) type BySlot = HashMap<Slot, Vec<Finding>, RandomState>;

fn by_slot(look: &Look<'_>, found: Found) -> BySlot {
    let mut by_slot = BySlot::default();
    for finding in found.list {
        if let Some(slot) = look.index.slot(&finding.item) {
            by_slot.entry(slot).or_default().push(finding);
        }
    }
    by_slot
}

/// What the rules find that look at all that is to be done.
pub(super) fn on_plan(look: &Look<'_>) -> BySlot {
    let plan = Plan::of(look);
    let mut found = Found::default();
    for rule in RULES {
        found.rule = rule.id;
        for run in rule.runs {
            if let Run::Plan(check) = run {
                check(look, &plan, &mut found);
            }
        }
    }
    by_slot(look, found)
}

/// What the rules find that look at all talks.
pub(super) fn on_talks(look: &Look<'_>) -> BySlot {
    let mut found = Found::default();
    for rule in RULES {
        found.rule = rule.id;
        for run in rule.runs {
            if let Run::Talks(check) = run {
                check(look, &mut found);
            }
        }
    }
    by_slot(look, found)
}

/// What validation finds, with what can be done about it. `place` is where the card is; none: it
/// is on the scenario's own fields.
pub(super) fn of_the_file(
    scenario: &Scenario,
    place: Option<(Kind, usize)>,
    found: validation::Finding,
) -> Finding {
    let remedy = match &found.missing {
        Some(missing) => removal(scenario, place, missing),
        None => None,
    };
    let open = || Remedy::Open {
        item: found.item.clone(),
        field: found.field,
        label: "Open the field",
    };
    let can_be_opened = !matches!(found.rule, "ill-formed-id" | "duplicate-id");
    Finding {
        rule: found.rule,
        severity: found.severity,
        remedy: remedy.or_else(|| can_be_opened.then(open)),
        item: found.item,
        sentence: say([text(found.message)]),
        waiver: None,
    }
}

/// Takes a missing id out of a card, unless the card would mean nothing without it.
fn removal(scenario: &Scenario, place: Option<(Kind, usize)>, missing: &Id) -> Option<Remedy> {
    let from = match place {
        None => Id::default(),
        Some((kind, at)) => {
            let mut card = scenario.shared_at(kind, at)?;
            card.as_field_mut().detach(&|id| id == missing);
            let left = card.as_card();
            if !left.as_field().stands() {
                return None;
            }
            left.id().clone()
        }
    };
    Some(Remedy::Do(Change::RemoveReference {
        from,
        missing: missing.clone(),
    }))
}

/// Puts the findings on one card in the order in which its parts stand in the file.
pub(super) fn put_in_order(card: &dyn Card, found: &mut [Finding]) {
    let Some((first, rest)) = found.split_first() else {
        return;
    };
    if rest.iter().all(|other| other.item == first.item) {
        return;
    }
    let mut places: HashMap<Id, usize, RandomState> = HashMap::default();
    for (place, id) in own_ids(card.as_field()).into_iter().enumerate() {
        places.entry(id).or_insert(place);
    }
    // Stable: of one part, in the order of the rules.
    found.sort_by_key(|finding| places.get(&finding.item).copied());
}
