//! How the events are painted.

use std::collections::HashSet;

use egui::{
    Align2, Color32, CornerRadius, Direction, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui,
    pos2, vec2,
};

use super::{
    arrows,
    canvas::View,
    lay::{Laid, LaneAt, MARK, Spot},
    lines,
    looks::{self, Bar, Mark},
    prepare::{Prepared, Thing},
    state::State,
};
use crate::{
    analysis::timeline::{Event, EventKind, Lane, Precision},
    model::Id,
    theme::{Face, Tokens, icons::Icon},
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
struct Brush<'a> {
    ui: &'a Ui,
    painter: Painter,
    tokens: Tokens,
    /// Whether there are only small marks, without words.
    is_small: bool,
    /// Whether nothing has a date: then it needs not be said of each.
    is_in_order: bool,
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
    for lane in laid.lanes.iter().filter(in_sight) {
        let Some(info) = prepared.lanes.get(lane.lane) else {
            continue;
        };
        let mut brush = Brush {
            ui,
            painter: ui.painter().clone(),
            tokens,
            is_small: lane.is_small,
            is_in_order: prepared.is_in_order(),
        };
        if info.lane == Lane::Proposals {
            lifelines(&brush, prepared, info.things.clone(), &placed);
        }
        let mut seen_things = Vec::new();
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
            seen_things.push((place, spot, thing, event));
        }
        if info.lane == Lane::Commitments && !lane.is_folded {
            arrows::paint(ui, prepared, &emphasis, &placed, view, &tokens);
        }
        for (place, spot, thing, event) in seen_things {
            let stands_out = emphasis.hovered == Some(place)
                || emphasis.selected == Some(&event.id)
                || emphasis.chain.contains(&event.id);
            if stands_out {
                halo(&brush, event, &spot, place, &emphasis);
            }
            let has_come = as_of.is_none_or(|day| thing.first < day);
            brush
                .painter
                .set_opacity(if has_come { 1.0 } else { NOT_YET });
            one(&brush, event, thing, &spot, &emphasis);
        }
    }
}

/// The span within which something is, faded at both ends: nobody knows where in it.
fn uncertain(brush: &Brush<'_>, event: &Event, spot: &Spot) {
    if event.kind == EventKind::Talk || event.span.precision != Precision::Span {
        return;
    }
    if spot.bar.width() <= MARK {
        return;
    }
    let rect = Rect::from_center_size(
        spot.bar.center(),
        vec2(spot.bar.width(), if brush.is_small { 10.0 } else { 14.0 }),
    );
    faded(
        &brush.painter,
        rect,
        brush.tokens.ink_soft.gamma_multiply(0.22),
    );
}

/// A bar that fades at both ends.
fn faded(painter: &Painter, rect: Rect, colour: Color32) {
    let fade = (rect.width() * 0.3).min(36.0);
    let clear = colour.gamma_multiply(0.0);
    let (left, right) = (rect.left() + fade, rect.right() - fade);
    let part = |from: f32, to: f32| Rect::from_x_y_ranges(from..=to, rect.y_range());
    painter.rect_filled(part(left, right), CornerRadius::ZERO, colour);
    for (part, colours) in [
        (part(rect.left(), left), [clear, colour]),
        (part(right, rect.right()), [colour, clear]),
    ] {
        painter.add(Shape::gradient_rect(part, Direction::LeftToRight, colours));
    }
}

/// The line from the first to the last that is on record of a proposal.
fn lifelines(
    brush: &Brush<'_>,
    prepared: &Prepared,
    things: std::ops::Range<usize>,
    placed: &dyn Fn(usize) -> Option<Spot>,
) {
    let mut last: std::collections::HashMap<&Id, Pos2> = Default::default();
    for place in things {
        let (Some(event), Some(spot)) = (prepared.event(place), placed(place)) else {
            continue;
        };
        if let Some(before) = last.insert(&event.id, spot.mark) {
            let stroke = Stroke::new(2.0, brush.tokens.ink_soft.gamma_multiply(0.35));
            brush.painter.line_segment([before, spot.mark], stroke);
        }
    }
}

/// What shows that something is selected, under the pointer, or hangs together with it.
fn halo(brush: &Brush<'_>, event: &Event, spot: &Spot, place: usize, emphasis: &Emphasis<'_>) {
    let tokens = &brush.tokens;
    let is_bar = event.kind == EventKind::Talk;
    let rect = spot.hit(is_bar).expand2(vec2(5.0, 2.0));
    let radius = CornerRadius::same(6);
    let painter = &brush.painter;
    let is_selected = emphasis.selected == Some(&event.id);
    let fill = if is_selected {
        tokens.accent_wash
    } else {
        tokens.hover
    };
    painter.rect_filled(rect, radius, fill);
    if is_selected {
        let is_current = emphasis.current == Some(place);
        let width = if is_current { 1.5 } else { 0.8 };
        painter.rect_stroke(
            rect,
            radius,
            Stroke::new(width, tokens.accent),
            StrokeKind::Inside,
        );
    } else if emphasis.chain.contains(&event.id) {
        let colour = tokens.accent.gamma_multiply(0.6);
        painter.rect_stroke(rect, radius, Stroke::new(1.0, colour), StrokeKind::Inside);
    }
}

