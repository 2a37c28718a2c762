//! Asks what is exported, for whom and in which format: the same for all tables and calendars.

use egui::{Context, RichText, Ui};

use super::dialogs::{answer, foot, show};
use crate::{
    analysis::room::spec::Audience,
    commands::{
        Command, DialogAnswer, Workspace,
        sheets::{AskedExport, What},
    },
    model::{Id, PartialDate, handling::Room},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{button, chip, label},
};

pub(super) fn dialog(
    ctx: &Context,
    workspace: &Workspace,
    queue: &mut Vec<Command>,
    asked: &AskedExport,
) {
    let mut next = asked.clone();
    show(ctx, queue, "export", 560.0, "Export", |ui, queue| {
        next = what(ui, next.clone());
        ui.add_space(space::TIGHT);
        audience(ui, &mut next);
        ui.add_space(space::TIGHT);
        format(ui, &mut next);
        ui.add_space(space::TIGHT);
        ui.add(egui::Label::new(label::soft(as_of(workspace, &next.wish.what), ui)).wrap());
        foot(ui, |ui| {
            if button::primary(ui, "Export…").clicked() {
                answer(queue, DialogAnswer::GoOn);
            }
            if next.wish.what != What::Calendar
                && button::secondary(ui, "Copy as a table").clicked()
            {
                answer(queue, DialogAnswer::Copy);
            }
            if button::secondary(ui, "Cancel").clicked() {
                answer(queue, DialogAnswer::Cancel);
            }
        });
    });
    if next != *asked {
        answer(queue, DialogAnswer::Wish(Box::new(next)));
    }
}

fn what(ui: &mut Ui, mut asked: AskedExport) -> AskedExport {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for choice in asked.choices() {
            let is_wanted = choice.name() == asked.wish.what.name();
            if chip::tab(ui, choice.name(), None, is_wanted).clicked() {
                asked = asked.clone().wanting(choice);
            }
        }
    });
    asked
}

fn audience(ui: &mut Ui, asked: &mut AskedExport) {
    label::overline(ui, "Who will see it");
    if asked.wish.what.is_for_team_only() {
        let text = "The team only: findings tell what is missing, and what others must not see";
        ui.add(egui::Label::new(text).wrap());
        return;
    }
    for (name, audience) in [
        (
            "Everyone: only what is public",
            Audience::Room(Room::public()),
        ),
        ("The team: all of it, and it says so", Audience::Team),
    ] {
        let is_chosen = asked.wish.audience == audience;
        if radio(ui, is_chosen, name) {
            asked.wish.audience = audience;
        }
    }
    how_much(ui, asked);
}

/// How much of it everyone may see, so that nobody sends an empty file, or wonders what is missing.
fn how_much(ui: &mut Ui, asked: &AskedExport) {
    let shown = asked.shown();
    let dates = match asked.left_out() {
        0 => String::new(),
        1 => "; 1 more has no date and is left out".to_owned(),
        some => format!("; {some} more have no date and are left out"),
    };
    let text = match (shown.all, shown.public) {
        (0, _) => format!("There is nothing to be exported yet{dates}"),
        (_, 0) => format!("Nothing of it is public{dates}"),
        (all, public) if all == public => format!("All {all} are public{dates}"),
        (all, public) => format!("{public} of {all} are public{dates}"),
    };
    if asked.is_empty() {
        let tokens = Tokens::of(ui);
        ui.horizontal(|ui| {
            ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
            let text = RichText::new(text).color(tokens.warn);
            ui.add(egui::Label::new(text).wrap());
        });
    } else {
        ui.add(egui::Label::new(label::soft(text, ui)).wrap());
    }
}

fn format(ui: &mut Ui, asked: &mut AskedExport) {
    label::overline(ui, "As");
    for format in asked.wish.what.formats() {
        ui.horizontal(|ui| {
            if radio(ui, asked.wish.format == *format, format.name()) {
                asked.wish.format = *format;
            }
            ui.add(egui::Label::new(label::soft(format.purpose(), ui)).truncate());
        });
    }
}

fn radio(ui: &mut Ui, is_chosen: bool, name: &str) -> bool {
    ui.spacing_mut().interact_size.y = space::TARGET;
    ui.radio(is_chosen, name).clicked()
}

/// From when it is looked at.
fn as_of(workspace: &Workspace, what: &What) -> String {
    let Some(open) = &workspace.open else {
        return String::new();
    };
    let scenario = open.document.scenario();
    let as_of = workspace.as_of();
    let is_of_a_moment = match what {
        What::Positions(_) | What::Record | What::Commitments => workspace.looks_back(),
        What::Findings | What::Calendar => false,
    };
    if !is_of_a_moment {
        return match what {
            What::Positions(_) => "The positions that hold now, and the record of all entries",
            What::Record => "All entries",
            What::Commitments => "As they stand today",
            What::Findings => "What is open, and what was waived",
            What::Calendar => "Talks, and when commitments are due",
        }
        .to_owned();
    }
    let has_day = as_of.rank(&open.reports.moments).day().is_some();
    if *what == What::Commitments && !has_day {
        return "As they stand today: the moment that you look from has no date".to_owned();
    }
    let title = |id: &Id| open.reports.index.title(scenario, id);
    let date = |date: &PartialDate| date.in_words(false);
    format!("As of {}", as_of.label(&title, &date))
}
