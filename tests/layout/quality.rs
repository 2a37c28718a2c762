//! How good the maps are, on graphs made up here.

use crate::graphs::*;
use emath::{Pos2, Rect, Vec2};
use fastrand::Rng;
use nonpaper::layout::{Graph, Progress, orient, overlap, stress};

fn drawn(graph: &Graph, method: stress::Method) -> (Vec<Pos2>, f64) {
    let options = stress::Options {
        margin: None,
        method,
        ..stress::Options::default()
    };
    let places = stress::layout(graph, &options, Progress::none()).unwrap();
    let found = stress::stress(&graph.adjacency(), &places);
    (places, found)
}

#[test]
fn a_map_of_groups_has_little_stress_and_its_labels_find_room() {
    for seed in 0..4 {
        let mut rng = Rng::with_seed(seed);
        let graph = groups(77, &mut rng);
        let (mut places, before) = drawn(&graph, stress::Method::Auto);
        assert!(before < 0.12, "seed {seed}: {before}");
        let screen = Rect::from_min_size(Pos2::ZERO, Vec2::new(1600.0, 1000.0));
        orient::fit(&mut places, &graph.sizes, screen);
        overlap::remove(&mut places, &graph.sizes, &[], 2.0, Progress::none()).unwrap();
        assert!(overlap::overlaps(&places, &graph.sizes, 1.9, 1).is_empty());
        let after = stress::stress(&graph.adjacency(), &places);
        assert!(
            after < before + 0.004,
            "seed {seed}: {before} becomes {after}"
        );
        let grown = screen.expand(40.0);
        assert!(places.iter().all(|place| grown.contains(*place)));
    }
}

#[test]
fn known_drawings_are_found() {
    let mut rng = Rng::with_seed(1);
    let auto = stress::Method::Auto;
    let (_, path) = drawn(&path(400, &mut rng), auto);
    assert!(path < 0.002, "path: {path}");
    let (_, grid_) = drawn(&grid(24, &mut rng), auto);
    assert!(grid_ < 0.016, "grid: {grid_}");
    let (_, large) = drawn(&grid(60, &mut rng), stress::Method::Sparse { pivots: 200 });
    assert!(large < 0.016, "sparse grid: {large}");
    let (_, star) = drawn(&star(100, &mut rng), auto);
    assert!(star < 0.175, "star: {star}");
    let (_, cliques) = drawn(&two_cliques(20, &mut rng), auto);
    assert!(cliques < 0.10, "cliques: {cliques}");
}

#[test]
fn sparse_stress_is_near_full_stress() {
    let mut rng = Rng::with_seed(2);
    let graph = preferential(1_500, 2, &mut rng);
    let (_, full) = drawn(&graph, stress::Method::Full);
    let (_, sparse) = drawn(&graph, stress::Method::Sparse { pivots: 200 });
    assert!(sparse < full * 1.2, "{sparse} against {full}");
}

#[test]
fn thousands_of_nodes_are_refined_on_all_pairs() {
    let mut rng = Rng::with_seed(6);
    let graph = preferential(2_600, 2, &mut rng);
    let (_, auto) = drawn(&graph, stress::Method::Auto);
    let (_, full) = drawn(&graph, stress::Method::Full);
    assert!(auto < full * 1.03, "{auto} against {full}");
}

#[test]
fn many_components_fill_a_screen() {
    let mut rng = Rng::with_seed(3);
    let mut graph = groups(60, &mut rng);
    let count = graph.len() + 80;
    graph.sizes = boxes(count, &mut rng);
    let places = stress::layout(&graph, &stress::Options::default(), Progress::none()).unwrap();
    let mut all = Rect::NOTHING;
    for (place, size) in places.iter().zip(&graph.sizes) {
        all = all.union(Rect::from_center_size(*place, *size));
    }
    assert!(
        (1.1..2.3).contains(&all.aspect_ratio()),
        "{}",
        all.aspect_ratio()
    );
    assert!(all.center().to_vec2().length() < 1.0);
    assert!(overlap::overlaps(&places, &graph.sizes, 7.9, 1).is_empty());
}

#[test]
fn fifty_thousand_nodes_are_laid_out() {
    let mut rng = Rng::with_seed(4);
    let graph = preferential(50_000, 2, &mut rng);
    let (_, found) = drawn(&graph, stress::Method::Auto);
    assert!(found < 0.2, "{found}");
}
