//! What is said while there is nothing to show.

use egui::{RichText, Ui};

use crate::{
    analysis::delivery::Arranging,
    commands::{Act, Command, DeliveryTab},
    theme::{Face, Tokens, icons, icons::Icon, space},
    views::Context,
    widgets::{button, label},
};

/// The scenario has no commitment.
pub(super) fn nothing(ui: &mut Ui, cx: &mut Context<'_>) {
    let text = "What was promised stands here: by whom, by when, verified by whom, and how far it \
                has been implemented";
    in_the_middle(ui, icons::DELIVERY, "No commitments yet", text, |ui| {
        if button::primary(ui, "Add the first commitment").clicked() {
            cx.push(Command::Act(Act::NewCard));
        }
    });
}

/// The filter lets none of them through.
pub(super) fn filtered(ui: &mut Ui, cx: &mut Context<'_>) {
    let text = "The filter lets none of them through";
    in_the_middle(
        ui,
        icons::FILTER,
        "No commitment is like that",
        text,
        |ui| {
            if button::secondary(ui, "Show all commitments").clicked() {
                let mut look = cx.workspace.delivery().clone();
                look.arranging = Arranging {
                    group_by: look.arranging.group_by,
                    order_by: look.arranging.order_by,
                    is_reversed: look.arranging.is_reversed,
                    ..Arranging::default()
                };
                cx.push(Command::Delivery(look));
            }
        },
    );
}

/// Nothing that was observed before today has a date: there is no course to draw.
pub(super) fn undated(ui: &mut Ui, cx: &mut Context<'_>) {
    let text = "Progress is drawn from evidence with a date: record how far a commitment is, and \
                it has today’s";
    in_the_middle(ui, icons::MOVED, "No course to draw yet", text, |ui| {
        if button::secondary(ui, "Record progress in the matrix").clicked() {
            let mut look = cx.workspace.delivery().clone();
            look.tab = DeliveryTab::Matrix;
            cx.push(Command::Delivery(look));
        }
    });
}

fn in_the_middle(ui: &mut Ui, icon: Icon, title: &str, text: &str, offer: impl FnOnce(&mut Ui)) {
    ui.add_space(72.0);
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icon, 36.0, tokens.ink_soft));
        ui.add_space(space::SMALL);
        ui.label(RichText::new(title).font(Face::SerifMedium.at(18.0)));
        ui.scope(|ui| {
            ui.set_max_width(420.0);
            ui.label(label::soft(text, ui));
        });
        ui.add_space(space::SMALL);
        offer(ui);
    });
}
