//! What a line will become, as a card.

use egui::{Label, RichText, Ui, text::LayoutJob};

use crate::{
    commands::quick::{Entry, Reading, Shown},
    model::{Kind, naming::or_untitled},
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{card, label},
};

/// How much of a text is shown.
const MOST_LETTERS: usize = 88;

pub(super) fn show(ui: &mut Ui, reading: &Reading) {
    let tokens = Tokens::of(ui);
    card::frame(&tokens)
        .inner_margin(egui::Margin::same(12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            if let Some(entry) = &reading.entry {
                entry_lines(ui, entry);
            }
            if let Some(problem) = &reading.problem {
                line(ui, icons::WARNING, tokens.warn, problem);
            }
        });
}

fn entry_lines(ui: &mut Ui, entry: &Entry) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.label(label::icon(
            icons::of_kind(entry.kind),
            size::ICON,
            tokens.ink_soft,
        ));
        label::overline(ui, entry.kind.noun());
    });
    let title = RichText::new(or_untitled(&entry.title, entry.kind))
        .font(Face::SerifMedium.at(size::CARD_TITLE))
        .color(tokens.ink);
    ui.add(Label::new(title).wrap());
    if let Some(note) = &entry.note {
        line(ui, icons::HISTORY, tokens.ink, note);
    }
    let fields: Vec<&Shown> = entry.fields.iter().collect();
    if !fields.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::FIELD, 4.0);
            for shown in fields {
                let job = field_text(&tokens, shown);
                ui.add(Label::new(job).extend());
            }
        });
    }
    for (kind, title) in &entry.makes {
        let text = made(*kind, title);
        line(ui, icons::ADD, tokens.accent, &text);
    }
}

/// `New party Norway`.
pub(super) fn made(kind: Kind, title: &str) -> String {
    format!("New {} {title}", kind.noun())
}

fn field_text(tokens: &Tokens, shown: &Shown) -> LayoutJob {
    let mut value: String = shown.value.chars().take(MOST_LETTERS).collect();
    if value.len() < shown.value.len() {
        value.push('…');
    }
    let format = |colour| egui::TextFormat::simple(Face::Sans.at(size::BODY), colour);
    let mut job = LayoutJob::default();
    job.append(&format!("{}  ", shown.label), 0.0, format(tokens.ink_soft));
    job.append(&value, 0.0, format(tokens.ink));
    job
}

/// A line with an icon before it.
pub(super) fn line(ui: &mut Ui, icon: icons::Icon, colour: egui::Color32, text: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(label::icon(icon, size::ICON, colour));
        ui.add(Label::new(RichText::new(text).color(colour)).wrap());
    });
}
