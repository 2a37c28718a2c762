//! Values as other programs write them: numbers, colours, tags, directions and signs.

use super::limits;

/// A finite number; a decimal comma is understood.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let parsed = text.parse::<f64>().ok();
    let parsed = parsed.or_else(|| match text.split_once(',') {
        Some((whole, part)) => format!("{whole}.{part}").parse().ok(),
        None => None,
    });
    parsed.filter(|number| number.is_finite())
}

/// A coordinate in points, if it is a number and not absurdly large.
pub(super) fn coordinate(text: &str) -> Option<f32> {
    let parsed = text.trim().parse::<f32>().ok();
    parsed.filter(|number| number.abs() <= limits::MAX_PLACE)
}

/// A width or height in points, if it is a number above 0 and not absurdly large.
pub(super) fn extent(text: &str) -> Option<f32> {
    let parsed = text.trim().parse::<f32>().ok();
    parsed.filter(|number| *number > 0.0 && *number <= limits::MAX_SIZE)
}

/// `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(1, 2, 3)` or `1,2,3`.
pub(super) fn colour(text: &str) -> Option<[u8; 3]> {
    let text = text.trim();
    if let Some(digits) = text.strip_prefix('#') {
        let digits: Vec<u8> = digits
            .chars()
            .take(9)
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        return match digits.as_slice() {
            [r, g, b] => Some([r * 17, g * 17, b * 17]),
            [r, rr, g, gg, b, bb] | [r, rr, g, gg, b, bb, _, _] => {
                Some([r * 16 + rr, g * 16 + gg, b * 16 + bb])
            }
            _ => None,
        };
    }
    let inner = text
        .strip_prefix("rgba(")
        .or_else(|| text.strip_prefix("rgb("))
        .map_or(text, |rest| rest.trim_end_matches(')'));
    let mut parts = inner.split(',').map(channel);
    Some([parts.next()??, parts.next()??, parts.next()??])
}

/// A part of a colour, 0 to 255; some programs write it with decimals.
pub(super) fn channel(text: &str) -> Option<u8> {
    let text = text.trim();
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    whole.parse().ok()
}

/// A colour as `#rrggbb`.
pub(super) fn hex([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Whether a tie is directed, if the text says so.
pub(super) fn directed(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "directed" | "true" | "1" | "yes" | "y" | "->" | "one-way" | "oneway" => Some(true),
        "undirected" | "mutual" | "false" | "0" | "no" | "n" | "--" | "<->" | "both"
        | "bidirectional" | "two-way" | "none" => Some(false),
        _ => None,
    }
}

/// The sign of a tie: -1, 0 or 1.
pub(super) fn sign(text: &str) -> Option<i8> {
    match text.trim().to_lowercase().as_str() {
        "+" | "positive" | "pos" | "plus" => Some(1),
        "-" | "\u{2212}" | "negative" | "neg" | "minus" => Some(-1),
        "neutral" | "none" | "unknown" => Some(0),
        other => number(other).map(sign_of),
    }
}

/// The sign of a number.
pub(super) fn sign_of(number: f64) -> i8 {
    if number > 0.0 {
        1
    } else if number < 0.0 {
        -1
    } else {
        0
    }
}

/// Tags in one text. With a `|` in it, that parts them; or else commas and semicolons do.
pub(super) fn tags(text: &str) -> Vec<String> {
    let separators: &[char] = if text.contains('|') {
        &['|']
    } else {
        &[',', ';']
    };
    let mut tags = Vec::new();
    text.split(separators)
        .for_each(|tag| push_tag(&mut tags, tag));
    tags
}

/// Adds a tag, or several where a `|` parts it; blank ones are left out.
pub(super) fn push_tag(tags: &mut Vec<String>, tag: &str) {
    let parts = tag.split('|').map(str::trim).filter(|tag| !tag.is_empty());
    tags.extend(parts.map(str::to_owned));
}

/// Tags in one text, so that [`tags`] gives the same again.
pub(super) fn tag_text(tags: &[String]) -> String {
    match tags {
        // Alone it has no `|`, without which its commas would part it.
        [one] if one.contains([',', ';']) => format!("{one}|"),
        _ => tags.join("|"),
    }
}

/// The other way up, without a negative zero.
pub(super) fn flipped(y: f32) -> f32 {
    0.0 - y
}
