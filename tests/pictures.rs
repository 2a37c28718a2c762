//! Pictures: each view in light and dark, empty, full, with overlong text.
//!
//! They need a renderer, so they sit behind the feature `pictures`. The one in the README is
//! among them. `UPDATE_SNAPSHOTS=1` writes them anew; look at them before you commit them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]
#![cfg(feature = "pictures")]

mod common;

use common::{Desk, Look};
use egui_kittest::SnapshotOptions;
use nonpaper::{
    commands::{Act, Board, Command},
    io::{samples::Template, settings::ThemeChoice},
    model::{Id, Kind, Scenario},
};

const SMALL: [f32; 2] = [1280.0, 800.0];
const LARGE: [f32; 2] = [1920.0, 1080.0];

fn look(size: [f32; 2], theme: ThemeChoice) -> Look {
    Look { size, theme }
}

/// Compares with the picture that is kept. Renderers differ by a few pixels at the edges of
/// letters; a control that has moved changes thousands.
fn picture(desk: &mut Desk, name: &str) {
    desk.harness.remove_cursor();
    desk.settle();
    let options = SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(600_usize);
    let image = desk.harness.render().unwrap();
    egui_kittest::image_snapshot_options(&image, name, &options);
}

#[test]
fn the_desk_in_light_and_dark() {
    let mut desk = Desk::with(
        Template::BerlinTalks,
        &look([1440.0, 900.0], ThemeChoice::Light),
    );
    picture(&mut desk, "desk");
    let mut desk = Desk::with(
        Template::BerlinTalks,
        &look([1440.0, 900.0], ThemeChoice::Dark),
    );
    picture(&mut desk, "desk-dark");
}

#[test]
fn the_desk_on_a_large_screen() {
    let mut desk = Desk::with(Template::BerlinTalks, &look(LARGE, ThemeChoice::Light));
    desk.perform(Command::GoTo(Id::from("party-ukraine")));
    picture(&mut desk, "desk-large");
}

#[test]
fn home() {
    let mut desk = Desk::home(&look(SMALL, ThemeChoice::Light));
    desk.perform(Command::NewFrom(Template::BerlinTalks));
    desk.perform(Command::NewFrom(Template::Mediated));
    desk.perform(Command::Act(Act::CloseScenario));
    // When a file was written changes from run to run, and so does a picture that shows it.
    for (summary, _) in &mut desk.harness.state_mut().workspace.home.recent {
        summary.saved = None;
    }
    picture(&mut desk, "home");
}

#[test]
fn boards_and_inspectors() {
    let mut desk = Desk::with(Template::BerlinTalks, &look(SMALL, ThemeChoice::Light));
    desk.perform(Command::ShowBoard(Board::Of(Kind::Position)));
    let position = desk.scenario().positions.at(3).unwrap().id.clone();
    desk.perform(Command::Select(Some(position)));
    picture(&mut desk, "positions");
    let provision = desk.scenario().proposals.at(1).unwrap().provisions[0]
        .id
        .clone();
    desk.perform(Command::GoTo(provision));
    picture(&mut desk, "provision");
    let commitment = desk.scenario().commitments.at(0).unwrap().id.clone();
    desk.perform(Command::GoTo(commitment));
    picture(&mut desk, "commitment");
}

#[test]
fn the_palette_and_the_shortcuts() {
    let mut desk = Desk::with(Template::BerlinTalks, &look(SMALL, ThemeChoice::Dark));
    desk.perform(Command::Act(Act::Palette));
    picture(&mut desk, "palette-dark");
    let mut desk = Desk::with(Template::BerlinTalks, &look(SMALL, ThemeChoice::Light));
    desk.perform(Command::Act(Act::Shortcuts));
    picture(&mut desk, "shortcuts");
}

#[test]
fn nothing_yet() {
    let mut desk = Desk::with(Template::Blank, &look(SMALL, ThemeChoice::Light));
    picture(&mut desk, "blank");
}

/// Two hundred cards, with titles of two hundred characters among them.
fn crowded() -> Scenario {
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    let long = "A title that goes on and on, as titles of working papers do, ".repeat(4);
    for (place, kind) in (0..200).zip(
        [Kind::Talk, Kind::Party, Kind::Proposal]
            .into_iter()
            .cycle(),
    ) {
        let title = if place % 5 == 0 {
            long.clone()
        } else {
            format!("Card {place}")
        };
        let id = Id::from(format!("{}-crowd-{place}", kind.noun()));
        match kind {
            Kind::Talk => scenario.talks.push(nonpaper::model::Talk {
                id,
                title,
                outcome: long.clone(),
                venue: long.clone(),
                ..Default::default()
            }),
            Kind::Party => scenario.parties.push(nonpaper::model::Party {
                id,
                name: title,
                ..Default::default()
            }),
            _ => scenario.proposals.push(nonpaper::model::Proposal {
                id,
                title,
                summary: long.clone(),
                ..Default::default()
            }),
        }
    }
    scenario
}

#[test]
fn a_crowd_with_long_titles() {
    let mut desk = Desk::with_scenario(&crowded(), &look([1024.0, 640.0], ThemeChoice::Light));
    desk.perform(Command::GoTo(Id::from("talk-crowd-0")));
    picture(&mut desk, "crowd");
}
