//! The timeline as it lies on the screen: the names at the left, the axis above, the lanes.

use std::{ops::RangeInclusive, sync::Arc};

use egui::{CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{
    axis, beyond, create, drags, draw, hands,
    lay::{self, Anchor, Laid, LaneAt, Piece},
    lines, names,
    prepare::Prepared,
    state::{Drag, LaidFor, State},
};
use crate::{
    analysis::timeline::{EventKind, Lane, Precision},
    commands::Command,
    layout::lanes::Scale,
    theme::{Tokens, space},
    views::Context,
};

/// The height of the axis: two lines of marks.
const AXIS: f32 = 46.0;
/// Beside what is fitted into sight.
const AIR: f32 = 28.0;
/// How narrow and how wide a day can be.
const WIDTHS: RangeInclusive<f64> = 0.004..=160.0;
/// How much of what there is stays in sight.
const KEPT: f64 = 90.0;

/// Where the parts are.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    pub(super) sheet: Rect,
    pub(super) names: Rect,
    pub(super) axis: Rect,
    pub(super) track: Rect,
    pub(super) scale: Scale,
}

impl View {
    fn of(room: Rect) -> Self {
        let margin = space::SECTION;
        let sheet = Rect::from_min_max(
            pos2(room.left() + margin, room.top()),
            pos2(room.right() - margin, room.bottom() - 12.0),
        );
        let width = if sheet.width() < 640.0 { 156.0 } else { 178.0 };
        let corner = pos2(sheet.left() + width, sheet.top() + AXIS);
        Self {
            sheet,
            names: Rect::from_min_max(pos2(sheet.left(), corner.y), pos2(corner.x, sheet.bottom())),
            axis: Rect::from_min_max(pos2(corner.x, sheet.top()), pos2(sheet.right(), corner.y)),
            track: Rect::from_min_max(corner, sheet.max),
            scale: Scale {
                origin: 0.0,
                pixels_per_day: 1.0,
            },
        }
    }

    /// Where a day begins on the screen.
    pub(super) fn x(&self, day: f64) -> f32 {
        self.track.left() + self.scale.x(day)
    }

    /// The day at a place on the screen.
    pub(super) fn day(&self, x: f32) -> f64 {
        self.scale.day(x - self.track.left())
    }

    /// From the places of what is laid out to those on the screen.
    pub(super) fn offset(&self, laid: &Laid, scroll: f32) -> Vec2 {
        vec2(self.x(laid.base), self.track.top() - scroll)
    }
}

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let tokens = Tokens::of(ui);
    let mut view = View::of(ui.available_rect_before_wrap());
    if !view.track.is_positive() {
        return;
    }
    ui.painter().rect(
        view.sheet,
        CornerRadius::same(space::CARD_RADIUS),
        tokens.paper,
        Stroke::new(1.0, tokens.hairline),
        StrokeKind::Inside,
    );
    state.track = Some(view.track);
    let ground = ui.interact(
        view.track.union(view.axis),
        egui::Id::unique("timeline ground"),
        Sense::click_and_drag(),
    );
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "Timeline"));
    move_eye(ui, state, &ground, &view);
    view.scale = scale(state, &view);
    lay_out(state);
    reveal(cx, state, &view);
    view.scale = scale(state, &view);
    let overflow = (state.laid.height - view.track.height()).max(0.0);
    state.scroll = state.scroll.clamp(0.0, overflow);

    let mut chart = ui.new_child(egui::UiBuilder::new().max_rect(view.track).id_salt("lanes"));
    chart.set_clip_rect(view.track.intersect(ui.clip_rect()));
    let shown = state.shown();
    let laid = Arc::clone(&state.laid);
    axis::grid(&chart, &view, &shown, &tokens);
    draw::separators(&chart, &view, &laid, state.scroll, &tokens);
    lines::behind(&chart, cx, &view, &shown, &tokens);
    drags::dragging(&chart, cx, state, &view);
    hands::things(&mut chart, cx, state, &view);
    lines::show(&chart, cx, &view, &shown, &tokens);
    draw::paint(&chart, cx, state, &view, &shown, &laid);
    draw::hints(&chart, state, &view, &laid, &tokens);
    beyond::show(&mut chart, state, &view, &laid);
    let heads = lines::heads(ui, cx, &view, &shown, &tokens);
    axis::show(ui, &view, &shown, cx.month_first, &heads);
    heads.iter().for_each(|head| head.paint(ui, &view));
    names::show(ui, cx, state, &view);
    drags::ghost(ui, cx, state, &view);
    ui.painter().rect_stroke(
        view.sheet,
        CornerRadius::same(space::CARD_RADIUS),
        Stroke::new(1.0, tokens.hairline),
        StrokeKind::Inside,
    );
    on_ground(ui, cx, state, &view, &ground);
}

