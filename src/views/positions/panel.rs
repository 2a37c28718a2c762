//! Beside the matrix: the history of the cell that is chosen, each entry with its evidence.

use egui::{Margin, Popup, RichText, ScrollArea, Sense, Ui, UiBuilder};

use super::{
    cell,
    chart::{self, Chart},
    menu,
    state::State,
};
use crate::{
    analysis::{
        attribution,
        moments::Rank,
        sentence::{Names, Sentence},
        standing::{Entry, Sight, holding},
    },
    commands::{Command, StandCommand},
    model::{
        PartialDate, Position,
        word::{Confidence, Stance, Word as _},
    },
    theme::{Face, Tokens, fonts::size, space},
    views::Context,
    widgets::{button, label},
};

/// Whether a cell is chosen, whose history is to be shown.
pub fn has_cell(ctx: &egui::Context, cx: &Context<'_>) -> bool {
    let state = State::of(ctx);
    let state = state
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let index = &cx.reports().index;
    (state.cursor.as_ref()).is_some_and(|spot| {
        index.place(&spot.party).is_some() && index.place(&spot.target).is_some()
    })
}

/// Shows the history of the chosen cell.
pub fn panel(ui: &mut Ui, cx: &mut Context<'_>) {
    let rect = ui.available_rect_before_wrap();
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.shrink_clip_rect(rect);
    let state = State::of(ui.ctx());
    let state = state
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(spot) = state.cursor.clone() {
        drop(state);
        ScrollArea::vertical()
            .id_salt(("history", &spot.party, &spot.target))
            .auto_shrink([false, false])
            .show(&mut child, |ui| {
                egui::Frame::new()
                    .inner_margin(Margin::symmetric(16, 14))
                    .show(ui, |ui| contents(ui, cx, &spot));
            });
    }
    ui.allocate_rect(rect, Sense::hover());
}

fn contents(ui: &mut Ui, cx: &mut Context<'_>, spot: &super::state::Spot) {
    let (party, target) = (cx.title(&spot.party), cx.title(&spot.target));
    label::overline(ui, "Position");
    ui.add_space(2.0);
    ui.label(RichText::new(&party).font(Face::SerifMedium.at(size::VIEW_TITLE)));
    ui.label(label::soft(format!("on {target}"), ui));
    ui.add_space(space::CARD);
    let open = cx.open;
    let history = open.reports.standing.history(&spot.party, &spot.target);
    let at = cx.workspace.as_of_rank();
    if history.is_empty() {
        ui.label(label::soft(
            format!("Nothing is on record of where {party} stands on this"),
            ui,
        ));
    } else {
        let moments: Vec<String> = history.iter().map(|entry| began(cx, entry)).collect();
        let chart = Chart {
            history,
            moments: &moments,
            at,
            name: &format!("History of {party} on {target}"),
        };
        chart::show(ui, &chart);
    }
    ui.add_space(space::CARD);
    let has_more = entries(ui, cx, history, at);
    ui.add_space(space::CARD);
    buttons(ui, cx, spot, history, at);
    if has_more {
        ui.add_space(space::SMALL);
        let says = "Pale: from later than the moment one looks from";
        ui.label(label::soft(says, ui).size(size::LABEL));
    }
}

/// When an entry began, in few words.
fn began(cx: &Context<'_>, entry: &Entry) -> String {
    let since = &entry.position.since;
    match (&since.date, &since.talk) {
        (Some(date), _) => date.in_brief(cx.month_first),
        (None, Some(talk)) => cx.title(talk.id()),
        (None, None) => "From the beginning".to_owned(),
    }
}

