//! Tests of calendars, out and in.

mod fuzz;
mod reading;
mod writing;

use super::*;

fn entry(id: &str, title: &str, start: &str, end: &str) -> Entry {
    let date = |text: &str| (!text.is_empty()).then(|| PartialDate::parse(text));
    Entry {
        id: Id::from(id),
        title: title.to_owned(),
        start: date(start),
        end: date(end),
        ..Entry::default()
    }
}

fn commitment(id: &str, title: &str, due: &str) -> Entry {
    Entry {
        what: What::Commitment,
        ..entry(id, title, "", due)
    }
}

fn options() -> Options {
    Options {
        name: "Berlin talks".to_owned(),
        stamp: jiff::civil::date(2025, 12, 14).at(9, 30, 5, 0),
        due_as: DueAs::Todo,
    }
}

fn written(entries: &[Entry]) -> String {
    String::from_utf8(write(entries, &options()).bytes).unwrap()
}

/// The lines of a file without their folds.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n ", "")
        .lines()
        .map(str::to_owned)
        .collect()
}

fn days(item: &Item) -> (String, String) {
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    (day(item.start), day(item.end))
}
