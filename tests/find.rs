//! The find dialog and the palette, in a window that nobody sees.
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
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Opens the find dialog and types.
fn find(typed: &str) -> Desk {
    let mut desk = Desk::berlin();
    desk.key(Modifiers::COMMAND, Key::F);
    desk.harness.event(egui::Event::Text(typed.into()));
    desk.harness.run_steps(3);
    desk
}

fn rows(desk: &Desk) -> Vec<String> {
    desk.harness
        .query_all_by_role(Role::ListBoxOption)
        .map(|node| node.accesskit_node().label().unwrap())
        .collect()
}

#[test]
fn finds_what_stands_in_a_text_and_says_where() {
    let mut desk = find("acceler negotiat");
    let first = rows(&desk)[0].clone();
    assert!(
        first.contains("Quotation") || first.contains("Outcome"),
        "{first}"
    );
    let count = rows(&desk).len();
    let noun = if count == 1 { "card" } else { "cards" };
    desk.harness.get_by_label(&format!("{count} {noun}"));
    // Enter goes to the first, the arrows to the others.
    desk.key(Modifiers::NONE, Key::Enter);
    assert!(desk.workspace().dialog.is_none());
    assert!(desk.workspace().selected_card().is_some());
}

#[test]
fn the_arrows_choose_among_what_was_found() {
    let mut desk = find("kind:party ukr");
    let found = rows(&desk);
    assert!(found[0].starts_with("Ukraine, party"), "{found:?}");
    desk.key(Modifiers::NONE, Key::ArrowDown);
    let selected: Vec<String> = desk
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .filter(|node| node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True))
        .map(|node| node.accesskit_node().label().unwrap())
        .collect();
    assert_eq!(selected, [found[1].clone()]);
    desk.key(Modifiers::NONE, Key::ArrowUp);
    desk.key(Modifiers::NONE, Key::Enter);
    assert_eq!(
        desk.workspace().selected_card().unwrap().as_str(),
        "party-ukraine"
    );
}

#[test]
fn a_filter_that_was_typed_is_a_chip_that_can_be_taken_out() {
    let mut desk = find("kind:party ukr");
    let narrow = rows(&desk).len();
    desk.click(Role::Button, "Remove Kind: party");
    assert!(rows(&desk).len() > narrow);
    assert!(desk.harness.query_by_label("Remove Kind: party").is_none());
    // One goes on typing where one was.
    desk.harness.event(egui::Event::Text("aine accepts".into()));
    desk.harness.run_steps(3);
    assert!(
        rows(&desk)[0].starts_with("Ukraine accepts"),
        "{:?}",
        rows(&desk)
    );
}

#[test]
fn says_what_is_not_there() {
    let desk = find("zzzqqq");
    assert!(rows(&desk).is_empty());
    desk.harness.get_by_label("No card says “zzzqqq”");
    let desk = find("party:atlantis");
    desk.harness.get_by_label("No party is called “atlantis”");
    let desk = find("ukrne");
    assert!(rows(&desk)[0].starts_with("Ukraine"));
    assert!(
        desk.harness
            .query_by_label_contains("with these letters")
            .is_some()
    );
}

#[test]
fn an_option_that_was_found_is_where_one_goes() {
    let mut desk = find("kind:issue goal dropped");
    desk.key(Modifiers::NONE, Key::Enter);
    let selection = desk
        .workspace()
        .open
        .as_ref()
        .unwrap()
        .document
        .selection()
        .cloned();
    assert_eq!(selection.unwrap().as_str(), "option-goal-dropped");
}

#[test]
fn the_palette_offers_commands_to_one_who_has_typed_nothing() {
    let mut desk = Desk::berlin();
    desk.key(Modifiers::COMMAND, Key::K);
    let found = rows(&desk);
    assert!(
        found.iter().any(|row| row.starts_with("Save, Ctrl+S")),
        "{found:?}"
    );
    desk.click(Role::Button, "kind:");
    desk.harness.event(egui::Event::Text("sou".into()));
    desk.harness.run_steps(3);
    assert!(rows(&desk)[0].ends_with("source"), "{:?}", rows(&desk));
}
