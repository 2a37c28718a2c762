//! What can stand at the cursor.

use std::{borrow::Cow, ops::Range};

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};

use super::{
    grammar::{FORMS, Form, Key},
    names::{Name, Names},
    reading::{Completion, Setting},
    statements::TARGETS,
    verbs,
    words::offered,
};
use crate::model::{
    Kind,
    word::{
        Basis, Confidence, Horizon, ImplementationStatus, PartyKind, PartyRole, ProposalKind,
        ProposalStatus, SourceKind, TalkFormat, TalkStatus, Theme, Track,
    },
};

/// How many are offered.
const MOST: usize = 40;

/// What is expected somewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expect {
    /// The beginning of a line: what it makes, or who.
    Start,
    /// What a party does.
    Verb,
    /// Things of these kinds.
    Names(Vec<Kind>),
    /// What a position is on, or a new option.
    Target,
    /// A source, or a word that says on what terms.
    Source,
    /// A clause: the words of the form, and its keywords if it has none yet.
    Clause(bool),
}

/// A place in the line where something is expected.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) at: Range<usize>,
    pub(super) expect: Expect,
}

/// Something that is offered; of thousands of names only the few that fit are worked out.
struct Offer<'a> {
    text: String,
    title: Cow<'a, str>,
    detail: String,
    kind: Option<Kind>,
    name: Option<&'a Name>,
}

impl<'a> Offer<'a> {
    fn word(text: impl Into<String>, detail: &str) -> Self {
        let text = text.into();
        Self {
            title: text.clone().into(),
            text,
            detail: detail.to_owned(),
            kind: None,
            name: None,
        }
    }

    fn named(name: &'a Name) -> Self {
        Self {
            text: String::new(),
            title: Cow::Borrowed(&name.title),
            detail: String::new(),
            kind: Some(name.kind),
            name: Some(name),
        }
    }

    /// Whether it is what stands there already, word for word.
    fn is_whole(&self, names: &Names, whole: &str) -> bool {
        match self.name {
            Some(name) => whole.contains(&name.title) && whole == written(names, name),
            None => whole == self.text.trim(),
        }
    }

    fn completion(&self, names: &Names, replaces: Range<usize>) -> Completion {
        Completion {
            replaces,
            text: self
                .name
                .map_or_else(|| self.text.clone(), |name| written(names, name)),
            title: self.title.clone().into_owned(),
            detail: self.name.map_or_else(|| self.detail.clone(), detail),
            kind: self.kind,
        }
    }
}

/// How a name is put into a line: with more than its title where several have that title.
fn written(names: &Names, name: &Name) -> String {
    if names.has_twin(name) {
        name.qualified()
    } else {
        name.title.clone()
    }
}

fn detail(name: &Name) -> String {
    match (&name.parent, &name.date) {
        (Some(parent), _) => format!("{}, {parent}", name.kind.noun()),
        (None, Some(date)) => format!("{}, {date}", name.kind.noun()),
        (None, None) => name.kind.noun().to_owned(),
    }
}

/// What can stand at the cursor, the best first. What is there already, word for word, is not
/// offered again.
pub(super) fn completions(
    set: &Setting<'_>,
    line: &str,
    cursor: usize,
    form: Option<&'static Form>,
    keys: &'static [Key],
    slots: &[Slot],
) -> Vec<Completion> {
    let mut here: Vec<&Slot> = slots
        .iter()
        .filter(|slot| slot.at.start <= cursor && cursor <= slot.at.end)
        .collect();
    // The narrowest place is the one that is meant.
    here.sort_by_key(|slot| slot.at.end - slot.at.start);
    let narrowest = here.first().map(|slot| slot.at.clone());
    here.retain(|slot| Some(&slot.at) == narrowest.as_ref());
    let before = line.get(..cursor).unwrap_or(line);
    let after_space = before.is_empty() || before.ends_with(char::is_whitespace);
    let more = Slot {
        at: cursor..cursor,
        expect: Expect::Clause(true),
    };
    if here.is_empty() && form.is_some() && after_space {
        here.push(&more);
    }
    let mut found: Vec<Completion> = Vec::new();
    for slot in here {
        let typed = line.get(slot.at.start..cursor).unwrap_or_default();
        let whole = line.get(slot.at.clone()).unwrap_or_default();
        let offers = offers(set, &slot.expect, form, keys, typed);
        let whole = whole.trim();
        let is_whole = |offer: &Offer<'_>| offer.is_whole(set.names, whole);
        if !whole.is_empty() && offers.iter().any(is_whole) {
            continue;
        }
        for place in ranked(&offers, typed) {
            let Some(offer) = offers.get(place) else {
                continue;
            };
            let completion = offer.completion(set.names, slot.at.clone());
            if !found.iter().any(|other| other.text == completion.text) {
                found.push(completion);
            }
            if found.len() >= MOST {
                return found;
            }
        }
    }
    found
}

