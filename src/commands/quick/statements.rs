//! Who does what: positions and their shifts, reactions, relations.

use std::ops::Range;

use super::{
    complete::Expect,
    grammar::{K, STATEMENT_KEYS},
    line::Clause,
    maker::Maker,
    names::{Fit, Found},
    substance::{moment_in_words, new_option},
    verbs::{self, Verb},
    words,
};
use crate::{
    analysis::{moments::Moments, stances},
    model::{
        Id, Kind, Moment, Position, Reaction, Ref, Relation, Scale, Target,
        word::{Confidence, RelationKind, Stance, Word as _},
    },
};

/// What a position can be on.
pub(super) const TARGETS: [Kind; 3] = [Kind::Choice, Kind::Provision, Kind::Proposal];
const REACTED_TO: [Kind; 6] = [
    Kind::Talk,
    Kind::Proposal,
    Kind::Provision,
    Kind::Choice,
    Kind::Issue,
    Kind::Commitment,
];
const TIED: [Kind; 6] = [
    Kind::Party,
    Kind::Talk,
    Kind::Proposal,
    Kind::Provision,
    Kind::Issue,
    Kind::Choice,
];

/// A statement in its parts.
struct Statement {
    subject: Range<usize>,
    object: Range<usize>,
    clauses: Vec<Clause>,
    is_private: bool,
}

/// Who does what, to what, when, on whose word.
pub(super) fn statement(m: &mut Maker<'_>) {
    let first = m
        .line
        .tokens
        .partition_point(|token| token.at.start < m.body.start);
    let Some(found) = verbs::find(&m.line, first + 1) else {
        if m.form.kind == Kind::Relation {
            labelled(m);
        } else {
            m.slot(m.body.clone(), Expect::Start);
            m.object("Say who does what: Ukraine accepts …, Norway welcomes …");
        }
        return;
    };
    let tokens = &m.line.tokens;
    let verb_start = tokens
        .get(found.at)
        .map_or(m.body.end, |token| token.at.start);
    let verb_end = tokens
        .get(found.at + found.count - 1)
        .map_or(m.body.end, |token| token.at.end);
    m.slot(verb_start..verb_end, Expect::Verb);
    let (subject, is_private) = subject(m, m.body.start..verb_start);
    m.keys = &STATEMENT_KEYS;
    m.body = verb_end..m.body.end;
    let mut clauses = m.clauses(false);
    let object = if clauses.is_empty() {
        m.body.end..m.body.end
    } else {
        clauses.remove(0).at
    };
    let statement = Statement {
        subject,
        object,
        clauses,
        is_private,
    };
    if is_negated(m, &statement.subject) {
        m.object("Say what it does instead of what it does not: rejects, opposes, is reluctant on");
    }
    match found.verb {
        Verb::Stance(stance) => match as_tie(m, &stance, &statement.object) {
            Some(kind) => relation(m, &statement, Some(kind), false, ""),
            None => position(m, &statement, &stance),
        },
        Verb::Drops(stance) => retraction(m, &statement, stance.as_ref()),
        Verb::Tone(tone) => reaction(m, &statement, tone),
        Verb::Tie(kind, mutual) => relation(m, &statement, Some(kind), mutual, ""),
        Verb::Label(label) => relation(m, &statement, Some(RelationKind::Other), false, label),
    }
}

/// The subject without the adverbs before the verb; whether one of them says `privately`.
fn subject(m: &Maker<'_>, at: Range<usize>) -> (Range<usize>, bool) {
    let tokens = m.line.tokens_in(&at);
    let adverbs = tokens
        .iter()
        .rev()
        .take_while(|token| verbs::is_adverb(&token.word) && !m.line.is_shut(token.at.start))
        .count()
        .min(tokens.len().saturating_sub(1));
    let kept = tokens.len() - adverbs;
    let end = tokens.get(kept).map_or(at.end, |token| token.at.start);
    let is_private = tokens
        .iter()
        .skip(kept)
        .any(|token| token.word == "privately");
    (m.line.trimmed(at.start..end), is_private)
}

fn is_negated(m: &Maker<'_>, subject: &Range<usize>) -> bool {
    let last = m.line.tokens_in(subject).last();
    last.is_some_and(|token| matches!(token.word.as_str(), "not" | "never" | "cannot"))
}

