//! What single cells say.

use jiff::civil::Date;

use super::DateOrder;
use crate::{
    commands::quick::shared::{self, words},
    model::{
        PartialDate,
        word::{Confidence, Stance, Word as _},
    },
};

/// What a cell with a stance says, also of a matrix: `Accepts (low confidence), private, in return
/// for guarantees`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct StanceCell {
    pub(super) stance: Option<Stance>,
    pub(super) confidence: Option<Confidence>,
    pub(super) is_private: bool,
    pub(super) conditions: String,
    /// What was not understood.
    pub(super) rest: Vec<String>,
}

/// Whether a cell says nothing.
pub(super) fn is_blank(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "" | "-" | "–" | "—" | "." | "n/a" | "na" | "none"
    )
}

/// Reads a stance as tables write it.
pub(super) fn stance(text: &str) -> Option<Stance> {
    let typed = words(text).join(" ");
    if typed.is_empty() {
        return (text.trim() == "?").then_some(Stance::NotKnown);
    }
    let is = |stance: &&Stance| {
        words(stance.label()).join(" ") == typed || words(stance.word()).join(" ") == typed
    };
    let listed = Stance::ALL.iter().find(is).cloned();
    listed.or_else(|| shared::stance(text)).or_else(|| {
        Some(match typed.as_str() {
            "for" | "in favour" | "in favor" | "pro" | "support" | "supportive" => Stance::Supports,
            "yes" | "agrees" | "agree" | "agreed" | "acceptable" | "ok" => Stance::Accepts,
            "neutral" | "open" | "abstains" | "abstain" | "divided" => Stance::Undecided,
            "no" | "against" | "contra" | "disagrees" | "opposed" | "disagree" => Stance::Opposes,
            "unacceptable" | "red line" => Stance::Rejects,
            "unclear" | "silent" => Stance::NotKnown,
            _ => return None,
        })
    })
}

/// Reads a cell with a stance and what may stand beside it.
pub(super) fn stance_cell(text: &str) -> StanceCell {
    let mut cell = StanceCell::default();
    // Letters of ASCII keep their places when they are made small.
    let lower = text.to_ascii_lowercase();
    let mut before = text;
    for phrase in ["in return for", "in exchange for", "provided"] {
        if let Some(at) = lower.find(phrase)
            && let (Some(head), Some(rest)) = (text.get(..at), text.get(at + phrase.len()..))
        {
            before = head;
            rest.trim_matches([' ', ':', ')', '.', '\n'])
                .clone_into(&mut cell.conditions);
            break;
        }
    }
    let parts = before.split([',', ';', '(', ')', '·', '|', '\n', '/', '\r']);
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        if cell.stance.is_none() && cell.rest.is_empty() {
            match stance(part) {
                Some(stance) => cell.stance = Some(stance),
                None => cell.rest.push(part.to_owned()),
            }
        } else if let Some(confidence) = shared::word::<Confidence>(part) {
            cell.confidence = Some(confidence);
        } else {
            match words(part).join(" ").as_str() {
                "private" | "privately" | "in private" => cell.is_private = true,
                "public" | "publicly" | "in public" => {}
                _ => cell.rest.push(part.to_owned()),
            }
        }
    }
    cell
}

/// Reads yes or no; none if it is neither.
pub(super) fn flag(text: &str) -> Option<bool> {
    match words(text).join(" ").as_str() {
        "yes" | "y" | "true" | "1" | "x" | "private" | "privately" => Some(true),
        "no" | "n" | "false" | "0" | "public" | "publicly" => Some(false),
        "" if is_blank(text) => Some(false),
        "" if matches!(text.trim(), "✓" | "✔") => Some(true),
        _ => None,
    }
}

/// What a date can be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Dated {
    This(PartialDate),
    /// A day and a month that can be changed for each other.
    Unclear,
    Not,
}

