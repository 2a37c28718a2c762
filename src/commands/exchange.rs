//! Graphs for other programs, and from them.

use std::collections::HashMap;

use crate::{
    analysis::network::{self, TieKind},
    io::graph,
    model::{
        Id, Kind, Party, Point, Ref, Relation, Scale, Scenario, Spot, View,
        handling::Handling,
        word::{LayoutKind, Lens, PartyKind, RelationKind, Word},
    },
};

/// Where something is on the map, and how large its shape is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seat {
    /// The middle of the shape: to the right, downwards.
    pub at: [f32; 2],
    /// Its width and height.
    pub size: [f32; 2],
}

/// A format that the map can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapFormat {
    /// A picture of points.
    Png,
    /// A picture of shapes, whose text is text.
    Svg,
    /// A graph for other programs.
    Graph(graph::Format),
}

impl MapFormat {
    /// All of them: pictures first.
    pub const ALL: [Self; 7] = [
        Self::Png,
        Self::Svg,
        Self::Graph(graph::Format::GraphMl),
        Self::Graph(graph::Format::Gexf),
        Self::Graph(graph::Format::Dot),
        Self::Graph(graph::Format::Csv),
        Self::Graph(graph::Format::Kumu),
    ];

    /// What it is for, in a menu.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "Picture (PNG)",
            Self::Svg => "Drawing (SVG), text stays text",
            Self::Graph(graph::Format::GraphMl) => "GraphML, for yEd, Gephi, networkx",
            Self::Graph(graph::Format::Gexf) => "GEXF, for Gephi",
            Self::Graph(graph::Format::Dot) => "DOT, for Graphviz",
            Self::Graph(graph::Format::Csv) => "List of ties (CSV)",
            Self::Graph(graph::Format::Kumu) => "JSON, for Kumu",
        }
    }

    /// How the names of its files end, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Graph(format) => format.extension(),
        }
    }
}

/// The bytes of a graph in a format.
pub fn written(network: &graph::Network, format: graph::Format) -> Vec<u8> {
    graph::write(network, format)
}

/// Under which ids things leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// Their own.
    Own,
    /// New ones, in order: what is given to others has none of ours, which may tell something.
    New,
}

impl Ids {
    /// What each node is called in a file.
    fn of<'a>(self, nodes: impl Iterator<Item = &'a network::Node>) -> HashMap<&'a Id, String> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let name = |node: &'a network::Node| {
            let kind = node.kind.noun();
            let count = counts.entry(kind).or_default();
            *count += 1;
            let name = match self {
                Self::Own => node.id.to_string(),
                Self::New => format!("{}-{count}", kind.replace(' ', "-")),
            };
            (&node.id, name)
        };
        nodes.map(name).collect()
    }
}

/// What is seen of the graph, for another program.
pub fn out(
    title: &str,
    network: &network::Network,
    seen: &network::Seen,
    seats: &HashMap<Id, Seat>,
    ids: Ids,
) -> graph::Network {
    let names = ids.of(network.nodes.iter());
    let name = |id: &Id| names.get(id).cloned().unwrap_or_default();
    let nodes = seen
        .nodes
        .iter()
        .filter_map(|place| network.nodes.get(*place));
    let ties = seen
        .ties
        .iter()
        .filter_map(|place| network.ties.get(*place));
    graph::Network {
        title: title.to_owned(),
        nodes: nodes
            .map(|node| {
                let seat = seats.get(&node.id);
                graph::Node {
                    id: name(&node.id),
                    label: node.title.clone(),
                    kind: node.kind.noun().to_owned(),
                    colour: node.colour,
                    place: seat.map(|seat| seat.at),
                    size: seat.map(|seat| seat.size),
                    ..graph::Node::default()
                }
            })
            .collect(),
        edges: ties
            .filter_map(|tie| {
                let (from, to) = (network.nodes.get(tie.from)?, network.nodes.get(tie.to)?);
                Some(graph::Edge {
                    source: name(&from.id),
                    target: name(&to.id),
                    label: tie.says(),
                    kind: tie.kind.key().to_owned(),
                    directed: !tie.mutual,
                    weight: Some(f64::from(tie.strength)),
                    sign: tie.sign,
                    ..graph::Edge::default()
                })
            })
            .collect(),
    }
}

