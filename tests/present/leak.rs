//! The leak test, carried on to what a room is shown and given: pages, PDF, SVG, HTML, Markdown,
//! DOCX, the copy.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _},
};

use nonpaper::{
    model::{Brief, Id, Scenario, handling::Room, word::SlideKind},
    present::{
        Stage, deck,
        out::{self, Format},
        slide,
    },
    scene::svg,
};
use serde_json::Value;

use crate::{
    generator::{Generator, ID, TEXT},
    mutations,
    oracle::Oracle,
    pdf,
    rooms::rooms,
    support,
};

/// Every marker in a text: those of texts, and those of ids.
fn markers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for begin in [TEXT, ID] {
        for (at, _) in text.match_indices(begin) {
            let rest = &text[at + begin.len()..];
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            if digits > 0 && rest[digits..].starts_with('x') {
                found.insert(text[at..=at + begin.len() + digits].to_owned());
            }
        }
    }
    found
}

/// Everything that a room gets, each with its name: as it can be read, not as it is packed.
fn given(stage: &Stage, brief: &Brief) -> Vec<(String, String)> {
    let pages = deck::pages(stage, brief);
    let mut all = vec![("pages".to_owned(), support::read(&pages))];
    for page in &pages {
        all.push(("an SVG".to_owned(), svg::write(&page.scene, stage.fonts())));
    }
    for format in [
        Format::Pdf,
        Format::Html,
        Format::Markdown,
        Format::Docx,
        Format::Nonpaper,
    ] {
        let files = out::write(stage, brief, format).unwrap();
        let file = &files[0];
        let text = match format {
            Format::Pdf => pdf::everything(file),
            Format::Docx => unpacked(file),
            _ => String::from_utf8(file.clone()).unwrap(),
        };
        all.push((format!("{format:?}"), text));
    }
    all
}

/// All files in a DOCX.
fn unpacked(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut all = String::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        all.push_str(&file.name().unwrap());
        file.read_to_string(&mut all).unwrap();
    }
    all
}

fn each(
    seeds: std::ops::Range<u64>,
    mut see: impl FnMut(u64, &Value, &Scenario, &Room, &mut Generator),
) {
    let mut generator = Generator::new(0);
    for seed in seeds {
        generator.random = fastrand::Rng::with_seed(seed);
        let mut value = generator.scenario();
        take_sides(&mut generator, &mut value);
        let scenario: Scenario = serde_json::from_value(value.clone()).unwrap();
        for room in rooms(&mut generator, &scenario) {
            see(seed, &value, &scenario, &room, &mut generator);
        }
    }
}

/// Adds positions that stand on something: by chance alone hardly any does, and slides of
/// positions would have nothing to show.
fn take_sides(generator: &mut Generator, value: &mut Value) {
    let ids = |list: &Value| -> Vec<String> {
        let cards = list.as_array().into_iter().flatten();
        cards
            .filter_map(|card| card["id"].as_str().map(str::to_owned))
            .collect()
    };
    let parties = ids(&value["parties"]);
    let talks = ids(&value["talks"]);
    let issues = value["issues"].as_array().cloned().unwrap_or_default();
    let options: Vec<String> = issues
        .iter()
        .flat_map(|issue| ids(&issue["options"]))
        .collect();
    if parties.is_empty() || options.is_empty() {
        return;
    }
    let stances = [
        "demands",
        "supports",
        "accepts",
        "undecided",
        "opposes",
        "unknown",
    ];
    for number in 0..12 {
        let mut position = serde_json::json!({
            "id": generator.fresh_id(),
            "party": parties[generator.below(parties.len())],
            "on": { "option": options[generator.below(options.len())] },
            "stance": stances[generator.below(stances.len())],
            "rationale": generator.marker(),
            "private": generator.below(5) == 0,
            "handling": if generator.below(3) > 0 { "public" } else { "team" },
        });
        if number > 5 && !talks.is_empty() {
            position["since"] = serde_json::json!({ "talk": talks[generator.below(talks.len())] });
        }
        if let Some(list) = value["positions"].as_array_mut() {
            list.push(position);
        }
    }
}

#[test]
fn nothing_that_a_room_gets_tells_what_it_must_not_see() {
    let (mut count, mut shown) = (0, 0);
    let mut kinds = BTreeSet::new();
    each(0..30, |seed, _, scenario, room, _| {
        let (stage, every) = support::staged(scenario, room);
        let own = Stage::for_room(scenario, room, None, &support::craft());
        let automatic = support::automatic(&own, Some(room));
        for (stage, brief) in [(&stage, &every), (&own, &automatic)] {
            for slide in &brief.slides {
                if !slide::is_empty(stage, slide) {
                    kinds.extend(slide.kind.as_ref().map(|kind| format!("{kind:?}")));
                }
            }
            let projection = serde_json::to_string(stage.scenario()).unwrap();
            let allowed = markers(&projection);
            for (what, text) in given(stage, brief) {
                let found = markers(&text);
                for never in [support::NOTES, support::LEFT_OUT] {
                    assert!(!text.contains(never), "seed {seed}, {what}: {never}");
                }
                let leaks: Vec<&String> = found
                    .iter()
                    .filter(|marker| !allowed.contains(*marker) || marker.starts_with(ID))
                    .collect();
                assert!(
                    leaks.is_empty(),
                    "seed {seed}, {what} for {room:?}: {leaks:?}\n{text}"
                );
                shown += found.len();
                count += 1;
            }
        }
    });
    // Every kind of slide had something to show somewhere, but the check, which is never a room's.
    let all: BTreeSet<String> = [
        SlideKind::Title,
        SlideKind::Text,
        SlideKind::Card,
        SlideKind::Cards,
        SlideKind::Positions,
        SlideKind::Shifts,
        SlideKind::Map,
        SlideKind::Timeline,
        SlideKind::Commitments,
        SlideKind::Comparison,
    ]
    .map(|kind| format!("{kind:?}"))
    .into();
    assert_eq!(kinds, all);
    assert!(count > 3000 && shown > 20_000, "{count} {shown}");
}

