//! What a room will see: what stays out and why, and where texts name it all the same. For the
//! presenter's eyes.

use egui::{RichText, Ui};

use crate::{
    analysis::room::outline::NEVER_SHOWN,
    model::Id,
    present::desk::{Context, Findings},
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::label,
};

/// How much stays out, in a few words.
pub(in crate::present) fn sum(ui: &mut Ui, findings: &Findings) {
    let tokens = Tokens::of(ui);
    let out: usize = findings
        .outline
        .kinds
        .iter()
        .map(|kind| kind.out.len())
        .sum();
    let text = match out {
        0 => "Nothing stays out".to_owned(),
        1 => "1 thing stays out".to_owned(),
        some => format!("{some} things stay out"),
    };
    ui.label(label::soft(text, ui));
    let named = findings.warnings.len();
    if named > 0 {
        let text = match named {
            1 => "1 text names what is hidden".to_owned(),
            some => format!("{some} texts name what is hidden"),
        };
        ui.label(RichText::new(text).color(tokens.warn));
        ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
    }
}

/// All of it.
pub(in crate::present) fn show(ui: &mut Ui, cx: &Context<'_>, findings: &Findings) {
    let tokens = Tokens::of(ui);
    let scenario = cx.scenario();
    let title = |id: &Id| cx.open.reports.index.title(scenario, id);
    ui.label(RichText::new("What this room will see").font(Face::SerifMedium.at(size::CARD_TITLE)));
    for warning in &findings.warnings {
        ui.horizontal_top(|ui| {
            ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
            ui.add(egui::Label::new(warning.as_str()).wrap());
        });
    }
    for kind in &findings.outline.kinds {
        ui.add_space(space::SMALL);
        label::overline(ui, kind.kind.plural());
        let seen = match kind.shown.len() {
            0 => "None is seen".to_owned(),
            1 => "1 is seen".to_owned(),
            some => format!("{some} are seen"),
        };
        ui.label(label::soft(seen, ui));
        for out in &kind.out {
            ui.add(egui::Label::new(out.title.as_str()).wrap());
            ui.add(egui::Label::new(label::soft(out.why.label(&title), ui)).wrap());
        }
    }
    if !findings.outline.cuts.is_empty() {
        ui.add_space(space::SMALL);
        label::overline(ui, "Left out of what is seen");
        for cut in &findings.outline.cuts {
            ui.add(egui::Label::new(cut.sentence(&title)).wrap());
        }
    }
    ui.add_space(space::SMALL);
    ui.add(egui::Label::new(label::soft(NEVER_SHOWN, ui)).wrap());
}
