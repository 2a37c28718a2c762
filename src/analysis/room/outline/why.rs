//! Why something stays out.

use crate::model::{Id, naming};

/// Why a room does not see something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is for the team only.
    TeamOnly,
    /// It is shared with some, and the room is the public.
    NotPublic,
    /// It is shared, but not with these parties of the room.
    NotSharedWith(Vec<Id>),
    /// A position that is held in private.
    Private,
    /// It means nothing without these things, which the room does not see.
    RefersTo(Vec<Id>),
    /// It means nothing without something that it does not name, or that is not there.
    Incomplete,
    /// A slide that the presenter has hidden.
    LeftOut,
    /// Its kind is never shown to a room.
    NeverShown,
}

/// What is never shown of anything, in one sentence.
pub const NEVER_SHOWN: &str = "Notes, tags, red lines, BATNAs, priorities, influence, momentum, \
    the worth of options, confidence, private positions, reliability and credibility of sources, \
    and unknown fields are never shown to a room";

impl Why {
    /// The reason, in a word or a sentence; `title` tells what a thing is called.
    pub fn label(&self, title: naming::Lookup<'_>) -> String {
        match self {
            Self::TeamOnly => "Team only".to_owned(),
            Self::NotPublic => "Shared, but not public".to_owned(),
            Self::NotSharedWith(parties) => {
                format!("Not shared with {}", listed(parties, title))
            }
            Self::Private => "Held in private".to_owned(),
            Self::RefersTo(ids) => {
                let them = listed(ids, title);
                format!("Refers to {them}, which this room does not see")
            }
            Self::Incomplete => "Does not say what it is about".to_owned(),
            Self::LeftOut => "Hidden in the brief".to_owned(),
            Self::NeverShown => "Never shown to a room".to_owned(),
        }
    }
}

/// `A`, `A and B`, `A, B and C`.
fn listed(ids: &[Id], title: naming::Lookup<'_>) -> String {
    let names: Vec<String> = ids.iter().map(title).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
