//! The map as it lies on the screen: what is seen of it, what stands out, and how it is painted.

use std::sync::Arc;

use egui::{Rect, Response, Sense, Ui, Vec2, pos2};

use super::{
    draw::{self, Emphasis, Lit},
    far, hands, keys, legend, marked, minimap,
    prepare::{LABEL, Prepared},
    reading, relate,
    state::{Drag, LEAST_ZOOM, MOST_ZOOM, Painted, State},
    words,
};
use crate::{
    commands::Command,
    model::View,
    theme::Tokens,
    views::Context,
    widgets::{
        label,
        scene::{self, Placing},
    },
};

/// How long things are on their way, in seconds.
const MOTION: f64 = 0.12;
/// Of more than these on the screen only silhouettes are drawn.
const MOST_SHAPES: usize = 420;
/// Words that would be smaller on the screen give way to fewer and larger ones.
const LEAST_LABEL: f32 = 8.5;
/// How near one comes to what is searched.
const NEAR: f32 = 0.9;

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let room = ui.available_rect_before_wrap();
    let ground = ui.allocate_rect(room, Sense::click_and_drag());
    ground
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "Map of relationships"));
    working(ui, state, room);
    if state.prepared.spots.is_empty() && state.work.is_some() {
        return;
    }
    if state.prepared.spots.is_empty() {
        nothing(ui, cx, room);
        // What was filtered out can be brought back.
        state.legend = Some(legend::show(ui, cx, state, room));
        return;
    }
    if state.zoom.is_none() {
        state.fit(room, open_room(room));
    }
    go_to_what_is_searched(cx, state);
    move_eye(ui, state, &ground, room);
    let prepared = on_its_way(ui, state);
    let placing = state.placing(room);
    let legend = state.legend.unwrap_or(Rect::NOTHING);
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let over_legend = pointer.is_some_and(|at| legend.contains(at));
    let hovered = hands::things(ui, cx, state, &prepared, placing, room, over_legend);
    hands::dragging(ui, cx, state, &prepared, placing);
    marked::band(ui, cx, state, &prepared, placing, &ground);
    if ground.clicked() && !over_legend {
        state.marked.clear();
        cx.push(Command::Select(None));
    }
    if ground.double_clicked() {
        state.zoom = None;
    }
    let emphasis = emphasis(cx, state, &prepared, hovered);
    paint(ui, state, &prepared, &emphasis, placing, room);
    state.legend = Some(legend::show(ui, cx, state, room));
    minimap::show(ui, state, placing, room);
    relate::line(ui, state, &prepared, placing);
    relate::ask_kind(ui, cx, state);
    marked::bar(ui, cx, state, room);
    reading::panel(ui, cx, state, room);
    keys::answer(ui, cx, state);
}

/// The part of the room that the legend leaves free.
fn open_room(room: Rect) -> Rect {
    const LEGEND: f32 = 230.0;
    if room.width() > 3.0 * LEGEND {
        Rect::from_min_max(room.min + Vec2::new(LEGEND, 0.0), room.max)
    } else {
        room
    }
}

fn nothing(ui: &Ui, cx: &Context<'_>, room: Rect) {
    let tokens = Tokens::of(ui);
    let has_view = cx.workspace.map_view() != &View::default();
    let text = if has_view && !cx.scenario().parties.is_empty() {
        "Nothing in the scenario answers this question yet"
    } else {
        "The map shows parties, talks, proposals and every tie between them, once there are some"
    };
    let galley = label::laid_out(
        ui,
        text,
        crate::theme::Face::SerifMedium.at(18.0),
        tokens.ink_soft,
        420.0,
        3,
    );
    let at = room.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, tokens.ink_soft);
}

/// How far a long layout is, and a way out of it.
fn working(ui: &mut Ui, state: &State, room: Rect) {
    let Some((prepared, work)) = &state.work else {
        return;
    };
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_millis(60));
    let size = Vec2::new(340.0, 64.0);
    let rect = Rect::from_min_size(
        pos2(room.center().x - size.x / 2.0, room.top() + 12.0),
        size,
    );
    egui::Area::new(egui::Id::unique("map at work"))
        .fixed_pos(rect.min)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(size.x);
                ui.horizontal(|ui| {
                    let text = format!("Laying out {} things", prepared.spots.len());
                    ui.add(
                        egui::ProgressBar::new(work.share())
                            .desired_width(240.0)
                            .text(text),
                    );
                    if crate::widgets::button::secondary(ui, "Cancel").clicked() {
                        work.cancel();
                    }
                });
            });
        });
}