fn offers<'a>(
    set: &'a Setting<'_>,
    expect: &Expect,
    form: Option<&'static Form>,
    keys: &'static [Key],
    typed: &str,
) -> Vec<Offer<'a>> {
    match expect {
        Expect::Start => {
            let starts = FORMS.iter().flat_map(|form| {
                // Other words for one thing are offered only to who begins to type them.
                let most = if typed.is_empty() && form.kind == Kind::Talk {
                    1
                } else {
                    form.starts.len()
                };
                form.starts.iter().take(most).map(|start| Offer {
                    kind: Some(form.kind),
                    ..Offer::word(*start, "new")
                })
            });
            // With nothing typed what can be made comes first, then who can do something.
            starts.chain(named(set, &[Kind::Party])).collect()
        }
        Expect::Verb => verbs::offered()
            .into_iter()
            .map(|verb| Offer::word(verb, ""))
            .collect(),
        Expect::Names(kinds) => named(set, kinds).collect(),
        Expect::Target => {
            let title = typed.trim();
            let title = title.strip_prefix("new ").unwrap_or(title);
            let mut all: Vec<Offer<'_>> = named(set, &TARGETS).collect();
            if !title.is_empty() {
                let option = |issue: &str| Offer {
                    title: format!("New option “{title}” of {issue}").into(),
                    kind: Some(Kind::Choice),
                    ..Offer::word(format!("new {title} of {issue}"), "option")
                };
                all.extend(
                    set.names
                        .of_kinds(&[Kind::Issue])
                        .map(|issue| option(&issue.title)),
                );
                all.push(Offer {
                    title: format!("New option “{title}” of a new issue").into(),
                    ..option(title)
                });
            }
            all
        }
        Expect::Source => {
            let words = offered::<Basis>().map(|word| Offer::word(word, "basis"));
            named(set, &[Kind::Source]).chain(words).collect()
        }
        Expect::Clause(with_keys) => {
            let mut all: Vec<Offer<'_>> =
                form.map(|form| form_words(form.kind)).unwrap_or_default();
            if *with_keys {
                let keys = keys.iter().filter(|key| !key.phrase.is_empty());
                all.extend(keys.map(|key| Offer::word(key.phrase, "…")));
                all.push(Offer::word("public", "handling"));
                all.push(Offer::word("team only", "handling"));
            }
            all
        }
    }
}

/// The words that a line of this kind can have.
fn form_words<'a>(kind: Kind) -> Vec<Offer<'a>> {
    let mut all = Vec::new();
    let mut add = |words: &mut dyn Iterator<Item = String>, detail: &str| {
        all.extend(words.map(|word| Offer::word(word, detail)));
    };
    match kind {
        Kind::Talk => {
            add(&mut offered::<TalkFormat>(), "format");
            add(&mut offered::<TalkStatus>(), "status");
            add(&mut offered::<Track>(), "track");
        }
        Kind::Party => {
            add(&mut offered::<PartyKind>(), "kind");
            add(&mut offered::<PartyRole>(), "role");
        }
        Kind::Issue => add(&mut offered::<Theme>(), "theme"),
        Kind::Proposal => {
            add(&mut offered::<ProposalKind>(), "kind");
            add(&mut offered::<ProposalStatus>(), "status");
        }
        Kind::Provision => add(
            &mut ["agreed".to_owned(), "bracketed".to_owned()].into_iter(),
            "status",
        ),
        Kind::Commitment | Kind::Evidence => add(&mut offered::<ImplementationStatus>(), "status"),
        Kind::Implication => {
            let numbers = ["likelihood", "impact"].map(str::to_owned);
            add(&mut numbers.into_iter(), "1 to 5");
            add(&mut offered::<Horizon>(), "horizon");
        }
        Kind::Source => add(&mut offered::<SourceKind>(), "kind"),
        Kind::Position => {
            let confidence = offered::<Confidence>().map(|word| format!("{word} confidence"));
            add(&mut confidence.into_iter(), "confidence");
            add(&mut ["private".to_owned()].into_iter(), "held");
        }
        _ => {}
    }
    all
}

fn named<'a>(set: &'a Setting<'_>, kinds: &[Kind]) -> impl Iterator<Item = Offer<'a>> {
    let names = set.names.of_kinds(kinds);
    names
        .filter(|name| !name.title.is_empty())
        .map(Offer::named)
}

/// The places of the offers that fit what is typed, the best first; all of them for nothing.
fn ranked(offers: &[Offer<'_>], typed: &str) -> Vec<usize> {
    let typed = typed.trim();
    if typed.is_empty() {
        return (0..offers.len()).collect();
    }
    // Words as they are typed; only when nothing has them, letters in their order.
    let found = scored(offers, typed, AtomKind::Substring);
    if found.is_empty() {
        scored(offers, typed, AtomKind::Fuzzy)
    } else {
        found
    }
}

fn scored(offers: &[Offer<'_>], typed: &str, how: AtomKind) -> Vec<usize> {
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, how);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let begins = typed.to_lowercase();
    let mut found: Vec<(u8, u32, usize)> = offers
        .iter()
        .enumerate()
        .filter_map(|(place, offer)| {
            let score = pattern.score(Utf32Str::new(&offer.title, &mut letters), &mut matcher)?;
            let title = offer.title.to_lowercase();
            let far = match title.find(&begins) {
                Some(0) => 0,
                Some(_) => 1,
                None => 2,
            };
            Some((far, u32::MAX - score, place))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, place)| place).collect()
}
