//! Making, copying, moving and deleting cards.

use super::{Board, Screen, Workspace, parts, workspace::Level};
use crate::{
    document::{Edit, Transaction, affected_by_removal},
    model::{
        AnyCard, Colour, Id, Kind, Ref, Target, naming,
        word::{ProposalStatus, Stance, TalkStatus},
    },
    theme,
};

impl Workspace {
    /// The kind of card that “new card” makes here.
    pub fn kind_at_hand(&self) -> Kind {
        let selected = self.selected_card().and_then(|id| {
            let open = self.open.as_ref()?;
            Some(open.reports.index.place(&id)?.card_kind)
        });
        match self.board {
            Board::Of(kind) => kind,
            Board::Desk => selected
                .filter(|kind| Board::Desk.shows(*kind))
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
        match &mut card {
            AnyCard::Talk(talk) => {
                std::sync::Arc::make_mut(talk).status = Some(TalkStatus::Planned);
            }
            AnyCard::Party(party) => {
                let taken = scenario.parties.len();
                if let Some(rgb) = theme::PARTY_COLOURS.get(taken % theme::PARTY_COLOURS.len()) {
                    std::sync::Arc::make_mut(party).colour = Colour::from_rgb(*rgb);
                }
            }
            AnyCard::Proposal(proposal) => {
                std::sync::Arc::make_mut(proposal).status = Some(ProposalStatus::Floated);
            }
            AnyCard::Position(position) => {
                let position = std::sync::Arc::make_mut(position);
                position.stance = Some(Stance::NotKnown);
                // Of what is selected, if that is a party or something to have a stance on.
                if let Some(place) = selection
                    .as_ref()
                    .and_then(|id| open.reports.index.place(id))
                    && let Some(id) = &selection
                {
                    match place.kind {
                        Kind::Party => position.party = Ref::from(id),
                        Kind::Choice => {
                            position.on = Target {
                                option: Some(Ref::from(id)),
                                ..Target::default()
                            }
                        }
                        Kind::Provision => {
                            position.on = Target {
                                provision: Some(Ref::from(id)),
                                ..Target::default()
                            }
                        }
                        Kind::Proposal => {
                            position.on = Target {
                                proposal: Some(Ref::from(id)),
                                ..Target::default()
                            }
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        let id = card.as_card().id().clone();
        let at = scenario.count(kind);
        self.edit(
            Transaction::new(format!("add {}", kind.noun()), Edit::Insert(card, at))
                .selecting(Some(id.clone())),
        );
        self.screen = Screen::Cards;
        if !self.board.shows(kind) {
            self.board = Board::Of(kind);
        }
        self.settings.inspector = true;
        self.wants_field_focus = true;
        self.reveal = Some(id);
    }

    pub(super) fn duplicate(&mut self) {
        let Some((kind, index)) = self.selected_place() else {
            return;
        };
        let Some(open) = &self.open else { return };
        let Some(card) = open.document.scenario().shared_at(kind, index) else {
            return;
        };
        let mut copy = self.ids.copy(&card);
        let title = copy_title(
            &open
                .reports
                .index
                .title(open.document.scenario(), card.as_card().id()),
        );
        retitle(&mut copy, title);
        let id = copy.as_card().id().clone();
        self.edit(
            Transaction::new(
                format!("duplicate {}", kind.noun()),
                Edit::Insert(copy, index + 1),
            )
            .selecting(Some(id.clone())),
        );
        self.reveal = Some(id);
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
        if place.card != id {
            if let Some(removal) = parts::removal(scenario, &place, &id) {
                self.edit(removal.selecting(Some(place.card)));
            }
            return;
        }
        let title = open.reports.index.title(scenario, &id);
        let affected = affected_by_removal(scenario, std::slice::from_ref(&id));
        let name = |id: &Id| open.reports.index.title(scenario, id);
        let goes: Vec<_> = affected.iter().filter(|card| card.goes).collect();
        let stays: Vec<_> = affected.iter().filter(|card| !card.goes).collect();
        let mut text = format!("Deleted {title}");
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
        // The card that comes into its place is selected, so that one can go on.
        let next = scenario
            .card_at(place.card_kind, place.card_index + 1)
            .or_else(|| scenario.card_at(place.card_kind, place.card_index.checked_sub(1)?))
            .map(|card| card.id().clone());
        let label = format!("delete {}", place.card_kind.noun());
        self.edit(Transaction::new(label, Edit::Remove(id)).selecting(next));
        self.notify(Level::Info, text);
    }

    pub(super) fn move_card(&mut self, by: isize) {
        let Some((kind, index)) = self.selected_place() else {
            return;
        };
        let Some(open) = &self.open else { return };
        let Some(to) = index.checked_add_signed(by) else {
            return;
        };
        let Some(id) = open
            .document
            .scenario()
            .card_at(kind, index)
            .map(|card| card.id().clone())
        else {
            return;
        };
        self.reveal = Some(id.clone());
        self.edit(Transaction::new(
            format!("move {}", kind.noun()),
            Edit::Move(id, to),
        ));
    }

    fn selected_place(&self) -> Option<(Kind, usize)> {
        let id = self.selected_card()?;
        let place = self.open.as_ref()?.reports.index.place(&id)?;
        Some((place.card_kind, place.card_index))
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
