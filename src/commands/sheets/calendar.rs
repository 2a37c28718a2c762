//! Talks and due dates as a calendar.

use jiff::civil::Date;

use super::Seen;
use crate::{
    analysis::{delivery::Course, schedule::Schedule},
    io::calendar::{self, Delivery, DueAs, File, Options, of_scenario},
    model::{Commitment, PartialDate},
};

/// The calendar of what is seen.
pub(super) fn file(seen: &Seen, due_as: DueAs) -> File {
    let (schedule, today) = (seen.schedule(), seen.day());
    let entries = of_scenario(&seen.scenario, &due_dates(&schedule, today));
    let options = Options {
        name: match seen.is_for_team() {
            true => format!("{} (team only)", seen.scenario.title),
            false => seen.scenario.title.clone(),
        },
        stamp: seen.written_at(),
        due_as,
    };
    calendar::write(&entries, &options)
}

/// When commitments are due by a schedule, and how far they are implemented on a day.
pub fn due_dates(schedule: &Schedule, today: Date) -> impl Fn(&Commitment) -> Delivery + '_ {
    move |commitment| delivery_of(commitment, schedule, today)
}

/// When a commitment is due, and how far it is implemented.
pub fn delivery_of(commitment: &Commitment, schedule: &Schedule, today: Date) -> Delivery {
    let said = commitment.due.date.clone().filter(PartialDate::is_possible);
    let thing = schedule.get(&commitment.id);
    let computed = thing
        .and_then(|thing| thing.due.day())
        .map(PartialDate::from);
    let level = Course::of(commitment).on(today, today);
    Delivery {
        is_computed: said.is_none() && computed.is_some(),
        due: said.or(computed),
        status: level.map(|level| level.status()),
    }
}
