//! Notifications: a sentence in the corner that goes away and stays in the log.
//!
//! egui-notify was tried: it does not break lines, so that a sentence of ours ran out of the
//! window, paints its icons in glyphs that the fonts lack, is unknown to screen readers, and draws
//! every frame while it is shown. This one asks for a single frame, when it goes.

use std::time::Duration;

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, Vec2};

use crate::{
    commands::{Level, Workspace},
    theme::{Tokens, icons},
    widgets::{button, label},
};

const WIDTH: f32 = 380.0;
/// How many are shown at once.
const MOST: usize = 3;

/// The notifications that are on the screen.
#[derive(Debug, Default)]
pub struct Toasts {
    seen: usize,
    shown: Vec<Toast>,
    /// The last frame in which they waited.
    waits_since: Option<f64>,
}

#[derive(Debug)]
struct Toast {
    notice: usize,
    goes_at: f64,
}

/// How long a sentence is shown: long enough to be read twice.
fn reading_secs(text: &str, level: Level) -> f64 {
    let secs = 3.0 + text.chars().count() as f64 / 12.0;
    if level == Level::Error {
        secs * 2.0
    } else {
        secs
    }
}

impl Toasts {
    /// Shows what is new, and what has not gone yet. While a dialog is open they wait: they would
    /// stand over its buttons.
    pub fn show(&mut self, ctx: &Context, workspace: &Workspace) {
        let now = ctx.input(|input| input.time);
        if workspace.dialog.is_some() {
            let waited = now - self.waits_since.unwrap_or(now);
            for toast in &mut self.shown {
                toast.goes_at += waited;
            }
            self.waits_since = Some(now);
            return;
        }
        self.waits_since = None;
        for (place, notice) in workspace.notices.iter().enumerate().skip(self.seen) {
            self.shown.push(Toast {
                notice: place,
                goes_at: now + reading_secs(&notice.text, notice.level),
            });
        }
        self.seen = workspace.notices.len();
        self.shown
            .retain(|toast| toast.goes_at > now && toast.notice >= workspace.overtaken);
        let surplus = self.shown.len().saturating_sub(MOST);
        self.shown.drain(..surplus);
        if self.shown.is_empty() {
            return;
        }
        let mut closed = None;
        let response = Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-20.0, -48.0))
            .show(ctx, |ui| {
                for toast in &self.shown {
                    if let Some(notice) = workspace.notices.get(toast.notice)
                        && paper(ui, toast.notice, notice.level, &notice.text)
                    {
                        closed = Some(toast.notice);
                    }
                }
            });
        if let Some(closed) = closed {
            self.shown.retain(|toast| toast.notice != closed);
        }
        // Under the pointer they stay.
        if response.response.contains_pointer() {
            for toast in &mut self.shown {
                toast.goes_at = toast.goes_at.max(now + 2.0);
            }
        }
        if let Some(next) = self
            .shown
            .iter()
            .map(|toast| toast.goes_at)
            .reduce(f64::min)
        {
            ctx.request_repaint_after(Duration::from_secs_f64((next - now).max(0.05)));
        }
    }
}

fn paper(ui: &mut egui::Ui, place: usize, level: Level, text: &str) -> bool {
    let tokens = Tokens::of(ui);
    let (icon, colour) = match level {
        Level::Info => (icons::INFO, tokens.accent),
        Level::Error => (icons::ERROR, tokens.danger),
    };
    Frame::new()
        .fill(tokens.paper)
        .stroke(Stroke::new(
            1.0,
            if level == Level::Error {
                tokens.danger
            } else {
                tokens.hairline
            },
        ))
        .corner_radius(egui::CornerRadius::same(6))
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.push_id(("toast", place), |ui| {
                ui.set_width(WIDTH);
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 10.0;
                    ui.vertical(|ui| {
                        ui.add_space(5.0);
                        ui.label(label::icon(icon, 17.0, colour));
                    });
                    ui.vertical(|ui| {
                        ui.add_space(5.0);
                        ui.set_width(WIDTH - 80.0);
                        ui.add(egui::Label::new(RichText::new(text).color(tokens.ink)).wrap());
                        ui.add_space(3.0);
                    });
                    button::icon(ui, icons::REMOVE, "Dismiss").clicked()
                })
                .inner
            })
            .inner
        })
        .inner
}
