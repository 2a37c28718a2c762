//! What differs between two scenarios of which one came from the other by edits.
//!
//! They share what no edit touched, so that cards are told apart by where they are in memory: ten
//! thousand of them are compared in the time in which a few are looked at.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::model::{Id, Kind, Scenario, card::Card};

/// A card that was added, removed, changed or moved.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Where it stood in its list and what it was; none: it was added.
    pub before: Option<(usize, &'a dyn Card)>,
    /// Where it stands and what it is; none: it was removed.
    pub after: Option<(usize, &'a dyn Card)>,
}

impl Change<'_> {
    /// Whether the card is the same, only elsewhere among the others.
    pub fn is_move(&self) -> bool {
        match (self.before, self.after) {
            (Some((_, before)), Some((_, after))) => address(before) == address(after),
            _ => false,
        }
    }
}

impl std::fmt::Debug for Change<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let place =
            |side: Option<(usize, &dyn Card)>| side.map(|(at, card)| (at, card.id().clone()));
        write!(
            f,
            "{:?} from {:?} to {:?}",
            self.kind,
            place(self.before),
            place(self.after)
        )
    }
}

/// The cards that differ between two scenarios. A card that others came before or went from is
/// not among them.
pub fn between<'a>(before: &'a Scenario, after: &'a Scenario) -> Vec<Change<'a>> {
    let mut changes = Vec::new();
    for kind in Kind::CARDS {
        if !before.shares_list(after, kind) {
            in_list(kind, before, after, &mut changes);
        }
    }
    changes
}

fn address(card: &dyn Card) -> usize {
    std::ptr::from_ref(card).cast::<u8>().addr()
}

fn in_list<'a>(
    kind: Kind,
    before: &'a Scenario,
    after: &'a Scenario,
    changes: &mut Vec<Change<'a>>,
) {
    let (start, end) = before.shared_ends(after, kind);
    let between = |scenario: &'a Scenario| -> Vec<&'a dyn Card> {
        let last = scenario.count(kind) - end;
        (start..last)
            .filter_map(|at| scenario.card_at(kind, at))
            .collect()
    };
    let (old_rest, new_rest) = (between(before), between(after));
    let (gone, come) =
        differing_nearby(&old_rest, &new_rest).unwrap_or_else(|| differing(&old_rest, &new_rest));
    // What went and came under one id was changed, or only moved.
    let mut came: HashMap<&Id, usize> = HashMap::new();
    for (place, at) in come.iter().enumerate().rev() {
        if let Some(card) = new_rest.get(*at) {
            came.insert(card.id(), place);
        }
    }
    let mut is_paired = vec![false; come.len()];
    for at in gone {
        let Some(card) = old_rest.get(at) else {
            continue;
        };
        let place = came.remove(card.id());
        if let Some(paired) = place.and_then(|place| is_paired.get_mut(place)) {
            *paired = true;
        }
        let after = place
            .and_then(|place| come.get(place))
            .and_then(|at| Some((start + at, *new_rest.get(*at)?)));
        changes.push(Change {
            kind,
            before: Some((start + at, *card)),
            after,
        });
    }
    for (at, _) in come.iter().zip(is_paired).filter(|(_, paired)| !paired) {
        changes.push(Change {
            kind,
            before: None,
            after: new_rest.get(*at).map(|card| (start + at, *card)),
        });
    }
}

/// The same as [`differing`], if each difference is of a few cards: what most edits do is seen
/// without looking anything up.
fn differing_nearby(old: &[&dyn Card], new: &[&dyn Card]) -> Option<(Vec<usize>, Vec<usize>)> {
    /// How many cards in a row may be gone or have come.
    const NEAR: usize = 8;
    let at = |cards: &[&dyn Card], place: usize| cards.get(place).map(|card| address(*card));
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        let (here, there) = (address(*a), address(*b));
        if here == there {
            (i, j) = (i + 1, j + 1);
        } else if a.id() == b.id() {
            gone.push(i);
            come.push(j);
            (i, j) = (i + 1, j + 1);
        } else {
            // The shorter way to the next card that both have.
            let (ahead, in_old) = (1..=NEAR).find_map(|few| {
                if at(old, i + few) == Some(there) {
                    Some((few, true))
                } else {
                    (at(new, j + few) == Some(here)).then_some((few, false))
                }
            })?;
            if in_old {
                gone.extend(i..i + ahead);
                i += ahead;
            } else {
                come.extend(j..j + ahead);
                j += ahead;
            }
        }
    }
    gone.extend(i..old.len());
    come.extend(j..new.len());
    Some((gone, come))
}

