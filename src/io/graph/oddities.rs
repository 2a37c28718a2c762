//! What was odd about a file, counted by kind, so that however long the file there are few
//! sentences.

use std::collections::{BTreeMap, BTreeSet};

use super::{limits, text};

/// The most names of columns that are kept to be told.
const MAX_COLUMNS: usize = 12;

/// A kind of oddity, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Oddity {
    Encoding,
    NoHeader,
    NodeWithoutId,
    NodeTwice,
    EndUnknown,
    EdgeWithoutEnd,
    LoneRow,
    Nested,
    Port,
    Hyperedge,
    Dynamic,
    Number,
    Entity,
    MoreGraphs,
}

/// The oddities of one file.
#[derive(Clone, Debug, Default)]
pub(super) struct Oddities {
    counts: BTreeMap<Oddity, (usize, String)>,
    columns: BTreeSet<String>,
    more_columns: bool,
}

impl Oddities {
    /// One more of a kind; the first example is kept.
    pub(super) fn note(&mut self, oddity: Oddity, example: &str) {
        let entry = self
            .counts
            .entry(oddity)
            .or_insert_with(|| (0, text::quoted(example)));
        entry.0 += 1;
    }

    /// A column or attribute that has no place in a network.
    pub(super) fn column(&mut self, name: &str) {
        // Ids of ties and stamps of time are nothing that a user misses.
        let plain = name.trim().to_lowercase();
        if matches!(
            plain.as_str(),
            "" | "id" | "_id" | "edge id" | "timeset" | "networkx_key"
        ) {
            return;
        }
        let name = text::quoted(name.trim());
        if self.columns.len() < MAX_COLUMNS || self.columns.contains(&name) {
            self.columns.insert(name);
        } else {
            self.more_columns = true;
        }
    }

    /// One plain sentence for each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut sentences: Vec<String> = self
            .counts
            .iter()
            .map(|(oddity, (count, example))| sentence(*oddity, *count, example))
            .collect();
        if !self.columns.is_empty() {
            let names: Vec<&str> = self.columns.iter().map(String::as_str).collect();
            let names = names.join(", ");
            let more = if self.more_columns { " and others" } else { "" };
            sentences.push(format!(
                "Not read, as there is no place for it: {names}{more}."
            ));
        }
        sentences.truncate(limits::MAX_WARNINGS);
        sentences
    }
}

/// `1 node has`, `3 nodes have`.
fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

fn sentence(oddity: Oddity, count: usize, example: &str) -> String {
    match oddity {
        Oddity::Encoding => "The file is not in UTF-8; it was read as Western European \
             (Windows-1252), so look at letters with accents."
            .to_owned(),
        Oddity::NoHeader => "The table has no header that is known; its first two columns were \
             read as the two ends of a tie."
            .to_owned(),
        Oddity::NodeWithoutId => {
            let what = counted(count, "node has no id", "nodes have no id");
            format!("{what}; a new one was given.")
        }
        Oddity::NodeTwice => {
            let what = counted(count, "node has", "nodes have");
            format!(
                "{what} the id of an earlier one, such as {example}; ties go to the earlier one."
            )
        }
        Oddity::EndUnknown => {
            let what = counted(count, "node is", "nodes are");
            format!("{what} named by ties only, such as {example}; it was made from the name.")
        }
        Oddity::EdgeWithoutEnd => {
            let what = counted(
                count,
                "tie lacks an end and was",
                "ties lack an end and were",
            );
            format!("{what} left out.")
        }
        Oddity::LoneRow => {
            let what = counted(count, "row names", "rows name");
            format!("{what} one end only, such as {example}; it was read as a node without a tie.")
        }
        Oddity::Nested => {
            let what = counted(count, "group was", "groups were");
            format!("{what} opened: what is inside lies beside it now.")
        }
        Oddity::Port => {
            let what = counted(count, "port of a node was", "ports of nodes were");
            format!("{what} left out; the ties go to the nodes.")
        }
        Oddity::Hyperedge => {
            let what = counted(
                count,
                "tie between more than two ends was",
                "ties between more than two ends were",
            );
            format!("{what} left out.")
        }
        Oddity::Dynamic => {
            "The graph changes over time; the times were left out, and all of it was read."
                .to_owned()
        }
        Oddity::Number => {
            let what = counted(count, "value is", "values are");
            format!("{what} no usable number, such as {example}; left out.")
        }
        Oddity::Entity => {
            let what = counted(count, "abbreviation", "abbreviations");
            format!("{what} of XML, such as {example}, cannot be read and stand as they are.")
        }
        Oddity::MoreGraphs => "The file has more than one graph; all were read as one.".to_owned(),
    }
}
