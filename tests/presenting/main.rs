//! Presenting in the window: what the room sees, whatever the presenter does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

#[path = "../common/mod.rs"]
mod common;
mod strips;
mod yes;

use common::{Desk, Look};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use nonpaper::{
    commands::{Act, Clock, Command, PresentCommand, Screen, StandCommand},
    document::{Edit, Transaction},
    io::{format, samples::Template},
    model::{
        Brief, Id, Issue, Position, Scenario, Talk,
        handling::Handling,
        word::{SlideKind, Stance},
    },
    present::{Monitor, Wall, show::Curtain, wall},
    scene::Item,
};

/// Two public issues and one that is for the team, a public position, and a brief of them.
fn scenario() -> Scenario {
    let file = serde_json::json!({
        "format": "nonpaper-scenario", "version": 1, "title": "Harbour talks", "today": "2026-11-23",
        "parties": [
            {"id": "a", "name": "Aland", "handling": "public"},
            {"id": "b", "name": "Borland", "handling": "public"}
        ],
        "issues": [
            {"id": "port", "title": "The port", "handling": "public",
             "options": [{"id": "shared", "title": "Shared use"}, {"id": "closed", "title": "Closed"}]},
            {"id": "fish", "title": "Fishing rights", "handling": "public"},
            {"id": "secret", "title": "MARKERSECRET", "handling": "team"}
        ],
        "positions": [
            {"id": "p1", "party": "a", "on": {"option": "shared"}, "stance": "rejects", "handling": "public"}
        ],
        "briefs": [{
            "id": "brief", "title": "For the harbour", "handling": "public", "minutes": 10,
            "slides": [
                {"id": "s1", "kind": "text", "title": "Welcome", "text": "One\n\nTwo", "notes": "MARKERNOTES"},
                {"id": "s2", "kind": "cards", "title": "On the table", "of": ["port", "fish", "secret"], "steps": true},
                {"id": "s3", "kind": "positions", "title": "Where they stand"},
                {"id": "s4", "kind": "text", "title": "Left out", "text": "MARKERHIDDEN", "hidden": true},
                {"id": "s5", "kind": "text", "title": "The end", "text": "Thanks"}
            ]
        }]
    });
    format::read(file.to_string().as_bytes()).unwrap()
}

fn desk() -> Desk {
    let mut desk = Desk::with_scenario(&scenario(), &Look::default());
    desk.key(Modifiers::NONE, Key::F5);
    desk
}

/// The words of every page that the audience can be shown.
fn words(desk: &Desk) -> String {
    let pages = desk.harness.state().present().pages();
    let mut words = String::new();
    for page in pages {
        words.push_str(&page.scene.title);
        words.push('\n');
        for item in &page.scene.items {
            if let Item::Text(text) = item {
                words.push_str(&text.text);
                words.push(' ');
            }
        }
        words.push('\n');
    }
    words
}

fn place(desk: &Desk) -> (usize, usize) {
    let show = desk.harness.state().present().show().unwrap();
    (show.page, show.step)
}

fn now(desk: &Desk) -> String {
    let images: Vec<String> = desk
        .harness
        .query_all_by_role(Role::Image)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let mut images = images.into_iter();
    images.find(|name| name.starts_with("Now: ")).unwrap()
}

fn press(desk: &mut Desk, keys: &[Key]) {
    for key in keys {
        desk.key(Modifiers::NONE, *key);
    }
}

fn edit(desk: &mut Desk, edit: Edit) {
    desk.perform(Command::Edit(Transaction::new("test", edit)));
}

fn mark_fish(desk: &mut Desk, handling: Handling) {
    let change = move |issue: &mut Issue| issue.handling = handling.clone();
    edit(desk, Edit::update(&Id::from("fish"), change));
}

fn stand(desk: &mut Desk, stance: Stance) {
    let change = move |position: &mut Position| position.stance = Some(stance.clone());
    edit(desk, Edit::update(&Id::from("p1"), change));
}

fn is_held(desk: &Desk) -> bool {
    desk.harness.query_by_label("Yes, do it").is_some()
}

#[test]
fn f5_shows_the_first_page_and_esc_ends() {
    let mut desk = desk();
    assert_eq!(desk.workspace().screen, Screen::Present);
    assert_eq!(now(&desk), "Now: 1 of 4, Welcome");
    assert!(
        desk.harness.query_by_label("MARKERNOTES").is_some(),
        "the presenter has the notes"
    );
    desk.key(Modifiers::NONE, Key::Escape);
    assert!(desk.workspace().presenting().is_none());
    assert!(
        desk.harness
            .query_by_label("Preview, page 1 of 1: Welcome")
            .is_some()
    );
}

