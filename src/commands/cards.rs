//! Making, copying, moving and deleting cards.

use super::{
    Board, Screen, Workspace,
    fresh::{self, About},
    parts,
    workspace::Level,
};
use crate::{
    document::{Affected, Edit, Transaction, affected_by_removal},
    model::{AnyCard, Id, Kind, naming},
};

impl Workspace {
    /// The kind of card that “new card” makes here.
    pub fn kind_at_hand(&self) -> Kind {
        if self.screen == Screen::Delivery {
            return Kind::Commitment;
        }
        let selected = self.selected_card().and_then(|id| {
            let open = self.open.as_ref()?;
            Some(open.reports.index.place(&id)?.card_kind)
        });
        match self.board {
            Board::Of(kind) => kind,
            Board::Desk | Board::All => selected
                .filter(|kind| self.board.shows(*kind))
                .unwrap_or(Kind::Talk),
        }
    }

    pub(super) fn new_card(&mut self, kind: Kind) {
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let selection = open.document.selection().cloned();
        let Some(mut card) = self.ids.card(scenario, kind) else {
            return;
        };
        let today = self.today();
        let about = About {
            scenario,
            reports: &open.reports,
            selection: selection.as_ref(),
            today: &today,
        };
        fresh::fill(&mut card, &about, &mut self.ids);
        let id = card.as_card().id().clone();
        let at = scenario.count(kind);
        let is_in_matrix = self.is_made_in_matrix(kind);
        if is_in_matrix {
            self.place_in_matrix(&mut card);
        }
        self.edit(
            Transaction::new(format!("add {}", kind.noun()), Edit::Insert(card, at))
                .selecting(Some(id.clone())),
        );
        self.settings.inspector = true;
        self.wants_field_focus = true;
        self.select(Some(id.clone()));
        if !is_in_matrix {
            self.screen = Screen::Cards;
            if !self.board.shows(kind) {
                self.board = Board::Of(kind);
            }
            self.unhide(&id);
        }
        self.reveal = Some(id);
    }

    pub(super) fn duplicate(&mut self) {
        let chosen = self.chosen_cards();
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let index = &open.reports.index;
        let mut edits = Vec::new();
        let mut copies = Vec::new();
        // From the last to the first, so that places stay what they are.
        let mut places: Vec<_> = chosen.iter().filter_map(|id| index.place(id)).collect();
        places.sort_by_key(|place| (place.card_kind, std::cmp::Reverse(place.card_index)));
        for place in places {
            let Some(card) = scenario.shared_at(place.card_kind, place.card_index) else {
                continue;
            };
            let mut copy = self.ids.copy(&card);
            retitle(&mut copy, copy_title(&index.title(scenario, &place.card)));
            copies.push(copy.as_card().id().clone());
            edits.push(Edit::Insert(copy, place.card_index + 1));
        }
        copies.reverse();
        let Some(first) = copies.first().cloned() else {
            return;
        };
        let label = format!("duplicate {}", self.chosen_in_words());
        self.edit(Transaction::of(label, edits).selecting(Some(first.clone())));
        self.choose_these(&copies);
        self.unhide(&first);
        self.reveal = Some(first);
    }

    /// `talk`, `3 talks`, `4 cards`: what commands act on, for the menu.
    pub(super) fn chosen_in_words(&self) -> String {
        let count = self.chosen_cards().len();
        match (self.chosen_kind(), count) {
            (Some(kind), 1) => kind.noun().to_owned(),
            (Some(kind), count) => kind.count(count),
            (None, count) => format!("{count} cards"),
        }
    }

    pub(super) fn delete(&mut self) {
        let Some(open) = &self.open else { return };
        let scenario = open.document.scenario();
        let Some(id) = open.document.selection().cloned() else {
            return;
        };
        let Some(place) = open.reports.index.place(&id) else {
            return;
        };
        if place.card != id && self.chosen_count().is_none() {
            if let Some(removal) = parts::removal(scenario, &place, &id) {
                self.edit(removal.selecting(Some(place.card)));
            }
            return;
        }
        let chosen = self.chosen_cards();
        let what = match chosen.as_slice() {
            [only] => open.reports.index.title(scenario, only),
            _ => self.chosen_in_words(),
        };
        let affected = affected_by_removal(scenario, &chosen);
        let name = |id: &Id| open.reports.index.title(scenario, id);
        let goes: Vec<_> = affected.iter().filter(|card| card.goes).collect();
        let stays: Vec<_> = affected.iter().filter(|card| !card.goes).collect();
        let mut text = format!("Deleted {what}");
        if !goes.is_empty() {
            text.push_str(&format!(
                ", with {}",
                counted(goes.iter().map(|card| card.kind))
            ));
        }
        if !stays.is_empty() {
            let names: Vec<String> = stays.iter().map(|card| name(&card.id)).collect();
            text.push_str(&format!("; no longer mentioned by {}", listed(&names)));
        }
        text.push_str(". Ctrl+Z brings it back");
        let next = self.card_after(&chosen, &goes);
        let label = format!("delete {}", self.chosen_in_words());
        self.edit(Transaction::new(label, Edit::RemoveAll(chosen)).selecting(next.clone()));
        self.select(next.clone());
        self.reveal = next;
        self.is_page = false;
        self.notify(Level::Info, text);
    }

