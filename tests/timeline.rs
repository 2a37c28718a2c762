//! The timeline: what stands on it, and what comes of moving and making things there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

#[path = "../benches/common/mod.rs"]
mod bench;
mod common;

use common::{Desk, Look};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Role, Vec2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use nonpaper::{
    analysis::{moments::AsOf, shifts::ShiftKind},
    commands::{Act, Command, LookBackCommand, Screen},
    io::samples::Template,
    model::{
        Commitment, Id, Moment, PartialDate, Ref, Scenario, Talk, TimeFrame, word::TalkStatus,
    },
};

const LARGE: Look = Look {
    size: [1600.0, 1500.0],
    theme: nonpaper::io::settings::ThemeChoice::Light,
};

fn on_timeline(scenario: &Scenario) -> Desk {
    let mut desk = Desk::with_scenario(scenario, &LARGE);
    desk.perform(Command::Act(Act::Deselect));
    desk.perform(Command::Act(Act::Timeline));
    desk
}

fn aceh() -> Desk {
    on_timeline(&common::law::before_the_law())
}

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text)
}

/// The names of the events that begin so.
fn events(desk: &Desk, begin: &str) -> Vec<String> {
    let found = desk.harness.query_all_by_role(Role::ListItem);
    let names = found.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.starts_with(begin)).collect()
}

fn rect(desk: &Desk, begin: &str) -> Rect {
    let names = events(desk, begin);
    assert_eq!(names.len(), 1, "{begin}: {names:?}");
    desk.harness
        .get_by_role_and_label(Role::ListItem, &names[0])
        .rect()
}

fn button(desk: &mut Desk, pos: Pos2, pressed: bool) {
    desk.harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    desk.harness.run_steps(2);
}

fn press(desk: &mut Desk, from: Pos2, to: Pos2) {
    desk.harness.hover_at(from);
    desk.harness.run_steps(2);
    button(desk, from, true);
    for part in 1..=4 {
        desk.harness
            .hover_at(from + (to - from) * (part as f32 / 4.0));
        desk.harness.run_steps(2);
    }
}

fn drag(desk: &mut Desk, from: Pos2, to: Pos2) {
    press(desk, from, to);
    button(desk, to, false);
    desk.settle();
}

fn talk(desk: &Desk, id: &str) -> Talk {
    desk.scenario().talks.get(&id.into()).unwrap().clone()
}

fn days(from: &Option<PartialDate>, to: &Option<PartialDate>) -> i32 {
    let day = |date: &Option<PartialDate>| date.as_ref().unwrap().first_day().unwrap();
    day(from).until(day(to)).unwrap().get_days()
}

fn last_notice(desk: &Desk) -> String {
    desk.workspace().notices.last().unwrap().text.clone()
}

#[test]
fn a_talk_is_dragged_to_other_days_and_undo_takes_it_back() {
    let mut desk = aceh();
    let before = desk.scenario().clone();
    let third = rect(&desk, "Talk: Third round");
    let grip = third.left_center() + Vec2::new(5.0, 0.0);
    drag(&mut desk, grip, grip + Vec2::new(60.0, 0.0));
    let (was, is) = (
        before.talks.get(&"talk-third-round".into()).unwrap(),
        talk(&desk, "talk-third-round"),
    );
    let later = days(&was.start, &is.start);
    assert!(later > 5, "{later}");
    assert_eq!(days(&was.end, &is.end), later, "it stays as long as it was");
    let now = rect(&desk, "Talk: Third round");
    assert!(
        (now.left() - third.left() - 60.0).abs() < 3.0,
        "it lies where it was put"
    );
    // Nothing else has moved.
    assert_eq!(
        rect(&desk, "Talk: First round").left(),
        rect(&desk, "Talk: First round").left()
    );
    assert_eq!(
        desk.workspace()
            .open
            .as_ref()
            .unwrap()
            .document
            .undo_label(),
        Some("reschedule talk")
    );
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(*desk.scenario(), before);
    assert_eq!(rect(&desk, "Talk: Third round").left(), third.left());
}

