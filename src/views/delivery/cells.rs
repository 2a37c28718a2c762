//! What a row says, in words.

use egui::Color32;

use super::{record, state};
use crate::{
    analysis::{
        delivery::{self, Lateness, Level, Row},
        schedule::{Due, time_frame},
        sentence::Names,
    },
    model::{
        Evidence, Id, PartialDate, naming,
        word::{CommitmentKind, Word as _},
    },
    theme,
    views::Context,
};

/// How much a text matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// As the rest.
    Plain,
    /// Less.
    Soft,
    /// It can't be as it is said.
    Wrong,
    /// It is going wrong.
    Overdue,
}

/// What a row says.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    pub(super) title: String,
    /// What kind of promise it is, if it is a special one.
    pub(super) kind: String,
    /// The same, and what it delivers.
    pub(super) under: String,
    pub(super) provision: String,
    pub(super) proposal: String,
    pub(super) who: Vec<(String, Option<Color32>)>,
    pub(super) due: String,
    /// The same where there is little room.
    pub(super) due_brief: String,
    pub(super) due_tone: Tone,
    /// A relative deadline as it is said; why there is none.
    pub(super) frame: String,
    /// How it stands to its deadline, and more of that.
    pub(super) timing: String,
    pub(super) timing_more: &'static str,
    /// The same in full.
    pub(super) timing_name: String,
    pub(super) timing_tone: Tone,
    pub(super) depends_on: Vec<String>,
    pub(super) mechanisms: String,
    pub(super) verified_by: String,
    pub(super) benchmarks: String,
    pub(super) level: Option<Level>,
    pub(super) status: String,
    /// Since when that is on record.
    pub(super) since: String,
    /// The same where there is little room.
    pub(super) since_brief: String,
    /// The same in a sentence, with what was then observed.
    pub(super) shown_by: String,
    /// What was observed last, and when.
    pub(super) evidence: String,
    /// All that is late, in a sentence.
    pub(super) sentence: String,
    /// What a screen reader says.
    pub(super) name: String,
}

/// The status in one or two words.
pub(super) fn status(level: Option<Level>) -> String {
    level.map_or_else(
        || "Not known".to_owned(),
        |level| level.status().label().to_owned(),
    )
}

impl Cells {
    pub(super) fn of(cx: &Context<'_>, row: &Row<'_>) -> Self {
        let scenario = cx.scenario();
        let date = |date: &PartialDate| cx.date(date);
        let names = Names {
            scenario,
            index: &cx.reports().index,
            date: &date,
        };
        let commitment = row.commitment;
        let provision = commitment.provision.as_ref().map(|it| it.id());
        let place = provision.and_then(|id| cx.reports().index.place(id));
        let provision = provision.map(|id| cx.title(id)).unwrap_or_default();
        let kind = commitment.kind.as_ref();
        let kind = kind.filter(|kind| **kind != CommitmentKind::Commitment);
        let kind = kind.map_or("", |kind| kind.label()).to_owned();
        let under = [kind.as_str(), provision.as_str()];
        let who: Vec<_> = row.responsible().map(|id| party(cx, id)).collect();
        let (due, due_tone) = due_in_words(&row.due, &names);
        let brief = |date: &PartialDate| date.in_brief(cx.month_first);
        let (due_brief, _) = due_in_words(
            &row.due,
            &Names {
                date: &brief,
                ..names
            },
        );
        let (timing, timing_more, timing_tone) = timing(row);
        let timing_name = match row.lateness {
            Lateness::DoneLate(_) => row.lateness.in_words(),
            _ => timing.clone(),
        };
        let day = state::today(cx);
        let found = |place: Option<usize>| commitment.evidence.get(place?);
        let evidence = found(record::counting(commitment, day));
        let first = found(record::first_showing(commitment, day));
        let since = first.and_then(|it| it.date.as_ref());
        let status = status(row.level);
        let shown_by = match (first, since) {
            (Some(first), Some(since)) => joined(
                &[
                    &format!("{status} since {}", cx.date(since)),
                    &plain(&first.text),
                ],
                ": ",
            ),
            _ => String::new(),
        };
        let mut cells = Self {
            title: row.title(),
            under: joined(&under, " · "),
            kind: kind.clone(),
            provision,
            proposal: place.map(|place| cx.title(&place.card)).unwrap_or_default(),
            who,
            due,
            due_brief,
            due_tone,
            frame: frame_in_words(row, &names),
            timing,
            timing_more,
            timing_name,
            timing_tone,
            depends_on: row.depends_on().map(|id| cx.title(id)).collect(),
            mechanisms: mechanisms(row),
            verified_by: verified_by(cx, row),
            benchmarks: match commitment.benchmarks.len() {
                0 => String::new(),
                all => format!("{} of {all}", row.benchmarks_done),
            },
            level: row.level,
            status,
            since: since.map(|it| cx.date(it)).unwrap_or_default(),
            since_brief: since.map(brief).unwrap_or_default(),
            shown_by,
            evidence: evidence.map(|it| observed(cx, it)).unwrap_or_default(),
            sentence: row
                .late_in_words(&names)
                .map(|sentence| sentence.to_string())
                .unwrap_or_default(),
            name: String::new(),
        };
        cells.name = cells.in_words();
        cells
    }

