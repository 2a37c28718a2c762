//! Two lines through all lanes: today, and the moment from which one looks.

use std::sync::Arc;

use egui::{Color32, CornerRadius, Galley, Rect, Stroke, Ui, pos2, vec2};

use super::{canvas::View, prepare::Prepared};
use crate::{
    analysis::{moments::AsOf, timeline::day_number},
    model::Id,
    theme::{Face, Tokens},
    views::Context,
    widgets::label,
};

/// How deep the shade of what had not come yet is.
pub(super) const SHADE: f32 = 0.6;

/// Where today is on the screen.
fn today(view: &View, prepared: &Prepared) -> Option<f32> {
    let timeline = prepared.timeline.as_ref()?;
    let day = f64::from(day_number(timeline.today));
    // Among what has only an order it stands between two talks.
    let middle = if prepared.is_in_order() { 0.0 } else { 0.5 };
    Some(view.x(day + middle))
}

/// The day at which the moment from which one looks is over, if that is not now.
pub(super) fn as_of_day(cx: &Context<'_>, prepared: &Prepared) -> Option<f64> {
    let AsOf::At(moment) = cx.workspace.as_of() else {
        return None;
    };
    if let Some(talk) = &moment.talk {
        if let Some(column) = prepared.columns.iter().find(|it| it.talk == *talk.id()) {
            return Some(column.last + 1.0);
        }
        let place = prepared.first_of(talk.id())?;
        return Some(prepared.things.get(place)?.last + 1.0);
    }
    match &moment.date {
        Some(date) => Some(f64::from(day_number(date.last_day()?)) + 1.0),
        None => Some(prepared.extent.0),
    }
}

/// What had not come yet lies in the shade.
pub(super) fn behind(ui: &Ui, cx: &Context<'_>, view: &View, prepared: &Prepared, tokens: &Tokens) {
    let Some(day) = as_of_day(cx, prepared) else {
        return;
    };
    let left = view.x(day).max(view.track.left());
    let shade = Rect::from_min_max(pos2(left, view.track.top()), view.track.max);
    if shade.is_positive() {
        let colour = tokens.desk.gamma_multiply(SHADE);
        ui.painter().rect_filled(shade, CornerRadius::ZERO, colour);
    }
}

/// The lines.
pub(super) fn show(ui: &Ui, cx: &Context<'_>, view: &View, prepared: &Prepared, tokens: &Tokens) {
    let painter = ui.painter();
    if let Some(day) = as_of_day(cx, prepared) {
        painter.vline(
            view.x(day),
            view.track.y_range(),
            Stroke::new(1.5, tokens.warn),
        );
    }
    if let Some(x) = today(view, prepared) {
        painter.vline(x, view.track.y_range(), Stroke::new(1.5, tokens.accent));
    }
}

/// What a line is called, on the axis.
pub(super) struct Head {
    pub(super) rect: Rect,
    x: f32,
    galley: Arc<Galley>,
    fill: Color32,
    ink: Color32,
}

impl Head {
    /// A name at the head of a line; none if the line is not in sight.
    pub(super) fn of(
        ui: &Ui,
        view: &View,
        x: f32,
        text: &str,
        (fill, ink): (Color32, Color32),
    ) -> Option<Self> {
        if !view.axis.x_range().expand(1.0).contains(x) {
            return None;
        }
        let galley = label::laid_out(ui, text, Face::SansSemibold.at(11.0), ink, f32::INFINITY, 1);
        let size = galley.size() + vec2(12.0, 4.0);
        let least = view.axis.left() + 3.0;
        let most = (view.axis.right() - size.x - 3.0).max(least);
        let left = (x - size.x / 2.0).clamp(least, most);
        Some(Self {
            rect: Rect::from_min_size(pos2(left, view.axis.top() + 4.0), size),
            x,
            galley,
            fill,
            ink,
        })
    }

    pub(super) fn paint(&self, ui: &Ui, view: &View) {
        let painter = ui.painter().with_clip_rect(view.axis.expand(1.0));
        painter.rect_filled(self.rect, CornerRadius::same(9), self.fill);
        let below = self.rect.bottom()..=view.axis.bottom();
        painter.vline(self.x, below, Stroke::new(1.5, self.fill));
        let at = self.rect.min + vec2(6.0, 2.0);
        painter.galley(at, Arc::clone(&self.galley), self.ink);
    }
}

/// What the lines are called.
pub(super) fn heads(
    ui: &Ui,
    cx: &Context<'_>,
    view: &View,
    prepared: &Prepared,
    tokens: &Tokens,
) -> Vec<Head> {
    let mut heads = Vec::new();
    if let Some(x) = today(view, prepared) {
        heads.extend(Head::of(
            ui,
            view,
            x,
            "Today",
            (tokens.accent, tokens.on_accent),
        ));
    }
    if let Some(day) = as_of_day(cx, prepared) {
        let title = |id: &Id| cx.title(id);
        let moment = cx.workspace.as_of().label(&title, &|date| cx.date(date));
        let text = format!("As of {}", label::shortened(&moment, 28));
        heads.extend(Head::of(
            ui,
            view,
            view.x(day),
            &text,
            (tokens.warn, tokens.on_warn),
        ));
    }
    heads
}
