//! Writing an iCalendar file.

use icalendar::{Calendar, Class, Component as _, Event, EventLike as _, Property, Todo};
use jiff::civil::{Date, DateTime};

use super::{Entry, Status, What, days, span, uid::Uids};
use crate::model::PartialDate;

/// The most letters of a title or venue, and of a description. Programs cut what is longer.
const MAX_LINE: usize = 400;
const MAX_TEXT: usize = 4_000;

/// As what a commitment's due date is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DueAs {
    /// A to-do. Some programs (Google Calendar, Outlook) do not show those.
    #[default]
    Todo,
    /// An event of one whole day, which every program shows.
    Event,
}

/// How a calendar is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// What the calendar is called.
    pub name: String,
    /// When it is written, in UTC.
    pub stamp: DateTime,
    /// As what due dates are written.
    pub due_as: DueAs,
}

/// A calendar file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its bytes: UTF-8, lines of at most 75 bytes.
    pub bytes: Vec<u8>,
    /// How many entries are in it.
    pub written: usize,
    /// How many were left out because they have no date.
    pub undated: usize,
}

/// Writes a calendar. The same entries give the same bytes.
pub fn write(entries: &[Entry], options: &Options) -> File {
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Nonpaper//Nonpaper//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    if !options.name.trim().is_empty() {
        calendar.name(&line(&options.name));
    }
    let mut uids = Uids::default();
    let mut written = 0;
    for entry in entries {
        let uid = uids.next(&entry.id);
        let Some(days) = span(entry.start.as_ref(), entry.end.as_ref()) else {
            continue;
        };
        written += 1;
        let is_todo = entry.what == What::Commitment && options.due_as == DueAs::Todo;
        if is_todo {
            let mut todo = Todo::new();
            todo.append_property(date_property("DUE", days.1));
            common(&mut todo, entry, &uid, options, is_todo);
            calendar.push(todo);
        } else {
            calendar.push(event(entry, days, &uid, options));
        }
    }
    File {
        bytes: calendar.to_string().into_bytes(),
        written,
        undated: entries.len() - written,
    }
}

fn event(entry: &Entry, (first, last): (Date, Date), uid: &str, options: &Options) -> Event {
    let mut event = Event::new();
    // A deadline counts to the last day of its span.
    let first = match entry.what {
        What::Talk => first,
        What::Commitment => last,
    };
    event.append_property(date_property("DTSTART", first));
    // The end is the first day that is no longer part of it; after the last day there is none.
    if let Ok(after) = last.tomorrow() {
        event.append_property(date_property("DTEND", after));
    }
    let is_free = entry.what == What::Commitment || imprecise(entry).is_some();
    let transparency = if is_free { "TRANSPARENT" } else { "OPAQUE" };
    event.append_property(Property::new("TRANSP", transparency));
    let venue = line(&entry.venue);
    if !venue.is_empty() {
        event.location(&venue);
    }
    common(&mut event, entry, uid, options, false);
    event
}

fn common(
    component: &mut impl icalendar::Component,
    entry: &Entry,
    uid: &str,
    options: &Options,
    is_todo: bool,
) {
    let stamp = options.stamp;
    component.append_property(Property::new(
        "DTSTAMP",
        format!(
            "{}T{:02}{:02}{:02}Z",
            days::basic(stamp.date()),
            stamp.hour(),
            stamp.minute(),
            stamp.second()
        ),
    ));
    component.uid(&line(uid));
    component.summary(&line(&entry.title));
    let known = imprecise(entry);
    let texts = [known.as_deref().unwrap_or_default(), &entry.description];
    let description = text(&texts.join("\n"));
    if !description.is_empty() {
        component.description(&description);
    }
    if let Some(status) = entry.status.and_then(|status| word(status, is_todo)) {
        component.append_property(Property::new("STATUS", status));
    }
    component.class(if entry.is_public {
        Class::Public
    } else {
        Class::Confidential
    });
}

/// The word for a status, where events or to-dos have it.
fn word(status: Status, is_todo: bool) -> Option<&'static str> {
    match (status, is_todo) {
        (Status::Cancelled, _) => Some("CANCELLED"),
        (Status::Tentative, false) => Some("TENTATIVE"),
        (Status::Confirmed, false) => Some("CONFIRMED"),
        (Status::NeedsAction, true) => Some("NEEDS-ACTION"),
        (Status::InProcess, true) => Some("IN-PROCESS"),
        (Status::Completed, true) => Some("COMPLETED"),
        _ => None,
    }
}

fn date_property(key: &str, day: Date) -> Property {
    Property::new(key, days::basic(day))
        .add_parameter("VALUE", "DATE")
        .done()
}

/// What is not known of its dates, in a sentence; none if the days are known.
fn imprecise(entry: &Entry) -> Option<String> {
    let is_day = |date: &&PartialDate| matches!(date, PartialDate::Day(_));
    let dates = [entry.start.as_ref(), entry.end.as_ref()];
    let mut partial = dates
        .into_iter()
        .flatten()
        .filter(|date| date.is_possible() && !is_day(date));
    let first = partial.next()?;
    let what = match first {
        PartialDate::Year(_) => "year",
        _ => "month",
    };
    let ending = match (entry.what, partial.next()) {
        (What::Commitment, _) => "; it counts as due on the last day".to_owned(),
        (What::Talk, Some(last)) => format!(", to {}", last.in_words(false)),
        (What::Talk, None) => String::new(),
    };
    Some(format!(
        "Only the {what} is known: {}{ending}.",
        first.in_words(false)
    ))
}

/// The text on one line, without control characters, and not too long.
fn line(of: &str) -> String {
    let text = text(of);
    let words: Vec<&str> = text.split_whitespace().collect();
    cut(&words.join(" "), MAX_LINE)
}

/// The text with plain line breaks, without control characters, and not too long.
fn text(of: &str) -> String {
    let text: String = of
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .collect();
    cut(text.trim(), MAX_TEXT)
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{short}…")
}
