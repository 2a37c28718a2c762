//! The matrix as a table whose names stay in sight.

use std::sync::Arc;

use egui::{
    Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::{
    cell, keys, menu,
    prepare::{Entry, Prepared, key_of},
    state::{Spot, State, Turn},
};
use crate::{
    analysis::matrix::{LEAST_SHARED, isolation_in_words},
    commands::Command,
    model::Id,
    theme::{self, Face, Tokens, fonts::size, icons, space},
    views::Context,
    widgets::label,
};

/// The width of a column of cells.
const COLUMN: f32 = 114.0;
/// The width of the column of sums.
const SUMS: f32 = 74.0;
/// The height of the names across.
const HEADER: f32 = 54.0;
/// The height of the headings of groups across.
const BAND: f32 = 30.0;
/// From the edge of the column of sums to what is in it.
const SUM_EDGE: f32 = 8.0;
/// From the sheet's edge to what is on it.
const EDGE: f32 = 12.0;

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
    let has_bands = prepared
        .groups_across()
        .iter()
        .any(|it| !it.title.is_empty());
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

struct Lines<'a, 'b> {
    cx: &'a mut Context<'b>,
    state: &'a mut State,
    prepared: Arc<Prepared>,
    tokens: Tokens,
    has_bands: bool,
    /// The cell at which the keys work, as a line and a column.
    cursor: Option<(usize, usize)>,
    /// The lines and columns that are chosen.
    chosen: Option<(
        std::ops::RangeInclusive<usize>,
        std::ops::RangeInclusive<usize>,
    )>,
    since: String,
    selected: Option<Id>,
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
    fn words(&self, ui: &Ui, at: egui::Pos2, align: Align2, text: &str, points: f32) {
        let font = Face::Condensed.at(points);
        ui.painter()
            .text(at, align, text, font, self.tokens.ink_soft);
    }

    /// What the table is of.
    fn corner(&self, ui: &Ui, rect: Rect) {
        let at = rect.left_center() + vec2(EDGE, 0.0);
        let count = self.prepared.axes.columns.len();
        let says = match self.state.shape.query.columns {
            crate::analysis::matrix::ColumnKind::Options => count_of(count, "option"),
            crate::analysis::matrix::ColumnKind::Provisions => count_of(count, "provision"),
            crate::analysis::matrix::ColumnKind::Proposals => count_of(count, "proposal"),
        };
        let parties = crate::model::Kind::Party.count(self.prepared.axes.rows.len());
        self.words(
            ui,
            at,
            Align2::LEFT_CENTER,
            &format!("{says}, {parties}"),
            12.0,
        );
    }

    /// A name that is a way to its card.
    fn name(&mut self, ui: &Ui, rect: Rect, id: &Id, name: &str, tip: Option<String>) -> Response {
        let salt = egui::Id::unique(("matrix name", id));
        let response = ui.interact(rect, salt, Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(Role::Link, true, name));
        if response.clicked() {
            self.state.cursor = None;
            self.cx.push(Command::Select(Some(id.clone())));
        }
        if response.double_clicked() {
            self.cx.push(Command::GoTo(id.clone()));
        }
        let is_selected = self.selected.as_ref() == Some(id);
        if is_selected || response.hovered() || response.has_focus() {
            let fill = if is_selected {
                self.tokens.accent_wash
            } else {
                self.tokens.hover
            };
            let room = rect.shrink2(vec2(4.0, 2.0));
            ui.painter()
                .rect_filled(room, CornerRadius::same(space::CONTROL_RADIUS), fill);
        }
        if response.has_focus() {
            let room = rect.shrink2(vec2(4.0, 2.0));
            let stroke = Stroke::new(1.5, self.tokens.accent);
            ui.painter().rect_stroke(
                room,
                CornerRadius::same(space::CONTROL_RADIUS),
                stroke,
                StrokeKind::Inside,
            );
        }
        match tip {
            Some(tip) if response.hovered() => response.on_hover_text(tip),
            _ => response,
        }
    }

    /// A party or target at the left.
    fn name_down(&mut self, ui: &Ui, rect: Rect, place: usize) {
        let prepared = Arc::clone(&self.prepared);
        let name = prepared.name_down(place);
        let (id, is_status_quo) = match prepared.turn {
            Turn::TargetsDown => {
                let column = prepared.axes.columns.get(place);
                (
                    column.map(|it| &it.target),
                    column.is_some_and(|it| it.is_status_quo),
                )
            }
            Turn::PartiesDown => (prepared.axes.rows.get(place).map(|it| &it.party), false),
        };
        let Some(id) = id else { return };
        let is_grouped = prepared.groups_down().iter().any(|it| !it.title.is_empty());
        let mut left = rect.left() + EDGE + if is_grouped { 14.0 } else { 0.0 };
        let tip = is_status_quo.then(|| format!("{name}: the status quo"));
        self.name(ui, rect, id, name, tip);
        if prepared.turn == Turn::PartiesDown {
            self.dot(ui, pos2(left + 5.0, rect.center().y), id);
            left += 18.0;
        }
        let face = if is_status_quo {
            Face::SansMedium
        } else {
            Face::Sans
        };
        let width = rect.right() - left - 8.0;
        let galley = label::laid_out(ui, name, face.at(size::BODY), self.tokens.ink, width, 3);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, self.tokens.ink);
    }

    fn dot(&self, ui: &Ui, at: egui::Pos2, party: &Id) {
        let party = self.cx.scenario().parties.get(party);
        let colour = party
            .and_then(|party| party.colour.rgb())
            .map(theme::colour);
        let colour = colour.unwrap_or(self.tokens.ink_soft);
        ui.painter().circle_filled(at, 5.0, colour);
    }

    /// A party or target across.
    fn name_across(&mut self, ui: &Ui, rect: Rect, entry: Entry) {
        let prepared = Arc::clone(&self.prepared);
        let Entry::Item(place) = entry else {
            if let Entry::Group(group) = entry
                && let Some(group) = prepared.groups_across().get(group)
            {
                let at = rect.left_center() + vec2(8.0, 0.0);
                let says = format!("{} folded", group.members.len());
                self.words(ui, at, Align2::LEFT_CENTER, &says, 12.0);
            }
            return;
        };
        let name = prepared.name_across(place);
        let mut left = rect.left() + 6.0;
        match prepared.turn {
            Turn::TargetsDown => {
                let Some(row) = prepared.axes.rows.get(place) else {
                    return;
                };
                let isolation = prepared.cells.isolations.get(place).copied().flatten();
                let tip = isolation_in_words(isolation, &row.name, LEAST_SHARED);
                let tip = format!("{}: {tip}", row.name);
                self.name(ui, rect, &row.party, &row.name, Some(tip));
                self.dot(ui, pos2(left + 5.0, rect.center().y - 4.0), &row.party);
                left += 15.0;
                if let Some(isolation) = isolation {
                    let bar = Rect::from_min_size(
                        pos2(rect.left() + 6.0, rect.bottom() - 12.0),
                        vec2(rect.width() - 22.0, 3.0),
                    );
                    self.bar(ui, bar, isolation.mean, self.tokens.ink_soft);
                }
            }
            Turn::PartiesDown => {
                let Some(column) = prepared.axes.columns.get(place) else {
                    return;
                };
                let sum = prepared.cells.sums.get(place).copied().unwrap_or_default();
                let tip = format!("{}: {}", column.title, sum.in_words());
                self.name(ui, rect, &column.target, &column.title, Some(tip));
                if let Some(share) = sum.contention {
                    let bar = Rect::from_min_size(
                        pos2(rect.left() + 6.0, rect.bottom() - 9.0),
                        vec2(rect.width() - 22.0, 3.0),
                    );
                    self.bar(ui, bar, share, self.tokens.warn);
                }
            }
        }
        let ink = self.tokens.ink;
        let width = rect.right() - left - 4.0;
        let rows = 2;
        let galley = label::laid_out(ui, name, Face::CondensedSemibold.at(12.5), ink, width, rows);
        let at = pos2(left, rect.center().y - 4.0 - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }

    /// Folds and unfolds a group. Returns where its title begins.
    fn folder(&mut self, ui: &Ui, rect: Rect, key: String, title: &str) -> f32 {
        let is_folded = self.state.shape.folded.contains(&key);
        let salt = egui::Id::unique(("matrix group", &key));
        let response = ui.interact(rect, salt, Sense::click());
        let says = if is_folded { "Unfold" } else { "Fold" };
        response.widget_info(|| {
            egui::WidgetInfo::selected(Role::Button, true, !is_folded, format!("{says} {title}"))
        });
        if response.hovered() || response.has_focus() {
            let room = rect.shrink2(vec2(4.0, 3.0));
            let radius = CornerRadius::same(space::CONTROL_RADIUS);
            ui.painter().rect_filled(room, radius, self.tokens.hover);
        }
        let icon = if is_folded {
            icons::UNFOLD
        } else {
            icons::FOLD
        };
        ui.painter().text(
            pos2(rect.left() + EDGE + 4.0, rect.center().y + 1.0),
            Align2::CENTER_CENTER,
            icon.codepoint,
            Face::Icons.at(15.0),
            self.tokens.ink_soft,
        );
        if response.clicked() {
            if is_folded {
                self.state.shape.folded.remove(&key);
            } else {
                self.state.shape.folded.insert(key);
            }
        }
        rect.left() + EDGE + 14.0
    }

    /// The heading of a group at the left.
    fn heading(&mut self, ui: &Ui, rect: Rect, group: usize) {
        let prepared = Arc::clone(&self.prepared);
        let Some(group) = prepared.groups_down().get(group) else {
            return;
        };
        let rect = Rect::from_min_max(rect.min + vec2(0.0, 6.0), rect.max);
        let left = self.folder(ui, rect, key_of(group), &group.title);
        let font = Face::SerifMedium.at(size::CARD_TITLE);
        let ink = self.tokens.ink;
        let width = rect.width() - 30.0;
        let galley = label::laid_out(ui, &group.title, font, ink, width, 2);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }

    /// The heading of a group across.
    fn band(&mut self, ui: &Ui, rect: Rect, group: usize) {
        let prepared = Arc::clone(&self.prepared);
        let Some(group) = prepared.groups_across().get(group) else {
            return;
        };
        let left = self.folder(
            ui,
            rect.shrink2(vec2(1.0, 0.0)),
            key_of(group),
            &group.title,
        );
        let font = Face::SerifMedium.at(13.5);
        let ink = self.tokens.ink;
        let galley = label::laid_out(ui, &group.title, font, ink, rect.right() - left - 6.0, 1);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        let edge = Stroke::new(1.0, self.tokens.hairline);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), edge);
    }

    /// A share as a bar.
    fn bar(&self, ui: &Ui, rect: Rect, share: f32, colour: egui::Color32) {
        let radius = CornerRadius::same(2);
        ui.painter().rect_filled(rect, radius, self.tokens.hairline);
        let width = rect.width() * share.clamp(0.0, 1.0);
        if width >= 0.5 {
            let filled = Rect::from_min_size(rect.min, Vec2::new(width, rect.height()));
            ui.painter().rect_filled(filled, radius, colour);
        }
    }

    /// What is told of a bar or of words in the column of sums.
    fn tell(&self, ui: &Ui, rect: Rect, salt: egui::Id, words: impl FnOnce() -> String) {
        let response = ui.interact(rect, salt, Sense::hover());
        if response.hovered() {
            response.on_hover_text(words());
        }
    }

    fn sum_of_group(&self, ui: &Ui, rect: Rect, group: usize) {
        if self.prepared.turn == Turn::PartiesDown {
            return;
        }
        let Some(sum) = self.prepared.cells.groups.get(group) else {
            return;
        };
        let middle = rect.center().y + 3.0;
        if let Some(share) = sum.contention {
            let room = Rect::from_min_max(
                pos2(rect.left() + SUM_EDGE, middle - 2.5),
                pos2(rect.right() - 14.0, middle + 2.5),
            );
            self.bar(ui, room, share, self.tokens.warn);
        }
        let salt = egui::Id::unique(("matrix sum of group", group));
        self.tell(ui, rect, salt, || sum.in_words(&self.prepared.axes));
    }

    fn sum(&self, ui: &Ui, rect: Rect, place: usize) {
        let cells = &self.prepared.cells;
        let middle = rect.center().y;
        let room = Rect::from_min_max(
            pos2(rect.left() + SUM_EDGE, middle - 1.5),
            pos2(rect.right() - 14.0, middle + 1.5),
        );
        let salt = egui::Id::unique(("matrix sum", place));
        match self.prepared.turn {
            Turn::TargetsDown => {
                let Some(sum) = cells.sums.get(place) else {
                    return;
                };
                if sum.is_unopposed() && sum.tally.in_favour() > 1 {
                    // In half the words that it would take: the tooltip has them.
                    let at = pos2(rect.left() + SUM_EDGE, middle);
                    self.words(ui, at, Align2::LEFT_CENTER, "unopposed", 11.5);
                } else if let Some(share) = sum.contention {
                    self.bar(ui, room, share, self.tokens.warn.gamma_multiply(0.75));
                }
                self.tell(ui, rect, salt, || sum.in_words());
            }
            Turn::PartiesDown => {
                let isolation = cells.isolations.get(place).copied().flatten();
                if let Some(isolation) = isolation {
                    self.bar(ui, room, isolation.mean, self.tokens.ink_soft);
                }
                self.tell(ui, rect, salt, || {
                    let name = self.prepared.name_down(place);
                    isolation_in_words(isolation, name, LEAST_SHARED)
                });
            }
        }
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

fn count_of(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
