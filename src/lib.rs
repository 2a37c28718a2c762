//! Nonpaper: the desk of a team that prepares, tracks and presents peace talks.
//!
//! The rooms, from the bottom up; each may use those before it (`tests/architecture.rs` holds
//! this):
//!
//! - [`model`]: the nouns, handling, validation
//! - [`document`]: an open scenario: edits, history
//! - [`analysis`]: pure functions from a scenario to a report
//! - [`layout`]: pure geometry: places for the nodes of a graph
//! - [`scene`]: a picture as a list of shapes and text runs
//! - [`io`]: the file format, loading, saving, recovery, settings
//! - [`theme`]: colours, type, icons
//! - [`widgets`]: reusable pieces of interface
//! - [`commands`]: what a user can do, and the workspace on which it is done
//! - [`views`]: the screens
//! - [`present`]: briefs and their slides, for the audience and for files
//! - [`chrome`]: what frames them: menus, rail, palette, dialogs
//! - [`app`]: the window, the order of a frame, jobs
//! - [`cli`]: the same work without a window

pub mod analysis;
pub mod app;
pub mod chrome;
pub mod cli;
pub mod commands;
pub mod document;
pub mod io;
pub mod layout;
pub mod model;
pub mod present;
pub mod scene;
pub mod theme;
pub mod views;
pub mod widgets;
