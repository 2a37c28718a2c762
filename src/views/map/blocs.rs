//! Blocs on the map: a frame around a party and its members, and how many are folded into one.

use std::collections::HashMap;

use egui::{Color32, Pos2, Rect, pos2, vec2};

use super::{
    draw::Emphasis,
    prepare::{Prepared, Spot},
};
use crate::{
    analysis::network::{self, Network},
    model::Kind,
    scene::{Anchor, Block, Circle, Dash, FaceName, Item, Stroke, Text},
    theme::{self, Tokens},
};

/// Around the members of a bloc.
pub(super) const AIR: f32 = 16.0;

/// A party with its members, as spots.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bloc {
    pub(super) hub: usize,
    pub(super) members: Vec<usize>,
}

impl Bloc {
    /// The party and its members.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.hub).chain(self.members.iter().copied())
    }
}

/// The blocs of parties that are seen; `at` tells the spots of nodes.
pub(super) fn of(network: &Network, at: &HashMap<usize, usize>) -> Vec<Bloc> {
    let is_party = |place: usize| {
        let node = network.nodes.get(place);
        node.is_some_and(|node| node.kind == Kind::Party)
    };
    network::blocs(network)
        .into_iter()
        .filter(|(whole, _)| is_party(*whole))
        .filter_map(|(whole, parts)| {
            let members: Vec<usize> = parts
                .iter()
                .filter_map(|part| at.get(part).copied())
                .collect();
            let hub = *at.get(&whole)?;
            (!members.is_empty()).then_some(Bloc { hub, members })
        })
        .collect()
}

/// Frames around the blocs, if each of them lies together. A frame that would take in others would
/// say what is not so, and one here and none there would too: where things were moved apart, the
/// ties alone tell who belongs to whom.
pub(super) fn frames(
    items: &mut Vec<Item>,
    prepared: &Prepared,
    emphasis: &Emphasis,
    tokens: &Tokens,
) {
    let frames: Option<Vec<(&Bloc, Rect)>> = prepared
        .blocs
        .iter()
        .map(|bloc| Some((bloc, frame_of(prepared, bloc)?)))
        .collect();
    for (bloc, frame) in frames.unwrap_or_default() {
        let is_lit = bloc.all().any(|place| emphasis.is_lit(place));
        let colour = prepared.spots.get(bloc.hub).and_then(|spot| spot.colour);
        let colour = colour.map_or(tokens.ink_soft, theme::colour);
        let (fill, line) = if is_lit { (0.08, 0.6) } else { (0.03, 0.2) };
        items.push(Item::Block(Block {
            rect: frame,
            radius: 14.0,
            fill: Some(tokens.desk.lerp_to_gamma(colour, fill)),
            stroke: Some(Stroke {
                width: 1.2,
                colour: tokens.desk.lerp_to_gamma(colour, line),
                dash: Dash::Solid,
            }),
        }));
    }
}

/// What a bloc lies within; none if it takes in others.
fn frame_of(prepared: &Prepared, bloc: &Bloc) -> Option<Rect> {
    let rects = bloc.all().filter_map(|place| prepared.spots.get(place));
    let frame = rects.map(Spot::rect).reduce(|all, rect| all | rect)?;
    // The layout leaves a little more air than this around it.
    let frame = frame.expand(AIR - 2.0);
    let is_foreign = |place: usize| {
        let is_own = bloc.all().any(|own| own == place);
        let spot = prepared.spots.get(place);
        !is_own && spot.is_some_and(|spot| spot.rect().intersects(frame))
    };
    (!prepared.grid.within(frame).any(is_foreign)).then_some(frame)
}

/// A badge with how many are folded into a thing.
pub(super) fn count(items: &mut Vec<Item>, rect: Rect, holds: usize, ink: Color32, paper: Color32) {
    const RADIUS: f32 = 11.0;
    let centre: Pos2 = rect.right_bottom() + vec2(-2.0, -4.0);
    items.push(Item::Circle(Circle {
        centre,
        radius: RADIUS,
        fill: Some(paper),
        stroke: Some(Stroke {
            width: 1.4,
            colour: ink,
            dash: Dash::Solid,
        }),
    }));
    items.push(Item::Text(Text {
        at: pos2(centre.x, centre.y + 3.8),
        anchor: Anchor::Middle,
        text: format!("+{holds}"),
        face: FaceName::SansSemibold,
        size: 10.5,
        colour: ink,
        width: None,
    }));
}
