//! The cards: the desk with talks, parties and proposals side by side, and a board for each kind.

mod board;
mod empty;
mod face;
mod paper;

use egui::{Margin, ScrollArea, Ui};

use super::Context;
use crate::{
    commands::{Board, Command},
    model::Kind,
    theme::space,
    widgets::{chip, label, landmark::Landmark},
};

/// The focus of a card, whether or not it is on the screen.
pub fn focus_id(card: &crate::model::Id) -> egui::Id {
    egui::Id::unique(("card", card.as_str()))
}

/// Shows the board that is chosen.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    egui::Frame::new()
        .inner_margin(Margin {
            left: space::SECTION as i8,
            right: 0,
            top: 16,
            bottom: 0,
        })
        .show(ui, |ui| {
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() - space::SECTION);
                label::view_title(ui, "Cards");
                ui.add_space(space::TIGHT);
                tabs(ui, cx);
            });
            ui.add_space(space::SMALL);
            ScrollArea::vertical()
                .id_salt(cx.workspace.board)
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - space::SECTION);
                    match cx.workspace.board {
                        Board::Desk => board::desk(ui, cx),
                        Board::Of(kind) => board::of_kind(ui, cx, kind),
                    }
                    ui.add_space(space::SECTION);
                });
        });
}

fn tabs(ui: &mut Ui, cx: &mut Context<'_>) {
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let here = cx.workspace.board;
        if chip::tab(ui, "Desk", None, here == Board::Desk).clicked() {
            cx.push(Command::ShowBoard(Board::Desk));
        }
        for group in Board::GROUPS {
            let kinds: Vec<Kind> = group.kinds.to_vec();
            for kind in kinds {
                let count = cx.scenario().count(kind);
                let response = chip::tab(ui, kind.plural(), Some(count), here == Board::Of(kind));
                if response.on_hover_text(group.name).clicked() {
                    cx.push(Command::ShowBoard(Board::Of(kind)));
                }
            }
            ui.add_space(space::TIGHT);
        }
    });
    Landmark::Boards.stands_at(ui.ctx(), row.response.rect);
}
