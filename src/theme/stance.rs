//! How a stance looks: one diverging scale that the colour-blind can read, with a glyph.

use egui::Color32;

use super::icons::{self, Icon};
use crate::model::word::Stance;

/// The look of a stance.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Behind the text.
    pub fill: Color32,
    /// The text on it.
    pub text: Color32,
    /// What goes with the word, so that colour never stands alone.
    pub icon: Icon,
}

/// How a stance looks, in both themes.
pub fn look(stance: &Stance) -> Look {
    let look = |fill: [u8; 3], text: Color32, icon| Look {
        fill: super::colour(fill),
        text,
        icon,
    };
    match stance {
        Stance::Rejects => look([0xB2, 0x18, 0x2B], Color32::WHITE, icons::REJECTS),
        Stance::Opposes => look([0xD6, 0x60, 0x4D], Color32::BLACK, icons::OPPOSES),
        Stance::Reluctant => look([0xF4, 0xA5, 0x82], Color32::BLACK, icons::RELUCTANT),
        Stance::Undecided => look([0xC9, 0xC9, 0xC4], Color32::BLACK, icons::UNDECIDED),
        Stance::Accepts => look([0x92, 0xC5, 0xDE], Color32::BLACK, icons::ACCEPTS),
        Stance::Supports => look([0x43, 0x93, 0xC3], Color32::BLACK, icons::SUPPORTS),
        Stance::Demands => look([0x21, 0x66, 0xAC], Color32::WHITE, icons::DEMANDS),
        Stance::NotKnown | Stance::Unlisted(_) => {
            look([0xB9, 0xB8, 0xB3], Color32::BLACK, icons::NOT_KNOWN)
        }
    }
}
