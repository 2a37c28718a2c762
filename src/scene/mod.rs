//! A picture as a list of shapes and text runs in its own units, painted alike to every medium.
//!
//! y grows downwards; the origin is the top left.

use ecolor::Color32;
use emath::{Pos2, Rect, Vec2};

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What it is called.
    pub title: String,
    /// How large it is.
    pub size: Vec2,
    /// What is behind everything; none: whatever it is painted on.
    pub background: Option<Color32>,
    /// What is on it, from the back to the front.
    pub items: Vec<Item>,
}

/// Something on a picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A line or a shape made of lines and curves.
    Path(Path),
    /// A circle.
    Circle(Circle),
    /// A rectangle.
    Block(Block),
    /// A run of text.
    Text(Text),
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// How wide.
    pub width: f32,
    /// In which colour.
    pub colour: Color32,
    /// Whether it is interrupted.
    pub dash: Dash,
}

/// Whether a line is interrupted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dash {
    /// It is not.
    #[default]
    Solid,
    /// Strokes of five widths, gaps of three.
    Dashed,
    /// Strokes of one width, gaps of two and a half.
    Dotted,
}

/// A line or a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it begins.
    pub from: Pos2,
    /// How it goes on.
    pub steps: Vec<Step>,
    /// Whether it ends where it began.
    pub closed: bool,
    /// What it is filled with.
    pub fill: Option<Color32>,
    /// Its line.
    pub stroke: Option<Stroke>,
}

/// A part of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// A straight line there.
    Line(Pos2),
    /// A quadratic curve: its control point, its end.
    Quad(Pos2, Pos2),
    /// A cubic curve: its control points, its end.
    Cubic(Pos2, Pos2, Pos2),
}

/// A circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its middle.
    pub centre: Pos2,
    /// Its radius.
    pub radius: f32,
    /// What it is filled with.
    pub fill: Option<Color32>,
    /// Its line.
    pub stroke: Option<Stroke>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// Where it is.
    pub rect: Rect,
    /// The radius of its corners.
    pub radius: f32,
    /// What it is filled with.
    pub fill: Option<Color32>,
    /// Its line.
    pub stroke: Option<Stroke>,
}

/// A run of text: one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The left end, middle or right end of its baseline.
    pub at: Pos2,
    /// Which of them.
    pub anchor: Anchor,
    /// What it says.
    pub text: String,
    /// In which face.
    pub face: FaceName,
    /// How large: the em.
    pub size: f32,
    /// In which colour.
    pub colour: Color32,
    /// How wide it was measured, so that every medium sets it alike.
    pub width: Option<f32>,
}

/// What a text is placed by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A face of type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FaceName {
    Sans,
    SansMedium,
    SansSemibold,
    Condensed,
    CondensedSemibold,
    Serif,
    SerifMedium,
    Icons,
}

/// The points of a quadratic curve, both ends among them.
pub fn quad(from: Pos2, control: Pos2, to: Pos2, pieces: usize) -> Vec<Pos2> {
    (0..=pieces.max(1))
        .map(|piece| at_quad(from, control, to, piece as f32 / pieces.max(1) as f32))
        .collect()
}

/// A point of a quadratic curve, 0 its beginning, 1 its end.
pub fn at_quad(from: Pos2, control: Pos2, to: Pos2, t: f32) -> Pos2 {
    let a = from + (control - from) * t;
    let b = control + (to - control) * t;
    a + (b - a) * t
}
