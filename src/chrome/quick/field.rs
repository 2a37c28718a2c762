//! The field of quick entry and its keys.

use egui::{
    Context, EventFilter, Id, Key, Modifiers, Popup, TextEdit, Ui,
    text::{CCursor, CCursorRange},
};

use super::Quick;
use crate::{
    commands::Command,
    theme::{Face, fonts::size},
};

/// How far an arrow scrolls, in points.
const LINE: f32 = 48.0;

const NAME: &str = "Line of notes";

fn id() -> Id {
    Id::unique("quick line")
}

/// Takes a key that was pressed with no other held; to egui Shift+Enter is Enter too.
fn take_plain(input: &mut egui::InputState, wanted: Key) -> bool {
    let is_wanted = |event: &egui::Event| {
        matches!(
            event,
            egui::Event::Key { key, pressed: true, modifiers, .. }
                if *key == wanted && modifiers.is_none()
        )
    };
    let place = input.events.iter().position(is_wanted);
    if let Some(place) = place {
        input.events.remove(place);
    }
    place.is_some()
}

/// How far the page of help goes down, in points, by the keys that were pressed.
fn scroll_by_key(input: &mut egui::InputState) -> f32 {
    [
        (Key::ArrowDown, LINE),
        (Key::ArrowUp, -LINE),
        (Key::PageDown, LINE * 8.0),
        (Key::PageUp, -LINE * 8.0),
    ]
    .into_iter()
    .filter_map(|(key, by)| take_plain(input, key).then_some(by))
    .sum()
}

impl Quick {
    /// Takes the keys that mean something else here than in a text.
    pub(super) fn take_keys(&mut self, ctx: &Context, queue: &mut Vec<Command>) {
        // The picker of sources has its own keys.
        if Popup::is_any_open(ctx) {
            return;
        }
        let has_focus = ctx.memory(|memory| memory.has_focus(id()));
        let count = self
            .seen
            .as_ref()
            .map_or(0, |seen| seen.outcome.completions().len());
        let is_one_line = !self.text.contains('\n');
        if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) {
            self.shows_help = !self.shows_help;
        }
        if self.shows_help && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
        {
            self.shows_help = false;
        }
        if self.shows_help {
            self.scroll = ctx.input_mut(scroll_by_key);
        }
        if !has_focus {
            return;
        }
        let plain = |key: Key| ctx.input_mut(|input| take_plain(input, key));
        let is_empty = self.text.trim().is_empty();
        if is_empty && ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z)) {
            self.take_back(queue);
        }
        if is_empty && !self.lines.is_empty() && self.row.is_none() && plain(Key::ArrowUp) {
            self.recall();
        }
        if is_one_line && count > 0 {
            if plain(Key::ArrowDown) {
                self.row = Some(self.row.map_or(0, |row| (row + 1).min(count - 1)));
            }
            // Above the first row is the line itself.
            if plain(Key::ArrowUp) {
                self.row = self.row.and_then(|row| row.checked_sub(1));
            }
            if plain(Key::Tab) {
                self.complete(self.row.unwrap_or(0));
            }
        }
        if plain(Key::Enter) {
            match self.row {
                Some(row) => self.complete(row),
                None => self.enter(queue),
            }
        }
    }

    /// Enter with no completion chosen: a line that is whole is added; one that is not and has only
    /// one way to go on goes on.
    fn enter(&mut self, queue: &mut Vec<Command>) {
        let is_ready = self
            .seen
            .as_ref()
            .is_some_and(|seen| seen.outcome.is_ready());
        if is_ready {
            self.submit(queue);
            return;
        }
        let only = self
            .seen
            .as_ref()
            .is_some_and(|seen| seen.outcome.completions().len() == 1);
        if only {
            self.complete(0);
        }
    }

    /// Brings the line back that was added last.
    fn recall(&mut self) {
        if let Some(last) = self.lines.last() {
            self.text.clone_from(last);
            self.cursor = self.text.len();
            self.put_cursor = Some(self.cursor);
            self.said = None;
        }
    }

    /// A completion leaves a space after it; a comma that is typed then stands before it.
    fn close_up(&mut self) {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let Some(kept) = before.strip_suffix(" ,").filter(|kept| !kept.is_empty()) else {
            return;
        };
        let after = self.text.get(self.cursor..).unwrap_or_default();
        let text = format!("{kept},{after}");
        self.cursor = kept.len() + 1;
        self.put_cursor = Some(self.cursor);
        self.text = text;
    }

    pub(super) fn field(&mut self, ui: &mut Ui) {
        let has_completions = self
            .seen
            .as_ref()
            .is_some_and(|seen| !seen.outcome.completions().is_empty());
        let is_first = !self.is_open;
        if is_first {
            self.put_cursor = Some(self.text.len());
        }
        if let Some(at) = self.put_cursor.take() {
            let chars = self.text.get(..at).unwrap_or(&self.text).chars().count();
            let mut state = TextEdit::load_state(ui.ctx(), id()).unwrap_or_default();
            state
                .cursor
                .set_char_range(Some(CCursorRange::one(CCursor::new(chars))));
            TextEdit::store_state(ui.ctx(), id(), state);
        }
        let output = egui::ScrollArea::vertical()
            .id_salt("quick field")
            .max_height(148.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                TextEdit::multiline(&mut self.text)
                    .id(id())
                    .desired_rows(1)
                    .desired_width(f32::INFINITY)
                    .margin(egui::Margin::symmetric(10, 9))
                    .font(Face::Sans.at(size::CARD_TITLE))
                    .hint_text("talk Geneva round, 2026-02, Geneva")
                    .event_filter(EventFilter {
                        // With nothing to complete Tab goes on to the next control.
                        tab: has_completions,
                        horizontal_arrows: true,
                        vertical_arrows: true,
                        escape: true,
                    })
                    .show(ui)
            })
            .inner;
        let response = output.response.response;
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, NAME));
        // What is typed always goes somewhere, also after a click beside all controls.
        let is_free =
            ui.ctx().memory(|memory| memory.focused().is_none()) && !Popup::is_any_open(ui.ctx());
        if is_first || is_free || self.refocus > 0 {
            self.refocus = self.refocus.saturating_sub(1);
            response.request_focus();
            ui.ctx().request_repaint();
        }
        if response.changed() {
            self.row = None;
            self.said = None;
        }
        let range = output.cursor_range;
        if let Some(range) = range {
            let chars: usize = range.primary.index.into();
            self.cursor = self
                .text
                .char_indices()
                .nth(chars)
                .map_or(self.text.len(), |(at, _)| at);
        }
        if response.changed() {
            self.close_up();
        }
    }
}
