//! Then and now: who moved, on what, from where to where.

use super::{Body, Content, Frame, as_of, now, stance, told};
use crate::{
    analysis::{
        moments::Rank,
        shifts::{self, Shift, ShiftKind},
    },
    model::{Id, Kind, Moment, Slide},
    present::{
        Stage, facts,
        set::{Column, Piece, Sheet, row},
    },
    scene::FaceName,
    theme::{Tokens, icons},
};

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let shifts = of(stage, slide);
    let sources = told(
        stage,
        shifts.iter().map(|it| it.position.sources.as_slice()),
        &["stance", "rationale"],
    );
    let body = if shifts.is_empty() {
        Body::Nothing
    } else {
        Body::Strips(Box::new(move |part| sheet(frame, &shifts, part)))
    };
    Content {
        title: String::new(),
        subtitle: span(stage, slide),
        sources,
        body,
    }
}

/// The shifts that a slide shows: between its moments, of its parties, on its issues.
pub(in crate::present) fn of(stage: &Stage, slide: &Slide) -> Vec<Shift> {
    let then = match slide.from == Moment::default() {
        true => Rank::BEGINNING,
        false => stage
            .moments()
            .as_of(&slide.from)
            .unwrap_or(Rank::BEGINNING),
    };
    let now = now(stage, slide);
    let (scenario, standing) = (stage.scenario(), stage.standing());
    let mut found = if then == Rank::BEGINNING {
        // The whole way, step by step: what was first said later has moved since all the same.
        let mut all = shifts::all(scenario, standing, stage.sight());
        all.retain(|shift| shift.rank <= now);
        all
    } else {
        shifts::between(scenario, standing, then, now, stage.sight())
    };
    // What is first on record has not moved. Where nothing has, it is told all the same.
    let is_new = |shift: &Shift| matches!(shift.kind, ShiftKind::First(_) | ShiftKind::Again(_));
    if !found.iter().all(is_new) {
        found.retain(|shift| !is_new(shift));
    }
    let is_meant = |id: &Id| {
        let place = stage.index().place(id);
        slide
            .of
            .iter()
            .any(|of| of.id() == id || place.as_ref().is_some_and(|it| it.card == *of.id()))
    };
    let is_of = |kind: Kind| {
        slide.of.iter().any(|of| {
            let place = stage.index().place(of.id());
            place.is_some_and(|place| (place.kind == Kind::Party) == (kind == Kind::Party))
        })
    };
    let (parties, targets) = (is_of(Kind::Party), is_of(Kind::Issue));
    found
        .into_iter()
        .filter(|shift| !parties || is_meant(&shift.party))
        .filter(|shift| !targets || is_meant(&shift.target))
        .collect()
}

/// Between which moments: `From the beginning to Berlin talks`.
fn span(stage: &Stage, slide: &Slide) -> String {
    let then = super::AsOf::At(slide.from.clone());
    let then = then.label(&|id| stage.title(id), &|date| stage.date(date));
    let now = match as_of(stage, slide) {
        now if now.is_empty() => "now".to_owned(),
        now => now,
    };
    format!("From {then} to {now}, each position as reported")
}

fn sheet(frame: &Frame<'_>, shifts: &[Shift], part: f32) -> Sheet {
    let stage = frame.stage;
    let party = Frame::look(FaceName::SerifMedium, 36.0, part);
    let plain = Frame::look(FaceName::Sans, 32.0, part);
    let soft = Frame::soft(FaceName::Sans, 26.0, part);
    let chip = (28.0 * part).max(super::FLOOR);
    let arrow = Piece::Icon(icons::FORWARD, chip * 1.1, Tokens::LIGHT.ink_soft);
    // Room for the two longest words of the scale side by side.
    let right = (14.5 * chip + 60.0).min(frame.width() * 0.45);
    let left = (frame.width() * 0.25).round();
    let mut body = Vec::new();
    for shift in shifts {
        let who = [
            Piece::Dot(stage.colour_of(&shift.party), party.size),
            Piece::Words(stage.title(&shift.party), party),
        ];
        let mut what = vec![Piece::Words(stage.title(&shift.target), plain)];
        let when = facts::when(stage, &shift.at);
        if !when.is_empty() {
            what.push(Piece::Words(format!("\n{when}"), soft));
        }
        let change = match shift.kind {
            ShiftKind::Moved { from, to } => {
                vec![
                    stance::chip(from, chip),
                    arrow.clone(),
                    stance::chip(to, chip),
                ]
            }
            ShiftKind::First(to) => {
                vec![
                    Piece::Words("new: ".to_owned(), soft),
                    stance::chip(to, chip),
                ]
            }
            ShiftKind::Again(to) => {
                vec![
                    Piece::Words("again: ".to_owned(), soft),
                    stance::chip(to, chip),
                ]
            }
            ShiftKind::Retracted(from) => vec![
                stance::chip(from, chip),
                arrow.clone(),
                stance::hollow("retracted", chip),
            ],
            ShiftKind::Lost(from) => vec![
                stance::chip(from, chip),
                arrow.clone(),
                stance::hollow("not known", chip),
            ],
        };
        let columns = [
            Column {
                left: 0.0,
                width: left - 30.0,
                pieces: &who,
                is_right: false,
            },
            Column {
                left,
                width: frame.width() - left - right - 30.0,
                pieces: &what,
                is_right: false,
            },
            Column {
                left: frame.width() - right,
                width: right,
                pieces: &change,
                is_right: true,
            },
        ];
        body.extend(row(
            stage.ruler(),
            &columns,
            13.0 * part,
            Some(frame.width()),
        ));
    }
    Sheet {
        body,
        foot: stance::scale(frame),
        ..Sheet::default()
    }
}
