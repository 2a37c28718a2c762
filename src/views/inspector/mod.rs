//! The inspector: every field of what is selected, each with the control that fits it; of the
//! scenario itself while nothing is. The same forms make the [`page`] of a card.

mod assessment;
mod attribution;
mod brief;
mod choices;
mod commitment;
mod form;
mod handling;
mod issue;
mod lens;
mod numbers;
mod page;
mod party;
mod position;
mod proposal;
mod records;
mod relation;
mod scenario;
mod several;
mod source;
mod talk;
mod texts;
mod timing;
mod view;
mod waiver;

use egui::{Margin, ScrollArea, Sense, Ui, UiBuilder};

use super::Context;
use crate::{
    commands::Command,
    model::{AnyCard, Id, card::Card, field},
    theme::{Tokens, icons, space},
    widgets::{button, label, section},
};
use form::Form;
use lens::Lens;

pub use page::show as page;

/// Shows the fields of what is selected, as wide as the panel is, whatever is in them.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let rect = ui.available_rect_before_wrap();
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.shrink_clip_rect(rect);
    contents(&mut child, cx);
    ui.allocate_rect(rect, Sense::hover());
}

fn contents(ui: &mut Ui, cx: &mut Context<'_>) {
    if cx.workspace.chosen_count().is_some() {
        let chosen = cx.workspace.chosen_cards();
        scrolled(ui, "several", |ui| several::show(ui, cx, &chosen));
        return;
    }
    let Some(card) = selected(cx) else {
        scrolled(ui, "scenario", |ui| {
            let scenario = cx.scenario();
            scenario::show(&mut Form::new(ui, cx, Lens::scenario()), scenario);
        });
        return;
    };
    let salt = card.as_card().id().clone();
    scrolled(ui, salt.as_str(), |ui| {
        form_of(ui, None, cx, &card);
        referrers(ui, cx, card.as_card());
    });
}

/// The card that is selected, or that holds the part that is.
fn selected(cx: &Context<'_>) -> Option<AnyCard> {
    let place = cx.reports().index.place(cx.open.document.selection()?)?;
    cx.scenario().shared_at(place.card_kind, place.card_index)
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

/// The form of a card; with `aside` a column for what is not its substance.
fn form_of(ui: &mut Ui, aside: Option<&mut Ui>, cx: &mut Context<'_>, card: &AnyCard) {
    macro_rules! form {
        ($show:path, $card:expr) => {
            $show(
                &mut Form::whole(ui, aside, cx, Lens::card(&$card.id)),
                $card,
            )
        };
    }
    match card {
        AnyCard::Talk(card) => form!(talk::show, card),
        AnyCard::Party(card) => form!(party::show, card),
        AnyCard::Issue(card) => form!(issue::show, card),
        AnyCard::Proposal(card) => form!(proposal::show, card),
        AnyCard::Position(card) => form!(position::show, card),
        AnyCard::Commitment(card) => form!(commitment::show, card),
        AnyCard::Implication(card) => form!(assessment::implication, card),
        AnyCard::Reaction(card) => form!(assessment::reaction, card),
        AnyCard::Source(card) => form!(source::show, card),
        AnyCard::Relation(card) => form!(relation::show, card),
        AnyCard::View(card) => form!(view::show, card),
        AnyCard::Brief(card) => form!(brief::show, card),
        AnyCard::Waiver(card) => form!(waiver::show, card),
    }
}

/// The cards that refer to this one or to its parts.
fn referrers(ui: &mut Ui, cx: &mut Context<'_>, card: &dyn Card) {
    let mut found: Vec<Id> = Vec::new();
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
