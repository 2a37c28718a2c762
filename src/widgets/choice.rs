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
            // In line with the text of the fields above and below.
            ui.spacing_mut().button_padding.x = 8.0;
            ComboBox::from_id_salt(salt)
                .width(width)
                .truncate()
                .height(440.0)
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
                    let mut rows = Vec::new();
                    if let Some(none) = none {
                        let text = RichText::new(none).color(tokens.ink_soft);
                        let row = ui.selectable_label(current.is_none(), text);
                        if row.clicked() {
                            chosen = Some(None);
                        }
                        rows.push((row.id, none, current.is_none()));
                    }
                    for (place, label) in labels.iter().enumerate() {
                        let is_current = current == Some(*label);
                        let row = ui.selectable_label(is_current, *label);
                        if row.clicked() {
                            chosen = Some(Some(place));
                        }
                        rows.push((row.id, *label, is_current));
                    }
                    move_by_key(ui, &rows);
                    if chosen.is_some() {
                        ui.close();
                    }
                })
                .response
        })
        .inner;
    let response = response.labelled_by(named_by.id);
    if chosen.is_some() {
        // The keyboard goes on where it was.
        response.request_focus();
    }
    chosen
}

/// The keyboard is in an open list: the arrows move from what is chosen, a letter goes to the next
/// entry that begins with it.
fn move_by_key(ui: &Ui, rows: &[(egui::Id, &str, bool)]) {
    let focused = ui.memory(|memory| memory.focused());
    let here = rows.iter().position(|(id, ..)| Some(*id) == focused);
    let typed = ui.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Text(text) => text.chars().next(),
            _ => None,
        })
    });
    let begins = |label: &str, letter: char| {
        let first = label.chars().next();
        first.is_some_and(|first| first.to_lowercase().eq(letter.to_lowercase()))
    };
    let next = match (here, typed) {
        (None, None) => rows
            .iter()
            .position(|(.., is_current)| *is_current)
            .or(Some(0)),
        (_, Some(letter)) => {
            let after = here.map_or(0, |here| here + 1);
            let mut order = (after..rows.len()).chain(0..after.min(rows.len()));
            order.find(|place| rows.get(*place).is_some_and(|row| begins(row.1, letter)))
        }
        (Some(_), None) => None,
    };
    if let Some((id, ..)) = next.and_then(|place| rows.get(place)) {
        ui.memory_mut(|memory| memory.request_focus(*id));
    }
}
