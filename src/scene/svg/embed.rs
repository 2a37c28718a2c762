//! The fonts that a picture uses, within it.

use std::collections::BTreeSet;

use super::super::face::{CONDENSED_FAMILY, SANS_FAMILY, SERIF_FAMILY};
use super::super::{FaceName, Fonts, Item, Scene};
use super::subset;

/// Writes a style sheet with the text faces that occur, of each the letters that do.
pub(super) fn write(out: &mut String, scene: &Scene, fonts: &Fonts) {
    let mut rules = String::new();
    for face in FaceName::ALL {
        let Some(family) = family(face) else { continue };
        let texts = scene.items.iter().filter_map(|item| match item {
            Item::Text(text) if text.face == face => Some(&text.text),
            _ => None,
        });
        let letters: BTreeSet<char> = texts.flat_map(|text| text.chars()).collect();
        let shapers = fonts.shapers(face);
        let (Some(shaper), Some(data)) = (shapers.first(), fonts.data(face)) else {
            continue;
        };
        if let Some(part) = subset::of(data, &shaper.axes(), &letters) {
            rule(&mut rules, family, face.weight(), &part);
        }
    }
    if !rules.is_empty() {
        out.push_str("<style>\n");
        out.push_str(&rules);
        out.push_str("</style>\n");
    }
}

/// What a face is called in the picture; icons are outlines there.
const fn family(face: FaceName) -> Option<&'static str> {
    match face {
        FaceName::Icons => None,
        FaceName::Serif | FaceName::SerifMedium => Some(SERIF_FAMILY),
        FaceName::Condensed | FaceName::CondensedSemibold => Some(CONDENSED_FAMILY),
        FaceName::Sans | FaceName::SansMedium | FaceName::SansSemibold => Some(SANS_FAMILY),
    }
}

fn rule(out: &mut String, family: &str, weight: u16, data: &[u8]) {
    out.push_str(&format!(
        "@font-face{{font-family:'{family}';font-weight:{weight};src:url(data:font/ttf;base64,"
    ));
    base64(out, data);
    out.push_str(")}\n");
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(out: &mut String, data: &[u8]) {
    out.reserve(data.len().div_ceil(3) * 4);
    for chunk in data.chunks(3) {
        let bits = chunk.iter().enumerate().fold(0_u32, |bits, (index, byte)| {
            bits | u32::from(*byte) << (16 - 8 * index)
        });
        for place in 0..4 {
            out.push(if place <= chunk.len() {
                digit(bits >> (18 - 6 * place) & 63)
            } else {
                '='
            });
        }
    }
}

fn digit(value: u32) -> char {
    let (first, place) = match value {
        0..26 => ('A', value),
        26..52 => ('a', value - 26),
        52..62 => ('0', value - 52),
        62 => ('+', 0),
        _ => ('/', 0),
    };
    char::from_u32(u32::from(first) + place).unwrap_or('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_matches_the_vectors_of_the_rfc() {
        for (data, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
        ] {
            let mut out = String::new();
            base64(&mut out, data.as_bytes());
            assert_eq!(out, coded);
        }
        let mut out = String::new();
        base64(&mut out, &[0xFB, 0xFF, 0xBF]);
        assert_eq!(out, "+/+/");
    }
}
