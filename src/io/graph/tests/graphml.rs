//! GraphML of other programs.

use super::super::{Format, ReadError, read};
use super::{labels, read_text, ties};

const NETWORKX: &str = r#"<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="d3" for="edge" attr.name="weight" attr.type="long" />
  <key id="d2" for="node" attr.name="y" attr.type="double" />
  <key id="d1" for="node" attr.name="x" attr.type="double" />
  <key id="d0" for="node" attr.name="club" attr.type="string">
    <default>none</default>
  </key>
  <graph edgedefault="undirected">
    <node id="0"><data key="d0">Mr. Hi</data><data key="d1">1.5</data><data key="d2">-2</data></node>
    <node id="1"><data key="d1">1e999</data><data key="d2">nan</data></node>
    <edge source="0" target="1"><data key="d3">4</data></edge>
  </graph>
</graphml>"#;

#[test]
fn networkx() {
    let (network, warnings) = read_text(NETWORKX, Format::GraphMl);
    assert_eq!(labels(&network), ["0", "1"]);
    assert_eq!(network.nodes[0].place, Some([1.5, -2.0]));
    assert_eq!(network.nodes[1].place, None);
    assert_eq!(network.edges[0].weight, Some(4.0));
    assert!(!network.edges[0].directed);
    assert_eq!(warnings.len(), 2, "{warnings:#?}");
    assert!(warnings[1].contains("“club”"), "{warnings:#?}");
}

const GEPHI: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
<key attr.name="weight" attr.type="double" for="edge" id="weight"/>
<key attr.name="Edge Id" attr.type="string" for="edge" id="edgeid"/>
<key attr.name="r" attr.type="int" for="node" id="r"/>
<key attr.name="g" attr.type="int" for="node" id="g"/>
<key attr.name="b" attr.type="int" for="node" id="b"/>
<key attr.name="x" attr.type="float" for="node" id="x"/>
<key attr.name="y" attr.type="float" for="node" id="y"/>
<key attr.name="size" attr.type="float" for="node" id="size"/>
<graph edgedefault="directed">
<node id="n1"><data key="label">Party A</data><data key="size">10.0</data><data key="r">192</data><data key="g">0</data><data key="b">7</data><data key="x">-40.5</data><data key="y">3.25</data></node>
<node id="n2"><data key="label">Party B</data></node>
<edge id="0" source="n1" target="n2"><data key="edgeid">0</data><data key="weight">2.0</data><data key="edgelabel">talks to</data></edge>
<edge id="1" directed="false" source="n2" target="n1"/>
</graph>
</graphml>"#;

#[test]
fn gephi() {
    let (network, warnings) = read_text(GEPHI, Format::GraphMl);
    assert_eq!(warnings, Vec::<String>::new());
    let node = &network.nodes[0];
    assert_eq!(
        (node.label.as_str(), node.colour),
        ("Party A", Some([192, 0, 7]))
    );
    assert_eq!(
        (node.place, node.size),
        (Some([-40.5, 3.25]), Some([10.0, 10.0]))
    );
    assert_eq!(network.edges[0].label, "talks to");
    assert_eq!(
        network
            .edges
            .iter()
            .map(|edge| edge.directed)
            .collect::<Vec<_>>(),
        [true, false]
    );
}

