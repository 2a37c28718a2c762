//! How a long layout tells how far it is, and hears that it is no longer wanted.

use std::fmt;

/// The layout was given up because its [`Progress`] said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the layout was cancelled")
    }
}

impl std::error::Error for Cancelled {}

/// A share of the way from 0 to 1 of a whole job, with the hook that hears of it.
///
/// The hook is called often (every few milliseconds of work) on the thread that lays out. It gets
/// the share of the whole job that is done, from 0 to 1, and answers whether to go on.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    hook: Option<&'a dyn Fn(f32) -> bool>,
    from: f32,
    to: f32,
}

impl<'a> Progress<'a> {
    /// Reports to `hook`; when that answers `false`, the layout ends with [`Cancelled`].
    pub fn new(hook: &'a dyn Fn(f32) -> bool) -> Self {
        Self {
            hook: Some(hook),
            from: 0.0,
            to: 1.0,
        }
    }

    /// Reports to nobody and never cancels.
    pub fn none() -> Self {
        Self {
            hook: None,
            from: 0.0,
            to: 1.0,
        }
    }

    /// The stretch of this progress between the shares `from` and `to`, for a step of the job.
    #[must_use]
    pub fn part(&self, from: f32, to: f32) -> Self {
        let length = self.to - self.from;
        Self {
            hook: self.hook,
            from: self.from + length * from,
            to: self.from + length * to,
        }
    }

    /// Says that the share `done` (0 to 1) of this stretch is done.
    ///
    /// # Errors
    /// [`Cancelled`] when the hook wants no more.
    pub fn report(&self, done: f32) -> Result<(), Cancelled> {
        let whole = self.from + (self.to - self.from) * done.clamp(0.0, 1.0);
        match self.hook {
            Some(hook) if !hook(whole) => Err(Cancelled),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Progress({}..{})", self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_part_reports_its_share_of_the_whole() {
        let last = std::cell::Cell::new(0.0);
        let hook = |share: f32| {
            last.set(share);
            share < 0.7
        };
        let progress = Progress::new(&hook);
        assert_eq!(progress.part(0.5, 1.0).part(0.0, 0.5).report(0.5), Ok(()));
        assert!((last.get() - 0.625).abs() < 1e-6);
        assert_eq!(progress.report(0.8), Err(Cancelled));
        assert_eq!(Progress::none().report(2.0), Ok(()));
    }
}
