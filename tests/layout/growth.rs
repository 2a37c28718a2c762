//! A map that grows and shrinks stays where it is.

use crate::graphs::*;
use emath::Pos2;
use fastrand::Rng;
use nonpaper::layout::{Graph, Progress, free, overlap, stress, warm};

fn map(graph: &Graph) -> Vec<Pos2> {
    stress::layout(graph, &stress::Options::default(), Progress::none()).unwrap()
}

fn extend(graph: &Graph) -> Vec<Pos2> {
    warm::extend(graph, &warm::Options::default(), Progress::none()).unwrap()
}

/// How far those moved that were there, on average, as a share of the diagonal.
fn moved(before: &[Pos2], after: &[Pos2]) -> f32 {
    let sum: f32 = before
        .iter()
        .zip(after)
        .map(|(a, b)| (*b - *a).length())
        .sum();
    sum / before.len() as f32 / diagonal(before)
}

#[test]
fn one_more_node_hardly_moves_sixty() {
    let mut worst = 0.0_f32;
    for seed in 0..30 {
        let mut rng = Rng::with_seed(seed);
        let mut graph = match seed % 4 {
            0 => groups(60, &mut rng),
            1 => tree(60, &mut rng),
            2 => preferential(60, 3, &mut rng),
            _ => two_cliques(30, &mut rng),
        };
        let before = map(&graph);
        graph.places = before.iter().copied().map(Some).collect();
        graph.sizes.push(boxes(1, &mut rng)[0]);
        for _ in 0..rng.usize(1..6) {
            graph.edges.push((60, rng.usize(..60)));
        }
        let after = extend(&graph);
        assert!(overlap::overlaps(&after, &graph.sizes, 7.9, 1).is_empty());
        worst = worst.max(moved(&before, &after[..60]));
        let ties = graph.adjacency();
        let near = ties
            .of(60)
            .iter()
            .map(|&to| (after[to as usize] - after[60]).length());
        let nearest = near.fold(f32::INFINITY, f32::min);
        assert!(nearest < 0.6 * diagonal(&before), "seed {seed}: {nearest}");
    }
    assert!(worst < 0.003, "{worst}");
}

#[test]
fn taking_away_moves_nothing() {
    let mut rng = Rng::with_seed(3);
    let mut graph = groups(60, &mut rng);
    graph.places = map(&graph).into_iter().map(Some).collect();
    let kept: Vec<usize> = (0..60).filter(|node| node % 3 > 0).collect();
    let part = graph.part(&kept);
    let after = extend(&part);
    for (place, node) in after.iter().zip(&kept) {
        assert_eq!(Some(*place), graph.places[*node]);
    }
}

#[test]
fn a_good_many_new_nodes_find_good_places() {
    let mut rng = Rng::with_seed(7);
    let whole = groups(150, &mut rng);
    let first: Vec<usize> = (0..110).collect();
    let before = map(&whole.part(&first));
    let mut graph = whole.clone();
    graph.places = before.iter().copied().map(Some).collect();
    let after = extend(&graph);
    assert!(moved(&before, &after[..110]) < 0.006);
    let found = stress::stress(&graph.adjacency(), &after);
    let anew = stress::stress(&graph.adjacency(), &map(&whole));
    assert!(found < anew + 0.08, "{found} against {anew}");
}

#[test]
fn pinned_nodes_and_a_free_map_do_not_move_at_all() {
    let mut rng = Rng::with_seed(9);
    let mut graph = placed(groups(40, &mut rng), &mut rng);
    graph.pinned = vec![true; 40];
    graph.sizes.extend(boxes(10, &mut rng));
    graph.edges.extend((40..46).map(|node| (node, node - 40)));
    let after = extend(&graph);
    let kept = |after: &[Pos2]| after.iter().zip(&graph.places).all(|(a, b)| Some(*a) == *b);
    assert!(kept(&after));
    graph.pinned.clear();
    let options = warm::Options::default();
    let after = free::layout(&graph, &options, Progress::none()).unwrap();
    let kept = |after: &[Pos2]| after.iter().zip(&graph.places).all(|(a, b)| Some(*a) == *b);
    assert!(kept(&after));
    for (a, b) in overlap::overlaps(&after, &graph.sizes, 0.0, 500) {
        assert!(a < 40 && b < 40);
    }
}
