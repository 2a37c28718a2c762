//! Icons, as outlines: their letters mean nothing without their font.

use std::collections::BTreeMap;

use emath::{Pos2, Vec2};
use skrifa::outline::OutlinePen;

use super::super::{Fonts, MOST_LETTERS, Text};
use super::shape::point;
use super::xml::Element;

/// The outlines that a picture has needed so far.
pub(super) struct Icons<'a> {
    fonts: &'a Fonts,
    known: BTreeMap<char, Option<Icon>>,
}

/// An icon of size 1, y downward from the baseline.
struct Icon {
    outline: Vec<Mark>,
    width: f32,
}

enum Mark {
    Move(Vec2),
    Line(Vec2),
    Quad(Vec2, Vec2),
    Cubic(Vec2, Vec2, Vec2),
    Close,
}

impl<'a> Icons<'a> {
    pub(super) const fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            known: BTreeMap::new(),
        }
    }

    /// Writes the icons of this run side by side, as one path.
    pub(super) fn write(&mut self, out: &mut String, text: &Text) {
        if !text.is_visible() {
            return;
        }
        let letters = || text.text.chars().take(MOST_LETTERS);
        for letter in letters() {
            let fonts = self.fonts;
            self.known
                .entry(letter)
                .or_insert_with(|| read(fonts, letter));
        }
        let icons = || letters().filter_map(|letter| self.known.get(&letter)?.as_ref());
        let natural = text.size * icons().map(|icon| icon.width).sum::<f32>();
        if icons().all(|icon| icon.outline.is_empty()) {
            return;
        }
        let mut place = text.at - Vec2::new(text.anchor.fraction() * natural, 0.0);
        Element::open(out, "path")
            .attribute("d", |out| {
                for icon in icons() {
                    for mark in &icon.outline {
                        mark.write(out, place, text.size);
                    }
                    place.x += text.size * icon.width;
                }
            })
            .colour("fill", text.colour)
            .close();
    }
}

impl Mark {
    fn write(&self, out: &mut String, place: Pos2, size: f32) {
        let (letter, points) = match *self {
            Self::Move(end) => ('M', [Some(end), None, None]),
            Self::Line(end) => ('L', [Some(end), None, None]),
            Self::Quad(control, end) => ('Q', [Some(control), Some(end), None]),
            Self::Cubic(first, second, end) => ('C', [Some(first), Some(second), Some(end)]),
            Self::Close => ('Z', [None; 3]),
        };
        out.push(letter);
        for (index, at) in points.into_iter().flatten().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            point(out, place + size * at);
        }
    }
}

fn read(fonts: &Fonts, letter: char) -> Option<Icon> {
    let mut pen = Pen(Vec::new());
    let width = fonts.draw_icon(letter, &mut pen)?;
    Some(Icon {
        outline: pen.0,
        width,
    })
}

/// Notes the outline down with y downward.
struct Pen(Vec<Mark>);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Mark::Move(Vec2::new(x, -y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Mark::Line(Vec2::new(x, -y)));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0
            .push(Mark::Quad(Vec2::new(cx0, -cy0), Vec2::new(x, -y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.push(Mark::Cubic(
            Vec2::new(cx0, -cy0),
            Vec2::new(cx1, -cy1),
            Vec2::new(x, -y),
        ));
    }

    fn close(&mut self) {
        self.0.push(Mark::Close);
    }
}
