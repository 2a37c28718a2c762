//! Every view in every look, for eyes: drawn into `target/gallery`, compared with nothing.
//!
//! `cargo test --features pictures,real-window --test gallery -- --ignored`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]
#![cfg(feature = "pictures")]

#[path = "../benches/common/mod.rs"]
mod bench;
mod common;

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
};

use common::{Desk, Look};
use egui::{Key, Modifiers, Role};
use nonpaper::{
    commands::{Act, Board, Command, DeliveryTab, LookBackCommand, MapCommand},
    io::{format, samples::Template, settings::ThemeChoice},
    model::{
        Kind, Scenario,
        word::{LayoutKind, Lens, Word as _},
    },
};
use serde_json::Value;

/// The renderer draws one at a time.
static ONE: Mutex<()> = Mutex::new(());

const SIZES: [[f32; 2]; 2] = [[1280.0, 800.0], [1920.0, 1080.0]];
const THEMES: [ThemeChoice; 2] = [ThemeChoice::Light, ThemeChoice::Dark];

/// The sample, with everything called something of two hundred characters.
fn long() -> Scenario {
    fn lengthen(value: &mut Value) {
        match value {
            Value::Array(values) => values.iter_mut().for_each(lengthen),
            Value::Object(fields) => {
                for (key, value) in fields {
                    match value {
                        Value::String(text)
                            if ["title", "name", "heading", "short_name"]
                                .contains(&key.as_str()) =>
                        {
                            let more = " and what else belongs to it, as working papers are called";
                            while text.chars().count() < 200 {
                                text.push_str(more);
                            }
                            *text = text.chars().take(200).collect();
                        }
                        other => lengthen(other),
                    }
                }
            }
            _ => {}
        }
    }
    let sample = Template::BerlinTalks.scenario().unwrap();
    let mut value: Value = serde_json::from_slice(&format::write(&sample)).unwrap();
    lengthen(&mut value);
    format::read(value.to_string().as_bytes()).unwrap()
}

/// A scenario in a look, and what draws it into a folder of its own, each picture by its name.
fn drawn(
    name: &str,
    scenario: &Scenario,
    size: [f32; 2],
    theme: ThemeChoice,
) -> (Desk, impl Fn(&mut Desk, &str) + use<>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/gallery")
        .join(format!("{name}-{}-{theme:?}", size[0]).to_lowercase());
    std::fs::create_dir_all(&folder).unwrap();
    let take = move |desk: &mut Desk, view: &str| {
        desk.harness.remove_cursor();
        desk.settle();
        let image = desk.harness.render().unwrap();
        image.save(folder.join(format!("{view}.png"))).unwrap();
    };
    (Desk::with_scenario(scenario, &Look { size, theme }), take)
}

