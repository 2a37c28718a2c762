//! The macro by which every record of the format is declared.
//!
//! One declaration gives the struct, its reading and writing in the format's key order (what is
//! blank is left out, what is unknown is kept and comes last), its JSON schema and its
//! [`Field`](super::field::Field) functions. Writing them by hand for forty records would be four
//! places to forget a field in.

use serde::{
    Deserialize,
    de::{Deserializer, Visitor},
};
use serde_json::{Map, Value};

/// The fields that this program does not know, as read.
pub type Unknown = Map<String, Value>;

/// A key of a record: the place of one that it knows, or one to be kept.
pub(super) enum Key {
    Known(usize),
    Unknown(String),
}

/// Reads a key without allocating when it is known. Keys come in the order of the file, so that
/// the one after the last is tried first.
pub(super) struct KeyOf {
    pub(super) known: &'static [&'static str],
    pub(super) next: usize,
}

impl<'de> serde::de::DeserializeSeed<'de> for KeyOf {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyOf {
    type Value = Key;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, text: &str) -> Result<Key, E> {
        let places = (self.next..self.known.len()).chain(0..self.next);
        Ok(places
            .into_iter()
            .find(|place| self.known.get(*place).is_some_and(|known| *known == text))
            .map_or_else(|| Key::Unknown(text.to_owned()), Key::Known))
    }
}

/// Reads a text and makes something of it, without keeping the text.
pub(super) fn read_text<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    make: fn(&str) -> T,
) -> Result<T, D::Error> {
    struct Reader<T>(fn(&str) -> T);
    impl<T> Visitor<'_> for Reader<T> {
        type Value = T;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok(self.0(text))
        }
    }
    deserializer.deserialize_str(Reader(make))
}

/// A record's key for a field: its name, unless another is given.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

