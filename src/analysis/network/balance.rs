//! Alliances that pull against themselves: triads of parties out of balance.
//!
//! Of three parties that are all tied by signed relations, the triad is balanced when the product
//! of the signs is positive: the friend of a friend is a friend, the enemy of a friend an enemy.
//! What is out of balance is under strain, and tends to change (Heider 1946; Cartwright and Harary
//! 1956).

use std::collections::BTreeMap;

use super::{Network, Seen, Tie};
use crate::model::Kind;

/// Three parties whose relations are out of balance.
#[derive(Clone, Debug, PartialEq)]
pub struct Triad {
    /// The parties, as places of things.
    pub parties: [usize; 3],
    /// The ties between them, as places.
    pub ties: Vec<usize>,
    /// What strains it, in a sentence.
    pub says: String,
}

/// The triads out of balance among the parties that are seen, in the order of the list. Two
/// parties whose relations are of both signs are not counted: nobody can tell what they are.
pub fn unbalanced(network: &Network, seen: &Seen) -> Vec<Triad> {
    let mut between: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for place in &seen.ties {
        let Some(tie) = network.ties.get(*place) else {
            continue;
        };
        let are_parties = [tie.from, tie.to].into_iter().all(|end| {
            let node = network.nodes.get(end);
            node.is_some_and(|node| node.kind == Kind::Party)
        });
        if tie.sign != 0 && tie.from != tie.to && are_parties {
            let pair = (tie.from.min(tie.to), tie.from.max(tie.to));
            between.entry(pair).or_default().push(*place);
        }
    }
    let sign = |ties: &[usize]| {
        let mut signs = ties
            .iter()
            .filter_map(|place| Some(network.ties.get(*place)?.sign));
        let first = signs.next()?;
        signs.all(|other| other == first).then_some(first)
    };
    let signed: BTreeMap<(usize, usize), i8> = between
        .iter()
        .filter_map(|(pair, ties)| Some((*pair, sign(ties)?)))
        .collect();
    let mut neighbours: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (a, b) in signed.keys() {
        neighbours.entry(*a).or_default().push(*b);
    }
    let mut found = Vec::new();
    for ((a, b), first) in &signed {
        for c in neighbours.get(b).into_iter().flatten() {
            let (Some(second), Some(third)) = (signed.get(&(*b, *c)), signed.get(&(*a, *c))) else {
                continue;
            };
            if first * second * third > 0 {
                continue;
            }
            let pairs = [(*a, *b), (*b, *c), (*a, *c)];
            let ties: Vec<usize> = pairs
                .iter()
                .filter_map(|pair| between.get(pair))
                .flatten()
                .copied()
                .collect();
            found.push(Triad {
                parties: [*a, *b, *c],
                says: says(network, &pairs, &between, &signed),
                ties,
            });
        }
    }
    found
}

/// The friendly ties first, then what they do not go with.
fn says(
    network: &Network,
    pairs: &[(usize, usize); 3],
    between: &BTreeMap<(usize, usize), Vec<usize>>,
    signed: &BTreeMap<(usize, usize), i8>,
) -> String {
    let name = |place: usize| {
        let node = network.nodes.get(place);
        node.map(|node| node.title.clone()).unwrap_or_default()
    };
    let clause = |pair: &(usize, usize)| {
        let first = between.get(pair)?.first()?;
        let tie: &Tie = network.ties.get(*first)?;
        let verb = match (tie.mutual, tie.sign) {
            (true, 1) => "is on the side of",
            (true, _) => "is against",
            (false, 1) => "is for",
            (false, _) => "is against",
        };
        Some(format!("{} {verb} {}", name(tie.from), name(tie.to)))
    };
    let of_sign = |wanted: i8| -> Vec<String> {
        let pairs = pairs
            .iter()
            .filter(|pair| signed.get(pair) == Some(&wanted));
        pairs.filter_map(clause).collect()
    };
    let (friendly, hostile) = (of_sign(1), of_sign(-1));
    if friendly.is_empty() {
        return format!(
            "{}: three that are all against each other, though two might join against the third",
            hostile.join(", ")
        );
    }
    format!("{}, but {}", friendly.join(" and "), hostile.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{moments::Moments, network},
        model::{
            Id, Party, Ref, Relation, Scenario, View,
            word::{Lens, RelationKind},
        },
    };

    fn triads(relations: &[(&str, &str, RelationKind)]) -> Vec<Triad> {
        let mut scenario = Scenario::default();
        for id in ["a", "b", "c", "d"] {
            scenario.parties.push(Party {
                id: Id::from(id),
                name: id.to_uppercase(),
                ..Party::default()
            });
        }
        for (number, (from, to, kind)) in relations.iter().enumerate() {
            scenario.relations.push(Relation {
                id: Id::from(format!("relation-{number}")),
                from: Ref::from(&Id::from(*from)),
                to: Ref::from(&Id::from(*to)),
                kind: Some(kind.clone()),
                ..Relation::default()
            });
        }
        let network = network::of(
            &scenario,
            &Moments::of(&scenario),
            &crate::analysis::moments::AsOf::Now,
        );
        let view = View {
            lens: Some(Lens::Alliances),
            ..View::default()
        };
        let seen = network::see(&network, &scenario, &view);
        unbalanced(&network, &seen)
    }

    use RelationKind::{Ally, Opposes, Supports};

    #[test]
    fn a_friend_of_a_friend_who_is_an_enemy_is_told() {
        let found = triads(&[
            ("a", "b", Supports),
            ("b", "c", Supports),
            ("a", "c", Opposes),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].parties, [0, 1, 2]);
        assert_eq!(found[0].ties.len(), 3);
        assert_eq!(
            found[0].says,
            "A is for B and B is for C, but A is against C"
        );
    }

    #[test]
    fn what_goes_together_is_not() {
        assert!(triads(&[("a", "b", Ally), ("b", "c", Ally), ("a", "c", Ally)]).is_empty());
        assert!(triads(&[("a", "b", Ally), ("b", "c", Opposes), ("a", "c", Opposes)]).is_empty());
        assert!(triads(&[("a", "b", Ally), ("b", "c", Opposes)]).is_empty());
        // Of both signs: nobody can tell.
        let mixed = [
            ("a", "b", Ally),
            ("b", "a", Opposes),
            ("b", "c", Ally),
            ("a", "c", Opposes),
        ];
        assert!(triads(&mixed).is_empty());
    }

    #[test]
    fn three_enemies_are_out_of_balance_too() {
        let found = triads(&[
            ("a", "b", Opposes),
            ("c", "b", Opposes),
            ("d", "a", Ally),
            ("a", "c", Opposes),
        ]);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].says.contains("C is against B"),
            "{}",
            found[0].says
        );
    }
}
