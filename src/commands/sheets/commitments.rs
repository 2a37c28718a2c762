//! The implementation matrix as a table.

use super::{Seen, record::attributed, tones};
use crate::{
    analysis::{
        delivery::{self, Row as Delivered},
        schedule::{Due, Schedule, time_frame},
        sentence::Names,
    },
    io::sheet::{Cell, Column, ColumnKind, Row, Sheet, Value},
    model::{Commitment, Mechanism, PartialDate, word::Word as _},
};

pub(super) fn sheet(seen: &Seen) -> Sheet {
    let text = |head: &str, wide| Column::new(head, ColumnKind::Text).wide(wide);
    let date = |head: &str| Column::new(head, ColumnKind::Date).wide(11);
    let columns = vec![
        text("Commitment", 28),
        text("Kind", 11),
        text("What is to be done", 30),
        text("Provision", 20),
        text("Responsible", 16),
        date("Due"),
        text("How it is due", 20),
        text("Depends on", 18),
        text("Mechanisms", 24),
        text("Benchmarks", 24),
        text("Reached", 8),
        Column::new("Status, 0 to 3", ColumnKind::Integer).wide(8),
        text("Status", 12),
        text("Latest evidence", 28),
        date("Observed"),
        text("On whose word", 14),
        text("How it stands", 14),
        Column::new("Days late", ColumnKind::Integer).wide(7),
        date("Done or expected"),
    ];
    let day = seen.day();
    let then = (day < seen.today()).then(|| delivery::known_on(&seen.scenario, day));
    let scenario = then.as_ref().unwrap_or(&seen.scenario);
    let schedule = match &then {
        Some(then) => Schedule::of(then, &seen.reports.index, day),
        None => seen.schedule(),
    };
    let rows: Vec<Row> = delivery::rows(scenario, &schedule, day)
        .iter()
        .map(|delivered| row(seen, delivered))
        .collect();
    let mut subtitles = seen.subtitles_of_day();
    if rows.is_empty() {
        subtitles.push("No commitments yet".to_owned());
    }
    Sheet {
        name: "Commitments".to_owned(),
        title: seen.title("Commitments"),
        subtitles,
        columns,
        rows,
        ..Sheet::default()
    }
}

fn row(seen: &Seen, delivered: &Delivered<'_>) -> Row {
    let Commitment {
        kind,
        text,
        provision,
        benchmarks,
        ..
    } = delivered.commitment;
    let names = seen.names();
    let status = delivered.level.map(|level| level.status());
    let evidence = delivered.latest_evidence();
    let [_, who, source, _] =
        attributed(seen, evidence.map_or(&[][..], |evidence| &evidence.sources));
    let marks: Vec<String> = benchmarks
        .iter()
        .map(|mark| match mark.done {
            true => format!("{} (reached)", mark.text.trim()),
            false => mark.text.trim().to_owned(),
        })
        .collect();
    let reached = match benchmarks.len() {
        0 => String::new(),
        all => format!("{} of {all}", delivered.benchmarks_done),
    };
    let how = how_due(delivered, &names);
    Row {
        cells: vec![
            Cell::from(delivered.title()),
            Cell::from(kind.as_ref().map(|kind| kind.label().to_owned())),
            Cell::from(text.trim()),
            Cell::from(provision.as_ref().map(|it| seen.title_of(it.id()))),
            Cell::from(seen.titles(delivered.responsible())),
            Cell::from(due_date(delivered)),
            Cell::from(how),
            Cell::from(seen.titles(delivered.depends_on())),
            Cell::from(mechanisms(seen, delivered.mechanisms())),
            Cell::from(marks.join("\n")),
            Cell::from(reached),
            Cell::from(delivered.level.map(|level| i64::from(level.number()))),
            Cell::from(status.map(|status| status.label().to_owned())),
            Cell::from(evidence.map(|evidence| evidence.text.trim().to_owned())),
            Cell::from(evidence.and_then(|evidence| evidence.date.clone())),
            Cell::from(if who.is_empty() { source } else { who }),
            Cell::from(delivered.lateness.in_words()).toned(tones::of_lateness(delivered.lateness)),
            Cell::from(delivered.lateness.days_late().map(i64::from)),
            Cell::from(delivered.expected.map(PartialDate::from)),
        ],
        ..Row::default()
    }
}

/// The day that something is due; a month or a year as it is said.
fn due_date(delivered: &Delivered<'_>) -> Value {
    let said = delivered.commitment.due.date.clone();
    let computed = delivered.due.day().map(PartialDate::from);
    said.filter(PartialDate::is_possible).or(computed).into()
}

/// How the date comes about, if it isn't simply said, and why there is none.
fn how_due(delivered: &Delivered<'_>, names: &Names<'_>) -> String {
    let frame = &delivered.commitment.due;
    match &delivered.due {
        Due::Unsaid => String::new(),
        Due::On(_) if frame.date.is_some() => String::new(),
        Due::On(_) => time_frame(frame, names),
        due => due.in_words(names),
    }
}

fn mechanisms(seen: &Seen, mechanisms: &[Mechanism]) -> String {
    let lines: Vec<String> = mechanisms
        .iter()
        .map(|mechanism| {
            let kind = mechanism.kind.as_ref().map(|kind| kind.label().to_owned());
            let mut line = kind.unwrap_or_else(|| "Mechanism".to_owned());
            if !mechanism.by.is_empty() {
                let by = seen.titles(mechanism.by.iter().map(|party| party.id()));
                line.push_str(&format!(" by {by}"));
            }
            if !mechanism.method.trim().is_empty() {
                line.push_str(&format!(": {}", mechanism.method.trim()));
            }
            line
        })
        .collect();
    lines.join("\n")
}
