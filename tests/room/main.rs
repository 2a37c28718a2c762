//! The leak test: what a room must not see is nowhere in what it gets, what it may see is there,
//! and nothing hidden makes a difference.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that fails should say where"
)]

mod generator;
mod mutations;
mod oracle;
mod page;
mod rooms;

use std::collections::{BTreeSet, HashSet};

use generator::{Generator, ID, TEXT};
use nonpaper::{
    analysis::{
        index::Index,
        room::{
            copy_for_room, for_room, for_room_with_brief,
            mentions::mentions,
            outline::{outline, remaining},
            spec::{Audience, RoomSpec},
            standins::stand_ins,
            widening::{additions, widens},
        },
    },
    io::{format, samples::Template},
    model::{Id, Kind, Scenario, handling::Room, validation::validate},
};
use oracle::{Oracle, is_visible};
use rooms::rooms;
use serde_json::Value;

fn read(value: &Value) -> Scenario {
    serde_json::from_value(value.clone()).unwrap()
}

/// A random scenario, a room, and a brief of the scenario or none.
struct Case<'a> {
    seed: u64,
    value: &'a Value,
    scenario: &'a Scenario,
    room: Room,
    parties: Vec<String>,
    brief: Option<Id>,
    /// Its place.
    brief_at: Option<usize>,
}

impl Case<'_> {
    fn projection(&self, scenario: &Scenario) -> Scenario {
        match &self.brief {
            Some(brief) => for_room_with_brief(scenario, &self.room, brief),
            None => for_room(scenario, &self.room),
        }
    }

    fn oracle(&self) -> Oracle<'_> {
        Oracle::of(self.value, &self.parties, self.brief_at)
    }
}

fn each_case(seeds: std::ops::Range<u64>, mut see: impl FnMut(&Case<'_>, &mut Generator)) {
    let mut generator = Generator::new(0);
    for seed in seeds {
        generator.random = fastrand::Rng::with_seed(seed);
        let value = generator.scenario();
        let scenario = read(&value);
        for (number, room) in rooms(&mut generator, &scenario).into_iter().enumerate() {
            let briefs: Vec<&Id> = scenario.briefs.iter().map(|brief| &brief.id).collect();
            let brief_at = (number % 2 == 1 && !briefs.is_empty())
                .then(|| generator.below(briefs.len()))
                // Of several with one id, the first is meant.
                .map(|at| briefs.iter().position(|id| *id == briefs[at]).unwrap());
            let case = Case {
                seed,
                parties: room.parties().iter().map(Id::to_string).collect(),
                value: &value,
                brief: brief_at.map(|at| briefs[at].clone()),
                brief_at,
                scenario: &scenario,
                room,
            };
            see(&case, &mut generator);
        }
    }
}

/// Every marker in a text: those of texts, and those of ids.
fn markers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for begin in [TEXT, ID] {
        for (at, _) in text.match_indices(begin) {
            let end = text[at..].find('x').unwrap();
            found.insert(text[at..=at + end].to_owned());
        }
    }
    found
}

/// The markers and ids that no room may see by the shortest reading of the page: those of items
/// that are not visible by their mark, and those in fields that are never shown.
fn forbidden(case: &Case<'_>) -> BTreeSet<String> {
    const NEVER: [&str; 9] = [
        "notes",
        "tags",
        "red_lines",
        "batna",
        "priorities",
        "team",
        "waivers",
        "reliability",
        "default_handling",
    ];
    fn walk(
        value: &Value,
        key: &str,
        room: &[String],
        hidden: bool,
        found: &mut [BTreeSet<String>; 2],
    ) {
        let is_item = value.get("id").is_some();
        let is_inner = matches!(
            key,
            "options"
                | "provisions"
                | "delegation"
                | "benchmarks"
                | "mechanisms"
                | "evidence"
                | "slides"
                | "red_lines"
        ) && value.get("handling").is_none();
        let hidden = hidden
            || NEVER.contains(&key)
            || key.starts_with(TEXT)
            || (is_item && !is_inner && !is_visible(&value["handling"], room))
            || value["private"] == true
            || (key == "slides" && (value["hidden"] == true || value["kind"] == "check"));
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    // Ids are told of where they are borne.
                    if key == "places" {
                        continue;
                    }
                    found[usize::from(!(hidden || key.starts_with(TEXT)))].extend(markers(key));
                    walk(value, key, room, hidden, found);
                }
            }
            Value::Array(values) => values
                .iter()
                .for_each(|it| walk(it, key, room, hidden, found)),
            Value::String(text) if key == "id" || !text.starts_with(ID) => {
                found[usize::from(!hidden)].extend(markers(text));
            }
            _ => {}
        }
    }
    let mut found = [BTreeSet::new(), BTreeSet::new()];
    walk(case.value, "", &case.parties, false, &mut found);
    let [hidden, seen] = found;
    // An id that is borne twice may be seen where it is seen once.
    hidden.difference(&seen).cloned().collect()
}