#[test]
fn keys_move_step_and_jump() {
    let mut desk = desk();
    press(&mut desk, &[Key::Space]);
    assert_eq!(place(&desk), (1, 0));
    let steps = desk.harness.state().present().pages()[1].steps();
    assert!(steps > 0, "two cards are revealed one after the other");
    press(&mut desk, &[Key::ArrowRight]);
    assert_eq!(place(&desk), (1, 1));
    press(&mut desk, &[Key::Backspace, Key::PageUp]);
    assert_eq!(place(&desk), (0, 0));
    press(&mut desk, &[Key::End]);
    assert_eq!(now(&desk), "Now: 4 of 4, The end");
    press(&mut desk, &[Key::Home, Key::Num3, Key::Enter]);
    assert_eq!(now(&desk), "Now: 3 of 4, Where they stand");
    press(&mut desk, &[Key::O]);
    desk.click(Role::Button, "Slide 2: On the table");
    assert_eq!(place(&desk), (1, 0));
    assert!(
        now(&desk).starts_with("Now: 2 of 4"),
        "the overview is gone"
    );
}

#[test]
fn black_is_one_key_from_anywhere() {
    let mut desk = desk();
    let curtain = |desk: &Desk| desk.harness.state().present().show().unwrap().curtain;
    press(&mut desk, &[Key::B]);
    assert_eq!(curtain(&desk), Curtain::Black);
    assert!(now(&desk).ends_with("The room sees black"));
    press(&mut desk, &[Key::Period]);
    assert_eq!(curtain(&desk), Curtain::Up);
    desk.perform(Command::Act(Act::Positions));
    desk.perform(Command::Act(Act::Deselect));
    press(&mut desk, &[Key::B]);
    assert_eq!(curtain(&desk), Curtain::Black);
    desk.click(Role::Tab, "Present");
    desk.click(Role::Button, "White");
    assert_eq!(curtain(&desk), Curtain::White);
}

#[test]
fn a_stance_that_changes_is_followed_unless_frozen() {
    let mut desk = desk();
    // Each word stands once in the legend too.
    let count = |desk: &Desk, word: &str| words(desk).to_lowercase().matches(word).count();
    assert_eq!((count(&desk, "rejects"), count(&desk, "accepts")), (2, 1));
    stand(&mut desk, Stance::Accepts);
    assert!(!is_held(&desk));
    assert_eq!((count(&desk, "rejects"), count(&desk, "accepts")), (1, 2));
    let live = words(&desk).to_lowercase();
    press(&mut desk, &[Key::F]);
    stand(&mut desk, Stance::Supports);
    assert_eq!(words(&desk).to_lowercase(), live, "the pages stay");
    press(&mut desk, &[Key::F]);
    assert_eq!((count(&desk, "accepts"), count(&desk, "supports")), (1, 2));
}

#[test]
fn a_shift_on_record_is_followed_where_the_room_knows_the_party_stands() {
    let mut scenario = scenario();
    scenario.default_handling = Handling::Public;
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    desk.key(Modifiers::NONE, Key::F5);
    let count = |desk: &Desk, word: &str| words(desk).to_lowercase().matches(word).count();
    let take = |desk: &mut Desk, party: &str, option: &str| {
        let stand = (Id::from(party), Id::from(option), Stance::Accepts);
        desk.perform(Command::Stand(StandCommand::Take(vec![stand])));
    };
    // Each word stands once in the legend too.
    assert_eq!((count(&desk, "rejects"), count(&desk, "accepts")), (2, 1));
    take(&mut desk, "a", "shared");
    assert!(!is_held(&desk) && desk.scenario().positions.len() == 2);
    assert_eq!((count(&desk, "rejects"), count(&desk, "accepts")), (1, 2));
    // Where the room did not know it to stand it waits.
    take(&mut desk, "b", "closed");
    assert!(is_held(&desk) && desk.scenario().positions.len() == 2);
    desk.click(Role::Button, "Keep it from the room");
    // So does what says why.
    let change = |position: &mut Position| position.rationale = "MARKERWHY".to_owned();
    let made = desk.scenario().positions.at(1).unwrap().id.clone();
    edit(&mut desk, Edit::update(&made, change));
    assert!(is_held(&desk) && !words(&desk).contains("MARKERWHY"));
}

