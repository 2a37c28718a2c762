//! A sheet of paper.

use egui::{Color32, CornerRadius, Frame, Margin, Rect, Response, Stroke, StrokeKind, Ui};

use crate::theme::{Tokens, space};

/// A frame of paper for content that is laid out by egui.
pub fn frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.paper)
        .stroke(Stroke::new(1.0, tokens.hairline))
        .corner_radius(CornerRadius::same(space::CARD_RADIUS))
        .inner_margin(Margin::same(16))
}

/// Paints the sheet of a card that answers to the pointer, with a spine in the party's colour.
pub fn paint(ui: &Ui, rect: Rect, response: &Response, is_selected: bool, spine: Option<Color32>) {
    let tokens = Tokens::of(ui);
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let painter = ui.painter();
    let fill = if response.is_pointer_button_down_on() {
        tokens.hover
    } else {
        tokens.paper
    };
    painter.rect_filled(rect, radius, fill);
    if let Some(colour) = spine {
        paint_spine(ui, rect, colour);
    }
    let stroke = if is_selected {
        Stroke::new(2.0, tokens.accent)
    } else if response.has_focus() {
        Stroke::new(1.5, tokens.accent)
    } else if response.hovered() {
        Stroke::new(1.0, tokens.ink_soft)
    } else {
        Stroke::new(1.0, tokens.hairline)
    };
    painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
}

/// Paints the sheet of a card that is carried about: lifted off the desk, with a soft shadow.
pub fn paint_lifted(ui: &Ui, rect: Rect, spine: Option<Color32>) {
    let tokens = Tokens::of(ui);
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let painter = ui.painter();
    painter.add(tokens.lifted_shadow().as_shape(rect, radius));
    painter.rect(
        rect,
        radius,
        tokens.paper,
        Stroke::new(1.0, tokens.accent),
        StrokeKind::Inside,
    );
    if let Some(colour) = spine {
        paint_spine(ui, rect, colour);
    }
}

fn paint_spine(ui: &Ui, rect: Rect, colour: Color32) {
    let spine = Rect::from_min_max(
        rect.left_top() + egui::vec2(0.0, 10.0),
        rect.left_bottom() + egui::vec2(4.0, -10.0),
    );
    ui.painter()
        .rect_filled(spine, CornerRadius::same(2), colour);
}
