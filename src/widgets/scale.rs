//! A number on a scale, which may be not known.

use egui::{Response, Slider, Ui};

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

/// Shows a number from `min` to `max`, or that it is not known.
pub fn show(
    ui: &mut Ui,
    label: &str,
    value: Option<i64>,
    min: i64,
    max: i64,
    named_by: &Response,
) -> Option<ScaleEvent> {
    let mut event = None;
    ui.horizontal(|ui| match value {
        None => {
            let button = super::button::add(ui, "Not known; assess");
            if button.labelled_by(named_by.id).clicked() {
                event = Some(ScaleEvent::Set {
                    value: i64::midpoint(min, max),
                    is_dragging: false,
                });
            }
        }
        Some(value) => {
            let mut now = value;
            let buttons = crate::theme::space::TARGET + ui.spacing().item_spacing.x * 2.0 + 56.0;
            ui.spacing_mut().slider_width = (ui.available_width() - buttons).max(60.0);
            let response = ui
                .add(Slider::new(&mut now, min..=max))
                .labelled_by(named_by.id);
            if response.changed() {
                event = Some(ScaleEvent::Set {
                    value: now,
                    is_dragging: response.dragged() || response.drag_stopped(),
                });
            }
            let name = format!("Clear {}", label.to_lowercase());
            if super::button::icon(ui, crate::theme::icons::REMOVE, &name).clicked() {
                event = Some(ScaleEvent::Cleared);
            }
        }
    });
    event
}
