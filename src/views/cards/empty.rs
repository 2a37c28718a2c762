//! Empty boards say what goes there, and offer to make the first one.

use egui::{RichText, Ui};

use crate::{
    commands::{Act, Command},
    model::Kind,
    theme::{self, Tokens, icons, space},
    views::Context,
    widgets::{button, label},
};

/// What goes on a board, in one sentence.
fn teaching(kind: Kind) -> &'static str {
    match kind {
        Kind::Talk => {
            "Talks are rounds, sessions and meetings: who met where, on what, and what came of it"
        }
        Kind::Party => {
            "Parties are all who act in the process: states, armed groups, mediators, guarantors, observers"
        }
        Kind::Issue => "Issues are what is negotiated, each with the options for settling it",
        Kind::Proposal => {
            "Proposals are the texts on the table, from non-papers to drafts, with their provisions"
        }
        Kind::Position => {
            "Positions record where a party stands on an option, provision or proposal, since when, and on whose word"
        }
        Kind::Commitment => {
            "Commitments are what was promised: by whom, by when, and how it is verified"
        }
        Kind::Implication => {
            "Implications are the benefits and risks of a proposal or provision, and for whom"
        }
        Kind::Reaction => "Reactions are what others said of a talk or a proposal",
        Kind::Source => {
            "Sources are what claims rest on: articles, statements, interviews, communiqués"
        }
        Kind::Relation => {
            "Relations tie two things where no field does: an ally of, pressures, mediates between"
        }
        Kind::View => {
            "Map views keep what the map shows: which things and ties, from when, and where they stand"
        }
        Kind::Brief => "Briefs are decks of slides made from the scenario, each for a certain room",
        Kind::Waiver => {
            "Waivers are findings of the check that someone has decided to live with, and why"
        }
        _ => "Nothing here yet",
    }
}

/// In a column of the desk.
pub(super) fn column(ui: &mut Ui, cx: &mut Context<'_>, kind: Kind) {
    let tokens = Tokens::of(ui);
    egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, tokens.hairline))
        .corner_radius(egui::CornerRadius::same(space::CARD_RADIUS))
        .inner_margin(egui::Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(label::soft(teaching(kind), ui));
            ui.add_space(space::TIGHT);
            offer(ui, cx, kind);
        });
}

/// In the middle of a board of its own.
pub(super) fn board(ui: &mut Ui, cx: &mut Context<'_>, kind: Kind) {
    let title = format!("No {} yet", kind.plural().to_lowercase());
    in_the_middle(ui, kind, &title, teaching(kind), |ui| offer(ui, cx, kind));
}

fn in_the_middle(ui: &mut Ui, kind: Kind, title: &str, text: &str, offers: impl FnOnce(&mut Ui)) {
    ui.add_space(72.0);
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icons::of_kind(kind), 36.0, tokens.ink_soft));
        ui.add_space(space::SMALL);
        ui.label(RichText::new(title).font(theme::Face::SerifMedium.at(18.0)));
        ui.scope(|ui| {
            ui.set_max_width(420.0);
            ui.label(label::soft(text, ui));
        });
        ui.add_space(space::SMALL);
        offers(ui);
    });
}

/// In a column of the desk whose cards are all filtered out.
pub(super) fn filtered_column(ui: &mut Ui, cx: &mut Context<'_>) {
    let tokens = Tokens::of(ui);
    egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, tokens.hairline))
        .corner_radius(egui::CornerRadius::same(space::CARD_RADIUS))
        .inner_margin(egui::Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(label::soft("None that the filter lets through", ui));
            show_all(ui, cx);
        });
}

/// On a board whose cards are all filtered out.
pub(super) fn filtered(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.add_space(72.0);
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icons::FILTER, 36.0, tokens.ink_soft));
        ui.add_space(space::SMALL);
        ui.label(RichText::new("No card is like that").font(theme::Face::SerifMedium.at(18.0)));
        ui.label(label::soft("The filter lets none of them through", ui));
        ui.add_space(space::SMALL);
        show_all(ui, cx);
    });
}

/// On the board of all cards while there are none.
pub(super) fn everything(ui: &mut Ui, cx: &mut Context<'_>) {
    in_the_middle(
        ui,
        Kind::Talk,
        "No cards yet",
        "A scenario is made of talks, parties, issues, proposals and what belongs to them",
        |ui| {
            for kind in [Kind::Talk, Kind::Party, Kind::Issue, Kind::Proposal] {
                offer(ui, cx, kind);
            }
        },
    );
}

fn show_all(ui: &mut Ui, cx: &mut Context<'_>) {
    if button::secondary(ui, "Show all cards").clicked() {
        cx.push(Command::Act(Act::ClearFilter));
    }
}

fn offer(ui: &mut Ui, cx: &mut Context<'_>, kind: Kind) {
    if button::secondary(ui, &format!("Add the first {}", kind.noun())).clicked() {
        cx.push(Command::New(kind));
    }
}
