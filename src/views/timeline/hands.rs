//! The events under the pointer: what answers, what is told, and what a drag takes hold of.

use std::sync::Arc;

use egui::{Rect, Response, Sense, Ui};

use super::{
    canvas::View,
    keys,
    lay::MARK,
    menu,
    prepare::{self, Key, Prepared},
    state::{Drag, State, Told},
    words::Speaker,
};
use crate::{
    analysis::timeline::{EventKind, Precision},
    commands::{
        Act, Command,
        reschedule::{self, Grip},
    },
    model::PartialDate,
    views::Context,
};

/// How many events on the screen answer to the pointer and are told to screen readers.
const MOST_WITH_NAMES: usize = 320;
/// How far from the end of a bar one takes hold of that end.
const EDGE: f32 = 6.0;
/// A bar is so wide before its ends can be dragged.
const LEAST_BAR: f32 = 26.0;

/// What responds to the pointer as an event.
pub(super) fn widget_id(key: &Key) -> egui::Id {
    egui::Id::unique(("timeline event", key.id.as_str(), key.nth))
}

/// Speaks of the scenario as it is.
pub(super) fn with_speaker<R>(cx: &Context<'_>, does: impl FnOnce(&Speaker<'_>) -> R) -> R {
    let glance = super::glance(cx);
    does(&Speaker {
        scenario: cx.open.document.scenario(),
        reports: &cx.open.reports,
        date: &|date: &PartialDate| date.in_words(glance.month_first),
        as_of: &glance.as_of,
    })
}

/// Lets the events in sight answer to the pointer and to keys.
pub(super) fn things(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, view: &View) {
    let prepared = Arc::clone(&state.prepared);
    let laid = Arc::clone(&state.laid);
    let offset = view.offset(&laid, state.scroll);
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let current = state.current(cx.open.document.selection());
    state.hovered = None;
    state.has_focus = false;
    if matches!(state.drag, Drag::Moves { .. } | Drag::Dates(_)) {
        // Nothing else answers meanwhile; what is dragged keeps the keys.
        state.has_focus = true;
        return;
    }
    let mut seen = Vec::new();
    for (place, spot) in laid.spots.iter().enumerate() {
        let (Some(spot), Some(event)) = (spot, prepared.event(place)) else {
            continue;
        };
        let hit = spot.hit(event.kind == EventKind::Talk).translate(offset);
        let body = spot.mark.x.max(spot.bar.right()) + offset.x;
        if body >= view.track.left() - MARK && hit.intersects(view.track) {
            seen.push((place, hit, spot.bar.translate(offset)));
        }
    }
    let is_few = seen.len() <= MOST_WITH_NAMES;
    for (place, hit, bar) in seen {
        let is_near = pointer.is_some_and(|at| hit.expand(2.0).contains(at));
        if is_few || is_near || current == Some(place) {
            thing(
                ui,
                cx,
                state,
                &prepared,
                place,
                (hit.intersect(view.track), bar),
            );
        }
    }
    tell(cx, state);
}

