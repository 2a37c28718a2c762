//! Sentences that name things: what the things are called is put in when a sentence is read.
//!
//! So a finding stays what it is when something that it names is given another title, and ten
//! thousand of them are found without writing a text.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::model::{Id, PartialDate};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(Cow<'static, str>),
    /// The names of parties.
    Names(Vec<Id>),
    /// The titles of things, in quotation marks.
    Titles(Vec<Id>),
    /// A day.
    Day(Date),
}

/// A sentence without its full stop. It speaks of the thing that a finding is on as “it”.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(Vec<Piece>);

/// How many things are named one by one; of more only how many they are.
const MOST_NAMED: usize = 3;

impl Sentence {
    /// The sentence for a reader. `title` tells what a thing is called.
    pub fn read(&self, title: &dyn Fn(&Id) -> String, month_first: bool) -> String {
        let mut read = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => read.push_str(text),
                Piece::Names(ids) => read.push_str(&listed(ids, title)),
                Piece::Titles(ids) => {
                    read.push_str(&listed(ids, &|id| format!("“{}”", title(id))));
                }
                Piece::Day(day) => read.push_str(&PartialDate::Day(*day).in_words(month_first)),
            }
        }
        read
    }

    /// The things that it names.
    pub fn named(&self) -> impl Iterator<Item = &Id> {
        self.0.iter().flat_map(|piece| match piece {
            Piece::Names(ids) | Piece::Titles(ids) => ids.as_slice(),
            Piece::Text(_) | Piece::Day(_) => &[],
        })
    }
}

/// `A`, `A and B`, `A, B and C`, `A, B and 5 others`.
fn listed(ids: &[Id], title: &dyn Fn(&Id) -> String) -> String {
    let shown = if ids.len() > MOST_NAMED {
        MOST_NAMED - 1
    } else {
        ids.len()
    };
    let mut names: Vec<String> = ids.iter().take(shown).map(title).collect();
    let last = if shown < ids.len() {
        Some(format!("{} others", ids.len() - shown))
    } else {
        names.pop()
    };
    match (names.as_slice(), last) {
        ([], last) => last.unwrap_or_default(),
        (names, Some(last)) => format!("{} and {last}", names.join(", ")),
        (names, None) => names.join(", "),
    }
}

/// A sentence of these pieces.
pub(super) fn say<const N: usize>(pieces: [Piece; N]) -> Sentence {
    Sentence(pieces.into())
}

/// Words of a sentence.
pub(super) fn text(words: impl Into<Cow<'static, str>>) -> Piece {
    Piece::Text(words.into())
}

/// The name of a party.
pub(super) fn name(id: &Id) -> Piece {
    Piece::Names(vec![id.clone()])
}

/// The title of a thing, in quotation marks.
pub(super) fn title(id: &Id) -> Piece {
    Piece::Titles(vec![id.clone()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_things_are_not_all_named() {
        let ids = |n: usize| (0..n).map(|i| Id::from(format!("t{i}"))).collect();
        let read = |n| say([Piece::Titles(ids(n))]).read(&|id| id.to_string(), false);
        assert_eq!(read(0), "");
        assert_eq!(read(1), "“t0”");
        assert_eq!(read(2), "“t0” and “t1”");
        assert_eq!(read(3), "“t0”, “t1” and “t2”");
        assert_eq!(read(4), "“t0”, “t1” and 2 others");
    }

    #[test]
    fn days_are_written_in_the_readers_order() {
        let sentence = say([
            text("It was due by "),
            Piece::Day("2006-03-31".parse().unwrap()),
        ]);
        let name = |id: &Id| id.to_string();
        assert_eq!(sentence.read(&name, false), "It was due by 31 March 2006");
        assert_eq!(sentence.read(&name, true), "It was due by March 31, 2006");
    }
}
