//! What one card says, ready to be searched.

use memchr::memmem::Finder;
use nucleo_matcher::{Matcher, Utf32Str, Utf32String};

use super::{Score, score};
use crate::{
    analysis::{
        fold::{begins_word, fold_into},
        texts::{self, Content},
    },
    model::{Id, card::Card},
};

/// The texts of a card, folded, each on its line.
#[derive(Clone, Debug, Default)]
pub(super) struct Haystack {
    /// What the card is called, then the names of its parts, its tags, and all else.
    text: String,
    titles_end: usize,
    tags_end: usize,
    /// The ids of what is named, the card's own first, and where each name ends.
    names: Vec<(Id, usize)>,
    /// The things that a tie is called after.
    ties: Vec<Id>,
}

/// A word that is looked for.
pub(super) struct Needle {
    word: String,
    finder: Finder<'static>,
    letters: Utf32String,
}

impl Needle {
    pub(super) fn new(word: &str) -> Self {
        Self {
            finder: Finder::new(word).into_owned(),
            letters: Utf32String::from(word),
            word: word.to_owned(),
        }
    }
}

/// How many places of a word on a card are looked at.
const MOST_PLACES: usize = 12;
/// The fewest letters that are looked for by their order alone.
const FEWEST_LETTERS: usize = 3;

/// What a reader sees of something on a card; a reference is seen by the name of what it names.
pub(super) fn shown<'a>(content: Content<'a>) -> std::borrow::Cow<'a, str> {
    match content {
        Content::Text(text) | Content::Word(text) => text.into(),
        Content::Date(date) => {
            let (words, iso) = (date.in_words(false), date.to_string());
            if words == iso {
                iso.into()
            } else {
                format!("{words} ({iso})").into()
            }
        }
        Content::Reference(_) => "".into(),
    }
}

/// Where the texts of a card are gathered; used again for the next card.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    titles: String,
    parts: String,
    tags: String,
    rest: String,
    /// The ids of the parts, and where in `parts` each name ends.
    part_ends: Vec<(Id, usize)>,
    ties: Vec<Id>,
}

impl Scratch {
    fn clear(&mut self) {
        self.titles.clear();
        self.parts.clear();
        self.tags.clear();
        self.rest.clear();
        self.part_ends.clear();
        self.ties.clear();
    }

    fn gather(&mut self, card: &dyn Card) {
        self.clear();
        texts::read(card, &mut |spot, content| {
            let line = match (&spot.part, spot.is_name()) {
                (None, true) => &mut self.titles,
                (Some(_), true) => &mut self.parts,
                (None, false) if spot.key == "tags" => &mut self.tags,
                _ => &mut self.rest,
            };
            match content {
                Content::Reference(id) => {
                    if spot.names_card(card.kind()) {
                        self.ties.push(id.clone());
                    }
                    return;
                }
                Content::Text(text) | Content::Word(text) => fold_into(text, line),
                date @ Content::Date(_) => fold_into(&shown(date), line),
            }
            line.push('\n');
            if let (Some((_, id)), true) = (&spot.part, spot.is_name()) {
                self.part_ends.push((id.clone(), self.parts.len()));
            }
        });
    }
}

impl Haystack {
    pub(super) fn of(card: &dyn Card, scratch: &mut Scratch) -> Self {
        scratch.gather(card);
        let titles_end = scratch.titles.len();
        let own = (card.id().clone(), titles_end);
        let parts = scratch
            .part_ends
            .drain(..)
            .map(|(id, end)| (id, titles_end + end));
        Self {
            names: std::iter::once(own).chain(parts).collect(),
            titles_end,
            tags_end: titles_end + scratch.parts.len() + scratch.tags.len(),
            text: [
                scratch.titles.as_str(),
                &scratch.parts,
                &scratch.tags,
                &scratch.rest,
            ]
            .concat(),
            ties: scratch.ties.drain(..).collect(),
        }
    }

    fn names_end(&self) -> usize {
        self.names.last().map_or(0, |(_, end)| *end)
    }

    pub(super) fn is_called_after(&self, id: &Id) -> bool {
        self.ties.contains(id)
    }

