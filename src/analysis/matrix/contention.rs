//! How contested something is.

use crate::analysis::standing::Degree;

/// How much known stances disagree, 0 (all alike) to 1 (as evenly split between *rejects* and
/// *demands* as their number allows); none of fewer than two.
///
/// It is Berry and Mielke's index of ordinal variation (K. J. Berry and P. W. Mielke, *Assessment
/// of variation in ordinal data*, Perceptual and Motor Skills 74, 1992, 63-66; J. Blair and M. G.
/// Lacy, *Statistics of ordinal variation*, Sociological Methods & Research 28, 2000, 251-280):
/// the distances in steps between all pairs, added up, over the most that they could be. With n
/// stances on a scale of k steps the most is (k - 1) n² / 4, or (k - 1) (n² - 1) / 4 if n is odd.
///
/// It uses only the order of the scale: the sum counts, for each of the k - 1 cuts between two
/// neighbouring stances, the pairs that the cut sets apart. So it needs no opinion on how far
/// *accepts* is from *supports*, and, unlike the variance, does not take all undecided for a
/// split.
///
/// `counts` has the number of parties on each step, in the order of the scale.
pub fn contention(counts: &[u32; Degree::COUNT]) -> Option<f32> {
    let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if total < 2 {
        return None;
    }
    let mut below = 0;
    let mut apart = 0;
    for count in counts {
        below += u64::from(*count);
        apart += below * (total - below);
    }
    // Half of the parties on either end, whether or not they can be halved.
    let most = u64::from(Degree::SPAN) * (total / 2) * (total - total / 2);
    #[expect(clippy::cast_precision_loss, reason = "a share, to be shown")]
    let share = apart as f32 / most as f32;
    Some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: [u32; 7]) -> f32 {
        contention(&counts).unwrap()
    }

    #[test]
    fn is_worked_out_by_hand() {
        // Two at either end: 4 pairs at distance 6 of at most 6 * 2 * 2 = 24.
        assert_eq!(of([2, 0, 0, 0, 0, 0, 2]), 1.0);
        // Three cannot be halved: 2 pairs at distance 6 is the most that there is.
        assert_eq!(of([1, 0, 0, 0, 0, 0, 2]), 1.0);
        assert_eq!(of([0, 0, 5, 0, 0, 0, 0]), 0.0);
        assert_eq!(of([0, 0, 0, 4, 0, 0, 0]), 0.0, "all undecided are no split");
        // Accepts and supports: distance 1 of at most 6.
        assert!((of([0, 1, 1, 0, 0, 0, 0]) - 1.0 / 6.0).abs() < 1e-6);
        // Demands, accepts, opposes: 2 + 5 + 3 = 10 of at most 6 * 1 * 2 = 12.
        assert!((of([1, 0, 1, 0, 0, 1, 0]) - 10.0 / 12.0).abs() < 1e-6);
        // One on each of the seven: over the six cuts 1*6 + 2*5 + 3*4 + 4*3 + 5*2 + 6*1 = 56 of at
        // most 6 * 3 * 4 = 72.
        assert!((of([1; 7]) - 56.0 / 72.0).abs() < 1e-6);
    }

    #[test]
    fn of_fewer_than_two_nothing_is_said_and_it_stays_within_its_bounds() {
        assert_eq!(contention(&[0; 7]), None);
        assert_eq!(contention(&[0, 0, 1, 0, 0, 0, 0]), None);
        let mut rng = fastrand::Rng::with_seed(3);
        for _ in 0..2000 {
            let counts: [u32; 7] = std::array::from_fn(|_| rng.u32(0..4));
            if let Some(share) = contention(&counts) {
                assert!((0.0..=1.0).contains(&share), "{counts:?} {share}");
                let mut turned = counts;
                turned.reverse();
                assert_eq!(contention(&turned), Some(share), "either end alike");
            }
        }
    }
}
