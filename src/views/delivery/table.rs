//! The matrix as a table: a head that stays, and of the rows those that are seen.

use egui::{
    Align2, CornerRadius, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2,
};

use super::{
    columns::{Column, Columns},
    heading, panel,
    prepare::{self, Line},
    row,
    state::State,
};
use crate::{
    commands::Command,
    theme::{Face, Tokens, fonts::size, icons, space},
    views::Context,
};

/// How high the head is.
const HEAD: f32 = 32.0;

/// Shows the table, and below it what hangs on the row that is selected.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let tokens = Tokens::of(ui);
    let mut room = ui.available_rect_before_wrap();
    let below = panel::height(cx, room.height());
    let panel = Rect::from_min_max(pos2(room.left(), room.bottom() - below), room.max);
    if below > 0.0 {
        room.max.y -= below + space::CARD;
    }
    let height = (HEAD + state.prepared.height() + 2.0).min(room.height());
    let sheet = Rect::from_min_size(room.min, Vec2::new(room.width(), height));
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let hairline = Stroke::new(1.0, tokens.hairline);
    ui.painter().rect_filled(sheet, radius, tokens.paper);
    let group_by = cx.workspace.delivery().arranging.group_by;
    let columns = Columns::fitting(sheet.x_range(), group_by, &state.prepared.blank);
    let inside = sheet.shrink(1.0);
    let head = Rect::from_min_size(inside.min, Vec2::new(inside.width(), HEAD));
    for (column, cell) in columns.cells(head) {
        head_cell(ui, cx, column, cell);
    }
    ui.painter()
        .hline(inside.x_range(), head.bottom(), hairline);
    let body = Rect::from_min_max(head.left_bottom(), inside.max);
    rows(ui, cx, state, body, &columns);
    ui.painter()
        .rect_stroke(sheet, radius, hairline, StrokeKind::Inside);
    if below > 0.0 {
        panel::show(ui, cx, state, panel);
    }
    ui.allocate_rect(room, Sense::hover());
}

fn rows(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, body: Rect, columns: &Columns) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("rows"));
    child.shrink_clip_rect(body);
    let mut area = ScrollArea::vertical()
        .id_salt("delivery rows")
        .auto_shrink([false, false]);
    let revealed = state.reveal.take();
    if let Some(line) = revealed {
        let (top, bottom) = state.prepared.extent(line);
        let least = bottom + space::SMALL - body.height();
        // Whatever is scrolled to, the heading above the first row comes along.
        let top = if line == 1 { 0.0 } else { top };
        // egui springs back from where one could not scroll in the frame before.
        let before = (state.content - state.height).max(0.0);
        let most = (state.prepared.height() - body.height()).clamp(0.0, before);
        let offset = state.offset.max(least).min(top).min(most);
        if (offset - state.offset).abs() > 0.5 {
            area = area.vertical_scroll_offset(offset);
        }
    }
    let selected = cx.workspace.selected_card();
    let scenario = cx.scenario();
    let output = area.show_viewport(&mut child, |ui, viewport| {
        ui.set_width(body.width());
        ui.set_height(state.prepared.height());
        let origin = ui.max_rect().min;
        for line in state.prepared.between(viewport.top(), viewport.bottom()) {
            let (top, bottom) = state.prepared.extent(line);
            let rect = Rect::from_x_y_ranges(body.x_range(), origin.y + top..=origin.y + bottom);
            match state.prepared.lines.get(line) {
                Some(Line::Heading(place)) => {
                    let Some(found) = state.prepared.headings.get(*place) else {
                        continue;
                    };
                    if heading::show(ui, rect, *place, found) {
                        prepare::fold(cx, &found.key, !found.is_folded);
                    }
                }
                Some(Line::Row(place)) => {
                    let place = *place;
                    let commitment = scenario.commitments.at(place);
                    let (Some(commitment), Some(cells)) = (commitment, state.cells(cx, place))
                    else {
                        continue;
                    };
                    let shown = row::Shown {
                        place,
                        commitment,
                        cells: &cells,
                        is_selected: selected.as_ref() == Some(&commitment.id),
                        is_last: line + 1 == state.prepared.lines.len(),
                    };
                    row::show(ui, cx, rect, columns, &shown);
                }
                None => {}
            }
        }
    });
    state.offset = output.state.clamped_offset().y;
    // Of another size it takes one frame more.
    let size = (output.inner_rect.height(), state.prepared.height());
    if revealed.is_some() && size != (state.height, state.content) {
        state.reveal = revealed;
        ui.ctx().request_repaint();
    }
    (state.height, state.content) = size;
}

/// The head of a column: a click sorts by it, another the other way round.
fn head_cell(ui: &mut Ui, cx: &mut Context<'_>, column: Column, cell: Rect) {
    let tokens = Tokens::of(ui);
    let name = column.name();
    let arranging = &cx.workspace.delivery().arranging;
    let order = column.order();
    let is_sorted = order == Some(arranging.order_by);
    let is_right = column.is_right_aligned();
    let face = Face::SansSemibold.at(size::LABEL);
    let (at, align) = if is_right {
        (cell.right_center(), Align2::RIGHT_CENTER)
    } else {
        (cell.left_center(), Align2::LEFT_CENTER)
    };
    let Some(order) = order else {
        ui.painter().text(at, align, name, face, tokens.ink_soft);
        return;
    };
    let id = egui::Id::unique(("delivery column", name));
    let rect = cell.expand2(Vec2::new(6.0, -2.0));
    let response = ui.interact(rect, id, Sense::click());
    let is_reversed = arranging.is_reversed;
    response.widget_info(|| {
        let name = match (is_sorted, is_reversed) {
            (false, _) => format!("Sort by {}", order.label().to_lowercase()),
            (true, false) => format!("Sorted by {}", order.label().to_lowercase()),
            (true, true) => {
                format!(
                    "Sorted by {}, the other way round",
                    order.label().to_lowercase()
                )
            }
        };
        egui::WidgetInfo::selected(egui::Role::ColumnHeader, true, is_sorted, name)
    });
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        let radius = CornerRadius::same(space::CONTROL_RADIUS);
        painter.rect_filled(rect, radius, tokens.hover);
        if response.has_focus() {
            let stroke = Stroke::new(1.5, tokens.accent);
            painter.rect_stroke(rect, radius, stroke, StrokeKind::Inside);
        }
    }
    let colour = if is_sorted {
        tokens.ink
    } else {
        tokens.ink_soft
    };
    let words = painter.text(at, align, name, face, colour);
    if is_sorted {
        let icon = if is_reversed { icons::DOWN } else { icons::UP };
        let x = if is_right {
            words.left() - 8.0
        } else {
            words.right() + 8.0
        };
        painter.text(
            pos2(x, words.center().y),
            Align2::CENTER_CENTER,
            icon.codepoint,
            Face::Icons.at(14.0),
            tokens.ink_soft,
        );
    }
    if response.clicked() {
        let mut look = cx.workspace.delivery().clone();
        look.arranging.is_reversed = is_sorted && !is_reversed;
        look.arranging.order_by = order;
        cx.push(Command::Delivery(look));
    }
    response.on_hover_text(format!("Sort by {}", order.label().to_lowercase()));
}
