//! The map: what it shows, and what it remembers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use std::{collections::BTreeMap, sync::Arc};

use common::{Desk, Look};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, Vec2};
use egui_kittest::kittest::Queryable as _;
use nonpaper::{
    analysis::{
        moments::{AsOf, Moments},
        network::{self, Network, TieKind},
    },
    commands::{Act, Command, DialogAnswer, MapCommand, Screen},
    io::samples::Template,
    model::{
        Id, Moment, Ref, Scenario, View,
        word::{LayoutKind, Lens, RelationKind, Stance},
    },
};

fn network_of(scenario: &Scenario, as_of: &AsOf) -> Network {
    network::of(scenario, &Moments::of(scenario), as_of)
}

fn berlin() -> Scenario {
    Template::BerlinTalks.scenario().unwrap()
}

fn stance(network: &Network, party: &str, on: &str) -> Option<Stance> {
    let from = network.place(&Id::from(party))?;
    let to = network.place(&Id::from(on))?;
    let ties = &network.ties;
    ties.iter()
        .find(|tie| tie.kind == TieKind::Stance && tie.from == from && tie.to == to)
        .and_then(|tie| tie.stance.clone())
}

#[test]
fn every_thing_is_a_node_and_every_reference_between_things_a_tie() {
    for sample in [Template::BerlinTalks, Template::Aceh] {
        let scenario = sample.scenario().unwrap();
        let network = network_of(&scenario, &AsOf::Now);
        let options: usize = scenario
            .issues
            .iter()
            .map(|issue| issue.options.len())
            .sum();
        let provisions: usize = scenario
            .proposals
            .iter()
            .map(|it| it.provisions.len())
            .sum();
        let cards = scenario.parties.len()
            + scenario.talks.len()
            + scenario.issues.len()
            + scenario.proposals.len()
            + scenario.commitments.len()
            + scenario.implications.len()
            + scenario.sources.len();
        assert_eq!(network.nodes.len(), cards + options + provisions);
        let count = |kind: TieKind| network.ties.iter().filter(|tie| tie.kind == kind).count();
        let seats: usize = scenario
            .talks
            .iter()
            .map(|talk| talk.participants.len())
            .sum();
        assert_eq!(count(TieKind::TakesPart), seats);
        let agenda: usize = scenario.talks.iter().map(|talk| talk.agenda.len()).sum();
        assert_eq!(count(TieKind::Agenda), agenda);
        let conditions: usize = scenario
            .proposals
            .iter()
            .flat_map(|proposal| &proposal.provisions)
            .map(|part| part.conditions.len())
            .sum();
        assert_eq!(count(TieKind::Condition), conditions);
        let places = 0..network.nodes.len();
        assert!(
            network
                .ties
                .iter()
                .all(|tie| places.contains(&tie.from) && places.contains(&tie.to))
        );
    }
}

#[test]
fn stances_are_those_of_the_moment() {
    let scenario = berlin();
    let at = |talk: &str| Moment::at_talk(Ref::from(&Id::from(talk)));
    let dropped = "option-goal-dropped";
    for moment in [AsOf::Now, AsOf::At(at("talk-berlin"))] {
        let network = network_of(&scenario, &moment);
        let there = stance(&network, "party-ukraine", dropped);
        assert_eq!(there, Some(Stance::Accepts));
    }
    let before = network_of(&scenario, &AsOf::At(Moment::default()));
    assert_eq!(
        stance(&before, "party-ukraine", dropped),
        Some(Stance::Opposes)
    );
    // What has ended holds no more, but held before.
    let scenario = Template::Aceh.scenario().unwrap();
    let first = network_of(&scenario, &AsOf::At(at("talk-first-round")));
    let independence = "option-independence";
    assert_eq!(
        stance(&first, "party-gam", independence),
        Some(Stance::Demands)
    );
    let now = network_of(&scenario, &AsOf::Now);
    assert_eq!(stance(&now, "party-gam", independence), None);
}

