//! The fields of cards, kind by kind.

use super::{Fact, Facts, Value, date_of, dates, dotted, due, published, status_of, when, who};
use crate::{
    analysis::schedule::time_frame,
    model::{
        Choice, Commitment, Id, Implication, Issue, Kind, Party, Position, Proposal, Provision,
        Reaction, Ref, Relation, Source, Talk, naming, to,
        word::{PartyKind, PartyRole, Word},
    },
    present::Stage,
};

struct Collector<'a>(&'a Stage, Facts);

impl Collector<'_> {
    fn words(&mut self, label: &'static str, words: impl Into<String>) {
        let words = words.into();
        if !words.trim().is_empty() {
            self.push(label, Value::Words(words));
        }
    }

    fn word(&mut self, label: &'static str, word: Option<&impl Word>) {
        self.words(label, word.map(Word::label).unwrap_or_default());
    }

    fn text(&mut self, label: &'static str, text: &str) {
        if !text.trim().is_empty() {
            self.push(label, Value::Text(text.to_owned()));
        }
    }

    fn parties(&mut self, label: &'static str, parties: &[Ref<to::Party>]) {
        if !parties.is_empty() {
            let parties = parties.iter().map(|party| party.id().clone()).collect();
            self.push(label, Value::Parties(parties));
        }
    }

    fn list(&mut self, label: &'static str, list: impl Iterator<Item = String>) {
        let list: Vec<String> = list.filter(|it| !it.trim().is_empty()).collect();
        if !list.is_empty() {
            self.push(label, Value::List(list));
        }
    }

    fn titles<T>(&mut self, label: &'static str, list: &[Ref<T>]) {
        let stage = self.0;
        self.list(label, list.iter().map(|one| stage.title(one.id())));
    }

    fn push(&mut self, label: &'static str, value: Value) {
        self.1.all.push(Fact { label, value });
    }
}

/// What the thing with this id says; none if it is not seen.
pub(in crate::present) fn of(stage: &Stage, id: &Id) -> Option<Facts> {
    let place = stage.index().place(id)?;
    let card = stage.index().card(stage.scenario(), id)?;
    let mut facts = Collector(stage, Facts::default());
    facts.1.title = stage.title(id);
    let any = card.as_any();
    if place.card != *id || !place.kind.is_card() {
        if let Some(issue) = any.downcast_ref::<Issue>()
            && let Some(choice) = issue.options.iter().find(|it| it.id == *id)
        {
            option(&mut facts, issue, choice);
        } else if let Some(proposal) = any.downcast_ref::<Proposal>()
            && let Some(part) = proposal.provisions.iter().find(|it| it.id == *id)
        {
            provision(&mut facts, proposal, part);
        }
    } else if let Some(talk) = any.downcast_ref() {
        self::talk(&mut facts, talk);
    } else if let Some(party) = any.downcast_ref() {
        self::party(&mut facts, party);
    } else if let Some(issue) = any.downcast_ref() {
        self::issue(&mut facts, issue);
    } else if let Some(proposal) = any.downcast_ref() {
        self::proposal(&mut facts, proposal);
    } else if let Some(position) = any.downcast_ref() {
        self::position(&mut facts, position);
    } else if let Some(commitment) = any.downcast_ref() {
        self::commitment(&mut facts, commitment);
    } else if let Some(implication) = any.downcast_ref() {
        self::implication(&mut facts, implication);
    } else if let Some(reaction) = any.downcast_ref() {
        self::reaction(&mut facts, reaction);
    } else if let Some(source) = any.downcast_ref() {
        self::source(&mut facts, source);
    } else if let Some(relation) = any.downcast_ref::<Relation>() {
        facts.1.line = dotted([when(stage, &relation.since), when(stage, &relation.until)]);
    }
    Some(facts.1)
}

