//! What the screens of presenting keep between frames: pages that were laid out, and where the
//! show is.

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;

use super::{
    Craft, DrawMap, Monitor, Page, Stage, Wall, deck,
    show::{Asked, Came, Show, Time, while_frozen},
    slide, wall,
};
use crate::{
    analysis::{
        index::Index,
        room::{
            halves::halves,
            mentions::{Warning, by_thing, mentions},
            outline::{Outline, outline},
        },
    },
    commands::{Command, OpenScenario, PresentCommand, Presenting, Workspace, presenting::room_of},
    document::IdSource,
    model::{Brief, Id, RoomChoice, Scenario, handling::Room},
    scene::Fonts,
};

/// What the screens may see, and where they put what they ask for.
#[derive(Debug)]
pub struct Context<'a> {
    /// Everything, immutably.
    pub workspace: &'a Workspace,
    /// The scenario that is open.
    pub open: &'a OpenScenario,
    /// What is asked for, in order.
    pub queue: &'a mut Vec<Command>,
    /// New ids.
    pub ids: &'a mut IdSource,
    /// Whether dates are written with the month before the day.
    pub month_first: bool,
}

impl Context<'_> {
    pub(super) fn scenario(&self) -> &Scenario {
        self.open.document.scenario()
    }

    pub(super) fn push(&mut self, command: Command) {
        self.queue.push(command);
    }

    pub(super) fn present(&mut self, command: PresentCommand) {
        self.queue.push(Command::Present(command));
    }
}

/// The brief that is being shown.
pub(super) struct Live {
    made_for: (u64, Timestamp, bool),
    /// What its pages are made from.
    pub(super) shown: Arc<Scenario>,
    pub(super) pages: Vec<Page>,
    pub(super) show: Show,
    pub(super) findings: Findings,
    /// The page and step that are turning into those that are shown, and since when. Nothing turns
    /// when the pages themselves have changed: what the room must no longer see goes at once.
    turned: Option<(usize, usize, f64)>,
}

impl Live {
    /// The page that is turning into the one that is shown, after so many steps, and how much of
    /// the way is done, from 0 to 1.
    pub(super) fn turning(&self, now: f64, takes: f32) -> Option<(&Page, usize, f32)> {
        let (page, step, since) = self.turned?;
        let share = (now - since) as f32 / takes.max(f32::EPSILON);
        let page = self.pages.get(page)?;
        (takes > 0.0 && share < 1.0).then_some((page, step, share.max(0.0)))
    }
}

/// A slide of the brief at hand, as it is arranged.
pub(super) struct Sheet {
    pub(super) id: Id,
    pub(super) title: String,
    pub(super) is_hidden: bool,
    /// None: the room sees nothing of it.
    pub(super) pages: Vec<Page>,
}

/// The brief at hand.
pub(super) struct Draft {
    made_for: (u64, Id, bool, bool),
    pub(super) sheets: Vec<Sheet>,
    /// What the room sees.
    pub(super) seen: Scenario,
    pub(super) findings: Findings,
}

/// What the presenter is told of what a room sees.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// The room; none: our own team, of which there is nothing to tell.
    pub(super) room: Option<Room>,
    pub(super) outline: Outline,
    /// Where texts name what the room does not see.
    pub(super) warnings: Vec<Warning>,
}

/// Cards that are to be shared with a room.
#[derive(Debug, Default)]
pub(super) struct Sharing {
    pub(super) chosen: BTreeSet<Id>,
    /// Whether the presenter is asked once more.
    pub(super) asks: bool,
}

/// What is kept between frames.
pub struct Desk {
    fonts: Fonts,
    draw_map: DrawMap,
    pub(super) live: Option<Live>,
    pub(super) draft: Option<Draft>,
    /// The slide that is chosen in the brief at hand.
    pub(super) slide: Option<Id>,
    /// Whether the presenter looks at what the room will see.
    pub(super) is_outline: bool,
    /// How large the notes are.
    pub(super) notes_size: f32,
    /// Why no brief was made, and what could be shared so that one can be.
    pub(super) refusal: Option<(String, Findings)>,
    /// What is to be shared with the room.
    pub(super) sharing: Sharing,
    /// The parties of a brief that is to be made.
    pub(super) guests: Vec<Id>,
    /// Where the audience looks.
    pub wall: Wall,
    /// The monitors there are, as far as they are known.
    pub monitors: Vec<Monitor>,
    /// The time of this frame, in seconds.
    pub(super) now: f64,
    /// When the audience's window was last seen where it belongs.
    stood_at: Option<f64>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("wall", &self.wall)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// Nothing yet. `draw_map` is whoever draws maps on the screen.
    pub fn new(draw_map: DrawMap) -> Self {
        Self {
            fonts: crate::widgets::scene::fonts(),
            draw_map,
            live: None,
            draft: None,
            slide: None,
            is_outline: false,
            notes_size: 20.0,
            refusal: None,
            sharing: Sharing::default(),
            guests: Vec::new(),
            wall: Wall::Unknown,
            monitors: Vec::new(),
            now: 0.0,
            stood_at: None,
        }
    }

