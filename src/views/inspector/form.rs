//! A form over a card or a part of one: a method for each sort of field.
//!
//! Each takes a label, the value as it is, and how another one is put in its place; it shows the
//! control and pushes the edit.

use std::sync::Arc;

use egui::{Response, Ui};

use super::lens::Lens;
use crate::{
    commands::Command,
    document::Transaction,
    model::{Colour, Scale, word::Word},
    theme::{self, Face, Tokens, fonts::size, icons, space},
    views::Context,
    widgets::{button, choice, draft::TextField, label, scale, section},
};

/// What an empty choice says.
pub(super) const NOT_KNOWN: &str = "Not known";

/// A form over a `P`: a card, the scenario itself, or a part of either.
pub(super) struct Form<'f, 'a, P> {
    pub(super) ui: &'f mut Ui,
    pub(super) cx: &'f mut Context<'a>,
    pub(super) lens: Lens<P>,
}

impl<'f, 'a, P: 'static> Form<'f, 'a, P> {
    pub(super) fn new(ui: &'f mut Ui, cx: &'f mut Context<'a>, lens: Lens<P>) -> Self {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        Self { ui, cx, lens }
    }

    pub(super) fn push(&mut self, transaction: Transaction) {
        self.cx.push(Command::Edit(transaction));
    }

    /// Pushes the edit of one field.
    pub(super) fn set(&mut self, label: &str, change: impl Fn(&mut P) + Send + Sync + 'static) {
        let transaction = self.lens.change(label, change);
        self.push(transaction);
    }

    /// A gap and a label.
    pub(super) fn label(&mut self, text: &str) -> Response {
        self.ui.add_space(space::TIGHT);
        label::field(self.ui, text)
    }

    /// Two fields side by side.
    pub(super) fn pair(
        &mut self,
        left: impl FnOnce(&mut Form<'_, 'a, P>),
        right: impl FnOnce(&mut Form<'_, 'a, P>),
    ) {
        let lens = self.lens.clone();
        let cx = &mut *self.cx;
        self.ui.columns(2, |columns| {
            if let [first, second] = columns {
                left(&mut Form::new(first, cx, lens.clone()));
                right(&mut Form::new(second, cx, lens));
            }
        });
    }

    /// A part of the form that folds away.
    pub(super) fn section(
        &mut self,
        title: &str,
        count: Option<usize>,
        body: impl FnOnce(&mut Form<'_, 'a, P>),
    ) {
        // What has nothing in it has nothing to fold away.
        if count == Some(0) {
            self.ui.add_space(space::SMALL);
            let heading = egui::RichText::new(title).font(Face::SansMedium.at(size::BODY));
            self.ui.label(heading);
            body(self);
            return;
        }
        let lens = self.lens.clone();
        let cx = &mut *self.cx;
        section::show(
            self.ui,
            title,
            title,
            count,
            section::Opens::AtFirst,
            |ui| {
                body(&mut Form::new(ui, cx, lens));
            },
        );
    }

    /// A part of the form that is folded away until it is asked for.
    pub(super) fn folded_section(&mut self, title: &str, body: impl FnOnce(&mut Form<'_, 'a, P>)) {
        let lens = self.lens.clone();
        let cx = &mut *self.cx;
        section::show(
            self.ui,
            title,
            title,
            None,
            section::Opens::OnDemand,
            |ui| {
                body(&mut Form::new(ui, cx, lens));
            },
        );
    }

    fn show_text(
        &mut self,
        field: TextField,
        label: &str,
        value: &str,
        named_by: Option<&Response>,
        set: impl Fn(&mut P, String) + Send + Sync + 'static,
    ) {
        let lens = self.lens.clone();
        let name = label.to_owned();
        let set = Arc::new(set);
        let commit = move |text: String| {
            let set = Arc::clone(&set);
            Command::Edit(lens.change(&name, move |part| set(part, text.clone())))
        };
        let response = field.show(self.ui, self.cx.drafts, label, value, commit);
        if let Some(named_by) = named_by {
            response.labelled_by(named_by.id);
        } else {
            let name = label.to_owned();
            let value = value.to_owned();
            response.widget_info(|| {
                let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name);
                info.current_text_value = Some(value.clone());
                info
            });
        }
    }

    /// The title of the card, large.
    pub(super) fn title(
        &mut self,
        label: &str,
        value: &str,
        set: impl Fn(&mut P, String) + Send + Sync + 'static,
    ) {
        let wants_focus = self.cx.workspace.wants_field_focus;
        let field = TextField::title(Face::SerifMedium.at(size::VIEW_TITLE))
            .hint(label)
            .focused(wants_focus);
        // A title is one paragraph.
        let set = move |part: &mut P, text: String| {
            let words: Vec<&str> = text.split_whitespace().collect();
            set(part, words.join(" "));
        };
        self.show_text(field, label, value, None, set);
    }

    /// A line of text.
    pub(super) fn text(
        &mut self,
        label: &str,
        value: &str,
        set: impl Fn(&mut P, String) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        self.show_text(TextField::line(), label, value, Some(&named_by), set);
    }

    /// Several lines of text.
    pub(super) fn prose(
        &mut self,
        label: &str,
        value: &str,
        set: impl Fn(&mut P, String) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        self.show_text(TextField::prose(3), label, value, Some(&named_by), set);
    }

    /// A word from a list, or none.
    pub(super) fn word<W: Word + Send + Sync>(
        &mut self,
        label: &str,
        value: Option<&W>,
        set: impl Fn(&mut P, Option<W>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let labels: Vec<&str> = W::ALL.iter().map(Word::label).collect();
        let chosen = choice::show(
            self.ui,
            label,
            Some(NOT_KNOWN),
            value.map(Word::label),
            &labels,
            &named_by,
        );
        if let Some(chosen) = chosen {
            let word = chosen.and_then(|place| W::ALL.get(place)).cloned();
            self.set(label, move |part| set(part, word.clone()));
        }
    }

    /// A yes or no.
    pub(super) fn flag(
        &mut self,
        label: &str,
        value: bool,
        set: impl Fn(&mut P, bool) + Send + Sync + 'static,
    ) {
        let mut now = value;
        self.ui.add_space(space::TIGHT);
        if self.ui.checkbox(&mut now, label).changed() {
            self.set(label, move |part| set(part, now));
        }
    }

    /// A number on a scale, or none.
    pub(super) fn scale<const MIN: i64, const MAX: i64>(
        &mut self,
        label: &str,
        value: Option<Scale<MIN, MAX>>,
        set: impl Fn(&mut P, Option<Scale<MIN, MAX>>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let event = scale::show(self.ui, value.map(Scale::get), MIN, MAX, &named_by);
        match event {
            None => {}
            Some(scale::ScaleEvent::Cleared) => self.set(label, move |part| set(part, None)),
            Some(scale::ScaleEvent::Set { value, is_dragging }) => {
                let value = i32::try_from(value).ok().map(Scale::of);
                let key = format!("{label} of {}", self.lens.card_id());
                let mut transaction = self.lens.change(label, move |part| set(part, value));
                if is_dragging {
                    transaction = transaction.merging(key);
                }
                self.push(transaction);
                if !is_dragging {
                    self.cx.push(Command::Seal);
                }
            }
        }
    }

    /// A colour.
    pub(super) fn colour(
        &mut self,
        label: &str,
        value: &Colour,
        set: impl Fn(&mut P, Colour) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let set = Arc::new(set);
        let mut picked = None;
        let mut mixed = None;
        self.ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            let tokens = Tokens::of(ui);
            for rgb in theme::PARTY_COLOURS {
                let of = Colour::from_rgb(rgb);
                let (rect, response) =
                    ui.allocate_exact_size(egui::Vec2::splat(space::TARGET), egui::Sense::click());
                ui.painter()
                    .circle_filled(rect.center(), 9.0, theme::colour(rgb));
                let is_chosen = value.rgb() == Some(rgb);
                if is_chosen || response.has_focus() {
                    ui.painter().circle_stroke(
                        rect.center(),
                        12.0,
                        egui::Stroke::new(1.5, tokens.accent),
                    );
                }
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, &of.0)
                });
                if response.clicked() {
                    picked = Some(of);
                }
            }
            let mut rgb = value.rgb().unwrap_or([0x99, 0x99, 0x99]);
            let other = ui.color_edit_button_srgb(&mut rgb);
            if other
                .labelled_by(named_by.id)
                .on_hover_text("Another colour")
                .changed()
            {
                mixed = Some(Colour::from_rgb(rgb));
            }
        });
        let is_mixed = mixed.is_some();
        if let Some(colour) = mixed.or(picked) {
            let key = format!("{label} of {}", self.lens.card_id());
            let mut transaction = self
                .lens
                .change(label, move |part| set(part, colour.clone()));
            if is_mixed {
                // The pointer drags through the colours: one step until it lets go.
                transaction = transaction.merging(key);
            }
            self.push(transaction);
        }
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
                    let response = TextField::paragraph().show(ui, drafts, (noun, place), value, {
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
            self.set(noun, move |part| get(part).push(String::new()));
        }
    }

    /// The tags.
    pub(super) fn tags(&mut self, values: &[String], get: fn(&mut P) -> &mut Vec<String>) {
        let named_by = self.label("Tags");
        let mut removed = None;
        let width = self.ui.available_width();
        chips(self.ui, values.is_empty(), |ui| {
            for (place, tag) in values.iter().enumerate() {
                if crate::widgets::chip::word(ui, tag, width).is_some() {
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
        let field = TextField::line()
            .hint("Add tags, with commas between")
            .entry();
        self.show_text(field, "tags", "", Some(&named_by), set);
    }
}

/// Chips in rows; nothing, and no gap, if there are none. A chip must stand in the row itself: in
/// a scope of its own it would not be broken onto the next one.
pub(super) fn chips(ui: &mut Ui, is_empty: bool, body: impl FnOnce(&mut Ui)) {
    if !is_empty {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            body(ui);
        });
    }
}
