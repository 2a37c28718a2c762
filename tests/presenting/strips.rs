//! What the presenter is told on every screen while a room looks on.

use super::*;

fn take(desk: &mut Desk, party: &str, option: &str, stance: Stance) {
    let stand = (Id::from(party), Id::from(option), stance);
    desk.perform(Command::Stand(StandCommand::Take(vec![stand])));
}

fn has(desk: &Desk, words: &str) -> bool {
    let mut found = desk.harness.query_all_by_label_contains(words);
    found.next().is_some()
}

fn accepts(desk: &Desk) -> usize {
    words(desk).to_lowercase().matches("accepts").count()
}

#[test]
fn a_shift_that_the_room_does_not_follow_is_told_of_and_can_be_shown() {
    // New cards are for the team only.
    let mut desk = desk();
    let before = words(&desk);
    take(&mut desk, "a", "shared", Stance::Accepts);
    assert_eq!(words(&desk), before, "the room sees what it saw");
    assert!(!is_held(&desk) && has(&desk, "the room does not see it"));
    // Saying more about it is no reason to forget it.
    edit(
        &mut desk,
        Edit::update(&Id::from("fish"), |issue: &mut Issue| {
            issue.notes = "Ask tomorrow".to_owned();
        }),
    );
    assert!(has(&desk, "the room does not see it"));
    let most = accepts(&desk);
    desk.click(Role::Button, "Show the room");
    assert!(!is_held(&desk), "the room knew that it stands there");
    assert_eq!(accepts(&desk), most + 1);
    assert!(!has(&desk, "the room does not see it"));
}

#[test]
fn what_the_room_would_learn_beyond_a_move_waits_for_a_yes_even_then() {
    let mut desk = desk();
    let before = words(&desk);
    take(&mut desk, "b", "closed", Stance::Opposes);
    desk.click(Role::Button, "Show the room");
    assert!(is_held(&desk));
    assert_eq!(words(&desk), before);
    desk.click(Role::Button, "Yes, do it");
    assert_ne!(words(&desk), before);
    assert!(!has(&desk, "the room does not see it"));
}

#[test]
fn what_stays_out_can_be_left_out_and_is_gone_with_its_undo() {
    let mut desk = desk();
    let before = words(&desk);
    take(&mut desk, "a", "shared", Stance::Accepts);
    desk.perform(Command::Act(Act::Undo));
    assert!(!has(&desk, "the room does not see it"));
    take(&mut desk, "a", "shared", Stance::Supports);
    desk.click(Role::Button, "Leave it out");
    assert!(!has(&desk, "the room does not see it"));
    assert_eq!(words(&desk), before);
    // A private one could not be shown: there is nothing to decide.
    let mut private = Position {
        id: Id::from("private"),
        private: true,
        ..desk.scenario().positions.at(0).unwrap().clone()
    };
    private.handling = Handling::Team;
    edit(
        &mut desk,
        Edit::Insert(
            nonpaper::model::AnyCard::Position(private.into()),
            usize::MAX,
        ),
    );
    assert!(!has(&desk, "the room does not see it"));
}

#[test]
fn nothing_of_it_is_told_before_a_screen_that_the_room_sees_too() {
    let mut desk = desk();
    let same = vec![monitor(0, "eDP-1", 0), monitor(1, "HDMI-1", 0)];
    desk.harness.state_mut().set_monitors(same);
    take(&mut desk, "a", "shared", Stance::Accepts);
    assert!(!has(&desk, "the room does not see it"));
}

#[test]
fn away_from_the_slides_it_says_what_the_room_sees() {
    let mut desk = desk();
    desk.harness
        .state_mut()
        .set_wall(Wall::Monitor(monitor(1, "HDMI-1", 1920)));
    press(&mut desk, &[Key::ArrowRight]);
    assert!(
        !has(&desk, "The room sees 2 of 4"),
        "the slide itself is there"
    );
    desk.perform(Command::Act(Act::Positions));
    assert!(has(&desk, "The room sees 2 of 4, On the table"));
    desk.click(Role::Button, "Black");
    assert!(has(&desk, "The room sees black"));
    desk.click(Role::Button, "Back to the slides");
    press(&mut desk, &[Key::O]);
    assert!(has(&desk, "The room sees black"), "among all slides too");
    press(&mut desk, &[Key::Escape]);
    desk.perform(Command::Act(Act::Positions));
    desk.click(Role::Button, "Show the slide again");
    assert!(has(&desk, "The room sees 2 of 4"));
    desk.click(Role::Button, "Back to the slides");
    assert_eq!(desk.workspace().screen, Screen::Present);
    press(&mut desk, &[Key::F]);
    desk.perform(Command::Act(Act::Positions));
    assert!(has(&desk, "Frozen: the room sees 2 of 4"));
}
