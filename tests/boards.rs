//! Boards: finding, choosing several, moving, copying, and laying out only what is seen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use common::{Desk, Look};
use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use nonpaper::{
    commands::{Act, Board, Command},
    io::samples::Template,
    model::{Id, Kind, Party, Scenario, handling::Handling},
};

fn ids(desk: &Desk, kind: Kind) -> Vec<String> {
    desk.scenario()
        .cards(kind)
        .map(|card| card.id().to_string())
        .collect()
}

fn shown(desk: &Desk) -> Vec<String> {
    let cards = desk.workspace().arrangement().cards();
    cards.map(Id::to_string).collect()
}

fn chosen(desk: &Desk) -> Vec<String> {
    let cards = desk.workspace().chosen_cards();
    cards.iter().map(Id::to_string).collect()
}

fn parties(desk: &mut Desk) {
    desk.perform(Command::ShowBoard(Board::Of(Kind::Party)));
}

fn click_with(desk: &mut Desk, modifiers: Modifiers, card: &str) {
    desk.harness
        .get_by_role_and_label(Role::ListItem, card)
        .click_modifiers(modifiers);
    desk.settle();
}

fn paste(desk: &mut Desk, text: &str) {
    desk.harness.event(Event::Paste(text.to_owned()));
    desk.settle();
}

/// What the program puts on the clipboard when this happens.
fn copied(desk: &mut Desk, event: Event, modifiers: Modifiers) -> String {
    desk.harness.event(Event::ModifiersChanged(modifiers));
    desk.harness.step();
    desk.harness.event(event);
    desk.harness.step();
    let commands = desk.harness.output().platform_output.commands.clone();
    desk.harness.event(Event::ModifiersChanged(Modifiers::NONE));
    desk.settle();
    let text = commands.into_iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text),
        _ => None,
    });
    text.expect("something was copied")
}

/// A scenario with many parties.
fn crowd(count: usize) -> Scenario {
    let party = |number: usize| Party {
        id: Id::from(format!("party-{number:05}")),
        name: format!("Party {number}"),
        ..Party::default()
    };
    Scenario {
        parties: (0..count).map(party).collect(),
        ..Scenario::default()
    }
}

#[test]
fn words_narrow_a_board_and_esc_shows_all_again() {
    let mut desk = Desk::berlin();
    parties(&mut desk);
    let all = shown(&desk).len();
    desk.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    desk.harness
        .get_by_role_and_label(Role::SearchInput, "Filter")
        .type_text("envoy");
    desk.settle();
    let narrowed = shown(&desk);
    assert!(!narrowed.is_empty() && narrowed.len() < all, "{narrowed:?}");
    desk.harness
        .get_by_label(&format!("{} of {all}", narrowed.len()));
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(shown(&desk).len(), all);
}

#[test]
fn facets_are_picked_and_taken_away() {
    let mut desk = Desk::berlin();
    desk.perform(Command::ShowBoard(Board::Of(Kind::Position)));
    let all = shown(&desk).len();
    desk.click(Role::Button, "More filters");
    desk.click(Role::Button, "Party");
    desk.harness
        .get_by_role_and_label(Role::SearchInput, "Find")
        .type_text("ukraine");
    desk.settle();
    desk.key(Modifiers::NONE, Key::Enter);
    let of_ukraine = shown(&desk);
    assert!(!of_ukraine.is_empty() && of_ukraine.len() < all);
    for id in &of_ukraine {
        let position = desk
            .scenario()
            .positions
            .get(&Id::from(id.as_str()))
            .unwrap();
        assert_eq!(position.party.id().as_str(), "party-ukraine");
    }
    desk.click(Role::Button, "Remove Ukraine");
    assert_eq!(shown(&desk).len(), all);
}

#[test]
fn a_filter_that_shows_nothing_says_so_and_a_new_card_takes_it_off() {
    let mut desk = Desk::berlin();
    parties(&mut desk);
    desk.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    desk.harness
        .get_by_role_and_label(Role::SearchInput, "Filter")
        .type_text("no card has these words");
    desk.settle();
    assert!(shown(&desk).is_empty());
    desk.harness.get_by_label("No card is like that");
    desk.perform(Command::New(Kind::Party));
    let new = desk.workspace().selected_card().unwrap().to_string();
    assert!(shown(&desk).contains(&new), "the new card is hidden");
}

