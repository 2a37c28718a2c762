//! How things are marked on the line, and what the marks say.

use egui::{Color32, Pos2, Rect, pos2, vec2};

use super::events::{Mark, State, Told};
use crate::{
    analysis::timeline::Precision,
    present::{
        set::{Piece, Strip, broken, draw},
        slide::Frame,
    },
    scene::{Block, Circle, FaceName, Item, Stroke},
    theme::Tokens,
};

/// The half height of a mark.
pub(super) const HALF: f32 = 10.0;

/// A mark from one place to another on the line; what `spans` days within which it is, is pale.
pub(super) fn mark(
    mark: Mark,
    state: State,
    spans: bool,
    (from, to): (f32, f32),
    y: f32,
) -> Vec<Item> {
    let tokens = Tokens::LIGHT;
    let colour = colour(mark, state);
    let half = match mark {
        Mark::Talk => HALF,
        Mark::Proposal | Mark::Move(_) | Mark::Deadline => HALF - 1.5,
    };
    let fill = match (mark, state) {
        (Mark::Move(Some(stance)), _) => stance,
        (Mark::Move(None), _) => tokens.paper,
        _ if spans => tokens.paper.lerp_to_gamma(colour, 0.22),
        (_, State::Done) => colour,
        _ => tokens.paper,
    };
    let stroke = Some(Stroke::new(if spans { 2.0 } else { 3.0 }, colour));
    // What takes a few days only is as wide as a mark, and round like one.
    let is_point = to - from < 2.0 * HALF + 1.0;
    if is_point && matches!(mark, Mark::Talk | Mark::Deadline) {
        return vec![
            Circle {
                centre: pos2((from + to) / 2.0, y),
                radius: half,
                fill: Some(fill),
                stroke,
            }
            .into(),
        ];
    }
    let (from, to) = if is_point {
        ((from + to) / 2.0 - half, (from + to) / 2.0 + half)
    } else {
        (from, to)
    };
    let is_round = matches!(mark, Mark::Talk | Mark::Deadline);
    vec![
        Block {
            rect: Rect::from_min_max(pos2(from, y - half), pos2(to, y + half)),
            radius: if is_round { half } else { 3.0 },
            fill: Some(fill),
            stroke,
        }
        .into(),
    ]
}

fn colour(mark: Mark, state: State) -> Color32 {
    let tokens = Tokens::LIGHT;
    match (mark, state) {
        (_, State::Overdue) => tokens.warn,
        (Mark::Talk, _) | (_, State::ToCome) => tokens.accent,
        _ => tokens.ink_soft,
    }
}

/// What the marks say that are on the page, side by side; nothing, where there is but one.
pub(super) fn legend(frame: &Frame<'_>, told: &Told) -> Vec<Strip> {
    const GAP: f32 = 44.0;
    let has = |state: State| {
        let mut events = told.events();
        events.any(|event| event.state == state && !matches!(event.mark, Mark::Move(_)))
    };
    let is_within = |event: &super::events::ToldEvent| {
        event
            .span
            .is_some_and(|span| span.precision == Precision::Span)
    };
    let moves = told
        .events()
        .any(|event| matches!(event.mark, Mark::Move(Some(_))));
    let samples = [
        (
            has(State::Done),
            Mark::Talk,
            State::Done,
            false,
            "held or done",
        ),
        (
            has(State::ToCome),
            Mark::Talk,
            State::ToCome,
            false,
            "still to come",
        ),
        (
            has(State::Overdue),
            Mark::Deadline,
            State::Overdue,
            false,
            "past its date, not complete",
        ),
        (
            told.events().any(|event| event.mark == Mark::Proposal),
            Mark::Proposal,
            State::Done,
            false,
            "proposal, and what became of it",
        ),
        (
            told.events().any(is_within),
            Mark::Deadline,
            State::Done,
            true,
            "some time within",
        ),
        (
            moves,
            Mark::Move(Some(Tokens::LIGHT.ink_soft)),
            State::Done,
            false,
            "a move, in the colour of the stance",
        ),
    ];
    let shown: Vec<_> = samples.into_iter().filter(|sample| sample.0).collect();
    if shown.len() < 2 {
        return Vec::new();
    }
    let look = Frame::soft(FaceName::Sans, crate::present::slide::FLOOR, 1.0);
    let mut strip = Strip::default();
    let mut left = 0.0;
    for (_, kind, state, spans, says) in shown {
        let words = [Piece::Words(says.to_owned(), look)];
        let lines = broken(frame.stage.ruler(), &words, frame.width());
        let [line] = lines.as_slice() else { continue };
        let wide = if spans { 44.0 } else { 2.0 * HALF };
        if left + wide + 14.0 + line.width > frame.width() {
            break;
        }
        let top = 14.0;
        let y = top + line.height / 2.0;
        let middle = left + wide / 2.0;
        let (from, to) = if spans {
            (left, left + wide)
        } else {
            (middle, middle)
        };
        strip.items.extend(mark(kind, state, spans, (from, to), y));
        draw(&mut strip.items, line, pos2(left + wide + 14.0, top));
        strip.height = strip.height.max(line.height + top);
        left += wide + 14.0 + line.width + GAP;
    }
    vec![strip]
}

/// Behind words, so that no line of the axis runs through them.
pub(super) fn behind(at: Pos2, size: egui::Vec2) -> Item {
    Block {
        rect: Rect::from_min_size(at, size).expand2(vec2(5.0, 0.0)),
        radius: 0.0,
        fill: Some(Tokens::LIGHT.paper),
        stroke: None,
    }
    .into()
}
