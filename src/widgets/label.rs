//! Texts in our type.

use egui::{Align, Color32, FontId, Galley, Response, RichText, Ui, text::LayoutJob};
use std::sync::Arc;

use crate::theme::{Face, Tokens, fonts::size, icons::Icon};

/// A text with at most so many letters; what is cut off ends with an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    let mut letters = text.chars();
    let short: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        format!("{}…", short.trim_end())
    } else {
        short
    }
}

/// A small label above a field. Give its id to the field that it names.
pub fn field(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    ui.add(egui::Label::new(
        RichText::new(text)
            .font(Face::Sans.at(size::LABEL))
            .color(tokens.ink_soft),
    ))
}

/// Secondary text.
pub fn soft(text: impl Into<String>, ui: &Ui) -> RichText {
    RichText::new(text).color(Tokens::of(ui).ink_soft)
}

/// A heading of a section: small, set in capitals, spaced.
pub fn overline(ui: &mut Ui, text: &str) -> Response {
    let tokens = Tokens::of(ui);
    ui.add(egui::Label::new(
        RichText::new(text.to_uppercase())
            .font(Face::SansSemibold.at(size::LABEL))
            .extra_letter_spacing(0.8)
            .color(tokens.ink_soft),
    ))
}

/// The title of a view.
pub fn view_title(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(
        RichText::new(text)
            .font(Face::SerifMedium.at(size::VIEW_TITLE))
            .color(Tokens::of(ui).ink),
    ))
}

/// An icon as text.
pub fn icon(icon: Icon, points: f32, colour: Color32) -> RichText {
    RichText::new(icon.codepoint)
        .font(Face::Icons.at(points))
        .color(colour)
}

/// Lays out text in at most `rows` rows of `width`, with an ellipsis where it does not fit.
pub fn laid_out(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), font, colour, width.max(1.0));
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = false;
    job.halign = Align::LEFT;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// `a talk`, `an aim`.
pub fn article(noun: &str) -> String {
    let noun = noun.to_lowercase();
    let an = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if an { "an" } else { "a" })
}
