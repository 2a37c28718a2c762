//! GraphML as Gephi, yEd, networkx, igraph and this program write it.
//!
//! Nested graphs are laid beside their nodes; ports and ties of more than two ends are left out.
//! In files of yEd the label, the place, the size, the fill and the arrowheads are taken from the
//! drawing, where no named value says otherwise.

use std::collections::HashMap;

use super::build::Builder;
use super::oddities::Oddity;
use super::property::{self, Column, Draft, Property};
use super::xml::{Piece, Pull, Tag};
use super::{Format, Network, ReadError, limits};

/// Reads a file.
///
/// # Errors
///
/// If it is damaged or something else.
pub(super) fn read(text: &str, builder: Builder) -> Result<(Network, Vec<String>), ReadError> {
    let mut pull = Pull::new(text, Format::GraphMl);
    pull.expect_root("graphml")?;
    let mut reader = GraphMl::new(builder);
    loop {
        match pull.piece()? {
            Piece::Open(tag) => reader.open(&tag, pull.depth()),
            Piece::Text(text) => reader.text(&text, pull.depth()),
            Piece::Close => reader.close(pull.depth() + 1)?,
            Piece::End => break,
        }
    }
    if let Some((name, count)) = pull.unknown.take() {
        (0..count).for_each(|_| reader.builder.oddities.note(Oddity::Entity, &name));
    }
    reader.builder.finish()
}

/// What a key is declared for, and what a value belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scope {
    Graph,
    Node,
    Edge,
}

/// Something that values can belong to, and the depth at which it is open.
struct Holder {
    depth: usize,
    scope: Scope,
    draft: Draft,
    /// Of a graph: whether ties are directed unless they say otherwise.
    directed: bool,
}

/// What a text that is being read is for.
enum Goal {
    Data(String),
    Default(Vec<(Scope, Column)>),
    Label,
    Description,
}

/// A text that is being read, and the depth of its element.
struct Capture {
    depth: usize,
    goal: Goal,
    text: String,
}

struct GraphMl {
    builder: Builder,
    keys: HashMap<(Scope, String), Column>,
    /// The names of keys that have no place in a network.
    others: HashMap<(Scope, String), String>,
    node_defaults: Draft,
    edge_defaults: Draft,
    /// What the key that is open, if any, stands for.
    key: Vec<(Scope, Column)>,
    holders: Vec<Holder>,
    captures: Vec<Capture>,
    /// The depth of an element that is left out with all that is in it.
    skipped: Option<usize>,
    graphs: usize,
}

impl GraphMl {
    fn new(builder: Builder) -> Self {
        Self {
            builder,
            keys: HashMap::new(),
            others: HashMap::new(),
            node_defaults: Draft::default(),
            edge_defaults: Draft::default(),
            key: Vec::new(),
            holders: Vec::new(),
            captures: Vec::new(),
            skipped: None,
            graphs: 0,
        }
    }

