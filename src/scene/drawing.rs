//! A picture whose names are yet to be set.

use std::ops::Range;

use emath::Rect;

use super::{Scene, Stroke};

/// A picture of things and ties without words: whoever shows it sets the names as large as can be
/// read there.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The shapes and the ties between them.
    pub scene: Scene,
    /// For each tie the items that draw it, in the order of the items.
    pub ties: Vec<Range<usize>>,
    /// What each thing is called and where its shape is, those first whose names matter most.
    pub names: Vec<(String, Rect)>,
    /// What the ties say, and how they are drawn.
    pub legend: Vec<(String, Stroke)>,
}
