//! A relation that is drawn from one thing to another.

use std::sync::Arc;

use egui::{Key, Ui, Vec2};

use super::{
    prepare::Prepared,
    state::{Drag, Drawn, State},
};
use crate::{
    commands::Command,
    document::{Edit, Transaction},
    model::{
        AnyCard, Kind, Ref, Relation,
        word::{RelationKind, Word as _},
    },
    theme::{Tokens, space},
    views::Context,
    widgets::{label, scene::Placing},
};

/// The line that is being drawn from one thing to another.
pub(super) fn line(ui: &Ui, state: &State, prepared: &Prepared, placing: Placing) {
    let Drag::Ties { from } = &state.drag else {
        return;
    };
    let start = prepared
        .spot_of(from)
        .and_then(|place| prepared.spots.get(place));
    let at = ui.input(|input| input.pointer.latest_pos());
    if let (Some(start), Some(at)) = (start, at) {
        let tokens = Tokens::of(ui);
        let line = egui::Stroke::new(2.0, tokens.accent);
        ui.painter()
            .line_segment([placing.there(start.centre()), at], line);
    }
}

/// Asks what kind of relation was drawn, where it ends.
pub(super) fn ask_kind(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let Some(drawn) = state.drawn.clone() else {
        return;
    };
    let (from, to) = (cx.title(&drawn.from), cx.title(&drawn.to));
    let mut is_done = ui.input(|input| input.key_pressed(Key::Escape));
    let area = egui::Area::new(egui::Id::unique("map relation"))
        .order(egui::Order::Foreground)
        .fixed_pos(drawn.at)
        .constrain(true)
        .show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(230.0);
                let title = format!(
                    "{} → {}",
                    label::shortened(&from, 26),
                    label::shortened(&to, 26)
                );
                ui.label(label::soft(title, ui));
                for kind in RelationKind::ALL {
                    let button = egui::Button::new(kind.label())
                        .frame_when_inactive(false)
                        .min_size(Vec2::new(230.0, space::TARGET));
                    if ui.add(button).clicked() {
                        add_relation(cx, &drawn, kind.clone());
                        is_done = true;
                    }
                }
            });
        });
    if is_done || area.response.clicked_elsewhere() {
        state.drawn = None;
    }
}

fn add_relation(cx: &mut Context<'_>, drawn: &Drawn, kind: RelationKind) {
    let relation = Relation {
        id: cx.ids.fresh(Kind::Relation),
        from: Ref::from(&drawn.from),
        to: Ref::from(&drawn.to),
        kind: Some(kind),
        handling: cx.scenario().default_handling.clone(),
        ..Relation::default()
    };
    let id = relation.id.clone();
    let at = cx.scenario().count(Kind::Relation);
    let insert = Edit::Insert(AnyCard::Relation(Arc::new(relation)), at);
    cx.push(Command::Edit(
        Transaction::new("add relation", insert).selecting(Some(id)),
    ));
}
