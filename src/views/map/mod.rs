//! The map: every tie of the process on one graph, which stays where it was put.

mod asked;
mod blocs;
mod canvas;
mod curve;
mod draw;
mod far;
mod grid;
mod hands;
mod head;
mod keys;
mod legend;
mod looks;
mod marked;
mod menu;
mod minimap;
mod out;
mod picture;
mod plan;
mod prepare;
mod reading;
mod relate;
mod runs;
mod state;
mod words;
mod work;

use std::sync::{Arc, PoisonError};

use egui::{Margin, Ui};

use super::Context;
use crate::{
    analysis::network,
    layout::{Cancelled, Progress},
    model::View,
    theme::{Tokens, space},
};
pub use out::export;
pub use picture::{MapPicture, drawing, picture, picture_fonts};
use prepare::Prepared;
use state::{MadeFor, State};
use work::{AT_ONCE, Work};

/// Shows the map.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let state = State::of(ui);
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let state = &mut *state;
    egui::Frame::new()
        .inner_margin(Margin {
            left: space::SECTION as i8,
            right: space::SECTION as i8,
            top: 16,
            bottom: 0,
        })
        .show(ui, |ui| head::show(ui, cx, state));
    bring_up_to_date(ui, cx, state);
    take_up(ui, state);
    canvas::show(ui, cx, state);
}

/// Prepares what is to be drawn anew, if anything has changed that it depends on.
fn bring_up_to_date(ui: &Ui, cx: &Context<'_>, state: &mut State) {
    let view = cx.workspace.map_view();
    let tokens = Tokens::of(ui);
    let made_for = MadeFor {
        revision: cx.open.document.revision(),
        look: cx.workspace.map_look(),
        is_dark: tokens.is_dark,
    };
    if state.made_for.as_ref() == Some(&made_for) {
        return;
    }
    // Another question is another picture; the same one keeps what was there in its place.
    let question = question_of(view);
    if state.question.as_ref() != Some(&question) {
        state.places.clear();
        let known = state
            .in_passing
            .as_ref()
            .filter(|(asked, _)| *asked == question);
        match known {
            Some((_, places)) => state.places.clone_from(places),
            // What is kept of it looks as it did.
            None if !is_kept_now(state, &question) => state.zoom = None,
            None => {}
        }
        state.question = Some(question);
        state.wants_all = false;
        if let (Some(zoom), Some(centre)) = (view.zoom, view.centre) {
            state.zoom = Some((zoom.0 as f32).clamp(state::LEAST_ZOOM, state::MOST_ZOOM));
            state.centre = egui::pos2(centre.x as f32, centre.y as f32);
        }
    }
    let network = network::of(cx.scenario(), &cx.reports().moments, &cx.workspace.as_of());
    let network = network::fold(&network, &view.collapsed.iter().map(|id| id.id()).collect());
    let prepared = Prepared::of(ui, network, cx.scenario(), view, state.wants_all);
    let plan = prepared.plan(view, &state.places);
    state.made_for = Some(made_for);
    if let Some(work) = state.work.take() {
        work.1.cancel();
    }
    if plan.graph.len() > AT_ONCE {
        let work = Work::begin(plan, ui.ctx());
        state.work = Some((Arc::new(prepared), work));
        return;
    }
    let places = plan.carry_out(Progress::none()).unwrap_or_default();
    install(ui, state, prepared, &places);
}

/// Takes up what was laid out on another thread.
fn take_up(ui: &Ui, state: &mut State) {
    let Some((prepared, work)) = &state.work else {
        return;
    };
    let Some(outcome) = work.take() else { return };
    let mut prepared = Prepared::clone(prepared);
    let places = match outcome {
        Ok(places) => places,
        Err(Cancelled) => {
            prepared.put_in_rows();
            prepared.spots.iter().map(|spot| spot.at).collect()
        }
    };
    state.work = None;
    install(ui, state, prepared, &places);
}

fn install(ui: &Ui, state: &mut State, mut prepared: Prepared, places: &[egui::Pos2]) {
    prepared.put(places);
    let after = prepared.places();
    let has_moved = |id: &crate::model::Id, place: &egui::Pos2| {
        after
            .get(id)
            .is_some_and(|now| (*now - *place).length() > 0.5)
    };
    let moves = state.places.iter().any(|(id, place)| has_moved(id, place));
    if moves && state.drag == state::Drag::Nothing && ui.style().animation_time > 0.0 {
        let since = ui.input(|input| input.time);
        state.moving = Some((std::mem::take(&mut state.places), since));
    }
    state.places.extend(after);
    if let Some(question) = state
        .question
        .as_ref()
        .filter(|it| it.id.as_str().is_empty())
    {
        state.in_passing = Some((question.clone(), state.places.clone()));
    }
    state.prepared = Arc::new(prepared);
    if std::mem::take(&mut state.wants_fit) {
        state.zoom = None;
    }
    state.painted = None;
    state.sizes.clear();
}

/// Whether a question is the one that was asked in passing just now, and is kept from now on.
fn is_kept_now(state: &State, question: &View) -> bool {
    let bare = View {
        id: crate::model::Id::default(),
        ..question.clone()
    };
    state.question.as_ref() == Some(&bare)
}

/// What makes a picture another one, rather than the same one grown or filtered.
fn question_of(view: &View) -> View {
    View {
        id: view.id.clone(),
        lens: view.lens.clone(),
        subject: view.subject.clone(),
        layout: view.layout.clone(),
        focus: view.focus.clone(),
        ..View::default()
    }
}
