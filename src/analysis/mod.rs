//! Pure functions from a scenario to a report.

pub mod filter;
pub mod fold;
pub mod index;
pub mod letter;
pub mod moments;
mod sort;
pub mod stances;
pub mod tags;
pub mod texts;

use crate::model::{
    Id, Scenario,
    validation::{Finding, validate},
};

/// What is computed from a scenario once for each revision, and used by every view.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    /// Where everything is, and what refers to what.
    pub index: index::Index,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The order of the talks.
    pub moments: moments::Moments,
}

impl Reports {
    /// Computes all reports.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            index: index::Index::of(scenario),
            findings: validate(scenario),
            moments: moments::Moments::of(scenario),
        }
    }

    /// What is wrong with the card with this id and its parts.
    pub fn findings_of(&self, card: &Id) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| {
            let place = self.index.place(&finding.item);
            place.is_some_and(|place| place.card == *card)
        })
    }
}
