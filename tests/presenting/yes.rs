//! What waits for a yes, and what must not show while it does.

use nonpaper::{
    commands::Dialog,
    model::{Moment, PartialDate, Party, Ref, RoomChoice, RoomOf, Slide},
};

use super::*;

/// A desk on which a scenario is shown that was changed in some way.
fn desk_with(change: impl FnOnce(&mut Scenario)) -> Desk {
    let mut scenario = scenario();
    change(&mut scenario);
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    desk.key(Modifiers::NONE, Key::F5);
    assert!(desk.workspace().presenting().is_some());
    desk
}

/// Where Aland stands now, hidden: it says no more than that it moved.
fn hidden_move() -> Position {
    Position {
        id: Id::from("p2"),
        party: Ref::new("a"),
        on: nonpaper::model::Target::of(nonpaper::model::Kind::Choice, &Id::from("shared")),
        stance: Some(Stance::Accepts),
        since: Moment {
            date: Some(PartialDate::parse("2026-11")),
            ..Moment::default()
        },
        ..Position::default()
    }
}

fn says(desk: &Desk, words: &str) -> bool {
    let mut found = desk.harness.query_all_by_label_contains(words);
    found.next().is_some()
}

#[test]
fn a_move_that_was_there_and_hidden_waits_like_anything_else() {
    for change in [
        (|position: &mut Position| position.handling = Handling::Public) as fn(&mut Position),
        |position| {
            position.handling = Handling::Public;
            position.stance = Some(Stance::Supports);
        },
    ] {
        let mut desk = desk_with(|scenario| scenario.positions.push(hidden_move()));
        let before = words(&desk);
        edit(&mut desk, Edit::update(&Id::from("p2"), change));
        assert!(is_held(&desk));
        assert_eq!(words(&desk), before);
    }
    let mut desk = desk_with(|scenario| {
        scenario.positions.push(Position {
            private: true,
            handling: Handling::Public,
            ..hidden_move()
        });
    });
    let told = |position: &mut Position| position.private = false;
    edit(&mut desk, Edit::update(&Id::from("p2"), told));
    assert!(is_held(&desk));
}

#[test]
fn what_somebody_else_put_on_the_disk_waits_even_if_it_only_moves() {
    let mut desk = desk();
    let before = words(&desk);
    let mut other = desk.scenario().clone();
    other.positions.push(Position {
        handling: Handling::Public,
        ..hidden_move()
    });
    edit(&mut desk, Edit::ReplaceAll(std::sync::Arc::new(other)));
    assert!(is_held(&desk));
    assert_eq!(words(&desk), before);
}

#[test]
fn a_room_that_becomes_smaller_sees_nothing_more_without_a_yes() {
    let both = |parties: &[&str]| {
        RoomChoice::Of(RoomOf {
            parties: parties.iter().map(|id| Ref::new(*id)).collect(),
            ..RoomOf::default()
        })
    };
    let mut desk = desk_with(|scenario| {
        scenario.positions.push(Position {
            handling: Handling::shared_with(vec![Ref::new("a")]),
            ..hidden_move()
        });
        scenario.briefs.at_mut(0).unwrap().room = both(&["a", "b"]);
    });
    let before = words(&desk);
    let room = both(&["a"]);
    let change = move |brief: &mut Brief| brief.room = room.clone();
    edit(&mut desk, Edit::update(&Id::from("brief"), change));
    assert!(is_held(&desk));
    assert_eq!(words(&desk), before);
}

#[test]
fn a_yes_is_for_what_was_said_and_nothing_else() {
    let mut desk = desk_with(|scenario| {
        scenario.parties.push(Party {
            id: Id::from("c"),
            name: "Corland".to_owned(),
            ..Party::default()
        });
        scenario.positions.push(Position {
            party: Ref::new("c"),
            rationale: "MARKERWHY".to_owned(),
            ..hidden_move()
        });
        scenario.briefs.at_mut(0).unwrap().slides[1]
            .of
            .push(Ref::new("c"));
    });
    let public = |party: &mut Party| party.handling = Handling::Public;
    edit(&mut desk, Edit::update(&Id::from("c"), public));
    assert!(is_held(&desk) && says(&desk, "Corland"));
    // Nothing of this is seen as long as Corland is not.
    let told = |position: &mut Position| position.handling = Handling::Public;
    edit(&mut desk, Edit::update(&Id::from("p2"), told));
    desk.click(Role::Button, "Yes, do it");
    assert!(is_held(&desk), "it would now show more than it said");
    assert!(!words(&desk).contains("Corland"));
    desk.click(Role::Button, "Yes, do it");
    assert!(!is_held(&desk) && words(&desk).contains("Corland"));
}