#[test]
fn esc_ends_a_drag_without_a_trace() {
    let mut desk = aceh();
    let before = desk.scenario().clone();
    let third = rect(&desk, "Talk: Third round");
    let grip = third.left_center() + Vec2::new(5.0, 0.0);
    press(&mut desk, grip, grip + Vec2::new(60.0, 0.0));
    desk.harness.key_press(Key::Escape);
    desk.harness.run_steps(2);
    button(&mut desk, grip + Vec2::new(60.0, 0.0), false);
    desk.settle();
    assert_eq!(*desk.scenario(), before);
    let document = &desk.workspace().open.as_ref().unwrap().document;
    assert_eq!((document.undo_label(), document.redo_label()), (None, None));
    assert_eq!(rect(&desk, "Talk: Third round"), third);
}

#[test]
fn the_end_of_a_talk_is_dragged_by_itself() {
    let mut scenario = Scenario::default();
    scenario.talks.push(Talk {
        id: "talk-a".into(),
        title: "Long session".into(),
        start: Some(date("2026-10-01")),
        end: Some(date("2026-11-10")),
        ..Talk::default()
    });
    let mut desk = on_timeline(&scenario);
    let bar = rect(&desk, "Talk: Long session");
    let end = bar.right_center() - Vec2::new(2.0, 0.0);
    drag(&mut desk, end, end - Vec2::new(bar.width() / 2.0, 0.0));
    let now = talk(&desk, "talk-a");
    assert_eq!(now.start, Some(date("2026-10-01")));
    let end = now.end.unwrap().first_day().unwrap();
    assert!(
        (date("2026-10-18").first_day().unwrap()..date("2026-10-24").first_day().unwrap())
            .contains(&end),
        "{end}"
    );
}

#[test]
fn a_single_event_is_where_it_is_drawn() {
    let mut scenario = Scenario {
        today: Some(date("2026-10-01")),
        ..Scenario::default()
    };
    scenario.talks.push(Talk {
        id: "talk-a".into(),
        title: "Only session".into(),
        start: Some(date("2026-10-01")),
        ..Talk::default()
    });
    let mut desk = on_timeline(&scenario);
    let bar = rect(&desk, "Talk: Only session");
    // A day is fitted no wider than 40 points: two days are 80.
    let grip = bar.left_center() + Vec2::new(15.0, 0.0);
    drag(&mut desk, grip, grip + Vec2::new(80.0, 0.0));
    assert_eq!(talk(&desk, "talk-a").start, Some(date("2026-10-03")));
    assert_eq!(
        rect(&desk, "Talk: Only session").left(),
        bar.left() + 80.0,
        "it lies where it was put"
    );
}

#[test]
fn lateness_is_told_as_of_the_moment_one_looks_from() {
    let mut desk = aceh();
    let moment = Moment {
        date: Some(date("2006-05-01")),
        ..Moment::default()
    };
    desk.perform(Command::LookBack(LookBackCommand::Stand(Some(AsOf::At(
        moment,
    )))));
    assert_eq!(
        events(&desk, "Commitment: Hold local elections"),
        ["Commitment: Hold local elections, 1 day overdue as of 1 May 2006, due April 2006"]
    );
    let said = |desk: &Desk, text: &str| {
        let labels = desk.harness.query_all_by_role(Role::Label);
        let mut texts = labels.filter_map(|node| node.value());
        texts.any(|label| label.contains(text))
    };
    desk.harness.remove_cursor();
    desk.settle();
    assert!(said(&desk, "overdue as of 1 May 2006"));
    // Of a moment without a day it can't be told.
    let beginning = AsOf::At(Moment::default());
    desk.perform(Command::LookBack(LookBackCommand::Stand(Some(beginning))));
    assert_eq!(
        events(&desk, "Commitment: Pass the new law"),
        ["Commitment: Pass the new law, 259 days overdue as of today, due 31 March 2006"]
    );
    desk.perform(Command::Act(Act::LookFromNow));
    assert!(said(&desk, " · 1 overdue"));
    assert!(!said(&desk, "as of"));
}

