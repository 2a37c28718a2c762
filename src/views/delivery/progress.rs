//! Progress over time: a large chart over all, and a small one for each theme and party.

use egui::{Color32, ScrollArea, Ui};

use super::{
    chart::{self, Chart},
    empty,
    state::{self, State},
};
use crate::{
    analysis::delivery::{Series, Subject},
    model::{naming, word::Word as _},
    theme::{self, Tokens, space},
    views::Context,
    widgets::label,
};

/// How wide a small chart is at least.
const LEAST: f32 = 250.0;
const GAP: f32 = 12.0;

/// Shows the charts.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let progress = state.progress(cx);
    let today = state::today(cx);
    // All have one time axis: the slopes can be compared.
    let first = progress.all.points.first().map_or(today, |point| point.day);
    if first >= today {
        empty::undated(ui, cx);
        return;
    }
    ScrollArea::vertical()
        .id_salt("delivery progress")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - 4.0);
            let tokens = Tokens::of(ui);
            let draw = |ui: &mut Ui, series: &Series, size: egui::Vec2, is_large: bool| {
                let (title, colour) = named(cx, series, &tokens);
                let chart = Chart {
                    title: &title,
                    series,
                    colour,
                    has_dot: matches!(series.subject, Subject::Party(_)),
                    from: first,
                    to: today,
                    is_large,
                };
                chart::show(ui, cx, &chart, size);
            };
            let width = ui.available_width();
            let height = (ui.clip_rect().height() * 0.46).clamp(200.0, 340.0);
            draw(ui, &progress.all, egui::vec2(width, height), true);
            for (heading, list) in [
                ("By theme", &progress.themes),
                ("By party", &progress.parties),
            ] {
                // What is all of it would only say the same again.
                if list.is_empty() || (list.len() == 1 && heading == "By theme") {
                    continue;
                }
                ui.add_space(space::FIELD);
                label::overline(ui, heading);
                ui.add_space(space::TIGHT);
                let columns = ((width + GAP) / (LEAST + GAP)).floor().max(1.0);
                let cell = (width - GAP * (columns - 1.0)) / columns;
                let in_a_row = columns as usize;
                for row in list.chunks(in_a_row.max(1)) {
                    ui.horizontal_top(|ui| {
                        ui.spacing_mut().item_spacing.x = GAP;
                        for series in row {
                            draw(ui, series, egui::vec2(cell.floor(), 168.0), false);
                        }
                    });
                    ui.add_space(GAP - ui.spacing().item_spacing.y);
                }
            }
            ui.add_space(space::FIELD);
        });
}

/// What a series is of, and the colour of its line.
fn named(cx: &Context<'_>, series: &Series, tokens: &Tokens) -> (String, Color32) {
    match &series.subject {
        Subject::All => ("All commitments".to_owned(), tokens.accent),
        Subject::Theme(Some(theme)) => (theme.label().to_owned(), tokens.accent),
        Subject::Theme(None) => ("No theme".to_owned(), tokens.accent),
        Subject::Party(id) => {
            let party = cx.scenario().parties.get(id);
            let name = party
                .map(naming::short_name)
                .filter(|name| !name.is_empty());
            let colour = party.and_then(|party| party.colour.rgb());
            (
                name.map_or_else(|| cx.title(id), str::to_owned),
                colour.map_or(tokens.accent, theme::colour),
            )
        }
    }
}
