//! What a card says, field by field: for slides and for reports.

mod collect;
mod words;

use crate::model::Id;

pub(super) use collect::of;
pub(super) use words::{
    NO_DATE, cited, date_of, dates, days, dotted, due, is_done, outlook, published, role_of,
    status_of, when, who,
};

/// A field of a card, for a reader.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    /// What it is; blank, where its value says it.
    pub(super) label: &'static str,
    /// What it says.
    pub(super) value: Value,
}

/// What a field says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A few words.
    Words(String),
    /// A text (Markdown).
    Text(String),
    /// Parties.
    Parties(Vec<Id>),
    /// One thing after another.
    List(Vec<String>),
}

/// A card for a reader.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts {
    /// What it is called.
    pub(super) title: String,
    /// Where and when, and where it stands: short.
    pub(super) line: String,
    /// Whose it is or who is in it, for a line of its own in a list.
    pub(super) parties: Vec<Id>,
    /// The rest.
    pub(super) all: Vec<Fact>,
}
