//! The file format: a contract with every program that reads it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

use nonpaper::{
    io::{
        format::{ReadError, read, schema, write},
        samples::Template,
    },
    model::{Kind, Scenario, validation::validate},
};
use serde_json::{Map, Value, json};

const EVERY_FIELD: &str = include_str!("fixtures/v1-every-field.nonpaper");

fn every_field() -> Scenario {
    read(EVERY_FIELD.as_bytes()).unwrap()
}

fn text(scenario: &Scenario) -> String {
    String::from_utf8(write(scenario)).unwrap()
}

#[test]
fn the_fixture_of_version_1_is_read_and_written_byte_for_byte() {
    assert_eq!(text(&every_field()), EVERY_FIELD);
    assert_eq!(validate(&every_field()), []);
}

#[test]
fn the_templates_are_sound_and_canonical() {
    for template in Template::ALL {
        let scenario = template.scenario().unwrap();
        assert_eq!(validate(&scenario), [], "{template:?}");
        assert_eq!(text(&scenario).as_bytes(), template.bytes(), "{template:?}");
    }
}

/// Every property that the schema knows is in the fixture: the fixture uses every field.
#[test]
fn the_fixture_uses_every_field_of_the_schema() {
    let schema = schema();
    let fixture: Value = serde_json::from_str(EVERY_FIELD).unwrap();
    let mut used = std::collections::BTreeSet::new();
    walk_with_schema(&schema, &schema, &fixture, &mut used);
    let mut missing = Vec::new();
    let named = schema["$defs"].as_object().unwrap().iter();
    for (name, part) in named.chain([(&"Scenario".to_owned(), &schema)]) {
        for key in part
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if !used.contains(&(name.clone(), key.0.clone())) {
                missing.push(format!("{name}.{}", key.0));
            }
        }
    }
    assert!(missing.is_empty(), "not in the fixture: {missing:?}");
}

fn walk_with_schema(
    root: &Value,
    part: &Value,
    value: &Value,
    used: &mut std::collections::BTreeSet<(String, String)>,
) {
    if let Some(of) = part.get("anyOf").and_then(Value::as_array) {
        for one in of {
            walk_with_schema(root, one, value, used);
        }
    }
    let (name, part) = match part.get("$ref").and_then(Value::as_str) {
        Some(reference) => {
            let name = reference.rsplit('/').next().unwrap();
            (name.to_owned(), &root["$defs"][name])
        }
        None => ("Scenario".to_owned(), part),
    };
    if name != "Scenario" {
        for one in part
            .get("anyOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            walk_with_schema(root, one, value, used);
        }
    }
    match value {
        Value::Object(fields) => {
            let Some(properties) = part.get("properties").and_then(Value::as_object) else {
                return;
            };
            for (key, field) in fields {
                if let Some(property) = properties.get(key) {
                    used.insert((name.clone(), key.clone()));
                    walk_with_schema(root, property, field, used);
                }
            }
        }
        Value::Array(items) => {
            if let Some(of) = part.get("items") {
                for item in items {
                    walk_with_schema(root, of, item, used);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_schema_in_assets_is_the_one_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/scenario.schema.json");
    let mut now = serde_json::to_string_pretty(&schema()).unwrap();
    now.push('\n');
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        kept, now,
        "run the tests once with UPDATE_SCHEMA=1 and look at the difference"
    );
}

/// Turns the keys of every object around.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let turned: Map<String, Value> = fields
                .iter()
                .rev()
                .map(|(key, value)| (key.clone(), reversed(value)))
                .collect();
            Value::Object(turned)
        }
        Value::Array(items) => Value::Array(items.iter().map(reversed).collect()),
        other => other.clone(),
    }
}

#[test]
fn keys_in_any_order_come_out_in_the_order_of_the_format() {
    // Without the unknown ones, which keep the order in which they are read.
    let mut value: Value = serde_json::from_str(EVERY_FIELD).unwrap();
    drop_unknown(&mut value);
    let straight = text(&read(value.to_string().as_bytes()).unwrap());
    let turned = reversed(&value).to_string();
    assert_ne!(turned, value.to_string());
    assert_eq!(text(&read(turned.as_bytes()).unwrap()), straight);
}

fn drop_unknown(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|key, _| !key.starts_with("x_"));
            fields.values_mut().for_each(drop_unknown);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_unknown),
        _ => {}
    }
}

