//! Reading what hangs on what from a scenario.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Due, Link, LinkKind, Schedule, Thing, circles, day, due, pass};
use crate::{
    analysis::{delivery::Course, index::Index},
    model::{Id, Kind, Scenario, TimeFrame},
};

/// What the file says of when a thing is due.
#[derive(Clone, Copy)]
pub(super) enum Said<'a> {
    /// A time frame.
    Frame(&'a TimeFrame),
    /// It is not due, it is: a talk, a proposal, a source.
    Is,
}

/// Things as they are collected.
pub(super) struct Builder<'a> {
    scenario: &'a Scenario,
    index: &'a Index,
    pub(super) ids: Vec<(&'a Id, Kind, Said<'a>)>,
    places: HashMap<&'a Id, usize>,
}

impl<'a> Builder<'a> {
    fn of(scenario: &'a Scenario, index: &'a Index) -> Self {
        let mut builder = Self {
            scenario,
            index,
            ids: Vec::new(),
            places: HashMap::new(),
        };
        for commitment in scenario.commitments.iter() {
            builder.add(
                &commitment.id,
                Kind::Commitment,
                Said::Frame(&commitment.due),
            );
        }
        let mut frames: HashMap<&Id, &TimeFrame> = HashMap::new();
        for part in scenario.proposals.iter().flat_map(|it| &it.provisions) {
            frames.entry(&part.id).or_insert(&part.timeframe);
            if part.timeframe != TimeFrame::default() {
                builder.add(&part.id, Kind::Provision, Said::Frame(&part.timeframe));
            }
        }
        // What is named by those, and has no deadline of its own.
        for at in 0..builder.ids.len() {
            let named = builder
                .after(at)
                .filter(|id| !builder.places.contains_key(id));
            let Some((id, place)) = named.and_then(|id| Some((id, index.place(id)?))) else {
                continue;
            };
            let said = frames.get(id).map_or(Said::Is, |frame| Said::Frame(frame));
            builder.add(id, place.kind, said);
        }
        builder
    }

    fn add(&mut self, id: &'a Id, kind: Kind, said: Said<'a>) {
        // Of two things with one id the first is meant.
        let place = self.ids.len();
        if *self.places.entry(id).or_insert(place) == place {
            self.ids.push((id, kind, said));
        }
    }

    /// What a thing is due after, if it has no date.
    fn after(&self, at: usize) -> Option<&'a Id> {
        match self.ids.get(at)? {
            (_, _, Said::Frame(frame)) if frame.date.is_none() => {
                frame.after.as_ref().map(|after| after.id())
            }
            _ => None,
        }
    }

    pub(super) fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub(super) fn index(&self) -> &'a Index {
        self.index
    }

    pub(super) fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    fn links(&self) -> Vec<Link> {
        let mut links = Vec::new();
        let mut link = |before: Option<usize>, after: usize, kind| {
            if let Some(before) = before {
                links.push(Link {
                    before,
                    after,
                    kind,
                    is_circular: false,
                });
            }
        };
        for (at, (_, _, said)) in self.ids.iter().enumerate() {
            if let (Some(id), Said::Frame(frame)) = (self.after(at), said)
                && let Some(days) = day::days(frame)
            {
                link(self.place(id), at, LinkKind::DaysAfter(days));
            }
        }
        for commitment in self.scenario.commitments.iter() {
            let Some(at) = self.place(&commitment.id) else {
                continue;
            };
            for before in &commitment.depends_on {
                link(self.place(before.id()), at, LinkKind::DependsOn);
            }
        }
        links
    }
}

impl Schedule {
    /// The schedule of a scenario, seen from `today`.
    pub fn of(scenario: &Scenario, index: &Index, today: Date) -> Self {
        let builder = Builder::of(scenario, index);
        let dues = due::all(&builder);
        let mut links = builder.links();
        let mut schedule = Self {
            places: builder
                .places
                .iter()
                .map(|(id, at)| ((*id).clone(), *at))
                .collect(),
            to: vec![Vec::new(); dues.len()],
            from: vec![Vec::new(); dues.len()],
            today: Some(today),
            ..Self::default()
        };
        let courses: HashMap<&Id, Course> = scenario
            .commitments
            .iter()
            .rev()
            .map(|commitment| (&commitment.id, Course::of(commitment)))
            .collect();
        for (at, link) in links.iter().enumerate() {
            for (lists, place) in [
                (&mut schedule.to, link.after),
                (&mut schedule.from, link.before),
            ] {
                if let Some(list) = lists.get_mut(place) {
                    list.push(at);
                }
            }
        }
        let found = circles::order(dues.len(), &links);
        for link in &mut links {
            link.is_circular = found.are_together(link.before, link.after);
        }
        schedule.order = found.order;
        schedule.circles = found.circles;
        schedule.links = links;
        for ((id, kind, _), due) in builder.ids.iter().zip(dues) {
            let course = courses.get(id).filter(|_| *kind == Kind::Commitment);
            let is_done = course.is_some_and(|course| course.is_full(today, today));
            schedule.things.push(Thing {
                id: (*id).clone(),
                kind: *kind,
                planned: due.day(),
                is_done,
                expected: course.and_then(|course| course.full_since(today)),
                free_slack: None,
                total_slack: None,
                due,
            });
        }
        pass::plan(&mut schedule);
        pass::expect(&mut schedule);
        pass::slack(&mut schedule);
        schedule
    }
}

/// Whether something of this kind has a deadline rather than a date.
pub(super) fn has_deadline(kind: Kind) -> bool {
    matches!(kind, Kind::Commitment | Kind::Provision)
}

/// Says that a thing is due on this day.
pub(super) fn on(day: Option<Date>) -> Due {
    day.map_or(Due::Unsaid, Due::On)
}