#[test]
fn a_room_gets_what_it_may_see_and_nothing_else() {
    let (mut cases, mut shown, mut kept_out) = (0, 0, 0);
    let mut seen_keys = BTreeSet::new();
    each_case(0..2_500, |case, _| {
        let projection = serde_json::to_value(case.projection(case.scenario)).unwrap();
        let oracle = case.oracle();
        let expected = oracle.projection();
        if projection != expected {
            differ("", &expected, &projection);
            panic!("seed {} in {:?}", case.seed, case.parties);
        }
        let text = projection.to_string();
        let seen = markers(&text);
        for marker in forbidden(case) {
            assert!(
                !seen.contains(&marker),
                "seed {}: {marker} in {text}",
                case.seed
            );
            kept_out += 1;
        }
        for key in [
            "notes",
            "tags",
            "red_lines",
            "batna",
            "priorities",
            "influence",
            "momentum",
            "value",
            "confidence",
            "private",
            "waivers",
            "team",
            "reliability",
            "credibility",
            "zoom",
            "centre",
            "default_handling",
        ] {
            assert!(
                !text.contains(&format!("\"{key}\":")),
                "seed {}: {key}",
                case.seed
            );
        }
        collect_keys("", &projection, &mut seen_keys);
        cases += 1;
        shown += seen.len();
    });
    let missing: Vec<String> = page::allowed_keys()
        .into_iter()
        .filter(|key| !seen_keys.contains(key))
        .collect();
    assert!(
        missing.is_empty(),
        "never seen, so never tried: {missing:?}"
    );
    // So much was compared that a generator that makes nothing would be noticed.
    assert!(
        cases > 8000 && shown > 130_000 && kept_out > 800_000,
        "{cases} {shown} {kept_out}"
    );
}

/// The paths of all keys: `talks.participants.role`.
fn collect_keys(path: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = format!("{path}.{key}");
                collect_keys(&path, value, found);
                found.insert(path.trim_start_matches('.').to_owned());
            }
        }
        Value::Array(values) => values.iter().for_each(|it| collect_keys(path, it, found)),
        _ => {}
    }
}

/// Says where two projections differ.
fn differ(path: &str, expected: &Value, found: &Value) {
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let side =
                    |of: &serde_json::Map<String, Value>| of.get(key).cloned().unwrap_or_default();
                differ(&format!("{path}.{key}"), &side(a), &side(b));
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (at, (a, b)) in a.iter().zip(b).enumerate() {
                differ(&format!("{path}[{at}]"), a, b);
            }
        }
        _ if expected != found => println!("{path}: expected {expected}, found {found}"),
        _ => {}
    }
}

