//! What a column, key or attribute of a file means, by its name, and the values that a file gives
//! to one node or tie before it is made.

use super::oddities::{Oddities, Oddity};
use super::{Edge, Node, values};

/// What a value is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    Id,
    Label,
    Kind,
    Colour,
    Red,
    Green,
    Blue,
    X,
    Y,
    Width,
    Height,
    Size,
    Description,
    Tags,
    Source,
    Target,
    Weight,
    Sign,
    Directed,
}

const COUNT: usize = 19;

/// A property and how good a source of it this is: the lower the rank, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) property: Property,
    pub(super) rank: usize,
}

/// The rank of what a format says in its own way, where a named value is missing.
pub(super) const BUILT_IN: usize = 500;

/// The rank of a guess from how a thing is drawn.
pub(super) const DRAWN: usize = 1000;

const NODE_NAMES: [(&str, Property); 49] = [
    ("id", Property::Id),
    ("node id", Property::Id),
    ("key", Property::Id),
    ("label", Property::Label),
    ("name", Property::Label),
    ("title", Property::Label),
    ("node label", Property::Label),
    ("full name", Property::Label),
    ("element", Property::Label),
    ("node", Property::Label),
    ("actor", Property::Label),
    ("party", Property::Label),
    ("kind", Property::Kind),
    ("type", Property::Kind),
    ("element type", Property::Kind),
    ("node type", Property::Kind),
    ("category", Property::Kind),
    ("class", Property::Kind),
    ("group", Property::Kind),
    ("colour", Property::Colour),
    ("color", Property::Colour),
    ("fill", Property::Colour),
    ("fillcolor", Property::Colour),
    ("r", Property::Red),
    ("red", Property::Red),
    ("g", Property::Green),
    ("green", Property::Green),
    ("b", Property::Blue),
    ("blue", Property::Blue),
    ("x", Property::X),
    ("pos x", Property::X),
    ("position x", Property::X),
    ("y", Property::Y),
    ("pos y", Property::Y),
    ("position y", Property::Y),
    ("width", Property::Width),
    ("w", Property::Width),
    ("height", Property::Height),
    ("h", Property::Height),
    ("size", Property::Size),
    ("description", Property::Description),
    ("desc", Property::Description),
    ("notes", Property::Description),
    ("note", Property::Description),
    ("comment", Property::Description),
    ("comments", Property::Description),
    ("tags", Property::Tags),
    ("tag", Property::Tags),
    ("keywords", Property::Tags),
];

const EDGE_NAMES: [(&str, Property); 74] = [
    ("source", Property::Source),
    ("from", Property::Source),
    ("source id", Property::Source),
    ("source label", Property::Source),
    ("source name", Property::Source),
    ("source node", Property::Source),
    ("from node", Property::Source),
    ("from id", Property::Source),
    ("from label", Property::Source),
    ("start node", Property::Source),
    ("sender", Property::Source),
    ("subject", Property::Source),
    ("tail", Property::Source),
    ("ego", Property::Source),
    ("a", Property::Source),
    ("u", Property::Source),
    ("node1", Property::Source),
    ("node 1", Property::Source),
    ("node a", Property::Source),
    ("party a", Property::Source),
    ("party 1", Property::Source),
    ("actor a", Property::Source),
    ("actor 1", Property::Source),
    ("actor1", Property::Source),
    ("target", Property::Target),
    ("to", Property::Target),
    ("target id", Property::Target),
    ("target label", Property::Target),
    ("target name", Property::Target),
    ("target node", Property::Target),
    ("to node", Property::Target),
    ("to id", Property::Target),
    ("to label", Property::Target),
    ("end node", Property::Target),
    ("receiver", Property::Target),
    ("object", Property::Target),
    ("head", Property::Target),
    ("alter", Property::Target),
    ("b", Property::Target),
    ("v", Property::Target),
    ("node2", Property::Target),
    ("node 2", Property::Target),
    ("node b", Property::Target),
    ("party b", Property::Target),
    ("party 2", Property::Target),
    ("actor b", Property::Target),
    ("actor 2", Property::Target),
    ("actor2", Property::Target),
    ("label", Property::Label),
    ("name", Property::Label),
    ("title", Property::Label),
    ("edge label", Property::Label),
    ("kind", Property::Kind),
    ("type", Property::Kind),
    ("connection type", Property::Kind),
    ("edge type", Property::Kind),
    ("relation", Property::Kind),
    ("relation type", Property::Kind),
    ("relationship", Property::Kind),
    ("relationship type", Property::Kind),
    ("tie", Property::Kind),
    ("interaction", Property::Kind),
    ("weight", Property::Weight),
    ("strength", Property::Weight),
    ("value", Property::Weight),
    ("sign", Property::Sign),
    ("polarity", Property::Sign),
    ("valence", Property::Sign),
    ("directed", Property::Directed),
    ("direction", Property::Directed),
    ("description", Property::Description),
    ("desc", Property::Description),
    ("notes", Property::Description),
    ("comment", Property::Description),
];

/// What a value of this name says about a node, if anything.
pub(super) fn of_node(name: &str) -> Option<Column> {
    find(&NODE_NAMES, name)
}

/// What a value of this name says about a tie, if anything.
pub(super) fn of_edge(name: &str) -> Option<Column> {
    find(&EDGE_NAMES, name)
}