#[test]
fn what_narrows_acts_at_once_even_on_frozen_pages() {
    let mut desk = desk();
    press(&mut desk, &[Key::F]);
    assert!(words(&desk).contains("Fishing rights"));
    mark_fish(&mut desk, Handling::Team);
    assert!(!is_held(&desk));
    assert!(!words(&desk).contains("Fishing rights"));
    assert!(words(&desk).contains("The port"));
}

#[test]
fn what_widens_waits_for_a_yes_and_so_does_its_undo() {
    let mut desk = desk();
    let reveal = |desk: &mut Desk| {
        let change = |issue: &mut Issue| issue.handling = Handling::Public;
        edit(desk, Edit::update(&Id::from("secret"), change));
    };
    let mark = |desk: &Desk| {
        let issue = desk.scenario().issues.get(&Id::from("secret")).unwrap();
        issue.handling.clone()
    };
    reveal(&mut desk);
    assert!(is_held(&desk));
    assert!(
        desk.harness
            .query_all_by_label_contains("the issue “MARKERSECRET”")
            .next()
            .is_some(),
        "it says what would be seen"
    );
    assert!(!words(&desk).contains("MARKERSECRET"));
    assert_eq!(mark(&desk), Handling::Team);
    desk.click(Role::Button, "Keep it from the room");
    assert!(!is_held(&desk) && mark(&desk) == Handling::Team);
    reveal(&mut desk);
    desk.click(Role::Button, "Yes, do it");
    assert!(words(&desk).contains("MARKERSECRET"));
    // To take a mark back by undo, or put it back, is the same.
    mark_fish(&mut desk, Handling::Team);
    assert!(!words(&desk).contains("Fishing rights"));
    desk.perform(Command::Act(Act::Undo));
    assert!(is_held(&desk) && !words(&desk).contains("Fishing rights"));
    desk.perform(Command::Present(PresentCommand::Allow));
    assert!(words(&desk).contains("Fishing rights"));
}

#[test]
fn what_takes_the_brief_away_waits_for_a_yes() {
    let mut desk = desk();
    let is_shown = |desk: &Desk| desk.workspace().presenting().is_some();
    let remove = |desk: &mut Desk| edit(desk, Edit::Remove(Id::from("brief")));
    remove(&mut desk);
    assert!(is_held(&desk) && is_shown(&desk));
    assert!(words(&desk).contains("Welcome"));
    desk.click(Role::Button, "Go on with the show");
    assert!(!is_held(&desk) && is_shown(&desk));
    remove(&mut desk);
    desk.click(Role::Button, "Yes, do it");
    assert!(!is_shown(&desk), "without a brief there is no show");
}

#[test]
fn nothing_that_is_for_the_team_is_on_any_page() {
    let mut desk = desk();
    let seen = words(&desk);
    assert!(seen.contains("The port") && seen.contains("Thanks"));
    assert!(!seen.contains("MARKER"), "{seen}");
    // A text that would name it waits too.
    let change = |brief: &mut Brief| brief.slides[0].text = "MARKERTEXT".to_owned();
    edit(&mut desk, Edit::update(&Id::from("brief"), change));
    assert!(is_held(&desk) && !words(&desk).contains("MARKER"));
    desk.click(Role::Button, "What this room will see");
    assert!(desk.harness.query_by_label("MARKERSECRET").is_some());
    assert!(desk.harness.query_by_label("Team only").is_some());
}

#[test]
fn with_one_screen_there_is_the_page_and_nothing_else() {
    let mut desk = desk();
    desk.harness.state_mut().set_wall(Wall::Here);
    desk.settle();
    let named: Vec<String> = desk
        .harness
        .query_all_by_label_contains("")
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(named.is_empty(), "{named:?}");
    press(&mut desk, &[Key::ArrowRight]);
    assert_eq!(place(&desk).0, 1);
    desk.key(Modifiers::COMMAND, Key::K);
    assert!(
        desk.workspace().dialog.is_none(),
        "no dialog before the room"
    );
    press(&mut desk, &[Key::Escape]);
    assert!(desk.workspace().presenting().is_none());
    assert!(
        desk.harness
            .query_by_label("Preview, page 1 of 1: Welcome")
            .is_some()
    );
}

