//! How the events are painted.

use std::collections::HashSet;

use egui::{CornerRadius, Painter, Rect, Stroke, Ui, pos2, vec2};

use super::{
    arrows,
    canvas::View,
    lay::{Laid, LaneAt, MARK, Spot},
    lines,
    marks::{halo, lifelines, one, uncertain},
    prepare::Prepared,
    state::State,
};
use crate::{
    analysis::timeline::{EventKind, Lane},
    model::Id,
    theme::{Face, Tokens},
    views::Context,
    widgets::label,
};

/// How much is seen of what had not come yet at the moment from which one looks.
const NOT_YET: f32 = 0.38;

/// What stands out.
pub(super) struct Emphasis<'a> {
    pub(super) selected: Option<&'a Id>,
    /// Which event has been gone to.
    pub(super) current: Option<usize>,
    pub(super) hovered: Option<usize>,
    /// What hangs together with it.
    pub(super) chain: HashSet<Id>,
    pub(super) marks_critical: bool,
}

/// Everything that is painted with.
pub(super) struct Brush<'a> {
    pub(super) ui: &'a Ui,
    pub(super) painter: Painter,
    pub(super) tokens: Tokens,
    /// Whether there are only small marks, without words.
    pub(super) is_small: bool,
    /// Whether nothing has a date: then it needs not be said of each.
    pub(super) is_in_order: bool,
    /// Where the shade of what had not come yet begins.
    shade: f32,
    /// Whether what is written lies on a ground of its own already.
    has_ground: bool,
}

impl Brush<'_> {
    /// Takes lines away from behind what is written: it lies on the paper, or in the shade.
    pub(super) fn clear(&self, words: Rect) {
        if self.has_ground {
            return;
        }
        let room = words.expand2(vec2(3.0, 0.0));
        let mut painter = self.painter.clone();
        painter.set_opacity(1.0);
        let paper = self.tokens.paper;
        let shaded = paper.lerp_to_gamma(self.tokens.desk, lines::SHADE);
        let middle = self.shade.clamp(room.left(), room.right());
        for (part, colour) in [
            (room.left()..=middle, paper),
            (middle..=room.right(), shaded),
        ] {
            let part = Rect::from_x_y_ranges(part, room.y_range());
            if part.is_positive() {
                painter.rect_filled(part, CornerRadius::same(2), colour);
            }
        }
    }
}

pub(super) fn separators(ui: &Ui, view: &View, laid: &Laid, scroll: f32, tokens: &Tokens) {
    for lane in &laid.lanes {
        let y = view.track.top() + lane.top + lane.height - scroll - 0.5;
        ui.painter()
            .hline(view.track.x_range(), y, Stroke::new(1.0, tokens.hairline));
    }
}

/// What an empty lane is for.
pub(super) fn hints(ui: &Ui, state: &State, view: &View, laid: &Laid, tokens: &Tokens) {
    for lane in &laid.lanes {
        let Some(info) = state.prepared.lanes.get(lane.lane) else {
            continue;
        };
        if !info.things.is_empty() || lane.is_folded {
            continue;
        }
        let text = match (&info.lane, state.prepared.is_in_order()) {
            (Lane::Talks, _) => "Double-click to add a talk",
            (Lane::Proposals, _) => "Double-click where a proposal was tabled",
            (Lane::Commitments, true) => "None has a date yet",
            (Lane::Commitments, false) => "Double-click where something is due",
            _ => continue,
        };
        let font = Face::Sans.at(12.0);
        let galley = label::laid_out(ui, text, font, tokens.ink_soft, view.track.width(), 1);
        let y = view.track.top() + lane.top + lane.height / 2.0 - state.scroll;
        let at = pos2(view.track.left() + 12.0, y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.ink_soft);
    }
}

/// Paints what is in sight.
pub(super) fn paint(
    ui: &Ui,
    cx: &Context<'_>,
    state: &State,
    view: &View,
    prepared: &Prepared,
    laid: &Laid,
) {
    let tokens = Tokens::of(ui);
    let offset = view.offset(laid, state.scroll);
    let find = |key: &super::prepare::Key| prepared.find(key);
    let told = state.told.as_ref();
    let emphasis = Emphasis {
        selected: cx.open.document.selection(),
        current: state.current(cx.open.document.selection()),
        hovered: state.hovered.as_ref().and_then(find),
        chain: told.map(|told| told.chain.clone()).unwrap_or_default(),
        marks_critical: !state.hides_critical,
    };
    let as_of = lines::as_of_day(cx, prepared);
    let seen = view.track.expand(40.0);
    let in_sight = |lane: &&LaneAt| {
        let top = lane.top + offset.y;
        top < seen.bottom() && top + lane.height > seen.top()
    };
    let placed = |place: usize| {
        let spot = laid.spots.get(place).copied().flatten()?;
        Some(Spot {
            bar: spot.bar.translate(offset),
            mark: spot.mark + offset,
            label: spot.label + offset,
            ..spot
        })
    };
    let mut brush = Brush {
        ui,
        painter: ui.painter().clone(),
        tokens,
        is_small: false,
        is_in_order: prepared.is_in_order(),
        shade: as_of.map_or(f32::INFINITY, |day| view.x(day)),
        has_ground: false,
    };
    let mut seen_things = Vec::new();
    let mut shows_deadlines = false;
    for lane in laid.lanes.iter().filter(in_sight) {
        let Some(info) = prepared.lanes.get(lane.lane) else {
            continue;
        };
        brush.is_small = lane.is_small;
        shows_deadlines |= info.lane == Lane::Commitments && !lane.is_folded;
        if info.lane == Lane::Proposals {
            lifelines(&brush, prepared, info.things.clone(), &placed);
        }
        for place in info.things.clone() {
            let (Some(spot), Some(thing)) = (placed(place), prepared.things.get(place)) else {
                continue;
            };
            let Some(event) = prepared.event(place) else {
                continue;
            };
            let hit = spot.hit(event.kind == EventKind::Talk);
            if !hit.union(spot.bar).intersects(seen) {
                continue;
            }
            // Words whose mark has gone out of sight say nothing.
            let body = if event.kind == EventKind::Talk {
                spot.bar.right()
            } else {
                spot.mark.x.max(spot.bar.right())
            };
            if body < view.track.left() - MARK {
                continue;
            }
            // What is uncertain lies behind everything.
            uncertain(&brush, event, &spot);
            seen_things.push((place, spot, thing, event, lane.is_small));
        }
    }
    // The arrows lie behind all marks and words, also where they cross other lanes.
    if shows_deadlines {
        arrows::paint(ui, prepared, &emphasis, &placed, view, &tokens);
    }
    for (place, spot, thing, event, is_small) in seen_things {
        brush.is_small = is_small;
        brush.has_ground = emphasis.hovered == Some(place)
            || emphasis.selected == Some(&event.id)
            || emphasis.chain.contains(&event.id);
        if brush.has_ground {
            halo(&brush, event, &spot, place, &emphasis);
        }
        let has_come = as_of.is_none_or(|day| thing.first < day);
        let opacity = if has_come { 1.0 } else { NOT_YET };
        brush.painter.set_opacity(opacity);
        one(&brush, event, thing, &spot, &emphasis);
        brush.painter.set_opacity(1.0);
    }
}