#[test]
fn nothing_hidden_makes_a_difference() {
    let mut done = HashSet::new();
    let mut count = 0;
    each_case(10_000..10_300, |case, generator| {
        let text = serde_json::to_string(&case.projection(case.scenario)).unwrap();
        let brief = case.brief.as_ref();
        let copy = serde_json::to_string(&copy_for_room(case.scenario, &case.room, brief)).unwrap();
        for _ in 0..4 {
            let mut value = case.value.clone();
            let Some(what) =
                mutations::hidden(generator, &mut value, &case.oracle(), &case.parties)
            else {
                continue;
            };
            let mutated = read(&value);
            let after = serde_json::to_string(&case.projection(&mutated)).unwrap();
            assert_eq!(text, after, "seed {}: {what}", case.seed);
            let after = serde_json::to_string(&copy_for_room(&mutated, &case.room, brief)).unwrap();
            assert_eq!(copy, after, "seed {}, the copy: {what}", case.seed);
            assert!(
                !widens(case.scenario, &mutated, &case.room, brief),
                "{what}"
            );
            done.insert(what);
            count += 1;
        }
    });
    assert!(
        done.len() == mutations::COUNT && count > 2000,
        "{done:?} {count}"
    );
}

#[test]
fn what_is_seen_stays_the_same_when_it_is_projected_again() {
    each_case(20_000..20_060, |case, _| {
        let once = case.projection(case.scenario);
        // Who is in the room and not shown is not named, so that nothing counts as shared.
        let is_whole = case
            .room
            .parties()
            .iter()
            .all(|id| once.parties.get(id).is_some());
        if is_whole {
            assert_eq!(case.projection(&once), once, "seed {}", case.seed);
        }
    });
}

#[test]
fn a_copy_has_no_id_of_ours_and_says_the_same() {
    let mut count = 0;
    each_case(30_000..30_150, |case, _| {
        let projection = case.projection(case.scenario);
        let copy = copy_for_room(case.scenario, &case.room, case.brief.as_ref());
        let text = serde_json::to_string(&copy).unwrap();
        assert!(!text.contains(ID), "seed {}: {text}", case.seed);
        let is_text = |marker: &String| marker.starts_with(TEXT);
        let texts = |scenario: &Scenario| -> Vec<String> {
            let all = markers(&serde_json::to_string(scenario).unwrap());
            all.into_iter().filter(is_text).collect()
        };
        assert_eq!(texts(&projection), texts(&copy));
        let copied = serde_json::to_value(&copy).unwrap();
        let kept = serde_json::to_value(&projection).unwrap();
        assert_same_but_for_ids(&kept, &copied);
        // Every id is there once, and every reference leads somewhere.
        let wrong = validate(&copy);
        let wrong: Vec<_> = wrong
            .iter()
            .filter(|it| ["duplicate-id", "ill-formed-id", "dangling-reference"].contains(&it.rule))
            .collect();
        assert!(wrong.is_empty(), "seed {}: {wrong:?}", case.seed);
        count += copy.count(Kind::Party);
    });
    assert!(count > 250);
}

/// The same shape, and the same values but for ids.
fn assert_same_but_for_ids(kept: &Value, copied: &Value) {
    match (kept, copied) {
        (Value::Object(a), Value::Object(b)) => {
            // A blank id is given a number, and places are sorted by their new ids.
            let is_map = a.keys().any(|key| key.starts_with(ID));
            for (key, value) in a.iter().filter(|_| !is_map) {
                assert_same_but_for_ids(value, b.get(key).unwrap());
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len());
            a.iter()
                .zip(b)
                .for_each(|(a, b)| assert_same_but_for_ids(a, b));
        }
        (Value::String(a), Value::String(_)) if a.starts_with(ID) => {}
        (a, b) => assert_eq!(a, b),
    }
}

