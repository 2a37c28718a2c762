//! The pen.

use ecolor::Color32;

/// How a line is drawn. It lies with its middle on the shape's edge and ends square, right at the end
/// point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// The thickness of the line, in units. A line of no thickness isn't painted.
    pub width: f32,
    /// The colour of the line.
    pub colour: Color32,
    /// Whether it is broken.
    pub dash: Dash,
}

impl Stroke {
    /// An unbroken line of this width, in units.
    pub const fn new(width: f32, colour: Color32) -> Self {
        Self {
            width,
            colour,
            dash: Dash::Solid,
        }
    }

    /// The same line, broken like this.
    pub const fn dashed(mut self, dash: Dash) -> Self {
        self.dash = dash;
        self
    }

    /// The lengths of a dash and of the gap after it, in units; none for an unbroken line.
    pub fn pattern(&self) -> Option<[f32; 2]> {
        let times = self.dash.pattern()?;
        Some(times.map(|times| times * self.width))
    }

    /// Whether painting it leaves anything.
    pub(super) fn is_visible(&self) -> bool {
        self.width > 0.0 && super::is_paintable(self.width) && self.colour.a() > 0
    }
}

/// Whether a line is broken. A pattern begins with a dash at the start of the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dash {
    /// One unbroken line.
    #[default]
    Solid,
    /// Dashes four times as long as the line is wide, with gaps of three times its width.
    Dashed,
    /// Square dots, with gaps of twice the line's width.
    Dotted,
}

impl Dash {
    /// The lengths of a dash and of the gap after it, in widths of the line; none if unbroken.
    pub const fn pattern(self) -> Option<[f32; 2]> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some([4.0, 3.0]),
            Self::Dotted => Some([1.0, 2.0]),
        }
    }
}
