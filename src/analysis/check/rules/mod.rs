//! The rules, one file each.

pub(super) mod circular_condition;
pub(super) mod circular_dependency;
pub(super) mod commitment_without_provision;
pub(super) mod contradictory_positions;
pub(super) mod deadline_before_dependency;
pub(super) mod deliverer_opposes;
pub(super) mod deliverer_without_position;
pub(super) mod no_deadline;
pub(super) mod no_guarantor;
pub(super) mod no_option;
pub(super) mod no_responsible;
pub(super) mod no_time_frame;
pub(super) mod no_verification;
pub(super) mod of_the_file;
pub(super) mod option_without_support;
pub(super) mod overdue;
pub(super) mod provision_without_commitment;
pub(super) mod red_line_crossed;
pub(super) mod self_verification;
pub(super) mod talk_before_predecessor;
pub(super) mod talk_without_participants;
pub(super) mod unnamed_only;
pub(super) mod unsourced_claim;

use super::{finding::Found, look::Look, plan::Plan};
use crate::model::{
    Commitment, Issue, Party, Position, Proposal, Talk, card::Card, validation::Severity,
};

/// A rule of the check.
#[derive(Debug)]
pub struct Rule {
    /// Its id, as waivers and other programs name it.
    pub id: &'static str,
    /// Its name, for a heading.
    pub name: &'static str,
    /// How much its gravest findings matter; in a text that is not agreed yet they matter less.
    pub severity: Severity,
    /// Why it matters, in one sentence.
    pub why: &'static str,
    /// Why it matters for a peace agreement, what to do, and what is not asked.
    pub help: &'static str,
    /// What it looks at.
    pub(super) runs: &'static [Run],
}

/// How a rule looks at a scenario.
#[derive(Clone, Copy, Debug)]
pub(super) enum Run {
    /// At each proposal.
    Proposal(for<'a> fn(&Look<'a>, &'a Proposal, &mut Found)),
    /// At each commitment.
    Commitment(for<'a> fn(&Look<'a>, &'a Commitment, &mut Found)),
    /// At each issue.
    Issue(for<'a> fn(&Look<'a>, &'a Issue, &mut Found)),
    /// At each party.
    Party(for<'a> fn(&Look<'a>, &'a Party, &mut Found)),
    /// At each talk.
    Talk(for<'a> fn(&Look<'a>, &'a Talk, &mut Found)),
    /// At each position.
    Position(for<'a> fn(&Look<'a>, &'a Position, &mut Found)),
    /// At each card that claims something about others.
    Claim(for<'a> fn(&Look<'a>, &'a dyn Card, &mut Found)),
    /// At all that is to be done, as a whole.
    Plan(for<'a> fn(&Look<'a>, &Plan<'a>, &mut Found)),
    /// At all talks, as a whole.
    Talks(for<'a> fn(&Look<'a>, &mut Found)),
}

/// All rules, in the order in which they are listed.
pub const RULES: &[&Rule] = &[
    &no_responsible::RULE,
    &no_time_frame::RULE,
    &no_deadline::RULE,
    &no_verification::RULE,
    &no_guarantor::RULE,
    &no_option::RULE,
    &self_verification::RULE,
    &circular_condition::RULE,
    &circular_dependency::RULE,
    &deadline_before_dependency::RULE,
    &overdue::RULE,
    &commitment_without_provision::RULE,
    &provision_without_commitment::RULE,
    &deliverer_without_position::RULE,
    &deliverer_opposes::RULE,
    &contradictory_positions::RULE,
    &red_line_crossed::RULE,
    &option_without_support::RULE,
    &unsourced_claim::RULE,
    &unnamed_only::RULE,
    &talk_without_participants::RULE,
    &talk_before_predecessor::RULE,
    &of_the_file::DANGLING_REFERENCE,
    &of_the_file::DUPLICATE_ID,
    &of_the_file::ILL_FORMED_ID,
    &of_the_file::IMPOSSIBLE_DATE,
    &of_the_file::OUT_OF_RANGE,
    &of_the_file::ILL_FORMED_COLOUR,
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