    pub(super) fn craft(&self, workspace: &Workspace, month_first: bool) -> Craft {
        Craft {
            fonts: self.fonts.clone(),
            draw_map: self.draw_map,
            day: Some(workspace.clock.day()),
            month_first,
        }
    }

    /// The pages of the show, as the room sees them.
    pub fn pages(&self) -> &[Page] {
        self.live.as_ref().map_or(&[], |live| &live.pages)
    }

    /// Notes whether the audience's window stands on its monitor, and tells whether it is still
    /// there: once it has been, it may be elsewhere for a moment only.
    pub fn stands(&mut self, is_in_place: Option<bool>) -> bool {
        const MOMENT: f64 = 0.7;
        match is_in_place {
            Some(true) => self.stood_at = Some(self.now),
            Some(false) => {}
            None => return true,
        }
        self.stood_at.is_none_or(|at| self.now - at < MOMENT)
    }

    /// Looks for the audience's monitor anew.
    pub(super) fn try_again(&mut self) {
        self.wall = Wall::Unknown;
        self.stood_at = None;
    }

    /// Whether whoever looks at the room's screen sees this window as well: then nothing may stand
    /// in it that the room must not see.
    pub fn is_overlooked(&self) -> bool {
        matches!(self.wall, Wall::Nowhere | Wall::Here) || wall::is_mirrored(&self.monitors)
    }

    /// The time of this frame, in seconds.
    pub fn now(&self) -> f64 {
        self.now
    }

    /// Where the show is, if there is one.
    pub fn show(&self) -> Option<&Show> {
        self.live.as_ref().map(|live| &live.show)
    }

    /// Does what a key or button asks of the show.
    pub fn take(&mut self, asked: Asked, queue: &mut Vec<Command>) {
        let Some(live) = &mut self.live else { return };
        let before = (live.show.page, live.show.step);
        let is_plain = live.show.zoom.is_none();
        match live.show.take(asked, &live.pages) {
            // What the room will see is nearer than the end.
            Came::Ends if asked == Asked::Out && self.is_outline => self.is_outline = false,
            Came::Ends => queue.push(Command::Present(PresentCommand::End)),
            Came::GoesOn => {}
        }
        if (live.show.page, live.show.step) != before {
            // A part that was large does not shrink and turn at once.
            live.turned = is_plain.then_some((before.0, before.1, self.now));
        }
    }

    /// Lays the show out anew, if what is shown has changed; ends it with the presentation.
    pub fn follow(&mut self, workspace: &Workspace, month_first: bool, now: f64) {
        self.now = now;
        let (Some(presenting), Some(open)) = (workspace.presenting(), &workspace.open) else {
            self.live = None;
            self.wall = Wall::Unknown;
            self.stood_at = None;
            return;
        };
        let live = self.live.take();
        let mut live = live.filter(|live| live.made_for.1 == presenting.since);
        if live.is_none() {
            // A show begins with the next slide beside the first.
            self.is_outline = false;
        }
        let is_frozen = live.as_ref().is_some_and(|live| live.show.is_frozen);
        let made_for = (open.document.revision(), presenting.since, is_frozen);
        if live.as_ref().is_none_or(|live| live.made_for != made_for) {
            live = Some(self.lay_out(workspace, open, presenting, live, made_for, month_first));
        }
        self.live = live;
    }

    fn lay_out(
        &self,
        workspace: &Workspace,
        open: &OpenScenario,
        presenting: &Presenting,
        before: Option<Live>,
        made_for: (u64, Timestamp, bool),
        month_first: bool,
    ) -> Live {
        let shown = match &before {
            Some(live) if made_for.2 && presenting.for_team => Arc::clone(&live.shown),
            Some(live) if made_for.2 => while_frozen(&live.shown, &presenting.seen),
            _ => Arc::clone(&presenting.seen),
        };
        let craft = self.craft(workspace, month_first);
        let stage = Stage::of(Scenario::clone(&shown), presenting.for_team, &craft);
        let nothing = Brief::default();
        let brief = deck::on_stage(&stage, &presenting.brief).unwrap_or(&nothing);
        let pages = deck::pages(&stage, brief);
        let mut show = Show::default();
        if let Some(before) = before {
            show = before.show;
            show.follow(&before.pages, &pages);
        }
        let room = (!presenting.for_team)
            .then(|| room_of(open.document.scenario(), &presenting.brief).unwrap_or_default());
        Live {
            made_for,
            findings: findings(open, room.as_ref(), Some(&presenting.brief), &shown),
            shown,
            pages,
            show,
            turned: None,
        }
    }

