//! GEXF 1.1 to 1.3, as Gephi, networkx and this program write it. Places are turned over, as y
//! goes up there. Nodes within nodes are laid beside them; times are left out.

use std::collections::HashMap;

use super::build::Builder;
use super::oddities::Oddity;
use super::property::{self, Column, Draft, Property};
use super::xml::{Piece, Pull, Tag};
use super::{Format, Network, ReadError, limits, values};

/// Reads a file.
///
/// # Errors
///
/// If it is damaged or something else.
pub(super) fn read(text: &str, builder: Builder) -> Result<(Network, Vec<String>), ReadError> {
    let mut pull = Pull::new(text, Format::Gexf);
    pull.expect_root("gexf")?;
    let mut reader = Gexf::new(builder);
    loop {
        match pull.piece()? {
            Piece::Open(tag) => reader.open(&tag, pull.depth()),
            Piece::Text(text) => {
                if let Some(capture) = &mut reader.capture
                    && capture.depth == pull.depth()
                {
                    capture.text.push_str(&text);
                }
            }
            Piece::Close => reader.close(pull.depth() + 1)?,
            Piece::End => break,
        }
    }
    if let Some((name, count)) = pull.unknown.take() {
        (0..count).for_each(|_| reader.builder.oddities.note(Oddity::Entity, &name));
    }
    reader.builder.finish()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scope {
    Node,
    Edge,
}

/// A node or tie that is open, and at which depth.
struct Holder {
    depth: usize,
    scope: Scope,
    draft: Draft,
}

/// What a text that is being read is for.
#[derive(Clone, Copy)]
enum Goal {
    Title,
    Default,
}

struct Capture {
    depth: usize,
    goal: Goal,
    text: String,
}

struct Gexf {
    builder: Builder,
    directed: bool,
    graphs: usize,
    /// Whose attributes are being declared.
    class: Scope,
    attributes: HashMap<(Scope, String), Column>,
    others: HashMap<(Scope, String), String>,
    /// The attribute that is being declared.
    declared: Option<Column>,
    node_defaults: Draft,
    edge_defaults: Draft,
    holders: Vec<Holder>,
    capture: Option<Capture>,
}

impl Gexf {
    fn new(builder: Builder) -> Self {
        Self {
            builder,
            directed: false,
            graphs: 0,
            class: Scope::Node,
            attributes: HashMap::new(),
            others: HashMap::new(),
            declared: None,
            node_defaults: Draft::default(),
            edge_defaults: Draft::default(),
            holders: Vec::new(),
            capture: None,
        }
    }

    fn open(&mut self, tag: &Tag<'_>, depth: usize) {
        match &*tag.name() {
            "graph" => {
                // The standard takes a graph that does not say for undirected.
                self.directed = tag
                    .get("defaultedgetype")
                    .is_some_and(|direction| direction == "directed");
                if tag.get("mode").is_some_and(|mode| mode == "dynamic") {
                    self.builder.oddities.note(Oddity::Dynamic, "");
                }
                self.graphs += 1;
                if self.graphs > 1 {
                    self.builder.oddities.note(Oddity::MoreGraphs, "");
                }
            }
            "title" | "description" if self.holders.is_empty() && self.graphs == 0 => {
                self.capture(depth, Goal::Title);
            }
            "attributes" => {
                self.class = match tag.get("class").as_deref() {
                    Some("edge") => Scope::Edge,
                    _ => Scope::Node,
                };
            }
            "attribute" => self.declare(tag),
            "default" => self.capture(depth, Goal::Default),
            "node" => self.node(tag, depth),
            "edge" => self.edge(tag, depth),
            "attvalue" => self.value(tag),
            "color" => {
                let hex = tag.get("hex");
                let parts = ["r", "g", "b"].map(|name| tag.get(name).unwrap_or_default());
                if let Some(node) = self.open_node() {
                    let colour = hex.unwrap_or_else(|| parts.join(","));
                    node.built_in(Property::Colour, colour);
                }
            }
            "position" => {
                let (x, y) = (tag.get("x"), tag.get("y"));
                if let (Some(node), Some(x), Some(y)) = (self.open_node(), x, y) {
                    node.built_in(Property::X, x);
                    let flipped = values::coordinate(&y).map(values::flipped);
                    node.built_in(Property::Y, flipped.map_or(y, |y| y.to_string()));
                }
            }
            "size" => {
                let size = tag.get("value").unwrap_or_default();
                if let Some(node) = self.open_node() {
                    node.built_in(Property::Size, size);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, depth: usize) -> Result<(), ReadError> {
        if let Some(capture) = self.capture.take_if(|capture| capture.depth == depth) {
            self.captured(capture);
        }
        let Some(holder) = self.holders.pop_if(|holder| holder.depth == depth) else {
            return Ok(());
        };
        let mut draft = holder.draft;
        let oddities = &mut self.builder.oddities;
        match holder.scope {
            Scope::Node => {
                draft.fill_from(&self.node_defaults);
                let node = draft.into_node(oddities);
                self.builder.node(node)
            }
            Scope::Edge => {
                draft.fill_from(&self.edge_defaults);
                let edge = draft.into_edge(self.directed, oddities);
                self.builder.edge(edge)
            }
        }
    }

    fn capture(&mut self, depth: usize, goal: Goal) {
        self.capture = Some(Capture {
            depth,
            goal,
            text: String::new(),
        });
    }

    fn captured(&mut self, capture: Capture) {
        match capture.goal {
            Goal::Title => {
                if self.builder.title.is_empty() {
                    self.builder.title = capture.text;
                }
            }
            Goal::Default => {
                let Some(column) = self.declared else {
                    return;
                };
                if capture.text.len() <= limits::MAX_DEFAULT {
                    match self.class {
                        Scope::Node => self.node_defaults.set(column, capture.text),
                        Scope::Edge => self.edge_defaults.set(column, capture.text),
                    }
                }
            }
        }
    }

    fn declare(&mut self, tag: &Tag<'_>) {
        let id = tag.get("id").unwrap_or_default();
        let name = tag.get("title").unwrap_or_else(|| id.clone());
        let column = match self.class {
            Scope::Node => property::of_node(&name),
            Scope::Edge => property::of_edge(&name),
        };
        // The ends and ids are where the standard has them.
        let fixed = [Property::Id, Property::Source, Property::Target];
        let column = column.filter(|column| !fixed.contains(&column.property));
        self.declared = column;
        match column {
            Some(column) => {
                self.attributes.insert((self.class, id), column);
            }
            None => {
                self.others.insert((self.class, id), name);
            }
        }
    }

    fn node(&mut self, tag: &Tag<'_>, depth: usize) {
        if !self.holders.is_empty() || tag.get("pid").is_some() {
            self.builder.oddities.note(Oddity::Nested, "");
        }
        self.timed(tag);
        let mut draft = Draft::default();
        draft.built_in(Property::Id, tag.get("id").unwrap_or_default());
        if let Some(label) = tag.get("label") {
            // Before an attribute that happens to have the name.
            let property = Property::Label;
            draft.set(Column { property, rank: 0 }, label);
        }
        let scope = Scope::Node;
        self.holders.push(Holder {
            depth,
            scope,
            draft,
        });
    }

    fn edge(&mut self, tag: &Tag<'_>, depth: usize) {
        self.timed(tag);
        let mut draft = Draft::default();
        for (name, property) in [
            ("source", Property::Source),
            ("target", Property::Target),
            ("label", Property::Label),
            ("kind", Property::Kind),
            ("weight", Property::Weight),
            ("type", Property::Directed),
        ] {
            if let Some(value) = tag.get(name) {
                draft.built_in(property, value);
            }
        }
        let scope = Scope::Edge;
        self.holders.push(Holder {
            depth,
            scope,
            draft,
        });
    }

    fn timed(&mut self, tag: &Tag<'_>) {
        if tag.get("start").is_some() || tag.get("end").is_some() {
            self.builder.oddities.note(Oddity::Dynamic, "");
        }
    }

    fn value(&mut self, tag: &Tag<'_>) {
        let Some(holder) = self.holders.last_mut() else {
            return;
        };
        // Version 1.1 has the attribute `id` where later ones have `for`.
        let of = tag.get("for").or_else(|| tag.get("id"));
        let key = (holder.scope, of.unwrap_or_default());
        let value = tag.get("value").unwrap_or_default();
        if let Some(column) = self.attributes.get(&key) {
            holder.draft.set(*column, value);
        } else if !value.is_empty()
            && let Some(name) = self.others.get(&key)
        {
            self.builder.oddities.column(name);
        }
    }

    /// The node that is open, if it is not a tie.
    fn open_node(&mut self) -> Option<&mut Draft> {
        let holder = self.holders.last_mut()?;
        (holder.scope == Scope::Node).then_some(&mut holder.draft)
    }
}
