//! The positions view: where everyone stands from one moment to the next, stances by key, and a
//! record on which nothing is overwritten.
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
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use nonpaper::{
    analysis::moments::AsOf,
    commands::{Act, Command, LookBackCommand, Screen, StandCommand},
    io::{samples::Template, settings::ThemeChoice},
    model::{Id, Moment, Position, Ref, word::Stance},
};

const WIDE: Look = Look {
    size: [1600.0, 1000.0],
    theme: ThemeChoice::Light,
};

fn matrix(template: Template) -> Desk {
    let mut desk = Desk::with(template, &WIDE);
    desk.perform(Command::Act(Act::Deselect));
    desk.key(Modifiers::COMMAND, Key::Num3);
    assert_eq!(desk.workspace().screen, Screen::Positions);
    desk
}

/// The words of the one cell that begins so.
fn cell(desk: &Desk, begin: &str) -> String {
    let mut found = desk.harness.query_all_by_role(Role::Cell);
    let label = found.find_map(|cell| {
        let label = cell.accesskit_node().label()?;
        label.starts_with(begin).then(|| label.to_string())
    });
    label.unwrap_or_else(|| panic!("no cell begins with {begin}"))
}

fn choose(desk: &mut Desk, begin: &str) {
    let label = cell(desk, begin);
    desk.click(Role::Cell, &label);
}

fn of<'a>(desk: &'a Desk, party: &str, target: &str) -> Vec<&'a Position> {
    let positions = desk.scenario().positions.iter();
    positions
        .filter(|position| position.party.id().as_str() == party)
        .filter(|position| position.on.id() == Some(&Id::from(target)))
        .collect()
}

const DROPPED: &str = "Ukraine on The goal of joining is dropped:";

#[test]
fn the_moment_moves_a_stance_across_berlin_on_every_screen() {
    let mut desk = matrix(Template::BerlinTalks);
    let now = cell(&desk, DROPPED);
    assert!(
        now.contains(": accepts, moved from opposes since the beginning"),
        "{now}"
    );
    desk.key(Modifiers::NONE, Key::OpenBracket);
    assert_eq!(desk.workspace().as_of(), AsOf::At(Moment::default()));
    assert!(cell(&desk, DROPPED).contains(": opposes"));
    // The map looks from there too, and so do the cards.
    desk.perform(Command::Act(Act::Map));
    let stance = |desk: &Desk| {
        let lines = desk
            .harness
            .query_all_by_label_contains("As of: the beginning");
        lines.count()
    };
    assert_eq!(stance(&desk), 1);
    desk.perform(Command::Act(Act::Cards));
    let badges = "→ accepts: The goal of joining is dropped";
    assert_eq!(desk.harness.query_all_by_label_contains(badges).count(), 0);
    desk.perform(Command::Act(Act::LookFromNow));
    desk.perform(Command::Act(Act::Positions));
    assert!(cell(&desk, DROPPED).contains(": accepts"));
    // Looking never changes the file.
    let document = &desk.workspace().open.as_ref().unwrap().document;
    assert_eq!(document.undo_label(), None);
}

#[test]
fn then_and_now_tells_the_shift_in_words() {
    let mut desk = matrix(Template::BerlinTalks);
    desk.click(Role::Button, "Then and now");
    let shifts = |desk: &Desk, word: &str| -> Vec<String> {
        desk.harness
            .query_all_by_role(Role::Button)
            .filter_map(|node| Some(node.accesskit_node().label()?.to_string()))
            .filter(|label| label.contains(word))
            .collect()
    };
    let told =
        "At Berlin talks Ukraine moved from opposes to accepts on The goal of joining is dropped";
    let found = shifts(&desk, "Ukraine");
    assert!(
        found.iter().any(|label| label.starts_with(told)),
        "{found:#?}"
    );
    let mut desk = matrix(Template::Aceh);
    desk.click(Role::Button, "Then and now");
    let found = shifts(&desk, "Free Aceh Movement");
    assert!(
        found.iter().any(|label| label.contains("ndependence")),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|label| label.contains("elf-government")),
        "{found:#?}"
    );
}

