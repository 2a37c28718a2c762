//! Handling marks, and the one rule by which a room may see a thing.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
    ser::SerializeMap as _,
};
use serde_json::Value;

use super::{
    field::{Field, Visit, VisitMut},
    id::{Id, Ref, to},
    record::Unknown,
};

/// Who may see a thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Handling {
    /// Only the team: the default.
    #[default]
    Team,
    /// Everyone.
    Public,
    /// The team and these parties.
    SharedWith(SharedWith),
    /// A mark that this program does not know, kept as read and treated as team only.
    Unlisted(String),
}

/// The parties that a thing is shared with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SharedWith {
    /// The parties.
    pub parties: Vec<Ref<to::Party>>,
    /// What the reader did not know, as read.
    pub unknown: Unknown,
}

impl Handling {
    /// Shared with these parties.
    pub fn shared_with(parties: Vec<Ref<to::Party>>) -> Self {
        Self::SharedWith(SharedWith {
            parties,
            unknown: Unknown::new(),
        })
    }

    /// The narrowest handling that lets a room see it too, and takes it from nobody.
    #[must_use]
    pub fn opened_to(&self, room: &Room) -> Self {
        match self {
            Self::Public => Self::Public,
            _ if room.parties.is_empty() => Self::Public,
            Self::SharedWith(shared) => {
                let mut shared = shared.clone();
                for party in &room.parties {
                    if shared.parties.iter().all(|own| own.id() != party) {
                        shared.parties.push(Ref::from(party));
                    }
                }
                Self::SharedWith(shared)
            }
            Self::Team | Self::Unlisted(_) => {
                Self::shared_with(room.parties.iter().map(Ref::from).collect())
            }
        }
    }

    /// Whether a room may see what bears this mark: it is public, or the room has parties and it
    /// is shared with every one of them.
    ///
    /// This is the only place where that is decided.
    pub fn visible_in(&self, room: &Room) -> bool {
        match self {
            Self::Public => true,
            Self::SharedWith(shared) => {
                !room.parties.is_empty()
                    && room
                        .parties
                        .iter()
                        .all(|party| shared.parties.iter().any(|with| with.id() == party))
            }
            Self::Team | Self::Unlisted(_) => false,
        }
    }
}

/// Whether a part of a card may be seen, whose own mark can only narrow the card's.
pub fn part_visible_in(card: &Handling, part: Option<&Handling>, room: &Room) -> bool {
    card.visible_in(room) && part.is_none_or(|part| part.visible_in(room))
}

/// The parties before whom something is shown, our own side not counted. None: the public.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    parties: Vec<Id>,
}

impl Room {
    /// The room of these parties, `team` left out.
    pub fn of(parties: impl IntoIterator<Item = Id>, team: &[Ref<to::Party>]) -> Self {
        let mut parties: Vec<Id> = parties
            .into_iter()
            .filter(|party| !team.iter().any(|own| own.id() == party))
            .collect();
        parties.sort();
        parties.dedup();
        Self { parties }
    }

    /// The room in which only what is public is shown.
    pub fn public() -> Self {
        Self::default()
    }

    /// The parties that count.
    pub fn parties(&self) -> &[Id] {
        &self.parties
    }
}

