//! Moving cards by dragging them.

use egui::{DragAndDrop, Id as WidgetId, Order, Rect, Response, Stroke, Ui, UiBuilder, Vec2};

use super::{board, board::Grid};
use crate::{
    commands::{Command, Lane},
    document::{Edit, Transaction},
    model::{Id, Kind},
    theme::{Tokens, space},
    views::Context,
};

/// How near to an edge of the board the pointer scrolls it, in points.
const EDGE: f32 = 40.0;
/// How fast, in points a second.
const SPEED: f32 = 700.0;

/// The cards that are being dragged.
#[derive(Clone, Debug)]
struct Dragged {
    cards: Vec<Id>,
    kinds: Vec<Kind>,
    /// Where the pointer took hold, from the corner of the card.
    hold: Vec2,
    size: Vec2,
}

/// Begins to drag a card, with the others that are chosen.
pub(super) fn begin(ui: &Ui, cx: &Context<'_>, response: &Response, card: &Id, kinds: &[Kind]) {
    if !response.drag_started_by(egui::PointerButton::Primary)
        || !cx.workspace.stands_in_own_order()
    {
        return;
    }
    let Some(press) = ui.input(|input| input.pointer.press_origin()) else {
        return;
    };
    let lane_has = |id: &Id| {
        cx.reports()
            .index
            .place(id)
            .is_some_and(|place| kinds.contains(&place.card_kind))
    };
    let cards = if cx.workspace.is_chosen(card) {
        cx.workspace
            .chosen_cards()
            .into_iter()
            .filter(lane_has)
            .collect()
    } else {
        vec![card.clone()]
    };
    DragAndDrop::set_payload(
        ui.ctx(),
        Dragged {
            cards,
            kinds: kinds.to_vec(),
            hold: press - response.rect.min,
            size: response.rect.size(),
        },
    );
}

/// Shows where the cards would come to stand, and puts them there when they are let go.
pub(super) fn target(ui: &mut Ui, cx: &mut Context<'_>, lane: &Lane, grid: &Grid) {
    let Some(dragged) = DragAndDrop::payload::<Dragged>(ui.ctx()) else {
        return;
    };
    if dragged.kinds != lane.kinds {
        return;
    }
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    let corner = pointer - dragged.hold;
    let slot = grid.slot(pointer);
    show_slot(ui, grid, slot);
    let lifted = Rect::from_min_size(corner, dragged.size);
    let layer = egui::LayerId::new(Order::Tooltip, WidgetId::unique("dragged cards"));
    let mut over = ui.new_child(UiBuilder::new().max_rect(lifted).layer_id(layer));
    over.set_clip_rect(ui.ctx().content_rect());
    board::ghost(&mut over, cx, &dragged.cards, lifted);
    ui.request_repaint();
    if ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        drop_at(cx, lane, &dragged, slot);
    }
}

fn drop_at(cx: &mut Context<'_>, lane: &Lane, dragged: &Dragged, slot: usize) {
    // Before the first card from here on that stays.
    let before = lane
        .cards
        .iter()
        .skip(slot)
        .find(|id| !dragged.cards.contains(id))
        .cloned();
    let noun = dragged.kinds.first().map_or("card", |kind| kind.noun());
    let label = match dragged.cards.len() {
        1 => format!("move {noun}"),
        count => format!("move {count} cards"),
    };
    let edit = Edit::Gather(dragged.cards.clone(), before);
    cx.push(Command::Edit(Transaction::new(label, edit)));
}

fn show_slot(ui: &Ui, grid: &Grid, slot: usize) {
    let stroke = Stroke::new(2.0, Tokens::of(ui).accent);
    let rect = grid.rect(slot);
    let half = space::CARD / 2.0;
    if grid.columns == 1 {
        ui.painter()
            .hline(rect.x_range(), rect.top() - half, stroke);
    } else if slot > 0 && slot.is_multiple_of(grid.columns) && slot == grid.count {
        // After the last card of a full row.
        let last = grid.rect(slot - 1);
        ui.painter()
            .vline(last.right() + half, last.y_range(), stroke);
    } else {
        ui.painter()
            .vline(rect.left() - half, rect.y_range(), stroke);
    }
}

/// While cards are dragged, the board scrolls where the pointer is near its edge.
pub(super) fn scroll_at_the_edges(ui: &Ui) {
    if !DragAndDrop::has_payload_of_type::<Dragged>(ui.ctx()) {
        return;
    }
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    let seen = ui.clip_rect();
    let near = |edge: f32| ((EDGE - (pointer.y - edge).abs()) / EDGE).clamp(0.0, 1.0);
    let step = SPEED * ui.input(|input| input.stable_dt.min(0.1));
    if pointer.y < seen.center().y {
        ui.scroll_with_delta(Vec2::new(0.0, step * near(seen.top())));
    } else {
        ui.scroll_with_delta(Vec2::new(0.0, -step * near(seen.bottom())));
    }
}
