//! Text fields that edit a draft and commit once, when editing ends.
//!
//! While a text is being typed the document does not change: one word typed is one step to undo.
//! A draft carries its own commit, so that whoever owns the [`Drafts`] can flush it before saving,
//! closing, or when its field has gone from the screen.

use egui::{FontSelection, Key, Response, RichText, TextEdit, Ui};

use crate::theme::{Tokens, space};

type Commit<C> = Box<dyn Fn(String) -> C>;

struct Draft<C> {
    field: egui::Id,
    text: String,
    /// What the field said when editing began.
    before: String,
    /// What was committed last.
    original: String,
    commit: Commit<C>,
    was_shown: bool,
    /// Whether it is committed only when it is whole: a word that is to be added to a list.
    is_entry: bool,
}

/// What committing a draft asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed<C> {
    /// What is asked for.
    pub request: C,
    /// Tells one editing from another: commits of one are to be one step to undo.
    pub editing: u64,
}

/// The draft that is being edited, if one is; `C` is what committing it asks for.
pub struct Drafts<C> {
    active: Option<Draft<C>>,
    ready: Vec<Committed<C>>,
    edits: u64,
    editing: u64,
}

impl<C> std::fmt::Debug for Drafts<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drafts")
            .field("active", &self.active.as_ref().map(|draft| &draft.text))
            .finish_non_exhaustive()
    }
}

impl<C> Default for Drafts<C> {
    fn default() -> Self {
        Self {
            active: None,
            ready: Vec::new(),
            edits: 0,
            editing: 0,
        }
    }
}

impl<C> Drafts<C> {
    /// Ends editing: what was typed is committed.
    pub fn flush(&mut self) {
        if let Some(draft) = self.active.take()
            && draft.text != draft.original
        {
            self.ready.push(Committed {
                request: (draft.commit)(draft.text),
                editing: self.editing,
            });
        }
    }

    /// Commits what was typed so far; editing goes on.
    pub fn checkpoint(&mut self) {
        if let Some(draft) = &mut self.active
            && draft.text != draft.original
            && !draft.is_entry
        {
            self.ready.push(Committed {
                request: (draft.commit)(draft.text.clone()),
                editing: self.editing,
            });
            draft.original.clone_from(&draft.text);
        }
    }

    /// Whether something is typed that a checkpoint would commit.
    pub fn is_dirty(&self) -> bool {
        self.active
            .as_ref()
            .is_some_and(|draft| draft.text != draft.original && !draft.is_entry)
    }

    /// A number that changes with each key that changes a text.
    pub fn edits(&self) -> u64 {
        self.edits
    }

    /// Ends editing: what was typed is forgotten, and what a checkpoint committed is taken back.
    fn cancel(&mut self) {
        if let Some(draft) = self.active.take()
            && draft.original != draft.before
        {
            self.ready.push(Committed {
                request: (draft.commit)(draft.before),
                editing: self.editing,
            });
        }
    }

    /// What has been committed since the last call.
    pub fn take_committed(&mut self) -> Vec<Committed<C>> {
        std::mem::take(&mut self.ready)
    }

    /// Whether a field is being edited. It is still so in the frame in which Esc ends it.
    pub fn is_editing(&self) -> bool {
        self.active.is_some()
    }

    /// To be called at the end of each frame: commits the draft of a field that is no longer shown.
    pub fn end_frame(&mut self) {
        match &mut self.active {
            Some(draft) if draft.was_shown => draft.was_shown = false,
            Some(_) => self.flush(),
            None => {}
        }
    }
}

/// How a text field looks.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    hint: String,
    rows: usize,
    font: Option<egui::FontId>,
    is_frameless: bool,
    wants_focus: bool,
    is_entry: bool,
    is_markdown: bool,
}

impl TextField {
    /// A title: one paragraph that wraps, with no border until it is edited. Enter ends editing.
    pub fn title(font: egui::FontId) -> Self {
        Self {
            rows: 0,
            font: Some(font),
            is_frameless: true,
            ..Self::default()
        }
    }

    /// What is typed is a word to be added to a list: it counts only when it is whole.
    #[must_use]
    pub fn entry(mut self) -> Self {
        self.is_entry = true;
        self
    }

    /// Puts the cursor into it now, if so asked, and selects its text.
    #[must_use]
    pub fn focused(mut self, wants_focus: bool) -> Self {
        self.wants_focus = wants_focus;
        self
    }

    /// One paragraph that wraps. Enter ends editing.
    pub fn paragraph() -> Self {
        Self::default()
    }

    /// One line.
    pub fn line() -> Self {
        Self {
            rows: 1,
            ..Self::default()
        }
    }

    /// Several lines; it grows with its text.
    pub fn prose(rows: usize) -> Self {
        Self {
            rows: rows.max(2),
            ..Self::default()
        }
    }

    /// Markdown: several lines, shown as they read while they are not being edited.
    pub fn markdown(rows: usize) -> Self {
        Self {
            is_markdown: true,
            ..Self::prose(rows)
        }
    }

