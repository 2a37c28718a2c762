//! Nonpaper
pub mod cli;
pub mod document;
pub mod io;
pub mod model;
