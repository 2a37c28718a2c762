//! The matrix as a table whose names stay in sight.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, vec2};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::{
    cell, keys, menu,
    prepare::{Entry, Prepared, is_folded},
    state::{Spot, State, Turn},
    sums::SUM_EDGE,
};
use crate::{
    commands::Command,
    model::Id,
    theme::{Face, Tokens, space},
    views::Context,
};

/// The width of a column of cells.
const COLUMN: f32 = 114.0;
/// The width of the column of sums.
const SUMS: f32 = 74.0;
/// The height of the names across.
const HEADER: f32 = 54.0;
/// The height of the headings of groups across.
const BAND: f32 = 30.0;

/// The width of the names at the left in a view of this width.
pub(super) fn name_width(view: f32) -> f32 {
    (view * 0.25).clamp(150.0, 280.0).floor()
}

/// Shows the table.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let prepared = Arc::clone(&state.prepared);
    let room = ui.available_rect_before_wrap();
    let names = name_width(room.width());
    let columns = prepared.across.len();
    #[expect(clippy::cast_precision_loss, reason = "columns on a screen")]
    let least = columns as f32 * COLUMN;
    // Few columns share the room, so that the sums stand at the edge; but never far apart.
    // A single column of folded groups is its own heading.
    let has_bands = prepared.groups_across().iter().any(|group| {
        let is_column = group.is_silent && is_folded(&state.shape, group);
        !group.title.is_empty() && !is_column
    });
    let headers = if has_bands { BAND + HEADER } else { HEADER };
    #[expect(clippy::cast_precision_loss, reason = "columns on a screen")]
    let column = if columns == 0 {
        COLUMN
    } else {
        let share = (room.width() - names - SUMS - 2.0) / columns as f32;
        share.clamp(COLUMN, 150.0).floor()
    };
    let content = prepared.tops.last().copied().unwrap_or_default() + headers + 8.0;
    #[expect(clippy::cast_precision_loss, reason = "columns on a screen")]
    let width = names + column * columns as f32 + SUMS;
    let has_bar = width > room.width() || least > room.width();
    let bar = if has_bar { 12.0 } else { 0.0 };
    let height = (content + bar).min(room.height() - 16.0).max(120.0);
    let size = vec2((width + 2.0).min(room.width()), height);
    let sheet = Rect::from_min_size(room.min, size);
    let tokens = Tokens::of(ui);
    ui.painter().rect(
        sheet,
        CornerRadius::same(space::CARD_RADIUS),
        tokens.paper,
        Stroke::new(1.0, tokens.hairline),
        StrokeKind::Inside,
    );
    let fixed = |width: f32| Column::new(width).range(width..=width).resizable(false);
    let mut all = vec![fixed(names), fixed(SUMS)];
    all.extend(std::iter::repeat_n(fixed(column), columns));
    // The widths of a table are remembered by its name: another width is another table.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "points"
    )]
    let salt = ("matrix", columns, column as u32, names as u32);
    for (at, one) in all.iter_mut().enumerate() {
        *one = one.id(egui::Id::unique((salt, at)));
    }
    let mut rows = Vec::new();
    if has_bands {
        let mut groups = vec![0..1, 1..2];
        groups.extend(
            prepared
                .bands
                .iter()
                .map(|(_, band)| band.start + 2..band.end + 2),
        );
        rows.push(HeaderRow {
            height: BAND,
            groups,
        });
    }
    rows.push(HeaderRow::new(HEADER));
    let mut table = Table::new()
        .id_salt(salt)
        .num_rows(prepared.down.len() as u64)
        .columns(all)
        .num_sticky_cols(2)
        .headers(rows);
    let at = (state.cursor.as_ref()).and_then(|spot| prepared.find(&spot.party, &spot.target));
    if state.reveals
        && let Some((line, column)) = at
    {
        table = table
            .scroll_to_row(line as u64, None)
            .scroll_to_column(column + 2, None);
        state.reveals = false;
    }
    let chosen = keys::chosen(state, &prepared);
    let since = since(cx);
    let selected = cx.open.document.selection().cloned();
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(sheet.shrink(1.0)));
    inside.shrink_clip_rect(sheet.shrink(1.0));
    let mut lines = Lines {
        cx,
        state,
        prepared,
        tokens,
        has_bands,
        cursor: at,
        chosen,
        since,
        selected,
    };
    table.show(&mut inside, &mut lines);
    ui.advance_cursor_after_rect(sheet);
}

/// What the moment is called since which moves are marked.
fn since(cx: &Context<'_>) -> String {
    let since = cx.workspace.since();
    match (&since.talk, &since.date) {
        (Some(talk), _) => cx.title(talk.id()),
        (None, Some(date)) => cx.date(date),
        (None, None) => "the beginning".to_owned(),
    }
}

