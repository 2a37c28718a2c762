//! Reading an iCalendar file.

use icalendar::Property;

use super::{
    Incoming, Item, ReadError, Status, What,
    days::{When, after},
    lines::{Part, Piece, pieces, unfolded},
};
use crate::io::graph::{self, decode};

/// The most events and to-dos that are read.
pub const MAX_ITEMS: usize = 50_000;

/// The most letters of a title, a venue or a description; what is longer is cut.
const MAX_TEXT: usize = 20_000;

/// What a calendar file holds: its events and to-dos. Alarms, attendees and attachments are left
/// out. Time and memory are linear in its length.
///
/// # Errors
/// If it is empty, too large or no calendar.
pub fn read(bytes: &[u8]) -> Result<Incoming, ReadError> {
    let (text, is_guessed) = decode(bytes).map_err(|error| match error {
        graph::ReadError::Empty => ReadError::Empty,
        graph::ReadError::TooLarge => ReadError::TooLarge,
        _ => ReadError::NotCalendar,
    })?;
    let lines = unfolded(&text);
    let is_calendar = |line: &String| line.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR");
    if !lines.iter().any(is_calendar) {
        return Err(ReadError::NotCalendar);
    }
    let mut reader = Reader::default();
    pieces(&lines, &mut |piece| reader.take(piece));
    if reader.incoming.items.len() > MAX_ITEMS {
        return Err(ReadError::TooManyItems);
    }
    let mut incoming = reader.incoming;
    let damaged = incoming.items.iter().filter(|item| item.is_damaged).count();
    if damaged > 0 {
        let entries = if damaged == 1 {
            "entry is"
        } else {
            "entries are"
        };
        incoming.warnings.push(format!(
            "{damaged} {entries} damaged; what can be read of them is shown"
        ));
    }
    if is_guessed {
        incoming.warnings.push(
            "The file is not in UTF-8; it was read as Western European text, so look at the accents"
                .to_owned(),
        );
    }
    Ok(incoming)
}

/// Puts an item together from its lines.
#[derive(Default)]
struct Reader {
    incoming: Incoming,
    item: Option<Draft>,
}

/// An item of which not all lines are read.
#[derive(Default)]
struct Draft {
    item: Item,
    start: Option<When>,
    end: Option<When>,
    due: Option<When>,
    duration: String,
}

impl Reader {
    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Begin(part) => {
                let mut draft = Draft::default();
                if part == Part::Todo {
                    draft.item.what = What::Commitment;
                }
                self.item = Some(draft);
            }
            Piece::End(is_missing) => {
                let Some(mut draft) = self.item.take() else {
                    return;
                };
                draft.item.is_damaged |= is_missing;
                // One more than the most tells that there are too many.
                if self.incoming.items.len() <= MAX_ITEMS {
                    self.incoming.items.push(draft.finish());
                }
            }
            Piece::Line(Part::Calendar, name, line) => {
                if matches!(name.as_str(), "NAME" | "X-WR-CALNAME")
                    && self.incoming.name.is_empty()
                    && let Ok(property) = line.parse::<Property>()
                {
                    self.incoming.name = plain(property.value(), true);
                }
            }
            Piece::Line(_, name, line) => {
                if let Some(draft) = &mut self.item {
                    draft.line(&name, &line);
                }
            }
        }
    }
}

impl Draft {
    fn line(&mut self, name: &str, line: &str) {
        const WANTED: [&str; 12] = [
            "UID",
            "SUMMARY",
            "LOCATION",
            "DESCRIPTION",
            "DTSTART",
            "DTEND",
            "DUE",
            "DURATION",
            "STATUS",
            "RRULE",
            "RDATE",
            "RECURRENCE-ID",
        ];
        if !WANTED.contains(&name) {
            return;
        }
        let Ok(property) = line.parse::<Property>() else {
            self.item.is_damaged = true;
            return;
        };
        let value = property.value();
        let item = &mut self.item;
        match name {
            "UID" => item.uid = plain(value, true),
            "SUMMARY" => item.title = plain(value, true),
            "LOCATION" => item.venue = plain(value, true),
            "DESCRIPTION" => item.description = plain(value, false),
            "STATUS" => item.status = status(value),
            "RRULE" | "RDATE" => item.repeats = true,
            "RECURRENCE-ID" => item.is_exception = true,
            "DURATION" => value.clone_into(&mut self.duration),
            _ => {
                let zone = property
                    .params()
                    .get("TZID")
                    .map(icalendar::Parameter::value);
                let when = When::read(value, zone);
                item.is_damaged |= when.is_none();
                match name {
                    "DTSTART" => self.start = when,
                    "DTEND" => self.end = when,
                    _ => self.due = when,
                }
            }
        }
    }

    fn finish(self) -> Item {
        let mut item = self.item;
        let end = self
            .end
            .or_else(|| after(self.start.as_ref()?, &self.duration));
        match item.what {
            What::Talk => {
                item.start = self.start.as_ref().map(|start| start.at.date());
                item.end = match (&self.start, &end) {
                    (Some(start), Some(end)) => Some(end.last_day(start)),
                    (Some(start), None) => Some(start.at.date()),
                    (None, end) => end.as_ref().map(|end| end.at.date()),
                };
                item.times = times(self.start.as_ref(), end.as_ref());
            }
            What::Commitment => {
                let due = self.due.or(end);
                item.end = due.as_ref().map(|due| due.at.date());
                item.times = times(due.as_ref(), None);
            }
        }
        item
    }
}

/// `10:00 to 12:30 (Europe/Berlin)`; empty for whole days.
fn times(start: Option<&When>, end: Option<&When>) -> String {
    let Some(start) = start.filter(|start| start.has_time) else {
        return String::new();
    };
    let mut out = start.clock();
    if let Some(end) = end.filter(|end| end.has_time && end.at > start.at) {
        out = format!("{out} to {}", end.clock());
    }
    if start.zone.is_empty() {
        out
    } else {
        format!("{out} ({})", plain(&start.zone, true))
    }
}

fn status(word: &str) -> Option<Status> {
    match word.trim().to_ascii_uppercase().as_str() {
        "TENTATIVE" => Some(Status::Tentative),
        "CONFIRMED" => Some(Status::Confirmed),
        "CANCELLED" | "CANCELED" => Some(Status::Cancelled),
        "NEEDS-ACTION" => Some(Status::NeedsAction),
        "IN-PROCESS" => Some(Status::InProcess),
        "COMPLETED" => Some(Status::Completed),
        _ => None,
    }
}

/// The text without control characters, on one line if it is to be, and not too long.
fn plain(text: &str, on_one_line: bool) -> String {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .take(MAX_TEXT)
        .collect();
    if on_one_line {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ")
    } else {
        text.trim().to_owned()
    }
}
