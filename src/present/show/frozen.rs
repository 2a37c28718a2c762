//! What a frozen show shows after an edit.

use std::sync::Arc;

use serde_json::Value;

use crate::model::Scenario;

/// What a room sees while the show is frozen: what it saw, unless something of that is no longer
/// for it. Then it sees what is for it now, all of it: from two states of a scenario nothing is
/// pieced together.
pub fn while_frozen(shown: &Arc<Scenario>, now: &Arc<Scenario>) -> Arc<Scenario> {
    let written = |scenario: &Scenario| serde_json::to_value(scenario).ok();
    match (written(shown), written(now)) {
        (Some(before), Some(after)) if !loses(&before, &after) => Arc::clone(shown),
        _ => Arc::clone(now),
    }
}

/// Whether there is something in one value that has no counterpart in the other: an item, a field,
/// a reference, a word. What merely reads differently has one.
fn loses(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            before.iter().any(|(key, value)| match after.get(key) {
                Some(now) => loses(value, now),
                None => !matches!(value, Value::Bool(_)),
            })
        }
        (Value::Array(before), Value::Array(after)) => {
            after.len() < before.len() || before.iter().any(|item| !is_among(item, after))
        }
        (Value::String(before), Value::String(after)) => is_cut(before, after),
        (Value::Object(_) | Value::Array(_), _) => true,
        _ => false,
    }
}

/// Whether a text is an earlier one without some of its words.
fn is_cut(before: &str, after: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        let split = text.split_whitespace();
        let bare = split.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
        bare.filter(|word| !word.is_empty())
    }
    let mut rest = words(before);
    let is_within = words(after).all(|word| rest.any(|it| it == word));
    is_within && words(after).count() < words(before).count()
}

fn is_among(item: &Value, all: &[Value]) -> bool {
    match item.get("id") {
        Some(id) => {
            let mut same = all.iter().filter(|other| other.get("id") == Some(id));
            same.any(|other| !loses(item, other))
        }
        None if item.is_object() => all.iter().any(|other| !loses(item, other)),
        None => all.contains(item),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_gone_is_lost_and_what_changes_is_not() {
        let before =
            json!({"parties": [{"id": "a", "name": "A", "interests": ["x"]}, {"id": "b"}]});
        for (after, says) in [
            (
                json!({"parties": [{"id": "b"}, {"id": "a", "name": "Z", "interests": ["x"]}]}),
                false,
            ),
            (
                json!({"parties": [{"id": "a", "name": "A", "interests": ["x", "y"]}, {"id": "b"}, {"id": "c"}]}),
                false,
            ),
            (
                json!({"parties": [{"id": "a", "name": "A", "interests": ["x"]}]}),
                true,
            ),
            (
                json!({"parties": [{"id": "a", "name": "A", "interests": ["y"]}, {"id": "b"}]}),
                true,
            ),
            (
                json!({"parties": [{"id": "a", "name": "A"}, {"id": "b"}]}),
                true,
            ),
            (
                json!({"parties": [{"id": "a", "name": "", "interests": ["x"]}, {"id": "b"}]}),
                true,
            ),
            (
                json!({"parties": [{"id": "z", "name": "A", "interests": ["x"]}, {"id": "b"}]}),
                true,
            ),
        ] {
            assert_eq!(loses(&before, &after), says, "{after}");
        }
    }

    #[test]
    fn words_that_are_cut_are_lost_and_words_that_are_changed_are_not() {
        let before = "A pause, brokered by Norway, for thirty days";
        for (after, says) in [
            ("A pause, for thirty days", true),
            ("A pause", true),
            ("", true),
            (before, false),
            ("A pause, brokered by Norway, for sixty days", false),
            (
                "A pause, brokered by Norway, for thirty days or more",
                false,
            ),
        ] {
            assert_eq!(loses(&json!(before), &json!(after)), says, "{after}");
        }
        assert!(!loses(&json!("rejects"), &json!("accepts")));
    }
}
