//! A card as a page: the same form on a sheet of paper in the middle of the window.

use egui::{Margin, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::{form_of, referrers, selected};
use crate::{
    commands::{Act, Command, table},
    theme::{Tokens, icons, space},
    views::Context,
    widgets::{button, card, label},
};

/// The width of a column of text: about 72 characters.
const COLUMN: f32 = 500.0;
/// The width of the column beside it.
const ASIDE: f32 = 320.0;
/// Between the two.
const GUTTER: f32 = 40.0;
/// Between the edge of the paper and what is on it.
const MARGIN: f32 = 40.0;

/// Shows the selected card as a page.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some(card) = selected(cx) else { return };
    let salt = card.as_card().id().clone();
    way_back(ui, cx);
    ScrollArea::vertical()
        .id_salt(("page", salt.as_str()))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let room = ui.available_rect_before_wrap();
            let is_wide = room.width() >= COLUMN + GUTTER + ASIDE + 2.0 * (MARGIN + space::SECTION);
            let text = if is_wide {
                COLUMN + GUTTER + ASIDE
            } else {
                COLUMN.min(room.width() - 2.0 * (MARGIN + space::SMALL))
            };
            let width = text + 2.0 * MARGIN;
            let left = (room.center().x - width / 2.0).round();
            let sheet = Rect::from_min_size(
                pos2(left, room.top() + space::SMALL),
                vec2(width, f32::INFINITY),
            );
            ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| {
                let tokens = Tokens::of(ui);
                card::frame(&tokens)
                    .inner_margin(Margin::symmetric(MARGIN as i8, 32))
                    .show(ui, |ui| {
                        ui.set_width(text);
                        ui.push_id(salt.as_str(), |ui| {
                            if is_wide {
                                columns(ui, cx, &card);
                            } else {
                                form_of(ui, None, cx, &card);
                                referrers(ui, cx, card.as_card());
                            }
                        });
                    });
            });
            ui.add_space(space::SECTION * 2.0);
        });
}

fn columns(ui: &mut Ui, cx: &mut Context<'_>, card: &crate::model::AnyCard) {
    let top_left = ui.cursor().min;
    let mut column = |salt: &str, left: f32, width: f32| {
        let rect = Rect::from_min_size(top_left + vec2(left, 0.0), vec2(width, f32::INFINITY));
        ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt))
    };
    let mut main = column("main", 0.0, COLUMN);
    let mut aside = column("aside", COLUMN + GUTTER, ASIDE);
    aside.spacing_mut().item_spacing.y = space::TIGHT;
    form_of(&mut main, Some(&mut aside), cx, card);
    referrers(&mut aside, cx, card.as_card());
    let bottom = main.min_rect().bottom().max(aside.min_rect().bottom());
    let tokens = Tokens::of(ui);
    ui.painter().vline(
        top_left.x + COLUMN + GUTTER / 2.0,
        top_left.y..=bottom,
        egui::Stroke::new(1.0, tokens.hairline),
    );
    let size = vec2(COLUMN + GUTTER + ASIDE, bottom - top_left.y);
    ui.allocate_rect(Rect::from_min_size(top_left, size), Sense::hover());
}

/// The line above the sheet: the way back to the board.
fn way_back(ui: &mut Ui, cx: &mut Context<'_>) {
    egui::Frame::new()
        .inner_margin(Margin::symmetric(16, 6))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let response = button::with_icon(ui, icons::BACK, "Back to the cards");
                let shortcut = table::spec(Act::Deselect).shortcut_text();
                if response
                    .on_hover_text(shortcut.unwrap_or_default())
                    .clicked()
                {
                    cx.push(Command::Act(Act::Page));
                }
                neighbours(ui, cx);
            });
        });
}

/// The ways to the card before and after on the board, and which of how many this is.
fn neighbours(ui: &mut Ui, cx: &mut Context<'_>) {
    let arrangement = cx.workspace.arrangement();
    let Some(stand) = cx
        .workspace
        .selected_card()
        .and_then(|card| arrangement.stand(&card))
    else {
        return;
    };
    let many = arrangement
        .lanes()
        .get(stand.lane)
        .map_or(0, |lane| lane.cards.len());
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        for (act, icon, is_there) in [
            (Act::SelectRight, icons::RIGHT, stand.place + 1 < many),
            (Act::SelectLeft, icons::LEFT, stand.place > 0),
        ] {
            let name = if act == Act::SelectRight {
                "Next card"
            } else {
                "Card before"
            };
            let shortcut = table::spec(act).shortcut_text().unwrap_or_default();
            let clicked = ui
                .add_enabled_ui(is_there, |ui| {
                    button::icon(ui, icon, name)
                        .on_hover_text(shortcut)
                        .clicked()
                })
                .inner;
            if clicked {
                cx.push(Command::Act(act));
            }
        }
        let text = format!("{} of {many}", stand.place + 1);
        ui.label(label::soft(text, ui));
    });
}
