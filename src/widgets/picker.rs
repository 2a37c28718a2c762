//! Picking a thing by typing part of its name, or making a new one.

use egui::{
    AtomExt as _, Key, Modifiers, Popup, PopupCloseBehavior, Response, RichText, TextEdit, Ui,
};
use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};

use super::label;
use crate::theme::{Tokens, fonts::size, icons::Icon, space};

/// Something that can be picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub title: String,
    /// What it belongs to or is, in a few words.
    pub detail: String,
    /// Its icon.
    pub icon: Option<Icon2>,
}

/// An icon that can be compared.
#[derive(Clone, Copy, Debug)]
pub struct Icon2(pub Icon);

impl PartialEq for Icon2 {
    fn eq(&self, other: &Self) -> bool {
        self.0.codepoint == other.0.codepoint
    }
}

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The entry at this place.
    Entry(usize),
    /// A new thing of this name.
    New(String),
}

/// The places of the entries that match what was typed, the best first; all of them for nothing.
pub fn ranked(entries: &[Entry], typed: &str) -> Vec<usize> {
    if typed.trim().is_empty() {
        return (0..entries.len()).collect();
    }
    // Words as they are typed; only when nothing has them, letters in their order.
    let found = matches(entries, typed, AtomKind::Substring);
    if found.is_empty() {
        matches(entries, typed, AtomKind::Fuzzy)
    } else {
        found
    }
}

fn matches(entries: &[Entry], typed: &str, how: AtomKind) -> Vec<usize> {
    let pattern = Pattern::new(
        typed.trim(),
        CaseMatching::Ignore,
        Normalization::Smart,
        how,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| {
            let score = pattern.score(Utf32Str::new(&entry.title, &mut letters), &mut matcher)?;
            Some((score, place))
        })
        .collect();
    // What is called just that comes before what only has it in its name.
    let typed = typed.trim().to_lowercase();
    let is_exact = |place: usize| {
        let entry = entries.get(place);
        entry.is_some_and(|entry| entry.title.to_lowercase() == typed)
    };
    found.sort_by_key(|(score, place)| (!is_exact(*place), std::cmp::Reverse(*score), *place));
    found.into_iter().map(|(_, place)| place).collect()
}

/// How many letters of a detail are shown: the title needs the room.
const DETAIL: usize = 28;

#[derive(Clone, Default)]
struct State {
    typed: String,
    place: usize,
    /// Whether the list has been seen: at first its field takes the cursor.
    was_shown: bool,
}

/// Opens the list below `button`, as a click on it does.
pub fn open_below(button: &Response) {
    let id = button.id.with("picker");
    button
        .ctx
        .data_mut(|data| data.insert_temp(id, State::default()));
    Popup::open_id(&button.ctx, Popup::default_response_id(button));
}

