//! What stands in the table: who stands on what, and of whom nothing is known.

use std::collections::{HashMap, HashSet};

use super::super::{now, told};
use crate::{
    analysis::{
        matrix::{Axes, ColumnKind, Matrix, Query, When},
        standing::{Degree, State},
    },
    model::{Id, Kind, Slide, word::PartyRole},
    present::Stage,
};

/// What stands in a table.
pub(super) struct Table {
    /// The parties that have a stance on any of it.
    pub(super) parties: Vec<Id>,
    pub(super) rows: Vec<Row>,
    /// The parties of whom it is on record that no stance of theirs is known: that is said in a
    /// line. Chips that say so would single out those of whom it is written down.
    pub(super) silent: Vec<Id>,
}

/// Something that the parties stand on.
pub(super) struct Row {
    /// The issue or proposal that it is part of; blank: it stands for itself.
    pub(super) heading: String,
    pub(super) title: String,
    pub(super) cells: HashMap<Id, Cell>,
    /// On whose word.
    pub(super) sources: Vec<String>,
}

/// What a cell shows.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Cell {
    /// What is on record.
    Stands(State),
    /// What was on record is taken back.
    Retracted,
    /// It is on record that nothing is known, nor ever was.
    Silent,
}

/// Adds the rows of what is asked for of a kind.
pub(super) fn add(
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

/// On whose word the positions on some targets rest.
pub(super) fn sources<'a>(
    stage: &Stage,
    slide: &Slide,
    targets: impl Iterator<Item = &'a Id>,
) -> Vec<String> {
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

/// Who stands in the table. Of whom it is only known that nothing is known stands below it in a
/// line, unless the slide asks for them or there is nobody else.
pub(super) fn table(stage: &Stage, mut rows: Vec<Row>, asked: &HashSet<Id>) -> Table {
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
pub(super) fn not_known(stage: &Stage, silent: &[Id]) -> String {
    let names: Vec<String> = silent.iter().map(|party| stage.title(party)).collect();
    match names.as_slice() {
        [] => String::new(),
        [only] => format!("Not known: where {only} stands"),
        [first @ .., last] => format!("Not known: where {} and {last} stand", first.join(", ")),
    }
}
