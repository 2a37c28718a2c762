//! Columns: one for each kind of node, ordered for few crossings.
#![allow(
    clippy::indexing_slicing,
    reason = "columns and nodes are numbered here, and each has an entry in every list"
)]

use emath::{Pos2, Vec2};

use super::{
    graph::Graph,
    layered::{order, proper::Proper},
    pins,
    progress::{Cancelled, Progress},
};

/// How to lay out in columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Least distance between the boxes of two columns.
    pub column_gap: f32,
    /// Least distance between two boxes of one column.
    pub gap: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            column_gap: 120.0,
            gap: 12.0,
        }
    }
}

/// A drawing in columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    /// The centre of each node's box.
    pub places: Vec<Pos2>,
    /// For each column, from left to right, its number and its nodes from top to bottom.
    pub columns: Vec<(usize, Vec<usize>)>,
    /// Crossings that were left; an edge that passes a column crosses what it passes there.
    pub crossings: u64,
}

/// Lays out each node in the column whose number `column` gives it (without one, in column 0).
///
/// Numbers only say the order: no room is left for those that no node has. Within a column, the
/// order comes from barycentre and median sweeps, and heights from where the neighbours are: the
/// least-squares heights that keep the order and the distances (isotonic regression).
///
/// # Errors
/// [`Cancelled`] when `progress` says so.
pub fn layout(
    graph: &Graph,
    column: &[usize],
    options: &Options,
    progress: Progress<'_>,
) -> Result<Columns, Cancelled> {
    let nodes = graph.len();
    let number = |node: usize| column.get(node).copied().unwrap_or(0);
    let mut numbers: Vec<usize> = (0..nodes).map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let layer: Vec<usize> = (0..nodes)
        .map(|node| numbers.binary_search(&number(node)).unwrap_or(0))
        .collect();
    let ties: Vec<(u32, u32)> = graph.adjacency().ties().collect();
    let mut proper = Proper::new(&layer, &ties, 4 * nodes + 20_000);
    let crossings = order::minimise(&mut proper, progress.part(0.0, 0.9))?;

    let gap = if options.gap.is_finite() {
        options.gap.max(0.0)
    } else {
        0.0
    };
    let mut heights: Vec<f32> = (0..nodes).map(|node| graph.size(node).y + gap).collect();
    // Edges that pass a column need a little room there, or they run over the boxes.
    heights.resize(proper.len(), gap.min(6.0));
    let ys = heights_of(&proper, &heights, progress.part(0.9, 1.0))?;

    let column_gap = if options.column_gap.is_finite() {
        options.column_gap.max(0.0)
    } else {
        0.0
    };
    let mut result = Columns {
        places: vec![Pos2::ZERO; nodes],
        columns: Vec::with_capacity(numbers.len()),
        crossings,
    };
    let mut left = 0.0;
    for (list, &number) in proper.layers.iter().zip(&numbers) {
        let members: Vec<usize> = list
            .iter()
            .map(|&vertex| vertex as usize)
            .filter(|&vertex| vertex < nodes)
            .collect();
        let widest = members
            .iter()
            .map(|&node| graph.size(node).x)
            .fold(0.0, f32::max);
        for &node in &members {
            result.places[node] = Pos2::new(left + widest / 2.0, ys[node]);
        }
        left += widest + column_gap;
        result.columns.push((number, members));
    }
    let shift = Vec2::new((left - column_gap).max(0.0) / 2.0, 0.0);
    for place in &mut result.places {
        *place -= shift;
    }
    pins::keep(graph, &mut result.places, gap)?;
    progress.report(1.0)?;
    Ok(result)
}

/// Heights of all vertices, near those of their neighbours; each column around 0.
fn heights_of(
    proper: &Proper,
    heights: &[f32],
    progress: Progress<'_>,
) -> Result<Vec<f32>, Cancelled> {
    const ROUNDS: usize = 12;
    let mut ys = vec![0.0; proper.len()];
    for layer in &proper.layers {
        let total: f32 = layer.iter().map(|&vertex| heights[vertex as usize]).sum();
        let mut top = -total / 2.0;
        for &vertex in layer {
            ys[vertex as usize] = top + heights[vertex as usize] / 2.0;
            top += heights[vertex as usize];
        }
    }
    let count = proper.layers.len();
    for round in 0..ROUNDS {
        progress.report(round as f32 / ROUNDS as f32)?;
        for step in 0..count {
            let index = if round % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            let layer = &proper.layers[index];
            let wanted: Vec<(f32, f32)> = layer
                .iter()
                .map(|&vertex| {
                    let near = proper.before[vertex as usize]
                        .iter()
                        .chain(&proper.after[vertex as usize]);
                    let (sum, ties) = near.fold((0.0, 0.0), |(sum, ties), &other| {
                        (sum + ys[other as usize], ties + 1.0)
                    });
                    if ties > 0.0 {
                        (sum / ties, 1.0)
                    } else {
                        // Goes along with the others.
                        (ys[vertex as usize], 0.01)
                    }
                })
                .collect();
            let sides: Vec<f32> = layer
                .iter()
                .map(|&vertex| heights[vertex as usize])
                .collect();
            for (&vertex, y) in layer.iter().zip(spread(&wanted, &sides)) {
                ys[vertex as usize] = y;
            }
        }
    }
    // Back around 0, so that rounds of following one another have not led the drawing away.
    let middle = ys.iter().sum::<f32>() / ys.len().max(1) as f32;
    ys.iter_mut().for_each(|y| *y -= middle);
    Ok(ys)
}

/// The positions nearest to those wanted, each with its weight, that keep the order and leave room
/// for these sides: pool adjacent violators.
fn spread(wanted: &[(f32, f32)], sides: &[f32]) -> Vec<f32> {
    let mut offsets = Vec::with_capacity(wanted.len());
    let mut offset = 0.0_f64;
    for (at, &side) in sides.iter().enumerate() {
        if at > 0 {
            offset += f64::from(sides[at - 1] + side) / 2.0;
        }
        offsets.push(offset);
    }
    // Blocks that move together: mean of (wanted - offset), weight, members.
    let mut blocks: Vec<(f64, f64, usize)> = Vec::with_capacity(wanted.len());
    for (&(wanted, weight), offset) in wanted.iter().zip(&offsets) {
        let (mut mean, mut weight, mut members) =
            (f64::from(wanted) - offset, f64::from(weight), 1);
        while let Some(&(other, heavy, count)) = blocks.last() {
            if other <= mean {
                break;
            }
            blocks.pop();
            mean = (mean * weight + other * heavy) / (weight + heavy);
            weight += heavy;
            members += count;
        }
        blocks.push((mean, weight, members));
    }
    let means = blocks
        .iter()
        .flat_map(|&(mean, _, members)| std::iter::repeat_n(mean, members));
    means
        .zip(&offsets)
        .map(|(mean, offset)| (mean + offset) as f32)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wants_the_same_height_is_spread_around_it() {
        let found = spread(&[(5.0, 1.0), (5.0, 1.0), (90.0, 1.0)], &[10.0, 10.0, 10.0]);
        assert_eq!(found, [0.0, 10.0, 90.0]);
        assert_eq!(spread(&[(9.0, 1.0), (1.0, 1.0)], &[2.0, 4.0]), [3.5, 6.5]);
    }
}
