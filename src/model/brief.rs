//! Briefs: decks of slides made from live views of the scenario.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    field::{Field, Visit, VisitMut},
    id::{Id, Ref, to},
    moment::Moment,
    number::Amount,
    record::{card, record},
    word::{Aspect, SlideKind},
};

card! {
    /// An ordered deck of slides, and the room that it is for.
    #[is(Brief)]
    pub struct Brief {
        /// Its title.
        title: String,
        /// Before whom it is shown.
        room: RoomChoice,
        /// How long it may take, in minutes.
        minutes: Option<Amount>,
        /// The proportions of its slides.
        aspect: Option<Aspect>,
        /// The slides, in order.
        slides: Vec<Slide>,
    }
}

record! {
    /// One slide.
    #[is(Slide)]
    pub struct Slide {
        /// Its stable name, unique in the file.
        id: Id,
        /// What it shows.
        kind: Option<SlideKind>,
        /// Its title.
        title: String,
        /// The things it shows.
        of: Vec<Ref<to::Any>>,
        /// The view of the map it shows.
        view: Option<Ref<to::View>>,
        /// The moment it shows.
        as_of: Moment,
        /// The moment it compares with.
        from: Moment,
        /// Its text (Markdown).
        text: String,
        /// Whether it is revealed step by step.
        steps: bool,
        /// Whether it is left out when shown.
        hidden: bool,
        /// Notes for the presenter.
        notes: String,
    }
}

/// Before whom a brief is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RoomChoice {
    /// Not said: the public.
    #[default]
    Unsaid,
    /// A room by name; `public` is the only one that is listed.
    Named(String),
    /// The participants of a talk, or a list of parties.
    Of(RoomOf),
}

record! {
    /// A room given by a talk or by parties.
    pub struct RoomOf {
        /// The participants of this talk.
        talk: Option<Ref<to::Talk>>,
        /// These parties.
        parties: Vec<Ref<to::Party>>,
    }
}

impl Serialize for RoomChoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unsaid => serializer.serialize_str("public"),
            Self::Named(name) => serializer.serialize_str(name),
            Self::Of(room) => room.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for RoomChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(
            untagged,
            expecting = "a room: \"public\", {\"talk\": ...} or {\"parties\": [...]}"
        )]
        enum Written {
            Named(String),
            Of(RoomOf),
        }
        Written::deserialize(deserializer).map(|written| match written {
            Written::Named(name) => Self::Named(name),
            Written::Of(room) => Self::Of(room),
        })
    }
}

impl JsonSchema for RoomChoice {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RoomChoice".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let of = generator.subschema_for::<RoomOf>();
        json_schema!({ "anyOf": [{ "type": "string", "examples": ["public"] }, of] })
    }
}

impl Field for RoomChoice {
    fn is_blank(&self) -> bool {
        matches!(self, Self::Unsaid)
    }

    fn walk(&self, visit: &mut dyn Visit) {
        if let Self::Of(room) = self {
            room.walk(visit);
        }
    }

    fn walk_mut(&mut self, visit: &mut dyn VisitMut) {
        if let Self::Of(room) = self {
            room.walk_mut(visit);
        }
    }

    fn detach(&mut self, gone: &dyn Fn(&Id) -> bool) {
        if let Self::Of(room) = self {
            room.detach(gone);
        }
    }
}
