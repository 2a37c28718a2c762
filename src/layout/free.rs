//! Free layout: every node where the user put it.

use emath::Pos2;

use super::{
    graph::Graph,
    progress::{Cancelled, Progress},
    warm,
};

/// Leaves every place as it is, and puts nodes without one near their neighbours where there is
/// room.
///
/// # Errors
/// [`Cancelled`] when `progress` says so.
pub fn layout(
    graph: &Graph,
    options: &warm::Options,
    progress: Progress<'_>,
) -> Result<Vec<Pos2>, Cancelled> {
    let options = warm::Options {
        give_way: false,
        ..*options
    };
    warm::extend(graph, &options, progress)
}
