//! Several lines at once, and what the workspace does with them.

use super::{Names, Reading, Setting, form_that_makes, read, reading::Cited};
use crate::{
    commands::Workspace,
    document::{Document, Edit, IdSource, Transaction},
    model::{Id, Kind, PartialDate, Scenario},
};

/// What is typed, and what it is read with.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// One line, or several.
    pub text: String,
    /// What every line rests on that says nothing else.
    pub from: Option<Cited>,
    /// What lines are about that don't say it, where no line does.
    pub kind: Option<Kind>,
    /// What is at hand: what was selected, or was made last.
    pub here: Option<Id>,
}

/// A line of several, and what became of it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line, without the mark of a list.
    pub text: String,
    /// What became of it.
    pub reading: Reading,
}

/// What became of several lines.
#[derive(Clone, Debug, Default)]
pub struct Read {
    /// The lines that are not empty.
    pub rows: Vec<Row>,
    /// What those that were understood do, in one step.
    pub transaction: Option<Transaction>,
    /// Whether no line says what it is about.
    pub is_bare: bool,
}

impl Read {
    /// How many lines were understood.
    pub fn understood(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| row.reading.is_ready())
            .count()
    }

    /// The lines that were not, as they are to stay in the field.
    pub fn left_over(&self) -> String {
        let left: Vec<&str> = self
            .rows
            .iter()
            .filter(|row| !row.reading.is_ready())
            .map(|row| row.text.as_str())
            .collect();
        left.join("\n")
    }
}

/// Reads lines, each with what those before it make.
pub fn read_all(note: &Note, scenario: &Scenario, today: &PartialDate, ids: &mut IdSource) -> Read {
    let lines: Vec<&str> = note
        .text
        .lines()
        .map(without_mark)
        .filter(|line| !line.is_empty())
        .collect();
    let mut names = Names::of(scenario);
    // What the lines make comes into a scratch copy, so that later lines can name it.
    let mut scratch = Document::new(scenario.clone());
    let mut here = note.here.clone();
    let mut read_line = |line: &str, waited_for: &[(Kind, String)]| {
        let set = Setting {
            scenario: scratch.scenario(),
            names: &names,
            today: today.clone(),
            from: note.from.clone(),
            here: here.clone(),
        };
        let mut reading = read(line, line.len(), &set, ids);
        wait(&mut reading, waited_for);
        if let Some(transaction) = &reading.transaction {
            scratch.apply(transaction.clone());
            here = scratch.selection().cloned();
            if changes_names(&reading) {
                names = Names::of(scratch.scenario());
            }
        }
        reading
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut waited_for: Vec<(Kind, String)> = Vec::new();
    for line in &lines {
        let mut reading = read_line(line, &waited_for);
        waited_for.extend(reading.would_make.take());
        rows.push(Row {
            text: (*line).to_owned(),
            reading,
        });
    }
    let is_bare = !rows.is_empty() && rows.iter().all(|row| row.reading.is_bare);
    if is_bare
        && rows.len() > 1
        && let Some((_, start)) = note.kind.and_then(form_that_makes)
    {
        for row in &mut rows {
            row.reading = Reading {
                is_bare: true,
                ..read_line(&format!("{start} {}", row.text), &[])
            };
        }
    }
    let transaction = together(&rows);
    Read {
        rows,
        transaction,
        is_bare,
    }
}

/// Lets a line wait that would make by the way, as a bare card, what a line above it was to make
/// and was not understood.
fn wait(reading: &mut Reading, for_any_of: &[(Kind, String)]) {
    let Some(entry) = &reading.entry else { return };
    let is_waited_for = |(kind, title): &&(Kind, String)| {
        let is_it = |(other, name): &(Kind, String)| {
            other == kind && super::line::words(name) == super::line::words(title)
        };
        for_any_of.iter().any(is_it)
    };
    if let Some((kind, title)) = entry.makes.iter().find(is_waited_for) {
        let sentence = format!("Waits for the line that makes the {} {title}", kind.noun());
        reading.problem = Some(sentence);
        reading.transaction = None;
    }
}

/// Whether what a line makes can be named by the next.
fn changes_names(reading: &Reading) -> bool {
    reading.entry.as_ref().is_some_and(|entry| {
        let is_named = !matches!(
            entry.kind,
            Kind::Position | Kind::Reaction | Kind::Relation | Kind::Implication | Kind::Evidence
        );
        is_named || !entry.makes.is_empty()
    })
}

/// One step for all lines that were understood.
fn together(rows: &[Row]) -> Option<Transaction> {
    let ready: Vec<&Transaction> = rows
        .iter()
        .filter_map(|row| row.reading.transaction.as_ref())
        .collect();
    match ready.as_slice() {
        [] => None,
        [only] => Some((*only).clone()),
        [.., last] => {
            let edits: Vec<Edit> = ready.iter().flat_map(|step| step.edits.clone()).collect();
            let mut all = Transaction::of(format!("add {} lines", ready.len()), edits);
            all.select.clone_from(&last.select);
            Some(all)
        }
    }
}

/// A line without the mark of a list: `- `, `• `, `3. `, `3) `.
fn without_mark(line: &str) -> &str {
    let line = line.trim();
    for mark in ["- ", "* ", "• ", "– ", "— ", "· "] {
        if let Some(rest) = line.strip_prefix(mark) {
            return rest.trim_start();
        }
    }
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_number = rest.len() < line.len() && line.len() - rest.len() <= 3;
    match rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")) {
        Some(rest) if is_number => rest.trim_start(),
        _ => line,
    }
}

impl Workspace {
    /// Adds what was noted; the lines that were not understood change nothing.
    pub(in crate::commands) fn note(&mut self, note: &Note) {
        let today = self.today();
        let Some(open) = &self.open else { return };
        let scenario = open.document.snapshot();
        let read = read_all(note, &scenario, &today, &mut self.ids);
        if let Some(transaction) = read.transaction {
            self.edit(transaction);
            self.reveal = self
                .open
                .as_ref()
                .and_then(|open| open.document.selection().cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_of_lists_go() {
        for (line, text) in [
            ("- Norway", "Norway"),
            ("  • Norway", "Norway"),
            ("12. Norway", "Norway"),
            ("3) Norway", "Norway"),
            ("2026. A year", "2026. A year"),
            ("-Norway", "-Norway"),
        ] {
            assert_eq!(without_mark(line), text);
        }
    }
}
