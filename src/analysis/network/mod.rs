//! The scenario as a graph: its things, and every tie between them, entered or derived.

mod balance;
mod build;
mod fold;
mod lens;
mod question;

pub use balance::{Triad, unbalanced};
pub use build::of;
pub use fold::{blocs, fold};
pub use lens::{Seen, kind_key, see, surroundings};
pub use question::{Parts, Reading, circles, circular, parts, path, reading};

use crate::model::{
    Id, Kind,
    word::{PartyKind, Stance},
};

/// A graph of things and their ties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// The things, in the order of the lists.
    pub nodes: Vec<Node>,
    /// The ties; their ends are places in `nodes`.
    pub ties: Vec<Tie>,
}

/// A thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Which.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// The colour of a party.
    pub colour: Option<[u8; 3]>,
    /// What kind of actor a party is.
    pub actor: Option<PartyKind>,
    /// The card that it is part of, if it is a part.
    pub whole: Option<Id>,
    /// How many others are folded into it.
    pub holds: usize,
}

/// A tie from one thing to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it is.
    pub kind: TieKind,
    /// The stance, if it is one.
    pub stance: Option<Stance>,
    /// In the user's own words.
    pub label: String,
    /// Whether it is for (1) or against (-1) what it leads to; 0: neither, or not known.
    pub sign: i8,
    /// How strong it is, 1 to 3.
    pub strength: u8,
    /// Whether it holds both ways.
    pub mutual: bool,
    /// The card that says so, if it is not a field of one end.
    pub card: Option<Id>,
}

macro_rules! ties {
    ($($(#[$doc:meta])* $name:ident $key:literal $label:literal),* $(,)?) => {
        /// What a tie is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum TieKind {
            $($(#[$doc])* $name,)*
        }

        impl TieKind {
            /// All of them, in the order of the legend.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// How the file names it.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// What the legend calls it; it reads from the one end to the other.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

ties! {
    /// A party's position.
    Stance "stance" "takes a stance on",
    /// Entered.
    Ally "ally" "is an ally of",
    /// Entered.
    Supports "supports" "supports",
    /// Entered.
    Opposes "opposes" "opposes",
    /// Entered.
    Pressures "pressures" "puts pressure on",
    /// Entered.
    Mediates "mediates" "mediates",
    /// Entered, or of a provision.
    Guarantees "guarantees" "guarantees",
    /// Of a mechanism.
    Verifies "verifies" "verifies",
    /// Of a provision or commitment.
    Responsible "responsible" "is responsible for",
    /// Of a provision.
    Condition "condition" "is conditional on",
    /// Of a position: what is asked for in return.
    InReturn "in-return" "in return for",
    /// Of a commitment.
    DependsOn "depends-on" "depends on",
    /// Of a commitment.
    Delivers "delivers" "delivers",
    /// Of a provision.
    Settles "settles" "settles",
    /// Of a proposal.
    Tabled "tabled" "tabled",
    /// Of a proposal.
    TabledAt "tabled-at" "was tabled at",
    /// Of a proposal.
    Signed "signed" "signed",
    /// Of a proposal.
    Supersedes "supersedes" "supersedes",
    /// Of a talk.
    TakesPart "takes-part" "takes part in",
    /// Of a talk.
    Agenda "agenda" "has on its agenda",
    /// Of a talk.
    Follows "follows" "follows",
    /// Of a party, or entered.
    Member "member" "is a member of",
    /// An option of its issue, a provision of its proposal, a session of its talk.
    PartOf "part-of" "is part of",
    /// A reaction.
    Reacts "reacts" "reacts to",
    /// Of an implication.
    FollowsFrom "follows-from" "follows from",
    /// Of an implication.
    Bears "bears" "bears on",
    /// An attribution.
    Cites "cites" "rests on",
    /// Entered, in the user's own words.
    Other "other" "is tied to",
}

impl Network {
    /// Where the thing with this id is.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == *id)
    }
}

impl Tie {
    /// Whether it leads from one end to the other, so that an arrow says which way.
    pub fn has_head(&self) -> bool {
        self.kind != TieKind::PartOf
    }

    /// What it says, from one end to the other.
    pub fn says(&self) -> String {
        use crate::model::word::Word as _;
        match (&self.stance, self.label.is_empty()) {
            (_, false) => self.label.clone(),
            (Some(Stance::Undecided), _) => "is undecided on".to_owned(),
            (Some(Stance::Reluctant), _) => "is reluctant on".to_owned(),
            (Some(stance), _) => stance.label().to_lowercase(),
            (None, _) => self.kind.label().to_owned(),
        }
    }
}
