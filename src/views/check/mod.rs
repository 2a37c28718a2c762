//! The check: what is missing for an agreement to hold, rule by rule; each finding is a way to
//! where it is, and where possible to its remedy.

mod group;
mod row;
mod state;

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Align, Layout, Margin, RichText, ScrollArea, Ui};

use super::Context;
use crate::{
    analysis::check::{Finding, KeptFindings, weight},
    commands::{Command, sheets::What},
    model::validation::Severity,
    theme::{self, Tokens, fonts::size, icons, space},
    widgets::{button, chip, label},
};
use state::{Shown, State};

/// Shows the findings.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let state: Arc<Mutex<State>> =
        ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(State::salt())));
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    egui::Frame::new()
        .inner_margin(Margin {
            left: space::SECTION as i8,
            right: 0,
            top: 16,
            bottom: 0,
        })
        .show(ui, |ui| {
            let open = cx.open;
            let findings = &open.reports.findings;
            let has_waived = findings.waived_len() > 0;
            head(ui, cx, findings, &mut state);
            if findings.is_empty() && !has_waived {
                sound(ui, cx);
                return;
            }
            let groups = grouped(findings, state.shown);
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    let width = ui.available_width() - space::SECTION;
                    ui.set_max_width(width.min(860.0));
                    if groups.is_empty() {
                        ui.add_space(space::SECTION);
                        ui.label(label::soft("None of these", ui));
                    }
                    for (rule, found) in groups {
                        group::show(ui, cx, &mut state, rule, &found);
                        ui.add_space(space::CARD);
                    }
                    ui.add_space(space::SECTION);
                });
        });
}

/// The findings that are shown, by their rules: what weighs most comes first, as in the verdict.
fn grouped(findings: &KeptFindings, shown: Shown) -> Vec<(&'static str, Vec<&Finding>)> {
    let mut groups: Vec<(&'static str, Vec<&Finding>)> = Vec::new();
    let mut add = |finding| {
        let finding: &Finding = finding;
        match groups.iter_mut().find(|(rule, _)| *rule == finding.rule) {
            Some((_, found)) => found.push(finding),
            None => groups.push((finding.rule, vec![finding])),
        }
    };
    match shown {
        Shown::Open => findings.iter().for_each(&mut add),
        Shown::Only(severity) => findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .for_each(&mut add),
        Shown::Waived => findings.waived().for_each(&mut add),
    }
    groups.sort_by_cached_key(|(_, found)| found.iter().map(|finding| weight(finding)).min());
    groups
}

fn head(ui: &mut Ui, cx: &mut Context<'_>, findings: &KeptFindings, state: &mut State) {
    ui.horizontal(|ui| {
        label::view_title(ui, "Check");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::SECTION);
            if button::icon(ui, icons::EXPORT, "Export…").clicked() {
                cx.push(Command::AskExport(What::Findings));
            }
        });
    });
    let waived = findings.waived_len();
    if findings.is_empty() && waived == 0 {
        return;
    }
    verdict(ui, cx, state);
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        let of = |severity| findings.count(severity);
        let tabs = [
            (Shown::Open, "All", findings.len()),
            (Shown::Only(Severity::Error), "Errors", of(Severity::Error)),
            (
                Shown::Only(Severity::Warning),
                "Warnings",
                of(Severity::Warning),
            ),
            (Shown::Only(Severity::Note), "Notes", of(Severity::Note)),
            (Shown::Waived, "Waived", waived),
        ];
        for (shown, says, count) in tabs {
            if count == 0 && shown != Shown::Open && state.shown != shown {
                continue;
            }
            if chip::tab(ui, says, Some(count), state.shown == shown).clicked() {
                state.shown = shown;
            }
        }
    });
    ui.add_space(space::SMALL);
}

/// What all of it comes to.
fn verdict(ui: &mut Ui, cx: &Context<'_>, state: &mut State) {
    let tokens = Tokens::of(ui);
    let verdict = state.verdict(cx);
    let (icon, colour) = match verdict.severity {
        None => (icons::DONE, tokens.ink_soft),
        Some(severity) => {
            let (icon, colour, _) = group::look(severity, &tokens);
            (icon, colour)
        }
    };
    ui.add_space(space::TIGHT);
    let width = (ui.available_width() - space::SECTION).min(860.0);
    ui.allocate_ui(egui::vec2(width, 0.0), |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            ui.label(label::icon(icon, 18.0, colour));
            let font = theme::Face::Serif.at(size::CARD_TITLE);
            ui.add(egui::Label::new(RichText::new(verdict.sentence).font(font)).wrap());
        });
    });
    ui.add_space(space::TIGHT);
}

/// Nothing was found; of a scenario with nothing to be delivered yet that says little.
fn sound(ui: &mut Ui, cx: &Context<'_>) {
    let scenario = cx.scenario();
    let has_text = scenario
        .proposals
        .iter()
        .any(|proposal| !proposal.provisions.is_empty());
    let (title, text) = if has_text || !scenario.commitments.is_empty() {
        (
            "Nothing was found",
            "What the rules ask of provisions, commitments and positions is there, and nothing \
             contradicts itself",
        )
    } else {
        (
            "Nothing to check yet",
            "Once there are provisions and commitments, this lists what they lack to hold: who, by \
             when, verified by whom, and what contradicts what",
        )
    };
    ui.add_space(72.0);
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icons::DONE, 36.0, tokens.ink_soft));
        ui.add_space(space::SMALL);
        ui.label(RichText::new(title).font(theme::Face::SerifMedium.at(18.0)));
        ui.allocate_ui(egui::vec2(420.0, 0.0), |ui| {
            ui.vertical_centered(|ui| ui.label(label::soft(text, ui)));
        });
    });
}