#[test]
fn a_brief_is_made_in_one_click_and_its_slides_are_arranged_by_key() {
    let mut desk = Desk::with(Template::BerlinTalks, &Look::default());
    desk.key(Modifiers::COMMAND, Key::Num8);
    assert_eq!(desk.workspace().screen, Screen::Present);
    desk.click(Role::Button, "Our own team");
    let slides = |desk: &Desk| -> Vec<(String, bool)> {
        let brief = desk.scenario().briefs.at(0).unwrap();
        let slides = brief.slides.iter();
        slides
            .map(|slide| (slide.id.to_string(), slide.hidden))
            .collect()
    };
    let before = slides(&desk);
    assert!(before.len() > 3);
    press(&mut desk, &[Key::ArrowDown, Key::H]);
    assert!(slides(&desk)[1].1);
    press(&mut desk, &[Key::H]);
    desk.key(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(slides(&desk)[0], before[1]);
    desk.key(Modifiers::COMMAND, Key::D);
    assert_eq!(slides(&desk).len(), before.len() + 1);
    press(&mut desk, &[Key::Delete]);
    desk.perform(Command::Act(Act::Undo));
    desk.perform(Command::Act(Act::Undo));
    desk.perform(Command::Act(Act::Undo));
    desk.perform(Command::Act(Act::Undo));
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(slides(&desk), before);
    desk.perform(Command::Act(Act::Undo));
    assert!(desk.scenario().briefs.is_empty(), "making it was one step");
}

#[test]
fn a_brief_of_what_is_for_the_team_says_so() {
    let mut scenario = scenario();
    for place in 0..scenario.parties.len() {
        scenario.parties.at_mut(place).unwrap().handling = Handling::Team;
    }
    for place in 0..scenario.issues.len() {
        scenario.issues.at_mut(place).unwrap().handling = Handling::Team;
    }
    scenario.briefs = Default::default();
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    desk.key(Modifiers::NONE, Key::F5);
    assert!(
        desk.workspace().presenting().is_none(),
        "there is none to be shown"
    );
    desk.click(Role::Button, "Everyone");
    assert!(desk.scenario().briefs.is_empty());
    assert!(
        desk.harness
            .query_all_by_label_contains(
                "nothing in this scenario is marked so that everyone may see it"
            )
            .next()
            .is_some()
    );
    // What is shared there can be shown.
    desk.harness.get_by_label("Share these…");
    desk.click(Role::Button, "Choose all 3 Issues");
    desk.click(Role::CheckBox, "Aland");
    desk.click(Role::CheckBox, "Borland");
    desk.click(Role::Button, "Share these…");
    desk.click(Role::Button, "Never mind");
    assert_eq!(
        desk.scenario().parties.at(0).unwrap().handling,
        Handling::Team
    );
    desk.click(Role::Button, "Share these…");
    desk.click(Role::Button, "Share them");
    assert_eq!(
        desk.scenario().parties.at(0).unwrap().handling,
        Handling::Public
    );
    assert_eq!(
        desk.scenario().issues.at(2).unwrap().handling,
        Handling::Public
    );
    desk.click(Role::Button, "Everyone");
    assert_eq!(desk.scenario().briefs.len(), 1);
}

#[test]
fn an_empty_deck_says_so_and_can_be_shared() {
    let mut scenario = scenario();
    let mut brief = scenario.briefs.at(0).unwrap().clone();
    brief.slides.retain(|slide| slide.id.as_str() == "s2");
    *scenario.briefs.at_mut(0).unwrap() = brief;
    for place in 0..scenario.issues.len() {
        scenario.issues.at_mut(place).unwrap().handling = Handling::Team;
    }
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    desk.perform(Command::Act(Act::PresentScreen));
    let says = "The room sees none of these slides: all that they show is for the team only";
    assert!(desk.harness.query_by_label(says).is_some());
    desk.click(Role::Button, "Share these…");
    desk.click(Role::CheckBox, "The port");
    desk.click(Role::Button, "Share these…");
    desk.click(Role::Button, "Share them");
    desk.click(Role::Button, "Back to the slide");
    assert!(desk.harness.query_by_label(says).is_none());
    // While the room looks on, sharing waits for a yes as any edit does.
    desk.key(Modifiers::NONE, Key::F5);
    desk.click(Role::Button, "What this room will see");
    desk.click(Role::CheckBox, "Fishing rights");
    desk.click(Role::Button, "Share these…");
    desk.click(Role::Button, "Share them");
    assert!(is_held(&desk) && !words(&desk).contains("Fishing rights"));
    desk.click(Role::Button, "Yes, do it");
    assert!(words(&desk).contains("Fishing rights"));
}

fn monitor(number: usize, name: &str, x: i32) -> Monitor {
    Monitor {
        number,
        name: name.to_owned(),
        at: (x, 0),
        size: (1920, 1080),
        is_here: number == 0,
    }
}

#[test]
fn before_a_screen_that_shows_the_same_nothing_hidden_is_listed() {
    let mut desk = desk();
    let same = vec![monitor(0, "eDP-1", 0), monitor(1, "HDMI-1", 0)];
    desk.harness.state_mut().set_monitors(same);
    desk.click(Role::Button, "What this room will see");
    let is_said = |desk: &Desk, words: &str| {
        let mut found = desk.harness.query_all_by_label_contains(words);
        found.next().is_some()
    };
    assert!(is_said(&desk, "Fishing rights"), "what remains is listed");
    assert!(!is_said(&desk, "MARKERSECRET"));
    assert!(!is_said(&desk, "stays out"), "nor how much it is");
    // What is open is nearer than the end of the show.
    press(&mut desk, &[Key::Escape]);
    assert!(desk.workspace().presenting().is_some() && !is_said(&desk, "Fishing rights"));
    press(&mut desk, &[Key::Escape]);
    assert!(desk.workspace().presenting().is_none());
    desk.click(Role::Button, "What this room will see");
    let can_be_shared = |desk: &Desk| {
        let mut boxes = desk.harness.query_all_by_role(Role::CheckBox);
        boxes.any(|node| node.accesskit_node().label().as_deref() == Some("MARKERSECRET"))
    };
    assert!(!can_be_shared(&desk), "nor before it is shown");
    desk.harness.state_mut().set_monitors(Vec::new());
    desk.settle();
    assert!(can_be_shared(&desk));
}

#[test]
fn in_doubt_it_asks_where_the_room_looks_and_remembers_it() {
    let mut desk = desk();
    let all = vec![
        monitor(0, "eDP-1", 0),
        monitor(1, "HDMI-1", 1920),
        monitor(2, "DP-1", -1920),
    ];
    desk.harness.state_mut().set_monitors(all.clone());
    desk.harness.state_mut().set_wall(wall::choose(&all, None));
    desk.settle();
    assert!(desk.harness.query_by_label("Notes").is_none());
    let begun = desk.workspace().presenting().unwrap().since;
    let later = begun
        .checked_add(jiff::SignedDuration::from_secs(90))
        .unwrap();
    desk.harness.state_mut().workspace.clock = Clock::Fixed(later);
    desk.click(Role::Button, "DP-1, 1920 × 1080, to the left of this one");
    let workspace = desk.workspace();
    // While it asks, no time goes.
    assert_eq!(workspace.presenting().unwrap().since, later);
    assert_eq!(workspace.settings.audience.as_deref(), Some("DP-1"));
    let chosen = workspace.settings.audience.clone();
    assert_eq!(
        wall::choose(&all, chosen.as_deref()),
        Wall::Monitor(all[2].clone())
    );
}

#[test]
fn a_part_of_the_page_is_shown_large() {
    let mut desk = desk();
    let zoom = |desk: &Desk| desk.harness.state().present().show().unwrap().zoom;
    press(&mut desk, &[Key::Z]);
    let size = desk.harness.state().present().pages()[0].scene.size;
    assert_eq!(zoom(&desk).unwrap().size(), size / 2.0);
    press(&mut desk, &[Key::Escape]);
    assert!(zoom(&desk).is_none() && desk.workspace().presenting().is_some());
    // Drawn by hand on the presenter's picture of it.
    let mut images = desk.harness.query_all_by_role(Role::Image);
    let is_now = |node: &egui_kittest::Node<'_>| {
        let name = node.accesskit_node().label();
        name.is_some_and(|name| name.starts_with("Now: "))
    };
    let rect = images.find(is_now).unwrap().rect();
    drop(images);
    let from = rect.min + rect.size() * 0.1;
    desk.harness.drag_at(from);
    desk.harness.hover_at(from + rect.size() * 0.1);
    desk.harness.step();
    desk.harness.hover_at(from + rect.size() * 0.25);
    desk.harness.step();
    desk.harness.drop_at(from + rect.size() * 0.25);
    desk.settle();
    let part = zoom(&desk).unwrap();
    assert!((part.width() / size.x - 0.25).abs() < 0.05, "{part:?}");
    press(&mut desk, &[Key::ArrowRight]);
    assert!(zoom(&desk).is_none(), "the next page is whole");
}

