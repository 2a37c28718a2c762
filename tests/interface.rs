//! The interface, found by accessible names and driven by mouse and keys; each test looks at the
//! document.
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
use egui_kittest::kittest::Queryable as _;
use nonpaper::{
    commands::{Act, Command, Screen},
    io::samples::Template,
    model::{
        Id, Kind,
        handling::Handling,
        word::{PartyRole, Stance, Theme},
    },
};

fn talk(desk: &Desk) -> nonpaper::model::Talk {
    desk.scenario()
        .talks
        .get(&Id::from("talk-berlin"))
        .unwrap()
        .clone()
}

#[test]
fn home_offers_the_templates_and_opens_one() {
    let mut desk = Desk::home(&Look::default());
    desk.click(Role::Button, "New from The Berlin talks");
    assert_eq!(desk.workspace().screen, Screen::Cards);
    assert_eq!(desk.scenario().title, "Berlin talks");
    desk.click(Role::Tab, "Home");
    desk.click(Role::Button, "Open Berlin talks");
    assert_eq!(desk.workspace().screen, Screen::Cards);
}

#[test]
fn typing_into_a_field_is_one_step_and_escape_forgets_it() {
    let mut desk = Desk::berlin();
    desk.write("Venue", "Federal Chancellery, Berlin");
    assert_eq!(talk(&desk).venue, "Federal Chancellery, Berlin");
    let document = &desk.workspace().open.as_ref().unwrap().document;
    assert_eq!(document.undo_label(), Some("edit venue"));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(talk(&desk).venue, "Berlin");

    let field = desk.harness.get_by_role_and_label(Role::TextInput, "Venue");
    field.focus();
    desk.harness.run_steps(2);
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .type_text("nonsense");
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(talk(&desk).venue, "Berlin");
    assert!(
        desk.workspace()
            .open
            .as_ref()
            .unwrap()
            .document
            .undo_label()
            .is_none()
    );
}

#[test]
fn escape_forgets_what_a_pause_has_kept() {
    let mut desk = Desk::berlin();
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .focus();
    desk.harness.run_steps(2);
    for word in [" one", " two"] {
        desk.harness
            .get_by_role_and_label(Role::TextInput, "Venue")
            .type_text(word);
        // A pause: what is typed goes into the scenario, so that a crash would not lose it.
        desk.harness.run_steps(20);
        assert!(talk(&desk).venue.ends_with(word));
    }
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(talk(&desk).venue, "Berlin");
    let document = &desk.workspace().open.as_ref().unwrap().document;
    assert_eq!(document.undo_label(), None);
}

#[test]
fn typing_with_pauses_is_one_step() {
    let mut desk = Desk::berlin();
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .focus();
    for word in [" one", " two"] {
        desk.harness.run_steps(2);
        desk.harness
            .get_by_role_and_label(Role::TextInput, "Venue")
            .type_text(word);
        desk.harness.run_steps(20);
    }
    desk.key(Modifiers::NONE, Key::Tab);
    assert!(talk(&desk).venue.ends_with(" two"));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(talk(&desk).venue, "Berlin");
}

#[test]
fn what_is_being_typed_is_saved_too() {
    let mut desk = Desk::berlin();
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .focus();
    desk.harness.run_steps(2);
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .type_text("!");
    desk.harness.run_steps(2);
    desk.key(Modifiers::COMMAND, Key::S);
    let path = desk
        .workspace()
        .open
        .as_ref()
        .unwrap()
        .place
        .path
        .clone()
        .unwrap();
    let saved = nonpaper::io::format::read(&std::fs::read(path).unwrap()).unwrap();
    assert!(saved.talks.at(0).unwrap().venue.contains('!'));
}

