//! Where on the axis a day stands.

use jiff::civil::Date;

use super::{Told, is_in_order};
use crate::analysis::timeline::{Precision, Span, Tick, day_number, from_day_number, ticks};

/// The axis, from 0 at its left end to 1 at its right.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Axis {
    /// Days, from the first to the last.
    Days(i32, i32),
    /// Places in an order, one beside the other.
    Order(Vec<Date>),
    /// Nothing has a place.
    None,
}

/// What is beyond the rest by more than this share of it is not drawn into the picture for the sake
/// of today alone.
const FAR: f32 = 0.25;
/// Air at both ends, as a share of the whole.
const AIR: f32 = 0.015;

#[expect(clippy::cast_precision_loss, reason = "days of a calendar")]
fn share(of: i32, whole: i32) -> f32 {
    of as f32 / whole.max(1) as f32
}

impl Axis {
    pub(super) fn of(told: &Told) -> Self {
        let spans = || told.events().filter_map(|event| event.span);
        if is_in_order(told) {
            let mut order: Vec<Date> = spans().map(|span| span.first).collect();
            order.sort();
            order.dedup();
            return Self::Order(order);
        }
        let dated = || spans().filter(|span| span.precision != Precision::Order);
        let first = dated().map(|span| day_number(span.first)).min();
        let last = dated().map(|span| day_number(span.last)).max();
        let (Some(mut first), Some(mut last)) = (first, last) else {
            return Self::None;
        };
        if let Some(today) = told.today.map(day_number) {
            let length = last.saturating_sub(first).max(30);
            let beyond = (first.saturating_sub(today)).max(today.saturating_sub(last));
            if share(beyond, length) <= FAR {
                first = first.min(today);
                last = last.max(today);
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "a share of days")]
        let air = ((last.saturating_sub(first)) as f32 * AIR).ceil() as i32;
        let air = air.max(2);
        Self::Days(first.saturating_sub(air), last.saturating_add(air))
    }

    /// Where a day stands; none, if it is not on the axis.
    pub(super) fn place(&self, day: Date) -> Option<f32> {
        match self {
            Self::Days(first, last) => {
                let number = day_number(day);
                let place = share(number.saturating_sub(*first), last.saturating_sub(*first));
                (*first <= number && number <= *last).then_some(place)
            }
            Self::Order(order) => {
                let place = order.iter().position(|known| *known == day)?;
                Some(place as f32 / order.len().max(1) as f32)
            }
            Self::None => None,
        }
    }

    /// Where something begins and ends; none: it stands at the side.
    pub(super) fn span(&self, span: Option<Span>) -> Option<(f32, f32)> {
        let span = span?;
        let is_order = matches!(self, Self::Order(_));
        if is_order {
            let place = self.place(span.first)?;
            return Some((place, place));
        }
        if span.precision == Precision::Order {
            return None;
        }
        Some((self.place(span.first)?, self.place(span.last)?))
    }

    /// How much of the axis is one place in an order; none, if it is of days.
    pub(super) fn step(&self) -> Option<f32> {
        match self {
            Self::Order(order) => Some(1.0 / order.len().max(1) as f32),
            Self::Days(..) | Self::None => None,
        }
    }

    /// Its marks, on an axis so wide, for labels so wide.
    pub(super) fn ticks(&self, width: f32, label: f32) -> Vec<Tick> {
        let Self::Days(first, last) = self else {
            return Vec::new();
        };
        #[expect(clippy::cast_precision_loss, reason = "days of a calendar")]
        let days = last.saturating_sub(*first) as f32;
        let least = label * days / width.max(1.0);
        ticks(from_day_number(*first), from_day_number(*last), least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn days_stand_between_the_ends_and_nothing_else_does() {
        let axis = Axis::Days(day_number(day("2005-01-01")), day_number(day("2005-01-11")));
        assert_eq!(axis.place(day("2005-01-06")), Some(0.5));
        assert_eq!(axis.place(day("2005-01-11")), Some(1.0));
        assert_eq!(axis.place(day("2005-01-12")), None);
    }

    #[test]
    fn what_is_in_order_only_stands_at_the_side_of_days_and_in_line_without_them() {
        let span = Span {
            first: day("2005-01-06"),
            last: day("2005-01-06"),
            precision: Precision::Order,
        };
        let days = Axis::Days(day_number(day("2005-01-01")), day_number(day("2005-01-11")));
        assert_eq!(days.span(Some(span)), None);
        let order = Axis::Order(vec![day("2005-01-01"), day("2005-01-06")]);
        assert_eq!(order.span(Some(span)), Some((0.5, 0.5)));
        assert_eq!(order.step(), Some(0.5));
    }
}
