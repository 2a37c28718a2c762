//! How far a commitment is implemented, from day to day.

use jiff::civil::Date;

use crate::model::{
    Commitment, PartialDate, Scenario,
    word::{ImplementationStatus, Word as _},
};

/// How far something is implemented, 0 (not initiated) to 3 (full).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(u8);

impl Level {
    /// How many levels there are.
    pub const COUNT: usize = 4;

    /// All of them, from not initiated to full.
    pub const ALL: [Self; Self::COUNT] = [Self(0), Self(1), Self(2), Self(3)];

    /// Fully implemented.
    pub const FULL: Self = Self(3);

    /// The level of a status; none if it is not on the list.
    pub fn of(status: &ImplementationStatus) -> Option<Self> {
        let place = ImplementationStatus::ALL
            .iter()
            .position(|it| it == status)?;
        u8::try_from(place).ok().map(Self)
    }

    /// The number, 0 to 3.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The status.
    pub fn status(self) -> ImplementationStatus {
        let status = ImplementationStatus::ALL.get(usize::from(self.0));
        status.cloned().unwrap_or(ImplementationStatus::Full)
    }
}

/// How far a commitment is implemented, from day to day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// What dated evidence shows and from which day on, in order; of a month or year from its
    /// first day. On one day the last in the list counts.
    pub steps: Vec<(Date, Level)>,
    /// What is said without a date: the last evidence that has none, or else the status.
    pub undated: Option<Level>,
}

/// The scenario with only what was known on an earlier day of how far commitments are
/// implemented: what has no date is known from today on.
pub fn known_on(scenario: &Scenario, day: Date) -> Scenario {
    let mut then = scenario.clone();
    for place in 0..then.commitments.len() {
        if let Some(commitment) = then.commitments.at_mut(place) {
            commitment.status = None;
            commitment.evidence.retain(|evidence| {
                let observed = evidence.date.as_ref().and_then(PartialDate::first_day);
                observed.is_some_and(|observed| observed <= day)
            });
        }
    }
    then
}

impl Course {
    /// Reads the evidence of a commitment.
    pub fn of(commitment: &Commitment) -> Self {
        let mut steps: Vec<(Date, Level)> = Vec::new();
        let mut undated = None;
        for evidence in &commitment.evidence {
            let Some(level) = evidence.status.as_ref().and_then(Level::of) else {
                continue;
            };
            match evidence.date.as_ref().and_then(|date| date.first_day()) {
                Some(day) => steps.push((day, level)),
                None => undated = Some(level),
            }
        }
        // Stable: on one day they stay in the list's order.
        steps.sort_by_key(|(day, _)| *day);
        Self {
            steps,
            undated: undated.or_else(|| commitment.status.as_ref().and_then(Level::of)),
        }
    }

    /// What was known of it on an earlier day: what has no date is known from today on only.
    #[must_use]
    pub fn known_on(mut self, day: Date) -> Self {
        self.steps.truncate(self.observed(day));
        self.undated = None;
        self
    }

    /// How many steps have been observed by this day.
    fn observed(&self, day: Date) -> usize {
        self.steps.partition_point(|(at, _)| *at <= day)
    }

    /// How far it is implemented on a day, as far as is known; what has no date is known from
    /// `today` on, if nothing that has one was observed before.
    pub fn on(&self, day: Date, today: Date) -> Option<Level> {
        let last = self.observed(day).checked_sub(1);
        let dated = last.and_then(|last| self.steps.get(last));
        match dated {
            Some((_, level)) => Some(*level),
            None if day >= today => self.undated,
            None => None,
        }
    }

    /// Whether it is fully implemented on a day.
    pub fn is_full(&self, day: Date, today: Date) -> bool {
        self.on(day, today) == Some(Level::FULL)
    }

    /// Since when it has been fully implemented, seen from a day; none if it is not, or if no
    /// evidence has a date.
    pub fn full_since(&self, day: Date) -> Option<Date> {
        let (level, since) = self.since(day)?;
        (level == Level::FULL).then_some(since)
    }

    /// How far dated evidence shows it to be, seen from a day, and which day showed that first.
    pub fn since(&self, day: Date) -> Option<(Level, Date)> {
        let observed = self.steps.get(..self.observed(day))?;
        let (_, level) = *observed.last()?;
        let alike = observed.iter().rev().take_while(|(_, it)| *it == level);
        alike.last().map(|(day, _)| (level, *day))
    }
}
