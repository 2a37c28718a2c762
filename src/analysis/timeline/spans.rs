//! When talks and moments are, also where only their order is known.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Precision, Span, day_number, from_day_number};
use crate::{
    analysis::moments::Moments,
    model::{Id, Moment, PartialDate, Scenario, Talk, word::TalkStatus},
};

/// How many days apart things stand of which only the order is known, where no neighbours say more.
const STEP: i32 = 30;

impl Span {
    /// The whole span that a date names.
    pub fn of(date: &PartialDate) -> Option<Self> {
        Some(Self {
            first: date.first_day()?,
            last: date.last_day()?,
            precision: match date {
                PartialDate::Day(_) => Precision::Day,
                _ => Precision::Span,
            },
        })
    }

    /// One day, known so well.
    pub(super) fn day(day: Date, precision: Precision) -> Self {
        Self {
            first: day,
            last: day,
            precision,
        }
    }

    /// The same days, of which only the order is known.
    pub(super) fn in_order(self) -> Self {
        Self {
            precision: Precision::Order,
            ..self
        }
    }
}

/// The span of a talk that has a date.
fn own(talk: &Talk) -> Option<Span> {
    let span = |date: &Option<PartialDate>| date.as_ref().and_then(Span::of);
    match (span(&talk.start), span(&talk.end)) {
        (Some(start), Some(end)) => Some(Span {
            first: start.first,
            // An end before the start is an error of the file; the talk is where it starts.
            last: end.last.max(start.last),
            precision: start.precision.max(end.precision),
        }),
        (start, end) => start.or(end),
    }
}

/// When each talk is.
pub(super) struct TalkSpans<'a>(HashMap<&'a Id, Span>);

impl<'a> TalkSpans<'a> {
    pub(super) fn of(scenario: &'a Scenario, moments: &'a Moments, today: Date) -> Self {
        let mut talks: HashMap<&Id, &Talk> = HashMap::new();
        for talk in scenario.talks.iter() {
            talks.entry(&talk.id).or_insert(talk);
        }
        let order: Vec<&Talk> = moments
            .talks()
            .iter()
            .filter_map(|id| talks.get(id).copied())
            .collect();
        let spans: Vec<Option<Span>> = order.iter().map(|talk| own(talk)).collect();
        let mut found = HashMap::new();
        let mut at = 0;
        let mut before = None;
        while let Some(talk) = order.get(at) {
            if let Some(span) = spans.get(at).copied().flatten() {
                found.insert(&talk.id, span);
                before = Some(before.map_or(span.last, |day: Date| day.max(span.last)));
                at += 1;
                continue;
            }
            let rest = spans.get(at..).unwrap_or_default();
            let count = rest.iter().take_while(|span| span.is_none()).count();
            let after = rest.get(count).copied().flatten().map(|span| span.first);
            let run: Vec<&Talk> = order.iter().skip(at).take(count).copied().collect();
            for (talk, day) in run.iter().zip(days_of(&run, before, after, today)) {
                let day = from_day_number(day);
                found.insert(&talk.id, Span::day(day, Precision::Order));
            }
            at += count;
        }
        Self(found)
    }

    pub(super) fn get(&self, talk: &Id) -> Option<Span> {
        self.0.get(talk).copied()
    }

    /// When a moment is; none for the beginning and for what is not there.
    pub(super) fn moment(&self, moment: &Moment) -> Option<Span> {
        match (&moment.date, &moment.talk) {
            (Some(date), _) => Span::of(date),
            (None, Some(talk)) => self.get(talk.id()),
            (None, None) => None,
        }
    }
}

/// Where talks without dates stand between two days: evenly, or by steps from the only one; with
/// neither, what was held before today and what is planned after it.
fn days_of(run: &[&Talk], before: Option<Date>, after: Option<Date>, today: Date) -> Vec<i32> {
    let today = day_number(today);
    let count = i32::try_from(run.len()).unwrap_or(i32::MAX);
    let planned = run
        .iter()
        .position(|talk| talk.status == Some(TalkStatus::Planned))
        .and_then(|place| i32::try_from(place).ok());
    let day = |place: i32| match (before.map(day_number), after.map(day_number)) {
        (Some(before), Some(after)) => {
            // Over wide gaps the product of days and places stays within 64 bits only.
            let share = i64::from(after - before) * i64::from(place + 1) / i64::from(count + 1);
            before.saturating_add(i32::try_from(share).unwrap_or(0))
        }
        (Some(before), None) => {
            let day = before.saturating_add(STEP.saturating_mul(place + 1));
            match planned {
                Some(first) if place >= first => {
                    day.max(today.saturating_add(STEP.saturating_mul(place - first + 1)))
                }
                _ => day,
            }
        }
        (None, Some(after)) => after.saturating_sub(STEP.saturating_mul(count - place)),
        (None, None) => {
            let steps = STEP.saturating_mul(place - planned.unwrap_or(count));
            today.saturating_add(steps).saturating_add(STEP / 2)
        }
    };
    (0..count).map(day).collect()
}