#[test]
fn moves_and_first_statements_are_counted_apart() {
    let scenario = Template::Aceh.scenario().unwrap();
    let moments = nonpaper::analysis::moments::Moments::of(&scenario);
    let standing = nonpaper::analysis::standing::Standing::of(&scenario, &moments);
    let sight = nonpaper::analysis::standing::Sight::Team;
    let shifts = nonpaper::analysis::shifts::all(&scenario, &standing, sight);
    let moves = shifts.iter().filter(|shift| shift.kind.is_move()).count();
    let is_first =
        |shift: &&nonpaper::analysis::shifts::Shift| matches!(shift.kind, ShiftKind::First(_));
    let first = shifts.iter().filter(is_first).count();
    assert!(moves > 0 && first > moves, "{moves} {first}");
    let desk = aceh();
    let text = format!(" · {moves} moves · {first} first statements · ");
    let labels = desk.harness.query_all_by_role(Role::Label);
    let texts: Vec<String> = labels.filter_map(|node| node.value()).collect();
    assert!(
        texts.iter().any(|it| it.contains(&text)),
        "{text}: {texts:?}"
    );
}

/// A talk, and what is due some days after it; a month; an order.
fn chain() -> Scenario {
    let mut scenario = Scenario {
        today: Some(date("2026-06-01")),
        ..Scenario::default()
    };
    scenario.talks.push(Talk {
        id: "talk-signing".into(),
        title: "Signing".into(),
        start: Some(date("2026-05-01")),
        status: Some(TalkStatus::Concluded),
        ..Talk::default()
    });
    let due = |due: TimeFrame, id: &str, title: &str, after: &[&str]| Commitment {
        id: id.into(),
        title: title.into(),
        due,
        depends_on: after.iter().map(|id| Ref::from(&Id::from(*id))).collect(),
        ..Commitment::default()
    };
    let on = |text: &str| TimeFrame {
        date: Some(date(text)),
        ..TimeFrame::default()
    };
    let relative = TimeFrame {
        days: Some(nonpaper::model::Amount(15.0)),
        after: Some(Ref::from(&Id::from("talk-signing"))),
        ..TimeFrame::default()
    };
    for commitment in [
        due(relative, "commitment-amnesty", "Grant amnesty", &[]),
        due(on("2026-07"), "commitment-law", "Pass the law", &[]),
        due(
            on("2026-09-10"),
            "commitment-vote",
            "Hold the vote",
            &["commitment-law"],
        ),
        due(
            TimeFrame::default(),
            "commitment-court",
            "Set up a court",
            &["commitment-vote"],
        ),
        due(TimeFrame::default(), "commitment-land", "Allot land", &[]),
    ] {
        scenario.commitments.push(commitment);
    }
    scenario
}

#[test]
fn what_is_due_after_something_follows_it_and_is_not_moved_by_itself() {
    let mut desk = on_timeline(&chain());
    assert_eq!(
        events(&desk, "Commitment: Grant amnesty"),
        ["Commitment: Grant amnesty, 16 days overdue, due 16 May 2026"]
    );
    let signing = rect(&desk, "Talk: Signing").left_center() + Vec2::new(4.0, 0.0);
    let amnesty = rect(&desk, "Commitment: Grant amnesty");
    // It goes along while the talk is still held.
    press(&mut desk, signing, signing + Vec2::new(80.0, 0.0));
    button(&mut desk, signing + Vec2::new(80.0, 0.0), false);
    desk.settle();
    let later = days(
        &Some(date("2026-05-01")),
        &talk(&desk, "talk-signing").start,
    );
    assert!(later > 3);
    let expected = date("2026-05-16").first_day().unwrap() + jiff::Span::new().days(later);
    let told = events(&desk, "Commitment: Grant amnesty");
    let text = PartialDate::Day(expected).in_words(false);
    assert!(told[0].ends_with(&format!("due {text}")), "{told:?}");
    let now = rect(&desk, "Commitment: Grant amnesty");
    assert!((now.left() - amnesty.left() - 80.0).abs() < 3.0);

    // What is computed says why it stays.
    let before = desk.scenario().clone();
    let grip = now.left_center() + Vec2::new(11.0, 0.0);
    drag(&mut desk, grip, grip + Vec2::new(90.0, 0.0));
    assert_eq!(*desk.scenario(), before);
    assert_eq!(
        last_notice(&desk),
        "Grant amnesty is due 15 days after Signing: move that, or give it a date of its own"
    );
    let court = rect(&desk, "Commitment: Set up a court").left_center() + Vec2::new(11.0, 0.0);
    drag(&mut desk, court, court + Vec2::new(90.0, 0.0));
    assert_eq!(*desk.scenario(), before);
    assert!(last_notice(&desk).contains("no deadline of its own"));
}

