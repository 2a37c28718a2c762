//! Where the lines of a map run: fanned out between the same two things, and around what they have
//! nothing to do with.

use std::collections::HashMap;

use super::{
    curve::{Curve, curve},
    prepare::{Line, Prepared, Spot},
};
use crate::analysis::network::{Network, Seen};

/// On maps of more things lines don't look out for what is in their way.
const MOST_DODGED: usize = 300;

/// Where a line runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Where things have their words: it ends before them.
    pub(super) worded: Curve,
    /// Where they have none.
    pub(super) bare: Curve,
}

impl Prepared {
    /// Draws every line anew from one of its ends to the other.
    pub(super) fn run_lines(&mut self) {
        let is_small = self.spots.len() <= MOST_DODGED && self.lines.len() <= 4 * MOST_DODGED;
        let run = |line: usize| self.run_of(line, is_small);
        self.curves = (0..self.lines.len()).map(run).collect();
    }

    pub(super) fn run_of(&self, line: usize, dodges: bool) -> Option<Run> {
        let line = self.lines.get(line)?;
        let [Some(from), Some(to)] = line.ends.map(|end| self.spots.get(end)) else {
            return None;
        };
        let bend = if dodges {
            self.clear_bend(line, from, to)
        } else {
            line.bend
        };
        Some(Run {
            worded: curve(from, to, bend, true)?,
            bare: curve(from, to, bend, false)?,
        })
    }

    /// How far a line is bent so that it passes through as little as possible that it has nothing
    /// to do with: a line through a third thing says what is not so.
    fn clear_bend(&self, line: &Line, from: &Spot, to: &Spot) -> f32 {
        let length = (to.centre() - from.centre()).length();
        let way = if line.bend < 0.0 { -1.0 } else { 1.0 };
        let bends = [0.0, 0.12, -0.12, 0.22, -0.22, 0.34, -0.34];
        let mut best = (usize::MAX, line.bend);
        for share in bends {
            let bend = line.bend + way * share * length;
            let Some(curve) = curve(from, to, bend, false) else {
                return line.bend;
            };
            let hits = self.hits(curve, line.ends);
            if hits < best.0 {
                best = (hits, bend);
            }
            if hits == 0 {
                break;
            }
        }
        best.1
    }

    /// How many things a line runs through, its ends left out.
    fn hits(&self, curve: Curve, ends: [usize; 2]) -> usize {
        const POINTS: usize = 24;
        let near = self.grid.within(curve.bounds());
        let near = near.filter(|place| !ends.contains(place));
        near.filter_map(|place| self.spots.get(place))
            .filter(|spot| {
                let rect = spot.rect();
                let mut points = (0..=POINTS).map(|step| curve.at(step as f32 / POINTS as f32));
                points.any(|point| rect.contains(point))
            })
            .count()
    }
}

/// The ties that are seen; those between the same two are fanned out.
pub(super) fn lines(network: &Network, seen: &Seen, at: &HashMap<usize, usize>) -> Vec<Line> {
    let mut between: HashMap<(usize, usize), usize> = HashMap::new();
    let mut found: Vec<(Line, usize)> = Vec::new();
    for place in &seen.ties {
        let Some(tie) = network.ties.get(*place) else {
            continue;
        };
        let (Some(a), Some(b)) = (at.get(&tie.from), at.get(&tie.to)) else {
            continue;
        };
        if a == b {
            continue;
        }
        let pair = (*a.min(b), *a.max(b));
        let count = between.entry(pair).or_default();
        let line = Line {
            tie: *place,
            ends: [*a, *b],
            bend: 0.0,
        };
        found.push((line, *count));
        *count += 1;
    }
    found
        .into_iter()
        .map(|(line, nth)| {
            let [a, b] = line.ends;
            let count = between.get(&(a.min(b), a.max(b))).copied().unwrap_or(1);
            // Seen from the lower end, so that both directions fan out on one scale.
            let way = if a < b { 1.0 } else { -1.0 };
            let step = nth as f32 - (count as f32 - 1.0) / 2.0;
            let bend = if count == 1 { 10.0 } else { way * step * 34.0 };
            Line { bend, ..line }
        })
        .collect()
}
