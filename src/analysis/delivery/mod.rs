//! Delivery: how far each commitment is implemented, at any day, and what is late.
//!
//! The scale is that of the Peace Accords Matrix: not initiated 0, minimal 1, intermediate 2,
//! full 3. The latest dated evidence gives the status; what has no date counts as of today.

mod arrange;
mod course;
pub(super) mod lateness;
mod progress;
mod rows;
mod tally;

pub use arrange::{Arranging, Group, GroupBy, GroupKey, OrderBy, Standing, arrange};
pub use course::{Course, Level, known_on};
pub use lateness::{Lateness, Timing, days};
pub use progress::{Point, Progress, Series, Subject};
pub use rows::{Row, rows};
pub use tally::Tally;
