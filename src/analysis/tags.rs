//! The tags that are in use.

use std::collections::HashMap;

use super::fold::{fold, in_reading_order};
use crate::model::Scenario;

/// Every tag with how many cards have it, in the order of the alphabet. Tags that differ only in
/// case or accents are one, spelled as it is first.
pub fn all(scenario: &Scenario) -> Vec<(String, usize)> {
    count(scenario.all_cards().flat_map(|card| card.common().tags))
}

/// The same of some tags.
pub fn count<'a>(tags: impl Iterator<Item = &'a String>) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for tag in tags {
        let place = *places.entry(fold(tag)).or_insert_with(|| {
            found.push((tag.clone(), 0));
            found.len() - 1
        });
        if let Some((_, count)) = found.get_mut(place) {
            *count += 1;
        }
    }
    found.sort_by(|(a, _), (b, _)| in_reading_order(&fold(a), &fold(b)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_counted_whatever_their_case() {
        let tags = ["Security", "économie", "security", "Economie", "aid"].map(str::to_owned);
        assert_eq!(
            count(tags.iter()),
            [
                ("aid".to_owned(), 1),
                ("économie".to_owned(), 2),
                ("Security".to_owned(), 2)
            ]
        );
    }
}
