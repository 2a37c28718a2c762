//! A picture with something of everything: a small map. With `SCENE_PICTURES` set to a folder, it is
//! written there to be looked at.

use ecolor::Color32;
use emath::{Pos2, Rect, Vec2, pos2, vec2};

use super::super::{
    Anchor, Block, Circle, Dash, FaceName, Line, Path, Scene, Step, Stroke, Text, along, arrowhead,
    flatten, png, svg, trim,
};
use super::support::{Pixels, data, fonts, width};

#[allow(clippy::disallowed_methods)]
const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const PAPER: Color32 = hex(0xFC_FB_F8);
const DESK: Color32 = hex(0xEF_EC_E6);
const INK: Color32 = hex(0x1E_21_26);
const SOFT: Color32 = hex(0x5C_60_68);
const HAIRLINE: Color32 = hex(0xD9_D4_CA);
const GREEN: Color32 = hex(0x00_9E_73);
const RED: Color32 = hex(0xB2_18_2B);

struct Node {
    at: Pos2,
    colour: Color32,
    icon: &'static str,
    label: &'static [&'static str],
}

const NODES: [Node; 6] = [
    Node {
        at: pos2(130.0, 150.0),
        colour: hex(0x00_72_B2),
        icon: "\u{e153}",
        label: &["Republic of Arda"],
    },
    Node {
        at: pos2(520.0, 130.0),
        colour: hex(0xD5_5E_00),
        icon: "\u{e153}",
        label: &["Northern Council &", "its “friends” <observers>"],
    },
    Node {
        at: pos2(330.0, 300.0),
        colour: hex(0x5C_60_68),
        icon: "\u{e0bf}",
        label: &["Berlin talks, second", "round"],
    },
    Node {
        at: pos2(120.0, 430.0),
        colour: GREEN,
        icon: "\u{e873}",
        label: &["Άρθρο 7: перемирие"],
    },
    Node {
        at: pos2(560.0, 420.0),
        colour: hex(0xCC_79_A7),
        icon: "\u{eaf6}",
        label: &["Who controls the", "crossing at Vále?"],
    },
    Node {
        at: pos2(700.0, 270.0),
        colour: hex(0xC9_8A_00),
        icon: "\u{f233}",
        label: &["Neighbours"],
    },
];

fn run(at: Pos2, words: &str, face: FaceName, size: f32, colour: Color32) -> Text {
    let text = Text::new(at, words, face, size, colour);
    if data(face).is_some() {
        let width = width(face, words, size);
        text.measured(width)
    } else {
        text
    }
}

fn edge(scene: &mut Scene, from: usize, to: usize, bow: f32, stroke: Stroke, label: &str) {
    let (from, to) = (NODES[from].at, NODES[to].at);
    let way = to - from;
    let control = from + way / 2.0 + bow * way.rot90();
    let curve = Path::new(from).with(Step::Quad(control, to));
    let line = trim(&flatten(&curve, 0.05), 22.0, 24.0);
    let (tip, direction) = along(&line, 1.0).unwrap();
    let shaft = trim(&line, 0.0, 7.0);
    scene.push(Path::polyline(&shaft).unwrap().stroked(stroke));
    scene.push(arrowhead(tip, direction, 9.0, 7.0).filled(stroke.colour));
    if !label.is_empty() {
        let (middle, _) = along(&line, 0.5).unwrap();
        let text = run(
            middle + vec2(0.0, 3.5),
            label,
            FaceName::Condensed,
            11.0,
            stroke.colour,
        )
        .anchored(Anchor::Middle);
        scene.push(Block {
            rect: text.bounds().unwrap().expand2(vec2(3.0, 1.0)),
            radius: 3.0,
            fill: Some(DESK),
            stroke: None,
        });
        scene.push(text);
    }
}

fn node(scene: &mut Scene, node: &Node) {
    scene.push(Circle {
        centre: node.at,
        radius: 20.0,
        fill: Some(PAPER),
        stroke: Some(Stroke::new(2.0, node.colour)),
    });
    scene.push(Text::icon(node.at, node.icon, 20.0, node.colour));
    for (line, words) in (0_u8..).zip(node.label) {
        let at = node.at + vec2(0.0, 36.0 + 14.0 * f32::from(line));
        scene.push(run(at, words, FaceName::SansMedium, 11.0, INK).anchored(Anchor::Middle));
    }
}

