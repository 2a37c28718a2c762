//! A number on a scale, which may be not known.

use egui::{Response, Slider, Ui};

use super::button;
use crate::theme::{Tokens, icons, space};

/// What was done to a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleEvent {
    /// It is now this; `is_dragging` while the pointer still holds it.
    Set {
        /// The number.
        value: i64,
        /// Whether more may follow.
        is_dragging: bool,
    },
    /// It is not known.
    Cleared,
}

/// The most steps that are shown one by one.
const MOST_STEPS: i64 = 10;

/// Shows a number from `min` to `max`, or that it is not known.
pub fn show(
    ui: &mut Ui,
    label: &str,
    value: Option<i64>,
    min: i64,
    max: i64,
    named_by: &Response,
) -> Option<ScaleEvent> {
    let clear = format!("Clear {}", label.to_lowercase());
    ui.horizontal(|ui| {
        if max - min < MOST_STEPS {
            steps(ui, value, min, max, &clear)
        } else {
            slider(ui, value, min, max, named_by, &clear)
        }
    })
    .inner
}

/// A button for each number; none of them is pressed while it is not known.
fn steps(ui: &mut Ui, value: Option<i64>, min: i64, max: i64, clear: &str) -> Option<ScaleEvent> {
    let tokens = Tokens::of(ui);
    let mut event = None;
    ui.spacing_mut().item_spacing.x = 4.0;
    for step in min..=max {
        let name = step.to_string().replace('-', "−");
        let is_chosen = value == Some(step);
        let mut button = egui::Button::new(&name)
            .min_size(egui::vec2(space::TARGET + 4.0, space::TARGET))
            .stroke(egui::Stroke::new(1.0, tokens.hairline))
            .fill(tokens.field);
        if is_chosen {
            button = button
                .fill(tokens.accent_wash)
                .stroke(egui::Stroke::new(1.5, tokens.accent));
        }
        let response = ui.add(button);
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, &name)
        });
        if response.clicked() {
            event = Some(if is_chosen {
                ScaleEvent::Cleared
            } else {
                ScaleEvent::Set {
                    value: step,
                    is_dragging: false,
                }
            });
        }
    }
    if value.is_some() && button::icon(ui, icons::REMOVE, clear).clicked() {
        event = Some(ScaleEvent::Cleared);
    }
    event
}

fn slider(
    ui: &mut Ui,
    value: Option<i64>,
    min: i64,
    max: i64,
    named_by: &Response,
    clear: &str,
) -> Option<ScaleEvent> {
    // To look at the scale is not yet to assess anything: it begins in the middle, and nothing is
    // set before it is moved.
    let looked_at = named_by.id.with("looked at");
    let is_looked_at: bool = ui.data(|data| data.get_temp(looked_at)).unwrap_or_default();
    if value.is_none() && !is_looked_at {
        let response = button::add(ui, "Not known; assess").labelled_by(named_by.id);
        if response.clicked() {
            ui.data_mut(|data| {
                data.insert_temp(looked_at, true);
                data.insert_temp(looked_at.with("focus"), true);
            });
        }
        return None;
    }
    let mut event = None;
    let mut now = value.unwrap_or(i64::midpoint(min, max));
    let room = space::TARGET + ui.spacing().item_spacing.x * 2.0 + 56.0;
    ui.spacing_mut().slider_width = (ui.available_width() - room).max(60.0);
    let tokens = Tokens::of(ui);
    if value.is_none() {
        ui.visuals_mut().override_text_color = Some(tokens.ink_soft);
    }
    // The rail is painted in the colour of a button at rest.
    ui.visuals_mut().widgets.inactive.bg_fill = tokens.ink_soft.gamma_multiply(0.55);
    ui.visuals_mut().selection.bg_fill = tokens.accent;
    let response = ui
        .add(Slider::new(&mut now, min..=max).trailing_fill(value.is_some()))
        .labelled_by(named_by.id);
    let wants_focus = looked_at.with("focus");
    if ui.data_mut(|data| data.remove_temp(wants_focus)) == Some(true) {
        response.request_focus();
    }
    if response.changed() {
        event = Some(ScaleEvent::Set {
            value: now,
            is_dragging: response.dragged() || response.drag_stopped(),
        });
    }
    if button::icon(ui, icons::REMOVE, clear).clicked() {
        event = Some(ScaleEvent::Cleared);
        ui.data_mut(|data| data.remove::<bool>(looked_at));
    }
    event
}
