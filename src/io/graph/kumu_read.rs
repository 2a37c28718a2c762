//! Kumu's JSON: the flat shape that people write for it, and what Kumu exports, with attributes in
//! an object of their own and the places in its maps.
//!
//! Connections name elements by id, or else by label. Elements with neither a name nor an id get a
//! new id. Mutual connections hold both ways, so they are not directed. The depth of JSON is
//! bounded by the parser, at 128.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::build::{Builder, Naming};
use super::property::{self, Column, Draft, Property};
use super::{Format, Network, ReadError};

type Fields = Map<String, Value>;

/// Reads a file.
///
/// # Errors
///
/// If it is damaged or something else.
pub(super) fn read(text: &str, mut builder: Builder) -> Result<(Network, Vec<String>), ReadError> {
    let format = Format::Kumu;
    let whole: Value = serde_json::from_str(text).map_err(|error| {
        let what = match error.classify() {
            serde_json::error::Category::Eof => "it ends too early".to_owned(),
            _ => format!("the JSON is wrong at column {}", error.column()),
        };
        let line = error.line();
        ReadError::Broken { format, line, what }
    })?;
    let elements = whole.get("elements").and_then(Value::as_array);
    let connections = whole.get("connections").and_then(Value::as_array);
    if elements.is_none() && connections.is_none() {
        return Err(ReadError::Other {
            format,
            line: 1,
            found: "it has neither elements nor connections".to_owned(),
        });
    }
    builder.naming = Naming::Label;
    let title = ["title", "name"].map(|name| whole.get(name).and_then(Value::as_str));
    builder.title = title.into_iter().flatten().next().unwrap_or("").to_owned();
    let places = places(&whole);
    for element in elements.into_iter().flatten() {
        // People also write a list of nothing but labels.
        match element {
            Value::Object(fields) => read_element(fields, &places, &mut builder)?,
            other => {
                let mut draft = Draft::default();
                draft.built_in(Property::Label, scalar(other).unwrap_or_default());
                add(draft, &mut builder)?;
            }
        }
    }
    for connection in connections.into_iter().flatten() {
        if let Value::Object(fields) = connection {
            let mut draft = Draft::default();
            set_all(fields, property::of_edge, &mut draft, &mut builder);
            let edge = draft.into_edge(true, &mut builder.oddities);
            builder.edge(edge)?;
        }
    }
    builder.finish()
}

fn read_element(
    fields: &Fields,
    places: &HashMap<&str, (String, String)>,
    builder: &mut Builder,
) -> Result<(), ReadError> {
    let mut draft = Draft::default();
    set_all(fields, property::of_node, &mut draft, builder);
    let id = ["_id", "id"].map(|name| fields.get(name).and_then(Value::as_str));
    for (x, y) in id
        .into_iter()
        .flatten()
        .filter_map(|id| places.get(id))
        .take(1)
    {
        draft.built_in(Property::X, x.as_str());
        draft.built_in(Property::Y, y.as_str());
    }
    add(draft, builder)
}

/// Where the id is missing the label is what connections call it.
fn add(draft: Draft, builder: &mut Builder) -> Result<(), ReadError> {
    let mut node = draft.into_node(&mut builder.oddities);
    if node.id.is_empty() {
        node.id.clone_from(&node.label);
    }
    builder.node(node)
}

/// Takes over all fields, and those of `attributes`.
fn set_all(
    fields: &Fields,
    column: fn(&str) -> Option<Column>,
    draft: &mut Draft,
    builder: &mut Builder,
) {
    let inner = fields.get("attributes").and_then(Value::as_object);
    for (name, value) in inner.into_iter().flatten().chain(fields) {
        // The ids that Kumu gives are those that its connections name, before any of the user.
        let column = match name.as_str() {
            "_id" => column("id"),
            "id" => column("id").map(|column| Column { rank: 1, ..column }),
            name => column(name),
        };
        match (column, value) {
            (Some(column), value) => {
                if let Some(text) = scalar(value) {
                    draft.set(column, text);
                }
            }
            // An own field of the user; what is nested is Kumu's own.
            (None, Value::String(_) | Value::Number(_)) => builder.oddities.column(name),
            (None, _) => {}
        }
    }
}

/// A value as a text; a list, of tags, with a `|` between and after.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Array(values) => {
            let texts = values.iter().filter_map(Value::as_str);
            // The last one makes sure that commas in a tag do not part it.
            Some(texts.flat_map(|text| [text, "|"]).collect())
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// The places of elements on the first map of an export, by id.
fn places(whole: &Value) -> HashMap<&str, (String, String)> {
    let map = whole.get("maps").and_then(|maps| maps.get(0));
    let elements = map.and_then(|map| map.get("elements")?.as_array());
    let place = |entry: &Value| {
        let position = entry.get("position")?;
        let number = |name| position.get(name)?.as_f64();
        Some((number("x")?.to_string(), number("y")?.to_string()))
    };
    elements
        .into_iter()
        .flatten()
        .filter_map(|entry| Some((entry.get("element")?.as_str()?, place(entry)?)))
        .collect()
}
