//! The order of moments: by date; a talk without one by its `follows` chain; else by the list.

mod as_of;
mod stops;

use std::collections::HashMap;

use jiff::civil::Date;

use super::changes::Change;
use crate::model::{Id, Moment, Scenario, Talk};

pub use as_of::AsOf;
pub use stops::{Stop, StopKind, Stops};

/// A place in time. Moments compare by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    day: Date,
    /// Among what falls on one day, or has no day of its own: the place in the chain of talks.
    step: u32,
}

impl Rank {
    /// Before everything.
    pub const BEGINNING: Self = Self {
        day: Date::MIN,
        step: 0,
    };

    /// After everything.
    pub const END: Self = Self {
        day: Date::MAX,
        step: u32::MAX,
    };

    /// The end of a day: all that falls on it has come.
    pub const fn end_of(day: Date) -> Self {
        Self {
            day,
            step: u32::MAX,
        }
    }

    /// The day that it falls on; none for what stands before or after every day, as a talk
    /// without a date that follows none with one.
    pub fn day(self) -> Option<Date> {
        (self.day != Date::MIN && self.day != Date::MAX).then_some(self.day)
    }

    /// The place right before this one: what stood when this had not come yet.
    #[must_use]
    pub fn just_before(self) -> Self {
        match (self.step.checked_sub(1), self.day.yesterday()) {
            (Some(step), _) => Self { step, ..self },
            (None, Ok(day)) => Self::end_of(day),
            (None, Err(_)) => Self::BEGINNING,
        }
    }
}

/// The talks of a scenario in their order.
#[derive(Clone, Debug, Default)]
pub struct Moments {
    talks: HashMap<Id, Rank>,
    order: Vec<Id>,
}

impl Moments {
    /// Orders the talks of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let chain = chain_order(scenario);
        let mut moments = Self::default();
        let mut last_day = Date::MIN;
        for (place, index) in chain.into_iter().enumerate() {
            let Some(talk) = scenario.talks.at(index) else {
                continue;
            };
            // A talk without a date comes after the one it follows; without that, after the one
            // before it in the list. Both are where the chain has come to.
            let after = talk
                .follows
                .as_ref()
                .and_then(|before| moments.talks.get(before.id()))
                .map_or(last_day, |rank| rank.day);
            let own = talk.start.as_ref().and_then(|start| start.first_day());
            let rank = Rank {
                day: own.unwrap_or(after),
                step: u32::try_from(place + 1).unwrap_or(u32::MAX),
            };
            last_day = rank.day;
            moments.talks.insert(talk.id.clone(), rank);
        }
        let mut order: Vec<(Rank, Id)> = moments
            .talks
            .iter()
            .map(|(id, rank)| (*rank, id.clone()))
            .collect();
        order.sort();
        moments.order = order.into_iter().map(|(_, id)| id).collect();
        moments
    }

    /// Whether changes can have put the talks in another order.
    pub(super) fn are_touched_by(changes: &[Change<'_>]) -> bool {
        let talk = |side: Option<(usize, &'_ dyn crate::model::card::Card)>| {
            let talk = side?.1.as_any().downcast_ref::<Talk>()?;
            Some((talk.start.clone(), talk.follows.clone()))
        };
        changes
            .iter()
            .filter(|change| change.kind == crate::model::Kind::Talk)
            .any(|change| change.is_move() || talk(change.before) != talk(change.after))
    }

    /// The talks in their order.
    pub fn talks(&self) -> &[Id] {
        &self.order
    }

    /// When a moment is, as the start of something; blank is the beginning. `None` if it names
    /// nothing that is there.
    pub fn rank(&self, moment: &Moment) -> Option<Rank> {
        if let Some(date) = &moment.date {
            return Some(Rank {
                day: date.first_day()?,
                step: 0,
            });
        }
        match &moment.talk {
            Some(_) if moment.is_unsaid() => None,
            Some(talk) => self.talks.get(talk.id()).copied(),
            None => Some(Rank::BEGINNING),
        }
    }

    /// When a moment is, as the end of something: a date counts to its last day. `None` is never.
    /// What ends with something that is not there has ended, but no one can say when: it ends
    /// after everything, so that it holds at every moment but not for good.
    pub fn end(&self, moment: &Moment) -> Option<Rank> {
        match (&moment.date, &moment.talk) {
            (Some(date), _) => Some(
                date.last_day()
                    .map_or(Rank::END, |day| Rank { day, step: 0 }),
            ),
            (None, Some(talk)) => Some(self.talks.get(talk.id()).copied().unwrap_or(Rank::END)),
            (None, None) => None,
        }
    }

    /// When a moment is, as one to look at things from: a date counts to the end of its last day,
    /// a talk to its beginning, blank is the beginning. `None` if it names nothing that is there.
    pub fn as_of(&self, moment: &Moment) -> Option<Rank> {
        match &moment.date {
            Some(date) => date.last_day().map(Rank::end_of),
            None => self.rank(moment),
        }
    }
}