/// The scale, fitted to what there is if it isn't chosen yet, and kept where something is.
fn scale(state: &mut State, view: &View) -> Scale {
    let (first, last) = state.prepared.extent;
    let fitted = fitted(&state.prepared, (first, last), view.track.width());
    let mut scale = state.scale_now();
    let least = WIDTHS.start().min(fitted.pixels_per_day / 3.0);
    if state.prepared.is_in_order() {
        // A column stays wide enough for a word.
        let most = scale
            .pixels_per_day
            .clamp(fitted.pixels_per_day.min(4.0), 40.0);
        scale.pixels_per_day = most;
    }
    scale.pixels_per_day = scale.pixels_per_day.clamp(least, *WIDTHS.end());
    let width = f64::from(view.track.width()) / scale.pixels_per_day;
    let kept = (KEPT / scale.pixels_per_day).min(width / 2.0);
    // What is fitted may begin nearer to its end, as where there is a single event.
    let least = (first - width + kept).min(fitted.origin);
    let most = (last - kept).max(first - width + kept).max(fitted.origin);
    scale.origin = scale.origin.clamp(least, most);
    // Whoever asks for the scale gets this one: what is pointed at is where it is drawn.
    state.keep_scale(scale);
    scale
}

/// The scale at which all can be seen, with room for the words of the last.
pub(super) fn fitted(prepared: &Prepared, (first, last): (f64, f64), width: f32) -> Scale {
    if prepared.is_in_order() {
        return Scale::fitting(first, last, width);
    }
    let words = (width * 0.22).min(230.0);
    let mut scale = Scale::fitting(first, last, (width - AIR - words).max(80.0));
    scale.pixels_per_day = scale.pixels_per_day.clamp(*WIDTHS.start(), 40.0);
    scale.origin = first - f64::from(AIR) / scale.pixels_per_day;
    scale
}

/// Makes everything larger or smaller; what is at `x` in the track stays there.
pub(super) fn zoom(state: &mut State, factor: f64, x: f32) {
    let scale = state.scale_now();
    let factor = (scale.pixels_per_day * factor).clamp(*WIDTHS.start(), *WIDTHS.end())
        / scale.pixels_per_day;
    state.scale = Some(scale.zoomed(factor, x));
}

/// Moves the eye along the axis, by points.
pub(super) fn pan(state: &mut State, by: f32) {
    let mut scale = state.scale_now();
    scale.origin += f64::from(by) / scale.pixels_per_day;
    state.scale = Some(scale);
}

/// Zooms to the pointer; moves along by wheel and by dragging the ground.
fn move_eye(ui: &Ui, state: &mut State, ground: &Response, view: &View) {
    if ground.dragged() && matches!(state.drag, Drag::Nothing) {
        let by = ground.drag_delta();
        pan(state, -by.x);
        state.scroll -= by.y;
    }
    if !ui.rect_contains_pointer(view.sheet) {
        return;
    }
    let (wheel, pinch, at) = ui.input(|input| {
        (
            input.smooth_scroll_delta(),
            input.zoom_delta(),
            input.pointer.hover_pos(),
        )
    });
    if (pinch - 1.0).abs() > 1e-4
        && let Some(at) = at
    {
        let x = (at.x - view.track.left()).clamp(0.0, view.track.width());
        zoom(state, f64::from(pinch), x);
        return;
    }
    let overflows = state.laid.height > view.track.height() + 0.5;
    let along = if overflows {
        wheel.x
    } else {
        wheel.x + wheel.y
    };
    if along != 0.0 {
        pan(state, -along);
    }
    if overflows {
        state.scroll -= wheel.y;
    }
}

/// Brings what was searched, undone or made into sight.
fn reveal(cx: &Context<'_>, state: &mut State, view: &View) {
    let selected = cx.open.document.selection();
    let is_new = state.seen.as_ref() != selected;
    state.seen = selected.cloned();
    let is_wanted = is_new || cx.workspace.reveal.as_ref() == selected;
    let id = selected.filter(|_| is_wanted);
    if let Some(place) = state.current(id) {
        follow(state, place, view.track);
    }
}

/// Moves the eye so far that an event is in sight.
pub(super) fn follow(state: &mut State, place: usize, track: Rect) {
    const EDGE: f32 = 40.0;
    const NEAR: f32 = 12.0;
    let scale = state.scale_now();
    if let Some(thing) = state.prepared.things.get(place) {
        let (left, right) = (scale.x(thing.first), scale.x(thing.last + 1.0));
        let most = (track.width() - 3.0 * EDGE).max(EDGE);
        // What can be seen stays where it is.
        if right < NEAR || left > track.width() - EDGE {
            let to = if left > most { most } else { EDGE };
            pan(state, left.min(right) - to);
        }
    }
    let spot = state.laid.spots.get(place).copied().flatten();
    if let Some(spot) = spot {
        let y = spot.mark.y;
        if y - NEAR < state.scroll {
            state.scroll = y - EDGE;
        } else if y + NEAR > state.scroll + track.height() {
            state.scroll = y + EDGE - track.height();
        }
    }
}

