//! A list of cards that is cheap to copy and to change.

use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{SeqAccess, Visitor},
};

use super::{
    card::Card,
    field::{Field, Visit, VisitMut},
    id::Id,
};

/// Cards in the user's order. A copy shares them all; a change copies one.
#[derive(Clone, Debug)]
pub struct List<T>(imbl::Vector<Arc<T>>);

impl<T: PartialEq> PartialEq for List<T> {
    /// What is shared is equal without looking: two snapshots differ in a few cards of thousands.
    fn eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
            || (self.0.len() == other.0.len()
                && self
                    .0
                    .iter()
                    .zip(&other.0)
                    .all(|(a, b)| Arc::ptr_eq(a, b) || a == b))
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(imbl::Vector::new())
    }
}

impl<T: Clone> List<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.iter().map(|card| &**card)
    }

    /// Whether this is the other list, unchanged since one was copied from the other. When in
    /// doubt it says no.
    pub fn is_shared_with(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }

    /// How many cards both lists have at their beginnings, and how many of the rest at their ends:
    /// the very same, not merely alike. After an edit whole runs of cards are shared, and are
    /// passed over as one.
    pub fn shared_ends(&self, other: &Self) -> (usize, usize) {
        let mut start = 0;
        for (own, others) in self.0.leaves().zip(other.0.leaves()) {
            if !std::ptr::eq(own, others) {
                break;
            }
            start += own.len();
        }
        let is_same = |index: usize| match (self.0.get(index), other.0.get(index)) {
            (Some(own), Some(others)) => Arc::ptr_eq(own, others),
            _ => false,
        };
        while is_same(start) {
            start += 1;
        }
        let most = self.len().min(other.len()) - start;
        let pairs = self.0.iter().rev().zip(other.0.iter().rev()).take(most);
        let end = pairs
            .take_while(|(own, others)| Arc::ptr_eq(own, others))
            .count();
        (start, end)
    }

    /// The one at `index`.
    pub fn at(&self, index: usize) -> Option<&T> {
        self.0.get(index).map(|card| &**card)
    }

    /// The one at `index`, shared.
    pub fn shared_at(&self, index: usize) -> Option<&Arc<T>> {
        self.0.get(index)
    }

    /// The one at `index`, to be changed; copied first if it is shared.
    pub fn at_mut(&mut self, index: usize) -> Option<&mut T> {
        self.0.get_mut(index).map(Arc::make_mut)
    }

    /// Puts one in at `index`, or at the end if there is no such place.
    pub fn insert(&mut self, index: usize, card: Arc<T>) {
        self.0.insert(index.min(self.0.len()), card);
    }

    /// Adds one at the end.
    pub fn push(&mut self, card: impl Into<Arc<T>>) {
        self.0.push_back(card.into());
    }

    /// Takes one out.
    pub fn remove(&mut self, index: usize) -> Option<Arc<T>> {
        (index < self.0.len()).then(|| self.0.remove(index))
    }
}

impl<T: Card + Clone> List<T> {
    /// Where the card with this id is; the first, if there are several.
    pub fn index_of(&self, id: &Id) -> Option<usize> {
        self.0.iter().position(|card| card.id() == id)
    }

    /// The card with this id.
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.iter().find(|card| card.id() == id)
    }

    /// The card with this id, to be changed.
    pub fn get_mut(&mut self, id: &Id) -> Option<&mut T> {
        let index = self.index_of(id)?;
        self.at_mut(index)
    }
}

impl<T: Clone> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(cards: I) -> Self {
        Self(cards.into_iter().map(Arc::new).collect())
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|card| &**card))
    }
}

impl<'de, T: Deserialize<'de> + Clone> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de> + Clone> Visitor<'de> for Reader<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut list = imbl::Vector::new();
                while let Some(card) = seq.next_element()? {
                    list.push_back(Arc::new(card));
                }
                Ok(List(list))
            }
        }
        deserializer.deserialize_seq(Reader(std::marker::PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ListOf{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

impl<T: Field + Clone> Field for List<T> {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    fn walk(&self, visit: &mut dyn Visit) {
        for card in &self.0 {
            card.walk(visit);
        }
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        for card in &mut self.0 {
            Arc::make_mut(card).walk_mut(visit);
        }
    }

    fn detach(&mut self, gone: &dyn Fn(&Id) -> bool) {
        let refers = |card: &T| super::field::references(card).iter().any(gone);
        if !self.0.iter().any(|card| refers(card)) {
            return;
        }
        // Only the cards that refer to what is gone are copied; the others stay shared.
        self.0 = self
            .0
            .iter()
            .filter_map(|card| {
                if !refers(card) {
                    return Some(Arc::clone(card));
                }
                let mut changed = T::clone(card);
                let stood = changed.stands();
                changed.detach(gone);
                (!stood || changed.stands()).then(|| Arc::new(changed))
            })
            .collect();
    }
}
