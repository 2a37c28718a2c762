//! Tables for spreadsheets and letters, and tables from them.
//!
//! A [`Sheet`] is a small typed table. It is written as CSV ([`csv`]), as a Markdown table
//! ([`markdown`]) and, several at once, as a workbook ([`xlsx`]); [`tabbed`] is for the clipboard.
//! The same sheets give the same bytes: no clock is read. [`read`] reads CSV, and what is pasted
//! from a spreadsheet, as rows of text.

mod colour;
mod delimiter;
mod error;
mod grid;
mod markdown;
mod names;
mod read;
mod separated;
mod tabs;
mod width;
mod xlsx;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::model::PartialDate;

pub use colour::{Tone, Tones};
pub use error::{ReadError, WriteError};
pub use markdown::write as markdown;
pub use read::{MAX_CELLS, MAX_COLUMNS, ReadRow, Table, read, read_text};
pub use separated::{CsvOptions, tabbed, write as csv};
pub use xlsx::{About, write as xlsx};

/// A table with a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What the tab of a workbook is called; it is made to fit the rules for such names.
    pub name: String,
    /// What stands above the table; may be empty.
    pub title: String,
    /// What is to be known of the whole: `As of 14 December 2025`, `Among what is shown`.
    pub subtitles: Vec<String>,
    /// What the groups of rows are (`Bloc`, `Theme`); empty if rows are not grouped.
    pub group_head: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, those of one group one after the other.
    pub rows: Vec<Row>,
}

/// A column of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// What is written above it.
    pub head: String,
    /// What stands above its head and those of its neighbours of the same group (the issue of
    /// options); may be empty.
    pub group: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// How wide it should be, in letters; else as wide as what it holds, within reason.
    pub width: Option<u16>,
    /// What is to be known of the column; a comment on its head in a workbook.
    pub note: String,
}

/// What a column holds; a cell may hold something else all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Words.
    #[default]
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Days, months and years.
    Date,
    /// Yes or no.
    Flag,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The group that it belongs to; may be empty.
    pub group: String,
    /// Its cells; those that are missing at the end are blank, those past the last column are not
    /// written.
    pub cells: Vec<Cell>,
}

/// A cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// The name of its colour in the [`Tones`]; may be empty.
    pub tone: Cow<'static, str>,
    /// A comment on it, in a workbook; the other formats have none.
    pub note: String,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Blank,
    /// Words, never taken for a formula.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number; one that is not finite is blank.
    Number(f64),
    /// A date. A whole day is a date for a spreadsheet too, a month or a year is a text.
    Date(PartialDate),
    /// Yes or no.
    Flag(bool),
}

impl Column {
    /// A column that holds this.
    pub fn new(head: impl Into<String>, kind: ColumnKind) -> Self {
        Self {
            head: head.into(),
            kind,
            ..Self::default()
        }
    }

    /// The same, below this group's head.
    #[must_use]
    pub fn within(mut self, group: impl Into<String>) -> Self {
        self.group = group.into();
        self
    }

    /// The same, this many letters wide.
    #[must_use]
    pub fn wide(mut self, letters: u16) -> Self {
        self.width = Some(letters);
        self
    }
}

impl Cell {
    /// The same, in this colour.
    #[must_use]
    pub fn toned(mut self, tone: impl Into<Cow<'static, str>>) -> Self {
        self.tone = tone.into();
        self
    }

    /// The same, with this comment.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

impl<T: Into<Value>> From<T> for Cell {
    fn from(value: T) -> Self {
        Self {
            value: value.into(),
            ..Self::default()
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<PartialDate> for Value {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Blank, Into::into)
    }
}

impl Value {
    /// It as text: dates as ISO 8601, flags as yes or no.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Blank => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Number(number) if number.is_finite() => Cow::Owned(number.to_string()),
            Self::Number(_) => Cow::Borrowed(""),
            Self::Date(date) => Cow::Owned(date.to_string()),
            Self::Flag(true) => Cow::Borrowed("yes"),
            Self::Flag(false) => Cow::Borrowed("no"),
        }
    }

    /// Whether it may begin with a sign without being taken for a formula.
    fn is_number(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Number(_))
    }
}