/// What paints the cells of the table.
pub(super) struct Lines<'a, 'b> {
    pub(super) cx: &'a mut Context<'b>,
    pub(super) state: &'a mut State,
    pub(super) prepared: Arc<Prepared>,
    pub(super) tokens: Tokens,
    pub(super) has_bands: bool,
    /// The cell at which the keys work, as a line and a column.
    cursor: Option<(usize, usize)>,
    /// The lines and columns that are chosen.
    chosen: Option<(
        std::ops::RangeInclusive<usize>,
        std::ops::RangeInclusive<usize>,
    )>,
    since: String,
    pub(super) selected: Option<Id>,
}

impl TableDelegate for Lines<'_, '_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, info: &HeaderCellInfo) {
        let rect = ui.max_rect();
        let is_band = self.has_bands && info.row_nr == 0;
        let edge = Stroke::new(1.0, self.tokens.hairline);
        if !is_band {
            ui.painter()
                .hline(rect.x_range(), rect.bottom() - 0.5, edge);
        }
        let first = info.col_range.start;
        if first == 0 {
            if !is_band {
                self.corner(ui, rect);
            }
        } else if first == 1 {
            if !is_band {
                let says = match self.prepared.turn {
                    Turn::TargetsDown => "contested",
                    Turn::PartiesDown => "apart",
                };
                let at = rect.left_center() + vec2(SUM_EDGE, 0.0);
                self.words(ui, at, Align2::LEFT_CENTER, says, 12.0);
            }
        } else if is_band {
            let band = self
                .prepared
                .bands
                .get(info.group_index.saturating_sub(2))
                .cloned();
            if let Some((group, _)) = band {
                self.band(ui, rect, group);
            }
        } else if let Some(entry) = self.prepared.across.get(first - 2).copied() {
            self.name_across(ui, rect, entry);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, info: &CellInfo) {
        let Ok(line) = usize::try_from(info.row_nr) else {
            return;
        };
        let Some(entry) = self.prepared.down.get(line).copied() else {
            return;
        };
        let rect = ui.max_rect();
        match (entry, info.col_nr) {
            (Entry::Group(group), 0) => self.heading(ui, rect, group),
            (Entry::Item(place), 0) => self.name_down(ui, rect, place),
            (Entry::Group(group), 1) => self.sum_of_group(ui, rect, group),
            (Entry::Item(place), 1) => self.sum(ui, rect, place),
            (Entry::Item(_), column) => self.cell(ui, rect, line, column - 2),
            (Entry::Group(_), _) => {}
        }
    }

    fn row_top_offset(&self, _: &egui::Context, _: egui::Id, row: u64) -> f32 {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        let tops = &self.prepared.tops;
        tops.get(row).or(tops.last()).copied().unwrap_or_default()
    }
}

impl Lines<'_, '_> {
    pub(super) fn words(&self, ui: &Ui, at: egui::Pos2, align: Align2, text: &str, points: f32) {
        let font = Face::Condensed.at(points);
        ui.painter()
            .text(at, align, text, font, self.tokens.ink_soft);
    }

    fn cell(&mut self, ui: &Ui, rect: Rect, line: usize, column: usize) {
        let prepared = Arc::clone(&self.prepared);
        let Some((row, at)) = prepared.meet(line, column) else {
            return;
        };
        let (Some(party), Some(target)) =
            (prepared.axes.rows.get(row), prepared.axes.columns.get(at))
        else {
            return;
        };
        let is_chosen = (self.chosen.as_ref())
            .is_some_and(|(lines, columns)| lines.contains(&line) && columns.contains(&column));
        if is_chosen {
            ui.painter().rect_filled(rect, 0, self.tokens.accent_wash);
        }
        let value = prepared.cells.matrix.cell(row, at);
        cell::paint(ui, rect, value);
        let spot = || Spot {
            party: party.party.clone(),
            target: target.target.clone(),
        };
        let salt = keys::id_of_cell(&party.party, &target.target);
        let response = ui.interact(rect, salt, Sense::click());
        let words = || cell::in_words(&party.name, &target.title, value, &self.since);
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Cell, true, words()));
        let is_cursor = self.cursor == Some((line, column));
        if is_cursor {
            let room = rect.shrink2(vec2(1.0, 1.0));
            ui.painter().rect_stroke(
                room,
                CornerRadius::same(space::CONTROL_RADIUS),
                Stroke::new(2.0, self.tokens.accent),
                StrokeKind::Inside,
            );
            keys::keep(ui, &response);
        } else if response.hovered() {
            let room = rect.shrink2(vec2(1.0, 1.0));
            let radius = CornerRadius::same(space::CONTROL_RADIUS);
            let stroke = Stroke::new(1.0, self.tokens.hairline);
            ui.painter()
                .rect_stroke(room, radius, stroke, StrokeKind::Inside);
        }
        if response.clicked() || response.secondary_clicked() {
            response.request_focus();
            let extends = ui.input(|input| input.modifiers.shift) && self.state.cursor.is_some();
            if extends {
                self.state.corner = Some(spot());
            } else {
                self.state.cursor = Some(spot());
                self.state.corner = None;
            }
            self.cx.push(Command::Select(None));
        }
        if is_cursor || response.secondary_clicked() {
            menu::show(&response, self.cx, &spot());
        }
        if response.hovered() && value != crate::analysis::matrix::Cell::default() {
            response.on_hover_text(words());
        }
    }
}
