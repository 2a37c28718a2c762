//! What a room may see, once more: from the page `design/format.md`, on the JSON of a file, with
//! none of the program's code, and with no thought of speed.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use crate::page::{ATTRIBUTION, DONE, Fields, LISTS, MAP_KINDS, MAP_TIES, Of, Of::*, STATUSES};

pub(crate) struct Oracle<'a> {
    scenario: &'a Value,
    room: &'a [String],
    /// The place of the brief that is shown.
    brief: Option<usize>,
    /// The cards that may be seen: lists and places.
    pub(crate) cards: HashSet<(&'static str, usize)>,
    /// The slides that may be seen.
    slides: HashSet<usize>,
    /// The kinds of what bears each id that may be seen.
    pub(crate) ids: HashMap<String, HashSet<&'static str>>,
}

fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// An item is visible if it is public or shared with every party of a room that has one.
pub(crate) fn is_visible(mark: &Value, room: &[String]) -> bool {
    let with = items(mark, "shared_with");
    mark == "public" || !room.is_empty() && room.iter().all(|party| with.contains(&json!(party)))
}

fn is_date(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    text.len() >= 4
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_digit())
}

impl<'a> Oracle<'a> {
    pub(crate) fn of(scenario: &'a Value, room: &'a [String], brief: Option<usize>) -> Self {
        let mut oracle = Self {
            scenario,
            room,
            brief,
            cards: HashSet::new(),
            slides: HashSet::new(),
            ids: HashMap::new(),
        };
        for (list, _, _) in &LISTS {
            for (place, card) in items(scenario, list).iter().enumerate() {
                let is_other = *list == "briefs" && Some(place) != brief;
                let is_private = *list == "positions" && card["private"] == true;
                if is_visible(&card["handling"], room) && !is_other && !is_private {
                    oracle.cards.insert((list, place));
                }
            }
        }
        if let Some(place) = brief.filter(|place| oracle.cards.contains(&("briefs", *place))) {
            let slides = items(&scenario["briefs"][place], "slides")
                .iter()
                .enumerate();
            let shown = slides.filter(|(_, it)| it["hidden"] != true && it["kind"] != "check");
            oracle.slides = shown.map(|(place, _)| place).collect();
        }
        // What means nothing without what is hidden goes, until nothing more does.
        loop {
            oracle.collect_ids();
            let cards = oracle.cards.iter().copied();
            let cards: HashSet<_> = cards.filter(|it| oracle.stands(*it)).collect();
            let slides = oracle.slides.iter().copied();
            let slides: HashSet<_> = slides.filter(|it| oracle.slide_stands(*it)).collect();
            let is_done = cards.len() == oracle.cards.len() && slides.len() == oracle.slides.len();
            (oracle.cards, oracle.slides) = (cards, slides);
            if is_done {
                return oracle;
            }
        }
    }
}