    /// The card that comes into the place of those that go, so that one can go on.
    fn card_after(&self, chosen: &[Id], goes: &[&Affected]) -> Option<Id> {
        let last = self.arrangement().stand(chosen.last()?)?;
        let lane = self.arrangement().lanes().get(last.lane)?;
        let stays = |id: &&Id| !chosen.contains(id) && !goes.iter().any(|card| card.id == **id);
        let (before, after) = lane.cards.split_at_checked(last.place)?;
        after
            .iter()
            .find(stays)
            .or_else(|| before.iter().rev().find(stays))
            .cloned()
    }

    pub(super) fn move_card(&mut self, by: isize) {
        let chosen = self.chosen_cards();
        let stands: Vec<_> = chosen
            .iter()
            .filter_map(|id| self.arrangement().stand(id))
            .collect();
        let (Some(first), Some(last)) = (stands.first(), stands.last()) else {
            return;
        };
        let Some(lane) = self.arrangement().lanes().get(first.lane) else {
            return;
        };
        // With a filter one moves past what is shown, whatever is hidden between.
        let before = if by < 0 {
            match first
                .place
                .checked_sub(1)
                .and_then(|place| lane.cards.get(place))
            {
                Some(above) => Some(above.clone()),
                None => return,
            }
        } else if last.place + 1 >= lane.cards.len() {
            return;
        } else {
            lane.cards.get(last.place + 2).cloned()
        };
        self.gather(chosen, before);
    }

    pub(super) fn move_to_end(&mut self, is_first: bool) {
        let chosen = self.chosen_cards();
        let lane = chosen
            .first()
            .and_then(|id| self.arrangement().stand(id))
            .and_then(|stand| self.arrangement().lanes().get(stand.lane));
        let Some(lane) = lane else { return };
        let before = if is_first {
            lane.cards.iter().find(|id| !chosen.contains(id)).cloned()
        } else {
            None
        };
        self.gather(chosen, before);
    }

    fn gather(&mut self, cards: Vec<Id>, before: Option<Id>) {
        self.reveal = cards.first().cloned();
        let label = format!("move {}", self.chosen_in_words());
        self.edit(Transaction::new(label, Edit::Gather(cards, before)));
    }
}

/// `3 positions and 1 relation`.
fn counted(kinds: impl Iterator<Item = Kind>) -> String {
    let mut counts: std::collections::BTreeMap<Kind, usize> = std::collections::BTreeMap::new();
    for kind in kinds {
        *counts.entry(kind).or_default() += 1;
    }
    let words: Vec<String> = counts
        .into_iter()
        .map(|(kind, count)| kind.count(count))
        .collect();
    listed(&words)
}

/// `a, b and c`; of many only the first, and how many more.
fn listed(names: &[String]) -> String {
    const MOST: usize = 3;
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] if names.len() <= MOST + 1 => format!("{} and {last}", most.join(", ")),
        _ => {
            let shown: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
            format!("{} and {} others", shown.join(", "), names.len() - MOST)
        }
    }
}

fn copy_title(title: &str) -> String {
    format!("{title} (copy)")
}

/// Gives a card that has a title of its own another one.
fn retitle(card: &mut AnyCard, title: String) {
    use std::sync::Arc;
    match card {
        AnyCard::Talk(talk) => Arc::make_mut(talk).title = title,
        AnyCard::Party(party) => Arc::make_mut(party).name = title,
        AnyCard::Issue(issue) => Arc::make_mut(issue).title = title,
        AnyCard::Proposal(proposal) => Arc::make_mut(proposal).title = title,
        AnyCard::Commitment(commitment) => Arc::make_mut(commitment).title = title,
        AnyCard::Implication(implication) => Arc::make_mut(implication).title = title,
        AnyCard::Source(source) => Arc::make_mut(source).title = title,
        AnyCard::View(view) => Arc::make_mut(view).title = title,
        AnyCard::Brief(brief) => Arc::make_mut(brief).title = title,
        AnyCard::Position(_) | AnyCard::Reaction(_) | AnyCard::Relation(_) | AnyCard::Waiver(_) => {
        }
    }
}

/// A card with this title, for a picker that creates what it does not find.
pub(super) fn titled(mut card: AnyCard, title: &str) -> AnyCard {
    retitle(&mut card, title.trim().to_owned());
    if let AnyCard::Party(party) = &mut card {
        let party = std::sync::Arc::make_mut(party);
        debug_assert_eq!(naming::short_name(party), party.name);
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_sentences() {
        let names = |n: usize| (1..=n).map(|i| format!("c{i}")).collect::<Vec<_>>();
        assert_eq!(listed(&names(1)), "c1");
        assert_eq!(listed(&names(2)), "c1 and c2");
        assert_eq!(listed(&names(4)), "c1, c2, c3 and c4");
        assert_eq!(listed(&names(7)), "c1, c2, c3 and 4 others");
        assert_eq!(
            counted([Kind::Position, Kind::Position, Kind::Relation].into_iter()),
            "2 positions and 1 relation"
        );
    }
}
