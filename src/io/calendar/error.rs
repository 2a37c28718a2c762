//! Why a calendar is not read or written, in one sentence for a person.

use super::MAX_ITEMS;

/// Why a calendar is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("The file is empty.")]
    Empty,
    /// More than [`limits::MAX_BYTES`](crate::io::graph::limits::MAX_BYTES).
    #[error(
        "The file is larger than {} MB, which is the most that is read.",
        crate::io::graph::limits::MAX_BYTES / 1024 / 1024
    )]
    TooLarge,
    /// Something else.
    #[error("The file is no iCalendar file; export the calendar as iCalendar (.ics).")]
    NotCalendar,
    /// More than [`MAX_ITEMS`].
    #[error("The calendar has more than {MAX_ITEMS} entries, which is the most that is read.")]
    TooManyItems,
}
