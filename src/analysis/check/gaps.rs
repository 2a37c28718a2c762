//! What provisions lack: said once where all lack it.

use super::{
    finding::Found,
    remedy::Remedy,
    sentence::{Sentence, say, text},
    stage::Stage,
};
use crate::model::{Id, Proposal, Provision};

/// What a rule asks of the provisions of a proposal.
pub(super) struct Ask<'a> {
    /// From which stage on it is asked.
    pub(super) from: Stage,
    /// Whether the text of a provision has it.
    pub(super) has: &'a dyn Fn(&Provision) -> bool,
    /// Whether a provision that has it not need not have it.
    pub(super) is_spared: &'a dyn Fn(&Provision) -> bool,
    /// What none of the provisions has: the end of a sentence.
    pub(super) none: &'static str,
    /// What is the matter with one of them.
    pub(super) one: &'a dyn Fn(&Provision) -> Sentence,
    /// What can be done about all of them at once.
    pub(super) for_all: &'a dyn Fn(&[&Provision]) -> Option<Remedy>,
    /// What can be done about one of them.
    pub(super) for_one: &'a dyn Fn(&Id) -> Remedy,
}

/// Adds a finding for each provision that lacks what is asked of it. If not one of several
/// provisions has it, that is one finding, on the proposal: it says the same, and once.
pub(super) fn add(proposal: &Proposal, ask: &Ask<'_>, found: &mut Found) {
    let stage = Stage::of(proposal);
    if stage < ask.from || stage == Stage::Dead {
        return;
    }
    let provisions = &proposal.provisions;
    let lacking: Vec<&Provision> = provisions
        .iter()
        .filter(|provision| Stage::of_provision(proposal, provision) >= ask.from)
        .filter(|provision| !(ask.has)(provision) && !(ask.is_spared)(provision))
        .collect();
    if lacking.len() > 1 && !provisions.iter().any(|provision| (ask.has)(provision)) {
        let sentence = say([text(format!(
            "None of its {} provisions {}",
            provisions.len(),
            ask.none
        ))]);
        let remedy = (ask.for_all)(&lacking);
        found.push(stage.severity(), &proposal.id, sentence, remedy);
        return;
    }
    for provision in lacking {
        let severity = Stage::of_provision(proposal, provision).severity();
        let remedy = (ask.for_one)(&provision.id);
        found.push(severity, &provision.id, (ask.one)(provision), remedy);
    }
}
