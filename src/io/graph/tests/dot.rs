//! DOT, as far as it can be seen without Graphviz.

use super::super::{Edge, Format, Network, Node, write};

#[test]
fn texts_places_and_directions() {
    let node = |id: &str, label: &str, place| Node {
        id: id.to_owned(),
        label: label.to_owned(),
        place,
        ..Node::default()
    };
    let edge = |source: &str, target: &str, directed| Edge {
        source: source.to_owned(),
        target: target.to_owned(),
        directed,
        sign: -1,
        ..Edge::default()
    };
    let network = Network {
        nodes: vec![
            node("a\\", "say \"hi\"\n\\N &amp;", Some([10.0, 20.5])),
            node("b", "", None),
        ],
        edges: vec![edge("a\\", "b", false), edge("b", "a\\", true)],
        ..Network::default()
    };
    let file = String::from_utf8(write(&network, Format::Dot)).unwrap();
    let expected = "  \"a\\\\\" [label=\"say \\\"hi\\\"\\n\\\\N &amp;amp;\", pos=\"10,-20.5!\"];\n";
    assert!(file.contains(expected), "{file}");
    assert!(
        file.contains("\"b\" [label=\"b\", pos=\"10,-140.5!\"]"),
        "{file}"
    );
    assert!(
        file.contains("\"a\\\\\" -> \"b\" [dir=none, sign=-1"),
        "{file}"
    );
    assert!(file.contains("\"b\" -> \"a\\\\\" [sign=-1"), "{file}");
    let undirected = Network {
        edges: vec![edge("x", "y", false)],
        ..Network::default()
    };
    let file = String::from_utf8(write(&undirected, Format::Dot)).unwrap();
    assert!(
        file.starts_with("graph {") && file.contains("\"x\" -- \"y\""),
        "{file}"
    );
    assert!(!file.contains("pos="), "{file}");
}