/// Reads a date as tables write it; see [`DateOrder`].
pub(super) fn date(text: &str, order: Option<DateOrder>, today: &PartialDate) -> Dated {
    let text = text.trim();
    if let Some((a, b, year)) = slashed(text) {
        let day = |month: i8, day: i8| Date::new(year, month, day).ok().map(PartialDate::Day);
        let (day_first, month_first) = (day(b, a), day(a, b));
        return match (order, day_first, month_first) {
            (Some(DateOrder::DayFirst), Some(date), _)
            | (Some(DateOrder::MonthFirst), _, Some(date))
            | (None, Some(date), None)
            | (None, None, Some(date)) => Dated::This(date),
            (None, Some(one), Some(other)) if one == other => Dated::This(one),
            (None, Some(_), Some(_)) => Dated::Unclear,
            _ => Dated::Not,
        };
    }
    // A spreadsheet's moment at midnight is a day.
    let text = text
        .strip_suffix(" 00:00:00")
        .or_else(|| text.strip_suffix("T00:00:00"))
        .unwrap_or(text);
    shared::date(text, today).map_or(Dated::Not, Dated::This)
}

/// The parts of `3/2/2026`.
fn slashed(text: &str) -> Option<(i8, i8, i16)> {
    let mut parts = text.split('/').map(str::trim);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Some((a.parse().ok()?, b.parse().ok()?, year.parse().ok()?))
}

/// How the dates of a column are written, if one of them can only be meant in one way and none
/// says otherwise.
pub(super) fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let (mut day_first, mut month_first) = (false, false);
    for (a, b, _) in cells.filter_map(slashed) {
        day_first |= a > 12;
        month_first |= b > 12;
    }
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// The things that a cell lists, parted by semicolons or line breaks.
pub(super) fn list(text: &str) -> impl Iterator<Item = &str> {
    let items = text.split([';', '\n']).map(str::trim);
    items.filter(|item| !is_blank(item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stances_are_read_in_many_words() {
        for (text, expected) in [
            ("Accepts", Some(Stance::Accepts)),
            ("ACCEPTED", Some(Stance::Accepts)),
            ("demands", Some(Stance::Demands)),
            ("insists on", Some(Stance::Demands)),
            ("is opposed to", Some(Stance::Opposes)),
            ("in favour", Some(Stance::Supports)),
            ("Not known", Some(Stance::NotKnown)),
            ("unknown", Some(Stance::NotKnown)),
            ("?", Some(Stance::NotKnown)),
            ("Reluctant", Some(Stance::Reluctant)),
            ("red line", Some(Stance::Rejects)),
            ("Berlin", None),
            ("", None),
        ] {
            assert_eq!(stance(text), expected, "{text}");
        }
    }

    #[test]
    fn a_cell_may_say_more_than_the_stance() {
        let cell = stance_cell("Accepts (low), private, in return for: Guarantees; Aid");
        assert_eq!(cell.stance, Some(Stance::Accepts));
        assert_eq!(cell.confidence, Some(Confidence::Low));
        assert!(cell.is_private);
        assert_eq!(cell.conditions, "Guarantees; Aid");
        assert!(cell.rest.is_empty());
        assert_eq!(stance_cell("perhaps, or not").rest, ["perhaps", "or not"]);
        assert_eq!(stance_cell("").stance, None);
    }

    #[test]
    fn dates_with_slashes_are_not_guessed_at() {
        let today = PartialDate::parse("2026-11-23");
        let read = |text, order| date(text, order, &today);
        let this = |text| Dated::This(PartialDate::parse(text));
        assert_eq!(read("3/2/2026", None), Dated::Unclear);
        assert_eq!(
            read("3/2/2026", Some(DateOrder::DayFirst)),
            this("2026-02-03")
        );
        assert_eq!(
            read("3/2/2026", Some(DateOrder::MonthFirst)),
            this("2026-03-02")
        );
        assert_eq!(read("23/2/2026", None), this("2026-02-23"));
        assert_eq!(read("2/2/2026", None), this("2026-02-02"));
        assert_eq!(read("31/2/2026", None), Dated::Not);
        assert_eq!(read("2026-02", None), this("2026-02"));
        assert_eq!(read("2026-02-03 00:00:00", None), this("2026-02-03"));
        assert_eq!(read("soon", None), Dated::Not);
        let order = |cells: &[&'static str]| order(cells.iter().copied());
        assert_eq!(order(&["1/2/2026", "13/2/2026"]), Some(DateOrder::DayFirst));
        assert_eq!(order(&["1/13/2026"]), Some(DateOrder::MonthFirst));
        assert_eq!(order(&["1/13/2026", "13/1/2026"]), None);
    }
}
