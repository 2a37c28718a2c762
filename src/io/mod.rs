//! Files: the format and its versions, loading, atomic saving, recovery, places and settings.
//!
//! Every error here is one sentence for a person: what happened, to what, and what to do.

pub mod calendar;
pub mod file;
pub mod format;
pub mod graph;
pub mod library;
pub mod meeting;
pub mod numbered;
pub mod places;
pub mod recovery;
pub mod samples;
pub mod save;
pub mod settings;
pub mod sheet;
