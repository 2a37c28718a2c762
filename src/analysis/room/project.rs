//! The projection of a card: built anew from the fields that a room may see.
//!
//! Every record is taken apart by all of its fields, so that a new field does not compile until
//! someone has decided about it; what is named `_` is never shown.

use super::sight::Sight;

/// A record of which a room may see something.
pub(super) trait Project {
    /// What a room sees of it. Whether it sees it at all has been decided.
    #[must_use]
    fn project(&self, sight: &Sight<'_>) -> Self;
}

/// What a room sees of each.
pub(super) fn each<T: Project>(list: &[T], sight: &Sight<'_>) -> Vec<T> {
    list.iter().map(|one| one.project(sight)).collect()
}
