//! Nonpaper
pub mod analysis;
pub mod cli;
pub mod commands;
pub mod document;
pub mod io;
pub mod model;
pub mod theme;
pub mod views;
pub mod widgets;
