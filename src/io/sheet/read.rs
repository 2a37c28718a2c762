//! Reading tables as rows of text.

use csv::{ReaderBuilder, StringRecord};

use super::{ReadError, delimiter};
use crate::io::graph::{self, decode, unguarded};

/// The most cells that are read; those of rows that end early are not counted.
pub const MAX_CELLS: usize = 2_000_000;

/// The most columns that are read, as many as a spreadsheet has.
pub const MAX_COLUMNS: usize = 16_384;

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The rows with something on them. Some may be shorter than others.
    pub rows: Vec<ReadRow>,
    /// What parts the columns in the file.
    pub delimiter: char,
    /// What was odd: one plain sentence each.
    pub warnings: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadRow {
    /// Which row of the sheet it is, from 1, blank rows counted.
    pub number: usize,
    /// Its cells, without what kept a spreadsheet from taking them for formulas.
    pub cells: Vec<String>,
}

impl ReadRow {
    /// The cell in this column, without spaces around it; empty if the row ends before.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// Whether there is nothing on it.
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

impl Table {
    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        let widths = self.rows.iter().map(|row| row.cells.len());
        widths.max().unwrap_or(0)
    }
}

/// The rows of a file in CSV, parted by commas, semicolons or tabs, in UTF-8, UTF-16 with a byte
/// order mark, or Windows-1252. Time and memory are linear in its length.
///
/// # Errors
/// If it is empty, too large or no table at all.
pub fn read(bytes: &[u8]) -> Result<Table, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(ReadError::Workbook);
    }
    let (text, is_guessed) = decode(bytes).map_err(|error| match error {
        graph::ReadError::Empty => ReadError::Empty,
        graph::ReadError::TooLarge => ReadError::TooLarge,
        _ => ReadError::NotText,
    })?;
    let mut table = read_text(&text)?;
    if is_guessed {
        table.warnings.push(
            "The file is not in UTF-8; it was read as Western European text, so look at the accents"
                .to_owned(),
        );
    }
    Ok(table)
}

/// The rows of a text, as pasted from a spreadsheet or as in a CSV file.
///
/// # Errors
/// If it is empty or too large.
pub fn read_text(text: &str) -> Result<Table, ReadError> {
    if text.len() > graph::limits::MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    let (text, said) = without_separator_line(text.trim_start_matches('\u{FEFF}'));
    let delimiter = said.unwrap_or_else(|| delimiter::detect(text));
    let skipped = usize::from(said.is_some());
    let mut table = rows(text, delimiter, true, skipped)?;
    if ends_within_quotes(text, &table) {
        table = rows(text, delimiter, false, skipped)?;
        table.warnings.push(
            "A quotation mark is opened and never closed, so quotation marks were read as text"
                .to_owned(),
        );
    }
    table.rows.retain(|row| !row.is_blank());
    if table.rows.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(table)
}

/// The text after the line by which spreadsheets are told what parts columns, and what it says.
fn without_separator_line(text: &str) -> (&str, Option<u8>) {
    if let Some((line, rest)) = text.split_once('\n')
        && let Some(said) = line.trim_end_matches('\r').strip_prefix("sep=")
        && let [delimiter] = said.as_bytes()
        && delimiter.is_ascii_punctuation() | (*delimiter == b'\t')
    {
        return (rest, Some(*delimiter));
    }
    (text, None)
}

fn rows(text: &str, delimiter: u8, quoting: bool, skipped: usize) -> Result<Table, ReadError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut table = Table {
        delimiter: char::from(delimiter),
        ..Table::default()
    };
    let mut record = StringRecord::new();
    let mut cells = 0;
    let mut number = skipped;
    loop {
        let row = number + 1;
        let has_row = reader.read_record(&mut record);
        if !has_row.map_err(|_| ReadError::Broken { row })? {
            return Ok(table);
        }
        if record.len() > MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { row });
        }
        cells += record.len();
        if cells > MAX_CELLS {
            return Err(ReadError::TooManyCells);
        }
        let begin = record.position().map_or(0, csv::Position::byte);
        number += 1 + blank_lines(text, begin, reader.position().byte());
        table.rows.push(ReadRow {
            number,
            cells: record
                .iter()
                .map(|cell| unguarded(cell).to_owned())
                .collect(),
        });
    }
}

/// How many blank lines the reader left out at the beginning of what it has read of the text for a
/// row.
fn blank_lines(text: &str, begin: u64, end: u64) -> usize {
    let place = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX);
    let bytes = text.as_bytes();
    let read = bytes.get(place(begin)..place(end)).unwrap_or_default();
    // The second half of the line break before.
    let before = place(begin).checked_sub(1).and_then(|at| bytes.get(at));
    let read = match (before, read) {
        (Some(b'\r'), [b'\n', rest @ ..]) => rest,
        _ => read,
    };
    let breaks = read.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let (mut count, mut last) = (0, b' ');
    for byte in breaks {
        count += usize::from(!(*byte == b'\n' && last == b'\r'));
        last = *byte;
    }
    count
}

/// Whether the last cell began with a quotation mark that nothing closes: it then holds the rest
/// of the text with its line breaks, and the text does not end with a quotation mark.
fn ends_within_quotes(text: &str, table: &Table) -> bool {
    let last = table.rows.last().and_then(|row| row.cells.last());
    let has_break = last.is_some_and(|cell| cell.contains('\n'));
    has_break && !text.trim_end_matches(['\r', '\n']).ends_with('"')
}
