//! What is typed to find something: words, and filters such as `kind:talk party:ukraine`.

use std::ops::Range;

use super::{
    Reports,
    filter::{Filter, Findings, HandlingMark},
    fold::{begins_word, fold},
};
use crate::model::{Id, Kind, Scenario, naming};

/// A filter as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it says to a reader.
    pub label: String,
    /// Where it was typed, in bytes.
    pub range: Range<usize>,
    /// That there is nothing that it names, if so: one sentence.
    pub unknown: Option<String>,
}

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The filters. Its text is blank: the words are apart.
    pub facets: Filter,
    /// The filters as they were typed.
    pub chips: Vec<Chip>,
    words: Vec<String>,
}

/// The filters that can be typed, and what each is for.
pub const KEYS: [(&str, &str); 6] = [
    ("kind:", "talk, party, issue…"),
    ("party:", "a party, or what is about it"),
    ("tag:", "a tag"),
    ("handling:", "public, shared or team"),
    ("source:", "a source, or what cites it"),
    ("finding:", "what the check has found"),
];

impl Query {
    /// Reads what was typed.
    pub fn parse(typed: &str, scenario: &Scenario, reports: &Reports) -> Self {
        let mut query = Self::default();
        for range in tokens(typed) {
            let token = typed.get(range.clone()).unwrap_or_default();
            let parts = token.split_once(':');
            let chip = parts.and_then(|(key, values)| {
                query.facet(&fold(key), &unquoted(values), scenario, reports)
            });
            match chip {
                Some(Read::Chip(label, unknown)) => query.chips.push(Chip {
                    label,
                    range,
                    unknown,
                }),
                Some(Read::Unfinished) => {}
                None => {
                    let words = fold(&unquoted(token));
                    query
                        .words
                        .extend(words.split_whitespace().map(str::to_owned));
                }
            }
        }
        query
    }

    /// The words, folded.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether nothing is asked for.
    pub fn is_blank(&self) -> bool {
        self.words.is_empty() && self.chips.is_empty()
    }

    /// Whether it names something that is not there, so that it finds nothing.
    pub fn is_impossible(&self) -> bool {
        self.chips.iter().any(|chip| chip.unknown.is_some())
    }

    /// The whole query as a filter, for a board.
    pub fn into_filter(self) -> Filter {
        Filter {
            text: self.words.join(" "),
            ..self.facets
        }
    }

    /// Reads the filter `key:values`; none: it is none.
    fn facet(
        &mut self,
        key: &str,
        values: &str,
        scenario: &Scenario,
        reports: &Reports,
    ) -> Option<Read> {
        if !KEYS
            .iter()
            .any(|(known, _)| known.trim_end_matches(':') == key)
        {
            return None;
        }
        let values: Vec<String> = values
            .split(',')
            .map(|value| fold(value).trim().to_owned())
            .filter(|value| !value.is_empty())
            .collect();
        if values.is_empty() && key != "finding" {
            return Some(Read::Unfinished);
        }
        let facets = &mut self.facets;
        let mut names: Vec<String> = Vec::new();
        let mut unknown = None;
        let mut note = |value: &str, found: Vec<String>| {
            if found.is_empty() {
                names.push(format!("“{value}”"));
                unknown = Some(nothing_called(key, value));
            }
            names.extend(found);
        };
        let what = match key {
            "kind" => {
                for value in &values {
                    let found = kinds(value);
                    note(
                        value,
                        found.iter().map(|kind| kind.noun().to_owned()).collect(),
                    );
                    facets.kinds.extend(found);
                }
                "Kind"
            }
            "party" => {
                for value in &values {
                    let found = parties(scenario, value);
                    note(value, found.iter().map(|(_, name)| name.clone()).collect());
                    facets.parties.extend(found.into_iter().map(|(id, _)| id));
                }
                "Party"
            }
            "source" => {
                for value in &values {
                    let found = sources(scenario, value);
                    note(value, found.iter().map(|(_, name)| name.clone()).collect());
                    facets.sources.extend(found.into_iter().map(|(id, _)| id));
                }
                "Source"
            }
            "tag" => {
                for value in &values {
                    let found = tags(scenario, value);
                    note(value, found.clone());
                    facets.tags.extend(found);
                }
                "Tag"
            }
            "handling" => {
                for value in &values {
                    let found = handling(value);
                    note(
                        value,
                        found
                            .iter()
                            .map(|mark| mark.label().to_lowercase())
                            .collect(),
                    );
                    facets.handling.extend(found);
                }
                "Handling"
            }
            _ => {
                if values.is_empty() {
                    facets.findings = Findings::Some;
                    return Some(Read::Chip("Has findings".to_owned(), None));
                }
                let mut rules = Vec::new();
                for value in &values {
                    let found = found_rules(reports, value);
                    note(
                        value,
                        found.iter().map(|rule| rule.replace('-', " ")).collect(),
                    );
                    rules.extend(found);
                }
                facets.findings = Findings::Of(rules);
                "Finding"
            }
        };
        Some(Read::Chip(format!("{what}: {}", in_short(&names)), unknown))
    }
}