#[test]
fn a_question_shows_what_has_to_do_with_it() {
    let scenario = berlin();
    let network = network_of(&scenario, &AsOf::Now);
    let see = |view: View| network::see(&network, &scenario, &view);
    let all = see(View::default());
    assert_eq!(all.nodes.len(), network.nodes.len());
    assert_eq!(all.ties.len(), network.ties.len());
    for lens in [
        Lens::Meetings,
        Lens::Tabling,
        Lens::Stances,
        Lens::Guarantees,
        Lens::Conditions,
        Lens::Alliances,
    ] {
        let seen = see(View {
            lens: Some(lens.clone()),
            ..View::default()
        });
        assert!(seen.nodes.len() < all.nodes.len(), "{lens:?}");
        for place in &seen.ties {
            let tie = &network.ties[*place];
            assert!(
                seen.nodes.contains(&tie.from) && seen.nodes.contains(&tie.to),
                "{lens:?}"
            );
        }
    }
    // Stances on one issue: nothing of another one.
    let on_nato = see(View {
        lens: Some(Lens::Stances),
        subject: Some(Ref::from(&Id::from("issue-nato-membership"))),
        ..View::default()
    });
    for place in &on_nato.ties {
        let tie = &network.ties[*place];
        let ends = [&network.nodes[tie.from], &network.nodes[tie.to]];
        let of_issue = ends.iter().any(|node| {
            node.id.as_str() == "issue-nato-membership"
                || node
                    .whole
                    .as_ref()
                    .is_some_and(|whole| whole.as_str() == "issue-nato-membership")
        });
        assert!(of_issue);
    }
    // A focus shows its neighbours, and no more.
    let near = see(View {
        focus: Some(Ref::from(&Id::from("party-ukraine"))),
        ..View::default()
    });
    let ukraine = network.place(&Id::from("party-ukraine")).unwrap();
    for node in &near.nodes {
        let is_neighbour = network
            .ties
            .iter()
            .any(|tie| [tie.from, tie.to].contains(node) && [tie.from, tie.to].contains(&ukraine));
        assert!(*node == ukraine || is_neighbour);
    }
    // What is hidden takes its ties along.
    let hidden = see(View {
        hidden: vec![Ref::from(&Id::from("party-ukraine"))],
        ..View::default()
    });
    assert!(!hidden.nodes.contains(&ukraine));
}

#[test]
fn who_stands_between_others_is_counted() {
    // a - b - c, and d beside: all of the one way between a and c leads over b.
    let text = r#"{"format":"nonpaper-scenario","version":1,
        "parties":[{"id":"party-a","name":"A"},{"id":"party-b","name":"B"},{"id":"party-c","name":"C"},{"id":"party-d","name":"D"}],
        "relations":[{"id":"relation-1","from":"party-a","to":"party-b","kind":"supports"},
                     {"id":"relation-2","from":"party-c","to":"party-b","kind":"opposes"},
                     {"id":"relation-3","from":"party-b","to":"party-a","kind":"pressures"}]}"#;
    let scenario = nonpaper::io::format::read(text.as_bytes()).unwrap();
    let network = network_of(&scenario, &AsOf::Now);
    let seen = network::see(&network, &scenario, &View::default());
    let readings = network::reading(&network, &seen);
    let degrees: Vec<usize> = readings.iter().map(|reading| reading.degree).collect();
    assert_eq!(degrees, [1, 2, 1, 0]);
    // One of the three pairs of others.
    assert!((readings[1].betweenness - 1.0 / 3.0).abs() < 1e-9);
    assert_eq!(network::path(&network, &seen, 0, 2), Some(vec![0, 1, 2]));
    assert_eq!(network::path(&network, &seen, 0, 3), None);
}

