//! A calendar beside a date that is typed.

use egui::{Popup, PopupCloseBehavior, Response, RichText, Ui, Vec2};
use jiff::{ToSpan as _, civil::Date};

use crate::theme::{Face, Tokens, fonts::size, icons};

/// Shows a month below `button` while it is open; tells the day that was clicked.
///
/// egui_extras has a date picker, but its button wants a date to begin with, and here most are
/// not known.
pub fn calendar_below(button: &Response, shown: Option<Date>, today: Date) -> Option<Date> {
    let mut picked = None;
    let id = button.id.with("month");
    if button.clicked() {
        let month = shown.unwrap_or(today).first_of_month();
        button.ctx.data_mut(|data| data.insert_temp(id, month));
    }
    Popup::menu(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name("Calendar")
        .show(|ui| {
            let month: Date = ui.ctx().data(|data| data.get_temp(id)).unwrap_or(today);
            let (next, day) = month_grid(ui, month, shown, today);
            ui.ctx().data_mut(|data| data.insert_temp(id, next));
            if day.is_some() {
                picked = day;
                ui.close();
            }
        });
    picked
}

fn month_grid(ui: &mut Ui, month: Date, shown: Option<Date>, today: Date) -> (Date, Option<Date>) {
    let tokens = Tokens::of(ui);
    let mut next = month;
    let mut picked = None;
    ui.set_width(7.0 * 32.0);
    ui.horizontal(|ui| {
        if super::button::icon(ui, icons::BACK, "Month before").clicked() {
            next = month.checked_sub(1.month()).unwrap_or(month);
        }
        let title = month.strftime("%B %Y").to_string();
        ui.add_sized(
            Vec2::new(7.0 * 32.0 - 2.0 * 36.0, 28.0),
            egui::Label::new(RichText::new(title).font(Face::SansMedium.at(size::BODY))),
        );
        if super::button::icon(ui, icons::FORWARD, "Month after").clicked() {
            next = month.checked_add(1.month()).unwrap_or(month);
        }
    });
    ui.spacing_mut().item_spacing = Vec2::new(0.0, 2.0);
    ui.spacing_mut().button_padding = Vec2::ZERO;
    let first = month.first_of_month();
    let before = i64::from(first.weekday().to_monday_zero_offset());
    ui.horizontal(|ui| {
        for name in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] {
            ui.add_sized(
                Vec2::new(32.0, 20.0),
                egui::Label::new(RichText::new(name).size(size::LABEL).color(tokens.ink_soft)),
            );
        }
    });
    for week in 0..6_i64 {
        ui.horizontal(|ui| {
            for weekday in 0..7_i64 {
                let offset = week * 7 + weekday - before;
                let day = first.checked_add(offset.days()).ok();
                let Some(day) = day.filter(|day| day.month() == first.month()) else {
                    ui.add_space(32.0);
                    continue;
                };
                let mut text = RichText::new(day.day().to_string());
                if day == today {
                    text = text
                        .color(tokens.accent)
                        .font(Face::SansSemibold.at(size::BODY));
                }
                let button = egui::Button::new(text)
                    .selected(shown == Some(day))
                    .frame_when_inactive(shown == Some(day))
                    .min_size(Vec2::new(32.0, 28.0));
                let name = day.strftime("%-d %B %Y").to_string();
                if super::button::named(ui.add(button), &name).clicked() {
                    picked = Some(day);
                }
            }
        });
    }
    (next, picked)
}
