//! Cutting, copying and pasting cards.
//!
//! On the clipboard cards are a scenario in the file's own format, so that they can be pasted into
//! another scenario, or into a file. What they refer to goes along, but comes in only where it is
//! missing.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{Dialog, Workspace, workspace::Level};
use crate::{
    analysis::{index::Index, letter},
    document::{Edit, Transaction, renumbered},
    io::format::{self, ReadError},
    model::{
        AnyCard, Id, Kind, Scenario,
        card::Card,
        field::{own_kinds, references},
        handling::Handling,
        naming,
    },
};

/// The key beside the cards that tells which of them were copied; the others are mentioned.
pub(super) const COPIED: &str = "copied";

impl Workspace {
    pub(super) fn copy(&mut self) {
        let chosen = self.chosen_cards();
        let Some(open) = &self.open else { return };
        let part = part_of(open.document.scenario(), &open.reports.index, &chosen);
        self.to_clipboard = Some(String::from_utf8_lossy(&format::write(&part)).into_owned());
        let text = format!("Copied {}", self.chosen_in_words());
        self.notify(Level::Info, text);
    }

    pub(super) fn cut(&mut self) {
        self.copy();
        self.delete();
    }

    pub(super) fn copy_as_text(&mut self) {
        let chosen = self.chosen_cards();
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let cards: Vec<&dyn Card> = chosen
            .iter()
            .filter_map(|id| open.reports.index.card(scenario, id))
            .collect();
        let not_public = cards
            .iter()
            .filter(|card| *card.common().handling != Handling::Public)
            .count();
        self.to_clipboard = Some(letter::write(scenario, &open.reports, &cards));
        let mut text = format!("Copied {} as text", self.chosen_in_words());
        match (not_public, cards.len()) {
            (0, _) => {}
            (1, 1) => text.push_str("; it is not public"),
            (1, _) => text.push_str("; 1 of them is not public"),
            (some, _) => text.push_str(&format!("; {some} of them are not public")),
        }
        self.notify(Level::Info, text);
    }

    /// Puts what was on the clipboard into the scenario: cards as cards, lines as lines to be read.
    pub(super) fn paste(&mut self, text: &str) {
        if self.open.is_none() || text.trim().is_empty() {
            return;
        }
        match format::read(text.as_bytes()) {
            Ok(part) => self.take_in(&part, ["paste", "Pasted"]),
            Err(error @ (ReadError::Newer(_) | ReadError::WrongType { .. })) => {
                self.notify(
                    Level::Error,
                    format!("Could not paste: what is on the clipboard {error}"),
                );
            }
            Err(_) => self.paste_lines(text),
        }
    }

    /// Lines are read as notes: quick entry shows what they will become.
    fn paste_lines(&mut self, text: &str) {
        self.lines_to_note = Some(text.to_owned());
        self.dialog = Some(Dialog::QuickEntry);
    }

    /// Puts cards of elsewhere into the scenario; `verb`: what that is called, and what it is called
    /// when it is done.
    pub(super) fn take_in(&mut self, part: &Scenario, verb: [&str; 2]) {
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let index = &open.reports.index;
        let after = self
            .selected_card()
            .and_then(|id| index.place(&id))
            .map(|place| (place.card_kind, place.card_index + 1));

        let copied = copied_ids(part);
        let mut renamed = HashMap::new();
        let mut coming = Vec::new();
        let mut mentioned = 0;
        for kind in Kind::CARDS {
            for card in (0..part.count(kind)).filter_map(|at| part.shared_at(kind, at)) {
                if copied.contains(card.as_card().id()) {
                    self.ids.rename(&card, &mut renamed);
                    coming.push(card);
                } else if let Some(own) = counterpart(scenario, index, part, &card) {
                    match_parts(card.as_card(), own, &mut renamed);
                } else {
                    mentioned += 1;
                    self.ids.rename(&card, &mut renamed);
                    coming.push(card);
                }
            }
        }
        let cards: Vec<AnyCard> = coming
            .iter()
            .map(|card| renumbered(card, &renamed))
            .collect();
        let known: HashSet<&Id> = renamed.values().collect();
        let lost: HashSet<Id> = cards
            .iter()
            .flat_map(|card| references(card.as_card().as_field()))
            .filter(|id| !known.contains(id) && index.place(id).is_none())
            .collect();
        let pasted: Vec<Id> = copied
            .iter()
            .filter_map(|id| renamed.get(id).cloned())
            .collect();
        let Some(first) = pasted.first().cloned() else {
            return;
        };

        let count = pasted.len();
        let what = match part_kind(part, &copied) {
            Some(kind) => kind.count(count),
            None => format!("{count} cards"),
        };
        let [verb, done] = verb;
        let mut text = format!("{done} {what}");
        if mentioned > 0 {
            text.push_str(&format!(
                ", with {mentioned} {} they refer to",
                if mentioned == 1 { "card" } else { "cards" }
            ));
        }
        if !lost.is_empty() {
            text.push_str("; what else they referred to is not here and was left out");
        }

        let mut at: HashMap<Kind, usize> = after.into_iter().collect();
        let mut edits: Vec<Edit> = cards
            .into_iter()
            .map(|card| {
                let kind = card.as_card().kind();
                let place = at.entry(kind).or_insert_with(|| scenario.count(kind));
                *place += 1;
                Edit::Insert(card, *place - 1)
            })
            .collect();
        edits.push(Edit::Detach(lost.into_iter().collect()));
        self.edit(Transaction::of(format!("{verb} {what}"), edits).selecting(Some(first.clone())));
        self.choose_these(&pasted);
        self.go_to(&first);
        self.choose_these(&pasted);
        self.notify(Level::Info, text);
    }
}

