//! What an export shows: the whole for the team, the projection for a room.

use std::{collections::HashSet, sync::Arc};

use jiff::{civil::Date, civil::DateTime, tz::TimeZone};

use super::Source;
use crate::{
    analysis::{
        Reports,
        matrix::Sight,
        moments::{AsOf, Rank},
        room::{for_room, spec::Audience},
        schedule::Schedule,
        sentence::Names,
    },
    commands::Clock,
    model::{Id, Moment, PartialDate, Position, Scenario},
};

/// A scenario as those may see it whom an export is for. Exports read nothing else.
#[derive(Clone, Debug)]
pub struct Seen {
    pub(super) scenario: Arc<Scenario>,
    pub(super) reports: Arc<Reports>,
    as_of: AsOf,
    audience: Audience,
    clock: Clock,
    /// The titles that several options and provisions have.
    doubles: HashSet<String>,
}

impl Seen {
    /// What this audience may see of a scenario.
    ///
    /// # Errors
    /// One sentence, if the talk that it is as of is not for the room.
    pub fn of(source: &Source, audience: &Audience) -> Result<Self, String> {
        let Source {
            scenario, reports, ..
        } = source;
        let (scenario, reports) = match audience {
            Audience::Team => (Arc::clone(scenario), reports.clone()),
            Audience::Room(room) => (Arc::new(for_room(scenario, room)), None),
        };
        let day = source.clock.day();
        let reports = reports.unwrap_or_else(|| Arc::new(Reports::on(&scenario, Some(day))));
        if let AsOf::At(moment) = &source.as_of
            && reports.moments.as_of(moment).is_none()
        {
            return Err(match audience {
                Audience::Team => "The moment to look from is not in the scenario".to_owned(),
                Audience::Room(_) => {
                    "The talk to look from is not for those whom this is for".to_owned()
                }
            });
        }
        Ok(Self {
            doubles: doubles(&scenario),
            scenario,
            reports,
            as_of: source.as_of.clone(),
            audience: audience.clone(),
            clock: source.clock,
        })
    }

    /// Whether it is the whole, for the team.
    pub fn is_for_team(&self) -> bool {
        self.audience == Audience::Team
    }

    pub(super) fn sight(&self) -> Sight {
        if self.is_for_team() {
            Sight::Team
        } else {
            Sight::Room
        }
    }

    /// When it is written, in UTC.
    pub(super) fn written_at(&self) -> DateTime {
        self.clock.now().to_zoned(TimeZone::UTC).datetime()
    }

    /// The place in time from which it is looked at.
    pub(super) fn rank(&self) -> Rank {
        self.as_of.rank(&self.reports.moments)
    }

    /// Whether only what had come by then is shown.
    pub(super) fn looks_back(&self) -> bool {
        self.as_of != AsOf::Now
    }

    /// Today, for the scenario.
    pub(super) fn today(&self) -> Date {
        let today = self.reports.today(&self.scenario);
        today.unwrap_or_else(|| self.clock.day())
    }

    /// The day from which what is to be delivered is looked at: that of the moment, or today where
    /// a talk has none.
    pub(super) fn day(&self) -> Date {
        let day = self.looks_back().then(|| self.rank().day()).flatten();
        day.unwrap_or_else(|| self.today())
    }

    /// When everything is due, seen from that day.
    pub(super) fn schedule(&self) -> Schedule {
        if self.day() == self.today() {
            self.reports.schedule(&self.scenario).clone()
        } else {
            Schedule::of(&self.scenario, &self.reports.index, self.day())
        }
    }

    pub(super) fn names(&self) -> Names<'_> {
        Names {
            scenario: &self.scenario,
            index: &self.reports.index,
            date: &|date: &PartialDate| date.to_string(),
        }
    }

    /// What a thing is called.
    pub(super) fn title_of(&self, id: &Id) -> String {
        self.reports.index.title(&self.scenario, id)
    }

    /// What several things are called.
    pub(super) fn titles<'i>(&self, ids: impl Iterator<Item = &'i Id>) -> String {
        let titles: Vec<String> = ids.map(|id| self.title_of(id)).collect();
        titles.join("; ")
    }

    /// What is wanted in return: titles, with the issue or proposal where a title alone is not
    /// enough to know the thing again.
    pub(super) fn wanted(&self, position: &Position) -> String {
        let name = |id: &Id| {
            let title = self.title_of(id);
            let place = self.reports.index.place(id);
            match place.filter(|_| self.doubles.contains(&title)) {
                Some(place) => format!("{}: {title}", self.title_of(&place.card)),
                None => title,
            }
        };
        let conditions = position.conditions.iter();
        let names: Vec<String> = conditions.map(|wanted| name(wanted.id())).collect();
        names.join("; ")
    }

    /// `Berlin talks: positions`.
    pub(super) fn title(&self, what: &str) -> String {
        let title = self.scenario.title.trim();
        if title.is_empty() {
            what.to_owned()
        } else {
            format!("{title}: {}", what.to_lowercase())
        }
    }

    /// Whom it is for.
    pub(super) fn stamp(&self) -> String {
        match &self.audience {
            Audience::Team => "For the team only".to_owned(),
            Audience::Room(room) if room.parties().is_empty() => {
                "Public: only what everyone may see, counted among what is shown".to_owned()
            }
            Audience::Room(room) => {
                let names: Vec<String> = room.parties().iter().map(|id| self.name_of(id)).collect();
                format!(
                    "For {}: only what they may see, counted among what is shown",
                    names.join(", ")
                )
            }
        }
    }

    /// A party of the room; it may not be shown to itself.
    fn name_of(&self, id: &Id) -> String {
        match self.scenario.parties.get(id) {
            Some(_) => self.title_of(id),
            None => "a party of the room".to_owned(),
        }
    }

    /// What stands below the title: whom it is for, and as of when.
    pub(super) fn subtitles(&self) -> Vec<String> {
        let as_of = match &self.as_of {
            AsOf::Now => format!("All that is on record on {}", self.today()),
            AsOf::At(moment) if *moment == Moment::default() => "As of the beginning".to_owned(),
            AsOf::At(_) => {
                let title = |id: &Id| self.title_of(id);
                let label = self.as_of.label(&title, &|date| date.to_string());
                format!("As of {label}")
            }
        };
        vec![self.stamp(), as_of]
    }

    /// The same of what is looked at from a day.
    pub(super) fn subtitles_of_day(&self) -> Vec<String> {
        vec![self.stamp(), format!("As of {}", self.day())]
    }
}

/// The titles that several options and provisions have.
fn doubles(scenario: &Scenario) -> HashSet<String> {
    let options = scenario.issues.iter().flat_map(|issue| &issue.options);
    let options = options.map(|option| &option.title);
    let provisions = scenario.proposals.iter().flat_map(|it| &it.provisions);
    let provisions = provisions.map(|provision| &provision.heading);
    let mut seen = HashSet::new();
    let titles = options.chain(provisions);
    let again = titles.filter(|title| !seen.insert(*title));
    again.cloned().collect()
}
