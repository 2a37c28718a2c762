//! Which format a file has.

use super::super::{Format, detect, write};
use super::random;

#[test]
fn all_that_is_written_is_recognised_whatever_its_name() {
    let network = random(3, 200, 400);
    for format in Format::ALL_OUT {
        let bytes = write(&network, format);
        for name in ["map.graphml", "map.csv", "map", "map.json"] {
            assert_eq!(detect(&bytes, name), Some(format), "{name}");
        }
        assert_eq!(Format::from_extension(format.extension()), Some(format));
    }
}

#[test]
fn other_files() {
    let cases: [(&str, &str, Option<Format>); 11] = [
        ("<svg/>", "a.graphml", None),
        ("{\"type\": \"FeatureCollection\"}", "a.geojson", None),
        ("{\"x\": 1}", "a.json", Some(Format::Kumu)),
        ("Label,Type\nA,b", "a.txt", Some(Format::Kumu)),
        ("From;To\nA;b", "a", Some(Format::Kumu)),
        ("k,l\nc,d", "a.csv", Some(Format::Csv)),
        ("k,l\nc,d", "a.txt", None),
        ("Dear all,\nhello", "letter.txt", None),
        ("strict graph { a -- b }", "a.txt", Some(Format::Dot)),
        ("graph theory, a book", "a.txt", None),
        ("", "a.csv", None),
    ];
    for (text, name, format) in cases {
        assert_eq!(detect(text.as_bytes(), name), format, "{text}");
    }
    assert_eq!(detect(b"\x89PNG\r\n\x1A\n\0\0", "a.csv"), None);
}
