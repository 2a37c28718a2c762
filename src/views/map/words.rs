//! The words of a map that is far away: the names of what matters most, as many as there is room
//! for.

use std::collections::HashMap;

use egui::{Galley, Painter, Rect, Vec2, text::LayoutJob};

use super::{
    draw::{Emphasis, dimmed, plate},
    prepare::{Prepared, Spot},
};
use crate::{
    theme::{Face, Tokens},
    widgets::scene::Placing,
};

const WIDTH: f32 = 132.0;
/// The size of the words on the screen.
const SIZE: f32 = 10.5;
/// No more names than these: more would be a carpet.
const MOST: usize = 160;
/// How many are tried.
const TRIED: usize = 4 * MOST;

/// How large names are on the screen, by spot, measured once.
pub(super) type Sizes = HashMap<usize, Vec2>;

/// Paints the names within the clip that have room.
pub(super) fn paint(
    painter: &Painter,
    prepared: &Prepared,
    emphasis: &Emphasis,
    placing: Placing,
    sizes: &mut Sizes,
    tokens: &Tokens,
) {
    let clip = painter.clip_rect();
    let is_seen = |place: &usize| {
        let spot = prepared.spots.get(*place);
        spot.is_some_and(|spot| clip.contains(placing.there(spot.centre())))
    };
    let mut taken: Vec<Rect> = Vec::new();
    for place in in_order(prepared, emphasis).filter(is_seen).take(TRIED) {
        if taken.len() >= MOST {
            break;
        }
        let Some(spot) = prepared.spots.get(place) else {
            continue;
        };
        let size = *sizes
            .entry(place)
            .or_insert_with(|| galley(painter, prepared, spot, tokens).size());
        let is_free = |rect: &Rect| {
            !taken.iter().any(|other| other.intersects(*rect))
                && !covers_a_shape(prepared, placing, *rect, place)
        };
        let places = around(spot, placing, size);
        let found = places.into_iter().find(is_free);
        // What is selected is always named.
        let forced = emphasis.is_selected(place).then_some(places[0]);
        let Some(rect) = found.or(forced) else {
            continue;
        };
        taken.push(rect);
        let colour = if emphasis.is_lit(place) {
            tokens.ink
        } else {
            dimmed(tokens.ink, tokens)
        };
        let galley = galley(painter, prepared, spot, tokens);
        painter.rect_filled(rect, egui::CornerRadius::same(3), plate(tokens));
        painter.galley_with_override_text_color(rect.min, galley, colour);
    }
}

/// Where the name of a thing may stand, the best place first: below it, beside it, above it.
fn around(spot: &Spot, placing: Placing, size: Vec2) -> [Rect; 4] {
    const AIR: f32 = 1.0;
    let centre = placing.there(spot.centre());
    let half = spot.shape / 2.0 * placing.scale;
    let beside = half.x + 3.0 * AIR + size.x / 2.0;
    let below = half.y + AIR + size.y / 2.0;
    [
        Vec2::new(0.0, below),
        Vec2::new(beside, 0.0),
        Vec2::new(-beside, 0.0),
        Vec2::new(0.0, -below),
    ]
    .map(|way| Rect::from_center_size(centre + way, size))
}

/// What is selected and what is lit comes first, then what matters most.
fn in_order<'a>(
    prepared: &'a Prepared,
    emphasis: &'a Emphasis,
) -> impl Iterator<Item = usize> + 'a {
    let is_first = |place: &usize| {
        emphasis.is_selected(*place) || (emphasis.lit.is_some() && emphasis.is_lit(*place))
    };
    let all = || prepared.by_weight.iter().map(|place| *place as usize);
    let chosen = emphasis.selected.iter().copied();
    let lit = all().filter(move |place| is_first(place) && !emphasis.is_selected(*place));
    chosen
        .chain(lit)
        .chain(all().filter(move |place| !is_first(place)))
}

fn covers_a_shape(prepared: &Prepared, placing: Placing, rect: Rect, own: usize) -> bool {
    let area = Rect::from_two_pos(placing.back(rect.min), placing.back(rect.max));
    let near = prepared.grid.within(area);
    near.filter(|place| *place != own)
        .filter_map(|place| prepared.spots.get(place))
        .any(|spot| Rect::from_center_size(spot.centre(), spot.shape).intersects(area))
}

fn galley(
    painter: &Painter,
    prepared: &Prepared,
    spot: &Spot,
    tokens: &Tokens,
) -> std::sync::Arc<Galley> {
    let node = prepared.network.nodes.get(spot.node);
    let title = node.map(|node| node.title.as_str()).unwrap_or_default();
    let mut job = LayoutJob::simple(
        title.to_owned(),
        Face::SansMedium.at(SIZE),
        tokens.ink,
        WIDTH,
    );
    job.wrap.max_rows = 2;
    painter.layout_job(job)
}