fn on_map() -> Desk {
    let mut desk = Desk::with(Template::BerlinTalks, &Look::default());
    desk.perform(Command::Act(Act::Deselect));
    desk.key(Modifiers::COMMAND, Key::Num4);
    assert_eq!(desk.workspace().screen, Screen::Map);
    desk.perform(Command::Map(MapCommand::Ask(Lens::Alliances, None)));
    desk
}

fn rect_of(desk: &Desk, name: &str) -> egui::Rect {
    desk.harness
        .get_by_role_and_label(Role::ListItem, name)
        .rect()
}

fn button(desk: &mut Desk, pos: Pos2, pressed: bool) {
    desk.harness.event(Event::PointerMoved(pos));
    desk.harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    desk.harness.run_steps(3);
}

fn drag(desk: &mut Desk, from: Pos2, to: Pos2) {
    button(desk, from, true);
    for step in 1..=6 {
        desk.harness
            .event(Event::PointerMoved(from.lerp(to, step as f32 / 6.0)));
        desk.harness.run_steps(2);
    }
    button(desk, to, false);
    desk.settle();
}

type Places = BTreeMap<Id, (f64, f64)>;

fn places(view: &View) -> Places {
    let of = |(id, spot): (&Id, &nonpaper::model::Spot)| (id.clone(), (spot.0.x, spot.0.y));
    view.places.iter().map(of).collect()
}

#[test]
fn what_is_moved_is_pinned_and_remembered_and_can_be_undone() {
    let mut desk = on_map();
    assert!(desk.workspace().saved_map_view().is_none());
    let before = rect_of(&desk, "Party: NATO");
    let grip = before.center();
    // By its words, below the shape: the rim would draw a relation.
    drag(&mut desk, grip, grip + Vec2::new(-80.0, 60.0));
    let view = desk.workspace().saved_map_view().unwrap().clone();
    assert_eq!(view.lens, Some(Lens::Alliances));
    assert_eq!(view.pinned.len(), 1);
    let moved = rect_of(&desk, "Party: NATO");
    assert!((moved.center() - before.center() - Vec2::new(-80.0, 60.0)).length() < 4.0);
    // All places are kept, so that the same picture comes back.
    assert!(view.places.len() > 5);
    let others_before = rect_of(&desk, "Party: Ukraine");
    desk.perform(Command::Act(Act::Save));
    let bytes = nonpaper::io::format::write(desk.scenario());
    let again = nonpaper::io::format::read(&bytes).unwrap();
    assert_eq!(places(again.views.at(0).unwrap()), places(&view));
    let mut other = Desk::with_scenario(&again, &Look::default());
    other.perform(Command::Act(Act::Deselect));
    other.perform(Command::Act(Act::Map));
    other.perform(Command::Map(MapCommand::Show(view.id.clone())));
    for name in ["Party: NATO", "Party: Ukraine", "Party: Russia"] {
        let (here, there) = (rect_of(&desk, name), rect_of(&other, name));
        assert!(
            (here.center() - there.center()).length() < 1.0,
            "{name}: {here} {there}"
        );
    }
    desk.perform(Command::Act(Act::Undo));
    assert!(desk.workspace().saved_map_view().is_none());
    assert!(desk.scenario().views.is_empty());
    let back = rect_of(&desk, "Party: NATO");
    assert!((back.center() - before.center()).length() < 4.0);
    assert!((rect_of(&desk, "Party: Ukraine").center() - others_before.center()).length() < 4.0);
}

#[test]
fn a_line_drawn_from_a_rim_makes_a_relation() {
    let mut desk = on_map();
    let relations = desk.scenario().relations.len();
    let (from, to) = (
        rect_of(&desk, "Party: NATO"),
        rect_of(&desk, "Party: Russia"),
    );
    // The upper left of the shape, which stands above its words.
    let rim = egui::pos2(from.center().x - 17.0, from.top() + 8.0);
    drag(&mut desk, rim, to.center());
    desk.harness.get_by_label("Pressures").click();
    desk.settle();
    assert_eq!(desk.scenario().relations.len(), relations + 1);
    let made = desk.scenario().relations.iter().last().unwrap();
    assert_eq!(made.kind, Some(RelationKind::Pressures));
    assert_eq!(made.from.id().as_str(), "party-nato");
    assert_eq!(made.to.id().as_str(), "party-russia");
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(desk.scenario().relations.len(), relations);
}

