//! The head of a board: its filter and its order.

use egui::{Align, Layout, Popup, PopupCloseBehavior, RichText, TextEdit, Ui, Vec2};

use super::board;
use crate::{
    analysis::{
        filter::{Filter, Findings, HandlingMark, Sort, SortBy},
        tags,
    },
    commands::{Act, Board, Command, Shape, table},
    model::{Id, Kind},
    theme::{Tokens, icons, space},
    views::Context,
    widgets::{
        button, chip, label,
        picker::{self, Entry, Icon2, Picked},
    },
};

/// The right side of the line with the title: words to filter by, more filters, the order.
pub(super) fn head(ui: &mut Ui, cx: &mut Context<'_>) {
    let mut shape = cx.workspace.shape().clone();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        match board::kind_of(cx.workspace.board) {
            Some(kind) => {
                let name = format!("New {}", kind.noun());
                if button::with_icon(ui, icons::ADD, &name).clicked() {
                    cx.push(Command::New(kind));
                }
            }
            None => {
                let spec = table::spec(Act::QuickEntry);
                let response = button::with_icon(ui, icons::ADD, spec.name.trim_end_matches('…'));
                let hint = spec.shortcut_text().unwrap_or_default();
                if response.on_hover_text(hint).clicked() {
                    cx.push(Command::Act(Act::QuickEntry));
                }
            }
        }
        sort_menu(ui, cx.workspace.board, &mut shape.sort);
        let is_open = facets_open(ui, &shape.filter);
        let toggle = button::toggle(ui, icons::FILTER, "More filters", is_open);
        if toggle.clicked() {
            set_facets_open(ui, !is_open);
        }
        words(ui, cx, &mut shape.filter);
        if let Some(count) = board::filtered_count(cx.workspace.arrangement().lanes()) {
            ui.label(label::soft(count, ui));
        }
    });
    push_if_changed(cx, shape);
}

fn push_if_changed(cx: &mut Context<'_>, shape: Shape) {
    if shape != *cx.workspace.shape() {
        cx.push(Command::Shape(shape));
    }
}

fn words(ui: &mut Ui, cx: &Context<'_>, filter: &mut Filter) {
    let width = 190.0_f32.min(ui.available_width() - 60.0).max(90.0);
    let field = ui.add(
        TextEdit::singleline(&mut filter.text)
            .id(ui.make_persistent_id(("filter", cx.workspace.board)))
            .desired_width(width)
            .margin(egui::Margin::symmetric(8, 5))
            .hint_text("Filter"),
    );
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "Filter"));
    if cx.workspace.wants_filter_focus {
        field.request_focus();
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        filter.text.clear();
    }
}

fn sort_menu(ui: &mut Ui, board: Board, sort: &mut Sort) {
    let kind = board::kind_of(board);
    let orders = match kind {
        Some(kind) => SortBy::of_kind(kind),
        None => vec![
            SortBy::ListOrder,
            SortBy::Title,
            SortBy::Date,
            SortBy::Findings,
        ],
    };
    let name_of = |by: SortBy| by.label(kind.unwrap_or(Kind::Reaction));
    let tokens = Tokens::of(ui);
    let is_plain = *sort == Sort::default();
    let colour = if is_plain {
        tokens.ink_soft
    } else {
        tokens.accent
    };
    let text = if is_plain { "Order" } else { name_of(sort.by) };
    let atoms = (
        label::icon(icons::SORT, 16.0, colour),
        RichText::new(text).color(colour),
    );
    let opener = ui.add(
        egui::Button::new(atoms)
            .frame_when_inactive(false)
            .min_size(Vec2::new(0.0, space::TARGET)),
    );
    let opener = button::named(opener, "Order of the cards");
    Popup::menu(&opener)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.set_min_width(160.0);
            for by in orders {
                if ui
                    .add(
                        egui::Button::selectable(sort.by == by, name_of(by))
                            .min_size(Vec2::new(160.0, space::TARGET)),
                    )
                    .clicked()
                {
                    sort.by = by;
                    if by == SortBy::ListOrder {
                        sort.reversed = false;
                    }
                }
            }
            ui.separator();
            ui.add_enabled_ui(sort.by != SortBy::ListOrder, |ui| {
                ui.checkbox(&mut sort.reversed, "The other way round");
            });
        });
}

fn facets_id() -> egui::Id {
    egui::Id::unique("facets of the board")
}

fn facets_open(ui: &Ui, filter: &Filter) -> bool {
    let id = facets_id();
    !filter.is_only_text() || ui.data(|data| data.get_temp(id)).unwrap_or(false)
}

fn set_facets_open(ui: &Ui, is_open: bool) {
    let id = facets_id();
    ui.data_mut(|data| data.insert_temp(id, is_open));
}

/// The line below the tabs: what else the board is filtered by.
pub(super) fn facets(ui: &mut Ui, cx: &mut Context<'_>) {
    let mut shape = cx.workspace.shape().clone();
    if !facets_open(ui, &shape.filter) {
        return;
    }
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        if cx.workspace.board == Board::All {
            kinds(ui, &mut shape.filter.kinds);
        }
        references(ui, cx, "Party", Kind::Party, &mut shape.filter.parties);
        references(ui, cx, "Source", Kind::Source, &mut shape.filter.sources);
        tags(ui, cx, &mut shape.filter.tags);
        handling(ui, &mut shape.filter.handling);
        findings(ui, cx, &mut shape.filter.findings);
        if !shape.filter.is_blank() && button::quiet(ui, "Show all").clicked() {
            shape.filter = Filter::default();
        }
    });
    push_if_changed(cx, shape);
}

