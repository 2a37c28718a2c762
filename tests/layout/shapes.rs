//! What columns, layers and rings promise.

use crate::graphs::*;
use fastrand::Rng;
use nonpaper::layout::{Graph, Progress, columns, layered, overlap, radial};

#[test]
fn columns_stand_side_by_side() {
    for seed in 0..20 {
        let mut rng = Rng::with_seed(seed);
        let graph = wild(rng.usize(1..120), 150, &mut rng);
        let kinds: Vec<usize> = (0..graph.len()).map(|_| 3 * rng.usize(..4)).collect();
        let options = columns::Options::default();
        let drawing = columns::layout(&graph, &kinds, &options, Progress::none()).unwrap();
        let mut right = f32::NEG_INFINITY;
        let mut seen = 0;
        for (number, nodes) in &drawing.columns {
            let x = drawing.places[nodes[0]].x;
            let widest = nodes
                .iter()
                .map(|&node| graph.size(node).x)
                .fold(0.0, f32::max);
            assert!(x - widest / 2.0 >= right);
            right = x + widest / 2.0 + options.column_gap - 0.1;
            let mut bottom = f32::NEG_INFINITY;
            for &node in nodes {
                assert_eq!(kinds[node], *number);
                assert_eq!(drawing.places[node].x, x);
                let half = graph.size(node).y / 2.0;
                assert!(drawing.places[node].y - half >= bottom);
                bottom = drawing.places[node].y + half + options.gap - 0.1;
                seen += 1;
            }
        }
        assert_eq!(seen, graph.len());
        assert!(drawing.columns.is_sorted_by_key(|(number, _)| *number));
    }
}

#[test]
fn columns_untangle_what_can_be_untangled() {
    let mut rng = Rng::with_seed(1);
    let mut names: Vec<usize> = (20..40).collect();
    rng.shuffle(&mut names);
    let edges = (0..20).map(|node| (node, names[node])).collect();
    let graph = Graph::new(boxes(40, &mut rng), edges);
    let kinds: Vec<usize> = (0..40).map(|node| node / 20).collect();
    let options = columns::Options::default();
    let drawing = columns::layout(&graph, &kinds, &options, Progress::none()).unwrap();
    assert_eq!(drawing.crossings, 0);
    for (from, to) in graph.edges {
        assert!((drawing.places[from].y - drawing.places[to].y).abs() < 0.1);
    }
}

/// Whether edges, but for those turned round, lead on to no cycle.
fn acyclic(graph: &Graph, reversed: &[usize]) -> bool {
    let nodes = graph.len();
    let mut into = vec![0; nodes];
    let mut out = vec![Vec::new(); nodes];
    for (at, &(from, to)) in graph.edges.iter().enumerate() {
        if from == to || from >= nodes || to >= nodes {
            continue;
        }
        let (from, to) = if reversed.contains(&at) {
            (to, from)
        } else {
            (from, to)
        };
        out[from].push(to);
        into[to] += 1;
    }
    let mut open: Vec<usize> = (0..nodes).filter(|&node| into[node] == 0).collect();
    let mut seen = 0;
    while let Some(node) = open.pop() {
        seen += 1;
        for &to in &out[node] {
            into[to] -= 1;
            if into[to] == 0 {
                open.push(to);
            }
        }
    }
    seen == nodes
}

