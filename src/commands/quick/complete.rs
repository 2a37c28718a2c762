//! What can stand at the cursor.

use std::ops::Range;

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};

use super::{
    grammar::{FORMS, Form, Key},
    names::Name,
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

struct Offer {
    text: String,
    title: String,
    detail: String,
    kind: Option<Kind>,
}

impl Offer {
    fn word(text: impl Into<String>, detail: &str) -> Self {
        let text = text.into();
        Self {
            title: text.clone(),
            text,
            detail: detail.to_owned(),
            kind: None,
        }
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
        if offers.iter().any(|offer| offer.text.trim() == whole.trim()) && !whole.trim().is_empty()
        {
            // It is complete.
            continue;
        }
        for place in ranked(&offers, typed) {
            let Some(offer) = offers.get(place) else {
                continue;
            };
            let completion = Completion {
                replaces: slot.at.clone(),
                text: offer.text.clone(),
                title: offer.title.clone(),
                detail: offer.detail.clone(),
                kind: offer.kind,
            };
            if !found.iter().any(|other| other.text == completion.text) {
                found.push(completion);
            }
        }
    }
    found.truncate(MOST);
    found
}

fn offers(
    set: &Setting<'_>,
    expect: &Expect,
    form: Option<&'static Form>,
    keys: &'static [Key],
    typed: &str,
) -> Vec<Offer> {
    match expect {
        Expect::Start => {
            let starts = FORMS.iter().flat_map(|form| {
                form.starts.iter().map(|start| Offer {
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
            let mut all: Vec<Offer> = named(set, &TARGETS).collect();
            if !title.is_empty() {
                let option = |issue: &str| Offer {
                    text: format!("new {title} of {issue}"),
                    title: format!("New option “{title}” of {issue}"),
                    detail: "option".to_owned(),
                    kind: Some(Kind::Choice),
                };
                all.extend(
                    set.names
                        .of_kinds(&[Kind::Issue])
                        .map(|issue| option(&issue.title)),
                );
                all.push(Offer {
                    title: format!("New option “{title}” of a new issue"),
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
            let mut all: Vec<Offer> = form.map(|form| form_words(form.kind)).unwrap_or_default();
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
fn form_words(kind: Kind) -> Vec<Offer> {
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

fn named<'a>(set: &'a Setting<'_>, kinds: &'a [Kind]) -> impl Iterator<Item = Offer> + use<'a> {
    let names: &'a super::names::Names = set.names;
    let mut times: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for name in names.of_kinds(kinds) {
        *times.entry(name.title.to_lowercase()).or_default() += 1;
    }
    names
        .of_kinds(kinds)
        .filter(|name| !name.title.is_empty())
        .map(move |name: &Name| {
            let is_one_of_several = times
                .get(&name.title.to_lowercase())
                .is_some_and(|times| *times > 1);
            let detail = match (&name.parent, &name.date) {
                (Some(parent), _) => format!("{}, {parent}", name.kind.noun()),
                (None, Some(date)) => format!("{}, {date}", name.kind.noun()),
                (None, None) => name.kind.noun().to_owned(),
            };
            Offer {
                text: if is_one_of_several {
                    name.qualified()
                } else {
                    name.title.clone()
                },
                title: name.title.clone(),
                detail,
                kind: Some(name.kind),
            }
        })
}

/// The places of the offers that fit what is typed, the best first; all of them for nothing.
fn ranked(offers: &[Offer], typed: &str) -> Vec<usize> {
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

fn scored(offers: &[Offer], typed: &str, how: AtomKind) -> Vec<usize> {
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, how);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let begins = typed.to_lowercase();
    let mut found: Vec<(bool, u32, usize)> = offers
        .iter()
        .enumerate()
        .filter_map(|(place, offer)| {
            let score = pattern.score(Utf32Str::new(&offer.title, &mut letters), &mut matcher)?;
            let is_beginning = offer.title.to_lowercase().starts_with(&begins);
            Some((!is_beginning, u32::MAX - score, place))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, place)| place).collect()
}
