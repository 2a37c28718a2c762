//! Groups of rows and of columns.

use crate::model::{
    Id, Kind, Party, Scenario, naming,
    word::{PartyKind, PartyRole, Theme, Word},
};

/// By what columns are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// By the card that they are part of: options by issue, provisions by proposal.
    #[default]
    Card,
    /// By the theme of the issue.
    Theme,
    /// Not at all.
    None,
}

/// By what rows are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowGrouping {
    /// Not at all.
    #[default]
    None,
    /// By bloc: the first alliance or organisation that a party is a member of and that is itself
    /// in the scenario.
    Bloc,
    /// By role in the process.
    Role,
    /// By kind of actor.
    Kind,
}

/// Rows or columns that stand together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The issue, proposal or bloc; none for a group by a word.
    pub id: Option<Id>,
    /// What it is called; blank if all is one group.
    pub title: String,
    /// The places of its rows or columns, in the scenario's order; never none.
    pub members: Vec<usize>,
    /// Whether it is of parties of which nothing is on record.
    pub is_silent: bool,
}

/// What something is grouped by: things that are equal stand together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Key {
    /// Groups are in this order, then in that in which they come first.
    pub(super) order: usize,
    pub(super) id: Option<Id>,
    pub(super) title: String,
    pub(super) is_silent: bool,
}

/// How many silent parties are set apart at least: a single one is no crowd.
const LEAST_SILENT: usize = 2;

/// Puts the parties of which nothing is on record into a group of their own, after all others. Where
/// all are silent, or hardly any, they stay where they are.
pub(super) fn set_apart(keys: &mut [Key], silent: &[bool]) {
    let count = silent.iter().filter(|is_silent| **is_silent).count();
    if count < LEAST_SILENT || count == keys.len() {
        return;
    }
    for (key, _) in keys.iter_mut().zip(silent).filter(|(_, silent)| **silent) {
        *key = Key {
            order: usize::MAX,
            id: None,
            title: format!("{count} parties with nothing on record"),
            is_silent: true,
        };
    }
}

impl Key {
    /// A word from a list, in its order; after them those that are not on it, then `without`.
    fn word<W: Word>(word: Option<&W>, without: &str) -> Self {
        let place = word.and_then(|word| W::ALL.iter().position(|other| other == word));
        let (last, title) = match word {
            Some(word) => (W::ALL.len(), word.label()),
            None => (W::ALL.len() + 1, without),
        };
        Self {
            order: place.unwrap_or(last),
            id: None,
            title: title.to_owned(),
            is_silent: false,
        }
    }

    pub(super) fn card(id: &Id, title: &str, kind: Kind) -> Self {
        Self {
            order: 0,
            id: Some(id.clone()),
            title: naming::or_untitled(title, kind),
            is_silent: false,
        }
    }

    pub(super) fn theme(theme: Option<&Theme>) -> Self {
        Self::word(theme, "No theme")
    }

    pub(super) fn party(scenario: &Scenario, party: &Party, grouping: RowGrouping) -> Self {
        match grouping {
            RowGrouping::None => Self::default(),
            RowGrouping::Role => Self::word::<PartyRole>(party.role.as_ref(), "No role"),
            RowGrouping::Kind => Self::word::<PartyKind>(party.kind.as_ref(), "No kind"),
            RowGrouping::Bloc => {
                let mut blocs = party.member_of.iter();
                let bloc = blocs.find_map(|bloc| scenario.parties.get(bloc.id()));
                bloc.map_or_else(
                    || Self {
                        order: 1,
                        id: None,
                        title: "No bloc".to_owned(),
                        is_silent: false,
                    },
                    |bloc| Self::card(&bloc.id, &bloc.name, Kind::Party),
                )
            }
        }
    }
}

/// Groups places by their keys.
pub(super) fn group(keys: Vec<Key>) -> Vec<Group> {
    let mut found: Vec<(Key, Vec<usize>)> = Vec::new();
    for (place, key) in keys.into_iter().enumerate() {
        // The last is tried first: what stands together mostly comes together.
        match found.iter_mut().rev().find(|(other, _)| *other == key) {
            Some((_, members)) => members.push(place),
            None => found.push((key, vec![place])),
        }
    }
    // Stable: within one order as they come.
    found.sort_by_key(|(key, _)| key.order);
    let groups = found.into_iter().map(|(key, members)| Group {
        id: key.id,
        title: key.title,
        members,
        is_silent: key.is_silent,
    });
    groups.collect()
}
