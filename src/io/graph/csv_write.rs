//! The CSV edge list: one row for each tie, for spreadsheets and for people.
//!
//! The ends are given by label. A node whose label another one has as well is called by its label
//! with its id in square brackets, so no two are taken for one when the file is read again; what
//! was label and what was id is then the same. RFC 4180, UTF-8 without a byte order mark. A text
//! that a spreadsheet would take for a formula gets an apostrophe in front, which reading undoes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::{Network, table};

/// The file.
pub(super) fn write(network: &Network) -> String {
    let mut out = String::from("source,target,type,label,directed,weight,sign\r\n");
    let names = names(network);
    for edge in &network.edges {
        for text in [
            name(&names, &edge.source),
            name(&names, &edge.target),
            edge.kind.trim(),
            edge.label.trim(),
        ] {
            cell(&mut out, text);
            out.push(',');
        }
        out.push_str(if edge.directed { "true," } else { "false," });
        if let Some(weight) = edge.weight {
            out.push_str(&weight.to_string());
        }
        out.push(',');
        out.push_str(&edge.sign.to_string());
        out.push_str("\r\n");
    }
    out
}

fn name<'a>(names: &'a HashMap<&str, Cow<'_, str>>, id: &'a str) -> &'a str {
    names.get(id).map_or(id, |name| name)
}

/// What each node is called, by its id.
fn names(network: &Network) -> HashMap<&str, Cow<'_, str>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for node in &network.nodes {
        *counts.entry(node.label.trim()).or_default() += 1;
    }
    let mut taken: HashSet<String> = HashSet::new();
    let mut names = HashMap::with_capacity(network.nodes.len());
    for node in &network.nodes {
        let label = node.label.trim();
        if counts.get(label) == Some(&1) && !label.is_empty() {
            names.insert(node.id.as_str(), Cow::Borrowed(label));
            continue;
        }
        let base = format!("{label} [{}]", node.id);
        let base = base.trim();
        let mut name = base.to_owned();
        let mut count = 1;
        while counts.contains_key(name.as_str()) || taken.contains(&name) {
            count += 1;
            name = format!("{base} ({count})");
        }
        taken.insert(name.clone());
        names.insert(node.id.as_str(), Cow::Owned(name));
    }
    names
}

/// One cell. More is quoted than must be, as some programs part columns at semicolons or tabs.
pub(in crate::io) fn cell(out: &mut String, text: &str) {
    let text = table::guarded(text);
    if text.contains([',', ';', '\t', '"', '\r', '\n']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}
