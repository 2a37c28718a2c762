//! How wide words are.

use std::{collections::HashMap, fmt, sync::Mutex};

use crate::scene::{FaceName, Fonts};

/// Measures words, each once.
pub(in crate::present) struct Ruler {
    /// What it measures with.
    pub(in crate::present) fonts: Fonts,
    /// The widths of words at size 1.
    known: Mutex<HashMap<FaceName, HashMap<String, f32>>>,
}

/// How many words are remembered before it begins anew.
const MOST: usize = 20_000;

impl Ruler {
    pub(in crate::present) fn new(fonts: Fonts) -> Self {
        Self {
            fonts,
            known: Mutex::default(),
        }
    }

    /// How wide some words are in this face and size.
    pub(in crate::present) fn width(&self, face: FaceName, size: f32, words: &str) -> f32 {
        let mut known = match self.known.lock() {
            Ok(known) => known,
            Err(poisoned) => poisoned.into_inner(),
        };
        let known = known.entry(face).or_default();
        if let Some(width) = known.get(words) {
            return width * size;
        }
        let width = self.fonts.width(face, 1.0, words);
        if known.len() > MOST {
            known.clear();
        }
        known.insert(words.to_owned(), width);
        width * size
    }
}

impl fmt::Debug for Ruler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ruler").field("fonts", &self.fonts).finish()
    }
}
