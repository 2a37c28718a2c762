//! Delivery: the implementation matrix, what is recorded in it, and what it says.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use common::{Desk, Look};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use nonpaper::{
    analysis::{
        delivery::{GroupBy, OrderBy, Standing},
        moments::AsOf,
    },
    commands::{Act, Command, DeliveryLook, DeliveryTab, LookBackCommand, Screen},
    io::{format, samples::Template},
    model::{Commitment, Id, Moment, PartialDate, Scenario, word::ImplementationStatus},
};

/// Tall enough that all nineteen rows are on the screen.
const TALL: [f32; 2] = [1600.0, 1900.0];

fn aceh() -> Desk {
    let look = Look {
        size: TALL,
        ..Look::default()
    };
    let mut desk = Desk::with_scenario(&common::law::before_the_law(), &look);
    desk.perform(Command::Act(Act::Deselect));
    desk.perform(Command::Act(Act::Delivery));
    desk
}

fn read(look: impl FnOnce(&mut DeliveryLook), desk: &mut Desk) {
    let mut now = desk.workspace().delivery().clone();
    look(&mut now);
    desk.perform(Command::Delivery(now));
}

/// The names of what has a role, from top to bottom.
fn names(desk: &Desk, role: Role) -> Vec<String> {
    let mut found: Vec<(f32, String)> = desk
        .harness
        .query_all_by_role(role)
        .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
        .collect();
    found.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    found.into_iter().map(|(_, name)| name).collect()
}

fn titles(desk: &Desk) -> Vec<String> {
    let title = |id: &Id| desk.scenario().commitments.get(id).unwrap().title.clone();
    let rows = names(desk, Role::Row);
    let all: Vec<String> = desk
        .scenario()
        .commitments
        .iter()
        .map(|it| title(&it.id))
        .collect();
    let of = |row: &String| {
        let mut fitting = all.iter().filter(|title| row.starts_with(title.as_str()));
        fitting.next().cloned()
    };
    rows.iter().filter_map(of).collect()
}

fn law(desk: &Desk) -> Commitment {
    let id = Id::from("commitment-pass-new-law");
    desk.scenario().commitments.get(&id).unwrap().clone()
}

fn row_of(desk: &Desk, title: &str) -> String {
    let rows = names(desk, Role::Row);
    rows.into_iter().find(|row| row.starts_with(title)).unwrap()
}

fn click_row(desk: &mut Desk, title: &str) {
    let name = row_of(desk, title);
    desk.click(Role::Row, &name);
}

#[test]
fn what_was_late_in_aceh_is_said_in_words() {
    let desk = aceh();
    assert_eq!(titles(&desk).len(), 19);
    // 31 March to 15 December 2006: 30 + 31 + 30 + 31 + 31 + 30 + 31 + 30 days, and 15.
    assert!(row_of(&desk, "Pass the new law").contains("259 days overdue"));
    // The last day of April to 11 December: 31 + 30 + 31 + 31 + 30 + 31 + 30 days, and 11.
    assert!(row_of(&desk, "Hold local elections").contains("Done on record 225 days after"));
    // 15 days after 15 August.
    let amnesty = row_of(&desk, "Grant amnesty");
    assert!(
        amnesty.contains("30 August 2005") && amnesty.contains("On time"),
        "{amnesty}"
    );
    assert!(desk.harness.query_by_label("1 overdue").is_some());
}

