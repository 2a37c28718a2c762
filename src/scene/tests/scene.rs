//! Whole pictures: their bounds, moved and scaled.

use ecolor::Color32;
use emath::{Rect, Vec2, pos2, vec2};

use super::super::{Anchor, Block, Circle, FaceName, Item, Line, Path, Scene, Step, Stroke, Text};

fn scene() -> Scene {
    let stroke = Stroke::new(2.0, Color32::BLACK);
    let mut scene = Scene::new("Some", vec2(100.0, 80.0));
    scene.push(Line {
        from: pos2(10.0, 20.0),
        to: pos2(30.0, 20.0),
        stroke,
    });
    scene.push(
        Path::new(pos2(20.0, 20.0))
            .with(Step::Quad(pos2(40.0, 60.0), pos2(60.0, 20.0)))
            .stroked(stroke),
    );
    scene.push(Circle {
        centre: pos2(50.0, 30.0),
        radius: 5.0,
        fill: Some(Color32::RED),
        stroke: None,
    });
    scene.push(Block {
        rect: Rect::from_min_max(pos2(12.0, 30.0), pos2(20.0, 38.0)),
        radius: 2.0,
        fill: Some(Color32::RED),
        stroke: Some(stroke),
    });
    scene.push(
        Text::new(
            pos2(40.0, 50.0),
            "Words",
            FaceName::Sans,
            10.0,
            Color32::BLACK,
        )
        .measured(30.0)
        .anchored(Anchor::End),
    );
    scene
}

#[test]
fn bounds_are_those_of_what_is_painted() {
    let bounds = scene().bounds().unwrap();
    assert_eq!(bounds.min, pos2(9.0, 19.0));
    // The curve's end with half the stroke; the letters' tails.
    assert!((bounds.max - pos2(61.0, 52.8)).length() < 0.01);
    let mut curve = scene();
    curve.items.drain(2..);
    // A quadratic curve goes half the way to its control point.
    assert!((curve.bounds().unwrap().max.y - 41.0).abs() < 0.1);
}

#[test]
fn what_is_not_painted_has_no_bounds() {
    let mut scene = Scene::new("", Vec2::ZERO);
    assert_eq!(scene.bounds(), None);
    for odd in [f32::NAN, f32::INFINITY, 1e30] {
        scene.push(Circle {
            centre: pos2(odd, 0.0),
            radius: 1.0,
            fill: Some(Color32::RED),
            stroke: None,
        });
        scene.push(Text::new(
            pos2(0.0, odd),
            "x",
            FaceName::Sans,
            10.0,
            Color32::RED,
        ));
        scene.push(Text::new(
            pos2(0.0, 0.0),
            "x",
            FaceName::Sans,
            odd,
            Color32::RED,
        ));
    }
    scene.push(Text::new(
        pos2(0.0, 0.0),
        "",
        FaceName::Sans,
        10.0,
        Color32::RED,
    ));
    assert_eq!(scene.bounds(), None);
    let before = scene.items.len();
    scene.fit(10.0);
    assert_eq!((scene.size, scene.items.len()), (Vec2::ZERO, before));
}

#[test]
fn fitting_leaves_the_margin_on_every_side() {
    let mut scene = scene();
    scene.translate(vec2(-300.0, 7.0));
    scene.fit(12.0);
    let bounds = scene.bounds().unwrap();
    assert!((bounds.min - pos2(12.0, 12.0)).length() < 1e-3);
    assert!((scene.size - bounds.max.to_vec2() - Vec2::splat(12.0)).length() < 1e-3);
}

#[test]
fn scaling_and_moving_reach_everything() {
    let (mut changed, original) = (scene(), scene());
    changed.scale(2.0);
    assert_ne!(changed, original);
    let (large, small) = (changed.bounds().unwrap(), original.bounds().unwrap());
    assert!((large.min - (2.0 * small.min.to_vec2()).to_pos2()).length() < 0.2);
    assert!((large.max - (2.0 * small.max.to_vec2()).to_pos2()).length() < 0.2);
    changed.translate(vec2(3.0, 5.0));
    changed.translate(vec2(-3.0, -5.0));
    changed.scale(0.5);
    assert_eq!(changed, original);
    for factor in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        changed.scale(factor);
        assert_eq!(changed, original);
    }
}

#[test]
fn appending_puts_the_other_picture_on_top() {
    let mut one = scene();
    let other = scene();
    one.append(other.clone());
    assert_eq!(one.items.len(), 2 * other.items.len());
    assert_eq!(one.items[5..], other.items);
    assert!(matches!(one.items[0], Item::Line(_)));
}

#[test]
fn an_icon_is_around_its_centre() {
    let icon = Text::icon(pos2(50.0, 40.0), "\u{e88a}", 24.0, Color32::BLACK);
    assert_eq!(icon.bounds().unwrap().center(), pos2(50.0, 40.0));
    assert_eq!(icon.bounds().unwrap().size(), Vec2::splat(24.0));
}
