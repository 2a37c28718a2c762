//! CSV as in RFC 4180, and the same with tabs for the clipboard.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe in front, which reading
//! undoes. Numbers are written as they are.

use super::{Sheet, Value, grid};
use crate::io::graph::csv_cell;

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvOptions {
    /// Whether it begins with a byte order mark, without which Excel takes UTF-8 for Western.
    pub bom: bool,
    /// Whether the title and what is said of the whole stand above the table. Then it is for
    /// reading, and no longer a plain table for programs.
    pub titles: bool,
}

/// The sheet as CSV.
pub fn write(sheet: &Sheet, options: CsvOptions) -> Vec<u8> {
    let mut out = String::new();
    if options.bom {
        out.push('\u{FEFF}');
    }
    if options.titles {
        let titles = std::iter::once(&sheet.title).chain(&sheet.subtitles);
        for title in titles.filter(|title| !title.is_empty()) {
            csv_cell(&mut out, &cleaned(title));
            out.push_str("\r\n");
        }
    }
    rows(sheet, &mut out, ',');
    out.into_bytes()
}

/// The sheet as text for the clipboard: spreadsheets paste it cell by cell.
pub fn tabbed(sheet: &Sheet) -> String {
    let mut out = String::new();
    rows(sheet, &mut out, '\t');
    out
}

fn rows(sheet: &Sheet, out: &mut String, delimiter: char) {
    let columns = sheet.written();
    let heads = grid::heads(&columns, false);
    line(out, delimiter, heads.iter().map(|head| (&**head, false)));
    let has_groups = sheet.has_group_column();
    for row in &sheet.rows {
        let group = has_groups.then(|| (row.group.clone().into(), false));
        let cells = sheet.cells(row);
        let texts: Vec<_> = group
            .into_iter()
            .chain(cells.map(|cell| text(&cell.value)))
            .collect();
        line(
            out,
            delimiter,
            texts.iter().map(|(text, is)| (&**text, *is)),
        );
    }
}

/// What a value is written as, and whether it is a number.
fn text(value: &Value) -> (std::borrow::Cow<'_, str>, bool) {
    (value.text(), value.is_number())
}

fn line<'a>(out: &mut String, delimiter: char, cells: impl Iterator<Item = (&'a str, bool)>) {
    let begin = out.len();
    let mut count = 0;
    for (text, is_number) in cells {
        if count > 0 {
            out.push(delimiter);
        }
        count += 1;
        if is_number {
            out.push_str(text);
        } else {
            csv_cell(out, &cleaned(text));
        }
    }
    // A line with nothing on it is no row, so that a lone blank cell must be seen.
    if count == 1 && out.len() == begin {
        out.push_str("\"\"");
    }
    out.push_str("\r\n");
}

/// Without zero bytes, which no program reads.
fn cleaned(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\0') {
        text.replace('\0', "").into()
    } else {
        text.into()
    }
}