    /// How well the word is found here. What is called so is added to `names`, with what is to be
    /// taken off for a word that does not begin there.
    pub(super) fn score<'a>(&'a self, needle: &Needle, names: &mut Vec<(&'a Id, Score)>) -> Score {
        let mut best = 0;
        let mut named = None;
        for at in needle
            .finder
            .find_iter(self.text.as_bytes())
            .take(MOST_PLACES)
        {
            let off = if begins_word(&self.text, at) {
                0
            } else {
                score::INSIDE
            };
            let base = if at < self.titles_end {
                if at == 0 {
                    score::TITLE + score::FIRST
                } else {
                    score::TITLE
                }
            } else if at < self.names_end() {
                score::NAME
            } else if at < self.tags_end {
                score::TAG
            } else {
                score::TEXT
            };
            best = best.max(base - off);
            if at < self.names_end() {
                // One name may have the word twice; it is told once, as it begins.
                let name = self.names.partition_point(|(_, end)| *end <= at);
                if named != Some(name)
                    && let Some((id, _)) = self.names.get(name)
                {
                    named = Some(name);
                    names.push((id, off));
                }
            } else if off == 0 {
                // What comes later is no better.
                break;
            }
        }
        best
    }

    /// How well the letters of the word are found in their order, in what something is called.
    pub(super) fn score_letters<'a>(
        &'a self,
        needle: &Needle,
        matcher: &mut Matcher,
        names: &mut Vec<(&'a Id, Score)>,
    ) -> Score {
        let mut best = 0;
        let mut begin = 0;
        let mut letters = Vec::new();
        for (nth, (id, end)) in self.names.iter().enumerate() {
            let name = self.text.get(begin..*end).unwrap_or_default();
            begin = *end;
            if !has_letters(name, needle, matcher, &mut letters) {
                continue;
            }
            names.push((id, 0));
            best = best.max(if nth == 0 {
                score::LETTERS_TITLE
            } else {
                score::LETTERS_NAME
            });
        }
        best
    }

    /// What is added for words that stand together as they were typed.
    pub(super) fn bonus(&self, phrase: &Needle) -> u32 {
        let title = self.text.get(..self.titles_end).unwrap_or_default();
        let is_whole = title.split('\n').any(|title| title == phrase.word);
        if is_whole {
            score::WHOLE
        } else if title.starts_with(&phrase.word) {
            score::BEGINS
        } else if phrase.word.contains(' ') && phrase.finder.find(self.text.as_bytes()).is_some() {
            score::TOGETHER
        } else {
            0
        }
    }
}

/// Whether a name has the letters of the word in their order, and close enough together for the
/// word to be meant.
fn has_letters(
    name: &str,
    needle: &Needle,
    matcher: &mut Matcher,
    letters: &mut Vec<char>,
) -> bool {
    !letter_places(name, needle, matcher, letters).is_empty()
}

/// Where in a name the letters of the word stand, counted in letters, if they do as it is meant.
fn letter_places(
    name: &str,
    needle: &Needle,
    matcher: &mut Matcher,
    letters: &mut Vec<char>,
) -> Vec<u32> {
    let count = needle.letters.len();
    let mut places = Vec::new();
    if count < FEWEST_LETTERS || name.len() < count {
        return places;
    }
    letters.clear();
    let name = Utf32Str::new(name, letters);
    if matcher
        .fuzzy_indices(name, needle.letters.slice(..), &mut places)
        .is_none()
    {
        return places;
    }
    // Far apart they would be found in every long name.
    let most = 2 * count + 2;
    let span = places.first().zip(places.last()).map(|(a, b)| b - a);
    if span.is_none_or(|span| span as usize >= most) {
        places.clear();
    }
    places
}

/// Where in a folded text the letters of the word stand that are meant, in bytes.
pub(super) fn letters_in(folded: &str, word: &str) -> Vec<usize> {
    let mut matcher = Matcher::new(nucleo_matcher::Config::DEFAULT);
    let places = letter_places(folded, &Needle::new(word), &mut matcher, &mut Vec::new());
    let bytes: Vec<usize> = folded.char_indices().map(|(at, _)| at).collect();
    places
        .into_iter()
        .filter_map(|place| bytes.get(place as usize).copied())
        .collect()
}