fn one(brush: &Brush<'_>, event: &Event, thing: &Thing, spot: &Spot, emphasis: &Emphasis<'_>) {
    let tokens = &brush.tokens;
    match &event.kind {
        EventKind::Talk => talk(brush, event, thing, spot),
        EventKind::Proposal => {
            mark(brush, spot.mark, looks::record(None, tokens));
            words(
                brush,
                thing,
                spot,
                spot.label.x,
                tokens.ink,
                tokens.ink_soft,
            );
        }
        EventKind::Record(status) => {
            mark(brush, spot.mark, looks::record(status.as_ref(), tokens));
            words(
                brush,
                thing,
                spot,
                spot.label.x,
                tokens.ink,
                tokens.ink_soft,
            );
        }
        EventKind::Shift { kind, .. } => shift(brush, thing, spot, looks::shift(*kind)),
        EventKind::Commitment {
            lateness,
            is_critical,
            done,
        } => {
            let look = looks::deadline(*lateness, tokens);
            mark(brush, spot.mark, look);
            if *is_critical && done.is_none() && emphasis.marks_critical {
                let stroke = Stroke::new(1.5, tokens.warn);
                let radius = if brush.is_small {
                    8.0
                } else {
                    MARK / 2.0 + 1.5
                };
                brush.painter.circle_stroke(spot.mark, radius, stroke);
            }
            if event.span.precision == Precision::Order && !brush.is_small {
                dotted_stand(brush, spot);
            }
            let late = lateness.is_overdue();
            let detail = if late { tokens.danger } else { tokens.ink_soft };
            words(brush, thing, spot, spot.label.x, tokens.ink, detail);
        }
        EventKind::Reaction(tone) => {
            mark(brush, spot.mark, looks::reaction(tone.as_ref()));
            words(
                brush,
                thing,
                spot,
                spot.label.x,
                tokens.ink,
                tokens.ink_soft,
            );
        }
    }
}

/// What has no deadline of its own stands on a broken line.
fn dotted_stand(brush: &Brush<'_>, spot: &Spot) {
    let y = spot.mark.y + MARK / 2.0 + 2.0;
    let ends = [pos2(spot.mark.x - 8.0, y), pos2(spot.mark.x + 8.0, y)];
    let stroke = Stroke::new(1.5, brush.tokens.ink_soft);
    brush
        .painter
        .extend(Shape::dashed_line(&ends, stroke, 2.5, 2.5));
}

fn talk(brush: &Brush<'_>, event: &Event, thing: &Thing, spot: &Spot) {
    let Bar {
        fill,
        border,
        text,
        is_dashed,
    } = looks::talk(thing.status.as_ref(), &brush.tokens);
    let painter = &brush.painter;
    let radius = CornerRadius::same(4);
    let rect = spot.bar;
    match event.span.precision {
        Precision::Span => faded(&brush.painter, rect, fill.lerp_to_gamma(border, 0.25)),
        precision => {
            painter.rect_filled(rect, radius, fill);
            if is_dashed || (precision == Precision::Order && !brush.is_in_order) {
                dashed(&brush.painter, rect.shrink(0.5), border);
            } else {
                painter.rect_stroke(rect, radius, Stroke::new(1.0, border), StrokeKind::Inside);
            }
        }
    }
    let is_inside = rect.contains(spot.label);
    let mut x = spot.label.x;
    if let Some(icon) = looks::talk_icon(thing.status.as_ref())
        && rect.width() >= 14.0
        && !is_inside
    {
        glyph(brush, rect.center(), icon, 12.0, border);
    }
    if spot.room <= 0.0 {
        return;
    }
    let ink = if is_inside { text } else { brush.tokens.ink };
    let soft = if is_inside && text == brush.tokens.on_accent {
        text.gamma_multiply(0.85)
    } else {
        brush.tokens.ink_soft
    };
    if is_inside {
        x = x
            .max(brush.ui.clip_rect().left() + 8.0)
            .min(rect.right() - 40.0);
    }
    words(brush, thing, spot, x, ink, soft);
}

/// A broken border.
fn dashed(painter: &Painter, rect: Rect, colour: Color32) {
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(
        &corners,
        Stroke::new(1.2, colour),
        4.0,
        3.0,
    ));
}

