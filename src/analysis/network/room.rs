//! What of the graph a room may see.

use std::collections::HashMap;

use super::{Network, Node};
use crate::model::{
    Id, Kind, Scenario,
    handling::{Room, part_visible_in},
};

impl Network {
    /// The part of it that a room may see: from nothing, what is allowed is added. A thing, if its
    /// card may be seen, and its part too; a tie, if both its ends may, and the card that says so,
    /// and a position only if it is not held in private.
    #[must_use]
    pub fn for_room(&self, scenario: &Scenario, room: &Room) -> Self {
        let mut places: HashMap<usize, usize> = HashMap::new();
        let mut allowed = Self::default();
        for (place, node) in self.nodes.iter().enumerate() {
            if is_visible(scenario, node, room) {
                places.insert(place, allowed.nodes.len());
                allowed.nodes.push(node.clone());
            }
        }
        for tie in &self.ties {
            let ends = (places.get(&tie.from), places.get(&tie.to));
            let (Some(from), Some(to)) = ends else {
                continue;
            };
            let is_said = tie
                .card
                .as_ref()
                .is_none_or(|card| says(scenario, card, room));
            if is_said {
                let mut tie = tie.clone();
                (tie.from, tie.to) = (*from, *to);
                allowed.ties.push(tie);
            }
        }
        allowed
    }
}

fn is_visible(scenario: &Scenario, node: &Node, room: &Room) -> bool {
    let card = node.whole.as_ref().unwrap_or(&node.id);
    let Some(card) = scenario.card(card) else {
        return false;
    };
    let part = match node.kind {
        Kind::Choice => scenario
            .choice(&node.id)
            .and_then(|(_, option)| option.handling.as_ref()),
        Kind::Provision => scenario
            .provision(&node.id)
            .and_then(|(_, part)| part.handling.as_ref()),
        _ => None,
    };
    part_visible_in(card.common().handling, part, room)
}

fn says(scenario: &Scenario, card: &Id, room: &Room) -> bool {
    let is_private = scenario
        .positions
        .get(card)
        .is_some_and(|position| position.private);
    let card = scenario.card(card);
    !is_private && card.is_some_and(|card| card.common().handling.visible_in(room))
}
