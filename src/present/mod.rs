//! Presenting: briefs and their slides, made from what a room may see.
//!
//! - [`Stage`] is what a room, or the team, sees: the projection with what is computed from it.
//!   Nothing else in this room knows a document.
//! - [`deck`] makes a brief by itself, finds one by its title, and lays a whole one out.
//! - [`slide`] lays out one slide, once, as [`Page`]s: pictures in slide units that the window
//!   paints and files hold.
//! - [`report`] tells the whole scenario in words, for HTML, Markdown and DOCX.
//! - [`screen`] is where briefs are arranged and presented from; [`show`](mod@show) is where in a
//!   deck one is, without a window; [`audience`] paints what the room sees.
//! - [`out`] writes all of that in a format.
//!
//! Words are broken into lines with the fonts of the pictures, so that what is printed is what
//! was shown. Maps are drawn by whoever draws them on the screen: see [`DrawMap`].

pub mod audience;
pub mod deck;
mod desk;
mod facts;
pub mod out;
mod page;
mod presenter;
pub mod report;
pub mod screen;
mod set;
pub mod show;
pub mod slide;
mod stage;
pub mod wall;

pub use desk::{Context, Desk};
pub use page::Page;
pub use stage::{Craft, DrawMap, Stage};
pub use wall::{Monitor, Wall};
