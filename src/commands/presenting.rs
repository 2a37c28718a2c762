//! Presenting: which brief is shown to whom, and what waits until the presenter says yes.
//!
//! While a room looks on, every step is tried on a copy first. One that shows the room more than
//! it has seen is held back, whether it is an edit or an undo; one that takes away acts at once.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Level, Screen, Workspace};
use crate::{
    analysis::{
        index::Index,
        room::{
            for_room_with_brief,
            spec::{self, RoomError},
            widening::{Addition, additions},
        },
    },
    document::{Document, Edit, Transaction},
    model::{Brief, Id, Position, RoomChoice, Scenario, card::Card, handling::Room},
};

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
}

/// Which brief is at hand, and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresentLook {
    /// The brief.
    pub brief: Option<Id>,
    /// Whether our own team looks at it, which sees everything.
    pub for_team: bool,
}

/// What is said of a step that takes the brief away.
const ENDS: &str = "This takes away the brief that is being shown, and ends the show";

/// A step that would show the room more, or end the show.
#[derive(Clone, Debug)]
enum Step {
    Edit(Transaction),
    Undo,
    Redo,
}

impl Step {
    fn take(self, document: &mut Document) -> bool {
        match self {
            Self::Edit(transaction) => document.apply(transaction),
            Self::Undo => document.undo().is_some(),
            Self::Redo => document.redo().is_some(),
        }
    }

    /// Whether it overtakes one that is held back: typing that goes on.
    fn overtakes(&self, held: &Self) -> bool {
        match (self, held) {
            (Self::Edit(now), Self::Edit(before)) => {
                now.merge.is_some() && now.merge == before.merge
            }
            (Self::Undo, Self::Undo) | (Self::Redo, Self::Redo) => true,
            _ => false,
        }
    }
}

/// A brief that is being shown.
#[derive(Clone, Debug)]
pub struct Presenting {
    /// Which.
    pub brief: Id,
    /// Since when.
    pub since: Timestamp,
    /// Whether our own team looks on.
    pub for_team: bool,
    /// What the room sees: its projection. Of the team's it is the whole scenario.
    pub seen: Arc<Scenario>,
    held: Vec<(Step, String)>,
}

impl Presenting {
    /// What is held back, in sentences; empty: nothing.
    pub fn held(&self) -> impl Iterator<Item = &str> {
        self.held.iter().map(|(_, says)| says.as_str())
    }

    /// Whether what is held back would end the show.
    pub fn would_end(&self) -> bool {
        self.held().any(|says| says == ENDS)
    }

    /// Holds a step back, in place of an earlier one that it continues.
    fn hold(&mut self, step: Step, says: String) {
        self.held.retain(|(held, _)| !step.overtakes(held));
        self.held.push((step, says));
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

/// Whether a position says no more than that a party moved: where it stood on the same thing the
/// room sees already.
fn is_bare_move(position: &Position, before: &Scenario) -> bool {
    let bare = Position {
        id: position.id.clone(),
        party: position.party.clone(),
        on: position.on.clone(),
        stance: position.stance.clone(),
        since: position.since.clone(),
        handling: position.handling.clone(),
        ..Position::default()
    };
    let stood = |earlier: &Position| earlier.party == position.party && earlier.on == position.on;
    *position == bare && position.stance.is_some() && before.positions.iter().any(stood)
}

/// What a room newly sees. Where a party stands may be changed before its eyes: that is what one
/// stands there for; but only by an edit, and where the room sees already that it stands.
fn news(before: &Scenario, after: &Scenario, step: &Step) -> Vec<Addition> {
    let Step::Edit(_) = step else {
        return additions(before, after);
    };
    let mut after = after.clone();
    for place in 0..after.positions.len() {
        let Some(position) = after.positions.at(place) else {
            continue;
        };
        let earlier = before
            .positions
            .get(&position.id)
            .map(|it| it.stance.clone());
        if let Some(earlier) = earlier.filter(|it| it.is_some() && *it != position.stance)
            && position.stance.is_some()
            && let Some(position) = after.positions.at_mut(place)
        {
            position.stance = earlier;
        }
    }
    let is_new = |position: &Position| before.positions.get(&position.id).is_none();
    for place in (0..after.positions.len()).rev() {
        let moved = after.positions.at(place);
        if moved.is_some_and(|position| is_new(position) && is_bare_move(position, before)) {
            after.positions.remove(place);
        }
    }
    additions(before, &after)
}

/// What the room would newly see, in one sentence.
fn sentence(scenario: &Scenario, found: &[Addition]) -> String {
    const MOST: usize = 5;
    let index = Index::of(scenario);
    let mut all: Vec<String> = Vec::new();
    for addition in found {
        let key = addition.key.as_deref().map(|key| key.replace('_', " "));
        let says = match (&addition.card, key) {
            (Some((kind, id)), None) => {
                format!("the {} “{}”", kind.noun(), index.title(scenario, id))
            }
            (Some((kind, id)), Some(key)) => {
                let title = index.title(scenario, id);
                format!("the {key} of the {} “{title}”", kind.noun())
            }
            (None, key) => format!("the {} of the scenario", key.unwrap_or_default()),
        };
        if !all.contains(&says) {
            all.push(says);
        }
    }
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    let mut says = format!("The room would newly see {}", all.join(", "));
    if more > 0 {
        says.push_str(&format!(" and {more} more"));
    }
    says
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
                self.present_look.for_team = false;
                self.select(Some(id));
            }
            PresentCommand::ForTeam(is) => self.present_look.for_team = is,
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
            PresentCommand::End => self.presenting = None,
            PresentCommand::Allow => self.allow(),
            PresentCommand::Refuse => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.held.clear();
                }
            }
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
        let for_team = self.present_look.for_team;
        let Some(open) = &self.open else { return };
        let scenario = open.document.snapshot();
        if let Err(error) = room_of(&scenario, &brief)
            && !for_team
        {
            self.notify(Level::Error, format!("This brief cannot be shown: {error}"));
            return;
        }
        self.present_look.brief = Some(brief.clone());
        self.presenting = Some(Presenting {
            seen: seen_of(&scenario, &brief, for_team),
            brief,
            since: self.clock.now(),
            for_team,
            held: Vec::new(),
        });
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
        let mut trial = open.document.clone();
        step.clone().take(&mut trial);
        // What ends the show bares the screen behind it: that is for the presenter to say.
        if trial.scenario().briefs.get(&presenting.brief).is_none() {
            presenting.hold(step, ENDS.to_owned());
            return false;
        }
        let after = seen_of(&trial.snapshot(), &presenting.brief, presenting.for_team);
        let found = match presenting.for_team {
            true => Vec::new(),
            false => news(&presenting.seen, &after, &step),
        };
        if found.is_empty() {
            presenting.seen = after;
            return true;
        }
        let says = sentence(trial.scenario(), &found);
        presenting.hold(step, says);
        false
    }

    /// Does what was held back, each in its turn.
    fn allow(&mut self) {
        let (Some(presenting), Some(open)) = (&mut self.presenting, &mut self.open) else {
            return;
        };
        for (step, _) in std::mem::take(&mut presenting.held) {
            step.take(&mut open.document);
        }
        let scenario = open.document.snapshot();
        presenting.seen = seen_of(&scenario, &presenting.brief, presenting.for_team);
        open.refresh();
        self.chosen.clear();
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
            self.presenting = None;
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
