//! What the audience sees: the page, and nothing of whoever presents it.

use egui::{
    Color32, Context as Egui, CursorIcon, Mesh, Painter, Pos2, Rect, Ui, Vec2, ViewportBuilder,
    ViewportId,
};

use super::{
    Monitor, Page,
    desk::{Desk, Live},
    show::{Asked, Curtain, Pointer, asked},
};
use crate::{
    theme::Tokens,
    widgets::scene::{self, Placing},
};

/// How large the pointer and the light are, in slide units.
const DOT: f32 = 11.0;
const LIGHT: f32 = 170.0;

/// Where a page stands in a room, as large as it can be.
pub(super) fn placed(room: Rect, size: Vec2) -> (Rect, Placing) {
    let scale = (room.width() / size.x.max(1.0)).min(room.height() / size.y.max(1.0));
    let rect = Rect::from_center_size(room.center(), size * scale);
    let placing = Placing {
        origin: rect.min,
        scale,
    };
    (rect, placing)
}

/// The same, where a part of the page fills the room of the whole.
fn enlarged(room: Rect, size: Vec2, part: Rect) -> (Rect, Placing) {
    let (rect, whole) = placed(room, size);
    let scale = whole.scale * size.x / part.width().max(1.0);
    let placing = Placing {
        origin: rect.min - part.min.to_vec2() * scale,
        scale,
    };
    (rect, placing)
}

fn ground(page: &Page) -> Color32 {
    page.scene.background.unwrap_or(Tokens::LIGHT.paper)
}

/// Paints a page after so many steps as large as the room allows, and tells where it stands.
pub(super) fn page(painter: &Painter, page: &Page, step: usize, room: Rect) -> (Rect, Placing) {
    let on = placed(room, page.scene.size);
    paint_page(painter, page, step, on);
    on
}

/// Sets the type of the pages that may come next, in the room in which they would be shown. Not in
/// the frame in which the page itself is new.
pub(super) fn prepare(painter: &Painter, live: &Live, next: &[usize], room: Rect) {
    let ctx = painter.ctx();
    let size = room.size().round();
    let id = egui::Id::unique(("page of the last frame", ctx.viewport_id(), size.x as i32));
    let now = live.show.page;
    let before: Option<usize> = ctx.data(|data| data.get_temp(id));
    if before != Some(now) {
        ctx.data_mut(|data| data.insert_temp(id, now));
        ctx.request_repaint_of(ViewportId::ROOT);
        return;
    }
    for page in next.iter().filter_map(|place| live.pages.get(*place)) {
        scene::prepare(painter, &page.scene, placed(room, page.scene.size).1);
    }
}

fn paint_page(painter: &Painter, page: &Page, step: usize, (rect, placing): (Rect, Placing)) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    painter.rect_filled(rect, 0.0, ground(page));
    if step < page.steps() {
        scene::paint(&painter, &page.at_step(step), placing);
    } else {
        scene::paint(&painter, &page.scene, placing);
    }
}

/// Paints what points at a page.
pub(super) fn pointer(painter: &Painter, what: Pointer, at: Option<Pos2>, on: (Rect, Placing)) {
    let (rect, placing) = on;
    let Some(at) = at else { return };
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let (centre, scale) = (placing.there(at), placing.scale);
    match what {
        Pointer::Off => {}
        Pointer::Dot => {
            painter.circle_filled(
                centre,
                DOT * 2.0 * scale,
                Tokens::LIGHT.danger.gamma_multiply(0.3),
            );
            painter.circle_filled(centre, DOT * scale, Tokens::LIGHT.danger);
        }
        Pointer::Spotlight => {
            let far = rect.width() + rect.height();
            painter.add(light(centre, LIGHT * scale, far));
        }
    }
}

/// What is dim around a light: a ring as far as anything reaches, soft at its inner edge.
fn light(centre: Pos2, radius: f32, far: f32) -> Mesh {
    const AROUND: u32 = 128;
    const SOFT: f32 = 2.0;
    let dim = Color32::BLACK.gamma_multiply(0.6);
    let rings = [
        (radius - SOFT, Color32::TRANSPARENT),
        (radius, dim),
        (radius + far, dim),
    ];
    let count = rings.len() as u32;
    let mut mesh = Mesh::default();
    for step in 0..AROUND {
        let direction = Vec2::angled(step as f32 / AROUND as f32 * std::f32::consts::TAU);
        for (radius, colour) in rings {
            mesh.colored_vertex(centre + direction * radius, colour);
        }
        let (own, next) = (step * count, (step + 1) % AROUND * count);
        for ring in 0..count - 1 {
            mesh.add_triangle(own + ring, own + ring + 1, next + ring);
            mesh.add_triangle(next + ring, own + ring + 1, next + ring + 1);
        }
    }
    mesh
}

/// The pages before and after one.
pub(super) fn beside(page: usize) -> [usize; 2] {
    [page + 1, page.saturating_sub(1)]
}