const YED: &str = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" xmlns:yed="http://www.yworks.com/xml/yed/3">
  <!--Created by yEd 3.23-->
  <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
  <key for="port" id="d1" yfiles.type="portgraphics"/>
  <key attr.name="url" attr.type="string" for="node" id="d4"/>
  <key attr.name="description" attr.type="string" for="node" id="d5"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <data key="d0" xml:space="preserve"/>
    <node id="n0">
      <data key="d5" xml:space="preserve"><![CDATA[The <first> one]]></data>
      <data key="d6">
        <y:ShapeNode>
          <y:Geometry height="30.0" width="60.0" x="100.0" y="200.0"/>
          <y:Fill color="#FFCC00" transparent="false"/>
          <y:NodeLabel alignment="center" height="18.1" x="5.0" y="5.0">Government
 &amp; army<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
          <y:Shape type="rectangle"/>
        </y:ShapeNode>
      </data>
    </node>
    <node id="n1" yfiles.foldertype="group">
      <data key="d6">
        <y:ProxyAutoBoundsNode><y:Realizers active="0">
          <y:GroupNode><y:Geometry height="80.0" width="80.0" x="0.0" y="0.0"/><y:NodeLabel>Bloc</y:NodeLabel></y:GroupNode>
          <y:GroupNode><y:Geometry height="50.0" width="50.0" x="9.0" y="9.0"/><y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode>
        </y:Realizers></y:ProxyAutoBoundsNode>
      </data>
      <graph edgedefault="directed" id="n1:">
        <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Inside</y:NodeLabel></y:ShapeNode></data><port name="p"><desc>no</desc></port></node>
        <edge id="n1::e0" source="n1::n0" target="n1"><data key="d10"><y:PolyLineEdge><y:Arrows source="standard" target="none"/></y:PolyLineEdge></data></edge>
      </graph>
    </node>
    <edge id="e0" source="n0" target="n1::n0">
      <data key="d10"><y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>supports<y:LabelModel/></y:EdgeLabel></y:PolyLineEdge></data>
    </edge>
    <edge id="e1" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:Arrows source="none" target="none"/></y:PolyLineEdge></data></edge>
  </graph>
</graphml>"##;

#[test]
fn yed() {
    let (network, warnings) = read_text(YED, Format::GraphMl);
    assert_eq!(labels(&network), ["Government\n & army", "Inside", "Bloc"]);
    let first = &network.nodes[0];
    assert_eq!(
        (first.place, first.size),
        (Some([130.0, 215.0]), Some([60.0, 30.0]))
    );
    assert_eq!(first.colour, Some([255, 204, 0]));
    assert_eq!(first.description, "The <first> one");
    assert_eq!(network.nodes[2].place, Some([40.0, 40.0]));
    assert_eq!(ties(&network), ["n1 > n1::n0", "n0 > n1::n0", "n0  n1"]);
    assert_eq!(network.edges[1].label, "supports");
    assert_eq!(warnings.len(), 2, "{warnings:#?}");
}

#[test]
fn entities_are_not_expanded() {
    let file = r#"<?xml version="1.0"?>
<!DOCTYPE graphml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<graphml><key id="l" for="node" attr.name="label"/><graph><node id="1"><data key="l">&b;&x; &#x41;&amp;</data></node><node id="&b;"/></graph></graphml>"#;
    let (network, warnings) = read_text(file, Format::GraphMl);
    assert_eq!(labels(&network), ["&b;&x; A&", "&b;"]);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
}

#[test]
fn a_default_cannot_fill_the_memory() {
    let long = "x".repeat(10_000);
    let file = |value: &str| {
        format!(
            "<graphml><key id='k' for='node' attr.name='kind'><default>{value}</default></key>\
             <graph>{}</graph></graphml>",
            "<node/>".repeat(1000)
        )
    };
    let kind = |value: &str| {
        read_text(&file(value), Format::GraphMl).0.nodes[7]
            .kind
            .clone()
    };
    assert_eq!(kind("party"), "party");
    assert_eq!(kind(&long), "");
}

#[test]
fn what_is_none_or_damaged_is_refused_with_its_line() {
    let error = |text: &str| read(text.as_bytes(), Format::GraphMl).unwrap_err();
    assert_eq!(error(""), ReadError::Empty);
    let svg = error("<?xml version='1.0'?>\n<svg/>");
    assert_eq!(
        svg.to_string(),
        "Line 2: this is not a GraphML file; it begins with “svg”."
    );
    assert!(matches!(
        error("dear all,\nhello"),
        ReadError::Other { line: 1, .. }
    ));
    let cut = error("<graphml>\n<graph>\n<node id='a'>");
    assert_eq!(
        cut.to_string(),
        "Line 3: the GraphML file is damaged; it ends too early."
    );
    assert!(matches!(
        error("<graphml>\n<graph></node>"),
        ReadError::Broken { line: 2, .. }
    ));
    let deep = "<graphml>".to_owned() + &"<graph><node>\n".repeat(100_000);
    assert!(matches!(error(&deep), ReadError::TooDeep { line: 128, .. }));
}
