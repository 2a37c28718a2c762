//! Damaged files, files of nothing, and long ones: no panic, no hang, linear time.

use super::super::{Format, Network, detect, limits, read, write};
use super::random;

const ROUNDS: u64 = 20_000;

/// Pieces that matter to one of the formats.
const PIECES: [&str; 30] = [
    "<",
    ">",
    "&",
    ";",
    "\"",
    "'",
    "]]>",
    "<![CDATA[",
    "<!--",
    "<!DOCTYPE a [",
    "<?",
    "/>",
    "<graph>",
    "<node id=\"a\">",
    "</node>",
    "<edge source=\"",
    "<data key=\"x\">",
    "&#0;",
    "&#x110000;",
    "1e999",
    "-inf",
    "nan",
    "{",
    "[",
    ",",
    "\n",
    "\0",
    "\r",
    "\u{FEFF}",
    "|",
];

fn mutated(valid: &[u8], random: &mut fastrand::Rng) -> Vec<u8> {
    let mut bytes = valid.to_vec();
    for _ in 0..random.usize(1..8) {
        let at = random.usize(..=bytes.len());
        let end = (at + random.usize(..20)).min(bytes.len());
        match random.u8(..6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 if at < bytes.len() => bytes[at] = random.u8(..),
            3 => {
                let part = bytes[at..end].to_vec();
                let to = random.usize(..=bytes.len());
                bytes.splice(to..to, part);
            }
            _ => {
                let piece = PIECES[random.usize(..PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

/// What is read is whole: written and read again it is the same.
fn check(bytes: &[u8], format: Format, again: bool) {
    let _ = detect(bytes, "file.csv");
    if let Ok((network, warnings)) = read(bytes, format) {
        assert!(warnings.len() <= limits::MAX_WARNINGS);
        assert!(network.nodes.len() + network.edges.len() <= bytes.len());
        if again {
            let bytes = write(&network, Format::GraphMl);
            assert_eq!(read(&bytes, Format::GraphMl).unwrap().0, network);
        }
    }
}

#[test]
fn mutations_of_valid_files() {
    let mut random_numbers = fastrand::Rng::with_seed(7);
    for format in Format::ALL_IN {
        let valid = write(&random(5, 6, 8), format);
        for round in 0..ROUNDS / 4 {
            check(
                &mutated(&valid, &mut random_numbers),
                format,
                round % 8 == 0,
            );
        }
    }
}

#[test]
fn random_bytes() {
    let mut random = fastrand::Rng::with_seed(8);
    for round in 0..ROUNDS {
        let length = random.usize(..300);
        let bytes: Vec<u8> = (0..length)
            .map(|_| {
                if round % 2 == 0 {
                    random.u8(..)
                } else {
                    random.u8(9..128)
                }
            })
            .collect();
        for format in Format::ALL_IN {
            check(&bytes, format, false);
        }
    }
}

#[test]
fn random_pieces() {
    let mut random = fastrand::Rng::with_seed(9);
    for _ in 0..ROUNDS {
        let start = ["<graphml>", "<gexf>", "{\"elements\":[", "source,target\n"];
        let which = random.usize(..4);
        let mut text = start[which].to_owned();
        (0..random.usize(..30)).for_each(|_| text.push_str(PIECES[random.usize(..30)]));
        let format = [Format::GraphMl, Format::Gexf, Format::Kumu, Format::Csv][which];
        check(text.as_bytes(), format, false);
    }
}

/// Four times the size: what grows with the square of it would take minutes.
fn read_large(make: impl Fn(usize) -> Vec<u8>, format: Format, size: usize) {
    drop(read(&make(size * 4), format));
}

#[test]
fn large_files_are_read() {
    for format in Format::ALL_IN {
        let make = |size| write(&random(6, size, size * 2), format);
        read_large(make, format, 2_000);
    }
    let xml = |before: &'static str, part: &'static str, after: &'static str| {
        move |size: usize| [before, &part.repeat(size), after].concat().into_bytes()
    };
    let graph = "<graphml><graph>";
    let same = xml(graph, "<node id='a'/>", "</graph></graphml>");
    read_large(same, Format::GraphMl, 10_000);
    let none = xml(graph, "<node/><edge/>", "</graph></graphml>");
    read_large(none, Format::GraphMl, 10_000);
    let attributes = xml("<graphml><graph ", "a='b' ", "/></graphml>");
    read_large(attributes, Format::GraphMl, 10_000);
    let keys = xml(
        "<graphml>",
        "<key id='a' for='node' attr.name='x'><default>1</default></key><graph><node/></graph>",
        "</graphml>",
    );
    read_large(keys, Format::GraphMl, 5_000);
    let open = xml("<graphml>", "<", "");
    read_large(open, Format::GraphMl, 100_000);
    let entities = xml("<graphml><a>", "&x;", "</a></graphml>");
    read_large(entities, Format::GraphMl, 20_000);
    let doctype = xml("<!DOCTYPE a [", "<!ENTITY a '&a;&a;'>", "]><graphml/>");
    read_large(doctype, Format::GraphMl, 20_000);
    let labels = xml(
        "{\"elements\":[",
        "{\"label\":\"a\"},",
        "1],\"connections\":[]}",
    );
    read_large(labels, Format::Kumu, 10_000);
    let quotes = xml("source,target\n", "\"\"\"", "");
    read_large(quotes, Format::Csv, 50_000);
    let wide = xml("source,target\n", ",,,,,,,,", "");
    read_large(wide, Format::Csv, 50_000);
}

#[test]
fn many_same_labels_are_written() {
    let network = |count: usize| {
        let mut network: Network = random(6, count, count);
        network
            .nodes
            .iter_mut()
            .for_each(|node| node.label = "same".to_owned());
        network
    };
    let large = network(8_000);
    for format in Format::ALL_OUT {
        assert!(!write(&large, format).is_empty(), "{format}");
    }
}
