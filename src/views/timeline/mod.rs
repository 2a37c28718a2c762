//! Being built.

use egui::Ui;

use super::Context;

/// Shows it.
pub fn show(_ui: &mut Ui, _cx: &mut Context<'_>) {}
