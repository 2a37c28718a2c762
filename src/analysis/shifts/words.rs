//! Shifts in words.

use super::{Shift, ShiftKind};
use crate::analysis::{
    attribution,
    sentence::{Names, Part, Sentence},
    standing::Degree,
};

impl Shift {
    /// The shift as a sentence: *At Berlin talks Ukraine moved from opposes to accepts on The goal
    /// of joining is dropped, in return for Security guarantees that deter, according to President
    /// Volodymyr Zelenskyy, on the record*.
    pub fn in_words(&self, names: &Names<'_>) -> Sentence {
        self.said(names, names.opening(&self.at).plain(" "))
    }

    /// The same under a heading that has told when, in few words: *Ukraine moved from opposes to
    /// accepts on …*, *GAM demands …*.
    pub fn in_words_then(&self, names: &Names<'_>) -> Sentence {
        self.said(names, Sentence::default())
    }

    fn said(&self, names: &Names<'_>, opening: Sentence) -> Sentence {
        let begins = opening.0.is_empty();
        let party = |sentence: Sentence| {
            sentence.add(Part::Party, &names.title(&self.party), Some(&self.party))
        };
        let target = |sentence: Sentence| {
            sentence.add(Part::Target, &names.title(&self.target), Some(&self.target))
        };
        let mut fields = ["stance", "rationale"];
        let sentence = match self.kind {
            ShiftKind::Moved { from, to } => {
                let moved = party(opening).plain(" moved from ");
                let moved = stance(moved, &from.word()).plain(" to ");
                self.way(target(stance(moved, &to.word()).plain(" on ")), names)
            }
            ShiftKind::First(to) if self.by_way_of.is_empty() && begins => {
                let (_, before_target) = to.participle();
                let is_verb = before_target == " ";
                let taken = party(opening).plain(if is_verb { " " } else { " is " });
                target(stance(taken, &to.word()).plain(before_target))
            }
            ShiftKind::First(to) if self.by_way_of.is_empty() => {
                target(record(party(opening).plain(" is first on record as "), to))
            }
            ShiftKind::First(to) => {
                let sentence = target(record(party(opening).plain(" is on record as "), to));
                self.way(sentence.plain(" (first on record: "), names)
                    .plain(")")
            }
            ShiftKind::Again(to) => {
                let sentence = target(record(party(opening).plain(" is on record again as "), to));
                if self.by_way_of.is_empty() {
                    sentence
                } else {
                    self.way(sentence.plain(" (on the way: "), names).plain(")")
                }
            }
            ShiftKind::Retracted(from) => {
                fields = ["until", "stance"];
                let sentence = target(party(opening).plain(" retracted its position on "));
                let sentence = stance(sentence.plain(" (before: "), &from.word());
                self.way(sentence, names).plain(")")
            }
            ShiftKind::Lost(from) => {
                let it = if begins { "It" } else { "it" };
                let sentence = opening.plain(&format!("{it} is no longer known where "));
                let sentence = target(party(sentence).plain(" stands on "));
                let sentence = stance(sentence.plain(" (before: "), &from.word());
                self.way(sentence, names).plain(")")
            }
        };
        let is_taken = !matches!(self.kind, ShiftKind::Retracted(_) | ShiftKind::Lost(_));
        let sentence = self.terms(sentence, names, is_taken);
        attribution::add_to(sentence, names, &self.position.sources, &fields)
    }

    /// In private, and in return for what.
    fn terms(&self, sentence: Sentence, names: &Names<'_>, is_taken: bool) -> Sentence {
        let sentence = if self.position.private {
            sentence.plain(", in private")
        } else {
            sentence
        };
        let wanted: Vec<_> = self.position.conditions.iter().map(|it| it.id()).collect();
        if wanted.is_empty() || !is_taken {
            return sentence;
        }
        let sentence = sentence.plain(", in return for ");
        sentence.list(Part::Target, names, wanted.into_iter())
    }

    /// The stances on the way.
    fn way(&self, mut sentence: Sentence, names: &Names<'_>) -> Sentence {
        for (at, (degree, since)) in self.by_way_of.iter().enumerate() {
            let word = match self.kind {
                ShiftKind::Moved { .. } if at == 0 => ", by way of ",
                ShiftKind::First(_) | ShiftKind::Again(_) if at == 0 => "",
                _ => ", then ",
            };
            sentence = stance(sentence.plain(word), &degree.word());
            sentence = sentence.plain(" ").plain(&names.when(since));
        }
        sentence
    }
}

fn stance(sentence: Sentence, word: &str) -> Sentence {
    sentence.add(Part::Stance, word, None)
}

fn record(sentence: Sentence, to: Degree) -> Sentence {
    let (word, before_target) = to.participle();
    stance(sentence, word).plain(before_target)
}
