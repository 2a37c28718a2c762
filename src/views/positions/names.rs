//! The names of what is down and across, and the headings of groups: each is a way to its card, or
//! folds and unfolds.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{
    prepare::{Entry, is_folded, key_of},
    state::Turn,
    table::Lines,
};
use crate::{
    analysis::matrix::{Group, LEAST_SHARED, isolation_in_words},
    commands::Command,
    model::Id,
    theme::{self, Face, fonts::size, icons, space},
    widgets::label,
};

/// From the sheet's edge to what is on it.
const EDGE: f32 = 12.0;

impl Lines<'_, '_> {
    /// What the table is of.
    pub(super) fn corner(&self, ui: &Ui, rect: Rect) {
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
    pub(super) fn name(
        &mut self,
        ui: &Ui,
        rect: Rect,
        id: &Id,
        name: &str,
        tip: Option<String>,
    ) -> Response {
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
    pub(super) fn name_down(&mut self, ui: &Ui, rect: Rect, place: usize) {
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

    pub(super) fn dot(&self, ui: &Ui, at: egui::Pos2, party: &Id) {
        let party = self.cx.scenario().parties.get(party);
        let colour = party
            .and_then(|party| party.colour.rgb())
            .map(theme::colour);
        let colour = colour.unwrap_or(self.tokens.ink_soft);
        ui.painter().circle_filled(at, 5.0, colour);
    }

    /// A party or target across.
    pub(super) fn name_across(&mut self, ui: &Ui, rect: Rect, entry: Entry) {
        let prepared = Arc::clone(&self.prepared);
        let Entry::Item(place) = entry else {
            if let Entry::Group(group) = entry
                && let Some(group) = prepared.groups_across().get(group)
            {
                // With no band above it, it is the way to open them.
                let left = if self.has_bands {
                    rect.left() + 8.0
                } else {
                    self.folder(ui, rect, group)
                };
                let says = if group.is_silent {
                    format!("{} with nothing on record", group.members.len())
                } else {
                    format!("{} folded", group.members.len())
                };
                let width = rect.right() - left - 6.0;
                let (font, ink) = (Face::Condensed.at(12.0), self.tokens.ink_soft);
                let galley = label::laid_out(ui, &says, font, ink, width, 2);
                let at = pos2(left, rect.center().y - galley.size().y / 2.0);
                ui.painter().galley(at, galley, ink);
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
    pub(super) fn folder(&mut self, ui: &Ui, rect: Rect, group: &Group) -> f32 {
        let (key, title) = (key_of(group), &group.title);
        let is_folded = is_folded(&self.state.shape, group);
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
        let folded = &mut self.state.shape.folded;
        if response.clicked() && !folded.remove(&key) {
            folded.insert(key);
        }
        rect.left() + EDGE + 14.0
    }

    /// The heading of a group at the left.
    pub(super) fn heading(&mut self, ui: &Ui, rect: Rect, group: usize) {
        let prepared = Arc::clone(&self.prepared);
        let Some(group) = prepared.groups_down().get(group) else {
            return;
        };
        let rect = Rect::from_min_max(rect.min + vec2(0.0, 6.0), rect.max);
        let left = self.folder(ui, rect, group);
        let font = Face::SerifMedium.at(size::CARD_TITLE);
        let ink = self.tokens.ink;
        let width = rect.width() - 30.0;
        let galley = label::laid_out(ui, &group.title, font, ink, width, 2);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }

    /// The heading of a group across.
    pub(super) fn band(&mut self, ui: &Ui, rect: Rect, group: usize) {
        let prepared = Arc::clone(&self.prepared);
        let group = prepared.groups_across().get(group);
        let Some(group) = group.filter(|group| !group.title.is_empty()) else {
            return;
        };
        let left = self.folder(ui, rect.shrink2(vec2(1.0, 0.0)), group);
        let font = Face::SerifMedium.at(13.5);
        let ink = self.tokens.ink;
        let width = rect.right() - left - 6.0;
        let mut galley = label::laid_out(ui, &group.title, font.clone(), ink, width, 1);
        if group.is_silent && galley.elided {
            // In a word where they are folded into one column: its head says the rest.
            galley = label::laid_out(ui, "Silent", font, ink, width, 1);
        }
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
        let edge = Stroke::new(1.0, self.tokens.hairline);
        ui.painter().vline(rect.left() + 0.5, rect.y_range(), edge);
    }
}

fn count_of(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
