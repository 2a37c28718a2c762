//! Pages that have certain words.

use crate::{analysis::fold::fold, present::Page, scene::Item};

/// Which pages have all of these words, whatever their case or accents.
pub fn found(pages: &[Page], words: &str) -> Vec<usize> {
    let words = fold(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let has_all = |page: &Page| {
        let mut text = page.scene.title.clone();
        for item in &page.scene.items {
            if let Item::Text(own) = item {
                text.push(' ');
                text.push_str(&own.text);
            }
        }
        let text = fold(&text);
        words.iter().all(|word| text.contains(word))
    };
    let places = pages.iter().enumerate();
    places
        .filter_map(|(place, page)| has_all(page).then_some(place))
        .collect()
}