#[test]
fn a_month_moves_by_months() {
    let mut desk = on_timeline(&chain());
    let law = Id::from("commitment-law");
    let due = |desk: &Desk| desk.scenario().commitments.get(&law).unwrap().due.clone();
    let bar = rect(&desk, "Commitment: Pass the law");
    // From the first of July to the tenth of September are 71 days.
    let vote = rect(&desk, "Commitment: Hold the vote");
    let month = (vote.left() - bar.left()) * 31.0 / 71.0;
    let grip = bar.left_center() + Vec2::new(11.0, 0.0);
    drag(&mut desk, grip, grip + Vec2::new(month, 0.0));
    let after = due(&desk).date.unwrap().to_string();
    assert!(
        after == "2026-08" || after == "2026-07" || after == "2026-09",
        "{after}"
    );
    assert_eq!(after.len(), 7, "it stays a month");
    desk.perform(Command::Select(Some(law.clone())));
    desk.key(Modifiers::SHIFT, Key::ArrowRight);
    let one = due(&desk).date.unwrap();
    assert_eq!(one, date(&next_month(&after)));
}

fn next_month(text: &str) -> String {
    let month: u32 = text[5..].parse().unwrap();
    format!("2026-{:02}", month + 1)
}

#[test]
fn what_slips_is_told_and_overdue_is_said() {
    let mut desk = aceh();
    assert_eq!(
        events(&desk, "Commitment: Pass the new law"),
        ["Commitment: Pass the new law, 259 days overdue, due 31 March 2006"]
    );
    assert!(events(&desk, "Commitment: Grant amnesty, done").len() == 1);
    desk.perform(Command::Select(Some("commitment-pass-new-law".into())));
    desk.harness.remove_cursor();
    desk.settle();
    let told = desk.harness.query_all_by_role(Role::Label);
    let told: Vec<String> = told
        .filter_map(|node| node.value().or_else(|| node.accesskit_node().label()))
        .filter(|text| text.contains("If it slips by 30 days"))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("because it depends on Pass the new law"),
        "{told:?}"
    );
}

#[test]
fn talks_without_dates_stand_in_their_order() {
    let mut desk = on_timeline(&Template::BerlinTalks.scenario().unwrap());
    let (first, second) = (
        rect(&desk, "Talk: Berlin talks"),
        rect(&desk, "Talk: Further round"),
    );
    assert!(first.right() < second.left() + 1.0);
    assert!(
        (first.width() - second.width()).abs() < 1.0,
        "none is said to be longer"
    );
    // What was at Berlin stands under it.
    let shift = events(&desk, "Shift of Ukraine: The goal of joining is dropped");
    assert_eq!(
        shift,
        ["Shift of Ukraine: The goal of joining is dropped, accepts, at Berlin talks"]
    );
    let shift = rect(&desk, "Shift of Ukraine: The goal of joining is dropped");
    assert!(first.x_range().contains(shift.center().x));
    // What has no place in time can be opened from below.
    assert_eq!(events(&desk, "Not dated: ").len(), 8);
    let undated = rect(&desk, "Not dated: Draft concrete milestones").center();
    press(&mut desk, undated, undated);
    button(&mut desk, undated, false);
    desk.settle();
    let selected = desk.workspace().selected_card();
    assert_eq!(selected, Some("commitment-milestones".into()));
    // There are no days to move it by.
    let before = desk.scenario().clone();
    let grip = first.center();
    drag(&mut desk, grip, grip + Vec2::new(60.0, 0.0));
    assert_eq!(*desk.scenario(), before);
    assert!(last_notice(&desk).starts_with("Berlin talks has no date"));
}

