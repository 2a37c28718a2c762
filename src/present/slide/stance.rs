//! Stances as chips, and the scale that explains them.

use egui::{Rect, pos2, vec2};

use super::Frame;
use crate::{
    analysis::standing::{Degree, State},
    model::word::{Stance, Word as _},
    present::set::{Chip, Look, Piece, Strip, broken, draw},
    scene::{Block, FaceName},
    theme::{Tokens, stance},
};

/// A known stance.
pub(super) fn chip(degree: Degree, size: f32) -> Piece {
    let look = stance::look(&degree.stance());
    Piece::Chip(Chip {
        text: degree.word(),
        icon: Some(look.icon),
        look: Look {
            face: FaceName::SansSemibold,
            size,
            colour: look.text,
        },
        fill: Some(look.fill),
    })
}

/// A word in an outline: what is on no scale.
pub(super) fn hollow(text: &str, size: f32) -> Piece {
    Piece::Chip(Chip {
        text: text.to_owned(),
        icon: None,
        look: Look {
            face: FaceName::Sans,
            size,
            colour: Tokens::LIGHT.ink_soft,
        },
        fill: None,
    })
}

/// What is on record; nothing, where nothing is.
pub(super) fn state(state: State, size: f32) -> Vec<Piece> {
    match state {
        State::Known(degree) => vec![chip(degree, size)],
        State::NotKnown => vec![hollow("not known", size)],
        State::Nothing => Vec::new(),
    }
}

/// The scale from one end to the other, for the foot of a page.
pub(super) fn scale(frame: &Frame<'_>) -> Vec<Strip> {
    let look = Look {
        face: FaceName::Sans,
        size: super::FLOOR,
        colour: Tokens::LIGHT.ink_soft,
    };
    let ruler = frame.stage.ruler();
    let known: Vec<&Stance> = Stance::ALL
        .iter()
        .rev()
        .filter(|it| Degree::of(it).is_some())
        .collect();
    let step = frame.width().min(1500.0) / known.len().max(1) as f32;
    let mut strip = Strip {
        height: 74.0,
        ..Strip::default()
    };
    for (place, stance) in known.into_iter().enumerate() {
        let left = place as f32 * step;
        strip.items.push(
            Block {
                rect: Rect::from_min_size(pos2(left, 22.0), vec2(step, 10.0)),
                radius: 0.0,
                fill: Some(stance::look(stance).fill),
                stroke: None,
            }
            .into(),
        );
        let word = Piece::Words(stance.label().to_lowercase(), look);
        for line in broken(ruler, &[word], step) {
            draw(&mut strip.items, &line, pos2(left, 36.0));
        }
    }
    vec![strip]
}
