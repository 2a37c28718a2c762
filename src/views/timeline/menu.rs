//! What can be done with an event.

use egui::{Response, Ui};

use super::{hands, keys, state::State};
use crate::{
    commands::{
        Act, Command,
        reschedule::{self, By},
    },
    views::Context,
    widgets::label,
};

pub(super) fn show(response: &Response, cx: &mut Context<'_>, state: &mut State, place: usize) {
    if !response.secondary_clicked() && !response.context_menu_opened() {
        return;
    }
    response.context_menu(|ui| {
        ui.set_min_width(240.0);
        let prepared = std::sync::Arc::clone(&state.prepared);
        let Some(event) = prepared.event(place) else {
            return;
        };
        if entry(ui, "Edit", "Enter") {
            cx.push(Command::Select(Some(event.id.clone())));
            cx.push(Command::Act(Act::EditCard));
        }
        if entry(ui, "Show among the cards", "") {
            cx.push(Command::GoTo(event.id.clone()));
        }
        ui.separator();
        match hands::with_speaker(cx, |it| reschedule::obstacle(event, &it.names())) {
            Some(why) => {
                ui.set_max_width(300.0);
                ui.add(egui::Label::new(label::soft(why, ui)).wrap());
            }
            None => {
                for (name, keys, by) in [
                    ("One step later", "Shift+Right", By::Steps(1)),
                    ("One step earlier", "Shift+Left", By::Steps(-1)),
                    ("A week later", "Ctrl+Shift+Right", By::Leaps(1)),
                    ("A week earlier", "Ctrl+Shift+Left", By::Leaps(-1)),
                ] {
                    if entry(ui, name, keys) {
                        keys::reschedule(cx, state, place, by);
                    }
                }
            }
        }
        ui.separator();
        if entry(ui, "Delete", "Delete") {
            cx.push(Command::Select(Some(event.id.clone())));
            cx.push(Command::Act(Act::Delete));
        }
    });
}

fn entry(ui: &mut Ui, name: &str, keys: &str) -> bool {
    let mut button = egui::Button::new(name);
    if !keys.is_empty() {
        button = button.shortcut_text(label::soft(keys, ui));
    }
    let is_clicked = ui.add(button).clicked();
    if is_clicked {
        ui.close();
    }
    is_clicked
}
