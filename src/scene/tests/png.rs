//! The PNG.

use ecolor::Color32;
use emath::{Rect, Vec2, pos2, vec2};

use super::super::{
    Block, Circle, Dash, FaceName, Line, Path, Scene, Step, Stroke, Text, dashes, flatten,
    png::{PngError, write},
};
use super::support::{Pixels, fonts, no_fonts, width};

fn painted(scene: &Scene, scale: f32) -> Pixels {
    Pixels::read(&write(scene, scale, &no_fonts()).unwrap())
}

#[test]
fn it_has_the_size_times_the_scale() {
    let scene = Scene::new("", vec2(120.0, 80.4));
    for (scale, size) in [
        (1.0, (120, 80)),
        (2.0, (240, 161)),
        (0.5, (60, 40)),
        (1e-6, (1, 1)),
    ] {
        let pixels = painted(&scene, scale);
        assert_eq!((pixels.width, pixels.height), size);
        assert_eq!(pixels.at(0, 0), Color32::TRANSPARENT);
    }
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    let refuse = |size, scale| write(&Scene::new("", size), scale, &no_fonts()).unwrap_err();
    for size in [
        Vec2::ZERO,
        vec2(-1.0, 5.0),
        vec2(f32::NAN, 5.0),
        vec2(5.0, f32::INFINITY),
    ] {
        assert!(matches!(refuse(size, 2.0), PngError::Empty));
    }
    for scale in [0.0, -2.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(refuse(vec2(5.0, 5.0), scale), PngError::Scale(_)));
    }
    assert!(matches!(
        refuse(vec2(1e9, 1e9), 1e30),
        PngError::TooLarge { .. }
    ));
    assert_eq!(
        refuse(vec2(20_000.0, 10_000.5), 2.0).to_string(),
        "The picture would be 40000 by 20001 pixels, and at most 400 megapixels can be written: \
         choose a smaller scale."
    );
}

#[test]
fn colours_are_where_they_belong() {
    let mut scene = Scene::new("", vec2(100.0, 100.0));
    scene.background = Some(Color32::WHITE);
    scene.push(Block {
        rect: Rect::from_min_size(pos2(10.0, 10.0), vec2(30.0, 30.0)),
        radius: 6.0,
        fill: Some(Color32::LIGHT_GRAY),
        stroke: Some(Stroke::new(4.0, Color32::BLUE)),
    });
    scene.push(Circle {
        centre: pos2(70.0, 30.0),
        radius: 10.0,
        fill: Some(Color32::RED),
        stroke: None,
    });
    scene.push(
        Path::new(pos2(10.0, 60.0))
            .with(Step::Line(pos2(40.0, 60.0)))
            .with(Step::Line(pos2(10.0, 90.0)))
            .filled(Color32::GREEN),
    );
    scene.push(Circle {
        centre: pos2(70.0, 70.0),
        radius: 10.0,
        fill: Some(Color32::BLACK.gamma_multiply(0.5)),
        stroke: None,
    });
    let pixels = painted(&scene, 2.0);
    for ((x, y), colour) in [
        ((0.5, 0.5), Color32::WHITE),
        ((25.0, 25.0), Color32::LIGHT_GRAY),
        ((25.0, 11.0), Color32::BLUE),
        ((25.0, 9.0), Color32::BLUE),
        ((9.0, 9.0), Color32::WHITE),
        ((70.0, 30.0), Color32::RED),
        ((78.0, 22.0), Color32::WHITE),
        ((15.0, 65.0), Color32::GREEN),
        ((38.0, 88.0), Color32::WHITE),
    ] {
        assert_eq!(
            pixels.at((2.0 * x) as u32, (2.0 * y) as u32),
            colour,
            "{x}, {y}"
        );
    }
    let half = pixels.at(140, 140).r();
    assert!(
        (126..=128).contains(&half),
        "blended as the screen does: {half}"
    );
}

#[test]
fn dashes_are_those_of_the_file() {
    for (dash, width) in [
        (Dash::Dashed, 3.0),
        (Dash::Dotted, 2.0),
        (Dash::Dashed, 1.7),
    ] {
        let stroke = Stroke::new(width, Color32::BLACK).dashed(dash);
        let (from, to) = (pos2(10.0, 20.0), pos2(190.0, 20.0));
        let mut scene = Scene::new("", vec2(200.0, 40.0));
        scene.push(Line { from, to, stroke });
        let scale = 4.0;
        let cover = painted(&scene, scale).cover(80);
        let pieces = dashes(&[from, to], &stroke);
        assert!(pieces.len() > 5);
        for (column, cover) in (0_u16..).zip(cover) {
            // How much of the column the dashes cover, in pixels.
            let (left, right) = (f32::from(column), f32::from(column) + 1.0);
            let expected: f32 = pieces
                .iter()
                .map(|[from, to]| (right.min(scale * to.x) - left.max(scale * from.x)).max(0.0))
                .sum();
            assert!(
                (cover - expected).abs() < 0.13,
                "{column}: {cover} {expected}"
            );
        }
    }
}

