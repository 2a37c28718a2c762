//! A picture as SVG: shapes as shapes, text as text, icons as outlines.
//!
//! The file holds nothing but the picture: no script, no reference to anything outside it, no name of
//! a program, no date. The same picture gives the same bytes.

mod embed;
mod icon;
mod shape;
mod subset;
mod text;
mod xml;

use emath::Vec2;

use super::{FaceName, Fonts, Item, Scene, is_paintable};
use icon::Icons;
use xml::Element;

/// How an SVG is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the text faces that occur are put into the SVG, of each the letters that do, so that
    /// it looks the same where they aren't installed. A slide becomes some 50 kB larger.
    pub embed_fonts: bool,
}

/// The picture as an SVG document, without fonts in it.
///
/// Icons are outlined with the icon font of `fonts`; those that it lacks are left out.
pub fn write(scene: &Scene, fonts: &Fonts) -> String {
    write_with(scene, fonts, Options::default())
}

/// The picture as an SVG document, as the options say.
pub fn write_with(scene: &Scene, fonts: &Fonts, options: Options) -> String {
    let mut out = String::new();
    out.reserve(scene.items.len().saturating_mul(160));
    open(&mut out, scene.size);
    if !scene.title.trim().is_empty() {
        out.push_str("<title>");
        xml::escape(&mut out, &scene.title);
        out.push_str("</title>\n");
    }
    if options.embed_fonts {
        embed::write(&mut out, scene, fonts);
    }
    if let Some(colour) = scene.background.filter(|colour| colour.a() > 0) {
        Element::open(&mut out, "rect")
            .number("width", extent(scene.size.x))
            .number("height", extent(scene.size.y))
            .colour("fill", colour)
            .close();
    }
    items(&mut out, &scene.items, fonts);
    out.push_str("</svg>\n");
    out
}

/// Some items of a picture of this size as an SVG document, as they are in that of the whole.
pub(super) fn write_some<'a>(
    size: Vec2,
    some: impl IntoIterator<Item = &'a Item>,
    fonts: &Fonts,
) -> String {
    let mut out = String::new();
    open(&mut out, size);
    items(&mut out, some, fonts);
    out.push_str("</svg>\n");
    out
}

fn open(out: &mut String, size: Vec2) {
    let [width, height] = [size.x, size.y].map(extent);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    for (name, value) in [(" width=\"", width), (" height=\"", height)] {
        out.push_str(name);
        xml::number(out, value);
        out.push('"');
    }
    out.push_str(" viewBox=\"0 0 ");
    xml::number(out, width);
    out.push(' ');
    xml::number(out, height);
    out.push_str("\">\n");
}

fn items<'a>(out: &mut String, items: impl IntoIterator<Item = &'a Item>, fonts: &Fonts) {
    let mut icons = Icons::new(fonts);
    for item in items {
        match item {
            Item::Line(line) => shape::line(out, line),
            Item::Path(path) => shape::path(out, path),
            Item::Circle(circle) => shape::circle(out, circle),
            Item::Block(block) => shape::block(out, block),
            Item::Text(text) if text.face == FaceName::Icons => icons.write(out, text),
            Item::Text(text) => text::write(out, text),
        }
    }
}

/// A side of the area as it can be written: nothing for a side that is none.
fn extent(side: f32) -> f32 {
    if is_paintable(side) && side > 0.0 {
        side
    } else {
        0.0
    }
}