#[test]
fn the_presenter_is_told_of_everything_once() {
    each_case(40_000..40_080, |case, _| {
        let index = Index::of(case.scenario);
        let projection = case.projection(case.scenario);
        let outline = outline(case.scenario, &index, &case.room, case.brief.as_ref());
        for kind in Kind::CARDS {
            let of = outline.kinds.iter().find(|of| of.kind == kind);
            let (shown, out) = of.map_or((0, 0), |of| (of.shown.len(), of.out.len()));
            assert_eq!(
                shown,
                projection.count(kind),
                "{kind:?} in seed {}",
                case.seed
            );
            assert_eq!(shown + out, case.scenario.count(kind));
        }
        let title = |id: &Id| index.title(case.scenario, id);
        for out in outline.kinds.iter().flat_map(|of| &of.out) {
            assert!(!out.why.label(&title).is_empty());
        }
        for cut in &outline.cuts {
            assert!(!cut.sentence(&title).is_empty());
        }
        let text = serde_json::to_string(&projection).unwrap();
        for (kind, entries) in remaining(&projection) {
            assert_eq!(entries.len(), projection.count(kind));
            for marker in entries.iter().flat_map(|entry| markers(&entry.title)) {
                assert!(text.contains(&marker), "seed {}: {marker}", case.seed);
            }
        }
        let _ = stand_ins(case.scenario, &projection);
        // Every text is a marker of its own, so that none names another thing.
        assert_eq!(mentions(case.scenario, &projection, &case.room), []);
    });
}

#[test]
fn hiding_never_widens_and_showing_does() {
    let (mut narrowed, mut widened) = (0, 0);
    each_case(50_000..50_150, |case, generator| {
        let brief = case.brief.as_ref();
        for _ in 0..3 {
            let mut value = case.value.clone();
            if mutations::hide(generator, &mut value).is_some() {
                let after = read(&value);
                let (before, narrow) = (case.projection(case.scenario), case.projection(&after));
                assert_eq!(additions(&before, &narrow), [], "seed {}", case.seed);
                assert!(!widens(case.scenario, &after, &case.room, brief));
                if narrow != before {
                    assert!(
                        widens(&after, case.scenario, &case.room, brief),
                        "seed {}",
                        case.seed
                    );
                    widened += 1;
                }
                narrowed += 1;
            }
        }
    });
    assert!(narrowed > 500 && widened > 100, "{narrowed} {widened}");
}

#[test]
fn a_room_without_anyone_gets_what_the_public_gets() {
    let scenario = Template::BerlinTalks.scenario().unwrap();
    let mut value = serde_json::to_value(&scenario).unwrap();
    value["talks"][0]["participants"] = Value::Array(Vec::new());
    value["talks"][0]["handling"] = serde_json::json!({ "shared_with": ["party-ukraine"] });
    let scenario = read(&value);
    let public = for_room(&scenario, &Room::public());
    let talk = scenario.talks.at(0).unwrap().id.to_string();
    assert!(public.talks.get(&Id::from(talk.as_str())).is_none());
    for words in ["public", "", talk.as_str()] {
        let Ok(Audience::Room(room)) = Audience::read(&scenario, words) else {
            panic!("{words} names a room");
        };
        assert_eq!(for_room(&scenario, &room), public, "{words}");
    }
    let empty = RoomSpec::Parties(Vec::new()).resolve(&scenario).unwrap();
    assert_eq!(for_room(&scenario, &empty), public);
    // A deleted party is refused, by name and as a participant.
    assert!(Audience::read(&scenario, "party-deleted").is_err());
    value["talks"][0]["participants"] = serde_json::json!([{ "party": "party-deleted" }]);
    assert!(Audience::read(&read(&value), &talk).is_err());
}

#[test]
fn a_sample_that_is_public_loses_only_what_is_never_shown() {
    for template in [Template::BerlinTalks, Template::Aceh] {
        let scenario = template.scenario().unwrap();
        let public = for_room(&scenario, &Room::public());
        assert_eq!(public.parties.len(), scenario.parties.len());
        assert_eq!(public.talks.len(), scenario.talks.len());
        assert_eq!(public.proposals.len(), scenario.proposals.len());
        // It is a scenario like any other, and can be written and read.
        let again = format::read(&format::write(&public)).unwrap();
        assert_eq!(again, public);
        assert!(validate(&public).is_empty(), "{:?}", validate(&public));
        let copy = copy_for_room(&scenario, &Room::public(), None);
        assert!(validate(&copy).is_empty());
        assert_eq!(copy.parties.at(0).unwrap().id, Id::from("party-1"));
    }
}