#[test]
fn a_key_records_evidence_of_the_day_and_undo_takes_it_back() {
    let mut desk = aceh();
    let before = desk.scenario().clone();
    click_row(&mut desk, "Pass the new law");
    desk.key(Modifiers::NONE, Key::Num3);
    let after = law(&desk);
    assert_eq!(after.evidence.len(), 3, "the two before it stay");
    let last = after.evidence.last().unwrap();
    // The day that the scenario is looked at from, not the computer's.
    assert_eq!(last.date, Some(PartialDate::parse("2006-12-15")));
    assert_eq!(last.status, Some(ImplementationStatus::Full));
    assert_eq!(after.status, Some(ImplementationStatus::Minimal));
    let document = &desk.workspace().open.as_ref().unwrap().document;
    assert_eq!(document.undo_label(), Some("record progress"));
    assert!(row_of(&desk, "Pass the new law").contains("Done on record 259 days after"));
    // The same again is no news; something else on the same day is no second piece of evidence.
    desk.key(Modifiers::NONE, Key::Num3);
    assert_eq!(law(&desk).evidence.len(), 3);
    desk.key(Modifiers::NONE, Key::Num1);
    let evidence = law(&desk).evidence;
    assert_eq!(evidence.len(), 3);
    assert_eq!(evidence[2].status, Some(ImplementationStatus::Minimal));
    desk.perform(Command::Act(Act::Undo));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(*desk.scenario(), before);
}

#[test]
fn correcting_changes_what_is_on_record_and_adds_nothing() {
    let mut desk = aceh();
    let name = "Status of Pass the new law: Minimal";
    desk.click(Role::Button, name);
    desk.click(Role::MenuItemRadio, "Correct to intermediate");
    let after = law(&desk);
    assert_eq!(after.evidence.len(), 2);
    let latest = after.evidence.last().unwrap();
    assert_eq!(latest.date, Some(PartialDate::parse("2006-03-31")));
    assert_eq!(latest.status, Some(ImplementationStatus::Intermediate));
    assert!(!latest.text.is_empty(), "what was observed stays");
    let document = &desk.workspace().open.as_ref().unwrap().document;
    assert_eq!(document.undo_label(), Some("correct status"));
    // Without evidence the status itself is corrected.
    let mut desk = Desk::berlin();
    desk.perform(Command::Act(Act::Delivery));
    desk.click(
        Role::Button,
        "Status of Schedule further discussions: Not initiated",
    );
    desk.click(Role::MenuItemRadio, "Correct to intermediate");
    let id = Id::from("commitment-schedule");
    let schedule = desk.scenario().commitments.get(&id).unwrap();
    assert!(schedule.evidence.is_empty());
    assert_eq!(schedule.status, Some(ImplementationStatus::Intermediate));
}

#[test]
fn heads_of_columns_sort_and_sort_back() {
    let mut desk = aceh();
    read(|look| look.arranging.group_by = GroupBy::Nothing, &mut desk);
    desk.click(Role::ColumnHeader, "Sort by timing");
    // Overdue first, then what was done late by 487 days (from 15 August 2005 to 15 December
    // 2006), 225, 5 and 1.
    let late = &titles(&desk)[..5];
    assert_eq!(
        late,
        [
            "Pass the new law",
            "End all violence",
            "Hold local elections",
            "Complete the withdrawal",
            "Release prisoners"
        ]
    );
    desk.click(Role::ColumnHeader, "Sort by title");
    let names = titles(&desk);
    let mut sorted = names.clone();
    sorted.sort_by_key(|title| title.to_lowercase());
    assert_eq!(names, sorted);
    desk.click(Role::ColumnHeader, "Sorted by title");
    sorted.reverse();
    assert_eq!(titles(&desk), sorted);
    desk.click(Role::ColumnHeader, "Sort by due");
    assert_eq!(titles(&desk)[0], "End all violence", "15 August 2005");
    desk.click(Role::ColumnHeader, "Sort by status");
    assert_eq!(titles(&desk)[0], "Allot farming land", "not initiated");
    assert_eq!(
        desk.workspace().delivery().arranging.order_by,
        OrderBy::Status
    );
}

#[test]
fn it_opens_on_what_is_overdue() {
    let desk = aceh();
    assert_eq!(
        names(&desk, Role::DisclosureTriangle),
        [
            "Overdue, 1 commitment",
            "Due next, 1 commitment",
            "No deadline, 5 commitments: 4 under way, 1 not initiated",
            "Done, 12 commitments, 4 after the deadline"
        ]
    );
    assert_eq!(titles(&desk)[0], "Pass the new law");
    // The group and the order can be chosen as before.
    assert!(GroupBy::ALL.contains(&GroupBy::Theme) && GroupBy::ALL.contains(&GroupBy::Party));
}

