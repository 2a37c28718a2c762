//! What a thing is called before a reader: never its id where it has a title.

use super::{
    Brief, Commitment, Implication, Issue, Party, Position, Proposal, Reaction, Relation, Scenario,
    Source, Talk, View, Waiver, card::Card, id::Id, kind::Kind, word::Word as _,
};

/// Finds what the thing with an id is called.
pub type Lookup<'a> = &'a dyn Fn(&Id) -> String;

/// What a card is called: its title, or a sentence made from what it ties together.
pub fn card_title(scenario: &Scenario, card: &dyn Card) -> String {
    card_title_with(&|id| title_of(scenario, id), card)
}

/// [`card_title`] with another way to find what the things that it ties together are called.
pub fn card_title_with(lookup: Lookup<'_>, card: &dyn Card) -> String {
    let any = card.as_any();
    let own = if let Some(talk) = any.downcast_ref::<Talk>() {
        talk.title.clone()
    } else if let Some(party) = any.downcast_ref::<Party>() {
        party.name.clone()
    } else if let Some(issue) = any.downcast_ref::<Issue>() {
        issue.title.clone()
    } else if let Some(proposal) = any.downcast_ref::<Proposal>() {
        proposal.title.clone()
    } else if let Some(position) = any.downcast_ref::<Position>() {
        position_title(lookup, position)
    } else if let Some(commitment) = any.downcast_ref::<Commitment>() {
        commitment.title.clone()
    } else if let Some(implication) = any.downcast_ref::<Implication>() {
        implication.title.clone()
    } else if let Some(reaction) = any.downcast_ref::<Reaction>() {
        reaction_title(lookup, reaction)
    } else if let Some(source) = any.downcast_ref::<Source>() {
        source.title.clone()
    } else if let Some(relation) = any.downcast_ref::<Relation>() {
        relation_title(lookup, relation)
    } else if let Some(view) = any.downcast_ref::<View>() {
        view.title.clone()
    } else if let Some(brief) = any.downcast_ref::<Brief>() {
        brief.title.clone()
    } else if let Some(waiver) = any.downcast_ref::<Waiver>() {
        waiver_title(lookup, waiver)
    } else {
        String::new()
    };
    or_untitled(&own, card.kind())
}

/// What the thing with this id is called, card or part; the id itself if there is no such thing.
pub fn title_of(scenario: &Scenario, id: &Id) -> String {
    title_within(scenario, id, MOST_NESTED)
}

/// How many titles stand within each other: a tie may be tied to another, or wrongly to itself.
pub const MOST_NESTED: usize = 3;

fn title_within(scenario: &Scenario, id: &Id, depth: usize) -> String {
    let Some(deeper) = depth.checked_sub(1) else {
        return "…".to_owned();
    };
    if let Some(card) = scenario.card(id) {
        return card_title_with(&|id| title_within(scenario, id, deeper), card);
    }
    scenario
        .all_cards()
        .find_map(|card| part_title(card, id))
        .unwrap_or_else(|| id.to_string())
}

/// What a party is called where space is short.
pub fn short_name(party: &Party) -> &str {
    if party.short_name.is_empty() {
        &party.name
    } else {
        &party.short_name
    }
}

/// The text, or `Untitled talk` and the like if it is blank.
pub fn or_untitled(text: &str, kind: Kind) -> String {
    if text.trim().is_empty() {
        format!("Untitled {}", kind.noun())
    } else {
        text.to_owned()
    }
}

fn position_title(lookup: Lookup<'_>, position: &Position) -> String {
    if is_unsaid(position.party.id()) && position.on.id().is_none() {
        return String::new();
    }
    let who = title_or_unsaid(lookup, position.party.id());
    let stance = match &position.stance {
        Some(stance) => stance.label().to_lowercase(),
        None => "not known".to_owned(),
    };
    let on = position.on.id().map_or_else(|| "…".to_owned(), lookup);
    use super::word::Stance;
    match &position.stance {
        None | Some(Stance::NotKnown) => format!("{who} on “{on}”: not known"),
        Some(Stance::Undecided | Stance::Reluctant) => format!("{who} is {stance} on “{on}”"),
        Some(_) => format!("{who} {stance} “{on}”"),
    }
}

