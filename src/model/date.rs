//! Dates as negotiators know them: a day, or only a month or a year.

use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::field::{Field, Visit};

/// A partial ISO 8601 date. What is not one is kept as read and makes a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Only the year is known: `2025`.
    Year(i16),
    /// Only the month is known: `2025-12`.
    Month(i16, i8),
    /// The day is known: `2025-12-14`.
    Day(Date),
    /// A text that is no date, kept as read.
    Unreadable(String),
}

impl PartialDate {
    /// Reads `2025`, `2025-12` or `2025-12-14`; anything else is [`PartialDate::Unreadable`].
    pub fn parse(text: &str) -> Self {
        Self::parse_strict(text).unwrap_or_else(|| Self::Unreadable(text.to_owned()))
    }

    fn parse_strict(text: &str) -> Option<Self> {
        let digits = |part: &str, len: usize| -> Option<i16> {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let Some(month) = parts.next() else {
            return (year > 0).then_some(Self::Year(year));
        };
        let month = i8::try_from(digits(month, 2)?).ok()?;
        Date::new(year, month, 1).ok()?;
        let Some(day) = parts.next() else {
            return (year > 0).then_some(Self::Month(year, month));
        };
        if parts.next().is_some() || year <= 0 {
            return None;
        }
        let day = i8::try_from(digits(day, 2)?).ok()?;
        Date::new(year, month, day).ok().map(Self::Day)
    }

    /// The first day of the span that it names; a start counts from here.
    pub fn first_day(&self) -> Option<Date> {
        match *self {
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Day(date) => Some(date),
            Self::Unreadable(_) => None,
        }
    }

    /// The last day of the span that it names; a deadline counts to here.
    pub fn last_day(&self) -> Option<Date> {
        match *self {
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok().map(Date::last_of_month),
            Self::Day(date) => Some(date),
            Self::Unreadable(_) => None,
        }
    }

    /// Whether it names a real day, month or year.
    pub fn is_possible(&self) -> bool {
        !matches!(self, Self::Unreadable(_))
    }

    /// The date for a reader, `14 December 2025`; with `month_first`, `December 14, 2025`.
    pub fn in_words(&self, month_first: bool) -> String {
        self.written(month_first, usize::MAX)
    }

    /// The same where there is little room, `14 Dec 2025`.
    pub fn in_brief(&self, month_first: bool) -> String {
        self.written(month_first, 3)
    }

    /// With so many letters of the month at most.
    fn written(&self, month_first: bool, letters: usize) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let name = |month: i8| {
            usize::try_from(month)
                .ok()
                .and_then(|month| MONTHS.get(month.wrapping_sub(1)))
                .map(|name| name.get(..letters).unwrap_or(name))
                .unwrap_or_default()
        };
        match self {
            Self::Year(year) => year.to_string(),
            Self::Month(year, month) => format!("{} {year}", name(*month)),
            Self::Day(day) if month_first => {
                format!("{} {}, {}", name(day.month()), day.day(), day.year())
            }
            Self::Day(day) => format!("{} {} {}", day.day(), name(day.month()), day.year()),
            Self::Unreadable(text) => text.clone(),
        }
    }
}

impl Default for PartialDate {
    fn default() -> Self {
        Self::Unreadable(String::new())
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self::Day(date)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
            Self::Unreadable(text) => f.write_str(text),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::record::read_text(deserializer, Self::parse)
    }
}

impl JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "a year, a month or a day (ISO 8601)",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        })
    }
}

impl Field for PartialDate {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Unreadable(text) if text.is_empty())
    }

    fn walk(&self, visit: &mut dyn Visit) {
        visit.date(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_years_months_and_days_and_keeps_the_rest() {
        for text in ["2025", "2025-12", "2025-12-14", "2024-02-29", "0987-01"] {
            let date = PartialDate::parse(text);
            assert!(date.is_possible(), "{text}");
            assert_eq!(date.to_string(), text);
        }
        for text in [
            "",
            "25",
            "2025-13",
            "2025-02-30",
            "2023-02-29",
            "2025-1",
            "+2025",
            "2025-12-14T10:00",
            "2025-12-14-1",
            "0000",
            "next week",
        ] {
            let date = PartialDate::parse(text);
            assert!(!date.is_possible(), "{text}");
            assert_eq!(date.to_string(), text, "kept as read");
        }
    }

    #[test]
    fn a_start_counts_from_the_first_day_and_a_deadline_to_the_last() {
        let month = PartialDate::parse("2024-02");
        assert_eq!(month.first_day().unwrap().to_string(), "2024-02-01");
        assert_eq!(month.last_day().unwrap().to_string(), "2024-02-29");
        let year = PartialDate::parse("2025");
        assert_eq!(year.first_day().unwrap().to_string(), "2025-01-01");
        assert_eq!(year.last_day().unwrap().to_string(), "2025-12-31");
    }

    #[test]
    fn is_written_for_readers_in_the_order_they_use() {
        let day = PartialDate::parse("2025-12-14");
        assert_eq!(day.in_words(false), "14 December 2025");
        assert_eq!(day.in_words(true), "December 14, 2025");
        assert_eq!(
            PartialDate::parse("2025-12").in_words(true),
            "December 2025"
        );
    }
}
