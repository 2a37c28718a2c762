//! Before anything has a place in time.

use egui::{RichText, Ui};

use super::create;
use crate::{
    commands::dated::When,
    model::Kind,
    theme::{Face, Tokens, icons, space},
    views::Context,
    widgets::{button, label},
};

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.add_space(72.0);
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icons::TIMELINE, 36.0, tokens.ink_soft));
        ui.add_space(space::SMALL);
        ui.label(RichText::new("Nothing on the timeline yet").font(Face::SerifMedium.at(18.0)));
        ui.scope(|ui| {
            ui.set_max_width(420.0);
            ui.label(label::soft(
                "The timeline shows talks, proposals, shifts of position and deadlines as they follow each other, with or without dates",
                ui,
            ));
        });
        ui.add_space(space::SMALL);
        if button::primary(ui, "Add the first talk").clicked() {
            create::make(cx, Kind::Talk, &When::Unsaid, None);
        }
    });
}