impl Oracle<'_> {
    fn collect_ids(&mut self) {
        let mut ids: HashMap<String, HashSet<&'static str>> = HashMap::new();
        for (list, place) in &self.cards {
            let (_, _, fields) = LISTS.iter().find(|(name, _, _)| name == list).unwrap();
            self.collect(&items(self.scenario, list)[*place], fields, &mut ids);
        }
        ids.remove("");
        self.ids = ids;
    }

    fn collect(
        &self,
        record: &Value,
        fields: Fields,
        ids: &mut HashMap<String, HashSet<&'static str>>,
    ) {
        for (key, of) in fields {
            match of {
                Own(kind) => {
                    let id = text(record, key).to_owned();
                    ids.entry(id).or_default().insert(kind);
                }
                Records(fields) => {
                    for (place, part) in items(record, key).iter().enumerate() {
                        if self.shows_part(key, place, part) {
                            self.collect(part, fields, ids);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// A nested mark only narrows; interests and needs are team unless marked.
    fn shows_part(&self, key: &str, place: usize, part: &Value) -> bool {
        match key {
            "interests" | "needs" => is_visible(&part["handling"], self.room),
            "options" | "provisions" => {
                part.get("handling").is_none() || is_visible(&part["handling"], self.room)
            }
            "slides" => self.slides.contains(&place),
            "participants" => self.sees(text(part, "party"), "party"),
            _ => true,
        }
    }

    fn sees(&self, id: &str, kinds: &str) -> bool {
        self.ids.get(id).is_some_and(|bearers| {
            kinds == "any" || kinds.split_whitespace().any(|kind| bearers.contains(kind))
        })
    }

    fn sees_one_of(&self, ids: &[Value]) -> bool {
        ids.iter()
            .any(|id| self.sees(id.as_str().unwrap_or_default(), "any"))
    }

    /// What a card means nothing without.
    fn stands(&self, (list, place): (&'static str, usize)) -> bool {
        let card = &items(self.scenario, list)[place];
        match list {
            "positions" => {
                let on = ["option", "provision", "proposal"];
                let given: Vec<&str> = on
                    .into_iter()
                    .filter(|it| card["on"].get(it).is_some())
                    .collect();
                self.sees(text(card, "party"), "party")
                    && !given.is_empty()
                    && given
                        .iter()
                        .all(|kind| self.sees(text(&card["on"], kind), kind))
            }
            "reactions" => {
                self.sees(text(card, "by"), "party") && self.sees(text(card, "to"), "any")
            }
            "relations" => {
                self.sees(text(card, "from"), "any") && self.sees(text(card, "to"), "any")
            }
            "implications" => self.sees_one_of(items(card, "of")),
            "views" => {
                let is_given = |key: &&&str| card.get(**key).is_some();
                let named = ["subject", "focus"];
                let mut filters = [("kinds", MAP_KINDS), ("ties", MAP_TIES)].into_iter();
                let parties = items(card, "parties").iter();
                let mut parties = parties.map(|id| id.as_str().unwrap_or_default());
                named
                    .iter()
                    .filter(is_given)
                    .all(|key| self.sees(text(card, key), "any"))
                    && (items(card, "parties").is_empty()
                        || parties.any(|id| self.sees(id, "party")))
                    && filters.all(|(key, known)| {
                        let all = items(card, key);
                        all.is_empty() || all.iter().any(|word| is_word(word, known))
                    })
                    && self.is_told(&card["as_of"])
            }
            _ => true,
        }
    }

    fn slide_stands(&self, place: usize) -> bool {
        let slide = &self.scenario["briefs"][self.brief.unwrap()]["slides"][place];
        (items(slide, "of").is_empty() || self.sees_one_of(items(slide, "of")))
            && (slide.get("view").is_none() || self.sees(text(slide, "view"), "view"))
            && self.is_told(&slide["as_of"])
            && self.is_told(&slide["from"])
    }

    /// Whether a moment can be told.
    fn is_told(&self, moment: &Value) -> bool {
        match moment.get("date") {
            Some(date) => is_date(date),
            None => moment.get("talk").is_none() || self.sees(text(moment, "talk"), "talk"),
        }
    }

    /// The parties of the room that it sees, in the order of the list.
    fn present(&self) -> Vec<String> {
        let mut present: Vec<String> = Vec::new();
        for (place, party) in items(self.scenario, "parties").iter().enumerate() {
            let id = text(party, "id").to_owned();
            if self.cards.contains(&("parties", place))
                && self.room.contains(&id)
                && !id.is_empty()
                && !present.contains(&id)
            {
                present.push(id);
            }
        }
        present
    }

    /// What the room gets.
    pub(crate) fn projection(&self) -> Value {
        let mut projection = Map::new();
        projection.insert("format".to_owned(), json!("nonpaper-scenario"));
        projection.insert("version".to_owned(), json!(1));
        for key in ["title", "summary", "language"] {
            if !text(self.scenario, key).is_empty() {
                projection.insert(key.to_owned(), self.scenario[key].clone());
            }
        }
        if is_date(&self.scenario["today"]) {
            projection.insert("today".to_owned(), self.scenario["today"].clone());
        }
        for (list, _, fields) in &LISTS {
            let cards: Vec<Value> = items(self.scenario, list)
                .iter()
                .enumerate()
                .filter(|(place, _)| self.cards.contains(&(list, *place)))
                .map(|(_, card)| self.record(card, fields))
                .collect();
            if !cards.is_empty() {
                projection.insert((*list).to_owned(), Value::Array(cards));
            }
        }
        Value::Object(projection)
    }

    fn record(&self, record: &Value, fields: Fields) -> Value {
        let mut record = record.clone();
        tell_no_old_status(&mut record);
        let mut shown = Map::new();
        for (key, of) in fields {
            if let Some(value) = self.field(&record, key, of) {
                shown.insert((*key).to_owned(), value);
            }
        }
        if fields.iter().any(|(_, of)| matches!(of, Attributions)) {
            let sources: Vec<Value> = items(&record, "sources")
                .iter()
                .filter(|it| self.sees(text(it, "source"), "source"))
                .filter(|it| match text(it, "field") {
                    "" => true,
                    "interests" | "needs" => false,
                    field => shown.contains_key(field),
                })
                .map(|it| self.record(it, ATTRIBUTION))
                .collect();
            if !sources.is_empty() {
                shown.insert("sources".to_owned(), Value::Array(sources));
            }
        }
        Value::Object(shown)
    }

    fn field(&self, record: &Value, key: &str, of: &Of) -> Option<Value> {
        let value = record.get(key);
        let kept = |keep: bool| value.filter(|_| keep).cloned();
        let list = |values: Vec<Value>| (!values.is_empty()).then_some(Value::Array(values));
        let refs = |kinds: &str| {
            let all = items(record, key).iter();
            let seen = all.filter(|id| self.sees(id.as_str().unwrap_or_default(), kinds));
            seen.cloned().collect::<Vec<Value>>()
        };
        match of {
            Own(_) | Text => kept(!text(record, key).is_empty()),
            Texts => list(items(record, key).to_vec()),
            Number => value.cloned(),
            Bool => kept(value == Some(&json!(true))),
            Date => kept(value.is_some_and(is_date)),
            Colour => kept(text(record, key).starts_with('#')),
            Word(words) => kept(value.is_some_and(|it| is_word(it, words))),
            Track => kept(value.is_some_and(Value::is_number)),
            Ref(kinds) => kept(self.sees(text(record, key), kinds)),
            Refs(kinds) => list(refs(kinds)),
            Moment => object(self.moment(value?)),
            Bound => {
                let given = value?.as_object().unwrap();
                let told = self.moment(value?);
                let is_told = match (given.get("date"), given.get("talk")) {
                    (Some(_), _) => told.contains_key("date"),
                    (None, Some(_)) => told.contains_key("talk"),
                    (None, None) => given.is_empty(),
                };
                match is_told {
                    true => object(told),
                    false => Some(json!({ "talk": "" })),
                }
            }
            Frame => {
                let frame = value?;
                let mut told = Map::new();
                let after = text(frame, "after");
                if is_date(&frame["date"]) {
                    told.insert("date".to_owned(), frame["date"].clone());
                }
                let sees_after = self.sees(after, "any");
                if frame.get("days").is_some() && (frame.get("after").is_none() || sees_after) {
                    told.insert("days".to_owned(), frame["days"].clone());
                }
                if sees_after {
                    told.insert("after".to_owned(), json!(after));
                }
                object(told)
            }
            Record(fields) => object(self.record(value?, fields).as_object().unwrap().clone()),
            Records(fields) => {
                let parts = items(record, key).iter().enumerate();
                let shown = parts.filter(|(place, part)| self.shows_part(key, *place, part));
                list(shown.map(|(_, part)| self.record(part, fields)).collect())
            }
            Mark => match value? {
                Value::String(word) if word == "public" => Some(json!("public")),
                _ => Some(json!({ "shared_with": self.present() })),
            },
            Known(words) => {
                let known = items(record, key).iter().filter(|it| is_word(it, words));
                list(known.cloned().collect())
            }
            Places => {
                let places = value?.as_object().unwrap().iter();
                let seen = places.filter(|(id, _)| self.sees(id, "any"));
                object(seen.map(|(id, at)| (id.clone(), at.clone())).collect())
            }
            HiddenInView => {
                let mut hidden = refs("any");
                let tags = items(record, "tags");
                if !tags.is_empty() {
                    hidden.extend(self.without_tags(tags));
                }
                list(hidden)
            }
            Room if self.room.is_empty() => None,
            Room => match self.present() {
                present if present.is_empty() => Some(json!({})),
                present => Some(json!({ "parties": present })),
            },
            Attributions => None,
        }
    }

    fn moment(&self, moment: &Value) -> Map<String, Value> {
        let mut told = Map::new();
        if is_date(&moment["date"]) {
            told.insert("date".to_owned(), moment["date"].clone());
        }
        if self.sees(text(moment, "talk"), "talk") {
            told.insert("talk".to_owned(), moment["talk"].clone());
        }
        told
    }

    /// What stands on the map and has none of these tags.
    fn without_tags(&self, tags: &[Value]) -> Vec<Value> {
        let mut without: Vec<Value> = Vec::new();
        for list in [
            "parties",
            "talks",
            "issues",
            "proposals",
            "commitments",
            "implications",
            "sources",
        ] {
            for (place, card) in items(self.scenario, list).iter().enumerate() {
                let has_tag = items(card, "tags").iter().any(|tag| tags.contains(tag));
                if has_tag || !self.cards.contains(&(list, place)) {
                    continue;
                }
                let mut ids = vec![card["id"].clone()];
                for parts in ["options", "provisions"] {
                    for (place, part) in items(card, parts).iter().enumerate() {
                        if self.shows_part(parts, place, part) {
                            ids.push(part["id"].clone());
                        }
                    }
                }
                for id in ids {
                    if id != "" && !without.contains(&id) {
                        without.push(id);
                    }
                }
            }
        }
        without
    }
}

fn object(object: Map<String, Value>) -> Option<Value> {
    (!object.is_empty()).then_some(Value::Object(object))
}

fn is_word(value: &Value, words: &str) -> bool {
    let word = value.as_str().unwrap_or_default();
    words.split_whitespace().any(|listed| listed == word)
}

/// A word that is not on the list tells nothing, and no older one may tell in its place: the last
/// entry of a record gives the status of a proposal, the latest evidence that of a commitment.
fn tell_no_old_status(record: &mut Value) {
    let is_strange = |entry: &Value, words: &str| {
        entry.get("status").is_some() && !is_word(&entry["status"], words)
    };
    let entries = record.get("record").and_then(Value::as_array).cloned();
    let entries = entries.unwrap_or_default();
    if let Some(last) = entries.iter().rposition(|it| is_strange(it, STATUSES)) {
        let rest = entries[last + 1..].to_vec();
        if rest.iter().all(|entry| entry.get("status").is_none()) {
            record["status"] = json!("");
        }
        record["record"] = Value::Array(rest);
    }
    let evidence = record.get_mut("evidence").and_then(Value::as_array_mut);
    if let Some(evidence) = evidence.filter(|all| all.iter().any(|one| is_strange(one, DONE))) {
        for one in evidence.iter_mut() {
            one["status"] = json!("");
        }
        record["status"] = json!("");
    }
}
