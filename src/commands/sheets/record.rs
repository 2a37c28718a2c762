//! All entries of the record, one in each row: nothing that anyone ever held is left out.

use super::{Seen, tones};
use crate::{
    io::sheet::{Cell, Column, ColumnKind, Row, Sheet, Value},
    model::{
        Attribution, Id, Kind, Moment, Position,
        handling::Handling,
        word::{Confidence, Stance, Word as _},
    },
};

pub(super) fn sheet(seen: &Seen) -> Sheet {
    let text = |head: &str, wide| Column::new(head, ColumnKind::Text).wide(wide);
    let mut columns = vec![
        text("Party", 20),
        text("Its issue or proposal", 22),
        text("Option, provision or proposal", 28),
        text("Stance", 12),
        Column::new("Since", ColumnKind::Date).wide(16),
        Column::new("Until", ColumnKind::Date).wide(16),
        text("In return for", 24),
        text("Rationale", 40),
        text("Basis", 16),
        text("On whose word", 22),
        text("Source", 26),
        text("Quote", 34),
    ];
    let is_for_team = seen.is_for_team();
    if is_for_team {
        columns.push(text("Confidence", 12));
        columns.push(Column::new("Private", ColumnKind::Flag).wide(9));
        columns.push(text("Who may see it", 20));
    }
    let positions = seen.scenario.positions.iter();
    let rows: Vec<Row> = positions
        .filter(|position| has_come(seen, position))
        .map(|position| row(seen, position))
        .collect();
    let mut subtitles = seen.subtitles();
    if rows.is_empty() {
        subtitles.push("No positions yet".to_owned());
    }
    Sheet {
        name: "Record".to_owned(),
        title: seen.title("The record of positions"),
        subtitles,
        columns,
        rows,
        ..Sheet::default()
    }
}

/// Whether a position has begun at the moment that one looks from.
fn has_come(seen: &Seen, position: &Position) -> bool {
    if !seen.looks_back() || position.since.is_unsaid() {
        return true;
    }
    let since = seen.reports.moments.rank(&position.since);
    since.is_some_and(|since| since <= seen.rank())
}

fn row(seen: &Seen, position: &Position) -> Row {
    let stance = position.stance.as_ref().unwrap_or(&Stance::NotKnown);
    let is_unsure = position.confidence == Some(Confidence::Low);
    let target = position.on.id();
    let whole = target.and_then(|target| whole_of(seen, target));
    let mut cells = vec![
        Cell::from(seen.title_of(position.party.id())),
        Cell::from(whole),
        Cell::from(target.map(|target| seen.title_of(target))),
        Cell::from(stance.label()).toned(tones::of_stance(stance, is_unsure)),
        Cell::from(since(seen, &position.since)),
        Cell::from(until(seen, &position.until)),
        Cell::from(seen.wanted(position)),
        Cell::from(position.rationale.trim()),
    ];
    cells.extend(attributed(seen, &position.sources).map(Cell::from));
    if seen.is_for_team() {
        let confidence = position.confidence.as_ref();
        cells.push(Cell::from(confidence.map(|it| it.label().to_owned())));
        cells.push(Cell::from(position.private));
        cells.push(Cell::from(handling(seen, &position.handling)));
    }
    Row {
        cells,
        ..Row::default()
    }
}

/// The issue or proposal that something is part of.
fn whole_of(seen: &Seen, target: &Id) -> Option<String> {
    let place = seen.reports.index.place(target)?;
    let is_part = matches!(place.kind, Kind::Choice | Kind::Provision);
    is_part.then(|| seen.title_of(&place.card))
}

fn since(seen: &Seen, moment: &Moment) -> Value {
    if *moment == Moment::default() {
        "From the beginning".into()
    } else {
        at(seen, moment)
    }
}

fn until(seen: &Seen, moment: &Moment) -> Value {
    if *moment == Moment::default() {
        Value::Blank
    } else {
        at(seen, moment)
    }
}

/// A date, or what the talk is called.
fn at(seen: &Seen, moment: &Moment) -> Value {
    match (&moment.date, &moment.talk) {
        (Some(date), _) => date.clone().into(),
        (None, Some(_)) if moment.is_unsaid() => "Not said".into(),
        (None, Some(talk)) => seen.title_of(talk.id()).into(),
        (None, None) => Value::Blank,
    }
}

/// On what terms, on whose word, in which source, and the words themselves; of several
/// attributions all, parted by semicolons.
pub(super) fn attributed(seen: &Seen, sources: &[Attribution]) -> [String; 4] {
    let listed = |text: &dyn Fn(&Attribution) -> String| {
        let mut texts: Vec<String> = sources.iter().map(text).collect();
        texts.retain(|text| !text.trim().is_empty());
        texts.dedup();
        texts.join("; ")
    };
    [
        listed(&|it| {
            let basis = it.basis.as_ref();
            basis
                .map(|basis| basis.label().to_owned())
                .unwrap_or_default()
        }),
        listed(&|it| it.who.clone()),
        listed(&|it| match it.source.id().as_str() {
            "" => String::new(),
            _ => seen.title_of(it.source.id()),
        }),
        listed(&|it| it.quote.clone()),
    ]
}

/// Who may see something.
fn handling(seen: &Seen, handling: &Handling) -> String {
    match handling {
        Handling::Team => "The team".to_owned(),
        Handling::Public => "Everyone".to_owned(),
        Handling::SharedWith(shared) => {
            format!(
                "Shared with {}",
                seen.titles(shared.parties.iter().map(|party| party.id()))
            )
        }
        Handling::Unlisted(word) => word.clone(),
    }
}
