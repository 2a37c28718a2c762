//! Boards: columns of cards.

use egui::{RichText, Ui, UiBuilder, Vec2};

use super::{empty, face::Face, paper};
use crate::{
    commands::{Board, Command},
    model::Kind,
    theme::{self, Tokens, icons, space},
    views::Context,
    widgets::button,
};

/// The least width of a card on a board of one kind.
const LEAST_CARD_WIDTH: f32 = 280.0;

/// Talks, parties and proposals side by side.
pub(super) fn desk(ui: &mut Ui, cx: &mut Context<'_>) {
    let columns = Board::DESK.len();
    let gap = 20.0;
    let width = (ui.available_width() - gap * (columns - 1) as f32) / columns as f32;
    let top_left = ui.cursor().min;
    let mut bottom = top_left.y;
    for (place, kind) in Board::DESK.into_iter().enumerate() {
        let min = top_left + Vec2::new(place as f32 * (width + gap), 0.0);
        let rect = egui::Rect::from_min_size(min, Vec2::new(width, f32::INFINITY));
        let inner = ui.scope_builder(
            UiBuilder::new().max_rect(rect).id_salt(("column", kind)),
            |ui| {
                heading(ui, cx, kind);
                column(ui, cx, kind, width);
                ui.min_rect().bottom()
            },
        );
        bottom = bottom.max(inner.inner);
    }
    let size = Vec2::new(ui.available_width(), (bottom - top_left.y).max(0.0));
    ui.allocate_rect(
        egui::Rect::from_min_size(top_left, size),
        egui::Sense::hover(),
    );
}

fn heading(ui: &mut Ui, cx: &mut Context<'_>, kind: Kind) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.label(RichText::new(kind.plural()).font(theme::Face::SansSemibold.at(13.0)));
        let count = cx.scenario().count(kind).to_string();
        ui.label(RichText::new(count).color(tokens.ink_soft));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = format!("New {}", kind.noun());
            if button::icon(ui, icons::ADD, &name).clicked() {
                cx.push(Command::New(kind));
            }
        });
    });
}

fn column(ui: &mut Ui, cx: &mut Context<'_>, kind: Kind, width: f32) {
    ui.spacing_mut().item_spacing.y = space::CARD;
    let scenario = cx.scenario();
    if scenario.count(kind) == 0 {
        empty::column(ui, cx, kind);
        return;
    }
    for card in scenario.cards(kind) {
        let face = Face::of(cx, card);
        paper::show(ui, cx, &face, width);
    }
}

/// All cards of a kind, in as many columns as there is room for.
pub(super) fn of_kind(ui: &mut Ui, cx: &mut Context<'_>, kind: Kind) {
    let scenario = cx.scenario();
    if scenario.count(kind) == 0 {
        empty::board(ui, cx, kind);
        return;
    }
    let gap = space::CARD;
    let room = ui.available_width();
    let columns = (((room + gap) / (LEAST_CARD_WIDTH + gap)).floor() as usize).clamp(1, 4);
    let width = (room - gap * (columns - 1) as f32) / columns as f32;
    if cx.workspace.board_columns() != columns {
        cx.push(Command::BoardColumns(columns));
    }
    let name = format!("New {}", kind.noun());
    if button::add(ui, &name).clicked() {
        cx.push(Command::New(kind));
    }
    ui.spacing_mut().item_spacing.y = gap;
    let cards: Vec<_> = scenario.cards(kind).collect();
    for row in cards.chunks(columns) {
        let faces: Vec<Face> = row.iter().map(|card| Face::of(cx, *card)).collect();
        let height = faces
            .iter()
            .map(|face| paper::height(ui, face, width))
            .fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for face in &faces {
                paper::show_tall(ui, cx, face, width, height);
            }
        });
    }
}
