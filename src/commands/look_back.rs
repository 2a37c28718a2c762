//! The moment from which the whole program looks at the scenario: one for all screens.

use super::{Screen, Workspace};
use crate::{
    analysis::moments::{AsOf, Rank},
    model::Moment,
};

/// From when one looks. It is passing: in the file only saved views and slides have a moment.
#[derive(Clone, Debug, Default)]
pub struct LookBack {
    /// The moment that was chosen; none: now, or that of the saved view that is shown.
    at: Option<AsOf>,
    /// The moment that it is compared with; blank is the beginning.
    since: Moment,
    /// Whether it moves on by itself.
    is_playing: bool,
    /// Whether the line of moments is asked for where it is not shown anyway.
    is_shown: bool,
}

/// What is done about the moment from which one looks.
#[derive(Clone, Debug, PartialEq)]
pub enum LookBackCommand {
    /// Looks from this moment; none: from now.
    Stand(Option<AsOf>),
    /// Compares with this moment; blank is the beginning.
    Since(Moment),
    /// Looks from so many talks or dates later.
    Step(isize),
    /// Shows or hides the line of moments.
    ToggleLine,
    /// Begins or ends moving on by itself.
    TogglePlay,
    /// Moves on by itself, and stops at the end.
    PlayOn,
}

impl LookBack {
    pub(super) fn stand_at(&mut self, at: Option<AsOf>) {
        self.at = at;
    }
}

impl Workspace {
    /// The moment from which everything is looked at.
    pub fn as_of(&self) -> AsOf {
        if let Some(at) = &self.look_back.at {
            return at.clone();
        }
        // A saved view is shown as it was saved until one looks from elsewhere.
        match self.saved_map_view() {
            Some(view) if self.screen == Screen::Map => AsOf::of_view(&view.as_of),
            _ => AsOf::Now,
        }
    }

    /// The place in time of that moment.
    pub fn as_of_rank(&self) -> Rank {
        self.open
            .as_ref()
            .map_or(Rank::END, |open| self.as_of().rank(&open.reports.moments))
    }

    /// The moment since which moves are marked; blank is the beginning.
    pub fn since(&self) -> &Moment {
        &self.look_back.since
    }

    /// The place in time of that moment.
    pub fn since_rank(&self) -> Rank {
        let since = |open: &super::OpenScenario| open.reports.moments.as_of(&self.look_back.since);
        let rank = self.open.as_ref().and_then(since);
        rank.unwrap_or(Rank::BEGINNING)
    }

    /// Whether the moment moves on by itself.
    pub fn is_playing(&self) -> bool {
        self.look_back.is_playing
    }

    /// Whether the line of moments is shown: where it is asked for, where one looks from another
    /// moment than now, and with the positions, whose movement it is about.
    pub fn shows_moments(&self) -> bool {
        self.open.is_some()
            && self.screen != Screen::Home
            && (self.look_back.is_shown || self.looks_back() || self.screen == Screen::Positions)
    }

    /// Whether one looks from another moment than now.
    pub fn looks_back(&self) -> bool {
        self.as_of() != AsOf::Now
    }

    /// The place among the stops at which one stands.
    pub fn stop(&self) -> Option<usize> {
        let open = self.open.as_ref()?;
        let stops = open.reports.stops(open.document.scenario());
        match self.as_of() {
            AsOf::Now => Some(stops.now()),
            at @ AsOf::At(_) => stops.at(at.rank(&open.reports.moments)),
        }
    }

    /// Whether there is a talk or date before the moment.
    pub fn can_look_from_earlier(&self) -> bool {
        self.stop().is_some_and(|stop| stop > 0)
    }

    /// Whether there is a talk or date after the moment.
    pub fn can_look_from_later(&self) -> bool {
        let last = self.open.as_ref().map(|open| {
            let stops = open.reports.stops(open.document.scenario());
            stops.as_slice().len().saturating_sub(1)
        });
        self.stop() < last
    }

    pub(super) fn look_back(&mut self, command: LookBackCommand) {
        match command {
            LookBackCommand::Stand(at) => {
                self.look_back.is_playing = false;
                // Where a saved view has a moment of its own, now is one to be chosen too.
                self.look_back.at = Some(at.unwrap_or_default());
            }
            LookBackCommand::Since(since) => self.look_back.since = since,
            LookBackCommand::Step(steps) => {
                self.look_back.is_playing = false;
                self.step_stop(steps);
            }
            LookBackCommand::ToggleLine => {
                let is_shown = self.shows_moments();
                self.look_back.is_shown = !is_shown;
                if is_shown {
                    // Without the line nothing would tell that what is shown is of the past.
                    self.look_back.is_playing = false;
                    self.look_back.at = None;
                }
            }
            LookBackCommand::TogglePlay => {
                self.look_back.is_playing = !self.look_back.is_playing && self.open.is_some();
                if self.look_back.is_playing && !self.can_look_from_later() {
                    self.stand_at_stop(0);
                }
            }
            LookBackCommand::PlayOn => {
                self.step_stop(1);
                if !self.can_look_from_later() {
                    self.look_back.is_playing = false;
                }
            }
        }
    }

    fn step_stop(&mut self, steps: isize) {
        let next = self.stop().and_then(|stop| stop.checked_add_signed(steps));
        if let Some(next) = next {
            self.stand_at_stop(next);
        }
    }

    fn stand_at_stop(&mut self, stop: usize) {
        let Some(open) = &self.open else { return };
        let stops = open.reports.stops(open.document.scenario());
        if let Some(at) = stops.as_of(stop) {
            self.look_back.at = Some(at);
        }
    }
}
