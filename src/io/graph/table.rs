//! Tables: edge lists, and the tables of elements and connections that Kumu reads.
//!
//! Columns are parted by commas, semicolons or tabs, and found by common names in any order. With
//! two columns for the ends it is a list of ties, with one for a label or id a list of nodes, and
//! without a header that is known the first two columns are the ends. Cells are trimmed.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};

use super::build::{Builder, Naming};
use super::oddities::Oddity;
use super::property::{self, Column, Draft, Property};
use super::{Format, Network, ReadError};

/// What columns may be parted by, the likeliest first.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// How much of a file is looked at to find out what it is, in bytes.
const SAMPLE: usize = 64 * 1024;

/// How many rows of that.
const SAMPLE_ROWS: usize = 100;

/// The longest name of a node that is believed where nothing else says that this is a table.
const MAX_NAME: usize = 120;

/// What the columns of a table are.
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// One row for each tie, and whether ties are directed unless they say otherwise.
    Edges(Vec<Option<Column>>, bool),
    /// One row for each node.
    Nodes(Vec<Option<Column>>),
    /// As edges, but the first row is one already.
    Bare(Vec<Option<Column>>),
}

/// How a table is laid out.
#[derive(Clone, Debug, PartialEq)]
struct Plan {
    delimiter: u8,
    kind: Kind,
}

