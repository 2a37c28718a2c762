//! What comes in from a file or the clipboard and is looked at before it is added: tables of
//! positions and calendars. Graphs are [`Incoming`].

mod calendar;
mod table;

use std::path::Path;

use super::{Dialog, Incoming, Level, Workspace};
use crate::io::{
    calendar as ics,
    file::name_of,
    graph::{self, limits},
    sheet,
};

pub use calendar::CalendarIn;
pub use table::{ReadAs, TableIn, holds_positions};

/// What was read from another program's file.
#[derive(Debug)]
pub enum ReadFile {
    /// Parties and relations.
    Graph(Box<Incoming>),
    /// A table; perhaps a list of ties too.
    Table(Box<sheet::Table>, Option<Ties>),
    /// A calendar.
    Calendar(Box<ics::Incoming>),
}

/// A table as a list of ties.
#[derive(Clone, Debug, PartialEq)]
pub struct Ties {
    /// What would be made of it.
    pub incoming: Box<Incoming>,
    /// Whether its heads say so; else any table can be read as one.
    pub is_sure: bool,
}

impl ReadFile {
    /// What is in a file.
    ///
    /// # Errors
    /// The end of a sentence that says why it can't be read.
    pub fn read(path: &Path) -> Result<Self, String> {
        let is_too_large =
            std::fs::metadata(path).is_ok_and(|about| about.len() > limits::MAX_BYTES as u64);
        if is_too_large {
            return Err("it is too large".to_owned());
        }
        let bytes = std::fs::read(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            std::io::ErrorKind::PermissionDenied => "you are not allowed to".to_owned(),
            _ => error.to_string(),
        })?;
        Self::of(&bytes, &name_of(path))
    }

    /// What is in the bytes of a file of this name.
    ///
    /// # Errors
    /// As of [`ReadFile::read`].
    pub fn of(bytes: &[u8], file: &str) -> Result<Self, String> {
        let ending = Path::new(file)
            .extension()
            .and_then(|ending| ending.to_str());
        let is_named = |endings: &[&str]| {
            ending.is_some_and(|own| endings.iter().any(|other| own.eq_ignore_ascii_case(other)))
        };
        if is_named(&["ics"]) || is_calendar(bytes) {
            let read = ics::read(bytes).map_err(|why| ending_of(&why.to_string()))?;
            return Ok(Self::Calendar(Box::new(read)));
        }
        let ties = Incoming::of(bytes, file);
        if is_named(&["csv", "tsv", "tab", "txt"]) {
            return match (sheet::read(bytes), ties) {
                (Ok(table), ties) => {
                    let is_sure = graph::detect(bytes, "").is_some();
                    let ties = ties.ok().map(Box::new);
                    let ties = ties.map(|incoming| Ties { incoming, is_sure });
                    Ok(Self::Table(Box::new(table), ties))
                }
                (Err(_), Ok(ties)) => Ok(Self::Graph(Box::new(ties))),
                (Err(why), Err(_)) => Err(ending_of(&why.to_string())),
            };
        }
        if is_named(&["xlsx", "xls", "ods"]) {
            return Err("it is a workbook: save its sheet as CSV first".to_owned());
        }
        ties.map(|ties| Self::Graph(Box::new(ties)))
    }
}

fn is_calendar(bytes: &[u8]) -> bool {
    let begin = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    begin
        .get(..15)
        .is_some_and(|begin| begin.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"))
}

/// A sentence as the end of another.
fn ending_of(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

impl Workspace {
    /// Shows what was read from a file, before any of it is added.
    pub(in crate::commands) fn take_read(&mut self, file: &str, read: ReadFile) {
        let missing = |what: &str| {
            format!("Open or make the scenario first that the {what} of {file} go into")
        };
        match read {
            ReadFile::Graph(incoming) => self.dialog = Some(Dialog::Import(incoming)),
            ReadFile::Table(table, ties) => match self.look_at_table(file, *table, ties) {
                Some(dialog) => self.dialog = Some(dialog),
                None => self.notify(Level::Error, missing("positions")),
            },
            ReadFile::Calendar(read) => {
                if !self.look_at_calendar(file, *read) {
                    self.notify(Level::Error, missing("talks"));
                }
            }
        }
    }
}
