//! Sentences about a scenario: runs of words, some of which name a thing that can be opened.

use std::fmt;

use super::index::Index;
use crate::model::{Id, Moment, PartialDate, Scenario, Source};

/// What a run of words stands for, so that it can be set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The words between.
    Plain,
    /// A talk or a date.
    Moment,
    /// A party.
    Party,
    /// A stance.
    Stance,
    /// An option, provision, proposal or commitment.
    Target,
    /// On whose word.
    Who,
}

/// Some words of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The words, with the blanks around them.
    pub text: String,
    /// What they stand for.
    pub part: Part,
    /// The thing that they name.
    pub id: Option<Id>,
}

/// A sentence, without a final period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sentence(pub Vec<Run>);

impl Sentence {
    /// Adds words between.
    #[must_use]
    pub fn plain(self, text: &str) -> Self {
        self.add(Part::Plain, text, None)
    }

    /// Adds words that stand for something.
    #[must_use]
    pub fn add(mut self, part: Part, text: &str, id: Option<&Id>) -> Self {
        match self.0.last_mut() {
            Some(last) if part == Part::Plain && last.part == part => last.text.push_str(text),
            _ => self.0.push(Run {
                text: text.to_owned(),
                part,
                id: id.cloned(),
            }),
        }
        self
    }

    /// Adds names: `A`, `A and B`, `A, B and C`.
    #[must_use]
    pub fn list<'a>(
        mut self,
        part: Part,
        names: &Names<'_>,
        ids: impl ExactSizeIterator<Item = &'a Id>,
    ) -> Self {
        let count = ids.len();
        for (at, id) in ids.enumerate() {
            if at > 0 {
                self = self.plain(if at + 1 == count { " and " } else { ", " });
            }
            self = self.add(part, &names.title(id), Some(id));
        }
        self
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|run| f.write_str(&run.text))
    }
}

/// What things are called, for sentences.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its index.
    pub index: &'a Index,
    /// How dates are written.
    pub date: &'a dyn Fn(&PartialDate) -> String,
}

impl<'a> Names<'a> {
    /// What the thing with this id is called.
    pub fn title(&self, id: &Id) -> String {
        self.index.title(self.scenario, id)
    }

    /// The source with this id.
    pub fn source(&self, id: &Id) -> Option<&'a Source> {
        let card = self.index.card(self.scenario, id)?;
        card.as_any().downcast_ref()
    }

    /// When, to begin a sentence with: `At ` and the talk, `On ` and the day, `In ` and the month
    /// or year, `From the beginning`.
    pub fn opening(&self, moment: &Moment) -> Sentence {
        let sentence = Sentence::default();
        match (&moment.date, &moment.talk) {
            (Some(date), _) => {
                let word = match date {
                    PartialDate::Day(_) => "On ",
                    _ => "In ",
                };
                let text = (self.date)(date);
                sentence.plain(word).add(Part::Moment, &text, None)
            }
            (None, Some(talk)) => {
                let title = self.title(talk.id());
                let sentence = sentence.plain("At ");
                sentence.add(Part::Moment, &title, Some(talk.id()))
            }
            (None, None) => sentence.add(Part::Moment, "From the beginning", None),
        }
    }

    /// When, in the middle of a sentence.
    pub fn when(&self, moment: &Moment) -> String {
        let text = self.opening(moment).to_string();
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_lowercase().chain(letters).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ref;

    #[test]
    fn moments_open_a_sentence_and_names_are_listed() {
        let scenario = crate::io::samples::Template::BerlinTalks
            .scenario()
            .unwrap();
        let index = Index::of(&scenario);
        let names = Names {
            scenario: &scenario,
            index: &index,
            date: &|date| date.in_words(false),
        };
        let on = |text| {
            names
                .opening(&Moment::on(PartialDate::parse(text)))
                .to_string()
        };
        assert_eq!(on("2005-07-17"), "On 17 July 2005");
        assert_eq!(on("2005-07"), "In July 2005");
        assert_eq!(on("2005"), "In 2005");
        let berlin = Moment::at_talk(Ref::new("talk-berlin"));
        assert_eq!(names.opening(&berlin).to_string(), "At Berlin talks");
        assert_eq!(names.when(&berlin), "at Berlin talks");
        assert_eq!(names.when(&Moment::default()), "from the beginning");
        let ids = ["party-ukraine", "party-russia", "party-nato"].map(Id::from);
        let list = |count: usize| {
            let sentence = Sentence::default();
            sentence
                .list(Part::Party, &names, ids[..count].iter())
                .to_string()
        };
        assert_eq!(list(1), "Ukraine");
        assert_eq!(list(2), "Ukraine and Russia");
        assert_eq!(list(3), "Ukraine, Russia and NATO");
    }
}