#[test]
fn cards_are_put_in_another_order_which_leaves_the_users_own_alone() {
    let mut desk = Desk::berlin();
    parties(&mut desk);
    let own = ids(&desk, Kind::Party);
    desk.click(Role::Button, "Order of the cards");
    desk.click(Role::Button, "Title");
    let names: Vec<String> = shown(&desk)
        .iter()
        .map(|id| {
            let party = desk.scenario().parties.get(&Id::from(id.as_str())).unwrap();
            party.name.to_lowercase()
        })
        .collect();
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(names, sorted);
    assert_eq!(ids(&desk, Kind::Party), own);
    // In that order no card is moved by hand.
    assert!(!nonpaper::commands::table::spec(Act::MoveDown).is_enabled(desk.workspace()));
}

#[test]
fn several_cards_are_chosen_by_mouse_and_tagged_and_marked_in_one_step_each() {
    let mut desk = Desk::berlin();
    parties(&mut desk);
    let own = ids(&desk, Kind::Party);
    click_with(&mut desk, Modifiers::NONE, "Party: Ukraine");
    click_with(&mut desk, Modifiers::COMMAND, "Party: United States");
    assert_eq!(chosen(&desk).len(), 2);
    click_with(&mut desk, Modifiers::NONE, "Party: Ukraine");
    click_with(&mut desk, Modifiers::SHIFT, "Party: United States");
    assert_eq!(chosen(&desk), own[..3]);

    desk.click(Role::Button, "Add a tag to all");
    desk.harness
        .get_by_role_and_label(Role::SearchInput, "Find")
        .type_text("round one");
    desk.settle();
    desk.key(Modifiers::NONE, Key::Enter);
    let tagged = |desk: &Desk| {
        let cards = desk.scenario().parties.iter();
        cards
            .filter(|party| party.tags.contains(&"round one".to_owned()))
            .count()
    };
    assert_eq!(tagged(&desk), 3);
    desk.choose("Who may see them", "Team only");
    let of_team = |desk: &Desk| {
        let cards = desk.scenario().parties.iter();
        cards
            .filter(|party| party.handling == Handling::Team)
            .count()
    };
    assert_eq!(of_team(&desk), 3);
    desk.perform(Command::Act(Act::Undo));
    assert_eq!((of_team(&desk), tagged(&desk)), (0, 3));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(tagged(&desk), 0);
}

