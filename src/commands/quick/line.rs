//! A line of notes: its words with their places, and the clauses it falls into.

use std::ops::Range;

use nucleo_matcher::chars;

use super::{
    grammar::{K, Key},
    names::Names,
};

/// A word of the line, without accents and in lower case.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) at: Range<usize>,
    pub(super) word: String,
}

/// A line, looked at once.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// Where titles that are there already stand, word for word.
    pub(super) known: Vec<Known>,
    /// Words after a `#`, and where they stand.
    pub(super) tags: Vec<(Range<usize>, String)>,
    /// What is in quotation marks or brackets, and titles and dates with a comma: no clause ends there.
    shut: Vec<Range<usize>>,
}

/// A title that is there already.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) at: Range<usize>,
    pub(super) kinds: Vec<crate::model::Kind>,
    tokens: usize,
}

/// A part of the line between commas or keywords; the first is the head.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// The word that it begins with; none: the head, or what follows a comma.
    pub(super) key: Option<K>,
    /// What it says.
    pub(super) at: Range<usize>,
}

/// A letter without its accent, in lower case. An accent of its own is none.
fn fold(letter: char) -> Option<char> {
    let is_accent = ('\u{300}'..='\u{36f}').contains(&letter);
    (!is_accent).then(|| chars::normalize(chars::to_lower_case(letter)))
}

fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    // Signs that belong to a letter (Hindi, Thai, accents) are no letters of their own.
    let is_mark = matches!(
        letter,
        '\u{a1}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3003}' | '،' | '，'
    );
    !is_mark && !letter.is_whitespace() && !letter.is_control()
}

/// The words of a text, without accents and in lower case.
pub(in crate::commands) fn words(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.word).collect()
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut current: Option<Token> = None;
    for (at, letter) in text.char_indices() {
        if is_letter(letter) {
            let token = current.get_or_insert_with(|| Token {
                at: at..at,
                word: String::new(),
            });
            token.word.extend(fold(letter));
            token.at.end = at + letter.len_utf8();
        } else {
            found.extend(current.take());
        }
    }
    found.extend(current);
    found
}

fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, letter) in text.char_indices() {
        match open {
            Some((from, close)) if letter == close => {
                found.push(from..at + letter.len_utf8());
                open = None;
            }
            Some(_) => {}
            None => {
                open = match letter {
                    '"' => Some((at, '"')),
                    '“' => Some((at, '”')),
                    '„' => Some((at, '“')),
                    '«' => Some((at, '»')),
                    _ => None,
                };
            }
        }
    }
    found
}

/// The text without the quotation marks around all of it.
pub(super) fn unquoted(text: &str) -> &str {
    match quotes(text).first() {
        Some(quote) if *quote == (0..text.len()) => {
            let mut letters = text.chars();
            letters.next();
            letters.next_back();
            letters.as_str().trim()
        }
        _ => text,
    }
}

/// What is in brackets after a space: an aside, in which no clause ends.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let opens = text.match_indices(" (").map(|(at, _)| at + 1);
    opens
        .filter_map(|from| Some(from..from + text.get(from..)?.find(')')? + 1))
        .collect()
}

fn tags(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('#') {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        let after = text.get(at + 1..).unwrap_or_default();
        let tag: String = after
            .chars()
            .take_while(|letter| is_letter(*letter) || matches!(letter, '-' | '_'))
            .collect();
        let begins = tag.chars().next().is_some_and(char::is_alphabetic);
        if begins && before.is_none_or(|letter| letter.is_whitespace() || letter == ',') {
            found.push((at..at + 1 + tag.len(), tag));
        }
    }
    found
}

fn is_comma(letter: char) -> bool {
    matches!(letter, ',' | ';' | '،' | '，')
}

