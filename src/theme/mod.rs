//! How it looks: tokens, type, icons. The only room that makes colours (`clippy.toml`).
#![allow(clippy::disallowed_methods, reason = "this is where colours are made")]

pub mod fonts;
pub mod icons;
pub mod stance;
mod style;
mod tokens;

pub use fonts::Face;
pub use style::install;
pub use tokens::{PARTY_COLOURS, Tokens, colour, readable_on};

/// Spaces, in points: a grid of 4.
pub mod space {
    /// Between things that belong together.
    pub const TIGHT: f32 = 4.0;
    /// Between things in a row.
    pub const SMALL: f32 = 8.0;
    /// Inside a card, and between cards.
    pub const CARD: f32 = 12.0;
    /// Between fields.
    pub const FIELD: f32 = 16.0;
    /// Between sections, and a view's margin.
    pub const SECTION: f32 = 24.0;
    /// The least height of what can be clicked.
    pub const TARGET: f32 = 28.0;
    /// The corners of cards.
    pub const CARD_RADIUS: u8 = 6;
    /// The corners of controls.
    pub const CONTROL_RADIUS: u8 = 4;
}
