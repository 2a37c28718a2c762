//! The matrix by keyboard, like a spreadsheet: the arrows move, a letter puts a stance on record.

use std::ops::RangeInclusive;

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use super::{
    cell, copy,
    prepare::{Entry, Prepared},
    state::{Spot, State},
};
use crate::{
    commands::{Command, StandCommand},
    model::{
        Id,
        word::{Stance, Word as _},
    },
    views::Context,
};

/// The focus of a cell.
pub(super) fn id_of_cell(party: &Id, target: &Id) -> egui::Id {
    egui::Id::unique(("matrix cell", party, target))
}

/// Keeps the arrows with the cell that has the focus.
pub(super) fn keep(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

/// The lines and columns that are chosen, if they are more than a cell.
pub(super) fn chosen(
    state: &State,
    prepared: &Prepared,
) -> Option<(RangeInclusive<usize>, RangeInclusive<usize>)> {
    let (one, other) = (state.cursor.as_ref()?, state.corner.as_ref()?);
    let one = prepared.find(&one.party, &one.target)?;
    let other = prepared.find(&other.party, &other.target)?;
    let between = |a: usize, b: usize| a.min(b)..=a.max(b);
    Some((between(one.0, other.0), between(one.1, other.1)))
}

/// The cells that are chosen: those of a block, or the one of the cursor.
fn spots(state: &State) -> Vec<Spot> {
    let prepared = &state.prepared;
    let Some((lines, columns)) = chosen(state, prepared) else {
        return state.cursor.clone().into_iter().collect();
    };
    let cells = lines.flat_map(|line| columns.clone().map(move |column| (line, column)));
    cells
        .filter_map(|(line, column)| {
            let (party, target) = prepared.ids(line, column)?;
            Some(Spot {
                party: party.clone(),
                target: target.clone(),
            })
        })
        .collect()
}

/// Does what the keys say, while nothing else has them.
pub(super) fn answer(ui: &Ui, cx: &mut Context<'_>, state: &mut State) {
    let ctx = ui.ctx();
    let is_taken =
        ctx.text_edit_focused() || cx.workspace.dialog.is_some() || egui::Popup::is_any_open(ctx);
    let focused = ui.memory(egui::Memory::focused);
    let own = (state.cursor.as_ref()).map(|spot| id_of_cell(&spot.party, &spot.target));
    if is_taken || focused.is_some() && focused != own {
        return;
    }
    moves(ui, cx, state);
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let Some(cursor) = state.cursor.clone() else {
        return;
    };
    for value in Stance::ALL {
        if cell::key_of(value).is_some_and(pressed) {
            let takes = |spot: Spot| (spot.party, spot.target, value.clone());
            let stands = spots(state).into_iter().map(takes).collect();
            cx.push(Command::Stand(StandCommand::Take(stands)));
        }
    }
    if pressed(Key::Delete) || pressed(Key::Backspace) {
        let stands = spots(state);
        let stands = stands.into_iter().map(|spot| (spot.party, spot.target));
        cx.push(Command::Stand(StandCommand::Retract(stands.collect())));
    }
    if pressed(Key::Enter) {
        // The history is beside the matrix: what is open there gives way to it.
        cx.push(Command::Select(None));
        if !cx.workspace.settings.inspector {
            cx.push(Command::Act(crate::commands::Act::Inspector));
        }
    }
    if pressed(Key::Escape) {
        let had_block = state.corner.take().is_some();
        if !had_block {
            state.cursor = None;
            ui.memory_mut(|memory| {
                memory.surrender_focus(id_of_cell(&cursor.party, &cursor.target))
            });
        }
    }
    clipboard(ui, cx, state);
}

/// Moves the cursor, or with Shift the other corner of what is chosen.
fn moves(ui: &Ui, cx: &mut Context<'_>, state: &mut State) {
    let prepared = &state.prepared;
    let (lines, columns) = (prepared.down.len() as isize, prepared.across.len() as isize);
    // A screen of lines is about as many.
    const PAGE: isize = 12;
    let ways = [
        (Modifiers::COMMAND, Key::Home, -lines, -columns),
        (Modifiers::COMMAND, Key::End, lines, columns),
        (Modifiers::COMMAND, Key::ArrowUp, -lines, 0),
        (Modifiers::COMMAND, Key::ArrowDown, lines, 0),
        (Modifiers::COMMAND, Key::ArrowLeft, 0, -columns),
        (Modifiers::COMMAND, Key::ArrowRight, 0, columns),
        (Modifiers::NONE, Key::ArrowUp, -1, 0),
        (Modifiers::NONE, Key::ArrowDown, 1, 0),
        (Modifiers::NONE, Key::ArrowLeft, 0, -1),
        (Modifiers::NONE, Key::ArrowRight, 0, 1),
        (Modifiers::NONE, Key::Home, 0, -columns),
        (Modifiers::NONE, Key::End, 0, columns),
        (Modifiers::NONE, Key::PageUp, -PAGE, 0),
        (Modifiers::NONE, Key::PageDown, PAGE, 0),
    ];
    let all = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A));
    if all {
        let first = reach(prepared, (0, 0), (0, 0));
        let last = reach(prepared, (lines - 1, columns - 1), (lines, columns));
        if let (Some(first), Some(last)) = (first, last) {
            (state.cursor, state.corner) = (Some(first), Some(last));
        }
        return;
    }
    for (held, key, down, across) in ways {
        let extends = ui.input_mut(|input| input.consume_key(held.plus(Modifiers::SHIFT), key));
        if !extends && !ui.input_mut(|input| input.consume_key(held, key)) {
            continue;
        }
        let from = if extends {
            state.corner.as_ref().or(state.cursor.as_ref())
        } else {
            state.cursor.as_ref()
        };
        let here = from.and_then(|spot| prepared.find(&spot.party, &spot.target));
        let next = match here {
            Some((line, column)) => {
                let to = (line as isize + down, column as isize + across);
                reach(prepared, to, (down, across))
            }
            None => reach(prepared, (0, 0), (1, 1)),
        };
        let Some(next) = next else { return };
        if extends && state.cursor.is_some() {
            state.corner = Some(next);
        } else {
            ui.memory_mut(|memory| memory.request_focus(id_of_cell(&next.party, &next.target)));
            state.cursor = Some(next);
            state.corner = None;
        }
        state.reveals = true;
        cx.push(Command::Select(None));
        return;
    }
}