#[test]
fn a_draft_survives_going_to_another_card() {
    let mut desk = Desk::berlin();
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .focus();
    desk.harness.run_steps(2);
    desk.harness
        .get_by_role_and_label(Role::TextInput, "Venue")
        .type_text("?");
    desk.harness.run_steps(2);
    desk.harness.get_by_label("Party: Ukraine").click();
    desk.settle();
    assert!(talk(&desk).venue.contains('?'));
    assert_eq!(
        desk.workspace().selected_card(),
        Some(Id::from("party-ukraine"))
    );
}

#[test]
fn a_party_is_added_and_linked_to_a_talk_with_the_keyboard_alone() {
    let mut desk = Desk::berlin();
    let before = desk.scenario().clone();
    // To the parties, and a new one, whose name is typed at once.
    desk.key(Modifiers::NONE, Key::ArrowRight);
    desk.key(Modifiers::COMMAND, Key::N);
    desk.harness.event(egui::Event::Text("Norway".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Enter);
    let norway = desk.scenario().parties.iter().last().unwrap().clone();
    assert_eq!(norway.name, "Norway");

    // To the talk by name; Tab until the picker of its participants is reached.
    desk.key(Modifiers::COMMAND, Key::K);
    desk.harness
        .event(egui::Event::Text("Further round".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Enter);
    assert_eq!(
        desk.workspace().selected_card(),
        Some(Id::from("talk-further-round"))
    );
    tab_to(&mut desk, Role::Button, "Add a participant");
    desk.key(Modifiers::NONE, Key::Enter);
    // The keyboard goes on in what was added: who it is can be typed at once.
    desk.harness.event(egui::Event::Text("norw".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Enter);
    let round = desk
        .scenario()
        .talks
        .get(&Id::from("talk-further-round"))
        .unwrap();
    assert!(
        round
            .participants
            .iter()
            .any(|one| *one.party.id() == norway.id)
    );

    // All of it can be taken back, and done again.
    let after = desk.scenario().clone();
    while desk
        .workspace()
        .open
        .as_ref()
        .unwrap()
        .document
        .undo_label()
        .is_some()
    {
        desk.perform(Command::Act(Act::Undo));
    }
    assert_eq!(desk.scenario(), &before);
    while desk
        .workspace()
        .open
        .as_ref()
        .unwrap()
        .document
        .redo_label()
        .is_some()
    {
        desk.perform(Command::Act(Act::Redo));
    }
    assert_eq!(desk.scenario(), &after);
}

/// Presses Tab until the widget with this role and name has the focus.
fn tab_to(desk: &mut Desk, role: Role, name: &str) {
    for _ in 0..200 {
        desk.harness.key_press(Key::Tab);
        desk.harness.run_steps(2);
        let found = desk
            .harness
            .query_all_by_role_and_label(role, name)
            .any(|node| node.is_focused());
        if found {
            return;
        }
    }
    panic!("{name} cannot be reached with Tab");
}

#[test]
fn an_arrow_moves_by_one_card_and_enter_goes_into_its_title() {
    let mut desk = Desk::berlin();
    let selected = |desk: &Desk| desk.workspace().selected_card().unwrap().to_string();
    desk.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk), "talk-further-round");
    desk.key(Modifiers::NONE, Key::ArrowUp);
    desk.key(Modifiers::NONE, Key::ArrowRight);
    desk.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&desk), "party-russia");
    desk.key(Modifiers::NONE, Key::Enter);
    let title = desk.harness.get_by_role_and_label(Role::TextInput, "Name");
    assert!(title.is_focused());
    desk.harness.event(egui::Event::Text("Other name".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Enter);
    let russia = desk
        .scenario()
        .parties
        .get(&Id::from("party-russia"))
        .unwrap();
    assert_eq!(
        russia.name, "Other name",
        "the old name was selected and is typed over"
    );
    // The keys belong to the cards again.
    desk.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(selected(&desk), "party-ukraine");
}