fn legend(scene: &mut Scene) {
    let corner = pos2(600.0, 24.0);
    scene.push(Block {
        rect: Rect::from_min_size(corner, vec2(176.0, 84.0)),
        radius: 6.0,
        fill: Some(PAPER),
        stroke: Some(Stroke::new(1.0, HAIRLINE)),
    });
    for (row, (words, colour, dash)) in (0_u8..).zip([
        ("takes part in", SOFT, Dash::Solid),
        ("supports", GREEN, Dash::Dashed),
        ("rejects", RED, Dash::Dotted),
    ]) {
        let left = corner + vec2(14.0, 18.0 + 22.0 * f32::from(row));
        scene.push(Line {
            from: left,
            to: left + vec2(36.0, 0.0),
            stroke: Stroke::new(2.0, colour).dashed(dash),
        });
        scene.push(run(
            left + vec2(48.0, 4.0),
            words,
            FaceName::Sans,
            11.0,
            INK,
        ));
    }
    let at = corner + vec2(162.0, 22.0);
    scene.push(run(at, "1,024", FaceName::SansSemibold, 11.0, SOFT).anchored(Anchor::End));
}

/// The map.
pub(in super::super) fn sample() -> Scene {
    let mut scene = Scene::new("Who meets whom, & why <draft>", vec2(800.0, 520.0));
    scene.background = Some(DESK);
    scene.push(run(
        pos2(24.0, 44.0),
        "Who meets whom",
        FaceName::SerifMedium,
        20.0,
        INK,
    ));
    scene.push(run(
        pos2(24.0, 64.0),
        "“As of 3 May, nothing is agreed.”",
        FaceName::Serif,
        13.0,
        SOFT,
    ));
    scene.push(Block {
        rect: Rect::from_min_max(pos2(60.0, 92.0), pos2(640.0, 215.0)),
        radius: 16.0,
        fill: Some(hex(0x1F_4E_79).gamma_multiply(0.06)),
        stroke: Some(Stroke::new(1.0, hex(0x1F_4E_79)).dashed(Dash::Dashed)),
    });
    scene.push(run(
        pos2(72.0, 108.0),
        "SIGNATORIES",
        FaceName::CondensedSemibold,
        11.0,
        hex(0x1F_4E_79),
    ));
    let soft = Stroke::new(1.5, SOFT);
    edge(&mut scene, 0, 2, 0.15, soft, "");
    edge(&mut scene, 1, 2, -0.15, soft, "takes part in");
    edge(
        &mut scene,
        0,
        3,
        0.2,
        Stroke::new(2.0, GREEN).dashed(Dash::Dashed),
        "supports",
    );
    edge(
        &mut scene,
        1,
        4,
        -0.2,
        Stroke::new(3.0, RED).dashed(Dash::Dotted),
        "rejects",
    );
    edge(&mut scene, 2, 4, 0.1, soft, "");
    edge(
        &mut scene,
        5,
        4,
        0.25,
        Stroke::new(1.0, SOFT).dashed(Dash::Dashed),
        "",
    );
    edge(&mut scene, 3, 2, 0.3, soft, "on the agenda of");
    for one in &NODES {
        node(&mut scene, one);
    }
    scene.push(Circle {
        centre: NODES[2].at,
        radius: 26.0,
        fill: None,
        stroke: Some(Stroke::new(1.5, hex(0x1F_4E_79)).dashed(Dash::Dashed)),
    });
    legend(&mut scene);
    scene
}

#[test]
fn the_sample_is_painted() {
    let Some(fonts) = fonts() else { return };
    let scene = sample();
    let bytes = png::write(&scene, 2.0, &fonts).unwrap();
    assert_eq!(bytes, png::write(&scene, 2.0, &fonts).unwrap());
    let pixels = Pixels::read(&bytes);
    assert_eq!(
        vec2(pixels.width as f32, pixels.height as f32),
        2.0 * scene.size
    );
    assert!(Rect::from_min_size(Pos2::ZERO, scene.size).contains_rect(scene.bounds().unwrap()));
    assert_eq!(pixels.at(2, 1000), DESK);
    let rim = NODES[0].at - Vec2::splat(20.0 * std::f32::consts::FRAC_1_SQRT_2);
    assert_eq!(
        pixels.at((2.0 * rim.x) as u32, (2.0 * rim.y) as u32),
        NODES[0].colour
    );
    if let Some(folder) = std::env::var_os("SCENE_PICTURES") {
        let folder = std::path::Path::new(&folder);
        std::fs::write(folder.join("sample.png"), bytes).unwrap();
        std::fs::write(folder.join("sample.svg"), svg::write(&scene, &fonts)).unwrap();
        let options = svg::Options { embed_fonts: true };
        let embedded = svg::write_with(&scene, &fonts, options);
        std::fs::write(folder.join("embedded.svg"), embedded).unwrap();
    }
}