/// Puts an unknown field into every object that is a record, and counts them.
fn sprinkle(value: &mut Value, count: &mut usize, is_map_of_places: bool) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                if !key.starts_with("x_") {
                    sprinkle(value, count, key == "places");
                }
            }
            if !is_map_of_places {
                *count += 1;
                fields.insert(format!("x_{count}"), json!({ "deep": [null, *count, "ü"] }));
            }
        }
        Value::Array(items) => {
            for item in items {
                sprinkle(item, count, false);
            }
        }
        _ => {}
    }
}

#[test]
fn unknown_fields_survive_at_every_level() {
    let mut value: Value = serde_json::from_str(EVERY_FIELD).unwrap();
    let mut count = 0;
    sprinkle(&mut value, &mut count, false);
    assert!(count > 80, "{count}");
    let written: Value =
        serde_json::from_slice(&write(&read(value.to_string().as_bytes()).unwrap())).unwrap();
    assert_eq!(written, value);
}

#[test]
fn writing_twice_gives_the_same_bytes() {
    for template in Template::ALL {
        let once = write(&template.scenario().unwrap());
        assert_eq!(write(&read(&once).unwrap()), once);
    }
}

#[test]
fn what_is_blank_is_left_out_and_what_is_not_the_default_stays() {
    let read_back = |text: &str| text_of(text);
    let written = read_back(
        r#"{"version":1,"format":"nonpaper-scenario","title":"","parties":[{"tags":[],"handling":"team",
            "name":"A","id":"a","delegation":[{"id":"d","head":false,"name":"N"}],
            "needs":[{"id":"n","text":"t","handling":"team"}],"batna":{"text":""}}],
            "issues":[{"id":"i","options":[{"id":"o","handling":"team"}]}],"talks":[]}"#,
    );
    assert_eq!(
        written,
        json!({
            "format": "nonpaper-scenario",
            "version": 1,
            "parties": [{
                "id": "a", "name": "A", "delegation": [{"id": "d", "name": "N"}],
                "needs": [{"id": "n", "text": "t"}],
            }],
            // On an option `team` narrows: left out, a public issue would give it away.
            "issues": [{"id": "i", "options": [{"id": "o", "handling": "team"}]}],
        })
    );
}

fn text_of(text: &str) -> Value {
    serde_json::from_slice(&write(&read(text.as_bytes()).unwrap())).unwrap()
}