fn talk(facts: &mut Collector<'_>, talk: &Talk) {
    let stage = facts.0;
    let status = talk.status.as_ref().map(Word::label).unwrap_or_default();
    facts.1.line = dotted([talk.venue.as_str(), &dates(stage, talk), status]);
    facts.1.parties = talk
        .participants
        .iter()
        .map(|it| it.party.id().clone())
        .collect();
    let format = talk.format.as_ref().map(Word::label).unwrap_or_default();
    let track = talk.track.as_ref().map(Word::label).unwrap_or_default();
    facts.words("Format", dotted([format, track]));
    facts.list(
        "Participants",
        talk.participants.iter().map(|participant| {
            let name = stage.title(participant.party.id());
            let role = participant.role.as_ref().map(Word::label);
            let role = role.map(str::to_lowercase).unwrap_or_default();
            match (role.is_empty(), participant.head.trim()) {
                (true, "") => name,
                (false, "") => format!("{name} ({role})"),
                (true, head) => format!("{name} ({head})"),
                (false, head) => format!("{name} ({role}; {head})"),
            }
        }),
    );
    facts.titles("Agenda", &talk.agenda);
    facts.list("Aims", talk.aims.iter().cloned());
    facts.text("Outcome", &talk.outcome);
    if let Some(before) = &talk.follows {
        facts.words("Follows", stage.title(before.id()));
    }
}

fn party(facts: &mut Collector<'_>, party: &Party) {
    // That it is of another role or kind says nothing.
    let role = party
        .role
        .as_ref()
        .filter(|role| **role != PartyRole::Other);
    let kind = party
        .kind
        .as_ref()
        .filter(|kind| **kind != PartyKind::Other);
    let role = role.map(Word::label).unwrap_or_default();
    let kind = kind.map(Word::label).unwrap_or_default();
    facts.1.line = dotted([role, kind]);
    facts.1.parties = vec![party.id.clone()];
    facts.parties("Member of", &party.member_of);
    facts.list(
        "Delegation",
        party.delegation.iter().map(|member| {
            let head = if member.head {
                "head of delegation"
            } else {
                ""
            };
            let about: Vec<&str> = [member.title.trim(), head]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect();
            match about.as_slice() {
                [] => member.name.clone(),
                about => format!("{}, {}", member.name, about.join(", ")),
            }
        }),
    );
    facts.list(
        "Interests",
        party.interests.iter().map(|it| it.text.clone()),
    );
    facts.list("Needs", party.needs.iter().map(|it| it.text.clone()));
}

fn issue(facts: &mut Collector<'_>, issue: &Issue) {
    facts.1.line = issue
        .options
        .iter()
        .map(|it| naming::or_untitled(&it.title, Kind::Choice))
        .collect::<Vec<_>>()
        .join(" · ");
    facts.text("", &issue.description);
    let status_quo = issue.status_quo.as_ref().map(Ref::id);
    facts.list(
        "Options",
        issue.options.iter().map(|choice| {
            let title = naming::or_untitled(&choice.title, Kind::Choice);
            match status_quo == Some(&choice.id) {
                true => format!("{title} (as it is now)"),
                false => title,
            }
        }),
    );
    facts.word("Theme", issue.theme.as_ref());
}

fn option(facts: &mut Collector<'_>, issue: &Issue, choice: &Choice) {
    facts.1.line = naming::or_untitled(&issue.title, Kind::Issue);
    facts.text("", &choice.description);
}

fn proposal(facts: &mut Collector<'_>, proposal: &Proposal) {
    let stage = facts.0;
    let status = proposal.standing().map(Word::label).unwrap_or_default();
    let kind = proposal.kind.as_ref().map(Word::label).unwrap_or_default();
    let date = proposal.date.as_ref().map(|date| stage.date(date));
    let at = proposal
        .tabled_at
        .as_ref()
        .map(|talk| stage.title(talk.id()));
    let at = at.or(date).unwrap_or_default();
    facts.1.line = dotted([kind, status, &at]);
    facts.1.parties = proposal
        .tabled_by
        .iter()
        .map(|it| it.id().clone())
        .collect();
    facts.text("", &proposal.summary);
    facts.parties("Tabled by", &proposal.tabled_by);
    if let Some(before) = &proposal.supersedes {
        facts.words("Supersedes", stage.title(before.id()));
    }
    facts.parties("Signed by", &proposal.signatories);
    facts.list(
        "Provisions",
        proposal.provisions.iter().map(|part| {
            let heading = naming::or_untitled(&part.heading, Kind::Provision);
            match part.agreed {
                true => heading,
                false => format!("[{heading}]"),
            }
        }),
    );
}

