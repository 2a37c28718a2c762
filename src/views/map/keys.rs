//! The map by keyboard.

use std::sync::Arc;

use egui::{EventFilter, Key, Modifiers, Response, Ui, Vec2, pos2};

use super::{
    hands::id_of_thing,
    marked,
    menu::focus,
    prepare::{Prepared, Spot},
    state::{Drag, State},
};
use crate::{
    commands::{Act, Command, MapCommand},
    model::{Amount, Id},
    views::Context,
};

/// Does what the keys say, while no text has them.
pub(super) fn answer(ui: &Ui, cx: &mut Context<'_>, state: &mut State) {
    if ui.ctx().text_edit_focused()
        || cx.workspace.dialog.is_some()
        || egui::Popup::is_any_open(ui.ctx())
    {
        return;
    }
    let selected = cx.open.document.selection().cloned();
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F)
        && let Some(id) = selected.clone()
    {
        focus(cx, id);
    }
    let has_focus = cx.workspace.map_view().focus.is_some();
    for (key, step) in [(Key::Plus, 1.0), (Key::Equals, 1.0), (Key::Minus, -1.0)] {
        if has_focus && pressed(key) {
            cx.push(Command::Map(MapCommand::Look(
                "show farther or nearer",
                Arc::new(move |view| {
                    let now = view.degrees.map_or(1.0, |degrees| degrees.0);
                    view.degrees = Some(Amount((now + step).clamp(1.0, 9.0)));
                }),
            )));
        }
    }
    if state.drag == Drag::Nothing && pressed(Key::Escape) {
        if state.asked.is_some() || !state.marked.is_empty() {
            state.asked = None;
            marked::clear(cx, state);
        } else if selected.is_some() {
            state.round = None;
            cx.push(Command::Select(None));
            // Tab leads on to the rest of the window again.
            if let Some(focused) = ui.memory(|memory| memory.focused()) {
                ui.memory_mut(|memory| memory.surrender_focus(focused));
            }
        } else if has_focus {
            cx.push(Command::Map(MapCommand::Look(
                "show everything",
                Arc::new(|view| (view.focus, view.degrees) = (None, None)),
            )));
        }
    }
    for (key, way) in [
        (Key::ArrowLeft, Vec2::new(-1.0, 0.0)),
        (Key::ArrowRight, Vec2::new(1.0, 0.0)),
        (Key::ArrowUp, Vec2::new(0.0, -1.0)),
        (Key::ArrowDown, Vec2::new(0.0, 1.0)),
    ] {
        if pressed(key)
            && let Some(id) = nearest(&state.prepared, selected.as_ref(), way)
        {
            state.round = None;
            select(ui, cx, state, id);
        }
    }
    round(ui, cx, state, selected.as_ref());
    if pressed(Key::Enter) && selected.is_some() {
        cx.push(Command::Act(Act::EditCard));
    }
}

/// Keeps Tab and the arrows with a thing of the map that has the focus.
pub(super) fn keep(ui: &Ui, response: &Response) {
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
}

fn select(ui: &Ui, cx: &mut Context<'_>, state: &mut State, id: Id) {
    ui.memory_mut(|memory| memory.request_focus(id_of_thing(&id)));
    marked::clear(cx, state);
    state.follow(&id);
    cx.push(Command::Select(Some(id)));
}

/// Tab goes through the neighbours of what is selected, Space on from the one that is reached.
fn round(ui: &Ui, cx: &mut Context<'_>, state: &mut State, selected: Option<&Id>) {
    let pressed =
        |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let Some(selected) = selected else { return };
    if !ui.memory(|memory| memory.has_focus(id_of_thing(selected))) {
        return;
    }
    if pressed(Modifiers::NONE, Key::Space) {
        state.round = None;
        return;
    }
    let step = if pressed(Modifiers::SHIFT, Key::Tab) {
        -1
    } else if pressed(Modifiers::NONE, Key::Tab) {
        1
    } else {
        return;
    };
    let hub = state.round.clone().unwrap_or_else(|| selected.clone());
    let Some(place) = state.prepared.spot_of(&hub) else {
        return;
    };
    let mut others: Vec<usize> = Vec::new();
    for other in state.prepared.neighbours(place) {
        if other != place && !others.contains(&other) {
            others.push(other);
        }
    }
    if others.is_empty() {
        return;
    }
    let here = others.iter().position(|other| {
        let spot = state.prepared.spots.get(*other);
        spot.and_then(|spot| state.prepared.id(spot)) == Some(selected)
    });
    let count = others.len() as isize;
    let next = match here {
        Some(here) => (here as isize + step).rem_euclid(count),
        None if step > 0 => 0,
        None => count - 1,
    };
    let spot = others
        .get(next as usize)
        .and_then(|place| state.prepared.spots.get(*place));
    if let Some(id) = spot.and_then(|spot| state.prepared.id(spot)).cloned() {
        select(ui, cx, state, id);
        state.round = Some(hub);
    }
}

/// The nearest thing in a direction; from nowhere, the one that is nearest to the middle.
fn nearest(prepared: &Prepared, from: Option<&Id>, way: Vec2) -> Option<Id> {
    let here = prepared
        .spots
        .iter()
        .find(|spot| from.is_some() && prepared.id(spot) == from)
        .map(|spot| spot.at);
    let cost = |spot: &Spot| match here {
        Some(here) => {
            let step = spot.at - here;
            let along = step.dot(way);
            // What lies aside counts double; what lies behind, not at all.
            (along > 1.0).then(|| along + 2.0 * (step - way * along).length())
        }
        None => {
            Some((spot.at - prepared.bounds().map_or(pos2(0.0, 0.0), |all| all.center())).length())
        }
    };
    prepared
        .spots
        .iter()
        .filter_map(|spot| Some((cost(spot)?, spot)))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .and_then(|(_, spot)| prepared.id(spot).cloned())
}
