//! How all commitments stand, in one line.

use egui::{CornerRadius, Rect, RichText, Sense, Ui, Vec2, pos2};

use crate::{
    analysis::delivery::{Level, Tally},
    theme::{Face, Tokens, fonts::size, space},
    widgets::label,
};

/// The bar, and how wide it is in a narrow window.
const BAR: Vec2 = Vec2::new(168.0, 8.0);
const NARROW: f32 = 96.0;

/// Shows it.
pub(super) fn show(ui: &mut Ui, tally: &Tally, as_of: &str) {
    let tokens = Tokens::of(ui);
    // In a narrow window what does not fit goes on below: nothing else gives way to it.
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::CARD;
        bar(ui, tally, &tokens);
        let strong = |text: String| RichText::new(text).font(Face::SansMedium.at(size::BODY));
        let mut parts = vec![strong(tally.in_words())];
        if tally.overdue > 0 {
            let text = format!("{} overdue", tally.overdue);
            parts.push(strong(text).color(tokens.danger));
        }
        if tally.done_late > 0 {
            let text = format!("{} after the deadline", tally.done_late);
            parts.push(label::soft(text, ui));
        }
        if !as_of.is_empty() {
            parts.push(label::soft(as_of, ui));
        }
        for part in parts {
            ui.add(egui::Label::new(part).extend());
        }
    });
}

/// A bar of four shares: full, under way in two steps, and the rest left open.
fn bar(ui: &mut Ui, tally: &Tally, tokens: &Tokens) {
    let width = if ui.available_width() < 640.0 {
        NARROW
    } else {
        BAR.x
    };
    let size = Vec2::new(width, BAR.y);
    let (rect, _) = ui.allocate_exact_size(vec_high(size), Sense::hover());
    let bar = Rect::from_center_size(rect.center(), size);
    let radius = CornerRadius::same(2);
    ui.painter().rect_filled(bar, radius, tokens.hairline);
    let all = tally.of.max(1) as f32;
    let mut left = bar.left();
    for level in Level::ALL.into_iter().rev() {
        let share = match level.number() {
            3 => 1.0,
            2 => 0.62,
            1 => 0.34,
            _ => continue,
        };
        let place = usize::from(level.number());
        let count = tally.levels.get(place).copied().unwrap_or_default();
        let width = bar.width() * count as f32 / all;
        if count == 0 {
            continue;
        }
        let part = Rect::from_min_max(
            pos2(left, bar.top()),
            pos2((left + width - 1.0).max(left + 1.0), bar.bottom()),
        );
        let fill = tokens.hairline.lerp_to_gamma(tokens.accent, share);
        ui.painter().rect_filled(part, radius, fill);
        left += width;
    }
}

/// As high as the words beside it.
fn vec_high(size: Vec2) -> Vec2 {
    Vec2::new(size.x, space::TARGET - 4.0)
}