fn provision(facts: &mut Collector<'_>, proposal: &Proposal, part: &Provision) {
    let stage = facts.0;
    let state = if part.agreed { "Agreed" } else { "In brackets" };
    facts.1.line = dotted([
        naming::or_untitled(&proposal.title, Kind::Proposal).as_str(),
        state,
    ]);
    facts.1.parties = part.responsible.iter().map(|it| it.id().clone()).collect();
    facts.text("", &part.text);
    if let Some(issue) = &part.issue {
        facts.words("Issue", stage.title(issue.id()));
    }
    if let Some(option) = &part.option {
        facts.words("Option", stage.title(option.id()));
    }
    facts.titles("On condition of", &part.conditions);
    facts.words(
        "Time frame",
        stage.with_names(|names| time_frame(&part.timeframe, names)),
    );
    facts.parties("Carried out by", &part.responsible);
    facts.parties("Guaranteed by", &part.guarantors);
    mechanisms(facts, &part.mechanisms);
}

fn mechanisms(facts: &mut Collector<'_>, mechanisms: &[crate::model::Mechanism]) {
    let stage = facts.0;
    facts.list(
        "Watched over by",
        mechanisms.iter().map(|it| {
            let kind = it.kind.as_ref().map(Word::label).unwrap_or_default();
            let by: Vec<String> = it.by.iter().map(|party| stage.title(party.id())).collect();
            let by = by.join(", ");
            let parts = [kind, by.as_str(), it.method.trim()];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            parts.join(": ")
        }),
    );
}

fn position(facts: &mut Collector<'_>, position: &Position) {
    let stage = facts.0;
    facts.1.line = dotted([
        when(stage, &position.since),
        who(stage, &position.sources, &["stance", "rationale"]).unwrap_or_default(),
    ]);
    facts.1.parties = vec![position.party.id().clone()];
    facts.text("", &position.rationale);
    facts.titles("In return for", &position.conditions);
}

fn commitment(facts: &mut Collector<'_>, commitment: &Commitment) {
    let stage = facts.0;
    let status = status_of(stage, commitment);
    facts.1.line = dotted([due(stage, commitment), status]);
    facts.1.parties = commitment
        .responsible
        .iter()
        .map(|it| it.id().clone())
        .collect();
    facts.text("", &commitment.text);
    facts.parties("Responsible", &commitment.responsible);
    facts.titles("Depends on", &commitment.depends_on);
    facts.list(
        "Benchmarks",
        commitment.benchmarks.iter().map(|it| match it.done {
            true => format!("{} (reached)", it.text),
            false => it.text.clone(),
        }),
    );
    mechanisms(facts, &commitment.mechanisms);
    facts.list(
        "Evidence",
        commitment.evidence.iter().map(|it| {
            let date = date_of(stage, it.date.as_ref());
            let status = it.status.as_ref().map(Word::label).unwrap_or_default();
            let parts = [date.as_str(), status, it.text.trim()];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            parts.join(": ")
        }),
    );
}

fn implication(facts: &mut Collector<'_>, implication: &Implication) {
    let effect = implication
        .effect
        .as_ref()
        .map(Word::label)
        .unwrap_or_default();
    let horizon = implication
        .horizon
        .as_ref()
        .map(Word::label)
        .unwrap_or_default();
    facts.1.line = dotted([effect, horizon]);
    facts.1.parties = implication
        .for_whom
        .iter()
        .map(|it| it.id().clone())
        .collect();
    facts.text("", &implication.text);
    facts.titles("Of", &implication.of);
    facts.parties("For", &implication.for_whom);
}

fn reaction(facts: &mut Collector<'_>, reaction: &Reaction) {
    let stage = facts.0;
    let date = date_of(stage, reaction.date.as_ref());
    let tone = reaction.tone.as_ref().map(Word::label).unwrap_or_default();
    facts.1.line = dotted([tone, date.as_str()]);
    facts.1.parties = vec![reaction.by.id().clone()];
    facts.text("", &reaction.text);
}

fn source(facts: &mut Collector<'_>, source: &Source) {
    facts.1.line = published(facts.0, source);
    facts.words("Link", source.url.clone());
}
