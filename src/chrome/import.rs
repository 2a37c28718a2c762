//! What would come in from another program's file, before it does.

use std::collections::HashMap;

use egui::{Context, RichText, ScrollArea, Ui};

use super::dialogs::{answer, foot, show};
use crate::{
    commands::{Command, DialogAnswer, Incoming, Workspace},
    model::{Id, Kind, naming},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

/// How many of a kind are named.
const NAMED: usize = 200;

/// Shows what would be made, and asks where to.
pub(super) fn dialog(
    ctx: &Context,
    workspace: &Workspace,
    queue: &mut Vec<Command>,
    incoming: &Incoming,
) {
    let title = format!("Import {}", incoming.file);
    let scenario = workspace.open.as_ref().map(|open| open.document.scenario());
    let known = scenario.map(|scenario| incoming.known_in(scenario));
    let known = known.unwrap_or_default();
    show(ctx, queue, "import", 620.0, &title, |ui, queue| {
        ui.label(label::soft(
            format!("{}: this is what would be made of it", incoming.format),
            ui,
        ));
        ScrollArea::vertical()
            .max_height((ui.ctx().content_rect().height() - 300.0).max(160.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for (kind, count) in incoming.counts() {
                    cards(ui, incoming, kind, count, &known);
                }
                warnings(ui, incoming);
            });
        let handling = "Nobody knows who may see it: all of it is for the team only, until you say \
                        otherwise";
        ui.add(egui::Label::new(label::soft(handling, ui)).wrap());
        foot(ui, |ui| {
            let has_open = scenario.is_some();
            if has_open && button::primary(ui, "Add to this scenario").clicked() {
                answer(queue, DialogAnswer::Add);
            }
            let new = if has_open {
                button::secondary(ui, "As a new scenario")
            } else {
                button::primary(ui, "As a new scenario")
            };
            if new.clicked() {
                answer(queue, DialogAnswer::New);
            }
            if button::secondary(ui, "Cancel").clicked() {
                answer(queue, DialogAnswer::Cancel);
            }
        });
    });
}

fn cards(ui: &mut Ui, incoming: &Incoming, kind: Kind, count: usize, known: &HashMap<Id, Id>) {
    let known_here = if kind == Kind::Party { known.len() } else { 0 };
    let heading = match known_here {
        0 => kind.count(count),
        1 => format!("{}, one of which is here already", kind.count(count)),
        some => format!("{}, {some} of which are here already", kind.count(count)),
    };
    label::overline(ui, &heading);
    for card in incoming.scenario.cards(kind).take(NAMED) {
        let is_known = known.contains_key(card.id());
        let mut title = naming::card_title(&incoming.scenario, card);
        if is_known {
            title.push_str(" (here already, by its name)");
        }
        let text = RichText::new(title).size(size::LABEL + 1.0);
        let text = if is_known {
            text.color(Tokens::of(ui).ink_soft)
        } else {
            text
        };
        ui.add(egui::Label::new(text).truncate());
    }
    if count > NAMED {
        ui.label(label::soft(format!("and {} more", count - NAMED), ui));
    }
    ui.add_space(space::TIGHT);
}

fn warnings(ui: &mut Ui, incoming: &Incoming) {
    let tokens = Tokens::of(ui);
    for warning in &incoming.warnings {
        ui.horizontal_top(|ui| {
            ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
            ui.add(egui::Label::new(warning).wrap());
        });
    }
}