#[test]
fn a_slide_is_found_by_its_words() {
    let mut desk = desk();
    press(&mut desk, &[Key::Slash]);
    desk.write("Slides that have the words", "thanks");
    let slides = || desk.harness.query_all_by_label_contains("Slide ");
    let names: Vec<String> = slides()
        .filter_map(|node| node.accesskit_node().label())
        .filter(|name| name.starts_with("Slide "))
        .collect();
    assert_eq!(names, ["Slide 4: The end"]);
    press(&mut desk, &[Key::Enter]);
    assert_eq!(now(&desk), "Now: 4 of 4, The end");
}

#[test]
fn black_works_while_one_types_and_in_dialogs() {
    let mut desk = desk();
    let curtain = |desk: &Desk| desk.harness.state().present().show().unwrap().curtain;
    desk.perform(Command::Act(Act::Search));
    assert!(desk.workspace().dialog.is_some());
    press(&mut desk, &[Key::F9]);
    assert_eq!(curtain(&desk), Curtain::Black);
    press(&mut desk, &[Key::F9]);
    assert_eq!(curtain(&desk), Curtain::Up);
}

#[test]
fn what_a_screen_shows_becomes_a_slide() {
    let mut desk = Desk::with_scenario(&scenario(), &Look::default());
    let kinds = |desk: &Desk| -> Vec<SlideKind> {
        let brief = desk.scenario().briefs.at(0).unwrap();
        let slides = brief.slides.iter().skip(5);
        slides.map(|slide| slide.kind.clone().unwrap()).collect()
    };
    for act in [
        Act::Positions,
        Act::Map,
        Act::Timeline,
        Act::Delivery,
        Act::Check,
    ] {
        desk.perform(Command::Act(act));
        desk.perform(Command::Act(Act::AddSlide));
    }
    assert_eq!(
        kinds(&desk),
        [
            SlideKind::Positions,
            SlideKind::Map,
            SlideKind::Timeline,
            SlideKind::Commitments,
            SlideKind::Check
        ]
    );
    let slide = &desk.scenario().briefs.at(0).unwrap().slides[6];
    let view = slide.view.as_ref().unwrap();
    assert!(
        desk.scenario().views.get(view.id()).is_some(),
        "the view is saved"
    );
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(kinds(&desk).len(), 4, "one step each");
    // On the screen of briefs one of a kind is added after the one that is chosen.
    desk.perform(Command::Act(Act::PresentScreen));
    desk.click(Role::Button, "Add a slide");
    desk.click(Role::Button, "Shifts");
    let brief = desk.scenario().briefs.at(0).unwrap();
    assert_eq!(brief.slides[1].kind, Some(SlideKind::Shifts));
}

