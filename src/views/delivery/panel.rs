//! Below the table: what slips if the row that is selected slips, and what shows how far it is.

use egui::{
    CornerRadius, Rect, RichText, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::{record, slips, state::State, status};
use crate::{
    analysis::{
        delivery::Level,
        sentence::{Names, Sentence},
    },
    commands::Command,
    model::{Commitment, PartialDate},
    theme::{Face, Tokens, fonts::size, space},
    views::Context,
    widgets::{chip, label},
};

/// By how many days something may slip.
const DAYS: [u32; 3] = [10, 30, 90];

/// The commitment that is selected.
fn selected<'a>(cx: &Context<'a>) -> Option<&'a Commitment> {
    cx.scenario()
        .commitments
        .get(&cx.workspace.selected_card()?)
}

/// How high the panel is; nothing while no commitment is selected.
pub(super) fn height(cx: &Context<'_>, room: f32) -> f32 {
    match selected(cx) {
        Some(_) => (room * 0.32).clamp(116.0, 152.0),
        None => 0.0,
    }
}

/// Shows it.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &State, rect: Rect) {
    let Some(commitment) = selected(cx) else {
        return;
    };
    let tokens = Tokens::of(ui);
    let radius = CornerRadius::same(space::CARD_RADIUS);
    let hairline = Stroke::new(1.0, tokens.hairline);
    ui.painter()
        .rect(rect, radius, tokens.paper, hairline, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(16.0, 10.0));
    let has_record = !commitment.evidence.is_empty() || !commitment.benchmarks.is_empty();
    let share = match has_record {
        false => 1.0,
        true if inner.width() < 640.0 => 0.62,
        true => 0.56,
    };
    let middle = (inner.left() + inner.width() * share).round();
    let left = Rect::from_min_max(inner.min, pos2(middle - 12.0, inner.bottom()));
    column(ui, left, "slips", |ui| slipping(ui, cx, state, commitment));
    if has_record {
        let right = Rect::from_min_max(pos2(middle + 12.0, inner.top()), inner.max);
        ui.painter().vline(middle, inner.y_range(), hairline);
        column(ui, right, "record", |ui| {
            on_record(ui, cx, state, commitment)
        });
    }
}

fn column(ui: &mut Ui, rect: Rect, salt: &str, body: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    child.shrink_clip_rect(rect.expand(2.0));
    ScrollArea::vertical()
        .id_salt(("delivery", salt))
        .auto_shrink([false, false])
        .show(&mut child, |ui| {
            ui.spacing_mut().item_spacing.y = space::TIGHT;
            body(ui);
        });
}

fn slipping(ui: &mut Ui, cx: &mut Context<'_>, state: &State, commitment: &Commitment) {
    let look = cx.workspace.delivery().clone();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new("If it slips by").font(Face::SansMedium.at(size::BODY)));
        for days in DAYS {
            let name = format!("{days} days");
            if chip::tab(ui, &name, None, look.slip == days).clicked() {
                let mut look = look.clone();
                look.slip = days;
                cx.push(Command::Delivery(look));
            }
        }
    });
    let said = {
        let date = |date: &PartialDate| cx.date(date);
        let names = Names {
            scenario: cx.scenario(),
            index: &cx.reports().index,
            date: &date,
        };
        slips::of(state.schedule(cx), &commitment.id, look.slip, &names)
    };
    // Sentences stand as close as lines do.
    ui.spacing_mut().interact_size.y = 18.0;
    sentence(ui, cx, &said.answer);
    for slip in &said.list {
        sentence(ui, cx, slip);
    }
    if let Some(chain) = &said.chain {
        sentence(ui, cx, chain);
    }
}

/// Shows a sentence; what it names can be gone to.
fn sentence(ui: &mut Ui, cx: &mut Context<'_>, sentence: &Sentence) {
    let tokens = Tokens::of(ui);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        for run in &sentence.0 {
            let Some(id) = &run.id else {
                ui.label(&run.text);
                continue;
            };
            let text = RichText::new(&run.text).color(tokens.accent);
            let response = ui.add(egui::Label::new(text).sense(egui::Sense::click()));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &run.text));
            if response.has_focus() || response.hovered() {
                let line = Stroke::new(1.0, tokens.accent);
                let y = response.rect.bottom() - 1.0;
                ui.painter().hline(response.rect.x_range(), y, line);
            }
            if response
                .on_hover_cursor(egui::CursorIcon::PointingHand)
                .clicked()
            {
                cx.push(Command::JumpTo(id.clone()));
            }
        }
    });
}

/// The benchmarks, to be ticked, and what was observed, the latest first; while one looks back,
/// only what had been by then.
fn on_record(ui: &mut Ui, cx: &mut Context<'_>, state: &State, commitment: &Commitment) {
    let tokens = Tokens::of(ui);
    if !commitment.benchmarks.is_empty() {
        ui.label(RichText::new("Benchmarks").font(Face::SansMedium.at(size::BODY)));
        for (place, benchmark) in commitment.benchmarks.iter().enumerate() {
            let mut done = benchmark.done;
            let text = match benchmark.text.trim() {
                "" => "Untitled benchmark",
                text => text,
            };
            if ui.checkbox(&mut done, text).changed() {
                cx.push(Command::Edit(record::benchmark(commitment, place, done)));
            }
        }
        ui.add_space(space::TIGHT);
    }
    let known = state.scenario(cx).commitments.get(&commitment.id);
    let known = known.unwrap_or(commitment);
    let later = commitment
        .evidence
        .len()
        .saturating_sub(known.evidence.len());
    if commitment.evidence.is_empty() {
        return;
    }
    ui.label(RichText::new("Evidence").font(Face::SansMedium.at(size::BODY)));
    if later > 0 {
        let text = format!("{later} more came later");
        ui.label(label::soft(text, ui));
    }
    let mut evidence: Vec<_> = known.evidence.iter().collect();
    evidence.sort_by_key(|it| it.date.as_ref().and_then(|date| date.first_day()));
    for item in evidence.into_iter().rev() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let level = item.status.as_ref().and_then(Level::of);
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 18.0), egui::Sense::hover());
            if item.status.is_some() {
                status::glyph(ui.painter(), rect.center(), level, &tokens);
            }
            let date = item.date.as_ref().map(|date| cx.date(date));
            let word = level.map(|level| super::cells::status(Some(level)));
            let parts = [word, date, Some(item.text.trim().to_owned())];
            let filled = parts.into_iter().flatten().filter(|it| !it.is_empty());
            let text = filled.collect::<Vec<_>>().join(" · ");
            ui.add(egui::Label::new(label::soft(text, ui)).wrap());
        });
    }
}
