//! What a line rests on: `per BBC News, on the record`, `per Kyiv officials`.

use std::ops::Range;

use super::{complete::Expect, maker::Maker, names::Fit, names::Found, words};
use crate::model::{
    Attribution, Kind, Ref,
    word::{Basis, Word as _},
};

impl Maker<'_> {
    /// Reads what follows `per`. A source is named by its title or publisher; on whose word, before
    /// an `in`; words such as “officials” say on what terms.
    pub(super) fn cite(&mut self, at: &Range<usize>) {
        self.slot(at.clone(), Expect::Source);
        let text = self.plain(at);
        if text.is_empty() {
            self.object("Say what it rests on: a source, or officials, observers, analysts …");
            return;
        }
        let named = self.named_source(&text);
        let (who, source) = match (named, text.rsplit_once(" in ")) {
            (Some(source), _) => (String::new(), Some(source)),
            (None, Some((who, within))) => match self.named_source(within) {
                Some(source) => (who.trim().to_owned(), Some(source)),
                None => (text.clone(), None),
            },
            (None, None) => (text.clone(), None),
        };
        let basis = words::read::<Basis>(&who).or_else(|| words::basis_within(&who));
        // A word of the list alone names nobody in particular.
        let is_only_basis = words::read::<Basis>(&who).is_some();
        let standing = self.set.from.as_ref().map(|from| from.source.clone());
        let source = match source.or(standing) {
            Some(source) => {
                let title = self.title(&source);
                self.show("Source", title);
                Some(source)
            }
            None => {
                match self.set.names.near(&text, &[Kind::Source]) {
                    Some(near) => {
                        let title = near.title.clone();
                        self.object(format!("“{text}” is not there, but {title} is; pick it, or write “per new {text}”"));
                        None
                    }
                    None => {
                        let title = text.strip_prefix("new ").unwrap_or(&text).to_owned();
                        self.make("Source", Kind::Source, &capitalised(&title))
                    }
                }
            }
        };
        let Some(source) = source else { return };
        let is_own_title = self.title(&source).to_lowercase() == who.to_lowercase();
        if let Some(basis) = &basis {
            self.show("Basis", basis.label());
        }
        let who = if is_only_basis || is_own_title {
            String::new()
        } else {
            who
        };
        if !who.is_empty() {
            self.show("Said by", who.clone());
        }
        self.cites.push(Attribution {
            source: Ref::from(&source),
            basis,
            who,
            ..Attribution::default()
        });
    }

    /// The source of this name. Of several the line must say which: a claim hangs on it.
    fn named_source(&mut self, text: &str) -> Option<crate::model::Id> {
        match self.set.names.find(text, &[Kind::Source], Fit::Begins) {
            Found::One(name) => Some(name.id.clone()),
            Found::Several(several) => {
                let titles: Vec<String> = several.iter().map(|name| name.qualified()).collect();
                let id = several.first().map(|name| name.id.clone());
                self.object(format!(
                    "“{text}” could be {}; pick one",
                    titles.join(" or ")
                ));
                id
            }
            Found::Nothing => None,
        }
    }

    /// The terms of the source that was named last: `per BBC News, on the record`.
    pub(super) fn add_basis(&mut self, text: &str) {
        let Some(basis) = words::read::<Basis>(text) else {
            return;
        };
        self.show("Basis", basis.label());
        if let Some(last) = self.cites.last_mut() {
            last.basis = Some(basis);
        }
    }

    /// What every line rests on, unless this one says something else.
    pub(super) fn cite_standing_source(&mut self) {
        let Some(from) = &self.set.from else { return };
        if !self.cites.is_empty() || self.form.kind == Kind::Source {
            return;
        }
        let (source, basis) = (from.source.clone(), from.basis.clone());
        let title = self.title(&source);
        self.show("Source", title);
        if let Some(basis) = &basis {
            self.show("Basis", basis.label());
        }
        self.cites.push(Attribution {
            source: Ref::from(&source),
            basis,
            ..Attribution::default()
        });
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
