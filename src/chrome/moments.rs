//! The moment from which everything is looked at: its button in the top bar, and the line of
//! moments under it.

use egui::{Align, Layout, Ui};

use crate::{
    analysis::moments::{AsOf, Stop, StopKind},
    commands::{Act, Command, LookBackCommand, OpenScenario, Screen, Workspace, table},
    model::{Id, Kind, Moment, PartialDate},
    theme::{icons, space},
    widgets::{
        button, label,
        stops::{self, Picked},
    },
};

/// What the moment is called.
pub(super) fn name(workspace: &Workspace, open: &OpenScenario, month_first: bool) -> String {
    let title = |id: &Id| open.reports.index.title(open.document.scenario(), id);
    let date = |date: &PartialDate| date.in_words(month_first);
    workspace.as_of().label(&title, &date)
}

/// The button that shows and hides the line.
pub(super) fn opener(
    ui: &mut Ui,
    workspace: &Workspace,
    queue: &mut Vec<Command>,
    month_first: bool,
) {
    let Some(open) = &workspace.open else { return };
    let name = format!("As of: {}", name(workspace, open, month_first));
    let shown = label::shortened(&name, 30);
    let tooltip = if workspace.screen == Screen::Positions {
        format!("{name}. Move the mark on the line below to look from another talk or date")
    } else {
        format!("{name}. Look at everything as of another talk or date")
    };
    let response = button::with_icon(ui, icons::MOMENT, &shown);
    if button::named(response, &name)
        .on_hover_text(tooltip)
        .clicked()
    {
        queue.push(Command::LookBack(LookBackCommand::ToggleLine));
    }
}

/// The line of moments.
pub fn show(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>, month_first: bool) {
    let Some(open) = &workspace.open else { return };
    let scenario = open.document.scenario();
    let all = open.reports.stops(scenario);
    let title = |id: &Id| open.reports.index.title(scenario, id);
    let date = |date: &PartialDate| date.in_words(month_first);
    let since = all.at(workspace.since_rank()).unwrap_or_default();
    let told = |place: usize, stop: &Stop| stops::Stop {
        label: stop.label(&title, &date),
        told: told(stop, &stop.label(&title, &date), place == since),
        is_marked: stop.changes > 0,
        is_major: matches!(stop.kind, StopKind::Talk(_)),
    };
    let stops: Vec<stops::Stop> = (all.as_slice().iter().enumerate())
        .map(|(place, stop)| told(place, stop))
        .collect();
    ui.add_space(3.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let play = table::spec(Act::Play);
        let (icon, says) = if workspace.is_playing() {
            (icons::PAUSE, "Stop")
        } else {
            (icons::PLAY, play.name)
        };
        if button::icon(ui, icon, says).clicked() {
            queue.push(Command::Act(Act::Play));
        }
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if workspace.looks_back() && button::quiet(ui, "Back to now").clicked() {
                queue.push(Command::Act(Act::LookFromNow));
            }
            let at = workspace.stop().unwrap_or_default();
            ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                match stops::show(ui, "As of", &stops, at, since) {
                    Some(Picked::Stand(place)) => {
                        let at = all.as_of(place).filter(|at| *at != AsOf::Now);
                        queue.push(Command::LookBack(LookBackCommand::Stand(at)));
                    }
                    Some(Picked::Since(place)) => {
                        let moment = all.as_slice().get(place).map(Stop::moment);
                        let since: Moment = moment.unwrap_or_default();
                        queue.push(Command::LookBack(LookBackCommand::Since(since)));
                    }
                    None => {}
                }
            });
        });
    });
}

/// What is told of a stop.
fn told(stop: &Stop, label: &str, is_since: bool) -> String {
    let changes = match stop.changes {
        0 => "no position changes".to_owned(),
        1 => "1 position begins or ends".to_owned(),
        many => format!("{} begin or end", Kind::Position.count(many)),
    };
    let compared = if is_since {
        "moves are marked since then"
    } else {
        "Shift and a click marks moves since then"
    };
    format!("{label}: {changes}; {compared}")
}