/// The entries, the latest first. Tells whether some are from after the moment.
fn entries(ui: &mut Ui, cx: &mut Context<'_>, history: &[Entry], at: Rank) -> bool {
    let tokens = Tokens::of(ui);
    let mut has_more = false;
    for entry in history.iter().rev() {
        let is_later = entry.since > at;
        has_more |= is_later;
        ui.scope(|ui| {
            if is_later {
                ui.set_opacity(0.55);
            }
            let width = ui.available_width();
            ui.painter().hline(
                ui.cursor().left()..=ui.cursor().left() + width,
                ui.cursor().top(),
                egui::Stroke::new(1.0, tokens.hairline),
            );
            ui.add_space(10.0);
            self::entry(ui, cx, &entry.position, entry);
            ui.add_space(10.0);
        });
    }
    has_more
}

fn entry(ui: &mut Ui, cx: &mut Context<'_>, position: &Position, entry: &Entry) {
    let tokens = Tokens::of(ui);
    let stance = position.stance.clone().unwrap_or(Stance::NotKnown);
    let date = |date: &PartialDate| cx.date(date);
    let names = Names {
        scenario: cx.scenario(),
        index: &cx.reports().index,
        date: &date,
    };
    let opening = match position.since.is_unsaid() {
        true => "Since when is not said".to_owned(),
        false => names.opening(&position.since).to_string(),
    };
    let who = said_by(&names, position);
    let in_return: Vec<String> = (position.conditions.iter())
        .map(|condition| names.title(condition.id()))
        .collect();
    let ended = entry.until.map(|_| names.when(&position.until));
    let mut opens = false;
    ui.horizontal(|ui| {
        let width = ui.available_width() - 96.0;
        let text = RichText::new(&opening).font(Face::SansSemibold.at(size::BODY));
        let title = ui.scope(|ui| {
            ui.set_max_width(width);
            ui.add(egui::Label::new(text).truncate().sense(Sense::click()))
        });
        let tip = "Open this entry to correct it";
        opens = title.inner.on_hover_text(tip).clicked();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            cell::legend(ui, &stance, 88.0);
        });
    });
    if !position.rationale.trim().is_empty() {
        let text = RichText::new(position.rationale.trim()).font(Face::Serif.at(size::BODY));
        ui.label(text);
    }
    let quiet = |text: String| RichText::new(text).size(size::LABEL).color(tokens.ink_soft);
    if !in_return.is_empty() {
        ui.label(quiet(format!("In return for {}", in_return.join(" and "))));
    }
    ui.label(quiet(who));
    if let Some(ended) = ended {
        ui.label(quiet(format!("Retracted {ended}")));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::CARD;
        if button::link(ui, "Correct…").clicked() || opens {
            cx.push(Command::Select(Some(position.id.clone())));
        }
    });
}

/// On whose word an entry is, how sure one is of it, and whether it is private.
fn said_by(names: &Names<'_>, position: &Position) -> String {
    let fields = ["stance", "rationale"];
    let said = attribution::add_to(Sentence::default(), names, &position.sources, &fields);
    let mut parts = vec![said.to_string().trim_start_matches(", ").to_owned()];
    if let Some(confidence) = &position.confidence {
        let word = match confidence {
            Confidence::Unlisted(word) => word.as_str(),
            known => known.label(),
        };
        parts.push(format!("confidence {}", word.to_lowercase()));
    }
    if position.private {
        parts.push("in private only".to_owned());
    }
    let text = parts.join(" · ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn buttons(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    spot: &super::state::Spot,
    history: &[Entry],
    at: Rank,
) {
    ui.horizontal(|ui| {
        let says = if history.is_empty() {
            "Record a position…"
        } else {
            "Record a shift…"
        };
        let opener = button::primary(ui, says);
        Popup::menu(&opener).show(|ui| {
            ui.set_min_width(200.0);
            label::overline(ui, &menu::moment(cx));
            if let Some(stance) = menu::stances(ui) {
                cx.push(Command::Stand(StandCommand::Record(
                    spot.party.clone(),
                    spot.target.clone(),
                    stance,
                )));
            }
        });
        if holding(history, at, Sight::Team).is_some() && button::secondary(ui, "Retract").clicked()
        {
            let spots = vec![(spot.party.clone(), spot.target.clone())];
            cx.push(Command::Stand(StandCommand::Retract(spots)));
        }
    });
}
