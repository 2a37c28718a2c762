//! Positions from a table: what each row would make, and the transaction.
//!
//! A table comes in one of three forms, which [`guess`] tells apart by its heads and cells: one
//! row for each position; the matrix, with parties in rows and what they take a stance on in
//! columns; or that matrix turned round. The user may change what each column is ([`Mapping`]).
//! Positions are only added: one that is there already is left as it is.

mod cells;
mod guess;
mod known;
mod maker;
mod names;

#[cfg(test)]
mod tests;

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    document::{Edit, Transaction},
    model::{AnyCard, Id, Kind, Moment, PartialDate, Position, Scenario},
};

pub use guess::guess;
pub use maker::preview;

/// What a column of the table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Use {
    /// Nothing that is read.
    #[default]
    Skip,
    /// Who takes the position.
    Party,
    /// On what: an option, a provision or a proposal.
    Target,
    /// The issue of the option or the proposal of the provision, to tell targets apart.
    Within,
    /// The stance.
    Stance,
    /// Since when: a date or a talk.
    Since,
    /// Until when: a date or a talk.
    Until,
    /// How sure it is.
    Confidence,
    /// Whether it was said in private.
    Private,
    /// Why.
    Rationale,
    /// In return for what: options or provisions.
    Conditions,
    /// The source of the claim.
    Source,
    /// On whose word.
    Who,
    /// The stances of all parties on what stands in the column's head.
    StanceOn,
    /// The stances of the party in the column's head on everything.
    StanceOf,
}

impl Use {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Skip,
        Self::Party,
        Self::Target,
        Self::Within,
        Self::Stance,
        Self::Since,
        Self::Until,
        Self::Confidence,
        Self::Private,
        Self::Rationale,
        Self::Conditions,
        Self::Source,
        Self::Who,
        Self::StanceOn,
        Self::StanceOf,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Skip => "Not used",
            Self::Party => "Party",
            Self::Target => "Option, provision or proposal",
            Self::Within => "Its issue or proposal",
            Self::Stance => "Stance",
            Self::Since => "Since (date or talk)",
            Self::Until => "Until (date or talk)",
            Self::Confidence => "Confidence",
            Self::Private => "Private",
            Self::Rationale => "Rationale",
            Self::Conditions => "In return for",
            Self::Source => "Source",
            Self::Who => "On whose word",
            Self::StanceOn => "Stances on what the head names",
            Self::StanceOf => "Stances of the party in the head",
        }
    }

    /// Whether several columns can be this.
    pub fn may_repeat(self) -> bool {
        matches!(self, Self::Skip | Self::StanceOn | Self::StanceOf)
    }
}

/// In which order dates such as 3/2/2026 are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 3 February.
    DayFirst,
    /// March 2.
    MonthFirst,
}

/// What the columns of a table are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// The place of the row with the heads among the table's rows; what is above it is not read.
    /// None: all rows are data.
    pub head: Option<usize>,
    /// What each column is; columns past its end are not used.
    pub columns: Vec<Use>,
    /// Since when positions hold of which the table does not say it. None: from today where the
    /// party's stance is already on record, else from the beginning.
    pub since: Option<Moment>,
    /// How dates with slashes are written; none: such a date is refused unless it can only be
    /// meant in one way.
    pub dates: Option<DateOrder>,
}

/// What the preview is made with.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The scenario that they come into.
    pub scenario: &'a Scenario,
    /// Today, or the day that the scenario is looked at from.
    pub today: &'a PartialDate,
    /// The names of parties and sources ([`NameNote::name`]) that the user wants made anew. A name
    /// that is only nearly that of something there is then a new one.
    pub create: &'a BTreeSet<(Kind, String)>,
}

/// What a row, or a cell of a matrix, comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A new position.
    Make(Arc<Position>),
    /// It is there already.
    Known,
    /// It waits for the user to say that an unknown party is to be made.
    Waits,
    /// It cannot be made.
    Refused,
}

/// What a row, or a cell of a matrix, would do.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which row of the sheet, from 1.
    pub number: usize,
    /// In a matrix, the head of the column.
    pub head: String,
    /// What comes of it.
    pub outcome: Outcome,
    /// What would be made, or why not: one plain sentence.
    pub says: String,
    /// What is lost or guessed, one plain sentence each.
    pub notes: Vec<String>,
}

/// A name in the table that is not the name of anything, word for word.
#[derive(Clone, Debug, PartialEq)]
pub struct NameNote {
    /// Whether a party or a source is named.
    pub kind: Kind,
    /// The name.
    pub name: String,
    /// In how many rows or cells it stands.
    pub count: usize,
    /// What it was taken for: the only one that it nearly names. None: it is unknown.
    pub taken_for: Option<String>,
    /// Whether it is made anew.
    pub is_created: bool,
}

/// What a table would do.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Each row, or each cell of a matrix that is not blank.
    pub rows: Vec<Row>,
    /// The names that are not known word for word, in their order.
    pub names: Vec<NameNote>,
    /// What is wrong with the mapping as a whole: then there are no rows.
    pub problem: Option<String>,
    /// The parties and sources to be made.
    created: Vec<(Id, Edit)>,
}

impl Preview {
    /// How many rows come to each of: made, already there, waiting, refused.
    pub fn counts(&self) -> [usize; 4] {
        let mut counts = [0; 4];
        let [made, known, waiting, refused] = &mut counts;
        for row in &self.rows {
            match row.outcome {
                Outcome::Make(_) => *made += 1,
                Outcome::Known => *known += 1,
                Outcome::Waits => *waiting += 1,
                Outcome::Refused => *refused += 1,
            }
        }
        counts
    }

    /// The transaction of the rows that are wanted, by their place, with the parties and sources
    /// that they need; one step to undo. None if they make nothing.
    pub fn transaction(&self, is_wanted: impl Fn(usize) -> bool) -> Option<Transaction> {
        let rows = self.rows.iter().enumerate();
        let positions: Vec<&Arc<Position>> = rows
            .filter(|(place, _)| is_wanted(*place))
            .filter_map(|(_, row)| match &row.outcome {
                Outcome::Make(position) => Some(position),
                _ => None,
            })
            .collect();
        let first = positions.first()?.id.clone();
        let used: BTreeSet<&Id> = positions
            .iter()
            .flat_map(|position| {
                let sources = position.sources.iter().map(|source| source.source.id());
                std::iter::once(position.party.id()).chain(sources)
            })
            .collect();
        let created = self.created.iter().filter(|(id, _)| used.contains(id));
        let mut edits: Vec<Edit> = created.map(|(_, edit)| edit.clone()).collect();
        edits.extend(
            positions
                .iter()
                .map(|position| Edit::Insert(AnyCard::Position(Arc::clone(position)), usize::MAX)),
        );
        Some(Transaction::of("import positions", edits).selecting(Some(first)))
    }
}