impl<'a> Line<'a> {
    pub(super) fn of(text: &'a str, names: &Names) -> Self {
        let tags = tags(text);
        let mut shut = quotes(text);
        shut.extend(brackets(text));
        let all: Vec<Token> = tokens(text)
            .into_iter()
            .filter(|token| !tags.iter().any(|(at, _)| at.contains(&token.at.start)))
            .collect();
        let mut known = Vec::new();
        let mut at = 0;
        while let Some(rest) = all.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((count, kinds)) = names.longest(rest) else {
                at += 1;
                continue;
            };
            let first = rest.first().map_or(0, |token| token.at.start);
            let last = rest.get(count - 1).map_or(first, |token| token.at.end);
            // A line that is nothing but a title is to be read for what it says.
            if count < all.len() {
                known.push(Known {
                    at: first..last,
                    kinds,
                    tokens: count,
                });
                if count > 1 {
                    shut.push(first..last);
                }
            }
            at += count;
        }
        shut.extend(american_dates(text, &all));
        Self {
            text,
            tokens: all,
            known,
            tags,
            shut,
        }
    }

    /// What is written there, as a title: no tags, no quotation marks around it, single spaces.
    pub(super) fn plain(&self, at: &Range<usize>) -> String {
        let mut text = String::new();
        let mut from = at.start;
        for (tag, _) in &self.tags {
            if tag.start >= from && tag.end <= at.end {
                text.push_str(self.text.get(from..tag.start).unwrap_or_default());
                from = tag.end;
            }
        }
        text.push_str(self.text.get(from..at.end).unwrap_or_default());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        unquoted(&text).to_owned()
    }

    /// A text and what goes on with it after a comma, with the sign that stands there.
    pub(super) fn continued(&self, text: &str, at: &Range<usize>) -> String {
        let before = self.text.get(..at.start).unwrap_or_default().trim_end();
        let sign = before.chars().next_back().filter(|sign| is_comma(*sign));
        format!("{text}{} {}", sign.unwrap_or(','), self.plain(at))
    }

    /// The range without the spaces around it; an empty one is at its end.
    pub(super) fn trimmed(&self, at: Range<usize>) -> Range<usize> {
        let text = self.text.get(at.clone()).unwrap_or_default();
        if text.trim().is_empty() {
            return at.end..at.end;
        }
        let start = at.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }

    pub(super) fn is_shut(&self, at: usize) -> bool {
        self.shut
            .iter()
            .any(|range| range.start <= at && at < range.end)
    }

    /// The tokens that stand in this range.
    pub(super) fn tokens_in(&self, at: &Range<usize>) -> &[Token] {
        let first = self
            .tokens
            .partition_point(|token| token.at.start < at.start);
        let last = self.tokens.partition_point(|token| token.at.start < at.end);
        self.tokens.get(first..last).unwrap_or_default()
    }

    /// Whether the words of `phrase` stand here, as words of their own; where they end.
    pub(super) fn phrase_at(&self, index: usize, phrase: &str) -> Option<usize> {
        let mut count = 0;
        for word in phrase.split(' ') {
            let token = self.tokens.get(index + count)?;
            if token.word != word {
                return None;
            }
            count += 1;
        }
        let first = self.tokens.get(index)?;
        let last = self.tokens.get(index + count - 1)?;
        let before = self.text.get(..first.at.start)?.chars().next_back();
        let after = self.text.get(last.at.end..)?.chars().next();
        let free = |letter: Option<char>| {
            letter.is_none_or(|letter| letter.is_whitespace() || is_comma(letter))
        };
        (free(before) && (free(after) || after == Some(':')) && !self.is_shut(first.at.start))
            .then_some(count)
    }

    /// Falls into clauses, at commas and at keywords. In a title (`is_title`) a keyword counts only
    /// when what follows is there already, or is a date: “Meeting with the press” is a title.
    pub(super) fn clauses(&self, range: Range<usize>, keys: &[Key], is_title: bool) -> Vec<Clause> {
        let mut found = Vec::new();
        let mut current = Clause {
            key: None,
            at: range.clone(),
        };
        let mut strict = is_title;
        let mut had_colon = !keys.iter().any(|key| key.is == K::Text);
        let mut fresh = false;
        let mut skip = range.start;
        for (at, letter) in self.text.char_indices() {
            if at < skip || at >= range.end {
                continue;
            }
            if self.is_shut(at) {
                fresh &= letter.is_whitespace();
                continue;
            }
            if is_comma(letter) && !self.is_within_number(at) {
                current.at.end = at;
                let next = at + letter.len_utf8();
                found.push(std::mem::replace(
                    &mut current,
                    Clause {
                        key: None,
                        at: next..range.end,
                    },
                ));
                fresh = true;
                continue;
            }
            if letter == ':' && !had_colon && self.ends_word(at + 1) {
                had_colon = true;
                strict = true;
                current.at.end = at;
                found.push(std::mem::replace(
                    &mut current,
                    Clause {
                        key: Some(K::Text),
                        at: at + 1..range.end,
                    },
                ));
                fresh = false;
                continue;
            }
            let index = self.tokens.partition_point(|token| token.at.start < at);
            let starts = self
                .tokens
                .get(index)
                .is_some_and(|token| token.at.start == at);
            // Notes are the rest of the line, whatever they say.
            if starts && fresh && self.phrase_at(index, "notes").is_some() {
                let end = self.tokens.get(index).map_or(at, |token| token.at.end);
                let colon = self
                    .text
                    .get(end..)
                    .is_some_and(|rest| rest.starts_with(':'));
                current.key = Some(K::Notes);
                current.at.start = end + usize::from(colon);
                break;
            }
            if starts && let Some((key, count)) = self.key_at(index, keys) {
                let end = self
                    .tokens
                    .get(index + count - 1)
                    .map_or(at, |token| token.at.end);
                let needs_known = strict || key.is == K::On;
                let counts = !needs_known || self.is_known_after(index + count, key);
                let counts = counts && !(key.is == K::On && self.is_basis_at(at, range.end));
                if fresh && !self.is_basis_at(at, range.end) || at > range.start && counts {
                    if fresh {
                        current.key = Some(key.is.clone());
                        current.at.start = end;
                    } else {
                        current.at.end = at;
                        let next = Clause {
                            key: Some(key.is.clone()),
                            at: end..range.end,
                        };
                        found.push(std::mem::replace(&mut current, next));
                    }
                    skip = end;
                    fresh = false;
                    if key.is == K::Because {
                        break;
                    }
                    continue;
                }
            }
            fresh &= letter.is_whitespace();
        }
        found.push(current);
        for clause in &mut found {
            clause.at = self.trimmed(clause.at.clone());
        }
        found
    }

    fn key_at<'k>(&self, index: usize, keys: &'k [Key]) -> Option<(&'k Key, usize)> {
        keys.iter()
            .filter(|key| !key.phrase.is_empty())
            .filter_map(|key| Some((key, self.phrase_at(index, key.phrase)?)))
            .max_by_key(|(_, count)| *count)
    }

    /// Whether the words up to the next comma say on what terms something was said: `on the record`.
    fn is_basis_at(&self, at: usize, end: usize) -> bool {
        let rest = self.text.get(at..end).unwrap_or_default();
        let words = rest.split(is_comma).next().unwrap_or_default().trim();
        super::words::read::<crate::model::word::Basis>(words).is_some()
    }

    fn is_known_after(&self, index: usize, key: &Key) -> bool {
        let Some(token) = self.tokens.get(index) else {
            return false;
        };
        let is_wanted = |kinds: &[crate::model::Kind]| {
            key.wants.is_empty() || kinds.iter().any(|kind| key.wants.contains(kind))
        };
        // The name may be led in by what it is: “of proposal Non-paper on prisoners”.
        let noun = key.wants.iter().find(|kind| kind.noun() == token.word);
        let after_noun = noun.and_then(|_| self.tokens.get(index + 1));
        let is_name = [Some(token), after_noun]
            .into_iter()
            .flatten()
            .any(|token| {
                self.known
                    .iter()
                    .any(|known| known.at.start == token.at.start && is_wanted(&known.kinds))
            });
        let is_date = key.dates && super::dates::begins_like_one(&self.tokens, index);
        // “per Kyiv officials”: who it rests on need not be there already.
        let is_basis = key.is == K::Per && {
            let next = self.tokens.get(index..).unwrap_or_default();
            let next: Vec<&str> = next
                .iter()
                .take(2)
                .map(|token| token.word.as_str())
                .collect();
            super::words::basis_within(&next.join(" ")).is_some()
        };
        is_name || is_date || is_basis
    }

    /// The title that stands at the beginning of this range, if one does.
    pub(super) fn known_at(&self, start: usize) -> Option<&Known> {
        self.known.iter().find(|known| known.at.start == start)
    }

    fn ends_word(&self, at: usize) -> bool {
        let next = self.text.get(at..).unwrap_or_default().chars().next();
        next.is_none_or(char::is_whitespace)
    }

    fn is_within_number(&self, at: usize) -> bool {
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let before = self.text.get(..at).unwrap_or_default();
        let after = self.text.get(at + 1..).unwrap_or_default();
        let thousands = after.chars().take(3).filter(char::is_ascii_digit).count() == 3;
        digit(before.chars().next_back()) && thousands
    }

    /// Where the text after a colon begins, or the line ends.
    pub(super) fn colon(&self) -> usize {
        self.text
            .match_indices(':')
            .map(|(at, _)| at)
            .find(|at| !self.is_shut(*at) && self.ends_word(at + 1))
            .unwrap_or(self.text.len())
    }

    /// The parts of a list: `a, b and c`.
    pub(super) fn items(&self, at: &Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = at.start;
        for token in self.tokens_in(at) {
            let is_and = token.word == "and" && !self.is_shut(token.at.start);
            if is_and && token.at.start >= from {
                found.push(from..token.at.start);
                from = token.at.end;
            }
        }
        found.push(from..at.end);
        let mut parts = Vec::new();
        for range in found {
            let mut start = range.start;
            let text = self.text.get(range.clone()).unwrap_or_default();
            for (offset, letter) in text.char_indices() {
                let here = range.start + offset;
                if (is_comma(letter) || letter == '&') && !self.is_shut(here) {
                    parts.push(start..here);
                    start = here + letter.len_utf8();
                }
            }
            parts.push(start..range.end);
        }
        parts
            .into_iter()
            .map(|part| self.trimmed(part))
            .filter(|part| !part.is_empty())
            .collect()
    }
}

impl Known {
    /// How many words it has.
    pub(super) fn count(&self) -> usize {
        self.tokens
    }
}

/// `February 3, 2026`: a comma that ends nothing.
fn american_dates(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    tokens
        .windows(3)
        .filter_map(|three| {
            let [month, day, year] = three else {
                return None;
            };
            super::dates::month(&month.word)?;
            let is_day = day
                .word
                .parse::<u8>()
                .is_ok_and(|day| (1..=31).contains(&day));
            let is_year = year.word.len() == 4 && year.word.parse::<u16>().is_ok();
            let between = text.get(day.at.end..year.at.start)?;
            (is_day && is_year && between.trim() == ",").then_some(month.at.start..year.at.end)
        })
        .collect()
}