#[test]
fn places_are_sorted_and_have_one_decimal() {
    let scenario = read(
        br#"{"format":"nonpaper-scenario","version":1,"views":[{"id":"v","places":{"b":[1,-0.04],"a":[2.26,3.349]}}]}"#,
    )
    .unwrap();
    let written = text(&scenario);
    let compact: String = written.split_whitespace().collect();
    assert!(
        compact.contains(r#""places":{"a":[2.3,3.3],"b":[1.0,0.0]}"#),
        "{written}"
    );
}

#[test]
fn refusals_name_the_place_in_one_sentence() {
    let refused = |text: &str| read(text.as_bytes()).unwrap_err();
    assert_eq!(refused(""), ReadError::Empty);
    assert_eq!(refused(" \n"), ReadError::Empty);
    for text in [
        "[]",
        "{}",
        "3",
        "\"x\"",
        "null",
        r#"{"format":"other","version":1}"#,
    ] {
        assert_eq!(refused(text), ReadError::OtherFormat, "{text}");
    }
    assert_eq!(
        refused(r#"{"format":"nonpaper-scenario"}"#),
        ReadError::NoVersion
    );
    assert_eq!(
        refused(r#"{"format":"nonpaper-scenario","version":99,"talks":"changed"}"#),
        ReadError::Newer("99".into())
    );
    for version in ["0", "-1", "1.5", "\"1\"", "null", "[1]"] {
        let text = format!(r#"{{"format":"nonpaper-scenario","version":{version}}}"#);
        let error = refused(&text).to_string();
        assert!(error.contains("version"), "{version}: {error}");
    }
    let head = r#""format":"nonpaper-scenario","version":1"#;
    for (text, place) in [
        (
            r#""talks":[{"id":"a"},{"id":"b","start":2025}]"#,
            "talks[1].start",
        ),
        (r#""talks":{}"#, "talks"),
        (r#""title":null"#, "title"),
        (r#""talks":[{"start":null}]"#, "talks[0].start"),
        (
            r#""parties":[{"influence":"much"}]"#,
            "parties[0].influence",
        ),
        (
            r#""proposals":[{"provisions":[{"mechanisms":[{"by":"x"}]}]}]"#,
            "proposals[0].provisions[0].mechanisms[0].by",
        ),
        (
            r#""parties":[{"handling":{"shared_with":"a"}}]"#,
            "parties[0].handling.shared_with",
        ),
        (r#""views":[{"places":{"a":[1]}}]"#, "views[0].places"),
    ] {
        let ReadError::WrongType { place: found, what } = refused(&format!("{{{head},{text}}}"))
        else {
            panic!("{text}");
        };
        assert!(found.starts_with(place), "{text}: {found}");
        assert!(!what.is_empty() && !what.contains('\n'));
    }
    assert!(matches!(
        refused("age-encryption.org/v1\n"),
        ReadError::Encrypted
    ));
    assert!(matches!(
        read(b"{\"a\": \"\xff\"}").unwrap_err(),
        ReadError::NotUtf8(7)
    ));
    let deep = "[".repeat(100_000);
    assert!(matches!(
        refused(&deep),
        ReadError::NotJson { .. } | ReadError::OtherFormat
    ));
}

#[test]
fn the_sample_cut_at_every_byte_is_refused_or_whole() {
    let bytes = Template::BerlinTalks.bytes();
    let whole = read(bytes).unwrap();
    // The last byte is the final newline: without it the scenario is still whole.
    for end in 0..bytes.len() {
        match read(&bytes[..end]) {
            Ok(scenario) => {
                assert_eq!(end, bytes.len() - 1);
                assert_eq!(scenario, whole);
            }
            Err(error) => {
                let sentence = error.to_string();
                assert!(
                    !sentence.contains('\n') && !sentence.is_empty(),
                    "{end}: {sentence}"
                );
            }
        }
    }
}

#[test]
fn a_changed_byte_never_panics() {
    let bytes = EVERY_FIELD.as_bytes().to_vec();
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..3_000 {
        let mut changed = bytes.clone();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..changed.len());
            changed[at] = random.u8(..);
        }
        if let Ok(scenario) = read(&changed) {
            let _ = validate(&scenario);
            let once = write(&scenario);
            assert_eq!(write(&read(&once).unwrap()), once);
        }
    }
}

#[test]
fn findings_are_found_and_nothing_is_refused() {
    let scenario = read(
        r##"{"format":"nonpaper-scenario","version":1,"parties":[
            {"id":"a","name":"Ärger","colour":"red","influence":150,"member_of":["nobody"]},
            {"id":"a","name":"Second"},{"id":"Bad Id","name":"Third"},{"name":"No id"}],
            "talks":[{"id":"t","title":"Round","start":"2025-02-30","follows":"a","participants":[{"party":"ghost"}]}],
            "issues":[{"id":"i","title":"Issue","options":[{"id":"o","title":"Opt","handling":{"shared_with":["gone"]}}]}]}"##
            .as_bytes(),
    )
    .unwrap();
    let found: Vec<(String, &str, String)> = validate(&scenario)
        .into_iter()
        .map(|finding| (finding.item.to_string(), finding.rule, finding.title))
        .collect();
    for expected in [
        ("a", "ill-formed-colour", "Ärger"),
        ("a", "out-of-range", "Ärger"),
        ("a", "dangling-reference", "Ärger"),
        ("a", "duplicate-id", "Ärger"),
        ("Bad Id", "ill-formed-id", "Third"),
        ("", "ill-formed-id", "Untitled party"),
        ("t", "impossible-date", "Round"),
        ("t", "dangling-reference", "Round"),
        // The innermost thing is named, not the card around it.
        ("o", "dangling-reference", "Opt"),
    ] {
        assert!(
            found
                .iter()
                .any(|(item, rule, title)| (item.as_str(), *rule, title.as_str()) == expected),
            "{expected:?} in {found:#?}"
        );
    }
    assert_eq!(found.len(), 10, "{found:#?}");
}

#[test]
fn every_claim_of_the_samples_is_attributed() {
    for sample in [Template::BerlinTalks, Template::Aceh] {
        let scenario = sample.scenario().unwrap();
        for card in scenario.all_cards() {
            let claims = !matches!(
                card.kind(),
                Kind::Source | Kind::View | Kind::Brief | Kind::Waiver
            );
            let sources = card.common().sources;
            let cited = sources
                .iter()
                .all(|cite| scenario.sources.get(cite.source.id()).is_some());
            assert!(
                !claims || !sources.is_empty() && cited,
                "{sample:?}: {} rests on nothing",
                card.id()
            );
        }
        for commitment in scenario.commitments.iter() {
            for seen in &commitment.evidence {
                assert!(!seen.sources.is_empty(), "{sample:?}: {}", seen.id);
            }
        }
    }
}
