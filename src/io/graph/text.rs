//! Texts from files: their encoding, what they may hold, and how they are quoted.

use std::borrow::Cow;

use super::{ReadError, limits};

/// The characters of Windows-1252 from 0x80 to 0x9F; where it has none, U+FFFD.
const WESTERN: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
    '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}',
    'ž', 'Ÿ',
];

/// The text of a file, without a byte order mark, and whether its encoding was guessed.
///
/// UTF-8, UTF-16 with a byte order mark (as spreadsheets save "Unicode text"), or else
/// Windows-1252, in which spreadsheets in Western Europe save CSV.
///
/// # Errors
///
/// If it is empty, too large, or no text.
pub(in crate::io) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), ReadError> {
    if bytes.len() > limits::MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    let (text, guessed) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_western(rest),
        [0xFF, 0xFE, rest @ ..] => (Cow::Owned(utf16(rest, u16::from_le_bytes)), false),
        [0xFE, 0xFF, rest @ ..] => (Cow::Owned(utf16(rest, u16::from_be_bytes)), false),
        _ => utf8_or_western(bytes),
    };
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    // A text that had to be guessed and is full of control characters is a picture or an archive.
    let strange = text.chars().filter(|c| forbidden(*c)).count();
    if text.contains('\0') || (guessed && strange > text.len() / 100) {
        return Err(ReadError::NotText);
    }
    Ok((text, guessed))
}

fn utf8_or_western(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    if let Ok(text) = str::from_utf8(bytes) {
        return (Cow::Borrowed(text), false);
    }
    let text = bytes
        .iter()
        .map(|byte| {
            let place = byte.checked_sub(0x80).map(usize::from);
            let western = place.and_then(|place| WESTERN.get(place));
            western.copied().unwrap_or_else(|| char::from(*byte))
        })
        .collect();
    (Cow::Owned(text), true)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Whether no text here may hold it: XML 1.0 cannot (its production 2, `Char`), and nobody means it.
fn forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// The text without the characters that no format can hold.
pub(super) fn clean(text: &mut String) {
    if text.contains(forbidden) {
        text.retain(|c| !forbidden(c));
    }
}

/// The text in quotation marks, on one line and shortened, for a message.
pub(super) fn quoted(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(limits::MAX_QUOTE)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(limits::MAX_QUOTE).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}
