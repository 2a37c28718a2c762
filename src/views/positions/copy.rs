//! The matrix and a spreadsheet: cells out as a table, a table in as stances.

use super::{
    cell,
    keys::chosen,
    prepare::Entry,
    state::{State, Turn},
};
use crate::{
    commands::pasted_rows,
    model::{
        Id,
        word::{Stance, Word as _},
    },
};

/// What is chosen as a table with the names of its lines and columns; of a single cell, its word.
pub(super) fn copied(state: &State) -> String {
    let prepared = &state.prepared;
    let word = |line: usize, column: usize| {
        let (row, column) = prepared.meet(line, column)?;
        let stance = cell::stance_of(prepared.cells.matrix.cell(row, column).state)?;
        Some(stance.label().to_lowercase())
    };
    let Some((lines, columns)) = chosen(state, prepared) else {
        let spot = state.cursor.as_ref();
        let at = spot.and_then(|spot| prepared.find(&spot.party, &spot.target));
        return at
            .and_then(|(line, column)| word(line, column))
            .unwrap_or_default();
    };
    let name = |entries: &[Entry], place: usize, is_down: bool| match entries.get(place)? {
        Entry::Item(item) if is_down => Some(one_line(prepared.name_down(*item))),
        Entry::Item(item) => Some(one_line(prepared.name_across(*item))),
        Entry::Group(_) => None,
    };
    let heads: Vec<(usize, String)> = columns
        .filter_map(|place| Some((place, name(&prepared.across, place, false)?)))
        .collect();
    let mut text = String::new();
    for (_, head) in &heads {
        text.push('\t');
        text.push_str(head);
    }
    for line in lines {
        let Some(title) = name(&prepared.down, line, true) else {
            continue;
        };
        text.push('\n');
        text.push_str(&title);
        for (column, _) in &heads {
            text.push('\t');
            text.push_str(&word(line, *column).unwrap_or_default());
        }
    }
    text
}

/// A name that stays in its cell.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The stances of a table that is pasted at the cursor: words for the cells from there on to the
/// right and down; with the names of lines and columns, wherever these stand. What is blank
/// changes nothing.
pub(super) fn pasted(state: &State, text: &str) -> Result<Vec<(Id, Id, Stance)>, String> {
    let cells = pasted_rows(text).map_err(|why| format!("Nothing was pasted: {why}"))?;
    let found = named(state, &cells).unwrap_or_else(|| from_cursor(state, &cells))?;
    if found.is_empty() {
        return Err(
            "Nothing was pasted: there is no stance in it, such as accepts or opposes".to_owned(),
        );
    }
    Ok(found)
}

/// A table whose first line and column are names; none if it has none that are known.
#[expect(clippy::type_complexity, reason = "what taking stances asks for")]
fn named(state: &State, cells: &[Vec<String>]) -> Option<Result<Vec<(Id, Id, Stance)>, String>> {
    let prepared = &state.prepared;
    let (heads, lines) = cells.split_first()?;
    let is_same = |name: &str, text: &str| one_line(name).to_lowercase() == text.to_lowercase();
    let parties = |text: &str| {
        let mut rows = prepared.axes.rows.iter();
        rows.find(|row| is_same(&row.name, text) || is_same(&row.short_name, text))
            .map(|row| row.party.clone())
    };
    let targets = |text: &str| {
        let mut columns = prepared.axes.columns.iter();
        columns
            .find(|column| is_same(&column.title, text))
            .map(|column| column.target.clone())
    };
    // Either way round: it may come from a matrix that was turned.
    for turn in [Turn::TargetsDown, Turn::PartiesDown] {
        let id_of = |text: &str, is_down: bool| match (turn, is_down) {
            (Turn::TargetsDown, true) | (Turn::PartiesDown, false) => targets(text),
            _ => parties(text),
        };
        let across: Vec<Option<Id>> = heads.iter().map(|head| id_of(head, false)).collect();
        if across.iter().all(Option::is_none) {
            continue;
        }
        let mut found = Vec::new();
        for line in lines {
            let Some((name, words)) = line.split_first() else {
                continue;
            };
            let Some(down) = id_of(name, true) else {
                if words.iter().all(String::is_empty) {
                    continue;
                }
                return Some(Err(format!(
                    "Nothing was pasted: “{name}” is not in this matrix"
                )));
            };
            for (word, head) in words.iter().zip(across.iter().skip(1)) {
                if let Some(other) = head
                    && !word.is_empty()
                {
                    let stance = match stance(word) {
                        Ok(stance) => stance,
                        Err(sentence) => return Some(Err(sentence)),
                    };
                    let (party, target) = match turn {
                        Turn::TargetsDown => (other.clone(), down.clone()),
                        Turn::PartiesDown => (down.clone(), other.clone()),
                    };
                    found.push((party, target, stance));
                }
            }
        }
        return Some(Ok(found));
    }
    None
}

/// Words alone, from the cursor on.
fn from_cursor(state: &State, cells: &[Vec<String>]) -> Result<Vec<(Id, Id, Stance)>, String> {
    let prepared = &state.prepared;
    let spot = state.cursor.as_ref();
    let Some((line, column)) = spot.and_then(|spot| prepared.find(&spot.party, &spot.target))
    else {
        return Ok(Vec::new());
    };
    let items = |entries: &[Entry], from: usize| -> Vec<usize> {
        (from..entries.len())
            .filter(|place| matches!(entries.get(*place), Some(Entry::Item(_))))
            .collect()
    };
    let (down, across) = (items(&prepared.down, line), items(&prepared.across, column));
    let mut found = Vec::new();
    for (words, line) in cells.iter().zip(&down) {
        for (word, column) in words.iter().zip(&across) {
            if word.is_empty() {
                continue;
            }
            let stance = stance(word)?;
            if let Some((party, target)) = prepared.ids(*line, *column) {
                found.push((party.clone(), target.clone(), stance));
            }
        }
    }
    Ok(found)
}

fn stance(word: &str) -> Result<Stance, String> {
    let lower = word.to_lowercase();
    let known = Stance::ALL
        .iter()
        .find(|stance| stance.label().to_lowercase() == lower || stance.word() == lower);
    known.cloned().ok_or_else(|| {
        format!("Nothing was pasted: “{word}” is no stance, such as accepts or opposes")
    })
}
