//! How much is asked of a text: the nearer it is to being kept, the more.

use crate::model::{Proposal, Provision, validation::Severity, word::ProposalStatus};

/// How far a text has come, from what nothing is asked of any more to what is to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Rejected, withdrawn or superseded.
    Dead,
    /// Floated, or without a status.
    Floated,
    /// Tabled or under discussion; also what is still in brackets in an agreed text.
    Tabled,
    /// Agreed.
    Agreed,
}

impl Stage {
    /// How far a proposal has come.
    pub(super) fn of(proposal: &Proposal) -> Self {
        match proposal.standing() {
            Some(
                ProposalStatus::Rejected | ProposalStatus::Withdrawn | ProposalStatus::Superseded,
            ) => Self::Dead,
            Some(ProposalStatus::Tabled | ProposalStatus::UnderDiscussion) => Self::Tabled,
            Some(ProposalStatus::Agreed) => Self::Agreed,
            None | Some(ProposalStatus::Floated | ProposalStatus::Unlisted(_)) => Self::Floated,
        }
    }

    /// How far one of a proposal's provisions has come. “Nothing is agreed until everything is
    /// agreed”: a provision that is agreed counts as such with the whole text.
    pub(super) fn of_provision(proposal: &Proposal, provision: &Provision) -> Self {
        match Self::of(proposal) {
            Self::Agreed if !provision.agreed => Self::Tabled,
            stage => stage,
        }
    }

    /// How much it matters that something is missing.
    pub(super) fn severity(self) -> Severity {
        if self == Self::Agreed {
            Severity::Warning
        } else {
            Severity::Note
        }
    }
}
