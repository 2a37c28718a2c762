//! The SVG.

use ecolor::Color32;
use emath::{Rect, Vec2, pos2, vec2};
use resvg::usvg::roxmltree::Document;

use super::super::{
    Anchor, Block, Circle, Dash, FaceName, Item, Line, MOST_LETTERS, Path, Scene, Step, Stroke,
    Text,
    svg::{Options, write, write_with},
};
use super::sample::sample;
use super::support::{fonts, no_fonts};

/// A text and how it is to be found in the file.
const NASTY: [(&str, &str); 12] = [
    ("\"Borders\" & 'gates' <b>", "\"Borders\" & 'gates' <b>"),
    ("]]> --> <!-- &amp; &#0;", "]]> --> <!-- &amp; &#0;"),
    ("</text><script>x</script>", "</text><script>x</script>"),
    ("a\0b\u{1}c\u{8}\u{b}\u{1f}\u{7f}\u{9f}d", "abcd"),
    ("one\ttwo\nthree\r\nfour", "one two three  four"),
    ("next\u{85}line\u{2028}separator", "next line separator"),
    ("not\u{fffe}a\u{ffff}letter", "notaletter"),
    ("🕊️ 🇫🇮 👩‍👩‍👧 \u{10ffff}", "🕊️ 🇫🇮 👩‍👩‍👧 \u{10ffff}"),
    ("שלום, עולם (1)", "שלום, עולם (1)"),
    (
        "السلام عليكم\u{202e}x\u{202c}",
        "السلام عليكم\u{202e}x\u{202c}",
    ),
    ("Ελλάδα, Україна", "Ελλάδα, Україна"),
    ("  two  spaces  ", "  two  spaces  "),
];

fn text(text: &str) -> Text {
    Text::new(pos2(5.0, 20.0), text, FaceName::Sans, 12.0, Color32::BLACK)
}

fn of(items: impl IntoIterator<Item = Item>) -> String {
    let mut scene = Scene::new("Title", vec2(100.0, 50.0));
    scene.items.extend(items);
    write(&scene, &no_fonts())
}

#[test]
fn nasty_texts_come_back_as_they_were() {
    for (given, found) in NASTY {
        for face in FaceName::ALL {
            let mut scene = Scene::new(given, vec2(100.0, 50.0));
            let mut run = text(given);
            run.face = face;
            scene.push(run);
            let svg = write(&scene, &no_fonts());
            let document = Document::parse(&svg).unwrap();
            let read = |tag: &str| {
                let node = document.descendants().find(|node| node.has_tag_name(tag));
                node.and_then(|node| node.text())
            };
            assert_eq!(read("title"), Some(found));
            if face != FaceName::Icons {
                assert_eq!(read("text"), Some(found));
            }
            let known = ["svg", "title", "text"];
            assert!(
                document
                    .descendants()
                    .filter(|node| node.is_element())
                    .all(|node| known.contains(&node.tag_name().name()))
            );
        }
    }
}

#[test]
fn nothing_of_what_is_not_finite_is_written() {
    let odd = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, 1e10];
    for odd in odd {
        let solid = Stroke::new(1.0, Color32::BLACK);
        let line = |from, to, stroke| Item::from(Line { from, to, stroke });
        let path = |step| Item::from(Path::new(pos2(0.0, 0.0)).with(step).filled(Color32::RED));
        let circle = |centre, radius| {
            Item::from(Circle {
                centre,
                radius,
                fill: Some(Color32::RED),
                stroke: Some(solid),
            })
        };
        let block = |rect| {
            Item::from(Block {
                rect,
                radius: 1.0,
                fill: Some(Color32::RED),
                stroke: None,
            })
        };
        let (good, bad) = (pos2(1.0, 1.0), pos2(odd, 1.0));
        let mut large = text("x");
        large.size = odd;
        let mut far = text("x");
        far.at = bad;
        let items = [
            line(good, bad, solid),
            line(bad, good, solid),
            line(good, good, Stroke::new(odd, Color32::BLACK)),
            path(Step::Line(bad)),
            path(Step::Quad(bad, good)),
            path(Step::Cubic(good, bad, good)),
            circle(bad, 1.0),
            circle(good, odd),
            block(Rect::from_min_max(good, pos2(2.0, odd))),
            block(Rect::from_min_max(bad, pos2(2.0, 2.0))),
            Item::from(large),
            Item::from(far),
        ];
        for item in items {
            assert_eq!(of([item.clone()]), of([]), "{item:?}");
        }
        // Of these, only the odd part is left out.
        let mut wide = text("x");
        wide.width = Some(odd);
        assert_eq!(of([Item::from(wide)]), of([Item::from(text("x"))]));
        let mut scene = Scene::new("", vec2(odd, -1.0));
        scene.background = Some(Color32::WHITE);
        let svg = write(&scene, &no_fonts());
        assert!(svg.contains("viewBox=\"0 0 0 0\""), "{svg}");
        Document::parse(&svg).unwrap();
    }
}

