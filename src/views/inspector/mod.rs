//! The inspector: every field of what is selected, each with the control that fits it; of the
//! scenario itself while nothing is.

mod attribution;
mod choices;
mod form;
mod handling;
mod issue;
mod lens;
mod party;
mod position;
mod proposal;
mod readout;
mod records;
mod scenario;
mod talk;
mod timing;

use egui::{Margin, ScrollArea, Sense, Ui, UiBuilder};

use super::Context;
use crate::{
    commands::Command,
    model::{Issue, Party, Position, Proposal, Talk, card::Card, field},
    theme::{Tokens, icons, space},
    widgets::{button, label, section},
};
use form::Form;
use lens::Lens;

/// Shows the fields of what is selected, as wide as the panel is, whatever is in them.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let rect = ui.available_rect_before_wrap();
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.shrink_clip_rect(rect);
    contents(&mut child, cx);
    ui.allocate_rect(rect, Sense::hover());
}

fn contents(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some(card) = cx
        .open
        .document
        .selection()
        .and_then(|id| cx.reports().index.card(cx.scenario(), id))
    else {
        scrolled(ui, "scenario", |ui| {
            let scenario = cx.scenario();
            scenario::show(&mut Form::new(ui, cx, Lens::scenario()), scenario);
        });
        return;
    };
    scrolled(ui, card.id().as_str(), |ui| form_of(ui, cx, card));
}

fn scrolled(ui: &mut Ui, salt: &str, body: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(("inspector", salt))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(Margin {
                    left: 18,
                    right: 18,
                    top: 16,
                    bottom: 32,
                })
                .show(ui, |ui| {
                    ui.push_id(salt, body);
                });
        });
}

fn form_of(ui: &mut Ui, cx: &mut Context<'_>, card: &dyn Card) {
    let any = card.as_any();
    if let Some(talk) = any.downcast_ref::<Talk>() {
        let mut form = Form::new(ui, cx, Lens::card(&talk.id));
        talk::show(&mut form, talk);
    } else if let Some(party) = any.downcast_ref::<Party>() {
        let mut form = Form::new(ui, cx, Lens::card(&party.id));
        party::show(&mut form, party);
    } else if let Some(issue) = any.downcast_ref::<Issue>() {
        let mut form = Form::new(ui, cx, Lens::card(&issue.id));
        issue::show(&mut form, issue);
    } else if let Some(proposal) = any.downcast_ref::<Proposal>() {
        let mut form = Form::new(ui, cx, Lens::card(&proposal.id));
        proposal::show(&mut form, proposal);
    } else if let Some(position) = any.downcast_ref::<Position>() {
        let mut form = Form::new(ui, cx, Lens::card(&position.id));
        position::show(&mut form, position);
    } else {
        readout::show(ui, cx, card);
    }
    referrers(ui, cx, card);
}

/// The cards that refer to this one or to its parts.
fn referrers(ui: &mut Ui, cx: &mut Context<'_>, card: &dyn Card) {
    let mut found = Vec::new();
    for id in field::own_ids(card.as_field()) {
        for referrer in cx.reports().index.referrers(&id) {
            if referrer != card.id() && !found.contains(referrer) {
                found.push(referrer.clone());
            }
        }
    }
    if found.is_empty() {
        return;
    }
    section::show(
        ui,
        "referrers",
        "Mentioned by",
        Some(found.len()),
        section::Opens::OnDemand,
        |ui| {
            for id in found {
                ui.horizontal(|ui| {
                    let tokens = Tokens::of(ui);
                    if let Some(kind) = cx.kind(&id) {
                        ui.label(label::icon(icons::of_kind(kind), 14.0, tokens.ink_soft));
                    }
                    let title = cx.title(&id);
                    if button::link(ui, &title).clicked() {
                        cx.push(Command::GoTo(id));
                    }
                });
            }
        },
    );
    ui.add_space(space::SMALL);
}
