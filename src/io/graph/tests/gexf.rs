//! GEXF of other programs.

use super::super::{Format, Network, Node, ReadError, read, write};
use super::{labels, read_text, ties};

const GEPHI: &str = r##"<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
  <meta lastmodifieddate="2024-05-01"><creator>Gephi 0.10</creator><title>Talks</title><description>later</description></meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node" mode="static">
      <attribute id="modularity_class" title="Modularity Class" type="integer"><default>0</default></attribute>
      <attribute id="0" title="type" type="string"><default>party</default></attribute>
    </attributes>
    <nodes>
      <node id="a" label="Party &lt;A&gt;">
        <attvalues><attvalue for="modularity_class" value="3"/><attvalue for="0" value="state"/></attvalues>
        <viz:size value="12.5"/><viz:position x="-10.5" y="20.0"/><viz:color r="10" g="20" b="30" hex="#0A141E"/>
      </node>
      <node id="b" label="B"/>
    </nodes>
    <edges>
      <edge id="0" source="a" target="b" weight="2.5" label="talks" kind="meets"/>
      <edge id="1" source="b" target="a" type="undirected"><viz:color r="1" g="2" b="3"/></edge>
      <edge id="2" source="b" target="a" type="mutual"/>
    </edges>
  </graph>
</gexf>"##;

#[test]
fn gephi() {
    let (network, warnings) = read_text(GEPHI, Format::Gexf);
    assert_eq!(network.title, "Talks");
    assert_eq!(labels(&network), ["Party <A>", "B"]);
    let node = &network.nodes[0];
    assert_eq!(
        (node.place, node.size),
        (Some([-10.5, -20.0]), Some([12.5, 12.5]))
    );
    assert_eq!(
        (node.colour, node.kind.as_str()),
        (Some([10, 20, 30]), "state")
    );
    assert_eq!(network.nodes[1].kind, "party");
    assert_eq!(ties(&network), ["a meets> b", "b  a", "b  a"]);
    assert_eq!(
        (network.edges[0].weight, network.edges[0].label.as_str()),
        (Some(2.5), "talks")
    );
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
}

const OLDER: &str = r#"<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <graph mode="dynamic" timeformat="double">
    <attributes class="edge"><attribute id="s" title="sign" type="string"/></attributes>
    <nodes>
      <node id="g" label="Group"><nodes><node id="1" label="One" start="3"/></nodes></node>
      <node id="2" label="Two" pid="g"><parents><parent for="g"/></parents><spells><spell start="1" end="2"/></spells></node>
    </nodes>
    <edges><edge source="1" target="2"><attvalues><attvalue id="s" value="negative"/></attvalues></edge></edges>
  </graph>
</gexf>"#;

#[test]
fn older_nested_and_over_time() {
    let (network, warnings) = read_text(OLDER, Format::Gexf);
    let mut names = labels(&network);
    names.sort_unstable();
    assert_eq!(names, ["Group", "One", "Two"]);
    assert_eq!(ties(&network), ["1  2"]);
    assert_eq!(network.edges[0].sign, -1);
    assert_eq!(warnings.len(), 2, "{warnings:#?}");
}

#[test]
fn y_goes_up() {
    let network = Network {
        nodes: vec![Node {
            id: "a".to_owned(),
            place: Some([0.0, 12.5]),
            ..Node::default()
        }],
        ..Network::default()
    };
    let file = String::from_utf8(write(&network, Format::Gexf)).unwrap();
    assert!(
        file.contains("<viz:position x=\"0\" y=\"-12.5\" z=\"0\"/>"),
        "{file}"
    );
}

#[test]
fn what_is_none_is_refused() {
    let error = read(b"<graphml/>", Format::Gexf).unwrap_err();
    assert!(matches!(error, ReadError::Other { line: 1, .. }), "{error}");
}
