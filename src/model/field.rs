//! What every field of every record can do: say whether it is blank, be walked, lose references.
//!
//! Everything that must know *all* fields (validation, references, duplication, what a room may
//! see) is built on these few functions, so that a new field cannot be forgotten anywhere.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    date::PartialDate,
    id::{Id, Ref},
    kind::Kind,
};

/// Sees the parts of a record, in the order of the file.
pub trait Visit {
    /// A record begins; `kind` is given if it has an id.
    fn begin(&mut self, _kind: Option<Kind>) {}
    /// The record that began last ends.
    fn end(&mut self) {}
    /// The fields that follow belong to the key `name`.
    fn field(&mut self, _name: &'static str) {}
    /// The id of the record that began last.
    fn id(&mut self, _id: &Id) {}
    /// A reference, and the kinds that it may name (none: any).
    fn reference(&mut self, _id: &Id, _kinds: &'static [Kind]) {}
    /// A date.
    fn date(&mut self, _date: &PartialDate) {}
    /// A number that should lie from `min` to `max`.
    fn number(&mut self, _number: f64, _min: i64, _max: i64) {}
    /// A text that should be a colour.
    fn colour(&mut self, _text: &str, _is_colour: bool) {}
    /// A text.
    fn text(&mut self, _text: &str) {}
    /// A word from a list of words, as a reader sees it.
    fn word(&mut self, _label: &str) {}
}

/// Changes ids and references in place.
pub trait VisitMut {
    /// The id of a record.
    fn id(&mut self, id: &mut Id);
    /// A reference.
    fn reference(&mut self, id: &mut Id);
}

/// A value that a record holds.
pub trait Field {
    /// Whether there is nothing in it, so that the file leaves it out.
    fn is_blank(&self) -> bool;

    /// Shows its parts to `visit`.
    fn walk(&self, _visit: &mut dyn Visit) {}

    /// Lets `visit` change its ids and references.
    fn walk_mut(&mut self, _visit: &mut dyn VisitMut) {}

    /// Takes out every reference to what is `gone`, with the list entries that mean nothing
    /// without it.
    fn detach(&mut self, _gone: &dyn Fn(&Id) -> bool) {}

    /// Whether a list entry still means something after [`Field::detach`].
    fn stands(&self) -> bool {
        true
    }
}

impl Field for String {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn walk(&self, visit: &mut dyn Visit) {
        visit.text(self);
    }
}

impl Field for bool {
    fn is_blank(&self) -> bool {
        !*self
    }
}

impl Field for Value {
    fn is_blank(&self) -> bool {
        false
    }
}

impl<T: Field> Field for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }

    fn walk(&self, visit: &mut dyn Visit) {
        if let Some(value) = self {
            value.walk(visit);
        }
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        if let Some(value) = self {
            value.walk_mut(visit);
        }
    }

    fn detach(&mut self, gone: &dyn Fn(&Id) -> bool) {
        if let Some(value) = self {
            let was_blank = value.is_blank();
            value.detach(gone);
            if value.is_blank() && !was_blank {
                *self = None;
            }
        }
    }
}

impl<T: Field> Field for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn walk(&self, visit: &mut dyn Visit) {
        for value in self {
            value.walk(visit);
        }
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        for value in self {
            value.walk_mut(visit);
        }
    }

    fn detach(&mut self, gone: &dyn Fn(&Id) -> bool) {
        self.retain_mut(|value| {
            // An entry that was blank or senseless before is not ours to take out.
            let stood = value.stands() && !value.is_blank();
            value.detach(gone);
            !stood || (value.stands() && !value.is_blank())
        });
    }
}

impl<T: Field> Field for BTreeMap<Id, T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn walk(&self, visit: &mut dyn Visit) {
        for id in self.keys() {
            visit.reference(id, &[]);
        }
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        *self = std::mem::take(self)
            .into_iter()
            .map(|(mut id, value)| {
                visit.reference(&mut id);
                (id, value)
            })
            .collect();
    }

    fn detach(&mut self, gone: &dyn Fn(&Id) -> bool) {
        self.retain(|id, _| !gone(id));
    }
}

/// The ids that a value refers to, in order.
pub fn references(value: &dyn Field) -> Vec<Id> {
    struct Collect(Vec<Id>);
    impl Visit for Collect {
        fn reference(&mut self, id: &Id, _: &'static [Kind]) {
            self.0.push(id.clone());
        }
    }
    let mut collect = Collect(Vec::new());
    value.walk(&mut collect);
    collect.0
}

/// The ids that a value defines and what each is the id of, its own first.
pub fn own_kinds(value: &dyn Field) -> Vec<(Id, Kind)> {
    #[derive(Default)]
    struct Collect(Vec<Option<Kind>>, Vec<(Id, Kind)>);
    impl Visit for Collect {
        fn begin(&mut self, kind: Option<Kind>) {
            self.0.push(kind);
        }
        fn end(&mut self) {
            self.0.pop();
        }
        fn id(&mut self, id: &Id) {
            if let Some(Some(kind)) = self.0.last() {
                self.1.push((id.clone(), *kind));
            }
        }
    }
    let mut collect = Collect::default();
    value.walk(&mut collect);
    collect.1
}

/// The ids that a value defines, its own first.
pub fn own_ids(value: &dyn Field) -> Vec<Id> {
    struct Collect(Vec<Id>);
    impl Visit for Collect {
        fn id(&mut self, id: &Id) {
            self.0.push(id.clone());
        }
    }
    let mut collect = Collect(Vec::new());
    value.walk(&mut collect);
    collect.0
}

/// Lets a list of references be read as a list of ids.
pub fn ids<T>(references: &[Ref<T>]) -> impl Iterator<Item = &Id> {
    references.iter().map(Ref::id)
}