fn find(names: &[(&str, Property)], name: &str) -> Option<Column> {
    // No name that is known is longer, so a huge one costs nothing.
    if name.len() > 64 {
        return None;
    }
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    let plain = plain.trim();
    let rank = names.iter().position(|(known, _)| *known == plain)?;
    let (_, property) = names.get(rank)?;
    Some(Column {
        property: *property,
        rank,
    })
}

/// The values of one node or tie as texts, the best of each property.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    values: [Option<(usize, String)>; COUNT],
    /// The ends are the other way round.
    pub(super) reversed: bool,
}

impl Draft {
    /// Keeps the value, unless there is one from a better source. A blank one gives way to any.
    pub(super) fn set(&mut self, column: Column, value: impl Into<String>) {
        let Some(slot) = self.values.get_mut(column.property as usize) else {
            return;
        };
        let value = value.into();
        let better = match slot {
            None => true,
            Some((_, old)) if old.is_empty() => true,
            Some((rank, _)) => column.rank < *rank && !value.is_empty(),
        };
        if better {
            *slot = Some((column.rank, value));
        }
    }

    /// [`Self::set`] for what the format says in its own way.
    pub(super) fn built_in(&mut self, property: Property, value: impl Into<String>) {
        let rank = BUILT_IN;
        self.set(Column { property, rank }, value);
    }

    /// [`Self::set`] for a guess from how it is drawn.
    pub(super) fn drawn(&mut self, property: Property, value: impl Into<String>) {
        let rank = DRAWN;
        self.set(Column { property, rank }, value);
    }

    /// Takes what the other has where this one has nothing.
    pub(super) fn fill_from(&mut self, defaults: &Self) {
        for (slot, default) in self.values.iter_mut().zip(&defaults.values) {
            if slot.is_none() {
                slot.clone_from(default);
            }
        }
    }

    /// The value, taken out; none if the file has none or a blank one.
    pub(super) fn take(&mut self, property: Property) -> Option<String> {
        let slot = self.values.get_mut(property as usize)?;
        slot.take()
            .map(|(_, value)| value)
            .filter(|value| !value.is_empty())
    }

    fn has(&self, property: Property) -> bool {
        self.values
            .get(property as usize)
            .is_some_and(Option::is_some)
    }

    /// A value that must be understood; what is not is noted.
    fn parsed<T>(
        &mut self,
        property: Property,
        parse: fn(&str) -> Option<T>,
        oddities: &mut Oddities,
    ) -> Option<T> {
        let text = self.take(property).filter(|text| !text.trim().is_empty())?;
        let value = parse(&text);
        if value.is_none() {
            oddities.note(Oddity::Number, text.trim());
        }
        value
    }

    /// The node of these values.
    pub(super) fn into_node(mut self, oddities: &mut Oddities) -> Node {
        let x = self.parsed(Property::X, values::coordinate, oddities);
        let y = self.parsed(Property::Y, values::coordinate, oddities);
        let width = self.parsed(Property::Width, values::extent, oddities);
        let height = self.parsed(Property::Height, values::extent, oddities);
        let size = self.take(Property::Size);
        let size = size.and_then(|size| values::extent(&size));
        let channels = [Property::Red, Property::Green, Property::Blue]
            .map(|part| self.take(part).and_then(|part| values::channel(&part)));
        let colour = self.take(Property::Colour);
        let colour = colour.and_then(|colour| values::colour(&colour));
        Node {
            id: self.take(Property::Id).unwrap_or_default(),
            label: self.take(Property::Label).unwrap_or_default(),
            kind: self.take(Property::Kind).unwrap_or_default(),
            colour: colour.or(match channels {
                [Some(r), Some(g), Some(b)] => Some([r, g, b]),
                _ => None,
            }),
            place: x.zip(y).map(<[f32; 2]>::from),
            size: width.zip(height).or(size.zip(size)).map(<[f32; 2]>::from),
            description: self.take(Property::Description).unwrap_or_default(),
            tags: self
                .take(Property::Tags)
                .map(|tags| values::tags(&tags))
                .unwrap_or_default(),
        }
    }

    /// The tie of these values; `directed` where the file does not say.
    pub(super) fn into_edge(mut self, directed: bool, oddities: &mut Oddities) -> Edge {
        let weight = self.parsed(Property::Weight, values::number, oddities);
        // A list of signed ties often has nothing but weights of 1 and -1.
        let implied = match weight {
            Some(weight) if weight < 0.0 && !self.has(Property::Sign) => -1,
            _ => 0,
        };
        let sign = self.parsed(Property::Sign, values::sign, oddities);
        let said = self.take(Property::Directed);
        let mut kind = self.take(Property::Kind).unwrap_or_default();
        let mut direction = said.as_deref().and_then(values::directed);
        // The tables of Gephi have the direction in a column called type.
        if said.is_none()
            && matches!(
                kind.to_ascii_lowercase().as_str(),
                "directed" | "undirected" | "mutual"
            )
        {
            direction = values::directed(&kind);
            kind.clear();
        }
        let mut source = self.take(Property::Source).unwrap_or_default();
        let mut target = self.take(Property::Target).unwrap_or_default();
        if self.reversed {
            std::mem::swap(&mut source, &mut target);
        }
        Edge {
            source,
            target,
            label: self.take(Property::Label).unwrap_or_default(),
            kind,
            directed: direction.unwrap_or(directed),
            weight,
            sign: sign.unwrap_or(implied),
            description: self.take(Property::Description).unwrap_or_default(),
        }
    }
}
