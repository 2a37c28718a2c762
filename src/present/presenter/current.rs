//! The page that the room sees, on the presenter's screen.

use egui::{Pos2, Rect, Response, StrokeKind, Ui, Vec2};

use crate::{
    present::{
        audience,
        desk::Live,
        show::{Curtain, Pointer, Show, region},
    },
    theme::{Face, Tokens, fonts::size},
    widgets::{label, scene::Placing},
};

/// Shows the page that the room sees, and takes the hand's part in it: where it is over the page,
/// there the pointer is for the room, and the part that it draws is shown large.
pub(super) fn show(ui: &Ui, live: &mut Live, room: Rect, response: &Response) {
    let tokens = Tokens::of(ui);
    let show = &mut live.show;
    let Some(page) = live.pages.get(show.page) else {
        return;
    };
    let room = Rect::from_min_size(room.min, audience::placed(room, page.scene.size).0.size());
    let on = audience::page(ui.painter(), page, show.step, room);
    let says = show.sees_instead();
    audience::prepare(ui.painter(), live, &audience::beside(live.show.page), room);
    let show = &mut live.show;
    if show.curtain != Curtain::Up {
        ui.painter().rect_filled(on.0, 0.0, tokens.veil);
    }
    // Where the hand is over the slide, there the pointer is for the room.
    let hand = ui.input(|input| input.pointer.hover_pos());
    show.points_at = hand
        .filter(|hand| on.0.contains(*hand))
        .map(|hand| on.1.back(hand));
    draw_part(ui, show, page.scene.size, on, response);
    if show.pointer != Pointer::Off {
        audience::pointer(ui.painter(), show.pointer, show.points_at, on);
    }
    let colour = if says.is_some() {
        tokens.warn
    } else {
        tokens.accent
    };
    ui.painter().rect_stroke(
        on.0,
        2.0,
        egui::Stroke::new(2.0, colour),
        StrokeKind::Outside,
    );
    if let Some(says) = says {
        let font = Face::SansSemibold.at(size::BODY);
        let galley = label::laid_out(ui, says, font, tokens.on_warn, on.0.width(), 1);
        let pill = Rect::from_min_size(
            on.0.left_bottom() - Vec2::new(-10.0, galley.size().y + 18.0),
            galley.size() + Vec2::new(16.0, 8.0),
        );
        ui.painter().rect_filled(pill, 4.0, tokens.warn);
        ui.painter()
            .galley(pill.min + Vec2::new(8.0, 4.0), galley, tokens.on_warn);
    }
    let name = format!(
        "Now: {} of {}, {}{}",
        show.page + 1,
        live.pages.len(),
        page.scene.title,
        says.map(|says| format!(". {says}")).unwrap_or_default()
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
}

/// The part that is being drawn, between frames.
#[derive(Clone, Copy, Default)]
struct Drawn(Option<Rect>);

/// What is shown large stands in a frame; dragging draws another part, a double click ends it.
fn draw_part(ui: &Ui, show: &mut Show, page: Vec2, on: (Rect, Placing), response: &Response) {
    let tokens = Tokens::of(ui);
    let (rect, placing) = on;
    let painter = ui.painter().with_clip_rect(rect);
    let frame = |part: Rect, width: f32| {
        let part = Rect::from_min_max(placing.there(part.min), placing.there(part.max));
        let line = egui::Stroke::new(width, tokens.accent);
        painter.rect_stroke(part, 0.0, line, StrokeKind::Inside);
    };
    let hand = ui.input(|input| input.pointer.interact_pos());
    let from: Option<Pos2> = ui.input(|input| input.pointer.press_origin());
    if response.double_clicked() {
        show.zoom = None;
    }
    if let (Some(from), Some(hand)) = (from, hand)
        && (response.dragged() || response.drag_stopped())
    {
        let drawn = Rect::from_two_pos(placing.back(from), placing.back(hand));
        if let Some(part) = region(drawn, page) {
            frame(part, 1.5);
        }
        ui.data_mut(|data| data.insert_temp(response.id, Drawn(Some(drawn))));
    }
    if response.drag_stopped()
        && let Some(Drawn(Some(drawn))) = ui.data_mut(|data| data.remove_temp(response.id))
    {
        show.zoom_to(drawn, page);
    }
    if let Some(part) = show.zoom {
        frame(part, 3.0);
    }
}
