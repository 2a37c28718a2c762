//! The quiet line below: saved or not, what day it is in the scenario, findings.

use egui::{Align, Layout, RichText, Ui};

use crate::{
    commands::{Act, Command, OpenScenario, Workspace},
    io::{file::name_of, library},
    theme::{Tokens, fonts::size, icons},
    widgets::{button, label},
};

/// Shows the line.
pub fn show(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>, month_first: bool) {
    let tokens = Tokens::of(ui);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        let Some(open) = &workspace.open else {
            ui.label(quiet(ui, "No scenario is open"));
            return;
        };
        let state = saved_state(workspace, open);
        let colour = if open.document.is_unsaved() {
            tokens.warn
        } else {
            tokens.ink_soft
        };
        ui.label(RichText::new(state).size(size::LABEL).color(colour));
        if ui.available_width() > 520.0 {
            ui.label(quiet(ui, &library::contents(open.document.scenario())));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            ui.spacing_mut().interact_size.y = 20.0;
            ui.spacing_mut().button_padding = egui::vec2(4.0, 1.0);
            team_mark(ui);
            let findings = open.reports.findings.len();
            let text = match findings {
                0 => "No findings".to_owned(),
                1 => "1 finding".to_owned(),
                many => format!("{many} findings"),
            };
            let colour = if findings > 0 {
                tokens.warn
            } else {
                tokens.ink_soft
            };
            let check = egui::Button::new(RichText::new(&text).size(size::LABEL).color(colour))
                .frame_when_inactive(false);
            if button::named(ui.add(check), &text).clicked() {
                queue.push(Command::Act(Act::Check));
            }
            let today = workspace.today().in_words(month_first);
            let is_set = open.document.scenario().today.is_some();
            let name = if is_set { "Seen from" } else { "Today" };
            ui.label(quiet(ui, &format!("{name}: {today}")));
        });
    });
}

fn quiet(ui: &Ui, text: &str) -> RichText {
    label::soft(text, ui).size(size::LABEL)
}

fn team_mark(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(quiet(ui, "Team view"));
        ui.label(label::icon(icons::TEAM, 13.0, tokens.ink_soft));
    });
}

fn saved_state(workspace: &Workspace, open: &OpenScenario) -> String {
    let place = match (&open.place.path, open.place.in_library) {
        (_, true) => "in the library".to_owned(),
        (Some(path), false) => format!("in {}", name_of(path)),
        (None, _) => "nowhere yet".to_owned(),
    };
    if open.is_saving() {
        return format!("Saving {place} …");
    }
    if open.document.is_unsaved() {
        return format!("Changes not saved {place}");
    }
    match open.place.saved_at {
        Some(at) => {
            let at = workspace.clock.local(at);
            format!("Saved at {} {place}", at.strftime("%H:%M"))
        }
        // The sample of the first run.
        None if open.place.in_library && open.place.fingerprint.is_none() => {
            "Not in the library until you change something".to_owned()
        }
        None => format!("Saved {place}"),
    }
}