#[test]
fn parties_with_nothing_on_record_are_folded_until_one_asks() {
    let mut desk = matrix(Template::Aceh);
    let cells = |desk: &Desk, party: &str| {
        let cells = desk.harness.query_all_by_role(Role::Cell);
        let labels = cells.filter_map(|cell| cell.accesskit_node().label());
        labels.filter(|label| label.starts_with(party)).count()
    };
    assert!(cells(&desk, "Free Aceh Movement on ") > 0);
    assert_eq!(cells(&desk, "Crisis Management Initiative on "), 0);
    desk.click(Role::Button, "Unfold 12 parties with nothing on record");
    assert!(cells(&desk, "Crisis Management Initiative on ") > 0);
    // A stance of one of them is on record: it joins the others, and the rest stay open.
    desk.perform(Command::Stand(StandCommand::Take(vec![(
        Id::from("party-cmi"),
        Id::from("option-independence"),
        Stance::Undecided,
    )])));
    desk.click(Role::Button, "Fold 11 parties with nothing on record");
    assert!(cells(&desk, "Crisis Management Initiative on ") > 0);
    // Of few it is told too, but nothing is hidden.
    let wide = Look {
        size: [2600.0, 1000.0],
        ..WIDE
    };
    let mut desk = Desk::with(Template::BerlinTalks, &wide);
    desk.perform(Command::Act(Act::Deselect));
    desk.perform(Command::Act(Act::Positions));
    let fold = "Fold 4 parties with nothing on record";
    assert!(
        desk.harness
            .query_by_role_and_label(Role::Button, fold)
            .is_some()
    );
}

#[test]
fn a_letter_puts_a_stance_on_record_and_nothing_is_overwritten() {
    let mut desk = matrix(Template::BerlinTalks);
    let before = desk.scenario().clone();
    choose(&mut desk, "Russia on The goal of joining is pursued:");
    desk.key(Modifiers::NONE, Key::O);
    let today = desk.workspace().today();
    let own = of(&desk, "party-russia", "option-goal-pursued");
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].stance, Some(Stance::Opposes));
    assert_eq!(own[0].since, Moment::on(today.clone()));
    // A slip of the same day is corrected; it is not a shift.
    desk.key(Modifiers::NONE, Key::R);
    let own = of(&desk, "party-russia", "option-goal-pursued");
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].stance, Some(Stance::Rejects));
    assert!(cell(&desk, "Russia on The goal of joining is pursued:").contains("rejects"));
    // Delete takes a slip away; what was on record before is retracted, and stays.
    desk.key(Modifiers::NONE, Key::Delete);
    assert!(of(&desk, "party-russia", "option-goal-pursued").is_empty());
    choose(&mut desk, DROPPED);
    desk.key(Modifiers::NONE, Key::Delete);
    let own = of(&desk, "party-ukraine", "option-goal-dropped");
    assert_eq!(own.len(), 2);
    assert_eq!(own[1].until, Moment::on(today.clone()));
    desk.key(Modifiers::NONE, Key::S);
    let own = of(&desk, "party-ukraine", "option-goal-dropped");
    assert_eq!(own.len(), 3);
    assert_eq!(own[2].stance, Some(Stance::Supports));
    for _ in 0..5 {
        desk.perform(Command::Act(Act::Undo));
    }
    assert_eq!(*desk.scenario(), before);
}

#[test]
fn a_stance_goes_on_record_at_the_talk_that_one_looks_from() {
    let mut desk = matrix(Template::BerlinTalks);
    let talk = Moment::at_talk(Ref::new("talk-berlin"));
    desk.perform(Command::LookBack(LookBackCommand::Stand(Some(AsOf::At(
        talk.clone(),
    )))));
    choose(&mut desk, "NATO on The goal of joining is pursued:");
    desk.key(Modifiers::NONE, Key::S);
    let own = of(&desk, "party-nato", "option-goal-pursued");
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].since, talk);
    // What is on record there with its reasons is not written over: the entry is shown instead.
    choose(&mut desk, DROPPED);
    let before = desk.scenario().clone();
    desk.key(Modifiers::NONE, Key::R);
    assert_eq!(*desk.scenario(), before);
    let selection = desk.workspace().open.as_ref().unwrap().document.selection();
    assert_eq!(
        selection,
        Some(&Id::from("position-ukraine-dropped-berlin"))
    );
    let said = &desk.workspace().notices.last().unwrap().text;
    assert!(said.contains("on record with its reasons"), "{said}");
}