#[test]
fn what_leaves_nothing_is_not_written() {
    let circle = |radius, fill| {
        Item::from(Circle {
            centre: pos2(1.0, 1.0),
            radius,
            fill,
            stroke: Some(Stroke::new(0.0, Color32::BLACK)),
        })
    };
    let inside_out = Block {
        rect: Rect::from_min_max(pos2(5.0, 5.0), pos2(1.0, 1.0)),
        radius: 0.0,
        fill: Some(Color32::RED),
        stroke: None,
    };
    for item in [
        circle(1.0, None),
        circle(1.0, Some(Color32::TRANSPARENT)),
        circle(-1.0, Some(Color32::RED)),
        Item::from(inside_out),
        Item::from(Path::new(pos2(1.0, 1.0)).filled(Color32::RED)),
        Item::from(text("")),
        Item::from(text(" \u{1} ")),
    ] {
        assert_eq!(of([item.clone()]), of([]), "{item:?}");
    }
}

#[test]
fn numbers_are_short() {
    let svg = of([Item::from(Line {
        from: pos2(0.1, -0.000_01),
        to: pos2(100.0 / 3.0, 1e6),
        stroke: Stroke::new(1.5, Color32::BLACK).dashed(Dash::Dashed),
    })]);
    let line = "<line x1=\"0.1\" y1=\"0\" x2=\"33.333\" y2=\"1000000\" stroke=\"#000000\" \
                stroke-width=\"1.5\" stroke-dasharray=\"6 4.5\"/>";
    assert!(svg.contains(line), "{svg}");
}

#[test]
fn text_is_text() {
    let mut run = text("Words").measured(31.25).anchored(Anchor::Middle);
    run.face = FaceName::CondensedSemibold;
    run.colour = Color32::BLACK.gamma_multiply(0.5);
    let svg = of([Item::from(run)]);
    let document = Document::parse(&svg).unwrap();
    let node = document
        .descendants()
        .find(|node| node.has_tag_name("text"))
        .unwrap();
    for (name, value) in [
        (
            "font-family",
            "'IBM Plex Sans Condensed', 'IBM Plex Sans', sans-serif",
        ),
        ("font-weight", "600"),
        ("font-size", "12"),
        ("text-anchor", "middle"),
        ("textLength", "31.25"),
        ("fill", "#000000"),
        ("fill-opacity", "0.502"),
    ] {
        assert_eq!(node.attribute(name), Some(value));
    }
}

#[test]
fn endless_text_is_cut() {
    let run = text(&"é&".repeat(MOST_LETTERS)).measured(9e5);
    let svg = of([Item::from(run)]);
    let document = Document::parse(&svg).unwrap();
    let node = document
        .descendants()
        .find(|node| node.has_tag_name("text"))
        .unwrap();
    assert_eq!(node.text().unwrap().chars().count(), MOST_LETTERS);
    assert_eq!(node.attribute("textLength"), None);
}

#[test]
fn icons_are_outlines() {
    let icon = Text::icon(pos2(50.0, 25.0), "\u{e88a}", 24.0, Color32::BLACK);
    assert_eq!(of([Item::from(icon.clone())]), of([]), "without its font");
    let Some(fonts) = fonts() else { return };
    let mut scene = Scene::new("", vec2(100.0, 50.0));
    scene.push(icon);
    let svg = write(&scene, &fonts);
    assert!(svg.contains("<path d=\"M"), "{svg}");
    assert!(!svg.contains("<text"));
    assert!(!svg.contains('\u{e88a}'));
    // A letter that the font lacks is left out.
    scene.items = vec![Text::icon(pos2(1.0, 1.0), "\u{10fffd}", 24.0, Color32::BLACK).into()];
    assert!(!write(&scene, &fonts).contains("<path"));
}

#[test]
fn the_file_holds_the_picture_and_no_more() {
    let scene = sample();
    let fonts = fonts().unwrap_or_else(no_fonts);
    for embed_fonts in [false, true] {
        let svg = write_with(&scene, &fonts, Options { embed_fonts });
        assert_eq!(svg, write_with(&scene, &fonts, Options { embed_fonts }));
        let document = Document::parse(&svg).unwrap();
        for node in document.descendants().filter(|node| node.is_element()) {
            let known = [
                "svg", "title", "style", "rect", "line", "path", "circle", "text",
            ];
            assert!(known.contains(&node.tag_name().name()));
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on") && name != "href", "{name}");
                assert!(!value.contains("url(") && !value.contains(':') || name == "style");
            }
        }
        for word in ["NaN", "inf", "Nonpaper", "resvg", "<!", "<?"] {
            // Chance makes words of a font's bytes.
            assert!(embed_fonts || !svg.contains(word), "{word}");
        }
        assert!(
            !svg.replace("http://www.w3.org/2000/svg", "")
                .contains("http")
        );
        assert_eq!(
            svg.matches("url(").count(),
            svg.matches("url(data:font/ttf").count()
        );
    }
}

#[test]
fn an_empty_picture_is_a_picture() {
    let svg = write(&Scene::new(" ", Vec2::ZERO), &no_fonts());
    let document = Document::parse(&svg).unwrap();
    assert_eq!(
        document
            .root_element()
            .children()
            .filter(|node| node.is_element())
            .count(),
        0
    );
}
