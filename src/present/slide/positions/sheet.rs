//! The table as strips.

use egui::{Rect, pos2, vec2};

use super::{
    super::{FLOOR, Frame, stance},
    table::{Cell, Row},
};
use crate::{
    analysis::standing::State,
    model::{Id, Kind, naming},
    present::set::{
        Column, Line, Look, Piece, Sheet, Strip, broken, draw, on_word_of, paragraph, row, space,
    },
    scene::{Block, FaceName},
};

/// How wide a party's column is at most, in units.
const MOST_COLUMN: f32 = 300.0;
/// From a column to the next.
const APART: f32 = 26.0;

/// What is to be known about the table, quietly.
pub(super) fn said(frame: &Frame<'_>, text: &str, part: f32) -> Vec<Strip> {
    if text.is_empty() {
        return Vec::new();
    }
    let look = Frame::soft(FaceName::Sans, 27.0, part);
    let pieces = [Piece::Words(text.to_owned(), look)];
    let mut strips = vec![space(10.0 * part)];
    strips.extend(paragraph(
        frame.stage.ruler(),
        &pieces,
        0.0,
        frame.width(),
        None,
    ));
    strips
}

pub(super) fn sheet(
    frame: &Frame<'_>,
    rows: &[Row],
    parties: &[Id],
    (across, first): (usize, f32),
    part: f32,
) -> Sheet {
    let first = (frame.width() * first).round();
    let width = ((frame.width() - first) / across.max(1) as f32).min(MOST_COLUMN);
    let place = |at: usize| first + width * at as f32;
    Sheet {
        head: head(frame, parties, &place, width, part),
        body: body_of(frame, rows, parties, &place, width, part),
        foot: stance::scale(frame),
    }
}

/// The same strips, each to stay with what follows.
fn held_together(mut strips: Vec<Strip>) -> Vec<Strip> {
    for strip in &mut strips {
        strip.holds_next = true;
        strip.begins = false;
    }
    strips
}

fn head(
    frame: &Frame<'_>,
    parties: &[Id],
    place: &dyn Fn(usize) -> f32,
    width: f32,
    part: f32,
) -> Vec<Strip> {
    /// How thick the line in a party's colour is.
    const RULE: f32 = 6.0;
    let stage = frame.stage;
    let room = width - APART;
    let set = |name: &str, look: Look| {
        let name = naming::or_untitled(name, Kind::Party);
        broken(stage.ruler(), &[Piece::Words(name, look)], room)
    };
    // In full where that takes two lines at most: not all in the room know what is short for what.
    let in_full = |id: &Id, look: Look| {
        let party = stage.scenario().parties.get(id)?;
        let mut words = party.name.split_whitespace();
        let is_whole = words.all(|word| stage.ruler().width(look.face, look.size, word) <= room);
        let full = set(&party.name, look);
        (is_whole && full.len() <= 2).then_some(full)
    };
    let short = |id: &Id, look: Look| {
        let party = stage.scenario().parties.get(id);
        set(party.map(naming::short_name).unwrap_or_default(), look)
    };
    // Rather smaller, or narrower, than one of them by another name.
    let sans = Frame::look(FaceName::SansSemibold, 26.0, part);
    let small = Frame::look(FaceName::SansSemibold, FLOOR, 1.0);
    let narrow = Look {
        face: FaceName::CondensedSemibold,
        ..small
    };
    let fitting = [sans, small, narrow].into_iter();
    let mut fitting = fitting.filter(|look| parties.iter().all(|id| in_full(id, *look).is_some()));
    let look = fitting.next().unwrap_or(sans);
    let name = |id: &Id| in_full(id, look).unwrap_or_else(|| short(id, look));
    let names: Vec<Vec<Line>> = parties.iter().map(name).collect();
    let count = names.iter().map(Vec::len).max().unwrap_or_default();
    let mut strips = Vec::new();
    for at in 0..count {
        // They stand on their rules: a short one begins lower.
        let lines = names.iter().map(|lines| {
            let over = count - lines.len();
            at.checked_sub(over).and_then(|at| lines.get(at))
        });
        let mut strip = Strip {
            holds_next: true,
            ..Strip::default()
        };
        for (at, line) in lines.enumerate() {
            let Some(line) = line else { continue };
            draw(&mut strip.items, line, pos2(place(at), 0.0));
            strip.height = strip.height.max(line.height);
        }
        strips.push(strip);
    }
    if let Some(last) = strips.last_mut() {
        let top = last.height + 4.0;
        for (at, party) in parties.iter().enumerate() {
            let rule = Block {
                rect: Rect::from_min_size(pos2(place(at), top), vec2(room, RULE)),
                radius: 0.0,
                fill: Some(stage.colour_of(party)),
                stroke: None,
            };
            last.items.push(rule.into());
        }
        last.height = top + RULE + 8.0;
    }
    for strip in &mut strips {
        strip.lines = 0;
        strip.begins = false;
    }
    strips
}

fn body_of(
    frame: &Frame<'_>,
    rows: &[Row],
    parties: &[Id],
    place: &dyn Fn(usize) -> f32,
    width: f32,
    part: f32,
) -> Vec<Strip> {
    let heading = Frame::look(FaceName::SerifMedium, 32.0, part);
    let plain = Frame::look(FaceName::Sans, 29.0, part);
    // The longest word of the scale has room in its column.
    let chip = (26.0 * part).min((width - 12.0) / 7.4).max(FLOOR);
    let ruler = frame.stage.ruler();
    let piece = |cell: Option<&Cell>| match cell {
        Some(Cell::Stands(state)) => stance::state(*state, chip),
        Some(Cell::Retracted) => vec![stance::hollow("no longer held", chip)],
        Some(Cell::Silent) => stance::state(State::NotKnown, chip),
        None => Vec::new(),
    };
    // In a dense table the words are set narrower, all alike.
    let is_wide = |party: &Id, row: &Row| {
        let lines = broken(ruler, &piece(row.cells.get(party)), f32::MAX);
        lines.iter().any(|line| line.width > width - APART)
    };
    let is_dense = parties
        .iter()
        .any(|it| rows.iter().any(|row| is_wide(it, row)));
    let mut strips: Vec<Strip> = Vec::new();
    let mut before = "";
    for it in rows {
        if !parties.iter().any(|party| it.cells.contains_key(party)) {
            continue;
        }
        if it.heading != before && !it.heading.is_empty() {
            let pieces = [Piece::Words(it.heading.clone(), heading)];
            let columns = [Column {
                left: 0.0,
                width: frame.width(),
                pieces: &pieces,
                is_right: false,
            }];
            strips.push(space(14.0 * part));
            strips.extend(held_together(row(ruler, &columns, 2.0, None)));
        }
        before = &it.heading;
        let name = [Piece::Words(it.title.clone(), plain)];
        let set = |party: &Id| {
            let mut pieces = piece(it.cells.get(party));
            if is_dense {
                stance::condense(&mut pieces);
            }
            pieces
        };
        let cells: Vec<Vec<Piece>> = parties.iter().map(set).collect();
        let mut columns = vec![Column {
            left: 0.0,
            width: place(0) - 30.0,
            pieces: &name,
            is_right: false,
        }];
        columns.extend(cells.iter().enumerate().map(|(at, pieces)| Column {
            left: place(at),
            width: width - 12.0,
            pieces,
            is_right: false,
        }));
        let row = row(ruler, &columns, 8.0 * part, Some(frame.width()));
        strips.extend(on_word_of(row, it.sources.clone()));
    }
    strips
}
