//! The bar at the top: menus, the scenario's name, search.

use egui::{Align, Layout, RichText, Ui, UiBuilder};

use super::{menu, moments};
use crate::{
    commands::{Act, Command, Screen, Workspace, table},
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{button, label, landmark::Landmark},
};

/// Shows the bar.
pub fn show(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>, month_first: bool) {
    let bar = ui.available_rect_before_wrap();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        // A menu bar takes all the room it is given.
        let left = ui
            .scope_builder(
                UiBuilder::new().max_rect(egui::Rect::from_min_size(
                    bar.min,
                    egui::vec2(240.0, bar.height()),
                )),
                |ui| {
                    ui.horizontal_centered(|ui| menu::bar(ui, workspace, queue));
                    bar.left() + 216.0
                },
            )
            .inner;
        let search_width = (bar.width() * 0.22).clamp(150.0, 260.0);
        let right = ui
            .with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::SMALL;
                search(ui, queue, search_width);
                if workspace.screen != Screen::Home {
                    moments::opener(ui, workspace, queue, month_first);
                }
                ui.min_rect().left()
            })
            .inner;
        title(ui, workspace, bar, left, right - space::CARD);
    });
}

/// The scenario's name, in the middle of the window where there is room.
fn title(ui: &mut Ui, workspace: &Workspace, bar: egui::Rect, left: f32, right: f32) {
    let Some(open) = &workspace.open else { return };
    let tokens = Tokens::of(ui);
    let room = (right - left - 16.0).max(0.0);
    let galley = label::laid_out(
        ui,
        &open.title(),
        Face::SerifMedium.at(size::CARD_TITLE),
        tokens.ink,
        room - 24.0,
        1,
    );
    let half = galley.size().x / 2.0;
    let least = left + 8.0 + half;
    let most = (right - 32.0 - half).max(least);
    let centre = egui::pos2(bar.center().x.clamp(least, most), bar.center().y);
    let rect = egui::Rect::from_center_size(centre, galley.size());
    ui.painter().galley(rect.min, galley, tokens.ink);
    if open.document.is_unsaved() {
        let dot = egui::Rect::from_center_size(
            egui::pos2(rect.right() + 12.0, centre.y),
            egui::Vec2::splat(16.0),
        );
        ui.painter().circle_filled(dot.center(), 4.0, tokens.warn);
        let response = ui.interact(dot, egui::Id::unique("unsaved mark"), egui::Sense::hover());
        response.on_hover_text("There are changes that are not saved yet");
    }
}

fn search(ui: &mut Ui, queue: &mut Vec<Command>, width: f32) {
    let tokens = Tokens::of(ui);
    let spec = table::spec(Act::Palette);
    let text = RichText::new("Search or do anything").color(tokens.ink_soft);
    let shortcut = RichText::new(spec.shortcut_text().unwrap_or_default()).color(tokens.ink_soft);
    let response = ui
        .scope_builder(UiBuilder::new(), |ui| {
            ui.set_max_width(width);
            let found = egui::Button::new((
                label::icon(icons::SEARCH, 15.0, tokens.ink_soft),
                text,
                egui::Atom::grow(),
                shortcut,
            ))
            .fill(tokens.field)
            .truncate()
            .min_size(egui::vec2(width, space::TARGET));
            ui.spacing_mut().button_padding.x = 8.0;
            ui.add(found)
        })
        .inner;
    Landmark::Search.stands_at(ui.ctx(), response.rect);
    if button::named(response, "Search or do anything")
        .on_hover_text(spec.tooltip)
        .clicked()
    {
        queue.push(Command::Act(Act::Palette));
    }
}
