//! Where the parties stand at a moment: options in rows, parties in columns.

use std::collections::HashSet;

use super::{Body, Content, Frame, as_of, now, stance, told};
use crate::{
    analysis::{
        matrix::{Axes, ColumnKind, Matrix, Query, When},
        standing::State,
    },
    model::{Id, Kind, Slide},
    present::{
        Stage,
        set::{Column, Piece, Sheet, Strip, row, space},
    },
    scene::FaceName,
};

/// How wide a party's column is at least, in units at full size.
const LEAST_COLUMN: f32 = 186.0;
/// The share of the width that is for what they stand on.
const FIRST: f32 = 0.36;

/// The matrices of options, provisions and whole proposals, one after another.
struct Shown {
    axes: Axes,
    matrix: Matrix,
    /// The places of the parties that have a stance on any of it.
    parties: Vec<usize>,
}

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let shown: Vec<Shown> = [ColumnKind::Options, ColumnKind::Provisions, ColumnKind::Proposals]
        .into_iter()
        .filter_map(|kind| shown(stage, slide, kind))
        .collect();
    let targets = shown.iter().flat_map(|it| &it.axes.columns);
    let targets: HashSet<&Id> = targets.map(|column| &column.target).collect();
    let now = now(stage, slide);
    let held = targets.iter().flat_map(|target| stage.standing().held_on(target, now, stage.sight()));
    let mut held: Vec<_> = held.map(|entry| &entry.position).collect();
    held.sort_by_key(|position| stage.index().place(&position.id).map(|place| place.card_index));
    let sources = told(stage, held.iter().map(|it| it.sources.as_slice()), &["stance", "rationale"]);
    let body = if shown.is_empty() {
        Body::Nothing
    } else {
        Body::Strips(Box::new(move |part| sheet(frame, &shown, part)))
    };
    let moment = as_of(stage, slide);
    Content {
        title: String::new(),
        subtitle: match moment.as_str() {
            "" => "Each position as reported; blank where nothing is on record".to_owned(),
            moment => format!("As of {moment}, each position as reported"),
        },
        sources,
        body,
    }
}

fn shown(stage: &Stage, slide: &Slide, columns: ColumnKind) -> Option<Shown> {
    let ids = || slide.of.iter().map(|of| of.id().clone());
    let is_party = |id: &Id| stage.index().place(id).is_some_and(|place| place.kind == Kind::Party);
    let query = Query {
        columns,
        parties: ids().filter(is_party).collect(),
        within: ids().filter(|id| !is_party(id)).collect(),
        on_record_only: true,
        ..Query::default()
    };
    let axes = Axes::of(stage.scenario(), stage.standing(), &query);
    let when = When {
        now: now(stage, slide),
        then: None,
        sight: stage.sight(),
    };
    let matrix = Matrix::at(&axes, stage.standing(), when);
    let known = |row: &usize| matrix.row(*row).iter().any(|cell| cell.state != State::Nothing);
    let parties: Vec<usize> = (0..axes.rows.len()).filter(known).collect();
    (!parties.is_empty()).then_some(Shown {
        axes,
        matrix,
        parties,
    })
}

fn sheet(frame: &Frame<'_>, shown: &[Shown], part: f32) -> Sheet {
    let first = (frame.width() * FIRST).round();
    let room = frame.width() - first;
    let most = (room / LEAST_COLUMN).floor().max(1.0) as usize;
    let parties = shown.iter().map(|it| it.parties.len()).max().unwrap_or(1);
    // As many columns in each part as in the others, rather than a last one by itself.
    let parts = parties.div_ceil(most).max(1);
    let across = parties.div_ceil(parts);
    let width = (room / across as f32).min(300.0);
    let mut body: Vec<Strip> = Vec::new();
    let single = shown.len() == 1 && parts == 1;
    let mut head = Vec::new();
    for it in shown {
        for parties in it.parties.chunks(across.max(1)) {
            let columns = self::head(frame, it, parties, first, width, part);
            if single {
                head = columns;
            } else {
                if !body.is_empty() {
                    body.push(space(34.0 * part));
                }
                body.extend(held_together(columns));
            }
            body.extend(rows(frame, it, parties, first, width, part));
        }
    }
    Sheet {
        head,
        body,
        foot: stance::scale(frame),
    }
}

