//! What a preview says of the entries of a calendar.

use jiff::civil::Date;

use super::Row;
use crate::{
    io::calendar::{Item, Status, What},
    model::PartialDate,
};

/// `14 December 2025 to 16 December 2025`; `no date`.
pub(super) fn days(
    start: Option<&PartialDate>,
    end: Option<&PartialDate>,
    month_first: bool,
) -> String {
    let named = |date: Option<&PartialDate>| {
        date.filter(|date| date.is_possible())
            .map(|date| date.in_words(month_first))
    };
    match (named(start), named(end)) {
        (Some(start), Some(end)) if start != end => format!("{start} to {end}"),
        (Some(only), _) | (None, Some(only)) => only,
        (None, None) => "no date".to_owned(),
    }
}

fn whole_days(first: Date, last: Date, month_first: bool) -> String {
    let (first, last) = (PartialDate::Day(first), PartialDate::Day(last));
    days(Some(&first), Some(&last), month_first)
}

/// What is left out, and why.
pub(super) fn left_out(item: &Item, why: &str) -> Row {
    let title = if item.title.is_empty() {
        "Untitled entry".to_owned()
    } else {
        item.title.clone()
    };
    Row {
        title,
        says: why.to_owned(),
        notes: Vec::new(),
        edit: None,
        card: None,
        is_new: false,
    }
}

/// What becomes of a talk that is already there.
pub(super) fn talk_change(
    was: &str,
    moves: Option<(Date, Date)>,
    is_off: bool,
    month_first: bool,
) -> String {
    let moved = moves.map(|(first, last)| {
        let now = whole_days(first, last, month_first);
        format!("New dates: {now}, instead of {was}")
    });
    match (moved, is_off) {
        (Some(moved), true) => format!("{moved}; and the talk is cancelled"),
        (Some(moved), false) => moved,
        (None, true) => "Cancels the talk".to_owned(),
        (None, false) => "It is already there, on these days".to_owned(),
    }
}

/// What becomes of a commitment that is already there.
pub(super) fn due_change(was: &str, moves: Option<Date>, month_first: bool) -> String {
    match moves {
        Some(day) => {
            let now = PartialDate::Day(day).in_words(month_first);
            format!("New due date: {now}, instead of {was}")
        }
        None => "It is already there, due on this day".to_owned(),
    }
}

/// What becomes of what is new.
pub(super) fn made(item: &Item, start: Option<Date>, month_first: bool) -> String {
    match item.what {
        What::Talk => {
            let when = match (start, item.end) {
                (Some(first), Some(last)) => whole_days(first, last, month_first),
                _ => "no date".to_owned(),
            };
            let venue = if item.venue.is_empty() {
                String::new()
            } else {
                format!(", {}", item.venue)
            };
            format!("Adds a talk: {when}{venue}")
        }
        What::Commitment => match item.end {
            Some(day) => {
                let day = PartialDate::Day(day).in_words(month_first);
                format!("Adds a commitment, due {day}")
            }
            None => "Adds a commitment with no due date".to_owned(),
        },
    }
}

/// What is lost or guessed of what is new.
pub(super) fn notes(item: &Item) -> Vec<String> {
    let mut notes = Vec::new();
    if item.repeats {
        notes.push("It comes back by a rule; only its first time is taken".to_owned());
    }
    if item.times.ends_with("(UTC)") {
        notes.push(format!(
            "Its time is given in UTC, {}, so the day may be another at the venue",
            item.times.trim_end_matches(" (UTC)")
        ));
    }
    if item.what == What::Commitment && item.status == Some(Status::InProcess) {
        notes.push("It is under way in the calendar; say how far it is implemented".to_owned());
    }
    if item.is_damaged {
        notes.push("Part of the entry could not be read".to_owned());
    }
    notes
}
