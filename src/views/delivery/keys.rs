//! The matrix by keyboard.

use egui::{FocusDirection, Key, Modifiers, Ui};

use super::{
    heading,
    prepare::{self, Line},
    row,
    state::State,
    status,
};
use crate::{
    analysis::delivery::Level,
    commands::{Act, Command},
    views::Context,
};

/// Does what the keys say, while neither a text nor another control has them.
pub(super) fn answer(ui: &Ui, cx: &mut Context<'_>, state: &mut State) {
    if ui.ctx().text_edit_focused()
        || cx.workspace.dialog.is_some()
        || egui::Popup::is_any_open(ui.ctx())
    {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let on_heading = focused.and_then(|id| heading_with(state, id));
    let selected = cx.workspace.selected_card();
    let own = selected.as_ref().and_then(|id| state.prepared.line_of(id));
    let on_row = focused.is_none_or(|id| {
        seen(state).any(|line| match line {
            Line::Row(place) => row::focus_id(*place) == id,
            Line::Heading(_) => false,
        })
    });
    if on_heading.is_none() && !on_row {
        return;
    }
    let here = on_heading
        .and_then(|heading| state.prepared.line_of_heading(heading))
        .or(own);
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Slash) {
        cx.push(Command::Act(Act::Filter));
    }
    if let Some(line) = step(ui, state, here) {
        go(ui, cx, state, line);
    }
    folding(ui, cx, state, on_heading, own);
    // What follows is done to the row.
    if on_heading.is_some() || selected.is_none() {
        return;
    }
    if pressed(Key::Enter) || pressed(Key::F2) {
        cx.push(Command::Act(Act::EditCard));
    }
    if pressed(Key::Escape) {
        cx.push(Command::Select(None));
        if let Some(focused) = focused {
            ui.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }
    let Some(own) = own else { return };
    let place = match state.prepared.lines.get(own) {
        Some(Line::Row(place)) => *place,
        _ => return,
    };
    let scenario = cx.scenario();
    let Some(commitment) = scenario.commitments.at(place) else {
        return;
    };
    let numbers = [Key::Num0, Key::Num1, Key::Num2, Key::Num3];
    for (level, key) in Level::ALL.into_iter().zip(numbers) {
        if pressed(key) {
            status::record(cx, commitment, level, status::day(cx));
        }
    }
    if pressed(Key::Delete) {
        let next = row_from(state, own + 1, true).or_else(|| row_from(state, own, false));
        let next = next.and_then(|line| commitment_at(cx, state, line));
        cx.push(Command::Act(Act::Delete));
        cx.push(Command::Select(next));
    }
}

/// The lines that were on the screen in the frame before: what has the focus is one of them.
fn seen(state: &State) -> impl Iterator<Item = &Line> {
    let (top, height) = (state.offset, state.height.max(prepare::ROW));
    let lines = state.prepared.between(top - height, top + 2.0 * height);
    state.prepared.lines.get(lines).unwrap_or_default().iter()
}

/// The heading that has the focus.
fn heading_with(state: &State, focused: egui::Id) -> Option<usize> {
    seen(state).find_map(|line| match line {
        Line::Heading(place) if heading::focus_id(*place) == focused => Some(*place),
        _ => None,
    })
}

fn commitment_at(cx: &Context<'_>, state: &State, line: usize) -> Option<crate::model::Id> {
    match state.prepared.lines.get(line)? {
        Line::Row(place) => Some(cx.scenario().commitments.at(*place)?.id.clone()),
        Line::Heading(_) => None,
    }
}

/// The next row from a line on, or the one before it.
fn row_from(state: &State, line: usize, forward: bool) -> Option<usize> {
    let lines = &state.prepared.lines;
    let is_row = |line: &usize| matches!(lines.get(*line), Some(Line::Row(_)));
    if forward {
        (line..lines.len()).find(is_row)
    } else {
        (0..line.min(lines.len())).rev().find(is_row)
    }
}

/// Whether one comes to a line by arrow: rows, and headings whose rows are folded away.
fn is_stop(state: &State, line: usize) -> bool {
    match state.prepared.lines.get(line) {
        Some(Line::Row(_)) => true,
        Some(Line::Heading(place)) => {
            let heading = state.prepared.headings.get(*place);
            heading.is_some_and(|heading| heading.is_folded)
        }
        None => false,
    }
}

/// The line that the keys lead to.
fn step(ui: &Ui, state: &State, here: Option<usize>) -> Option<usize> {
    let count = state.prepared.lines.len();
    let stops = |line: &usize| is_stop(state, *line);
    let after = |line: usize| (line..count).find(stops);
    let before = |line: usize| (0..line.min(count)).rev().find(stops);
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let page = |here: usize, forward: bool| {
        let (top, _) = state.prepared.extent(here);
        let page = (state.height - prepare::ROW).max(prepare::ROW);
        let to = if forward { top + page } else { top - page };
        let line = state.prepared.between(to.max(0.0), to.max(0.0) + 1.0).start;
        if forward {
            after(line.max(here)).or_else(|| before(count))
        } else {
            before(line + 1).or_else(|| after(0))
        }
    };
    let line = if pressed(Key::Home) {
        after(0)
    } else if pressed(Key::End) {
        before(count)
    } else if pressed(Key::ArrowDown) {
        here.map_or_else(|| after(0), |here| after(here + 1).or(Some(here)))
    } else if pressed(Key::ArrowUp) {
        here.map_or_else(|| before(count), |here| before(here).or(Some(here)))
    } else if pressed(Key::PageDown) {
        here.map_or_else(|| after(0), |here| page(here, true))
    } else if pressed(Key::PageUp) {
        here.map_or_else(|| after(0), |here| page(here, false))
    } else {
        return None;
    };
    // egui has taken the key for a wish to move its own focus.
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    line
}

/// Goes to a line.
fn go(ui: &Ui, cx: &mut Context<'_>, state: &mut State, line: usize) {
    state.reveal = Some(line);
    match state.prepared.lines.get(line) {
        Some(Line::Row(place)) => {
            ui.memory_mut(|memory| memory.request_focus(row::focus_id(*place)));
            cx.push(Command::Select(commitment_at(cx, state, line)));
        }
        Some(Line::Heading(place)) => {
            ui.memory_mut(|memory| memory.request_focus(heading::focus_id(*place)));
        }
        None => {}
    }
}

/// To the left a group is folded away, to the right it is opened.
fn folding(
    ui: &Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    on_heading: Option<usize>,
    own: Option<usize>,
) {
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let folds = if pressed(Key::ArrowLeft) {
        true
    } else if pressed(Key::ArrowRight) {
        false
    } else {
        return;
    };
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    let heading = on_heading.or_else(|| state.prepared.heading_of(own?));
    let Some(heading) = heading else { return };
    if let Some(found) = state.prepared.headings.get(heading) {
        prepare::fold(cx, &found.key, folds);
    }
    if folds {
        ui.memory_mut(|memory| memory.request_focus(heading::focus_id(heading)));
        state.reveal = state.prepared.line_of_heading(heading);
    }
}
