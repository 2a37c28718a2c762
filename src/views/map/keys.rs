//! The map by keyboard.

use std::sync::Arc;

use egui::{Key, Modifiers, Ui, Vec2, pos2};

use super::{
    canvas::{focus, id_of},
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
        if selected.is_some() {
            cx.push(Command::Select(None));
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
            cx.push(Command::Select(Some(id)));
        }
    }
    if pressed(Key::Enter) && selected.is_some() {
        cx.push(Command::Act(Act::EditCard));
    }
}

/// The nearest thing in a direction; from nowhere, the one that is nearest to the middle.
fn nearest(prepared: &Prepared, from: Option<&Id>, way: Vec2) -> Option<Id> {
    let here = prepared
        .spots
        .iter()
        .find(|spot| from.is_some() && id_of(prepared, spot) == from)
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
        .and_then(|(_, spot)| id_of(prepared, spot).cloned())
}
