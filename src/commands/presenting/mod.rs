//! Presenting: which brief is shown to whom. What waits until the presenter says yes is in
//! [`held`].

mod held;

use std::sync::Arc;

use self::held::Step;
use super::{Level, Screen, Workspace};
use crate::{
    analysis::room::{
        for_room_with_brief,
        spec::{self, RoomError},
    },
    document::{Edit, Transaction},
    model::{
        Brief, Id, RoomChoice, Scenario,
        card::Card,
        handling::{Handling, Room},
    },
};

pub use self::held::Presenting;

/// Whether this system can keep a window out of screen sharing and screenshots.
pub const CAN_PROTECT: bool = cfg!(any(target_os = "windows", target_os = "macos"));

/// What the presenter asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum PresentCommand {
    /// Has this brief at hand.
    Choose(Id),
    /// Shows the brief whole to our own team, or to its room.
    ForTeam(bool),
    /// Shows the fields of this slide.
    Slide(Id),
    /// Remembers the monitor of this name as the audience's.
    AudienceOn(String),
    /// The room sees the first page: the clock goes from now on.
    StartClock,
    /// Ends presenting.
    End,
    /// Does what was held back.
    Allow,
    /// Drops what was held back.
    Refuse,
    /// Lets the room see what was put on record and stays out.
    ShareKept,
    /// Leaves it out, and tells of it no longer.
    LeaveKept,
}

/// Which brief is at hand, and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresentLook {
    /// The brief.
    pub brief: Option<Id>,
    /// The brief that our own team looks at, which sees everything. It is of one brief only, so
    /// that another one is never shown whole by mistake.
    for_team: Option<Id>,
}

impl PresentLook {
    /// Whether our own team looks at a brief, which sees everything.
    pub fn is_for_team(&self, brief: &Id) -> bool {
        self.for_team.as_ref() == Some(brief)
    }
}

/// The room that a brief is for.
///
/// # Errors
/// If it names a talk or a party that is not in the scenario.
pub fn room_of(scenario: &Scenario, brief: &Id) -> Result<Room, RoomError> {
    let choice = scenario.briefs.get(brief).map(|brief| &brief.room);
    spec::of_choice(scenario, choice.unwrap_or(&RoomChoice::Unsaid))
}

/// What is seen of a scenario while a brief is shown. Where the room can no longer be told it is
/// what everyone may see.
fn seen_of(scenario: &Arc<Scenario>, brief: &Id, for_team: bool) -> Arc<Scenario> {
    if for_team {
        return Arc::clone(scenario);
    }
    let room = room_of(scenario, brief).unwrap_or_else(|_| Room::public());
    Arc::new(for_room_with_brief(scenario, &room, brief))
}

impl Workspace {
    /// Which brief is at hand, and for whom.
    pub fn present_look(&self) -> &PresentLook {
        &self.present_look
    }

    /// The brief that is being shown.
    pub fn presenting(&self) -> Option<&Presenting> {
        self.presenting.as_ref()
    }

    /// The brief at hand: the one that was chosen, else the one that is selected, else the first.
    pub fn brief_at_hand(&self) -> Option<&Brief> {
        let open = self.open.as_ref()?;
        let briefs = &open.document.scenario().briefs;
        let chosen = self.present_look.brief.as_ref();
        let selected = || {
            let place = open.reports.index.place(open.document.selection()?)?;
            briefs.get(&place.card)
        };
        chosen
            .and_then(|id| briefs.get(id))
            .or_else(selected)
            .or_else(|| briefs.at(0))
    }

