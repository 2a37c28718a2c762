//! The head of the map: its questions, its layout, its saved views.

use std::sync::Arc;

use egui::{Align, Layout, Popup, RichText, Ui};

use super::{prepare::layout_of, state::State};
use crate::{
    analysis::network,
    commands::{Command, MapCommand, lens_name},
    model::{
        Amount, Kind,
        word::{LayoutKind, Lens, Word as _},
    },
    theme::{icons, space},
    views::Context,
    widgets::{
        button, chip, label,
        picker::{self, Entry, Icon2, Picked},
    },
};

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    ui.horizontal(|ui| {
        label::view_title(ui, "Map");
        let saved = cx.workspace.saved_map_view();
        let says = saved.map_or_else(
            || "not saved; what you move is kept".to_owned(),
            |view| format!("{} · saved view", view.title),
        );
        ui.label(label::soft(says, ui));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            views(ui, cx);
            layouts(ui, cx);
            degrees(ui, cx);
            if button::with_icon(ui, icons::FIT, "Fit").clicked() {
                state.zoom = None;
            }
        });
    });
    ui.add_space(space::TIGHT);
    lenses(ui, cx);
    reading(ui, cx, state);
    ui.add_space(space::TIGHT);
}

fn lenses(ui: &mut Ui, cx: &mut Context<'_>) {
    let here = cx
        .workspace
        .map_view()
        .lens
        .clone()
        .unwrap_or(Lens::Everything);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for lens in Lens::ALL {
            let response = chip::tab(ui, lens_name(lens), None, here == *lens);
            if response.clicked() {
                cx.push(Command::Map(MapCommand::Ask(lens.clone(), None)));
            }
        }
        if here == Lens::Stances {
            subject(ui, cx);
        }
    });
}

/// What the stances are on.
fn subject(ui: &mut Ui, cx: &mut Context<'_>) {
    let subject = cx
        .workspace
        .map_view()
        .subject
        .as_ref()
        .map(|it| it.id().clone());
    let shown = subject.as_ref().map_or_else(
        || "on anything".to_owned(),
        |id| format!("on {}", cx.title(id)),
    );
    let opener = button::secondary(ui, &label::shortened(&shown, 44));
    let mut ids = Vec::new();
    let picked = picker::below(
        &opener,
        || {
            let mut entries = Vec::new();
            for kind in [Kind::Issue, Kind::Proposal] {
                for card in cx.scenario().cards(kind) {
                    ids.push(card.id().clone());
                    entries.push(Entry {
                        title: cx.title(card.id()),
                        detail: kind.noun().to_owned(),
                        icon: Some(Icon2(icons::of_kind(kind))),
                    });
                }
            }
            entries
        },
        None,
    );
    if let Some(Picked::Entry(place)) = picked
        && let Some(id) = ids.into_iter().nth(place)
    {
        cx.push(Command::Map(MapCommand::Ask(Lens::Stances, Some(id))));
    }
    if subject.is_some() && button::icon(ui, icons::REMOVE, "On anything").clicked() {
        cx.push(Command::Map(MapCommand::Ask(Lens::Stances, None)));
    }
}

/// How far around the focus is shown.
fn degrees(ui: &mut Ui, cx: &mut Context<'_>) {
    let view = cx.workspace.map_view();
    let Some(focus) = view.focus.as_ref() else {
        return;
    };
    let now = view.degrees.map_or(1.0, |degrees| degrees.0);
    let name = cx.title(focus.id());
    let mut set = |label: &'static str, degrees: Option<f64>| {
        cx.push(Command::Map(MapCommand::Look(
            label,
            Arc::new(move |view| match degrees {
                Some(degrees) => view.degrees = Some(Amount(degrees)),
                None => (view.focus, view.degrees) = (None, None),
            }),
        )));
    };
    if button::icon(ui, icons::REMOVE, "Show everything again (Esc)").clicked() {
        set("show everything", None);
    }
    if button::icon(ui, icons::ADD, "One step farther (+)").clicked() {
        set("show farther", Some((now + 1.0).min(9.0)));
    }
    let steps = if now == 1.0 {
        "1 step"
    } else {
        &format!("{now} steps")
    };
    ui.label(label::soft(
        format!("{steps} around {}", label::shortened(&name, 28)),
        ui,
    ));
    if button::icon(ui, icons::MINUS, "One step nearer (−)").clicked() {
        set("show nearer", Some((now - 1.0).max(1.0)));
    }
}