/// Puts everything into its place, if something has changed that it depends on.
pub(super) fn lay_out(state: &mut State) {
    let shown = state.shown();
    let scale = state.scale_now();
    let lanes: Vec<(Lane, bool)> = shown
        .lanes
        .iter()
        .filter(|info| !state.hidden.contains(&info.lane))
        .map(|info| (info.lane.clone(), state.folded.contains(&info.lane)))
        .collect();
    let made_for = LaidFor {
        prepared: shown.serial,
        pixels_per_day: scale.pixels_per_day,
        lanes,
    };
    if state.laid_for.as_ref() == Some(&made_for) {
        return;
    }
    let base = shown.extent.0.floor();
    let scale = Scale {
        origin: base,
        ..scale
    };
    let widest = if shown.is_in_order() {
        (28.0 * scale.pixels_per_day - 34.0).max(40.0) as f32
    } else {
        f32::INFINITY
    };
    let mut laid = Laid {
        spots: vec![None; shown.things.len()],
        base,
        ..Laid::default()
    };
    for (place, info) in shown.lanes.iter().enumerate() {
        if state.hidden.contains(&info.lane) {
            continue;
        }
        let is_folded = state.folded.contains(&info.lane);
        let (order, pieces) = pieces(&shown, info.things.clone());
        let lane = lay::lane(&pieces, scale, widest, is_folded);
        for (thing, mut spot) in order.into_iter().zip(lane.spots) {
            let down = vec2(0.0, laid.height);
            spot.bar = spot.bar.translate(down);
            spot.mark += down;
            spot.label += down;
            if let Some(own) = laid.spots.get_mut(thing) {
                *own = Some(spot);
            }
        }
        laid.lanes.push(LaneAt {
            lane: place,
            top: laid.height,
            height: lane.height,
            is_folded,
            is_small: lane.is_small,
        });
        laid.height += lane.height;
    }
    keep_rows(state, &shown, &mut laid);
    state.laid = Arc::new(laid);
    state.laid_for = Some(made_for);
}

/// While something is dragged everything stays in the row in which it was.
fn keep_rows(state: &State, shown: &Prepared, laid: &mut Laid) {
    let is_imagined = shown.serial != state.prepared.serial;
    if !is_imagined || laid.lanes.len() != state.rest.lanes.len() {
        return;
    }
    laid.lanes.clone_from(&state.rest.lanes);
    laid.height = state.rest.height;
    for (thing, spot) in shown.things.iter().zip(&mut laid.spots) {
        let before = state.prepared.find(&thing.key);
        let before = before.and_then(|place| state.rest.spots.get(place).copied().flatten());
        if let (Some(before), Some(spot)) = (before, spot) {
            let by = vec2(0.0, before.mark.y - spot.mark.y);
            spot.bar = spot.bar.translate(by);
            spot.mark += by;
            spot.label += by;
        }
    }
}

/// The pieces of a lane, and which event each is of. What became of one proposal stands in one row.
fn pieces(prepared: &Prepared, things: std::ops::Range<usize>) -> (Vec<usize>, Vec<Piece>) {
    let mut order: Vec<usize> = things.collect();
    let mut groups: std::collections::HashMap<&crate::model::Id, usize> = Default::default();
    let mut group = Vec::new();
    for place in &order {
        let of_proposal = prepared
            .event(*place)
            .filter(|event| matches!(event.kind, EventKind::Proposal | EventKind::Record(_)));
        let next = *place;
        group.push((
            next,
            match of_proposal {
                Some(event) => *groups.entry(&event.id).or_insert(next),
                None => next,
            },
        ));
    }
    group.sort_by_key(|(_, group)| *group);
    order.clear();
    let mut pieces = Vec::new();
    for (place, group) in group {
        let (Some(thing), Some(event)) = (prepared.things.get(place), prepared.event(place)) else {
            continue;
        };
        order.push(place);
        let air = |width: f32| if width > 0.0 { width + 6.0 } else { 0.0 };
        pieces.push(Piece {
            first: thing.first,
            last: thing.last,
            text: thing.label_width + air(thing.detail_width) + air(thing.badge_width),
            chip: thing.badge_width,
            is_bar: event.kind == EventKind::Talk,
            anchor: match (&event.kind, event.span.precision) {
                (EventKind::Shift { .. }, _) => Anchor::Start,
                (_, _) if prepared.is_in_order() => Anchor::Start,
                (EventKind::Commitment { .. }, Precision::Span) => Anchor::End,
                _ => Anchor::Middle,
            },
            group,
        });
    }
    (order, pieces)
}

/// What a click on empty ground does.
fn on_ground(ui: &Ui, cx: &mut Context<'_>, state: &mut State, view: &View, ground: &Response) {
    let at = ui.input(|input| input.pointer.interact_pos());
    if ground.clicked() {
        state.at = None;
        if let Some(focused) = ui.memory(|memory| memory.focused()) {
            ui.memory_mut(|memory| memory.surrender_focus(focused));
        }
        cx.push(Command::Select(None));
    }
    if ground.double_clicked()
        && let Some(at) = at.filter(|at| view.track.contains(*at))
    {
        let y = at.y - view.track.top() + state.scroll;
        let lane = state.laid.lane_at(y).copied();
        if let Some(lane) = lane.and_then(|lane| create::lane_named(state, &lane)) {
            create::in_lane(cx, state, &lane, view.day(at.x));
        }
    }
}