    pub(super) fn present(&mut self, command: PresentCommand) {
        match command {
            PresentCommand::Choose(id) => {
                self.present_look.brief = Some(id.clone());
                self.present_look.for_team = None;
                self.select(Some(id));
            }
            PresentCommand::ForTeam(is) => {
                let brief = self.brief_at_hand().map(|brief| brief.id.clone());
                self.present_look.for_team = brief.filter(|_| is);
            }
            PresentCommand::Slide(id) => {
                let brief = self.brief_at_hand().map(|brief| brief.id.clone());
                self.present_look.brief.clone_from(&brief);
                self.select(brief);
                self.reveal = Some(id);
            }
            PresentCommand::AudienceOn(name) => {
                self.settings.audience = Some(name);
                self.save_settings();
            }
            PresentCommand::StartClock => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.since = self.clock.now();
                }
            }
            PresentCommand::End => self.end_presenting(),
            PresentCommand::Allow => self.allow(),
            PresentCommand::Refuse => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.refuse();
                }
            }
            PresentCommand::ShareKept => self.share_kept(),
            PresentCommand::LeaveKept => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.leave_kept();
                }
            }
        }
    }

    /// Lets the room see what was put on record before it. Where it would learn more than where a
    /// party stands now, that waits for a yes like any edit.
    fn share_kept(&mut self) {
        let (Some(presenting), Some(open)) = (&mut self.presenting, &self.open) else {
            return;
        };
        let room = room_of(open.document.scenario(), &presenting.brief);
        let Ok(room) = room else { return };
        let transaction = shared(presenting.kept(), &room);
        if self.admits(Step::Share(transaction.clone())) {
            self.apply(transaction);
        }
    }

    /// Begins to show the brief at hand; without one, asks for one.
    pub(super) fn begin_presenting(&mut self) {
        self.show(Screen::Present);
        if self.presenting.is_some() {
            return;
        }
        let Some(brief) = self.brief_at_hand().map(|brief| brief.id.clone()) else {
            self.notify(Level::Info, "There is no brief yet: make one to present it");
            return;
        };
        let for_team = self.present_look.is_for_team(&brief);
        let Some(open) = &self.open else { return };
        let scenario = open.document.snapshot();
        if let Err(error) = room_of(&scenario, &brief)
            && !for_team
        {
            self.notify(Level::Error, format!("This brief cannot be shown: {error}"));
            return;
        }
        self.present_look.brief = Some(brief.clone());
        let since = self.clock.now();
        self.presenting = Some(Presenting::begin(&scenario, brief, for_team, since));
    }

    /// Whether an edit may be made now. If not, it is held back until the presenter says yes.
    pub(super) fn admits_edit(&mut self, transaction: &Transaction) -> bool {
        self.presenting.is_none() || self.admits(Step::Edit(transaction.clone()))
    }

    /// The same for an undo or redo.
    pub(super) fn admits_history(&mut self, is_undo: bool) -> bool {
        let step = if is_undo { Step::Undo } else { Step::Redo };
        self.presenting.is_none() || self.admits(step)
    }

    fn admits(&mut self, step: Step) -> bool {
        let (Some(presenting), Some(open)) = (&mut self.presenting, &self.open) else {
            return true;
        };
        presenting.admits(&open.document, step)
    }

    /// Does what was held back, each in its turn. What would show the room other things than it
    /// said, because something has changed since, waits for another yes.
    fn allow(&mut self) {
        let (Some(presenting), Some(open)) = (&mut self.presenting, &mut self.open) else {
            return;
        };
        presenting.allow(&mut open.document);
        open.refresh();
        self.chosen.clear();
    }

    fn end_presenting(&mut self) {
        self.presenting = None;
        // The next show is its room's again, unless the brief is for no room at all.
        let shown = self.present_look.for_team.as_ref();
        let open = self.open.as_ref();
        let brief = open.zip(shown).and_then(|(open, id)| {
            let briefs = &open.document.scenario().briefs;
            briefs.get(id)
        });
        if brief.is_none_or(|brief| brief.handling != Handling::Team) {
            self.present_look.for_team = None;
        }
    }

    /// Ends presenting when there is nothing any more that could be presented.
    pub(super) fn keep_presenting(&mut self) {
        let has = |presenting: &Presenting| {
            let open = self.open.as_ref();
            open.is_some_and(|it| {
                it.document
                    .scenario()
                    .briefs
                    .get(&presenting.brief)
                    .is_some()
            })
        };
        if self.presenting.as_ref().is_some_and(|it| !has(it)) {
            self.end_presenting();
        }
    }
}

/// Marks cards so that a room may see them, as one step.
pub fn shared(ids: &[Id], room: &Room) -> Transaction {
    let label = match ids.len() {
        1 => "share card".to_owned(),
        some => format!("share {some} cards"),
    };
    let room = room.clone();
    let share = move |card: &mut dyn Card| {
        let handling = card.common_mut().handling;
        *handling = handling.opened_to(&room);
    };
    Transaction::new(label, Edit::update_cards(ids, share))
}
