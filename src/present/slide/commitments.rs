//! What was promised: what, by whom, until when, and how far it is.

use super::{Body, Content, Frame};
use crate::{
    analysis::delivery::{Lateness, Row, rows},
    model::{Id, Slide, word::Word as _},
    present::{
        Stage, facts,
        set::{Chip, Column, Look, Piece, Sheet, row},
    },
    scene::FaceName,
    theme::{self, Tokens},
};

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let today = stage.today().unwrap_or(jiff::civil::Date::MIN);
    let is_asked = |id: &Id| slide.of.is_empty() || slide.of.iter().any(|of| of.id() == id);
    let shown: Vec<Row<'a>> = rows(stage.scenario(), stage.schedule(), today)
        .into_iter()
        .filter(|row| is_asked(&row.commitment.id))
        .collect();
    let subtitle = match stage.today() {
        Some(today) if stage.scenario().today.is_some() => {
            format!("As of {}", stage.date(&today.into()))
        }
        _ => String::new(),
    };
    let body = if shown.is_empty() {
        Body::Nothing
    } else {
        Body::Strips(Box::new(move |part| sheet(frame, &shown, part)))
    };
    Content {
        title: String::new(),
        subtitle,
        sources: Vec::new(),
        body,
    }
}

/// The level of implementation as a chip, darker the further it is.
fn level(row: &Row<'_>, size: f32) -> Vec<Piece> {
    let Some(level) = row.level else {
        return Vec::new();
    };
    let tokens = Tokens::LIGHT;
    let share = f32::from(level.number()) / 3.0;
    let fill = tokens.paper.lerp_to_gamma(tokens.accent, share);
    let is_empty = level.number() == 0;
    let colour = if is_empty {
        tokens.ink_soft
    } else {
        theme::readable_on(fill)
    };
    vec![Piece::Chip(Chip {
        text: level.status().label().to_lowercase(),
        icon: None,
        look: Look {
            face: FaceName::SansSemibold,
            size,
            colour,
        },
        fill: (!is_empty).then_some(fill),
    })]
}

fn when(stage: &Stage, row: &Row<'_>, look: Look) -> Vec<Piece> {
    let due = facts::due(stage, row.commitment);
    let late = match row.lateness {
        Lateness::Overdue(_) | Lateness::DoneLate(_) | Lateness::Open(0) => row.lateness.in_words(),
        _ => String::new(),
    };
    let mut pieces = vec![Piece::Words(due, look)];
    if !late.is_empty() {
        let colour = if row.lateness.is_overdue() {
            Tokens::LIGHT.warn
        } else {
            look.colour
        };
        let look = Look {
            face: FaceName::SansSemibold,
            colour,
            ..look
        };
        pieces.push(Piece::Words(format!("\n{}", late.to_lowercase()), look));
    }
    pieces
}

fn sheet(frame: &Frame<'_>, shown: &[Row<'_>], part: f32) -> Sheet {
    let stage = frame.stage;
    let plain = Frame::look(FaceName::Sans, 31.0, part);
    let soft = Frame::soft(FaceName::Sans, 27.0, part);
    let chip = (26.0 * part).max(super::FLOOR);
    let width = frame.width();
    let lefts = [0.0, 0.40, 0.62, 0.835].map(|share: f32| (share * width).round());
    let has_level = shown.iter().any(|row| row.level.is_some());
    let mut body = Vec::new();
    for it in shown {
        let what = [Piece::Words(it.title(), plain)];
        let mut who = Vec::new();
        let count = it.responsible().len();
        for (place, party) in it.responsible().enumerate() {
            let comma = if place + 1 < count { ",  " } else { "" };
            let card = stage.scenario().parties.get(party);
            let name = card.map_or_else(
                || stage.title(party),
                |party| crate::model::naming::short_name(party).to_owned(),
            );
            who.push(Piece::Dot(stage.colour_of(party), soft.size));
            who.push(Piece::Words(format!("{name}{comma}"), soft));
        }
        let when = when(stage, it, soft);
        let level = level(it, chip);
        let end = if has_level { lefts[3] } else { width };
        let columns = [
            Column {
                left: lefts[0],
                width: lefts[1] - 30.0,
                pieces: &what,
                is_right: false,
            },
            Column {
                left: lefts[1],
                width: lefts[2] - lefts[1] - 24.0,
                pieces: &who,
                is_right: false,
            },
            Column {
                left: lefts[2],
                width: end - lefts[2] - 20.0,
                pieces: &when,
                is_right: false,
            },
            Column {
                left: lefts[3],
                width: width - lefts[3],
                pieces: &level,
                is_right: true,
            },
        ];
        body.extend(row(stage.ruler(), &columns, 15.0 * part, Some(width)));
    }
    Sheet {
        body,
        ..Sheet::default()
    }
}
