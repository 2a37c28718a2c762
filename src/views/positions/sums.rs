//! What lines and columns come to, as bars and in words.

use egui::{Align2, CornerRadius, Rect, Sense, Ui, Vec2, pos2};

use super::{state::Turn, table::Lines};
use crate::analysis::matrix::{LEAST_SHARED, isolation_in_words};

/// From the edge of the column of sums to what is in it.
pub(super) const SUM_EDGE: f32 = 8.0;

impl Lines<'_, '_> {
    /// A share as a bar.
    pub(super) fn bar(&self, ui: &Ui, rect: Rect, share: f32, colour: egui::Color32) {
        let radius = CornerRadius::same(2);
        ui.painter().rect_filled(rect, radius, self.tokens.hairline);
        let width = rect.width() * share.clamp(0.0, 1.0);
        if width >= 0.5 {
            let filled = Rect::from_min_size(rect.min, Vec2::new(width, rect.height()));
            ui.painter().rect_filled(filled, radius, colour);
        }
    }

    /// What is told of a bar or of words in the column of sums.
    pub(super) fn tell(&self, ui: &Ui, rect: Rect, salt: egui::Id, words: impl FnOnce() -> String) {
        let response = ui.interact(rect, salt, Sense::hover());
        if response.hovered() {
            response.on_hover_text(words());
        }
    }

    pub(super) fn sum_of_group(&self, ui: &Ui, rect: Rect, group: usize) {
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

    pub(super) fn sum(&self, ui: &Ui, rect: Rect, place: usize) {
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
}
