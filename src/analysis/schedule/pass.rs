//! The walks over a schedule: where things stand, when they are expected, what slack they have.

use jiff::civil::Date;

use super::{Schedule, build::has_deadline, day};
use crate::analysis::delivery::lateness::days_between;

/// What has no deadline stands where the latest of what it depends on does.
pub(super) fn plan(schedule: &mut Schedule) {
    for place in schedule.order.clone() {
        let thing = schedule.things.get(place);
        if thing.is_none_or(|thing| thing.planned.is_some() || !has_deadline(thing.kind)) {
            continue;
        }
        let links = schedule.before(place).filter(|link| !link.is_circular);
        let days = links.filter_map(|link| {
            let before = schedule.things.get(link.before)?.planned?;
            day::add(before, link.kind.lag())
        });
        let planned = days.max();
        if let Some(thing) = schedule.things.get_mut(place) {
            thing.planned = planned;
        }
    }
}

/// When each thing is expected.
pub(super) fn expect(schedule: &mut Schedule) {
    for place in schedule.order.clone() {
        let expected = expected(schedule, place, |place| {
            schedule.things.get(place)?.expected
        });
        if let Some(thing) = schedule.things.get_mut(place) {
            thing.expected = expected.map(|(day, _)| day);
        }
    }
}

/// When a thing is expected, if others are when `of` says; and the thing that it waits for, if it
/// is for one that it is so late.
pub(super) fn expected(
    schedule: &Schedule,
    place: usize,
    of: impl Fn(usize) -> Option<Date>,
) -> Option<(Date, Option<usize>)> {
    let thing = schedule.things.get(place)?;
    if thing.is_done || !has_deadline(thing.kind) {
        return thing.expected.or(thing.planned).map(|day| (day, None));
    }
    let links = schedule.before(place).filter(|link| !link.is_circular);
    let days = links.filter_map(|link| {
        let day = day::add(of(link.before)?, link.kind.lag())?;
        Some((day, Some(link.before)))
    });
    let own = thing.planned.map(|day| (day, None));
    // Of two reasons for one day its own deadline is the better.
    let latest = days
        .chain(own)
        .max_by_key(|(day, because)| (*day, because.is_none()))?;
    let today = schedule
        .today
        .filter(|today| thing.kind == crate::model::Kind::Commitment && *today > latest.0);
    Some(today.map_or(latest, |today| (today, None)))
}

/// The slack of each thing.
pub(super) fn slack(schedule: &mut Schedule) {
    let dated = schedule
        .things
        .iter()
        .filter(|thing| has_deadline(thing.kind));
    let Some(last) = dated.filter_map(|thing| thing.planned).max() else {
        return;
    };
    // What follows is looked at before what it follows.
    for place in schedule.order.clone().into_iter().rev() {
        let Some(planned) = schedule.things.get(place).and_then(|thing| thing.planned) else {
            continue;
        };
        let links = schedule.after(place).filter(|link| !link.is_circular);
        let mut free = None;
        let mut total = days_between(planned, last);
        for link in links {
            let Some(gap) = schedule.gap(link) else {
                continue;
            };
            free = Some(free.map_or(gap, |free: i32| free.min(gap)));
            let of_next = schedule
                .things
                .get(link.after)
                .and_then(|it| it.total_slack);
            total = total.min(gap + of_next.unwrap_or(0));
        }
        if let Some(thing) = schedule.things.get_mut(place) {
            thing.free_slack = free;
            thing.total_slack = Some(total);
        }
    }
}