#[test]
fn the_keyboard_chooses_several_and_esc_lets_them_go() {
    let mut desk = Desk::berlin();
    let talks = ids(&desk, Kind::Talk);
    desk.key(Modifiers::NONE, Key::Home);
    desk.key(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(chosen(&desk), talks[..2]);
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(chosen(&desk).len(), 1);
    desk.key(Modifiers::COMMAND, Key::A);
    assert_eq!(chosen(&desk).len(), shown(&desk).len());
    desk.key(Modifiers::NONE, Key::Delete);
    assert!(shown(&desk).is_empty());
    desk.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(*desk.scenario(), Template::BerlinTalks.scenario().unwrap());
}

#[test]
fn cards_are_moved_by_key_one_or_several() {
    let mut desk = Desk::berlin();
    parties(&mut desk);
    let before = ids(&desk, Kind::Party);
    click_with(&mut desk, Modifiers::NONE, "Party: Ukraine");
    desk.key(Modifiers::ALT, Key::ArrowDown);
    let moved = ids(&desk, Kind::Party);
    assert_eq!((&moved[0], &moved[1]), (&before[1], &before[0]));
    desk.key(Modifiers::ALT, Key::End);
    assert_eq!(ids(&desk, Kind::Party).last(), Some(&before[0]));
    desk.key(Modifiers::ALT, Key::Home);
    assert_eq!(ids(&desk, Kind::Party), before);
    click_with(&mut desk, Modifiers::SHIFT, "Party: Russia");
    desk.key(Modifiers::ALT, Key::ArrowDown);
    let moved = ids(&desk, Kind::Party);
    assert_eq!(
        moved[..3],
        [before[2].clone(), before[0].clone(), before[1].clone()]
    );
}

#[test]
fn a_card_is_dragged_to_another_place_and_esc_drops_it_where_it_was() {
    let mut desk = Desk::berlin();
    let before = ids(&desk, Kind::Party);
    let rect = |desk: &Desk, name: &str| {
        desk.harness
            .get_by_role_and_label(Role::ListItem, name)
            .rect()
    };
    let from = rect(&desk, "Party: Ukraine").center();
    let below = rect(&desk, "Party: Russia").center() + egui::vec2(0.0, 40.0);
    let carry = |desk: &mut Desk| {
        desk.harness.hover_at(from);
        desk.harness.run_steps(1);
        desk.harness.drag_at(from);
        desk.harness.run_steps(1);
        desk.harness.hover_at(from + egui::vec2(0.0, 30.0));
        desk.harness.run_steps(1);
        desk.harness.hover_at(below);
        desk.harness.run_steps(2);
    };
    carry(&mut desk);
    desk.harness.key_press(Key::Escape);
    desk.harness.run_steps(1);
    desk.harness.drop_at(below);
    desk.settle();
    assert_eq!(ids(&desk, Kind::Party), before);

    carry(&mut desk);
    desk.harness.drop_at(below);
    desk.settle();
    let after = ids(&desk, Kind::Party);
    assert_eq!((&after[0], &after[1]), (&before[1], &before[0]));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(ids(&desk, Kind::Party), before);
}

#[test]
fn copies_in_the_same_scenario_keep_what_they_refer_to() {
    let mut desk = Desk::berlin();
    let before = desk.scenario().clone();
    desk.perform(Command::ShowBoard(Board::Of(Kind::Position)));
    desk.key(Modifiers::NONE, Key::Home);
    let text = copied(&mut desk, Event::Copy, Modifiers::COMMAND);
    paste(&mut desk, &text);
    let after = desk.scenario();
    assert_eq!(after.positions.len(), before.positions.len() + 1);
    assert_eq!(after.parties, before.parties);
    assert_eq!(after.issues, before.issues);
    let new = after
        .positions
        .get(&desk.workspace().selected_card().unwrap())
        .unwrap();
    let old = before.positions.at(0).unwrap();
    assert_ne!(new.id, old.id);
    assert_eq!(
        (&new.party, &new.on, &new.since),
        (&old.party, &old.on, &old.since)
    );
}

#[test]
fn cards_pasted_into_another_scenario_bring_what_they_refer_to_where_it_is_missing() {
    let mut desk = Desk::berlin();
    desk.key(Modifiers::NONE, Key::Home);
    let talk = desk.scenario().talks.at(0).unwrap().clone();
    let text = copied(&mut desk, Event::Copy, Modifiers::COMMAND);
    desk.perform(Command::NewFrom(Template::Blank));
    // One of the participants is here already, under an id of its own.
    desk.perform(Command::New(Kind::Party));
    desk.write("Name", "Ukraine");
    desk.perform(Command::Act(Act::Deselect));
    desk.key(Modifiers::NONE, Key::Escape);
    paste(&mut desk, &text);
    let scenario = desk.scenario();
    let new = scenario.talks.at(0).unwrap();
    assert_ne!(new.id, talk.id);
    assert_eq!(new.title, talk.title);
    assert_eq!(new.participants.len(), talk.participants.len());
    assert_eq!(new.agenda.len(), talk.agenda.len());
    let ukraines = scenario
        .parties
        .iter()
        .filter(|party| party.name == "Ukraine");
    assert_eq!(ukraines.count(), 1);
    assert_eq!(nonpaper::model::validation::validate(scenario), []);
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(desk.scenario().talks.len(), 0);
    assert_eq!(desk.scenario().parties.len(), 1);
}

#[test]
fn what_is_cut_can_be_pasted_again() {
    let mut desk = Desk::berlin();
    let before = desk.scenario().clone();
    desk.perform(Command::ShowBoard(Board::Of(Kind::Reaction)));
    desk.key(Modifiers::NONE, Key::Home);
    let text = copied(&mut desk, Event::Cut, Modifiers::COMMAND);
    assert_eq!(desk.scenario().reactions.len(), before.reactions.len() - 1);
    paste(&mut desk, &text);
    assert_eq!(desk.scenario().reactions.len(), before.reactions.len());
}

#[test]
fn a_letter_has_what_may_leave_the_team_and_nothing_else() {
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    let party = scenario.parties.at_mut(0).unwrap();
    party.notes = "A secret of the team".to_owned();
    party.tags.push("hushed".to_owned());
    party.batna.text = "Walk away".to_owned();
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    parties(&mut desk);
    desk.key(Modifiers::NONE, Key::Home);
    let held = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    let letter = copied(&mut desk, Event::Copy, held);
    assert!(letter.starts_with("Ukraine\n"), "{letter}");
    assert!(letter.contains("Kind: State"), "{letter}");
    for secret in ["secret", "hushed", "Walk away", "party-ukraine"] {
        assert!(!letter.contains(secret), "{secret} is in: {letter}");
    }
}

#[test]
fn what_cannot_be_pasted_is_said_and_changes_nothing() {
    let mut desk = Desk::berlin();
    let before = desk.scenario().clone();
    paste(&mut desk, r#"{"format":"nonpaper-scenario","version":99}"#);
    paste(&mut desk, "   ");
    assert_eq!(*desk.scenario(), before);
    let notice = &desk.workspace().notices.last().unwrap().text;
    assert!(notice.starts_with("Could not paste"), "{notice}");
}

#[test]
fn of_thousands_of_cards_only_those_that_are_seen_are_laid_out() {
    let mut desk = Desk::with_scenario(&crowd(5_000), &Look::default());
    parties(&mut desk);
    let seen = |desk: &Desk| desk.harness.query_all_by_role(Role::ListItem).count();
    assert!((6..40).contains(&seen(&desk)), "{}", seen(&desk));
    // The last card is far from the screen: going there brings it into view, with the focus.
    desk.key(Modifiers::NONE, Key::Home);
    desk.key(Modifiers::NONE, Key::End);
    let last = desk
        .harness
        .get_by_role_and_label(Role::ListItem, "Party: Party 4999");
    assert!(last.is_focused());
    assert!(seen(&desk) < 40);
    desk.key(Modifiers::NONE, Key::PageUp);
    let after = desk.workspace().selected_card().unwrap();
    assert_ne!(after, Id::from("party-04999"));
    desk.perform(Command::GoTo(Id::from("party-02500")));
    desk.harness
        .get_by_role_and_label(Role::ListItem, "Party: Party 2500");
}

#[test]
fn the_board_of_all_cards_filters_by_kind() {
    let mut desk = Desk::berlin();
    desk.perform(Command::ShowBoard(Board::All));
    let all = shown(&desk).len();
    assert_eq!(all, desk.scenario().all_cards().count());
    desk.click(Role::Button, "More filters");
    desk.click(Role::Button, "Kind");
    desk.harness
        .get_by_role_and_label(Role::SearchInput, "Find")
        .type_text("talks");
    desk.settle();
    desk.key(Modifiers::NONE, Key::Enter);
    assert_eq!(shown(&desk), ids(&desk, Kind::Talk));
}

#[test]
fn lines_that_are_pasted_become_cards_after_a_look_at_them() {
    let mut desk = Desk::berlin();
    parties(&mut desk);
    let before = desk.scenario().clone();
    paste(&mut desk, "Finland\n- Kazakhstan\n");
    assert_eq!(*desk.scenario(), before);
    desk.key(Modifiers::NONE, Key::Enter);
    let names: Vec<&str> = desk
        .scenario()
        .parties
        .iter()
        .skip(before.parties.len())
        .map(|party| party.name.as_str())
        .collect();
    assert_eq!(names, ["Finland", "Kazakhstan"]);
    desk.key(Modifiers::NONE, Key::Escape);
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(desk.scenario().parties, before.parties);
}

#[test]
fn another_scenario_brings_its_own_cards() {
    let mut desk = Desk::berlin();
    desk.perform(Command::NewFrom(Template::Blank));
    assert!(desk.workspace().arrangement().cards().next().is_none());
    desk.perform(Command::NewFrom(Template::BerlinTalks));
    assert!(desk.workspace().arrangement().cards().next().is_some());
}

#[test]
fn on_a_page_the_arrows_go_to_the_card_before_and_after() {
    let mut desk = Desk::berlin();
    desk.perform(Command::ShowBoard(Board::Of(Kind::Party)));
    let parties: Vec<Id> = desk.workspace().arrangement().cards().cloned().collect();
    desk.perform(Command::Select(Some(parties[0].clone())));
    desk.perform(Command::Act(Act::Page));
    for (key, there) in [
        (Key::ArrowDown, 1),
        (Key::ArrowRight, 2),
        (Key::ArrowUp, 1),
        (Key::ArrowLeft, 0),
        (Key::ArrowUp, 0),
    ] {
        desk.key(Modifiers::NONE, key);
        assert_eq!(
            desk.workspace().page().as_ref(),
            Some(&parties[there]),
            "{key:?}"
        );
    }
    desk.click(Role::Button, "Next card");
    assert_eq!(desk.workspace().page().as_ref(), Some(&parties[1]));
}