impl Serialize for Handling {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Team => serializer.serialize_str("team"),
            Self::Public => serializer.serialize_str("public"),
            Self::Unlisted(word) => serializer.serialize_str(word),
            Self::SharedWith(shared) => {
                let mut map = serializer.serialize_map(None)?;
                // Written even when empty: the key is what tells this mark from the others.
                map.serialize_entry("shared_with", &shared.parties)?;
                for (key, value) in &shared.unknown {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Handling {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Handling;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("\"public\", \"team\" or {\"shared_with\": [...]}")
            }

            fn visit_str<E>(self, word: &str) -> Result<Handling, E> {
                Ok(match word {
                    "team" => Handling::Team,
                    "public" => Handling::Public,
                    _ => Handling::Unlisted(word.to_owned()),
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Handling, A::Error> {
                let mut shared = SharedWith::default();
                while let Some(key) = map.next_key::<String>()? {
                    if key == "shared_with" {
                        shared.parties = map.next_value()?;
                    } else {
                        shared.unknown.insert(key, map.next_value::<Value>()?);
                    }
                }
                Ok(Handling::SharedWith(shared))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

impl JsonSchema for Handling {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Handling".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let parties = generator.subschema_for::<Vec<Ref<to::Party>>>();
        json_schema!({
            "description": "who may see it: \"public\", \"team\" (the default) or the parties it is shared with",
            "anyOf": [
                { "type": "string", "examples": ["public", "team"] },
                { "type": "object", "properties": { "shared_with": parties } },
            ],
        })
    }
}

impl Field for Handling {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Team)
    }

    fn walk(&self, visit: &mut dyn Visit) {
        if let Self::SharedWith(shared) = self {
            shared.parties.walk(visit);
        }
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        if let Self::SharedWith(shared) = self {
            shared.parties.walk_mut(visit);
        }
    }

    fn detach(&mut self, gone: &dyn Fn(&Id) -> bool) {
        if let Self::SharedWith(shared) = self {
            shared.parties.detach(gone);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(parties: &[&str], team: &[&str]) -> Room {
        let team: Vec<_> = team.iter().map(|id| Ref::new(*id)).collect();
        Room::of(parties.iter().map(|id| Id::from(*id)), &team)
    }

    fn shared(parties: &[&str]) -> Handling {
        Handling::shared_with(parties.iter().map(|id| Ref::new(*id)).collect())
    }

    #[test]
    fn the_public_sees_only_what_is_public() {
        for nobody in [Room::public(), room(&[], &[]), room(&["us"], &["us"])] {
            assert!(Handling::Public.visible_in(&nobody));
            assert!(!Handling::Team.visible_in(&nobody));
            assert!(!shared(&["a"]).visible_in(&nobody));
            assert!(!shared(&[]).visible_in(&nobody));
        }
    }

    #[test]
    fn a_room_sees_what_is_shared_with_everyone_in_it() {
        let both = room(&["a", "b", "us"], &["us"]);
        assert!(shared(&["b", "a"]).visible_in(&both));
        assert!(shared(&["b", "a", "c"]).visible_in(&both));
        assert!(!shared(&["a"]).visible_in(&both));
        assert!(!shared(&["a", "us"]).visible_in(&both));
        assert!(!Handling::Unlisted("restricted".into()).visible_in(&both));
    }

    #[test]
    fn what_is_opened_to_a_room_is_seen_there_and_taken_from_nobody() {
        let both = room(&["a", "b"], &[]);
        for before in [Handling::Team, shared(&["a", "c"]), Handling::Public] {
            assert!(before.opened_to(&both).visible_in(&both));
            assert!(
                before
                    .opened_to(&Room::public())
                    .visible_in(&Room::public())
            );
        }
        assert_eq!(Handling::Team.opened_to(&both), shared(&["a", "b"]));
        assert_eq!(
            shared(&["a", "c"]).opened_to(&both),
            shared(&["a", "c", "b"])
        );
        assert_eq!(Handling::Public.opened_to(&both), Handling::Public);
        let outsider = room(&["c"], &[]);
        assert!(!Handling::Team.opened_to(&both).visible_in(&outsider));
    }

    #[test]
    fn a_part_can_only_narrow() {
        let room = room(&["a"], &[]);
        assert!(part_visible_in(&Handling::Public, None, &room));
        assert!(!part_visible_in(
            &Handling::Public,
            Some(&Handling::Team),
            &room
        ));
        assert!(!part_visible_in(
            &Handling::Team,
            Some(&Handling::Public),
            &room
        ));
    }

    #[test]
    fn reads_the_three_marks_and_keeps_the_rest() {
        for text in [
            "\"team\"",
            "\"public\"",
            "\"restricted\"",
            "{\"shared_with\":[\"a\"],\"until\":\"2026\"}",
            "{\"shared_with\":[]}",
        ] {
            let handling: Handling = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&handling).unwrap(), text);
        }
        assert!(serde_json::from_str::<Handling>("3").is_err());
    }
}
