//! A slide of words of one's own.

use super::{Body, Content, Frame};
use crate::{
    model::Slide,
    present::set::{Look, Piece, Sheet, Strip, paragraph, space},
    scene::FaceName,
    theme::Tokens,
    widgets::markdown::{self, Block, Shape},
};

/// The size of text.
pub(super) const SIZE: f32 = 36.0;

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let body = if slide.text.trim().is_empty() && slide.title.trim().is_empty() {
        Body::Nothing
    } else {
        let scale = scale_of(&slide.text);
        Body::Strips(Box::new(move |part| Sheet {
            body: strips(frame, &slide.text, part * scale, frame.width() * 0.86),
            ..Sheet::default()
        }))
    };
    Content {
        title: slide.title.clone(),
        subtitle: String::new(),
        sources: Vec::new(),
        body,
    }
}

/// How much larger a text is set that is so short, so that it fills its page and can be read from
/// afar.
pub(super) fn scale_of(text: &str) -> f32 {
    match text.chars().count() {
        0..=200 => 1.4,
        201..=480 => 1.15,
        _ => 1.0,
    }
}

/// A sentence by itself.
pub(super) fn plain(frame: &Frame<'_>, text: &str, part: f32) -> Sheet {
    let look = Frame::soft(FaceName::Sans, SIZE, part);
    let pieces = [Piece::Words(text.to_owned(), look)];
    Sheet {
        body: paragraph(frame.stage.ruler(), &pieces, 0.0, frame.width(), None),
        ..Sheet::default()
    }
}

/// A text (Markdown), block by block.
pub(super) fn strips(frame: &Frame<'_>, text: &str, part: f32, width: f32) -> Vec<Strip> {
    let mut strips = Vec::new();
    let blocks = markdown::blocks(text);
    for (place, block) in blocks.iter().enumerate() {
        if place > 0 {
            let is_item = block.marker.is_some();
            strips.push(space(if is_item { 12.0 } else { 26.0 } * part));
        }
        if block.shape == Shape::Rule {
            let mut rule = space(4.0);
            rule.items.push(
                crate::scene::Line {
                    from: egui::pos2(0.0, 2.0),
                    to: egui::pos2(width, 2.0),
                    stroke: crate::scene::Stroke::new(1.5, Tokens::LIGHT.hairline),
                }
                .into(),
            );
            strips.push(rule);
            continue;
        }
        strips.extend(self::block(frame, block, part, width));
    }
    strips
}

fn block(frame: &Frame<'_>, block: &Block, part: f32, width: f32) -> Vec<Strip> {
    let plain = look(block, part);
    let pieces: Vec<Piece> = block
        .runs
        .iter()
        .map(|run| {
            let look = Look {
                face: match run.look.strong && plain.face == FaceName::Sans {
                    true => FaceName::SansSemibold,
                    // The pictures have no slanted face: what is stressed is a little heavier.
                    false if run.look.emphasis && plain.face == FaceName::Sans => {
                        FaceName::SansMedium
                    }
                    false => plain.face,
                },
                ..plain
            };
            Piece::Words(run.text.clone(), look)
        })
        .collect();
    let depth = block.depth.min(6) as f32;
    let left = 1.3 * plain.size * depth
        + if block.is_quote {
            0.9 * plain.size
        } else {
            0.0
        };
    let marker = block.marker.as_deref().map(|marker| {
        let look = Look {
            colour: Tokens::LIGHT.ink_soft,
            ..plain
        };
        (marker, look)
    });
    let mut strips = paragraph(
        frame.stage.ruler(),
        &pieces,
        left,
        (width - left).max(width / 3.0),
        marker,
    );
    if block.is_quote {
        for strip in &mut strips {
            strip.items.push(
                crate::scene::Line {
                    from: egui::pos2(left - 0.6 * plain.size, 0.0),
                    to: egui::pos2(left - 0.6 * plain.size, strip.height),
                    stroke: crate::scene::Stroke::new(3.0, Tokens::LIGHT.hairline),
                }
                .into(),
            );
        }
    }
    if matches!(block.shape, Shape::Heading(_))
        && let Some(last) = strips.last_mut()
    {
        last.holds_next = true;
    }
    strips
}

fn look(block: &Block, part: f32) -> Look {
    let look = match block.shape {
        Shape::Heading(1) => Frame::look(FaceName::SerifMedium, 46.0, part),
        Shape::Heading(_) => Frame::look(FaceName::SerifMedium, 40.0, part),
        _ if block.is_quote => Frame::look(FaceName::Serif, SIZE, part),
        _ => Frame::look(FaceName::Sans, SIZE, part),
    };
    if block.is_quote {
        return Look {
            colour: Tokens::LIGHT.ink_soft,
            ..look
        };
    }
    look
}