fn layouts(ui: &mut Ui, cx: &mut Context<'_>) {
    let now = layout_of(cx.workspace.map_view());
    let opener = button::secondary(ui, &format!("Layout: {}", now.label().to_lowercase()));
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(240.0);
        for (layout, says) in [
            (LayoutKind::Stress, "Near what it is tied to"),
            (LayoutKind::Columns, "A column for each kind"),
            (LayoutKind::Radial, "In rings around the focus"),
            (LayoutKind::Layered, "From left to right along the arrows"),
            (LayoutKind::Free, "As you put it"),
        ] {
            let text = format!("{}: {}", layout.label(), says.to_lowercase());
            if ui
                .add(egui::Button::selectable(layout == now, text))
                .clicked()
            {
                let chosen = layout.clone();
                cx.push(Command::Map(MapCommand::Look(
                    "lay out the map",
                    Arc::new(move |view| {
                        view.layout = Some(chosen.clone());
                        if chosen != LayoutKind::Free {
                            // What is pinned stays.
                            let pinned = view.pinned.clone();
                            view.places
                                .retain(|id, _| pinned.iter().any(|pin| pin.id() == id));
                        }
                    }),
                )));
                ui.close();
            }
        }
    });
}

fn views(ui: &mut Ui, cx: &mut Context<'_>) {
    let opener = button::secondary(ui, "Views");
    let saved = cx.workspace.saved_map_view().map(|view| view.id.clone());
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(240.0);
        let views = &cx.open.document.scenario().views;
        if views.is_empty() {
            ui.label(label::soft("No saved views yet", ui));
        }
        for view in views.iter() {
            let is_here = saved.as_ref() == Some(&view.id);
            let title = crate::model::naming::or_untitled(&view.title, Kind::View);
            if ui.add(egui::Button::selectable(is_here, title)).clicked() {
                cx.push(Command::Map(MapCommand::Show(view.id.clone())));
                ui.close();
            }
        }
        ui.separator();
        if saved.is_none() && ui.button("Keep this view").clicked() {
            cx.push(Command::Map(MapCommand::Keep {
                label: "keep the view",
                change: Arc::new(|_| {}),
                merge: None,
            }));
            ui.close();
        }
        if let Some(id) = &saved
            && ui.button("Name and notes of this view").clicked()
        {
            cx.push(Command::GoTo(id.clone()));
            ui.close();
        }
    });
}

/// A sentence about what is selected: how well placed it is.
fn reading(ui: &mut Ui, cx: &Context<'_>, state: &mut State) {
    let left_out = state.prepared.left_out;
    if left_out > 0 {
        ui.horizontal(|ui| {
            let shown = state.prepared.spots.len();
            let says = format!(
                "{} things are more than anyone can read: these are the {shown} around what has most ties",
                shown + left_out
            );
            ui.label(label::soft(says, ui));
            if button::link(ui, "Show all").clicked() {
                state.wants_all = true;
                state.made_for = None;
                state.zoom = None;
            }
        });
        return;
    }
    const MOST: usize = 400;
    let prepared = &state.prepared;
    let counts = format!(
        "{} things, {} ties",
        prepared.spots.len(),
        prepared.lines.len()
    );
    let selected = cx.open.document.selection();
    let place = selected.and_then(|id| {
        prepared
            .spots
            .iter()
            .position(|spot| prepared.network.nodes.get(spot.node).map(|node| &node.id) == Some(id))
    });
    let says = match place {
        Some(place) if prepared.spots.len() <= MOST => {
            let all = network::reading(&prepared.network, &prepared.seen);
            let own = all.get(place).copied().unwrap_or_default();
            let better = all
                .iter()
                .filter(|other| other.betweenness > own.betweenness)
                .count();
            let name = selected.map(|id| cx.title(id)).unwrap_or_default();
            let broker = match better {
                0 if own.betweenness > 0.0 => {
                    "; more ways between others lead over it than over anything else"
                }
                1 | 2 if own.betweenness > 0.02 => {
                    "; it is one of the three that most ways between others lead over"
                }
                _ => "",
            };
            format!(
                "{} is tied to {} of the others here and lies on {:.0} % of the shortest ways between them{broker}",
                label::shortened(&name, 40),
                own.degree,
                own.betweenness * 100.0
            )
        }
        _ => counts,
    };
    let text = RichText::new(says).color(crate::theme::Tokens::of(ui).ink_soft);
    ui.add(egui::Label::new(text.size(12.0)).truncate());
}
