//! What can be asked of a graph: the way between two things, who is well placed in it.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::{
    algo::{articulation_points::articulation_points, tarjan_scc},
    graph::{DiGraph, UnGraph},
};

use super::{Network, Seen, Tie, TieKind};

/// The shortest way between two things over what is seen, whichever way the ties lead: places of
/// things, both ends among them. None if there is no way.
pub fn path(network: &Network, seen: &Seen, from: usize, to: usize) -> Option<Vec<usize>> {
    let neighbours = neighbours(network, seen);
    let mut before: HashMap<usize, usize> = HashMap::from([(from, from)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(place) = waiting.pop_front() {
        if place == to {
            let mut way = vec![to];
            let mut at = to;
            while at != from {
                at = *before.get(&at)?;
                way.push(at);
            }
            way.reverse();
            return Some(way);
        }
        for next in neighbours.get(&place).into_iter().flatten() {
            if !before.contains_key(next) {
                before.insert(*next, place);
                waiting.push_back(*next);
            }
        }
    }
    None
}

/// The ties of what is seen that stand in a circle of conditions: each of them leads, over others,
/// back to where it begins, so that none of them can come first.
pub fn circular(network: &Network, seen: &Seen) -> HashSet<usize> {
    // Within a strongly connected part everything leads to everything.
    let mut circle_of: HashMap<usize, usize> = HashMap::new();
    for (number, circle) in circles(network, seen).into_iter().enumerate() {
        circle_of.extend(circle.into_iter().map(|place| (place, number)));
    }
    let is_within = |tie: &Tie| {
        let circle = circle_of.get(&tie.from);
        circle.is_some() && circle == circle_of.get(&tie.to)
    };
    conditions(network, seen)
        .filter(|(_, tie)| is_within(tie))
        .map(|(place, _)| place)
        .collect()
}

/// The things that wait for each other in a circle, one list for each circle, in the order of the
/// nodes.
pub fn circles(network: &Network, seen: &Seen) -> Vec<Vec<usize>> {
    let ends = conditions(network, seen).map(|(_, tie)| (tie.from as u32, tie.to as u32));
    let graph: DiGraph<(), ()> = DiGraph::from_edges(ends);
    let mut circles: Vec<Vec<usize>> = tarjan_scc(&graph)
        .into_iter()
        .map(|part| part.into_iter().map(|node| node.index()).collect())
        .filter(|part: &Vec<usize>| part.len() > 1)
        .collect();
    circles.iter_mut().for_each(|circle| circle.sort_unstable());
    circles.sort_unstable();
    circles
}

fn conditions<'a>(network: &'a Network, seen: &'a Seen) -> impl Iterator<Item = (usize, &'a Tie)> {
    let ties = seen.ties.iter();
    let ties = ties.filter_map(|place| Some((*place, network.ties.get(*place)?)));
    ties.filter(|(_, tie)| {
        matches!(
            tie.kind,
            TieKind::Condition | TieKind::DependsOn | TieKind::InReturn
        )
    })
}

/// How a graph hangs together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// How many groups of two or more things that lead to each other.
    pub groups: usize,
    /// How many things are tied to nothing.
    pub alone: usize,
    /// The things without which others would be cut off from the largest rest of their group, and
    /// how many that would be; those first that hold most.
    pub joints: Vec<(usize, usize)>,
}

/// How what is seen hangs together: its connected parts, and its articulation points (Hopcroft and
/// Tarjan 1973).
pub fn parts(network: &Network, seen: &Seen) -> Parts {
    let neighbours = neighbours(network, seen);
    let group = |start: usize, without: Option<usize>, known: &mut HashSet<usize>| {
        let mut count = 0;
        let mut waiting = vec![start];
        known.insert(start);
        while let Some(place) = waiting.pop() {
            count += 1;
            for next in neighbours.get(&place).into_iter().flatten() {
                if Some(*next) != without && known.insert(*next) {
                    waiting.push(*next);
                }
            }
        }
        count
    };
    let mut parts = Parts::default();
    let mut known = HashSet::new();
    for start in &seen.nodes {
        if !known.contains(start) {
            match group(*start, None, &mut known) {
                1 => parts.alone += 1,
                _ => parts.groups += 1,
            }
        }
    }
    let ends = seen
        .ties
        .iter()
        .filter_map(|place| network.ties.get(*place));
    let ends = ends.map(|tie| (tie.from as u32, tie.to as u32));
    let graph: UnGraph<(), ()> = UnGraph::from_edges(ends);
    for joint in articulation_points(&graph) {
        let joint = joint.index();
        let mut known = HashSet::from([joint]);
        let mut sizes: Vec<usize> = Vec::new();
        for next in neighbours.get(&joint).into_iter().flatten() {
            if !known.contains(next) {
                sizes.push(group(*next, Some(joint), &mut known));
            }
        }
        let all: usize = sizes.iter().sum();
        let cut = all - sizes.iter().max().copied().unwrap_or_default();
        if cut > 0 {
            parts.joints.push((joint, cut));
        }
    }
    parts
        .joints
        .sort_unstable_by_key(|(place, cut)| (std::cmp::Reverse(*cut), *place));
    parts
}

