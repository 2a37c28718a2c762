//! What a line rests on: `per BBC News, on the record`, `per Kyiv officials`.

use std::ops::Range;

use super::{
    complete::Expect,
    line::{unquoted, words as words_of},
    maker::Maker,
    names::{Fit, Found, Name},
    words,
};
use crate::{
    document::Edit,
    model::{
        Attribution, Commitment, Evidence, Id, Implication, Issue, Kind, Party, Position, Proposal,
        Provision, Reaction, Ref, Relation, Talk,
        word::{Basis, Word as _},
    },
};

impl Maker<'_> {
    /// Reads what follows `per`. A source is named by its title or publisher; on whose word, before
    /// an `in`; words such as “officials” say on what terms. Brackets at the end hold the place in
    /// the source, and before a colon the field that it supports: `(stance: p. 3)`.
    pub(super) fn cite(&mut self, at: &Range<usize>) {
        self.slot(at.clone(), Expect::Source);
        let whole = self.plain(at);
        if whole.is_empty() {
            self.object("Say what it rests on: a source, or officials, observers, analysts …");
            return;
        }
        let (mut text, mut brackets) = (whole.as_str(), "");
        let mut named = self.speaker_and_source(text);
        if named.is_none()
            && let Some((before, within)) = in_brackets(text)
        {
            (text, brackets) = (before, within);
            named = self.speaker_and_source(text);
        }
        let (field, locator) = self.field_and_locator(brackets);
        let text = text.to_owned();
        let (who, source) = match named {
            Some((who, several)) => (who, self.the_one(&text, several)),
            None => (unquoted(&text).to_owned(), None),
        };
        let basis = words::read::<Basis>(&who)
            .or_else(|| words::basis_within(&who))
            .or_else(|| words::read::<Basis>(&text));
        // A word of the list alone names nobody in particular.
        let is_only_basis = words::read::<Basis>(&who).is_some();
        let standing = self.set.from.as_ref().map(|from| from.source.clone());
        let source = match source.or(standing) {
            Some(source) => {
                let title = self.title(&source);
                self.show("Source", title);
                Some(source)
            }
            None if text.is_empty() => {
                self.object("Say which source it is in");
                None
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
        if !field.is_empty() {
            self.show("Supports", field.replace('_', " "));
        }
        if !locator.is_empty() {
            self.show("Where", locator.clone());
        }
        self.cites.push(Attribution {
            source: Ref::from(&source),
            basis,
            who,
            field,
            locator,
            ..Attribution::default()
        });
    }

    /// Who said it, and the sources that can be meant: a title word for word first, also behind an
    /// `in`; then one that begins so. None: no source is named.
    fn speaker_and_source(&self, text: &str) -> Option<(String, Vec<Named>)> {
        let splits = || {
            let of_title = std::iter::once((String::new(), text));
            let behind_in = text.match_indices(" in ").filter_map(|(at, word)| {
                let who = unquoted(text.get(..at)?.trim()).to_owned();
                Some((who, text.get(at + word.len()..)?))
            });
            of_title.chain(behind_in)
        };
        let mut loosely = None;
        for fit in [Fit::Exact, Fit::Begins] {
            for (who, title) in splits() {
                match self.set.names.find(title, &[Kind::Source], fit) {
                    Found::One(name) => return Some((who, vec![Named::of(name)])),
                    Found::Several(several) if loosely.is_none() => {
                        let several = several.iter().map(|name| Named::of(name)).collect();
                        loosely = Some((who, several));
                    }
                    _ => {}
                }
            }
        }
        loosely
    }

    /// Of several the line must say which: a claim hangs on it.
    fn the_one(&mut self, text: &str, several: Vec<Named>) -> Option<Id> {
        if several.len() > 1 {
            let titles: Vec<&str> = several.iter().map(|name| name.title.as_str()).collect();
            let titles = titles.join(" or ");
            self.object(format!("“{text}” could be {titles}; pick one"));
        }
        several.into_iter().next().map(|name| name.id)
    }

    /// `stance: p. 3`, `p. 3`, `stance`.
    fn field_and_locator(&self, text: &str) -> (String, String) {
        let keys = keys_of(self.form.kind);
        let field = |label: &str| {
            let label = words_of(label).join("_");
            keys.iter()
                .flat_map(|keys| keys.iter())
                .find(|key| **key == label)
        };
        match text.split_once(':') {
            Some((label, rest)) if field(label).is_some() => {
                let key = field(label).copied().unwrap_or_default();
                (key.to_owned(), rest.trim().to_owned())
            }
            _ => match field(text) {
                Some(key) => ((*key).to_owned(), String::new()),
                None => (String::new(), text.to_owned()),
            },
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

/// `cite Ukraine per BBC News (interests: the interview)`: one more source of a card.
pub(super) fn cite(m: &mut Maker<'_>) {
    let clauses = m.clauses(false);
    let Some((head, rest)) = clauses.split_first() else {
        return;
    };
    for clause in rest {
        m.not_understood(&clause.at);
    }
    let kinds = [
        Kind::Party,
        Kind::Talk,
        Kind::Issue,
        Kind::Proposal,
        Kind::Commitment,
    ];
    let Some(card) = m.one("Card", &head.at, &kinds, None) else {
        return;
    };
    if m.cites.is_empty() {
        match &m.set.from {
            Some(from) => m.cites.push(Attribution {
                source: Ref::from(&from.source),
                basis: from.basis.clone(),
                ..Attribution::default()
            }),
            None => m.object("Say what it rests on: per SOURCE"),
        }
    }
    let (cites, notes) = (m.cites.clone(), m.notes.clone());
    m.edit(Edit::update_cards(
        std::slice::from_ref(&card),
        move |card| {
            let common = card.common_mut();
            let new = cites.iter().filter(|cite| !common.sources.contains(cite));
            let new: Vec<Attribution> = new.cloned().collect();
            common.sources.extend(new);
            add_line(common.notes, &notes);
        },
    ));
    let title = m.title(&card);
    m.finish(Kind::Source, title, "cite source".to_owned(), card);
}

/// A source that can be meant.
struct Named {
    id: Id,
    title: String,
}

impl Named {
    fn of(name: &Name) -> Self {
        Self {
            id: name.id.clone(),
            title: name.qualified(),
        }
    }
}

/// The keys of what a line makes, and of the card that it is part of; of a source, which many
/// things cite: those of anything.
fn keys_of(kind: Kind) -> Vec<&'static [&'static str]> {
    match kind {
        Kind::Party | Kind::Delegate | Kind::Interest | Kind::Need | Kind::RedLine => {
            vec![Party::KEYS]
        }
        Kind::Talk => vec![Talk::KEYS],
        Kind::Issue | Kind::Choice => vec![Issue::KEYS],
        Kind::Proposal | Kind::Provision => vec![Proposal::KEYS, Provision::KEYS],
        Kind::Position => vec![Position::KEYS],
        Kind::Commitment | Kind::Evidence => vec![Commitment::KEYS, Evidence::KEYS],
        Kind::Implication => vec![Implication::KEYS],
        Kind::Reaction => vec![Reaction::KEYS],
        Kind::Relation => vec![Relation::KEYS],
        _ => vec![
            Party::KEYS,
            Talk::KEYS,
            Issue::KEYS,
            Proposal::KEYS,
            Commitment::KEYS,
        ],
    }
}

/// What stands before brackets at the end, and in them.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (before, within) = text.strip_suffix(')')?.rsplit_once('(')?;
    Some((before.trim_end(), within.trim()))
}

/// Adds a line to a text, unless it is empty.
pub(super) fn add_line(text: &mut String, line: &str) {
    if !line.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
