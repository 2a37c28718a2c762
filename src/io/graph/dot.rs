//! DOT for Graphviz, written only. `neato -n2` draws it as it is on the screen: places are in
//! points and y goes up there. Nodes without a place stand in rows below the others, as
//! `neato -n2` refuses a graph in which some have none; if no node has a place, none is written.

use std::fmt::Write as _;

use super::{Edge, Network, Node, values};

/// The step from one node that had no place to the next, in points.
const STEP: [f32; 2] = [160.0, 60.0];

/// How many of them are in a row.
const ROW: usize = 12;

/// Points in an inch, in which Graphviz has sizes.
const INCH: f32 = 72.0;

/// The file.
pub(super) fn write(network: &Network) -> String {
    let directed = network.edges.iter().any(|edge| edge.directed);
    let mut out = String::from(if directed { "digraph" } else { "graph" });
    out.push_str(" {\n  graph [charset=\"UTF-8\", outputorder=edgesfirst");
    if !network.title.is_empty() {
        quoted(&mut out, ", label", &network.title);
        out.push_str(", labelloc=t");
    }
    out.push_str(concat!(
        "];\n",
        "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#eeeeee\", ",
        "color=\"#555555\", fontname=\"Helvetica\", fontsize=11, margin=\"0.08,0.04\", ",
        "height=0.3];\n",
        "  edge [color=\"#666666\", fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];\n",
    ));
    let mut rows = Rows::below(&network.nodes);
    for node in &network.nodes {
        write_node(&mut out, node, rows.place(node));
    }
    for edge in &network.edges {
        write_edge(&mut out, edge, directed);
    }
    out.push_str("}\n");
    out
}

/// Gives places to nodes without one.
struct Rows {
    /// Where the first goes; none if no node has a place.
    corner: Option<[f32; 2]>,
    column: usize,
    row: usize,
}

impl Rows {
    fn below(nodes: &[Node]) -> Self {
        let corner = nodes
            .iter()
            .filter_map(|node| node.place)
            .reduce(|[left, bottom], [x, y]| [left.min(x), bottom.max(y)]);
        let below = |[left, bottom]: [f32; 2]| [left, bottom + 2.0 * STEP[1]];
        Self {
            corner: corner.map(below),
            column: 0,
            row: 0,
        }
    }

    fn place(&mut self, node: &Node) -> Option<[f32; 2]> {
        if node.place.is_some() {
            return node.place;
        }
        let [left, top] = self.corner?;
        let [across, down] = STEP;
        // Both are small numbers.
        let place = [
            left + across * self.column as f32,
            top + down * self.row as f32,
        ];
        self.column += 1;
        if self.column == ROW {
            self.column = 0;
            self.row += 1;
        }
        Some(place)
    }
}

fn write_node(out: &mut String, node: &Node, place: Option<[f32; 2]>) {
    out.push_str("  ");
    name(out, &node.id);
    quoted(out, " [label", &node.label);
    if let Some([x, y]) = place {
        // Writing to a text cannot fail, here and below.
        let _ = write!(out, ", pos=\"{x},{}!\"", values::flipped(y));
    }
    if let Some([width, height]) = node.size {
        let (width, height) = (width / INCH, height / INCH);
        let _ = write!(out, ", width={width:.4}, height={height:.4}");
    }
    if let Some(colour) = node.colour {
        let hex = values::hex(colour);
        let ink = ink_on(colour);
        let _ = write!(out, ", fillcolor=\"{hex}\", fontcolor=\"{ink}\"");
    }
    for (key, value) in [
        (", kind", &node.kind),
        (", tooltip", &node.description),
        (", tags", &values::tag_text(&node.tags)),
    ] {
        if !value.is_empty() {
            quoted(out, key, value);
        }
    }
    out.push_str("];\n");
}

fn write_edge(out: &mut String, edge: &Edge, directed: bool) {
    out.push_str("  ");
    name(out, &edge.source);
    out.push_str(if directed { " -> " } else { " -- " });
    name(out, &edge.target);
    let mut parts = String::new();
    if directed && !edge.directed {
        parts.push_str(", dir=none");
    }
    for (key, value) in [
        (", label", &edge.label),
        (", kind", &edge.kind),
        (", tooltip", &edge.description),
    ] {
        if !value.is_empty() {
            quoted(&mut parts, key, value);
        }
    }
    match edge.sign {
        1.. => parts.push_str(", sign=1, color=\"#2e7d32\""),
        0 => {}
        _ => parts.push_str(", sign=-1, color=\"#c62828\", style=dashed"),
    }
    if let Some(weight) = edge.weight {
        // Graphviz has a `weight` of its own, a whole number that pulls nodes together.
        let pen = (weight.abs() + 1.0).log2().clamp(0.5, 5.0);
        let _ = write!(parts, ", strength=\"{weight}\", penwidth={pen:.2}");
    }
    if let Some(parts) = parts.strip_prefix(", ") {
        let _ = write!(out, " [{parts}]");
    }
    out.push_str(";\n");
}

/// Black or white, whichever is easier to read on the colour, by the weights of Rec. 601.
fn ink_on([r, g, b]: [u8; 3]) -> &'static str {
    let light = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b);
    if light > 140_000 {
        "#000000"
    } else {
        "#ffffff"
    }
}

/// The name of a node. In it Graphviz leaves a doubled backslash doubled, so two ids stay two.
fn name(out: &mut String, id: &str) {
    out.push('"');
    for c in id.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// `key="text"` for a text that is shown: in it a backslash begins a sign for something, and
/// entities of HTML are replaced.
fn quoted(out: &mut String, key: &str, text: &str) {
    out.push_str(key);
    out.push_str("=\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out.push('"');
}
