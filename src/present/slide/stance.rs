//! Stances as chips, and the scale that explains them.

use egui::{Color32, Rect, pos2, vec2};

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

/// Sets chips narrower, for dense tables.
pub(super) fn condense(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Chip(chip) = piece {
            chip.look.face = match chip.look.face {
                FaceName::SansSemibold => FaceName::CondensedSemibold,
                _ => FaceName::Condensed,
            };
        }
    }
}

/// The scale from one end to the other, for the foot of a page.
pub(super) fn scale(frame: &Frame<'_>) -> Vec<Strip> {
    let known = Stance::ALL.iter().rev();
    let known = known.filter(|it| Degree::of(it).is_some());
    let steps = known.map(|stance| (stance.label().to_lowercase(), stance::look(stance).fill));
    let steps: Vec<(String, Color32)> = steps.collect();
    steps_of(frame, &steps)
}

/// A scale from one end to the other, each of its steps with a word and a colour.
pub(super) fn steps_of(frame: &Frame<'_>, steps: &[(String, Color32)]) -> Vec<Strip> {
    /// The most that is for a step and for all of them.
    const MOST_STEP: f32 = 300.0;
    const MOST: f32 = 1500.0;
    let look = Look {
        face: FaceName::Sans,
        size: super::FLOOR,
        colour: Tokens::LIGHT.ink_soft,
    };
    let ruler = frame.stage.ruler();
    let width = frame.width().min(MOST);
    let step = (width / steps.len().max(1) as f32).min(MOST_STEP);
    let mut strip = Strip {
        height: 74.0,
        ..Strip::default()
    };
    for (place, (word, fill)) in steps.iter().enumerate() {
        let left = place as f32 * step;
        strip.items.push(
            Block {
                rect: Rect::from_min_size(pos2(left, 22.0), vec2(step, 10.0)),
                radius: 0.0,
                fill: Some(*fill),
                stroke: None,
            }
            .into(),
        );
        let word = Piece::Words(word.clone(), look);
        for line in broken(ruler, &[word], step) {
            draw(&mut strip.items, &line, pos2(left, 36.0));
        }
    }
    vec![strip]
}
