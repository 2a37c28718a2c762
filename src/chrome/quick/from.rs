//! What every line rests on, until it is cleared.

use egui::{AtomExt as _, Button, ComboBox, RichText, Ui};

use super::source_title;
use crate::{
    commands::{
        Command, OpenScenario,
        quick::{Cited, Note},
    },
    model::{
        Kind,
        naming::or_untitled,
        word::{Basis, Word as _},
    },
    theme::{Tokens, icons, space},
    widgets::{
        button, label,
        picker::{self, Entry, Icon2, Picked},
    },
};

pub(super) fn show(
    ui: &mut Ui,
    from: &mut Option<Cited>,
    to_come: &mut Option<String>,
    open: &OpenScenario,
    queue: &mut Vec<Command>,
) {
    let tokens = Tokens::of(ui);
    label::field(ui, "From");
    let shown = match from {
        Some(from) => RichText::new(source_title(open, &from.source)),
        None => RichText::new("No source").color(tokens.ink_soft),
    };
    let button = Button::new((
        label::icon(icons::SOURCE, 15.0, tokens.ink_soft),
        shown.atom_shrink(true),
    ))
    .fill(tokens.field)
    .truncate()
    .min_size(egui::vec2(120.0, space::TARGET));
    let response = ui
        .scope(|ui| {
            ui.set_max_width(250.0);
            ui.add(button)
        })
        .inner;
    let name = match from {
        Some(from) => format!("From: {}", source_title(open, &from.source)),
        None => "From: no source".to_owned(),
    };
    let response = button::named(response, &name)
        .on_hover_text("What every line rests on that says nothing else");
    let scenario = open.document.scenario();
    let picked = picker::below(
        &response,
        || {
            let entry = |source: &crate::model::Source| Entry {
                title: or_untitled(&source.title, Kind::Source),
                detail: source
                    .date
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
                icon: Some(Icon2(icons::SOURCE)),
            };
            scenario.sources.iter().map(entry).collect()
        },
        Some("source"),
    );
    match picked {
        Some(Picked::Entry(place)) => {
            let source = scenario.sources.at(place).map(|source| source.id.clone());
            *from = source.map(|source| Cited {
                source,
                basis: None,
            });
        }
        Some(Picked::New(title)) => {
            queue.push(Command::Note(Note {
                text: format!("source “{title}”"),
                from: None,
                kind: None,
                here: None,
            }));
            *to_come = Some(title);
        }
        None => {}
    }
    if let Some(cited) = from {
        basis(ui, cited);
        if button::icon(ui, icons::REMOVE, "Clear the source").clicked() {
            *from = None;
        }
    }
}

fn basis(ui: &mut Ui, cited: &mut Cited) {
    let tokens = Tokens::of(ui);
    let shown = match &cited.basis {
        Some(basis) => RichText::new(basis.label()),
        None => RichText::new("Basis").color(tokens.ink_soft),
    };
    ui.visuals_mut().widgets.inactive.weak_bg_fill = tokens.field;
    let response = ComboBox::from_id_salt("quick basis")
        .width(150.0)
        .truncate()
        .selected_text(shown)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut cited.basis, None, label::soft("No basis", ui));
            for basis in Basis::ALL {
                ui.selectable_value(&mut cited.basis, Some(basis.clone()), basis.label());
            }
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Basis"));
}
