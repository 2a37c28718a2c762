//! Curves and lines.

use ecolor::Color32;
use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::super::{
    Block, Circle, Dash, LIMIT, Path, Step, Stroke, along, arrowhead, dashes, flatten, length, trim,
};

/// How far a point is from a polyline.
fn distance(point: Pos2, polyline: &[Pos2]) -> f32 {
    polyline
        .windows(2)
        .map(|pair| {
            let (from, way) = (pair[0], pair[1] - pair[0]);
            let at = (point - from).dot(way) / way.length_sq().max(f32::MIN_POSITIVE);
            point.distance(from + at.clamp(0.0, 1.0) * way)
        })
        .fold(f32::INFINITY, f32::min)
}

/// A point of a Bézier curve, by de Casteljau's construction.
fn on_curve(points: &[Pos2], at: f32) -> Pos2 {
    match points {
        [point] => *point,
        _ => {
            let next: Vec<_> = points
                .windows(2)
                .map(|pair| pair[0].lerp(pair[1], at))
                .collect();
            on_curve(&next, at)
        }
    }
}

#[test]
fn flattened_curves_stay_within_the_tolerance() {
    let from = pos2(10.0, -20.0);
    let curves = [
        vec![pos2(200.0, 40.0), pos2(30.0, 90.0)],
        vec![pos2(10.0, -20.0), pos2(10.5, -20.5)],
        vec![pos2(300.0, 0.0), pos2(-280.0, 100.0), pos2(50.0, 50.0)],
        vec![pos2(0.0, 700.0), pos2(900.0, -700.0), pos2(905.0, 3.0)],
    ];
    for rest in curves {
        let step = match *rest {
            [control, end] => Step::Quad(control, end),
            [first, second, end] => Step::Cubic(first, second, end),
            _ => unreachable!(),
        };
        let all: Vec<_> = std::iter::once(from).chain(rest).collect();
        for tolerance in [2.0, 0.25, 0.02] {
            let flat = flatten(&Path::new(from).with(step), tolerance);
            assert_eq!(flat.first(), Some(&from));
            assert_eq!(flat.last(), Some(&step.end()));
            for index in 0..=2000_u16 {
                let point = on_curve(&all, f32::from(index) / 2000.0);
                let off = distance(point, &flat);
                assert!(off <= tolerance + 1e-3, "{off} > {tolerance}");
            }
        }
    }
}

#[test]
fn flattening_is_bounded_and_leaves_out_what_is_not_finite() {
    let huge = Path::new(Pos2::ZERO).with(Step::Cubic(
        pos2(LIMIT, -LIMIT),
        pos2(-LIMIT, LIMIT),
        pos2(LIMIT, LIMIT),
    ));
    assert_eq!(flatten(&huge, 1e-9).len(), 1025);
    for tolerance in [0.0, -1.0, f32::NAN] {
        assert!(
            flatten(&huge, tolerance)
                .iter()
                .all(|point| point.is_finite())
        );
    }
    for odd in [f32::NAN, f32::INFINITY, 2.0 * LIMIT] {
        let path = Path::new(Pos2::ZERO).with(Step::Quad(pos2(odd, 0.0), pos2(1.0, 1.0)));
        assert!(flatten(&path, 0.1).is_empty());
    }
    assert!(flatten(&Path::new(Pos2::ZERO), 0.1).is_empty());
}

#[test]
fn a_closed_path_ends_where_it_began_once() {
    let circle = Circle {
        centre: pos2(5.0, 5.0),
        radius: 50.0,
        fill: None,
        stroke: None,
    };
    let flat = flatten(&circle.outline(), 0.01);
    assert_eq!(flat.first(), flat.last());
    assert!((length(&flat) - std::f32::consts::TAU * 50.0).abs() < 0.1);
    for point in &flat {
        assert!((point.distance(circle.centre) - 50.0).abs() < 0.02);
    }
    for radius in [0.0, 8.0, 1000.0, f32::NAN, -3.0] {
        let block = Block {
            rect: Rect::from_min_size(pos2(1.0, 2.0), vec2(40.0, 20.0)),
            radius,
            fill: None,
            stroke: None,
        };
        let corner = block.corner();
        let flat = flatten(&block.outline(), 0.001);
        assert_eq!(flat.first(), flat.last());
        let expected = 120.0 - 8.0 * corner + std::f32::consts::TAU * corner;
        assert!((length(&flat) - expected).abs() < 0.1, "{radius}");
        assert!(flat.iter().all(|point| block.rect.contains(*point)));
    }
}

