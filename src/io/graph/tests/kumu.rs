//! Kumu's JSON and tables.

use super::super::{Format, ReadError, read};
use super::{labels, read_text, ties};

const BLUEPRINT: &str = r#"{
  "elements": [
    {"label": "A", "type": "State", "description": "The first", "tags": ["one, two", "three"]},
    {"label": "B", "Favourite": "ice"},
    "C"
  ],
  "connections": [
    {"from": "A", "to": "B", "type": "supports", "direction": "mutual", "strength": 3},
    {"from": "B", "to": "C"},
    {"from": "B", "to": "D", "direction": "undirected"}
  ]
}"#;

#[test]
fn what_people_write_for_it() {
    let (network, warnings) = read_text(BLUEPRINT, Format::Kumu);
    assert_eq!(labels(&network), ["A", "B", "C", "D"]);
    assert_eq!(network.nodes[0].tags, ["one, two", "three"]);
    assert_eq!(network.nodes[0].description, "The first");
    assert_eq!(ties(&network), ["A supports B", "B > C", "B  D"]);
    assert_eq!(network.edges[0].weight, Some(3.0));
    assert_eq!(warnings.len(), 2, "{warnings:#?}");
}

const EXPORT: &str = r#"{"version": 1, "name": "Process",
  "elements": [
    {"_id": "elem-1", "attributes": {"label": "Party", "element type": "Actor", "tags": ["x"], "id": "mine"}, "color": "red"},
    {"_id": "elem-2", "attributes": {"label": "Party", "element type": "Actor"}}
  ],
  "connections": [
    {"_id": "conn-1", "from": "elem-2", "to": "elem-1", "direction": "directed", "delayed": false,
     "attributes": {"connection type": "pressure", "label": "presses", "description": "hard", "tags": []}}
  ],
  "loops": [],
  "maps": [{"_id": "map-1", "elements": [
    {"_id": "m-1", "element": "elem-1", "position": {"x": 10.5, "y": -3}},
    {"_id": "m-2", "element": "elem-2", "position": null}]}]
}"#;

#[test]
fn what_it_exports() {
    let (network, warnings) = read_text(EXPORT, Format::Kumu);
    assert_eq!(network.title, "Process");
    assert_eq!(labels(&network), ["Party", "Party"]);
    assert_eq!(network.nodes[0].place, Some([10.5, -3.0]));
    assert_eq!(network.nodes[0].kind, "Actor");
    assert_eq!(ties(&network), ["elem-2 pressure> elem-1"]);
    assert_eq!(network.edges[0].description, "hard");
    assert_eq!(warnings, Vec::<String>::new());
}

#[test]
fn its_tables() {
    let elements = "Label,Type,Tags,Description,Budget\r\nUN,Organisation,observer|host,\"Long, \"\"text\"\"\",5\r\nA,Party,,,\r\n";
    let (network, warnings) = read_text(elements, Format::Kumu);
    assert_eq!(labels(&network), ["UN", "A"]);
    assert_eq!(network.nodes[0].tags, ["observer", "host"]);
    assert_eq!(network.nodes[0].description, "Long, \"text\"");
    assert!(warnings[0].contains("“Budget”"), "{warnings:#?}");
    let connections =
        "From,To,Type,Direction,Strength\nUN,A,hosts,directed,2\nA,B,allied,mutual,\n";
    let (network, warnings) = read_text(connections, Format::Kumu);
    assert_eq!(ties(&network), ["UN hosts> A", "A allied B"]);
    assert_eq!(network.edges[0].weight, Some(2.0));
    assert_eq!(warnings, Vec::<String>::new());
}

#[test]
fn what_is_none_or_damaged_is_refused() {
    let error = |text: &str| read(text.as_bytes(), Format::Kumu).unwrap_err();
    assert!(matches!(
        error("{\n\"elements\": [\n}"),
        ReadError::Broken { line: 3, .. }
    ));
    assert!(matches!(error("{\"nodes\": []}"), ReadError::Other { .. }));
    assert!(matches!(error("[1, 2]"), ReadError::Other { .. }));
    let deep = "[".repeat(1_000_000);
    assert!(matches!(error(&deep), ReadError::Broken { .. }));
}