/// Declares a record. `#[is(Kind)]` names what it is if it has an id; `#[essential(a, b)]` names
/// the fields without which it means nothing, so that it goes when they go.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $(#[is($kind:ident)])?
        $(#[essential($($essential:ident),+)])?
        pub struct $name:ident {
            $( $(#[doc = $field_doc:literal])* $field:ident $(as $key:literal)? : $ty:ty, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[doc = $field_doc])* pub $field: $ty, )*
            /// What the reader did not know, as read.
            pub unknown: $crate::model::record::Unknown,
        }

        impl $name {
            /// The keys that this record knows, in the order of the file.
            pub const KEYS: &'static [&'static str] =
                &[$($crate::model::record::key!($field $($key)?)),*];

            /// Whether there is something in the field with this key.
            pub fn has(&self, key: &str) -> bool {
                use $crate::model::field::Field as _;
                $(
                    if key == $crate::model::record::key!($field $($key)?) {
                        return !self.$field.is_blank();
                    }
                )*
                false
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                use $crate::model::field::Field as _;
                let mut map = serializer.serialize_map(None)?;
                $(
                    if !self.$field.is_blank() {
                        map.serialize_entry($crate::model::record::key!($field $($key)?), &self.$field)?;
                    }
                )*
                for (key, value) in &self.unknown {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;
                impl<'de> serde::de::Visitor<'de> for Reader {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$name, A::Error> {
                        use $crate::model::record::{Key, KeyOf};
                        /// The places of the keys.
                        #[allow(non_camel_case_types, clippy::enum_variant_names)]
                        enum Nth { $($field),* }
                        let mut record = $name::default();
                        let mut next = 0;
                        while let Some(key) = map.next_key_seed(KeyOf { known: $name::KEYS, next })? {
                            match key {
                                $(
                                    Key::Known(place) if place == Nth::$field as usize => {
                                        next = place + 1;
                                        record.$field = map.next_value::<$crate::model::record::Present<$ty>>()?.0;
                                    }
                                )*
                                Key::Known(_) => {
                                    return Err(serde::de::Error::custom("a key without a field"));
                                }
                                Key::Unknown(key) => {
                                    record.unknown.insert(key, map.next_value()?);
                                }
                            }
                        }
                        Ok(record)
                    }
                }
                deserializer.deserialize_map(Reader)
            }
        }

        impl $crate::model::field::Field for $name {
            fn is_blank(&self) -> bool {
                $(self.$field.is_blank() &&)* self.unknown.is_empty()
            }

            fn walk(&self, visit: &mut dyn $crate::model::field::Visit) {
                #[allow(unused_mut, unused_assignments)]
                let mut kind = None;
                $(kind = Some($crate::model::kind::Kind::$kind);)?
                visit.begin(kind);
                $(
                    visit.field($crate::model::record::key!($field $($key)?));
                    self.$field.walk(visit);
                )*
                visit.end();
            }

            fn walk_mut(&mut self, visit: &mut dyn $crate::model::field::VisitMut) {
                $(self.$field.walk_mut(visit);)*
            }

            fn detach(&mut self, gone: &dyn Fn(&$crate::model::id::Id) -> bool) {
                $(self.$field.detach(gone);)*
            }

            fn stands(&self) -> bool {
                true $($(&& !self.$essential.is_blank())+)?
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut properties = serde_json::Map::new();
                $(
                    let mut schema = generator.subschema_for::<$ty>();
                    $crate::model::record::describe(&mut schema, &[$($field_doc),*]);
                    properties.insert(
                        $crate::model::record::key!($field $($key)?).to_owned(),
                        schema.into(),
                    );
                )*
                let mut schema = schemars::json_schema!({ "type": "object" });
                $crate::model::record::describe(&mut schema, &[$($doc),*]);
                schema.insert("properties".to_owned(), properties.into());
                schema
            }
        }
    };
}

/// Declares a card: a record with an id, its own fields, and the fields common to all cards.
macro_rules! card {
    (
        $(#[doc = $doc:literal])*
        #[is($kind:ident)]
        $(#[essential($($essential:ident),+)])?
        pub struct $name:ident {
            $($fields:tt)*
        }
    ) => {
        $crate::model::record::record! {
            $(#[doc = $doc])*
            #[is($kind)]
            $(#[essential($($essential),+)])?
            pub struct $name {
                /// Its stable name, unique in the file.
                id: $crate::model::id::Id,
                $($fields)*
                /// Words to find and group it by.
                tags: Vec<String>,
                /// Free notes (Markdown), for the team.
                notes: String,
                /// Who may see it.
                handling: $crate::model::handling::Handling,
                /// What it rests on.
                sources: Vec<$crate::model::source::Attribution>,
            }
        }

        $crate::model::record::impl_card!($name $kind);
    };
}

/// Makes a record with the common fields a card.
macro_rules! impl_card {
    ($name:ident $kind:ident) => {
        impl $crate::model::card::Card for $name {
            fn kind(&self) -> $crate::model::kind::Kind {
                $crate::model::kind::Kind::$kind
            }
            fn id(&self) -> &$crate::model::id::Id {
                &self.id
            }
            fn common(&self) -> $crate::model::card::Common<'_> {
                $crate::model::card::Common {
                    tags: &self.tags,
                    notes: &self.notes,
                    handling: &self.handling,
                    sources: &self.sources,
                }
            }
            fn common_mut(&mut self) -> $crate::model::card::CommonMut<'_> {
                $crate::model::card::CommonMut {
                    id: &mut self.id,
                    tags: &mut self.tags,
                    notes: &mut self.notes,
                    handling: &mut self.handling,
                    sources: &mut self.sources,
                }
            }
            fn as_any(&self) -> &dyn std::any::Any {
                self
            }
            fn as_field(&self) -> &dyn $crate::model::field::Field {
                self
            }
        }
    };
}

pub(crate) use {card, impl_card, key, record};

/// A value that was read; `null` is no value of any type of the format.
pub(super) struct Present<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Present<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Option::<T>::deserialize(deserializer)?;
        read.map(Self).ok_or_else(|| {
            serde::de::Error::invalid_type(
                serde::de::Unexpected::Unit,
                &"a value, or else no such key",
            )
        })
    }
}

/// Adds a field's documentation to its schema.
pub(super) fn describe(schema: &mut schemars::Schema, docs: &[&str]) {
    let text = docs.concat().trim().to_owned();
    if text.is_empty() {
        return;
    }
    let text = match schema.get("description").and_then(Value::as_str) {
        Some(of_type) => format!("{text} ({of_type})"),
        None => text,
    };
    schema.insert("description".to_owned(), Value::String(text));
}
