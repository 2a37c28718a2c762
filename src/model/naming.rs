//! What a thing is called before a reader: never its id where it has a title.

use super::{
    Commitment, Implication, Issue, Party, Position, Proposal, Reaction, Relation, Scenario, Source,
    Talk, View, Brief, Waiver,
    card::Card,
    id::Id,
    kind::Kind,
    word::Word as _,
};

/// What a card is called: its title, or a sentence made from what it ties together.
pub fn card_title(scenario: &Scenario, card: &dyn Card) -> String {
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
        position_title(scenario, position)
    } else if let Some(commitment) = any.downcast_ref::<Commitment>() {
        commitment.title.clone()
    } else if let Some(implication) = any.downcast_ref::<Implication>() {
        implication.title.clone()
    } else if let Some(reaction) = any.downcast_ref::<Reaction>() {
        reaction_title(scenario, reaction)
    } else if let Some(source) = any.downcast_ref::<Source>() {
        source.title.clone()
    } else if let Some(relation) = any.downcast_ref::<Relation>() {
        relation_title(scenario, relation)
    } else if let Some(view) = any.downcast_ref::<View>() {
        view.title.clone()
    } else if let Some(brief) = any.downcast_ref::<Brief>() {
        brief.title.clone()
    } else if let Some(waiver) = any.downcast_ref::<Waiver>() {
        format!("{} waived for {}", waiver.rule, title_of(scenario, waiver.item.id()))
    } else {
        String::new()
    };
    or_untitled(&own, card.kind())
}

/// What the thing with this id is called, card or part; the id itself if there is no such thing.
pub fn title_of(scenario: &Scenario, id: &Id) -> String {
    if let Some(card) = scenario.card(id) {
        return card_title(scenario, card);
    }
    part_title(scenario, id).unwrap_or_else(|| id.to_string())
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

fn position_title(scenario: &Scenario, position: &Position) -> String {
    let who = title_or_unsaid(scenario, position.party.id());
    let stance = match &position.stance {
        Some(stance) => stance.label().to_lowercase(),
        None => "not known".to_owned(),
    };
    let on = position
        .on
        .id()
        .map_or_else(|| "…".to_owned(), |id| title_of(scenario, id));
    if matches!(&position.stance, None | Some(super::word::Stance::NotKnown)) {
        format!("{who} on “{on}”: not known")
    } else {
        format!("{who} {stance} “{on}”")
    }
}

fn reaction_title(scenario: &Scenario, reaction: &Reaction) -> String {
    let who = title_or_unsaid(scenario, reaction.by.id());
    let to = title_or_unsaid(scenario, reaction.to.id());
    match &reaction.tone {
        Some(tone) => format!("{who} on {to}: {}", tone.label().to_lowercase()),
        None => format!("{who} on {to}"),
    }
}

fn relation_title(scenario: &Scenario, relation: &Relation) -> String {
    let from = title_or_unsaid(scenario, relation.from.id());
    let to = title_or_unsaid(scenario, relation.to.id());
    let tie = if !relation.label.is_empty() {
        relation.label.clone()
    } else if let Some(kind) = &relation.kind {
        kind.label().to_lowercase()
    } else {
        "–".to_owned()
    };
    format!("{from} {tie} {to}")
}

fn title_or_unsaid(scenario: &Scenario, id: &Id) -> String {
    if id.as_str().is_empty() {
        "…".to_owned()
    } else {
        title_of(scenario, id)
    }
}

fn part_title(scenario: &Scenario, id: &Id) -> Option<String> {
    if let Some((_, choice)) = scenario.choice(id) {
        return Some(or_untitled(&choice.title, Kind::Choice));
    }
    if let Some((_, provision)) = scenario.provision(id) {
        return Some(or_untitled(&provision.heading, Kind::Provision));
    }
    for party in scenario.parties.iter() {
        let found = None
            .or_else(|| {
                let delegate = party.delegation.iter().find(|part| part.id == *id)?;
                Some((&delegate.name, Kind::Delegate))
            })
            .or_else(|| {
                let part = party.interests.iter().find(|part| part.id == *id)?;
                Some((&part.text, Kind::Interest))
            })
            .or_else(|| {
                let part = party.needs.iter().find(|part| part.id == *id)?;
                Some((&part.text, Kind::Need))
            })
            .or_else(|| {
                let part = party.red_lines.iter().find(|part| part.id == *id)?;
                Some((&part.text, Kind::RedLine))
            });
        if let Some((text, kind)) = found {
            return Some(or_untitled(text, kind));
        }
    }
    for provision in scenario.proposals.iter().flat_map(|proposal| &proposal.provisions) {
        if let Some(part) = provision.mechanisms.iter().find(|part| part.id == *id) {
            return Some(mechanism_title(part));
        }
    }
    for commitment in scenario.commitments.iter() {
        if let Some(part) = commitment.mechanisms.iter().find(|part| part.id == *id) {
            return Some(mechanism_title(part));
        }
        if let Some(part) = commitment.benchmarks.iter().find(|part| part.id == *id) {
            return Some(or_untitled(&part.text, Kind::Benchmark));
        }
        if let Some(part) = commitment.evidence.iter().find(|part| part.id == *id) {
            return Some(or_untitled(&part.text, Kind::Evidence));
        }
    }
    for slide in scenario.briefs.iter().flat_map(|brief| &brief.slides) {
        if slide.id == *id {
            return Some(or_untitled(&slide.title, Kind::Slide));
        }
    }
    None
}

fn mechanism_title(mechanism: &super::Mechanism) -> String {
    match &mechanism.kind {
        Some(kind) => kind.label().to_owned(),
        None => or_untitled(&mechanism.method, Kind::Mechanism),
    }
}
