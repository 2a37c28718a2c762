//! The nouns of a peace process, and nothing else: no file, no window, no analysis.
//!
//! Each record of the format is declared once, by [`record!`](record), in the file of the thing
//! that it belongs to; [`field`] has what can be done with any of them, [`handling`] the rule by
//! which a room may see a thing, [`validation`] what can be wrong with a file that can be read.

mod assessment;
mod brief;
pub mod card;
mod commitment;
mod date;
pub mod field;
pub mod handling;
mod id;
mod issue;
mod kind;
mod list;
mod moment;
pub mod naming;
mod number;
mod party;
mod position;
mod proposal;
pub mod record;
mod relation;
mod scenario;
mod source;
mod talk;
pub mod validation;
mod view;
mod waiver;
pub mod word;

pub use assessment::{Implication, Reaction};
pub use brief::{Brief, RoomChoice, RoomOf, Slide};
pub use commitment::{Benchmark, Commitment, Evidence};
pub use date::PartialDate;
pub use id::{Id, Names, Ref, to};
pub use issue::{Choice, Issue};
pub use kind::Kind;
pub use list::List;
pub use moment::{Moment, TimeFrame};
pub use number::{Amount, Colour, Percent, Point, Scale, Spot};
pub use party::{Batna, Delegate, Interest, Need, Party, Priority, RedLine};
pub use position::{Position, Target};
pub use proposal::{Mechanism, Proposal, Provision, RecordEntry};
pub use relation::Relation;
pub use scenario::{AnyCard, FormatName, FormatVersion, RoomError, Scenario};
pub use source::{Attribution, Source};
pub use talk::{Participant, Talk};
pub use view::View;
pub use waiver::Waiver;
