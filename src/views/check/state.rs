//! What the check remembers while it is shown; none of it is in the file.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::{
    analysis::check::Verdict,
    model::{Id, validation::Severity},
    views::Context,
};

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
    verdict: Option<(JudgedFor, Verdict)>,
}

/// What a verdict was made for: a revision, the day, how dates are written.
type JudgedFor = (u64, Option<Date>, bool);

impl State {
    pub(super) fn salt() -> egui::Id {
        egui::Id::unique("check")
    }

    /// What the findings come to, put together when something has changed.
    pub(super) fn verdict(&mut self, cx: &Context<'_>) -> Verdict {
        let reports = cx.reports();
        let made_for = (cx.open.document.revision(), reports.day(), cx.month_first);
        match &self.verdict {
            Some((before, verdict)) if *before == made_for => verdict.clone(),
            _ => {
                let (findings, index) = (&reports.findings, &reports.index);
                let verdict = Verdict::of(findings, cx.scenario(), index, cx.month_first);
                self.verdict = Some((made_for, verdict.clone()));
                verdict
            }
        }
    }
}
