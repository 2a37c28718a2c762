//! The fonts that a picture uses, within it.

use super::super::face::{SANS_FAMILY, SERIF_FAMILY};
use super::super::{FaceName, Fonts, Item, Scene};

/// Writes a style sheet with the files of the text faces that occur.
pub(super) fn write(out: &mut String, scene: &Scene, fonts: &Fonts) {
    let mut rules = String::new();
    let mut written: Vec<FontFace> = Vec::new();
    for face in FaceName::ALL {
        let occurs = scene
            .items
            .iter()
            .any(|item| matches!(item, Item::Text(text) if text.face == face));
        let (Some(font), Some(data)) = (FontFace::of(face), fonts.data(face)) else {
            continue;
        };
        if occurs && !written.contains(&font) {
            font.write(&mut rules, data);
            written.push(font);
        }
    }
    if !rules.is_empty() {
        out.push_str("<style>\n");
        out.push_str(&rules);
        out.push_str("</style>\n");
    }
}

/// What a file of ours is in a style sheet.
#[derive(Clone, Copy, PartialEq)]
struct FontFace {
    family: &'static str,
    weights: &'static str,
    widths: &'static str,
}

impl FontFace {
    /// The sans is one variable file. The condensed faces are in it too, but not under their first
    /// name, so that they are found under the second.
    const fn of(face: FaceName) -> Option<Self> {
        let (family, weights) = match face {
            FaceName::Icons => return None,
            FaceName::Serif => (SERIF_FAMILY, "400"),
            FaceName::SerifMedium => (SERIF_FAMILY, "500"),
            _ => (SANS_FAMILY, "100 700"),
        };
        let widths = match face {
            FaceName::Serif | FaceName::SerifMedium => "100%",
            _ => "85% 100%",
        };
        Some(Self {
            family,
            weights,
            widths,
        })
    }

    fn write(self, out: &mut String, data: &[u8]) {
        let Self {
            family,
            weights,
            widths,
        } = self;
        out.push_str(&format!(
            "@font-face{{font-family:'{family}';font-weight:{weights};font-stretch:{widths};\
             src:url(data:font/ttf;base64,"
        ));
        base64(out, data);
        out.push_str(")}\n");
    }
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
