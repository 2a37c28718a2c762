//! The marks of a time axis: years, quarters, months, weeks or days, whichever there is room for.

use jiff::{Span, civil::Date};

use super::{day_number, from_day_number};
use crate::model::PartialDate;

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The day that it stands before.
    pub day: Date,
    /// What it names: a day, a month, or a year.
    pub date: PartialDate,
    /// Whether a larger unit begins there: a year among months, a month among days.
    pub is_major: bool,
}

/// How far marks are apart, the nearest first, and how many days that is at least.
const STEPS: [(Unit, i16, i32); 12] = [
    (Unit::Day, 1, 1),
    (Unit::Day, 7, 7),
    (Unit::Month, 1, 28),
    (Unit::Month, 3, 90),
    (Unit::Month, 6, 181),
    (Unit::Year, 1, 365),
    (Unit::Year, 2, 730),
    (Unit::Year, 5, 1826),
    (Unit::Year, 10, 3652),
    (Unit::Year, 50, 18_262),
    (Unit::Year, 100, 36_524),
    (Unit::Year, 1000, 365_242),
];

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Day,
    Month,
    Year,
}

/// The marks from one day to another where `least` days are at least between two of them: as many
/// as the room for a label takes.
pub fn ticks(first: Date, last: Date, least: f32) -> Vec<Tick> {
    #[expect(clippy::cast_precision_loss, reason = "days of a calendar")]
    let fits = STEPS.iter().find(|(_, _, days)| *days as f32 >= least);
    let (unit, every, days) = fits
        .or(STEPS.last())
        .copied()
        .unwrap_or((Unit::Year, 1, 365));
    let mut found = Vec::new();
    let mut next = begin(first, unit, every);
    // A caller that asks for more than fits on any screen gets what does.
    let most = (day_number(last).saturating_sub(day_number(first)) / days.max(1) + 3).min(5000);
    for _ in 0..most {
        let Some(day) = next.filter(|day| *day <= last) else {
            break;
        };
        if day >= first {
            found.push(tick(day, unit));
        }
        let step = match unit {
            Unit::Day => Span::new().days(every),
            Unit::Month => Span::new().months(every),
            Unit::Year => Span::new().years(every),
        };
        next = day.checked_add(step).ok();
    }
    found
}

fn tick(day: Date, unit: Unit) -> Tick {
    match unit {
        Unit::Day => Tick {
            day,
            date: day.into(),
            is_major: day.day() <= 7,
        },
        Unit::Month => Tick {
            day,
            date: PartialDate::Month(day.year(), day.month()),
            is_major: day.month() == 1,
        },
        Unit::Year => Tick {
            day,
            date: PartialDate::Year(day.year()),
            is_major: day.year() % 10 == 0,
        },
    }
}

/// The last mark that is not after a day.
fn begin(day: Date, unit: Unit, every: i16) -> Option<Date> {
    match unit {
        Unit::Day if every == 7 => {
            let since_monday = i32::from(day.weekday().since(jiff::civil::Weekday::Monday));
            Some(from_day_number(day_number(day) - since_monday))
        }
        Unit::Day => Some(day),
        Unit::Month => {
            let every = i8::try_from(every).ok()?.max(1);
            Date::new(day.year(), (day.month() - 1) / every * every + 1, 1).ok()
        }
        Unit::Year => Date::new(day.year().div_euclid(every.max(1)) * every, 1, 1).ok(),
    }
}
