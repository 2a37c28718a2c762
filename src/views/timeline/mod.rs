//! The timeline: talks, proposals, shifts, commitments and reactions on lanes.

mod arrows;
mod axis;
mod beyond;
mod canvas;
mod create;
mod drags;
mod draw;
mod empty;
mod hands;
mod head;
mod keys;
mod lay;
mod lines;
mod looks;
mod marks;
mod menu;
mod names;
mod prepare;
mod routes;
mod rows;
mod state;
mod tray;
mod words;
mod writing;

use std::sync::{Arc, PoisonError};

use egui::{Margin, Ui};

use super::Context;
use crate::theme::space;
use prepare::{Glance, Prepared};
use state::{MadeFor, State};

/// Shows the timeline.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let state = State::of(ui);
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let state = &mut *state;
    bring_up_to_date(ui, cx, state);
    egui::Frame::new()
        .inner_margin(Margin {
            left: space::SECTION as i8,
            right: space::SECTION as i8,
            top: 16,
            bottom: 0,
        })
        .show(ui, |ui| head::show(ui, cx, state));
    let is_empty = state.prepared.events().is_empty() && undated(state).is_empty();
    if is_empty {
        empty::show(ui, cx);
        return;
    }
    tray::show(ui, cx, state);
    canvas::show(ui, cx, state);
    keys::answer(ui, cx, state);
}

/// The day that the timeline is looked at from.
fn today(cx: &Context<'_>) -> jiff::civil::Date {
    let today = cx.reports().today(cx.scenario());
    today.unwrap_or_else(|| cx.workspace.clock.day())
}

/// From when everything is looked at: today, and the moment as of which lateness is told. Where
/// no day is known of that moment, it is told as of today, and says so.
fn glance(cx: &Context<'_>) -> Glance {
    let today = today(cx);
    let as_of = cx.workspace.as_of();
    let then = as_of.day(&cx.reports().moments, today);
    Glance {
        today,
        then,
        as_of: as_of.told(then, &|id| cx.title(id), &|date| cx.date(date)),
        month_first: cx.month_first,
    }
}

/// What has no place in time.
fn undated(state: &State) -> &[crate::model::Id] {
    let timeline = state.prepared.timeline.as_ref();
    timeline.map_or(&[], |timeline| timeline.undated.as_slice())
}

/// Prepares what is to be shown anew, if the scenario or the day is another.
fn bring_up_to_date(ui: &Ui, cx: &Context<'_>, state: &mut State) {
    let made_for = MadeFor {
        revision: cx.open.document.revision(),
        glance: glance(cx),
    };
    if state.made_for.as_ref() == Some(&made_for) {
        return;
    }
    let prepared = Prepared::of(
        ui,
        (cx.scenario(), cx.reports()),
        &made_for.glance,
        &mut state.widths,
    );
    // Another scenario, or the first date among what had none: another picture.
    let stays = |prepared: &Prepared, before: &Prepared| {
        prepared.is_in_order() == before.is_in_order()
            && before
                .things
                .iter()
                .any(|thing| prepared.find(&thing.key).is_some())
    };
    if !stays(&prepared, &state.prepared) {
        state.fit();
        state.scroll = 0.0;
        let kept = |lane: &crate::analysis::timeline::Lane| {
            prepared.lanes.iter().any(|other| other.lane == *lane)
        };
        state.folded.retain(kept);
        state.hidden.retain(kept);
    }
    state.prepared = Arc::new(prepared);
    state.made_for = Some(made_for);
    state.laid_for = None;
}
