//! Blocs and wholes that are collapsed: what belongs to them is folded into one node.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Network, Tie, TieKind};
use crate::model::{Id, Kind};

/// What can be collapsed, in the order of the nodes, each with what it holds: a party that others
/// are members of, with its members; a card with its parts.
pub fn blocs(network: &Network) -> Vec<(usize, Vec<usize>)> {
    let mut held: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (whole, part) in holdings(network) {
        let list = held.entry(whole).or_default();
        if !list.contains(&part) {
            list.push(part);
        }
    }
    held.into_iter().collect()
}

/// Pairs of a whole and what belongs to it.
fn holdings(network: &Network) -> impl Iterator<Item = (usize, usize)> {
    let is_party = |place: usize| {
        let node = network.nodes.get(place);
        node.is_some_and(|node| node.kind == Kind::Party)
    };
    let held = move |tie: &Tie| match tie.kind {
        TieKind::Member if is_party(tie.from) && is_party(tie.to) => Some((tie.to, tie.from)),
        TieKind::PartOf => {
            let of = |place: usize| network.nodes.get(place);
            let (from, to) = (of(tie.from)?, of(tie.to)?);
            if from.whole.as_ref() == Some(&to.id) {
                Some((tie.to, tie.from))
            } else if to.whole.as_ref() == Some(&from.id) {
                Some((tie.from, tie.to))
            } else {
                None
            }
        }
        _ => None,
    };
    let pairs = network.ties.iter().filter_map(held);
    pairs.filter(|(whole, part)| whole != part)
}

/// The graph with these collapsed: what belongs to them is folded into them, its ties become
/// theirs, ties within vanish, and of ties that now say the same the strongest stays.
///
/// What belongs to several goes to the first of them; a circle of members folds into its first.
#[must_use]
pub fn fold(network: &Network, collapsed: &HashSet<&Id>) -> Network {
    if collapsed.is_empty() {
        return network.clone();
    }
    let mut within: HashMap<usize, usize> = HashMap::new();
    for (whole, parts) in blocs(network) {
        let is_collapsed = network
            .nodes
            .get(whole)
            .is_some_and(|node| collapsed.contains(&node.id));
        if is_collapsed {
            for part in parts {
                if root(&within, whole) != part {
                    within.entry(part).or_insert(whole);
                }
            }
        }
    }
    let mut folded = Network::default();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (place, node) in network.nodes.iter().enumerate() {
        if !within.contains_key(&place) {
            places.insert(place, folded.nodes.len());
            folded.nodes.push(node.clone());
        }
    }
    let place_of = |place: usize| places.get(&root(&within, place)).copied();
    for part in within.keys() {
        let whole = place_of(*part).and_then(|place| folded.nodes.get_mut(place));
        if let Some(whole) = whole {
            whole.holds += 1;
        }
    }
    let mut known: HashMap<Sameness, usize> = HashMap::new();
    for tie in &network.ties {
        let (Some(from), Some(to)) = (place_of(tie.from), place_of(tie.to)) else {
            continue;
        };
        let is_moved = within.contains_key(&tie.from) || within.contains_key(&tie.to);
        if from == to && is_moved {
            continue;
        }
        let tie = Tie {
            from,
            to,
            ..tie.clone()
        };
        if !is_moved {
            folded.ties.push(tie);
            continue;
        }
        let same = Sameness::of(&tie);
        match known
            .get(&same)
            .and_then(|place| folded.ties.get_mut(*place))
        {
            Some(other) => other.strength = other.strength.max(tie.strength),
            None => {
                known.insert(same, folded.ties.len());
                folded.ties.push(tie);
            }
        }
    }
    folded
}

/// What two ties have in common that say the same.
#[derive(PartialEq, Eq, Hash)]
struct Sameness(usize, usize, TieKind, i8, String);

impl Sameness {
    fn of(tie: &Tie) -> Self {
        Self(tie.from, tie.to, tie.kind, tie.sign, tie.says())
    }
}

/// What a thing is folded into in the end. No circle is ever entered, so it ends.
fn root(within: &HashMap<usize, usize>, mut place: usize) -> usize {
    while let Some(whole) = within.get(&place) {
        place = *whole;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{moments::Moments, network},
        model::{Party, Ref, Relation, Scenario, word::RelationKind},
    };

    fn party(id: &str, member_of: &[&str]) -> Party {
        Party {
            id: Id::from(id),
            name: id.to_owned(),
            member_of: member_of
                .iter()
                .map(|id| Ref::from(&Id::from(*id)))
                .collect(),
            ..Party::default()
        }
    }

    fn folded(parties: Vec<Party>, relations: Vec<Relation>, collapsed: &[&str]) -> Network {
        let mut scenario = Scenario::default();
        parties
            .into_iter()
            .for_each(|party| scenario.parties.push(party));
        relations
            .into_iter()
            .for_each(|relation| scenario.relations.push(relation));
        let whole = network::of(
            &scenario,
            &Moments::of(&scenario),
            &crate::analysis::moments::AsOf::Now,
        );
        let ids: Vec<Id> = collapsed.iter().map(|id| Id::from(*id)).collect();
        fold(&whole, &ids.iter().collect())
    }

    fn opposes(from: &str, to: &str) -> Relation {
        Relation {
            id: Id::from(format!("{from}-{to}")),
            from: Ref::from(&Id::from(from)),
            to: Ref::from(&Id::from(to)),
            kind: Some(RelationKind::Opposes),
            ..Relation::default()
        }
    }

    #[test]
    fn members_fold_into_their_bloc_and_their_ties_become_its() {
        let parties = vec![
            party("bloc", &[]),
            party("a", &["bloc"]),
            party("b", &["bloc"]),
            party("x", &[]),
        ];
        let relations = vec![opposes("a", "x"), opposes("b", "x"), opposes("a", "b")];
        let network = folded(parties, relations, &["bloc"]);
        let titles: Vec<&str> = network
            .nodes
            .iter()
            .map(|node| node.title.as_str())
            .collect();
        assert_eq!(titles, ["bloc", "x"]);
        assert_eq!(network.nodes[0].holds, 2);
        assert_eq!(network.ties.len(), 1);
        assert_eq!((network.ties[0].from, network.ties[0].to), (0, 1));
    }

    #[test]
    fn blocs_of_blocs_fold_into_the_outermost_that_is_collapsed() {
        let parties = || {
            vec![
                party("union", &[]),
                party("bloc", &["union"]),
                party("a", &["bloc"]),
                party("x", &[]),
            ]
        };
        let all = folded(parties(), vec![opposes("x", "a")], &["union", "bloc"]);
        assert_eq!(all.nodes.len(), 2);
        assert_eq!(all.nodes[0].holds, 2);
        assert_eq!(all.ties.len(), 1);
        let inner = folded(parties(), vec![opposes("x", "a")], &["bloc"]);
        assert_eq!(inner.nodes.len(), 3);
    }

    #[test]
    fn a_circle_of_members_folds_into_one_and_ends() {
        let parties = vec![party("a", &["b"]), party("b", &["a"]), party("c", &["c"])];
        let network = folded(parties, Vec::new(), &["a", "b", "c"]);
        assert_eq!(network.nodes.len(), 2);
        assert_eq!(network.nodes[0].holds, 1);
    }
}
