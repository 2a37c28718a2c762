//! The timeline by keyboard.

use egui::{EventFilter, Key, Modifiers, Response, Ui};

use super::{
    canvas, create, hands,
    state::{Drag, State},
};
use crate::{
    commands::{
        Act, Command,
        reschedule::{self, By, Grip},
    },
    views::Context,
};

/// By how much a key zooms.
pub(super) const ZOOM: f64 = 1.4;
/// By how much an arrow moves along, in points.
const STEP: f32 = 80.0;

/// Does what the keys say, while no text and no other control has them.
pub(super) fn answer(ui: &Ui, cx: &mut Context<'_>, state: &mut State) {
    let is_free = ui.memory(|memory| memory.focused()).is_none() || state.has_focus;
    if ui.ctx().text_edit_focused()
        || cx.workspace.dialog.is_some()
        || egui::Popup::is_any_open(ui.ctx())
        || !matches!(state.drag, Drag::Nothing)
    {
        return;
    }
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let selected = cx.open.document.selection().cloned();
    if pressed(Modifiers::COMMAND, Key::N) {
        let lane = create::lane_at_hand(state, selected.as_ref());
        create::in_sight(cx, state, &lane);
    }
    let current = state.current(selected.as_ref());
    eye(ui, state, current, &pressed);
    if !is_free {
        return;
    }
    // With the most modifiers first.
    let both = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    for (modifiers, key, by) in [
        (both, Key::ArrowLeft, By::Leaps(-1)),
        (both, Key::ArrowRight, By::Leaps(1)),
        (Modifiers::SHIFT, Key::ArrowLeft, By::Steps(-1)),
        (Modifiers::SHIFT, Key::ArrowRight, By::Steps(1)),
    ] {
        if pressed(modifiers, key)
            && let Some(place) = current
        {
            reschedule(cx, state, place, by);
        }
    }
    if selected.is_some() && pressed(Modifiers::NONE, Key::Escape) {
        state.at = None;
        cx.push(Command::Select(None));
        if let Some(focused) = ui.memory(|memory| memory.focused()) {
            ui.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }
    if selected.is_some() && pressed(Modifiers::NONE, Key::Enter) {
        cx.push(Command::Act(Act::EditCard));
    }
    if selected.is_some()
        && (pressed(Modifiers::NONE, Key::Delete) || pressed(Modifiers::NONE, Key::Backspace))
    {
        delete(ui, cx, state, current);
    }
    among(ui, cx, state, current, &pressed);
}

/// Zooms.
fn eye(
    ui: &Ui,
    state: &mut State,
    current: Option<usize>,
    pressed: &dyn Fn(Modifiers, Key) -> bool,
) {
    let Some(track) = state.track else { return };
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let at = pointer.filter(|at| track.contains(*at));
    // What is under the pointer stays, else what is selected, else the middle.
    let scale = state.scale_now();
    let spot = current.and_then(|place| state.prepared.things.get(place));
    let spot = spot.map(|thing| scale.x(f64::midpoint(thing.first, thing.last + 1.0)));
    let spot = spot.filter(|x| (0.0..track.width()).contains(x));
    let x = at.map(|at| at.x - track.left()).or(spot);
    let x = x.unwrap_or(track.width() / 2.0);
    for (key, factor) in [
        (Key::Plus, ZOOM),
        (Key::Equals, ZOOM),
        (Key::Minus, 1.0 / ZOOM),
    ] {
        if pressed(Modifiers::NONE, key) {
            canvas::zoom(state, factor, x);
        }
    }
    if pressed(Modifiers::NONE, Key::Num0) {
        state.fit();
    }
}

/// Goes from event to event; with none selected, along the axis.
fn among(
    ui: &Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    current: Option<usize>,
    pressed: &dyn Fn(Modifiers, Key) -> bool,
) {
    for (key, way) in [
        (Key::ArrowLeft, (-1, 0)),
        (Key::ArrowRight, (1, 0)),
        (Key::ArrowUp, (0, -1)),
        (Key::ArrowDown, (0, 1)),
    ] {
        if !pressed(Modifiers::NONE, key) {
            continue;
        }
        match current {
            Some(place) => {
                if let Some(next) = neighbour(state, place, way) {
                    go(ui, cx, state, next);
                }
            }
            None if way.0 != 0 => canvas::pan(state, STEP * way.0 as f32),
            None => state.scroll += STEP * way.1 as f32 / 2.0,
        }
    }
    let ends = |state: &State| {
        let lane = current.and_then(|place| state.prepared.lane_of(place));
        let lane = lane.or_else(|| {
            let shown = state.laid.lanes.iter().filter(|lane| !lane.is_folded);
            let mut shown = shown.filter_map(|lane| state.prepared.lanes.get(lane.lane));
            shown.find(|info| !info.things.is_empty())
        })?;
        Some((lane.things.start, lane.things.end.checked_sub(1)?))
    };
    if pressed(Modifiers::NONE, Key::Home)
        && let Some((first, _)) = ends(state)
    {
        go(ui, cx, state, first);
    }
    if pressed(Modifiers::NONE, Key::End)
        && let Some((_, last)) = ends(state)
    {
        go(ui, cx, state, last);
    }
    let width = state.track.map_or(0.0, |track| track.width());
    for (key, way) in [(Key::PageUp, -1.0), (Key::PageDown, 1.0)] {
        if pressed(Modifiers::NONE, key) {
            canvas::pan(state, width * 0.8 * way);
        }
    }
}

/// The event beside one in its lane, or the nearest in time in the next lane.
fn neighbour(state: &State, from: usize, (along, down): (isize, isize)) -> Option<usize> {
    let info = state.prepared.lane_of(from)?;
    if along != 0 {
        let next = from.checked_add_signed(along)?;
        return info.things.contains(&next).then_some(next);
    }
    let lanes = &state.laid.lanes;
    let is_here = |at: &super::lay::LaneAt| {
        state
            .prepared
            .lanes
            .get(at.lane)
            .is_some_and(|other| other.lane == info.lane)
    };
    let mut at = lanes.iter().position(is_here)?;
    let middle = |place: usize| {
        state
            .prepared
            .things
            .get(place)
            .map(|it| f64::midpoint(it.first, it.last))
    };
    let here = middle(from)?;
    loop {
        at = at.checked_add_signed(down)?;
        let lane = lanes.get(at)?;
        let things = state.prepared.lanes.get(lane.lane)?.things.clone();
        let near = |place: &usize| middle(*place).map_or(f64::MAX, |it| (it - here).abs());
        if let Some(next) = things.min_by(|a, b| near(a).total_cmp(&near(b))) {
            return Some(next);
        }
    }
}

/// Selects an event, and brings it into sight.
fn go(ui: &Ui, cx: &mut Context<'_>, state: &mut State, place: usize) {
    let prepared = std::sync::Arc::clone(&state.prepared);
    let (Some(thing), Some(track)) = (prepared.things.get(place), state.track) else {
        return;
    };
    ui.memory_mut(|memory| memory.request_focus(hands::widget_id(&thing.key)));
    state.at = Some(thing.key.clone());
    state.lane = prepared.lane_of(place).map(|info| info.lane.clone());
    canvas::follow(state, place, track);
    // A run of moves is one step; what comes after it is another one.
    cx.push(Command::Seal);
    cx.push(Command::Select(Some(thing.key.id.clone())));
}

/// Deletes what is selected, and goes on with what stands beside it.
fn delete(ui: &Ui, cx: &mut Context<'_>, state: &mut State, current: Option<usize>) {
    let beside = current.and_then(|place| {
        let things = state.prepared.lane_of(place)?.things.clone();
        let id = &state.prepared.things.get(place)?.key.id;
        let is_other = |other: &usize| {
            let thing = state.prepared.things.get(*other);
            thing.is_some_and(|thing| thing.key.id != *id)
        };
        let after = (place + 1..things.end).find(is_other);
        after.or_else(|| (things.start..place).rev().find(is_other))
    });
    cx.push(Command::Act(Act::Delete));
    match beside {
        Some(place) => go(ui, cx, state, place),
        None => cx.push(Command::Select(None)),
    }
}

/// Moves an event in time; moves in a row are one step to undo.
pub(super) fn reschedule(cx: &mut Context<'_>, state: &State, place: usize, by: By) {
    let Some(event) = state.prepared.event(place) else {
        return;
    };
    let step = hands::with_speaker(cx, |it| {
        reschedule::transaction(event, Grip::Whole, by, &it.names())
    });
    match step {
        Ok(step) => {
            let key = format!("reschedule {}", event.id);
            cx.push(Command::Edit(step.merging(key)));
        }
        Err(text) => cx.push(Command::Notify(text)),
    }
}

/// Keeps the arrows with an event that has the focus.
pub(super) fn keep(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}