    /// Lays out the brief at hand anew, if it or what is around it has changed.
    pub(super) fn arrange(&mut self, cx: &Context<'_>, brief: &Brief) {
        let for_team = cx.workspace.present_look().is_for_team(&brief.id);
        let revision = cx.open.document.revision();
        let made_for = (revision, brief.id.clone(), for_team, cx.month_first);
        if self
            .draft
            .as_ref()
            .is_some_and(|draft| draft.made_for == made_for)
        {
            return;
        }
        let craft = self.craft(cx.workspace, cx.month_first);
        let room = room_of(cx.scenario(), &brief.id);
        let room = (!for_team).then(|| room.unwrap_or_default());
        let stage = match &room {
            Some(room) => Stage::for_room(cx.scenario(), room, Some(&brief.id), &craft),
            None => Stage::for_team(cx.scenario(), &craft),
        };
        let seen = deck::on_stage(&stage, &brief.id);
        let mut number = 1;
        let sheets = brief.slides.iter().map(|own| {
            let seen = seen.and_then(|seen| seen.slides.iter().find(|it| it.id == own.id));
            let pages = match seen.filter(|_| !own.hidden) {
                Some(seen) => slide::pages(&stage, seen, brief.aspect.as_ref(), number),
                None => Vec::new(),
            };
            number += pages.len();
            Sheet {
                id: own.id.clone(),
                title: title_of(own, &pages),
                is_hidden: own.hidden,
                pages,
            }
        });
        let sheets = sheets.collect();
        self.draft = Some(Draft {
            findings: findings(cx.open, room.as_ref(), Some(&brief.id), stage.scenario()),
            seen: stage.scenario().clone(),
            made_for,
            sheets,
        });
        let is_there = |id: &Id| brief.slides.iter().any(|slide| slide.id == *id);
        if !self.slide.as_ref().is_some_and(is_there) {
            self.slide = brief.slides.first().map(|slide| slide.id.clone());
        }
    }

    /// The time of the show.
    pub(super) fn time(workspace: &Workspace) -> Option<Time> {
        let presenting = workspace.presenting()?;
        let open = workspace.open.as_ref()?;
        let brief = open.document.scenario().briefs.get(&presenting.brief);
        let minutes = brief
            .and_then(|brief| brief.minutes)
            .map(|minutes| minutes.0);
        Some(Time::of(presenting.since, workspace.clock.now(), minutes))
    }
}

fn title_of(slide: &crate::model::Slide, pages: &[Page]) -> String {
    let own = slide.title.trim();
    let laid = pages.first().map_or("", |page| page.scene.title.trim());
    let kind = slide::default_title(slide.kind.as_ref());
    let all = [own, laid, kind, "Untitled slide"];
    all.into_iter()
        .find(|title| !title.is_empty())
        .unwrap_or_default()
        .to_owned()
}

/// What the presenter is told; of what the team sees there is nothing to tell.
pub(super) fn findings(
    open: &OpenScenario,
    room: Option<&Room>,
    brief: Option<&Id>,
    seen: &Scenario,
) -> Findings {
    let Some(room) = room else {
        return Findings::default();
    };
    let scenario = open.document.scenario();
    let index = Index::of(scenario);
    let title = |id: &Id| index.title(scenario, id);
    let found = mentions(scenario, seen, room);
    let mut warnings = by_thing(&found, &title);
    warnings.extend(halves(scenario, seen, &title));
    Findings {
        room: Some(room.clone()),
        outline: outline(scenario, &index, room, brief),
        warnings,
    }
}

/// The parties of a room, in words.
pub(super) fn names(scenario: &Scenario, room: &Room) -> String {
    let name = |id: &Id| scenario.parties.get(id).map(|party| party.name.clone());
    let names: Vec<String> = room.parties().iter().filter_map(name).collect();
    match names.as_slice() {
        [] => "everyone".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Who looks on, in words.
pub(super) fn room_name(cx: &Context<'_>, brief: &Id, for_team: bool) -> String {
    if for_team {
        return "Our own team".to_owned();
    }
    let scenario = cx.scenario();
    match room_of(scenario, brief) {
        Err(error) => error.to_string(),
        Ok(room) if room.parties().is_empty() => "Everyone".to_owned(),
        Ok(room) => {
            let names = names(scenario, &room);
            let choice = scenario.briefs.get(brief).map(|brief| &brief.room);
            let talk = match choice {
                Some(RoomChoice::Of(of)) => of.talk.as_ref(),
                _ => None,
            };
            match talk {
                Some(talk) => {
                    let title = cx.open.reports.index.title(scenario, talk.id());
                    format!("{title} ({names})")
                }
                None => names,
            }
        }
    }
}
