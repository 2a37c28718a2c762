//! How networks are made whole.

use super::super::{Edge, Format, Network, Node, build, read};

fn node(id: &str) -> Node {
    Node {
        id: id.to_owned(),
        ..Node::default()
    }
}

fn edge(source: &str, target: &str) -> Edge {
    Edge {
        source: source.to_owned(),
        target: target.to_owned(),
        ..Edge::default()
    }
}

fn ids(network: &Network) -> Vec<&str> {
    network.nodes.iter().map(|node| node.id.as_str()).collect()
}

#[test]
fn every_node_gets_an_id_of_its_own() {
    let whole = build::tidied(&Network {
        nodes: ["a", "", "a", "a (2)", "a\u{1}", "", "node 1"]
            .map(node)
            .into(),
        edges: vec![edge("a", "a (3)"), edge("", "a"), edge("b", "b")],
        ..Network::default()
    });
    let expected = [
        "a", "node 2", "a (4)", "a (2)", "a (5)", "node 3", "node 1", "a (3)", "b",
    ];
    assert_eq!(ids(&whole), expected);
    assert_eq!(whole.edges, [edge("a", "a (3)"), edge("b", "b")]);
    assert!(whole.nodes.iter().all(|node| node.label == node.id));
}

#[test]
fn numbers_that_are_none_are_left_out() {
    let mut odd = node("a");
    odd.place = Some([f32::NAN, 0.0]);
    odd.size = Some([-1.0, 5.0]);
    let mut tie = edge("a", "a");
    tie.weight = Some(f64::INFINITY);
    tie.sign = -7;
    let whole = build::tidied(&Network {
        nodes: vec![odd],
        edges: vec![tie],
        ..Network::default()
    });
    assert_eq!((whole.nodes[0].place, whole.nodes[0].size), (None, None));
    assert_eq!((whole.edges[0].weight, whole.edges[0].sign), (None, -1));
}

#[test]
fn what_is_odd_is_told_in_few_sentences() {
    let mut file = String::from("<graphml><graph edgedefault='directed'>");
    for number in 0..500 {
        file.push_str(&format!(
            "<node/><node id='a'><port name='p'/></node><hyperedge/>\
             <edge source='x{number}' target='a'/><edge source='a'/>"
        ));
    }
    file.push_str("</graph></graphml>");
    let (network, warnings) = read(file.as_bytes(), Format::GraphMl).unwrap();
    assert_eq!((network.nodes.len(), network.edges.len()), (1500, 500));
    assert_eq!(warnings.len(), 6, "{warnings:#?}");
    assert!(
        warnings[0].starts_with("500 nodes have no id"),
        "{warnings:#?}"
    );
    assert!(warnings.iter().all(|warning| warning.ends_with('.')));
}
