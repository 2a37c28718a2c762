//! Texts made comparable: without case, accents and the printer's quotes and dashes.

use std::{cmp::Ordering, ops::Range};

use nucleo_matcher::chars::{normalize, to_lower_case};

/// What a letter is compared as; nothing for a mark that stands on the letter before it.
fn folded_char(letter: char) -> Option<char> {
    match letter {
        '\u{300}'..='\u{36f}' => None,
        '‘' | '’' | 'ʼ' => Some('\''),
        '“' | '”' | '„' => Some('"'),
        '‐' | '‑' | '–' | '—' => Some('-'),
        letter if letter.is_whitespace() || letter.is_control() => Some(' '),
        letter => Some(to_lower_case(normalize(letter))),
    }
}

/// Adds the folded text to `into`.
pub fn fold_into(text: &str, into: &mut String) {
    let begin = into.len();
    // Most text is plain, and then there is little to do for it.
    let is_plain = |byte: &u8| byte.is_ascii() && !byte.is_ascii_control();
    if text.as_bytes().iter().all(is_plain) {
        into.push_str(text);
        if let Some(added) = into.get_mut(begin..) {
            added.make_ascii_lowercase();
        }
    } else {
        into.extend(text.chars().filter_map(|letter| {
            if letter.is_ascii() && !letter.is_ascii_control() {
                Some(letter.to_ascii_lowercase())
            } else {
                folded_char(letter)
            }
        }));
    }
}

/// The folded text.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    folded
}

/// A folded text that knows where in the original each of its letters stood.
#[derive(Clone, Debug)]
pub struct Traced {
    folded: String,
    /// For each byte of `folded`, and its end: the byte of the original.
    origins: Vec<usize>,
}

impl Traced {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        let mut folded = String::new();
        let mut origins = Vec::new();
        for (at, letter) in text.char_indices() {
            if let Some(letter) = folded_char(letter) {
                folded.push(letter);
                origins.resize(folded.len(), at);
            }
        }
        origins.push(text.len());
        Self { folded, origins }
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.folded
    }

    /// Where a range of the folded text stands in the original.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| {
            self.origins
                .get(byte)
                .or(self.origins.last())
                .copied()
                .unwrap_or_default()
        };
        at(range.start)..at(range.end)
    }
}

/// Whether a word begins at this byte of a folded text.
pub fn begins_word(folded: &str, at: usize) -> bool {
    match at.checked_sub(1).and_then(|at| folded.as_bytes().get(at)) {
        None => true,
        Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
        Some(_) => folded
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(|letter| !letter.is_alphanumeric()),
    }
}

/// Compares two folded texts as a reader would: `round 2` comes before `round 10`.
pub fn in_reading_order(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        let (number_a, rest_a) = leading_number(a);
        let (number_b, rest_b) = leading_number(b);
        let order = match (number_a, number_b) {
            (Some(x), Some(y)) => x.cmp(&y),
            _ => {
                let (mut letters_a, mut letters_b) = (a.chars(), b.chars());
                let order = letters_a.next().cmp(&letters_b.next());
                if order == Ordering::Equal && a.is_empty() {
                    return order;
                }
                (a, b) = (letters_a.as_str(), letters_b.as_str());
                if order != Ordering::Equal {
                    return order;
                }
                continue;
            }
        };
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
}

fn leading_number(text: &str) -> (Option<u128>, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits.parse().ok(), rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_quotes_make_no_difference() {
        assert_eq!(fold("Côte d’Ivoire"), "cote d'ivoire");
        assert_eq!(
            fold("Cafe\u{301}\n“Zürich” – ÉCOLE"),
            "cafe \"zurich\" - ecole"
        );
        assert_eq!(fold("Київ"), "київ");
    }

    #[test]
    fn a_range_is_found_again_in_the_original() {
        let text = "Über Cafe\u{301} Genève";
        let traced = Traced::of(text);
        assert_eq!(traced.text(), fold(text));
        for (word, original) in [
            ("uber", "Über"),
            ("cafe", "Cafe\u{301}"),
            ("geneve", "Genève"),
        ] {
            let at = traced.text().find(word).unwrap();
            let range = traced.original(&(at..at + word.len()));
            assert_eq!(text[range].trim(), original);
        }
    }

    #[test]
    fn numbers_are_read_as_numbers() {
        let mut titles = vec!["round 10", "round 2", "round", "annex 2b", "annex 2a"];
        titles.sort_by(|a, b| in_reading_order(a, b));
        assert_eq!(
            titles,
            ["annex 2a", "annex 2b", "round", "round 2", "round 10"]
        );
        assert_eq!(in_reading_order("", ""), Ordering::Equal);
        assert_eq!(in_reading_order("7", "7"), Ordering::Equal);
    }
}