/// One facet: a button that picks a value more, and a chip for each that was picked.
fn facet(
    ui: &mut Ui,
    name: &str,
    entries: impl FnOnce() -> Vec<Entry>,
    chosen: &[String],
) -> (Option<usize>, Option<usize>) {
    let opener = button::add(ui, name);
    let picked = match picker::below(&opener, entries, None) {
        Some(Picked::Entry(place)) => Some(place),
        _ => None,
    };
    let mut removed = None;
    for (place, title) in chosen.iter().enumerate() {
        if chip::word(ui, title, 240.0).is_some() {
            removed = Some(place);
        }
    }
    (picked, removed)
}

/// Takes up what was picked of `values` and drops what was removed.
fn settle<T: PartialEq>(
    chosen: &mut Vec<T>,
    values: Vec<T>,
    (picked, removed): (Option<usize>, Option<usize>),
) {
    if let Some(value) = picked.and_then(|place| values.into_iter().nth(place))
        && !chosen.contains(&value)
    {
        chosen.push(value);
    }
    if let Some(place) = removed.filter(|place| *place < chosen.len()) {
        chosen.remove(place);
    }
}

fn entry(title: impl Into<String>, detail: impl Into<String>, icon: Option<Icon2>) -> Entry {
    Entry {
        title: title.into(),
        detail: detail.into(),
        icon,
    }
}

fn kinds(ui: &mut Ui, chosen: &mut Vec<Kind>) {
    let values = Kind::CARDS.to_vec();
    let entries = || {
        let icon = |kind| Some(Icon2(icons::of_kind(kind)));
        let of = |kind: Kind| entry(kind.plural(), "", icon(kind));
        Kind::CARDS.into_iter().map(of).collect()
    };
    let titles: Vec<String> = chosen.iter().map(|kind| kind.plural().to_owned()).collect();
    let done = facet(ui, "Kind", entries, &titles);
    settle(chosen, values, done);
}

fn references(ui: &mut Ui, cx: &Context<'_>, name: &str, kind: Kind, chosen: &mut Vec<Id>) {
    let mut values: Vec<Id> = Vec::new();
    let entries = || {
        let cards = cx.scenario().cards(kind);
        values = cards.map(|card| card.id().clone()).collect();
        let icon = Some(Icon2(icons::of_kind(kind)));
        let of = |id: &Id| entry(cx.title(id), "", icon);
        values.iter().map(of).collect()
    };
    let titles: Vec<String> = chosen.iter().map(|id| cx.title(id)).collect();
    let done = facet(ui, name, entries, &titles);
    settle(chosen, values, done);
}

fn tags(ui: &mut Ui, cx: &Context<'_>, chosen: &mut Vec<String>) {
    let mut values: Vec<String> = Vec::new();
    // They are counted only while the list is open.
    let entries = || {
        let counted = tags::all(cx.scenario());
        values = counted.iter().map(|(tag, _)| tag.clone()).collect();
        let icon = Some(Icon2(icons::TAG));
        let of = |(tag, count): &(String, usize)| entry(tag, count.to_string(), icon);
        counted.iter().map(of).collect()
    };
    let titles = chosen.clone();
    let done = facet(ui, "Tag", entries, &titles);
    settle(chosen, values, done);
}

fn handling(ui: &mut Ui, chosen: &mut Vec<HandlingMark>) {
    let values = HandlingMark::ALL.to_vec();
    let entries = || {
        HandlingMark::ALL
            .map(|mark| entry(mark.label(), "", None))
            .to_vec()
    };
    let titles: Vec<String> = chosen.iter().map(|mark| mark.label().to_owned()).collect();
    let done = facet(ui, "Handling", entries, &titles);
    settle(chosen, values, done);
}

fn findings(ui: &mut Ui, cx: &Context<'_>, chosen: &mut Findings) {
    let mut rules: Vec<&'static str> = cx
        .reports()
        .findings
        .iter()
        .map(|finding| finding.rule)
        .collect();
    rules.sort_unstable();
    rules.dedup();
    let in_words = |rule: &str| {
        let words = rule.replace('-', " ");
        let mut letters = words.chars();
        match letters.next() {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => words,
        }
    };
    let entries = || {
        let icon = Some(Icon2(icons::WARNING));
        let any = std::iter::once(entry("Any finding", "", icon));
        any.chain(rules.iter().map(|rule| entry(in_words(rule), "", icon)))
            .collect()
    };
    let titles: Vec<String> = match &*chosen {
        Findings::Any => Vec::new(),
        Findings::Some => vec!["Any finding".to_owned()],
        Findings::Of(rules) => rules.iter().map(|rule| in_words(rule)).collect(),
    };
    let (picked, removed) = facet(ui, "Finding", entries, &titles);
    match (picked, removed) {
        (Some(0), _) => *chosen = Findings::Some,
        (Some(place), _) => {
            let mut picked: Vec<String> = match chosen {
                Findings::Of(rules) => std::mem::take(rules),
                Findings::Any | Findings::Some => Vec::new(),
            };
            if let Some(rule) = rules.get(place - 1)
                && !picked.iter().any(|picked| picked == rule)
            {
                picked.push((*rule).to_owned());
            }
            *chosen = Findings::Of(picked);
        }
        (None, Some(place)) => match chosen {
            Findings::Of(rules) if rules.len() > 1 && place < rules.len() => {
                rules.remove(place);
            }
            _ => *chosen = Findings::Any,
        },
        (None, None) => {}
    }
}
