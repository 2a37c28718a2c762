//! The map under the pointer and the keys.

use std::sync::Arc;

use egui::{Key, Pos2, Rect, Response, Sense, Ui, Vec2, pos2};

use super::{
    draw::{self, Emphasis},
    keys, legend,
    prepare::{Prepared, Spot},
    relate,
    state::{Drag, Drawn, LEAST_ZOOM, MOST_ZOOM, State},
};
use crate::{
    commands::{Act, Command, MapCommand},
    model::{Amount, Id, Point, Ref, Spot as Saved, View},
    theme::Tokens,
    views::Context,
    widgets::{
        label,
        scene::{self, Placing},
    },
};

/// How long things are on their way, in seconds.
const MOTION: f64 = 0.12;
/// How many things answer to the pointer and are told to screen readers, each by itself.
const MOST_WITH_NAMES: usize = 600;

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
    move_eye(ui, state, &ground, room);
    let prepared = on_its_way(ui, state);
    let placing = state.placing(room);
    let legend = state.legend.unwrap_or(Rect::NOTHING);
    let over_legend = ui
        .input(|input| input.pointer.hover_pos())
        .is_some_and(|at| legend.contains(at));
    let hovered = if over_legend {
        None
    } else {
        things(ui, cx, state, &prepared, placing, room)
    };
    dragging(ui, cx, state, &prepared, placing);
    if ground.clicked() && !over_legend {
        cx.push(Command::Select(None));
    }
    if ground.double_clicked() {
        state.zoom = None;
    }
    let emphasis = emphasis(cx, state, &prepared, hovered);
    paint(ui, state, &prepared, &emphasis, placing, room);
    state.legend = Some(legend::show(ui, cx, state, room));
    minimap(ui, state, placing, room);
    relate::line(ui, state, &prepared, placing);
    relate::ask_kind(ui, cx, state);
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
    if ground.dragged() && state.drag == Drag::Nothing {
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
        state.scene = None;
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
    state.scene = None;
    Arc::new(prepared)
}

pub(super) fn id_of<'a>(prepared: &'a Prepared, spot: &Spot) -> Option<&'a Id> {
    prepared.network.nodes.get(spot.node).map(|node| &node.id)
}

/// Lets each thing answer to the pointer; tells which is under it.
fn things(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    prepared: &Prepared,
    placing: Placing,
    room: Rect,
) -> Option<usize> {
    let mut hovered = None;
    let mut named = 0;
    let selected = cx.open.document.selection().cloned();
    for (place, spot) in prepared.spots.iter().enumerate() {
        let (Some(id), Some(node)) = (id_of(prepared, spot), prepared.network.nodes.get(spot.node))
        else {
            continue;
        };
        let rect = on_screen(spot.rect(), placing);
        if !room.intersects(rect) || named >= MOST_WITH_NAMES {
            continue;
        }
        named += 1;
        let response = ui.interact(
            rect.intersect(room).expand2(Vec2::splat(1.0)),
            egui::Id::unique(("map thing", id.as_str())),
            Sense::click_and_drag(),
        );
        let name = format!("{}: {}", capital(node.kind.noun()), node.title);
        let is_selected = selected.as_ref() == Some(id);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &name)
        });
        if response.hovered() {
            hovered = Some(place);
        }
        if response.has_focus() && !is_selected {
            cx.push(Command::Select(Some(id.clone())));
        }
        answer(ui, cx, state, &response, spot, id, placing);
        menu(&response, cx, prepared, id, spot.is_pinned);
    }
    hovered
}

fn answer(
    ui: &Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    response: &Response,
    spot: &Spot,
    id: &Id,
    placing: Placing,
) {
    if response.clicked() {
        response.request_focus();
        cx.push(Command::Select(Some(id.clone())));
    }
    if response.double_clicked() {
        cx.push(Command::Select(Some(id.clone())));
        cx.push(Command::Act(Act::EditCard));
    }
    let shape = Rect::from_center_size(placing.there(spot.centre()), spot.shape * placing.scale);
    let at_rim = |at: Pos2| {
        let inner = shape.shrink2(shape.size() * 0.22);
        shape.expand(5.0).contains(at) && !inner.contains(at)
    };
    if let Some(at) = response.hover_pos()
        && state.drag == Drag::Nothing
        && at_rim(at)
    {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
        response
            .clone()
            .on_hover_text_at_pointer("Drag to another: a relation");
    }
    if response.drag_started()
        && let Some(at) = ui.input(|input| input.pointer.press_origin())
    {
        state.drag = if at_rim(at) {
            Drag::Ties { from: id.clone() }
        } else {
            Drag::Moves {
                id: id.clone(),
                grip: spot.at - placing.back(at),
            }
        };
    }
}

