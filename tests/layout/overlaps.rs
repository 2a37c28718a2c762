//! No box covers another, whatever it starts from.

use crate::graphs::*;
use emath::{Pos2, Vec2};
use fastrand::Rng;
use nonpaper::layout::{Cancelled, Progress, overlap};

fn remove(places: &mut [Pos2], sizes: &[Vec2], mobility: &[f32], margin: f32) {
    overlap::remove(places, sizes, mobility, margin, Progress::none()).unwrap();
}

#[test]
fn any_boxes_anywhere_come_apart() {
    for seed in 0..60 {
        let mut rng = Rng::with_seed(seed);
        let count = rng.usize(1..400);
        let crowd = [0.0, 1.0, 30.0, 300.0, 3_000.0][rng.usize(..5)];
        let largest = [5.0, 60.0, 400.0][rng.usize(..3)];
        let sizes: Vec<Vec2> = (0..count)
            .map(|_| Vec2::new(rng.f32() * largest, rng.f32() * 40.0))
            .collect();
        let mut places: Vec<Pos2> = (0..count)
            .map(|_| Pos2::new(rng.f32() * crowd, rng.f32() * crowd))
            .collect();
        let fixed: Vec<f32> = (0..count)
            .map(|_| {
                if seed % 3 == 0 && rng.f32() < 0.2 {
                    0.0
                } else {
                    1.0
                }
            })
            .collect();
        let before = places.clone();
        let margin = rng.f32() * 10.0;
        remove(&mut places, &sizes, &fixed, margin);
        assert!(finite(&places));
        for (a, b) in overlap::overlaps(&places, &sizes, margin, 5_000) {
            assert!(
                fixed[a] == 0.0 && fixed[b] == 0.0,
                "seed {seed}: {a} and {b}"
            );
        }
        for node in 0..count {
            assert!(fixed[node] > 0.0 || places[node] == before[node]);
        }
    }
}

#[test]
fn what_is_free_stays() {
    let mut places = vec![Pos2::ZERO, Pos2::new(100.0, 0.0), Pos2::new(500.0, 500.0)];
    let sizes = vec![Vec2::new(60.0, 20.0); 3];
    let before = places.clone();
    remove(&mut places, &sizes, &[], 8.0);
    assert_eq!(places, before);
    places[1].x = 40.0;
    remove(&mut places, &sizes, &[], 8.0);
    assert_eq!(places[2], before[2]);
    assert!(overlap::overlaps(&places, &sizes, 8.0, 1).is_empty());
}

#[test]
fn thousands_are_set_apart() {
    let mut rng = Rng::with_seed(2);
    for count in [1_500, 10_000] {
        let sizes = boxes(count, &mut rng);
        let side = (count as f32).sqrt() * 50.0;
        let mut places: Vec<Pos2> = (0..count)
            .map(|_| Pos2::new(rng.f32() * side, rng.f32() * side))
            .collect();
        remove(&mut places, &sizes, &[], 4.0);
        assert!(overlap::overlaps(&places, &sizes, 4.0, 1).is_empty());
        // All on one point is the worst that can come.
        places.fill(Pos2::new(5.0, 5.0));
        remove(&mut places, &sizes, &[], 4.0);
        assert!(overlap::overlaps(&places, &sizes, 4.0, 1).is_empty());
    }
}

#[test]
fn given_up_leaves_all_as_it_was() {
    let mut places = vec![Pos2::ZERO; 50];
    let sizes = vec![Vec2::new(60.0, 20.0); 50];
    let result = overlap::remove(&mut places, &sizes, &[], 8.0, Progress::new(&|_| false));
    assert_eq!(result, Err(Cancelled));
    assert_eq!(places, vec![Pos2::ZERO; 50]);
}
