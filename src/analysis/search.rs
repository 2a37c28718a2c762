//! Search over everything that a scenario says.
//!
//! Of each card a *haystack* is kept: all its texts, folded, what it is called first. The names of
//! what it refers to are not in it: a word that is found in a name is found on every card that
//! refers to what bears the name, so that a new name changes one haystack and not a thousand.

mod haystack;
mod rows;

use std::{
    cmp::Reverse,
    rc::Rc,
    sync::atomic::{AtomicU64, Ordering},
};

use nucleo_matcher::{Config, Matcher};

use self::haystack::{Haystack, Needle, Scratch};
use super::{
    Reports,
    index::{Index, Slot, Touched},
    query::Query,
};
use crate::model::{Id, Kind, Scenario};

pub use rows::{Row, marks_of, row};

/// What can be found by its words, kept up as the scenario changes.
#[derive(Clone, Debug, Default)]
pub struct Haystacks {
    of_slots: Vec<Haystack>,
    /// Another number after each change.
    state: u64,
}

/// How well words were found on the cards, kept while a query is typed: of several words mostly
/// one changes.
#[derive(Debug, Default)]
pub struct Memory {
    /// What the haystacks were.
    state: u64,
    words: Vec<(String, Rc<[Score]>)>,
}

impl Memory {
    /// How many words are kept.
    const MOST: usize = 12;
}

/// How well a word is found on a card; zero: it is not there.
type Score = u16;

/// How well words are found, from the best: in what a card is called, in what a part of it is
/// called, in the names that a tie is called after, among its tags, in its other texts, in the name of
/// something that it refers to; the beginning of a word before the middle. What has only the letters in their order comes last.
mod score {
    use super::Score;

    pub(super) const TITLE: Score = 900;
    pub(super) const TIE: Score = 860;
    pub(super) const NAME: Score = 870;
    pub(super) const TAG: Score = 500;
    pub(super) const TEXT: Score = 300;
    pub(super) const REFERENCE: Score = 150;
    /// The beginning of the whole title; less than what a second word loses outside the title.
    pub(super) const FIRST: Score = 20;
    /// Taken off where no word begins.
    pub(super) const INSIDE: Score = 90;
    /// For letters in their order; how well they stand together decides among them.
    pub(super) const LETTERS_TITLE: Score = 30;
    pub(super) const LETTERS_NAME: Score = 20;
    pub(super) const LETTERS_TIE: Score = 10;
    /// For what is called just what was typed, or begins or goes on with it.
    pub(super) const WHOLE: u32 = 3000;
    pub(super) const BEGINS: u32 = 1500;
    pub(super) const TOGETHER: u32 = 400;
}

/// A card that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The card.
    pub card: Id,
    /// Its kind.
    pub kind: Kind,
    /// How well it fits; more is better.
    pub score: u32,
}

impl Found {
    /// Whether it is called by all of so many words, rather than that it says them somewhere.
    pub fn is_by_title(&self, words: usize) -> bool {
        let least = u32::from(score::TIE - score::INSIDE);
        words > 0 && self.score >= least * u32::try_from(words).unwrap_or(u32::MAX)
    }
}

/// What was found, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// The cards.
    pub found: Vec<Found>,
    /// Whether no card has the words as they were typed, so that these only have their letters.
    pub is_by_letters: bool,
}

/// A number that no other state of haystacks has.
fn next_state() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

impl Haystacks {
    /// Reads a scenario. The cards are in the order in which a new index gives out its slots.
    pub(super) fn of(scenario: &Scenario) -> Self {
        let mut scratch = Scratch::default();
        let read = |card| Haystack::of(card, &mut scratch);
        Self {
            of_slots: scenario.all_cards().map(read).collect(),
            state: next_state(),
        }
    }

    /// Reads again what was touched.
    pub(super) fn update(&mut self, scenario: &Scenario, index: &Index, touched: &Touched) {
        self.state = next_state();
        self.of_slots
            .resize_with(index.slot_count(), Haystack::default);
        for slot in &touched.emptied {
            self.put(*slot, Haystack::default());
        }
        let mut scratch = Scratch::default();
        for slot in &touched.changed {
            if let Some(card) = index.card_in(scenario, *slot) {
                self.put(*slot, Haystack::of(card, &mut scratch));
            }
        }
    }

    fn put(&mut self, slot: Slot, haystack: Haystack) {
        if let Some(place) = self.of_slots.get_mut(slot.number()) {
            *place = haystack;
        }
    }

    /// How well each card has a word, by slot; from memory, if that has it.
    fn remembered(&self, index: &Index, word: &str, memory: &mut Memory) -> Rc<[Score]> {
        if memory.state != self.state {
            memory.words.clear();
            memory.state = self.state;
        }
        if let Some((_, scores)) = memory.words.iter().find(|(kept, _)| kept == word) {
            return Rc::clone(scores);
        }
        let scores: Rc<[Score]> = self.scores(index, &Needle::new(word), false).into();
        if memory.words.len() >= Memory::MOST {
            memory.words.remove(0);
        }
        memory.words.push((word.to_owned(), Rc::clone(&scores)));
        scores
    }

