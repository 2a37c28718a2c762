//! What is dragged: how it moves along, what would come of it, and what is told meanwhile.

use std::sync::Arc;

use egui::{Key as Button, Rect, Ui, vec2};

use super::{
    canvas::View,
    hands::with_speaker,
    lines,
    prepare::{self, Key, Prepared},
    state::{Drag, State},
};
use crate::{
    commands::{
        Command,
        reschedule::{self, By, Grip},
    },
    theme::Tokens,
    views::Context,
};

/// How near to the end of the track a drag moves it along, and how fast, in points a second.
const BORDER: f32 = 30.0;
const SPEED: f32 = 420.0;

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
    Some(Arc::new(Prepared::of(
        ui,
        (document.scenario(), &reports),
        &super::glance(cx),
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