#[test]
fn one_looks_back_at_what_was_known_then() {
    let mut desk = aceh();
    let moment = Moment {
        date: Some(PartialDate::parse("2006-05-01")),
        ..Moment::default()
    };
    desk.perform(Command::LookBack(LookBackCommand::Stand(Some(AsOf::At(
        moment,
    )))));
    // The elections were due by the end of April, the law by the end of March.
    let elections = row_of(&desk, "Hold local elections");
    assert!(
        elections.contains("1 day overdue") && elections.contains("Not initiated"),
        "{elections}"
    );
    let law_then = row_of(&desk, "Pass the new law");
    assert!(
        law_then.contains("31 days overdue") && law_then.contains("Minimal"),
        "{law_then}"
    );
    // No evidence had shown that violence had ended, nor had it been two months.
    assert!(row_of(&desk, "End all violence").contains("259 days overdue"));
    assert!(desk.harness.query_by_label("as of 1 May 2006").is_some());
    // What is recorded while one looks back was observed then.
    click_row(&mut desk, "Hold local elections");
    desk.key(Modifiers::NONE, Key::Num1);
    let all: Vec<&Commitment> = desk.scenario().commitments.iter().collect();
    let elections = all.iter().find(|it| it.title == "Hold local elections");
    let last = elections.unwrap().evidence.last().unwrap();
    assert_eq!(last.date, Some(PartialDate::parse("2006-05-01")));
    drop(all);
    desk.perform(Command::Act(Act::Undo));
    desk.perform(Command::Act(Act::LookFromNow));
    assert!(row_of(&desk, "Hold local elections").contains("225 days after"));
}

#[test]
fn groups_are_headed_counted_and_folded_away() {
    let mut desk = aceh();
    read(|look| look.arranging.group_by = GroupBy::Party, &mut desk);
    let headings = names(&desk, Role::DisclosureTriangle);
    let gam = headings
        .iter()
        .find(|name| name.starts_with("GAM,") || name.starts_with("Free Aceh Movement"));
    let gam = gam.unwrap_or_else(|| panic!("{headings:?}")).clone();
    assert!(
        gam.ends_with("5 of 5 full"),
        "three stages, the arms, the wing: {gam}"
    );
    assert!(
        headings
            .iter()
            .any(|name| name.starts_with("Nobody is named"))
    );
    let all = titles(&desk).len();
    desk.click(Role::DisclosureTriangle, &gam);
    assert_eq!(titles(&desk).len(), all - 5);
    assert!(!titles(&desk).contains(&"Arms, stage 1".to_owned()));
    // Something in it is to be seen: it opens.
    desk.perform(Command::JumpTo(Id::from("commitment-arms-stage-1")));
    assert_eq!(desk.workspace().screen, Screen::Delivery);
    assert_eq!(titles(&desk).len(), all);
}

/// A first step on 31 January 2024, each of the others so many days after the one before it.
fn chain() -> Scenario {
    let text = serde_json::json!({"format": "nonpaper-scenario", "version": 1, "today": "2024-01-10",
    "commitments": [
        {"id": "commitment-a", "title": "Open the crossing", "due": {"date": "2024-01-31"}},
        {"id": "commitment-b", "title": "Exchange the lists", "due": {"days": 30, "after": "commitment-a"}},
        {"id": "commitment-c", "title": "Release the detained", "due": {"days": 45, "after": "commitment-b"}},
        {"id": "commitment-d", "title": "Close the register", "due": {"date": "2024-12-31"}, "depends_on": ["commitment-c"]},
        {"id": "commitment-x", "title": "Chicken", "due": {"days": 1, "after": "commitment-y"}},
        {"id": "commitment-y", "title": "Egg", "due": {"days": 1, "after": "commitment-x"}},
    ]});
    format::read(text.to_string().as_bytes()).unwrap()
}

