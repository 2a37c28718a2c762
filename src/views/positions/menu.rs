//! What can be done with a cell.

use egui::{Response, Ui};

use super::{cell, state::Spot};
use crate::{
    analysis::standing::Sight,
    commands::{Command, StandCommand},
    model::word::{Stance, Word as _},
    views::Context,
    widgets::label,
};

/// The menu of a cell.
pub(super) fn show(response: &Response, cx: &mut Context<'_>, spot: &Spot) {
    response.context_menu(|ui| {
        ui.set_min_width(220.0);
        label::overline(ui, &format!("Record {}", moment(cx)));
        if let Some(stance) = stances(ui) {
            cx.push(Command::Stand(StandCommand::Take(vec![(
                spot.party.clone(),
                spot.target.clone(),
                stance,
            )])));
        }
        let standing = &cx.reports().standing;
        let at = cx.workspace.as_of_rank();
        let holding = standing.holding(&spot.party, &spot.target, at, Sight::Team);
        let id = holding.map(|entry| entry.position.id.clone());
        ui.separator();
        ui.add_enabled_ui(id.is_some(), |ui| {
            let retract = egui::Button::new("Retract").shortcut_text("Delete");
            if ui.add(retract).clicked() {
                let spots = vec![(spot.party.clone(), spot.target.clone())];
                cx.push(Command::Stand(StandCommand::Retract(spots)));
            }
            if ui.button("Correct…").clicked()
                && let Some(id) = id
            {
                cx.push(Command::Select(Some(id)));
            }
        });
    });
}

/// The stances to choose from, with their keys.
pub(super) fn stances(ui: &mut Ui) -> Option<Stance> {
    let mut chosen = None;
    for value in Stance::ALL {
        let look = crate::theme::stance::look(value);
        let text = (
            label::icon(look.icon, 14.0, ui.visuals().text_color()),
            value.label(),
        );
        let key = cell::key_of(value)
            .map(|key| key.name())
            .unwrap_or_default();
        let row = ui.add(egui::Button::new(text).shortcut_text(key));
        if crate::widgets::button::named(row, value.label()).clicked() {
            chosen = Some(value.clone());
            ui.close();
        }
    }
    chosen
}

/// The moment at which a stance goes on record: `from today`, `at Berlin talks`.
pub(super) fn moment(cx: &Context<'_>) -> String {
    let moment = cx.workspace.moment_of_record();
    match (&moment.talk, &moment.date) {
        (Some(talk), _) => format!("at {}", cx.title(talk.id())),
        (None, Some(date)) if *date == cx.workspace.today() => "from today".to_owned(),
        (None, Some(date)) => format!("from {}", cx.date(date)),
        (None, None) => "from the beginning".to_owned(),
    }
}