#[test]
fn the_keys_move_over_headings_and_the_history_is_beside() {
    let mut desk = matrix(Template::BerlinTalks);
    choose(&mut desk, DROPPED);
    let history = "History of Ukraine on The goal of joining is dropped";
    desk.harness.get_by_role_and_label(Role::Image, history);
    desk.key(Modifiers::NONE, Key::ArrowDown);
    // The next line is a heading; the first option of that issue comes after it.
    desk.harness.get_by_label("on No commitment is given");
    desk.key(Modifiers::NONE, Key::ArrowUp);
    desk.harness.get_by_role_and_label(Role::Image, history);
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(
        desk.harness
            .query_all_by_role_and_label(Role::Image, history)
            .count(),
        0
    );
}

#[test]
fn a_block_goes_out_as_a_table_and_comes_in_as_stances() {
    let mut desk = matrix(Template::BerlinTalks);
    choose(&mut desk, "Ukraine on The goal of joining is pursued:");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowRight] {
        desk.key(Modifiers::SHIFT, key);
    }
    desk.harness.event(Event::Copy);
    desk.harness.run_steps(1);
    let copied = desk.harness.output().platform_output.commands.iter();
    let text = copied
        .filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
        .next()
        .unwrap();
    assert_eq!(
        text,
        "\tUkraine\tRussia\nThe goal of joining is pursued\tundecided\t\n\
         The accession talks are paused\taccepts\t\n\
         The goal of joining is dropped\taccepts\tnot known"
    );
    let before = desk.scenario().positions.len();
    let table = "\tNATO\tRussia\nThe accession talks are paused\taccepts\tRejects\n\n\
                 No commitment is given\t\topposes";
    desk.harness.event(Event::Paste(table.to_owned()));
    desk.settle();
    assert_eq!(desk.scenario().positions.len(), before + 3);
    let own = of(&desk, "party-russia", "option-accession-paused");
    assert_eq!(own[0].stance, Some(Stance::Rejects));
    // Words alone go to the right and down from the cursor.
    choose(
        &mut desk,
        "US on The goal of joining is pursued:"
            .replace("US", "United States")
            .as_str(),
    );
    desk.harness
        .event(Event::Paste("supports\topposes\n\nreluctant\t".to_owned()));
    desk.settle();
    let own = of(&desk, "party-united-states", "option-goal-pursued");
    assert_eq!(own[0].stance, Some(Stance::Supports));
    let own = of(&desk, "party-united-states", "option-goal-dropped");
    assert_eq!(own[0].stance, Some(Stance::Reluctant));
    // What is no stance changes nothing, and is named.
    let before = desk.scenario().clone();
    desk.harness.event(Event::Paste("perhaps".to_owned()));
    desk.settle();
    assert_eq!(*desk.scenario(), before);
    let said = &desk.workspace().notices.last().unwrap().text;
    assert!(said.contains("“perhaps” is no stance"), "{said}");
}

#[test]
fn what_was_recorded_later_than_today_is_not_talked_over() {
    let mut desk = matrix(Template::BerlinTalks);
    let stand = |stance| {
        let (party, target) = (Id::from("party-nato"), Id::from("option-goal-pursued"));
        Command::Stand(StandCommand::Take(vec![(party, target, stance)]))
    };
    let later = Moment::on(nonpaper::model::PartialDate::parse("2099"));
    desk.perform(Command::LookBack(LookBackCommand::Stand(Some(AsOf::At(
        later,
    )))));
    desk.perform(stand(Stance::Supports));
    desk.perform(Command::Act(Act::LookFromNow));
    desk.perform(stand(Stance::Opposes));
    assert_eq!(of(&desk, "party-nato", "option-goal-pursued").len(), 1);
    let said = &desk.workspace().notices.last().unwrap().text;
    assert!(said.contains("later moment"), "{said}");
}

#[test]
fn playing_moves_from_talk_to_talk_and_stops_at_the_end() {
    let mut desk = matrix(Template::BerlinTalks);
    desk.workspace();
    desk.perform(Command::LookBack(LookBackCommand::TogglePlay));
    for _ in 0..6 {
        desk.perform(Command::LookBack(LookBackCommand::PlayOn));
    }
    assert!(!desk.workspace().is_playing());
    assert!(!desk.workspace().can_look_from_later());
}
