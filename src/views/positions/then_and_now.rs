//! What moved between two moments, in words.

use std::sync::Arc;

use egui::{Margin, RichText, ScrollArea, Sense, Ui, text::LayoutJob};

use super::{
    cell,
    state::{Spot, State},
};
use crate::{
    analysis::{
        matrix::When,
        sentence::{Names, Part, Sentence},
        shifts::{self, Shift, ShiftKind},
        standing::{Degree, Sight},
    },
    commands::Command,
    model::{Id, Moment, PartialDate},
    theme::{self, Face, Tokens, fonts::size, icons, space},
    views::Context,
    widgets::{button, card, label},
};

/// Up to how many positions all movements are found within a frame.
const QUICK: usize = 5_000;

/// How many are listed before one asks for more.
const AT_ONCE: usize = 200;

/// Shows the movements.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State) {
    let (then, now) = (cx.workspace.since_rank(), cx.workspace.as_of_rank());
    let question = (
        cx.open.document.revision(),
        When {
            now,
            then: Some(then),
            sight: Sight::Team,
        },
    );
    let (scenario, reports) = (cx.open.document.snapshot(), Arc::clone(&cx.open.reports));
    let is_quick = scenario.positions.len() <= QUICK;
    let found = state.shifts.get(ui.ctx(), question, is_quick, move || {
        shifts::between(&scenario, &reports.standing, then, now, Sight::Team)
    });
    let Some(found) = found else {
        ui.label(label::soft("Looking for what moved …", ui));
        return;
    };
    let moves = found.iter().filter(|shift| !is_record(shift)).count();
    opening(ui, cx, state, moves, found.len() - moves);
    let shown: Vec<&Shift> = found
        .iter()
        .filter(|shift| !state.lists_moves || !is_record(shift))
        .collect();
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width((ui.available_width() - space::SECTION).min(820.0));
            if shown.is_empty() {
                ui.add_space(56.0);
                nothing(ui);
                return;
            }
            let mut at: Option<&Moment> = None;
            for shift in shown.iter().take(AT_ONCE) {
                if at != Some(&shift.at) {
                    ui.add_space(space::CARD);
                    heading(ui, cx, &shift.at);
                    at = Some(&shift.at);
                }
                row(ui, cx, state, shift);
            }
            if shown.len() > AT_ONCE {
                let says = format!(
                    "{} more; look from nearer moments to see them",
                    shown.len() - AT_ONCE
                );
                ui.label(label::soft(says, ui));
            }
            ui.add_space(space::SECTION);
        });
}

/// Whether it is only a first record of a stance, from which the party has not moved since.
fn is_record(shift: &Shift) -> bool {
    match shift.kind {
        ShiftKind::First(to) | ShiftKind::Again(to) => first_of(shift).is_none_or(|it| it == to),
        _ => false,
    }
}

/// The stance that was first on record between the two moments, before the last one.
fn first_of(shift: &Shift) -> Option<Degree> {
    shift.by_way_of.first().map(|(degree, _)| *degree)
}

fn moment(cx: &Context<'_>, moment: &Moment) -> String {
    match (&moment.talk, &moment.date) {
        (Some(talk), _) => cx.title(talk.id()),
        (None, Some(date)) => cx.date(date),
        (None, None) => "the beginning".to_owned(),
    }
}

/// Which two moments, and how much moved between them.
fn opening(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, moves: usize, records: usize) {
    let then = moment(cx, cx.workspace.since());
    let now = match cx.workspace.as_of() {
        crate::analysis::moments::AsOf::Now => "now".to_owned(),
        crate::analysis::moments::AsOf::At(at) => moment(cx, &at),
    };
    ui.label(RichText::new(format!("From {then} to {now}")).font(Face::Serif.at(17.0)));
    ui.horizontal(|ui| {
        let moved = match moves {
            0 => "Nobody moved".to_owned(),
            1 => "1 position moved".to_owned(),
            many => format!("{many} positions moved"),
        };
        let recorded = match records {
            0 => String::new(),
            1 => "; 1 came on record".to_owned(),
            many => format!("; {many} came on record"),
        };
        ui.label(label::soft(format!("{moved}{recorded}"), ui));
        if records > 0 {
            let says = if state.lists_moves {
                "Show all"
            } else {
                "Show moves only"
            };
            if button::link(ui, says).clicked() {
                state.lists_moves = !state.lists_moves;
            }
        }
    });
}

