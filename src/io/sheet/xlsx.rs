//! Workbooks for spreadsheet programs.

use jiff::civil::DateTime;
use rust_xlsxwriter::{DocProperties, Note, Workbook, Worksheet};

use super::{
    Cell, Sheet, Tones, Value, WriteError,
    grid::Written,
    names,
    tabs::{Formats, Look},
    width,
};
use crate::model::PartialDate;

/// The most rows and columns that a spreadsheet has.
const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = super::MAX_COLUMNS;

/// The most letters that a cell holds (32,767, counted in UTF-16), and that are put on a comment.
const MAX_TEXT: usize = 32_767;
const MAX_NOTE: usize = 4_000;

/// The narrowest and the widest column, in letters, where the sheet does not say.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=44;

/// How high a line is, in points, and how many a row is made high for at most: a row of a
/// spreadsheet is no higher than 409 points.
const LINE_HEIGHT: f64 = 15.0;
const MOST_LINES: usize = 27;

/// How many letters fit on a page's width when it is made to fit; wider sheets are printed on
/// several pages.
const MOST_FITTED: usize = 320;

/// What is said of a workbook. No author: a file that goes to others names nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// The title in the file's properties; may be empty.
    pub title: String,
    /// When it is made, in UTC.
    pub created: DateTime,
}

/// The workbook with these sheets, in order. Text is never a formula.
///
/// # Errors
/// If a sheet has more rows or columns than a spreadsheet holds.
pub fn write(sheets: &[Sheet], tones: &Tones, about: &About) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(cleaned(&about.title, 255))
        .set_creation_datetime(&about.created);
    workbook.set_properties(&properties);
    let mut formats = Formats::new(tones);
    let names = names::fitting(sheets.iter().map(|sheet| sheet.name.as_str()));
    for (sheet, name) in sheets.iter().zip(&names) {
        let tab = workbook.add_worksheet();
        tab.set_name(name)?;
        write_sheet(tab, sheet, &mut formats)?;
    }
    if sheets.is_empty() {
        // A workbook without a sheet is none.
        workbook.add_worksheet();
    }
    Ok(workbook.save_to_buffer()?)
}

/// The rows of a sheet above its data.
struct Rows {
    /// Of the heads of groups of columns, if there are any.
    groups: Option<u32>,
    /// Of the heads.
    heads: u32,
    /// The first with data.
    first: u32,
}

fn write_sheet(
    tab: &mut Worksheet,
    sheet: &Sheet,
    formats: &mut Formats,
) -> Result<(), WriteError> {
    let columns = sheet.written();
    if columns.len() > MAX_COLUMNS {
        return Err(WriteError::TooManyColumns(sheet.title.clone()));
    }
    if sheet.rows.len() + sheet.subtitles.len() + 4 > MAX_ROWS {
        return Err(WriteError::TooManyRows(sheet.title.clone()));
    }
    let rows = titles(tab, sheet, &columns, formats)?;
    let widths = widths(sheet, &columns);
    for (wide, place) in widths.iter().zip(0..) {
        #[expect(clippy::cast_precision_loss, reason = "at most 255")]
        tab.set_column_width(place, *wide as f64)?;
    }
    heads(tab, &columns, &rows, &widths, formats)?;
    let has_groups = sheet.has_group_column();
    let mut group: Option<&str> = None;
    for (row, at) in sheet.rows.iter().zip(rows.first..) {
        let begins = has_groups && group.is_some_and(|group| group != row.group);
        group = Some(&row.group);
        let own = has_groups.then(|| Cell::from(row.group.as_str()));
        let cells = own.iter().chain(sheet.cells(row));
        let mut lines = 1;
        for (((cell, column), wide), place) in cells.zip(&columns).zip(&widths).zip(0..) {
            let is_lead = usize::from(place) <= usize::from(has_groups);
            if let Value::Text(text) = &cell.value {
                lines = lines.max(lines_of(text, *wide, is_lead));
            }
            let look = Look::cell(column.kind, is_lead, begins, cell);
            write_cell(tab, at, place, cell, &look, formats)?;
        }
        set_height(tab, at, lines)?;
    }
    set_up(tab, sheet, &columns, &rows, &widths)
}

/// How many lines a text takes in a column of this many letters. Not all programs find that out
/// themselves when they open a workbook.
fn lines_of(text: &str, wide: usize, is_bold: bool) -> usize {
    // Bold letters are wider, and lines end before a word that does not fit.
    let share = if is_bold { 125 } else { 112 };
    let lines = text.lines().take(MOST_LINES).map(|line| {
        let letters = width::of_lines(line);
        if letters < wide {
            1
        } else {
            (letters * share).div_ceil(wide.max(1) * 100)
        }
    });
    lines.sum::<usize>().clamp(1, MOST_LINES)
}

