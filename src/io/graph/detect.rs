//! Which format a file has.

use std::path::Path;

use super::xml::Pull;
use super::{Format, table, text};

/// How much of a file is looked at, in bytes.
const SAMPLE: usize = 64 * 1024;

/// The format of a file, by what is in it, and by its name where that does not say enough. DOT is
/// recognised as well, so that [`super::read`] can say that it is not read.
pub fn detect(bytes: &[u8], file_name: &str) -> Option<Format> {
    let named = Path::new(file_name)
        .extension()
        .and_then(|extension| extension.to_str())
        .and_then(Format::from_extension);
    let (text, _) = text::decode(beginning(bytes)).ok()?;
    let start = text.trim_start();
    if start.starts_with('<') {
        return by_root(&text);
    }
    if start.starts_with(['{', '[']) {
        let known = start.contains("\"elements\"") || start.contains("\"connections\"");
        return (known || named == Some(Format::Kumu)).then_some(Format::Kumu);
    }
    if is_dot(start) {
        return Some(Format::Dot);
    }
    table::looks_like(&text).or(match named {
        Some(Format::Csv) => Some(Format::Csv),
        _ => None,
    })
}

/// The first part of a file, not cut within a character of UTF-8 or UTF-16.
fn beginning(bytes: &[u8]) -> &[u8] {
    let Some(part) = bytes.get(..SAMPLE) else {
        return bytes;
    };
    match str::from_utf8(part) {
        Err(error) if error.error_len().is_none() => part.get(..error.valid_up_to()),
        _ => Some(part),
    }
    .unwrap_or(part)
}

fn by_root(text: &str) -> Option<Format> {
    let mut pull = Pull::new(text, Format::GraphMl);
    let root = pull.root().ok()?;
    match root.name().to_ascii_lowercase().as_str() {
        "graphml" => Some(Format::GraphMl),
        "gexf" => Some(Format::Gexf),
        _ => None,
    }
}

/// Whether it begins as DOT does: `strict`, `graph` or `digraph`, a name, and a brace.
fn is_dot(start: &str) -> bool {
    let head: String = start.chars().take(300).collect();
    let Some((head, _)) = head.split_once('{') else {
        return false;
    };
    let mut words = head.split_whitespace().map(str::to_ascii_lowercase);
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let graph = |word: &str| word == "graph" || word == "digraph";
    graph(&first) || (first == "strict" && graph(&second))
}
