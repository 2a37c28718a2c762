//! The first run: it lands in the sample, leaves nothing behind, and three hints show the way.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use std::{fs, path::Path};

use common::{Desk, clock};
use egui::Role;
use egui_kittest::{Harness, kittest::Queryable as _};
use nonpaper::{
    app::App,
    commands::{Act, Command, Screen, Workspace},
    document::IdSource,
    io::{places::Places, samples::Template, settings::Settings},
};

const HINTS: [&str; 3] = ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"];

/// The program as `nonpaper` alone starts it over this folder.
fn start(folder: tempfile::TempDir) -> Desk {
    let path = folder.path().to_owned();
    let harness = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_max_steps(60)
        .build_eframe(move |creation| {
            let places = Places::below(&path);
            let settings = Settings::load(&places.settings);
            let workspace = Workspace::new(places, settings, IdSource::seeded(1), clock());
            let mut app = App::new(&creation.egui_ctx, workspace);
            app.keep_system_out();
            app.workspace.land();
            app
        });
    let mut desk = Desk { harness, folder };
    desk.settle();
    desk
}

fn first() -> Desk {
    start(tempfile::tempdir().unwrap())
}

/// Ends the program; what is on the disk is left.
fn end(mut desk: Desk) -> tempfile::TempDir {
    desk.perform(Command::Act(Act::Quit));
    assert!(desk.workspace().quits);
    desk.folder
}

/// Which hints are on the screen.
fn hints(desk: &Desk) -> Vec<&'static str> {
    let is_shown = |name: &str| {
        desk.harness
            .query_by_role_and_label(Role::Note, name)
            .is_some()
    };
    HINTS.into_iter().filter(|name| is_shown(name)).collect()
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    found
}

#[test]
fn it_lands_in_the_sample_and_leaves_nothing_behind() {
    let desk = first();
    assert_eq!(desk.workspace().screen, Screen::Cards);
    assert_eq!(desk.scenario().title, "Berlin talks");
    assert!(
        !desk
            .workspace()
            .open
            .as_ref()
            .unwrap()
            .document
            .is_unsaved()
    );
    desk.harness
        .get_by_label("Not in the library until you change something");
    let folder = end(desk);
    assert_eq!(files(folder.path()), Vec::<String>::new());
    // So the next run is a first run again.
    let desk = start(folder);
    assert_eq!(desk.scenario().title, "Berlin talks");
}

#[test]
fn the_first_change_puts_the_sample_into_the_library() {
    let mut desk = first();
    desk.write("Venue", "Federal Chancellery");
    let folder = end(desk);
    let kept = folder
        .path()
        .join("scenarios")
        .join("Berlin talks.nonpaper");
    assert!(
        fs::read_to_string(&kept)
            .unwrap()
            .contains("Federal Chancellery")
    );
    assert_eq!(files(&folder.path().join("scenarios")).len(), 1);
    // From now on one starts at home, where it is listed.
    let desk = start(folder);
    assert!(desk.workspace().open.is_none());
    desk.harness
        .get_by_role_and_label(Role::Button, "Open Berlin talks");
}

#[test]
fn with_settings_or_scenarios_it_is_no_first_run() {
    let folder = tempfile::tempdir().unwrap();
    Settings::default()
        .save(&folder.path().join("settings.json"))
        .unwrap();
    let desk = start(folder);
    assert!(desk.workspace().open.is_none());
    assert_eq!(desk.workspace().settings.hint, None);

    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("scenarios");
    fs::create_dir(&library).unwrap();
    fs::write(library.join("mine.nonpaper"), Template::Mediated.bytes()).unwrap();
    let desk = start(folder);
    assert!(desk.workspace().open.is_none());
}

#[test]
fn three_hints_show_the_way_and_go_away_for_good() {
    let mut desk = first();
    assert_eq!(hints(&desk), ["Hint 1 of 3"]);
    desk.click(Role::Button, "Next hint");
    assert_eq!(hints(&desk), ["Hint 2 of 3"]);
    desk.click(Role::Button, "Next hint");
    assert_eq!(hints(&desk), ["Hint 3 of 3"]);
    desk.harness.get_by_label_contains("Ctrl+K");
    desk.click(Role::Button, "Done with the hints");
    assert!(hints(&desk).is_empty());
    let mut desk = start(end(desk));
    desk.perform(Command::NewFrom(Template::BerlinTalks));
    assert!(hints(&desk).is_empty());
}

#[test]
fn they_go_on_where_they_were_left() {
    let mut desk = first();
    desk.click(Role::Button, "Next hint");
    let mut desk = start(end(desk));
    assert!(hints(&desk).is_empty(), "there is nothing to point at");
    desk.perform(Command::NewFrom(Template::Mediated));
    assert_eq!(hints(&desk), ["Hint 2 of 3"]);
}

#[test]
fn they_can_be_skipped_and_called_back() {
    let mut desk = first();
    desk.click(Role::Button, "Skip the hints");
    assert!(hints(&desk).is_empty());
    desk.perform(Command::Act(Act::Inspector));
    desk.perform(Command::Act(Act::Check));
    desk.click(Role::Button, "Help");
    desk.click(Role::Button, "Show the hints");
    assert_eq!(desk.workspace().screen, Screen::Cards);
    assert!(desk.workspace().settings.inspector);
    assert_eq!(hints(&desk), ["Hint 1 of 3"]);
}

#[test]
fn they_stand_beside_what_they_speak_of_and_are_no_hindrance() {
    let mut desk = first();
    let slip = |desk: &Desk, name| {
        let slip = desk.harness.get_by_role_and_label(Role::Label, name);
        slip.rect()
    };
    let field = desk.harness.get_by_role_and_label(Role::TextInput, "Venue");
    assert!(slip(&desk, HINTS[0]).right() < field.rect().left());
    // Work goes on under it.
    desk.write("Venue", "Federal Chancellery");
    assert_eq!(
        desk.scenario().talks.at(0).unwrap().venue,
        "Federal Chancellery"
    );
    assert_eq!(hints(&desk), ["Hint 1 of 3"]);
    desk.click(Role::Button, "Next hint");
    let tab = desk.harness.get_by_label("Desk").rect();
    assert!(slip(&desk, HINTS[1]).top() > tab.bottom());
    desk.click(Role::Button, "Next hint");
    let search = desk
        .harness
        .get_by_role_and_label(Role::Button, "Search or do anything")
        .rect();
    let slip = slip(&desk, HINTS[2]);
    assert!(slip.top() > search.bottom() && slip.top() < search.bottom() + 40.0);
    // On another screen there is nothing to point at.
    desk.perform(Command::Act(Act::Home));
    assert!(hints(&desk).is_empty());
}

#[test]
fn what_is_said_does_not_stand_over_a_dialog() {
    let mut desk = Desk::berlin();
    // F5 without a brief says that there is none.
    desk.perform(Command::Act(Act::Present));
    let says = "There is no brief yet: make one to present it";
    let is_shown = |desk: &Desk| desk.harness.query_by_label(says).is_some();
    assert!(is_shown(&desk));
    desk.perform(Command::Act(Act::Shortcuts));
    assert!(!is_shown(&desk));
    desk.perform(Command::Act(Act::Shortcuts));
    assert!(is_shown(&desk), "it has waited");
}
