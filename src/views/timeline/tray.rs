//! What has no place in time, listed below; it can be opened, or dragged to a date.

use egui::{Align, Layout, Panel, ScrollArea, Sense, Ui, vec2};

use super::{
    prepare,
    state::{Drag, State},
};
use crate::{
    commands::Command,
    theme::{Face, Tokens, space},
    views::Context,
    widgets::label,
};

/// Of so many the rest is only counted.
const MOST: usize = 60;

pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let undated = super::undated(state).to_vec();
    if undated.is_empty() {
        return;
    }
    let frame = egui::Frame::new().inner_margin(egui::Margin {
        left: space::SECTION as i8,
        right: space::SECTION as i8,
        top: 0,
        bottom: 8,
    });
    Panel::bottom("timeline tray")
        .exact_size(44.0)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(label::soft("Not dated:", ui)).on_hover_text(
                    "These have neither a date nor a place in the order of the talks",
                );
                ScrollArea::horizontal().show(ui, |ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    for id in undated.iter().take(MOST) {
                        chip(ui, cx, state, id);
                    }
                    if let Some(more) = undated.len().checked_sub(MOST).filter(|more| *more > 0) {
                        ui.label(label::soft(format!("and {more} more"), ui));
                    }
                });
            });
        });
}

fn chip(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, id: &crate::model::Id) {
    let tokens = Tokens::of(ui);
    let title = cx.title(id);
    let galley = label::laid_out(ui, &title, Face::Sans.at(12.0), tokens.ink, 220.0, 1);
    let size = vec2(galley.size().x + 38.0, space::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let is_selected = cx.open.document.selection() == Some(id);
    let name = format!("Not dated: {title}");
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &name));
    let (fill, border) = match (is_selected, response.hovered() || response.has_focus()) {
        (true, _) => (tokens.accent_wash, tokens.accent),
        (false, true) => (tokens.hover, tokens.ink_soft),
        (false, false) => (tokens.paper, tokens.hairline),
    };
    let painter = ui.painter();
    painter.rect(
        rect.shrink2(vec2(0.0, 1.0)),
        egui::CornerRadius::same(13),
        fill,
        egui::Stroke::new(1.0, border),
        egui::StrokeKind::Inside,
    );
    painter.text(
        egui::pos2(rect.left() + 16.0, rect.center().y),
        egui::Align2::CENTER_CENTER,
        prepare::icon_of(cx.scenario(), id).codepoint,
        Face::Icons.at(14.0),
        tokens.ink_soft,
    );
    let at = egui::pos2(rect.left() + 27.0, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, tokens.ink);
    if response.clicked() {
        response.request_focus();
        cx.push(Command::Select(Some(id.clone())));
    }
    if response.double_clicked() {
        cx.push(Command::Act(crate::commands::Act::EditCard));
    }
    if response.drag_started_by(egui::PointerButton::Primary) {
        cx.push(Command::Select(Some(id.clone())));
        state.drag = Drag::Dates(id.clone());
    }
    if matches!(state.drag, Drag::Nothing) {
        let how = if state.prepared.is_in_order() {
            "Click to give it a date in its fields"
        } else {
            "Drag it to its date, or click to give it one in its fields"
        };
        response.on_hover_text(format!("{title}\n{how}"));
    }
}