/// The places in the old list that must be taken out, and those in the new one that must be put
/// in, to make one of the other. What stays keeps its order; of what was moved, that which moved
/// farther is taken out and put in.
fn differing(old: &[&dyn Card], new: &[&dyn Card]) -> (Vec<usize>, Vec<usize>) {
    let places = |cards: &[&dyn Card]| -> HashMap<usize, usize, RandomState> {
        let places = cards.iter().enumerate();
        places.map(|(at, card)| (address(*card), at)).collect()
    };
    let mut maps = None;
    let mut moved = HashSet::new();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    loop {
        let (a, b) = (
            old.get(i).map(|card| address(*card)),
            new.get(j).map(|card| address(*card)),
        );
        let (a, b) = match (a, b) {
            (None, None) => return (gone, come),
            (Some(a), Some(b)) if a == b => {
                i += 1;
                j += 1;
                continue;
            }
            pair => pair,
        };
        let (in_old, in_new) = maps.get_or_insert_with(|| (places(old), places(new)));
        let goes_to = a
            .filter(|a| !moved.contains(a))
            .and_then(|a| in_new.get(&a));
        let comes_from = b
            .filter(|b| !moved.contains(b))
            .and_then(|b| in_old.get(&b));
        match (a, b) {
            (Some(_), b) if goes_to.is_none() || b.is_none() => {
                gone.push(i);
                i += 1;
            }
            (a, Some(_)) if comes_from.is_none() || a.is_none() => {
                come.push(j);
                j += 1;
            }
            _ => {
                // Both are in both lists, farther on.
                let far = |to: Option<&usize>, here: usize| to.map_or(0, |to| to.abs_diff(here));
                if far(goes_to, j) > far(comes_from, i) {
                    moved.extend(a);
                    gone.push(i);
                    i += 1;
                } else {
                    moved.extend(b);
                    come.push(j);
                    j += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Talk;

    fn talks(ids: &[&str]) -> Scenario {
        let talk = |id: &&str| Talk {
            id: Id::from(*id),
            ..Talk::default()
        };
        Scenario {
            talks: ids.iter().map(talk).collect(),
            ..Scenario::default()
        }
    }

    fn told(before: &Scenario, after: &Scenario) -> Vec<String> {
        let id = |side: Option<(usize, &dyn Card)>| side.map(|(_, card)| card.id().to_string());
        between(before, after)
            .iter()
            .map(|change| match (id(change.before), id(change.after)) {
                (Some(id), None) => format!("-{id}"),
                (None, Some(id)) => format!("+{id}"),
                (Some(id), _) if change.is_move() => format!("~{id}"),
                (id, _) => format!("!{}", id.unwrap()),
            })
            .collect()
    }

    #[test]
    fn tells_what_was_added_removed_changed_and_moved() {
        let before = talks(&["a", "b", "c", "d", "e"]);
        assert!(told(&before, &before.clone()).is_empty());
        let mut after = before.clone();
        after.talks.at_mut(1).unwrap().venue = "Geneva".to_owned();
        assert_eq!(told(&before, &after), ["!b"]);
        after.talks.remove(3);
        assert_eq!(told(&before, &after), ["!b", "-d"]);
        after.talks.push(Talk {
            id: Id::from("f"),
            ..Talk::default()
        });
        assert_eq!(told(&before, &after), ["!b", "-d", "+f"]);
        assert_eq!(told(&after, &before), ["!b", "-f", "+d"]);
    }

    #[test]
    fn one_card_that_moves_far_is_all_that_has_moved() {
        let before = talks(&["a", "b", "c", "d", "e"]);
        for (from, to, id) in [(0, 4, "a"), (4, 0, "e"), (1, 3, "b"), (3, 1, "d")] {
            let mut after = before.clone();
            let card = after.talks.remove(from).unwrap();
            after.talks.insert(to, card);
            assert_eq!(told(&before, &after), [format!("~{id}")], "{from} to {to}");
        }
    }

    #[test]
    fn runs_that_go_or_come_or_change_places_are_told_too() {
        let names: Vec<String> = (0..40).map(|number| format!("t{number:02}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let before = talks(&names);
        let mut after = before.clone();
        for _ in 0..12 {
            after.talks.remove(5);
        }
        let gone: Vec<String> = names[5..17].iter().map(|id| format!("-{id}")).collect();
        assert_eq!(told(&before, &after), gone);
        // A run that changes places with a longer one: only the shorter has moved.
        let mut after = before.clone();
        for _ in 0..10 {
            let card = after.talks.remove(3).unwrap();
            after.talks.insert(29, card);
        }
        let moved = told(&before, &after);
        assert!(
            moved.iter().all(|change| change.starts_with('~')),
            "{moved:?}"
        );
        let order: Vec<&Id> = after.talks.iter().map(|talk| &talk.id).collect();
        let mut made: Vec<Option<&Id>> = before.talks.iter().map(|talk| Some(&talk.id)).collect();
        let changes = between(&before, &after);
        for change in &changes {
            made[change.before.unwrap().0] = None;
        }
        let mut made: Vec<&Id> = made.into_iter().flatten().collect();
        let mut come: Vec<_> = changes.iter().filter_map(|change| change.after).collect();
        come.sort_by_key(|(at, _)| *at);
        for (at, card) in come {
            made.insert(at, card.id());
        }
        assert_eq!(made, order);
    }

    #[test]
    fn a_run_of_cards_that_is_taken_out_leaves_the_others_alone() {
        let before = talks(&["a", "b", "c", "d", "e", "f"]);
        let mut after = before.clone();
        for _ in 0..3 {
            after.talks.remove(1);
        }
        assert_eq!(told(&before, &after), ["-b", "-c", "-d"]);
        assert_eq!(told(&after, &before), ["+b", "+c", "+d"]);
    }
}
