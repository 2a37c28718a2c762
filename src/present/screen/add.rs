//! A new slide of a kind that one chooses.

use egui::{Popup, Ui, Vec2};

use super::edits;
use crate::{
    commands::{Command, PresentCommand},
    model::{
        Brief, Id, Kind, Ref, Scenario, Slide,
        word::{SlideKind, Word as _},
    },
    present::desk::{Context, Desk},
    theme::space,
    widgets::{button, label},
};

/// How many cards a slide of several has to begin with.
const MOST_CARDS: usize = 8;

/// The kinds, in the order in which a brief has them, with what they show.
const KINDS: [(SlideKind, &str); 11] = [
    (SlideKind::Title, "the scenario’s name and summary"),
    (SlideKind::Text, "your own words"),
    (SlideKind::Card, "one card"),
    (SlideKind::Cards, "several cards in a list"),
    (SlideKind::Positions, "where the parties stand"),
    (SlideKind::Shifts, "what moved between two moments"),
    (SlideKind::Map, "a view of the map"),
    (SlideKind::Timeline, "what happened when"),
    (SlideKind::Commitments, "who owes what by when"),
    (SlideKind::Comparison, "two proposals side by side"),
    (SlideKind::Check, "what is missing; for the team only"),
];

/// The button, and the kinds to choose from.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, desk: &mut Desk, brief: &Brief) {
    let opener = button::with_icon(ui, crate::theme::icons::ADD, "Add a slide");
    let mut wish = None;
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(360.0);
        for (kind, what) in KINDS {
            let row = egui::Button::new(kind.label())
                .right_text(label::soft(what, ui))
                .min_size(Vec2::new(360.0, space::TARGET));
            if button::named(ui.add(row), kind.label()).clicked() {
                wish = Some(kind);
            }
        }
    });
    let Some(kind) = wish else { return };
    let slide = Slide {
        id: cx.ids.fresh(Kind::Slide),
        of: first_of(&kind, cx.scenario()),
        kind: Some(kind),
        ..Slide::default()
    };
    let add = edits::added(&brief.id, desk.slide.as_ref(), &slide);
    desk.slide = Some(slide.id.clone());
    cx.push(Command::Edit(add));
    cx.present(PresentCommand::Slide(slide.id));
}

/// What a slide of a kind shows to begin with, so that it shows something: what is newest.
fn first_of(kind: &SlideKind, scenario: &Scenario) -> Vec<Ref<crate::model::to::Any>> {
    let ids: Vec<&Id> = match kind {
        SlideKind::Card => scenario
            .talks
            .iter()
            .map(|it| &it.id)
            .rev()
            .take(1)
            .collect(),
        SlideKind::Cards => {
            let issues = scenario.issues.iter().map(|it| &it.id);
            issues.take(MOST_CARDS).collect()
        }
        SlideKind::Comparison => {
            let mut ids: Vec<&Id> = scenario.proposals.iter().map(|it| &it.id).collect();
            ids.split_off(ids.len().saturating_sub(2))
        }
        _ => Vec::new(),
    };
    ids.into_iter().map(Ref::from).collect()
}
