//! Computed dates: when everything is due, what hangs on what, and what slips if something slips.
//!
//! A deadline is a date, which counts to its last day, or so many days after another thing: a
//! commitment or provision (after its own deadline), a talk (after its last day), a proposal
//! (after it was last agreed, else its date), or whatever else has a date. Chains are followed;
//! circles and what is not there are told, never followed for ever.
//!
//! **The critical path** is that of the critical path method (J. E. Kelley and M. R. Walker,
//! *Critical-path planning and scheduling*, 1959) with lags as in the precedence diagramming
//! method. A scenario has no durations: what counts as one is the lag of a link, the days of a
//! relative deadline, and none for *depends on*. Everything stands at its deadline, or without one
//! at the latest deadline of what it depends on. *Free* slack is by how many days something can
//! slip before another thing has to; *total* slack by how many before the last deadline of all
//! has to. What has no total slack is critical.

mod build;
mod circles;
pub(in crate::analysis) mod day;
mod due;
mod pass;
mod slips;
mod words;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::model::{Id, Kind};

pub use slips::Slip;
pub use words::time_frame;

/// When something is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Due {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// On this day at the latest.
    On(Date),
    /// A text that is no date, or no day that a calendar has.
    Impossible,
    /// It is said after what but not after how many days, or the other way round.
    HalfSaid,
    /// After something that is not there.
    Dangling(Id),
    /// After something that has no date.
    AfterUndated(Id),
    /// After itself, through a chain of others.
    Circle,
}

impl Due {
    /// The day, if there is one.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::On(day) => Some(*day),
            _ => None,
        }
    }
}

/// How one thing hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// It cannot be done before the other is.
    DependsOn,
    /// It is due so many days after the other.
    DaysAfter(i32),
}

impl LinkKind {
    /// How many days there are at least between the two.
    pub fn lag(self) -> i32 {
        match self {
            Self::DependsOn => 0,
            Self::DaysAfter(days) => days,
        }
    }
}

/// A link between two things: places in the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// What comes before.
    pub before: usize,
    /// What hangs on it.
    pub after: usize,
    /// How.
    pub kind: LinkKind,
    /// Whether it is part of a circle; it is then left out of what is computed.
    pub is_circular: bool,
}

/// Something with a deadline, or after which something else is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// The thing.
    pub id: Id,
    /// What it is.
    pub kind: Kind,
    /// When it is due; of a talk and the like, when it is.
    pub due: Due,
    /// Where it stands: its deadline, or without one the latest of what it depends on.
    pub planned: Option<Date>,
    /// Whether it is done: only a commitment ever is.
    pub is_done: bool,
    /// When it was done, or when it can be expected as things are: not before today, nor before
    /// what it depends on.
    pub expected: Option<Date>,
    /// By how many days it can slip before another thing has to; negative if another is due before
    /// it. None: nothing hangs on it.
    pub free_slack: Option<i32>,
    /// By how many days it can slip before the last deadline of all has to; negative as above.
    /// None: it has no date.
    pub total_slack: Option<i32>,
}

impl Thing {
    /// Whether a delay of it would delay the whole.
    pub fn is_critical(&self) -> bool {
        self.total_slack.is_some_and(|slack| slack <= 0)
    }
}

/// When everything is due.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    /// All commitments, the provisions with a time frame, and whatever another thing is due after;
    /// in the scenario's order.
    pub things: Vec<Thing>,
    /// What hangs on what.
    pub links: Vec<Link>,
    /// The things in each circle.
    pub circles: Vec<Vec<usize>>,
    places: HashMap<Id, usize>,
    /// For each thing the places of the links to it, and of those from it.
    to: Vec<Vec<usize>>,
    from: Vec<Vec<usize>>,
    /// Each thing after all that it hangs on.
    order: Vec<usize>,
    today: Option<Date>,
}

impl Schedule {
    /// Where a thing is.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// A thing.
    pub fn get(&self, id: &Id) -> Option<&Thing> {
        self.things.get(self.place(id)?)
    }

    /// What a thing hangs on.
    pub fn before(&self, place: usize) -> impl Iterator<Item = &Link> {
        Self::links_at(&self.to, &self.links, place)
    }

    /// What hangs on a thing.
    pub fn after(&self, place: usize) -> impl Iterator<Item = &Link> {
        Self::links_at(&self.from, &self.links, place)
    }

    fn links_at<'a>(
        lists: &'a [Vec<usize>],
        links: &'a [Link],
        place: usize,
    ) -> impl Iterator<Item = &'a Link> {
        let list = lists.get(place).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|link| links.get(*link))
    }

    /// The chain of things that leads to this one, the first first and itself last: each time what
    /// leaves it the least slack. It is the critical path to it.
    pub fn chain_to(&self, id: &Id) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut next = self.place(id);
        while let Some(place) = next {
            chain.push(place);
            let nearest = self.before(place).filter(|link| !link.is_circular);
            let dated = nearest.filter_map(|link| Some((self.gap(link)?, link.before)));
            next = dated.min_by_key(|(gap, _)| *gap).map(|(_, place)| place);
        }
        chain.reverse();
        chain
    }

    /// How many days a link leaves over; negative if what hangs on it is planned too early.
    pub fn gap(&self, link: &Link) -> Option<i32> {
        let planned = |place: usize| self.things.get(place)?.planned;
        let days = crate::analysis::delivery::lateness::days_between(
            planned(link.before)?,
            planned(link.after)?,
        );
        Some(days - link.kind.lag())
    }
}