/// Draws delivery: the matrix, a row that is selected, progress.
fn delivery(desk: &mut Desk, take: &dyn Fn(&mut Desk, &str)) {
    desk.perform(Command::Act(Act::Deselect));
    desk.perform(Command::Act(Act::Delivery));
    take(desk, "delivery");
    // Of those that something hangs on, the first.
    let before = desk.scenario().commitments.iter();
    let before = before.flat_map(|it| it.depends_on.iter().map(|other| other.id().clone()));
    let id = before.last();
    desk.perform(Command::Select(id));
    take(desk, "delivery-selected");
    let mut look = desk.workspace().delivery().clone();
    look.tab = DeliveryTab::Progress;
    desk.perform(Command::Delivery(look.clone()));
    take(desk, "delivery-progress");
    look.tab = DeliveryTab::Matrix;
    desk.perform(Command::Delivery(look));
    desk.perform(Command::Select(None));
    desk.perform(Command::Act(Act::Earlier));
    take(desk, "delivery-earlier");
    desk.perform(Command::Act(Act::LookFromNow));
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn the_implementation_matrix() {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let sizes = [[1024.0, 640.0], [1280.0, 800.0], [1920.0, 1080.0]];
    let many = common::many::commitments(10_000);
    for (name, scenario) in [
        ("aceh", Template::Aceh.scenario().unwrap()),
        ("berlin", Template::BerlinTalks.scenario().unwrap()),
        ("empty", Template::Blank.scenario().unwrap()),
        ("long", long()),
        ("many", many),
    ] {
        for size in sizes {
            for theme in THEMES {
                let name = format!("delivery-{name}");
                let (mut desk, take) = drawn(&name, &scenario, size, theme);
                delivery(&mut desk, &take);
            }
        }
    }
}

/// Draws every view of a scenario, in both themes and sizes.
fn gallery(name: &str, scenario: &Scenario, sizes: &[[f32; 2]]) {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    for size in sizes {
        for theme in THEMES {
            let (mut desk, take) = drawn(name, scenario, *size, theme);
            take(&mut desk, "desk");
            desk.perform(Command::Act(Act::Deselect));
            for kind in Kind::CARDS {
                desk.perform(Command::ShowBoard(Board::Of(kind)));
                let first = desk
                    .scenario()
                    .cards(kind)
                    .next()
                    .map(|card| card.id().clone());
                desk.perform(Command::Select(first.clone()));
                take(
                    &mut desk,
                    &format!("board-{}", kind.noun().replace(' ', "-")),
                );
                if first.is_some() {
                    desk.perform(Command::Act(Act::Page));
                    take(
                        &mut desk,
                        &format!("page-{}", kind.noun().replace(' ', "-")),
                    );
                    desk.perform(Command::Act(Act::Page));
                }
            }
            desk.perform(Command::ShowBoard(Board::All));
            take(&mut desk, "board-all");
            desk.perform(Command::Act(Act::SelectAll));
            take(&mut desk, "several");
            desk.perform(Command::Act(Act::Deselect));
            take(&mut desk, "scenario");
            desk.perform(Command::Act(Act::Check));
            take(&mut desk, "check");
            delivery(&mut desk, &take);
            desk.perform(Command::Act(Act::Cards));
            for (act, typed, view) in [
                (Act::Palette, "", "palette"),
                (Act::Palette, "security", "palette-typed"),
                (Act::Search, "ceasefire", "search"),
                (Act::Search, "zzqx", "search-nothing"),
                (Act::QuickEntry, "", "quick"),
                (
                    Act::QuickEntry,
                    "party Norway state facilitator\ntalk Geneva round, 2026-02, Geneva\nUkr",
                    "quick-typed",
                ),
            ] {
                desk.perform(Command::Act(act));
                if !typed.is_empty() {
                    desk.harness.event(egui::Event::Text(typed.into()));
                }
                desk.harness.run_steps(4);
                take(&mut desk, view);
                desk.key(Modifiers::NONE, Key::Escape);
                desk.key(Modifiers::NONE, Key::Escape);
            }
            desk.perform(Command::Act(Act::Shortcuts));
            take(&mut desk, "shortcuts");
            desk.key(Modifiers::NONE, Key::Escape);
            desk.perform(Command::ShowHint(Some(0)));
            take(&mut desk, "hint-1");
            desk.perform(Command::ShowHint(Some(1)));
            take(&mut desk, "hint-2");
            desk.perform(Command::ShowHint(Some(2)));
            take(&mut desk, "hint-3");
        }
    }
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn the_sample() {
    gallery("sample", &Template::BerlinTalks.scenario().unwrap(), &SIZES);
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn nothing() {
    gallery("empty", &Template::Blank.scenario().unwrap(), &SIZES[..1]);
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn long_titles() {
    gallery("long", &long(), &SIZES[..1]);
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn a_crowd() {
    gallery("crowd", &bench::large(), &SIZES);
}

/// A made-up process of sixty parties in six blocs, with 200 relations, talks, an issue and a draft.
fn crowd() -> Scenario {
    let mut random = fastrand::Rng::with_seed(5);
    let names = [
        "Northern Front",
        "Council of Elders",
        "Ministry of Defence",
        "Women’s Caucus",
        "Border Guard",
        "Relief Committee",
    ];
    let mut parties = Vec::new();
    for place in 0..60 {
        let bloc = place % 6;
        let name = if place < 6 {
            format!(
                "Alliance {}",
                ["Amber", "Birch", "Cedar", "Dune", "Elm", "Fjord"][place]
            )
        } else {
            format!("{} of region {}", names[bloc], place / 6)
        };
        let members = if !(6..=40).contains(&place) {
            Vec::new()
        } else {
            vec![format!("party-{bloc}")]
        };
        let colour = [
            "#8C510A", "#01665E", "#5E3C99", "#B2182B", "#2166AC", "#4D4D4D",
        ][bloc];
        parties.push(serde_json::json!({"id": format!("party-{place}"), "name": name, "colour": colour, "member_of": members}));
    }
    let kinds = [
        "ally",
        "supports",
        "opposes",
        "mediates",
        "pressures",
        "guarantees",
    ];
    let relations: Vec<Value> = (0..200)
        .map(|place| {
            let (from, to) = (random.usize(0..60), random.usize(0..60));
            let kind = kinds[if from % 6 == to % 6 { random.usize(0..2) } else { random.usize(2..6) }];
            serde_json::json!({"id": format!("relation-{place}"), "from": format!("party-{from}"), "to": format!("party-{to}"), "kind": kind})
        })
        .collect();
    let talks: Vec<Value> = (0..8)
        .map(|place| {
            let guests: Vec<Value> = (0..9)
                .map(|_| serde_json::json!({"party": format!("party-{}", random.usize(0..60))}))
                .collect();
            serde_json::json!({"id": format!("talk-{place}"), "title": format!("Round {}", place + 1), "participants": guests, "agenda": ["issue-0"]})
        })
        .collect();
    let options = serde_json::json!([{"id": "option-0", "title": "A federal order"}, {"id": "option-1", "title": "A unitary state with devolved powers"}]);
    let provisions: Vec<Value> = (0..10)
        .map(|place| {
            serde_json::json!({"id": format!("provision-{place}"), "heading": format!("Article {}", place + 1),
                "conditions": [format!("provision-{}", (place * 3 + 1) % 10)],
                "responsible": [format!("party-{}", place * 2)], "guarantors": [format!("party-{}", place * 5 % 60)]})
        })
        .collect();
    let stances = [
        "demands",
        "supports",
        "accepts",
        "undecided",
        "reluctant",
        "opposes",
        "rejects",
    ];
    let positions: Vec<Value> = (0..60)
        .map(|place| {
            serde_json::json!({"id": format!("position-{place}"), "party": format!("party-{place}"),
                "on": {"option": format!("option-{}", place % 2)}, "stance": stances[random.usize(0..7)]})
        })
        .collect();
    let file = serde_json::json!({"format": "nonpaper-scenario", "version": 1, "title": "A made-up process",
        "parties": parties, "talks": talks, "issues": [{"id": "issue-0", "title": "The order of the state", "options": options}],
        "proposals": [{"id": "proposal-0", "title": "The draft", "tabled_by": ["party-3"], "provisions": provisions}],
        "positions": positions, "relations": relations});
    format::read(file.to_string().as_bytes()).unwrap()
}

/// The positions, the check and the line of moments, for a scenario.
fn positions(name: &str, scenario: &Scenario, sizes: &[[f32; 2]]) {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    for size in sizes {
        for theme in THEMES {
            let (mut desk, take) = drawn(&format!("positions-{name}"), scenario, *size, theme);
            desk.perform(Command::Act(Act::Deselect));
            desk.perform(Command::Act(Act::Positions));
            take(&mut desk, "matrix");
            for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown] {
                desk.key(Modifiers::NONE, key);
            }
            take(&mut desk, "cell");
            desk.key(Modifiers::NONE, Key::Escape);
            desk.perform(Command::LookBack(LookBackCommand::Step(-1)));
            take(&mut desk, "earlier");
            desk.perform(Command::Act(Act::LookFromNow));
            desk.click(Role::Button, "Then and now");
            take(&mut desk, "then-and-now");
            desk.click(Role::Button, "Back to the matrix");
            desk.click(Role::Button, "Options by parties");
            take(&mut desk, "menu");
            desk.click(Role::RadioButton, "Parties down");
            desk.key(Modifiers::NONE, Key::Escape);
            take(&mut desk, "turned");
            desk.perform(Command::Act(Act::Check));
            take(&mut desk, "check");
            let first = desk
                .workspace()
                .open
                .as_ref()
                .unwrap()
                .reports
                .findings
                .iter();
            let first = first.map(|found| found.item.clone()).next();
            desk.perform(Command::Select(first));
            take(&mut desk, "check-selected");
        }
    }
}

/// Every question that the map answers, for a scenario.
fn maps(name: &str, scenario: &Scenario, sizes: &[[f32; 2]]) {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    for size in sizes {
        for theme in THEMES {
            let (mut desk, draw) = drawn(&format!("map-{name}"), scenario, *size, theme);
            desk.perform(Command::Act(Act::Deselect));
            desk.perform(Command::Act(Act::Map));
            let take = |desk: &mut Desk, view: &str| {
                desk.settle();
                std::thread::sleep(std::time::Duration::from_millis(150));
                draw(desk, view);
            };
            for lens in Lens::ALL {
                desk.perform(Command::Map(MapCommand::Ask(lens.clone(), None)));
                take(&mut desk, lens.word());
            }
            desk.perform(Command::Map(MapCommand::Ask(Lens::Everything, None)));
            let party = desk.scenario().parties.at(0).map(|party| party.id.clone());
            desk.perform(Command::Select(party));
            take(&mut desk, "selected");
            for layout in ["columns", "radial", "layered"] {
                desk.perform(Command::Map(MapCommand::Look(
                    "layout",
                    std::sync::Arc::new(move |view| {
                        view.layout = Some(LayoutKind::from_word(layout))
                    }),
                )));
                take(&mut desk, layout);
            }
        }
    }
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn the_map() {
    maps("berlin", &Template::BerlinTalks.scenario().unwrap(), &SIZES);
    maps("aceh", &Template::Aceh.scenario().unwrap(), &SIZES);
    maps("crowd", &crowd(), &SIZES);
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn the_positions() {
    let small = [[1024.0, 640.0], [1440.0, 900.0]];
    positions("berlin", &Template::BerlinTalks.scenario().unwrap(), &small);
    positions("aceh", &Template::Aceh.scenario().unwrap(), &small);
    positions("crowd", &crowd(), &[[1440.0, 900.0]]);
    positions("long", &long(), &[[1280.0, 800.0]]);
}

/// The timeline of a scenario: all of it, a card selected, nearer, folded.
fn timelines(name: &str, scenario: &Scenario, select: &str, sizes: &[[f32; 2]]) {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    for size in sizes {
        for theme in THEMES {
            let (mut desk, take) = drawn(&format!("timeline-{name}"), scenario, *size, theme);
            desk.perform(Command::Act(Act::Deselect));
            desk.perform(Command::Act(Act::Timeline));
            take(&mut desk, "all");
            desk.perform(Command::Act(Act::Inspector));
            take(&mut desk, "wide");
            desk.perform(Command::Select(Some(select.into())));
            take(&mut desk, "selected");
            desk.perform(Command::Act(Act::Inspector));
            for step in 1..=9 {
                desk.key(Modifiers::NONE, Key::Plus);
                if step % 3 == 0 {
                    take(&mut desk, &format!("nearer-{step}"));
                }
            }
            desk.key(Modifiers::NONE, Key::Num0);
            desk.perform(Command::Act(Act::Earlier));
            desk.perform(Command::Act(Act::Earlier));
            take(&mut desk, "as-of");
        }
    }
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn the_timeline() {
    let sizes = [[1280.0, 800.0], [1920.0, 1080.0], [1024.0, 640.0]];
    let berlin = Template::BerlinTalks.scenario().unwrap();
    timelines("berlin", &berlin, "talk-berlin", &sizes);
    let aceh = Template::Aceh.scenario().unwrap();
    timelines("aceh", &aceh, "commitment-pass-new-law", &sizes);
    timelines("long", &long(), "talk-berlin", &sizes[..1]);
    timelines("crowd", &bench::large(), "commitment-1", &sizes[..1]);
    timelines(
        "empty",
        &Template::Blank.scenario().unwrap(),
        "none",
        &sizes[..1],
    );
}

/// Presenting: the briefs, the presenter's screen, all pages, the page alone.
fn presentings(name: &str, scenario: &Scenario, sizes: &[[f32; 2]]) {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    for size in sizes {
        for theme in THEMES {
            let (mut desk, take) = drawn(&format!("present-{name}"), scenario, *size, theme);
            desk.perform(Command::Act(Act::PresentScreen));
            take(&mut desk, "none");
            desk.click(Role::Button, "Everyone");
            take(&mut desk, "everyone");
            desk.click(Role::Button, "What this room will see");
            take(&mut desk, "room");
            desk.click(Role::Button, "Make a brief");
            take(&mut desk, "rooms");
            desk.click(Role::Button, "Our own team");
            desk.key(Modifiers::NONE, Key::ArrowDown);
            desk.key(Modifiers::NONE, Key::ArrowDown);
            take(&mut desk, "brief");
            desk.perform(Command::Act(Act::Present));
            desk.key(Modifiers::NONE, Key::PageDown);
            desk.key(Modifiers::NONE, Key::PageDown);
            take(&mut desk, "presenter");
            desk.key(Modifiers::NONE, Key::Escape);
            desk.click(Role::Button, "Show it to its room");
            desk.perform(Command::Act(Act::Present));
            desk.click(Role::Button, "What this room will see");
            take(&mut desk, "presenter-room");
            desk.key(Modifiers::NONE, Key::B);
            take(&mut desk, "black");
            desk.key(Modifiers::NONE, Key::O);
            take(&mut desk, "overview");
            desk.key(Modifiers::NONE, Key::B);
            desk.harness
                .state_mut()
                .set_wall(nonpaper::present::Wall::Here);
            take(&mut desk, "here");
        }
    }
}

#[test]
#[ignore = "for eyes: it compares nothing"]
fn the_presenting() {
    let sizes = [[1280.0, 800.0], [1024.0, 640.0], [1920.0, 1080.0]];
    let berlin = Template::BerlinTalks.scenario().unwrap();
    presentings("berlin", &berlin, &sizes);
    let aceh = Template::Aceh.scenario().unwrap();
    presentings("aceh", &aceh, &sizes[..1]);
    presentings("long", &long(), &sizes[..2]);
}
