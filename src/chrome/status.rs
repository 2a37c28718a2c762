//! The quiet line below: saved or not, what day it is in the scenario, findings.

use egui::{Align, Layout, RichText, Ui};

use crate::{
    analysis::check::KeptFindings,
    commands::{Act, Command, OpenScenario, Workspace},
    io::{file::name_of, library},
    model::validation::Severity,
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
            let findings = &open.reports.findings;
            let text = found(findings);
            let colour = if findings.grave_len() > 0 {
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

/// `2 errors, 5 warnings`, as the badge counts them; of notes only where there is nothing else.
fn found(findings: &KeptFindings) -> String {
    let parts = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Note, "note"),
    ];
    let parts = parts
        .into_iter()
        .map(|(severity, word)| (findings.count(severity), severity, word))
        .filter(|(count, severity, _)| {
            *count > 0 && (*severity != Severity::Note || findings.grave_len() == 0)
        })
        .map(|(count, _, word)| match count {
            1 => format!("1 {word}"),
            many => format!("{many} {word}s"),
        });
    match parts.collect::<Vec<_>>().join(", ") {
        text if text.is_empty() => "No findings".to_owned(),
        text => text,
    }
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
