//! Runs of text, as text.

use super::super::{Anchor, FaceName, MOST_LETTERS, Text};
use super::xml::Element;

pub(super) fn write(out: &mut String, text: &Text) {
    if !text.is_visible() {
        return;
    }
    let (words, is_cut) = match text.text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => (text.text.get(..end).unwrap_or_default(), true),
        None => (text.text.as_str(), false),
    };
    if !words.chars().any(is_seen) {
        return;
    }
    let mut element = Element::open(out, "text")
        .number("x", text.at.x)
        .number("y", text.at.y);
    element = with_face(element, text.face).number("font-size", text.size);
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => element = element.plain("text-anchor", "middle"),
        Anchor::End => element = element.plain("text-anchor", "end"),
    }
    if let Some(width) = text.known_width().filter(|_| !is_cut) {
        // With another font, letters of another width are better than gaps.
        element = element
            .number("textLength", width)
            .plain("lengthAdjust", "spacingAndGlyphs");
    }
    if has_outer_or_double_space(words) {
        element = element.plain("xml:space", "preserve");
    }
    element.colour("fill", text.colour).close_around(words);
}

fn with_face<'a>(element: Element<'a>, face: FaceName) -> Element<'a> {
    let mut element = element.plain("font-family", face.families());
    if face.weight() != 400 {
        element = element.attribute("font-weight", |out| {
            out.push_str(&face.weight().to_string())
        });
    }
    if face.is_condensed() {
        // The nearest word for it, for whom has only that, and the very place on the axis.
        element = element
            .plain("font-stretch", "semi-condensed")
            .attribute("style", |out| {
                out.push_str("font-variation-settings:'wdth' ");
                super::xml::number(out, face.stretch());
            });
    }
    element
}

fn is_seen(letter: char) -> bool {
    !letter.is_whitespace() && !letter.is_control()
}

/// Whether a reader of the file would drop spaces from it.
fn has_outer_or_double_space(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace)
        || text
            .chars()
            .zip(text.chars().skip(1))
            .any(|(one, other)| one.is_whitespace() && other.is_whitespace())
}
