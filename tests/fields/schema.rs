//! The fields of the format, read from its schema.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The path of every field that holds a value: `talks[].participants[].role`. A list is `[]`, a
/// map by id is `{}`; a point counts as one value.
pub(crate) fn paths() -> BTreeSet<String> {
    let text = include_str!("../../assets/scenario.schema.json");
    let schema: Value = serde_json::from_str(text).unwrap();
    let defs = schema["$defs"].as_object().unwrap().clone();
    let mut found = BTreeSet::new();
    walk(&schema, &defs, "", &mut found);
    found
}

fn walk(schema: &Value, defs: &Map<String, Value>, path: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        walk(
            &defs[name.trim_start_matches("#/$defs/")],
            defs,
            path,
            found,
        );
        return;
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        for choice in choices {
            walk(choice, defs, path, found);
        }
        return;
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if types == ["null"] {
        return;
    }
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (key, schema) in properties {
            let dot = if path.is_empty() { "" } else { "." };
            walk(schema, defs, &format!("{path}{dot}{key}"), found);
        }
        return;
    }
    if let Some(patterns) = schema.get("patternProperties").and_then(Value::as_object) {
        for schema in patterns.values() {
            walk(schema, defs, &format!("{path}{{}}"), found);
        }
        return;
    }
    let is_point = schema.get("minItems").is_some() && schema["minItems"] == schema["maxItems"];
    if types.contains(&"array") && !is_point {
        walk(&schema["items"], defs, &format!("{path}[]"), found);
        return;
    }
    assert!(
        !types.is_empty() || schema.get("const").is_some(),
        "the walk does not understand {path}: {schema}"
    );
    found.insert(path.to_owned());
}

#[test]
fn the_walk_sees_nested_records_unions_and_maps() {
    let found = paths();
    for path in [
        "title",
        "default_handling",
        "default_handling.shared_with[]",
        "parties[].delegation[].title",
        "proposals[].provisions[].mechanisms[].method",
        "commitments[].evidence[].sources[].quote",
        "briefs[].slides[].as_of.talk",
        "briefs[].room",
        "briefs[].room.talk",
        "views[].places{}",
        "views[].centre",
        "talks[].track",
    ] {
        assert!(found.contains(path), "{path}");
    }
}
