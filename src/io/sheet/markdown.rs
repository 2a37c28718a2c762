//! A table in Markdown, which can also be read as it stands.

use super::{ColumnKind, Sheet, grid, width};

/// Cells are filled up with spaces to the width of their column, but not to more than this.
const MOST_PADDED: usize = 40;

/// The sheet as a heading, paragraphs and a pipe table. Groups of rows have a row for their name;
/// a column's group stands before its head.
pub fn write(sheet: &Sheet) -> String {
    let mut out = String::new();
    if !sheet.title.trim().is_empty() {
        out.push_str(&format!("## {}\n\n", escaped(&sheet.title)));
    }
    for subtitle in sheet
        .subtitles
        .iter()
        .filter(|text| !text.trim().is_empty())
    {
        out.push_str(&format!("{}\n\n", escaped_line(subtitle)));
    }
    if sheet.columns.is_empty() {
        return out;
    }
    let has_groups = sheet.has_group_column();
    let columns: Vec<_> = sheet
        .written()
        .into_iter()
        .skip(usize::from(has_groups))
        .collect();
    let heads = grid::heads(&columns, true);
    let mut table: Vec<Vec<String>> = vec![heads.iter().map(|head| escaped(head)).collect()];
    let mut group = "";
    for row in &sheet.rows {
        if has_groups && row.group != group {
            group = &row.group;
            let mut cells = vec![String::new(); columns.len()];
            if let Some(first) = cells.first_mut()
                && !group.trim().is_empty()
            {
                *first = format!("**{}**", escaped(group));
            }
            table.push(cells);
        }
        let cells = sheet.cells(row);
        table.push(cells.map(|cell| escaped(&cell.value.text())).collect());
    }
    let is_right = |kind| matches!(kind, ColumnKind::Integer | ColumnKind::Number);
    let rights: Vec<bool> = columns.iter().map(|column| is_right(column.kind)).collect();
    lay_out(&mut out, &table, &rights);
    out
}

/// Writes the rows with their columns below each other.
fn lay_out(out: &mut String, table: &[Vec<String>], rights: &[bool]) {
    let mut widths = vec![3; rights.len()];
    for row in table {
        for (wide, cell) in widths.iter_mut().zip(row) {
            *wide = width::of(cell).clamp(*wide, MOST_PADDED.max(*wide));
        }
    }
    for (place, row) in table.iter().enumerate() {
        for ((cell, wide), right) in row.iter().zip(&widths).zip(rights) {
            let space = " ".repeat(wide.saturating_sub(width::of(cell)));
            if *right {
                out.push_str(&format!("| {space}{cell} "));
            } else {
                out.push_str(&format!("| {cell}{space} "));
            }
        }
        out.push_str("|\n");
        if place == 0 {
            for (wide, right) in widths.iter().zip(rights) {
                let end = if *right { ":" } else { "-" };
                out.push_str(&format!("| {}{end} ", "-".repeat(wide - 1)));
            }
            out.push_str("|\n");
        }
    }
}

/// The text so that Markdown shows it as it is, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (place, line) in text.trim().lines().enumerate() {
        if place > 0 {
            out.push_str("<br>");
        }
        for letter in line.trim_end().chars() {
            match letter {
                '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '$' | '!' => {
                    out.push('\\');
                    out.push(letter);
                }
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '&' => out.push_str("&amp;"),
                letter if letter.is_control() => out.push(' '),
                letter => out.push(letter),
            }
        }
    }
    out
}

/// The same for a paragraph, which must not begin like a list or a rule either.
fn escaped_line(text: &str) -> String {
    let text = escaped(text);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if text.starts_with(['-', '+', '=']) {
        return format!("\\{text}");
    }
    match text.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => {
            format!("{number}\\{rest}")
        }
        _ => text,
    }
}
