//! Days of a calendar: partial dates as spans, and the forms that iCalendar gives days in.

use jiff::civil::{Date, DateTime, Time};

use crate::model::PartialDate;

/// The first and the last day of what starts and ends then. What has no start is of the days of
/// its end; what ends before it starts, of the days of its start. None: it has no date.
pub fn span(start: Option<&PartialDate>, end: Option<&PartialDate>) -> Option<(Date, Date)> {
    let of = |date: &PartialDate| Some((date.first_day()?, date.last_day()?));
    let (start, end) = (start.and_then(of), end.and_then(of));
    let (first, last) = match (start, end) {
        (Some((first, _)), Some((_, last))) if first <= last => (first, last),
        (Some(only), _) | (None, Some(only)) => only,
        (None, None) => return None,
    };
    // The day after the last one has to be written, and there is none after 9999.
    let last = last
        .min(Date::MAX.yesterday().unwrap_or(Date::MAX))
        .max(first);
    Some((first, last))
}

/// A day as iCalendar writes it: `20251214`.
pub(super) fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// When something is, as a calendar says it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    /// The day, or the moment.
    pub(super) at: DateTime,
    /// Whether a time of day is given.
    pub(super) has_time: bool,
    /// The zone of that time; may be empty.
    pub(super) zone: String,
}

impl When {
    /// Reads `20251214`, `20251214T100000` or `20251214T100000Z`, with or without hyphens and
    /// colons.
    pub(super) fn read(text: &str, zone: Option<&str>) -> Option<Self> {
        let (text, is_utc) = match text.trim().strip_suffix(['Z', 'z']) {
            Some(rest) => (rest, true),
            None => (text.trim(), false),
        };
        let digits: String = text.chars().filter(|c| !matches!(c, '-' | ':')).collect();
        let number = |range: std::ops::Range<usize>| -> Option<i16> {
            let part = digits.get(range)?;
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse().ok())?
        };
        let small = |range| i8::try_from(number(range)?).ok();
        let day = Date::new(number(0..4)?, small(4..6)?, small(6..8)?).ok()?;
        let time = match digits.get(8..)? {
            "" => None,
            rest if rest.starts_with(['T', 't']) => {
                // Seconds may be 60, and do not matter.
                Some(Time::new(small(9..11)?, small(11..13)?, 0, 0).ok()?)
            }
            _ => return None,
        };
        Some(Self {
            at: day.to_datetime(time.unwrap_or(Time::midnight())),
            has_time: time.is_some(),
            zone: if is_utc {
                "UTC"
            } else {
                zone.unwrap_or_default()
            }
            .to_owned(),
        })
    }

    /// The last day of what starts at `start` and ends now, which is the first moment after it.
    pub(super) fn last_day(&self, start: &Self) -> Date {
        let is_midnight = self.at.time() == Time::midnight();
        let last = if is_midnight && self.at > start.at {
            self.at.date().yesterday().unwrap_or(self.at.date())
        } else {
            self.at.date()
        };
        last.max(start.at.date())
    }

    /// `10:00`.
    pub(super) fn clock(&self) -> String {
        format!("{:02}:{:02}", self.at.hour(), self.at.minute())
    }
}

/// What of this length ends when, if it starts then: `P1D`, `PT1H30M`, `P2W`.
pub(super) fn after(start: &When, duration: &str) -> Option<When> {
    let length: jiff::Span = duration.trim().parse().ok()?;
    let at = start.at.checked_add(length).ok()?;
    (at >= start.at).then(|| When {
        at,
        ..start.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span_of(start: &str, end: &str) -> String {
        let date = |text: &str| (!text.is_empty()).then(|| PartialDate::parse(text));
        match span(date(start).as_ref(), date(end).as_ref()) {
            Some((first, last)) => format!("{first} {last}"),
            None => String::new(),
        }
    }

    #[test]
    fn partial_dates_span_all_that_they_can_mean() {
        assert_eq!(span_of("2025-12-14", ""), "2025-12-14 2025-12-14");
        assert_eq!(span_of("2025-12-14", "2025-12-16"), "2025-12-14 2025-12-16");
        assert_eq!(span_of("2025-02", ""), "2025-02-01 2025-02-28");
        assert_eq!(span_of("2025", "2026-01"), "2025-01-01 2026-01-31");
        assert_eq!(span_of("", "2025"), "2025-01-01 2025-12-31");
        assert_eq!(span_of("2025-12-14", "2025-12-01"), "2025-12-14 2025-12-14");
        assert_eq!(span_of("soon", "2025-12-01"), "2025-12-01 2025-12-01");
        assert_eq!(span_of("9999", ""), "9999-01-01 9999-12-30");
        assert_eq!(span_of("9999-12-31", ""), "9999-12-31 9999-12-31");
        assert_eq!(span_of("soon", "later"), "");
    }

    #[test]
    fn days_and_moments_are_read() {
        let read = |text: &str| When::read(text, Some("Europe/Berlin"));
        let shown = |text: &str| {
            let when = read(text)?;
            Some(format!("{} {} {}", when.at.date(), when.clock(), when.zone))
        };
        for (text, expected) in [
            ("20251214", "2025-12-14 00:00 Europe/Berlin"),
            ("20251214T103060", "2025-12-14 10:30 Europe/Berlin"),
            ("20251214T103000Z", "2025-12-14 10:30 UTC"),
            ("2025-12-14T10:30:00", "2025-12-14 10:30 Europe/Berlin"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected));
        }
        for text in [
            "",
            "T",
            "2025",
            "20251301",
            "20250230",
            "20251214X",
            "20251214T9",
            "é",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_end_is_the_first_moment_after() {
        let when = |text| When::read(text, None).unwrap();
        let last = |start, end| when(end).last_day(&when(start)).to_string();
        assert_eq!(last("20251214", "20251215"), "2025-12-14");
        assert_eq!(last("20251214", "20251214"), "2025-12-14");
        assert_eq!(last("20251214T100000", "20251215T000000"), "2025-12-14");
        assert_eq!(last("20251214T220000", "20251215T010000"), "2025-12-15");
        assert_eq!(last("20251214", "20250101"), "2025-12-14");
        let lasting = |start, length| {
            let start = when(start);
            after(&start, length).map(|end| end.last_day(&start).to_string())
        };
        assert_eq!(lasting("20251214", "P2D").as_deref(), Some("2025-12-15"));
        assert_eq!(lasting("20251214", "P1W").as_deref(), Some("2025-12-20"));
        assert_eq!(
            lasting("20251214T230000", "PT2H").as_deref(),
            Some("2025-12-15")
        );
        assert_eq!(lasting("20251214", "-P1D"), None);
        assert_eq!(lasting("20251214", "for ever"), None);
    }
}