#[test]
fn a_picker_creates_what_it_does_not_find_in_one_step() {
    let mut desk = Desk::berlin();
    let issues = desk.scenario().issues.len();
    let agenda = talk(&desk).agenda.len();
    desk.reach(Role::Button, "Agenda: add an issue");
    desk.click(Role::Button, "Agenda: add an issue");
    desk.harness
        .event(egui::Event::Text("Prisoner exchange".into()));
    desk.harness.run_steps(2);
    desk.harness
        .get_by_label("New issue “Prisoner exchange”")
        .click();
    desk.settle();
    assert_eq!(desk.scenario().issues.len(), issues + 1);
    let issue = desk.scenario().issues.iter().last().unwrap();
    assert_eq!(issue.title, "Prisoner exchange");
    assert_eq!(talk(&desk).agenda.last().unwrap().id(), &issue.id);
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(
        (desk.scenario().issues.len(), talk(&desk).agenda.len()),
        (issues, agenda)
    );
}

#[test]
fn a_reference_is_a_link_and_alt_left_comes_back() {
    let mut desk = Desk::berlin();
    desk.reach(Role::Link, "Security assurances");
    desk.click(Role::Link, "Security assurances");
    let there = desk.workspace().selected_card().unwrap();
    assert_eq!(
        desk.scenario().issues.get(&there).unwrap().title,
        "Security assurances"
    );
    desk.key(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(
        desk.workspace().selected_card(),
        Some(Id::from("talk-berlin"))
    );
}

#[test]
fn the_palette_finds_cards_and_commands() {
    let mut desk = Desk::berlin();
    for (typed, wanted) in [("nato acc", "proposal-"), ("europ part", "party-european")] {
        desk.key(Modifiers::COMMAND, Key::K);
        desk.harness.event(egui::Event::Text(typed.into()));
        desk.harness.run_steps(2);
        desk.key(Modifiers::NONE, Key::Enter);
        let card = desk.workspace().selected_card().unwrap();
        assert!(card.as_str().starts_with(wanted), "{typed}: {card}");
    }
    desk.key(Modifiers::COMMAND, Key::K);
    desk.harness.event(egui::Event::Text("new issue".into()));
    desk.harness.run_steps(2);
    let issues = desk.scenario().issues.len();
    desk.key(Modifiers::NONE, Key::Enter);
    assert_eq!(desk.scenario().issues.len(), issues + 1);
    assert!(desk.workspace().dialog.is_none());
}

#[test]
fn a_date_is_read_as_people_write_it_and_what_is_none_is_kept_and_said() {
    let mut desk = Desk::berlin();
    desk.write("Start", "14 December 2025");
    assert_eq!(talk(&desk).start.unwrap().to_string(), "2025-12-14");
    desk.write("End", "December 2025");
    assert_eq!(talk(&desk).end.unwrap().to_string(), "2025-12");
    desk.write("Start", "next week");
    assert_eq!(talk(&desk).start.unwrap().to_string(), "next week");
    assert!(
        desk.harness
            .query_by_label("“next week” is no day, month or year")
            .is_some()
    );
    let findings = &desk.workspace().open.as_ref().unwrap().reports.findings;
    let dates = findings
        .iter()
        .filter(|finding| finding.rule == "impossible-date");
    assert_eq!(dates.count(), 1);
    desk.write("Start", " ");
    assert_eq!(talk(&desk).start, None);
}

#[test]
fn the_fields_of_a_talk() {
    let mut desk = Desk::berlin();
    desk.write("Title", "Berlin round");
    desk.choose("Status", "Suspended");
    desk.choose("Track", "Track 1.5");
    desk.choose("Format", "Shuttle mediation");
    desk.write("Outcome", "Open.");
    desk.write("Aim 1", "A first aim");
    desk.reach(Role::DisclosureTriangle, "Notes and tags");
    if desk
        .harness
        .query_by_role_and_label(Role::TextInput, "Tags")
        .is_none()
    {
        desk.click(Role::DisclosureTriangle, "Notes and tags");
    }
    desk.write("Tags", "berlin, round one");
    let talk = talk(&desk);
    let value = serde_json::to_value(&talk).unwrap();
    assert_eq!(value["title"], "Berlin round");
    assert_eq!(value["status"], "suspended");
    assert_eq!(value["track"], 1.5);
    assert_eq!(value["format"], "shuttle");
    assert_eq!(value["outcome"], "Open.");
    assert_eq!(value["aims"][0], "A first aim");
    assert_eq!(value["tags"], serde_json::json!(["berlin", "round one"]));
}

#[test]
fn the_fields_of_a_party() {
    let mut desk = Desk::berlin();
    desk.perform(Command::GoTo(Id::from("party-ukraine")));
    desk.write("Short name", "UA");
    desk.choose("Kind", "Government");
    desk.choose("Role", "Signatory");
    desk.click(Role::RadioButton, "#D55E00");
    for (button, field, text) in [
        ("Add a delegate", "Delegate’s name", "A. Delegate"),
        ("Add a need", "What they cannot do without", "A need"),
        ("Add an interest", "What they want and why", "An interest"),
    ] {
        desk.reach(Role::Button, button);
        desk.click(Role::Button, button);
        desk.write(field, text);
    }
    let party = desk
        .scenario()
        .parties
        .get(&Id::from("party-ukraine"))
        .unwrap();
    let value = serde_json::to_value(party).unwrap();
    assert_eq!(value["short_name"], "UA");
    assert_eq!(value["kind"], "government");
    assert_eq!(value["role"], "signatory");
    assert_eq!(value["colour"], "#D55E00");
    assert_eq!(party.delegation.last().unwrap().name, "A. Delegate");
    assert_eq!(party.needs.last().unwrap().text, "A need");
    assert_eq!(party.interests.last().unwrap().text, "An interest");
    assert_eq!(
        party.interests.last().unwrap().handling,
        Handling::Team,
        "team unless marked"
    );
}

#[test]
fn the_fields_of_a_proposal_and_a_provision() {
    let mut desk = Desk::with(Template::Bilateral, &Look::default());
    let proposal = desk.scenario().proposals.at(0).unwrap().id.clone();
    desk.perform(Command::GoTo(proposal.clone()));
    desk.choose("Kind", "Counter-proposal");
    desk.choose("Status", "Tabled");
    desk.write("Summary", "In brief.");
    let provisions = desk.scenario().proposals.at(0).unwrap().provisions.len();
    desk.reach(Role::Button, "Add a provision");
    desk.click(Role::Button, "Add a provision");
    desk.write("Heading", "Opening of the crossing");
    desk.write("Wording", "The crossing is opened.");
    desk.reach(Role::CheckBox, "Agreed (else bracketed)");
    desk.click(Role::CheckBox, "Agreed (else bracketed)");
    desk.choose("Time frame", "Days after something");
    let proposal = desk.scenario().proposals.get(&proposal).unwrap();
    let value = serde_json::to_value(proposal).unwrap();
    assert_eq!(value["kind"], "counter-proposal");
    assert_eq!(value["status"], "tabled");
    assert_eq!(value["summary"], "In brief.");
    assert_eq!(proposal.provisions.len(), provisions + 1);
    let provision = proposal.provisions.last().unwrap();
    assert_eq!(provision.heading, "Opening of the crossing");
    assert_eq!(provision.text, "The crossing is opened.");
    assert!(provision.agreed);
    assert_eq!(provision.timeframe.days.unwrap().0, 30.0);
}

#[test]
fn the_fields_of_an_issue_and_a_position() {
    let mut desk = Desk::berlin();
    let issue = desk.scenario().issues.at(0).unwrap().id.clone();
    desk.perform(Command::GoTo(issue.clone()));
    desk.choose("Theme", "Justice");
    desk.click(Role::Button, "Add an option");
    desk.write("Option’s title", "A third way");
    let changed = desk.scenario().issues.get(&issue).unwrap().clone();
    assert_eq!(changed.theme, Some(Theme::Justice));
    assert_eq!(changed.options.last().unwrap().title, "A third way");
    desk.choose("Status quo", "A third way");
    assert_eq!(
        desk.scenario()
            .issues
            .get(&issue)
            .unwrap()
            .status_quo
            .as_ref()
            .unwrap()
            .id(),
        &changed.options.last().unwrap().id
    );

    let position = desk.scenario().positions.at(0).unwrap().id.clone();
    desk.perform(Command::GoTo(position.clone()));
    desk.click(Role::RadioButton, "Reluctant");
    desk.choose("Confidence", "Low");
    desk.choose("Since", "At Berlin talks");
    desk.write("Rationale", "Because.");
    let position = desk.scenario().positions.get(&position).unwrap();
    assert_eq!(position.stance, Some(Stance::Reluctant));
    assert_eq!(
        serde_json::to_value(&position.since).unwrap(),
        serde_json::json!({"talk": "talk-berlin"})
    );
    assert_eq!(position.rationale, "Because.");
}

#[test]
fn who_may_see_a_card_is_chosen_above_its_title() {
    let mut desk = Desk::berlin();
    desk.click(Role::Button, "Who may see it: Public");
    desk.harness.get_by_label("Shared with…").click();
    desk.settle();
    assert_eq!(talk(&desk).handling, Handling::shared_with(Vec::new()));
    desk.click(Role::Button, "Share with a party");
    desk.harness.event(egui::Event::Text("ukr".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Enter);
    let Handling::SharedWith(shared) = talk(&desk).handling else {
        panic!()
    };
    assert_eq!(shared.parties[0].id().as_str(), "party-ukraine");
}

#[test]
fn every_board_and_every_card_can_be_shown() {
    let mut desk = Desk::berlin();
    for kind in Kind::CARDS {
        let ids: Vec<Id> = desk
            .scenario()
            .cards(kind)
            .map(|card| card.id().clone())
            .collect();
        desk.perform(Command::ShowBoard(nonpaper::commands::Board::Of(kind)));
        for id in ids.into_iter().take(3) {
            desk.perform(Command::GoTo(id.clone()));
            assert_eq!(desk.workspace().selected_card(), Some(id));
        }
    }
}

#[test]
fn an_empty_board_teaches_and_offers_the_first_card() {
    let mut desk = Desk::with(Template::Blank, &Look::default());
    desk.click(Role::Button, "Add the first party");
    assert_eq!(desk.scenario().parties.len(), 1);
}

#[test]
fn an_idle_window_asks_for_no_frame() {
    let mut desk = Desk::berlin();
    // `run` fails when frames are still asked for after a number of steps.
    desk.harness.run();
    let steps = desk.harness.run();
    assert!(steps <= 2, "{steps} frames for nothing");
}

#[test]
fn redo_with_nothing_to_redo_does_nothing() {
    let mut desk = Desk::berlin();
    desk.write("Venue", "Elsewhere");
    desk.key(Modifiers::NONE, Key::Escape);
    for _ in 0..3 {
        desk.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        assert_eq!(talk(&desk).venue, "Elsewhere", "it is no undo");
    }
    desk.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(talk(&desk).venue, "Berlin");
    desk.key(Modifiers::COMMAND, Key::Z);
    desk.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(talk(&desk).venue, "Elsewhere");
}

#[test]
fn dialogs_open_and_escape_closes_them() {
    let mut desk = Desk::berlin();
    for act in [
        Act::Shortcuts,
        Act::Messages,
        Act::About,
        Act::Palette,
        Act::Open,
        Act::SaveAs,
    ] {
        desk.perform(Command::Act(act));
        assert!(desk.workspace().dialog.is_some(), "{act:?}");
        desk.key(Modifiers::NONE, Key::Escape);
        // The first Esc may have left a text field.
        desk.key(Modifiers::NONE, Key::Escape);
        assert!(desk.workspace().dialog.is_none(), "{act:?}");
    }
}

#[test]
fn closing_an_unsaved_file_asks() {
    let mut desk =
        Desk::with_scenario(&Template::BerlinTalks.scenario().unwrap(), &Look::default());
    desk.write("Venue", "Elsewhere");
    desk.key(Modifiers::COMMAND, Key::W);
    desk.click(Role::Button, "Don’t save");
    assert!(desk.workspace().open.is_none());
    let path = desk.folder.path().join("scenario.nonpaper");
    assert_eq!(std::fs::read(path).unwrap(), Template::BerlinTalks.bytes());
}

#[test]
fn a_choice_is_made_by_keys_alone() {
    let mut desk = Desk::berlin();
    desk.perform(Command::GoTo(Id::from("party-ukraine")));
    desk.reach(Role::ComboBox, "Role");
    let combo = desk.harness.get_by_role_and_label(Role::ComboBox, "Role");
    combo.focus();
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Enter);
    // A letter goes to the next entry that begins with it, the arrows go on from there.
    desk.harness.event(egui::Event::Text("g".into()));
    desk.harness.run_steps(3);
    desk.key(Modifiers::NONE, Key::Enter);
    let party = desk
        .scenario()
        .parties
        .get(&Id::from("party-ukraine"))
        .unwrap();
    assert_eq!(party.role, Some(PartyRole::Guarantor));
    let combo = desk.harness.get_by_role_and_label(Role::ComboBox, "Role");
    assert!(combo.is_focused());
}

#[test]
fn tab_goes_on_from_a_text_that_reads_otherwise_than_it_is_written() {
    let mut desk = Desk::berlin();
    desk.perform(Command::GoTo(Id::from("party-ukraine")));
    desk.reach(Role::Button, "Add a need");
    desk.click(Role::Button, "Add a need");
    // The cursor is in it.
    desk.harness.event(egui::Event::Text("Guarantees".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Tab);
    let party = desk
        .scenario()
        .parties
        .get(&Id::from("party-ukraine"))
        .unwrap();
    assert_eq!(party.needs.last().unwrap().text, "Guarantees");
    let focused = desk
        .harness
        .get_all_by_role_and_label(Role::ComboBox, "Who may see it")
        .any(|combo| combo.is_focused());
    assert!(focused);
}

#[test]
fn a_text_that_is_added_to_a_list_can_be_typed_at_once() {
    let mut desk = Desk::berlin();
    desk.reach(Role::Button, "Add an aim");
    desk.click(Role::Button, "Add an aim");
    desk.harness
        .event(egui::Event::Text("Agree on a date".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Tab);
    assert_eq!(talk(&desk).aims.last().unwrap(), "Agree on a date");
}

#[test]
fn looking_at_a_scale_assesses_nothing() {
    const LABEL: &str = "What it is worth to them (0 to 100)";
    let mut desk = Desk::berlin();
    let position = desk.scenario().positions.at(0).unwrap().id.clone();
    desk.perform(Command::GoTo(position.clone()));
    let value = |desk: &Desk| {
        let position = desk.scenario().positions.get(&position);
        position.unwrap().value.map(|value| value.get())
    };
    desk.reach(Role::Button, LABEL);
    desk.click(Role::Button, LABEL);
    assert_eq!(value(&desk), None);
    desk.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(value(&desk), Some(51));
}

#[test]
fn a_date_that_is_begun_can_be_typed_over() {
    let mut desk = Desk::berlin();
    let position = desk.scenario().positions.at(0).unwrap().id.clone();
    desk.perform(Command::GoTo(position.clone()));
    desk.choose("Since", "On a date");
    desk.harness.event(egui::Event::Text("2005-01-27".into()));
    desk.harness.run_steps(2);
    desk.key(Modifiers::NONE, Key::Tab);
    let since = &desk.scenario().positions.get(&position).unwrap().since;
    assert_eq!(since.date.as_ref().unwrap().to_string(), "2005-01-27");
}
