//! Pure functions from a scenario to a report.

pub mod index;
pub mod moments;
pub mod stances;

use crate::model::{
    Scenario,
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
}
