//! Positions over time, the matrix, computed dates, delivery and the timeline: arithmetic worked out
//! by hand, and what the samples come to.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that fails should say where"
)]

mod delivery;
#[path = "../common/law.rs"]
#[allow(
    unreachable_pub,
    reason = "it is shared with the tests of the interface"
)]
mod law;
mod matrix;
mod schedule;
mod shifts;
mod standing;
mod timeline;
