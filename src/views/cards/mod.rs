//! The cards: the desk with talks, parties and proposals side by side, and a board for each kind.

mod bar;
mod board;
mod drag;
mod empty;
mod face;
mod paper;

use egui::{Margin, Ui};

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
                ui.horizontal(|ui| {
                    label::view_title(ui, "Cards");
                    bar::head(ui, cx);
                });
                ui.add_space(space::TIGHT);
                tabs(ui, cx);
                bar::facets(ui, cx);
            });
            ui.add_space(space::SMALL);
            board::show(ui, cx);
        });
}

/// Between the groups of boards.
const GROUP_GAP: f32 = 14.0;

fn tabs(ui: &mut Ui, cx: &mut Context<'_>) {
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        let here = cx.workspace.board;
        for (board, name, hint) in [
            (
                Board::Desk,
                "Desk",
                "Talks, parties and proposals side by side",
            ),
            (
                Board::All,
                "All",
                "All cards, to find and change many at once",
            ),
        ] {
            let response = chip::tab(ui, name, None, here == board);
            if response.on_hover_text(hint).clicked() {
                cx.push(Command::ShowBoard(board));
            }
        }
        ui.add_space(GROUP_GAP);
        for group in Board::GROUPS {
            let kinds: Vec<Kind> = group.kinds.to_vec();
            for kind in kinds {
                let count = cx.scenario().count(kind);
                let response = chip::tab(ui, kind.plural(), Some(count), here == Board::Of(kind));
                if response.on_hover_text(group.name).clicked() {
                    cx.push(Command::ShowBoard(Board::Of(kind)));
                }
            }
            ui.add_space(GROUP_GAP);
        }
    });
    Landmark::Boards.stands_at(ui.ctx(), row.response.rect);
}
