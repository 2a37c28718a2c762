//! Setting type on a page: words into lines, lines into strips, strips onto pages.
//!
//! Everything is measured with the fonts of the pictures, so that what is broken here is broken
//! alike on the screen, in print and in files.

mod flow;
mod line;
mod ruler;
mod strip;

pub(super) use flow::{Sheet, flow};
pub(super) use line::{Chip, Line, Look, Piece, broken, draw};
pub(super) use ruler::Ruler;
pub(super) use strip::{Column, Strip, on_word_of, paragraph, row, space};
