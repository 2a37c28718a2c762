//! Talks and due dates as iCalendar (RFC 5545), out and in, by the crate `icalendar`.
//!
//! Out: [`of_scenario`] makes entries from a scenario, or from the projection of one for a room,
//! and [`write`] a file from them. A talk is an event of whole days, a commitment a to-do or an
//! event; nothing rings. What knows only its month or year spans all of it, says so, and leaves
//! the reader's time free. What has no date is left out and counted.
//!
//! In: [`read`] gives what a file holds. A damaged line costs that line, not the file. Programs
//! send back what we gave them under the same UID, by which [`Item::own_ids`] tells it again.

mod days;
mod error;
mod lines;
mod read;
mod scenario;
mod uid;
mod write;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::model::{Id, PartialDate};

pub use days::span;
pub use error::ReadError;
pub use read::{MAX_ITEMS, read};
pub use scenario::{Delivery, of_scenario};
pub use write::{DueAs, File, Options, write};

/// What an entry is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// A talk: an event.
    #[default]
    Talk,
    /// A commitment: something to be done by a day.
    Commitment,
}

/// Where an entry stands, in the words of iCalendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// An event that may take place.
    Tentative,
    /// An event that takes place, or did.
    Confirmed,
    /// Called off.
    Cancelled,
    /// Not begun.
    NeedsAction,
    /// Begun.
    InProcess,
    /// Done.
    Completed,
}

/// Something to be written into a calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The card's id, by which it is known again.
    pub id: Id,
    /// What it is of.
    pub what: What,
    /// Its title.
    pub title: String,
    /// When it starts; of a commitment nothing.
    pub start: Option<PartialDate>,
    /// When it ends, or is due.
    pub end: Option<PartialDate>,
    /// Where it is held.
    pub venue: String,
    /// What else is to be known of it, as plain text.
    pub description: String,
    /// Where it stands.
    pub status: Option<Status>,
    /// Whether everyone may see it; else programs are told that it is confidential.
    pub is_public: bool,
}

/// An entry of a calendar that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// What its own program calls it.
    pub uid: String,
    /// What it is: an event or a to-do.
    pub what: What,
    /// Its title; may be empty.
    pub title: String,
    /// Its first day, in the time zone that it is written in.
    pub start: Option<Date>,
    /// Its last day, or when it is due.
    pub end: Option<Date>,
    /// The times of day, if it does not take whole days: `10:00 to 12:30 (Europe/Berlin)`.
    pub times: String,
    /// Where it is held.
    pub venue: String,
    /// Its description.
    pub description: String,
    /// Where it stands.
    pub status: Option<Status>,
    /// Whether it comes back by a rule; only its first time is read.
    pub repeats: bool,
    /// Whether it is one time of something that comes back, which was moved.
    pub is_exception: bool,
    /// Whether something of it could not be read.
    pub is_damaged: bool,
}

impl Item {
    /// The ids that the card can have that it was written from, the likelier first, and which card
    /// of that id it was, from 1. None for what another program made.
    pub fn own_ids(&self) -> Vec<(Id, usize)> {
        uid::read(&self.uid)
    }
}

/// What a calendar file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// What the calendar is called; may be empty.
    pub name: String,
    /// Its events and to-dos.
    pub items: Vec<Item>,
    /// What was odd about the file: one plain sentence each.
    pub warnings: Vec<String>,
}