fn nothing(ui: &mut Ui) {
    ui.vertical_centered(|ui| {
        let tokens = Tokens::of(ui);
        ui.label(label::icon(icons::HISTORY, 34.0, tokens.ink_soft));
        ui.label(RichText::new("Nothing moved between these moments").font(Face::SerifMedium.at(17.0)));
        let says = "Move the marks on the line above: the ring is the later moment, the full one the earlier";
        ui.label(label::soft(says, ui));
    });
}

fn heading(ui: &mut Ui, cx: &Context<'_>, at: &Moment) {
    let date = |date: &PartialDate| cx.date(date);
    let names = Names {
        scenario: cx.scenario(),
        index: &cx.reports().index,
        date: &date,
    };
    let text = names.opening(at).to_string();
    ui.label(RichText::new(text).font(Face::SerifMedium.at(size::CARD_TITLE)));
    ui.add_space(2.0);
}

/// One movement: from where to where as chips, and the sentence.
fn row(ui: &mut Ui, cx: &mut Context<'_>, state: &mut State, shift: &Shift) {
    let tokens = Tokens::of(ui);
    let date = |date: &PartialDate| cx.date(date);
    let names = Names {
        scenario: cx.scenario(),
        index: &cx.reports().index,
        date: &date,
    };
    // The heading above has told when; who only hears it hears that with it.
    let sentence = shift.in_words_then(&names);
    let words = shift.in_words(&names).to_string();
    let response = card::frame(&tokens)
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                ui.allocate_ui(egui::vec2(190.0, 22.0), |ui| {
                    ui.set_min_width(190.0);
                    ui.horizontal(|ui| chips(ui, shift));
                });
                let width = ui.available_width();
                ui.add(egui::Label::new(job(ui, cx, &sentence, width)).wrap());
            });
        })
        .response;
    let response = response.interact(Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &words));
    if response.hovered() || response.has_focus() {
        let stroke = egui::Stroke::new(1.0, tokens.ink_soft);
        let radius = egui::CornerRadius::same(space::CARD_RADIUS);
        let kind = egui::StrokeKind::Inside;
        ui.painter()
            .rect_stroke(response.rect, radius, stroke, kind);
    }
    if response.clicked() {
        state.cursor = Some(Spot {
            party: shift.party.clone(),
            target: shift.target.clone(),
        });
        state.reveals = true;
        cx.push(Command::Select(None));
    }
    ui.add_space(6.0);
}

fn chips(ui: &mut Ui, shift: &Shift) {
    const WIDTH: f32 = 82.0;
    let (from, to) = match shift.kind {
        ShiftKind::Moved { from, to } => (Some(from), Some(to)),
        ShiftKind::First(to) | ShiftKind::Again(to) => {
            (first_of(shift).filter(|from| *from != to), Some(to))
        }
        ShiftKind::Retracted(from) | ShiftKind::Lost(from) => (Some(from), None),
    };
    if let Some(from) = from {
        cell::legend(ui, &from.stance(), WIDTH);
    }
    let colour = ui.visuals().weak_text_color();
    if from.is_some() {
        ui.label(label::icon(icons::FORWARD, 14.0, colour));
    }
    match to {
        Some(to) => {
            cell::legend(ui, &to.stance(), WIDTH);
        }
        None => {
            ui.label(label::soft("retracted", ui).font(Face::Condensed.at(12.0)));
        }
    }
}

/// The sentence, with its names set apart.
fn job(ui: &Ui, cx: &Context<'_>, sentence: &Sentence, width: f32) -> LayoutJob {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for run in &sentence.0 {
        let face = match run.part {
            Part::Party | Part::Target => Face::SansMedium,
            Part::Stance => Face::SansSemibold,
            Part::Plain | Part::Moment | Part::Who => Face::Sans,
        };
        let colour = match run.part {
            Part::Party => run.id.as_ref().and_then(|id| party_colour(cx, id)),
            _ => None,
        };
        let format = egui::TextFormat {
            font_id: face.at(size::BODY),
            color: tokens.ink,
            underline: colour.map_or(egui::Stroke::NONE, |colour| egui::Stroke::new(2.0, colour)),
            line_height: Some(size::BODY * 1.5),
            ..egui::TextFormat::default()
        };
        job.append(&run.text, 0.0, format);
    }
    job
}

fn party_colour(cx: &Context<'_>, id: &Id) -> Option<egui::Color32> {
    cx.scenario()
        .parties
        .get(id)?
        .colour
        .rgb()
        .map(theme::colour)
}
