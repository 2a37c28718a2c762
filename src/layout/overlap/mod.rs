//! Overlap removal: moves boxes as little as is needed for none to cover another.
//!
//! Three steps: make room evenly if there is far too little of it, push overlapping pairs apart
//! along the shortest way until they are free, and put whatever is left into the nearest gap, which
//! is sure to end. Boxes that overlap nothing and are in nobody's way stay where they are.

mod push;
mod settle;
mod sweep;

use emath::{Pos2, Vec2};

use super::progress::{Cancelled, Progress};
use sweep::{Boxes, Sweep};

/// Moves boxes until at least `margin` lies between any two of them.
///
/// `places` are the centres and `sizes` the sides of the boxes. `mobility` says how willingly each
/// gives way to others, from 0 (never moves; two of these may go on overlapping) to 1; a list that
/// is too short counts as filled up with 1. When all are fully mobile and there is far too little
/// room, the drawing is enlarged first. Exact for coordinates within about a million units.
///
/// # Errors
/// [`Cancelled`] when `progress` says so; `places` are then as they were.
pub fn remove(
    places: &mut [Pos2],
    sizes: &[Vec2],
    mobility: &[f32],
    margin: f32,
    progress: Progress<'_>,
) -> Result<(), Cancelled> {
    let far = places
        .iter()
        .map(|place| place.x.abs().max(place.y.abs()))
        .filter(|far| far.is_finite())
        .fold(0.0, f32::max);
    // What rounding may take from the margin.
    let slack = 0.01 + far * 2.5e-7;
    let margin = if margin.is_finite() {
        margin.max(0.0)
    } else {
        0.0
    };
    let mut boxes = Boxes {
        centres: places.iter().map(|&place| sane(place)).collect(),
        halves: (0..places.len())
            .map(|at| half(sizes.get(at).copied().unwrap_or(Vec2::ZERO), margin + slack))
            .collect(),
    };
    let mobility: Vec<f32> = (0..places.len())
        .map(|at| mobility.get(at).map_or(1.0, |m| m.clamp(0.0, 1.0)))
        .collect();
    let mut sweep = Sweep::default();
    sweep.sort(&boxes);
    let mut overlaps = false;
    sweep.pairs(&mut boxes, 1, |_, _, _| overlaps = true);
    if overlaps {
        if mobility.iter().all(|&m| m >= 1.0) {
            make_room(&mut boxes);
        }
        if !push::push(&mut boxes, &mobility, progress.part(0.0, 0.8))? {
            settle::settle(&mut boxes, &mobility, progress.part(0.8, 1.0))?;
        }
    }
    for ((place, &centre), &mobile) in places.iter_mut().zip(&boxes.centres).zip(&mobility) {
        if mobile > 0.0 {
            *place = centre;
        }
    }
    progress.report(1.0)
}

/// The pairs of boxes that have less than `margin` between them, up to `most` of them.
pub fn overlaps(places: &[Pos2], sizes: &[Vec2], margin: f32, most: usize) -> Vec<(usize, usize)> {
    let mut boxes = Boxes {
        centres: places.iter().map(|&place| sane(place)).collect(),
        halves: (0..places.len())
            .map(|at| half(sizes.get(at).copied().unwrap_or(Vec2::ZERO), margin))
            .collect(),
    };
    let mut sweep = Sweep::default();
    sweep.sort(&boxes);
    let mut found = Vec::new();
    sweep.pairs(&mut boxes, most, |_, a, b| found.push((a, b)));
    found.sort_unstable();
    found
}

fn half(size: Vec2, margin: f32) -> Vec2 {
    let side = |side: f32| if side.is_finite() { side.max(0.0) } else { 0.0 };
    (Vec2::new(side(size.x), side(size.y)) + Vec2::splat(margin)) / 2.0
}

fn sane(place: Pos2) -> Pos2 {
    let bound = |at: f32| {
        if at.is_nan() {
            0.0
        } else {
            at.clamp(-1e15, 1e15)
        }
    };
    Pos2::new(bound(place.x), bound(place.y))
}

/// Enlarges the drawing about its middle while more pairs of boxes overlap than there are boxes:
/// then pushing them apart would spoil its shape.
fn make_room(boxes: &mut Boxes) {
    const STEP: f32 = 1.15;
    const STEPS: usize = 60;
    let count = boxes.centres.len();
    let sum = boxes
        .centres
        .iter()
        .fold(Vec2::ZERO, |sum, at| sum + at.to_vec2() / count as f32);
    let middle = sum.to_pos2();
    let from = boxes.centres.clone();
    let mut sweep = Sweep::default();
    let mut scale = 1.0;
    for _ in 0..STEPS {
        sweep.sort(boxes);
        if sweep.pairs(boxes, count, |_, _, _| {}) {
            return;
        }
        scale *= STEP;
        for (centre, from) in boxes.centres.iter_mut().zip(&from) {
            *centre = middle + (*from - middle) * scale;
        }
    }
    // So crowded that no scale helps: some boxes are on one point.
    boxes.centres = from;
}
