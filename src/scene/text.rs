//! A run of text.

use ecolor::Color32;
use emath::{Pos2, Vec2};

use super::FaceName;

/// One line of text in one face, size and colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The left end, the middle or the right end of the baseline, as `anchor` says.
    ///
    /// An icon stands in a square of its size, whose lower edge is the baseline.
    pub at: Pos2,
    /// Which part of the run is at `at`.
    pub anchor: Anchor,
    /// The text: one line. Control characters are not painted; a tab or the end of a line becomes a
    /// space. What follows [`super::MOST_LETTERS`] is left out.
    pub text: String,
    /// The typeface.
    pub face: FaceName,
    /// The size of the type, in units.
    pub size: f32,
    /// The colour of the letters.
    pub colour: Color32,
    /// How wide the run is, in units, as it was measured when the picture was built: every medium
    /// sets it to this width. None if nobody measured it.
    pub width: Option<f32>,
}

impl Text {
    /// A run that begins here, of unknown width.
    pub fn new(
        at: Pos2,
        text: impl Into<String>,
        face: FaceName,
        size: f32,
        colour: Color32,
    ) -> Self {
        Self {
            at,
            anchor: Anchor::Start,
            text: text.into(),
            face,
            size,
            colour,
            width: None,
        }
    }

    /// An icon in the square of this size around `centre`.
    pub fn icon(centre: Pos2, icon: impl Into<String>, size: f32, colour: Color32) -> Self {
        let at = centre + Vec2::new(0.0, size / 2.0);
        Self::new(at, icon, FaceName::Icons, size, colour).anchored(Anchor::Middle)
    }

    /// The same run with this part of it at `at`.
    pub fn anchored(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// The same run, set to this width, in units.
    pub fn measured(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// The measured width if it is one.
    pub(super) fn known_width(&self) -> Option<f32> {
        self.width
            .filter(|width| *width > 0.0 && super::is_paintable(*width))
    }

    /// Whether painting it leaves anything, its text aside.
    pub(super) fn is_visible(&self) -> bool {
        super::is_place(self.at)
            && self.size > 0.0
            && super::is_paintable(self.size)
            && self.colour.a() > 0
    }
}

/// Which part of a run of text is at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

impl Anchor {
    /// How much of the run lies left of its place: 0 to 1.
    pub const fn fraction(self) -> f32 {
        match self {
            Self::Start => 0.0,
            Self::Middle => 0.5,
            Self::End => 1.0,
        }
    }
}
