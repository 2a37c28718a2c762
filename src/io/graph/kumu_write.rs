//! Kumu's JSON, in the flat shape that Kumu imports: elements with an `id` each, connections that
//! name them by it, and what Kumu does not know as further fields.

use serde_json::{Map, Value, json};

use super::{Edge, Network, Node, values};

/// The file.
pub(super) fn write(network: &Network) -> String {
    let elements: Vec<Value> = network.nodes.iter().map(element).collect();
    let connections: Vec<Value> = network.edges.iter().map(connection).collect();
    let mut whole = Map::new();
    text(&mut whole, "title", &network.title);
    whole.insert("elements".to_owned(), Value::Array(elements));
    whole.insert("connections".to_owned(), Value::Array(connections));
    let mut out = serde_json::to_string_pretty(&whole).unwrap_or_default();
    out.push('\n');
    out
}

fn element(node: &Node) -> Value {
    let mut fields = Map::new();
    fields.insert("id".to_owned(), json!(node.id));
    fields.insert("label".to_owned(), json!(node.label));
    text(&mut fields, "type", &node.kind);
    text(&mut fields, "description", &node.description);
    if !node.tags.is_empty() {
        fields.insert("tags".to_owned(), json!(node.tags));
    }
    if let Some(colour) = node.colour {
        fields.insert("colour".to_owned(), json!(values::hex(colour)));
    }
    let names = ["x", "y", "width", "height"];
    let place = node.place.map_or([None; 2], |place| place.map(Some));
    let size = node.size.map_or([None; 2], |size| size.map(Some));
    for (name, value) in names.into_iter().zip(place.into_iter().chain(size)) {
        // By way of its shortest text, or 0.1 becomes 0.10000000149.
        if let Some(value) = value.and_then(|value| value.to_string().parse::<f64>().ok()) {
            fields.insert(name.to_owned(), json!(value));
        }
    }
    Value::Object(fields)
}

fn connection(edge: &Edge) -> Value {
    let direction = if edge.directed {
        "directed"
    } else {
        "undirected"
    };
    let mut fields = Map::new();
    fields.insert("from".to_owned(), json!(edge.source));
    fields.insert("to".to_owned(), json!(edge.target));
    fields.insert("direction".to_owned(), json!(direction));
    text(&mut fields, "label", &edge.label);
    text(&mut fields, "type", &edge.kind);
    text(&mut fields, "description", &edge.description);
    if let Some(weight) = edge.weight {
        fields.insert("strength".to_owned(), json!(weight));
    }
    fields.insert("sign".to_owned(), json!(edge.sign));
    Value::Object(fields)
}

fn text(fields: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        fields.insert(name.to_owned(), json!(text));
    }
}