/// A stance in its colour, with its glyph, its word, and an arrow where it moved.
fn shift(brush: &Brush<'_>, thing: &Thing, spot: &Spot, chip: looks::Chip) {
    let painter = &brush.painter;
    let tokens = &brush.tokens;
    let radius = CornerRadius::same(3);
    if spot.room <= 0.0 || brush.is_small {
        let rect = Rect::from_center_size(
            spot.mark,
            vec2(12.0, if brush.is_small { 12.0 } else { 18.0 }),
        );
        painter.rect_filled(rect, radius, chip.look.fill);
        glyph(brush, rect.center(), chip.look.icon, 10.0, chip.look.text);
        return;
    }
    let badge = thing.badge.as_deref().unwrap_or_default();
    let has_arrow = chip.arrow.is_some();
    let width = thing.badge_width - if has_arrow { 0.0 } else { 15.0 };
    let rect = Rect::from_min_size(
        pos2(spot.label.x, spot.mark.y - 10.0),
        vec2(width.min(spot.room.max(20.0)), 20.0),
    );
    let (fill, ink) = if chip.is_hollow {
        (tokens.paper, tokens.ink)
    } else {
        (chip.look.fill, chip.look.text)
    };
    painter.rect(
        rect,
        radius,
        fill,
        Stroke::new(if chip.is_hollow { 1.5 } else { 0.0 }, chip.look.fill),
        StrokeKind::Inside,
    );
    // How long the days are within which it happened.
    if spot.bar.width() > rect.width() {
        let y = rect.bottom() + 1.5;
        let line = Stroke::new(2.0, chip.look.fill.gamma_multiply(0.7));
        painter.hline(spot.bar.x_range(), y, line);
    }
    glyph(
        brush,
        pos2(rect.left() + 11.0, rect.center().y),
        chip.look.icon,
        12.0,
        ink,
    );
    let font = looks::BADGE.0.at(looks::BADGE.1);
    let galley = label::laid_out(brush.ui, badge, font, ink, f32::INFINITY, 1);
    let x = rect.left() + 20.0;
    let after = x + galley.size().x + 9.0;
    painter.galley(
        pos2(x, rect.center().y - galley.size().y / 2.0),
        galley,
        ink,
    );
    if let Some(arrow) = chip.arrow {
        glyph(brush, pos2(after, rect.center().y), arrow, 12.0, ink);
    }
    let left = rect.right() + 6.0;
    let room = spot.room - (left - spot.label.x);
    let font = looks::LABEL.0.at(looks::LABEL.1);
    if room > 12.0 {
        let galley = label::laid_out(brush.ui, &thing.label, font, tokens.ink, room, 1);
        painter.galley(
            pos2(left, spot.mark.y - galley.size().y / 2.0),
            galley,
            tokens.ink,
        );
    }
}

fn mark(brush: &Brush<'_>, at: Pos2, look: Mark) {
    let painter = &brush.painter;
    let radius = if brush.is_small {
        6.0
    } else {
        MARK / 2.0 - 1.0
    };
    painter.circle_filled(at, radius, look.fill);
    painter.circle_stroke(at, radius - 0.5, Stroke::new(1.4, look.ring));
    if let Some(icon) = look.icon {
        glyph(
            brush,
            at,
            icon,
            if brush.is_small { 9.0 } else { 12.0 },
            look.ink,
        );
    }
}

fn glyph(brush: &Brush<'_>, at: Pos2, icon: Icon, points: f32, colour: Color32) {
    brush.painter.text(
        at,
        Align2::CENTER_CENTER,
        icon.codepoint,
        Face::Icons.at(points),
        colour,
    );
}

/// The label, and what stands softly after it, as far as there is room.
fn words(brush: &Brush<'_>, thing: &Thing, spot: &Spot, x: f32, ink: Color32, soft: Color32) {
    if spot.room <= 8.0 || brush.is_small {
        return;
    }
    let end = spot.label.x + spot.room;
    let y = spot.label.y;
    let font = looks::LABEL.0.at(looks::LABEL.1);
    // What is urgent is not cut off: the title gives way.
    let kept = (thing.detail_width + 6.0).min((end - x) * 0.5);
    let room = (end - x - kept).max(8.0);
    let label_room = if thing.detail.is_empty() {
        end - x
    } else {
        room
    };
    let galley = label::laid_out(
        brush.ui,
        &thing.label,
        font,
        ink,
        label_room.max(8.0) + 1.0,
        1,
    );
    let after = x + galley.size().x + 6.0;
    let painter = &brush.painter;
    painter.galley(pos2(x, y - galley.size().y / 2.0), galley, ink);
    if !thing.detail.is_empty() && end - after > 8.0 {
        let font = looks::DETAIL.0.at(looks::DETAIL.1);
        let galley = label::laid_out(brush.ui, &thing.detail, font, soft, end - after + 1.0, 1);
        painter.galley(pos2(after, y - galley.size().y / 2.0), galley, soft);
    }
}
