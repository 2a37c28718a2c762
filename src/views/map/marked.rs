//! Several things marked at once, to be handled together.

use egui::{Align2, Rect, Response, Ui, vec2};

use super::{
    asked::Asked,
    hands::{keep, pin},
    prepare::Prepared,
    state::{Drag, State},
};
use crate::{
    commands::{Command, MapCommand},
    model::{Id, Ref},
    theme::{Tokens, icons},
    views::Context,
    widgets::{button, label, scene::Placing},
};

/// Marks a thing too, or no longer. The one that was selected is marked with it.
pub(super) fn toggle(cx: &mut Context<'_>, state: &mut State, id: &Id) {
    if state.marked.is_empty()
        && let Some(selected) = cx.open.document.selection().filter(|other| *other != id)
    {
        state.marked.push(selected.clone());
    }
    match state.marked.iter().position(|other| other == id) {
        Some(place) => {
            state.marked.remove(place);
        }
        None => state.marked.push(id.clone()),
    }
    cx.push(Command::ChooseThese(state.marked.clone()));
}

/// Marks nothing.
pub(super) fn clear(cx: &mut Context<'_>, state: &mut State) {
    if !state.marked.is_empty() {
        state.marked.clear();
        cx.push(Command::ChooseThese(Vec::new()));
    }
}

/// A frame that is drawn with Shift or Ctrl marks what it touches.
pub(super) fn band(
    ui: &Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    prepared: &Prepared,
    placing: Placing,
    ground: &Response,
) {
    let (at, adds, is_cancelled) = ui.input(|input| {
        (
            input.pointer.latest_pos(),
            input.modifiers.shift || input.modifiers.command,
            input.key_pressed(egui::Key::Escape),
        )
    });
    let Some(at) = at else { return };
    if ground.drag_started() && adds && state.drag == Drag::Nothing {
        let origin = ui.input(|input| input.pointer.press_origin());
        state.band = origin.map(|origin| placing.back(origin));
    }
    let Some(start) = state.band else { return };
    if is_cancelled {
        state.band = None;
        return;
    }
    let frame = Rect::from_two_pos(placing.there(start), at);
    let tokens = Tokens::of(ui);
    ui.painter().rect(
        frame,
        egui::CornerRadius::same(2),
        tokens.accent.gamma_multiply(0.12),
        egui::Stroke::new(1.0, tokens.accent),
        egui::StrokeKind::Inside,
    );
    if ground.drag_stopped() {
        state.band = None;
        let area = Rect::from_two_pos(start, placing.back(at));
        let touched = prepared.grid.within(area);
        let shapes = touched.filter_map(|place| prepared.spots.get(place));
        for spot in shapes.filter(|spot| area.intersects(spot.rect())) {
            if let Some(id) = prepared.id(spot)
                && !state.marked.contains(id)
            {
                state.marked.push(id.clone());
            }
        }
        cx.push(Command::ChooseThese(state.marked.clone()));
    }
}

/// What can be done with what is marked.
pub(super) fn bar(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, room: Rect) {
    // What is gone from the map is not marked.
    let prepared = std::sync::Arc::clone(&state.prepared);
    state.marked.retain(|id| prepared.spot_of(id).is_some());
    let count = state.marked.len();
    if count < 2 {
        return;
    }
    egui::Area::new(egui::Id::unique("map marked"))
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(room.center_bottom() - vec2(0.0, 16.0))
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(label::soft(format!("{count} marked"), ui));
                    if button::with_icon(ui, icons::PIN, "Pin them").clicked() {
                        let ids = state.marked.clone();
                        keep(cx, state, "pin on the map", move |view| {
                            ids.iter().for_each(|id| pin(view, id, true));
                        });
                    }
                    if button::secondary(ui, "Hide them").clicked() {
                        let ids = state.marked.clone();
                        cx.push(Command::Map(MapCommand::Look(
                            "hide on the map",
                            std::sync::Arc::new(move |view| {
                                view.hidden.extend(ids.iter().map(Ref::from));
                            }),
                        )));
                    }
                    if let [from, to] = state.marked.as_slice()
                        && button::secondary(ui, "Way between them").clicked()
                    {
                        state.asked = Some(Asked::Way(from.clone(), to.clone()));
                    }
                    if button::icon(ui, icons::REMOVE, "Mark nothing").clicked() {
                        clear(cx, state);
                    }
                });
            });
        });
}
