//! The head of the screen: what is shown, in which groups and order.

use egui::{Align, Layout, Popup, RichText, TextEdit, Ui, Vec2};

use super::state::State;
use crate::{
    analysis::delivery::{GroupBy, OrderBy, Standing},
    commands::{Act, Command, DeliveryLook, DeliveryTab, sheets::What, table},
    model::{Id, Kind},
    theme::{Tokens, icons, icons::Icon, space},
    views::Context,
    widgets::{
        button, chip, label,
        picker::{self, Entry, Icon2, Picked},
    },
};

/// The line with the title.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, state: &State) {
    let mut look = cx.workspace.delivery().clone();
    ui.horizontal(|ui| {
        label::view_title(ui, "Delivery");
        if cx.scenario().commitments.is_empty() {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if button::icon(ui, icons::EXPORT, "Export…").clicked() {
                cx.push(Command::AskExport(What::Commitments));
            }
            let shortcut = table::spec(Act::NewCard).shortcut_text();
            let new = button::with_icon(ui, icons::ADD, "New commitment");
            if new.on_hover_text(shortcut.unwrap_or_default()).clicked() {
                cx.push(Command::Act(Act::NewCard));
            }
            if look.tab == DeliveryTab::Matrix {
                order(ui, &mut look);
                groups(ui, &mut look);
                words(ui, cx, &mut look);
                shown(ui, state);
            }
        });
    });
    push_if_changed(cx, look);
}

fn push_if_changed(cx: &mut Context<'_>, look: DeliveryLook) {
    if look != *cx.workspace.delivery() {
        cx.push(Command::Delivery(look));
    }
}

/// How many are shown, if not all are.
fn shown(ui: &mut Ui, state: &State) {
    let (shown, all) = (state.prepared.shown, state.prepared.tally.of);
    if shown < all && ui.available_width() > 180.0 {
        ui.label(label::soft(format!("{shown} of {all}"), ui));
    }
}

fn opener(ui: &mut Ui, icon: Icon, text: &str, is_plain: bool, name: &str) -> egui::Response {
    let tokens = Tokens::of(ui);
    let colour = if is_plain {
        tokens.ink_soft
    } else {
        tokens.accent
    };
    let atoms = (
        label::icon(icon, 16.0, colour),
        RichText::new(text).color(colour),
    );
    let padding = ui.spacing().button_padding;
    ui.spacing_mut().button_padding.x = 6.0;
    let response = ui.add(
        egui::Button::new(atoms)
            .frame_when_inactive(false)
            .min_size(Vec2::new(0.0, space::TARGET)),
    );
    ui.spacing_mut().button_padding = padding;
    button::named(response, name).on_hover_text(name)
}

fn choice(ui: &mut Ui, is_chosen: bool, text: &str) -> bool {
    let button = egui::Button::selectable(is_chosen, text);
    ui.add(button.min_size(Vec2::new(160.0, space::TARGET)))
        .clicked()
}

fn order(ui: &mut Ui, look: &mut DeliveryLook) {
    let arranging = &mut look.arranging;
    let is_plain = arranging.order_by == OrderBy::default() && !arranging.is_reversed;
    let text = arranging.order_by.label();
    let opener = opener(ui, icons::SORT, text, is_plain, "Order of the commitments");
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(160.0);
        for by in OrderBy::ALL {
            if choice(ui, arranging.order_by == by, by.label()) {
                arranging.order_by = by;
            }
        }
        ui.separator();
        ui.checkbox(&mut arranging.is_reversed, "The other way round");
    });
}

fn groups(ui: &mut Ui, look: &mut DeliveryLook) {
    let by = look.arranging.group_by;
    let is_plain = by == GroupBy::default();
    let name = "Groups of the commitments";
    let text = match by {
        GroupBy::Nothing => by.label().to_owned(),
        by => format!("By {}", by.label().to_lowercase()),
    };
    let opener = opener(ui, icons::CARDS, &text, is_plain, name);
    Popup::menu(&opener).show(|ui| {
        ui.set_min_width(160.0);
        for other in GroupBy::ALL {
            if choice(ui, by == other, other.label()) {
                look.arranging.group_by = other;
                look.folded.clear();
            }
        }
    });
}

fn words(ui: &mut Ui, cx: &Context<'_>, look: &mut DeliveryLook) {
    let width = 170.0_f32.min(ui.available_width() - 20.0).max(72.0);
    let field = ui.add(
        TextEdit::singleline(&mut look.arranging.words)
            .id(ui.make_persistent_id("delivery filter"))
            .desired_width(width)
            .margin(egui::Margin::symmetric(8, 5))
            .hint_text("Filter"),
    );
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "Filter"));
    if cx.workspace.wants_filter_focus {
        field.request_focus();
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        look.arranging.words.clear();
    }
}

/// The line of tabs, and what the matrix is filtered by.
pub(super) fn tabs(ui: &mut Ui, cx: &mut Context<'_>, state: &State) {
    let mut look = cx.workspace.delivery().clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for (tab, name) in [
            (DeliveryTab::Matrix, "Matrix"),
            (DeliveryTab::Progress, "Progress"),
        ] {
            if chip::tab(ui, name, None, look.tab == tab).clicked() {
                look.tab = tab;
            }
        }
        if look.tab == DeliveryTab::Progress {
            return;
        }
        ui.add_space(14.0);
        for standing in Standing::ALL {
            let count = state.prepared.candidates.standing(standing);
            let is_chosen = look.arranging.standing == standing;
            let name = standing.label();
            if chip::tab(ui, name, Some(count), is_chosen).clicked() {
                look.arranging.standing = standing;
            }
        }
        party(ui, cx, &mut look.arranging.party);
    });
    push_if_changed(cx, look);
}

/// The party whose commitments are shown.
fn party(ui: &mut Ui, cx: &Context<'_>, chosen: &mut Option<Id>) {
    if let Some(id) = chosen.clone() {
        if chip::word(ui, &cx.title(&id), 200.0).is_some() {
            *chosen = None;
        }
        return;
    }
    let mut ids: Vec<Id> = Vec::new();
    let entries = || {
        let parties = cx.scenario().parties.iter();
        ids = parties.map(|party| party.id.clone()).collect();
        let of = |id: &Id| Entry {
            title: cx.title(id),
            detail: String::new(),
            icon: Some(Icon2(icons::of_kind(Kind::Party))),
        };
        ids.iter().map(of).collect()
    };
    let opener = button::add(ui, "Party");
    if let Some(Picked::Entry(place)) = picker::below(&opener, entries, None) {
        *chosen = ids.into_iter().nth(place);
    }
}
