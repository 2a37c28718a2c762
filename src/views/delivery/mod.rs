//! Delivery: the implementation matrix, what slips if something slips, and progress over time.

mod cells;
mod chart;
mod columns;
mod empty;
mod head;
mod heading;
mod keys;
mod panel;
mod prepare;
mod progress;
mod record;
mod row;
mod slips;
mod state;
mod status;
mod summary;
mod table;

use std::sync::PoisonError;

use egui::{Margin, Ui};

use super::Context;
use crate::{commands::DeliveryTab, theme::space};
use state::State;

/// Shows it.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let state = State::of(ui);
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let state = &mut *state;
    state.bring_up_to_date(cx);
    egui::Frame::new()
        .inner_margin(Margin {
            left: space::SECTION as i8,
            right: space::SECTION as i8,
            top: 16,
            bottom: 16,
        })
        .show(ui, |ui| {
            head::show(ui, cx, state);
            if cx.scenario().commitments.is_empty() {
                empty::nothing(ui, cx);
                return;
            }
            summary::show(ui, &state.prepared.tally, &state.as_of);
            ui.add_space(space::SMALL);
            head::tabs(ui, cx, state);
            ui.add_space(space::SMALL);
            match cx.workspace.delivery().tab {
                DeliveryTab::Matrix => matrix(ui, cx, state),
                DeliveryTab::Progress => progress::show(ui, cx, state),
            }
        });
}

fn matrix(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    if state.prepared.lines.is_empty() {
        empty::filtered(ui, cx);
        return;
    }
    keys::answer(ui, cx, state);
    table::show(ui, cx, state);
}
