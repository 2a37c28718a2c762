//! Dates, words and sources of cards, in short.

use jiff::civil::Date;

use crate::{
    analysis::{
        attribution,
        delivery::{Course, Level},
        schedule::time_frame,
    },
    model::{
        Attribution, Commitment, Id, Moment, PartialDate, Party, Source, Talk,
        card::Card,
        word::{PartyKind, PartyRole, Word},
    },
    present::Stage,
};

/// Some words, with a dot between each two.
pub(in crate::present) fn dotted<S: AsRef<str>>(parts: impl IntoIterator<Item = S>) -> String {
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
pub(in crate::present) fn days(stage: &Stage, first: Date, last: Date) -> String {
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
pub(in crate::present) fn dates(stage: &Stage, talk: &Talk) -> String {
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
pub(in crate::present) fn due(stage: &Stage, commitment: &Commitment) -> String {
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
pub(in crate::present) fn who(
    stage: &Stage,
    sources: &[Attribution],
    fields: &[&str],
) -> Option<String> {
    stage.with_names(|names| attribution::named(names, sources, fields))
}

/// When something holds from or until: `at Berlin talks`, `on 12 April 2005`.
pub(in crate::present) fn when(stage: &Stage, moment: &Moment) -> String {
    if *moment == Moment::default() || moment.is_unsaid() {
        return String::new();
    }
    stage.with_names(|names| names.when(moment))
}

/// How far a commitment is implemented today, as far as it is known.
fn level_of(stage: &Stage, commitment: &Commitment) -> Option<Level> {
    let today = stage.today().unwrap_or(Date::MAX);
    Course::of(commitment).on(today, today)
}

/// How far a commitment is implemented today, in words; blank if it is not known.
pub(in crate::present) fn status_of(stage: &Stage, commitment: &Commitment) -> String {
    level_of(stage, commitment)
        .map(|level| level.status().label().to_owned())
        .unwrap_or_default()
}

/// What is said of that for which no date is known.
pub(in crate::present) const NO_DATE: &str = "no date set";

/// When something is to be done, or after what, and how far it is once it is begun.
pub(in crate::present) fn outlook(stage: &Stage, commitment: &Commitment) -> String {
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
        (true, false) => format!("After “{}”", before.join("” and “")),
        (true, true) => "No date set".to_owned(),
    };
    let level = level_of(stage, commitment).filter(|level| level.number() > 0);
    let level = level.map(|level| level.status().label().to_owned());
    dotted([when, level.unwrap_or_default()])
}

/// What a party is in the process; else what it is at all. That it is of another role or kind
/// says nothing.
pub(in crate::present) fn role_of(party: &Party) -> String {
    let role = party.role.as_ref().filter(|it| **it != PartyRole::Other);
    let kind = party.kind.as_ref().filter(|it| **it != PartyKind::Other);
    let said = role.map(Word::label).or(kind.map(Word::label));
    said.unwrap_or_default().to_owned()
}

/// Whether a commitment is fully implemented today.
pub(in crate::present) fn is_done(stage: &Stage, commitment: &Commitment) -> bool {
    level_of(stage, commitment) == Some(Level::FULL)
}

/// A date in words; blank, if there is none.
pub(in crate::present) fn date_of(stage: &Stage, date: Option<&PartialDate>) -> String {
    date.map(|date| stage.date(date)).unwrap_or_default()
}

/// By whom, when and as what a source was published.
pub(in crate::present) fn published(stage: &Stage, source: &Source) -> String {
    let date = date_of(stage, source.date.as_ref());
    let kind = source.kind.as_ref().map(Word::label).unwrap_or_default();
    dotted([source.publisher.as_str(), &date, kind])
}

/// The sources that a card cites.
pub(in crate::present) fn cited<'a>(stage: &'a Stage, id: &Id) -> &'a [Attribution] {
    let card: Option<&dyn Card> = stage.index().card(stage.scenario(), id);
    card.map_or(&[], |card| card.common().sources)
}