/// The places of the talks in the list, each after the one that it follows, else in the list's
/// order. In a circle the first in the list comes first.
fn chain_order(scenario: &Scenario) -> Vec<usize> {
    let mut places: HashMap<&Id, usize> = HashMap::with_capacity(scenario.talks.len());
    for (index, talk) in scenario.talks.iter().enumerate() {
        places.entry(&talk.id).or_insert(index);
    }
    let before: Vec<Option<usize>> = scenario
        .talks
        .iter()
        .map(|talk| places.get(talk.follows.as_ref()?.id()).copied())
        .collect();
    let mut is_seen = vec![false; before.len()];
    let mut order = Vec::with_capacity(before.len());
    for start in 0..before.len() {
        let mut waiting = Vec::new();
        let mut next = Some(start);
        while let Some(index) = next {
            match is_seen.get_mut(index) {
                Some(is_seen) if !*is_seen => *is_seen = true,
                _ => break,
            }
            waiting.push(index);
            next = before.get(index).copied().flatten();
        }
        order.extend(waiting.into_iter().rev());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PartialDate, Ref, Talk};

    fn talk(id: &str, start: Option<&str>, follows: Option<&str>) -> Talk {
        Talk {
            id: Id::from(id),
            start: start.map(PartialDate::parse),
            follows: follows.map(Ref::new),
            ..Talk::default()
        }
    }

    fn order(talks: Vec<Talk>) -> Vec<String> {
        let scenario = Scenario {
            talks: talks.into_iter().collect(),
            ..Scenario::default()
        };
        let moments = Moments::of(&scenario);
        moments.talks().iter().map(Id::to_string).collect()
    }

    #[test]
    fn dates_come_first_then_the_chain_then_the_list() {
        assert_eq!(
            order(vec![
                talk("c", Some("2026-02"), None),
                talk("a", Some("2025"), None)
            ]),
            ["a", "c"]
        );
        assert_eq!(
            order(vec![
                talk("second", None, Some("first")),
                talk("first", None, None)
            ]),
            ["first", "second"]
        );
        assert_eq!(
            order(vec![talk("x", None, None), talk("y", None, None)]),
            ["x", "y"]
        );
    }

    #[test]
    fn an_undated_talk_stands_right_after_what_it_follows() {
        let talks = vec![
            talk("geneva", Some("2025-03"), None),
            talk("vienna", Some("2026-01"), None),
            talk("after-geneva", None, Some("geneva")),
        ];
        assert_eq!(order(talks), ["geneva", "after-geneva", "vienna"]);
    }

    #[test]
    fn a_circle_of_talks_ends() {
        assert_eq!(
            order(vec![talk("a", None, Some("b")), talk("b", None, Some("a"))]).len(),
            2
        );
        assert_eq!(order(vec![talk("a", None, Some("a"))]), ["a"]);
    }
}
