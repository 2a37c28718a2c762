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
    model::{
        Brief, Id, Position, RoomChoice, Scenario,
        card::Card,
        handling::{Handling, Room},
    },
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

/// What is said of a step that takes the brief away.
const ENDS: &str = "This takes away the brief that is being shown, and ends the show";

/// A step that would show the room more, or end the show.
#[derive(Clone, Debug)]
enum Step {
    Edit(Transaction),
    /// Lets the room see what was just put on record.
    Share(Transaction),
    Undo,
    Redo,
}

impl Step {
    fn take(self, document: &mut Document) -> bool {
        match self {
            Self::Edit(transaction) | Self::Share(transaction) => document.apply(transaction),
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
    /// Positions that were put on record and the room does not see, though it could.
    kept: Vec<Id>,
    /// Who looks on; none: that cannot be told.
    room: Option<Room>,
}

/// What comes of a step that the room may see.
struct After {
    seen: Arc<Scenario>,
    kept: Vec<Id>,
    room: Option<Room>,
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

    /// The positions that were put on record last, if the room does not see them, though it could.
    pub fn kept(&self) -> &[Id] {
        &self.kept
    }

    /// Tries a step on a copy of the document. An error says why it has to wait.
    fn tried(&self, document: &Document, step: &Step) -> Result<After, String> {
        let before = document.scenario();
        let mut trial = document.clone();
        step.clone().take(&mut trial);
        // What ends the show bares the screen behind it: that is for the presenter to say.
        if trial.scenario().briefs.get(&self.brief).is_none() {
            return Err(ENDS.to_owned());
        }
        let seen = seen_of(&trial.snapshot(), &self.brief, self.for_team);
        let room = room_of(trial.scenario(), &self.brief).ok();
        let is_moved = |id: &Id| match step {
            // Another room sees other things, whatever has moved.
            _ if room != self.room => false,
            // Nor is what somebody else has put on the disk meant for it.
            Step::Edit(edit) if edit.replaces_all() => false,
            Step::Edit(_) => {
                let own = before.positions.get(id);
                own.is_none_or(|_| self.seen.positions.get(id).is_some())
            }
            Step::Share(_) => self.kept.contains(id),
            Step::Undo | Step::Redo => false,
        };
        let found = match self.for_team {
            true => Vec::new(),
            false => news(&self.seen, &seen, &is_moved),
        };
        if !found.is_empty() {
            return Err(sentence(trial.scenario(), &found));
        }
        let before = match step {
            Step::Edit(_) | Step::Share(_) => before,
            // What comes back was told of when it was made.
            Step::Undo | Step::Redo => trial.scenario(),
        };
        let kept = self.kept_after(before, &trial, &seen);
        Ok(After { seen, kept, room })
    }

    /// Notes what came of a step that was not held back.
    fn came(&mut self, after: After) {
        let After { seen, kept, room } = after;
        (self.seen, self.kept, self.room) = (seen, kept, room);
        // What undoes or redoes would now do something else.
        self.held
            .retain(|(step, _)| !matches!(step, Step::Undo | Step::Redo));
    }

    /// The same after one more step: what is new since `before`, and what was told of already, as
    /// far as its mark alone keeps it from the room.
    fn kept_after(&self, before: &Scenario, after: &Document, seen: &Scenario) -> Vec<Id> {
        let is_in = |scenario: &Scenario, id: &Id| scenario.positions.get(id).is_some();
        let ids: Vec<Id> = after
            .scenario()
            .positions
            .iter()
            .map(|position| &position.id)
            .filter(|id| !is_in(before, id) || self.kept.contains(id))
            .filter(|id| !is_in(seen, id))
            .cloned()
            .collect();
        let Ok(room) = room_of(after.scenario(), &self.brief) else {
            return Vec::new();
        };
        if ids.is_empty() || self.for_team {
            return Vec::new();
        }
        let mut opened = after.clone();
        opened.apply(shared(&ids, &room));
        let could = for_room_with_brief(opened.scenario(), &room, &self.brief);
        ids.into_iter().filter(|id| is_in(&could, id)).collect()
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

/// Whether a position, as a room sees it, says no more than that a party moved: where it stood on
/// the same thing the room sees already.
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
/// stands there for; but only where the room sees already that it stands, and by a position that
/// `may_move` says is meant for that. One that was there and hidden is not.
fn news(before: &Scenario, after: &Scenario, may_move: &dyn Fn(&Id) -> bool) -> Vec<Addition> {
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
            && may_move(&position.id)
            && let Some(position) = after.positions.at_mut(place)
        {
            position.stance = earlier;
        }
    }
    let is_new = |position: &Position| before.positions.get(&position.id).is_none();
    for place in (0..after.positions.len()).rev() {
        let moved = after.positions.at(place);
        if moved.is_some_and(|position| {
            is_new(position) && may_move(&position.id) && is_bare_move(position, before)
        }) {
            after.positions.remove(place);
        }
    }
    additions(before, &after)
}

/// What the room would newly see, in one sentence.
fn sentence(scenario: &Scenario, found: &[Addition]) -> String {
    const MOST: usize = 5;
    let index = Index::of(scenario);
    // Titles of positions have quotes of their own.
    let title = |id: &Id| {
        index
            .title(scenario, id)
            .replace('“', "‘")
            .replace('”', "’")
    };
    let mut all: Vec<String> = Vec::new();
    for addition in found {
        let key = addition.key.as_deref().map(|key| key.replace('_', " "));
        let says = match (&addition.card, key) {
            (Some((kind, id)), None) => {
                format!("the {} “{}”", kind.noun(), title(id))
            }
            (Some((kind, id)), Some(key)) => {
                format!("the {key} of the {} “{}”", kind.noun(), title(id))
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
                    presenting.held.clear();
                }
            }
            PresentCommand::ShareKept => self.share_kept(),
            PresentCommand::LeaveKept => {
                if let Some(presenting) = &mut self.presenting {
                    presenting.kept.clear();
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
        let transaction = shared(&presenting.kept, &room);
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
        self.presenting = Some(Presenting {
            seen: seen_of(&scenario, &brief, for_team),
            since: self.clock.now(),
            for_team,
            held: Vec::new(),
            kept: Vec::new(),
            room: room_of(&scenario, &brief).ok(),
            brief,
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
        match presenting.tried(&open.document, &step) {
            Ok(came) => {
                presenting.came(came);
                true
            }
            Err(says) => {
                presenting.hold(step, says);
                false
            }
        }
    }

    /// Does what was held back, each in its turn. What would show the room other things than it
    /// said, because something has changed since, waits for another yes.
    fn allow(&mut self) {
        let (Some(presenting), Some(open)) = (&mut self.presenting, &mut self.open) else {
            return;
        };
        for (step, said) in std::mem::take(&mut presenting.held) {
            match presenting.tried(&open.document, &step) {
                Err(says) if says != said => presenting.hold(step, says),
                _ => {
                    step.take(&mut open.document);
                    let scenario = open.document.snapshot();
                    presenting.seen = seen_of(&scenario, &presenting.brief, presenting.for_team);
                    presenting.room = room_of(&scenario, &presenting.brief).ok();
                    presenting.kept =
                        presenting.kept_after(&scenario, &open.document, &presenting.seen);
                }
            }
        }
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
