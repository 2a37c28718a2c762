//! The colours by what they are for.

use egui::{Color32, Context, Shadow, Theme, Ui};

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// Behind everything.
    pub desk: Color32,
    /// Cards and panels.
    pub paper: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub ink_soft: Color32,
    /// Borders.
    pub hairline: Color32,
    /// Selection, links, primary button.
    pub accent: Color32,
    /// What is selected or under the pointer, behind text.
    pub accent_wash: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Deadlines, unsaved, checks.
    pub warn: Color32,
    /// Text on the warning colour.
    pub on_warn: Color32,
    /// Destructive acts, errors, red lines.
    pub danger: Color32,
    /// What is under the pointer, on paper.
    pub hover: Color32,
    /// Behind the text of a field.
    pub field: Color32,
    /// What lies over the program while a dialog is open.
    pub veil: Color32,
    /// Whether this is the dark theme.
    pub is_dark: bool,
}

const fn hex(rgb: u32) -> Color32 {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

impl Tokens {
    /// The light theme.
    pub const LIGHT: Self = Self {
        desk: hex(0xEF_EC_E6),
        paper: hex(0xFC_FB_F8),
        ink: hex(0x1E_21_26),
        ink_soft: hex(0x5C_60_68),
        hairline: hex(0xD9_D4_CA),
        accent: hex(0x1F_4E_79),
        accent_wash: hex(0xDC_E6_F0),
        on_accent: hex(0xFF_FF_FF),
        warn: hex(0x9A_5B_00),
        on_warn: hex(0xFF_FF_FF),
        danger: hex(0xA3_26_1B),
        hover: hex(0xF3_F0_EA),
        field: hex(0xF3_F1_EC),
        veil: Color32::from_rgba_premultiplied(12, 12, 13, 90),
        is_dark: false,
    };

    /// The dark theme.
    pub const DARK: Self = Self {
        desk: hex(0x1B_1C_1F),
        paper: hex(0x25_27_2B),
        ink: hex(0xE8_E6_E1),
        ink_soft: hex(0xA5_A8_AE),
        hairline: hex(0x39_3C_42),
        accent: hex(0x8D_B8_E2),
        accent_wash: hex(0x2C_3B_4B),
        on_accent: hex(0x14_1A_20),
        warn: hex(0xE8_B0_4B),
        on_warn: hex(0x1B_1C_1F),
        danger: hex(0xF0_8A_7E),
        hover: hex(0x2D_30_35),
        field: hex(0x1D_1F_22),
        veil: Color32::from_rgba_premultiplied(0, 0, 0, 130),
        is_dark: true,
    };

    /// The tokens of the theme that `ui` is drawn in.
    pub fn of(ui: &Ui) -> Self {
        Self::for_theme(ui.visuals().dark_mode)
    }

    /// The tokens of the theme that the program is drawn in.
    pub fn of_context(ctx: &Context) -> Self {
        Self::for_theme(ctx.theme() == Theme::Dark)
    }

    /// The shadow of a sheet that is lifted off the desk.
    pub const fn lifted_shadow(&self) -> Shadow {
        Shadow {
            offset: [0, 6],
            blur: 18,
            spread: 0,
            color: self.veil,
        }
    }

    /// The dark tokens or the light ones.
    pub const fn for_theme(is_dark: bool) -> Self {
        if is_dark { Self::DARK } else { Self::LIGHT }
    }
}

/// The colours that parties are given in turn: Okabe and Ito's palette, which the colour-blind
/// can tell apart, with amber in the place of its yellow, which would vanish on paper, and without
/// its orange, which would pass for the amber. Then come those of Paul Tol's muted scheme that
/// are like none of these.
pub const PARTY_COLOURS: [[u8; 3]; 12] = [
    [0x00, 0x72, 0xB2],
    [0xD5, 0x5E, 0x00],
    [0x00, 0x9E, 0x73],
    [0x56, 0xB4, 0xE9],
    [0xCC, 0x79, 0xA7],
    [0xC9, 0x8A, 0x00],
    [0x33, 0x22, 0x88],
    [0x88, 0x22, 0x55],
    [0x99, 0x99, 0x33],
    [0x66, 0x11, 0x00],
    [0x44, 0xAA, 0x99],
    [0x80, 0x80, 0x80],
];

/// A colour of the document, as the interface draws it.
pub fn colour([red, green, blue]: [u8; 3]) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// Black or white, whichever can be read on this colour: by the brightness that the eye gives to
/// each of its parts (ITU-R BT.601).
pub fn readable_on(colour: Color32) -> Color32 {
    let [red, green, blue, _] = colour.to_array().map(f32::from);
    if 0.299 * red + 0.587 * green + 0.114 * blue > 110.0 {
        Color32::BLACK
    } else {
        Color32::WHITE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
    }

    /// The contrast of WCAG 2.1.
    pub(crate) fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_every_ground_it_stands_on() {
        for tokens in [Tokens::LIGHT, Tokens::DARK] {
            let grounds = [
                tokens.desk,
                tokens.paper,
                tokens.hover,
                tokens.field,
                tokens.accent_wash,
            ];
            for ground in grounds {
                for text in [tokens.ink, tokens.ink_soft, tokens.accent, tokens.danger] {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{text:?} on {ground:?}: {ratio:.2}");
                }
            }
            for ground in [tokens.desk, tokens.paper] {
                assert!(contrast(tokens.warn, ground) >= 4.5);
            }
            assert!(contrast(tokens.on_accent, tokens.accent) >= 4.5);
            assert!(contrast(tokens.on_warn, tokens.warn) >= 4.5);
        }
        use super::super::stance;
        use crate::model::word::{Stance, Word as _};
        for value in Stance::ALL {
            let look = stance::look(value);
            let ratio = contrast(look.text, look.fill);
            assert!(ratio >= 4.5, "{value:?}: {ratio:.2}");
        }
    }
}
