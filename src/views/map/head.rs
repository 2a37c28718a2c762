//! The head of the map: its questions, its layout, its saved views.

use std::sync::Arc;

use egui::{Align, Layout, Popup, PopupCloseBehavior, Ui};

use super::{out, plan::layout_of, reading, state::State};
use crate::{
    commands::{Command, Export, MapCommand, exchange::MapFormat, lens_name},
    model::{
        Amount, Kind,
        handling::Room,
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
            || "unsaved view".to_owned(),
            |view| format!("{} · saved view", view.title),
        );
        ui.label(label::soft(says, ui));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            export(ui, cx);
            views(ui, cx);
            layouts(ui, cx);
            degrees(ui, cx);
            if button::with_icon(ui, icons::FIT, "Fit").clicked() {
                state.zoom = None;
            }
            let reading = button::toggle(ui, icons::INFO, "What the map says", state.is_reading);
            if reading.clicked() {
                state.is_reading = !state.is_reading;
            }
        });
    });
    ui.add_space(space::TIGHT);
    lenses(ui, cx);
    reading::line(ui, cx, state);
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

/// The map for others: as a picture, or for another program.
fn export(ui: &mut Ui, cx: &mut Context<'_>) {
    let opener = button::secondary(ui, "Export");
    let popup = Popup::menu(&opener).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.set_min_width(270.0);
        let for_team = egui::Id::unique("map export for the team");
        let mut is_for_team: bool = ui.data(|data| data.get_temp(for_team)).unwrap_or_default();
        label::overline(ui, "Who will see it");
        for (name, team) in [
            ("Everyone: only what is public", false),
            ("The team: all of it", true),
        ] {
            if ui.radio(is_for_team == team, name).clicked() {
                is_for_team = team;
                ui.data_mut(|data| data.insert_temp(for_team, team));
            }
        }
        ui.separator();
        for format in MapFormat::ALL {
            if ui.button(format!("{}…", format.name())).clicked() {
                cx.push(Command::Export(written(cx, format, is_for_team)));
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Copy the picture").clicked() {
            match copied(cx, is_for_team) {
                Some(image) => {
                    ui.ctx().copy_image(image);
                    cx.push(Command::Notify("Copied the picture of the map".to_owned()));
                }
                None => cx.push(Command::Notify("There is nothing to be copied".to_owned())),
            }
            ui.close();
        }
    });
}

fn room_of(is_for_team: bool) -> Option<Room> {
    (!is_for_team).then(Room::public)
}

fn written(cx: &Context<'_>, format: MapFormat, is_for_team: bool) -> Export {
    let (scenario, view) = (cx.open.document.snapshot(), cx.workspace.map_view().clone());
    let what = lens_name(view.lens.as_ref().unwrap_or(&Lens::Everything));
    let name = format!("{}, {what}.{}", cx.open.title(), format.ending());
    let as_of = cx.workspace.as_of();
    Export::new(name, move || {
        let room = room_of(is_for_team);
        out::export(&scenario, &view, &as_of, room.as_ref(), format)
    })
}

fn copied(cx: &Context<'_>, is_for_team: bool) -> Option<egui::ColorImage> {
    let room = room_of(is_for_team);
    let png = out::export(
        cx.scenario(),
        cx.workspace.map_view(),
        &cx.workspace.as_of(),
        room.as_ref(),
        MapFormat::Png,
    );
    let (size, pixels) = crate::scene::png::read(&png.ok()?)?;
    Some(egui::ColorImage::from_rgba_unmultiplied(size, &pixels))
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
                cx.push(Command::Map(MapCommand::Keep {
                    label: "lay out the map",
                    change: Arc::new(move |view| {
                        view.layout = Some(chosen.clone());
                        if chosen != LayoutKind::Free {
                            // What is pinned stays.
                            let pinned = view.pinned.clone();
                            view.places
                                .retain(|id, _| pinned.iter().any(|pin| pin.id() == id));
                        }
                    }),
                    merge: None,
                }));
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
