//! The lists below the field: completions of one line, or what became of several.

use egui::{AtomExt as _, ComboBox, Label, RichText, ScrollArea, Ui};

use super::preview;
use crate::{
    commands::quick::{Completion, Entry, Read},
    model::{Kind, naming::or_untitled},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{label, picker::row_button},
};

/// The kinds that a bare list can be of.
const LISTED: [Kind; 6] = [
    Kind::Talk,
    Kind::Party,
    Kind::Issue,
    Kind::Proposal,
    Kind::Commitment,
    Kind::Source,
];

const NOTHING: &str = "no cards";

/// The completions; tells which was clicked.
pub(super) fn completions(
    ui: &mut Ui,
    all: &[Completion],
    current: Option<usize>,
) -> Option<usize> {
    let mut chosen = None;
    if all.is_empty() {
        return None;
    }
    let tokens = Tokens::of(ui);
    ScrollArea::vertical()
        .id_salt("quick completions")
        .max_height(7.0 * (space::TARGET + 2.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (place, completion) in all.iter().enumerate() {
                let mut atoms = egui::Atoms::new(());
                let icon = completion.kind.map_or(icons::RIGHT, icons::of_kind);
                atoms.push_right(label::icon(icon, 15.0, tokens.ink_soft));
                atoms.push_right(RichText::new(&completion.title).atom_shrink(true));
                atoms.push_right(egui::Atom::grow());
                let detail = RichText::new(label::shortened(&completion.detail, 40));
                atoms.push_right(detail.size(size::LABEL).color(tokens.ink_soft));
                let is_current = current == Some(place);
                let name = if completion.detail.is_empty() {
                    completion.title.clone()
                } else {
                    format!("{}, {}", completion.title, completion.detail)
                };
                let response = ui
                    .push_id(place, |ui| row_button(ui, atoms, is_current, &name))
                    .inner;
                if is_current {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(place);
                }
            }
        });
    chosen
}

/// What became of several lines. Tells what kind a bare list was said to be of.
pub(super) fn lines(ui: &mut Ui, read: &Read, kind: Option<Kind>) -> Option<Option<Kind>> {
    let tokens = Tokens::of(ui);
    let mut chosen = None;
    let (number, understood) = (read.rows.len(), read.understood());
    let says = if understood == number {
        format!("All {number} lines are understood")
    } else {
        let others = if number - understood == 1 {
            "the other one stays"
        } else {
            "the others stay"
        };
        format!("{understood} of {number} lines are understood; {others} in the field")
    };
    ui.label(label::soft(says, ui));
    if read.is_bare {
        ui.horizontal(|ui| {
            let named_by = label::field(ui, "The lines are");
            let shown = kind
                .filter(|kind| LISTED.contains(kind))
                .map_or_else(|| NOTHING.to_owned(), |kind| kind.plural().to_lowercase());
            let mut current = kind;
            ui.visuals_mut().widgets.inactive.weak_bg_fill = tokens.field;
            let response = ComboBox::from_id_salt("quick kind")
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    for kind in LISTED {
                        let name = kind.plural().to_lowercase();
                        ui.selectable_value(&mut current, Some(kind), name);
                    }
                    ui.selectable_value(&mut current, None, NOTHING);
                })
                .response;
            response.labelled_by(named_by.id);
            if current != kind {
                chosen = Some(current);
            }
        });
    }
    // Those that need a hand come first.
    let (ready, left): (Vec<_>, Vec<_>) = (1..)
        .zip(&read.rows)
        .partition(|(_, row)| row.reading.is_ready());
    for (number, row) in left {
        let problem = row.reading.problem.as_deref();
        let problem = problem.unwrap_or("This was not understood");
        let says = format!("Line {number}: {}", problem.to_lowercase_first());
        preview::line(ui, icons::WARNING, tokens.warn, &says);
        detail(ui, &row.text);
    }
    for (_, row) in ready {
        if let Some(entry) = &row.reading.entry {
            understood_row(ui, entry);
        }
    }
    chosen
}

/// A line that was understood: what it makes, and below it the fields.
fn understood_row(ui: &mut Ui, entry: &Entry) {
    let tokens = Tokens::of(ui);
    let mut text = format!(
        "{}: {}",
        capital(entry.kind.noun()),
        or_untitled(&entry.title, entry.kind)
    );
    for (kind, title) in &entry.makes {
        let made = preview::made(*kind, title).to_lowercase_first();
        text.push_str(&format!("; {made}"));
    }
    if let Some(note) = &entry.note {
        text.push_str(&format!("; {}", note.to_lowercase_first()));
    }
    preview::line(ui, icons::of_kind(entry.kind), tokens.ink, &text);
    let fields: Vec<String> = entry
        .fields
        .iter()
        .map(|shown| format!("{} {}", shown.label, shown.value))
        .collect();
    if !fields.is_empty() {
        detail(ui, &fields.join("  ·  "));
    }
}

/// More about a row, on one line.
fn detail(ui: &mut Ui, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(size::ICON + 6.0);
        ui.add(Label::new(label::soft(text, ui).size(size::LABEL)).truncate());
    });
}

trait LowerFirst {
    /// The text with its first letter in lower case, to go on after a colon.
    fn to_lowercase_first(&self) -> String;
}

impl LowerFirst for str {
    fn to_lowercase_first(&self) -> String {
        let mut letters = self.chars();
        match letters.next() {
            Some(first) => first.to_lowercase().chain(letters).collect(),
            None => String::new(),
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
