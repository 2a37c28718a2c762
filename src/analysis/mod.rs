//! Pure functions from a scenario to a report.

pub mod attribution;
pub mod changes;
pub mod delivery;
pub mod filter;
pub mod findings;
pub mod fold;
pub mod index;
pub mod letter;
pub mod matrix;
pub mod moments;
pub mod network;
pub mod query;
pub mod room;
pub mod schedule;
pub mod search;
pub mod sentence;
pub mod shifts;
mod sort;
pub mod stances;
pub mod standing;
pub mod tags;
pub mod texts;
pub mod timeline;

use crate::model::{Id, Kind, Scenario, validation::Finding};

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
    /// Where everyone stands, at any moment.
    pub standing: standing::Standing,
    /// What can be found by its words.
    pub search: search::Haystacks,
    /// What is wrong, in the order of the file.
    pub findings: findings::KeptFindings,
}

/// How many cards may have changed before it is quicker to begin anew.
const MOST_CHANGES: usize = 500;

/// How many cards it takes for another thread to be worth its while.
const MANY_CARDS: usize = 500;

impl Reports {
    /// Computes all reports.
    pub fn of(scenario: &Scenario) -> Self {
        let cards: usize = Kind::CARDS.iter().map(|kind| scenario.count(*kind)).sum();
        if cards < MANY_CARDS {
            return Self::with(scenario, search::Haystacks::of(scenario));
        }
        // What is to be searched is read beside the rest.
        std::thread::scope(|scope| {
            let search = scope.spawn(|| search::Haystacks::of(scenario));
            let mut reports = Self::with(scenario, search::Haystacks::default());
            let search = search.join();
            reports.search = search.unwrap_or_else(|_| search::Haystacks::of(scenario));
            reports
        })
    }

    fn with(scenario: &Scenario, search: search::Haystacks) -> Self {
        let index = index::Index::of(scenario);
        let moments = moments::Moments::of(scenario);
        Self {
            standing: standing::Standing::of(scenario, &moments),
            moments,
            findings: findings::KeptFindings::of(scenario, &index),
            search,
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
            self.standing = standing::Standing::of(after, &self.moments);
        } else {
            self.standing
                .update(&changes, after, &self.index, &self.moments);
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
