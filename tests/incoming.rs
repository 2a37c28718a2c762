//! The dialogs for tables and calendars, found by accessible names; each test looks at the document
//! or at the file that was written.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use std::path::PathBuf;

use common::{Desk, Look};
use egui::Role;
use egui_kittest::kittest::Queryable as _;
use nonpaper::{
    commands::{Act, Command, Dialog, DialogAnswer, Screen, sheets::What},
    io::samples::Template,
    model::{
        Id, PartialDate, Position, Talk,
        handling::Handling,
        word::{Confidence, Stance},
    },
};

fn file(desk: &Desk, name: &str, text: &str) -> PathBuf {
    let path = desk.folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

fn import(desk: &mut Desk, path: &std::path::Path) {
    desk.perform(Command::Act(Act::Import));
    to_path(desk, path);
}

fn to_path(desk: &mut Desk, path: &std::path::Path) {
    let path = path.display().to_string();
    desk.perform(Command::Answer(DialogAnswer::Path(path)));
}

fn last(desk: &Desk) -> Position {
    desk.scenario()
        .positions
        .iter()
        .next_back()
        .unwrap()
        .clone()
}

fn last_notice(desk: &Desk) -> String {
    desk.workspace().notices.last().unwrap().text.clone()
}

#[test]
fn a_table_comes_in_as_its_columns_are_said_to_be_and_goes_out_again() {
    let mut desk = Desk::berlin();
    let before = desk.scenario().clone();
    let path = file(
        &desk,
        "stances.csv",
        "a,b,c,d\nNATO,The accession talks are paused,accepts,opposes\n\
         Russia,The accession talks are paused,not known,not known\n\
         Atlantis,The accession talks are paused,accepts,opposes\n",
    );
    import(&mut desk, &path);
    desk.harness
        .get_by_label("Import positions from stances.csv");
    desk.harness
        .get_by_label("NATO accepts “The accession talks are paused”");
    desk.choose("D: d", "Stance");
    desk.harness
        .get_by_label("Two columns are both “Stance”; choose one");
    desk.choose("C: c", "Not used");
    desk.harness
        .get_by_label("NATO opposes “The accession talks are paused”");
    // Only what is understood comes in.
    desk.harness
        .get_by_label("No party is called “Atlantis”; it can be made");
    desk.click(Role::CheckBox, "Make “Atlantis” a new party (1 row)");
    desk.click(Role::Tab, "New 3");
    assert_eq!(*desk.scenario(), before, "nothing before it is added");
    desk.click(Role::Button, "Add 3 positions");
    assert_eq!(desk.scenario().positions.len(), before.positions.len() + 3);
    assert_eq!(desk.scenario().parties.len(), before.parties.len() + 1);
    let made = last(&desk);
    assert_eq!(made.stance, Some(Stance::Opposes));
    assert_eq!(made.on.id(), Some(&Id::from("option-accession-paused")));
    assert_eq!(last_notice(&desk), "Added 3 positions");
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(*desk.scenario(), before);
}

#[test]
fn a_pasted_table_is_looked_at_before_it_comes_in() {
    let mut desk = Desk::berlin();
    let count = desk.scenario().positions.len();
    let text =
        "Party\tOption\tStance\tSince\nNATO\tThe goal of joining is dropped\treluctant\t3/2/2026\n";
    desk.perform(Command::ImportTable(text.to_owned()));
    desk.harness.get_by_label("Paste positions");
    desk.harness
        .get_by_label("“3/2/2026” can be read with the day or the month first; choose which");
    desk.choose("A date such as 3/2/2026 is", "3 February: day first");
    desk.click(Role::Button, "Add 1 position");
    assert_eq!(desk.scenario().positions.len(), count + 1);
    let made = last(&desk);
    assert_eq!(made.stance, Some(Stance::Reluctant));
    assert_eq!(made.since.date, Some(PartialDate::parse("2026-02-03")));
    // What is no table says so, and loses nothing.
    desk.perform(Command::ImportTable("   \n".to_owned()));
    assert_eq!(desk.workspace().dialog, None);
    assert_eq!(
        last_notice(&desk),
        "Could not paste the table: there is nothing in the table"
    );
}

#[test]
fn bad_files_are_told_in_one_sentence() {
    let mut desk = Desk::berlin();
    let before = desk.scenario().clone();
    for (name, text, says) in [
        ("a.ics", "nonsense", "Could not read a.ics: "),
        ("b.csv", "", "Could not read b.csv: "),
        (
            "c.xlsx",
            "PK\u{3}\u{4}",
            "it is a workbook: save its sheet as CSV first",
        ),
    ] {
        let path = file(&desk, name, text);
        import(&mut desk, &path);
        let said = last_notice(&desk);
        assert!(said.contains(says), "{said}");
        assert!(!said.ends_with('.'), "{said}");
        assert_eq!(*desk.scenario(), before);
    }
    // With no scenario open there is nothing that positions could go into.
    desk.perform(Command::Act(Act::CloseScenario));
    let path = file(&desk, "d.csv", "party,option,stance\nA,B,accepts\n");
    import(&mut desk, &path);
    assert!(last_notice(&desk).starts_with("Open or make the scenario first"));
}

#[test]
fn a_list_of_ties_is_still_one() {
    let mut desk = Desk::berlin();
    let path = file(&desk, "ties.csv", "from,to,type\nNATO,Atlantis,supports\n");
    import(&mut desk, &path);
    assert!(matches!(desk.workspace().dialog, Some(Dialog::Import(_))));
}

#[test]
fn a_calendar_changes_what_it_moved_and_adds_what_is_new() {
    let mut desk = Desk::with(Template::Aceh, &Look::default());
    let before = desk.scenario().clone();
    let path = desk.folder.path().join("talks.ics");
    desk.perform(Command::AskExport(What::Calendar));
    desk.harness
        .get_by_label("Talks, and when commitments are due");
    desk.click(Role::Button, "Export…");
    to_path(&mut desk, &path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("DTSTART;VALUE=DATE:20050128"));
    let text = text.replace("DTSTART;VALUE=DATE:20050128", "DTSTART;VALUE=DATE:20050127");
    let new = "BEGIN:VEVENT\r\nUID:x@example\r\nSUMMARY:Seventh round\r\n\
        DTSTART;VALUE=DATE:20070101\r\nEND:VEVENT\r\nEND:VCALENDAR";
    std::fs::write(&path, text.replace("END:VCALENDAR", new)).unwrap();

    import(&mut desk, &path);
    desk.harness.get_by_label("Import talks.ics");
    desk.click(Role::Button, "Add 1, change 1");
    let first = desk
        .scenario()
        .talks
        .get(&Id::from("talk-first-round"))
        .unwrap();
    assert_eq!(first.start, Some(PartialDate::parse("2005-01-27")));
    let added: &Talk = desk.scenario().talks.iter().next_back().unwrap();
    assert_eq!(added.title, "Seventh round");
    assert_eq!(added.handling, Handling::Team);
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(*desk.scenario(), before);

    // Without what is not wanted.
    import(&mut desk, &path);
    desk.click(Role::CheckBox, "First round");
    desk.click(Role::Button, "Add 1");
    let first = desk
        .scenario()
        .talks
        .get(&Id::from("talk-first-round"))
        .unwrap();
    assert_eq!(first.start, before.talks.at(0).unwrap().start);
    assert_eq!(desk.scenario().talks.len(), before.talks.len() + 1);
}

#[test]
fn an_export_asks_for_whom_and_how() {
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    for position in 0..scenario.positions.len() {
        let position = scenario.positions.at_mut(position).unwrap();
        position.confidence = Some(Confidence::Low);
        if position.party.id() == &Id::from("party-ukraine") {
            position.handling = Handling::Team;
        }
    }
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    let path = desk.folder.path().join("out");
    let written = |desk: &mut Desk, who: &str, ending: &str| {
        desk.perform(Command::Act(Act::Export));
        desk.harness.get_by_label_contains("are public");
        desk.click(Role::RadioButton, who);
        desk.click(Role::RadioButton, "Plain table (CSV)");
        desk.click(Role::Button, "Export…");
        let Some(Dialog::Path { suggested, .. }) = &desk.workspace().dialog else {
            panic!("no path is asked for");
        };
        assert!(suggested.ends_with(ending), "{suggested}");
        // The ending is added.
        let path = path.with_file_name(who.len().to_string());
        to_path(desk, &path);
        std::fs::read_to_string(path.with_extension("csv")).unwrap()
    };
    let public = written(
        &mut desk,
        "Everyone: only what is public",
        "Berlin talks, positions.csv",
    );
    assert!(!public.contains("\nUkraine") && !public.contains("confidence"));
    let team = written(
        &mut desk,
        "The team: all of it, and it says so",
        "Berlin talks, positions, team only.csv",
    );
    assert!(team.contains("\nUkraine,") && team.contains("(low confidence)"));
    assert!(team.contains("For the team only"));

    // Findings are offered to the team alone, from the check first of all.
    desk.perform(Command::Show(Screen::Check));
    desk.perform(Command::Act(Act::Export));
    desk.harness
        .get_by_label_contains("The team only: findings tell");
    desk.click(Role::Tab, "Commitments");
    desk.click(Role::Tab, "Findings");
    desk.click(Role::Button, "Copy as a table");
    assert_eq!(desk.workspace().dialog, None);
    assert!(last_notice(&desk).starts_with("Copied the findings"));
}

#[test]
fn nothing_public_is_said_before_an_empty_file_goes_out() {
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    for place in 0..scenario.positions.len() {
        scenario.positions.at_mut(place).unwrap().handling = Handling::Team;
    }
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    desk.perform(Command::AskExport(What::Positions(Box::default())));
    desk.harness.get_by_label("Nothing of it is public");
}