/// A scenario of parties and relations from another program's graph; where the graph has places, a
/// view of the map that keeps them. Nobody knows who may see what came in: all of it is for the
/// team.
pub fn scenario_from(network: &graph::Network, file: &str) -> Scenario {
    let title = if network.title.trim().is_empty() {
        file
    } else {
        &network.title
    };
    let mut scenario = Scenario {
        title: title.to_owned(),
        ..Scenario::default()
    };
    let mut ids: HashMap<&str, Id> = HashMap::new();
    let mut places = Vec::new();
    for (number, node) in (1..).zip(&network.nodes) {
        let id = Id::from(format!("{}-{number}", Kind::Party.noun()));
        ids.insert(node.id.as_str(), id.clone());
        if let Some([x, y]) = node.place {
            let point = Point {
                x: f64::from(x),
                y: f64::from(y),
            };
            places.push((id.clone(), Spot(point)));
        }
        let mut party = Party {
            id,
            name: node.label.clone(),
            kind: listed::<PartyKind>(&node.kind),
            notes: node.description.clone(),
            tags: node.tags.clone(),
            handling: Handling::Team,
            ..Party::default()
        };
        if party.kind.is_none() && !node.kind.trim().is_empty() {
            party.tags.push(node.kind.trim().to_owned());
        }
        if let Some(rgb) = node.colour {
            party.colour = crate::model::Colour::from_rgb(rgb);
        }
        scenario.parties.push(party);
    }
    for (number, edge) in (1..).zip(&network.edges) {
        let (Some(from), Some(to)) = (ids.get(edge.source.as_str()), ids.get(edge.target.as_str()))
        else {
            continue;
        };
        let kind = listed::<RelationKind>(&edge.kind).unwrap_or(RelationKind::Other);
        let own = [&edge.label, &edge.kind]
            .into_iter()
            .find(|text| !text.is_empty());
        let is_plain = own.is_some_and(|text| {
            let key = TieKind::ALL.iter().find(|tie| tie.label() == text.as_str());
            key.is_some() || listed::<RelationKind>(text) == Some(kind.clone())
        });
        scenario.relations.push(Relation {
            id: Id::from(format!("{}-{number}", Kind::Relation.noun())),
            from: Ref::from(from),
            to: Ref::from(to),
            label: own.filter(|_| !is_plain).cloned().unwrap_or_default(),
            kind: Some(kind),
            mutual: !edge.directed,
            strength: strength(edge),
            notes: edge.description.clone(),
            handling: Handling::Team,
            ..Relation::default()
        });
    }
    if !places.is_empty() {
        scenario.views.push(View {
            id: Id::from(format!("{}-1", Kind::View.noun())),
            title: "As it came".to_owned(),
            lens: Some(Lens::Everything),
            layout: Some(LayoutKind::Free),
            places: places.into_iter().collect(),
            ..View::default()
        });
    }
    scenario
}

/// From -3 to 3, if the graph says so: the sign, and a weight from 1 to 3.
fn strength(edge: &graph::Edge) -> Option<Scale<-3, 3>> {
    if edge.sign == 0 {
        return None;
    }
    let weight = edge
        .weight
        .filter(|weight| weight.is_finite())
        .unwrap_or(1.0);
    let steps = weight.abs().round().clamp(1.0, 3.0) as i32;
    Some(Scale::of(i32::from(edge.sign.signum()) * steps))
}

/// The word of a list that a text is, by its spelling or its label.
fn listed<W: Word>(text: &str) -> Option<W> {
    let text = text.trim().to_lowercase();
    W::ALL
        .iter()
        .find(|word| word.word() == text || word.label().to_lowercase() == text)
        .cloned()
}
