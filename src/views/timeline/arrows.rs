//! The arrows from what comes before to what hangs on it.

use egui::{Color32, Rect, Shape, Stroke, Ui, vec2};

use super::{
    canvas::View,
    draw::Emphasis,
    lay::{MARK, Spot},
    prepare::Prepared,
    routes,
};
use crate::{
    analysis::timeline::{Arrow, EventKind},
    theme::Tokens,
};

/// Of more arrows than these only those that stand out are drawn.
const MOST: usize = 400;

pub(super) fn paint(
    ui: &Ui,
    prepared: &Prepared,
    emphasis: &Emphasis<'_>,
    placed: &dyn Fn(usize) -> Option<Spot>,
    view: &View,
    tokens: &Tokens,
) {
    let Some(timeline) = &prepared.timeline else {
        return;
    };
    let is_few = timeline.arrows.len() <= MOST;
    let mut drawn: Vec<(u8, Vec<egui::Pos2>, Color32)> = Vec::new();
    for arrow in &timeline.arrows {
        let Some((rank, colour)) = look(prepared, arrow, emphasis, tokens) else {
            continue;
        };
        if rank == 0 && !is_few {
            continue;
        }
        let (Some(from), Some(to)) = (
            body(prepared, arrow.from, placed),
            body(prepared, arrow.to, placed),
        ) else {
            continue;
        };
        if !from.union(to).expand(20.0).intersects(view.track) {
            continue;
        }
        drawn.push((rank, routes::route(from, to), colour));
    }
    // What stands out lies above the rest.
    drawn.sort_by_key(|(rank, ..)| *rank);
    for (rank, way, colour) in drawn {
        let width = if rank == 0 { 1.0 } else { 1.8 };
        head(ui, &way, colour);
        ui.painter()
            .add(Shape::line(way, Stroke::new(width, colour)));
    }
}

/// How much an arrow stands out, and its colour.
fn look(
    prepared: &Prepared,
    arrow: &Arrow,
    emphasis: &Emphasis<'_>,
    tokens: &Tokens,
) -> Option<(u8, Color32)> {
    let ends = [arrow.from, arrow.to].map(|place| prepared.event(place).map(|it| &it.id));
    let [Some(from), Some(to)] = ends else {
        return None;
    };
    let is_in_chain = emphasis.chain.contains(from) && emphasis.chain.contains(to);
    Some(if arrow.is_broken {
        (3, tokens.danger)
    } else if is_in_chain {
        (2, tokens.accent)
    } else if arrow.is_critical && emphasis.marks_critical {
        (1, tokens.warn)
    } else {
        (0, tokens.ink_soft.gamma_multiply(0.45))
    })
}

/// What an arrow begins at or ends before.
fn body(prepared: &Prepared, place: usize, placed: &dyn Fn(usize) -> Option<Spot>) -> Option<Rect> {
    let spot = placed(place)?;
    let event = prepared.event(place)?;
    Some(if event.kind == EventKind::Talk {
        spot.bar
    } else {
        Rect::from_center_size(spot.mark, vec2(MARK, MARK))
    })
}

fn head(ui: &Ui, way: &[egui::Pos2], colour: Color32) {
    let [.., before, end] = way else { return };
    let along = (*end - *before).normalized();
    let aside = along.rot90() * 3.2;
    let back = *end - along * 6.0;
    ui.painter().add(Shape::convex_polygon(
        vec![*end, back + aside, back - aside],
        colour,
        Stroke::NONE,
    ));
}
