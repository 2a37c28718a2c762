//! The screens. A view reads what a [`Context`] holds and pushes commands; it changes nothing.

pub mod cards;
pub mod check;
pub mod delivery;
pub mod home;
pub mod inspector;
pub mod map;
pub mod positions;
pub mod timeline;

use crate::{
    analysis::Reports,
    commands::{Command, OpenScenario, Workspace},
    document::IdSource,
    model::{Id, Kind, PartialDate, Scenario},
    widgets::draft::Drafts,
};

/// What a view may see, and where it puts what it asks for.
#[derive(Debug)]
pub struct Context<'a> {
    /// Everything, immutably.
    pub workspace: &'a Workspace,
    /// The scenario that is open.
    pub open: &'a OpenScenario,
    /// What the view asks for, in order.
    pub queue: &'a mut Vec<Command>,
    /// The text that is being typed.
    pub drafts: &'a mut Drafts<Command>,
    /// New ids for what a view lets the user make in place.
    pub ids: &'a mut IdSource,
    /// Whether dates are read with the month first here.
    pub month_first: bool,
}

impl<'a> Context<'a> {
    /// The scenario.
    pub fn scenario(&self) -> &'a Scenario {
        self.open.document.scenario()
    }

    /// What is computed from it.
    pub fn reports(&self) -> &'a Reports {
        &self.open.reports
    }

    /// What the thing with this id is called.
    pub fn title(&self, id: &Id) -> String {
        self.reports().index.title(self.scenario(), id)
    }

    /// The kind of the thing with this id.
    pub fn kind(&self, id: &Id) -> Option<Kind> {
        self.reports().index.place(id).map(|place| place.kind)
    }

    /// A date for a reader.
    pub fn date(&self, date: &PartialDate) -> String {
        date.in_words(self.month_first)
    }

    /// Asks for something.
    pub fn push(&mut self, command: Command) {
        self.queue.push(command);
    }
}
