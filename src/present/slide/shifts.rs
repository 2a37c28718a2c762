//! Then and now: who moved, on what, from where to where.

use super::{Body, Content, Frame, as_of, now, stance, told};
use crate::{
    analysis::{
        moments::Rank,
        shifts::{self, Shift, ShiftKind},
    },
    model::{Id, Kind, Moment, Slide},
    present::{
        Stage,
        facts::dotted,
        set::{Column, Piece, Sheet, on_word_of, row},
    },
    scene::FaceName,
    theme::{Tokens, icons},
};

/// What attributions are of on whose word somebody moved.
const TOLD: [&str; 2] = ["stance", "rationale"];

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let shifts = of(stage, slide);
    let sources = told(
        stage,
        shifts.iter().map(|it| it.position.sources.as_slice()),
        &TOLD,
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

/// When somebody moved: `Second round`, `11 July 2005`; blank if it is not said.
fn when(stage: &Stage, moment: &Moment) -> String {
    if *moment == Moment::default() || moment.is_unsaid() {
        return String::new();
    }
    let moment = super::AsOf::At(moment.clone());
    moment.label(&|id| stage.title(id), &|date| stage.date(date))
}

/// Between which moments: `From the beginning to Berlin talks`.
fn span(stage: &Stage, slide: &Slide) -> String {
    let then = super::AsOf::At(slide.from.clone());
    let then = then.label(&|id| stage.title(id), &|date| stage.date(date));
    let now = match as_of(stage, slide) {
        now if now.is_empty() => "now".to_owned(),
        now => now,
    };
    if slide.from == Moment::default() && now == "now" {
        return "Moves on record so far, each position as reported".to_owned();
    }
    format!("From {then} to {now}, each position as reported")
}

fn sheet(frame: &Frame<'_>, shifts: &[Shift], part: f32) -> Sheet {
    let stage = frame.stage;
    let party = Frame::look(FaceName::SerifMedium, 36.0, part);
    let plain = Frame::look(FaceName::Sans, 32.0, part);
    let soft = Frame::soft(FaceName::Sans, 26.0, part);
    let chip = (28.0 * part).max(super::FLOOR);
    let arrow = [Piece::Icon(
        icons::FORWARD,
        chip * 1.1,
        Tokens::LIGHT.ink_soft,
    )];
    // Room for the longest word of the scale on either side of the arrow, one arrow below another.
    let side = (8.4 * chip).min(frame.width() * 0.2);
    let between = 1.1 * chip + 32.0;
    let right = 2.0 * side + between;
    let left = (frame.width() * 0.25).round();
    let mut body = Vec::new();
    for shift in shifts {
        let who = [
            Piece::Dot(stage.colour_of(&shift.party), party.size),
            Piece::Words(stage.title(&shift.party), party),
        ];
        let mut what = vec![Piece::Words(stage.title(&shift.target), plain)];
        // What it is an option of, or a part of: its own title may not say.
        let whole = stage.index().place(&shift.target);
        let whole = whole.filter(|whole| whole.card != shift.target);
        let whole = whole.map(|whole| stage.title(&whole.card));
        let when = dotted([whole.unwrap_or_default(), when(stage, &shift.at)]);
        if !when.is_empty() {
            what.push(Piece::Words(format!("\n{when}"), soft));
        }
        let word = |words: &str| vec![Piece::Words(words.to_owned(), soft)];
        let (before, after) = match shift.kind {
            ShiftKind::Moved { from, to } => {
                (vec![stance::chip(from, chip)], stance::chip(to, chip))
            }
            ShiftKind::First(to) => (word("new:"), stance::chip(to, chip)),
            ShiftKind::Again(to) => (word("again:"), stance::chip(to, chip)),
            ShiftKind::Retracted(from) => (
                vec![stance::chip(from, chip)],
                stance::hollow("no longer held", chip),
            ),
            ShiftKind::Lost(from) => (
                vec![stance::chip(from, chip)],
                stance::hollow("not known", chip),
            ),
        };
        let is_new = matches!(shift.kind, ShiftKind::First(_) | ShiftKind::Again(_));
        let arrow: &[Piece] = if is_new { &[] } else { &arrow };
        let after = [after];
        let at = frame.width() - right;
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
                left: at,
                width: side,
                pieces: &before,
                is_right: true,
            },
            Column {
                left: at + side + 16.0,
                width: between - 32.0,
                pieces: arrow,
                is_right: false,
            },
            Column {
                left: at + side + between,
                width: side,
                pieces: &after,
                is_right: false,
            },
        ];
        let row = row(stage.ruler(), &columns, 13.0 * part, Some(frame.width()));
        let sources = std::iter::once(shift.position.sources.as_slice());
        body.extend(on_word_of(row, told(stage, sources, &TOLD)));
    }
    Sheet {
        body,
        foot: stance::scale(frame),
        ..Sheet::default()
    }
}
