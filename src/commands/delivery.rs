//! Delivery: how the implementation matrix is read, and what a commitment that is made there has.

use std::collections::HashSet;

use super::{Screen, Workspace};
use crate::{
    analysis::delivery::{Arranging, GroupBy, GroupKey, Standing},
    model::{AnyCard, Id, Kind, Ref},
};

/// What the screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeliveryTab {
    /// Each commitment.
    #[default]
    Matrix,
    /// How far they were implemented when.
    Progress,
}

/// How delivery is looked at. It is passing: nothing of it is in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLook {
    /// What is shown.
    pub tab: DeliveryTab,
    /// Which rows, in which groups and order.
    pub arranging: Arranging,
    /// The groups that are folded away.
    pub folded: HashSet<GroupKey>,
    /// By how many days something is taken to slip, to see what slips with it.
    pub slip: u32,
}

impl Default for DeliveryLook {
    fn default() -> Self {
        Self {
            tab: DeliveryTab::default(),
            arranging: Arranging::default(),
            folded: HashSet::new(),
            slip: 30,
        }
    }
}

impl Workspace {
    /// How delivery is looked at.
    pub fn delivery(&self) -> &DeliveryLook {
        &self.delivery
    }

    /// Whether the implementation matrix has a row for this.
    pub(super) fn is_commitment(&self, id: &Id) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| open.document.scenario().commitments.get(id).is_some())
    }

    /// Whether a new card of this kind is made in the implementation matrix.
    pub(super) fn is_made_in_matrix(&self, kind: Kind) -> bool {
        self.screen == Screen::Delivery && kind == Kind::Commitment
    }

    /// Gives a commitment that is made in the matrix what those around it have: it stands in the
    /// group of the one that is selected, and the filter shows it.
    pub(super) fn place_in_matrix(&mut self, card: &mut AnyCard) {
        let AnyCard::Commitment(card) = card else {
            return;
        };
        let commitment = std::sync::Arc::make_mut(card);
        let arranging = &mut self.delivery.arranging;
        let beside = self.open.as_ref().and_then(|open| {
            let scenario = open.document.scenario();
            let selected = open.reports.index.place(open.document.selection()?)?;
            scenario.commitments.get(&selected.card)
        });
        match (arranging.group_by, beside) {
            (GroupBy::Theme | GroupBy::Proposal | GroupBy::Provision, Some(beside)) => {
                commitment.provision.clone_from(&beside.provision);
            }
            (GroupBy::Party, Some(beside)) => {
                commitment.responsible.clone_from(&beside.responsible);
            }
            _ => {}
        }
        match &arranging.party {
            Some(party) if commitment.responsible.is_empty() => {
                commitment.responsible = vec![Ref::from(party)];
            }
            Some(party) if commitment.responsible.iter().all(|it| it.id() != party) => {
                arranging.party = None;
            }
            _ => {}
        }
        arranging.words.clear();
        if arranging.standing != Standing::Open {
            arranging.standing = Standing::All;
        }
        self.delivery.tab = DeliveryTab::Matrix;
    }
}
