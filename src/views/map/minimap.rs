//! All of the map in a corner, with a frame around what is seen of it.

use egui::{Color32, Mesh, Pos2, Rect, Sense, Shape, Ui, Vec2};

use super::state::State;
use crate::{theme::Tokens, widgets::scene::Placing};

const SIZE: Vec2 = Vec2::new(172.0, 122.0);
const DOT: f32 = 1.5;

/// Shows the minimap while not all is seen; a click or drag in it goes there.
pub(super) fn show(ui: &mut Ui, state: &mut State, placing: Placing, room: Rect) {
    let Some(bounds) = state.prepared.bounds() else {
        return;
    };
    let seen = Rect::from_two_pos(placing.back(room.min), placing.back(room.max));
    if seen.contains_rect(bounds.shrink(bounds.size().min_elem() * 0.05)) {
        return;
    }
    let tokens = Tokens::of(ui);
    let frame = Rect::from_min_size(room.max - SIZE - Vec2::splat(12.0), SIZE);
    let inner = frame.shrink(6.0);
    let scale = (inner.size() / bounds.size().max(Vec2::splat(1.0))).min_elem();
    let there = |point: Pos2| inner.center() + (point - bounds.center()) * scale;
    let response = ui.interact(frame, egui::Id::unique("minimap"), Sense::click_and_drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "All of the map"));
    if let Some(at) = response.interact_pointer_pos() {
        state.centre = bounds.center() + (at - inner.center()) / scale.max(1e-6);
    }
    let painter = ui.painter().with_clip_rect(frame);
    painter.rect(
        frame,
        egui::CornerRadius::same(4),
        tokens.paper,
        egui::Stroke::new(1.0, tokens.hairline),
        egui::StrokeKind::Inside,
    );
    let mut mesh = Mesh::default();
    for spot in &state.prepared.spots {
        let colour = spot.colour.map_or(tokens.ink_soft, crate::theme::colour);
        dot(&mut mesh, there(spot.centre()), colour);
    }
    painter.add(Shape::mesh(mesh));
    let window = Rect::from_two_pos(there(seen.min), there(seen.max));
    painter.rect_stroke(
        window,
        egui::CornerRadius::ZERO,
        egui::Stroke::new(1.5, tokens.accent),
        egui::StrokeKind::Inside,
    );
}

fn dot(mesh: &mut Mesh, at: Pos2, colour: Color32) {
    mesh.add_colored_rect(Rect::from_center_size(at, Vec2::splat(2.0 * DOT)), colour);
}