#[test]
fn dashes_run_on_around_corners() {
    let stroke = Stroke::new(1.0, Color32::BLACK).dashed(Dash::Dashed);
    let corner = [pos2(0.0, 0.0), pos2(9.0, 0.0), pos2(9.0, 20.0)];
    let expected = [
        [pos2(0.0, 0.0), pos2(4.0, 0.0)],
        [pos2(7.0, 0.0), pos2(9.0, 0.0)],
        [pos2(9.0, 0.0), pos2(9.0, 2.0)],
        [pos2(9.0, 5.0), pos2(9.0, 9.0)],
        [pos2(9.0, 12.0), pos2(9.0, 16.0)],
        [pos2(9.0, 19.0), pos2(9.0, 20.0)],
    ];
    let found = dashes(&corner, &stroke);
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().flatten().zip(expected.iter().flatten()) {
        assert!(found.distance(*expected) < 1e-5);
    }
    let dots = Stroke::new(2.0, Color32::BLACK).dashed(Dash::Dotted);
    assert_eq!(
        dashes(&[pos2(0.0, 0.0), pos2(8.0, 0.0)], &dots),
        [
            [pos2(0.0, 0.0), pos2(2.0, 0.0)],
            [pos2(6.0, 0.0), pos2(8.0, 0.0)]
        ]
    );
    let solid = Stroke::new(1.0, Color32::BLACK);
    assert_eq!(dashes(&corner, &solid).len(), 2);
}

#[test]
fn dashes_of_odd_lines_end() {
    let line = [Pos2::ZERO, pos2(100.0, 0.0)];
    for width in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let stroke = Stroke::new(width, Color32::BLACK).dashed(Dash::Dashed);
        assert!(dashes(&line, &stroke).is_empty());
    }
    let thin = Stroke::new(1e-7, Color32::BLACK).dashed(Dash::Dotted);
    assert_eq!(dashes(&line, &thin).len(), 1, "too many to tell apart");
    let stroke = Stroke::new(1.0, Color32::BLACK).dashed(Dash::Dashed);
    let odd = [pos2(f32::NAN, 0.0), Pos2::ZERO, Pos2::ZERO, pos2(3.0, 0.0)];
    assert_eq!(dashes(&odd, &stroke), [[Pos2::ZERO, pos2(3.0, 0.0)]]);
    assert!(dashes(&[], &stroke).is_empty());
    assert!(dashes(&[Pos2::ZERO], &stroke).is_empty());
    let far = [pos2(LIMIT - 100.0, 0.0), pos2(LIMIT, 0.0)];
    assert!(dashes(&far, &stroke).len() < 100);
}

#[test]
fn trimming_keeps_the_middle() {
    let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 10.0)];
    assert_eq!(trim(&line, 0.0, 0.0), line);
    assert_eq!(
        trim(&line, 4.0, 7.0),
        [pos2(4.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 3.0)]
    );
    assert_eq!(trim(&line, 12.0, 1.0), [pos2(10.0, 2.0), pos2(10.0, 9.0)]);
    assert_eq!(trim(&line, 10.0, 0.0), [pos2(10.0, 0.0), pos2(10.0, 10.0)]);
    assert!(trim(&line, 15.0, 5.0).is_empty());
    assert!(trim(&line, f32::INFINITY, 0.0).is_empty());
    assert_eq!(trim(&line, f32::NAN, -5.0), line);
    assert!(trim(&[], 1.0, 1.0).is_empty());
}

#[test]
fn a_place_along_a_line() {
    let line = [pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 30.0)];
    assert_eq!(along(&line, 0.0), Some((pos2(0.0, 0.0), Vec2::RIGHT)));
    assert_eq!(along(&line, 0.5), Some((pos2(10.0, 10.0), Vec2::DOWN)));
    assert_eq!(along(&line, 7.0), Some((pos2(10.0, 30.0), Vec2::DOWN)));
    assert_eq!(along(&line, f32::NAN), along(&line, 0.0));
    assert_eq!(along(&[Pos2::ZERO, Pos2::ZERO], 0.5), None);
    assert_eq!(along(&[], 0.5), None);
}

#[test]
fn an_arrowhead_points_where_it_is_told() {
    let head = arrowhead(pos2(10.0, 10.0), vec2(5.0, 0.0), 6.0, 4.0);
    let mut flat = flatten(&head, 0.1);
    flat.sort_by(|one, other| (one.x, one.y).partial_cmp(&(other.x, other.y)).unwrap());
    assert_eq!(
        flat,
        [
            pos2(4.0, 8.0),
            pos2(4.0, 12.0),
            pos2(10.0, 10.0),
            pos2(10.0, 10.0)
        ]
    );
    let nowhere = arrowhead(Pos2::ZERO, Vec2::ZERO, 6.0, 4.0);
    assert!(
        flatten(&nowhere, 0.1)
            .iter()
            .all(|point| *point == Pos2::ZERO)
    );
}
