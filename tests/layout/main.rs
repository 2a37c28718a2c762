//! The layouts: pure geometry, on graphs that were made up.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod blocs;
mod graphs;
mod growth;
mod layouts;
mod overlaps;
mod quality;
mod shapes;
