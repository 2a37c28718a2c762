//! Positions: the matrix of who stands where, and what moved between two moments.

mod cell;
mod chart;
mod copy;
mod head;
mod keys;
mod later;
mod menu;
mod names;
mod panel;
mod prepare;
mod state;
mod sums;
mod table;
mod then_and_now;

use std::sync::PoisonError;

use egui::{Margin, RichText, Ui};

use super::Context;
use crate::{
    analysis::matrix::ColumnKind,
    commands::Command,
    model::Kind,
    theme::{Face, Tokens, icons, space},
    widgets::{button, label},
};
use state::State;

pub use panel::{has_cell, panel};

/// Shows the positions.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let state = State::of(ui.ctx());
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let state = &mut *state;
    let margin = Margin {
        left: space::SECTION as i8,
        right: space::SECTION as i8,
        top: 8,
        bottom: 0,
    };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        head::show(ui, cx, state);
        if state.is_then_and_now {
            then_and_now::show(ui, cx, state);
            return;
        }
        let names = table::name_width(ui.available_width());
        prepare::bring_up_to_date(ui, cx, state, names - 34.0);
        if state.prepared.axes.columns.is_empty() || state.prepared.axes.rows.is_empty() {
            empty(ui, cx, state);
            return;
        }
        keys::answer(ui, cx, state);
        table::show(ui, cx, state);
    });
}

/// What goes here, and the button that makes the first of it.
fn empty(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let query = &state.shape.query;
    let is_filtered = query.on_record_only || !query.themes.is_empty();
    let (title, text, kind) = if is_filtered {
        (
            "Nothing that is shown is on record",
            "No position matches what the matrix is to show",
            None,
        )
    } else if cx.scenario().parties.is_empty() {
        (
            "No parties yet",
            "The matrix shows where each party stands on each option, and how that moves from \
             talk to talk",
            Some(Kind::Party),
        )
    } else {
        match query.columns {
            ColumnKind::Options => (
                "No options yet",
                "Give an issue its options, and the matrix shows where each party stands on each",
                Some(Kind::Issue),
            ),
            ColumnKind::Provisions => (
                "No provisions yet",
                "Give a proposal its provisions, and the matrix shows where each party stands on \
                 each",
                Some(Kind::Proposal),
            ),
            ColumnKind::Proposals => (
                "No proposals yet",
                "Add a proposal, and the matrix shows where each party stands on it",
                Some(Kind::Proposal),
            ),
        }
    };
    ui.add_space(72.0);
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icons::POSITIONS, 36.0, tokens.ink_soft));
        ui.add_space(space::SMALL);
        ui.label(RichText::new(title).font(Face::SerifMedium.at(18.0)));
        ui.allocate_ui(egui::vec2(420.0, 0.0), |ui| {
            ui.vertical_centered(|ui| ui.label(label::soft(text, ui)));
        });
        ui.add_space(space::CARD);
        match kind {
            Some(kind) => {
                let says = format!("New {}", kind.noun());
                if button::primary(ui, &says).clicked() {
                    cx.push(Command::New(kind));
                }
            }
            None => {
                if button::primary(ui, "Show all").clicked() {
                    let shape = &mut state.shape.query;
                    shape.on_record_only = false;
                    shape.themes.clear();
                }
            }
        }
    });
}