#[test]
fn a_brief_for_a_talk_is_for_whoever_takes_part_in_it() {
    let mut scenario = scenario();
    let talk = serde_json::json!({
        "id": "t", "title": "First round", "handling": "public",
        "participants": [{"party": "a"}, {"party": "b"}]
    });
    let talk: Talk = serde_json::from_value(talk).unwrap();
    scenario.talks.push(talk);
    scenario.briefs = Default::default();
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    desk.perform(Command::Act(Act::PresentScreen));
    desk.click(Role::Button, "First round");
    assert!(
        desk.harness
            .query_by_label("The room: First round (Aland and Borland)")
            .is_some()
    );
}

#[test]
fn a_revert_that_shows_more_waits_and_nothing_passes_as_saved_meanwhile() {
    let mut saved = scenario();
    let change = |issue: &mut Issue| issue.handling = Handling::Public;
    change(saved.issues.at_mut(2).unwrap());
    let mut desk = Desk::with_scenario(&saved, &Look::default());
    let hide = |issue: &mut Issue| issue.handling = Handling::Team;
    edit(&mut desk, Edit::update(&Id::from("secret"), hide));
    desk.key(Modifiers::NONE, Key::F5);
    assert!(!words(&desk).contains("MARKERSECRET"));
    let is_unsaved = |desk: &Desk| {
        let open = desk.workspace().open.as_ref().unwrap();
        open.document.is_unsaved()
    };
    assert!(is_unsaved(&desk));
    desk.perform(Command::Act(Act::Revert));
    assert!(is_held(&desk) && !words(&desk).contains("MARKERSECRET"));
    assert!(is_unsaved(&desk), "the change is not on the disk");
    desk.click(Role::Button, "Yes, do it");
    assert!(words(&desk).contains("MARKERSECRET"));
}
