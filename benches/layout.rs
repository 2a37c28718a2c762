//! Times the stress layout and the overlap removal on edge lists.
//!
//! usage: `cargo bench --bench layout -- FOLDER [OUT]`, or with the folder in `GRAPHS`.
//!
//! Reads each `FOLDER/*.txt` (one `a b` a line, nodes numbered from 0), prints a line of JSON for
//! each graph and method with CPU seconds and normalised stress, and writes `OUT/NAME.METHOD.graphml`
//! before and `OUT/NAME.METHOD.free.graphml` after overlap removal.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a bench that fails should say where, and prints what it finds"
)]

use std::{fmt::Write, fs, path::Path, time::Instant};

use emath::{Pos2, Rect, Vec2};
use nonpaper::layout::{Graph, Progress, orient, overlap, stress};

/// Seconds that this process has worked; where the system does not tell, seconds since `start`.
fn cpu(start: Instant) -> f64 {
    let told = fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |ns| ns / 1e9)
}

fn read(path: &Path) -> Vec<(usize, usize)> {
    let text = fs::read_to_string(path).unwrap();
    let edge = |line: &str| {
        let mut ends = line.split_whitespace().map(|end| end.parse().unwrap());
        Some((ends.next()?, ends.next()?))
    };
    text.lines().filter_map(edge).collect()
}

fn graphml(path: &str, places: &[Pos2], edges: &[(usize, usize)]) {
    let mut text = String::from(
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n\
         <key id=\"x\" for=\"node\" attr.name=\"x\" attr.type=\"double\"/>\n\
         <key id=\"y\" for=\"node\" attr.name=\"y\" attr.type=\"double\"/>\n\
         <graph edgedefault=\"undirected\">\n",
    );
    for (node, place) in places.iter().enumerate() {
        let (x, y) = (place.x, place.y);
        let data = format!("<data key=\"x\">{x}</data><data key=\"y\">{y}</data>");
        writeln!(text, "<node id=\"n{node}\">{data}</node>").unwrap();
    }
    for (a, b) in edges {
        writeln!(text, "<edge source=\"n{a}\" target=\"n{b}\"/>").unwrap();
    }
    text.push_str("</graph></graphml>\n");
    fs::write(path, text).unwrap();
}

fn main() {
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"));
    let Some(folder) = words.next().or_else(|| std::env::var("GRAPHS").ok()) else {
        println!("no folder of edge lists was named");
        return;
    };
    let out = words.next().unwrap_or_else(|| "out".to_owned());
    fs::create_dir_all(&out).unwrap();
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    files.sort();
    for file in files {
        let edges = read(&file);
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        for (label, method) in [
            ("auto", stress::Method::Auto),
            ("sparse", stress::Method::Sparse { pivots: 200 }),
        ] {
            one(&name, label, method, &edges, &out);
        }
    }
}

fn one(name: &str, label: &str, method: stress::Method, edges: &[(usize, usize)], out: &str) {
    let start = Instant::now();
    let nodes = edges.iter().map(|&(a, b)| a.max(b) + 1).max().unwrap_or(0);
    // Labels of 11 points: 40 to 90 wide, 16 high.
    let sizes = (0..nodes).map(|node| Vec2::new(40.0 + (node * 37 % 51) as f32, 16.0));
    let graph = Graph::new(sizes.collect(), edges.to_vec());
    let ties = graph.adjacency();
    let options = stress::Options {
        margin: None,
        method,
        ..stress::Options::default()
    };
    // The clock ticks in milliseconds, so that small graphs are laid out many times.
    let times = (20_000 / nodes.max(1)).clamp(1, 100);
    let from = cpu(start);
    let mut places = Vec::new();
    for _ in 0..times {
        places = stress::layout(&graph, &options, Progress::none()).unwrap();
    }
    let layout = (cpu(start) - from) / times as f64;
    graphml(&format!("{out}/{name}.{label}.graphml"), &places, edges);
    let before = stress::stress(&ties, &places);

    // A screen of 1600 x 1000 for a hundred nodes, and as much room for each of more.
    let screen = Vec2::new(1600.0, 1000.0) * (nodes as f32 / 100.0).sqrt().max(1.0);
    let screen = Rect::from_min_size(Pos2::ZERO, screen);
    orient::fit(&mut places, &graph.sizes, screen);
    let met = overlap::overlaps(&places, &graph.sizes, 0.0, 1_000_000).len();
    let from = cpu(start);
    overlap::remove(&mut places, &graph.sizes, &[], 2.0, Progress::none()).unwrap();
    let removal = cpu(start) - from;
    graphml(
        &format!("{out}/{name}.{label}.free.graphml"),
        &places,
        edges,
    );
    let left = overlap::overlaps(&places, &graph.sizes, 0.0, 1_000_000).len();
    let after = stress::stress(&ties, &places);
    println!(
        "{{\"graph\":\"{name}\",\"method\":\"{label}\",\"nodes\":{nodes},\"cpu\":{layout:.5},\
         \"stress\":{before:.4},\"overlaps\":{met},\"removal_cpu\":{removal:.4},\"left\":{left},\
         \"stress_after\":{after:.4}}}"
    );
}