/// Shows the list below `button` while it is open. `noun` is what a new thing would be; none: no
/// new ones can be made.
pub fn below(
    button: &Response,
    entries: impl FnOnce() -> Vec<Entry>,
    noun: Option<&str>,
) -> Option<Picked> {
    let id = button.id.with("picker");
    let ctx = button.ctx.clone();
    let mut picked = None;
    let was_open = Popup::is_id_open(&ctx, Popup::default_response_id(button));
    if button.clicked() {
        ctx.data_mut(|data| data.insert_temp(id, State::default()));
    }
    Popup::menu(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(300.0)
        .accessible_name("Pick")
        .show(|ui| {
            let entries = entries();
            let mut state: State = ui.ctx().data(|data| data.get_temp(id)).unwrap_or_default();
            let just_opened = !was_open || !state.was_shown;
            state.was_shown = true;
            picked = list(ui, &mut state, &entries, noun, just_opened);
            if picked.is_some() {
                ui.close();
                state = State::default();
            }
            ui.ctx().data_mut(|data| data.insert_temp(id, state));
        });
    if picked.is_some() {
        button.request_focus();
    }
    picked
}

fn list(
    ui: &mut Ui,
    state: &mut State,
    entries: &[Entry],
    noun: Option<&str>,
    just_opened: bool,
) -> Option<Picked> {
    let tokens = Tokens::of(ui);
    ui.set_width(300.0);
    // The Enter that opened the list picks nothing from it.
    let (up, down, enter) = ui.input_mut(|input| {
        (
            !just_opened && input.consume_key(Modifiers::NONE, Key::ArrowUp),
            !just_opened && input.consume_key(Modifiers::NONE, Key::ArrowDown),
            !just_opened && input.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let hint = match noun {
        Some(noun) => format!("Find {}, or name a new one", label::article(noun)),
        None => "Find".to_owned(),
    };
    let field = ui.add(
        TextEdit::singleline(&mut state.typed)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6))
            .hint_text(&hint),
    );
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "Find"));
    if just_opened || !field.has_focus() && (up || down) {
        field.request_focus();
    }
    if field.changed() {
        state.place = 0;
    }
    let found = ranked(entries, &state.typed);
    let typed = state.typed.trim().to_owned();
    let is_new = noun.is_some()
        && !typed.is_empty()
        && !entries
            .iter()
            .any(|entry| entry.title.to_lowercase() == typed.to_lowercase());
    let rows = found.len() + usize::from(is_new);
    if down {
        state.place = (state.place + 1).min(rows.saturating_sub(1));
    }
    if up {
        state.place = state.place.saturating_sub(1);
    }
    let mut picked = None;
    egui::ScrollArea::vertical()
        .max_height(280.0)
        // A long list keeps its height while it is narrowed down, so that it stays where it is.
        .auto_shrink([false, entries.len() < 9])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (row, place) in found.iter().enumerate() {
                let Some(entry) = entries.get(*place) else {
                    continue;
                };
                let mut atoms = egui::Atoms::new(());
                if let Some(Icon2(icon)) = entry.icon {
                    atoms.push_right(label::icon(icon, 15.0, tokens.ink_soft));
                }
                atoms.push_right(RichText::new(&entry.title).atom_shrink(true));
                atoms.push_right(egui::Atom::grow());
                if !entry.detail.is_empty() {
                    atoms.push_right(
                        RichText::new(label::shortened(&entry.detail, DETAIL))
                            .size(size::LABEL)
                            .color(tokens.ink_soft),
                    );
                }
                let response = row_button(ui, atoms, row == state.place, &entry.title);
                if row == state.place && (up || down) {
                    response.scroll_to_me(None);
                }
                if response.clicked() || (enter && row == state.place) {
                    picked = Some(Picked::Entry(*place));
                }
            }
            if is_new {
                let name = format!("New {} “{typed}”", noun.unwrap_or("one"));
                let row = found.len();
                let mut atoms = egui::Atoms::new(());
                atoms.push_right(label::icon(crate::theme::icons::ADD, 15.0, tokens.accent));
                atoms.push_right(RichText::new(&name).color(tokens.accent).atom_shrink(true));
                atoms.push_right(egui::Atom::grow());
                let response = row_button(ui, atoms, row == state.place, &name);
                if response.clicked() || (enter && row == state.place) {
                    picked = Some(Picked::New(typed.clone()));
                }
            }
            if rows == 0 {
                ui.add_space(space::TIGHT);
                ui.label(label::soft("Nothing to pick; type a name", ui));
            }
        });
    picked
}

/// A row of a list that is walked with the arrow keys while a text field has the focus.
pub fn row_button(ui: &mut Ui, atoms: egui::Atoms<'_>, is_current: bool, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let mut button = egui::Button::new(atoms)
        .truncate()
        .frame_when_inactive(is_current)
        .min_size(egui::vec2(ui.available_width(), space::TARGET));
    if is_current {
        button = button.fill(tokens.accent_wash).stroke(egui::Stroke::NONE);
    }
    let response = ui.add(button);
    let name = name.to_owned();
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, is_current, &name)
    });
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(titles: &[&str]) -> Vec<Entry> {
        titles
            .iter()
            .map(|title| Entry {
                title: (*title).to_owned(),
                detail: String::new(),
                icon: None,
            })
            .collect()
    }

    #[test]
    fn finds_by_parts_of_words_and_without_accents() {
        let entries = entries(&[
            "Ukraine",
            "United States",
            "European partners",
            "Côte d’Ivoire",
        ]);
        assert_eq!(ranked(&entries, ""), [0, 1, 2, 3]);
        assert_eq!(ranked(&entries, "ukr"), [0]);
        assert_eq!(ranked(&entries, "un st"), [1]);
        assert_eq!(ranked(&entries, "cote"), [3]);
        assert!(ranked(&entries, "zzz").is_empty());
    }

    #[test]
    fn what_is_called_just_that_comes_first() {
        let entries = entries(&[
            "Verification of a ceasefire",
            "verification",
            "A verification",
        ]);
        assert_eq!(ranked(&entries, "Verification"), [1, 0, 2]);
    }
}