    /// What stands in it while it is empty.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Shows the field. `commit` says what committing another text asks for.
    pub fn show<C>(
        self,
        ui: &mut Ui,
        drafts: &mut Drafts<C>,
        salt: impl egui::AsIdSalt,
        value: &str,
        commit: impl Fn(String) -> C + 'static,
    ) -> Response {
        let id = ui.make_persistent_id(salt);
        // In a scope of its own: what stands after it keeps its ids, and with them the focus,
        // whichever way the text is shown.
        ui.push_id(id, |ui| self.show_as(ui, id, drafts, value, commit))
            .inner
    }

    fn show_as<C>(
        self,
        ui: &mut Ui,
        id: egui::Id,
        drafts: &mut Drafts<C>,
        value: &str,
        commit: impl Fn(String) -> C + 'static,
    ) -> Response {
        let is_active = drafts
            .active
            .as_ref()
            .is_some_and(|draft| draft.field == id);
        let is_read = self.is_markdown && !is_active && !self.wants_focus;
        if is_read && !value.trim().is_empty() && !ui.memory(|memory| memory.has_focus(id)) {
            return as_it_reads(ui, id, value);
        }
        let mut idle = String::new();
        let buffer = match &mut drafts.active {
            Some(draft) if draft.field == id => &mut draft.text,
            _ => {
                idle.push_str(value);
                &mut idle
            }
        };
        let mut edit = match self.rows {
            0 => TextEdit::multiline(buffer).desired_rows(1).return_key(None),
            1 => TextEdit::singleline(buffer),
            rows => TextEdit::multiline(buffer).desired_rows(rows),
        };
        edit = edit
            .id(id)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6))
            .hint_text(match &self.font {
                Some(font) => RichText::new(self.hint).font(font.clone()),
                None => RichText::new(self.hint),
            });
        if let Some(font) = self.font {
            edit = edit.font(FontSelection::FontId(font));
        }
        if self.is_frameless {
            edit = edit.background_color(egui::Color32::TRANSPARENT);
        }
        let response = if self.is_frameless {
            // Its text stands in line with what is above and below, its frame reaches out.
            let room = ui.available_rect_before_wrap();
            let wider = room.expand2(egui::vec2(8.0, 0.0));
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(wider));
            child.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::NONE;
            let response = child.add(edit);
            let taken = egui::vec2(room.width(), response.rect.height());
            ui.advance_cursor_after_rect(egui::Rect::from_min_size(room.min, taken));
            response
        } else {
            ui.add(edit)
        };

        if self.wants_focus {
            response.request_focus();
            select_all(ui, id, value);
        }
        if self.rows == 0 && response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter))
        {
            response.surrender_focus();
        }
        if response.changed() {
            drafts.edits += 1;
        }
        if is_active {
            if let Some(draft) = &mut drafts.active {
                draft.was_shown = true;
            }
        } else if response.has_focus() || response.changed() {
            drafts.flush();
            drafts.editing += 1;
            drafts.active = Some(Draft {
                field: id,
                text: idle,
                before: value.to_owned(),
                original: value.to_owned(),
                commit: Box::new(commit),
                was_shown: true,
                is_entry: self.is_entry,
            });
        }
        if response.lost_focus() {
            if ui.input(|input| input.key_pressed(Key::Escape)) {
                drafts.cancel();
            } else if is_active {
                drafts.flush();
            }
        }
        response
    }
}

/// A text of Markdown as it reads, in the place of its field; a click or Tab puts the cursor in.
fn as_it_reads(ui: &mut Ui, id: egui::Id, value: &str) -> Response {
    let tokens = Tokens::of(ui);
    // What answers to the pointer lies below the links, so it has to be there before them: as high
    // as the text was in the frame before.
    let size_id = id.with("size");
    let known: egui::Vec2 = ui
        .data(|data| data.get_temp(size_id))
        .unwrap_or(egui::Vec2::ZERO);
    let width = ui.available_width();
    let rect = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(width, known.y));
    let response = ui.interact(rect, id, egui::Sense::click());
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::new(egui::Role::MultilineTextInput);
        info.current_text_value = Some(value.to_owned());
        info
    });
    if response.clicked() {
        response.request_focus();
    }
    if response.has_focus() {
        ui.ctx().request_repaint();
    }
    // What cannot be seen is not laid out.
    if (width - known.x).abs() < 0.5 && known.y > 0.0 && !ui.is_rect_visible(rect) {
        ui.advance_cursor_after_rect(rect);
        return response;
    }
    let border = if response.has_focus() {
        egui::Stroke::new(1.5, tokens.accent)
    } else if response.hovered() {
        egui::Stroke::new(1.0, tokens.ink_soft)
    } else {
        egui::Stroke::new(1.0, tokens.hairline)
    };
    let shown = egui::Frame::new()
        .fill(tokens.field)
        .stroke(border)
        .corner_radius(egui::CornerRadius::same(space::CONTROL_RADIUS))
        // The border of a text field takes no room; that of a frame does.
        .inner_margin(egui::Margin::symmetric(7, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.push_id(id, |ui| super::markdown::show(ui, value));
        });
    let size = egui::vec2(width, shown.response.rect.height());
    if (size - known).abs().max_elem() > 0.5 {
        ui.data_mut(|data| data.insert_temp(size_id, size));
        ui.ctx().request_repaint();
    }
    response.on_hover_cursor(egui::CursorIcon::Text)
}

fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = egui::text::CCursorRange::two(
        egui::text::CCursor::new(0),
        egui::text::CCursor::new(text.chars().count()),
    );
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(ui.ctx(), id, state);
}
