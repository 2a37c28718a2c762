//! Briefs, slides and reports: how they are laid out, and that nothing is on them that the room
//! must not see.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that fails should say where"
)]

mod automatic;
mod eyes;
mod files;
#[path = "../room/generator.rs"]
#[allow(dead_code, reason = "some of it is for the tests of the room")]
mod generator;
mod lanes;
mod leak;
#[path = "../room/mutations.rs"]
#[allow(dead_code, reason = "some of it is for the tests of the room")]
mod mutations;
#[path = "../room/oracle.rs"]
#[allow(dead_code, reason = "some of it is for the tests of the room")]
mod oracle;
#[path = "../room/page.rs"]
#[allow(dead_code, reason = "some of it is for the tests of the room")]
mod page;
mod pages;
mod pdf;
#[path = "../room/rooms.rs"]
mod rooms;
mod support;
