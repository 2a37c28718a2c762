//! Lines, paths, circles and rectangles.

use ecolor::Color32;
use emath::Pos2;

use super::super::{Block, Circle, Dash, Line, Path, Step, Stroke, is_place};
use super::xml::{self, Element};

pub(super) fn line(out: &mut String, line: &Line) {
    if !(is_place(line.from) && is_place(line.to) && line.stroke.is_visible()) {
        return;
    }
    let element = Element::open(out, "line")
        .number("x1", line.from.x)
        .number("y1", line.from.y)
        .number("x2", line.to.x)
        .number("y2", line.to.y);
    with_stroke(element, &line.stroke).close();
}

pub(super) fn path(out: &mut String, path: &Path) {
    let Some(paint) = Paint::of(path.fill, path.stroke) else {
        return;
    };
    if !path.is_paintable() {
        return;
    }
    let element = Element::open(out, "path").attribute("d", |out| {
        out.push('M');
        point(out, path.from);
        for step in &path.steps {
            match *step {
                Step::Line(end) => points(out, 'L', &[end]),
                Step::Quad(control, end) => points(out, 'Q', &[control, end]),
                Step::Cubic(first, second, end) => points(out, 'C', &[first, second, end]),
            }
        }
        if path.closed {
            out.push('Z');
        }
    });
    let element = paint.write(element);
    if paint.stroke.is_some() {
        element.plain("stroke-linejoin", "round").close();
    } else {
        element.close();
    }
}

pub(super) fn circle(out: &mut String, circle: &Circle) {
    let Some(paint) = Paint::of(circle.fill, circle.stroke) else {
        return;
    };
    if !circle.is_paintable() {
        return;
    }
    if paint.is_broken() {
        // So that every medium begins the pattern at the same point.
        return path(out, &circle.outline());
    }
    let element = Element::open(out, "circle")
        .number("cx", circle.centre.x)
        .number("cy", circle.centre.y)
        .number("r", circle.radius);
    paint.write(element).close();
}

pub(super) fn block(out: &mut String, block: &Block) {
    let Some(paint) = Paint::of(block.fill, block.stroke) else {
        return;
    };
    if !block.is_paintable() {
        return;
    }
    if paint.is_broken() {
        return path(out, &block.outline());
    }
    let mut element = Element::open(out, "rect")
        .number("x", block.rect.min.x)
        .number("y", block.rect.min.y)
        .number("width", block.rect.width())
        .number("height", block.rect.height());
    let radius = block.corner();
    if radius > 0.0 {
        element = element.number("rx", radius);
    }
    paint.write(element).close();
}

/// A fill and a stroke of which at least one leaves something.
struct Paint {
    fill: Option<Color32>,
    stroke: Option<Stroke>,
}

impl Paint {
    fn of(fill: Option<Color32>, stroke: Option<Stroke>) -> Option<Self> {
        let fill = fill.filter(|colour| colour.a() > 0);
        let stroke = stroke.filter(Stroke::is_visible);
        (fill.is_some() || stroke.is_some()).then_some(Self { fill, stroke })
    }

    fn is_broken(&self) -> bool {
        self.stroke.is_some_and(|stroke| stroke.dash != Dash::Solid)
    }

    fn write<'a>(&self, element: Element<'a>) -> Element<'a> {
        let element = match self.fill {
            Some(colour) => element.colour("fill", colour),
            None => element.plain("fill", "none"),
        };
        match &self.stroke {
            Some(stroke) => with_stroke(element, stroke),
            None => element,
        }
    }
}

fn with_stroke<'a>(element: Element<'a>, stroke: &Stroke) -> Element<'a> {
    let element = element
        .colour("stroke", stroke.colour)
        .number("stroke-width", stroke.width);
    match stroke.pattern() {
        None => element,
        Some([dash, gap]) => element.attribute("stroke-dasharray", |out| {
            xml::number(out, dash);
            out.push(' ');
            xml::number(out, gap);
        }),
    }
}

fn points(out: &mut String, letter: char, points: &[Pos2]) {
    out.push(letter);
    for (index, at) in points.iter().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        point(out, *at);
    }
}

pub(super) fn point(out: &mut String, at: Pos2) {
    xml::number(out, at.x);
    out.push(' ');
    xml::number(out, at.y);
}
