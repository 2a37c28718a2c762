//! The things of the map under the pointer: what answers, what is dragged, what is kept of it.

use std::sync::Arc;

use egui::{Key, Pos2, Rect, Response, Sense, Ui};

use super::{
    keys, marked, menu,
    prepare::{Prepared, Spot},
    state::{Drag, Drawn, State},
};
use crate::{
    commands::{Act, Command, MapCommand},
    model::{Amount, Id, Point, Ref, Spot as Saved, View},
    views::Context,
    widgets::scene::Placing,
};

/// How many things on the screen answer to the pointer and are told to screen readers, each by
/// itself.
const MOST_WITH_NAMES: usize = 240;
/// A shape that is smaller on the screen, in points, has no rim to draw a relation from.
const LEAST_RIM: f32 = 16.0;
/// Of how many neighbours of what is selected the same holds, where there are more things.
const MOST_NEIGHBOURS: usize = 60;

/// Lets the things in reach answer to the pointer and to keys; tells which is under the pointer.
///
/// Of more than [`MOST_WITH_NAMES`] on the screen those are in reach that are under the pointer,
/// selected, or neighbours of what is selected: nobody listens to ten thousand names, and no frame
/// has the time to say them.
pub(super) fn things(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    prepared: &Prepared,
    placing: Placing,
    room: Rect,
    over_legend: bool,
) -> Option<usize> {
    let pointer = ui
        .input(|input| input.pointer.hover_pos())
        .filter(|at| room.contains(*at) && !over_legend);
    let mut hovered = None;
    for place in in_reach(cx, prepared, placing, room, pointer) {
        let Some(spot) = prepared.spots.get(place) else {
            continue;
        };
        let (Some(id), Some(node)) = (prepared.id(spot), prepared.network.nodes.get(spot.node))
        else {
            continue;
        };
        let rect = on_screen(spot.rect(), placing).expand(1.0).intersect(room);
        if !rect.is_positive() {
            continue;
        }
        let response = ui.interact(rect, id_of_thing(id), Sense::click_and_drag());
        let name = format!("{}: {}", capital(node.kind.noun()), node.title);
        let is_selected = cx.open.document.selection() == Some(id) || state.marked.contains(id);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &name)
        });
        if response.hovered() && !over_legend {
            hovered = Some(place);
        }
        if response.has_focus() {
            keys::keep(ui, &response);
            if !is_selected && state.marked.is_empty() {
                cx.push(Command::Select(Some(id.clone())));
            }
        }
        answer(ui, cx, state, &response, prepared, (spot, id), placing);
        if response.secondary_clicked() || response.context_menu_opened() {
            menu::show(&response, cx, state, prepared, place);
        }
    }
    hovered
}

/// What answers to the pointer as a thing.
pub(super) fn id_of_thing(id: &Id) -> egui::Id {
    egui::Id::unique(("map thing", id.as_str()))
}

fn in_reach(
    cx: &Context<'_>,
    prepared: &Prepared,
    placing: Placing,
    room: Rect,
    pointer: Option<Pos2>,
) -> Vec<usize> {
    let seen = Rect::from_two_pos(placing.back(room.min), placing.back(room.max));
    if prepared.grid.count(seen) <= MOST_WITH_NAMES {
        return prepared.grid.within(seen).collect();
    }
    let selected = cx.open.document.selection();
    let selected = selected.and_then(|id| prepared.spot_of(id));
    let air = 1.0 / placing.scale.max(1e-3);
    let under = pointer.and_then(|at| prepared.at(placing.back(at), air));
    let mut reach: Vec<usize> = selected
        .into_iter()
        .flat_map(|place| prepared.neighbours(place).take(MOST_NEIGHBOURS))
        .chain(selected)
        .chain(under)
        .collect();
    reach.sort_unstable();
    reach.dedup();
    reach
}

fn answer(
    ui: &Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    response: &Response,
    prepared: &Prepared,
    (spot, id): (&Spot, &Id),
    placing: Placing,
) {
    let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
    if response.clicked() {
        response.request_focus();
        state.round = None;
        if adds {
            marked::toggle(cx, state, id);
        } else {
            marked::clear(cx, state);
            cx.push(Command::Select(Some(id.clone())));
        }
    }
    if response.double_clicked() && !adds {
        cx.push(Command::Select(Some(id.clone())));
        cx.push(Command::Act(Act::EditCard));
    }
    let shape = Rect::from_center_size(placing.there(spot.centre()), spot.shape * placing.scale);
    let at_rim = |at: Pos2| {
        let inner = shape.shrink2(shape.size() * 0.22);
        let is_large = shape.size().min_elem() >= LEAST_RIM;
        is_large && shape.expand(5.0).contains(at) && !inner.contains(at)
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
            // What is marked goes along.
            let goes = |other: &&Id| *other != id && state.marked.contains(id);
            let others = state.marked.iter().filter(goes).cloned();
            let all = std::iter::once(id.clone()).chain(others);
            let at = placing.back(at);
            let grip = |id: Id| {
                let place = prepared.spot_of(&id)?;
                Some((id, prepared.spots.get(place)?.at - at))
            };
            Drag::Moves(all.filter_map(grip).collect())
        };
    }
}

/// Goes on with what the pointer has begun, and ends it.
pub(super) fn dragging(
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
        Drag::Moves(grips) => {
            if is_cancelled {
                state.made_for = None;
                state.drag = Drag::Nothing;
                return;
            }
            let moved: Vec<(usize, Pos2)> = grips
                .iter()
                .filter_map(|(id, grip)| Some((prepared.spot_of(id)?, placing.back(at) + *grip)))
                .collect();
            let mut now = Prepared::clone(&state.prepared);
            now.shift(&moved);
            for (id, grip) in &grips {
                state.places.insert(id.clone(), placing.back(at) + *grip);
            }
            state.prepared = Arc::new(now);
            state.painted = None;
            if !is_down {
                state.drag = Drag::Nothing;
                keep(cx, state, "move on the map", move |view| {
                    grips.iter().for_each(|(id, _)| pin(view, id, true));
                });
            }
        }
        Drag::Ties { from } => {
            if is_cancelled {
                state.drag = Drag::Nothing;
            } else if !is_down {
                state.drag = Drag::Nothing;
                let target = prepared.at(placing.back(at), 4.0 / placing.scale.max(1e-3));
                let target = target.and_then(|place| prepared.spots.get(place));
                let to = target
                    .and_then(|spot| prepared.id(spot))
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
pub(super) fn keep(
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

pub(super) fn pin(view: &mut View, id: &Id, is_pinned: bool) {
    view.pinned.retain(|pinned| pinned.id() != id);
    if is_pinned {
        view.pinned.push(Ref::from(id));
    }
}

pub(super) fn on_screen(rect: Rect, placing: Placing) -> Rect {
    Rect::from_two_pos(placing.there(rect.min), placing.there(rect.max))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
