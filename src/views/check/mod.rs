//! The check: what is wrong with the scenario, each finding a way to where it is.

use egui::{Margin, RichText, ScrollArea, Ui};

use super::Context;
use crate::{
    analysis::check::{Finding, Remedy, rule},
    commands::Command,
    model::validation::Severity,
    theme::{self, Tokens, fonts::size, icons, space},
    widgets::{button, card, label},
};

/// Shows the findings.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    egui::Frame::new()
        .inner_margin(Margin::symmetric(space::SECTION as i8, 16))
        .show(ui, |ui| {
            label::view_title(ui, "Check");
            ui.add_space(space::SMALL);
            let findings = &cx.reports().findings;
            if findings.is_empty() && findings.waived().next().is_none() {
                sound(ui, cx);
                return;
            }
            ui.label(label::soft(
                "What is missing for an agreement to hold, and what is wrong with the file",
                ui,
            ));
            ui.add_space(space::SMALL);
            ScrollArea::vertical()
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    ui.set_max_width(760.0);
                    let more = egui::Id::unique("check more");
                    let most: usize = ui.data(|data| data.get_temp(more)).unwrap_or(AT_ONCE);
                    for finding in findings.iter().chain(findings.waived()).take(most) {
                        row(ui, cx, finding);
                    }
                    let left = (findings.len() + findings.waived().count()).saturating_sub(most);
                    let next = left.min(AT_ONCE);
                    if left > 0
                        && button::link(ui, &format!("Show {next} more of {left}")).clicked()
                    {
                        ui.data_mut(|data| data.insert_temp(more, most + AT_ONCE));
                    }
                });
        });
}

/// How many findings are shown before one asks for more: each is as high as its sentences, so all
/// that are shown are laid out in every frame, and nobody reads thousands.
const AT_ONCE: usize = 100;

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

fn row(ui: &mut Ui, cx: &mut Context<'_>, finding: &Finding) {
    let tokens = Tokens::of(ui);
    let (icon, colour) = match finding.severity {
        Severity::Error => (icons::ERROR, tokens.danger),
        Severity::Warning => (icons::WARNING, tokens.warn),
        Severity::Note => (icons::CHECK, tokens.ink_soft),
    };
    let told = finding.told(cx.scenario(), &cx.reports().index, cx.month_first);
    card::frame(&tokens)
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.label(label::icon(icon, 18.0, colour));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let leads_somewhere = cx.reports().index.place(&finding.item).is_some();
                    if leads_somewhere {
                        if button::link(ui, &told.title).clicked() {
                            cx.push(Command::GoTo(finding.item.clone()));
                        }
                    } else {
                        ui.label(&told.title);
                    }
                    ui.label(&told.message);
                    let about = rule(finding.rule);
                    let name = about.map_or(finding.rule, |rule| rule.name);
                    let why = label::soft(format!("{name}: {}", told.why), ui).size(size::LABEL);
                    let why = ui.label(why);
                    if let Some(about) = about {
                        why.on_hover_text(about.help);
                    }
                    if let Some(reason) = &told.waived {
                        ui.label(label::soft(format!("Waived: {reason}"), ui));
                        return;
                    }
                    match &finding.remedy {
                        Some(Remedy::Do(change)) => {
                            let is_wanted = button::quiet(ui, &change.label()).clicked();
                            if is_wanted {
                                cx.push(Command::Remedy(change.clone()));
                            }
                        }
                        Some(Remedy::Open { item, label, .. }) => {
                            let is_there = !item.as_str().is_empty();
                            let is_wanted = is_there && button::quiet(ui, label).clicked();
                            if is_wanted {
                                cx.push(Command::GoTo(item.clone()));
                            }
                        }
                        None => {}
                    }
                });
            });
        });
}
