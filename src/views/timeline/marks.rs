//! The marks of events: bars, discs, and what is uncertain about them.

use egui::{
    Align2, Color32, CornerRadius, Direction, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2,
    vec2,
};

use super::{
    draw::{Brush, Emphasis},
    lay::{MARK, Spot},
    looks::{self, Bar, Mark},
    prepare::{Prepared, Thing},
    writing::{shift, words},
};
use crate::{
    analysis::timeline::{Event, EventKind, Precision},
    model::Id,
    theme::{Face, icons::Icon},
};

/// The span within which something is, faded at both ends: nobody knows where in it.
pub(super) fn uncertain(brush: &Brush<'_>, event: &Event, spot: &Spot) {
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

/// The line from the first to the last that is on record of a proposal.
pub(super) fn lifelines(
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
pub(super) fn halo(
    brush: &Brush<'_>,
    event: &Event,
    spot: &Spot,
    place: usize,
    emphasis: &Emphasis<'_>,
) {
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

pub(super) fn one(
    brush: &Brush<'_>,
    event: &Event,
    thing: &Thing,
    spot: &Spot,
    emphasis: &Emphasis<'_>,
) {
    let tokens = &brush.tokens;
    match &event.kind {
        EventKind::Talk => talk(brush, event, thing, spot),
        EventKind::Proposal | EventKind::Record(_) => {
            let status = match &event.kind {
                EventKind::Record(status) => status.as_ref(),
                _ => None,
            };
            mark(brush, spot.mark, looks::record(status, tokens));
            plainly(brush, thing, spot);
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
            plainly(brush, thing, spot);
        }
    }
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

pub(super) fn glyph(brush: &Brush<'_>, at: Pos2, icon: Icon, points: f32, colour: Color32) {
    brush.painter.text(
        at,
        Align2::CENTER_CENTER,
        icon.codepoint,
        Face::Icons.at(points),
        colour,
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

/// The words beside a mark.
fn plainly(brush: &Brush<'_>, thing: &Thing, spot: &Spot) {
    let (ink, soft) = (brush.tokens.ink, brush.tokens.ink_soft);
    words(brush, thing, spot, spot.label.x, ink, soft);
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
