//! Step sizes of the descent.

/// The `steps` step sizes from `largest` down to `smallest`, in equal ratios (Zheng et al. 2018,
/// section 2.3: from 1 / w_min, at which each pair is set right at once, to eps / w_max).
pub(super) fn steps(largest: f32, smallest: f32, steps: usize) -> impl Iterator<Item = f32> {
    let largest = largest.max(smallest);
    let ratio = (smallest / largest).ln() / steps.saturating_sub(1).max(1) as f32;
    (0..steps).map(move |step| largest * (ratio * step as f32).exp())
}

#[cfg(test)]
mod tests {
    #[test]
    fn from_the_largest_to_the_smallest() {
        let sizes: Vec<f32> = super::steps(100.0, 0.01, 5).collect();
        assert_eq!(sizes.len(), 5);
        assert!((sizes[0] - 100.0).abs() < 1e-3);
        assert!((sizes[2] - 1.0).abs() < 1e-3);
        assert!((sizes[4] - 0.01).abs() < 1e-5);
        assert_eq!(super::steps(1.0, 1.0, 1).count(), 1);
    }
}
