//! How to write lines, on one page: the table that the parser reads, with examples that it reads too.

use egui::{Label, RichText, Ui};

use crate::{
    commands::quick::{ANYWHERE, FORMS},
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::label,
};

pub(super) fn show(ui: &mut Ui) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 3.0;
    let intro = "A line says what is new, or who does what. What it names and is not there yet is made along with it. \
                 Only the first part is needed; the rest may come in any order, between commas.";
    ui.add(Label::new(label::soft(intro, ui)).wrap());
    for form in FORMS {
        ui.add_space(space::SMALL);
        ui.horizontal_top(|ui| {
            ui.label(label::icon(
                icons::of_kind(form.kind),
                size::ICON,
                tokens.ink_soft,
            ));
            let pattern = RichText::new(form.pattern).font(Face::SansMedium.at(size::BODY));
            ui.add(Label::new(pattern).wrap());
        });
        for example in form.examples {
            ui.horizontal_top(|ui| {
                ui.add_space(size::ICON + space::SMALL);
                let example = RichText::new(*example).font(Face::Serif.at(size::BODY));
                ui.add(
                    Label::new(example.color(tokens.ink_soft))
                        .wrap()
                        .selectable(true),
                );
            });
        }
    }
    ui.add_space(space::FIELD);
    label::overline(ui, "In any line");
    for (written, meaning) in ANYWHERE {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(*written).font(Face::SansMedium.at(size::BODY)));
            ui.add(Label::new(label::soft(*meaning, ui)).wrap());
        });
    }
    ui.add_space(space::SMALL);
    let dates = "Dates: 2026, 2026-02, 2026-02-03, 3 Feb 2026, Feb 2026, 21 to 23 Feb 2026, today, tomorrow";
    ui.add(Label::new(label::soft(dates, ui)).wrap());
    let keys = "Keys: Tab completes, Up and Down move among the completions, Enter adds; with the field empty, Up brings the \
                last line again and Ctrl+Z takes it back";
    ui.add(Label::new(label::soft(keys, ui)).wrap());
}
