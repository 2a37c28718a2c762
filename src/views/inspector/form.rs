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
    model::{Colour, Id, Kind, word::Word},
    theme::{self, Face, Tokens, fonts::size, icons, space},
    views::Context,
    widgets::{button, choice, draft::TextField, label, section},
};

/// What an empty choice says.
pub(super) const NOT_KNOWN: &str = "Not known";
/// What it says where it is no fact but a wish.
pub(super) const NOT_CHOSEN: &str = "Not chosen";

/// A form over a `P`: a card, the scenario itself, or a part of either.
pub(super) struct Form<'f, 'a, P> {
    pub(super) ui: &'f mut Ui,
    /// On a wide page: the column beside, for what belongs to a card and is not its substance.
    aside: Option<&'f mut Ui>,
    /// Whether the next control is to take the cursor.
    pub(super) wants_focus: bool,
    /// Whether what it is over was made just now.
    pub(super) is_new: bool,
    pub(super) cx: &'f mut Context<'a>,
    pub(super) lens: Lens<P>,
}

impl<'f, 'a, P: 'static> Form<'f, 'a, P> {
    pub(super) fn new(ui: &'f mut Ui, cx: &'f mut Context<'a>, lens: Lens<P>) -> Self {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        Self {
            ui,
            aside: None,
            wants_focus: false,
            is_new: false,
            cx,
            lens,
        }
    }

    /// The form of a whole card; on a page that is wide enough with a column beside it.
    pub(super) fn whole(
        ui: &'f mut Ui,
        aside: Option<&'f mut Ui>,
        cx: &'f mut Context<'a>,
        lens: Lens<P>,
    ) -> Self {
        let wants_focus = cx.workspace.wants_field_focus;
        Self {
            aside,
            wants_focus,
            ..Self::new(ui, cx, lens)
        }
    }

    /// The same form, over something new: its first control takes the cursor.
    pub(super) fn begun(mut self, is_new: bool) -> Self {
        self.wants_focus = is_new;
        self.is_new = is_new;
        self
    }

    /// Whether the control that asks is the first one, and is to take the cursor.
    pub(super) fn takes_focus(&mut self) -> bool {
        std::mem::take(&mut self.wants_focus)
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

    /// Two fields side by side where there is room for what they say; else one below the other.
    pub(super) fn roomy_pair(
        &mut self,
        left: impl FnOnce(&mut Form<'_, 'a, P>),
        right: impl FnOnce(&mut Form<'_, 'a, P>),
    ) {
        const LEAST: f32 = 380.0;
        if self.ui.available_width() >= LEAST {
            self.pair(left, right);
            return;
        }
        let lens = self.lens.clone();
        left(&mut Form::new(self.ui, self.cx, lens.clone()));
        right(&mut Form::new(self.ui, self.cx, lens));
    }

    /// A part of the form that folds away.
    pub(super) fn section(
        &mut self,
        title: &str,
        count: Option<usize>,
        body: impl FnOnce(&mut Form<'_, 'a, P>),
    ) {
        let lens = self.lens.clone();
        section_in(self.ui, self.cx, lens, title, Folds::of(count), body);
    }

    /// A part of the form that stands in the column beside, where there is one.
    pub(super) fn beside(
        &mut self,
        title: &str,
        folds: Folds,
        body: impl FnOnce(&mut Form<'_, 'a, P>),
    ) {
        let lens = self.lens.clone();
        let ui = match &mut self.aside {
            Some(aside) => aside,
            None => &mut *self.ui,
        };
        section_in(ui, self.cx, lens, title, folds, body);
    }

    /// Whether there is a column beside the form: there is room for what is folded away else.
    pub(super) fn has_aside(&self) -> bool {
        self.aside.is_some()
    }

    /// A quiet button that makes a card about a part of this one.
    pub(super) fn offer(&mut self, kind: Kind, text: &str, about: &Id) {
        let clicked = button::with_icon(self.ui, icons::of_kind(kind), text).clicked();
        if clicked {
            // New cards begin with what is selected.
            self.cx.push(Command::Select(Some(about.clone())));
            self.cx.push(Command::New(kind));
        }
    }

    /// A form over a part of what this one is over.
    pub(super) fn part<Q: 'static>(
        &mut self,
        key: &str,
        step: impl for<'x> Fn(&'x mut P) -> Option<&'x mut Q> + Send + Sync + 'static,
        body: impl FnOnce(&mut Form<'_, 'a, Q>),
    ) {
        let lens = self.lens.then(self.lens.part_key(key, None, 0), step);
        let cx = &mut *self.cx;
        self.ui
            .push_id(key, |ui| body(&mut Form::new(ui, cx, lens)));
    }

    pub(super) fn show_text(
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
        let field = if self.takes_focus() {
            field.focused(true)
        } else {
            field
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
        let wants_focus = self.takes_focus();
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

    /// The title of a card that has none of its own: a sentence made from its fields.
    pub(super) fn made_title(&mut self, id: &Id) {
        let title = self.cx.title(id);
        label::view_title(self.ui, &title);
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

    /// A word from a list, or none: a fact that may be not known.
    pub(super) fn word<W: Word + Send + Sync>(
        &mut self,
        label: &str,
        value: Option<&W>,
        set: impl Fn(&mut P, Option<W>) + Send + Sync + 'static,
    ) {
        self.word_or(label, NOT_KNOWN, value, set);
    }

    /// A word from a list, or none, which `none` says in words.
    pub(super) fn word_or<W: Word + Send + Sync>(
        &mut self,
        label: &str,
        none: &str,
        value: Option<&W>,
        set: impl Fn(&mut P, Option<W>) + Send + Sync + 'static,
    ) {
        let named_by = self.label(label);
        let labels: Vec<&str> = W::ALL.iter().map(Word::label).collect();
        let chosen = choice::show(
            self.ui,
            label,
            Some(none),
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
}

/// How a section folds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folds {
    /// It is open until it is folded away; so many things are in it.
    Open(Option<usize>),
    /// It is folded away until it is opened.
    Away,
}

impl Folds {
    /// Open, with so many things in it.
    pub(super) fn of(count: Option<usize>) -> Self {
        Self::Open(count)
    }

    /// Folded away if there is nothing in it.
    pub(super) fn away_if(is_blank: bool) -> Self {
        if is_blank {
            Self::Away
        } else {
            Self::Open(None)
        }
    }
}

fn section_in<'a, P: 'static>(
    ui: &mut Ui,
    cx: &mut Context<'a>,
    lens: Lens<P>,
    title: &str,
    folds: Folds,
    body: impl FnOnce(&mut Form<'_, 'a, P>),
) {
    // What has nothing in it has nothing to fold away.
    if folds == Folds::Open(Some(0)) {
        ui.add_space(space::SMALL);
        let heading = egui::RichText::new(title).font(Face::SansMedium.at(size::BODY));
        ui.label(heading);
        ui.push_id(title, |ui| body(&mut Form::new(ui, cx, lens)));
        return;
    }
    let (count, opens) = match folds {
        Folds::Open(count) => (count, section::Opens::AtFirst),
        Folds::Away => (None, section::Opens::OnDemand),
    };
    section::show(ui, title, title, count, opens, |ui| {
        body(&mut Form::new(ui, cx, lens));
    });
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
