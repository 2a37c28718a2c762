//! A brief that makes itself, for a room that one chooses.

use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, ScrollArea, Ui};

use crate::{
    analysis::room::spec::RoomSpec,
    commands::{Command, PresentCommand},
    document::{Edit, Transaction},
    model::{AnyCard, Id, Scenario, handling::Room},
    present::{
        Stage, deck,
        desk::{Context, Desk},
    },
    theme::space,
    widgets::{button, label},
};

/// The button, and the rooms to choose from.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let opener = button::secondary(ui, "Make a brief");
    let popup = Popup::menu(&opener).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let mut wish = None;
    popup.show(|ui| {
        ui.set_min_width(260.0);
        ui.spacing_mut().interact_size.y = space::TARGET;
        label::overline(ui, "For whom");
        if ui.button("Everyone").clicked() {
            wish = Some(Some(RoomSpec::Public));
        }
        if ui.button("Our own team").clicked() {
            wish = Some(None);
        }
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            label::overline(ui, "The participants of");
            for talk in cx.scenario().talks.iter() {
                let title = cx.open.reports.index.title(cx.scenario(), &talk.id);
                if ui.button(label::shortened(&title, 48)).clicked() {
                    wish = Some(Some(RoomSpec::Talk(talk.id.clone())));
                }
            }
            label::overline(ui, "Certain parties");
            for party in cx.scenario().parties.iter() {
                let title = cx.open.reports.index.title(cx.scenario(), &party.id);
                let mut is_guest = desk.guests.contains(&party.id);
                if ui
                    .checkbox(&mut is_guest, label::shortened(&title, 48))
                    .changed()
                {
                    desk.guests.retain(|guest| *guest != party.id);
                    if is_guest {
                        desk.guests.push(party.id.clone());
                    }
                }
            }
        });
        if !desk.guests.is_empty() && button::primary(ui, "Make it for these parties").clicked() {
            wish = Some(Some(RoomSpec::Parties(std::mem::take(&mut desk.guests))));
        }
        if wish.is_some() {
            ui.close();
        }
    });
    if let Some(wish) = wish {
        make(cx, desk, wish);
    }
}

/// Makes a brief for a room; none: for our own team.
fn make(cx: &mut Context<'_>, desk: &mut Desk, room: Option<RoomSpec>) {
    desk.refusal = None;
    let room = match room.map(|room| room.resolve(cx.scenario())).transpose() {
        Ok(room) => room,
        Err(error) => {
            desk.refusal = Some(error.to_string());
            return;
        }
    };
    let craft = desk.craft(cx.workspace, cx.month_first);
    let stage = match &room {
        Some(room) => Stage::for_room(cx.scenario(), room, None, &craft),
        None => Stage::for_team(cx.scenario(), &craft),
    };
    let mut brief = deck::automatic(&stage, room.as_ref(), &mut |kind| cx.ids.fresh(kind));
    if brief.slides.is_empty() {
        desk.refusal = Some(nothing(cx.scenario(), room.as_ref()));
        return;
    }
    brief.title = free_title(cx.scenario(), &brief.title);
    let id = brief.id.clone();
    desk.slide = brief.slides.first().map(|slide| slide.id.clone());
    let at = cx.scenario().briefs.len();
    let add = Edit::Insert(AnyCard::Brief(Arc::new(brief)), at);
    cx.push(Command::Edit(
        Transaction::new("make brief", add).selecting(Some(id.clone())),
    ));
    cx.present(PresentCommand::Choose(id));
    cx.present(PresentCommand::ForTeam(room.is_none()));
}

/// A title that no other brief has.
fn free_title(scenario: &Scenario, title: &str) -> String {
    let is_free = |title: &str| scenario.briefs.iter().all(|brief| brief.title != title);
    if is_free(title) {
        return title.to_owned();
    }
    let mut others = (2..).map(|number| format!("{title} {number}"));
    others.find(|title| is_free(title)).unwrap_or_default()
}

/// Why there is nothing to be shown.
fn nothing(scenario: &Scenario, room: Option<&Room>) -> String {
    let Some(room) = room else {
        return "There is nothing in the scenario yet that a brief could show".to_owned();
    };
    let who = match room.parties() {
        [] => "everyone".to_owned(),
        parties => {
            let name = |id: &Id| scenario.parties.get(id).map(|party| party.name.clone());
            let names: Vec<String> = parties.iter().filter_map(name).collect();
            names.join(" and ")
        }
    };
    format!(
        "No brief was made: nothing in this scenario is marked so that {who} may see it. \
         Cards are for the team only until their handling in the inspector says otherwise."
    )
}