fn reaction_title(lookup: Lookup<'_>, reaction: &Reaction) -> String {
    if is_unsaid(reaction.by.id()) && is_unsaid(reaction.to.id()) {
        return String::new();
    }
    let who = title_or_unsaid(lookup, reaction.by.id());
    let to = title_or_unsaid(lookup, reaction.to.id());
    match &reaction.tone {
        Some(tone) => format!("{who} on {to}: {}", tone.label().to_lowercase()),
        None => format!("{who} on {to}"),
    }
}

fn relation_title(lookup: Lookup<'_>, relation: &Relation) -> String {
    if is_unsaid(relation.from.id()) && is_unsaid(relation.to.id()) {
        return String::new();
    }
    let from = title_or_unsaid(lookup, relation.from.id());
    let to = title_or_unsaid(lookup, relation.to.id());
    let tie = if !relation.label.is_empty() {
        relation.label.clone()
    } else if let Some(kind) = &relation.kind {
        kind.label().to_lowercase()
    } else {
        String::new()
    };
    let arrow = if relation.mutual { "↔" } else { "→" };
    if tie.is_empty() {
        format!("{from} {arrow} {to}")
    } else {
        format!("{from} {arrow} {to}: {tie}")
    }
}

fn waiver_title(lookup: Lookup<'_>, waiver: &Waiver) -> String {
    if waiver.rule.is_empty() && is_unsaid(waiver.item.id()) {
        return String::new();
    }
    let rule = if waiver.rule.is_empty() {
        "…"
    } else {
        &waiver.rule
    };
    format!(
        "{rule} waived for {}",
        title_or_unsaid(lookup, waiver.item.id())
    )
}

fn is_unsaid(id: &Id) -> bool {
    id.as_str().is_empty()
}

fn title_or_unsaid(lookup: Lookup<'_>, id: &Id) -> String {
    if is_unsaid(id) {
        "…".to_owned()
    } else {
        lookup(id)
    }
}

/// What the part of `card` with this id is called, if it has such a part.
pub fn part_title(card: &dyn Card, id: &Id) -> Option<String> {
    let any = card.as_any();
    let found = |text: &str, kind| Some(or_untitled(text, kind));
    if let Some(issue) = any.downcast_ref::<Issue>() {
        let part = issue.options.iter().find(|part| part.id == *id)?;
        return found(&part.title, Kind::Choice);
    }
    if let Some(proposal) = any.downcast_ref::<Proposal>() {
        for provision in &proposal.provisions {
            if provision.id == *id {
                return found(&provision.heading, Kind::Provision);
            }
            if let Some(part) = provision.mechanisms.iter().find(|part| part.id == *id) {
                return Some(mechanism_title(part));
            }
        }
    }
    if let Some(party) = any.downcast_ref::<Party>() {
        if let Some(part) = party.delegation.iter().find(|part| part.id == *id) {
            return found(&part.name, Kind::Delegate);
        }
        if let Some(part) = party.interests.iter().find(|part| part.id == *id) {
            return found(&part.text, Kind::Interest);
        }
        if let Some(part) = party.needs.iter().find(|part| part.id == *id) {
            return found(&part.text, Kind::Need);
        }
        if let Some(part) = party.red_lines.iter().find(|part| part.id == *id) {
            return found(&part.text, Kind::RedLine);
        }
    }
    if let Some(commitment) = any.downcast_ref::<Commitment>() {
        if let Some(part) = commitment.mechanisms.iter().find(|part| part.id == *id) {
            return Some(mechanism_title(part));
        }
        if let Some(part) = commitment.benchmarks.iter().find(|part| part.id == *id) {
            return found(&part.text, Kind::Benchmark);
        }
        if let Some(part) = commitment.evidence.iter().find(|part| part.id == *id) {
            return found(&part.text, Kind::Evidence);
        }
    }
    if let Some(brief) = any.downcast_ref::<Brief>() {
        let part = brief.slides.iter().find(|part| part.id == *id)?;
        return found(&part.title, Kind::Slide);
    }
    None
}

fn mechanism_title(mechanism: &super::Mechanism) -> String {
    match &mechanism.kind {
        Some(kind) => kind.label().to_owned(),
        None => or_untitled(&mechanism.method, Kind::Mechanism),
    }
}
