//! Which things are shown: those that their marks allow, less those that mean nothing without what
//! is not shown, and so on until nothing more falls.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::item::{Item, Need};
use crate::model::{
    Brief, Id, Kind, List, Scenario,
    card::{Card, Listed},
    handling::Room,
};

/// What bears each id that is shown. An id that two things bear is shown as long as one is.
pub(super) type Shown<'a> = HashMap<&'a Id, Vec<Kind>, RandomState>;

/// Something that may fall: a card, or a slide.
struct Node<'a> {
    kind: Kind,
    place: usize,
    bears: Vec<(&'a Id, Kind)>,
    needs: Vec<Need<'a>>,
}

/// Whether an id names something that is shown and of one of these kinds; none: any.
pub(super) fn is_shown(shown: &Shown<'_>, id: &Id, kinds: &[Kind]) -> bool {
    shown.get(id).is_some_and(|bearers| match kinds {
        [] => !bearers.is_empty(),
        kinds => bearers.iter().any(|kind| kinds.contains(kind)),
    })
}

/// Whether a need is met by what is shown.
pub(super) fn is_met(shown: &Shown<'_>, need: &Need<'_>) -> bool {
    need.iter().any(|(id, kinds)| is_shown(shown, id, kinds))
}

/// What is shown, and which cards and slides fall though their marks allow them.
pub(super) fn of<'a>(
    scenario: &'a Scenario,
    room: &'a Room,
    brief: Option<&'a Brief>,
) -> (Shown<'a>, HashSet<(Kind, usize)>) {
    let mut making = Making {
        room,
        shown: Shown::default(),
        nodes: Vec::new(),
    };
    making.list(&scenario.parties);
    making.list(&scenario.talks);
    making.list(&scenario.issues);
    making.list(&scenario.proposals);
    making.list(&scenario.positions);
    making.list(&scenario.commitments);
    making.list(&scenario.implications);
    making.list(&scenario.reactions);
    making.list(&scenario.sources);
    making.list(&scenario.relations);
    making.list(&scenario.views);
    if let Some(brief) = brief {
        making.item(0, brief);
        if brief.handling.visible_in(room) {
            for (place, slide) in brief.slides.iter().enumerate() {
                making.item(place, slide);
            }
        }
    }
    making.fall()
}

struct Making<'a> {
    room: &'a Room,
    shown: Shown<'a>,
    nodes: Vec<Node<'a>>,
}

impl<'a> Making<'a> {
    fn list<T: Listed + Card + Item>(&mut self, list: &'a List<T>) {
        for (place, card) in list.iter().enumerate() {
            self.item(place, card);
        }
    }

    fn item<T: Item>(&mut self, place: usize, item: &'a T) {
        if !item.is_allowed(self.room) {
            return;
        }
        let mut needs = Vec::new();
        item.needs(&mut |need| needs.push(need));
        let mut bears = Vec::new();
        item.bears(self.room, &mut |id, kind| {
            // What has no name cannot be named.
            if !id.as_str().is_empty() {
                self.shown.entry(id).or_default().push(kind);
                if !needs.is_empty() {
                    bears.push((id, kind));
                }
            }
        });
        if !needs.is_empty() {
            self.nodes.push(Node {
                kind: T::KIND,
                place,
                bears,
                needs,
            });
        }
    }

    fn fall(mut self) -> (Shown<'a>, HashSet<(Kind, usize)>) {
        let mut dependents: HashMap<&Id, Vec<usize>, RandomState> = HashMap::default();
        for (number, node) in self.nodes.iter().enumerate() {
            for (id, _) in node.needs.iter().flatten() {
                dependents.entry(id).or_default().push(number);
            }
        }
        let mut fallen = HashSet::new();
        let mut waiting: Vec<usize> = (0..self.nodes.len()).collect();
        while let Some(number) = waiting.pop() {
            let Some(node) = self.nodes.get(number) else {
                continue;
            };
            let stands = node.needs.iter().all(|need| is_met(&self.shown, need));
            if stands || !fallen.insert((node.kind, node.place)) {
                continue;
            }
            for (id, kind) in &node.bears {
                if let Some(bearers) = self.shown.get_mut(id)
                    && let Some(at) = bearers.iter().position(|bearer| bearer == kind)
                {
                    bearers.swap_remove(at);
                }
                waiting.extend(dependents.get(id).into_iter().flatten());
            }
        }
        (self.shown, fallen)
    }
}
