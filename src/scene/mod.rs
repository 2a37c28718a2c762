//! A picture as a list of shapes and text runs in its own units, painted alike to the screen, SVG,
//! PNG and PDF.
//!
//! Whoever builds a [`Scene`] has settled everything: lines are broken, widths measured, colours
//! chosen. A medium only paints the items in their order, the later ones over the earlier.
//!
//! * Units are those of the scene: one is a 96th of an inch, a point of the screen at zoom 1. x runs
//!   to the right, y downward, from the top left.
//! * What isn't finite, or is beyond [`LIMIT`], is left out when it is painted. Nothing here panics.
//! * The window paints with the helpers that the files rely on too: [`flatten`], [`dashes`] and the
//!   outlines of [`Circle`] and [`Block`].

mod bounds;
mod change;
mod curve;
mod drawing;
mod face;
mod fonts;
mod item;
mod path;
pub mod pdf;
pub mod png;
mod polyline;
mod shape;
mod stroke;
pub mod svg;
mod text;

#[cfg(test)]
mod tests;

use ecolor::Color32;
use emath::{Pos2, Vec2};

pub use curve::flatten;
pub use drawing::Drawing;
pub use face::FaceName;
pub use fonts::Fonts;
pub use item::{Block, Circle, Item, Line};
pub use path::{Path, Step};
pub use polyline::{along, arrowhead, dashes, length, trim};
pub use stroke::{Dash, Stroke};
pub use text::{Anchor, Text};

/// How far from zero a coordinate or a size may be to be painted, in units.
///
/// Beyond it, 32-bit numbers step by more than 60 units, and a number times a scale could overflow.
pub const LIMIT: f32 = 1e9;

/// How many letters of a run of text are painted: no screen shows more in a line, and the time to set
/// one grows with the square of its length.
pub const MOST_LETTERS: usize = 4_000;

/// A picture: what is painted, in order, on an area of a given size.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What the picture is called, as its readers are told. May be empty.
    pub title: String,
    /// The width and height of the area, in units.
    pub size: Vec2,
    /// The colour behind everything; none leaves the area transparent.
    pub background: Option<Color32>,
    /// What is painted, the later over the earlier.
    pub items: Vec<Item>,
}

impl Scene {
    /// An empty, transparent picture of this size, in units.
    pub fn new(title: impl Into<String>, size: Vec2) -> Self {
        Self {
            title: title.into(),
            size,
            background: None,
            items: Vec::new(),
        }
    }

    /// Paints this over what is there.
    pub fn push(&mut self, item: impl Into<Item>) {
        self.items.push(item.into());
    }

    /// Paints the items of another picture over those that are there, at the same places. The title,
    /// size and background stay as they are.
    pub fn append(&mut self, other: Self) {
        self.items.extend(other.items);
    }
}

/// Whether this can be painted: finite and within [`LIMIT`].
fn is_paintable(value: f32) -> bool {
    // Not a number is within nothing.
    value.abs() <= LIMIT
}

/// Whether both parts of this place can be painted.
fn is_place(at: Pos2) -> bool {
    is_paintable(at.x) && is_paintable(at.y)
}
