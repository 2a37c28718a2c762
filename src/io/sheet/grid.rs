//! What all formats need to know of a sheet's columns.

use std::{borrow::Cow, collections::HashMap};

use super::{Cell, ColumnKind, Row, Sheet};

/// A blank cell, for rows that end early.
const BLANK: &Cell = &Cell {
    value: super::Value::Blank,
    tone: Cow::Borrowed(""),
    note: String::new(),
};

/// A column as it is written.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) head: &'a str,
    pub(super) group: &'a str,
    pub(super) kind: ColumnKind,
    pub(super) width: Option<u16>,
    pub(super) note: &'a str,
}

impl Sheet {
    /// Whether there is a first column with the groups of the rows.
    pub(super) fn has_group_column(&self) -> bool {
        !self.group_head.is_empty() && self.rows.iter().any(|row| !row.group.is_empty())
    }

    /// The columns, that of the groups first if there is one.
    pub(super) fn written(&self) -> Vec<Written<'_>> {
        let groups = self.has_group_column().then_some(Written {
            head: &self.group_head,
            group: "",
            kind: ColumnKind::Text,
            width: None,
            note: "",
        });
        let own = self.columns.iter().map(|column| Written {
            head: &column.head,
            group: &column.group,
            kind: column.kind,
            width: column.width,
            note: &column.note,
        });
        groups.into_iter().chain(own).collect()
    }

    /// The cells of a row, as many as there are columns, without the group.
    pub(super) fn cells<'a>(&self, row: &'a Row) -> impl Iterator<Item = &'a Cell> {
        let cells = row.cells.iter().chain(std::iter::repeat(BLANK));
        cells.take(self.columns.len())
    }
}

/// One head for each column, in a format that has one line of heads. With `always` a column's
/// group stands before its head; else only where another column has the same head.
pub(super) fn heads<'a>(columns: &[Written<'a>], always: bool) -> Vec<Cow<'a, str>> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for column in columns {
        *times.entry(column.head).or_default() += 1;
    }
    let head = |column: &Written<'a>| {
        let is_double = times.get(column.head).is_some_and(|times| *times > 1);
        if column.group.is_empty() || !(always || is_double) {
            Cow::Borrowed(column.head)
        } else {
            Cow::Owned(format!("{}: {}", column.group, column.head))
        }
    };
    columns.iter().map(head).collect()
}