/// Reads a table.
///
/// # Errors
///
/// If it has no columns for the ends of ties and none for labels.
pub(super) fn read(
    whole: &str,
    mut builder: Builder,
    format: Format,
) -> Result<(Network, Vec<String>), ReadError> {
    let (text, first_line) = without_separator_line(whole);
    let plan = plan(text).ok_or_else(|| ReadError::Other {
        format,
        line: first_line,
        found: "it has no columns for the two ends of a tie, such as source and target".to_owned(),
    })?;
    builder.naming = Naming::Table;
    let mut rows = reader(text, plan.delimiter);
    let mut record = StringRecord::new();
    let (columns, directed, ties) = match &plan.kind {
        Kind::Edges(columns, directed) => (columns, *directed, true),
        Kind::Bare(columns) => (columns, false, true),
        Kind::Nodes(columns) => (columns, false, false),
    };
    if matches!(plan.kind, Kind::Bare(_)) {
        builder.oddities.note(Oddity::NoHeader, "");
    } else {
        next(&mut rows, &mut record, first_line, format)?;
        for (name, column) in record.iter().zip(columns) {
            if column.is_none() {
                builder.oddities.column(name);
            }
        }
    }
    while next(&mut rows, &mut record, first_line, format)? {
        let mut draft = Draft::default();
        for (cell, column) in record.iter().zip(columns) {
            if let Some(column) = column {
                draft.set(*column, unguarded(cell.trim()));
            }
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let made = if ties {
            tie(draft, directed, &mut builder)
        } else {
            thing(draft, &mut builder)
        };
        made?;
    }
    builder.finish()
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn next(
    rows: &mut csv::Reader<&[u8]>,
    record: &mut StringRecord,
    first_line: usize,
    format: Format,
) -> Result<bool, ReadError> {
    rows.read_record(record).map_err(|_| {
        let line = usize::try_from(rows.position().line()).unwrap_or(0);
        ReadError::Broken {
            format,
            line: line + first_line - 1,
            what: "the row cannot be read".to_owned(),
        }
    })
}

fn tie(draft: Draft, directed: bool, builder: &mut Builder) -> Result<(), ReadError> {
    let edge = draft.into_edge(directed, &mut builder.oddities);
    let (one, other) = (edge.source.is_empty(), edge.target.is_empty());
    if one == other {
        // With neither end the builder counts it as a tie without ends.
        return builder.edge(edge);
    }
    let id = if one { edge.target } else { edge.source };
    builder.oddities.note(Oddity::LoneRow, &id);
    builder.node(super::Node {
        id,
        ..super::Node::default()
    })
}

fn thing(draft: Draft, builder: &mut Builder) -> Result<(), ReadError> {
    let mut node = draft.into_node(&mut builder.oddities);
    if node.id.is_empty() {
        node.id.clone_from(&node.label);
    }
    builder.node(node)
}

/// The text after the line by which spreadsheets are told the separator, and its first line.
fn without_separator_line(text: &str) -> (&str, usize) {
    match text.split_once('\n') {
        Some((line, rest)) if line.trim_end().len() == 5 && line.starts_with("sep=") => (rest, 2),
        _ => (text, 1),
    }
}

/// Whether the text looks like a table of ties or nodes, and whether it is one with names of
/// columns that Kumu uses.
pub(super) fn looks_like(text: &str) -> Option<Format> {
    let (text, _) = without_separator_line(text);
    let plan = plan(text)?;
    let mut record = StringRecord::new();
    let read = reader(text, plan.delimiter).read_record(&mut record);
    let named = |name: &str| {
        let mut cells = record.iter();
        cells.any(|cell| cell.trim().eq_ignore_ascii_case(name))
    };
    match plan.kind {
        Kind::Bare(_) => None,
        Kind::Edges(..) if read.is_ok() && named("from") && named("to") => Some(Format::Kumu),
        Kind::Nodes(_) if named("label") && (named("type") || named("tags")) => Some(Format::Kumu),
        Kind::Edges(..) | Kind::Nodes(_) => Some(Format::Csv),
    }
}

/// How the table is laid out, by its first rows; none if it is no table.
fn plan(text: &str) -> Option<Plan> {
    let end = text.floor_char_boundary(SAMPLE);
    let sample = text.get(..end)?;
    let samples = DELIMITERS.map(|delimiter| (delimiter, rows(sample, delimiter)));
    // A header that is known says more than anything else.
    for (delimiter, rows) in &samples {
        let (header, body) = rows.split_first()?;
        if let Some(kind) = headed(header)
            && !again(&kind, header, body)
        {
            let delimiter = *delimiter;
            return Some(Plan { delimiter, kind });
        }
    }
    // Other kinds of files have commas as well.
    if text.trim_start().starts_with(['<', '{', '%']) {
        return None;
    }
    let (delimiter, rows) = samples
        .into_iter()
        .rev()
        .filter(|(_, rows)| believable(rows))
        .max_by_key(|(_, rows)| rows.first().map_or(0, StringRecord::len))?;
    Some(Plan {
        delimiter,
        kind: Kind::Bare(bare_columns(&rows)),
    })
}

/// Whether what looks like a header is the first tie between nodes called `a` and `b`, say: other
/// rows name them as well.
fn again(kind: &Kind, header: &StringRecord, body: &[StringRecord]) -> bool {
    let Kind::Edges(columns, _) = kind else {
        return false;
    };
    let end = |column: &Option<Column>| {
        let ends = [Property::Source, Property::Target];
        column.is_some_and(|column| ends.contains(&column.property))
    };
    let ends = |row: &StringRecord| -> Vec<String> {
        let cells = row.iter().zip(columns).filter(|(_, column)| end(column));
        cells.map(|(cell, _)| cell.trim().to_owned()).collect()
    };
    let names = ends(header);
    body.iter()
        .any(|row| ends(row).iter().any(|cell| names.contains(cell)))
}

fn rows(sample: &str, delimiter: u8) -> Vec<StringRecord> {
    let rows = reader(sample, delimiter).into_records();
    rows.take(SAMPLE_ROWS).flatten().collect()
}

/// What a header says, if it says enough.
fn headed(header: &StringRecord) -> Option<Kind> {
    let names = || header.iter().map(str::trim);
    let edges: Vec<Option<Column>> = names().map(property::of_edge).collect();
    let has = |columns: &[Option<Column>], wanted| {
        let mut columns = columns.iter().flatten();
        columns.any(|column| column.property == wanted)
    };
    if has(&edges, Property::Source) && has(&edges, Property::Target) {
        // Names such as "party a" and "party b" say nothing of a direction.
        let words = ["source", "from", "start", "sender", "tail", "subject"];
        let directed = names().any(|name| {
            let name = name.to_lowercase();
            words.iter().any(|word| name.starts_with(word))
        });
        return Some(Kind::Edges(edges, directed));
    }
    let nodes: Vec<Option<Column>> = names().map(property::of_node).collect();
    (has(&nodes, Property::Label) || has(&nodes, Property::Id)).then_some(Kind::Nodes(nodes))
}

/// Whether rows without a known header are an edge list: two short names at least in each, and
/// nearly always as many columns as in the first.
fn believable(rows: &[StringRecord]) -> bool {
    let Some(first) = rows.first() else {
        return false;
    };
    let good = |row: &&StringRecord| {
        row.len() == first.len()
            && row
                .iter()
                .take(2)
                .all(|cell| !cell.trim().is_empty() && cell.len() <= MAX_NAME)
    };
    let count = rows.iter().filter(good).count();
    first.len() >= 2 && good(&first) && count * 10 >= rows.len() * 9
}

/// The columns of an edge list without a header: the ends, and then a weight or a kind.
fn bare_columns(rows: &[StringRecord]) -> Vec<Option<Column>> {
    let column = |property| Some(Column { property, rank: 0 });
    let numeric = |place: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(place));
        cells.all(|cell| cell.trim().is_empty() || super::values::number(cell).is_some())
    };
    let (second, third) = match (numeric(2), numeric(3)) {
        (true, _) => (Property::Weight, Property::Kind),
        (false, true) => (Property::Kind, Property::Weight),
        (false, false) => (Property::Kind, Property::Label),
    };
    vec![
        column(Property::Source),
        column(Property::Target),
        column(second),
        column(third),
    ]
}

/// Whether a spreadsheet would take the text for a formula, once apostrophes are off. Beside the
/// four signs these are their wide forms and the characters that spreadsheets skip before them.
fn formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}

/// The text so that no spreadsheet takes it for a formula.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if formula(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`guarded`] was given.
pub(in crate::io) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if formula(text) => text,
        _ => cell,
    }
}
