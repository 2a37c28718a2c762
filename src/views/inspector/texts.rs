//! Texts of several lines, lists of texts, tags, lists of words.

use egui::Ui;

use super::form::{Form, chips};
use crate::{
    analysis::tags,
    commands::Command,
    theme::{icons, space},
    views::Context,
    widgets::{
        button, chip,
        draft::TextField,
        label,
        picker::{self, Entry, Icon2, Picked},
    },
};

/// What can be written in prose.
const MARKDOWN: &str = "**bold**, *italic*, # heading, - list, > quotation, \
    [words](https://example.org)";

impl<P: 'static> Form<'_, '_, P> {
    /// Several lines of Markdown, shown as they read while they are not being edited.
    pub(super) fn prose(
        &mut self,
        label: &str,
        value: &str,
        set: impl Fn(&mut P, String) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label).on_hover_text(MARKDOWN);
        self.show_text(TextField::markdown(3), label, value, Some(&named_by), set);
    }

    /// Several lines of plain text.
    pub(super) fn passage(
        &mut self,
        label: &str,
        value: &str,
        set: impl Fn(&mut P, String) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        self.show_text(TextField::prose(2), label, value, Some(&named_by), set);
    }

    /// A list of texts.
    pub(super) fn texts(
        &mut self,
        label: &str,
        noun: &'static str,
        values: &[String],
        get: fn(&mut P) -> &mut Vec<String>,
    ) {
        self.label(label);
        let added = egui::Id::unique(("added text", self.lens.card_id(), noun));
        let added_at: Option<usize> = self.ui.data(|data| data.get_temp(added));
        for (place, value) in values.iter().enumerate() {
            let lens = self.lens.clone();
            let name = format!("{noun} {}", place + 1);
            let undo_label = noun.to_lowercase();
            let drafts = &mut *self.cx.drafts;
            let mut is_removed = false;
            self.ui.horizontal(|ui| {
                let width = ui.available_width() - space::TARGET - ui.spacing().item_spacing.x;
                ui.scope(|ui| {
                    ui.set_max_width(width);
                    let is_added = added_at == Some(place);
                    if is_added {
                        ui.data_mut(|data| data.remove::<usize>(added));
                    }
                    let field = TextField::paragraph().focused(is_added);
                    let response = field.show(ui, drafts, (noun, place), value, {
                        let undo_label = undo_label.clone();
                        move |text: String| {
                            Command::Edit(lens.change(&undo_label, move |part| {
                                if let Some(slot) = get(part).get_mut(place) {
                                    slot.clone_from(&text);
                                }
                            }))
                        }
                    });
                    let value = value.clone();
                    response.widget_info(|| {
                        let mut info =
                            egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name);
                        info.current_text_value = Some(value.clone());
                        info
                    });
                });
                is_removed = button::icon(ui, icons::REMOVE, &format!("Remove {name}")).clicked();
            });
            if is_removed {
                self.set(&undo_label, move |part| {
                    let list = get(part);
                    if place < list.len() {
                        list.remove(place);
                    }
                });
            }
        }
        if button::add(self.ui, &format!("Add {}", label::article(noun))).clicked() {
            // The keyboard goes on in it.
            let place = values.len();
            self.ui.data_mut(|data| data.insert_temp(added, place));
            self.set(noun, move |part| get(part).push(String::new()));
        }
    }

    /// The tags.
    pub(super) fn tags(
        &mut self,
        label: &str,
        values: &[String],
        get: fn(&mut P) -> &mut Vec<String>,
    ) {
        let named_by = self.label(label);
        let mut removed = None;
        let width = self.ui.available_width();
        chips(self.ui, values.is_empty(), |ui| {
            for (place, tag) in values.iter().enumerate() {
                if chip::word(ui, tag, width).is_some() {
                    removed = Some(place);
                }
            }
        });
        if let Some(place) = removed {
            self.set("tags", move |part| {
                let tags = get(part);
                if place < tags.len() {
                    tags.remove(place);
                }
            });
        }
        let set = move |part: &mut P, text: String| {
            let tags = get(part);
            for tag in text
                .split([',', ';'])
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
            {
                if !tags.iter().any(|known| known == tag) {
                    tags.push(tag.to_owned());
                }
            }
        };
        let lens = self.lens.clone();
        let cx = &mut *self.cx;
        let picked = self
            .ui
            .horizontal(|ui| {
                let side = space::TARGET + ui.spacing().item_spacing.x;
                let width = ui.available_width() - side;
                let size = egui::vec2(width, 0.0);
                let left = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(size, left, |ui| {
                    ui.set_width(width);
                    let field = TextField::line()
                        .hint("Add tags, with commas between")
                        .entry();
                    Form::new(ui, cx, lens).show_text(field, "tags", "", Some(&named_by), set);
                });
                pick_tag(ui, cx, values)
            })
            .inner;
        if let Some(tag) = picked {
            self.set("tags", move |part| get(part).push(tag.clone()));
        }
    }

    /// A list of words: those that are known can be picked, others typed.
    pub(super) fn words(
        &mut self,
        label: &str,
        noun: &str,
        values: &[String],
        known: &[(String, String)],
        get: fn(&mut P) -> &mut Vec<String>,
    ) {
        self.label(label);
        let name_of = |word: &String| {
            let found = known.iter().find(|(spelling, _)| spelling == word);
            found.map_or_else(|| word.clone(), |(_, name)| name.clone())
        };
        let mut removed = None;
        let width = self.ui.available_width();
        chips(self.ui, values.is_empty(), |ui| {
            for (place, word) in values.iter().enumerate() {
                if chip::word(ui, &name_of(word), width).is_some() {
                    removed = Some(place);
                }
            }
        });
        if let Some(place) = removed {
            self.set(label, move |part| {
                let words = get(part);
                if place < words.len() {
                    words.remove(place);
                }
            });
        }
        let button = self.add_button(label, &format!("Add {}", label::article(noun)));
        let left: Vec<&(String, String)> = known
            .iter()
            .filter(|(spelling, _)| !values.contains(spelling))
            .collect();
        let entries = || {
            left.iter()
                .map(|(_, name)| Entry {
                    title: name.clone(),
                    detail: String::new(),
                    icon: None,
                })
                .collect()
        };
        let word = match picker::below(&button, entries, Some(noun)) {
            None => return,
            Some(Picked::Entry(place)) => left.get(place).map(|(spelling, _)| spelling.clone()),
            Some(Picked::New(word)) => Some(word),
        };
        if let Some(word) = word {
            self.set(label, move |part| {
                let words = get(part);
                if !words.contains(&word) {
                    words.push(word.clone());
                }
            });
        }
    }

    /// A quiet button below a list that adds to it; its name says to which.
    pub(super) fn add_button(&mut self, label: &str, text: &str) -> egui::Response {
        let response = self.ui.push_id(label, |ui| button::add(ui, text)).inner;
        let mut said = text.to_lowercase();
        said.insert_str(0, &format!("{label}: "));
        button::named(response, &said).on_hover_text(label)
    }
}

/// A button that offers the tags which are in use elsewhere.
fn pick_tag(ui: &mut Ui, cx: &Context<'_>, present: &[String]) -> Option<String> {
    let opener = button::icon(ui, icons::TAG, "Pick a tag that is in use");
    let mut unused: Vec<String> = Vec::new();
    // They are counted only while the list is open.
    let entries = || {
        let counted = tags::all(cx.scenario());
        let counted = counted.iter().filter(|(tag, _)| !present.contains(tag));
        unused = counted.clone().map(|(tag, _)| tag.clone()).collect();
        let entry = |(tag, count): &(String, usize)| Entry {
            title: tag.clone(),
            detail: count.to_string(),
            icon: Some(Icon2(icons::TAG)),
        };
        counted.map(entry).collect()
    };
    let picked = picker::below(&opener, entries, None)?;
    match picked {
        Picked::Entry(place) => unused.get(place).cloned(),
        Picked::New(_) => None,
    }
}