#[test]
fn an_undo_that_waits_is_dropped_when_it_would_undo_something_else() {
    let mut desk = desk_with(|_| {});
    mark_fish(&mut desk, Handling::Team);
    desk.perform(Command::Act(Act::Undo));
    assert!(is_held(&desk));
    let hide = |issue: &mut Issue| issue.handling = Handling::Team;
    edit(&mut desk, Edit::update(&Id::from("port"), hide));
    assert!(!is_held(&desk), "it would now bring back the port");
}

#[test]
fn a_slide_that_is_of_nothing_any_more_would_show_everything() {
    let mut desk = desk_with(|scenario| {
        let slides = &mut scenario.briefs.at_mut(0).unwrap().slides;
        slides[2].of.push(Ref::new("port"));
    });
    let clear = |brief: &mut Brief| {
        let all = brief.slides.iter_mut();
        for slide in all.filter(|it| it.kind == Some(SlideKind::Positions)) {
            let Slide { of, .. } = slide;
            of.clear();
        }
    };
    edit(&mut desk, Edit::update(&Id::from("brief"), clear));
    assert!(is_held(&desk));
}

#[test]
fn what_is_for_our_own_team_is_of_one_brief_and_one_show() {
    let mut desk = Desk::with_scenario(&scenario(), &Look::default());
    desk.perform(Command::Act(Act::PresentScreen));
    desk.perform(Command::Present(PresentCommand::ForTeam(true)));
    desk.key(Modifiers::NONE, Key::F5);
    assert!(desk.workspace().presenting().unwrap().for_team);
    press(&mut desk, &[Key::Escape]);
    desk.key(Modifiers::NONE, Key::F5);
    assert!(!desk.workspace().presenting().unwrap().for_team);
    press(&mut desk, &[Key::Escape]);
    // One that is for no room stays the team's.
    let team = |brief: &mut Brief| brief.handling = Handling::Team;
    edit(&mut desk, Edit::update(&Id::from("brief"), team));
    desk.perform(Command::Present(PresentCommand::ForTeam(true)));
    for _ in 0..2 {
        desk.key(Modifiers::NONE, Key::F5);
        assert!(desk.workspace().presenting().unwrap().for_team);
        press(&mut desk, &[Key::Escape]);
    }
    // Another brief is for its room.
    desk.perform(Command::Present(PresentCommand::ForTeam(true)));
    edit(&mut desk, Edit::Remove(Id::from("brief")));
    let other = Brief {
        id: Id::from("other"),
        handling: Handling::Public,
        slides: vec![Slide {
            id: Id::from("s9"),
            kind: Some(SlideKind::Positions),
            ..Slide::default()
        }],
        ..Brief::default()
    };
    edit(
        &mut desk,
        Edit::Insert(nonpaper::model::AnyCard::Brief(other.into()), usize::MAX),
    );
    desk.key(Modifiers::NONE, Key::F5);
    assert!(!desk.workspace().presenting().unwrap().for_team);
}

#[test]
fn what_comes_up_by_itself_does_not_bare_the_screen_behind_the_page() {
    let mut desk = desk();
    desk.harness.state_mut().set_wall(Wall::Here);
    desk.settle();
    let conflict = |then| Dialog::Conflict {
        path: "talks.nonpaper".into(),
        then,
    };
    desk.harness.state_mut().workspace.dialog = Some(conflict(None));
    desk.settle();
    assert!(desk.workspace().presenting().is_some());
    assert!(!says(&desk, "talks.nonpaper"));
    press(&mut desk, &[Key::Escape]);
    desk.settle();
    assert!(desk.workspace().presenting().is_none() && says(&desk, "talks.nonpaper"));
}

#[test]
fn before_a_screen_that_shows_the_same_there_are_no_notes_and_no_names() {
    let mut desk = desk();
    assert!(says(&desk, "MARKERNOTES"));
    let same = vec![monitor(0, "eDP-1", 0), monitor(1, "HDMI-1", 0)];
    desk.harness.state_mut().set_monitors(same);
    desk.settle();
    assert!(!says(&desk, "MARKERNOTES"));
    let public = |issue: &mut Issue| issue.handling = Handling::Public;
    edit(&mut desk, Edit::update(&Id::from("secret"), public));
    assert!(is_held(&desk));
    assert!(!says(&desk, "MARKERSECRET") && says(&desk, "would see more"));
}
