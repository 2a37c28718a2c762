//! Cards that cannot be edited yet are shown, field for field, with their references as links.

use egui::{RichText, Ui};
use serde_json::Value;

use super::attribution::key_label;
use crate::{
    commands::Command,
    model::{Id, PartialDate, card::Card},
    theme::{Face, Tokens, fonts::size, space},
    views::Context,
    widgets::{button, label},
};

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, card: &dyn Card) {
    super::handling::head(ui, card, None);
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    let title = cx.title(card.id());
    label::view_title(ui, &title);
    let Some(place) = cx.reports().index.place(card.id()) else {
        return;
    };
    let Some(shared) = cx.scenario().shared_at(place.card_kind, place.card_index) else {
        return;
    };
    let Value::Object(fields) = shared.to_value() else {
        return;
    };
    for (key, value) in &fields {
        // The title and the handling stand above.
        if matches!(key.as_str(), "id" | "title" | "name" | "handling") {
            continue;
        }
        ui.add_space(space::SMALL);
        label::field(ui, &key_label(key));
        ui.push_id(key, |ui| show_value(ui, cx, value));
    }
}

fn show_value(ui: &mut Ui, cx: &mut Context<'_>, value: &Value) {
    match value {
        Value::Null => {
            ui.label(label::soft("–", ui));
        }
        Value::Bool(yes) => {
            ui.label(if *yes { "Yes" } else { "No" });
        }
        Value::Number(number) => {
            ui.label(number.to_string());
        }
        Value::String(text) => show_text(ui, cx, text),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                ui.push_id(place, |ui| show_value(ui, cx, item));
                if item.is_object() {
                    ui.add_space(space::TIGHT);
                }
            }
        }
        Value::Object(fields) => {
            let tokens = Tokens::of(ui);
            let inner = egui::Frame::new()
                .inner_margin(egui::Margin {
                    left: 10,
                    ..egui::Margin::ZERO
                })
                .show(ui, |ui| {
                    for (key, value) in fields.iter().filter(|(key, _)| *key != "id") {
                        ui.push_id(key, |ui| {
                            ui.horizontal_wrapped(|ui| {
                                ui.spacing_mut().item_spacing.x = 6.0;
                                // An attribution's `field` names what it supports.
                                let is_field = key == "field";
                                let name = if is_field { "supports" } else { key };
                                let name = RichText::new(key_label(name))
                                    .font(Face::Sans.at(size::LABEL))
                                    .color(tokens.ink_soft);
                                ui.label(name);
                                show_value(ui, cx, value);
                            });
                        });
                    }
                });
            let rect = inner.response.rect;
            ui.painter().vline(
                rect.left() + 2.0,
                rect.y_range(),
                egui::Stroke::new(2.0, tokens.hairline),
            );
        }
    }
}

fn show_text(ui: &mut Ui, cx: &mut Context<'_>, text: &str) {
    let id = Id::from(text);
    if cx.reports().index.place(&id).is_some() {
        let title = cx.title(&id);
        if button::link(ui, &title).clicked() {
            cx.push(Command::GoTo(id));
        }
        return;
    }
    let date = PartialDate::parse(text);
    let is_word = !text.contains(' ') && text.contains('-') && text == text.to_lowercase();
    let shown = if date.is_possible() {
        cx.date(&date)
    } else if is_word {
        key_label(&text.replace('-', " "))
    } else {
        text.to_owned()
    };
    ui.add(egui::Label::new(shown).wrap().selectable(true));
}
