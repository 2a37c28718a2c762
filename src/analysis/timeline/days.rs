//! Days as numbers, for geometry.

use jiff::{Span, civil::Date};

use crate::analysis::delivery::lateness::days_between;

/// The day that is number 0.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The number of a day, from the first of 1970.
pub fn day_number(day: Date) -> i32 {
    days_between(EPOCH, day)
}

/// The day with a number; the nearest that the calendar has.
pub fn from_day_number(number: i32) -> Date {
    EPOCH.saturating_add(Span::new().days(number.clamp(-4_000_000, 3_000_000)))
}
