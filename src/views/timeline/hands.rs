//! The events under the pointer: what answers, what is dragged, and what comes of it.

use std::sync::Arc;

use egui::{Key as Button, Rect, Response, Sense, Ui, vec2};

use super::{
    canvas::View,
    keys,
    lay::MARK,
    lines, menu,
    prepare::{self, Key, Prepared},
    state::{Drag, State, Told},
    words::Speaker,
};
use crate::{
    analysis::timeline::{EventKind, Precision},
    commands::{
        Act, Command,
        reschedule::{self, By, Grip},
    },
    model::PartialDate,
    theme::Tokens,
    views::Context,
};

/// How many events on the screen answer to the pointer and are told to screen readers.
const MOST_WITH_NAMES: usize = 320;
/// How far from the end of a bar one takes hold of that end.
const EDGE: f32 = 6.0;
/// A bar is so wide before its ends can be dragged.
const LEAST_BAR: f32 = 26.0;
/// How near to the end of the track a drag moves it along, and how fast, in points a second.
const BORDER: f32 = 30.0;
const SPEED: f32 = 420.0;

/// What responds to the pointer as an event.
pub(super) fn widget_id(key: &Key) -> egui::Id {
    egui::Id::unique(("timeline event", key.id.as_str(), key.nth))
}

