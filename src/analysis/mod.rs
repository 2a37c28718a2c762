//! Pure functions from a scenario to a report.

pub mod changes;
pub mod filter;
pub mod findings;
pub mod fold;
pub mod index;
pub mod letter;
pub mod moments;
pub mod query;
pub mod search;
mod sort;
pub mod stances;
pub mod tags;
pub mod texts;

use crate::model::{Id, Scenario, validation::Finding};

/// What is computed from a scenario once for each revision, and used by every view.
///
/// It is computed as a whole when a scenario is opened, and then kept up: of a change only what
/// it touches is looked at again.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    /// Where everything is, and what refers to what.
    pub index: index::Index,
    /// The order of the talks.
    pub moments: moments::Moments,
    /// What can be found by its words.
    pub search: search::Haystacks,
    /// What is wrong, in the order of the file.
    pub findings: findings::KeptFindings,
}

/// How many cards may have changed before it is quicker to begin anew.
const MOST_CHANGES: usize = 500;

impl Reports {
    /// Computes all reports.
    pub fn of(scenario: &Scenario) -> Self {
        let index = index::Index::of(scenario);
        Self {
            moments: moments::Moments::of(scenario),
            search: search::Haystacks::of(scenario, &index),
            findings: findings::KeptFindings::of(scenario, &index),
            index,
        }
    }

    /// Brings the reports, which are those of `before`, up to date with `after`, which came from
    /// it by edits. Whatever the two are, the reports are then those of `after`.
    pub fn update(&mut self, before: &Scenario, after: &Scenario) {
        let changes = changes::between(before, after);
        let touched = (changes.len() <= MOST_CHANGES)
            .then(|| self.index.update(&changes))
            .flatten();
        let Some(touched) = touched else {
            *self = Self::of(after);
            return;
        };
        if moments::Moments::are_touched_by(&changes) {
            self.moments = moments::Moments::of(after);
        }
        self.search.update(after, &self.index, &touched);
        self.findings.update(after, &self.index, &touched);
    }

    /// What is wrong with the card with this id, or that has a part with it.
    pub fn findings_of(&self, id: &Id) -> &[Finding] {
        let slot = self.index.slot(id);
        slot.map_or(&[], |slot| self.findings.in_slot(slot))
    }
}
