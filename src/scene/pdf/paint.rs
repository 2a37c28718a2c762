//! Items, drawn on a page.

use ecolor::Color32;
use emath::Pos2;
use krilla::{
    color::rgb,
    geom::{Path as Drawn, PathBuilder},
    num::NormalizedF32,
    paint::{Fill, LineJoin, Stroke as Pen, StrokeDash},
    surface::Surface,
};

use super::super::{FaceName, Item, Path, Scene, Step, Stroke};
use super::text::Faces;

pub(super) fn scene(surface: &mut Surface<'_>, scene: &Scene, faces: &mut Faces<'_>) {
    if let Some(colour) = scene.background.filter(|colour| colour.a() > 0) {
        let size = scene.size;
        let corners = [(0.0, 0.0), (size.x, 0.0), (size.x, size.y), (0.0, size.y)];
        let corners = corners.map(|(x, y)| Pos2::new(x, y));
        if let Some(page) = Path::polyline(&corners) {
            path(surface, &page.closed().filled(colour));
        }
    }
    for item in &scene.items {
        match item {
            Item::Line(line) => {
                let straight = Path::new(line.from).with(Step::Line(line.to));
                path(surface, &straight.stroked(line.stroke));
            }
            Item::Path(one) => path(surface, one),
            Item::Circle(circle) if circle.is_paintable() => path(surface, &circle.outline()),
            Item::Block(block) if block.is_paintable() => path(surface, &block.outline()),
            Item::Circle(_) | Item::Block(_) => {}
            Item::Text(text) if text.face == FaceName::Icons => faces.icons(surface, text),
            Item::Text(text) => faces.words(surface, text),
        }
    }
}

fn path(surface: &mut Surface<'_>, path: &Path) {
    if !path.is_paintable() {
        return;
    }
    let mut builder = PathBuilder::new();
    builder.move_to(path.from.x, path.from.y);
    for step in &path.steps {
        match *step {
            Step::Line(end) => builder.line_to(end.x, end.y),
            Step::Quad(control, end) => builder.quad_to(control.x, control.y, end.x, end.y),
            Step::Cubic(first, second, end) => {
                builder.cubic_to(first.x, first.y, second.x, second.y, end.x, end.y);
            }
        }
    }
    if path.closed {
        builder.close();
    }
    let fill = path.fill.filter(|colour| colour.a() > 0).map(fill);
    let pen = path.stroke.filter(Stroke::is_visible).map(|it| pen(&it));
    if let Some(drawn) = builder.finish() {
        draw(surface, &drawn, fill, pen);
    }
}

/// Draws a path, if it is filled or stroked.
pub(super) fn draw(surface: &mut Surface<'_>, path: &Drawn, fill: Option<Fill>, pen: Option<Pen>) {
    // With neither it would be filled with black.
    if fill.is_none() && pen.is_none() {
        return;
    }
    surface.set_fill(fill);
    surface.set_stroke(pen);
    surface.draw_path(path);
}

/// A colour, and how opaque it is.
fn parts(colour: Color32) -> (rgb::Color, NormalizedF32) {
    let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
    let opacity = NormalizedF32::new(f32::from(alpha) / 255.0);
    (
        rgb::Color::new(red, green, blue),
        opacity.unwrap_or(NormalizedF32::ONE),
    )
}

pub(super) fn fill(colour: Color32) -> Fill {
    let (colour, opacity) = parts(colour);
    Fill {
        paint: colour.into(),
        opacity,
        ..Fill::default()
    }
}

fn pen(stroke: &Stroke) -> Pen {
    let (colour, opacity) = parts(stroke.colour);
    Pen {
        paint: colour.into(),
        opacity,
        width: stroke.width,
        line_join: LineJoin::Round,
        dash: stroke.pattern().map(|pattern| StrokeDash {
            array: pattern.to_vec(),
            offset: 0.0,
        }),
        ..Pen::default()
    }
}
