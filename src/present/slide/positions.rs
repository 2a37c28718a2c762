//! Where the parties stand at a moment: options in rows, parties in columns.

use std::collections::{HashMap, HashSet};

use egui::{Rect, pos2, vec2};

use super::{Body, Content, Frame, Make, as_of, now, stance, told};
use crate::{
    analysis::{
        matrix::{Axes, ColumnKind, Matrix, Query, When},
        standing::{Degree, State},
    },
    model::{Id, Kind, Slide, naming, word::PartyRole},
    present::{
        Stage,
        set::{
            Column, Line, Look, Piece, Sheet, Strip, broken, draw, on_word_of, paragraph, row,
            space,
        },
    },
    scene::{Block, FaceName},
};

/// How wide a party's column is at least and at most, in units.
const LEAST_COLUMN: f32 = 182.0;
const MOST_COLUMN: f32 = 300.0;
/// From a column to the next.
const APART: f32 = 26.0;
/// The share of the width that is for what they stand on; and where all parties have room beside
/// each other with less.
const FIRST: f32 = 0.33;
const LEAST_FIRST: f32 = 0.25;

/// What stands in a table.
struct Table {
    /// The parties that have a stance on any of it.
    parties: Vec<Id>,
    rows: Vec<Row>,
    /// The parties of whom it is on record that no stance of theirs is known: that is said in a
    /// line. Chips that say so would single out those of whom it is written down.
    silent: Vec<Id>,
}

/// Something that the parties stand on.
struct Row {
    /// The issue or proposal that it is part of; blank: it stands for itself.
    heading: String,
    title: String,
    cells: HashMap<Id, Cell>,
    /// On whose word.
    sources: Vec<String>,
}

/// What a cell shows.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    /// What is on record.
    Stands(State),
    /// What was on record is taken back.
    Retracted,
    /// It is on record that nothing is known, nor ever was.
    Silent,
}

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let kinds = [
        ColumnKind::Options,
        ColumnKind::Provisions,
        ColumnKind::Proposals,
    ];
    let mut targets = HashSet::new();
    let mut rows = Vec::new();
    for kind in kinds {
        add(stage, slide, kind, &mut rows, &mut targets);
    }
    let asked = slide.of.iter().map(|of| of.id().clone()).collect();
    let table = table(stage, rows, &asked);
    let unknown = not_known(stage, &table.silent);
    let sources = sources(stage, slide, targets.iter());
    let moment = as_of(stage, slide);
    Content {
        title: String::new(),
        subtitle: match moment.as_str() {
            "" => "Each position as reported; blank: not known".to_owned(),
            moment => format!("As of {moment}, each position as reported; blank: not known"),
        },
        sources,
        body: body(frame, table, &unknown),
    }
}

/// On whose word the positions on some targets rest.
fn sources<'a>(stage: &Stage, slide: &Slide, targets: impl Iterator<Item = &'a Id>) -> Vec<String> {
    let now = now(stage, slide);
    let held = targets.flat_map(|target| stage.standing().held_on(target, now, stage.sight()));
    let mut held: Vec<_> = held.map(|entry| &entry.position).collect();
    held.sort_by_key(|position| {
        let place = stage.index().place(&position.id);
        place.map(|place| place.card_index)
    });
    let sources = held.iter().map(|it| it.sources.as_slice());
    told(stage, sources, &["stance", "rationale"])
}

/// A table for so many parties as there are columns for, and then one for the others.
fn body<'a>(frame: &'a Frame<'a>, table: Table, unknown: &str) -> Body<'a> {
    let count = table.parties.len();
    if count == 0 {
        return Body::Nothing;
    }
    let most = |first: f32| {
        let room = frame.width() * (1.0 - first);
        (room / LEAST_COLUMN).floor().max(1.0) as usize
    };
    let first = match most(FIRST) < count && count <= most(LEAST_FIRST) {
        true => LEAST_FIRST,
        false => FIRST,
    };
    let most = most(first);
    // As many columns in each part as in the others, rather than a last one by itself.
    let across = count.div_ceil(count.div_ceil(most));
    let table = std::rc::Rc::new(table);
    let parts = (1..).zip(table.parties.chunks(across.max(1)));
    let parts = parts.map(|(turn, parties)| {
        let (parties, table) = (parties.to_vec(), std::rc::Rc::clone(&table));
        // It is said once, and last.
        let unknown = if turn * across >= count {
            unknown.to_owned()
        } else {
            String::new()
        };
        let among = match count > across {
            true => {
                let before = (turn - 1) * across;
                let last = before + parties.len();
                format!("Parties {} to {last} of {count}", before + 1)
            }
            false => String::new(),
        };
        let make: Make<'a> = Box::new(move |part| {
            let mut sheet = sheet(frame, &table.rows, &parties, (across, first), part);
            sheet.body.extend(said(frame, &unknown, part));
            let mut among = said(frame, &among, part);
            among.append(&mut sheet.head);
            sheet.head = among;
            sheet
        });
        make
    });
    Body::Parts(parts.collect())
}