#[test]
fn dates_follow_a_chain_and_what_slips_is_told() {
    let look = Look {
        size: TALL,
        ..Look::default()
    };
    let mut desk = Desk::with_scenario(&chain(), &look);
    desk.perform(Command::Act(Act::Delivery));
    // February 2024 has 29 days: 31 January and 30 days is 1 March; and 45 days more is 15 April.
    assert!(row_of(&desk, "Exchange the lists").contains("due 1 March 2024"));
    assert!(row_of(&desk, "Release the detained").contains("due 15 April 2024"));
    assert!(row_of(&desk, "Chicken").contains("In a circle"));
    click_row(&mut desk, "Open the crossing");
    let has = |desk: &Desk, text: &str| desk.harness.query_by_label(text).is_some();
    // The last has days to spare: it does not slip.
    assert!(has(&desk, "2 others slip with it"));
    // 1 March and 30 days is 31 March; 15 April and 30 days is 15 May.
    assert!(has(&desk, "31 March 2024") && has(&desk, "15 May 2024"));
    desk.click(Role::Tab, "10 days");
    assert!(has(&desk, "11 March 2024") && has(&desk, "25 April 2024"));
    click_row(&mut desk, "Close the register");
    assert!(has(&desk, "Nothing hangs on it"));
    click_row(&mut desk, "Chicken");
    let told = desk
        .harness
        .query_by_label("It hangs on itself, in a circle with ");
    assert!(told.is_some());
}

#[test]
fn arrows_go_through_the_rows_and_delete_goes_on_with_the_next() {
    let mut desk = aceh();
    let order = titles(&desk);
    let selected = |desk: &Desk| {
        let id = desk.workspace().selected_card()?;
        Some(desk.scenario().commitments.get(&id)?.title.clone())
    };
    desk.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_ref(), order.first());
    desk.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk).as_ref(), order.get(1));
    desk.key(Modifiers::NONE, Key::End);
    assert_eq!(selected(&desk).as_ref(), order.last());
    desk.key(Modifiers::NONE, Key::Home);
    assert_eq!(selected(&desk).as_ref(), order.first());
    desk.key(Modifiers::NONE, Key::Delete);
    assert_eq!(desk.scenario().commitments.len(), 18);
    assert_eq!(selected(&desk).as_ref(), order.get(1));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(titles(&desk), order);
    // To the left the group is folded, to the right it opens again.
    desk.key(Modifiers::NONE, Key::ArrowLeft);
    assert!(titles(&desk).len() < 19);
    desk.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(titles(&desk).len(), 19);
}

#[test]
fn a_small_window_keeps_the_selection_in_sight() {
    let look = Look {
        size: [1024.0, 640.0],
        ..Look::default()
    };
    let mut desk = Desk::with(Template::Aceh, &look);
    desk.perform(Command::Act(Act::Delivery));
    desk.key(Modifiers::NONE, Key::End);
    let last = titles(&desk).last().unwrap().clone();
    let id = desk.workspace().selected_card().unwrap();
    assert_eq!(desk.scenario().commitments.get(&id).unwrap().title, last);
    assert!(titles(&desk).len() < 19, "only what is seen is laid out");
    let name = row_of(&desk, &last);
    let row = desk.harness.get_by_role_and_label(Role::Row, &name).rect();
    assert!(
        row.bottom() <= 640.0 - 27.0 - 116.0,
        "above the panel: {row:?}"
    );
    assert!(titles(&desk).len() < 19, "only what is seen is laid out");
}