fn thing(
    ui: &Ui,
    cx: &mut Context<'_>,
    state: &mut State,
    prepared: &Prepared,
    place: usize,
    (hit, bar): (Rect, Rect),
) {
    let (Some(thing), Some(event)) = (prepared.things.get(place), prepared.event(place)) else {
        return;
    };
    let response = ui.interact(hit, widget_id(&thing.key), Sense::click_and_drag());
    let is_selected = cx.open.document.selection() == Some(&event.id);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &thing.name)
    });
    if response.hovered() {
        state.hovered = Some(thing.key.clone());
    }
    if response.has_focus() {
        state.has_focus = true;
        keys::keep(ui, &response);
        if !is_selected {
            state.at = Some(thing.key.clone());
            cx.push(Command::Select(Some(event.id.clone())));
        }
    }
    if response.clicked() || response.secondary_clicked() || response.drag_started() {
        response.request_focus();
        state.at = Some(thing.key.clone());
        // It is in sight: nothing has to move.
        state.seen = Some(event.id.clone());
        state.lane = prepared.lane_of(place).map(|info| info.lane.clone());
        cx.push(Command::Seal);
        cx.push(Command::Select(Some(event.id.clone())));
    }
    if response.double_clicked() {
        cx.push(Command::Act(Act::EditCard));
    }
    let grip_at = |x: f32| {
        let has_ends = event.kind == EventKind::Talk
            && event.span.precision == Precision::Day
            && bar.width() >= LEAST_BAR;
        match () {
            () if has_ends && (x - bar.left()).abs() <= EDGE => Grip::Start,
            () if has_ends && (x - bar.right()).abs() <= EDGE => Grip::End,
            () => Grip::Whole,
        }
    };
    if let Some(at) = response.hover_pos()
        && grip_at(at.x) != Grip::Whole
    {
        ui.ctx().set_cursor_icon(egui::CursorIcon::ResizeHorizontal);
    }
    if response.drag_started_by(egui::PointerButton::Primary)
        && let Some(at) = ui.input(|input| input.pointer.press_origin())
    {
        let obstacle = with_speaker(cx, |it| reschedule::obstacle(event, &it.names()));
        state.rest = Arc::clone(&state.laid);
        state.drag = match obstacle {
            Some(text) => {
                cx.push(Command::Notify(text));
                Drag::Idle
            }
            None => Drag::Moves {
                key: thing.key.clone(),
                grip: grip_at(at.x),
                from: day_at(state, at.x),
                days: 0,
                preview: None,
            },
        };
    }
    menu::show(&response, cx, state, place);
    if state.drag_is_nothing() {
        tip(&response, thing);
    }
}

/// The day at a place on the screen, as the track lay in this frame.
fn day_at(state: &mut State, x: f32) -> f64 {
    let left = state.track.map_or(0.0, |track| track.left());
    state.scale_now().day(x - left)
}

fn tip(response: &Response, thing: &prepare::Thing) {
    response.clone().on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        let mut title = thing.label.clone();
        if let Some(badge) = &thing.badge {
            title = format!("{badge}: {title}");
        }
        ui.label(egui::RichText::new(title).font(crate::theme::Face::SansMedium.at(13.0)));
        let mut lines = vec![thing.when.clone()];
        if !thing.detail.is_empty() {
            lines.push(thing.detail.clone());
        }
        lines.retain(|line| !line.is_empty());
        ui.label(crate::widgets::label::soft(lines.join(" · "), ui));
    });
}

/// Says of the event under the pointer, else of the one that is selected, what hangs on it.
fn tell(cx: &Context<'_>, state: &mut State) {
    let current = state.current(cx.open.document.selection());
    let hovered = state
        .hovered
        .as_ref()
        .and_then(|key| state.prepared.find(key));
    let serial = state.prepared.serial;
    let place = hovered.or(current);
    let prepared = Arc::clone(&state.prepared);
    let Some((thing, event)) =
        place.and_then(|place| Some((prepared.things.get(place)?, prepared.event(place)?)))
    else {
        state.told = None;
        return;
    };
    let is_told = |told: &Told| told.prepared == serial && told.key == thing.key;
    if state.told.as_ref().is_some_and(is_told) {
        return;
    }
    let (more, chain) = match event.kind {
        EventKind::Commitment { .. } => with_speaker(cx, |it| it.chain(&event.id)),
        _ => Default::default(),
    };
    let text = if more.is_empty() {
        thing.name.clone()
    } else {
        format!("{}. {more}", thing.name)
    };
    state.told = Some(Told {
        prepared: serial,
        key: thing.key.clone(),
        text,
        chain: chain.into_iter().collect(),
    });
}

impl State {
    pub(super) fn drag_is_nothing(&self) -> bool {
        matches!(self.drag, Drag::Nothing)
    }
}
