//! What is shown of a card that was found: where the words stand, and some text around them.

use std::ops::Range;

use super::haystack::{letters_in, shown};
use crate::{
    analysis::{
        Reports,
        fold::Traced,
        texts::{self, Content, Spot},
    },
    model::{Id, Kind, Scenario},
};

/// What is shown of a card that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What to go to: the card, or the option or provision in which the words stand.
    pub target: Option<Id>,
    /// What the card is called.
    pub title: String,
    /// Where in the title the words stand, in bytes.
    pub title_marks: Vec<Range<usize>>,
    /// The part and the field in which the words stand that the title does not have; blank if it
    /// has them all.
    pub place: String,
    /// Some of what is written there.
    pub snippet: String,
    /// Where in that the words stand, in bytes.
    pub snippet_marks: Vec<Range<usize>>,
}

/// How much of a text is shown, in letters, and how much of that before the first word.
const SNIPPET: usize = 110;
const BEFORE: usize = 30;

/// What is shown of a card for the words of a query, which it has as they are, or of which it only
/// has the letters.
pub fn row(
    scenario: &Scenario,
    reports: &Reports,
    card: &Id,
    words: &[String],
    by_letters: bool,
) -> Row {
    let title = reports.index.title(scenario, card);
    let (title_marks, missing) = marks(&title, words, by_letters);
    let mut row = Row {
        target: Some(card.clone()),
        title,
        title_marks,
        ..Row::default()
    };
    let Some(found) = reports
        .index
        .card(scenario, card)
        .filter(|_| !missing.is_empty())
    else {
        return row;
    };
    let mut best: Option<(usize, Spot, String)> = None;
    texts::read(found, &mut |spot, content| {
        let text = match content {
            Content::Reference(id) => reports.index.title(scenario, id).into(),
            content => shown(content),
        };
        // Letters in their order are looked for in names only: a long text has them all.
        let is_name = spot.is_name() || matches!(content, Content::Reference(_));
        let (_, still_missing) = marks(&text, &missing, by_letters && is_name);
        let has = missing.len() - still_missing.len();
        if has > best.as_ref().map_or(0, |(most, ..)| *most) {
            best = Some((has, spot.clone(), text.into_owned()));
        }
    });
    if let Some((_, spot, text)) = best {
        row.place = spot.label(found.kind());
        let is_name = by_letters && !has_one(&text, &missing);
        row.snippet = snippet(&text, &missing, is_name);
        row.snippet_marks = marks(&row.snippet, words, is_name).0;
        if let Some((Kind::Choice | Kind::Provision, part)) = spot.part {
            row.target = Some(part);
        }
    }
    row
}

/// Where in a text these folded words stand, in bytes.
pub fn marks_of(text: &str, words: &[&str]) -> Vec<Range<usize>> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    marks(text, &words, false).0
}

fn has_one(text: &str, words: &[String]) -> bool {
    !marks(text, words, false).0.is_empty()
}

/// Where in a text words stand, or else their letters, and the words that are not there.
fn marks(text: &str, words: &[String], by_letters: bool) -> (Vec<Range<usize>>, Vec<String>) {
    let traced = Traced::of(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut missing = Vec::new();
    for word in words {
        let before = found.len();
        let places = traced.text().match_indices(word.as_str());
        found.extend(places.map(|(at, word)| at..at + word.len()));
        if found.len() == before && by_letters {
            let letters = letters_in(traced.text(), word);
            found.extend(letters.into_iter().map(|at| {
                let letter = traced.text().get(at..).and_then(|rest| rest.chars().next());
                at..at + letter.map_or(1, char::len_utf8)
            }));
        }
        if found.len() == before {
            missing.push(word.clone());
        }
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    let merged = merged.iter().map(|range| traced.original(range)).collect();
    (merged, missing)
}

/// Some of a text, on one line, from a little before the first of the words.
fn snippet(text: &str, words: &[String], by_letters: bool) -> String {
    let (found, _) = marks(text, words, by_letters);
    let first = found.first().map_or(0, |range| range.start);
    let before = text.get(..first).unwrap_or_default();
    let is_space = |letter: char| letter.is_whitespace();
    // From the beginning of a word, unless that would be a long one.
    let start = before
        .char_indices()
        .rev()
        .take(BEFORE)
        .filter(|(at, _)| {
            before
                .get(..*at)
                .is_none_or(|text| text.ends_with(is_space))
        })
        .last()
        .map_or(first, |(at, _)| at);
    let start = if before.chars().count() <= BEFORE {
        0
    } else {
        start
    };
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.char_indices().nth(SNIPPET).map(|(at, _)| at);
    let shown = end.and_then(|end| rest.get(..end)).unwrap_or(rest);
    let cut = match end {
        Some(_) => shown
            .rfind(is_space)
            .and_then(|at| shown.get(..at))
            .unwrap_or(shown),
        None => shown,
    };
    let mut snippet = String::new();
    if start > 0 {
        snippet.push('…');
    }
    let words: Vec<&str> = cut.split_whitespace().collect();
    snippet.push_str(&words.join(" "));
    if end.is_some() {
        snippet.push('…');
    }
    snippet
}
