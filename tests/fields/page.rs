//! A card as a page: the same form, the same drafts, the same commands.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use nonpaper::{
    commands::{Act, Board, Command, Screen},
    model::{Id, Kind},
};

use crate::common::{Desk, Look};

fn talk(desk: &Desk) -> nonpaper::model::Talk {
    let id = Id::from("talk-berlin");
    desk.scenario().talks.get(&id).unwrap().clone()
}

#[test]
fn ctrl_enter_opens_the_page_and_escape_goes_back() {
    let mut desk = Desk::berlin();
    desk.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(desk.workspace().page(), Some(Id::from("talk-berlin")));
    desk.write("Venue", "The chancellery");
    assert_eq!(talk(&desk).venue, "The chancellery");
    desk.key(Modifiers::NONE, Key::Escape);
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.workspace().page(), None);
    assert_eq!(
        desk.workspace().selected_card(),
        Some(Id::from("talk-berlin")),
        "the card is selected still"
    );
    assert_eq!(talk(&desk).venue, "The chancellery");
}

#[test]
fn what_is_being_typed_is_not_lost_on_the_way_to_the_page() {
    let mut desk = Desk::berlin();
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .focus();
    desk.harness.run_steps(2);
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .type_text("?");
    desk.harness.run_steps(2);
    desk.key(Modifiers::COMMAND, Key::Enter);
    assert!(desk.workspace().page().is_some());
    assert!(talk(&desk).venue.contains('?'));
}

#[test]
fn a_button_opens_the_page_and_another_goes_back() {
    let mut desk = Desk::berlin();
    desk.click(Role::Button, "Open card as a page");
    assert!(desk.workspace().page().is_some());
    desk.click(Role::Button, "Back to the cards");
    assert_eq!(desk.workspace().page(), None);
}

#[test]
fn a_reference_on_a_page_leads_to_another_page_and_alt_left_comes_back() {
    let mut desk = Desk::berlin();
    desk.perform(Command::Act(Act::Page));
    desk.reach(Role::Link, "Security assurances");
    desk.click(Role::Link, "Security assurances");
    let issue = desk.workspace().page().unwrap();
    let title = &desk.scenario().issues.get(&issue).unwrap().title;
    assert_eq!(title, "Security assurances");
    desk.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.workspace().page(), Some(Id::from("talk-berlin")));
    desk.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.workspace().page(), None);
}

#[test]
fn the_page_closes_when_its_card_is_deleted_or_one_goes_elsewhere() {
    for command in [
        Command::Act(Act::Delete),
        Command::Show(Screen::Check),
        Command::Show(Screen::Cards),
        Command::ShowBoard(Board::Of(Kind::Party)),
    ] {
        let mut desk = Desk::berlin();
        desk.perform(Command::Act(Act::Page));
        assert!(desk.workspace().page().is_some());
        let said = format!("{command:?}");
        desk.perform(command);
        assert_eq!(desk.workspace().page(), None, "{said}");
    }
}

#[test]
fn every_card_can_be_a_page_in_a_wide_and_in_a_narrow_window() {
    for size in [[1280.0, 800.0], [1024.0, 640.0]] {
        let look = Look {
            size,
            ..Look::default()
        };
        let mut desk = Desk::with(nonpaper::io::samples::Template::BerlinTalks, &look);
        for kind in Kind::CARDS {
            desk.perform(Command::New(kind));
            let new = desk.workspace().selected_card().unwrap();
            if desk.workspace().page().is_none() {
                desk.perform(Command::Act(Act::Page));
            }
            assert_eq!(desk.workspace().page(), Some(new));
        }
    }
}

#[test]
fn what_is_no_number_is_said_and_changes_nothing() {
    let mut desk = Desk::berlin();
    desk.perform(Command::New(Kind::Brief));
    desk.write("Minutes", "ten");
    let said = &desk.workspace().notices.last().unwrap().text;
    assert_eq!(said, "“ten” is no number; “Minutes” stays as it was");
    let minutes = |desk: &Desk| desk.scenario().briefs.at(0).unwrap().minutes;
    assert_eq!(minutes(&desk), None);
    desk.write("Minutes", "10");
    assert_eq!(minutes(&desk).unwrap().0, 10.0);
    desk.write("Minutes", " ");
    assert_eq!(minutes(&desk), None);
}

#[test]
fn prose_is_shown_as_it_reads_and_a_click_writes_in_it() {
    let mut desk = Desk::berlin();
    desk.perform(Command::Act(Act::Deselect));
    desk.write(
        "What it is about",
        "One\n\n- two\n- [three](https://example.org)",
    );
    // The link can be followed, for the text is shown as it reads.
    let link = desk
        .harness
        .query_by_role_and_label(Role::Link, "https://example.org");
    assert!(link.is_some());
    desk.click(Role::MultilineTextInput, "What it is about");
    let field = desk
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "What it is about");
    assert!(field.is_focused());
    assert!(
        desk.harness
            .query_by_role_and_label(Role::Link, "https://example.org")
            .is_none(),
        "while it is written in, it is shown as it is written"
    );
    desk.harness.event(egui::Event::Text("!".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Tab);
    assert!(desk.scenario().summary.contains('!'));
}
