//! Quick entry in the window, found by accessible names and driven by keys; each test looks at the
//! document.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use common::Desk;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use nonpaper::{
    commands::{Act, Command, Dialog},
    model::{
        Id,
        word::{Basis, Stance},
    },
};

const FIELD: &str = "Line of notes";

fn opened() -> Desk {
    let mut desk = Desk::berlin();
    desk.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
    assert_eq!(desk.workspace().dialog, Some(Dialog::QuickEntry));
    desk
}

/// Types where the cursor is.
fn typed(desk: &mut Desk, text: &str) {
    desk.harness.event(egui::Event::Text(text.into()));
    desk.harness.run_steps(2);
}

fn pasted(desk: &mut Desk, text: &str) {
    desk.harness.event(egui::Event::Paste(text.into()));
    desk.harness.run_steps(2);
}

fn enter(desk: &mut Desk) {
    desk.key(Modifiers::NONE, Key::Enter);
}

fn in_field(desk: &Desk) -> String {
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, FIELD)
        .value()
        .unwrap_or_default()
}

fn says(desk: &Desk, text: &str) -> bool {
    desk.harness
        .query_all_by_label_contains(text)
        .next()
        .is_some()
}

#[test]
fn three_lines_of_a_meeting_are_typed_one_after_the_other() {
    let mut desk = opened();
    let before = desk.scenario().clone();
    typed(&mut desk, "talk Geneva round, 2026-02, Geneva");
    assert!(says(&desk, "Geneva round"));
    enter(&mut desk);
    assert_eq!(in_field(&desk), "", "ready for the next");
    assert!(says(&desk, "Added talk: Geneva round"));
    typed(&mut desk, "party Norway state facilitator");
    enter(&mut desk);
    typed(
        &mut desk,
        "Ukraine accepts Pause the accession talks at Berlin talks per officials",
    );
    assert!(says(&desk, "New source Officials"));
    enter(&mut desk);
    let after = desk.scenario();
    assert_eq!(after.talks.len(), before.talks.len() + 1);
    assert_eq!(after.parties.len(), before.parties.len() + 1);
    let position = after.positions.iter().last().unwrap();
    assert_eq!(position.stance, Some(Stance::Accepts));
    assert_eq!(position.on.id(), Some(&Id::from("provision-pause")));
    assert_eq!(
        desk.workspace().dialog,
        Some(Dialog::QuickEntry),
        "it stays open"
    );

    // Ctrl+Z in the empty field takes back the last, with the source that was made along.
    desk.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.scenario().positions.len(), before.positions.len());
    assert_eq!(desk.scenario().sources.len(), before.sources.len());
    desk.key(Modifiers::COMMAND, Key::Z);
    desk.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(*desk.scenario(), before);
    // No further: what was there before the sheet was opened is not its own.
    desk.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(*desk.scenario(), before);
}

#[test]
fn it_opens_while_a_text_has_the_focus_and_keeps_that_text() {
    let mut desk = Desk::berlin();
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .focus();
    desk.harness.run_steps(2);
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .type_text("!");
    desk.harness.run_steps(2);
    desk.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::N);
    assert_eq!(desk.workspace().dialog, Some(Dialog::QuickEntry));
    assert!(
        desk.scenario()
            .talks
            .get(&Id::from("talk-berlin"))
            .unwrap()
            .venue
            .contains('!')
    );
    let talks = desk.scenario().talks.len();
    typed(&mut desk, "talk Oslo");
    enter(&mut desk);
    assert_eq!(
        desk.scenario().talks.len(),
        talks + 1,
        "Ctrl+Shift+N made no card of its own"
    );
}

#[test]
fn completions_are_walked_with_keys_and_put_in() {
    let mut desk = opened();
    typed(&mut desk, "Ukr");
    desk.key(Modifiers::NONE, Key::Tab);
    assert_eq!(in_field(&desk), "Ukraine ");
    typed(&mut desk, "rej");
    desk.key(Modifiers::NONE, Key::ArrowDown);
    enter(&mut desk);
    assert_eq!(in_field(&desk), "Ukraine rejects ");
    typed(&mut desk, "ceasefire is mon");
    desk.key(Modifiers::NONE, Key::Tab);
    assert_eq!(in_field(&desk), "Ukraine rejects A ceasefire is monitored ");
    typed(&mut desk, "at Furth");
    desk.key(Modifiers::NONE, Key::Tab);
    let before = desk.scenario().positions.len();
    enter(&mut desk);
    assert_eq!(desk.scenario().positions.len(), before + 1);
    let position = desk.scenario().positions.iter().last().unwrap();
    assert_eq!(position.stance, Some(Stance::Rejects));
    assert_eq!(
        position.since.talk.as_ref().unwrap().id().as_str(),
        "talk-further-round"
    );
}

#[test]
fn a_completion_can_be_clicked() {
    let mut desk = opened();
    typed(&mut desk, "Ukraine accepts guarantees");
    assert!(says(&desk, "could be"));
    desk.click(
        Role::ListBoxOption,
        "Long-term Western guarantees, option, Security assurances",
    );
    assert_eq!(
        in_field(&desk),
        "Ukraine accepts Long-term Western guarantees "
    );
}

