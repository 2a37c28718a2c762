//! Changes to a scenario that a room must not notice, and changes that hide something.

use nonpaper::model::Kind;
use serde_json::{Value, json};

use crate::{
    generator::{Generator, ID, TEXT},
    oracle::{Oracle, is_visible},
};

const LISTS: [&str; 13] = [
    "parties",
    "talks",
    "issues",
    "proposals",
    "positions",
    "commitments",
    "implications",
    "reactions",
    "sources",
    "relations",
    "views",
    "briefs",
    "waivers",
];

/// How many kinds of change [`hidden`] makes.
pub(crate) const COUNT: usize = 9;

/// Changes something that the room does not see, and says what; nothing if there is no such thing.
pub(crate) fn hidden(
    generator: &mut Generator,
    value: &mut Value,
    oracle: &Oracle<'_>,
    room: &[String],
) -> Option<&'static str> {
    let list = LISTS[generator.below(LISTS.len())];
    let cards = value[list].as_array().cloned().unwrap_or_default();
    let is_seen = |place: usize| oracle.cards.iter().any(|card| *card == (list, place));
    let unseen: Vec<usize> = (0..cards.len()).filter(|place| !is_seen(*place)).collect();
    let seen: Vec<usize> = (0..cards.len()).filter(|place| is_seen(*place)).collect();
    let pick = |generator: &mut Generator, places: &[usize]| match places {
        [] => None,
        places => Some(places[generator.below(places.len())]),
    };
    match generator.below(COUNT) {
        0 => {
            // Another brief may then be the first with an id.
            let place = pick(generator, &unseen).filter(|_| list != "briefs")?;
            value[list].as_array_mut()?.remove(place);
            Some("removes a hidden card")
        }
        1 => {
            let place = pick(generator, &unseen)?;
            let is_marked = !is_visible(&cards[place]["handling"], room);
            rewrite(
                generator,
                &mut value[list][place],
                is_marked || list == "waivers",
            );
            Some("rewrites a hidden card")
        }
        2 => {
            let mut new = cards
                .get(pick(generator, &(0..cards.len()).collect::<Vec<_>>())?)?
                .clone();
            new["handling"] = hidden_mark(generator, room);
            if generator.below(2) == 0 {
                renew_ids(generator, &mut new);
            }
            let end = if list == "briefs" { cards.len() } else { 0 };
            let place = end.max(generator.below(cards.len() + 1));
            value[list].as_array_mut()?.insert(place, new);
            Some("adds a hidden card, some with an id that is seen")
        }
        3 => {
            let place = pick(generator, &unseen)?;
            if is_visible(&cards[place]["handling"], room) {
                return None;
            }
            let ids: Vec<&String> = oracle.ids.keys().collect();
            let id = ids.get(generator.below(ids.len().max(1)))?.to_string();
            refer_to(&mut value[list][place], &id);
            Some("turns the references of a hidden card to what is seen")
        }
        4 => {
            let place = pick(generator, &unseen).filter(|_| list != "briefs")?;
            let cards = value[list].as_array_mut()?;
            let card = cards.remove(place);
            let to = generator.below(cards.len() + 1);
            cards.insert(to, card);
            Some("moves a hidden card")
        }
        5 => {
            let card = &mut value[list][pick(generator, &seen)?];
            let text = generator.marker();
            card["notes"] = json!(text);
            card[generator.marker()] = json!({ "id": text });
            let never = match list {
                "parties" => json!({
                    "red_lines": [{ "id": generator.fresh_id(), "text": text }],
                    "batna": { "text": text, "value": 3 },
                    "influence": 4,
                    "priorities": [],
                }),
                "talks" => json!({ "momentum": 2 }),
                "positions" => json!({ "value": 7, "confidence": "low" }),
                "sources" => json!({ "reliability": "E", "credibility": 5 }),
                "views" => json!({ "zoom": 3, "centre": [4, 5] }),
                _ => json!({}),
            };
            for (key, value) in never.as_object()? {
                card[key] = value.clone();
            }
            Some("fills fields that are never shown")
        }
        6 => {
            let key = match list {
                "parties" if generator.below(2) == 0 => "interests",
                "parties" => "needs",
                "issues" => "options",
                "proposals" => "provisions",
                _ => return None,
            };
            let card = &mut value[list][pick(generator, &seen)?];
            let mut part = json!({ "handling": hidden_mark(generator, room) });
            for (key, text) in [("id", generator.fresh_id()), ("text", generator.marker())] {
                part[key] = json!(text);
            }
            if card.get(key).is_none() {
                card[key] = json!([]);
            }
            let parts = card[key].as_array_mut()?;
            parts.insert(generator.below(parts.len() + 1), part);
            Some("adds a hidden part to a card that is seen")
        }
        7 => {
            value["team"] = json!([generator.fresh_id()]);
            value["default_handling"] = json!("public");
            value[generator.marker()] = json!(generator.marker());
            Some("changes what is said of the team")
        }
        _ => {
            let place = pick(generator, &unseen)?;
            if is_visible(&cards[place]["handling"], room) {
                return None;
            }
            value[list][place]["handling"] = hidden_mark(generator, room);
            Some("shares a hidden card with others")
        }
    }
}

