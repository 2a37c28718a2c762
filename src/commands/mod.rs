//! What a user can do.
//!
//! [`table`] holds every command once: its name, tooltip, shortcut and when it can be done; menus,
//! palette, tooltips and the shortcut sheet all read it. A [`Workspace`] is what commands work on,
//! with no window: views push [`Command`]s, [`Workspace::perform`] does them one after the other,
//! and what takes time or touches files becomes a [`Job`](job::Job), whose outcome comes back to
//! [`Workspace::finish`].

mod arrangement;
mod cards;
mod clipboard;
mod command;
mod conditions;
pub mod dated;
mod delivery;
pub mod exchange;
mod files;
mod first_run;
mod fresh;
mod import;
pub mod import_calendar;
pub mod import_positions;
pub mod incoming;
pub mod job;
mod keys;
mod look_back;
mod map;
mod navigation;
mod out;
pub mod parts;
pub mod presenting;
pub mod quick;
pub mod remedy;
pub mod reschedule;
mod selection;
pub mod sheets;
mod slides;
mod spec;
mod stands;
pub mod table;
mod workspace;

pub use arrangement::{Arrangement, Lane, Shape, Stand};
pub use command::{Act, Command, Dialog, DialogAnswer, PathPurpose, ReadScenario, Then};
pub use delivery::{DeliveryLook, DeliveryTab};
pub use import::{ENDINGS_IN, Incoming};
pub use look_back::{LookBack, LookBackCommand};
pub use map::{MapCommand, MapLook, MapPlace, ViewChange, lens_name};
pub use navigation::{Board, Group, Screen};
pub use out::Export;
pub use presenting::{CAN_PROTECT, PresentCommand, PresentLook, Presenting};
pub use selection::{BoardLayout, Choosing, Step};
pub use stands::{StandCommand, pasted_rows};
pub use workspace::{Clock, Level, Notice, OpenScenario, Place, Workspace};