    fn open(&mut self, tag: &Tag<'_>, depth: usize) {
        if self.skipped.is_some() {
            return;
        }
        match &*tag.name() {
            "key" => self.declare(tag),
            "default" => {
                let goal = Goal::Default(self.key.clone());
                self.capture(depth, goal);
            }
            "graph" => self.graph(tag, depth),
            "node" => {
                let mut draft = Draft::default();
                draft.built_in(Property::Id, tag.get("id").unwrap_or_default());
                self.hold(depth, Scope::Node, draft, false);
            }
            "edge" => {
                let mut draft = Draft::default();
                for (name, property) in [
                    ("source", Property::Source),
                    ("target", Property::Target),
                    ("directed", Property::Directed),
                ] {
                    if let Some(value) = tag.get(name) {
                        draft.built_in(property, value);
                    }
                }
                self.hold(depth, Scope::Edge, draft, self.directed());
            }
            "data" => {
                let key = tag.get("key").unwrap_or_default();
                self.capture(depth, Goal::Data(key));
            }
            "desc" if !self.holders.is_empty() => self.capture(depth, Goal::Description),
            "NodeLabel" | "EdgeLabel" => self.capture(depth, Goal::Label),
            "port" => {
                self.builder.oddities.note(Oddity::Port, "");
                self.skipped = Some(depth);
            }
            "hyperedge" => {
                self.builder.oddities.note(Oddity::Hyperedge, "");
                self.skipped = Some(depth);
            }
            "Geometry" => self.geometry(tag),
            "Fill" => {
                if let (Some(draft), Some(colour)) = (self.node(), tag.get("color")) {
                    draft.drawn(Property::Colour, colour);
                }
            }
            "Arrows" => self.arrows(tag),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, depth: usize) {
        if let Some(capture) = self.captures.last_mut()
            && capture.depth == depth
            && self.skipped.is_none()
        {
            capture.text.push_str(text);
        }
    }

    fn close(&mut self, depth: usize) -> Result<(), ReadError> {
        if let Some(skipped) = self.skipped {
            if skipped == depth {
                self.skipped = None;
            }
            return Ok(());
        }
        if let Some(capture) = self.captures.pop_if(|capture| capture.depth == depth) {
            self.captured(capture);
        }
        if let Some(holder) = self.holders.pop_if(|holder| holder.depth == depth) {
            self.made(holder)?;
        }
        Ok(())
    }

    fn declare(&mut self, tag: &Tag<'_>) {
        self.key.clear();
        let (Some(id), Some(name)) = (tag.get("id"), tag.get("attr.name")) else {
            return;
        };
        let of = tag.get("for").unwrap_or_default();
        // The ends and ids are where the standard has them.
        let fixed = [Property::Id, Property::Source, Property::Target];
        let free = |column: &Column| !fixed.contains(&column.property);
        let column = |scope| match scope {
            Scope::Edge => property::of_edge(&name),
            Scope::Graph | Scope::Node => property::of_node(&name),
        };
        for (scope, word) in [
            (Scope::Graph, "graph"),
            (Scope::Node, "node"),
            (Scope::Edge, "edge"),
        ] {
            if of == word || matches!(of.as_str(), "" | "all") {
                match column(scope).filter(free) {
                    Some(column) => {
                        self.key.push((scope, column));
                        self.keys.insert((scope, id.clone()), column);
                    }
                    None => {
                        self.others.insert((scope, id.clone()), name.clone());
                    }
                }
            }
        }
    }

    fn graph(&mut self, tag: &Tag<'_>, depth: usize) {
        let directed = match tag.get("edgedefault") {
            Some(direction) => direction.trim() != "undirected",
            None => self.directed(),
        };
        if !self.holders.is_empty() {
            self.builder.oddities.note(Oddity::Nested, "");
        } else if self.graphs > 0 {
            self.builder.oddities.note(Oddity::MoreGraphs, "");
        }
        self.graphs += 1;
        self.hold(depth, Scope::Graph, Draft::default(), directed);
    }

    /// Whether ties are directed unless they say otherwise. At most [`limits::MAX_DEPTH`] steps.
    fn directed(&self) -> bool {
        let mut graphs = self.holders.iter().rev();
        graphs
            .find(|holder| holder.scope == Scope::Graph)
            .is_some_and(|graph| graph.directed)
    }

    fn hold(&mut self, depth: usize, scope: Scope, draft: Draft, directed: bool) {
        self.holders.push(Holder {
            depth,
            scope,
            draft,
            directed,
        });
    }

    fn capture(&mut self, depth: usize, goal: Goal) {
        self.captures.push(Capture {
            depth,
            goal,
            text: String::new(),
        });
    }

    fn captured(&mut self, capture: Capture) {
        match capture.goal {
            Goal::Default(columns) if capture.text.len() <= limits::MAX_DEFAULT => {
                for (scope, column) in columns {
                    match scope {
                        Scope::Node => self.node_defaults.set(column, capture.text.as_str()),
                        Scope::Edge => self.edge_defaults.set(column, capture.text.as_str()),
                        Scope::Graph => {}
                    }
                }
            }
            Goal::Default(_) => {}
            Goal::Data(key) => self.data(key, capture.text),
            Goal::Label => {
                if let Some(holder) = self.holders.last_mut() {
                    holder.draft.drawn(Property::Label, capture.text.trim());
                }
            }
            Goal::Description => {
                if let Some(holder) = self.holders.last_mut() {
                    holder.draft.built_in(Property::Description, capture.text);
                }
            }
        }
    }

    fn data(&mut self, key: String, text: String) {
        let Some(holder) = self.holders.last_mut() else {
            return;
        };
        let key = (holder.scope, key);
        if let Some(column) = self.keys.get(&key) {
            holder.draft.set(*column, text);
        } else if !text.trim().is_empty()
            && let Some(name) = self.others.get(&key)
        {
            self.builder.oddities.column(name);
        }
    }

    fn made(&mut self, holder: Holder) -> Result<(), ReadError> {
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
                let edge = draft.into_edge(holder.directed, oddities);
                self.builder.edge(edge)
            }
            Scope::Graph => {
                if self.builder.title.is_empty() {
                    self.builder.title = draft.take(Property::Label).unwrap_or_default();
                }
                Ok(())
            }
        }
    }

    /// The node whose values are being read.
    fn node(&mut self) -> Option<&mut Draft> {
        let holder = self.holders.last_mut()?;
        (holder.scope == Scope::Node).then_some(&mut holder.draft)
    }

    /// The box of a node in yEd, by its upper left corner.
    fn geometry(&mut self, tag: &Tag<'_>) {
        let part = |name| tag.get(name)?.trim().parse::<f32>().ok();
        let (width, height) = (part("width"), part("height"));
        let (left, top) = (part("x"), part("y"));
        let Some(draft) = self.node() else {
            return;
        };
        for (property, near, extent) in [(Property::X, left, width), (Property::Y, top, height)] {
            if let Some(near) = near {
                let centre = near + extent.unwrap_or(0.0) / 2.0;
                draft.drawn(property, centre.to_string());
            }
        }
        for (property, extent) in [(Property::Width, width), (Property::Height, height)] {
            if let Some(extent) = extent {
                draft.drawn(property, extent.to_string());
            }
        }
    }

    /// The arrowheads of a tie in yEd; its files call every graph directed.
    fn arrows(&mut self, tag: &Tag<'_>) {
        let head = |name| tag.get(name).is_some_and(|head| head != "none");
        let (at_source, at_target) = (head("source"), head("target"));
        if let Some(holder) = self.holders.last_mut()
            && holder.scope == Scope::Edge
        {
            let directed = at_source != at_target;
            let value = if directed { "true" } else { "false" };
            holder.draft.drawn(Property::Directed, value);
            holder.draft.reversed = at_source && !at_target;
        }
    }
}
