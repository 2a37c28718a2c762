//! Names that the tabs of a workbook may have.

use std::collections::HashSet;

/// The most letters, counted as spreadsheets do (UTF-16).
const MOST: usize = 31;

/// The names as a workbook can have them: not empty, at most 31 letters, none of `[ ] : * ? / \`,
/// no apostrophe at either end, not `History` (which Excel keeps for itself), and no two the same
/// but for capitals.
pub(super) fn fitting<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::from(["history".to_owned()]);
    let mut fitting = Vec::new();
    for (place, name) in names.enumerate() {
        let plain = plain(name);
        let plain = if plain.is_empty() {
            format!("Sheet {}", place + 1)
        } else {
            plain
        };
        let mut own = shortened(&plain, MOST);
        let mut count = 1;
        while !taken.insert(own.to_lowercase()) {
            count += 1;
            let ending = format!(" ({count})");
            own = format!("{}{ending}", shortened(&plain, MOST - ending.len()));
        }
        fitting.push(own);
    }
    fitting
}

fn plain(name: &str) -> String {
    let allowed = |letter: char| match letter {
        '[' => '(',
        ']' => ')',
        ':' | '*' | '?' | '/' | '\\' => '-',
        letter if letter.is_control() || letter.is_whitespace() => ' ',
        letter => letter,
    };
    let text: String = name.chars().map(allowed).collect();
    // What XML cannot hold.
    let text = text.replace(['\u{FFFE}', '\u{FFFF}'], "");
    text.trim_matches(|c: char| c == '\'' || c.is_whitespace())
        .to_owned()
}

fn shortened(name: &str, most: usize) -> String {
    if name.encode_utf16().count() <= most {
        return name.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let letters = name.chars().take_while(|letter| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    });
    let short: String = letters.collect();
    format!("{}…", short.trim_end_matches([' ', '\'']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_the_rules_and_are_told_apart() {
        let long = "Security guarantees for a long time to come";
        let names = [
            "Positions",
            "positions",
            "",
            "a/b:c",
            "'quoted'",
            long,
            long,
            "History",
            "[x]",
            "***",
        ];
        let fitting = fitting(names.into_iter());
        assert_eq!(
            fitting,
            [
                "Positions",
                "positions (2)",
                "Sheet 3",
                "a-b-c",
                "quoted",
                "Security guarantees for a long…",
                "Security guarantees for a… (2)",
                "History (2)",
                "(x)",
                "---",
            ]
        );
    }

    #[test]
    fn any_name_is_made_to_fit() {
        let pieces = [
            "'", "[", "🕊", "é", " ", "\n", "History", ":", "\u{FFFF}", "\0",
        ];
        let mut random = fastrand::Rng::with_seed(3);
        let names: Vec<String> = (0..2_000)
            .map(|_| {
                (0..random.usize(..40))
                    .map(|_| pieces[random.usize(..10)])
                    .collect()
            })
            .collect();
        let fitting = fitting(names.iter().map(String::as_str));
        let mut seen = HashSet::new();
        for name in &fitting {
            assert!((1..=31).contains(&name.encode_utf16().count()), "{name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\0', '\n']));
            assert!(!name.starts_with('\'') && !name.ends_with('\''), "{name}");
            assert!(seen.insert(name.to_lowercase()), "{name}");
        }
    }
}
