//! What a view of the map shows of the graph.

use std::collections::{HashSet, VecDeque};

use super::{Network, Node, Tie, TieKind};
use crate::model::{Id, Kind, Scenario, View, word::Lens};

/// What is seen of a graph: places in its lists, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// The things.
    pub nodes: Vec<usize>,
    /// The ties; both of their ends are seen.
    pub ties: Vec<usize>,
    /// Where positions are asked for: how many options and provisions are left out because none is
    /// known on them.
    pub unasked: usize,
}

/// What a view shows: its lens first, then its filters, then the neighbourhood of its focus.
pub fn see(network: &Network, scenario: &Scenario, view: &View) -> Seen {
    let lens = view.lens.clone().unwrap_or(Lens::Everything);
    let subject = view.subject.as_ref().map(|subject| subject.id());
    let targets = subject.map(|subject| with_parts(network, subject));
    let kinds: HashSet<&str> = view.kinds.iter().map(String::as_str).collect();
    let ties: HashSet<&str> = view.ties.iter().map(String::as_str).collect();
    let parties: HashSet<&Id> = view.parties.iter().map(|party| party.id()).collect();
    let hidden: HashSet<&Id> = view.hidden.iter().map(|hidden| hidden.id()).collect();
    let focus = view.focus.as_ref().map(|focus| focus.id());
    let passes = |node: &Node| {
        let is_named = Some(&node.id) == focus || Some(&node.id) == subject;
        let of_kind = kinds.is_empty() || kinds.contains(kind_key(node.kind)) || is_named;
        let is_party = node.kind == Kind::Party && !parties.is_empty();
        of_kind
            && !hidden.contains(&node.id)
            && (!is_party || parties.contains(&node.id) || is_named)
            && (view.tags.is_empty() || has_tag(scenario, node, &view.tags))
    };
    let shown: Vec<bool> = network.nodes.iter().map(passes).collect();
    let is_shown = |place: usize| shown.get(place) == Some(&true);
    let of_lens = |tie: &Tie| {
        let (Some(from), Some(to)) = (network.nodes.get(tie.from), network.nodes.get(tie.to))
        else {
            return false;
        };
        asks_for(&lens, tie, from, to)
            && targets.as_ref().is_none_or(|targets| {
                lens != Lens::Stances || targets.contains(&tie.to) || targets.contains(&tie.from)
            })
    };
    let mut seen_ties: Vec<usize> = (0..network.ties.len())
        .filter(|place| {
            network.ties.get(*place).is_some_and(|tie| {
                (ties.is_empty() || ties.contains(tie.kind.key()))
                    && is_shown(tie.from)
                    && is_shown(tie.to)
                    && of_lens(tie)
            })
        })
        .collect();
    let unasked = if lens == Lens::Stances {
        without_positions(network, &mut seen_ties)
    } else {
        0
    };
    // A question shows what has to do with it; everything is everything.
    let mut seen: Vec<bool> = if lens == Lens::Everything {
        shown.clone()
    } else {
        let mut seen = vec![false; shown.len()];
        let ends = seen_ties
            .iter()
            .filter_map(|place| network.ties.get(*place));
        for end in ends.flat_map(|tie| [tie.from, tie.to]) {
            set(&mut seen, end, true);
        }
        // What others are folded into stays, whatever is left of its ties: it can be opened again.
        for (place, node) in network.nodes.iter().enumerate() {
            if node.holds > 0 && is_shown(place) && is_about(&lens, node.kind) {
                set(&mut seen, place, true);
            }
        }
        for named in [subject, focus].into_iter().flatten() {
            if let Some(place) = network.place(named).filter(|place| is_shown(*place)) {
                set(&mut seen, place, true);
            }
        }
        seen
    };
    if let Some(start) = focus.and_then(|focus| network.place(focus)) {
        let degrees = view
            .degrees
            .map_or(1.0, |degrees| degrees.0)
            .clamp(0.0, 64.0) as usize;
        let near = within(network, &seen_ties, start, degrees);
        for (place, is_seen) in seen.iter_mut().enumerate() {
            *is_seen &= near.get(place) == Some(&true);
        }
        seen_ties.retain(|place| {
            network.ties.get(*place).is_some_and(|tie| {
                near.get(tie.from) == Some(&true) && near.get(tie.to) == Some(&true)
            })
        });
    }
    Seen {
        nodes: (0..seen.len())
            .filter(|place| seen.get(*place) == Some(&true))
            .collect(),
        ties: seen_ties,
        unasked,
    }
}

/// Takes out the ties to parts on which nobody is on record; tells how many parts those are.
fn without_positions(network: &Network, ties: &mut Vec<usize>) -> usize {
    let of = |place: &usize| network.ties.get(*place);
    let stances = ties.iter().filter_map(of);
    let stances = stances.filter(|tie| tie.kind == TieKind::Stance);
    let known: HashSet<usize> = stances.map(|tie| tie.to).collect();
    let part_of = |tie: &Tie| {
        let is_part = |end: usize| {
            network
                .nodes
                .get(end)
                .is_some_and(|node| node.whole.is_some())
        };
        [tie.from, tie.to].into_iter().find(|end| is_part(*end))
    };
    let mut out: HashSet<usize> = HashSet::new();
    ties.retain(|place| {
        let Some(tie) = network.ties.get(*place) else {
            return false;
        };
        match part_of(tie) {
            Some(part) if tie.kind == TieKind::PartOf && !known.contains(&part) => {
                out.insert(part);
                false
            }
            _ => true,
        }
    });
    out.len()
}