#[test]
fn by_keyboard_one_makes_goes_moves_opens_and_deletes() {
    let mut desk = aceh();
    let before = desk.scenario().clone();
    desk.key(Modifiers::NONE, Key::Home);
    let selected = |desk: &Desk| desk.workspace().selected_card().unwrap().to_string();
    assert_eq!(selected(&desk), "talk-first-round");
    desk.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(selected(&desk), "talk-second-round");
    desk.key(Modifiers::NONE, Key::ArrowDown);
    assert!(selected(&desk).starts_with("proposal-"));
    desk.key(Modifiers::NONE, Key::ArrowUp);
    desk.key(Modifiers::NONE, Key::Home);
    desk.key(Modifiers::NONE, Key::End);
    assert_eq!(selected(&desk), "talk-signing-mou");

    // Moves in a row are one step.
    desk.key(Modifiers::SHIFT, Key::ArrowRight);
    desk.key(Modifiers::SHIFT, Key::ArrowRight);
    desk.key(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::ArrowRight);
    assert_eq!(
        talk(&desk, "talk-signing-mou").start,
        Some(date("2005-08-24"))
    );
    assert_eq!(desk.workspace().screen, Screen::Timeline);
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(*desk.scenario(), before);

    // A new one stands in the same lane, and its title is being written.
    desk.key(Modifiers::COMMAND, Key::N);
    assert_eq!(desk.workspace().screen, Screen::Timeline);
    desk.harness.event(Event::Text("Review conference".into()));
    desk.harness.run_steps(2);
    desk.harness.key_press(Key::Tab);
    desk.settle();
    let made = desk.scenario().talks.iter().last().unwrap().clone();
    assert_eq!(made.title, "Review conference");
    assert_eq!(made.start, Some(date("2006-12-15")), "today");
    assert_eq!(events(&desk, "Talk: Review conference").len(), 1);
    // Back on the timeline, it goes.
    let there = rect(&desk, "Talk: Review conference").center();
    press(&mut desk, there, there);
    button(&mut desk, there, false);
    desk.settle();
    desk.key(Modifiers::NONE, Key::Delete);
    assert!(desk.scenario().talks.get(&made.id).is_none());
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(events(&desk, "Talk: Review conference").len(), 1);
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.workspace().selected_card(), None);
}

