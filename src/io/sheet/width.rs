//! How wide texts are, in letters of a typewriter.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// How wide a text on one line is; a Chinese letter is as wide as two Latin ones.
pub(super) fn of(text: &str) -> usize {
    text.width()
}

/// The most letters of a line that are looked at: no column is as wide.
const MOST: usize = 200;

/// How wide the longest line of a text is, up to [`MOST`].
pub(super) fn of_lines(text: &str) -> usize {
    let wide = |line: &str| {
        let letters = line.chars().take(MOST);
        letters.filter_map(|letter| letter.width()).sum()
    };
    text.lines().map(wide).max().unwrap_or(0)
}