/// Of what is seen, the surroundings of the thing with most ties: it and its neighbours, theirs,
/// and so on, up to so many things.
pub fn surroundings(network: &Network, seen: &Seen, most: usize) -> Seen {
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); network.nodes.len()];
    for tie in seen
        .ties
        .iter()
        .filter_map(|place| network.ties.get(*place))
    {
        for (a, b) in [(tie.from, tie.to), (tie.to, tie.from)] {
            if let Some(list) = neighbours.get_mut(a) {
                list.push(b);
            }
        }
    }
    let degree = |place: usize| neighbours.get(place).map_or(0, Vec::len);
    // The first of those with most ties.
    let Some(hub) = seen
        .nodes
        .iter()
        .copied()
        .rev()
        .max_by_key(|place| degree(*place))
    else {
        return Seen::default();
    };
    let mut near = vec![false; network.nodes.len()];
    set(&mut near, hub, true);
    let mut waiting = VecDeque::from([hub]);
    let mut count = 1;
    while let Some(place) = waiting.pop_front() {
        for next in neighbours.get(place).into_iter().flatten() {
            if count < most && near.get(*next) == Some(&false) {
                set(&mut near, *next, true);
                waiting.push_back(*next);
                count += 1;
            }
        }
    }
    let is_near = |place: usize| near.get(place) == Some(&true);
    let is_tie_near = |place: &&usize| {
        let tie = network.ties.get(**place);
        tie.is_some_and(|tie| is_near(tie.from) && is_near(tie.to))
    };
    Seen {
        nodes: seen
            .nodes
            .iter()
            .copied()
            .filter(|place| is_near(*place))
            .collect(),
        ties: seen.ties.iter().filter(is_tie_near).copied().collect(),
        unasked: seen.unasked,
    }
}

/// How the file names a kind of node.
pub fn kind_key(kind: Kind) -> &'static str {
    kind.noun()
}

fn set(all: &mut [bool], place: usize, value: bool) {
    if let Some(one) = all.get_mut(place) {
        *one = value;
    }
}

/// A thing and its parts.
fn with_parts(network: &Network, subject: &Id) -> HashSet<usize> {
    let is_it = |node: &Node| node.id == *subject || node.whole.as_ref() == Some(subject);
    let all = network.nodes.iter().enumerate();
    all.filter(|(_, node)| is_it(node))
        .map(|(place, _)| place)
        .collect()
}

fn has_tag(scenario: &Scenario, node: &Node, tags: &[String]) -> bool {
    let card = node.whole.as_ref().unwrap_or(&node.id);
    scenario
        .card(card)
        .is_some_and(|card| card.common().tags.iter().any(|tag| tags.contains(tag)))
}

/// Whether a question is about things of this kind.
fn is_about(lens: &Lens, kind: Kind) -> bool {
    match lens {
        Lens::Everything | Lens::Unlisted(_) => true,
        Lens::Meetings => matches!(kind, Kind::Party | Kind::Talk),
        Lens::Tabling => matches!(kind, Kind::Party | Kind::Proposal | Kind::Talk),
        Lens::Stances => kind != Kind::Talk,
        Lens::Guarantees => matches!(kind, Kind::Party | Kind::Proposal | Kind::Commitment),
        Lens::Conditions => matches!(kind, Kind::Proposal | Kind::Issue),
        Lens::Alliances => kind == Kind::Party,
    }
}

/// Whether a tie belongs to what a lens asks.
fn asks_for(lens: &Lens, tie: &Tie, from: &Node, to: &Node) -> bool {
    use TieKind as T;
    let are = |a: Kind, b: Kind| from.kind == a && to.kind == b;
    match lens {
        Lens::Everything | Lens::Unlisted(_) => true,
        Lens::Meetings => match tie.kind {
            T::TakesPart | T::Follows => true,
            T::PartOf | T::Mediates => to.kind == Kind::Talk,
            _ => false,
        },
        Lens::Tabling => matches!(
            tie.kind,
            T::Tabled | T::Signed | T::Supersedes | T::TabledAt
        ),
        Lens::Stances => matches!(tie.kind, T::Stance | T::PartOf) && to.kind != Kind::Talk,
        Lens::Guarantees => matches!(tie.kind, T::Guarantees | T::Verifies | T::Responsible),
        Lens::Conditions => matches!(tie.kind, T::Condition | T::InReturn | T::DependsOn),
        Lens::Alliances => {
            are(Kind::Party, Kind::Party)
                && matches!(
                    tie.kind,
                    T::Ally
                        | T::Member
                        | T::Supports
                        | T::Opposes
                        | T::Pressures
                        | T::Mediates
                        | T::Guarantees
                        | T::Other
                )
        }
    }
}

/// What can be reached from a thing by so many ties, whichever way they lead.
fn within(network: &Network, ties: &[usize], start: usize, degrees: usize) -> Vec<bool> {
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); network.nodes.len()];
    for tie in ties.iter().filter_map(|place| network.ties.get(*place)) {
        for (a, b) in [(tie.from, tie.to), (tie.to, tie.from)] {
            if let Some(list) = neighbours.get_mut(a) {
                list.push(b);
            }
        }
    }
    let mut near = vec![false; network.nodes.len()];
    set(&mut near, start, true);
    let mut waiting = VecDeque::from([(start, 0)]);
    while let Some((place, steps)) = waiting.pop_front() {
        if steps == degrees {
            continue;
        }
        for next in neighbours.get(place).into_iter().flatten() {
            if near.get(*next) == Some(&false) {
                set(&mut near, *next, true);
                waiting.push_back((*next, steps + 1));
            }
        }
    }
    near
}
