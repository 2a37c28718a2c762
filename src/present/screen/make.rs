//! A brief that makes itself, for a room that one chooses.

use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, RichText, ScrollArea, Ui, Vec2};

use crate::{
    analysis::room::spec::RoomSpec,
    commands::{Command, PresentCommand},
    document::{Edit, Transaction},
    model::{AnyCard, Ref, RoomChoice, RoomOf, Scenario, handling::Room},
    present::{
        Stage, deck,
        desk::{Context, Desk, Findings, findings, names},
    },
    theme::{Face, fonts::size, space},
    widgets::{button, label},
};

/// For whom a brief is to be made.
enum For {
    Room(RoomSpec),
    Team,
}

/// How wide the menu of rooms is.
const WIDTH: f32 = 340.0;

/// The button, and the rooms to choose from.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    let opener = button::secondary(ui, "Make a brief");
    let popup = Popup::menu(&opener).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let mut wish = None;
    popup.show(|ui| {
        ui.set_min_width(WIDTH);
        wish = rooms(ui, cx, desk, 420.0);
        if wish.is_some() {
            ui.close();
        }
    });
    if let Some(wish) = wish {
        make(cx, desk, wish);
    }
}

/// The page of a scenario that has no brief yet.
pub(super) fn first(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk) {
    ui.vertical(|ui| {
        ui.set_max_width(560.0);
        let title = RichText::new("Make a brief for a room");
        ui.label(title.font(Face::SerifMedium.at(size::CARD_TITLE)));
        let text = "A brief is a deck of slides, made from what stands in the scenario and cut to \
            what a room may see. It is made in one step; every slide can be changed, moved or left \
            out afterwards, and follows the scenario as long as it is there.";
        ui.add(egui::Label::new(label::soft(text, ui)).wrap());
        ui.add_space(space::SMALL);
        if let Some(wish) = rooms(ui, cx, desk, f32::INFINITY) {
            make(cx, desk, wish);
        }
    });
}

/// The rooms there are; of many those that do not fit are scrolled to.
fn rooms(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk, most: f32) -> Option<For> {
    let mut wish = None;
    let scenario = cx.scenario();
    ui.spacing_mut().interact_size.y = space::TARGET;
    label::overline(ui, "For whom");
    if row(ui, "Everyone", "what is public") {
        wish = Some(For::Room(RoomSpec::Public));
    }
    if row(ui, "Our own team", "everything") {
        wish = Some(For::Team);
    }
    ScrollArea::vertical().max_height(most).show(ui, |ui| {
        if !scenario.talks.is_empty() {
            label::overline(ui, "The participants of");
        }
        for talk in scenario.talks.iter() {
            let title = cx.open.reports.index.title(scenario, &talk.id);
            let who = match talk.participants.len() {
                0 => "no participants yet".to_owned(),
                1 => "1 participant".to_owned(),
                some => format!("{some} participants"),
            };
            if row(ui, &title, &who) {
                wish = Some(For::Room(RoomSpec::Talk(talk.id.clone())));
            }
        }
        if !scenario.parties.is_empty() {
            label::overline(ui, "Certain parties");
        }
        for party in scenario.parties.iter() {
            let title = cx.open.reports.index.title(scenario, &party.id);
            let mut is_guest = desk.guests.contains(&party.id);
            let title = label::shortened(&title, 48);
            if ui.checkbox(&mut is_guest, title).changed() {
                desk.guests.retain(|guest| *guest != party.id);
                if is_guest {
                    desk.guests.push(party.id.clone());
                }
            }
        }
    });
    if !desk.guests.is_empty() && button::primary(ui, "Make it for these parties").clicked() {
        let guests = std::mem::take(&mut desk.guests);
        wish = Some(For::Room(RoomSpec::Parties(guests)));
    }
    wish
}

fn row(ui: &mut Ui, title: &str, what: &str) -> bool {
    let row = egui::Button::new(label::shortened(title, 44))
        .right_text(label::soft(what, ui))
        .min_size(Vec2::new(
            ui.available_width().min(560.0),
            space::TARGET + 4.0,
        ));
    let response = ui.add(row);
    button::named(response, title).clicked()
}

/// Makes a brief for a room, or for our own team.
fn make(cx: &mut Context<'_>, desk: &mut Desk, wish: For) {
    desk.refusal = None;
    let spec = match wish {
        For::Room(spec) => Some(spec),
        For::Team => None,
    };
    let room = spec.as_ref().map(|spec| spec.resolve(cx.scenario()));
    let room = match room.transpose() {
        Ok(room) => room,
        Err(error) => {
            desk.refusal = Some((error.to_string(), Findings::default()));
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
        let found = findings(cx.open, room.as_ref(), None, stage.scenario());
        desk.refusal = Some((nothing(cx.scenario(), room.as_ref()), found));
        return;
    }
    if let Some(RoomSpec::Talk(talk)) = &spec {
        // Whoever joins the talk belongs to its room.
        brief.room = RoomChoice::Of(RoomOf {
            talk: Some(Ref::from(talk)),
            ..RoomOf::default()
        });
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
    let who = names(scenario, room);
    format!(
        "No brief was made: nothing in this scenario is marked so that {who} may see it: \
         share some of its cards first"
    )
}