enum Read {
    /// A filter: what it says, and that there is nothing that it names.
    Chip(String, Option<String>),
    /// The beginning of one.
    Unfinished,
}

/// That there is nothing of this name.
fn nothing_called(key: &str, value: &str) -> String {
    match key {
        "kind" => format!("There is no kind of card called “{value}”"),
        "party" => format!("No party is called “{value}”"),
        "source" => format!("No source is called “{value}”"),
        "tag" => format!("No card has the tag “{value}”"),
        "handling" => format!("A card is public, shared or team only, never “{value}”"),
        _ => format!("The check has found nothing called “{value}”"),
    }
}

/// The first names, and how many more there are.
fn in_short(names: &[String]) -> String {
    const SHOWN: usize = 2;
    let first: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let first = first.join(", ");
    match names.len().checked_sub(SHOWN) {
        None | Some(0) => first,
        Some(more) => format!("{first} and {more} more"),
    }
}

/// The tokens: parted by white space, but not within quotes.
fn tokens(typed: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut begin = None;
    let mut in_quotes = false;
    for (at, letter) in typed.char_indices() {
        in_quotes ^= is_quote(letter);
        if letter.is_whitespace() && !in_quotes {
            tokens.extend(begin.take().map(|begin| begin..at));
        } else {
            begin.get_or_insert(at);
        }
    }
    tokens.extend(begin.map(|begin| begin..typed.len()));
    tokens
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„')
}

fn unquoted(text: &str) -> String {
    text.chars().filter(|letter| !is_quote(*letter)).collect()
}

fn kinds(value: &str) -> Vec<Kind> {
    let fits = |kind: &Kind| {
        kind.noun().starts_with(value) || kind.plural().to_lowercase().starts_with(value)
    };
    Kind::CARDS.into_iter().filter(fits).collect()
}

fn handling(value: &str) -> Vec<HandlingMark> {
    let fits = |mark: &HandlingMark| mark.word().starts_with(value);
    HandlingMark::ALL.into_iter().filter(fits).collect()
}

fn parties(scenario: &Scenario, value: &str) -> Vec<(Id, String)> {
    best(scenario.parties.iter().map(|party| {
        let name = naming::or_untitled(&party.name, Kind::Party);
        let names = [fold(&party.name), fold(&party.short_name)];
        (party.id.clone(), name, fit(&names, value))
    }))
}

fn sources(scenario: &Scenario, value: &str) -> Vec<(Id, String)> {
    best(scenario.sources.iter().map(|source| {
        let name = naming::or_untitled(&source.title, Kind::Source);
        let names = [fold(&source.title), fold(&source.publisher)];
        (source.id.clone(), name, fit(&names, value))
    }))
}

/// How well a value names something: 2 wholly, 1 by the beginning of a word in one of its names.
fn fit(names: &[String], value: &str) -> u8 {
    if names.iter().any(|name| name == value) {
        return 2;
    }
    let begins = |name: &String| {
        name.match_indices(value)
            .any(|(at, _)| begins_word(name, at))
    };
    u8::from(names.iter().any(begins))
}

/// Those that fit best: what is named wholly, or else by a beginning.
fn best(all: impl Iterator<Item = (Id, String, u8)>) -> Vec<(Id, String)> {
    let fitting: Vec<_> = all.filter(|(_, _, fit)| *fit > 0).collect();
    let most = fitting.iter().map(|(_, _, fit)| *fit).max();
    let best = fitting.into_iter().filter(|(_, _, fit)| Some(*fit) == most);
    best.map(|(id, name, _)| (id, name)).collect()
}

fn tags(scenario: &Scenario, value: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for card in scenario.all_cards() {
        for tag in card.common().tags {
            let folded = fold(tag);
            if folded == value {
                return vec![tag.clone()];
            }
            if folded.starts_with(value) && !found.contains(tag) {
                found.push(tag.clone());
            }
        }
    }
    found
}

fn found_rules(reports: &Reports, value: &str) -> Vec<String> {
    let mut rules: Vec<String> = Vec::new();
    for finding in reports.findings.iter() {
        let is_meant = finding
            .rule
            .match_indices(value)
            .any(|(at, _)| begins_word(finding.rule, at));
        if is_meant && !rules.iter().any(|rule| rule == finding.rule) {
            rules.push(finding.rule.to_owned());
        }
    }
    rules
}
