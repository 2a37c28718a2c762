//! GEXF 1.3, in which y goes up. The title is the description of the file.
//!
//! The direction of a tie is an attribute of ours. GEXF has one for ties that differ from the
//! rest, but networkx refuses files in which it is used; so a graph with both kinds is written as
//! directed, and `directed` says which of its ties are not. The kind of a tie is also given in
//! the way by which Gephi keeps parallel ties of different kinds apart.

use std::fmt::Write as _;

use super::xml::{attribute, escape};
use super::{Edge, Network, Node, values};

const NODE_ATTRIBUTES: [(&str, &str); 5] = [
    ("kind", "string"),
    ("description", "string"),
    ("tags", "string"),
    ("width", "double"),
    ("height", "double"),
];

const EDGE_ATTRIBUTES: [(&str, &str); 4] = [
    ("kind", "string"),
    ("directed", "boolean"),
    ("sign", "integer"),
    ("description", "string"),
];

/// The file.
pub(super) fn write(network: &Network) -> String {
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" ",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
        "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" ",
        "version=\"1.3\">\n",
        "  <meta>\n    <creator>Nonpaper</creator>\n",
    ));
    if !network.title.is_empty() {
        out.push_str("    <description>");
        escape(&mut out, &network.title);
        out.push_str("</description>\n");
    }
    out.push_str("  </meta>\n");
    let directed = network.edges.iter().any(|edge| edge.directed);
    let direction = if directed { "directed" } else { "undirected" };
    // Writing to a text cannot fail, here and below.
    let _ = writeln!(
        out,
        "  <graph defaultedgetype=\"{direction}\" mode=\"static\" idtype=\"string\">"
    );
    declare(&mut out, "node", &NODE_ATTRIBUTES);
    declare(&mut out, "edge", &EDGE_ATTRIBUTES);
    out.push_str("    <nodes>\n");
    network
        .nodes
        .iter()
        .for_each(|node| write_node(&mut out, node));
    out.push_str("    </nodes>\n    <edges>\n");
    for (number, edge) in network.edges.iter().enumerate() {
        write_edge(&mut out, number, edge);
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

fn declare(out: &mut String, class: &str, attributes: &[(&str, &str)]) {
    let _ = writeln!(out, "    <attributes class=\"{class}\" mode=\"static\">");
    for (name, kind) in attributes {
        let _ = writeln!(
            out,
            "      <attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>"
        );
    }
    out.push_str("    </attributes>\n");
}

fn write_node(out: &mut String, node: &Node) {
    out.push_str("      <node");
    attribute(out, "id", &node.id);
    attribute(out, "label", &node.label);
    out.push_str(">\n");
    let [width, height] = match node.size {
        Some(size) => size.map(|part| part.to_string()),
        None => [String::new(), String::new()],
    };
    let tags = values::tag_text(&node.tags);
    attvalues(
        out,
        &[
            ("kind", &node.kind),
            ("description", &node.description),
            ("tags", &tags),
            ("width", &width),
            ("height", &height),
        ],
    );
    if let Some([r, g, b]) = node.colour {
        let _ = writeln!(out, "        <viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>");
    }
    if let Some([x, y]) = node.place {
        let y = values::flipped(y);
        let _ = writeln!(out, "        <viz:position x=\"{x}\" y=\"{y}\" z=\"0\"/>");
    }
    if let Some([width, height]) = node.size {
        let size = width.max(height);
        let _ = writeln!(out, "        <viz:size value=\"{size}\"/>");
    }
    out.push_str("      </node>\n");
}

fn write_edge(out: &mut String, number: usize, edge: &Edge) {
    let _ = write!(out, "      <edge id=\"{number}\"");
    attribute(out, "source", &edge.source);
    attribute(out, "target", &edge.target);
    for (name, value) in [("label", &edge.label), ("kind", &edge.kind)] {
        if !value.is_empty() {
            attribute(out, name, value);
        }
    }
    if let Some(weight) = edge.weight {
        attribute(out, "weight", &weight.to_string());
    }
    out.push_str(">\n");
    let directed = if edge.directed { "true" } else { "false" };
    attvalues(
        out,
        &[
            ("kind", &edge.kind),
            ("directed", directed),
            ("sign", &edge.sign.to_string()),
            ("description", &edge.description),
        ],
    );
    out.push_str("      </edge>\n");
}

fn attvalues(out: &mut String, values: &[(&str, &str)]) {
    if values.iter().all(|(_, value)| value.is_empty()) {
        return;
    }
    out.push_str("        <attvalues>\n");
    for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        out.push_str("          <attvalue");
        attribute(out, "for", name);
        attribute(out, "value", value);
        out.push_str("/>\n");
    }
    out.push_str("        </attvalues>\n");
}