/// These cards as a scenario of their own, with the cards that they refer to.
fn part_of(scenario: &Scenario, index: &Index, ids: &[Id]) -> Scenario {
    let chosen: HashSet<&Id> = ids.iter().collect();
    let mut wanted: HashSet<Id> = ids.iter().cloned().collect();
    for id in ids {
        if let Some(card) = index.card(scenario, id) {
            let named = references(card.as_field());
            wanted.extend(
                named
                    .into_iter()
                    .filter_map(|id| Some(index.place(&id)?.card.clone())),
            );
        }
    }
    let mut part = Scenario {
        title: scenario.title.clone(),
        ..Scenario::default()
    };
    let mut copied = Vec::new();
    for kind in Kind::CARDS {
        for card in (0..scenario.count(kind)).filter_map(|at| scenario.shared_at(kind, at)) {
            let id = card.as_card().id().clone();
            if chosen.contains(&id) {
                copied.push(Value::String(id.to_string()));
            }
            if wanted.contains(&id) {
                part.insert(card, usize::MAX);
            }
        }
    }
    part.unknown.insert(COPIED.to_owned(), Value::Array(copied));
    part
}

/// The cards that were copied; of a scenario that was not made by copying all.
fn copied_ids(part: &Scenario) -> Vec<Id> {
    match part.unknown.get(COPIED).and_then(Value::as_array) {
        Some(ids) => ids
            .iter()
            .filter_map(Value::as_str)
            .map(Id::from)
            .filter(|id| part.card(id).is_some())
            .collect(),
        None => part.all_cards().map(|card| card.id().clone()).collect(),
    }
}

fn part_kind(part: &Scenario, copied: &[Id]) -> Option<Kind> {
    let mut kinds = copied.iter().filter_map(|id| Some(part.find(id)?.0));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

/// The scenario's own card that is meant by a mentioned one: the one with its id, else of its kind
/// and title.
fn counterpart<'a>(
    scenario: &'a Scenario,
    index: &Index,
    part: &Scenario,
    card: &AnyCard,
) -> Option<&'a dyn Card> {
    let card = card.as_card();
    let by_id = index
        .place(card.id())
        .filter(|place| place.card == *card.id() && place.card_kind == card.kind());
    if by_id.is_some() {
        return index.card(scenario, card.id());
    }
    let title = naming::title_of(part, card.id());
    scenario
        .cards(card.kind())
        .find(|own| index.title(scenario, own.id()) == title)
}

/// Notes which of our own things are meant by a mentioned card and its parts, the latter by their
/// ids, else by their titles.
fn match_parts(mentioned: &dyn Card, own: &dyn Card, renamed: &mut HashMap<Id, Id>) {
    renamed.insert(mentioned.id().clone(), own.id().clone());
    let ours = own_kinds(own.as_field());
    for (id, kind) in own_kinds(mentioned.as_field()) {
        if id == *mentioned.id() || ours.iter().any(|(own, _)| *own == id) {
            continue;
        }
        let title = naming::part_title(mentioned, &id);
        let same = ours.iter().find(|(other, other_kind)| {
            *other_kind == kind && title.is_some() && naming::part_title(own, other) == title
        });
        if let Some((other, _)) = same {
            renamed.insert(id, other.clone());
        }
    }
}