/// The cell at a line and column, or the next one from there the same way, or back; headings are
/// no cells.
fn reach(prepared: &Prepared, to: (isize, isize), way: (isize, isize)) -> Option<Spot> {
    let line = nearest(&prepared.down, to.0, way.0)?;
    let column = nearest(&prepared.across, to.1, way.1)?;
    let (party, target) = prepared.ids(line, column)?;
    Some(Spot {
        party: party.clone(),
        target: target.clone(),
    })
}

/// The place of the item that is nearest to a place, looking first the way one goes.
fn nearest(entries: &[Entry], to: isize, way: isize) -> Option<usize> {
    let last = entries.len().checked_sub(1)?;
    let to = to.clamp(0, last as isize).unsigned_abs();
    let is_item = |place: &usize| matches!(entries.get(*place), Some(Entry::Item(_)));
    let (mut after, mut before) = (to..=last, (0..to).rev());
    let mut back = (0..=to).rev();
    if way < 0 {
        back.find(is_item).or_else(|| after.find(is_item))
    } else {
        after.find(is_item).or_else(|| before.find(is_item))
    }
}

/// Copies what is chosen as a table, and pastes one.
fn clipboard(ui: &Ui, cx: &mut Context<'_>, state: &mut State) {
    let event = ui.input_mut(|input| {
        let is_ours = |event: &Event| matches!(event, Event::Copy | Event::Paste(_));
        let place = input.events.iter().position(is_ours)?;
        Some(input.events.remove(place))
    });
    match event {
        Some(Event::Copy) => {
            let text = copy::copied(state);
            ui.ctx().copy_text(text);
        }
        Some(Event::Paste(text)) => match copy::pasted(state, &text) {
            Ok(stands) => cx.push(Command::Stand(StandCommand::Take(stands))),
            // More than a few words: a table that is to be understood, column by column.
            Err(_) if text.contains('\n') && text.contains('\t') => {
                cx.push(Command::ImportTable(text));
            }
            Err(sentence) => cx.push(Command::Notify(sentence)),
        },
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_stepped_over_and_the_ends_hold() {
        use Entry::{Group, Item};
        let lines = [Group(0), Item(4), Item(5), Group(1), Item(6)];
        assert_eq!(nearest(&lines, 3, 1), Some(4));
        assert_eq!(nearest(&lines, 3, -1), Some(2));
        assert_eq!(nearest(&lines, 0, -1), Some(1));
        assert_eq!(nearest(&lines, -7, -9), Some(1));
        assert_eq!(nearest(&lines, 99, 9), Some(4));
        assert_eq!(nearest(&[Group(0)], 0, 1), None);
        assert_eq!(nearest(&[], 0, 1), None);
    }
}