#[test]
fn dashes_of_a_curve_and_a_circle_are_those_of_the_file() {
    let stroke = Stroke::new(3.0, Color32::BLACK).dashed(Dash::Dashed);
    let circle = Circle {
        centre: pos2(50.0, 50.0),
        radius: 40.0,
        fill: None,
        stroke: Some(stroke),
    };
    let curve = Path::new(pos2(110.0, 90.0))
        .with(Step::Cubic(
            pos2(120.0, -40.0),
            pos2(160.0, 140.0),
            pos2(190.0, 10.0),
        ))
        .stroked(stroke);
    let mut scene = Scene::new("", vec2(200.0, 100.0));
    scene.push(circle);
    scene.push(curve.clone());
    let scale = 8.0;
    let pixels = painted(&scene, scale);
    let is_ink =
        |at: emath::Pos2| pixels.at((scale * at.x) as u32, (scale * at.y) as u32).a() > 127;
    for path in [circle.outline(), curve] {
        let flat = flatten(&path, 0.005);
        let whole = super::super::length(&flat);
        // Away from the ends of dashes, the middle of the line is ink or gap as the pattern says.
        let mut way = 0.1;
        while way < whole - 0.1 {
            let (at, _) = super::super::along(&flat, way / whole).unwrap();
            let phase = way % 21.0;
            if (0.4..11.6).contains(&phase) || (12.4..20.6).contains(&phase) {
                assert_eq!(is_ink(at), phase < 12.0, "{way}");
            }
            way += 0.25;
        }
    }
}

#[test]
fn text_leaves_ink_as_wide_as_it_was_measured() {
    let Some(fonts) = fonts() else { return };
    let mut wide = Vec::new();
    for face in FaceName::ALL {
        let words = if face == FaceName::Icons {
            "\u{e88a}"
        } else {
            "HamburgefonsH"
        };
        let natural = width(face, words, 20.0);
        for measured in [None, Some(natural), Some(1.25 * natural)] {
            let mut scene = Scene::new("", vec2(300.0, 40.0));
            let mut text = Text::new(pos2(20.0, 30.0), words, face, 20.0, Color32::BLACK);
            text.width = measured;
            scene.push(text);
            let pixels = Pixels::read(&write(&scene, 2.0, &fonts).unwrap());
            let (left, right, count) = pixels.ink().unwrap();
            assert!(count > 100, "{face:?}");
            let found = (right - left) as f32 / 2.0;
            if face == FaceName::Icons {
                assert!((10.0..=20.0).contains(&found), "{found}");
                continue;
            }
            // The letters' side bearings are no ink.
            let expected = measured.unwrap_or(natural);
            assert!(
                (expected - 6.0..expected).contains(&found),
                "{face:?}: {found} {expected}"
            );
            if measured.is_none() {
                wide.push((face, found, count));
            }
        }
    }
    let of = |face| wide.iter().find(|found| found.0 == face).unwrap();
    let sans = of(FaceName::Sans);
    assert!(of(FaceName::SansMedium).2 > sans.2);
    assert!(of(FaceName::SansSemibold).2 > of(FaceName::SansMedium).2);
    assert!(of(FaceName::SerifMedium).2 > of(FaceName::Serif).2);
    assert!(of(FaceName::Condensed).1 < 0.96 * sans.1);
    assert!(of(FaceName::CondensedSemibold).2 > of(FaceName::Condensed).2);
}

#[test]
fn letters_that_a_face_lacks_come_from_the_sans() {
    let Some(fonts) = fonts() else { return };
    let count = |face| {
        let mut scene = Scene::new("", vec2(200.0, 40.0));
        scene.push(Text::new(
            pos2(10.0, 30.0),
            "Ωμεγα",
            face,
            20.0,
            Color32::BLACK,
        ));
        Pixels::read(&write(&scene, 2.0, &fonts).unwrap())
            .ink()
            .unwrap()
    };
    assert_eq!(count(FaceName::Serif), count(FaceName::Sans));
}

#[test]
fn nasty_texts_are_painted_somehow() {
    let fonts = fonts().unwrap_or_else(no_fonts);
    for words in [
        "🕊️👩‍👩‍👧",
        "שלום (1)",
        "السلام",
        "\u{202e}abc",
        "a\u{300}\u{301}",
        "\u{ad}",
    ] {
        let mut scene = Scene::new(words, vec2(200.0, 40.0));
        for face in FaceName::ALL {
            scene.push(
                Text::new(pos2(10.0, 30.0), words, face, 20.0, Color32::BLACK).measured(50.0),
            );
        }
        write(&scene, 1.0, &fonts).unwrap();
    }
}