/// The markers of certain fields of all cards of a list.
fn said(scenario: &Value, list: &str, keys: &[&str]) -> BTreeSet<String> {
    let cards = scenario[list].as_array().cloned().unwrap_or_default();
    let mut found = BTreeSet::new();
    for card in cards {
        for key in keys {
            found.extend(
                markers(&card[*key].to_string())
                    .into_iter()
                    .filter(|it| it.starts_with(TEXT)),
            );
        }
    }
    found
}

#[test]
fn what_a_room_may_see_is_there() {
    let mut count = 0;
    each(100..112, |seed, _, scenario, room, _| {
        let (stage, brief) = support::staged(scenario, room);
        let projection = serde_json::to_value(stage.scenario()).unwrap();
        let mut wanted = BTreeSet::new();
        for (list, keys) in [
            ("parties", &["name", "delegation", "interests", "needs"][..]),
            ("talks", &["title", "venue", "aims", "outcome"]),
            ("issues", &["title", "description"]),
            ("proposals", &["title", "summary"]),
            ("positions", &["rationale"]),
            ("commitments", &["title", "text", "benchmarks"]),
            ("implications", &["title", "text"]),
            ("reactions", &["text"]),
            ("sources", &["title", "publisher", "url"]),
        ] {
            wanted.extend(said(&projection, list, keys));
        }
        for proposal in projection["proposals"].as_array().unwrap_or(&Vec::new()) {
            wanted.extend(said(proposal, "provisions", &["heading", "text"]));
        }
        for (what, text) in given(&stage, &brief) {
            if ["Html", "Markdown", "Docx", "Nonpaper"].contains(&what.as_str()) {
                let found = markers(&text);
                let missing: Vec<&String> =
                    wanted.iter().filter(|it| !found.contains(*it)).collect();
                assert!(missing.is_empty(), "seed {seed}, {what}: {missing:?}");
                count += wanted.len();
            }
        }
        // A slide of all cards names each, and the PDF says what the pages say.
        let titles: BTreeSet<String> = [
            ("parties", "name"),
            ("talks", "title"),
            ("issues", "title"),
            ("proposals", "title"),
            ("commitments", "title"),
            ("implications", "title"),
            ("sources", "title"),
        ]
        .into_iter()
        .flat_map(|(list, key)| said(&projection, list, &[key]))
        .collect();
        let pages = markers(&support::read(&deck::pages(&stage, &brief)));
        assert!(pages.contains(support::SHOWN), "seed {seed}");
        let missing: Vec<&String> = titles.difference(&pages).collect();
        assert!(missing.is_empty(), "seed {seed}, pages: {missing:?}");
        let file = out::write(&stage, &brief, Format::Pdf).unwrap();
        let missing: Vec<String> = pages
            .difference(&markers(&pdf::everything(&file[0])))
            .cloned()
            .collect();
        assert!(missing.is_empty(), "seed {seed}, PDF: {missing:?}");
    });
    assert!(count > 1000, "{count}");
}

#[test]
fn nothing_hidden_changes_one_byte_of_what_a_room_gets() {
    let formats = [
        Format::Pdf,
        Format::Svg,
        Format::Html,
        Format::Markdown,
        Format::Docx,
        Format::Nonpaper,
    ];
    let files = |scenario: &Scenario, room: &Room| -> Vec<Vec<Vec<u8>>> {
        let stage = Stage::for_room(scenario, room, None, &support::craft());
        let brief = support::automatic(&stage, Some(room));
        let every = support::every_kind(stage.scenario());
        let mut all: Vec<Vec<Vec<u8>>> = formats
            .iter()
            .map(|format| out::write(&stage, &brief, *format).unwrap())
            .collect();
        all.push(out::write(&stage, &every, Format::Svg).unwrap());
        all
    };
    let mut done = BTreeSet::new();
    let mut count = 0;
    each(200..212, |seed, value, scenario, room, generator| {
        let parties: Vec<String> = room.parties().iter().map(Id::to_string).collect();
        let before = files(scenario, room);
        assert!(
            before == files(scenario, room),
            "seed {seed}: made twice, and not the same"
        );
        for _ in 0..3 {
            let oracle = Oracle::of(value, &parties, None);
            let mut mutated = value.clone();
            let Some(what) = mutations::hidden(generator, &mut mutated, &oracle, &parties) else {
                continue;
            };
            let mutated: Scenario = serde_json::from_value(mutated).unwrap();
            let after = files(&mutated, room);
            for (place, (one, other)) in before.iter().zip(&after).enumerate() {
                assert!(
                    one == other,
                    "seed {seed}: {what} changes {:?}",
                    formats.get(place)
                );
            }
            done.insert(what);
            count += 1;
        }
    });
    assert!(count > 80 && done.len() >= 6, "{count} {done:?}");
}
