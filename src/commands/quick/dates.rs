//! Dates as people write them in notes.

use jiff::{ToSpan as _, civil::Date};

use super::line::{Token, words};
use crate::model::PartialDate;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a word names: `feb`, `february`.
pub(super) fn month(word: &str) -> Option<i8> {
    let place = MONTHS.iter().position(|name| {
        *name == word
            || (word.len() >= 3 && name.starts_with(word))
            || word == "sept" && *name == "september"
    })?;
    i8::try_from(place + 1).ok()
}

/// Whether a date may begin at this word.
pub(super) fn begins_like_one(tokens: &[Token], index: usize) -> bool {
    let word = |at: usize| tokens.get(at).map(|token| token.word.as_str());
    let Some(first) = word(index) else {
        return false;
    };
    let is_year = |word: &str| word.len() == 4 && number(word).is_some();
    let is_named = matches!(first, "today" | "tomorrow" | "yesterday");
    let month_then_number =
        month(first).is_some() && word(index + 1).is_some_and(|next| number(next).is_some());
    let day_then_month =
        number(first).is_some() && word(index + 1).is_some_and(|next| month(next).is_some());
    is_named || is_year(first) || month_then_number || day_then_month
}

/// Digits, with or without an ordinal's ending: `3`, `3rd`.
fn number(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let ending = word.get(digits.len()..)?;
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th") || digits.len() > 4 {
        return None;
    }
    digits.parse().ok()
}

/// Reads a date: `2026`, `2026-02`, `2026-02-03`, `3 Feb 2026`, `Feb 2026`, `February 3, 2026`,
/// `3.2.2026`, `late January 2005`, `today`. A day without a year is of this year.
pub(in crate::commands) fn date(text: &str, today: &PartialDate) -> Option<PartialDate> {
    let text = text.trim();
    let iso = PartialDate::parse(text);
    if iso.is_possible() {
        return Some(iso);
    }
    let all = words(text);
    let mut parts: Vec<&str> = all.iter().map(String::as_str).collect();
    if let [only] = parts.as_slice() {
        let day = |offset: i64| {
            let today = today.first_day()?;
            today.checked_add(offset.days()).ok().map(PartialDate::Day)
        };
        return match *only {
            "today" => Some(today.clone()).filter(PartialDate::is_possible),
            "tomorrow" => day(1),
            "yesterday" => day(-1),
            _ => None,
        };
    }
    if let ["early" | "mid" | "late", rest @ ..] = parts.as_slice() {
        // A part of a month is no date of the format: the month is what is known for sure.
        let [name, year] = rest else { return None };
        return in_month(name, year);
    }
    parts.retain(|word| *word != "of" && *word != "the");
    match parts.as_slice() {
        [a, b] if number(a).is_some() => {
            let day = day_of(a)?;
            let year = today.first_day()?.year();
            Date::new(year, month(b)?, day).ok().map(PartialDate::Day)
        }
        [a, b] => in_month(a, b),
        [a, b, year] => {
            let year = year_of(year)?;
            let (day, name) = if number(a).is_some() { (a, b) } else { (b, a) };
            let dotted = text.contains('.').then(|| b.parse::<i8>().ok()).flatten();
            let month = month(name).or(dotted)?;
            Date::new(year, month, day_of(day)?)
                .ok()
                .map(PartialDate::Day)
        }
        _ => None,
    }
}

fn in_month(name: &str, year: &str) -> Option<PartialDate> {
    Some(PartialDate::Month(year_of(year)?, month(name)?))
}

fn day_of(word: &str) -> Option<i8> {
    i8::try_from(number(word)?).ok()
}

fn year_of(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten()
}

/// Reads a date, or two with `to` or a dash between them: `21 to 23 February 2005`.
pub(super) fn span(text: &str, today: &PartialDate) -> Option<(PartialDate, Option<PartialDate>)> {
    if let Some(only) = date(text, today) {
        return Some((only, None));
    }
    for between in [" to ", " until ", " till ", "–", " - ", "-"] {
        let Some((from, to)) = text.split_once(between) else {
            continue;
        };
        let Some(end) = date(to, today) else { continue };
        // “21 to 23 February 2005”: the first day borrows what it does not say.
        let borrowed = to
            .split_once(' ')
            .map(|(_, rest)| format!("{} {rest}", from.trim()));
        let with_year = end
            .first_day()
            .map(|day| format!("{} {}", from.trim(), day.year()));
        let start = date(&with_year.unwrap_or_default(), today)
            .or_else(|| date(from, today))
            .or_else(|| date(&borrowed?, today))?;
        let ordered = start.first_day() <= end.last_day();
        return ordered.then_some((start, Some(end)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> PartialDate {
        PartialDate::parse("2026-11-23")
    }

    #[test]
    fn reads_dates_as_people_write_them() {
        for (written, meant) in [
            ("2026", "2026"),
            ("2026-02", "2026-02"),
            ("2026-02-03", "2026-02-03"),
            ("3 Feb 2026", "2026-02-03"),
            ("3rd of February 2026", "2026-02-03"),
            ("February 3, 2026", "2026-02-03"),
            ("3.2.2026", "2026-02-03"),
            ("Feb 2026", "2026-02"),
            ("Sept 2005", "2005-09"),
            ("late January 2005", "2005-01"),
            ("15 March", "2026-03-15"),
            ("today", "2026-11-23"),
            ("Tomorrow", "2026-11-24"),
            ("yesterday", "2026-11-22"),
        ] {
            let read = date(written, &today()).map(|date| date.to_string());
            assert_eq!(read.as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "Geneva",
            "March",
            "31 Feb 2026",
            "next week",
            "3/2/2026",
            "1.1.1",
            "99999",
        ] {
            assert_eq!(date(text, &today()), None, "{text}");
        }
    }

    #[test]
    fn reads_spans_that_share_a_month_or_a_year() {
        for (written, from, to) in [
            ("2026-02-03 to 2026-02-05", "2026-02-03", "2026-02-05"),
            ("21 to 23 February 2005", "2005-02-21", "2005-02-23"),
            ("21–23 Feb 2005", "2005-02-21", "2005-02-23"),
            ("21-23 Feb 2005", "2005-02-21", "2005-02-23"),
            ("30 March to 2 April 2005", "2005-03-30", "2005-04-02"),
            ("Dec 2004 to Jan 2005", "2004-12", "2005-01"),
        ] {
            let (start, end) = span(written, &today()).unwrap();
            let read = (start.to_string(), end.unwrap().to_string());
            assert_eq!(read, (from.to_owned(), to.to_owned()), "{written}");
        }
        assert_eq!(span("2026-02-05 to 2026-02-03", &today()), None);
    }
}
