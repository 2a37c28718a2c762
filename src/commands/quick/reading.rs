//! What became of a line.

use std::ops::Range;

use super::names::Names;
use crate::{
    document::Transaction,
    model::{Id, Kind, PartialDate, Scenario, word::Basis},
};

/// What a line is read with.
#[derive(Clone, Debug)]
pub struct Setting<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What can be named in it.
    pub names: &'a Names,
    /// The day that it is looked at from.
    pub today: PartialDate,
    /// What every line rests on that says nothing else.
    pub from: Option<Cited>,
    /// What is selected: a provision goes into the proposal at hand.
    pub here: Option<Id>,
}

/// A source, and on what terms it is cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// The source.
    pub source: Id,
    /// On what terms.
    pub basis: Option<Basis>,
}

/// What a line was understood as.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What it makes or changes, as far as it was understood.
    pub entry: Option<Entry>,
    /// What was not understood, in one sentence.
    pub problem: Option<String>,
    /// What can stand at the cursor, the best first.
    pub completions: Vec<Completion>,
    /// What it does, if all of it was understood.
    pub transaction: Option<Transaction>,
    /// What it would make if it were understood: lines after it may name that.
    pub would_make: Option<(Kind, String)>,
    /// Whether nothing in it says what kind of thing it is about.
    pub is_bare: bool,
}

/// A card or part to come, for a look before it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// Its fields.
    pub fields: Vec<Shown>,
    /// What is made along with it: what its line names and was not there.
    pub makes: Vec<(Kind, String)>,
    /// What to know about it: a shift, a deadline that has passed.
    pub note: Option<String>,
}

/// A field of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it is called.
    pub label: &'static str,
    /// What it holds.
    pub value: String,
}

/// Something that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces, in bytes of the line.
    pub replaces: Range<usize>,
    /// With what.
    pub text: String,
    /// What it is called in the list.
    pub title: String,
    /// What it is or belongs to.
    pub detail: String,
    /// The kind of thing that it names, if it names one.
    pub kind: Option<Kind>,
}

impl Reading {
    /// Whether the line can be added as it is.
    pub fn is_ready(&self) -> bool {
        self.transaction.is_some()
    }
}

impl Completion {
    /// The line with this put in, and where the cursor then is.
    pub fn apply(&self, line: &str) -> (String, usize) {
        let before = line.get(..self.replaces.start).unwrap_or(line);
        let after = line.get(self.replaces.end..).unwrap_or_default();
        let after = after.strip_prefix(' ').unwrap_or(after);
        let mut text = format!("{before}{}", self.text);
        if !text.ends_with(' ') {
            text.push(' ');
        }
        let cursor = text.len();
        text.push_str(after);
        (text, cursor)
    }
}
