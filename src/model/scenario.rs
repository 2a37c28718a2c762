//! The scenario: all that one file holds.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{
    Brief, Commitment, Implication, Issue, Party, Position, Proposal, Reaction, Relation, Source,
    Talk, View, Waiver,
    card::{Card, Listed},
    date::PartialDate,
    field::Field,
    handling::{Handling, Room},
    id::{Id, Ref, to},
    kind::Kind,
    list::List,
    record::record,
};

record! {
    /// A Nonpaper scenario: one peace process, or one exercise.
    pub struct Scenario {
        /// What kind of file this is.
        format: FormatName,
        /// The version of the format.
        version: FormatVersion,
        /// Its title; public.
        title: String,
        /// What it is about (Markdown); public.
        summary: String,
        /// The language of its texts, as a BCP 47 tag.
        language: String,
        /// The day that it is looked at from; none: the computer's.
        today: Option<PartialDate>,
        /// Our own side, never counted in a room.
        team: Vec<Ref<to::Party>>,
        /// How new cards are marked.
        default_handling: Handling,
        /// The parties.
        parties: List<Party>,
        /// The talks.
        talks: List<Talk>,
        /// The issues.
        issues: List<Issue>,
        /// The proposals.
        proposals: List<Proposal>,
        /// The positions.
        positions: List<Position>,
        /// The commitments, milestones and next steps.
        commitments: List<Commitment>,
        /// The benefits and risks.
        implications: List<Implication>,
        /// The reactions.
        reactions: List<Reaction>,
        /// The sources.
        sources: List<Source>,
        /// The relations that no other field says.
        relations: List<Relation>,
        /// The saved views of the map.
        views: List<View>,
        /// The briefs.
        briefs: List<Brief>,
        /// The waived findings.
        waivers: List<Waiver>,
    }
}

/// The name of the format, which every file bears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatName;

impl FormatName {
    /// The name.
    pub const NAME: &'static str = "nonpaper-scenario";
}

/// The version of the format that this program reads and writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormatVersion;

impl FormatVersion {
    /// The version.
    pub const NUMBER: u64 = 1;
}

macro_rules! constant {
    ($name:ident, $ty:ty, $value:expr, $write:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$write($value)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read = <$ty>::deserialize(deserializer)?;
                if read == $value {
                    Ok(Self)
                } else {
                    Err(D::Error::custom(format!("expected {:?}, found {read:?}", $value)))
                }
            }
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "const": $value })
            }
        }

        impl Field for $name {
            /// Never: it is what tells the file from others.
            fn is_blank(&self) -> bool {
                false
            }
        }
    };
}

constant!(FormatName, String, FormatName::NAME, serialize_str);
constant!(FormatVersion, u64, FormatVersion::NUMBER, serialize_u64);

