//! The colours of cells, by name.

use std::collections::BTreeMap;

/// A colour of cells, and of what is written on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// Behind the text: red, green, blue.
    pub fill: [u8; 3],
    /// The text.
    pub text: [u8; 3],
}

impl Tone {
    /// A fill with black or white text on it, whichever is easier to read.
    pub fn on(fill: [u8; 3]) -> Self {
        let light = luminance(fill);
        // The contrast of two colours by WCAG 2: (lighter + 0.05) / (darker + 0.05).
        let with_black = (light + 0.05) / 0.05;
        let with_white = 1.05 / (light + 0.05);
        let text = if with_black >= with_white { 0 } else { 255 };
        Self {
            fill,
            text: [text; 3],
        }
    }
}

/// How light a colour is, 0 to 1: the relative luminance of WCAG 2.
fn luminance(rgb: [u8; 3]) -> f64 {
    let [red, green, blue] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The colours that cells name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tones(BTreeMap<String, Tone>);

impl Tones {
    /// The colour of this name. A name that nobody gave a colour is no colour.
    pub fn get(&self, name: &str) -> Option<Tone> {
        self.0.get(name).copied()
    }
}

impl<N: Into<String>> FromIterator<(N, Tone)> for Tones {
    fn from_iter<I: IntoIterator<Item = (N, Tone)>>(tones: I) -> Self {
        let named = tones.into_iter().map(|(name, tone)| (name.into(), tone));
        Self(named.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_black_on_light_and_white_on_dark() {
        for (fill, text) in [
            ([0xFF, 0xFF, 0xFF], 0),
            ([0x00, 0x00, 0x00], 255),
            ([0xB2, 0x18, 0x2B], 255),
            ([0x21, 0x66, 0xAC], 255),
            ([0x92, 0xC5, 0xDE], 0),
            ([0xF4, 0xA5, 0x82], 0),
        ] {
            assert_eq!(Tone::on(fill).text, [text; 3], "{fill:?}");
        }
    }
}
