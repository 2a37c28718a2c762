//! The moments that one can stand at: the marks of a slider.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{AsOf, Moments, Rank};
use crate::model::{Id, Moment, PartialDate, Ref, Scenario, word::TalkStatus};

/// What a stop is.
#[derive(Clone, Debug, PartialEq)]
pub enum StopKind {
    /// Before all talks and dates: what holds from the beginning.
    Beginning,
    /// A talk.
    Talk(Id),
    /// A date at which something changes.
    Date(PartialDate),
    /// The day that the scenario is looked at from.
    Today(Date),
}

/// A moment that one can stand at.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// What it is.
    pub kind: StopKind,
    /// The place in time that one then looks from, as [`Moments::as_of`] has it.
    pub rank: Rank,
    /// How many positions begin or end after the stop before, up to this one.
    pub changes: usize,
}

impl Stop {
    /// The moment, as the file writes it.
    pub fn moment(&self) -> Moment {
        match &self.kind {
            StopKind::Beginning => Moment::default(),
            StopKind::Talk(talk) => Moment::at_talk(Ref::new(talk.clone())),
            StopKind::Date(date) => Moment::on(date.clone()),
            StopKind::Today(day) => Moment::on((*day).into()),
        }
    }

    /// What a reader calls it. `title` tells what a talk is called, `date` how dates are written.
    pub fn label(
        &self,
        title: &dyn Fn(&Id) -> String,
        date: &dyn Fn(&PartialDate) -> String,
    ) -> String {
        match &self.kind {
            StopKind::Beginning => "From the beginning".to_owned(),
            StopKind::Talk(talk) => title(talk),
            StopKind::Date(day) => date(day),
            StopKind::Today(day) => format!("Today, {}", date(&(*day).into())),
        }
    }
}

/// All moments that one can stand at, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stops {
    stops: Vec<Stop>,
    now: usize,
}

impl Stops {
    /// The beginning, the talks in their order, the dates at which a position, a relation or a
    /// proposal changes, and `today`.
    ///
    /// A date is left out where another stop lies within the span that it names, for nothing more
    /// is seen from it; and today where nothing has a date, for then it has no place among talks.
    pub fn of(scenario: &Scenario, moments: &Moments, today: Option<Date>) -> Self {
        let mut stops: BTreeMap<Rank, StopKind> = BTreeMap::new();
        stops.insert(Rank::BEGINNING, StopKind::Beginning);
        for talk in moments.talks() {
            let moment = Moment::at_talk(Ref::new(talk.clone()));
            if let Some(rank) = moments.rank(&moment) {
                stops.insert(rank, StopKind::Talk(talk.clone()));
            }
        }
        let mut dates: BTreeMap<Rank, &PartialDate> = BTreeMap::new();
        for date in dates_of_change(scenario) {
            if let Some(day) = date.last_day() {
                // Of a day and a month that end alike the day says more.
                let kept = dates.entry(Rank::end_of(day)).or_insert(date);
                if date.first_day() > kept.first_day() {
                    *kept = date;
                }
            }
        }
        for (rank, date) in dates {
            let first = date.first_day().map(|day| Rank { day, step: 0 });
            let is_empty = |first| stops.range(first..=rank).next().is_none();
            if first.is_some_and(is_empty) {
                stops.insert(rank, StopKind::Date(date.clone()));
            }
        }
        if let Some(today) = today
            && stops.keys().any(|rank| rank.day().is_some())
        {
            stops.insert(Rank::end_of(today), StopKind::Today(today));
        }
        let changes = changes(scenario, moments);
        let mut begin = 0;
        let stops: Vec<Stop> = (stops.into_iter())
            .map(|(rank, kind)| {
                let end = changes.partition_point(|change| *change <= rank);
                let stop = Stop {
                    kind,
                    rank,
                    changes: end - begin,
                };
                begin = end;
                stop
            })
            .collect();
        let has_come = |stop: &Stop| match &stop.kind {
            StopKind::Beginning | StopKind::Today(_) => true,
            StopKind::Date(_) => today.is_none(),
            StopKind::Talk(id) => scenario.talks.get(id).is_some_and(|talk| {
                !matches!(
                    talk.status,
                    None | Some(TalkStatus::Planned | TalkStatus::Cancelled)
                )
            }),
        };
        let now = stops
            .iter()
            .rposition(|stop| stop.changes > 0 || has_come(stop));
        Self {
            now: now.unwrap_or_default(),
            stops,
        }
    }

    /// The stops.
    pub fn as_slice(&self) -> &[Stop] {
        &self.stops
    }

    /// The place in the list at which one stands now: the last stop that has come, or up to which
    /// something is on record.
    pub fn now(&self) -> usize {
        self.now
    }

    /// What one looks from at a place in the list.
    pub fn as_of(&self, place: usize) -> Option<AsOf> {
        let stop = self.stops.get(place)?;
        Some(if place == self.now {
            AsOf::Now
        } else {
            AsOf::At(stop.moment())
        })
    }

    /// The place in the list of the last stop that is not after this place in time.
    pub fn at(&self, rank: Rank) -> Option<usize> {
        self.stops
            .partition_point(|stop| stop.rank <= rank)
            .checked_sub(1)
    }

