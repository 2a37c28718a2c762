//! The heading of a group: what it is of, and how it stands.

use egui::{Align2, EventFilter, Id, Rect, Sense, Stroke, StrokeKind, Ui, pos2};

use super::prepare::Heading;
use crate::{
    analysis::delivery::{GroupKey, Timing},
    theme::{Face, Tokens, fonts::size, icons},
    widgets::label,
};

/// The focus of a heading.
pub(super) fn focus_id(heading: usize) -> Id {
    Id::unique(("delivery heading", heading))
}

/// Shows a heading; tells whether it was clicked.
pub(super) fn show(ui: &mut Ui, rect: Rect, place: usize, heading: &Heading) -> bool {
    let tokens = Tokens::of(ui);
    let response = ui.interact(rect, focus_id(place), Sense::click());
    let standing = standing(heading);
    let is_open = !heading.is_folded;
    response.widget_info(|| {
        let name = format!("{}, {}", heading.title, standing);
        egui::WidgetInfo::selected(egui::Role::DisclosureTriangle, true, is_open, name)
    });
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let painter = ui.painter();
    let fill = if response.hovered() {
        tokens.hover
    } else {
        tokens.field
    };
    painter.rect_filled(rect, 0.0, fill);
    painter.hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, tokens.hairline),
    );
    if response.has_focus() {
        painter.rect_stroke(
            rect,
            2.0,
            Stroke::new(1.5, tokens.accent),
            StrokeKind::Inside,
        );
    }
    let arrow = if is_open { icons::EXPAND } else { icons::RIGHT };
    let middle = rect.center().y;
    painter.text(
        pos2(rect.left() + 18.0, middle),
        Align2::CENTER_CENTER,
        arrow.codepoint,
        Face::Icons.at(16.0),
        tokens.ink_soft,
    );
    let soft = Face::Condensed.at(size::BODY);
    let right = rect.right() - 14.0;
    let words = label::laid_out(ui, &standing, soft, tokens.ink_soft, rect.width() * 0.6, 1);
    let room = right - words.size().x - 24.0 - (rect.left() + 30.0);
    let face = Face::SerifMedium.at(14.0);
    let ink = match heading.key {
        GroupKey::Timing(Timing::Overdue) => tokens.danger,
        _ => tokens.ink,
    };
    let title = label::laid_out(ui, &heading.title, face, ink, room, 1);
    let centred = |height: f32| middle - height / 2.0;
    let is_cut = title.elided;
    painter.galley(
        pos2(rect.left() + 30.0, centred(title.size().y)),
        title,
        ink,
    );
    let x = right - words.size().x;
    painter.galley(pos2(x, centred(words.size().y)), words, tokens.ink_soft);
    let is_clicked = response.clicked();
    if is_cut {
        response.on_hover_text_at_pointer(&heading.title);
    }
    is_clicked
}

/// `3 of 5 full, 1 overdue`; of what stands together by that, only what its title leaves open.
fn standing(heading: &Heading) -> String {
    let tally = &heading.tally;
    if let GroupKey::Timing(timing) = heading.key {
        let count = match tally.of {
            1 => "1 commitment".to_owned(),
            many => format!("{many} commitments"),
        };
        return match (timing, tally.done_late) {
            (Timing::Done, 0) => count,
            (Timing::Done, late) => format!("{count}, {late} after the deadline"),
            (..) if tally.of == 1 => count,
            (..) => format!("{count}: {}", tally.in_words()),
        };
    }
    let mut text = format!("{} of {} full", tally.full(), tally.of);
    if tally.overdue > 0 {
        text.push_str(&format!(", {} overdue", tally.overdue));
    }
    if tally.done_late > 0 {
        text.push_str(&format!(", {} done after the deadline", tally.done_late));
    }
    text
}
