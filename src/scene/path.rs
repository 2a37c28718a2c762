//! A line of straight and curved steps.

use ecolor::Color32;
use emath::Pos2;

use super::{Stroke, is_place};

/// A line of straight and curved steps. Where steps meet, the stroke has a round corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Where it begins.
    pub from: Pos2,
    /// How it goes on, each step from the end of the one before.
    pub steps: Vec<Step>,
    /// Whether a straight line leads from its end back to where it began.
    pub closed: bool,
    /// The colour inside. An open path is filled as if it were closed; where it crosses itself, every
    /// part that it goes around is inside (the nonzero rule).
    pub fill: Option<Color32>,
    /// The line itself.
    pub stroke: Option<Stroke>,
}

/// One step of a [`Path`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// A straight line to this point.
    Line(Pos2),
    /// A quadratic Bézier curve: its control point and its end.
    Quad(Pos2, Pos2),
    /// A cubic Bézier curve: its two control points and its end.
    Cubic(Pos2, Pos2, Pos2),
}

impl Step {
    /// Where the step ends.
    pub const fn end(self) -> Pos2 {
        match self {
            Self::Line(end) | Self::Quad(_, end) | Self::Cubic(_, _, end) => end,
        }
    }

    /// The same step with every point changed.
    pub(super) fn map(self, change: impl Fn(Pos2) -> Pos2) -> Self {
        match self {
            Self::Line(end) => Self::Line(change(end)),
            Self::Quad(control, end) => Self::Quad(change(control), change(end)),
            Self::Cubic(first, second, end) => {
                Self::Cubic(change(first), change(second), change(end))
            }
        }
    }

    fn is_paintable(self) -> bool {
        match self {
            Self::Line(end) => is_place(end),
            Self::Quad(control, end) => is_place(control) && is_place(end),
            Self::Cubic(first, second, end) => is_place(first) && is_place(second) && is_place(end),
        }
    }
}

impl Path {
    /// An open path that begins here and goes nowhere yet; neither filled nor stroked.
    pub const fn new(from: Pos2) -> Self {
        Self {
            from,
            steps: Vec::new(),
            closed: false,
            fill: None,
            stroke: None,
        }
    }

    /// Straight lines from point to point; none if there are no points.
    pub fn polyline(points: &[Pos2]) -> Option<Self> {
        let (first, rest) = points.split_first()?;
        let mut path = Self::new(*first);
        path.steps.extend(rest.iter().copied().map(Step::Line));
        Some(path)
    }

    /// The same path with one more step.
    pub fn with(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// The same path, closed.
    pub fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// The same path, filled with this colour.
    pub fn filled(mut self, colour: Color32) -> Self {
        self.fill = Some(colour);
        self
    }

    /// The same path, drawn with this pen.
    pub fn stroked(mut self, stroke: Stroke) -> Self {
        self.stroke = Some(stroke);
        self
    }

    /// Whether it leads anywhere, and only to places that can be painted.
    pub(super) fn is_paintable(&self) -> bool {
        !self.steps.is_empty()
            && is_place(self.from)
            && self.steps.iter().all(|step| step.is_paintable())
    }
}
