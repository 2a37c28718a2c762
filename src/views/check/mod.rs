//! The check: what is wrong with the scenario, each finding a way to where it is.

use egui::{Margin, RichText, ScrollArea, Ui};

use super::Context;
use crate::{
    commands::Command,
    model::validation::{Finding, Severity},
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
                "What is listed here is kept as it was read; nothing is changed until you change it",
                ui,
            ));
            ui.add_space(space::SMALL);
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.set_max_width(760.0);
                for finding in findings {
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
            RichText::new("Nothing in the file contradicts itself")
                .font(theme::Face::SerifMedium.at(18.0)),
        );
        ui.label(label::soft(
            "Whatever a card names is there, nothing is there twice, and every date is possible",
            ui,
        ));
    });
}

fn row(ui: &mut Ui, cx: &mut Context<'_>, finding: &Finding) {
    let tokens = Tokens::of(ui);
    let (icon, colour) = match finding.severity {
        Severity::Error => (icons::ERROR, tokens.danger),
        Severity::Warning => (icons::WARNING, tokens.warn),
    };
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
                        if button::link(ui, &finding.title).clicked() {
                            cx.push(Command::GoTo(finding.item.clone()));
                        }
                    } else {
                        ui.label(&finding.title);
                    }
                    ui.label(&finding.message);
                    let rule = finding.rule.replace('-', " ");
                    ui.label(label::soft(rule, ui).size(size::LABEL));
                });
            });
        });
}