#[test]
fn the_keyboard_goes_about_the_map() {
    let mut desk = on_map();
    desk.perform(Command::Select(Some(Id::from("party-ukraine"))));
    desk.key(Modifiers::NONE, Key::F);
    let view = desk.workspace().map_view().clone();
    assert_eq!(view.focus.unwrap().id().as_str(), "party-ukraine");
    desk.key(Modifiers::NONE, Key::Plus);
    assert_eq!(desk.workspace().map_view().degrees.unwrap().0, 2.0);
    desk.key(Modifiers::NONE, Key::Escape);
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.workspace().map_view().focus, None);
    // From nowhere to what is nearest to the middle, then on.
    desk.key(Modifiers::NONE, Key::ArrowRight);
    let first = desk.workspace().selected_card().unwrap();
    desk.key(Modifiers::NONE, Key::ArrowDown);
    assert_ne!(desk.workspace().selected_card().unwrap(), first);
}

#[test]
fn the_legend_filters() {
    let mut desk = on_map();
    desk.perform(Command::Map(MapCommand::Ask(Lens::Meetings, None)));
    // In a small window it is folded until it is asked for.
    desk.click(Role::Button, "Legend");
    desk.click(Role::CheckBox, "Talks");
    let kinds = desk.workspace().map_view().kinds.clone();
    assert!(!kinds.is_empty() && !kinds.contains(&"talk".to_owned()));
    desk.click(Role::CheckBox, "Talks");
    assert!(desk.workspace().map_view().kinds.is_empty());
    // A look changes nothing of the scenario.
    assert!(desk.scenario().views.is_empty());
    desk.perform(Command::Map(MapCommand::Look(
        "hide",
        Arc::new(|view| view.hidden.push(Ref::from(&Id::from("party-nato")))),
    )));
    assert!(desk.scenario().views.is_empty());
}

fn press(desk: &mut Desk, at: Pos2, modifiers: Modifiers) {
    desk.harness.event(Event::PointerMoved(at));
    desk.harness.run_steps(2);
    for pressed in [true, false] {
        desk.harness.event_modifiers(
            Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers,
            },
            modifiers,
        );
    }
    desk.settle();
}

#[test]
fn several_are_marked_moved_together_and_asked_about() {
    let mut desk = on_map();
    let (nato, russia) = (
        rect_of(&desk, "Party: NATO").center(),
        rect_of(&desk, "Party: Russia").center(),
    );
    press(&mut desk, nato, Modifiers::NONE);
    assert_eq!(
        desk.workspace().selected_card(),
        Some(Id::from("party-nato"))
    );
    press(&mut desk, russia, Modifiers::COMMAND);
    desk.harness.get_by_label("2 marked");
    assert_eq!(desk.workspace().chosen_count(), Some(2));
    // The way between them is lit and told.
    desk.click(Role::Button, "Way between them");
    desk.harness
        .get_by_label_contains("2 steps: NATO – Ukraine – Russia");
    desk.key(Modifiers::NONE, Key::Escape);
    assert!(desk.harness.query_by_label("2 marked").is_none());
    press(&mut desk, nato, Modifiers::NONE);
    press(&mut desk, russia, Modifiers::COMMAND);
    let step = Vec2::new(40.0, 50.0);
    drag(&mut desk, nato, nato + step);
    let view = desk.workspace().saved_map_view().unwrap();
    let pinned: Vec<&str> = view.pinned.iter().map(|id| id.id().as_str()).collect();
    assert_eq!(pinned, ["party-nato", "party-russia"]);
    let now = rect_of(&desk, "Party: Russia").center();
    assert!((now - russia - step).length() < 4.0, "{now} {russia}");
}

