//! What the presenter is told at the top of every screen while a room looks on: what waits for a
//! yes, what the room does not follow, and, away from the presenter's screen, what it sees.

use egui::{Align, Frame, Layout, Margin, Panel, RichText, Ui};

use super::showing::is_presenters;
use crate::{
    commands::{Act, Command, PresentCommand, Presenting, Workspace, table},
    present::{Desk, Wall, show::Curtain},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

/// Shows them, each where there is something to tell.
pub(super) fn show(ui: &mut Ui, workspace: &Workspace, desk: &Desk, queue: &mut Vec<Command>) {
    let Some(presenting) = workspace.presenting() else {
        return;
    };
    if !is_presenters(workspace) {
        strip(ui, "on stage", |ui| on_stage(ui, desk, queue));
    }
    let is_held = presenting.held().next().is_some();
    if is_held {
        let is_overlooked = desk.is_overlooked();
        strip(ui, "held back", |ui| {
            held(ui, presenting, is_overlooked, queue)
        });
    }
    // The room may see this window too: it must not read here what stays out.
    if !is_held && !presenting.kept().is_empty() && !desk.is_overlooked() {
        strip(ui, "kept", |ui| kept(ui, workspace, presenting, queue));
    }
}

fn strip(ui: &mut Ui, name: &'static str, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(Tokens::of(ui).paper)
        .inner_margin(Margin::symmetric(16, 8));
    Panel::top(name).resizable(false).frame(frame).show(ui, add);
}

/// What the room sees, the way to black, and the way back.
fn on_stage(ui: &mut Ui, desk: &Desk, queue: &mut Vec<Command>) {
    let tokens = Tokens::of(ui);
    let Some(show) = desk.show() else { return };
    let count = desk.pages().len();
    let title = show
        .page_of(desk.pages())
        .map_or("", |page| page.scene.title.as_str());
    let (sees, is_plain) = match (&desk.wall, show.curtain) {
        (Wall::Unknown | Wall::Asking(_) | Wall::Nowhere | Wall::Gone { .. }, _) => {
            ("The room sees nothing yet".to_owned(), false)
        }
        (_, Curtain::Black | Curtain::White) => {
            (show.sees_instead().unwrap_or_default().to_owned(), false)
        }
        (_, Curtain::Up) if show.is_frozen => (
            format!(
                "Frozen: the room sees {} of {count}, {title}",
                show.page + 1
            ),
            false,
        ),
        (_, Curtain::Up) => (
            format!("The room sees {} of {count}, {title}", show.page + 1),
            true,
        ),
    };
    let colour = if is_plain { tokens.accent } else { tokens.warn };
    ui.horizontal(|ui| {
        ui.label(label::icon(icons::PRESENT, size::ICON, colour));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            let back = table::spec(Act::PresentScreen).shortcut_text();
            if button::secondary_with_shortcut(ui, "Back to the slides", back).clicked() {
                queue.push(Command::Act(Act::PresentScreen));
            }
            let black = table::spec(Act::Black).shortcut_text();
            let name = match show.curtain {
                Curtain::Black => "Show the slide again",
                Curtain::White | Curtain::Up => "Black",
            };
            if button::secondary_with_shortcut(ui, name, black).clicked() {
                queue.push(Command::Act(Act::Black));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(sees).color(colour)).truncate());
            });
        });
    });
}

/// What is held back because the room would see more of it; before the room not what it is.
fn held(ui: &mut Ui, presenting: &Presenting, is_overlooked: bool, queue: &mut Vec<Command>) {
    const MORE: &str = "The room would see more than it has seen";
    let tokens = Tokens::of(ui);
    let all = presenting.held();
    let all: Vec<&str> = match is_overlooked && !presenting.would_end() {
        true => vec![MORE],
        false => all.collect(),
    };
    for says in all {
        ui.horizontal_top(|ui| {
            ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
            ui.add(egui::Label::new(RichText::new(says)).wrap());
        });
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let keep = match presenting.would_end() {
            true => "Go on with the show",
            false => "Keep it from the room",
        };
        if button::secondary(ui, keep).clicked() {
            queue.push(Command::Present(PresentCommand::Refuse));
        }
        if button::danger(ui, "Yes, do it").clicked() {
            queue.push(Command::Present(PresentCommand::Allow));
        }
        ui.label(label::soft("Nothing has been changed yet", ui));
    });
}

/// What was put on record and stays out of the room, which the slide therefore does not follow.
fn kept(ui: &mut Ui, workspace: &Workspace, presenting: &Presenting, queue: &mut Vec<Command>) {
    let Some(open) = &workspace.open else { return };
    let tokens = Tokens::of(ui);
    let says = match presenting.kept() {
        [one] => {
            let title = open.reports.index.title(open.document.scenario(), one);
            format!("On record for the team only, so the room does not see it: {title}")
        }
        some => format!(
            "{} positions are on record for the team only, so the room does not see them",
            some.len()
        ),
    };
    ui.horizontal(|ui| {
        ui.label(label::icon(icons::TEAM, size::ICON, tokens.warn));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = space::SMALL;
            if button::secondary(ui, "Show the room").clicked() {
                queue.push(Command::Present(PresentCommand::ShareKept));
            }
            if button::quiet(ui, "Leave it out").clicked() {
                queue.push(Command::Present(PresentCommand::LeaveKept));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(says)).truncate());
            });
        });
    });
}
