//! A choice of one from a list.

use egui::{ComboBox, Response, RichText, Ui};

use crate::theme::{Face, Tokens, icons};

/// Shows what is chosen of `labels`, and lets another be chosen; the first entry, `none`, is for
/// nothing. Tells what was chosen: `Some(None)` is nothing.
pub fn show(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    none: Option<&str>,
    current: Option<&str>,
    labels: &[&str],
    named_by: &Response,
) -> Option<Option<usize>> {
    let tokens = Tokens::of(ui);
    let shown = match (current, none) {
        (Some(current), _) => RichText::new(current),
        (None, Some(none)) => RichText::new(none).color(tokens.ink_soft),
        (None, None) => RichText::new(""),
    };
    let mut chosen = None;
    let width = ui.available_width();
    let response = ui
        .scope(|ui| {
            ui.visuals_mut().widgets.inactive.weak_bg_fill = tokens.field;
            ComboBox::from_id_salt(salt)
                .width(width)
                .truncate()
                .icon(|ui, rect, visuals, _is_open| {
                    ui.painter().text(
                        rect.center(),
                        egui::Align2::CENTER_CENTER,
                        icons::EXPAND.codepoint,
                        Face::Icons.at(16.0),
                        visuals.fg_stroke.color,
                    );
                })
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    if let Some(none) = none
                        && ui
                            .selectable_label(
                                current.is_none(),
                                RichText::new(none).color(tokens.ink_soft),
                            )
                            .clicked()
                    {
                        chosen = Some(None);
                    }
                    for (place, label) in labels.iter().enumerate() {
                        if ui
                            .selectable_label(current == Some(*label), *label)
                            .clicked()
                        {
                            chosen = Some(Some(place));
                        }
                    }
                })
                .response
        })
        .inner;
    response.labelled_by(named_by.id);
    chosen
}
