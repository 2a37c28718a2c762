//! Edge lists as people have them.

use super::super::{Edge, Format, Network, Node, ReadError, read, write};
use super::{labels, read_text, ties};

#[test]
fn separators_byte_order_marks_and_encodings() {
    let comma = "Source,Target,Type\nA,B,Directed\nB,C,Undirected\n";
    let expected = ["A > B", "B  C"];
    let semicolon = comma.replace(',', ";");
    let tab = comma.replace(',', "\t");
    let marked = format!("\u{FEFF}{semicolon}");
    let told = format!("sep=;\r\n{semicolon}");
    for text in [comma, &semicolon, &tab, &marked, &told] {
        let (network, warnings) = read_text(text, Format::Csv);
        assert_eq!(ties(&network), expected, "{text}");
        assert_eq!(warnings, Vec::<String>::new());
    }
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(tab.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(ties(&read(&wide, Format::Csv).unwrap().0), expected);
    let (network, warnings) = read(b"from;to\nC\xF4te d\x92Ivoire;B\n", Format::Csv).unwrap();
    assert_eq!(labels(&network), ["Côte d’Ivoire", "B"]);
    assert_eq!(warnings.len(), 1);
}

#[test]
fn columns_by_name_in_any_order() {
    let text = "Weight;Notes;Party B;Relation;Party A;Year;Polarity\n\
                0,5;x;B;ally;A;2001;-\n;;C;;A;;+\nmuch;;C;;B;;\n";
    let (network, warnings) = read_text(text, Format::Csv);
    assert_eq!(ties(&network), ["A ally B", "A  C", "B  C"]);
    assert_eq!(network.edges[0].weight, Some(0.5));
    assert_eq!(network.edges[0].description, "x");
    assert_eq!(
        network
            .edges
            .iter()
            .map(|edge| edge.sign)
            .collect::<Vec<_>>(),
        [-1, 1, 0]
    );
    assert_eq!(warnings.len(), 2, "{warnings:#?}");
}

#[test]
fn without_a_header() {
    let (network, warnings) = read_text("a,b,-1\nb,c,2.5\nc , a,1\n", Format::Csv);
    assert_eq!(ties(&network), ["a  b", "b  c", "c  a"]);
    assert_eq!(network.edges[0].sign, -1);
    assert_eq!(network.edges[1].weight, Some(2.5));
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    let (network, _) = read_text(
        "Kosovo\tSerbia\tdispute\t3\nEU\tSerbia\ttalks\t\n",
        Format::Csv,
    );
    assert_eq!(ties(&network), ["Kosovo dispute Serbia", "EU talks Serbia"]);
    assert_eq!(network.edges[0].weight, Some(3.0));
}

#[test]
fn rows_with_one_end_or_none() {
    let (network, warnings) = read_text("source,target\nA,B\nC,\n,\n\nD\n", Format::Csv);
    assert_eq!(ties(&network), ["A  B".replace("  ", " > ")]);
    let mut names = labels(&network);
    names.sort_unstable();
    assert_eq!(names, ["A", "B", "C", "D"]);
    assert!(
        warnings[0].starts_with("2 rows name one end only"),
        "{warnings:#?}"
    );
}

#[test]
fn no_formula_reaches_a_spreadsheet() {
    let node = |id: &str, label: &str| Node {
        id: id.to_owned(),
        label: label.to_owned(),
        ..Node::default()
    };
    let network = Network {
        nodes: vec![
            node("1", "=HYPERLINK(\"x\")"),
            node("2", "'@a"),
            node("3", "Same"),
            node("4", "Same"),
        ],
        edges: vec![
            Edge {
                source: "1".to_owned(),
                target: "2".to_owned(),
                kind: "-1".to_owned(),
                weight: Some(-1.5),
                sign: -1,
                ..Edge::default()
            },
            Edge {
                source: "3".to_owned(),
                target: "4".to_owned(),
                label: "a, \"b\"\nc".to_owned(),
                directed: true,
                ..Edge::default()
            },
        ],
        ..Network::default()
    };
    let file = String::from_utf8(write(&network, Format::Csv)).unwrap();
    let expected = "source,target,type,label,directed,weight,sign\r\n\
        \"'=HYPERLINK(\"\"x\"\")\",''@a,'-1,,false,-1.5,-1\r\n\
        Same [3],Same [4],,\"a, \"\"b\"\"\nc\",true,,0\r\n";
    assert_eq!(file, expected);
    let (back, _) = read_text(&file, Format::Csv);
    assert_eq!(
        labels(&back),
        ["=HYPERLINK(\"x\")", "'@a", "Same [3]", "Same [4]"]
    );
    assert_eq!(back.edges[0].kind, "-1");
}

#[test]
fn nodes_of_gephi() {
    let (network, _) = read_text("Id,Label,timeset\n1,One,\n2,,\n1,Again,\n", Format::Csv);
    assert_eq!(labels(&network), ["One", "2"]);
}

#[test]
fn what_is_none_is_refused() {
    let error = |bytes: &[u8]| read(bytes, Format::Csv).unwrap_err();
    assert!(matches!(
        error(b"Dear all\nthis is a letter.\n"),
        ReadError::Other { line: 1, .. }
    ));
    assert!(matches!(
        error(b"<html><body>a, b</body></html>"),
        ReadError::Other { .. }
    ));
    assert_eq!(
        error(b"PK\x03\x04\x14\x00\x06\x00\xFF\xFE"),
        ReadError::NotText
    );
    assert_eq!(error(b" \n \n"), ReadError::Empty);
}
