//! The check: what is missing for an agreement to hold.
//!
//! [`RULES`] lists the rules with their help; each is in a file of its own in `rules`. Most look
//! at one card and at what is around it, so that after an edit only those cards are looked at
//! again that it can concern ([`touch`]); a few look at the whole of a plan, which is quick, and
//! again only when the plan has changed. What comes out is always what a look at the whole
//! scenario would find.

mod delivery;
mod due;
mod finding;
mod gaps;
mod graph;
mod kept;
mod look;
mod plan;
mod remedy;
mod rules;
mod sentence;
mod stage;
mod standing;
#[cfg(test)]
mod testing;
mod today;
mod touch;
mod units;
mod verdict;

pub use finding::{Finding, Told};
pub use kept::KeptFindings;
pub use remedy::{Change, Remedy};
pub use rules::{RULES, Rule, rule};
pub use sentence::{Piece, Sentence};
pub use today::Today;
pub use verdict::{Verdict, Weight, weight};

pub(super) use look::Look;