/// Speaks of the scenario as it is.
pub(super) fn with_speaker<R>(cx: &Context<'_>, does: impl FnOnce(&Speaker<'_>) -> R) -> R {
    let month_first = cx.month_first;
    does(&Speaker {
        scenario: cx.open.document.scenario(),
        reports: &cx.open.reports,
        date: &|date: &PartialDate| date.in_words(month_first),
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
    let revision = cx.open.document.revision();
    let place = hovered.or(current);
    let prepared = Arc::clone(&state.prepared);
    let Some((thing, event)) =
        place.and_then(|place| Some((prepared.things.get(place)?, prepared.event(place)?)))
    else {
        state.told = None;
        return;
    };
    let is_told = |told: &Told| told.revision == revision && told.key == thing.key;
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
        revision,
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

/// Goes on with what the pointer has begun, and ends it.
pub(super) fn dragging(ui: &Ui, cx: &mut Context<'_>, state: &mut State, view: &View) {
    if state.drag_is_nothing() {
        return;
    }
    let (at, is_down) =
        ui.input(|input| (input.pointer.latest_pos(), input.pointer.primary_down()));
    let called_off = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Button::Escape));
    let Some(at) = at else { return };
    if called_off {
        state.drag = if is_down { Drag::Idle } else { Drag::Nothing };
        return;
    }
    match std::mem::take(&mut state.drag) {
        Drag::Nothing => {}
        Drag::Idle if is_down => state.drag = Drag::Idle,
        Drag::Idle => {}
        Drag::Moves {
            key,
            grip,
            from,
            days,
            preview,
        } => {
            ui.ctx().set_cursor_icon(match grip {
                Grip::Whole => egui::CursorIcon::Grabbing,
                Grip::Start | Grip::End => egui::CursorIcon::ResizeHorizontal,
            });
            if is_down {
                along(ui, state, view, at.x);
            }
            let now = (view.day(at.x) - from).round() as i32;
            if !is_down {
                drop_at(cx, state, &key, grip, now);
                return;
            }
            let preview = match preview {
                Some(preview) if now == days => Some(preview),
                _ if now == 0 => None,
                _ => imagine(ui, cx, state, &key, grip, now),
            };
            state.drag = Drag::Moves {
                key,
                grip,
                from,
                days: now,
                preview,
            };
            super::canvas::lay_out(state);
        }
        Drag::Dates(id) => {
            if is_down {
                ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
                state.drag = Drag::Dates(id);
            } else if view.track.contains(at) && !state.prepared.is_in_order() {
                let date = prepare::date_at(view.day(at.x), view.scale.pixels_per_day);
                if let Some(step) = reschedule::dated(cx.scenario(), &id, &date) {
                    cx.push(Command::Edit(step));
                    cx.push(Command::Select(Some(id)));
                }
            }
        }
    }
}

/// Moves the track along while something is held at its border.
fn along(ui: &Ui, state: &mut State, view: &View, x: f32) {
    let track = view.track;
    let way = if x > track.right() - BORDER {
        1.0
    } else if x < track.left() + BORDER {
        -1.0
    } else {
        return;
    };
    let step = ui.input(|input| input.stable_dt).min(0.05) * SPEED;
    super::canvas::pan(state, way * step);
    ui.ctx().request_repaint();
}

fn drop_at(cx: &mut Context<'_>, state: &State, key: &Key, grip: Grip, days: i32) {
    let event = state
        .prepared
        .find(key)
        .and_then(|place| state.prepared.event(place));
    let Some(event) = event.filter(|_| days != 0) else {
        return;
    };
    match with_speaker(cx, |it| {
        reschedule::transaction(event, grip, By::Days(days), &it.names())
    }) {
        Ok(step) => cx.push(Command::Edit(step)),
        Err(text) => cx.push(Command::Notify(text)),
    }
}

/// How everything would stand after a move: what hangs on it goes along.
fn imagine(
    ui: &Ui,
    cx: &Context<'_>,
    state: &mut State,
    key: &Key,
    grip: Grip,
    days: i32,
) -> Option<Arc<Prepared>> {
    let place = state.prepared.find(key)?;
    let event = state.prepared.event(place)?;
    let step = with_speaker(cx, |it| {
        reschedule::transaction(event, grip, By::Days(days), &it.names())
    });
    let mut document = cx.open.document.clone();
    document.apply(step.ok()?);
    let mut reports = cx.reports().clone();
    reports.update(cx.scenario(), document.scenario());
    let today = super::today(cx);
    Some(Arc::new(Prepared::of(
        ui,
        (document.scenario(), &reports),
        today,
        cx.month_first,
        &mut state.widths,
    )))
}

/// What is told of a drag, beside the pointer's place on the axis.
pub(super) fn ghost(ui: &Ui, cx: &Context<'_>, state: &State, view: &View) {
    let tokens = Tokens::of(ui);
    let colours = (tokens.ink, tokens.paper);
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    match &state.drag {
        Drag::Moves { key, days, .. } => {
            let shown = state.shown();
            let thing = shown.find(key).and_then(|place| shown.things.get(place));
            if let Some(thing) = thing {
                let by = match days {
                    0 => String::new(),
                    1 => " (1 day later)".to_owned(),
                    -1 => " (1 day earlier)".to_owned(),
                    later if *later > 0 => format!(" ({later} days later)"),
                    earlier => format!(" ({} days earlier)", -earlier),
                };
                let text = format!("{}{by}", thing.when);
                let head = lines::Head::of(ui, view, at.x, &text, colours);
                head.iter().for_each(|head| head.paint(ui, view));
            }
        }
        Drag::Dates(id) => {
            let text = if state.prepared.is_in_order() {
                "Nothing here has a date yet: give this one in its fields".to_owned()
            } else if view.track.contains(at) {
                cx.date(&prepare::date_at(view.day(at.x), view.scale.pixels_per_day))
            } else {
                cx.title(id)
            };
            let tip = crate::widgets::label::laid_out(
                ui,
                &text,
                crate::theme::Face::SansMedium.at(12.0),
                tokens.paper,
                320.0,
                1,
            );
            let rect = Rect::from_min_size(at + vec2(14.0, -10.0), tip.size() + vec2(16.0, 8.0));
            let painter = ui.ctx().layer_painter(egui::LayerId::new(
                egui::Order::Tooltip,
                egui::Id::unique("timeline ghost"),
            ));
            painter.rect_filled(rect, egui::CornerRadius::same(5), tokens.ink);
            painter.galley(rect.min + vec2(8.0, 4.0), tip, tokens.paper);
        }
        Drag::Nothing | Drag::Idle => {}
    }
}
