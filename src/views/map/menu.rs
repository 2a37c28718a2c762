//! What can be done with a thing of the map.

use std::sync::Arc;

use egui::Response;

use super::{
    asked::Asked,
    hands::{keep, pin},
    prepare::Prepared,
    state::State,
};
use crate::{
    analysis::network,
    commands::{Command, MapCommand},
    model::{Amount, Id, Kind, Ref},
    views::Context,
    widgets::label,
};

/// The menu of a thing.
pub(super) fn show(
    response: &Response,
    cx: &mut Context<'_>,
    state: &mut State,
    prepared: &Prepared,
    place: usize,
) {
    let Some(spot) = prepared.spots.get(place) else {
        return;
    };
    let Some(id) = prepared.id(spot) else { return };
    let selected = cx.open.document.selection().cloned();
    response.context_menu(|ui| {
        ui.set_min_width(220.0);
        if ui.button("Edit").clicked() {
            cx.push(Command::GoTo(id.clone()));
        }
        if ui.button("Focus on it").clicked() {
            focus(cx, id.clone());
        }
        if let Some(from) = selected.filter(|from| from != id && prepared.spot_of(from).is_some()) {
            let text = format!("Way from {}", label::shortened(&cx.title(&from), 30));
            if ui.button(text).clicked() {
                state.asked = Some(Asked::Way(from, id.clone()));
            }
        }
        collapsing(ui, cx, prepared, spot.node, id);
        let is_pinned = spot.is_pinned;
        let text = if is_pinned {
            "Let it move"
        } else {
            "Pin it here"
        };
        if ui.button(text).clicked() {
            let id = id.clone();
            keep(cx, state, "pin on the map", move |view| {
                pin(view, &id, !is_pinned)
            });
        }
        ui.separator();
        if ui.button("Hide on this view").clicked() {
            let id = id.clone();
            look(cx, "hide on the map", move |view| {
                view.hidden.push(Ref::from(&id))
            });
        }
        let hidden = cx.workspace.map_view().hidden.len();
        if hidden > 0 && ui.button(format!("Show the {hidden} hidden")).clicked() {
            look(cx, "show what was hidden", |view| view.hidden.clear());
        }
    });
}

/// A bloc can be folded into one, with its members; a card with its parts.
fn collapsing(ui: &mut egui::Ui, cx: &mut Context<'_>, prepared: &Prepared, node: usize, id: &Id) {
    let view = cx.workspace.map_view();
    let is_collapsed = view.collapsed.iter().any(|other| other.id() == id);
    if is_collapsed {
        if ui.button("Open it up").clicked() {
            let id = id.clone();
            look(cx, "open up on the map", move |view| {
                view.collapsed.retain(|other| *other.id() != id);
            });
        }
        return;
    }
    let blocs = network::blocs(&prepared.network);
    let Some((_, parts)) = blocs.iter().find(|(whole, _)| *whole == node) else {
        return;
    };
    let kind = prepared.network.nodes.get(node).map(|node| node.kind);
    let count = parts.len();
    let what = match (kind, count) {
        (Some(Kind::Party), 1) => "Fold its member into it".to_owned(),
        (Some(Kind::Party), _) => format!("Fold its {count} members into it"),
        (_, 1) => "Fold its part into it".to_owned(),
        _ => format!("Fold its {count} parts into it"),
    };
    if ui.button(what).clicked() {
        let id = id.clone();
        look(cx, "fold on the map", move |view| {
            view.collapsed.push(Ref::from(&id))
        });
    }
}

/// Shows only what is around a thing.
pub(super) fn focus(cx: &mut Context<'_>, id: Id) {
    look(cx, "focus the map", move |view| {
        view.focus = Some(Ref::from(&id));
        view.degrees = Some(Amount(1.0));
    });
}

pub(super) fn look(
    cx: &mut Context<'_>,
    label: &'static str,
    change: impl Fn(&mut crate::model::View) + Send + Sync + 'static,
) {
    cx.push(Command::Map(MapCommand::Look(label, Arc::new(change))));
}
