//! Ids: how everything in a scenario is named, and how one thing refers to another.

use std::{fmt, marker::PhantomData, sync::Arc};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    field::{Field, Visit, VisitMut},
    kind::Kind,
};

/// The stable name of a thing, unique in the whole file.
///
/// Any text is kept as read; [`Id::is_well_formed`] tells whether it is one that the format allows.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The pattern that a well-formed id matches.
    pub const PATTERN: &'static str = "^[a-z0-9][a-z0-9-]{0,63}$";

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the id matches [`Id::PATTERN`].
    pub fn is_well_formed(&self) -> bool {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        self.0.len() <= 64
            && self.0.starts_with(allowed)
            && self.0.chars().all(|c| allowed(c) || c == '-')
    }
}

impl Default for Id {
    fn default() -> Self {
        Self(Arc::from(""))
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self(Arc::from(text))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::record::read_text(deserializer, |text| Self::from(text))
    }
}

impl JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": Id::PATTERN })
    }
}

impl Field for Id {
    fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    fn walk(&self, visit: &mut dyn Visit) {
        visit.id(self);
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        visit.id(self);
    }
}

/// What a reference may name; see [`to`].
pub trait Names: 'static {
    /// The kinds of thing that the reference may name; empty means any.
    const KINDS: &'static [Kind];
}

/// What references point to, as types.
pub mod to {
    use super::{Kind, Names};

    macro_rules! names {
        ($($(#[doc = $doc:literal])* $name:ident = [$($kind:ident),*];)*) => {$(
            $(#[doc = $doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum $name {}
            impl Names for $name {
                const KINDS: &'static [Kind] = &[$(Kind::$kind),*];
            }
        )*};
    }

    names! {
        /// Anything with an id.
        Any = [];
        /// A party.
        Party = [Party];
        /// A talk.
        Talk = [Talk];
        /// An issue.
        Issue = [Issue];
        /// An option of an issue.
        Choice = [Choice];
        /// A proposal.
        Proposal = [Proposal];
        /// A provision of a proposal.
        Provision = [Provision];
        /// What a position can ask for in return.
        ChoiceOrProvision = [Choice, Provision];
        /// A commitment.
        Commitment = [Commitment];
        /// A source.
        Source = [Source];
        /// A saved view of the map.
        View = [View];
    }
}

/// A reference: the id of something that should be of one of the kinds that `T` names.
pub struct Ref<T> {
    id: Id,
    names: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// A reference to the thing with this id.
    pub fn new(id: impl Into<Id>) -> Self {
        Self {
            id: id.into(),
            names: PhantomData,
        }
    }

    /// The id it names.
    pub fn id(&self) -> &Id {
        &self.id
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self::new(self.id.clone())
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<T> Eq for Ref<T> {}

impl<T> Default for Ref<T> {
    fn default() -> Self {
        Self::new(Id::default())
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ref({})", self.id)
    }
}

impl<T> From<&Id> for Ref<T> {
    fn from(id: &Id) -> Self {
        Self::new(id.clone())
    }
}

impl<T> Serialize for Ref<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.id.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Ref<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Id::deserialize(deserializer).map(Self::new)
    }
}

impl<T: Names> JsonSchema for Ref<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Ref".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = T::KINDS.iter().map(|kind| kind.noun()).collect();
        let description = if names.is_empty() {
            "the id of anything in the file".to_owned()
        } else {
            format!("the id of: {}", names.join(" or "))
        };
        json_schema!({ "type": "string", "description": description })
    }
}

impl<T: Names> Field for Ref<T> {
    fn is_blank(&self) -> bool {
        self.id.is_blank()
    }

    fn walk(&self, visit: &mut dyn Visit) {
        visit.reference(&self.id, T::KINDS);
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        visit.reference(&mut self.id);
    }

    fn detach(&mut self, gone: &dyn Fn(&Id) -> bool) {
        if gone(&self.id) {
            self.id = Id::default();
        }
    }
}
