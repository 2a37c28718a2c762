//! Tables and calendars for others: positions, commitments, findings, talks and due dates.
//!
//! A [`Wish`] says what is wanted, in which format and for whom; [`write`] makes the file. Whatever
//! is for a room is made from its projection and nothing else ([`Seen`]); what is for the team says
//! so at its top. Findings are for the team only. Dates are written as in files: `2025-12-14`.

mod ask;
mod calendar;
mod commitments;
mod findings;
mod positions;
mod record;
mod seen;
mod tones;

use std::sync::Arc;

use super::Clock;
use crate::{
    analysis::{
        Reports,
        matrix::{ColumnOrder, Query, RowOrder},
        moments::AsOf,
        room::spec::Audience,
    },
    io::{
        calendar::DueAs,
        sheet::{self, About, CsvOptions, Sheet},
    },
    model::Scenario,
};

pub use ask::{AskedExport, Shown};
pub use calendar::{delivery_of, due_dates};
pub use seen::Seen;

/// What is exported.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Who stands where on what, and the record of all entries.
    Positions(Box<MatrixShape>),
    /// The record of all positions alone.
    Record,
    /// The implementation matrix.
    Commitments,
    /// What the check finds: for the team only.
    Findings,
    /// Talks and due dates, for calendars.
    Calendar,
}

/// Which matrix of positions, and how it is turned and ordered: as it is before the user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixShape {
    /// Who and what is in it; none: a matrix for options, for provisions and for proposals, of
    /// whatever anyone has a position on.
    pub query: Option<Query>,
    /// Whether parties stand in columns.
    pub is_turned: bool,
    /// The order of what positions are on.
    pub columns: ColumnOrder,
    /// The order of the parties.
    pub rows: RowOrder,
}

/// A format of a table or calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// A plain table.
    Csv,
    /// Tables in a text.
    Markdown,
    /// A calendar.
    Ics(DueAs),
}

/// What is wanted, how and for whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What.
    pub what: What,
    /// How.
    pub format: Format,
    /// For whom.
    pub audience: Audience,
}

/// What an export is made from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The whole scenario.
    pub scenario: Arc<Scenario>,
    /// What is computed from it, if that is at hand.
    pub reports: Option<Arc<Reports>>,
    /// The moment from which it is looked at.
    pub as_of: AsOf,
    /// What time it is.
    pub clock: Clock,
}

impl What {
    /// What a user is offered; positions in all their matrices, with the record.
    pub fn all() -> [Self; 4] {
        [
            Self::Positions(Box::default()),
            Self::Commitments,
            Self::Findings,
            Self::Calendar,
        ]
    }

    /// What it is called.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Positions(_) => "Positions",
            Self::Record => "The record of positions",
            Self::Commitments => "Commitments",
            Self::Findings => "Findings",
            Self::Calendar => "Calendar",
        }
    }

    /// The formats that it is written in.
    pub fn formats(&self) -> &'static [Format] {
        match self {
            Self::Calendar => &[Format::Ics(DueAs::Todo), Format::Ics(DueAs::Event)],
            _ => &[Format::Xlsx, Format::Csv, Format::Markdown],
        }
    }

    /// Whether it is for nobody but the team.
    pub fn is_for_team_only(&self) -> bool {
        matches!(self, Self::Findings)
    }
}

impl Format {
    /// What it is, in a list of formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "Workbook (XLSX)",
            Self::Csv => "Plain table (CSV)",
            Self::Markdown => "Text with tables (Markdown)",
            Self::Ics(DueAs::Todo) => "Calendar (ICS), what is due as tasks",
            Self::Ics(DueAs::Event) => "Calendar (ICS), what is due as whole days",
        }
    }

    /// What it is good for, in a few words.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Xlsx => "for Excel and LibreOffice, with colours and comments",
            Self::Csv => "one table, for any program",
            Self::Markdown => "to paste into a paper",
            Self::Ics(DueAs::Todo) => "for Thunderbird, Apple Calendar, KOrganizer",
            Self::Ics(DueAs::Event) => "for Google and Outlook, which show no tasks",
        }
    }

    /// How the names of its files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Ics(_) => "ics",
        }
    }
}

