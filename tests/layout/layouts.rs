//! What every layout must stand: any graph, any places, any pins; the same on every run.

use std::cell::Cell;

use crate::graphs::*;
use emath::{Pos2, Vec2};
use fastrand::Rng;
use nonpaper::layout::{
    Cancelled, Graph, Progress, columns, free, layered, overlap, radial, stress, warm,
};

type Layout = fn(&Graph, Progress<'_>) -> Result<Vec<Pos2>, Cancelled>;

const LAYOUTS: [(&str, Layout); 8] = [
    ("stress", |graph, progress| {
        stress::layout(graph, &stress::Options::default(), progress)
    }),
    ("sparse", |graph, progress| {
        let method = stress::Method::Sparse { pivots: 12 };
        let options = stress::Options {
            method,
            ..stress::Options::default()
        };
        stress::layout(graph, &options, progress)
    }),
    ("warm", |graph, progress| {
        warm::extend(graph, &warm::Options::default(), progress)
    }),
    ("free", |graph, progress| {
        free::layout(graph, &warm::Options::default(), progress)
    }),
    ("columns", |graph, progress| {
        let kinds: Vec<usize> = (0..graph.len()).map(|node| node * 7 % 5).collect();
        let options = columns::Options::default();
        Ok(columns::layout(graph, &kinds, &options, progress)?.places)
    }),
    ("layered", |graph, progress| {
        Ok(layered::layout(graph, &layered::Options::default(), progress)?.places)
    }),
    ("layered right", |graph, progress| {
        let options = layered::Options {
            direction: layered::Direction::Right,
            ..layered::Options::default()
        };
        Ok(layered::layout(graph, &options, progress)?.places)
    }),
    ("radial", |graph, progress| {
        Ok(radial::layout(graph, &radial::Options::around(0), progress)?.places)
    }),
];

/// Runs every layout, twice, and checks what holds for all of them.
fn check(what: &str, graph: &Graph) {
    for (name, layout) in LAYOUTS {
        let places = layout(graph, Progress::none()).unwrap();
        assert_eq!(places.len(), graph.len(), "{name}, {what}");
        assert!(finite(&places), "{name}, {what}: not finite");
        assert_eq!(
            places,
            layout(graph, Progress::none()).unwrap(),
            "{name}, {what}"
        );
        for (node, place) in places.iter().enumerate() {
            if graph.is_pinned(node) {
                assert_eq!(Some(*place), graph.place(node), "{name}, {what}");
            }
        }
        let kept =
            |node: usize| graph.is_pinned(node) || (name == "free" && graph.place(node).is_some());
        for (a, b) in overlap::overlaps(&places, &graph.sizes, 0.0, 50) {
            assert!(kept(a) && kept(b), "{name}, {what}: {a} and {b} overlap");
        }
    }
}

#[test]
fn small_and_odd_graphs() {
    let mut rng = Rng::with_seed(1);
    check("empty", &Graph::default());
    check("one", &Graph::new(boxes(1, &mut rng), vec![(0, 0), (0, 5)]));
    check(
        "two",
        &Graph::new(boxes(2, &mut rng), vec![(0, 1), (1, 0), (0, 1)]),
    );
    check("no ties", &Graph::new(boxes(30, &mut rng), Vec::new()));
    check(
        "no boxes",
        &Graph::new(vec![Vec2::ZERO; 12], vec![(0, 1), (1, 2)]),
    );
    check("tree", &tree(60, &mut rng));
    check("path", &path(60, &mut rng));
    check("star", &star(60, &mut rng));
    check("grid", &grid(7, &mut rng));
    check("cliques", &two_cliques(15, &mut rng));
    check("groups", &groups(80, &mut rng));
    let mut large = boxes(20, &mut rng);
    large[3] = Vec2::new(900.0, 500.0);
    check(
        "one large box",
        &Graph::new(large, (1..20).map(|n| (3, n)).collect()),
    );
}

#[test]
fn any_graph_with_any_places_and_pins() {
    for seed in 0..60 {
        let mut rng = Rng::with_seed(seed);
        let count = rng.usize(1..70);
        let edges = rng.usize(..2 * count + 1);
        let mut graph = wild(count, edges, &mut rng);
        check(&format!("seed {seed}"), &graph);
        graph = placed(graph, &mut rng);
        check(&format!("seed {seed}, placed"), &graph);
        for place in &mut graph.places {
            if rng.f32() < 0.4 {
                *place = None;
            }
        }
        graph.pinned = (0..count).map(|_| rng.f32() < 0.3).collect();
        check(&format!("seed {seed}, pinned"), &graph);
        graph.pinned = vec![true; count];
        check(&format!("seed {seed}, all pinned"), &graph);
    }
}

#[test]
fn coinciding_and_huge_and_absurd_places() {
    let mut rng = Rng::with_seed(8);
    let mut graph = groups(50, &mut rng);
    graph.places = vec![Some(Pos2::new(7.0, 7.0)); 50];
    check("coinciding", &graph);
    for scale in [1e9_f32, 1e14, 1e30, f32::MAX] {
        graph.places = (0..50)
            .map(|_| Some(Pos2::new((rng.f32() - 0.5) * scale, rng.f32() * scale)))
            .collect();
        graph.places[3] = Some(Pos2::new(f32::NAN, 1.0));
        graph.places[4] = Some(Pos2::new(1.0, f32::NEG_INFINITY));
        graph.pinned = vec![true; 9];
        for (name, layout) in LAYOUTS {
            let places = layout(&graph, Progress::none()).unwrap();
            assert!(finite(&places), "{name}, {scale}");
        }
    }
    graph.places.clear();
    graph.sizes = vec![Vec2::new(f32::INFINITY, f32::NAN); 50];
    check("absurd boxes", &graph);
}

#[test]
fn a_layout_that_is_not_wanted_ends_soon() {
    let mut rng = Rng::with_seed(5);
    let graph = preferential(4_000, 2, &mut rng);
    for (name, layout) in LAYOUTS {
        let calls = Cell::new(0);
        let latest = Cell::new(0.0_f32);
        let hook = |done: f32| {
            assert!((0.0..=1.0).contains(&done), "{name}");
            assert!(
                done >= latest.get() - 1e-4,
                "{name}: from {} to {done}",
                latest.get()
            );
            latest.set(done.max(latest.get()));
            calls.set(calls.get() + 1);
            calls.get() < 6
        };
        let result = layout(&graph, Progress::new(&hook));
        assert_eq!(result, Err(Cancelled), "{name} after {} calls", calls.get());
        assert_eq!(calls.get(), 6, "{name} goes on");
    }
}

#[test]
fn progress_never_goes_back() {
    let mut rng = Rng::with_seed(6);
    let graph = placed(wild(300, 350, &mut rng), &mut rng);
    for (name, layout) in LAYOUTS {
        let latest = Cell::new(0.0_f32);
        let hook = |done: f32| {
            assert!(
                done >= latest.get() - 1e-4,
                "{name}: from {} to {done}",
                latest.get()
            );
            latest.set(done.max(latest.get()));
            true
        };
        layout(&graph, Progress::new(&hook)).unwrap();
        assert!(latest.get() > 0.99, "{name} ended at {}", latest.get());
    }
}
