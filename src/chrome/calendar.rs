//! What would come in from a calendar, before it does.

use egui::{Context, RichText, ScrollArea, Ui};

use super::dialogs::{answer, foot, show};
use crate::{
    commands::{Command, DialogAnswer, import_calendar::Row, incoming::CalendarIn},
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

/// How high an entry is: its title, and what becomes of it.
const HIGH: f32 = 54.0;

pub(super) fn dialog(ctx: &Context, queue: &mut Vec<Command>, calendar: &CalendarIn) {
    let title = format!("Import {}", calendar.file);
    show(ctx, queue, "calendar", 640.0, &title, |ui, queue| {
        ui.label(label::soft(
            "This is what would be added and changed; nothing is deleted",
            ui,
        ));
        for warning in &calendar.incoming.warnings {
            warned(ui, warning);
        }
        let rows = &calendar.preview.rows;
        // What would be done comes first.
        let mut order: Vec<(usize, &Row)> = rows.iter().enumerate().collect();
        order.sort_by_key(|(_, row)| row.edit.is_none());
        if rows.is_empty() {
            ui.label("There are no events and no tasks in it");
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .max_height((ui.ctx().content_rect().height() - 300.0).max(160.0))
            .auto_shrink([false, true])
            .show_rows(ui, HIGH, rows.len(), |ui, seen| {
                for (place, row) in order.get(seen).unwrap_or_default() {
                    entry(ui, queue, calendar, *place, row);
                }
            });
        ui.add_space(space::SMALL);
        let handling = "What is new is for the team only, until you say otherwise";
        ui.add(egui::Label::new(label::soft(handling, ui)).wrap());
        foot(ui, |ui| {
            let [made, changed] = calendar.counts();
            let name = match (made, changed) {
                (made, 0) => format!("Add {made}"),
                (0, changed) => format!("Change {changed}"),
                (made, changed) => format!("Add {made}, change {changed}"),
            };
            let can = made + changed > 0;
            let add = ui.add_enabled_ui(can, |ui| button::primary(ui, &name));
            if add.inner.clicked() {
                answer(queue, DialogAnswer::Add);
            }
            if button::secondary(ui, "Cancel").clicked() {
                answer(queue, DialogAnswer::Cancel);
            }
        });
    });
}

fn warned(ui: &mut Ui, text: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.label(label::icon(icons::WARNING, size::ICON, tokens.warn));
        ui.add(egui::Label::new(text).wrap());
    });
}

fn entry(ui: &mut Ui, queue: &mut Vec<Command>, calendar: &CalendarIn, place: usize, row: &Row) {
    let tokens = Tokens::of(ui);
    ui.allocate_ui(egui::vec2(ui.available_width(), HIGH), |ui| {
        ui.set_min_height(HIGH);
        ui.spacing_mut().item_spacing.y = 0.0;
        let is_something = row.edit.is_some();
        let title = RichText::new(&row.title).font(Face::SansMedium.at(size::BODY));
        if is_something {
            let mut is_wanted = calendar.is_wanted(place);
            ui.spacing_mut().interact_size.y = space::TARGET;
            let check = ui.checkbox(&mut is_wanted, title);
            if check.clicked() {
                answer(queue, DialogAnswer::Want(place, is_wanted));
            }
        } else {
            let title = title.color(tokens.ink_soft);
            ui.add_space(space::TIGHT);
            ui.add(egui::Label::new(title).truncate());
            ui.add_space(2.0);
        }
        let mut says = row.says.clone();
        for note in &row.notes {
            says.push_str("; ");
            says.push_str(note);
        }
        ui.spacing_mut().interact_size.y = 18.0;
        ui.horizontal(|ui| {
            ui.add_space(if is_something { space::SECTION } else { 0.0 });
            let text = label::soft(&says, ui);
            ui.add(egui::Label::new(text).truncate());
        });
    });
}
