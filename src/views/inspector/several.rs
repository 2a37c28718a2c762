//! What several chosen cards have in common: their tags and who may see them, changed for all at
//! once.

use egui::{RichText, Ui};

use super::{form::Form, handling, lens::Lens};
use crate::{
    analysis::{fold::fold, tags},
    commands::{Act, Command, table},
    document::{Edit, Transaction},
    model::{Id, card::Card, handling::Handling},
    theme::{Face, Tokens, icons, space},
    views::Context,
    widgets::{
        button, chip, label,
        picker::{self, Entry, Icon2, Picked},
    },
};

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, ids: &[Id]) {
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    let cards: Vec<&dyn Card> = ids
        .iter()
        .filter_map(|id| cx.reports().index.card(cx.scenario(), id))
        .collect();
    label::overline(ui, "Selected");
    let what = match cx.workspace.chosen_kind() {
        Some(kind) => kind.count(cards.len()),
        None => format!("{} cards", cards.len()),
    };
    ui.label(RichText::new(what).font(Face::SerifMedium.at(20.0)));
    ui.add_space(space::SMALL);
    let handlings: Vec<&Handling> = cards.iter().map(|card| card.common().handling).collect();
    handling::of_several(&mut Form::new(ui, cx, Lens::handling_of(ids)), &handlings);
    ui.add_space(space::SMALL);
    common_tags(ui, cx, ids, &cards);
    ui.add_space(space::CARD);
    acts(ui, cx);
    ui.add_space(space::CARD);
    list(ui, cx, &cards);
}

fn common_tags(ui: &mut Ui, cx: &mut Context<'_>, ids: &[Id], cards: &[&dyn Card]) {
    label::field(ui, "Tags");
    let used = tags::count(cards.iter().flat_map(|card| card.common().tags));
    let width = ui.available_width();
    let mut removed = None;
    if !used.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            for (tag, count) in &used {
                let text = if *count == cards.len() {
                    tag.clone()
                } else {
                    format!("{tag}, on {count}")
                };
                if chip::word(ui, &text, width).is_some() {
                    removed = Some(tag.clone());
                }
            }
        });
    }
    let opener = button::add(ui, "Add a tag to all");
    let mut all: Vec<String> = Vec::new();
    // They are counted only while the list is open.
    let entries = || {
        let counted = tags::all(cx.scenario());
        all = counted.iter().map(|(tag, _)| tag.clone()).collect();
        counted
            .into_iter()
            .map(|(tag, count)| Entry {
                title: tag,
                detail: count.to_string(),
                icon: Some(Icon2(icons::TAG)),
            })
            .collect()
    };
    let picked = picker::below(&opener, entries, Some("tag"));
    let added = match picked {
        Some(Picked::Entry(place)) => all.get(place).cloned(),
        Some(Picked::New(tag)) => Some(tag),
        None => None,
    };
    if let Some(tag) = added {
        let folded = fold(&tag);
        let edit = Edit::update_cards(ids, move |card| {
            let tags = card.common_mut().tags;
            if !tags.iter().any(|own| fold(own) == folded) {
                tags.push(tag.clone());
            }
        });
        let label = format!("tag {} cards", ids.len());
        cx.push(Command::Edit(Transaction::new(label, edit)));
    }
    if let Some(tag) = removed {
        let folded = fold(&tag);
        let edit = Edit::update_cards(ids, move |card| {
            card.common_mut().tags.retain(|own| fold(own) != folded);
        });
        let label = format!("take a tag off {} cards", ids.len());
        cx.push(Command::Edit(Transaction::new(label, edit)));
    }
}

fn acts(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for act in [Act::Duplicate, Act::Copy, Act::CopyAsText] {
            let spec = table::spec(act);
            if button::secondary(ui, spec.name)
                .on_hover_text(spec.tooltip)
                .clicked()
            {
                cx.push(Command::Act(act));
            }
        }
        if button::danger(ui, table::spec(Act::Delete).name).clicked() {
            cx.push(Command::Act(Act::Delete));
        }
    });
}

/// How many of them are listed by name.
const MOST_NAMES: usize = 40;

fn list(ui: &mut Ui, cx: &mut Context<'_>, cards: &[&dyn Card]) {
    for card in cards.iter().take(MOST_NAMES) {
        ui.horizontal(|ui| {
            let tokens = Tokens::of(ui);
            ui.label(label::icon(
                icons::of_kind(card.kind()),
                14.0,
                tokens.ink_soft,
            ));
            let title = cx.title(card.id());
            if button::link(ui, &title).clicked() {
                cx.push(Command::GoTo(card.id().clone()));
            }
        });
    }
    if cards.len() > MOST_NAMES {
        let more = format!("and {} more", cards.len() - MOST_NAMES);
        ui.label(label::soft(more, ui));
    }
}
