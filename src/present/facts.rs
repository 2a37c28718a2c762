//! What a card says, field by field: for slides and for reports.

use jiff::civil::Date;

use super::Stage;
use crate::{
    analysis::{
        attribution,
        delivery::{Course, Level},
        schedule::time_frame,
        sentence::Sentence,
    },
    model::{
        Attribution, Choice, Commitment, Id, Implication, Issue, Kind, Moment, PartialDate, Party,
        Position, Proposal, Provision, Reaction, Ref, Relation, Source, Talk,
        card::Card,
        naming, to,
        word::{PartyKind, PartyRole, Word},
    },
};

/// A field of a card, for a reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    /// What it is; blank, where its value says it.
    pub(super) label: &'static str,
    /// What it says.
    pub(super) value: Value,
}

/// What a field says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A few words.
    Words(String),
    /// A text (Markdown).
    Text(String),
    /// Parties.
    Parties(Vec<Id>),
    /// One thing after another.
    List(Vec<String>),
}

/// A card for a reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts {
    /// What it is called.
    pub(super) title: String,
    /// Where and when, and where it stands: short.
    pub(super) line: String,
    /// Whose it is or who is in it, for a line of its own in a list.
    pub(super) parties: Vec<Id>,
    /// The rest.
    pub(super) all: Vec<Fact>,
}

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

/// Some words, with a dot between each two.
pub(super) fn dotted<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
    let mut line = String::new();
    for part in parts {
        let part = part.as_ref().trim();
        if !part.is_empty() {
            if !line.is_empty() {
                line.push_str(" · ");
            }
            line.push_str(part);
        }
    }
    line
}

/// From one day to another: `12 to 16 April 2005`.
pub(super) fn days(stage: &Stage, first: Date, last: Date) -> String {
    let day = |day: Date| stage.date(&day.into());
    if first == last {
        return day(first);
    }
    // What both have in common is said once, where the day comes first.
    let said = day(first);
    let short = match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => said.split(' ').next(),
        (true, false) => said.rsplit_once(' ').map(|(short, _)| short),
        (false, _) => None,
    };
    let short = short.filter(|_| !stage.month_first()).unwrap_or(&said);
    format!("{short} to {}", day(last))
}

/// When a talk is.
pub(super) fn dates(stage: &Stage, talk: &Talk) -> String {
    if let (Some(PartialDate::Day(start)), Some(PartialDate::Day(end))) = (&talk.start, &talk.end) {
        return days(stage, *start, *end);
    }
    let date = |date: &Option<_>| date.as_ref().map(|date| stage.date(date));
    match (date(&talk.start), date(&talk.end)) {
        (Some(start), Some(end)) if start != end => format!("{start} to {end}"),
        (start, end) => start.or(end).unwrap_or_default(),
    }
}

/// When something is due, computed through chains; blank if nothing is said.
pub(super) fn due(stage: &Stage, commitment: &Commitment) -> String {
    stage.with_names(|names| {
        let thing = stage.schedule().get(&commitment.id);
        let said = time_frame(&commitment.due, names);
        match (
            &commitment.due.date,
            thing.and_then(|thing| thing.due.day()),
        ) {
            (None, Some(day)) => (names.date)(&day.into()),
            _ => said,
        }
    })
}

/// On whose word something is said: `President Volodymyr Zelenskyy, on the record`.
pub(super) fn who(stage: &Stage, sources: &[Attribution], fields: &[&str]) -> Option<String> {
    if sources.is_empty() {
        return None;
    }
    let sentence =
        stage.with_names(|names| attribution::add_to(Sentence::default(), names, sources, fields));
    let text = sentence.to_string();
    let text = text.strip_prefix(", ").unwrap_or(&text);
    if text == "with no source" {
        return None;
    }
    Some(
        text.strip_prefix("according to ")
            .unwrap_or(text)
            .to_owned(),
    )
}

/// When something holds from or until: `at Berlin talks`, `on 12 April 2005`.
pub(super) fn when(stage: &Stage, moment: &Moment) -> String {
    if *moment == Moment::default() || moment.is_unsaid() {
        return String::new();
    }
    stage.with_names(|names| names.when(moment))
}

/// What the thing with this id says; none if it is not seen.
pub(super) fn of(stage: &Stage, id: &Id) -> Option<Facts> {
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
            let date = it
                .date
                .as_ref()
                .map(|date| stage.date(date))
                .unwrap_or_default();
            let status = it.status.as_ref().map(Word::label).unwrap_or_default();
            let parts = [date.as_str(), status, it.text.trim()];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            parts.join(": ")
        }),
    );
}

/// How far a commitment is implemented today, as far as it is known.
fn level_of(stage: &Stage, commitment: &Commitment) -> Option<Level> {
    let today = stage.today().unwrap_or(Date::MAX);
    Course::of(commitment).on(today, today)
}

/// How far a commitment is implemented today, in words; blank if it is not known.
pub(super) fn status_of(stage: &Stage, commitment: &Commitment) -> String {
    level_of(stage, commitment)
        .map(|level| level.status().label().to_owned())
        .unwrap_or_default()
}

/// What is said of that for which no date is known.
pub(super) const NO_DATE: &str = "no date yet";

/// When something is to be done, or after what, and how far it is once it is begun.
pub(super) fn outlook(stage: &Stage, commitment: &Commitment) -> String {
    if is_done(stage, commitment) {
        return dotted([due(stage, commitment), status_of(stage, commitment)]);
    }
    let due = due(stage, commitment);
    let before: Vec<String> = commitment
        .depends_on
        .iter()
        .map(|it| stage.title(it.id()))
        .collect();
    let when = match (due.is_empty(), before.is_empty()) {
        (false, _) => due,
        (true, false) => format!("after: {}", before.join("; ")),
        (true, true) => NO_DATE.to_owned(),
    };
    let level = level_of(stage, commitment).filter(|level| level.number() > 0);
    let level = level.map(|level| level.status().label().to_owned());
    dotted([when, level.unwrap_or_default()])
}

/// What a party is in the process; else what it is at all. That it is of another role or kind
/// says nothing.
pub(super) fn role_of(party: &Party) -> String {
    let role = party.role.as_ref().filter(|it| **it != PartyRole::Other);
    let kind = party.kind.as_ref().filter(|it| **it != PartyKind::Other);
    let said = role.map(Word::label).or(kind.map(Word::label));
    said.unwrap_or_default().to_owned()
}

/// Whether a commitment is fully implemented today.
pub(super) fn is_done(stage: &Stage, commitment: &Commitment) -> bool {
    level_of(stage, commitment) == Some(Level::FULL)
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
    let date = reaction
        .date
        .as_ref()
        .map(|date| stage.date(date))
        .unwrap_or_default();
    let tone = reaction.tone.as_ref().map(Word::label).unwrap_or_default();
    facts.1.line = dotted([tone, date.as_str()]);
    facts.1.parties = vec![reaction.by.id().clone()];
    facts.text("", &reaction.text);
}

fn source(facts: &mut Collector<'_>, source: &Source) {
    let stage = facts.0;
    let date = source
        .date
        .as_ref()
        .map(|date| stage.date(date))
        .unwrap_or_default();
    let kind = source.kind.as_ref().map(Word::label).unwrap_or_default();
    facts.1.line = dotted([source.publisher.as_str(), &date, kind]);
    facts.words("Link", source.url.clone());
}

/// The sources that a card cites.
pub(super) fn cited<'a>(stage: &'a Stage, id: &Id) -> &'a [Attribution] {
    let card: Option<&dyn Card> = stage.index().card(stage.scenario(), id);
    card.map_or(&[], |card| card.common().sources)
}
