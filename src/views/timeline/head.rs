//! The head of the timeline: what is shown of it, how near, and what is said of it.

use egui::{Align, Layout, Popup, PopupCloseBehavior, RichText, Ui};

use super::{canvas, keys, looks, state::State};
use crate::{
    analysis::timeline::{Lane, day_number},
    commands::{Command, sheets::What},
    model::Kind,
    theme::{Tokens, icons, space},
    views::Context,
    widgets::{button, label},
};

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    ui.horizontal(|ui| {
        label::view_title(ui, "Timeline");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            lanes(ui, state);
            if button::icon(ui, icons::EXPORT, "Export…").clicked() {
                cx.push(Command::AskExport(What::Calendar));
            }
            let critical = button::toggle(
                ui,
                icons::CRITICAL,
                "Mark the critical path: what must not slip",
                !state.hides_critical,
            );
            if critical.clicked() {
                state.hides_critical = !state.hides_critical;
            }
            if button::with_icon(ui, icons::FIT, "Fit")
                .on_hover_text("All of it in sight (0)")
                .clicked()
            {
                state.fit();
            }
            if button::with_icon(ui, icons::TODAY, "Today").clicked() {
                to_today(cx, state);
            }
            let middle = state.track.map_or(0.0, |track| track.width() / 2.0);
            if button::icon(ui, icons::ADD, "Nearer (+)").clicked() {
                canvas::zoom(state, keys::ZOOM, middle);
            }
            if button::icon(ui, icons::MINUS, "Farther (−)").clicked() {
                canvas::zoom(state, 1.0 / keys::ZOOM, middle);
            }
        });
    });
    let text = match &state.told {
        Some(told) => told.text.clone(),
        None => summary(state),
    };
    // Always one line, so that nothing below it moves.
    let text = RichText::new(text)
        .color(Tokens::of(ui).ink_soft)
        .size(12.0);
    ui.add(egui::Label::new(text).truncate());
    ui.add_space(space::TIGHT);
}

/// Brings today into the middle.
fn to_today(cx: &Context<'_>, state: &mut State) {
    let Some(track) = state.track else { return };
    let day = f64::from(day_number(super::today(cx)));
    let mut scale = state.scale_now();
    scale.origin = day - f64::from(track.width()) / 2.0 / scale.pixels_per_day;
    state.scale = Some(scale);
}

/// How many of what there are, and what of it is not shown.
fn summary(state: &State) -> String {
    match state.hidden.len() {
        0 => state.prepared.summary.clone(),
        1 => format!("{} · 1 lane not shown", state.prepared.summary),
        many => format!("{} · {many} lanes not shown", state.prepared.summary),
    }
}

/// Which lanes are shown.
fn lanes(ui: &mut Ui, state: &mut State) {
    let text = if state.hidden.is_empty() {
        "Lanes"
    } else {
        "Some lanes"
    };
    let opener = button::with_icon(ui, icons::FILTER, text);
    let popup = Popup::menu(&opener).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let all: Vec<(Lane, String)> = state
        .prepared
        .lanes
        .iter()
        .map(|info| (info.lane.clone(), info.name.clone()))
        .collect();
    popup.show(|ui| {
        ui.set_min_width(230.0);
        egui::ScrollArea::vertical()
            .max_height(420.0)
            .show(ui, |ui| {
                let is_shift = |lane: &Lane| matches!(lane, Lane::Shifts(_));
                for (lane, name) in all.iter().filter(|(lane, _)| !is_shift(lane)) {
                    check(ui, state, lane, name);
                }
                if all.iter().any(|(lane, _)| is_shift(lane)) {
                    ui.add_space(space::TIGHT);
                    label::overline(ui, "Shifts of");
                    for (lane, name) in all.iter().filter(|(lane, _)| is_shift(lane)) {
                        check(ui, state, lane, name);
                    }
                    let of_party = || all.iter().filter(|(lane, _)| is_shift(lane));
                    if ui.button("No shifts").clicked() {
                        state
                            .hidden
                            .extend(of_party().map(|(lane, _)| lane.clone()));
                    }
                }
            });
        ui.separator();
        if ui.button("Show all").clicked() {
            state.hidden.clear();
            ui.close();
        }
    });
}

fn check(ui: &mut Ui, state: &mut State, lane: &Lane, name: &str) {
    let mut is_shown = !state.hidden.contains(lane);
    let name = if looks::lane_kind(lane) == Kind::Position {
        label::shortened(name, 30)
    } else {
        name.to_owned()
    };
    if ui.checkbox(&mut is_shown, name).changed() {
        if is_shown {
            state.hidden.remove(lane);
        } else {
            state.hidden.insert(lane.clone());
        }
    }
}
