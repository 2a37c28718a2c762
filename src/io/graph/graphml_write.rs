//! GraphML: every value is a `data` with a key of a plain name; places are `x` and `y`.
//!
//! The direction of a tie is such a value as well. GraphML has an attribute for ties that differ
//! from the rest of their graph, but networkx refuses files in which it is used; so a graph with
//! both kinds is written as directed, and `directed` says which of its ties are not.

use std::fmt::Write as _;

use super::xml::{attribute, escape};
use super::{Network, values};

/// The keys of nodes with their types, in the order in which they are written.
const NODE_KEYS: [(&str, &str); 9] = [
    ("label", "string"),
    ("kind", "string"),
    ("colour", "string"),
    ("x", "double"),
    ("y", "double"),
    ("width", "double"),
    ("height", "double"),
    ("description", "string"),
    ("tags", "string"),
];

/// The keys of ties. Ids are unique in a file, so theirs begin with `edge_`.
const EDGE_KEYS: [(&str, &str); 6] = [
    ("label", "string"),
    ("kind", "string"),
    ("directed", "boolean"),
    ("weight", "double"),
    ("sign", "int"),
    ("description", "string"),
];

/// The file.
pub(super) fn write(network: &Network) -> String {
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" ",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns ",
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
        "  <key id=\"title\" for=\"graph\" attr.name=\"title\" attr.type=\"string\"/>\n",
    ));
    for (name, kind) in NODE_KEYS {
        key(&mut out, name, "node", name, kind);
    }
    for (name, kind) in EDGE_KEYS {
        key(&mut out, &format!("edge_{name}"), "edge", name, kind);
    }
    let directed = network.edges.iter().any(|edge| edge.directed);
    let direction = if directed { "directed" } else { "undirected" };
    out.push_str("  <graph id=\"G\"");
    attribute(&mut out, "edgedefault", direction);
    out.push_str(">\n");
    if !network.title.is_empty() {
        data(&mut out, "title", &network.title);
    }
    for node in &network.nodes {
        out.push_str("    <node");
        attribute(&mut out, "id", &node.id);
        out.push_str(">\n");
        data(&mut out, "label", &node.label);
        text(&mut out, "kind", &node.kind);
        if let Some(colour) = node.colour {
            data(&mut out, "colour", &values::hex(colour));
        }
        pair(&mut out, ["x", "y"], node.place);
        pair(&mut out, ["width", "height"], node.size);
        text(&mut out, "description", &node.description);
        text(&mut out, "tags", &values::tag_text(&node.tags));
        out.push_str("    </node>\n");
    }
    for (number, edge) in network.edges.iter().enumerate() {
        out.push_str("    <edge");
        attribute(&mut out, "id", &format!("e{number}"));
        attribute(&mut out, "source", &edge.source);
        attribute(&mut out, "target", &edge.target);
        out.push_str(">\n");
        text(&mut out, "edge_label", &edge.label);
        text(&mut out, "edge_kind", &edge.kind);
        data(
            &mut out,
            "edge_directed",
            if edge.directed { "true" } else { "false" },
        );
        if let Some(weight) = edge.weight {
            data(&mut out, "edge_weight", &weight.to_string());
        }
        data(&mut out, "edge_sign", &edge.sign.to_string());
        text(&mut out, "edge_description", &edge.description);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn key(out: &mut String, id: &str, of: &str, name: &str, kind: &str) {
    // Nothing here needs escaping, and writing to a text cannot fail.
    let _ = writeln!(
        out,
        "  <key id=\"{id}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
    );
}

fn data(out: &mut String, key: &str, value: &str) {
    out.push_str("      <data");
    attribute(out, "key", key);
    out.push('>');
    escape(out, value);
    out.push_str("</data>\n");
}

fn text(out: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        data(out, key, value);
    }
}

fn pair(out: &mut String, keys: [&str; 2], value: Option<[f32; 2]>) {
    for (key, value) in keys.into_iter().zip(value.into_iter().flatten()) {
        data(out, key, &value.to_string());
    }
}
