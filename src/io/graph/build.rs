//! Makes a network whole, from a file as from the program: one set of rules for both.
//!
//! - Characters that XML cannot hold are left out of every text.
//! - A node without an id gets a new one. A second node with an id is another node and gets a new
//!   one as well, or, where names are the ids (tables, Kumu), fills in what the first lacks.
//! - A node without a label is called by its id.
//! - A tie to an id that no node has makes a node of that id. A tie without an end is left out.
//! - Places and sizes that are no finite numbers, or absurdly large, are left out.

use std::collections::{HashMap, HashSet};

use super::oddities::{Oddities, Oddity};
use super::{Edge, Network, Node, ReadError, limits, text, values};

/// How the ends of ties name nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Naming {
    /// By id; two nodes with one id are two nodes.
    #[default]
    Id,
    /// By id or else by label, and an id that comes again means the same node.
    Label,
    /// As [`Self::Label`], in a table that need not list its nodes.
    Table,
}

/// Gathers nodes and ties in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct Builder {
    pub(super) title: String,
    pub(super) naming: Naming,
    pub(super) oddities: Oddities,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
}

impl Builder {
    /// Adds a node.
    ///
    /// # Errors
    ///
    /// If there are too many.
    pub(super) fn node(&mut self, mut node: Node) -> Result<(), ReadError> {
        if self.nodes.len() >= limits::MAX_NODES {
            return Err(ReadError::TooManyNodes);
        }
        clean_node(&mut node);
        self.nodes.push(node);
        Ok(())
    }

    /// Adds a tie.
    ///
    /// # Errors
    ///
    /// If there are too many.
    pub(super) fn edge(&mut self, mut edge: Edge) -> Result<(), ReadError> {
        if self.edges.len() >= limits::MAX_EDGES {
            return Err(ReadError::TooManyEdges);
        }
        clean_edge(&mut edge);
        self.edges.push(edge);
        Ok(())
    }

    /// The whole network, and what was odd, in sentences.
    ///
    /// # Errors
    ///
    /// If there are too many nodes with those that ties have named.
    pub(super) fn finish(self) -> Result<(Network, Vec<String>), ReadError> {
        let (network, oddities) = self.assembled();
        if network.nodes.len() > limits::MAX_NODES {
            return Err(ReadError::TooManyNodes);
        }
        Ok((network, oddities.sentences()))
    }

    fn assembled(mut self) -> (Network, Oddities) {
        text::clean(&mut self.title);
        let (mut nodes, mut places) = self.distinct_nodes();
        let labels: HashMap<String, usize> = match self.naming {
            Naming::Id => HashMap::new(),
            // The first of a label holds, so the later ones are put in before it.
            Naming::Label | Naming::Table => nodes
                .iter()
                .enumerate()
                .rev()
                .map(|(place, node)| (node.label.clone(), place))
                .collect(),
        };
        let mut edges = Vec::with_capacity(self.edges.len());
        for mut edge in self.edges {
            if edge.source.is_empty() || edge.target.is_empty() {
                self.oddities.note(Oddity::EdgeWithoutEnd, "");
                continue;
            }
            for end in [&mut edge.source, &mut edge.target] {
                if places.contains_key(end) {
                    continue;
                }
                if let Some(node) = labels.get(end).and_then(|place| nodes.get(*place)) {
                    end.clone_from(&node.id);
                    continue;
                }
                if self.naming != Naming::Table {
                    self.oddities.note(Oddity::EndUnknown, end);
                }
                places.insert(end.clone(), nodes.len());
                nodes.push(Node {
                    id: end.clone(),
                    label: end.clone(),
                    ..Node::default()
                });
            }
            edges.push(edge);
        }
        let title = self.title;
        let network = Network {
            title,
            nodes,
            edges,
        };
        (network, self.oddities)
    }

