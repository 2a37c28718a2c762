//! Aceh before its law was passed: something is overdue.

use nonpaper::{
    io::samples::Template,
    model::{Id, Scenario, word::ImplementationStatus},
};

/// The sample as if the parliament had not passed the law in July 2006: it was still debated when
/// the deadline passed, and nothing is on record since.
pub fn before_the_law() -> Scenario {
    let mut scenario = Template::Aceh.scenario().unwrap();
    let id = Id::from("commitment-pass-new-law");
    let place = scenario.commitments.index_of(&id).unwrap();
    let law = scenario.commitments.at_mut(place).unwrap();
    law.evidence.truncate(2);
    law.status = Some(ImplementationStatus::Minimal);
    scenario
}