/// Who stands in the table. Of whom it is only known that nothing is known stands below it in a
/// line, unless the slide asks for them or there is nobody else.
fn table(stage: &Stage, mut rows: Vec<Row>, asked: &HashSet<Id>) -> Table {
    let is_known = |cell: &Cell| *cell != Cell::Silent;
    let count = |party: &Id, known: bool| {
        let cells = rows.iter().filter_map(|row| row.cells.get(party));
        cells.filter(|cell| is_known(cell) || !known).count()
    };
    let all = stage.scenario().parties.iter().map(|party| &party.id);
    let mut found: Vec<Id> = all
        .filter(|party| count(party, false) > 0)
        .cloned()
        .collect();
    found.dedup();
    // Who is a party to the conflict has a column all the same: a table without it would look as
    // if the others were alone.
    let is_side = |party: &Id| {
        let party = stage.scenario().parties.get(party);
        party.is_some_and(|party| party.role == Some(PartyRole::ConflictParty))
    };
    let is_told = |party: &Id| count(party, true) > 0 || asked.contains(party);
    let silent: Vec<Id> = found.iter().filter(|it| !is_told(it)).cloned().collect();
    if silent.len() == found.len() {
        return Table {
            parties: silent,
            rows,
            silent: Vec::new(),
        };
    }
    let is_heard = |party: &Id| is_told(party) || is_side(party);
    let parties: Vec<Id> = found.into_iter().filter(is_heard).collect();
    for row in &mut rows {
        let cells = &mut row.cells;
        cells.retain(|party, cell| is_known(cell) || asked.contains(party));
    }
    rows.retain(|row| parties.iter().any(|party| row.cells.contains_key(party)));
    Table {
        parties,
        rows,
        silent,
    }
}

/// `Not known: how Russia and NATO stand`.
fn not_known(stage: &Stage, silent: &[Id]) -> String {
    let names: Vec<String> = silent.iter().map(|party| stage.title(party)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!("Not known: where {only} stands"),
        [first @ .., last] => format!("Not known: where {} and {last} stand", first.join(", ")),
    }
}

/// What is to be known about the table, quietly.
fn said(frame: &Frame<'_>, text: &str, part: f32) -> Vec<Strip> {
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

/// Adds the rows of what is asked for of a kind.
fn add(
    stage: &Stage,
    slide: &Slide,
    columns: ColumnKind,
    rows: &mut Vec<Row>,
    targets: &mut HashSet<Id>,
) {
    let ids = || slide.of.iter().map(|of| of.id().clone());
    let is_party = |id: &Id| {
        let place = stage.index().place(id);
        place.is_some_and(|place| place.kind == Kind::Party)
    };
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
    let said = |party: &Id, target: &Id| {
        let history = stage.standing().history(party, target).iter();
        history.filter(|entry| entry.is_seen(when.sight) && entry.since <= when.now)
    };
    let was_known = |party: &Id, target: &Id| {
        let mut stances = said(party, target).filter_map(|it| it.position.stance.as_ref());
        stances.any(|stance| Degree::of(stance).is_some())
    };
    for group in &axes.groups {
        for place in &group.members {
            let Some(column) = axes.columns.get(*place) else {
                continue;
            };
            let cells = axes.rows.iter().enumerate().filter_map(|(at, row)| {
                let cell = match matrix.cell(at, *place).state {
                    State::Nothing if said(&row.party, &column.target).next().is_none() => {
                        return None;
                    }
                    State::Nothing => Cell::Retracted,
                    State::NotKnown if !was_known(&row.party, &column.target) => Cell::Silent,
                    state => Cell::Stands(state),
                };
                Some((row.party.clone(), cell))
            });
            let cells: HashMap<Id, Cell> = cells.collect();
            // What is only taken back is told where it is told what moved.
            if cells.values().all(|cell| *cell == Cell::Retracted) {
                continue;
            }
            targets.insert(column.target.clone());
            rows.push(Row {
                // A whole proposal stands under no other heading.
                heading: match columns {
                    ColumnKind::Proposals => "Proposals".to_owned(),
                    _ => group.title.clone(),
                },
                title: column.title.clone(),
                cells,
                sources: sources(stage, slide, std::iter::once(&column.target)),
            });
        }
    }
}

fn sheet(
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
    let small = Frame::look(FaceName::SansSemibold, super::FLOOR, 1.0);
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
    let chip = (26.0 * part).min((width - 12.0) / 7.4).max(super::FLOOR);
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