fn set_height(tab: &mut Worksheet, row: u32, lines: usize) -> Result<(), WriteError> {
    if lines > 1 {
        #[expect(clippy::cast_precision_loss, reason = "at most MOST_LINES")]
        tab.set_row_height(row, lines as f64 * LINE_HEIGHT)?;
    }
    Ok(())
}

/// Writes what stands above the table.
fn titles(
    tab: &mut Worksheet,
    sheet: &Sheet,
    columns: &[Written<'_>],
    formats: &mut Formats,
) -> Result<Rows, WriteError> {
    let mut at = 0;
    let lines = std::iter::once((&sheet.title, Look::Title))
        .chain(sheet.subtitles.iter().map(|text| (text, Look::Subtitle)));
    for (text, look) in lines.filter(|(text, _)| !text.trim().is_empty()) {
        tab.write_string_with_format(at, 0, cleaned(text, MAX_TEXT), formats.of(&look))?;
        at += 1;
    }
    if at > 0 {
        at += 1;
    }
    let has_groups = columns.iter().any(|column| !column.group.is_empty());
    let heads = at + u32::from(has_groups);
    Ok(Rows {
        groups: has_groups.then_some(at),
        heads,
        first: heads + 1,
    })
}

fn heads(
    tab: &mut Worksheet,
    columns: &[Written<'_>],
    rows: &Rows,
    widths: &[usize],
    formats: &mut Formats,
) -> Result<(), WriteError> {
    let mut lines = 1;
    for ((column, wide), place) in columns.iter().zip(widths).zip(0..) {
        let head = cleaned(column.head, MAX_TEXT);
        // The button of the filter takes up the end of a line.
        lines = lines.max(lines_of(&head, wide.saturating_sub(2).max(4), true));
        tab.write_string_with_format(rows.heads, place, head, formats.of(&Look::Head))?;
        note(tab, rows.heads, place, column.note)?;
    }
    set_height(tab, rows.heads, lines)?;
    let Some(at) = rows.groups else { return Ok(()) };
    let mut first: u16 = 0;
    for run in columns.chunk_by(|a, b| a.group == b.group) {
        let after = first + u16::try_from(run.len()).unwrap_or(u16::MAX - first);
        let group = run.first().map_or("", |column| column.group);
        let text = cleaned(group, MAX_TEXT);
        let format = formats.of(&Look::GroupHead);
        if group.is_empty() {
            for place in first..after {
                tab.write_blank(at, place, format)?;
            }
        } else if run.len() == 1 {
            tab.write_string_with_format(at, first, text, format)?;
        } else {
            tab.merge_range(at, first, at, after - 1, &text, format)?;
        }
        first = after;
    }
    Ok(())
}

fn write_cell(
    tab: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    look: &Look,
    formats: &mut Formats,
) -> Result<(), WriteError> {
    let format = formats.of(look);
    match &cell.value {
        Value::Integer(number) => {
            // Spreadsheets know no whole numbers above 2^53; those are texts.
            const EXACT: u64 = 1 << 53;
            if number.unsigned_abs() <= EXACT {
                tab.write_number_with_format(row, column, *number as f64, format)?;
            } else {
                tab.write_string_with_format(row, column, number.to_string(), format)?;
            }
        }
        Value::Number(number) if number.is_finite() => {
            tab.write_number_with_format(row, column, *number, format)?;
        }
        Value::Date(PartialDate::Day(day)) if day.year() > 1900 => {
            tab.write_datetime_with_format(row, column, day, format)?;
        }
        Value::Blank | Value::Number(_) => {
            tab.write_blank(row, column, format)?;
        }
        Value::Text(_) | Value::Date(_) | Value::Flag(_) => {
            let text = cleaned(&cell.value.text(), MAX_TEXT);
            tab.write_string_with_format(row, column, text, format)?;
        }
    }
    note(tab, row, column, &cell.note)
}

/// A comment on a cell, as large as its text needs.
fn note(tab: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), WriteError> {
    if text.trim().is_empty() {
        return Ok(());
    }
    const LETTERS_A_LINE: usize = 44;
    let text = cleaned(text, MAX_NOTE);
    let lines = text
        .lines()
        .map(|line| 1 + line.chars().count() / LETTERS_A_LINE);
    let lines = u32::try_from(lines.sum::<usize>()).unwrap_or(u32::MAX);
    let note = Note::new(text)
        .add_author_prefix(false)
        .set_width(300)
        .set_height(lines.clamp(2, 24) * 16 + 12);
    tab.insert_note(row, column, &note)?;
    Ok(())
}

fn wide_as(value: &Value) -> usize {
    match value {
        Value::Text(text) => width::of_lines(text) + 1,
        value => value.text().len() + 1,
    }
}

/// How wide the columns are, in letters: as said, else as what they hold.
fn widths(sheet: &Sheet, columns: &[Written<'_>]) -> Vec<usize> {
    let groups = usize::from(sheet.has_group_column());
    let heads = columns
        .iter()
        .map(|column| width::of_lines(column.head) + 3);
    let mut widest: Vec<usize> = heads.collect();
    for row in &sheet.rows {
        if let Some(first) = widest.first_mut().filter(|_| groups > 0) {
            *first = (*first).max(width::of_lines(&row.group) + 1);
        }
        for (wide, cell) in widest.iter_mut().skip(groups).zip(sheet.cells(row)) {
            *wide = (*wide).max(wide_as(&cell.value));
        }
    }
    let columns = columns.iter().zip(widest);
    columns
        .map(|(column, widest)| wide(column, widest))
        .collect()
}

fn wide(column: &Written<'_>, widest: usize) -> usize {
    let said = column
        .width
        .map(|letters| usize::from(letters).clamp(1, 255));
    said.unwrap_or_else(|| widest.clamp(*WIDTHS.start(), *WIDTHS.end()))
}

/// What stays in sight, what can be filtered, and how it is printed.
fn set_up(
    tab: &mut Worksheet,
    sheet: &Sheet,
    columns: &[Written<'_>],
    rows: &Rows,
    widths: &[usize],
) -> Result<(), WriteError> {
    tab.set_landscape().set_paper_size(9);
    let title = cleaned(&sheet.title, 100)
        .replace('\n', " ")
        .replace('&', "&&");
    tab.set_footer(format!("&L{title}&RPage &P of &N"));
    let Some(last_column) = columns.len().checked_sub(1) else {
        return Ok(());
    };
    let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
    let leads = 1 + u16::from(sheet.has_group_column());
    let last_row = rows.heads + u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX - rows.heads);
    tab.autofilter(rows.heads, 0, last_row, last_column)?;
    // A lone column must be free to scroll.
    let leads = leads.min(last_column);
    tab.set_freeze_panes(rows.first, leads)?;
    tab.set_repeat_rows(rows.groups.unwrap_or(rows.heads), rows.heads)?;
    let total: usize = widths.iter().sum();
    if total <= MOST_FITTED {
        tab.set_print_fit_to_pages(1, 0);
    } else if let Some(last) = leads.checked_sub(1) {
        tab.set_repeat_columns(0, last)?;
    }
    Ok(())
}

/// The text as a workbook can hold it: no control characters, lines that end as they do there,
/// and not more than `most` letters.
fn cleaned(text: &str, most: usize) -> String {
    let allowed = |letter: &char| {
        matches!(letter, '\t' | '\n')
            || !(letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
    };
    let mut left = most.saturating_sub(1);
    let mut out = String::with_capacity(text.len().min(most));
    for letter in text.chars().filter(allowed) {
        let Some(rest) = left.checked_sub(letter.len_utf16()) else {
            out.push('…');
            break;
        };
        left = rest;
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{super::ColumnKind, *};

    #[test]
    fn texts_are_cut_to_what_a_cell_holds() {
        assert_eq!(cleaned("a\0b\r\nc\u{1B}", 100), "ab\nc");
        let cut = cleaned(&"🕊".repeat(40_000), MAX_TEXT);
        assert_eq!(cut.encode_utf16().count(), MAX_TEXT);
        assert!(cut.ends_with('…'));
        assert_eq!(wide_as(&Value::Text("short\na longer line".into())), 14);
    }

    #[test]
    fn a_hint_of_width_is_taken() {
        let column = |width| Written {
            head: "",
            group: "",
            kind: ColumnKind::Text,
            width,
            note: "",
        };
        assert_eq!(wide(&column(Some(12)), 99), 12);
        assert_eq!(wide(&column(None), 99), 44);
        assert_eq!(wide(&column(None), 1), 8);
    }

    #[test]
    fn rows_are_as_high_as_their_texts() {
        assert_eq!(lines_of("", 10, false), 1);
        assert_eq!(lines_of("eight is", 10, false), 1);
        assert_eq!(lines_of("eight is ten and more", 10, false), 3);
        assert_eq!(lines_of("a\nb\n\nc", 10, true), 4);
        assert_eq!(lines_of(&"x".repeat(10_000), 10, true), 25);
        assert_eq!(lines_of(&"x\n".repeat(10_000), 1, true), MOST_LINES);
    }
}