/// Paints what the audience sees into a room, and tells where the page stands.
fn paint(painter: &Painter, desk: &Desk, live: &Live, room: Rect) -> Option<(Rect, Placing)> {
    let show = &live.show;
    let plain = match show.curtain {
        Curtain::Black => Some(Color32::BLACK),
        Curtain::White => Some(Color32::WHITE),
        Curtain::Up => None,
    };
    if let Some(plain) = plain {
        painter.rect_filled(room, 0.0, plain);
        return None;
    }
    let shown = show.page_of(&live.pages)?;
    painter.rect_filled(room, 0.0, ground(shown));
    let on = match show.zoom {
        Some(part) => enlarged(room, shown.scene.size, part),
        None => placed(room, shown.scene.size),
    };
    // A frame is seen when it is over: where frames are slow, the first would show no change.
    let seen_at = desk.now + f64::from(painter.ctx().input(|input| input.stable_dt.min(0.1)));
    match live.turning(seen_at, painter.ctx().global_style().animation_time) {
        Some((before, step, share)) => {
            page(painter, before, step, room);
            let mut over = painter.clone();
            over.set_opacity(share);
            paint_page(&over, shown, show.step, on);
            painter.ctx().request_repaint_of(ViewportId::ROOT);
        }
        None => {
            paint_page(painter, shown, show.step, on);
            prepare(painter, live, &beside(show.page), room);
        }
    }
    pointer(painter, show.pointer, show.points_at, on);
    Some(on)
}

/// The whole of this window as the audience sees it: there is no other screen.
pub fn here(ui: &mut Ui, desk: &mut Desk) {
    let room = ui.ctx().content_rect();
    let Some(live) = &desk.live else { return };
    let on = paint(ui.painter(), desk, live, room);
    ui.ctx().set_cursor_icon(CursorIcon::None);
    let hand = ui.input(|input| input.pointer.hover_pos());
    if let Some(live) = &mut desk.live {
        live.show.points_at = hand.zip(on).map(|(hand, (_, placing))| placing.back(hand));
    }
}

/// What came of a frame of the audience's own window.
#[derive(Debug, Default)]
pub struct Seen {
    /// Which keys of the show were pressed in it.
    pub asked: Vec<Asked>,
    /// Whether it stands on its monitor; none: the system does not tell.
    pub is_in_place: Option<bool>,
    /// Whether the keys are its own.
    pub has_focus: bool,
}

/// The audience's own window, on a monitor.
pub fn window(ctx: &Egui, desk: &Desk, monitor: &Monitor) -> Seen {
    let Some(live) = &desk.live else {
        return Seen::default();
    };
    let builder = ViewportBuilder::default()
        .with_title("Nonpaper")
        // It can be resized: window managers refuse to let others fill a screen.
        .with_decorations(false)
        .with_taskbar(false)
        .with_active(false)
        .with_monitor(monitor.number);
    let id = ViewportId::from_hash_of("audience");
    ctx.show_viewport_immediate(id, builder, |ui, _| {
        paint(ui.painter(), desk, live, ui.ctx().content_rect());
        ui.ctx().set_cursor_icon(CursorIcon::None);
        let scale = ui.ctx().pixels_per_point();
        ui.input(|input| {
            let mut asked = keys_of(&input.events);
            if input.viewport().close_requested() {
                asked = vec![Asked::End];
            }
            let middle = input
                .viewport()
                .inner_rect
                .map(|rect| rect.center() * scale);
            Seen {
                asked,
                is_in_place: middle.map(|at| monitor.contains((at.x, at.y))),
                has_focus: input.viewport().focused == Some(true),
            }
        })
    })
}

/// What the keys among these events ask for.
pub fn keys_of(events: &[egui::Event]) -> Vec<Asked> {
    let keys = events.iter().filter_map(|event| match event {
        egui::Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => asked(*key, *modifiers),
        _ => None,
    });
    keys.collect()
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn around_a_light_it_is_dim_and_within_it_nothing_is() {
        let mesh = light(pos2(500.0, 300.0), 100.0, 4000.0);
        assert!(mesh.is_valid());
        let distance = |vertex: &egui::epaint::Vertex| vertex.pos.distance(pos2(500.0, 300.0));
        let nearest = mesh.vertices.iter().map(distance).fold(f32::MAX, f32::min);
        assert!((97.0..100.0).contains(&nearest), "{nearest}");
        for vertex in &mesh.vertices {
            assert_eq!(
                vertex.color == Color32::TRANSPARENT,
                distance(vertex) < 99.0
            );
        }
    }

    #[test]
    fn a_part_fills_the_room_of_the_whole() {
        let room = Rect::from_min_size(pos2(10.0, 20.0), vec2(800.0, 600.0));
        let size = vec2(1600.0, 900.0);
        let part = Rect::from_min_size(pos2(400.0, 100.0), size / 4.0);
        let (rect, placing) = enlarged(room, size, part);
        assert_eq!(rect, placed(room, size).0);
        assert!(placing.there(part.min).distance(rect.min) < 0.01);
        assert!(placing.there(part.max).distance(rect.max) < 0.01);
    }
}
