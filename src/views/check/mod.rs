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
            if findings.is_empty() {
                sound(ui);
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
                    for finding in findings {
                        row(ui, cx, finding);
                    }
                    for finding in findings.waived() {
                        row(ui, cx, finding);
                    }
                });
        });
}

fn sound(ui: &mut Ui) {
    ui.add_space(72.0);
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icons::DONE, 36.0, tokens.ink_soft));
        ui.add_space(space::SMALL);
        ui.label(
            RichText::new("Nothing is missing")
                .font(theme::Face::SerifMedium.at(18.0)),
        );
        ui.label(label::soft(
            "Every provision has who, by when and how it is verified, and nothing contradicts itself",
            ui,
        ));
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
                    let name = rule(finding.rule).map_or(finding.rule, |rule| rule.name);
                    ui.label(label::soft(format!("{name}: {}", told.why), ui).size(size::LABEL));
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