    /// Who is responsible.
    pub(super) fn who_in_words(&self) -> String {
        let names: Vec<&str> = self.who.iter().map(|(name, _)| name.as_str()).collect();
        names.join(", ")
    }

    fn in_words(&self) -> String {
        let due = match self.due.as_str() {
            "" => "no deadline".to_owned(),
            due if self.due_tone == Tone::Plain => format!("due {due}"),
            due => due.to_owned(),
        };
        let who = self.who_in_words();
        let benchmarks = match self.benchmarks.as_str() {
            "" => String::new(),
            done => format!("{done} benchmarks reached"),
        };
        joined(
            &[
                &self.title,
                &who,
                &due,
                &self.timing_name,
                &benchmarks,
                &self.status,
            ],
            ", ",
        )
    }
}

/// Parts that are not blank, in a row.
fn joined(parts: &[&str], between: &str) -> String {
    let filled = parts.iter().copied().filter(|part| !part.is_empty());
    filled.collect::<Vec<_>>().join(between)
}

/// What a party is called in short, and its colour.
pub(super) fn party(cx: &Context<'_>, id: &Id) -> (String, Option<Color32>) {
    cx.scenario().parties.get(id).map_or_else(
        || (cx.title(id), None),
        |party| {
            let name = naming::short_name(party);
            let name = if name.is_empty() {
                cx.title(id)
            } else {
                name.to_owned()
            };
            (name, party.colour.rgb().map(theme::colour))
        },
    )
}

fn due_in_words(due: &Due, names: &Names<'_>) -> (String, Tone) {
    match due {
        Due::On(_) => (due.in_words(names), Tone::Plain),
        Due::Unsaid => (String::new(), Tone::Soft),
        Due::Circle => ("In a circle".to_owned(), Tone::Wrong),
        Due::AfterUndated(_) => ("Not dated yet".to_owned(), Tone::Soft),
        Due::Impossible | Due::HalfSaid | Due::Dangling(_) => {
            ("No possible date".to_owned(), Tone::Wrong)
        }
    }
}

/// How the deadline is said where that is not a date.
fn frame_in_words(row: &Row<'_>, names: &Names<'_>) -> String {
    let due = &row.commitment.due;
    if due.date.is_some() {
        // A month or a year counts to its last day.
        let is_day = matches!(due.date, Some(PartialDate::Day(_)));
        return if is_day {
            String::new()
        } else {
            time_frame(due, names)
        };
    }
    match &row.due {
        Due::Unsaid => String::new(),
        Due::HalfSaid => row.due.in_words(names),
        _ => time_frame(due, names),
    }
}

/// How a row stands to its deadline, what is to be added to that, and how much it matters: what
/// is over matters less than what is not.
fn timing(row: &Row<'_>) -> (String, &'static str, Tone) {
    let has_days = row.full_since.is_some() && row.due.day().is_some();
    match row.lateness {
        Lateness::Done if has_days => ("On time".to_owned(), "", Tone::Soft),
        Lateness::NoDeadline | Lateness::Done => (String::new(), "", Tone::Soft),
        Lateness::DoneLate(days) => (
            format!("{} after", delivery::days(days)),
            // The evidence may be younger than the deed.
            "as first on record",
            Tone::Soft,
        ),
        Lateness::Overdue(_) => (row.lateness.in_words(), "", Tone::Overdue),
        Lateness::Open(_) => (row.lateness.in_words(), "", Tone::Soft),
    }
}

/// What was observed, after its day.
fn observed(cx: &Context<'_>, evidence: &Evidence) -> String {
    let date = evidence.date.as_ref().map(|date| cx.date(date));
    joined(&[&date.unwrap_or_default(), &plain(&evidence.text)], ": ")
}

fn mechanisms(row: &Row<'_>) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for mechanism in row.mechanisms() {
        let kind = mechanism
            .kind
            .as_ref()
            .map_or("Mechanism", |kind| kind.label());
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.join(", ")
}

fn verified_by(cx: &Context<'_>, row: &Row<'_>) -> String {
    let mut who: Vec<String> = Vec::new();
    for by in row.mechanisms().iter().flat_map(|it| &it.by) {
        let (name, _) = party(cx, by.id());
        if !who.contains(&name) {
            who.push(name);
        }
    }
    who.join(", ")
}

/// Prose on one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