/// `supports` and `opposes` tie two parties where what follows is one, and no option.
fn as_tie(m: &Maker<'_>, stance: &Stance, object: &Range<usize>) -> Option<RelationKind> {
    let kind = match stance {
        Stance::Supports => RelationKind::Supports,
        Stance::Opposes => RelationKind::Opposes,
        _ => return None,
    };
    if m.form.kind == Kind::Relation {
        return Some(kind);
    }
    let text = m.plain(object);
    let all: Vec<Kind> = TARGETS
        .into_iter()
        .chain([Kind::Party, Kind::Talk])
        .collect();
    match m.set.names.find(&text, &all, Fit::Begins) {
        Found::One(name) if !TARGETS.contains(&name.kind) => Some(kind),
        _ => None,
    }
}

fn position(m: &mut Maker<'_>, statement: &Statement, stance: &Stance) {
    let party = m.one(
        "Party",
        &statement.subject,
        &[Kind::Party],
        Some(Kind::Party),
    );
    m.show("Stance", stance.label());
    let target = target(m, &statement.object);
    let mut card: Position = m.blank();
    card.private = statement.is_private;
    for clause in &statement.clauses {
        let text = m.plain(&clause.at);
        match &clause.key {
            Some(K::At | K::On | K::Since) => card.since = m.moment("Since", &clause.at),
            Some(K::Until) => card.until = m.moment("Until", &clause.at),
            Some(K::Return) => {
                let wanted = m.many_of(
                    "In return for",
                    &clause.at,
                    &[Kind::Choice, Kind::Provision],
                    None,
                );
                card.conditions.extend(wanted.iter().map(Ref::from));
            }
            Some(K::Because | K::Text) => card.rationale = text,
            None if matches!(
                text.to_lowercase().as_str(),
                "private" | "privately" | "in private"
            ) =>
            {
                card.private = true;
            }
            None => {
                let worth = words::number_after(&text, &["worth", "value"]);
                if let Some(confidence) = m.word::<Confidence>("Confidence", &text) {
                    card.confidence = Some(confidence);
                } else if let Some(worth) = worth.filter(|worth| (0..=100).contains(worth)) {
                    m.show("Worth", worth.to_string());
                    card.value = Some(Scale::of(worth));
                } else {
                    m.not_understood(&clause.at);
                }
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    if card.private {
        m.show("Held", "In private");
    }
    if !card.rationale.is_empty() {
        m.show("Because", card.rationale.clone());
    }
    card.stance = Some(stance.clone());
    if let Some(party) = &party {
        card.party = Ref::from(party);
    }
    if let Some((kind, target)) = &target {
        card.on = Target::of(*kind, target);
    }
    if let (Some(party), Some((_, target))) = (&party, &target) {
        note_shift(m, &mut card, party, target, stance);
    }
    m.add(card);
}

/// What a position is on; an option that is not there can be named with its issue.
fn target(m: &mut Maker<'_>, at: &Range<usize>) -> Option<(Kind, Id)> {
    let text = m.plain(at);
    let is_there = !matches!(m.set.names.find(&text, &TARGETS, Fit::Part), Found::Nothing);
    if !is_there && let Some(id) = new_option(m, at) {
        return Some((Kind::Choice, id));
    }
    let is_near = m.set.names.near(&text, &TARGETS).is_some()
        || m.set.names.begun(&text, &TARGETS, true).is_some();
    if !is_there && !text.is_empty() && !is_near {
        m.slot(at.clone(), Expect::Target);
        m.object(format!(
            "No option, provision or proposal is called “{text}”; “new {text} of ISSUE” adds the option"
        ));
        return None;
    }
    let id = m.one("On", at, &TARGETS, None)?;
    let kind = m.set.names.get(&id)?.kind;
    Some((kind, id))
}

/// Says how the new position stands to those that are on record. One that gives no moment where
/// there is a record holds from today: from the beginning it would change what has been.
fn note_shift(m: &mut Maker<'_>, card: &mut Position, party: &Id, target: &Id, stance: &Stance) {
    let scenario = m.set.scenario;
    let moments = Moments::of(scenario);
    let record = stances::history_among(scenario.positions.iter(), &moments, party, target);
    if record.is_empty() {
        return;
    }
    if card.since == Moment::default() {
        card.since = Moment::on(m.set.today.clone());
        m.show("Since", format!("{} (today)", m.set.today.in_words(false)));
    }
    let rank = moments.rank(&card.since);
    let came_before = |other| rank.is_none_or(|rank| other <= rank);
    let before = record.iter().rev().find(|(other, _)| came_before(*other));
    let after = record.iter().find(|(other, _)| !came_before(*other));
    let words = |position: &Position| {
        position
            .stance
            .as_ref()
            .map_or("not known".to_owned(), |stance| {
                stance.label().to_lowercase()
            })
    };
    let mut note = match before {
        Some((_, before)) if before.until != Moment::default() => {
            format!("Taken up again: {} was dropped", words(before))
        }
        Some((_, before)) if before.stance.as_ref() == Some(stance) => {
            format!(
                "Held already, since {}: this states it again",
                moment_in_words(m, &before.since)
            )
        }
        Some((_, before))
            if before
                .stance
                .as_ref()
                .and_then(stances::scale_place)
                .is_none() =>
        {
            "Not known before".to_owned()
        }
        Some((_, before)) => {
            format!(
                "A shift from {}, held since {}",
                words(before),
                moment_in_words(m, &before.since)
            )
        }
        None => "Earlier than all that is on record".to_owned(),
    };
    if let Some((_, after)) = after {
        note = format!(
            "{note}; later, since {}: {}",
            moment_in_words(m, &after.since),
            words(after)
        );
    }
    m.note = Some(note);
}

/// `Ukraine no longer demands X at Geneva round`: the position ends, and stays on record.
fn retraction(m: &mut Maker<'_>, statement: &Statement, stance: Option<&Stance>) {
    let party = m.one("Party", &statement.subject, &[Kind::Party], None);
    let target = m.one("On", &statement.object, &TARGETS, None);
    let mut until = Moment::default();
    for clause in &statement.clauses {
        match &clause.key {
            Some(K::At | K::On | K::Since | K::Until) => until = m.moment("Until", &clause.at),
            Some(K::Return) => {
                m.object("What is dropped asks for nothing in return; say what is accepted instead")
            }
            _ => m.not_understood(&clause.at),
        }
    }
    if until == Moment::default() {
        until = Moment::on(m.set.today.clone());
        m.show("Until", format!("{} (today)", m.set.today.in_words(false)));
    }
    let (Some(party), Some(target)) = (party, target) else {
        return;
    };
    let scenario = m.set.scenario;
    let moments = Moments::of(scenario);
    let (who, what) = (m.title(&party), m.title(&target));
    let record = stances::history_among(scenario.positions.iter(), &moments, &party, &target);
    let Some(held) = stances::held(record) else {
        m.object(format!("{who} holds no position on “{what}” to drop"));
        return;
    };
    let held_stance = held.stance.clone().unwrap_or(Stance::NotKnown);
    if stance.is_some_and(|stance| *stance != held_stance) {
        m.object(format!(
            "The position of {who} on “{what}” is: {}",
            held_stance.label().to_lowercase()
        ));
        return;
    }
    if m.is_before(&until, &held.since) {
        m.object(format!(
            "{who} takes that position only since {}",
            moment_in_words(m, &held.since)
        ));
        return;
    }
    m.note = Some(format!(
        "Ends what is on record: {} since {}",
        held_stance.label().to_lowercase(),
        moment_in_words(m, &held.since)
    ));
    m.cite_standing_source();
    for cite in &mut m.cites {
        "until".clone_into(&mut cite.field);
    }
    let id = held.id.clone();
    m.update(&id, move |position: &mut Position| {
        position.until = until.clone()
    });
    let title = format!("{who} drops “{what}”");
    m.finish(Kind::Position, title, "retract position".to_owned(), id);
}

fn reaction(m: &mut Maker<'_>, statement: &Statement, tone: crate::model::word::Tone) {
    let by = m.one(
        "Party",
        &statement.subject,
        &[Kind::Party],
        Some(Kind::Party),
    );
    m.show("Tone", tone.label());
    let to = m.one("On", &statement.object, &REACTED_TO, None);
    let mut card: Reaction = m.blank();
    for clause in &statement.clauses {
        let text = m.plain(&clause.at);
        match &clause.key {
            Some(K::On | K::At | K::Since) => match m.date("Date", &text) {
                Some(date) => card.date = Some(date),
                None => m.not_understood(&clause.at),
            },
            Some(K::Text | K::Because) => card.text = text,
            None if !card.text.is_empty() => card.text = m.line.continued(&card.text, &clause.at),
            _ => m.not_understood(&clause.at),
        }
    }
    if !card.text.is_empty() {
        m.show("Quote", card.text.clone());
    }
    card.tone = Some(tone);
    card.by = by.as_ref().map(Ref::from).unwrap_or_default();
    card.to = to.as_ref().map(Ref::from).unwrap_or_default();
    m.add(card);
}

fn relation(
    m: &mut Maker<'_>,
    statement: &Statement,
    kind: Option<RelationKind>,
    mutual: bool,
    label: &str,
) {
    let from = m.one(
        "From",
        &statement.subject,
        &[Kind::Party],
        Some(Kind::Party),
    );
    let makes = match &kind {
        Some(RelationKind::Mediates) => Some(Kind::Talk),
        Some(RelationKind::Guarantees) => None,
        _ if label.is_empty() => Some(Kind::Party),
        _ => None,
    };
    if let Some(kind) = &kind {
        m.show(
            "Tie",
            if label.is_empty() {
                kind.label()
            } else {
                label
            },
        );
    }
    let to = m.one("To", &statement.object, &TIED, makes);
    let mut card: Relation = m.blank();
    card.kind = kind;
    card.mutual = mutual;
    label.clone_into(&mut card.label);
    for clause in &statement.clauses {
        let text = m.plain(&clause.at);
        match &clause.key {
            Some(K::Since | K::At | K::On) => card.since = m.moment("Since", &clause.at),
            Some(K::Until) => card.until = m.moment("Until", &clause.at),
            Some(K::Text) if card.label.is_empty() && card.kind.is_none() => card.label = text,
            Some(K::Text | K::Because) => {
                m.show("Notes", text.clone());
                card.notes = text;
            }
            None if matches!(text.to_lowercase().as_str(), "mutual" | "both ways") => {
                card.mutual = true;
            }
            None => {
                let strength = words::number_after(&text, &["strength"]);
                match strength.filter(|strength| (0..=3).contains(strength)) {
                    Some(strength) => {
                        m.show("Strength", strength.to_string());
                        card.strength = Some(Scale::of(strength));
                    }
                    None => m.not_understood(&clause.at),
                }
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    if card.mutual {
        m.show("Mutual", "Yes");
    }
    card.from = from.as_ref().map(Ref::from).unwrap_or_default();
    card.to = to.as_ref().map(Ref::from).unwrap_or_default();
    m.add(card);
}

/// `relation Norway to Ukraine: hosts talks for`
fn labelled(m: &mut Maker<'_>) {
    let mut clauses = m.clauses(false);
    let head = if clauses.is_empty() {
        m.body.clone()
    } else {
        clauses.remove(0).at
    };
    let to = clauses
        .iter()
        .position(|clause| clause.key == Some(K::Of))
        .map(|at| clauses.remove(at).at);
    let Some(object) = to else {
        m.slot(head, Expect::Names(vec![Kind::Party]));
        m.object(
            "Say who is tied to whom, and how: A is an ally of B, or A to B: in words of your own",
        );
        return;
    };
    let label = clauses
        .iter()
        .find(|clause| clause.key == Some(K::Text))
        .map(|clause| m.plain(&clause.at));
    clauses.retain(|clause| clause.key != Some(K::Text));
    let Some(label) = label.filter(|label| !label.is_empty()) else {
        m.slot(object, Expect::Names(TIED.to_vec()));
        m.object("Say after a colon what ties them");
        return;
    };
    let statement = Statement {
        subject: head,
        object,
        clauses,
        is_private: false,
    };
    relation(m, &statement, Some(RelationKind::Other), false, &label);
}
