//! Issues and their options.

use super::{
    handling::Handling,
    id::{Id, Ref, to},
    record::{card, record},
    word::Theme,
};

card! {
    /// What is being negotiated.
    #[is(Issue)]
    pub struct Issue {
        /// Its title.
        title: String,
        /// The field of an agreement that it belongs to.
        theme: Option<Theme>,
        /// What it is about (Markdown).
        description: String,
        /// The ways in which it can be settled, in order.
        options: Vec<Choice>,
        /// The option that is the status quo.
        status_quo: Option<Ref<to::Choice>>,
    }
}

record! {
    /// An option: one way to settle an issue.
    #[is(Choice)]
    pub struct Choice {
        /// Its stable name, unique in the file.
        id: Id,
        /// Its title.
        title: String,
        /// What it means (Markdown).
        description: String,
        /// Who may see it, where that is narrower than for the issue.
        handling: Option<Handling>,
    }
}
