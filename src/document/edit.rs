//! Edits: the only way to change a model.

use std::{collections::HashSet, fmt, sync::Arc};

use crate::model::{AnyCard, Id, Kind, Moment, Ref, Scenario, card::Listed, field::own_ids};

type Change = Arc<dyn Fn(&mut Scenario) -> bool + Send + Sync>;

/// A change to a scenario. It can be applied to any scenario; where it makes no sense it does
/// nothing.
#[derive(Clone)]
pub enum Edit {
    /// Puts a card into its list at this place, or at the end.
    Insert(AnyCard, usize),
    /// Takes a card out, with every reference to it and what means nothing without it.
    Remove(Id),
    /// Moves a card to this place in its list.
    Move(Id, usize),
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
            Self::Move(id, to) => write!(f, "Move({id} to {to})"),
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
            Self::Remove(id) => {
                let Some((kind, index)) = scenario.find(id) else {
                    return false;
                };
                if kind == Kind::Talk {
                    keep_moments(scenario, index);
                }
                let Some(card) = scenario.take(kind, index) else {
                    return false;
                };
                detach(scenario, own_ids(card.as_card().as_field()));
                true
            }
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

/// Before a talk is taken out: what holds since or until that talk goes on to do so, by its date or
/// else by a talk beside it. A blank moment would say something else: that a position which was
/// retracted there still holds.
fn keep_moments(scenario: &mut Scenario, index: usize) {
    let Some(talk) = scenario.talks.at(index) else {
        return;
    };
    let gone = talk.id.clone();
    let beside = talk
        .follows
        .clone()
        .filter(|before| before.id() != &gone && scenario.talks.get(before.id()).is_some())
        .or_else(|| {
            let before = index
                .checked_sub(1)
                .and_then(|index| scenario.talks.at(index));
            let talk = before.or_else(|| scenario.talks.at(index + 1))?;
            Some(Ref::from(&talk.id))
        });
    let with = match (&talk.start, beside) {
        (Some(start), _) if start.is_possible() => Moment::on(start.clone()),
        (_, Some(beside)) => Moment::at_talk(beside),
        (_, None) => return,
    };
    let keep = |moment: &mut Moment| {
        if moment.talk.as_ref().is_some_and(|talk| *talk.id() == gone) {
            moment.date.clone_from(&with.date);
            moment.talk.clone_from(&with.talk);
        }
    };
    let names = |moment: &Moment| moment.talk.as_ref().is_some_and(|talk| *talk.id() == gone);
    for index in 0..scenario.positions.len() {
        let refers = |at: &crate::model::Position| names(&at.since) || names(&at.until);
        if scenario.positions.at(index).is_some_and(refers)
            && let Some(position) = scenario.positions.at_mut(index)
        {
            keep(&mut position.since);
            keep(&mut position.until);
        }
    }
    for index in 0..scenario.relations.len() {
        let refers = |at: &crate::model::Relation| names(&at.since) || names(&at.until);
        if scenario.relations.at(index).is_some_and(refers)
            && let Some(relation) = scenario.relations.at_mut(index)
        {
            keep(&mut relation.since);
            keep(&mut relation.until);
        }
    }
}

/// Takes out every reference to `gone`, and what goes with it: a position whose party is gone is
/// gone too, and then so is what referred to the position.
fn detach(scenario: &mut Scenario, gone: Vec<Id>) -> bool {
    use crate::model::field::Field as _;
    let mut changed = false;
    let mut wave: HashSet<Id> = gone.into_iter().collect();
    while !wave.is_empty() {
        // An id that is still borne by another thing (a duplicate) is not gone.
        for id in own_ids(scenario) {
            wave.remove(&id);
        }
        if wave.is_empty() {
            break;
        }
        let before: Vec<Id> = own_ids(scenario);
        if crate::model::field::references(scenario)
            .iter()
            .any(|id| wave.contains(id))
        {
            changed = true;
        }
        scenario.detach(&|id| wave.contains(id));
        let after: HashSet<Id> = own_ids(scenario).into_iter().collect();
        wave = before
            .into_iter()
            .filter(|id| !after.contains(id))
            .collect();
    }
    changed
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

/// A card that would be taken out, or lose a reference, if something were removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affected {
    /// The card.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Whether it would be taken out, not only changed.
    pub goes: bool,
}

/// What removing the cards with these ids would do to the others.
pub fn affected_by_removal(scenario: &Scenario, ids: &[Id]) -> Vec<Affected> {
    let mut after = scenario.clone();
    for id in ids {
        Edit::Remove(id.clone()).apply(&mut after);
    }
    let left: std::collections::HashMap<&Id, &dyn crate::model::card::Card> =
        after.all_cards().map(|card| (card.id(), card)).collect();
    let gone: HashSet<Id> = ids
        .iter()
        .filter_map(|id| scenario.card(id))
        .flat_map(|card| own_ids(card.as_field()))
        .collect();
    scenario
        .all_cards()
        .filter(|card| !ids.contains(card.id()))
        .filter_map(|card| {
            let goes = !left.contains_key(card.id());
            let refers = crate::model::field::references(card.as_field())
                .iter()
                .any(|id| gone.contains(id));
            (goes || refers).then(|| Affected {
                id: card.id().clone(),
                kind: card.kind(),
                goes,
            })
        })
        .collect()
}