/// How well placed a thing is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// How many others it is tied to.
    pub degree: usize,
    /// On how much of the shortest ways between others it lies, 0 to 1: betweenness (Brandes
    /// 2001), divided by the number of pairs of others.
    pub betweenness: f64,
}

/// How well placed each thing that is seen is, in the order of `seen.nodes`.
pub fn reading(network: &Network, seen: &Seen) -> Vec<Reading> {
    let neighbours = neighbours(network, seen);
    let count = seen.nodes.len();
    let at: HashMap<usize, usize> = seen
        .nodes
        .iter()
        .enumerate()
        .map(|(i, n)| (*n, i))
        .collect();
    let lists: Vec<Vec<usize>> = seen
        .nodes
        .iter()
        .map(|node| {
            let all = neighbours.get(node).into_iter().flatten();
            all.filter_map(|next| at.get(next).copied()).collect()
        })
        .collect();
    let mut between = vec![0.0_f64; count];
    for start in 0..count {
        accumulate(&lists, start, &mut between);
    }
    // Each pair was counted from both ends.
    let pairs = (count.saturating_sub(1) * count.saturating_sub(2)) as f64;
    lists
        .iter()
        .zip(between)
        .map(|(list, between)| Reading {
            degree: list.len(),
            betweenness: if pairs > 0.0 { between / pairs } else { 0.0 },
        })
        .collect()
}

fn neighbours(network: &Network, seen: &Seen) -> HashMap<usize, Vec<usize>> {
    let mut found: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut known: HashSet<(usize, usize)> = HashSet::new();
    for tie in seen
        .ties
        .iter()
        .filter_map(|place| network.ties.get(*place))
    {
        for (a, b) in [(tie.from, tie.to), (tie.to, tie.from)] {
            if a != b && known.insert((a, b)) {
                found.entry(a).or_default().push(b);
            }
        }
    }
    found
}

/// One round of Brandes: what lies on the shortest ways from one thing.
fn accumulate(lists: &[Vec<usize>], start: usize, between: &mut [f64]) {
    let count = lists.len();
    let mut order = Vec::with_capacity(count);
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut ways = vec![0.0_f64; count];
    let mut far = vec![usize::MAX; count];
    let value = |all: &[f64], place: usize| all.get(place).copied().unwrap_or_default();
    if let (Some(way), Some(distance)) = (ways.get_mut(start), far.get_mut(start)) {
        (*way, *distance) = (1.0, 0);
    }
    let mut waiting = VecDeque::from([start]);
    while let Some(place) = waiting.pop_front() {
        order.push(place);
        let distance = far.get(place).copied().unwrap_or_default();
        let own = value(&ways, place);
        for next in lists.get(place).into_iter().flatten() {
            let Some(there) = far.get_mut(*next) else {
                continue;
            };
            if *there == usize::MAX {
                *there = distance + 1;
                waiting.push_back(*next);
            }
            if *there == distance + 1 {
                if let Some(ways) = ways.get_mut(*next) {
                    *ways += own;
                }
                if let Some(before) = before.get_mut(*next) {
                    before.push(place);
                }
            }
        }
    }
    let mut shares = vec![0.0_f64; count];
    for place in order.into_iter().rev() {
        let share = (1.0 + value(&shares, place)) / value(&ways, place).max(1.0);
        for earlier in before.get(place).into_iter().flatten() {
            let part = value(&ways, *earlier) * share;
            if let Some(all) = shares.get_mut(*earlier) {
                *all += part;
            }
        }
        if place != start
            && let Some(between) = between.get_mut(place)
        {
            *between += value(&shares, place);
        }
    }
}
