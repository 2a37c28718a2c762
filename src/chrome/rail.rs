//! The rail on the left: the screens.

use egui::{Align2, CornerRadius, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::{
    commands::{Act, Command, Screen, Workspace, table},
    model::validation::Severity,
    theme::{Face, Tokens, fonts::size, icons, icons::Icon},
};

/// Shows the rail.
pub fn show(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>) {
    ui.add_space(8.0);
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let findings = workspace.open.as_ref().map(|open| &open.reports.findings);
        let (grave, notes) = findings.map_or((0, 0), |findings| {
            (findings.grave_len(), findings.count(Severity::Note))
        });
        let entries = [
            (Act::Home, Screen::Home, icons::HOME, 0),
            (Act::Cards, Screen::Cards, icons::CARDS, 0),
            (Act::Positions, Screen::Positions, icons::POSITIONS, 0),
            (Act::Map, Screen::Map, icons::MAP, 0),
            (Act::Timeline, Screen::Timeline, icons::TIMELINE, 0),
            (Act::Delivery, Screen::Delivery, icons::DELIVERY, 0),
            (Act::Check, Screen::Check, icons::CHECK, grave),
            (Act::PresentScreen, Screen::Present, icons::PRESENT, 0),
        ];
        for (act, screen, icon, badge) in entries {
            let spec = table::spec(act);
            ui.add_enabled_ui(spec.is_enabled(workspace), |ui| {
                let response = entry(ui, icon, spec.name, workspace.screen == screen, badge);
                let shortcut = spec
                    .shortcut_text()
                    .map(|text| format!(" ({text})"))
                    .unwrap_or_default();
                let mut says = format!("{}{shortcut}", spec.tooltip);
                if screen == Screen::Check && grave + notes > 0 {
                    says.push_str(&counted(grave, notes));
                }
                if response.on_hover_text(says).clicked() {
                    queue.push(Command::Act(act));
                }
            });
        }
    });
}

/// What the badge of the check counts, and what it does not.
fn counted(grave: usize, notes: usize) -> String {
    let grave = match grave {
        0 => "No errors or warnings".to_owned(),
        1 => "1 error or warning".to_owned(),
        many => format!("{many} errors and warnings"),
    };
    match notes {
        0 => format!("\n{grave}"),
        1 => format!("\n{grave}; 1 note is not counted"),
        many => format!("\n{grave}; {many} notes are not counted"),
    }
}

fn entry(ui: &mut Ui, icon: Icon, name: &str, is_here: bool, badge: usize) -> egui::Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(56.0, 54.0), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, enabled, is_here, name));
    let colour = if is_here {
        tokens.accent
    } else {
        tokens.ink_soft
    };
    let painter = ui.painter();
    let radius = CornerRadius::same(6);
    if is_here {
        painter.rect_filled(rect, radius, tokens.accent_wash);
    } else if response.hovered() && enabled {
        painter.rect_filled(rect, radius, tokens.hover);
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect,
            radius,
            Stroke::new(1.5, tokens.accent),
            StrokeKind::Inside,
        );
    }
    painter.text(
        rect.center_top() + Vec2::new(0.0, 19.0),
        Align2::CENTER_CENTER,
        icon.codepoint,
        Face::Icons.at(21.0),
        colour,
    );
    painter.text(
        rect.center_bottom() - Vec2::new(0.0, 13.0),
        Align2::CENTER_CENTER,
        name,
        Face::Sans.at(size::LABEL),
        colour,
    );
    if badge > 0 {
        let text = if badge > 99 {
            "99+".to_owned()
        } else {
            badge.to_string()
        };
        let galley = crate::widgets::label::laid_out(
            ui,
            &text,
            Face::SansSemibold.at(10.0),
            tokens.on_warn,
            f32::INFINITY,
            1,
        );
        let size = Vec2::new((galley.size().x + 9.0).max(16.0), 16.0);
        let pill = egui::Rect::from_center_size(rect.center_top() + Vec2::new(14.0, 11.0), size);
        painter.rect_filled(pill, CornerRadius::same(8), tokens.warn);
        painter.galley(pill.center() - galley.size() / 2.0, galley, tokens.on_warn);
    }
    response
}
