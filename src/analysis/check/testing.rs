//! What the tests of the rules share.

use serde_json::{Value, json};

use crate::{
    analysis::Reports,
    model::{Scenario, validation::Severity},
};

/// A scenario of these lists, on 15 December 2006.
pub(super) fn scenario(lists: Value) -> Scenario {
    let mut file = json!({
        "format": "nonpaper-scenario", "version": 1, "today": "2006-12-15",
        "parties": [
            { "id": "north", "name": "North", "role": "conflict-party" },
            { "id": "south", "name": "South", "role": "conflict-party" },
            { "id": "mission", "name": "Mission", "role": "observer" },
        ],
        "issues": [{ "id": "issue", "title": "Arms", "options": [
            { "id": "keep", "title": "Keep" }, { "id": "hand-over", "title": "Hand over" },
        ]}],
    });
    let (Value::Object(file), Value::Object(lists)) = (&mut file, lists) else {
        panic!("lists by name");
    };
    file.extend(lists);
    serde_json::from_value(Value::Object(file.clone())).unwrap()
}

/// What a rule finds: `item: sentence`.
pub(super) fn told(rule: &str, lists: Value) -> Vec<String> {
    let scenario = scenario(lists);
    let reports = Reports::of(&scenario);
    reports
        .findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .map(|finding| {
            let told = finding.told(&scenario, &reports.index, false);
            format!("{}: {}", told.item, told.message)
        })
        .collect()
}

/// How much what a rule finds matters.
pub(super) fn severities(rule: &str, lists: Value) -> Vec<Severity> {
    let scenario = scenario(lists);
    let reports = Reports::of(&scenario);
    let found = reports
        .findings
        .iter()
        .filter(|finding| finding.rule == rule);
    found.map(|finding| finding.severity).collect()
}

/// A proposal with this status, and these provisions, each a heading and fields of its own.
pub(super) fn text(status: &str, provisions: Value) -> Value {
    let mut list = json!([{ "id": "text", "title": "Text", "status": status }]);
    list[0]["provisions"] = provisions;
    list
}