#[test]
fn layers_lead_one_way_and_cycles_are_told() {
    for seed in 0..40 {
        let mut rng = Rng::with_seed(seed);
        let count = rng.usize(1..60);
        let graph = wild(count, rng.usize(..90), &mut rng);
        let direction = [layered::Direction::Down, layered::Direction::Right][seed as usize % 2];
        let options = layered::Options {
            direction,
            ..layered::Options::default()
        };
        let drawing = layered::layout(&graph, &options, Progress::none()).unwrap();
        assert!(acyclic(&graph, &drawing.reversed), "seed {seed}");
        let along = |at: emath::Pos2| {
            if direction == layered::Direction::Down {
                at.y
            } else {
                at.x
            }
        };
        for (at, &(from, to)) in graph.edges.iter().enumerate() {
            if from == to || from >= count || to >= count {
                assert!(drawing.bends[at].is_empty());
                assert!(!drawing.reversed.contains(&at));
                continue;
            }
            let turned = drawing.reversed.contains(&at);
            let (low, high) = if turned { (to, from) } else { (from, to) };
            assert!(drawing.layers[low] < drawing.layers[high], "seed {seed}");
            let span = drawing.layers[high] - drawing.layers[low];
            assert_eq!(drawing.bends[at].len(), span - 1);
            let mut points = vec![drawing.places[from]];
            points.extend(&drawing.bends[at]);
            points.push(drawing.places[to]);
            let steps: Vec<f32> = points.iter().map(|point| along(*point)).collect();
            assert!(
                steps.is_sorted_by(|a, b| if turned { a > b } else { a < b }),
                "{steps:?}"
            );
        }
        assert!(overlap::overlaps(&drawing.places, &graph.sizes, options.gap - 0.1, 1).is_empty());
    }
}

#[test]
fn a_pin_takes_the_layers_along() {
    let mut rng = Rng::with_seed(4);
    let mut graph = path(8, &mut rng);
    graph.edges.push((0, 7));
    let options = layered::Options::default();
    let free = layered::layout(&graph, &options, Progress::none()).unwrap();
    graph.places = vec![Some(emath::Pos2::new(5_000.0, -300.0))];
    graph.pinned = vec![true];
    let held = layered::layout(&graph, &options, Progress::none()).unwrap();
    let shift = held.places[0] - free.places[0];
    assert_eq!(held.bends[7].len(), 6);
    for (a, b) in free.bends[7].iter().zip(&held.bends[7]) {
        assert!((*b - *a - shift).length() < 0.1);
    }
    for (a, b) in free.places.iter().zip(&held.places) {
        assert!((*b - *a - shift).length() < 0.1);
    }
}

#[test]
fn no_edge_is_turned_without_need() {
    let mut rng = Rng::with_seed(4);
    let none = layered::layout(
        &tree(50, &mut rng),
        &layered::Options::default(),
        Progress::none(),
    );
    assert_eq!(none.unwrap().reversed, [0_usize; 0]);
    let mut ring = path(8, &mut rng);
    ring.edges.push((7, 0));
    let one = layered::layout(&ring, &layered::Options::default(), Progress::none()).unwrap();
    assert_eq!(one.reversed.len(), 1);
    assert_eq!(one.crossings, 0);
}

#[test]
fn a_chain_is_a_straight_line() {
    let mut rng = Rng::with_seed(4);
    let chain = path(9, &mut rng);
    let drawing = layered::layout(&chain, &layered::Options::default(), Progress::none()).unwrap();
    for place in &drawing.places {
        assert!((place.x - drawing.places[0].x).abs() < 0.1);
    }
}

#[test]
fn rings_hold_what_is_equally_far() {
    for seed in 0..20 {
        let mut rng = Rng::with_seed(seed);
        let graph = match seed % 3 {
            0 => groups(80, &mut rng),
            1 => star(60, &mut rng),
            _ => wild(70, 60, &mut rng),
        };
        let focus = rng.usize(..graph.len());
        let options = radial::Options::around(focus);
        let drawing = radial::layout(&graph, &options, Progress::none()).unwrap();
        assert_eq!(drawing.places[focus], emath::Pos2::ZERO);
        assert!(drawing.radii.is_sorted_by(|a, b| a < b));
        for (node, ring) in drawing.rings.iter().enumerate() {
            if let Some(ring) = ring {
                let radius = drawing.radii[*ring as usize];
                let found = drawing.places[node].to_vec2().length();
                assert!((found - radius).abs() < 0.01 + radius * 1e-5);
            }
        }
        for &(a, b) in &graph.edges {
            if let (Some(Some(a)), Some(Some(b))) = (drawing.rings.get(a), drawing.rings.get(b)) {
                assert!(a.abs_diff(*b) <= 1);
            }
        }
        assert!(overlap::overlaps(&drawing.places, &graph.sizes, 7.9, 1).is_empty());
    }
}
