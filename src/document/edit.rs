//! Edits: the only way to change a model.

use std::{collections::HashSet, fmt, sync::Arc};

use super::removal::{detach, remove};
use crate::model::{
    AnyCard, Id, Kind, Scenario,
    card::{Card, Listed},
};

type Change = Arc<dyn Fn(&mut Scenario) -> bool + Send + Sync>;

/// A change to a scenario. It can be applied to any scenario; where it makes no sense it does
/// nothing.
#[derive(Clone)]
pub enum Edit {
    /// Puts a card into its list at this place, or at the end.
    Insert(AnyCard, usize),
    /// Takes a card out, with every reference to it and what means nothing without it.
    Remove(Id),
    /// The same for several.
    RemoveAll(Vec<Id>),
    /// Moves a card to this place in its list.
    Move(Id, usize),
    /// Moves cards of one kind so that they stand in this order before a card of their list, or
    /// at its end.
    Gather(Vec<Id>, Option<Id>),
    /// Takes out every reference to things that are no longer there.
    Detach(Vec<Id>),
    /// Puts a whole scenario in the place of this one.
    ReplaceAll(Arc<Scenario>),
    /// Changes a card, or the scenario itself; made by [`Edit::update`] and [`Edit::scenario`].
    Change(ChangeEdit),
}

/// A change that is a function; see [`Edit::update`].
#[derive(Clone)]
pub struct ChangeEdit(Change);

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Insert(card, at) => write!(f, "Insert({} at {at})", card.as_card().id()),
            Self::Remove(id) => write!(f, "Remove({id})"),
            Self::RemoveAll(ids) => write!(f, "RemoveAll({ids:?})"),
            Self::Move(id, to) => write!(f, "Move({id} to {to})"),
            Self::Gather(ids, before) => write!(f, "Gather({ids:?} before {before:?})"),
            Self::Detach(ids) => write!(f, "Detach({ids:?})"),
            Self::ReplaceAll(_) => f.write_str("ReplaceAll"),
            Self::Change(_) => f.write_str("Change"),
        }
    }
}

impl Edit {
    /// Changes the card of type `T` with this id.
    pub fn update<T: Listed>(id: &Id, change: impl Fn(&mut T) + Send + Sync + 'static) -> Self {
        let id = id.clone();
        Self::Change(ChangeEdit(Arc::new(move |scenario| {
            let Some(index) = T::list(scenario).index_of(&id) else {
                return false;
            };
            let Some(before) = T::list(scenario).at(index) else {
                return false;
            };
            let mut after = before.clone();
            change(&mut after);
            if after == *before {
                return false;
            }
            if let Some(card) = T::list_mut(scenario).at_mut(index) {
                *card = after;
            }
            true
        })))
    }

    /// Changes the cards with these ids, whatever their kinds.
    pub fn update_cards(
        ids: &[Id],
        change: impl Fn(&mut dyn Card) + Send + Sync + 'static,
    ) -> Self {
        let ids: HashSet<Id> = ids.iter().cloned().collect();
        Self::Change(ChangeEdit(Arc::new(move |scenario| {
            let mut changed = false;
            for kind in Kind::CARDS {
                let places: Vec<usize> = scenario
                    .cards(kind)
                    .enumerate()
                    .filter_map(|(place, card)| ids.contains(card.id()).then_some(place))
                    .collect();
                for place in places {
                    let Some(before) = scenario.shared_at(kind, place) else {
                        continue;
                    };
                    let mut after = before.clone();
                    change(after.as_card_mut());
                    if after != before {
                        scenario.take(kind, place);
                        scenario.insert(after, place);
                        changed = true;
                    }
                }
            }
            changed
        })))
    }

    /// Changes the scenario's own fields.
    pub fn scenario(change: impl Fn(&mut Scenario) + Send + Sync + 'static) -> Self {
        Self::Change(ChangeEdit(Arc::new(move |scenario| {
            let before = scenario.clone();
            change(scenario);
            *scenario != before
        })))
    }

    /// Applies the edit; tells whether anything changed.
    pub(super) fn apply(&self, scenario: &mut Scenario) -> bool {
        match self {
            Self::Insert(card, at) => {
                scenario.insert(card.clone(), *at);
                true
            }
            Self::Remove(id) => remove(scenario, std::slice::from_ref(id)),
            Self::RemoveAll(ids) => remove(scenario, ids),
            Self::Move(id, to) => {
                let Some((kind, from)) = scenario.find(id) else {
                    return false;
                };
                let to = (*to).min(scenario.count(kind).saturating_sub(1));
                if from == to {
                    return false;
                }
                if let Some(card) = scenario.take(kind, from) {
                    scenario.insert(card, to);
                }
                true
            }
            Self::Gather(ids, before) => gather(scenario, ids, before.as_ref()),
            Self::Detach(ids) => detach(scenario, ids.clone()),
            Self::ReplaceAll(with) => {
                if **with == *scenario {
                    return false;
                }
                *scenario = Scenario::clone(with);
                true
            }
            Self::Change(change) => (change.0)(scenario),
        }
    }
}

/// Moves cards so that they stand in this order before another of their list, or at its end.
fn gather(scenario: &mut Scenario, ids: &[Id], before: Option<&Id>) -> bool {
    let Some((kind, _)) = ids.first().and_then(|id| scenario.find(id)) else {
        return false;
    };
    if before.is_some_and(|before| {
        ids.contains(before) || !scenario.cards(kind).any(|card| card.id() == before)
    }) {
        return false;
    }
    let order: Vec<Id> = scenario.cards(kind).map(|card| card.id().clone()).collect();
    let mut moved = Vec::new();
    for id in ids {
        let place = scenario.cards(kind).position(|card| card.id() == id);
        moved.extend(place.and_then(|place| scenario.take(kind, place)));
    }
    let at = before
        .and_then(|before| scenario.cards(kind).position(|card| card.id() == before))
        .unwrap_or_else(|| scenario.count(kind));
    for (step, card) in moved.into_iter().enumerate() {
        scenario.insert(card, at + step);
    }
    !order.iter().eq(scenario.cards(kind).map(Card::id))
}

/// Edits that belong together: one step to undo.
#[derive(Clone, Debug, Default)]
pub struct Transaction {
    /// What it does, for the menu: `add party`, `edit venue`.
    pub label: String,
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// Steps in a row with the same key are one step: a drag, a slider.
    pub merge: Option<String>,
    /// What is selected afterwards, if that changes.
    pub select: Option<Option<Id>>,
}

impl Transaction {
    /// Whether it puts a whole scenario in the place of the one there is.
    pub fn replaces_all(&self) -> bool {
        let mut edits = self.edits.iter();
        edits.any(|edit| matches!(edit, Edit::ReplaceAll(_)))
    }

    /// One edit.
    pub fn new(label: impl Into<String>, edit: Edit) -> Self {
        Self::of(label, vec![edit])
    }

    /// Several edits.
    pub fn of(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            label: label.into(),
            edits,
            ..Self::default()
        }
    }

    /// The same, merged with steps before it that have this key.
    #[must_use]
    pub fn merging(mut self, key: impl Into<String>) -> Self {
        self.merge = Some(key.into());
        self
    }

    /// The same, with this selected afterwards.
    #[must_use]
    pub fn selecting(mut self, id: Option<Id>) -> Self {
        self.select = Some(id);
        self
    }
}