#[test]
fn a_frame_marks_what_it_touches() {
    let mut desk = on_map();
    let touched = desk.harness.query_all_by_label_contains("Party: ").count();
    // From a corner where nothing is to the other.
    let map = desk.harness.get_by_label("Map of relationships").rect();
    let (from, to) = (
        map.left_bottom() + Vec2::new(6.0, -6.0),
        map.right_top() + Vec2::new(-6.0, 6.0),
    );
    let shift = Modifiers::SHIFT;
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: shift,
    };
    desk.harness.event(Event::PointerMoved(from));
    desk.harness.run_steps(2);
    desk.harness.event_modifiers(button(from, true), shift);
    for step in 1..=4 {
        let at = from.lerp(to, step as f32 / 4.0);
        desk.harness.event_modifiers(Event::PointerMoved(at), shift);
        desk.harness.run_steps(1);
    }
    desk.harness.event_modifiers(button(to, false), shift);
    desk.settle();
    assert!(touched >= 3);
    desk.harness.get_by_label(&format!("{touched} marked"));
    // Nothing was moved by it.
    assert!(desk.workspace().saved_map_view().is_none());
}

#[test]
fn tab_goes_through_the_neighbours_and_space_on_from_one() {
    let mut desk = on_map();
    let at = rect_of(&desk, "Party: Ukraine").center();
    press(&mut desk, at, Modifiers::NONE);
    let network = network_of(desk.scenario(), &AsOf::Now);
    let seen = network::see(&network, desk.scenario(), desk.workspace().map_view());
    let ukraine = network.place(&Id::from("party-ukraine")).unwrap();
    let is_neighbour = |id: &Id| {
        let place = network.place(id).unwrap();
        let mut ties = seen.ties.iter().map(|tie| &network.ties[*tie]);
        ties.any(|tie| [tie.from, tie.to].contains(&place) && [tie.from, tie.to].contains(&ukraine))
    };
    let mut reached = Vec::new();
    for _ in 0..20 {
        desk.key(Modifiers::NONE, Key::Tab);
        let here = desk.workspace().selected_card().unwrap();
        if reached.contains(&here) {
            break;
        }
        assert!(is_neighbour(&here), "{here}");
        reached.push(here);
    }
    assert!(reached.len() >= 4, "{reached:?}");
    // All of them, in a circle.
    assert_eq!(desk.workspace().selected_card().as_ref(), reached.first());
    desk.key(Modifiers::SHIFT, Key::Tab);
    assert_eq!(desk.workspace().selected_card().as_ref(), reached.last());
    // On from there: back to where all began is one of the ways.
    desk.key(Modifiers::NONE, Key::Space);
    desk.key(Modifiers::NONE, Key::Tab);
    assert!(!reached.contains(&desk.workspace().selected_card().unwrap()) || reached.len() > 1);
    // Escape gives Tab back to the window.
    desk.key(Modifiers::NONE, Key::Escape);
    assert_eq!(desk.workspace().selected_card(), None);
}

#[test]
fn a_bloc_folds_into_one_and_opens_up_again() {
    let mut desk = Desk::with(Template::Aceh, &Look::default());
    desk.perform(Command::Act(Act::Deselect));
    desk.perform(Command::Act(Act::Map));
    desk.perform(Command::Map(MapCommand::Ask(Lens::Alliances, None)));
    let police = "Party: Police";
    desk.harness.get_by_role_and_label(Role::ListItem, police);
    let government = desk.scenario().parties.get(&Id::from("party-goi")).unwrap();
    let short = nonpaper::model::naming::short_name(government).to_owned();
    let name = format!("Party: {short}");
    desk.harness
        .get_by_role_and_label(Role::ListItem, &name)
        .click_secondary();
    desk.settle();
    desk.click(Role::Button, "Fold its 2 members into it");
    assert!(desk.harness.query_by_label(police).is_none());
    assert_eq!(desk.workspace().map_view().collapsed.len(), 1);
    desk.harness
        .get_by_role_and_label(Role::ListItem, &name)
        .click_secondary();
    desk.settle();
    desk.click(Role::Button, "Open it up");
    desk.harness.get_by_role_and_label(Role::ListItem, police);
}

