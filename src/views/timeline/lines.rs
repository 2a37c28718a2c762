//! Two lines through all lanes: today, and the moment from which one looks.

use egui::{Color32, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::{canvas::View, prepare::Prepared};
use crate::{
    analysis::{moments::AsOf, timeline::day_number},
    model::Id,
    theme::{Face, Tokens},
    views::Context,
    widgets::label,
};

/// Where today is on the screen.
fn today(view: &View, prepared: &Prepared) -> Option<f32> {
    let timeline = prepared.timeline.as_ref()?;
    let day = f64::from(day_number(timeline.today));
    // Among what has only an order it stands between two talks.
    let middle = if prepared.is_in_order() { 0.0 } else { 0.5 };
    Some(view.x(day + middle))
}

/// Where the moment from which one looks ends, if that is not now.
fn as_of(cx: &Context<'_>, view: &View, prepared: &Prepared) -> Option<f32> {
    let AsOf::At(moment) = cx.workspace.as_of() else {
        return None;
    };
    if let Some(talk) = &moment.talk {
        if let Some(column) = prepared.columns.iter().find(|it| it.talk == *talk.id()) {
            return Some(view.x(column.last + 1.0));
        }
        let place = prepared.first_of(talk.id())?;
        return Some(view.x(prepared.things.get(place)?.last + 1.0));
    }
    match &moment.date {
        Some(date) => Some(view.x(f64::from(day_number(date.last_day()?)) + 1.0)),
        None => Some(view.x(prepared.extent().0)),
    }
}

/// The lines, and a veil over what had not come yet.
pub(super) fn show(ui: &Ui, cx: &Context<'_>, view: &View, prepared: &Prepared, tokens: &Tokens) {
    let painter = ui.painter();
    if let Some(x) = as_of(cx, view, prepared) {
        let veiled = Rect::from_min_max(
            pos2(x.max(view.track.left()), view.track.top()),
            view.track.max,
        );
        if veiled.is_positive() {
            painter.rect_filled(
                veiled,
                CornerRadius::ZERO,
                tokens.paper.gamma_multiply(0.62),
            );
        }
        painter.vline(x, view.track.y_range(), Stroke::new(1.5, tokens.warn));
    }
    if let Some(x) = today(view, prepared) {
        painter.vline(x, view.track.y_range(), Stroke::new(1.5, tokens.accent));
    }
}

/// What the lines are called, on the axis.
pub(super) fn heads(ui: &Ui, cx: &Context<'_>, view: &View, prepared: &Prepared, tokens: &Tokens) {
    if let Some(x) = today(view, prepared) {
        pill(ui, view, x, "Today", (tokens.accent, tokens.on_accent));
    }
    if let Some(x) = as_of(cx, view, prepared) {
        let title = |id: &Id| cx.title(id);
        let moment = cx.workspace.as_of().label(&title, &|date| cx.date(date));
        let text = format!("As of {}", label::shortened(&moment, 28));
        pill(ui, view, x, &text, (tokens.warn, tokens.on_warn));
    }
}

/// A name at the head of a line.
pub(super) fn pill(ui: &Ui, view: &View, x: f32, text: &str, (fill, ink): (Color32, Color32)) {
    if !view.axis.x_range().expand(1.0).contains(x) {
        return;
    }
    let painter = ui.painter().with_clip_rect(view.axis.expand(1.0));
    let galley = label::laid_out(ui, text, Face::SansSemibold.at(11.0), ink, f32::INFINITY, 1);
    let size = galley.size() + vec2(12.0, 4.0);
    let most = (view.axis.right() - size.x - 3.0).max(view.axis.left());
    let left = (x - size.x / 2.0).clamp(view.axis.left() + 3.0, most.max(view.axis.left() + 3.0));
    let rect = Rect::from_min_size(pos2(left, view.axis.top() + 4.0), size);
    painter.rect_filled(rect, CornerRadius::same(9), fill);
    painter.vline(
        x,
        rect.bottom()..=view.axis.bottom(),
        Stroke::new(1.5, fill),
    );
    painter.galley(rect.min + vec2(6.0, 2.0), galley, ink);
}