#[test]
fn filters_show_what_is_open_overdue_done_or_somebodys() {
    let mut desk = aceh();
    desk.click(Role::Tab, "Overdue 1");
    assert_eq!(titles(&desk), ["Pass the new law"]);
    desk.click(Role::Tab, "Done 12");
    assert_eq!(titles(&desk).len(), 12);
    desk.click(Role::Tab, "Open 7");
    assert_eq!(titles(&desk).len(), 7);
    read(
        |look| {
            look.arranging.standing = Standing::All;
            look.arranging.party = Some(Id::from("party-gam"));
        },
        &mut desk,
    );
    assert_eq!(
        titles(&desk).len(),
        6,
        "five of its own, and the end of violence"
    );
    read(|look| look.arranging.words = "arms".to_owned(), &mut desk);
    assert!(titles(&desk).contains(&"Hand over all 840 arms".to_owned()));
    assert!(!titles(&desk).contains(&"End all violence".to_owned()));
    read(|look| look.arranging.words = "zzqx".to_owned(), &mut desk);
    desk.click(Role::Button, "Show all commitments");
    assert_eq!(titles(&desk).len(), 19);
}

#[test]
fn a_new_commitment_joins_the_group_and_the_screen_stays() {
    let mut desk = aceh();
    read(|look| look.arranging.group_by = GroupBy::Party, &mut desk);
    click_row(&mut desk, "Arms, stage 1");
    desk.key(Modifiers::COMMAND, Key::N);
    assert_eq!(desk.workspace().screen, Screen::Delivery);
    assert_eq!(desk.scenario().commitments.len(), 20);
    let new = desk.scenario().commitments.at(19).unwrap().clone();
    assert_eq!(desk.workspace().selected_card(), Some(new.id.clone()));
    assert_eq!(new.responsible[0].id(), &Id::from("party-gam"));
    // The first field has the cursor: what is typed is its title.
    desk.write("Title", "Report on the arms");
    assert!(titles(&desk).contains(&"Report on the arms".to_owned()));
}

#[test]
fn an_empty_scenario_teaches_and_makes_the_first() {
    let mut desk = Desk::with(Template::Blank, &Look::default());
    desk.perform(Command::Act(Act::Delivery));
    desk.click(Role::Button, "Add the first commitment");
    assert_eq!(desk.scenario().commitments.len(), 1);
    assert_eq!(desk.workspace().screen, Screen::Delivery);
    assert_eq!(names(&desk, Role::Row).len(), 1);
}

#[test]
fn progress_is_drawn_and_said() {
    let mut desk = aceh();
    desk.click(Role::Tab, "Progress");
    assert_eq!(desk.workspace().delivery().tab, DeliveryTab::Progress);
    let figures = names(&desk, Role::Figure);
    let all = figures
        .iter()
        .find(|name| name.starts_with("Progress of All commitments"));
    // 12 full, 3 intermediate, 3 minimal, 1 not initiated: 36 + 6 + 3 of 57 thirds.
    let all = all.unwrap();
    assert!(all.contains("12 full, 3 intermediate, 3 minimal and 1 not initiated, of 19 known among 19: 79 of 100"), "{all}");
    assert!(
        figures
            .iter()
            .any(|name| name.starts_with("Progress of Security"))
    );
    assert!(
        figures
            .iter()
            .any(|name| name.starts_with("Progress of GAM")),
        "{figures:?}"
    );
}

#[test]
fn of_ten_thousand_rows_only_those_that_are_seen_are_laid_out() {
    let scenario = common::many::commitments(10_000);
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    desk.perform(Command::Act(Act::Delivery));
    desk.key(Modifiers::NONE, Key::End);
    let rows = names(&desk, Role::Row).len();
    assert!((5..40).contains(&rows), "{rows}");
    let selected = desk.workspace().selected_card().unwrap();
    let title = desk.scenario().commitments.get(&selected).unwrap();
    assert!(
        names(&desk, Role::Row)
            .iter()
            .any(|row| row.starts_with(&title.title))
    );
    let start = std::time::Instant::now();
    desk.harness.run_steps(50);
    println!(
        "{:?} a frame, with everything a test does",
        start.elapsed() / 50
    );
    desk.key(Modifiers::NONE, Key::PageUp);
    assert_ne!(desk.workspace().selected_card(), Some(selected));
}
