//! Text as text, and icons as outlines.

use std::{collections::BTreeMap, sync::Arc};

use emath::{Pos2, Vec2};
use krilla::{
    Data,
    geom::{PathBuilder, Point},
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph, Tag},
};
use skrifa::outline::OutlinePen;

use super::super::{FaceName, Fonts, MOST_LETTERS, Text, shape::painted};
use super::paint::{draw, fill};

/// The typefaces as the file has them, read when they are first needed.
pub(super) struct Faces<'a> {
    fonts: &'a Fonts,
    read: BTreeMap<(FaceName, usize), Option<Font>>,
}

impl<'a> Faces<'a> {
    pub(super) fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            read: BTreeMap::new(),
        }
    }

    /// The font at this place in the chain of a face.
    fn font(&mut self, face: FaceName, place: usize) -> Option<Font> {
        let fonts = self.fonts;
        let read = self.read.entry((face, place)).or_insert_with(|| {
            let shaper = fonts.shapers(face).get(place)?;
            let axes: Vec<(Tag, f32)> = shaper
                .axes()
                .iter()
                .map(|(tag, value)| (Tag::new(tag), *value))
                .collect();
            Font::new_variable(Data::from(Arc::clone(&shaper.data)), 0, &axes)
        });
        read.clone()
    }

    /// Writes a run, set to the width that it was measured with.
    pub(super) fn words(&mut self, surface: &mut Surface<'_>, text: &Text) {
        let words = painted(&text.text);
        if !text.is_visible() || words.trim().is_empty() {
            return;
        }
        let segments = self.fonts.shape(text.face, &words);
        let natural = text.size * segments.iter().map(|it| it.width()).sum::<f32>();
        let is_cut = text.text.chars().nth(MOST_LETTERS).is_some();
        let width = text.known_width().filter(|_| !is_cut).unwrap_or(natural);
        let stretch = if natural > 0.0 { width / natural } else { 1.0 };
        let mut at = text.at - Vec2::new(text.anchor.fraction() * width, 0.0);
        for segment in segments {
            let glyphs: Vec<KrillaGlyph> = segment
                .glyphs
                .iter()
                .map(|glyph| KrillaGlyph {
                    glyph_id: GlyphId::new(glyph.id),
                    text_range: glyph.bytes.clone(),
                    x_advance: glyph.advance * stretch,
                    x_offset: glyph.offset[0],
                    y_offset: glyph.offset[1],
                    y_advance: 0.0,
                    location: None,
                })
                .collect();
            if let Some(font) = self.font(text.face, segment.font) {
                surface.set_fill(Some(fill(text.colour)));
                surface.set_stroke(None);
                let start = Point::from_xy(at.x, at.y);
                surface.draw_glyphs(start, &glyphs, font, &words, text.size, false);
            }
            at.x += segment.width() * stretch * text.size;
        }
    }

    /// Draws the icons of a run side by side.
    pub(super) fn icons(&mut self, surface: &mut Surface<'_>, text: &Text) {
        if !text.is_visible() {
            return;
        }
        let letters = || text.text.chars().take(MOST_LETTERS);
        let mut widths = Vec::new();
        for letter in letters() {
            widths.extend(self.fonts.draw_icon(letter, &mut Nothing));
        }
        let natural = text.size * widths.iter().sum::<f32>();
        let mut pen = Pen {
            place: text.at - Vec2::new(text.anchor.fraction() * natural, 0.0),
            size: text.size,
            path: PathBuilder::new(),
        };
        for letter in letters() {
            if let Some(width) = self.fonts.draw_icon(letter, &mut pen) {
                pen.place.x += width * text.size;
            }
        }
        if let Some(path) = pen.path.finish() {
            draw(surface, &path, Some(fill(text.colour)), None);
        }
    }
}

/// Draws outlines of size 1, y upward, at a place and size.
struct Pen {
    place: Pos2,
    size: f32,
    path: PathBuilder,
}

impl Pen {
    fn there(&self, x: f32, y: f32) -> (f32, f32) {
        let at = self.place + self.size * Vec2::new(x, -y);
        (at.x, at.y)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.there(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.there(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let ((cx0, cy0), (x, y)) = (self.there(cx0, cy0), self.there(x, y));
        self.path.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second) = (self.there(cx0, cy0), self.there(cx1, cy1));
        let (x, y) = self.there(x, y);
        self.path
            .cubic_to(first.0, first.1, second.0, second.1, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

/// Only asks how wide an icon is.
struct Nothing;

impl OutlinePen for Nothing {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}