#[test]
fn a_line_is_never_lost() {
    let mut desk = opened();
    let before = desk.scenario().clone();
    typed(&mut desk, "Ukrane accepts nothing much");
    enter(&mut desk);
    assert_eq!(
        *desk.scenario(),
        before,
        "what is not understood changes nothing"
    );
    assert_eq!(in_field(&desk), "Ukrane accepts nothing much");
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.workspace().dialog, None);
    desk.perform(Command::Act(Act::QuickEntry));
    assert_eq!(in_field(&desk), "Ukrane accepts nothing much");
    // The cursor is at its end.
    typed(&mut desk, "?");
    assert_eq!(in_field(&desk), "Ukrane accepts nothing much?");
}

#[test]
fn up_in_the_empty_field_brings_the_last_line_back() {
    let mut desk = opened();
    typed(&mut desk, "party Norway state");
    enter(&mut desk);
    desk.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(in_field(&desk), "party Norway state");
    assert!(says(&desk, "There is a party called Norway already"));
}

#[test]
fn every_line_rests_on_the_source_that_is_set() {
    let mut desk = opened();
    desk.click(Role::Button, "From: no source");
    desk.click(Role::ListBoxOption, "Background of the Berlin Talks");
    desk.click(Role::ComboBox, "Basis");
    desk.harness.get_by_label("Observers").click();
    desk.settle();
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, FIELD)
        .focus();
    desk.harness.run_steps(2);
    for line in ["talk Oslo round", "party Norway"] {
        typed(&mut desk, line);
        enter(&mut desk);
    }
    let scenario = desk.scenario();
    for sources in [
        &scenario.talks.iter().last().unwrap().sources,
        &scenario.parties.iter().last().unwrap().sources,
    ] {
        assert_eq!(sources[0].source.id().as_str(), "source-article");
        assert_eq!(sources[0].basis, Some(Basis::Observers));
    }
    // It stays when the sheet is closed, until it is cleared.
    desk.key(Modifiers::NONE, Key::Escape);
    desk.perform(Command::Act(Act::QuickEntry));
    desk.click(Role::Button, "Clear the source");
    desk.harness
        .get_by_role_and_label(Role::MultilineTextInput, FIELD)
        .focus();
    desk.harness.run_steps(2);
    typed(&mut desk, "party Sweden");
    enter(&mut desk);
    assert!(
        desk.scenario()
            .parties
            .iter()
            .last()
            .unwrap()
            .sources
            .is_empty()
    );
}

#[test]
fn a_source_can_be_named_where_it_is_set() {
    let mut desk = opened();
    desk.click(Role::Button, "From: no source");
    typed(&mut desk, "Minutes of the morning");
    enter(&mut desk);
    assert_eq!(
        desk.scenario().sources.iter().last().unwrap().title,
        "Minutes of the morning"
    );
    assert!(
        desk.harness
            .query_by_role_and_label(Role::Button, "From: Minutes of the morning")
            .is_some()
    );
}

#[test]
fn pasted_lines_are_one_step_and_what_is_not_understood_stays() {
    let mut desk = opened();
    let before = desk.scenario().clone();
    pasted(
        &mut desk,
        "- party Norway state\n- see you at lunch\n- talk Oslo meeting, with Norway\n",
    );
    assert!(says(&desk, "2 of 3 lines are understood"));
    enter(&mut desk);
    assert_eq!(in_field(&desk), "see you at lunch");
    assert_eq!(desk.scenario().talks.len(), before.talks.len() + 1);
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(*desk.scenario(), before);
}

#[test]
fn a_bare_list_takes_the_kind_of_the_board_or_the_one_that_is_chosen() {
    let mut desk = opened();
    pasted(&mut desk, "Norway\nSweden\nFinland state");
    assert!(says(&desk, "Talk: Norway"));
    desk.click(Role::ComboBox, "The lines are");
    let entries: Vec<_> = desk.harness.get_all_by_label("parties").collect();
    entries.last().unwrap().click();
    desk.settle();
    assert!(says(&desk, "Party: Sweden"));
    let before = desk.scenario().parties.len();
    desk.click(Role::Button, "Add");
    assert_eq!(desk.scenario().parties.len(), before + 3);
}

#[test]
fn help_stands_on_one_page_and_escape_goes_back_to_the_line() {
    let mut desk = opened();
    typed(&mut desk, "talk Oslo");
    desk.key(Modifiers::NONE, Key::F1);
    assert!(says(&desk, "party Norway state facilitator"));
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.workspace().dialog, Some(Dialog::QuickEntry));
    assert!(!says(&desk, "party Norway state facilitator"));
    assert_eq!(in_field(&desk), "talk Oslo");
    enter(&mut desk);
    assert_eq!(desk.scenario().talks.iter().last().unwrap().title, "Oslo");
}

#[test]
fn a_shift_is_announced_before_it_is_made() {
    let mut desk = opened();
    typed(
        &mut desk,
        "Ukraine rejects Security guarantees that deter at Further round",
    );
    assert!(says(&desk, "A shift from supports"));
}

#[test]
fn a_click_beside_the_controls_leaves_the_cursor_in_the_field() {
    let mut desk = opened();
    let field = desk
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, FIELD)
        .rect();
    // Between the field and what is above it.
    let beside = field.left_top() - egui::vec2(0.0, 4.0);
    desk.harness.hover_at(beside);
    desk.harness.event(egui::Event::PointerButton {
        pos: beside,
        button: egui::PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    desk.harness.event(egui::Event::PointerButton {
        pos: beside,
        button: egui::PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    desk.settle();
    typed(&mut desk, "talk Oslo");
    assert_eq!(in_field(&desk), "talk Oslo");
}
