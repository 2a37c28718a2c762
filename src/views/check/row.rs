//! One finding: what it is about, what is the matter, and what can be done.

use egui::{CornerRadius, Key, Layout, RichText, Sense, Stroke, Ui, UiBuilder};

use super::{group::look, state::State};
use crate::{
    analysis::check::{Finding, Remedy, Told},
    commands::Command,
    document::{Edit, Transaction},
    model::Id,
    theme::{Face, Tokens, fonts::size, space},
    views::Context,
    widgets::{button, label},
};

/// Shows a finding.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, finding: &Finding) {
    let tokens = Tokens::of(ui);
    let told = finding.told(cx.scenario(), &cx.reports().index, cx.month_first);
    let place = cx.reports().index.place(&finding.item);
    let is_selected = place.is_some() && cx.open.document.selection() == Some(&finding.item);
    let top = ui.cursor().top();
    let across = ui.max_rect().x_range();
    ui.painter()
        .hline(across, top, Stroke::new(1.0, tokens.hairline));
    let behind = ui.painter().add(egui::Shape::Noop);
    let (_, _, severity) = look(finding.severity, &tokens);
    let name = format!("{}: {} ({severity})", told.title, told.message);
    let row = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
        ui.set_width(ui.available_width());
        ui.add_space(7.0);
        ui.horizontal_top(|ui| {
            let width = (ui.available_width() * 0.62).max(220.0);
            ui.allocate_ui(egui::vec2(width, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.set_width(width);
                    words(ui, cx, &told, place.is_some());
                });
            });
            ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| {
                acts(ui, cx, state, finding);
            });
        });
        waiving(ui, cx, state, finding);
        ui.add_space(7.0);
    });
    let response = row.response;
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListItem, true, is_selected, &name));
    let room = response.rect.expand2(egui::vec2(8.0, -1.0));
    let fill = if is_selected {
        tokens.accent_wash
    } else if response.hovered() || response.has_focus() {
        tokens.hover
    } else {
        egui::Color32::TRANSPARENT
    };
    let radius = CornerRadius::same(space::CONTROL_RADIUS);
    ui.painter()
        .set(behind, egui::Shape::rect_filled(room, radius, fill));
    if place.is_some() && response.clicked() {
        cx.push(Command::Select(Some(finding.item.clone())));
    }
    if place.is_some() && response.double_clicked() {
        cx.push(Command::GoTo(finding.item.clone()));
    }
}

fn words(ui: &mut Ui, cx: &Context<'_>, told: &Told, leads_somewhere: bool) {
    let title = RichText::new(&told.title).font(Face::SansMedium.at(size::BODY));
    ui.add(egui::Label::new(title).wrap().selectable(false));
    let message = egui::Label::new(RichText::new(&told.message)).wrap();
    ui.add(message.selectable(false));
    // A part is told together with the card that it is part of.
    if leads_somewhere
        && let Some(card) = &told.card
        && *card != told.item
    {
        let within = RichText::new(cx.title(card)).size(size::LABEL);
        let within = within.color(Tokens::of(ui).ink_soft);
        ui.add(egui::Label::new(within).wrap().selectable(false));
    }
    if let Some(reason) = &told.waived {
        let text = label::soft(format!("Waived: {reason}"), ui);
        ui.add(egui::Label::new(text).wrap().selectable(false));
    }
}

/// What can be done about it, at the right.
fn acts(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, finding: &Finding) {
    if let Some(waiver) = &finding.waiver {
        if button::quiet(ui, "Take back").clicked() {
            let edit = Edit::Remove(waiver.id.clone());
            cx.push(Command::Edit(Transaction::new("take waiver back", edit)));
        }
        return;
    }
    let is_waiving = is_being_waived(state, finding);
    if !finding.item.as_str().is_empty() && !is_waiving && button::quiet(ui, "Waive…").clicked() {
        state.waiving = Some((finding.rule, finding.item.clone(), String::new()));
        state.wants_focus = true;
    }
    match &finding.remedy {
        Some(Remedy::Do(change)) => {
            let is_wanted = button::secondary(ui, &change.label()).clicked();
            if is_wanted {
                cx.push(Command::Remedy(change.clone()));
            }
        }
        Some(Remedy::Open { item, label, .. }) => {
            let is_there = !item.as_str().is_empty();
            if is_there && button::secondary(ui, label).clicked() {
                cx.push(Command::Mend(item.clone()));
            }
        }
        None => {}
    }
}

fn is_being_waived(state: &State, finding: &Finding) -> bool {
    let is_it = |(rule, item, _): &(&'static str, Id, String)| {
        *rule == finding.rule && *item == finding.item
    };
    state.waiving.as_ref().is_some_and(is_it)
}

/// Asks for the reason of a waiver.
fn waiving(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, finding: &Finding) {
    if !is_being_waived(state, finding) {
        return;
    }
    let Some((_, _, reason)) = &mut state.waiving else {
        return;
    };
    ui.add_space(space::TIGHT);
    let (mut is_done, mut is_left) = (false, false);
    ui.horizontal(|ui| {
        let named = label::field(ui, "Why is it not to be mended?");
        let width = (ui.available_width() - 170.0).max(120.0);
        let field = egui::TextEdit::singleline(reason)
            .desired_width(width)
            .hint_text("For example: agreed in a side letter");
        let field = ui.add(field).labelled_by(named.id);
        if std::mem::take(&mut state.wants_focus) {
            field.request_focus();
        }
        let has_reason = !reason.trim().is_empty();
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        is_left = ui.input(|input| input.key_pressed(Key::Escape));
        let asked = ui.add_enabled_ui(has_reason, |ui| button::primary(ui, "Waive"));
        is_done = has_reason && (asked.inner.clicked() || entered);
        is_left |= button::quiet(ui, "Cancel").clicked();
    });
    if is_done {
        cx.push(Command::Waive {
            rule: finding.rule,
            item: finding.item.clone(),
            reason: reason.trim().to_owned(),
        });
    }
    if is_done || is_left {
        state.waiving = None;
    }
}
