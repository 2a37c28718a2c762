//! How far parties are apart.

use super::cells::Matrix;
use crate::analysis::standing::Degree;

/// On how many columns both stances must be known before two parties are said to be near or far.
pub const LEAST_SHARED: u32 = 3;

/// Stands for what is not known in a row of numbers.
const NOT_KNOWN: i8 = i8::MIN;

/// How far two parties are apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// On how many columns both stances are known.
    pub shared: u32,
    /// The steps of the scale between them there, added up.
    pub steps: u32,
}

impl Apart {
    /// The mean distance as a share of the scale, 0 (alike on all) to 1 (at the two ends on all);
    /// none if fewer than `least` columns are known of both.
    ///
    /// It is the mean character difference of numerical taxonomy, with Gower's treatment of what
    /// is missing (J. C. Gower, *A general coefficient of similarity*, Biometrics 27, 1971,
    /// 857-871): pairs are compared where both are known and nowhere else.
    pub fn mean(self, least: u32) -> Option<f32> {
        #[expect(clippy::cast_precision_loss, reason = "a share, to be shown")]
        let mean = || self.steps as f32 / (self.shared * Degree::SPAN) as f32;
        (self.shared >= least.max(1)).then(mean)
    }
}

/// How isolated a party is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Isolation {
    /// The mean of its distances to those others of which enough is known, 0 to 1.
    pub mean: f32,
    /// How many they are.
    pub others: u32,
}

/// The stances of a row as numbers.
fn numbers(matrix: &Matrix) -> Vec<Vec<i8>> {
    let number = |cell: &super::Cell| cell.state.degree().map_or(NOT_KNOWN, Degree::number);
    let rows = matrix.rows();
    rows.map(|row| row.iter().map(number).collect()).collect()
}

/// Without a branch, so that it is done for many columns at a time.
fn apart(a: &[i8], b: &[i8]) -> Apart {
    let mut sum = Apart::default();
    // Within a run neither sum outgrows a byte or two.
    for (a, b) in a.chunks(5000).zip(b.chunks(5000)) {
        let (mut shared, mut steps) = (0u16, 0u16);
        for (a, b) in a.iter().zip(b) {
            let is_known = u16::from(*a != NOT_KNOWN) & u16::from(*b != NOT_KNOWN);
            shared += is_known;
            steps += is_known * u16::from(a.abs_diff(*b));
        }
        sum.shared += u32::from(shared);
        sum.steps += u32::from(steps);
    }
    sum
}

impl Matrix {
    /// How far the parties in two rows are apart.
    pub fn apart(&self, one: usize, other: usize) -> Apart {
        let pairs = self.row(one).iter().zip(self.row(other));
        let mut sum = Apart::default();
        for (a, b) in pairs {
            if let (Some(a), Some(b)) = (a.state.degree(), b.state.degree()) {
                sum.shared += 1;
                sum.steps += u32::from(a.number().abs_diff(b.number()));
            }
        }
        sum
    }
}

/// How isolated each party is; none where of no other enough is known (`least` columns of both).
pub fn isolations(matrix: &Matrix, least: u32) -> Vec<Option<Isolation>> {
    let rows = numbers(matrix);
    let mut sums = vec![(0.0f32, 0u32); rows.len()];
    for (one, a) in rows.iter().enumerate() {
        let (before, after) = sums.split_at_mut(one + 1);
        let Some(own) = before.last_mut() else {
            continue;
        };
        for (b, sum) in rows.iter().skip(one + 1).zip(after) {
            if let Some(mean) = apart(a, b).mean(least) {
                *own = (own.0 + mean, own.1 + 1);
                *sum = (sum.0 + mean, sum.1 + 1);
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a share, to be shown")]
    let isolation = |(sum, others): (f32, u32)| {
        (others > 0).then(|| Isolation {
            mean: sum / others as f32,
            others,
        })
    };
    sums.into_iter().map(isolation).collect()
}
