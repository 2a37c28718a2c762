//! An open scenario: how it is changed, and how changes are taken back.
//!
//! *Edit in, snapshot out*: a [`Transaction`] of [`Edit`]s is the only way to change the model,
//! and [`Document::apply`] the only place where it happens, so no view can forget the history.

mod edit;
mod history;
mod ids;
mod removal;

pub use edit::{Edit, Transaction};
pub use history::{Document, Undone};
pub use ids::{IdSource, renumbered};
pub use removal::{Affected, affected_by_removal};