    /// The first stop after this place in time.
    pub fn next(&self, rank: Rank) -> Option<&Stop> {
        self.stops
            .get(self.stops.partition_point(|stop| stop.rank <= rank))
    }

    /// The last stop before this place in time.
    pub fn previous(&self, rank: Rank) -> Option<&Stop> {
        let before = self.stops.partition_point(|stop| stop.rank < rank);
        self.stops.get(before.checked_sub(1)?)
    }
}

/// The dates at which something that a reader can look back on changes.
fn dates_of_change(scenario: &Scenario) -> impl Iterator<Item = &PartialDate> {
    let positions = scenario
        .positions
        .iter()
        .flat_map(|position| [&position.since, &position.until]);
    let relations = scenario
        .relations
        .iter()
        .flat_map(|relation| [&relation.since, &relation.until]);
    let records = scenario
        .proposals
        .iter()
        .flat_map(|proposal| proposal.record.iter().map(|entry| &entry.at));
    let agreed = scenario
        .proposals
        .iter()
        .flat_map(|proposal| proposal.provisions.iter().map(|part| &part.agreed_at));
    let moments = positions.chain(relations).chain(records).chain(agreed);
    moments.filter_map(|moment| moment.date.as_ref())
}

/// When positions begin and end, in order.
fn changes(scenario: &Scenario, moments: &Moments) -> Vec<Rank> {
    let mut changes: Vec<Rank> = scenario
        .positions
        .iter()
        .flat_map(|position| {
            let begin = moments.rank(&position.since);
            let end = begin.and_then(|_| moments.end(&position.until));
            [begin, end.filter(|end| *end != Rank::END)]
        })
        .flatten()
        .collect();
    changes.sort_unstable();
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        io::samples::Template,
        model::{Position, Talk},
    };

    fn plain(date: &PartialDate) -> String {
        date.in_words(false)
    }

    fn labels(scenario: &Scenario, today: &str) -> Vec<String> {
        let moments = Moments::of(scenario);
        let stops = Stops::of(scenario, &moments, today.parse().ok());
        let title = |id: &Id| crate::model::naming::title_of(scenario, id);
        let all = stops.as_slice();
        assert!(all.windows(2).all(|pair| pair[0].rank < pair[1].rank));
        for stop in all {
            assert_eq!(moments.as_of(&stop.moment()), Some(stop.rank), "{stop:?}");
        }
        all.iter().map(|stop| stop.label(&title, &plain)).collect()
    }

    #[test]
    fn without_dates_the_talks_are_the_stops() {
        let scenario = Template::BerlinTalks.scenario().unwrap();
        assert_eq!(
            labels(&scenario, "2025-12-15"),
            ["From the beginning", "Berlin talks", "Further round"]
        );
    }

    #[test]
    fn a_day_on_which_a_talk_begins_is_that_talk() {
        let scenario = Template::Aceh.scenario().unwrap();
        let labels = labels(&scenario, "2006-12-15");
        let second = labels.iter().position(|label| label == "Second round");
        // A position is dated 21 February 2005, when the second round began.
        assert!(!labels.iter().any(|label| label == "21 February 2005"));
        assert_eq!(labels[second.unwrap() + 1], "24 February 2005");
        assert_eq!(labels.last().unwrap(), "Today, 15 December 2006");
    }

    #[test]
    fn a_month_within_which_there_is_another_stop_adds_none() {
        let since = |text: &str| Position {
            since: Moment::on(PartialDate::parse(text)),
            ..Position::default()
        };
        let mut scenario = Scenario {
            positions: ["2025-07", "2025-07-15", "2025-07-31", "2026", "soon"]
                .map(since)
                .into_iter()
                .collect(),
            ..Scenario::default()
        };
        assert_eq!(
            labels(&scenario, "2025-12-01"),
            [
                "From the beginning",
                "15 July 2025",
                "31 July 2025",
                "Today, 1 December 2025",
                "2026"
            ]
        );
        scenario.talks = [Talk {
            id: Id::from("t"),
            title: "Vienna".to_owned(),
            start: Some(PartialDate::parse("2026-03")),
            ..Talk::default()
        }]
        .into_iter()
        .collect();
        assert_eq!(labels(&scenario, "2025-12-01").last().unwrap(), "Vienna");
    }

    #[test]
    fn one_steps_from_stop_to_stop_and_to_just_before_a_talk() {
        let scenario = Template::BerlinTalks.scenario().unwrap();
        let moments = Moments::of(&scenario);
        let stops = Stops::of(&scenario, &moments, "2025-12-15".parse().ok());
        let [beginning, berlin, further] = stops.as_slice() else {
            panic!("three stops");
        };
        assert_eq!(stops.next(beginning.rank), Some(berlin));
        assert_eq!(stops.previous(further.rank), Some(berlin));
        assert_eq!(stops.previous(beginning.rank), None);
        assert_eq!(stops.next(further.rank), None);
        assert_eq!(stops.at(berlin.rank), Some(1));
        assert_eq!(stops.at(berlin.rank.just_before()), Some(0));
        assert_eq!(stops.at(Rank::END), Some(2));
        assert_eq!(
            stops
                .as_slice()
                .iter()
                .map(|stop| stop.changes)
                .sum::<usize>(),
            scenario.positions.len()
        );
        assert_eq!(Rank::BEGINNING.just_before(), Rank::BEGINNING);
    }
}
