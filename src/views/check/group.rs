//! The findings of one rule, on a sheet of their own.

use egui::{Align, Layout, Margin, RichText, Ui};

use super::{row, state::State};
use crate::{
    analysis::check::{Finding, rule},
    model::validation::Severity,
    theme::{Face, Tokens, fonts::size, icons, icons::Icon, space},
    views::Context,
    widgets::{button, card, label},
};

/// How many findings of a rule are shown before one asks for all.
const AT_ONCE: usize = 8;

/// How many are shown at most: each is as high as its sentences, so all are laid out in every
/// frame, and nobody reads thousands.
const MOST: usize = 200;

/// The sign of a severity.
pub(super) fn look(severity: Severity, tokens: &Tokens) -> (Icon, egui::Color32, &'static str) {
    match severity {
        Severity::Error => (icons::ERROR, tokens.danger, "error"),
        Severity::Warning => (icons::WARNING, tokens.warn, "warning"),
        Severity::Note => (icons::INFO, tokens.ink_soft, "note"),
    }
}

/// Shows the findings of a rule.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    id: &'static str,
    found: &[&Finding],
) {
    let tokens = Tokens::of(ui);
    card::frame(&tokens)
        .inner_margin(Margin::symmetric(16, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            heading(ui, state, id, found, &tokens);
            let most = if state.whole.contains(id) {
                MOST
            } else {
                AT_ONCE
            };
            for finding in found.iter().take(most) {
                row::show(ui, cx, state, finding);
            }
            let left = found.len().saturating_sub(most);
            if left > 0 && most == AT_ONCE {
                ui.add_space(space::TIGHT);
                if button::link(ui, &format!("Show {left} more")).clicked() {
                    state.whole.insert(id);
                }
            } else if left > 0 {
                let says = format!("{left} more come up as these are dealt with");
                ui.label(label::soft(says, ui));
            }
        });
}

fn heading(ui: &mut Ui, state: &mut State, id: &'static str, found: &[&Finding], tokens: &Tokens) {
    let about = rule(id);
    let name = about.map_or(id, |rule| rule.name);
    let gravest = found.iter().map(|finding| finding.severity).min();
    let (icon, colour, _) = look(gravest.unwrap_or(Severity::Note), tokens);
    let is_explained = state.explained.contains(id);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        ui.label(label::icon(icon, 17.0, colour));
        ui.label(RichText::new(name).font(Face::SerifMedium.at(size::CARD_TITLE)));
        if found.len() > 1 {
            ui.label(label::soft(found.len().to_string(), ui));
        }
        if about.is_some() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let says = format!("About “{name}”");
                if button::toggle(ui, icons::INFO, &says, is_explained).clicked()
                    && !state.explained.remove(id)
                {
                    state.explained.insert(id);
                }
            });
        }
    });
    if let Some(about) = about {
        ui.label(label::soft(about.why, ui));
        if is_explained {
            ui.add_space(space::TIGHT);
            ui.label(RichText::new(about.help).font(Face::Serif.at(size::BODY)));
        }
    }
    ui.add_space(space::TIGHT);
}