/// Goes on with what the pointer has begun, and ends it.
fn dragging(
    ui: &Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    prepared: &Prepared,
    placing: Placing,
) {
    if state.drag == Drag::Nothing {
        return;
    }
    let (at, is_down, is_cancelled) = ui.input(|input| {
        (
            input.pointer.latest_pos(),
            input.pointer.primary_down(),
            input.key_pressed(Key::Escape),
        )
    });
    let Some(at) = at else { return };
    match state.drag.clone() {
        Drag::Moves { id, grip } => {
            let there = placing.back(at) + grip;
            if is_cancelled {
                state.made_for = None;
                state.drag = Drag::Nothing;
                return;
            }
            let mut moved = Prepared::clone(&state.prepared);
            for spot in &mut moved.spots {
                if prepared
                    .network
                    .nodes
                    .get(spot.node)
                    .is_some_and(|node| node.id == id)
                {
                    spot.at = there;
                    spot.is_pinned = true;
                }
            }
            state.places.insert(id.clone(), there);
            state.prepared = Arc::new(moved);
            state.scene = None;
            if !is_down {
                state.drag = Drag::Nothing;
                keep(cx, state, "move on the map", move |view| {
                    pin(view, &id, true)
                });
            }
        }
        Drag::Ties { from } => {
            if is_cancelled {
                state.drag = Drag::Nothing;
            } else if !is_down {
                state.drag = Drag::Nothing;
                let target = prepared
                    .spots
                    .iter()
                    .find(|spot| on_screen(spot.rect(), placing).expand(4.0).contains(at));
                let to = target
                    .and_then(|spot| id_of(prepared, spot))
                    .filter(|to| **to != from);
                state.drawn = to.map(|to| Drawn {
                    from,
                    to: to.clone(),
                    at,
                });
            }
        }
        Drag::Nothing => {}
    }
}

/// Remembers where everything is, with one more change.
fn keep(
    cx: &mut Context<'_>,
    state: &State,
    label: &'static str,
    change: impl Fn(&mut View) + Send + Sync + 'static,
) {
    let places = state.prepared.places();
    let (centre, zoom) = (state.centre, state.zoom);
    cx.push(Command::Map(MapCommand::Keep {
        label,
        change: Arc::new(move |view| {
            for (id, place) in &places {
                view.places.insert(id.clone(), saved(*place));
            }
            view.centre = Some(Point {
                x: f64::from(centre.x),
                y: f64::from(centre.y),
            });
            view.zoom = zoom.map(|zoom| Amount(f64::from(zoom)));
            change(view);
        }),
        merge: None,
    }));
}

/// Places are kept to a tenth of a unit: finer nobody sees, and a file stays short.
fn saved(place: Pos2) -> Saved {
    let round = |value: f32| (f64::from(value) * 10.0).round() / 10.0;
    Saved(Point {
        x: round(place.x),
        y: round(place.y),
    })
}

fn pin(view: &mut View, id: &Id, is_pinned: bool) {
    view.pinned.retain(|pinned| pinned.id() != id);
    if is_pinned {
        view.pinned.push(Ref::from(id));
    }
}

fn menu(response: &Response, cx: &mut Context<'_>, prepared: &Prepared, id: &Id, is_pinned: bool) {
    let places = || prepared.places();
    response.context_menu(|ui| {
        ui.set_min_width(220.0);
        if ui.button("Edit").clicked() {
            cx.push(Command::GoTo(id.clone()));
        }
        if ui.button("Focus on it").clicked() {
            focus(cx, id.clone());
        }
        let text = if is_pinned {
            "Let it move"
        } else {
            "Pin it here"
        };
        if ui.button(text).clicked() {
            let (id, places) = (id.clone(), places());
            cx.push(Command::Map(MapCommand::Keep {
                label: "pin on the map",
                change: Arc::new(move |view| {
                    for (id, place) in &places {
                        view.places.insert(id.clone(), saved(*place));
                    }
                    pin(view, &id, !is_pinned);
                }),
                merge: None,
            }));
        }
        ui.separator();
        if ui.button("Hide on this view").clicked() {
            let id = id.clone();
            cx.push(Command::Map(MapCommand::Look(
                "hide on the map",
                Arc::new(move |view| view.hidden.push(Ref::from(&id))),
            )));
        }
        let hidden = cx.workspace.map_view().hidden.len();
        if hidden > 0 && ui.button(format!("Show the {hidden} hidden")).clicked() {
            cx.push(Command::Map(MapCommand::Look(
                "show what was hidden",
                Arc::new(|view| view.hidden.clear()),
            )));
        }
    });
}

