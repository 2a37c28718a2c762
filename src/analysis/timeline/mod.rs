//! What stands on the timeline: events in lanes, today, and the arrows between what hangs together.
//!
//! An event spans days: a date that is only a month or a year spans all of it. What has no date,
//! but a place in the order of the talks, stands where that order puts it, and says so. What has
//! neither is listed apart.

mod arrows;
mod days;
mod events;
mod spans;
mod ticks;

use jiff::civil::Date;

use super::{
    delivery::Lateness,
    index::Index,
    moments::Moments,
    schedule::{LinkKind, Schedule},
    shifts::ShiftKind,
    standing::{Sight, Standing},
};
use crate::model::{
    Id, Scenario,
    word::{ProposalStatus, Tone},
};

pub use days::{day_number, from_day_number};
pub use ticks::{Tick, ticks};

/// What a lane holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lane {
    /// The talks.
    Talks,
    /// The proposals and their record.
    Proposals,
    /// The commitments.
    Commitments,
    /// The shifts of a party.
    Shifts(Id),
    /// The reactions.
    Reactions,
}

/// How well it is known when something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month or year: somewhere within the span.
    Span,
    /// Only its order is known, or what it hangs on: it stands between its neighbours.
    Order,
}

/// The days that something takes, or within which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: Date,
    /// The last day; the same for one day.
    pub last: Date,
    /// How well that is known.
    pub precision: Precision,
}

/// What an event is.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// A talk.
    Talk,
    /// A proposal, by its date.
    Proposal,
    /// What became of a proposal.
    Record(Option<ProposalStatus>),
    /// What a party did about a target.
    Shift {
        /// What became of its stance.
        kind: ShiftKind,
        /// The option, provision or proposal.
        target: Id,
    },
    /// A deadline.
    Commitment {
        /// How it stands to it.
        lateness: Lateness,
        /// Since when it is fully implemented.
        done: Option<Date>,
        /// Whether a delay of it would delay the whole.
        is_critical: bool,
    },
    /// What someone said.
    Reaction(Option<Tone>),
}

/// Something on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The place of its lane.
    pub lane: usize,
    /// The card that it is of.
    pub id: Id,
    /// What it is.
    pub kind: EventKind,
    /// What it is called.
    pub title: String,
    /// When it is.
    pub span: Span,
}

impl Event {
    /// Whether it is late and not done.
    pub fn is_overdue(&self) -> bool {
        matches!(&self.kind, EventKind::Commitment { lateness, .. } if lateness.is_overdue())
    }
}

/// An arrow from an event to what hangs on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The place of the event that comes before.
    pub from: usize,
    /// The place of the one that hangs on it.
    pub to: usize,
    /// How.
    pub kind: LinkKind,
    /// Whether it is part of the critical path.
    pub is_critical: bool,
    /// Whether what hangs on it is planned too early, or both hang on each other in a circle.
    pub is_broken: bool,
}

/// All that stands on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The lanes, from the top; those that would be empty are left out.
    pub lanes: Vec<Lane>,
    /// The events, lane by lane, each in order of time.
    pub events: Vec<Event>,
    /// The arrows of dependency.
    pub arrows: Vec<Arrow>,
    /// The cards that have no place in time.
    pub undated: Vec<Id>,
    /// The day that the scenario is looked at from.
    pub today: Date,
    /// The first and the last day of all events and today.
    pub extent: (Date, Date),
}

/// What a timeline is made from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its index.
    pub index: &'a Index,
    /// The order of its talks.
    pub moments: &'a Moments,
    /// Where everyone stands.
    pub standing: &'a Standing,
    /// When everything is due.
    pub schedule: &'a Schedule,
    /// The day that it is looked at from.
    pub today: Date,
    /// Whose eyes look.
    pub sight: Sight,
}

impl Timeline {
    /// What stands on the timeline of a scenario.
    pub fn of(sources: &Sources<'_>) -> Self {
        Self::as_of(sources, None)
    }

    /// The same, where what was done and what was late is told as of an earlier day, if there is
    /// one. Nothing stands anywhere else for that.
    pub fn as_of(sources: &Sources<'_>, then: Option<Date>) -> Self {
        let then = then.filter(|then| *then < sources.today);
        let (lanes, events, undated) = events::all(sources, then);
        let arrows = arrows::between(sources.schedule, &events);
        let today = sources.today;
        let extent = events.iter().fold((today, today), |(first, last), event| {
            (first.min(event.span.first), last.max(event.span.last))
        });
        Self {
            lanes,
            events,
            arrows,
            undated,
            today,
            extent,
        }
    }

    /// The places of the events of a lane.
    pub fn in_lane(&self, lane: usize) -> std::ops::Range<usize> {
        let begin = self.events.partition_point(|event| event.lane < lane);
        let end = self.events.partition_point(|event| event.lane <= lane);
        begin..end
    }
}
