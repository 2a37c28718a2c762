//! What the check remembers while it is shown; none of it is in the file.

use std::collections::HashSet;

use crate::model::{Id, validation::Severity};

/// Which findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// All that are open.
    #[default]
    Open,
    /// Those of one severity.
    Only(Severity),
    /// Those that were waived.
    Waived,
}

#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) shown: Shown,
    /// The rules of which all findings are shown.
    pub(super) whole: HashSet<&'static str>,
    /// The rules whose help is open.
    pub(super) explained: HashSet<&'static str>,
    /// What is being waived, and the reason as far as it is written.
    pub(super) waiving: Option<(&'static str, Id, String)>,
    /// Whether the cursor is still to be put into the reason.
    pub(super) wants_focus: bool,
}

impl State {
    pub(super) fn salt() -> egui::Id {
        egui::Id::unique("check")
    }
}
