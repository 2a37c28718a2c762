//! When something was, as one says it.

use jiff::{Timestamp, ToSpan as _};

use crate::commands::Clock;

/// `today, 10:31`, `yesterday`, `12 November`, `12 November 2024`.
pub(super) fn in_words(clock: Clock, at: Timestamp) -> String {
    let now = clock.local(clock.now());
    let then = clock.local(at);
    let (today, day) = (now.date(), then.date());
    if day == today {
        return format!("today, {}", then.strftime("%H:%M"));
    }
    if today
        .checked_sub(1.day())
        .is_ok_and(|yesterday| yesterday == day)
    {
        return "yesterday".to_owned();
    }
    if day.year() == today.year() {
        then.strftime("%-d %B").to_string()
    } else {
        then.strftime("%-d %B %Y").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_days_have_names() {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().unwrap();
        let clock = Clock::Fixed(now);
        let said = |text: &str| in_words(clock, text.parse().unwrap());
        assert_eq!(said("2026-11-23T10:31:00Z"), "today, 10:31");
        assert_eq!(said("2026-11-22T23:59:00Z"), "yesterday");
        assert_eq!(said("2026-11-12T08:00:00Z"), "12 November");
        assert_eq!(said("2025-11-12T08:00:00Z"), "12 November 2025");
    }
}
