//! Full stress: every pair of nodes has a term.

use fastrand::Rng;

use super::super::{
    bfs::Hops,
    progress::{Cancelled, Progress},
};
use super::{anneal, drawing::Drawing, pairs::Pairs};

/// How a descent runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Descent {
    /// The first step size, in squared hops.
    pub(super) largest: f32,
    /// The last step size.
    pub(super) smallest: f32,
    /// Passes over all terms.
    pub(super) passes: usize,
}

/// Minimises the stress of a drawing over all pairs by stochastic gradient descent.
pub(super) fn descend<D: Hops>(
    pairs: &Pairs<D>,
    drawing: &mut Drawing,
    descent: Descent,
    rng: &mut Rng,
    progress: Progress<'_>,
) -> Result<(), Cancelled> {
    let mut rounds: Vec<u32> = (0..pairs.rounds() as u32).collect();
    // Look at the hook every few milliseconds, not every round.
    let often = (2_000_000 / drawing.xs.len().max(1)).max(1);
    for (pass, eta) in anneal::steps(descent.largest, descent.smallest, descent.passes).enumerate()
    {
        rng.shuffle(&mut rounds);
        for (at, chunk) in rounds.chunks(often).enumerate() {
            let done = pass as f32 + (at * often) as f32 / rounds.len() as f32;
            progress.report(done / descent.passes as f32)?;
            for &round in chunk {
                pairs.relax(round as usize, eta, &mut drawing.xs, &mut drawing.ys);
                drawing.hold();
            }
        }
    }
    Ok(())
}

/// The normalised stress of a drawing, exact.
pub(super) fn stress_of<D: Hops>(pairs: &Pairs<D>, drawing: &Drawing) -> f64 {
    let (sum, squares, count) = pairs.sums(&drawing.xs, &drawing.ys);
    super::measure::normalised(sum, squares, count)
}
