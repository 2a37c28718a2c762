//! Random scenarios as JSON, made from the schema that is generated from the types: no field can be
//! forgotten. Every free text is a marker that occurs once, and so is, in lower case, every id.

use std::sync::LazyLock;

use nonpaper::{analysis::network::TieKind, model::Scenario};
use serde_json::{Map, Value, json};

/// What begins a text, and an id. Each goes on with a number and ends with an `x`, so that none is
/// part of another.
pub(crate) const TEXT: &str = "Mk";
pub(crate) const ID: &str = "idm";

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(schemars::schema_for!(Scenario)).unwrap());

pub(crate) struct Generator {
    pub(crate) random: fastrand::Rng,
    count: usize,
    /// The ids made so far, and the name of the record that bears each.
    ids: Vec<(String, String)>,
}

const DATES: [&str; 5] = ["2023", "2024-05", "2024-06-01", "2025-12-14", "2026-01"];

impl Generator {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            random: fastrand::Rng::with_seed(seed),
            count: 0,
            ids: Vec::new(),
        }
    }

    /// A whole number below this one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.random.usize(..end)
    }

    pub(crate) fn marker(&mut self) -> String {
        self.count += 1;
        format!("{TEXT}{}x", self.count)
    }

    pub(crate) fn fresh_id(&mut self) -> String {
        self.count += 1;
        format!("{ID}{}x", self.count)
    }

    fn chance(&mut self, percent: u8) -> bool {
        self.random.u8(..100) < percent
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.random.usize(..all.len())]
    }

    /// A scenario with a few things of every kind.
    pub(crate) fn scenario(&mut self) -> Value {
        self.ids.clear();
        let defs = SCHEMA["$defs"].as_object().unwrap();
        let mut scenario = self.object("Scenario", &SCHEMA, defs);
        self.refer(&mut scenario);
        scenario
    }

    fn object(&mut self, name: &str, schema: &Value, defs: &Map<String, Value>) -> Value {
        let mut object = Map::new();
        for (key, schema) in schema["properties"].as_object().unwrap() {
            let is_needed = matches!(key.as_str(), "id" | "format" | "version" | "private")
                || name == "Scenario"
                || key == "sources"
                || matches!(
                    (name, key.as_str()),
                    ("Position", "party" | "on") | ("Attribution", "source")
                );
            if is_needed || self.chance(60) {
                let value = self.value((name, key), schema, defs);
                object.insert(key.clone(), value);
            }
        }
        if self.chance(20) {
            let (key, text) = (self.marker(), self.marker());
            let value = match self.chance(50) {
                true => json!(text),
                false => json!({ "text": text, "handling": "public" }),
            };
            object.insert(key, value);
        }
        Value::Object(object)
    }

    fn value(&mut self, at: (&str, &str), schema: &Value, defs: &Map<String, Value>) -> Value {
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.trim_start_matches("#/$defs/");
            return match name {
                "Id" => self.own_id(at.0),
                "Handling" => self.handling(at.0),
                "RoomChoice" => self.room(),
                "PartialDate" if self.chance(8) => json!(self.marker()),
                "PartialDate" => json!(self.one_of(&DATES)),
                "Target" => self.target(),
                name if defs[name].get("properties").is_some() => {
                    self.object(name, &defs[name], defs)
                }
                name => self.value(at, &defs[name], defs),
            };
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            return self.value(at, &choices[0], defs);
        }
        if let Some(patterns) = schema.get("patternProperties").and_then(Value::as_object) {
            assert_eq!(patterns.len(), 1);
            let mut places = Map::new();
            for _ in 0..self.below(4) {
                let key = self.marker();
                places.insert(format!("REF any {key}"), json!([12.5, -3.5]));
            }
            return Value::Object(places);
        }
        let description = schema.get("description").and_then(Value::as_str);
        let named = description.and_then(|text| text.split_once("the id of"));
        if let Some((_, kinds)) = named.filter(|_| !is_list(schema)) {
            let kinds = kinds.trim_start_matches(':').trim_end_matches(')').trim();
            return json!(format!("REF {kinds}"));
        }
        if let Some(words) = schema.get("examples").and_then(Value::as_array) {
            return match self.chance(12) {
                true => json!(self.marker()),
                false => self.one_of(words).clone(),
            };
        }
        if is_list(schema) {
            if schema.get("minItems").is_some() {
                return json!([1.5, 2.5]);
            }
            let most = match at {
                ("Scenario", _) | (_, "sources") => 5,
                _ => 3,
            };
            return (0..self.below(most))
                .map(|_| self.value(at, &schema["items"], defs))
                .collect();
        }
        match of_type(schema) {
            "boolean" if at.1 == "private" || at.1 == "hidden" => json!(self.chance(20)),
            "boolean" => json!(self.chance(50)),
            "number" | "integer" => {
                let least = schema.get("minimum").and_then(Value::as_i64).unwrap_or(0);
                let most = schema.get("maximum").and_then(Value::as_i64).unwrap_or(90);
                json!(self.random.i64(least..=most))
            }
            "string" => self.text(at, schema, defs),
            other => panic!("no value of type {other} is known"),
        }
    }

    fn text(&mut self, at: (&str, &str), schema: &Value, defs: &Map<String, Value>) -> Value {
        match at {
            ("Attribution", "field") => match self.below(8) {
                0 => json!(""),
                1 => json!(self.marker()),
                _ => {
                    let records = ["Party", "Talk", "Issue", "Proposal", "Position", "Evidence"];
                    let record = self.one_of(&records);
                    let keys = defs[*record]["properties"].as_object().unwrap();
                    let keys: Vec<&String> = keys.keys().collect();
                    json!(self.one_of(&keys))
                }
            },
            ("View", "kinds") if self.chance(80) => {
                json!(self.one_of(&["party", "talk", "option", "source"]))
            }
            ("View", "ties") if self.chance(80) => json!(self.one_of(TieKind::ALL).key()),
            (_, "tags") if self.chance(60) => {
                // The same on several cards, so that views that filter by them show something.
                json!(self.one_of(&["MkTagAx", "MkTagBx"]))
            }
            _ if schema.get("pattern").is_some() && self.chance(80) => json!("#12AB34"),
            _ => json!(self.marker()),
        }
    }

    fn own_id(&mut self, record: &str) -> Value {
        let id = match self.below(40) {
            0 => String::new(),
            // Borne twice.
            1 if !self.ids.is_empty() => {
                let ids = self.ids.clone();
                self.one_of(&ids).0.clone()
            }
            _ => self.fresh_id(),
        };
        self.ids.push((id.clone(), record.to_owned()));
        json!(id)
    }

    fn handling(&mut self, record: &str) -> Value {
        // Most parties and sources are public, or nothing that refers to them is shown.
        let public = match record {
            "Party" | "Source" => 70,
            _ => 45,
        };
        match self.random.u8(..100) {
            mark if mark < public => json!("public"),
            mark if mark < 92 => {
                let count = self.below(4);
                let mut shared = json!({ "shared_with": vec!["REF party"; count] });
                if self.chance(20) {
                    shared[self.marker()] = json!(self.marker());
                }
                shared
            }
            mark if mark < 97 => json!("team"),
            _ => json!(self.marker()),
        }
    }

    fn target(&mut self) -> Value {
        let (key, kind) = *self.one_of(&[
            ("option", "option"),
            ("provision", "provision"),
            ("proposal", "proposal"),
        ]);
        let mut target = json!({ key: format!("REF {kind}") });
        if self.chance(10) {
            target["proposal"] = json!("REF proposal");
        }
        if self.chance(10) {
            target[self.marker()] = json!(self.marker());
        }
        target
    }

    fn room(&mut self) -> Value {
        match self.below(4) {
            0 => json!("public"),
            1 => json!(self.marker()),
            2 => json!({ "talk": "REF talk" }),
            _ => json!({ "parties": ["REF party", "REF party"] }),
        }
    }

    /// Gives every reference an id: mostly of the right kind, sometimes of another, of nothing, or
    /// blank.
    pub(crate) fn refer(&mut self, value: &mut Value) {
        match value {
            Value::String(text) if text.starts_with("REF ") => {
                *text = self.reference(&text["REF ".len()..]);
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.refer(value)),
            Value::Object(object) => {
                for (key, mut value) in std::mem::take(object) {
                    self.refer(&mut value);
                    let key = match key.starts_with("REF ") {
                        true => self.reference("anything"),
                        false => key,
                    };
                    object.insert(key, value);
                }
            }
            _ => {}
        }
    }

    fn reference(&mut self, kinds: &str) -> String {
        let record = |kind: &str| match kind {
            "option" => "Choice".to_owned(),
            kind => kind[..1].to_uppercase() + &kind[1..],
        };
        let wanted: Vec<String> = kinds.split(" or ").map(record).collect();
        let fits = |(_, of): &&(String, String)| kinds.starts_with("any") || wanted.contains(of);
        let fitting: Vec<String> = self
            .ids
            .iter()
            .filter(fits)
            .map(|it| it.0.clone())
            .collect();
        match self.random.u8(..100) {
            0..3 => String::new(),
            3..8 => self.fresh_id(),
            8..12 if !self.ids.is_empty() => {
                let ids = self.ids.clone();
                self.one_of(&ids).0.clone()
            }
            _ if fitting.is_empty() => self.fresh_id(),
            _ => self.one_of(&fitting).clone(),
        }
    }
}

fn of_type(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(one) => one,
        Value::Array(several) => several[0].as_str().unwrap(),
        other => panic!("{other} is no type"),
    }
}

fn is_list(schema: &Value) -> bool {
    schema.get("type").is_some() && of_type(schema) == "array"
}
