//! What can be done about a finding: data only, which `commands` turns into edits.

use crate::model::Id;

/// What can be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Only the user knows: go to where it is said.
    Open {
        /// The innermost thing, or another one that has to change; blank: the scenario itself.
        item: Id,
        /// The key of the field, as the file has it; none: the thing as a whole.
        field: &'static str,
        /// What the button says.
        label: &'static str,
    },
    /// One click does it, and undo takes it back.
    Do(Change),
}

/// A change that puts a finding right, or begins to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Adds a commitment for each of these provisions, with what the provision says of it.
    DraftCommitments {
        /// The provisions.
        provisions: Vec<Id>,
    },
    /// Adds a position of a party, *not known* until someone fills it in.
    DraftPosition {
        /// The party.
        party: Id,
        /// An option, a provision or a proposal.
        on: Id,
    },
    /// Adds a verification mechanism to a provision or a commitment, to be filled in.
    AddMechanism {
        /// The provision or commitment.
        to: Id,
    },
    /// Gives a commitment the time frame of its provision as its deadline.
    TakeTimeFrame {
        /// The commitment.
        commitment: Id,
    },
    /// Gives a commitment the responsible parties of its provision.
    TakeResponsible {
        /// The commitment.
        commitment: Id,
    },
    /// Takes every mention of an id that nothing bears out of a card, with the entries that mean
    /// nothing without it.
    RemoveReference {
        /// The card; blank: the scenario itself.
        from: Id,
        /// The id that nothing bears.
        missing: Id,
    },
}

impl Remedy {
    /// Goes to a field.
    pub(super) fn open(item: &Id, field: &'static str, label: &'static str) -> Self {
        Self::Open {
            item: item.clone(),
            field,
            label,
        }
    }

    /// What the button says. What asks for more than the click ends with an ellipsis.
    pub fn label(&self) -> String {
        match self {
            Self::Open { label, .. } => (*label).to_owned(),
            Self::Do(change) => change.label(),
        }
    }
}

impl Change {
    /// What the button says.
    pub fn label(&self) -> String {
        match self {
            Self::DraftCommitments { provisions } if provisions.len() > 1 => {
                format!("Draft {} commitments from them", provisions.len())
            }
            Self::DraftCommitments { .. } => "Draft a commitment from it".to_owned(),
            Self::DraftPosition { .. } => "Record its position…".to_owned(),
            Self::AddMechanism { .. } => "Add a verification mechanism…".to_owned(),
            Self::TakeTimeFrame { .. } => "Take the time frame of the provision".to_owned(),
            Self::TakeResponsible { .. } => {
                "Take the responsible parties of the provision".to_owned()
            }
            Self::RemoveReference { missing, .. } => format!("Remove the mention of “{missing}”"),
        }
    }
}
