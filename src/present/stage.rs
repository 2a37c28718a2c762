//! What is shown, and to whom.

use std::{cell::OnceCell, fmt};

use egui::Color32;
use jiff::civil::Date;

use super::set::Ruler;
use crate::{
    analysis::{
        check::Today,
        index::Index,
        moments::{AsOf, Moments},
        room::{for_room, for_room_with_brief},
        schedule::Schedule,
        sentence::Names,
        standing::{Sight, Standing},
    },
    model::{Id, PartialDate, Scenario, View, handling::Room},
    scene::{Drawing, Fonts},
    theme::{self, Tokens},
};

/// Draws a view of the map of a scenario at a moment. It is handed in by whoever draws maps on the
/// screen: this room is beside the views and may not use them.
pub type DrawMap = fn(&Scenario, &View, &AsOf) -> Drawing;

/// What slides are made with, whatever is on them.
#[derive(Clone, Debug)]
pub struct Craft {
    /// The typefaces.
    pub fonts: Fonts,
    /// Who draws maps.
    pub draw_map: DrawMap,
    /// The computer's day, for a scenario that has none of its own.
    pub day: Option<Date>,
    /// Whether dates are written with the month before the day.
    pub month_first: bool,
}

/// What a room, or the team, sees, with what is computed from it.
///
/// For a room it holds the projection and nothing else: whatever is made from a stage can tell
/// only what the room may see.
pub struct Stage {
    scenario: Scenario,
    index: Index,
    moments: Moments,
    standing: Standing,
    schedule: OnceCell<Schedule>,
    is_team: bool,
    craft: Craft,
    ruler: Ruler,
}

impl fmt::Debug for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stage")
            .field("title", &self.scenario.title)
            .field("is_team", &self.is_team)
            .finish_non_exhaustive()
    }
}

impl Stage {
    /// What a room sees of a scenario while this brief, or none, is shown to it.
    pub fn for_room(scenario: &Scenario, room: &Room, brief: Option<&Id>, craft: &Craft) -> Self {
        let projection = match brief {
            Some(brief) => for_room_with_brief(scenario, room, brief),
            None => for_room(scenario, room),
        };
        Self::of(projection, false, craft)
    }

    /// What our own team sees: all of it. Every page says so.
    pub fn for_team(scenario: &Scenario, craft: &Craft) -> Self {
        Self::of(scenario.clone(), true, craft)
    }

    pub(super) fn of(scenario: Scenario, is_team: bool, craft: &Craft) -> Self {
        let moments = Moments::of(&scenario);
        Self {
            index: Index::of(&scenario),
            standing: Standing::of(&scenario, &moments),
            moments,
            scenario,
            schedule: OnceCell::new(),
            is_team,
            ruler: Ruler::new(craft.fonts.clone()),
            craft: craft.clone(),
        }
    }

    /// What is seen of the scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Whether it is our own team that looks.
    pub fn is_team(&self) -> bool {
        self.is_team
    }

    /// The typefaces.
    pub fn fonts(&self) -> &Fonts {
        &self.craft.fonts
    }

    pub(super) fn draw_map(&self) -> DrawMap {
        self.craft.draw_map
    }

    pub(super) fn day(&self) -> Option<Date> {
        self.craft.day
    }

    pub(super) fn month_first(&self) -> bool {
        self.craft.month_first
    }

    pub(super) fn ruler(&self) -> &Ruler {
        &self.ruler
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    pub(super) fn moments(&self) -> &Moments {
        &self.moments
    }

    pub(super) fn standing(&self) -> &Standing {
        &self.standing
    }

    pub(super) fn sight(&self) -> Sight {
        match self.is_team {
            true => Sight::Team,
            false => Sight::Room,
        }
    }

    /// The day that it is looked at from, as far as one is known.
    pub(super) fn today(&self) -> Option<Date> {
        Today::of(&self.scenario, self.craft.day).map(|today| today.last)
    }

    pub(super) fn schedule(&self) -> &Schedule {
        self.schedule.get_or_init(|| {
            // From the first of all days nothing is overdue.
            let today = self.today().unwrap_or(Date::MIN);
            Schedule::of(&self.scenario, &self.index, today)
        })
    }

    pub(super) fn title(&self, id: &Id) -> String {
        self.index.title(&self.scenario, id)
    }

    pub(super) fn date(&self, date: &PartialDate) -> String {
        date.in_words(self.craft.month_first)
    }

    /// Does something with what things are called.
    pub(super) fn with_names<T>(&self, make: impl FnOnce(&Names<'_>) -> T) -> T {
        let date = |date: &PartialDate| self.date(date);
        make(&Names {
            scenario: &self.scenario,
            index: &self.index,
            date: &date,
        })
    }

    /// The colour of a party; a quiet one, if it has none.
    pub(super) fn colour_of(&self, party: &Id) -> Color32 {
        let party = self.scenario.parties.get(party);
        let rgb = party.and_then(|party| party.colour.rgb());
        rgb.map_or(Tokens::LIGHT.ink_soft, theme::colour)
    }
}
