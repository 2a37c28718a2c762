//! The axis of time, which stays in sight, and its lines through the lanes.

use egui::{CornerRadius, Rect, Shape, Stroke, Ui, pos2};
use jiff::civil::Date;

use super::{canvas::View, lines, prepare::Prepared};
use crate::{
    analysis::timeline::{Tick, day_number, from_day_number, ticks},
    model::PartialDate,
    theme::{Face, Tokens, space},
    widgets::label,
};

/// How far marks are apart at least.
const LEAST: f64 = 42.0;
/// A day is so wide before weekends are set apart.
const WEEKENDS: f64 = 13.0;

fn marks(view: &View) -> Vec<Tick> {
    let first = from_day_number(view.day(view.track.left()).floor() as i32);
    let last = from_day_number(view.day(view.track.right()).ceil() as i32);
    ticks(first, last, (LEAST / view.scale.pixels_per_day) as f32)
}

/// The lines behind the lanes.
pub(super) fn grid(ui: &Ui, view: &View, prepared: &Prepared, tokens: &Tokens) {
    let painter = ui.painter();
    let track = view.track;
    if prepared.is_in_order() {
        for column in prepared.columns.iter().skip(1) {
            let x = view.x(column.first);
            let ends = [pos2(x, track.top()), pos2(x, track.bottom())];
            let stroke = Stroke::new(1.0, tokens.hairline);
            painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 4.0));
        }
        return;
    }
    if view.scale.pixels_per_day >= WEEKENDS {
        let first = view.day(track.left()).floor() as i32 - 1;
        let last = view.day(track.right()).ceil() as i32;
        for day in first..=last {
            if from_day_number(day).weekday() == jiff::civil::Weekday::Saturday {
                let left = view.x(f64::from(day));
                let right = view.x(f64::from(day + 2));
                let rect = Rect::from_x_y_ranges(left..=right, track.y_range());
                painter.rect_filled(rect, CornerRadius::ZERO, tokens.hover);
            }
        }
    }
    for tick in marks(view) {
        let x = view.x(f64::from(day_number(tick.day)));
        if x < track.left() + 6.0 {
            continue;
        }
        let strength = if tick.is_major { 1.0 } else { 0.45 };
        let stroke = Stroke::new(1.0, tokens.hairline.gamma_multiply(strength));
        painter.vline(x, track.y_range(), stroke);
    }
}

/// The axis itself.
pub(super) fn show(
    ui: &Ui,
    view: &View,
    prepared: &Prepared,
    month_first: bool,
    heads: &[lines::Head],
) {
    let tokens = &Tokens::of(ui);
    let head = Rect::from_min_max(view.sheet.min, view.axis.max);
    let radius = CornerRadius {
        nw: space::CARD_RADIUS,
        ne: space::CARD_RADIUS,
        ..CornerRadius::ZERO
    };
    ui.painter().rect_filled(head, radius, tokens.paper);
    ui.painter().hline(
        head.x_range(),
        head.bottom() - 0.5,
        Stroke::new(1.0, tokens.hairline),
    );
    let painter = ui.painter().with_clip_rect(view.axis);
    if prepared.is_in_order() {
        let text = "In the order of the talks, not to scale";
        let font = Face::SansItalic.at(11.5);
        let galley = label::laid_out(ui, text, font, tokens.ink_soft, f32::INFINITY, 1);
        let corner = pos2(view.axis.left() + 12.0, view.axis.top() + 6.0);
        painter.galley(corner, galley, tokens.ink_soft);
        for column in &prepared.columns {
            let (left, right) = (view.x(column.first), view.x(column.last + 1.0));
            let left = left.max(view.axis.left());
            let width = right - left - 20.0;
            if width < 24.0 {
                continue;
            }
            let font = Face::SansMedium.at(12.0);
            let galley = label::laid_out(ui, &column.title, font, tokens.ink, width, 1);
            painter.galley(
                pos2(left + 12.0, view.axis.top() + 24.0),
                galley,
                tokens.ink,
            );
        }
        return;
    }
    let marks = marks(view);
    let font = || Face::Sans.at(11.5);
    for tick in &marks {
        let x = view.x(f64::from(day_number(tick.day)));
        let text = short(&tick.date);
        let galley = label::laid_out(ui, &text, font(), tokens.ink_soft, f32::INFINITY, 1);
        painter.galley(
            pos2(x + 5.0, view.axis.top() + 25.0),
            galley,
            tokens.ink_soft,
        );
        painter.vline(
            x,
            view.axis.bottom() - 7.0..=view.axis.bottom(),
            Stroke::new(1.0, tokens.hairline),
        );
    }
    for (first, last, text) in above(view, &marks, month_first) {
        let mut left = view.x(first).max(view.axis.left());
        let font = Face::SansSemibold.at(12.0);
        let galley = label::laid_out(ui, &text, font, tokens.ink, f32::INFINITY, 1);
        // It gives way to what is written at the heads of lines.
        for head in heads {
            if head.rect.left() < left + 10.0 + galley.size().x && head.rect.right() > left {
                left = head.rect.right();
            }
        }
        if left + 6.0 + galley.size().x < view.x(last) {
            painter.galley(pos2(left + 5.0, view.axis.top() + 6.0), galley, tokens.ink);
        }
    }
}

/// A mark in a few letters.
fn short(date: &PartialDate) -> String {
    match date {
        PartialDate::Day(day) => day.day().to_string(),
        PartialDate::Month(year, month) => Date::new(*year, *month, 1)
            .map(|day| day.strftime("%b").to_string())
            .unwrap_or_default(),
        other => other.to_string(),
    }
}

/// What stands above the marks: the months of days, the years of months; each with its first day
/// and the first day after it.
fn above(view: &View, marks: &[Tick], month_first: bool) -> Vec<(f64, f64, String)> {
    let Some(Tick { date, .. }) = marks.first() else {
        return Vec::new();
    };
    let is_days = matches!(date, PartialDate::Day(_));
    if !is_days && !matches!(date, PartialDate::Month(..)) {
        return Vec::new();
    }
    let number = |day: Date| f64::from(day_number(day));
    let begin = |day: Date| {
        if is_days {
            day.first_of_month()
        } else {
            day.first_of_year()
        }
    };
    let end = |day: Date| {
        if is_days {
            day.last_of_month()
        } else {
            day.last_of_year()
        }
    };
    let mut found = Vec::new();
    let mut day = begin(from_day_number(view.day(view.axis.left()).floor() as i32));
    while view.x(number(day)) < view.axis.right() {
        let last = end(day);
        let text = if is_days {
            PartialDate::Month(day.year(), day.month()).in_words(month_first)
        } else {
            day.year().to_string()
        };
        found.push((number(day), number(last) + 1.0, text));
        match last.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    found
}