fn double_click(desk: &mut Desk, at: Pos2) {
    desk.harness.hover_at(at);
    desk.harness.run_steps(2);
    for pressed in [true, false, true, false] {
        // In one frame: the harness lets time pass between events.
        desk.harness.input_mut().events.push(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    desk.settle();
}

#[test]
fn a_double_click_on_empty_ground_makes_what_the_lane_holds_on_that_day() {
    let scenario = chain();
    let before = scenario.commitments.len();
    let mut desk = on_timeline(&scenario);
    let lane = desk
        .harness
        .get_by_role_and_label(Role::DisclosureTriangle, "Commitments")
        .rect();
    let ground = desk
        .harness
        .get_by_role_and_label(Role::Image, "Timeline")
        .rect();
    let signing = rect(&desk, "Talk: Signing");
    let at = pos2(ground.center().x, lane.center().y);
    double_click(&mut desk, at);
    let made = desk.scenario().commitments.iter().last().unwrap().clone();
    let day = made.due.date.clone().unwrap();
    assert!(matches!(day, PartialDate::Day(_)), "{day}");
    assert!(day.first_day() > date("2026-05-02").first_day());
    assert_eq!(desk.workspace().selected_card(), Some(made.id.clone()));
    desk.harness.event(Event::Text("Open the border".into()));
    desk.harness.run_steps(2);
    desk.harness.key_press(Key::Tab);
    desk.settle();
    let mark = rect(&desk, "Commitment: Open the border");
    assert!(
        (mark.left() + 11.0 - at.x).abs() < 22.0,
        "it stands in the middle of the day that one clicked: {mark:?} {at:?} {day} {:?} {signing:?}",
        rect(&desk, "Talk: Signing")
    );
    assert_eq!(
        rect(&desk, "Talk: Signing").left(),
        signing.left(),
        "nothing else jumps"
    );
    desk.perform(Command::Act(Act::Undo));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(desk.scenario().commitments.len(), before);
}

#[test]
fn what_is_not_dated_is_dragged_to_its_date() {
    let mut desk = on_timeline(&chain());
    let land = rect(&desk, "Not dated: Allot land").center();
    let vote = rect(&desk, "Commitment: Hold the vote");
    let to = pos2(vote.left() + 11.0, vote.center().y);
    drag(&mut desk, land, to);
    let land = desk
        .scenario()
        .commitments
        .get(&"commitment-land".into())
        .unwrap();
    let day = land.due.date.clone().unwrap().first_day().unwrap();
    let vote = date("2026-09-10").first_day().unwrap();
    assert!(day.until(vote).unwrap().get_days().abs() <= 1, "{day}");
    assert!(events(&desk, "Not dated: Allot land").is_empty());
}

#[test]
fn lanes_are_folded_hidden_and_shown_again() {
    let mut desk = aceh();
    assert!(!events(&desk, "Shift of Free Aceh Movement").is_empty());
    desk.click(Role::Button, "Lanes");
    desk.harness
        .get_by_role_and_label(Role::CheckBox, "GAM")
        .click();
    desk.settle();
    assert!(events(&desk, "Shift of Free Aceh Movement").is_empty());
    desk.click(Role::Button, "Show all");
    assert!(!events(&desk, "Shift of Free Aceh Movement").is_empty());
    // Folded away, the things are still there to be gone to, in one low row.
    let open = desk
        .harness
        .get_by_role_and_label(Role::DisclosureTriangle, "Talks")
        .rect();
    desk.click(Role::DisclosureTriangle, "Talks");
    let folded = desk
        .harness
        .get_by_role_and_label(Role::DisclosureTriangle, "Talks")
        .rect();
    assert!(folded.height() < open.height());
    assert_eq!(events(&desk, "Talk: ").len(), 6);
}

#[test]
fn an_empty_timeline_offers_the_first_talk() {
    let mut desk = on_timeline(&Scenario::default());
    desk.click(Role::Button, "Add the first talk");
    assert_eq!(desk.scenario().talks.len(), 1);
    desk.harness.event(Event::Text("Opening session".into()));
    desk.harness.run_steps(2);
    desk.harness.key_press(Key::Tab);
    desk.settle();
    assert_eq!(events(&desk, "Talk: Opening session").len(), 1);
}

#[test]
fn nearer_and_farther_keep_what_is_under_the_pointer() {
    let mut desk = aceh();
    let fifth = rect(&desk, "Talk: Fifth round");
    desk.harness.hover_at(fifth.left_center());
    desk.harness.run_steps(2);
    for _ in 0..3 {
        desk.key(Modifiers::NONE, Key::Plus);
    }
    let now = rect(&desk, "Talk: Fifth round");
    assert!((now.left() - fifth.left()).abs() < 6.0, "{now} {fifth}");
    let first = rect(&desk, "Talk: Fourth round");
    assert!(first.left() < fifth.left() - 40.0);
    desk.key(Modifiers::NONE, Key::Num0);
    assert_eq!(rect(&desk, "Talk: Fifth round").left(), fifth.left());
}

/// What a frame costs with thousands of events; for eyes.
#[test]
#[ignore = "it measures, and holds nothing"]
fn frames_of_a_crowd() {
    let mut desk = on_timeline(&bench::large());
    let time = |desk: &mut Desk, what: &str, each: &dyn Fn(&mut Desk)| {
        const FRAMES: u32 = 40;
        let begin = std::time::Instant::now();
        for _ in 0..FRAMES {
            each(desk);
            desk.harness.step();
        }
        println!(
            "{what}: {:.2} ms",
            begin.elapsed().as_secs_f64() * 1000.0 / f64::from(FRAMES)
        );
    };
    time(&mut desk, "at rest", &|_| {});
    time(&mut desk, "nearer and farther", &|desk| {
        desk.harness.key_press(Key::Plus);
        desk.harness.key_press(Key::Minus);
        desk.harness.key_press(Key::Plus);
    });
    time(&mut desk, "near", &|_| {});
    time(&mut desk, "along", &|desk| {
        desk.harness.key_press(Key::ArrowLeft)
    });
}
