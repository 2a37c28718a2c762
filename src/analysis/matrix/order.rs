//! Orders for the eye: lists of places, group by group.

use std::cmp::Ordering;

use super::{
    axes::Axes,
    distance::Isolation,
    sums::{ColumnSum, GroupSum},
};
use crate::analysis::fold::{fold, in_reading_order};

/// In what order columns stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnOrder {
    /// As in the scenario.
    #[default]
    Scenario,
    /// The most contested first, groups and columns within them; what cannot be told last.
    Contention,
}

/// In what order rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowOrder {
    /// As in the scenario.
    #[default]
    Scenario,
    /// By name.
    Name,
    /// The most isolated first; what cannot be told last.
    Isolation,
}

/// The most first, and what is not told last.
fn most_first(a: Option<f32>, b: Option<f32>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// The groups of columns in their order, each with its columns in theirs: places in the axes.
pub fn column_order(
    axes: &Axes,
    order: ColumnOrder,
    sums: &[ColumnSum],
    groups: &[GroupSum],
) -> Vec<(usize, Vec<usize>)> {
    let mut found: Vec<(usize, Vec<usize>)> = axes
        .groups
        .iter()
        .map(|group| group.members.clone())
        .enumerate()
        .collect();
    if order == ColumnOrder::Contention {
        let of_group = |at: usize| groups.get(at).and_then(|group| group.contention);
        let of_column = |at: usize| sums.get(at).and_then(|sum| sum.contention);
        // Stable: ties stay in the scenario's order.
        found.sort_by(|(a, _), (b, _)| most_first(of_group(*a), of_group(*b)));
        for (_, members) in &mut found {
            members.sort_by(|a, b| most_first(of_column(*a), of_column(*b)));
        }
    }
    found
}

/// The groups of rows in their order, each with its rows in theirs: places in the axes.
pub fn row_order(
    axes: &Axes,
    order: RowOrder,
    isolations: &[Option<Isolation>],
) -> Vec<(usize, Vec<usize>)> {
    let mut found: Vec<(usize, Vec<usize>)> = axes
        .row_groups
        .iter()
        .map(|group| group.members.clone())
        .enumerate()
        .collect();
    let mean = |at: usize| Some(isolations.get(at).copied().flatten()?.mean);
    let name = |at: usize| {
        axes.rows
            .get(at)
            .map(|row| fold(&row.name))
            .unwrap_or_default()
    };
    for (_, members) in &mut found {
        match order {
            RowOrder::Scenario => {}
            RowOrder::Isolation => members.sort_by(|a, b| most_first(mean(*a), mean(*b))),
            RowOrder::Name => members.sort_by(|a, b| in_reading_order(&name(*a), &name(*b))),
        }
    }
    found
}
