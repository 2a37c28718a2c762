//! The matrix of positions: parties in rows, what they take a stance on in columns.
//!
//! [`Axes`] say who and what is in it, whatever the moment; a [`Matrix`] is what stands in its
//! cells at a moment; the sums and orders are computed from that. Cells, rows and columns are in
//! the scenario's order; an order for the eye is a list of places, so that sorting moves nothing.
//!
//! What is not known is never counted as neutral: every sum is over known stances only, and says
//! how many they are of how many. Before a room ([`Sight::Room`]) a stance that is held in private
//! only is not known.

mod axes;
mod cells;
mod contention;
mod distance;
mod group;
mod order;
mod sums;
mod words;

pub use super::standing::{Change, Degree, Sight, State, Sureness};
pub use axes::{Axes, Column, ColumnKind, Query, Row};
pub use cells::{Cell, Matrix, When};
pub use contention::contention;
pub use distance::{Apart, Isolation, LEAST_SHARED, isolations};
pub use group::{Group, Grouping, RowGrouping};
pub use order::{ColumnOrder, RowOrder, column_order, row_order};
pub use sums::{ColumnSum, GroupSum, Tally};
pub use words::isolation_in_words;