/// A mark that hides from the room.
fn hidden_mark(generator: &mut Generator, room: &[String]) -> Value {
    match generator.below(4) {
        0 => json!("team"),
        1 => json!(generator.marker()),
        2 => json!({ "shared_with": [generator.fresh_id()] }),
        // All but one.
        _ => json!({ "shared_with": room.iter().skip(1).collect::<Vec<_>>() }),
    }
}

/// Other texts, dates and numbers; other answers to yes or no if nothing hangs on them.
fn rewrite(generator: &mut Generator, value: &mut Value, even_answers: bool) {
    match value {
        Value::String(text) if text.starts_with(TEXT) => *text = generator.marker(),
        Value::String(text) if text.starts_with("20") => *text = "1999-12".to_owned(),
        Value::Number(_) => *value = json!(1),
        Value::Bool(answer) if even_answers => *answer = !*answer,
        Value::Array(values) => {
            for value in values {
                rewrite(generator, value, even_answers);
            }
        }
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                // Marks decide who sees, kinds of things on the map what a view shows.
                if !matches!(
                    key.as_str(),
                    "handling" | "kinds" | "ties" | "kind" | "date" | "as_of" | "places" | "centre"
                ) {
                    rewrite(generator, value, even_answers);
                }
            }
        }
        _ => {}
    }
}

fn renew_ids(generator: &mut Generator, value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|it| renew_ids(generator, it)),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                match key.as_str() {
                    "id" => *value = json!(generator.fresh_id()),
                    _ => renew_ids(generator, value),
                }
            }
        }
        _ => {}
    }
}

fn refer_to(value: &mut Value, id: &str) {
    match value {
        Value::String(text) if text.starts_with(ID) => id.clone_into(text),
        Value::Array(values) => values.iter_mut().for_each(|it| refer_to(it, id)),
        Value::Object(object) => {
            for (key, value) in object.iter_mut() {
                if !matches!(key.as_str(), "id" | "handling" | "places") {
                    refer_to(value, id);
                }
            }
        }
        _ => {}
    }
}

/// Marks a card or a part team only.
pub(crate) fn hide(generator: &mut Generator, value: &mut Value) -> Option<()> {
    let list = LISTS[generator.below(LISTS.len())];
    let cards = value[list].as_array_mut()?;
    let place = match cards.len() {
        0 => return None,
        count => generator.below(count),
    };
    let card = &mut cards[place];
    let parts = ["interests", "needs", "options", "provisions"];
    let key = parts.into_iter().find(|key| card.get(key).is_some());
    match key.and_then(|key| card[key].as_array_mut()) {
        Some(parts) if !parts.is_empty() && generator.below(2) == 0 => {
            let at = generator.below(parts.len());
            parts[at]["handling"] = json!("team");
        }
        _ => card["handling"] = json!("team"),
    }
    // The kinds of card are those of the lists, so that none is left out here.
    assert_eq!(LISTS.len(), Kind::CARDS.len());
    Some(())
}