pub(super) fn focus(cx: &mut Context<'_>, id: Id) {
    cx.push(Command::Map(MapCommand::Look(
        "focus the map",
        Arc::new(move |view| {
            view.focus = Some(Ref::from(&id));
            view.degrees = Some(Amount(1.0));
        }),
    )));
}

/// What stands out: what is hovered or selected, with its neighbours.
fn emphasis(
    cx: &Context<'_>,
    state: &State,
    prepared: &Prepared,
    hovered: Option<usize>,
) -> Emphasis {
    let selection = cx.open.document.selection();
    let selected = prepared
        .spots
        .iter()
        .position(|spot| id_of(prepared, spot) == selection && selection.is_some());
    let centre = match &state.drag {
        Drag::Nothing => hovered.or(selected),
        _ => selected,
    };
    let lit = centre.map(|centre| {
        let mut lit = vec![false; prepared.spots.len()];
        let mut light = |place: usize| {
            if let Some(one) = lit.get_mut(place) {
                *one = true;
            }
        };
        light(centre);
        for line in &prepared.lines {
            if line.ends.contains(&centre) {
                line.ends.iter().for_each(|end| light(*end));
            }
        }
        lit
    });
    Emphasis {
        // Steps of a tenth: where the words stand depends on how large they are.
        zoom_step: (state.zoom.unwrap_or(1.0).min(1.0).log2() * 10.0).round() as i32,
        selected,
        centre,
        lit,
    }
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
    let is_made = state
        .scene
        .as_ref()
        .is_some_and(|(made_for, _)| made_for == emphasis);
    if !is_made {
        let scene = draw::scene(prepared, emphasis, &tokens);
        state.scene = Some((emphasis.clone(), Arc::new(scene)));
    }
    if let Some((_, picture)) = &state.scene {
        // Under what answers to the pointer in this layer there is nothing else: it may come last.
        scene::paint(&ui.painter().with_clip_rect(room), picture, placing);
    }
}

fn minimap(ui: &Ui, state: &State, placing: Placing, room: Rect) {
    let Some(bounds) = state.prepared.bounds() else {
        return;
    };
    let seen = Rect::from_two_pos(placing.back(room.min), placing.back(room.max));
    if seen.contains_rect(bounds.shrink(bounds.size().min_elem() * 0.05)) {
        return;
    }
    let tokens = Tokens::of(ui);
    let frame = Rect::from_min_max(
        room.max - Vec2::new(172.0, 122.0),
        room.max - Vec2::splat(12.0),
    );
    let painter = ui.painter().with_clip_rect(frame);
    let radius = egui::CornerRadius::same(4);
    painter.rect(
        frame,
        radius,
        tokens.paper,
        egui::Stroke::new(1.0, tokens.hairline),
        egui::StrokeKind::Inside,
    );
    let inner = frame.shrink(6.0);
    let scale = (inner.size() / bounds.size().max(Vec2::splat(1.0))).min_elem();
    let there = |point: Pos2| inner.center() + (point - bounds.center()) * scale;
    for spot in &state.prepared.spots {
        let colour = state
            .prepared
            .network
            .nodes
            .get(spot.node)
            .and_then(|node| node.colour)
            .map_or(tokens.ink_soft, crate::theme::colour);
        painter.circle_filled(there(spot.centre()), 2.0, colour);
    }
    let window = Rect::from_two_pos(there(seen.min), there(seen.max));
    painter.rect_stroke(
        window,
        egui::CornerRadius::ZERO,
        egui::Stroke::new(1.5, tokens.accent),
        egui::StrokeKind::Inside,
    );
}

fn on_screen(rect: Rect, placing: Placing) -> Rect {
    Rect::from_two_pos(placing.there(rect.min), placing.there(rect.max))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