#[test]
fn undoing_all_brings_the_first_picture_back() {
    let mut desk = on_map();
    let names = [
        "Party: NATO",
        "Party: Ukraine",
        "Party: Russia",
        "Party: US",
    ];
    let seats = |desk: &Desk| names.map(|name| rect_of(desk, name).center());
    let first = seats(&desk);
    let rect = rect_of(&desk, "Party: NATO");
    let rim = egui::pos2(rect.center().x - 17.0, rect.top() + 8.0);
    let russia = rect_of(&desk, "Party: Russia").center();
    drag(&mut desk, rim, russia);
    desk.harness.get_by_label("Ally of").click();
    desk.settle();
    // By its words, so that it moves.
    let words = rect_of(&desk, "Party: US").center_bottom() - Vec2::new(0.0, 6.0);
    drag(&mut desk, words, words + Vec2::new(60.0, 40.0));
    desk.perform(Command::Map(MapCommand::Keep {
        label: "lay out",
        change: Arc::new(|view| view.layout = Some(LayoutKind::Radial)),
        merge: None,
    }));
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
    assert!(desk.scenario().views.is_empty());
    for (then, now) in first.into_iter().zip(seats(&desk)) {
        assert!((then - now).length() < 4.0, "{then} {now}");
    }
}

#[test]
fn what_is_searched_comes_into_the_middle() {
    let mut desk = on_map();
    desk.perform(Command::JumpTo(Id::from("party-russia")));
    assert_eq!(desk.workspace().screen, Screen::Map);
    let map = desk.harness.get_by_label("Map of relationships").rect();
    let russia = rect_of(&desk, "Party: Russia").center();
    assert!((russia - map.center()).length() < 60.0, "{russia} {map}");
    // What is not on the map is shown as a card.
    desk.perform(Command::JumpTo(Id::from("talk-berlin")));
    assert_eq!(desk.workspace().screen, Screen::Cards);
}

#[test]
fn the_map_is_exported_and_a_graph_imported_after_a_look() {
    let mut desk = on_map();
    let folder = tempfile::tempdir().unwrap();
    desk.click(Role::Button, "Export");
    desk.click(Role::RadioButton, "The team: all of it");
    desk.click(Role::Button, "GraphML, for yEd, Gephi, networkx…");
    let path = folder.path().join("map.graphml");
    desk.perform(Command::Answer(DialogAnswer::Path(
        path.display().to_string(),
    )));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("NATO") && text.contains("<graphml"));

    // Back in: who is known by name is not made twice.
    let (parties, relations) = (
        desk.scenario().parties.len(),
        desk.scenario().relations.len(),
    );
    desk.perform(Command::Act(Act::Import));
    desk.perform(Command::Answer(DialogAnswer::Path(
        path.display().to_string(),
    )));
    desk.harness
        .get_by_label_contains("this is what would be made of it");
    desk.harness
        .get_by_label("NATO (here already, by its name)");
    desk.click(Role::Button, "Add to this scenario");
    assert_eq!(desk.scenario().parties.len(), parties);
    assert!(desk.scenario().relations.len() > relations);
    assert!(nonpaper::model::validation::validate(desk.scenario()).is_empty());
    desk.perform(Command::Act(Act::Undo));
    assert_eq!(desk.scenario().relations.len(), relations);
}
