//! What is written at events: labels, and the chips of shifts.

use egui::{Color32, CornerRadius, Rect, Stroke, StrokeKind, pos2, vec2};

use super::{draw::Brush, lay::Spot, looks, marks::glyph, prepare::Thing};
use crate::widgets::label;

/// The label, and what stands softly after it, as far as there is room.
pub(super) fn words(
    brush: &Brush<'_>,
    thing: &Thing,
    spot: &Spot,
    x: f32,
    ink: Color32,
    soft: Color32,
) {
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
    let has_detail = !thing.detail.is_empty() && end - after > 8.0;
    if !spot.bar.contains(spot.label) {
        let wide = if has_detail {
            (after - x + thing.detail_width).min(end - x)
        } else {
            galley.size().x
        };
        brush.clear(Rect::from_min_size(
            pos2(x, y - galley.size().y / 2.0),
            vec2(wide, galley.size().y),
        ));
    }
    painter.galley(pos2(x, y - galley.size().y / 2.0), galley, ink);
    if has_detail {
        let font = looks::DETAIL.0.at(looks::DETAIL.1);
        let galley = label::laid_out(brush.ui, &thing.detail, font, soft, end - after + 1.0, 1);
        painter.galley(pos2(after, y - galley.size().y / 2.0), galley, soft);
    }
}

/// A stance in its colour, with its glyph, its word, and an arrow where it moved.
pub(super) fn shift(brush: &Brush<'_>, thing: &Thing, spot: &Spot, chip: looks::Chip) {
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
        let at = pos2(left, spot.mark.y - galley.size().y / 2.0);
        brush.clear(Rect::from_min_size(at, galley.size()));
        painter.galley(at, galley, tokens.ink);
    }
}