/// Zooms to the pointer; drags the map.
fn move_eye(ui: &Ui, state: &mut State, ground: &Response, room: Rect) {
    let placing = state.placing(room);
    // With these keys a frame is drawn instead.
    let marks = ui.input(|input| input.modifiers.shift || input.modifiers.command);
    if ground.dragged() && state.drag == Drag::Nothing && state.band.is_none() && !marks {
        state.centre -= ground.drag_delta() / placing.scale;
    }
    let Some(at) = ui
        .input(|input| input.pointer.hover_pos())
        .filter(|at| room.contains(*at))
    else {
        return;
    };
    if !ui.rect_contains_pointer(room) {
        return;
    }
    let (wheel, pinch, pans) = ui.input(|input| {
        (
            input.smooth_scroll_delta(),
            input.zoom_delta(),
            input.modifiers.shift,
        )
    });
    if pans {
        state.centre -= wheel / placing.scale;
        return;
    }
    let factor = pinch * (wheel.y / 260.0).exp();
    if (factor - 1.0).abs() > 1e-4 {
        let under = placing.back(at);
        let scale = (placing.scale * factor).clamp(LEAST_ZOOM, MOST_ZOOM);
        state.zoom = Some(scale);
        state.centre = under - (at - room.center()) / scale;
    }
}

/// What is shown while things are on their way to new places.
fn on_its_way(ui: &Ui, state: &mut State) -> Arc<Prepared> {
    let Some((from, since)) = &state.moving else {
        return Arc::clone(&state.prepared);
    };
    let part = ((ui.input(|input| input.time) - since) / MOTION) as f32;
    if part >= 1.0 {
        state.moving = None;
        state.painted = None;
        return Arc::clone(&state.prepared);
    }
    ui.ctx().request_repaint();
    let ease = part * (2.0 - part);
    let mut prepared = Prepared::clone(&state.prepared);
    for spot in &mut prepared.spots {
        let id = state
            .prepared
            .network
            .nodes
            .get(spot.node)
            .map(|node| &node.id);
        if let Some(before) = id.and_then(|id| from.get(id)) {
            spot.at = before.lerp(spot.at, ease);
        }
    }
    state.painted = None;
    prepared.run_lines();
    prepared.index();
    Arc::new(prepared)
}

/// Brings what was searched into the middle.
fn go_to_what_is_searched(cx: &Context<'_>, state: &mut State) {
    let Some(id) = &cx.workspace.reveal else {
        return;
    };
    let place = state.prepared.spot_of(id);
    if let Some(spot) = place.and_then(|place| state.prepared.spots.get(place)) {
        state.centre = spot.at;
        state.zoom = Some(state.zoom.unwrap_or(NEAR).max(NEAR));
    }
}

/// What stands out: what is asked about, else what is hovered or selected, with its neighbours.
fn emphasis(
    cx: &Context<'_>,
    state: &State,
    prepared: &Prepared,
    hovered: Option<usize>,
) -> Emphasis {
    let selected = cx.open.document.selection();
    let ids = state.marked.iter().chain(selected);
    let mut places: Vec<usize> = ids.filter_map(|id| prepared.spot_of(id)).collect();
    places.sort_unstable();
    places.dedup();
    let round = state.round.as_ref().and_then(|id| prepared.spot_of(id));
    let only = match places.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let centre = match &state.drag {
        Drag::Nothing => hovered.or(round).or(only),
        _ => only,
    };
    let lit = match (&state.asked, centre) {
        (Some(asked), _) => Some(asked.lit(prepared)),
        (None, Some(centre)) => Some(neighbourhood(prepared, centre)),
        (None, None) => None,
    };
    Emphasis {
        selected: places,
        lit,
    }
}

/// A thing, its ties and what they lead to.
fn neighbourhood(prepared: &Prepared, centre: usize) -> Lit {
    let mut lit = Lit::none(prepared);
    lit.light(centre);
    for line in prepared.ties_of.get(centre).into_iter().flatten() {
        lit.light_line(prepared, *line as usize);
    }
    lit
}

fn paint(
    ui: &Ui,
    state: &mut State,
    prepared: &Prepared,
    emphasis: &Emphasis,
    placing: Placing,
    room: Rect,
) {
    let tokens = Tokens::of(ui);
    let painter = ui.painter().with_clip_rect(room);
    let seen = Rect::from_two_pos(placing.back(room.min), placing.back(room.max));
    state.seen = Some(seen);
    let has_words = LABEL * placing.scale >= LEAST_LABEL;
    if !has_words && prepared.grid.count(seen) > MOST_SHAPES {
        far::paint(
            &painter,
            prepared,
            emphasis,
            placing,
            &mut state.mesh,
            &tokens,
        );
        words::paint(
            &painter,
            prepared,
            emphasis,
            placing,
            &mut state.sizes,
            &tokens,
        );
        return;
    }
    let is_made = state.painted.as_ref().is_some_and(|painted| {
        painted.emphasis == *emphasis
            && painted.has_words == has_words
            && painted.area.contains_rect(seen)
            && painted.area.width() < 5.0 * seen.width()
    });
    if !is_made {
        // A little more than is seen, so that it is there when the map is moved.
        let area = seen.expand2(seen.size() * 0.4);
        let scene = draw::scene(prepared, emphasis, &tokens, Some(area), has_words);
        state.painted = Some(Painted {
            emphasis: emphasis.clone(),
            area,
            has_words,
            scene: Arc::new(scene),
        });
    }
    if let Some(painted) = &state.painted {
        scene::paint(&painter, &painted.scene, placing);
    }
    if !has_words {
        words::paint(
            &painter,
            prepared,
            emphasis,
            placing,
            &mut state.sizes,
            &tokens,
        );
    }
}