impl Wish {
    /// What the file is called unless the user says otherwise.
    pub fn file_name(&self, title: &str) -> String {
        let what = self.what.name().to_lowercase();
        let whose = match self.audience {
            Audience::Team => ", team only",
            Audience::Room(_) => "",
        };
        format!("{title}, {what}{whose}.{}", self.format.ending())
    }
}

/// Makes the file that is wished for.
///
/// # Errors
/// One sentence, if the room may not have it or it can't be made.
pub fn write(wish: &Wish, source: &Source) -> Result<Vec<u8>, String> {
    let seen = Seen::of(source, &wish.audience)?;
    if let Format::Ics(due_as) = wish.format {
        if wish.what != What::Calendar {
            return Err(format!("{} are not for a calendar", wish.what.name()));
        }
        let file = calendar::file(&seen, due_as);
        return match file.written {
            0 => Err(
                "No talk and no commitment has a date, so the calendar would be empty".to_owned(),
            ),
            _ => Ok(file.bytes),
        };
    }
    let sheets = sheets(&shaped(wish), &seen)?;
    match wish.format {
        Format::Csv => {
            let options = CsvOptions {
                bom: true,
                // A plain table for programs, unless it has to say whom it is for.
                titles: seen.is_for_team(),
            };
            let first = sheets.first();
            Ok(first.map_or_else(Vec::new, |first| sheet::csv(first, options)))
        }
        Format::Markdown => {
            let texts: Vec<String> = sheets.iter().map(sheet::markdown).collect();
            Ok(texts.join("\n").into_bytes())
        }
        Format::Xlsx | Format::Ics(_) => {
            let about = About {
                title: seen.title(wish.what.name()),
                created: seen.written_at(),
            };
            let tones = tones::all();
            sheet::xlsx(&sheets, &tones, &about).map_err(|error| sentence(&error.to_string()))
        }
    }
}

/// What is wished for. A text has room for few columns: parties stand there, unless someone has said
/// how the matrix is turned.
fn shaped(wish: &Wish) -> What {
    match &wish.what {
        What::Positions(shape) if wish.format == Format::Markdown && shape.query.is_none() => {
            What::Positions(Box::new(MatrixShape {
                is_turned: true,
                ..MatrixShape::clone(shape)
            }))
        }
        what => what.clone(),
    }
}

/// A wish as text for the clipboard, which spreadsheets paste cell by cell: the first of its tables.
///
/// # Errors
/// As of [`write()`].
pub fn copied(what: &What, audience: &Audience, source: &Source) -> Result<String, String> {
    let seen = Seen::of(source, audience)?;
    let sheets = sheets(what, &seen)?;
    Ok(sheets.first().map(sheet::tabbed).unwrap_or_default())
}

/// The tables of what is exported; never none.
///
/// # Errors
/// One sentence, if it is no table, or none for others than the team.
pub fn sheets(what: &What, seen: &Seen) -> Result<Vec<Sheet>, String> {
    match what {
        What::Positions(shape) => {
            let mut sheets = positions::sheets(seen, shape);
            sheets.push(record::sheet(seen));
            Ok(sheets)
        }
        What::Record => Ok(vec![record::sheet(seen)]),
        What::Commitments => Ok(vec![commitments::sheet(seen)]),
        What::Findings if seen.is_for_team() => Ok(vec![findings::sheet(seen)]),
        What::Findings => Err(
            "Findings are for the team only: they tell what is missing, and what others must not see"
                .to_owned(),
        ),
        What::Calendar => Err("A calendar is no table".to_owned()),
    }
}

/// Without the full stop that ends a sentence of another program.
fn sentence(text: &str) -> String {
    text.trim_end_matches('.').to_owned()
}
