//! Groups that stay together.

use emath::{Rect, Vec2};
use nonpaper::layout::{Graph, Progress, blocs, stress};

fn options() -> stress::Options {
    stress::Options {
        margin: Some(12.0),
        ..stress::Options::default()
    }
}

#[test]
fn a_frame_around_a_group_takes_in_nothing_else() {
    let mut random = fastrand::Rng::with_seed(11);
    for turn in 0..20 {
        let count = 10 + turn * 3;
        let sizes = (0..count)
            .map(|_| Vec2::new(30.0 + random.f32() * 90.0, 40.0 + random.f32() * 30.0))
            .collect();
        let edges = (0..2 * count)
            .map(|_| (random.usize(..count), random.usize(..count)))
            .collect();
        let graph = Graph::new(sizes, edges);
        let groups = vec![vec![0, 1, 2], vec![4, 5], vec![2, 7], Vec::new(), vec![9]];
        let places = blocs::layout(&graph, &groups, 10.0, &options(), Progress::none()).unwrap();
        assert_eq!(places.len(), count);
        let rect = |node: usize| Rect::from_center_size(places[node], graph.size(node));
        // The third group has lost its first to the first group.
        for group in [vec![0, 1, 2], vec![4, 5], vec![7], vec![9]] {
            let frame = group
                .iter()
                .map(|node| rect(*node))
                .reduce(|a, b| a | b)
                .unwrap();
            for other in (0..count).filter(|node| !group.contains(node)) {
                assert!(
                    !rect(other).intersects(frame.expand(9.0)),
                    "{group:?} and {other}"
                );
            }
        }
        assert!(places.iter().all(|place| place.is_finite()));
        let pairs = (0..count).flat_map(|a| (0..a).map(move |b| (a, b)));
        for (a, b) in pairs {
            assert!(!rect(a).intersects(rect(b)));
        }
    }
}

#[test]
fn groups_of_nothing_and_of_strangers_harm_nothing() {
    let graph = Graph::new(
        vec![Vec2::new(40.0, 20.0); 6],
        vec![(0, 1), (1, 2), (2, 9), (3, 3)],
    );
    let alone = blocs::layout(&graph, &[], 10.0, &options(), Progress::none()).unwrap();
    assert!(alone.iter().all(|place| place.is_finite()));
    let strange = [vec![77], Vec::new()];
    let placed = blocs::layout(&graph, &strange, 10.0, &options(), Progress::none()).unwrap();
    assert!(placed.iter().all(|place| place.is_finite()));
    assert!(
        blocs::layout(
            &Graph::default(),
            &strange,
            1.0,
            &options(),
            Progress::none()
        )
        .is_ok()
    );
}
