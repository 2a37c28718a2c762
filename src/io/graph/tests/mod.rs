//! Round trips, files as other programs write them, and files that are damaged on purpose.

mod build;
mod detect;
mod dot;
mod fuzz;
mod gexf;
mod graphml;
mod kumu;
mod round_trip;
mod table;

use super::{Edge, Format, Network, Node, read};

/// Texts that formats trip over.
const NASTY: [&str; 22] = [
    "plain",
    "",
    "\"quoted\" and 'quoted'",
    "two\nlines\r\nand\ta tab",
    " spaces around ",
    "a & b &amp; c &#10; &nope;",
    "<b>bold</b>",
    "]]> <![CDATA[",
    "🕊️ peace 👩‍👩‍👧",
    "العربية עברית",
    "\u{202E}reversed\u{202C}",
    "=1+1",
    "'=1+1",
    "+41 22",
    "-5",
    "@cmd",
    "back\\slash \\N \\",
    "a,b;c|d\te",
    "\u{1}\u{8}\u{B}\u{1F}\u{FFFE}control",
    "--> {x} [y] // #",
    "NaN",
    "directed",
];

/// A network of nasty texts, the same for each seed.
fn random(seed: u64, nodes: usize, edges: usize) -> Network {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut text = move |stem: usize| {
        let nasty = NASTY[random.usize(..NASTY.len())];
        if stem == usize::MAX {
            nasty.to_owned()
        } else {
            format!("{nasty}{stem}")
        }
    };
    let mut random = fastrand::Rng::with_seed(seed + 1);
    let any = usize::MAX;
    let list: Vec<Node> = (0..nodes)
        .map(|number| Node {
            id: text(number),
            label: text(any),
            kind: text(any),
            colour: random
                .bool()
                .then(|| [random.u8(..), random.u8(..), random.u8(..)]),
            place: random
                .bool()
                .then(|| [random.f32() * 2e4 - 1e4, random.f32() * 3.0 - 1.0]),
            size: random
                .bool()
                .then(|| [1.0 + random.f32() * 200.0, 0.1 + random.f32()]),
            description: text(any),
            tags: (0..random.usize(..4)).map(|_| text(any)).collect(),
        })
        .collect();
    let edges = (0..if nodes == 0 { 0 } else { edges })
        .map(|_| Edge {
            source: list[random.usize(..nodes)].id.clone(),
            target: list[random.usize(..nodes)].id.clone(),
            label: text(any),
            kind: text(any),
            directed: random.bool(),
            weight: random.bool().then(|| random.f64() * 100.0 - 50.0),
            sign: random.i8(-1..=1),
            description: text(any),
        })
        .collect();
    Network {
        title: text(any),
        nodes: list,
        edges,
    }
}

fn read_text(text: &str, format: Format) -> (Network, Vec<String>) {
    read(text.as_bytes(), format).unwrap()
}

fn labels(network: &Network) -> Vec<&str> {
    network
        .nodes
        .iter()
        .map(|node| node.label.as_str())
        .collect()
}

/// Each tie as `source kind target`, with `>` if it is directed.
fn ties(network: &Network) -> Vec<String> {
    let tie = |edge: &Edge| {
        let arrow = if edge.directed { ">" } else { "" };
        format!("{} {}{arrow} {}", edge.source, edge.kind, edge.target)
    };
    network.edges.iter().map(tie).collect()
}