/// The same strips, each to stay with what follows.
fn held_together(mut strips: Vec<Strip>) -> Vec<Strip> {
    for strip in &mut strips {
        strip.holds_next = true;
        strip.lines = 0;
        strip.begins = false;
    }
    strips
}

fn head(
    frame: &Frame<'_>,
    shown: &Shown,
    parties: &[usize],
    first: f32,
    width: f32,
    part: f32,
) -> Vec<Strip> {
    let look = Frame::look(FaceName::SansSemibold, 26.0, part);
    let names: Vec<Vec<Piece>> = parties
        .iter()
        .filter_map(|place| shown.axes.rows.get(*place))
        .map(|row| {
            vec![
                Piece::Dot(frame.stage.colour_of(&row.party), look.size),
                Piece::Words(row.short_name.clone(), look),
            ]
        })
        .collect();
    let columns: Vec<Column<'_>> = names
        .iter()
        .enumerate()
        .map(|(at, pieces)| Column {
            left: first + width * at as f32,
            width: width - 16.0,
            pieces,
            is_right: false,
        })
        .collect();
    let mut strips = row(frame.stage.ruler(), &columns, 6.0, Some(frame.width()));
    for strip in &mut strips {
        strip.lines = 0;
        strip.begins = false;
    }
    strips
}

fn rows(
    frame: &Frame<'_>,
    shown: &Shown,
    parties: &[usize],
    first: f32,
    width: f32,
    part: f32,
) -> Vec<Strip> {
    let heading = Frame::look(FaceName::SerifMedium, 32.0, part);
    let plain = Frame::look(FaceName::Sans, 29.0, part);
    let chip = (26.0 * part).max(super::FLOOR);
    let ruler = frame.stage.ruler();
    let mut strips: Vec<Strip> = Vec::new();
    for group in &shown.axes.groups {
        let told: Vec<usize> = group
            .members
            .iter()
            .copied()
            .filter(|column| {
                let known = |row: &usize| shown.matrix.cell(*row, *column).state != State::Nothing;
                parties.iter().any(known)
            })
            .collect();
        if told.is_empty() {
            continue;
        }
        let is_itself = |column: &usize| {
            let column = shown.axes.columns.get(*column);
            column.is_some_and(|column| group.id.as_ref() == Some(&column.target))
        };
        if !group.title.is_empty() && !told.iter().any(is_itself) {
            let pieces = [Piece::Words(group.title.clone(), heading)];
            let columns = [Column { left: 0.0, width: frame.width(), pieces: &pieces, is_right: false }];
            strips.push(space(18.0 * part));
            strips.extend(held_together(row(ruler, &columns, 3.0, None)));
            if let Some(last) = strips.last_mut() {
                last.lines = 1;
            }
        }
        for column in told {
            let Some(target) = shown.axes.columns.get(column) else { continue };
            let name = [Piece::Words(target.title.clone(), plain)];
            let cells: Vec<Vec<Piece>> = parties
                .iter()
                .map(|row| stance::state(shown.matrix.cell(*row, column).state, chip))
                .collect();
            let mut columns = vec![Column { left: 0.0, width: first - 30.0, pieces: &name, is_right: false }];
            columns.extend(cells.iter().enumerate().map(|(at, pieces)| Column {
                left: first + width * at as f32,
                width: width - 12.0,
                pieces,
                is_right: false,
            }));
            strips.extend(row(ruler, &columns, 9.0 * part, Some(frame.width())));
        }
    }
    strips
}
