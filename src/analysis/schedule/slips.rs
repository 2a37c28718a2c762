//! What slips if something slips.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Schedule, day, pass};
use crate::model::Id;

/// Something that comes later than was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The thing: a place in the schedule.
    pub place: usize,
    /// When it was expected.
    pub from: Date,
    /// When it is to be expected now.
    pub to: Date,
    /// The thing that it waits for.
    pub because: usize,
}

impl Schedule {
    /// What slips if this slips by so many days: all that hangs on it, each after what makes it
    /// slip. What is done does not slip, nor does what has days to spare.
    pub fn slips(&self, id: &Id, days: u32) -> Vec<Slip> {
        let Some(start) = self.place(id) else {
            return Vec::new();
        };
        let moved = self.things.get(start).filter(|thing| !thing.is_done);
        let moved = moved.and_then(|thing| thing.expected);
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        let Some(to) = moved.and_then(|day| day::add(day, days)) else {
            return Vec::new();
        };
        let mut now: HashMap<usize, Date> = HashMap::from([(start, to)]);
        let mut slips = Vec::new();
        for place in &self.order {
            let waits = self
                .before(*place)
                .any(|link| now.contains_key(&link.before));
            if *place == start || !waits {
                continue;
            }
            let expected = pass::expected(self, *place, |other| {
                let known = now.get(&other).copied();
                known.or_else(|| self.things.get(other)?.expected)
            });
            let from = self.things.get(*place).and_then(|thing| thing.expected);
            if let (Some((to, Some(because))), Some(from)) = (expected, from)
                && to > from
            {
                now.insert(*place, to);
                slips.push(Slip {
                    place: *place,
                    from,
                    to,
                    because,
                });
            }
        }
        slips
    }
}