    /// How well each card has a word, by slot.
    fn scores(&self, index: &Index, needle: &Needle, by_letters: bool) -> Vec<Score> {
        let mut scores: Vec<Score> = vec![0; self.of_slots.len()];
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut names: Vec<(&Id, Score)> = Vec::new();
        for (haystack, score) in self.of_slots.iter().zip(&mut scores) {
            *score = if by_letters {
                haystack.score_letters(needle, &mut matcher, &mut names)
            } else {
                haystack.score(needle, &mut names)
            };
        }
        // What is called so is found wherever it is referred to.
        for (id, well) in names {
            for slot in index.slots_referring(id) {
                let Some((haystack, score)) = self
                    .of_slots
                    .get(slot.number())
                    .zip(scores.get_mut(slot.number()))
                else {
                    continue;
                };
                // By letters only what is called after it: they are a guess.
                let base = match (by_letters, haystack.is_called_after(id)) {
                    (false, true) => score::TIE,
                    (false, false) => score::REFERENCE,
                    (true, true) => score::LETTERS_TIE,
                    (true, false) => continue,
                };
                *score = (*score).max(base.saturating_sub(well));
            }
        }
        scores
    }

    /// How well each card has all of the words, by slot; zero: not all of them.
    fn totals(&self, index: &Index, words: &[String], memory: &mut Memory) -> (Vec<u32>, bool) {
        let as_typed: Vec<Rc<[Score]>> = words
            .iter()
            .map(|word| self.remembered(index, word, memory))
            .collect();
        let mut totals = sum(self.of_slots.len(), &as_typed);
        if totals.iter().any(|total| *total > 0) {
            let phrase = Needle::new(&words.join(" "));
            for (haystack, total) in self.of_slots.iter().zip(&mut totals) {
                if *total > 0 {
                    *total += haystack.bonus(&phrase);
                }
            }
            return (totals, false);
        }
        let by_letters: Vec<Rc<[Score]>> = words
            .iter()
            .zip(as_typed)
            .map(|(word, as_typed)| {
                let letters = self.scores(index, &Needle::new(word), true);
                let best = as_typed.iter().zip(letters).map(|(a, b)| (*a).max(b));
                best.collect()
            })
            .collect();
        (sum(self.of_slots.len(), &by_letters), true)
    }

    /// Whether each card has all of the words as they are typed, by slot.
    pub(super) fn have_words(&self, index: &Index, words: &[String]) -> Vec<bool> {
        let mut have = vec![true; self.of_slots.len()];
        for word in words {
            let scores = self.scores(index, &Needle::new(word), false);
            for (have, score) in have.iter_mut().zip(scores) {
                *have &= score > 0;
            }
        }
        have
    }
}

fn sum(len: usize, scores: &[Rc<[Score]>]) -> Vec<u32> {
    let mut totals = vec![0; len];
    for (nth, scores) in scores.iter().enumerate() {
        for (total, score) in totals.iter_mut().zip(scores.iter()) {
            let was_found = nth == 0 || *total > 0;
            *total = if was_found && *score > 0 {
                *total + u32::from(*score)
            } else {
                0
            };
        }
    }
    totals
}

/// The cards that a query finds, the best first; those that fit alike in the order of the boards.
/// A blank query finds all. What is kept in `memory` makes the next search quicker.
pub fn search(
    scenario: &Scenario,
    reports: &Reports,
    query: &Query,
    memory: &mut Memory,
) -> Results {
    if query.is_impossible() {
        return Results::default();
    }
    let words = query.words();
    let (totals, is_by_letters) = if words.is_empty() {
        (Vec::new(), false)
    } else {
        reports.search.totals(&reports.index, words, memory)
    };
    let sieve = query.facets.sieve(scenario, reports);
    let mut found: Vec<(u32, Slot, Kind)> = Vec::new();
    for kind in Kind::CARDS {
        let slots = reports.index.slots_of(kind).iter();
        let scores = slots.map(|slot| totals.get(slot.number()).copied().unwrap_or_default());
        let mut add = |slot: &Slot, score: u32| found.push((score, *slot, kind));
        let slots = reports.index.slots_of(kind).iter().zip(scores);
        if query.facets.is_only_text() {
            slots
                .filter(|(_, score)| *score > 0 || words.is_empty())
                .for_each(|(slot, score)| add(slot, score));
        } else {
            slots
                .zip(scenario.cards(kind))
                .filter(|((_, score), _)| *score > 0 || words.is_empty())
                .filter(|((slot, _), card)| sieve.passes_in(**slot, *card))
                .for_each(|((slot, score), _)| add(slot, score));
        }
    }
    // Stable: the order of the boards among equals.
    found.sort_by_key(|(score, ..)| Reverse(*score));
    let found = found.into_iter().filter_map(|(score, slot, kind)| {
        Some(Found {
            card: reports.index.id_in(slot)?.clone(),
            kind,
            score,
        })
    });
    Results {
        found: found.collect(),
        is_by_letters,
    }
}
