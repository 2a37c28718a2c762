//! The fields of the scenario itself, shown while no card is selected.

use egui::RichText;

use super::form::Form;
use crate::{
    commands::Screen,
    model::Scenario,
    theme::{Face, Tokens, fonts::size, icons},
    widgets::label,
};

pub(super) fn show(form: &mut Form<'_, '_, Scenario>, scenario: &Scenario) {
    let tokens = Tokens::of(form.ui);
    form.ui.horizontal(|ui| {
        ui.label(label::icon(icons::CARDS, 15.0, tokens.ink_soft));
        ui.label(
            RichText::new("SCENARIO")
                .font(Face::SansSemibold.at(size::LABEL))
                .extra_letter_spacing(0.8)
                .color(tokens.ink_soft),
        );
    });
    form.title("Scenario’s title", &scenario.title, |scenario, text| {
        scenario.title = text
    });
    form.prose("What it is about", &scenario.summary, |scenario, text| {
        scenario.summary = text
    });
    form.date(
        "Seen from the day",
        scenario.today.as_ref(),
        |scenario, date| {
            scenario.today = date;
        },
    );
    form.references("Our own side", &scenario.team, |scenario| {
        &mut scenario.team
    });
    form.handling(
        "Who may see new cards",
        &scenario.default_handling,
        |scenario, handling| {
            scenario.default_handling = handling;
        },
    );
    form.text("Language", &scenario.language, |scenario, text| {
        scenario.language = text
    });
    let hint = match form.cx.workspace.screen {
        Screen::Positions => {
            "Choose a cell to see who took which stance when, or a card to edit its fields"
        }
        _ => "Select a card to read and edit its fields",
    };
    form.ui.add_space(16.0);
    form.ui.label(label::soft(hint, form.ui));
}