macro_rules! lists {
    ($($ty:ident $list:ident),* $(,)?) => {
        /// A card of any kind, shared.
        #[derive(Clone, Debug, PartialEq)]
        pub enum AnyCard {
            $(#[doc = concat!("A card in `", stringify!($list), "`.")] $ty(Arc<$ty>),)*
        }

        impl AnyCard {
            /// An empty card of this kind, unless the kind is that of a part.
            pub fn blank(kind: Kind) -> Option<Self> {
                match kind {
                    $(Kind::$ty => Some(Self::$ty(Arc::default())),)*
                    _ => None,
                }
            }

            /// The card.
            pub fn as_card(&self) -> &dyn Card {
                match self {
                    $(Self::$ty(card) => &**card,)*
                }
            }

            /// The card, to be changed.
            pub fn as_card_mut(&mut self) -> &mut dyn Card {
                match self {
                    $(Self::$ty(card) => Arc::<$ty>::make_mut(card),)*
                }
            }

            /// The card's fields, to be changed.
            pub fn as_field_mut(&mut self) -> &mut dyn Field {
                match self {
                    $(Self::$ty(card) => Arc::<$ty>::make_mut(card),)*
                }
            }

            /// The card as JSON, as the file has it.
            pub fn to_value(&self) -> serde_json::Value {
                // A record has no map keys but texts and no numbers but finite ones.
                match self {
                    $(Self::$ty(card) => serde_json::to_value(&**card).unwrap_or_default(),)*
                }
            }
        }

        $(
            impl Listed for $ty {
                const KIND: Kind = Kind::$ty;
                fn list(scenario: &Scenario) -> &List<Self> {
                    &scenario.$list
                }
                fn list_mut(scenario: &mut Scenario) -> &mut List<Self> {
                    &mut scenario.$list
                }
                fn into_any_card(self: Arc<Self>) -> AnyCard {
                    AnyCard::$ty(self)
                }
            }
        )*

        impl Scenario {
            /// The kinds of card, in the order of the file.
            pub const LISTS: [Kind; 13] = [$(Kind::$ty),*];

            /// The scenario's own fields: itself with no card.
            #[must_use]
            pub fn without_cards(&self) -> Self {
                let mut own = self.clone();
                $(own.$list = List::default();)*
                own
            }

            /// Whether both have the very same list of cards of this kind. When in doubt it says no.
            pub fn shares_list(&self, other: &Self, kind: Kind) -> bool {
                match kind {
                    $(Kind::$ty => self.$list.is_shared_with(&other.$list),)*
                    _ => false,
                }
            }

            /// How many cards of this kind both have at the beginnings of their lists, and how many
            /// of the rest at their ends: the very same, not merely alike.
            pub fn shared_ends(&self, other: &Self, kind: Kind) -> (usize, usize) {
                match kind {
                    $(Kind::$ty => self.$list.shared_ends(&other.$list),)*
                    _ => (0, 0),
                }
            }

            /// How many cards of this kind there are.
            pub fn count(&self, kind: Kind) -> usize {
                match kind {
                    $(Kind::$ty => self.$list.len(),)*
                    _ => 0,
                }
            }

            /// The card of this kind at this place in its list.
            pub fn card_at(&self, kind: Kind, index: usize) -> Option<&dyn Card> {
                match kind {
                    $(Kind::$ty => self.$list.at(index).map(|card| card as &dyn Card),)*
                    _ => None,
                }
            }

            /// The card of this kind at this place in its list, shared.
            pub fn shared_at(&self, kind: Kind, index: usize) -> Option<AnyCard> {
                match kind {
                    $(Kind::$ty => self.$list.shared_at(index).cloned().map(AnyCard::$ty),)*
                    _ => None,
                }
            }

            /// The cards of this kind, in order.
            pub fn cards(&self, kind: Kind) -> Box<dyn Iterator<Item = &dyn Card> + '_> {
                match kind {
                    $(Kind::$ty => Box::new(self.$list.iter().map(|card| card as &dyn Card)),)*
                    _ => Box::new(std::iter::empty()),
                }
            }

            /// Puts a card into its list at `index`, or at the end.
            pub(crate) fn insert(&mut self, card: AnyCard, index: usize) {
                match card {
                    $(AnyCard::$ty(card) => self.$list.insert(index, card),)*
                }
            }

            /// Takes a card out of its list.
            pub(crate) fn take(&mut self, kind: Kind, index: usize) -> Option<AnyCard> {
                match kind {
                    $(Kind::$ty => self.$list.remove(index).map(AnyCard::$ty),)*
                    _ => None,
                }
            }
        }
    };
}

lists! {
    Party parties, Talk talks, Issue issues, Proposal proposals, Position positions,
    Commitment commitments, Implication implications, Reaction reactions, Source sources,
    Relation relations, View views, Brief briefs, Waiver waivers,
}

/// Why a room cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// A party that does not exist.
    #[error("no party has the id {0}")]
    NoSuchParty(Id),
    /// A talk that does not exist.
    #[error("no talk has the id {0}")]
    NoSuchTalk(Id),
}

impl Scenario {
    /// All cards, kind after kind.
    pub fn all_cards(&self) -> impl Iterator<Item = &dyn Card> {
        Kind::CARDS.into_iter().flat_map(|kind| self.cards(kind))
    }

    /// Where the card with this id is; the first, if there are several.
    pub fn find(&self, id: &Id) -> Option<(Kind, usize)> {
        Kind::CARDS.into_iter().find_map(|kind| {
            let index = self.cards(kind).position(|card| card.id() == id)?;
            Some((kind, index))
        })
    }

    /// The card with this id.
    pub fn card(&self, id: &Id) -> Option<&dyn Card> {
        let (kind, index) = self.find(id)?;
        self.card_at(kind, index)
    }

    /// The issue that holds this option, and the option.
    pub fn choice(&self, id: &Id) -> Option<(&Issue, &super::Choice)> {
        self.issues
            .iter()
            .find_map(|issue| Some((issue, issue.options.iter().find(|o| o.id == *id)?)))
    }

    /// The proposal that holds this provision, and the provision.
    pub fn provision(&self, id: &Id) -> Option<(&Proposal, &super::Provision)> {
        self.proposals.iter().find_map(|proposal| {
            Some((proposal, proposal.provisions.iter().find(|p| p.id == *id)?))
        })
    }

    /// The room of these parties.
    ///
    /// # Errors
    /// If one of them is not in the scenario.
    pub fn room_of(&self, parties: &[Id]) -> Result<Room, RoomError> {
        for party in parties {
            if self.parties.get(party).is_none() {
                return Err(RoomError::NoSuchParty(party.clone()));
            }
        }
        Ok(Room::of(parties.iter().cloned(), &self.team))
    }

    /// The room of a talk's participants.
    ///
    /// # Errors
    /// If there is no such talk, or a participant is not in the scenario.
    pub fn room_at(&self, talk: &Id) -> Result<Room, RoomError> {
        let Some(talk) = self.talks.get(talk) else {
            return Err(RoomError::NoSuchTalk(talk.clone()));
        };
        let parties: Vec<Id> = talk
            .participants
            .iter()
            .map(|participant| participant.party.id().clone())
            .collect();
        self.room_of(&parties)
    }
}