    /// The nodes with an id of their own each, and where each id is.
    fn distinct_nodes(&mut self) -> (Vec<Node>, HashMap<String, usize>) {
        let mut places: HashMap<String, usize> = HashMap::with_capacity(self.nodes.len());
        let mut nodes: Vec<Node> = Vec::with_capacity(self.nodes.len());
        let mut nameless = Vec::new();
        // Ids that ties name are kept free, or a tie to nowhere would end at a renamed node.
        let taken: HashSet<String> = (self.edges.iter())
            .flat_map(|edge| [edge.source.clone(), edge.target.clone()])
            .collect();
        for node in std::mem::take(&mut self.nodes) {
            if node.id.is_empty() {
                self.oddities.note(Oddity::NodeWithoutId, "");
            } else if let Some(first) = places.get(&node.id) {
                if self.naming != Naming::Id {
                    if let Some(first) = nodes.get_mut(*first) {
                        fill(first, node);
                    }
                    continue;
                }
                self.oddities.note(Oddity::NodeTwice, &node.id);
            } else {
                places.insert(node.id.clone(), nodes.len());
                nodes.push(node);
                continue;
            }
            nameless.push(nodes.len());
            nodes.push(node);
        }
        // Only now, when all the ids of the file are known.
        let mut tried: HashMap<String, usize> = HashMap::new();
        for place in nameless {
            let Some(node) = nodes.get_mut(place) else {
                continue;
            };
            let base = std::mem::take(&mut node.id);
            let count = tried.entry(base.clone()).or_default();
            let id = loop {
                *count += 1;
                let id = match base.as_str() {
                    "" => format!("node {count}"),
                    base => format!("{base} ({})", *count + 1),
                };
                if !places.contains_key(&id) && !taken.contains(&id) {
                    break id;
                }
            };
            places.insert(id.clone(), place);
            node.id = id;
        }
        for node in &mut nodes {
            if node.label.is_empty() {
                node.label.clone_from(&node.id);
            }
        }
        (nodes, places)
    }
}

/// Fills in what the first node of an id lacks.
fn fill(first: &mut Node, second: Node) {
    for (old, new) in [
        (&mut first.label, second.label),
        (&mut first.kind, second.kind),
        (&mut first.description, second.description),
    ] {
        if old.is_empty() {
            *old = new;
        }
    }
    first.colour = first.colour.or(second.colour);
    first.place = first.place.or(second.place);
    first.size = first.size.or(second.size);
    if first.tags.is_empty() {
        first.tags = second.tags;
    }
}

fn clean_node(node: &mut Node) {
    for text in [
        &mut node.id,
        &mut node.label,
        &mut node.kind,
        &mut node.description,
    ] {
        text::clean(text);
    }
    let mut tags = Vec::with_capacity(node.tags.len());
    for tag in &mut node.tags {
        text::clean(tag);
        values::push_tag(&mut tags, tag);
    }
    node.tags = tags;
    let near = |part: &f32| part.abs() <= limits::MAX_PLACE;
    node.place = node.place.filter(|place| place.iter().all(near));
    let fitting = |part: &f32| *part > 0.0 && *part <= limits::MAX_SIZE;
    node.size = node.size.filter(|size| size.iter().all(fitting));
}

fn clean_edge(edge: &mut Edge) {
    for text in [
        &mut edge.source,
        &mut edge.target,
        &mut edge.label,
        &mut edge.kind,
        &mut edge.description,
    ] {
        text::clean(text);
    }
    edge.weight = edge.weight.filter(|weight| weight.is_finite());
    edge.sign = edge.sign.signum();
}

/// The network as a file can hold it, by the same rules as when reading.
pub(super) fn tidied(network: &Network) -> Network {
    let mut builder = Builder {
        title: network.title.clone(),
        nodes: network.nodes.clone(),
        edges: network.edges.clone(),
        ..Builder::default()
    };
    builder.nodes.iter_mut().for_each(clean_node);
    builder.edges.iter_mut().for_each(clean_edge);
    builder.assembled().0
}
