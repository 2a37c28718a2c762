//! The palette and the find dialog: commands by name, cards by all that they say.

use egui::{Context, Id, Key, Modal, Modifiers, ScrollArea, TextEdit, Ui};

use super::finder::{self, Findings, Scope};
use crate::{
    analysis::{query::KEYS, search::Memory},
    commands::{Command, DialogAnswer, Workspace},
    theme::{Tokens, fonts::size, icons, space},
    widgets::{chip, found, label},
};

const WIDTH: f32 = 640.0;
/// How much of the window's height is left to what is around the list.
const AROUND: f32 = 260.0;
const MOST_HEIGHT: f32 = 440.0;

/// What is typed into the palette, and what was found for it.
#[derive(Debug, Default)]
pub struct Palette {
    typed: String,
    row: usize,
    field: Option<Id>,
    found: Option<(Asked, Findings)>,
    memory: Memory,
}

/// What the findings answer: they are looked for again only when it is another.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    typed: String,
    revision: Option<u64>,
    scope: Scope,
}

impl Scope {
    fn name(self) -> &'static str {
        match self {
            Self::Everything => "Search or do anything",
            Self::Cards => "Find in all cards",
        }
    }
}

impl Palette {
    /// Forgets what was typed.
    pub(super) fn reset(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(
        &mut self,
        ctx: &Context,
        workspace: &Workspace,
        queue: &mut Vec<Command>,
        scope: Scope,
    ) {
        // What has the focus other than the field answers to its own keys.
        let focused = ctx.memory(|memory| memory.focused());
        let in_field = focused.is_none() || focused == self.field;
        let key = |key| in_field && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down, enter) = (key(Key::ArrowUp), key(Key::ArrowDown), key(Key::Enter));
        let tokens = Tokens::of_context(ctx);
        let area = Modal::default_area(Id::unique("palette"))
            .anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 64.0));
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(12));
        let modal = Modal::new(Id::unique("palette"))
            .area(area)
            .frame(frame)
            .backdrop_color(tokens.veil)
            .show(ctx, |ui| {
                let window = ui.ctx().content_rect();
                ui.set_width(WIDTH.min(window.width() - 80.0));
                self.field(ui, scope);
                self.look(workspace, scope);
                self.chips(ui);
                let count = self.found.as_ref().map_or(0, |(_, found)| found.rows.len());
                if down {
                    self.row = (self.row + 1).min(count.saturating_sub(1));
                }
                if up {
                    self.row = self.row.saturating_sub(1);
                }
                if self.typed.is_empty() && finder::has_cards(workspace) {
                    self.hints(ui);
                }
                let height = (window.height() - AROUND).clamp(120.0, MOST_HEIGHT);
                let chosen = self.rows(ui, height, up || down, enter);
                self.summary(ui);
                chosen
            });
        if let Some(command) = modal.inner.clone() {
            queue.push(Command::Answer(DialogAnswer::Cancel));
            queue.push(command);
        } else if modal.should_close() {
            queue.push(Command::Answer(DialogAnswer::Cancel));
        }
    }

    fn field(&mut self, ui: &mut Ui, scope: Scope) {
        let field = ui.add(
            TextEdit::singleline(&mut self.typed)
                .desired_width(f32::INFINITY)
                .margin(egui::Margin::symmetric(10, 8))
                .font(crate::theme::Face::Sans.at(size::CARD_TITLE))
                .hint_text(egui::RichText::new(scope.name()).size(size::CARD_TITLE)),
        );
        field
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::SearchInput, true, scope.name()));
        if self.field != Some(field.id) {
            field.request_focus();
            self.field = Some(field.id);
        }
        if field.changed() {
            self.row = 0;
        }
    }

    /// Looks for what is typed, unless that was done.
    fn look(&mut self, workspace: &Workspace, scope: Scope) {
        let open = workspace.open.as_ref();
        let asked = Asked {
            typed: self.typed.clone(),
            revision: open.map(|open| open.document.revision()),
            scope,
        };
        if self.found.as_ref().is_none_or(|(done, _)| *done != asked) {
            let found = finder::find(workspace, scope, &self.typed, &mut self.memory);
            self.row = self.row.min(found.rows.len().saturating_sub(1));
            self.found = Some((asked, found));
        }
    }

    /// The filters that were typed; each can be taken out.
    fn chips(&mut self, ui: &mut Ui) {
        let Some((_, found)) = &self.found else {
            return;
        };
        if found.chips.is_empty() {
            return;
        }
        let mut removed = None;
        ui.horizontal_wrapped(|ui| {
            let width = ui.available_width();
            for filter in &found.chips {
                if chip::word(ui, &filter.label, width).is_some() {
                    removed = Some(filter.range.clone());
                }
            }
        });
        if let Some(range) = removed {
            let before = self.typed.get(..range.start).unwrap_or_default().trim_end();
            let after = self.typed.get(range.end..).unwrap_or_default().trim_start();
            self.typed = format!("{before} {after}").trim().to_owned();
            self.refocus(ui);
        }
    }

    /// What the search can be narrowed with.
    fn hints(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            ui.label(label::soft("Narrow with", ui).size(size::LABEL));
            for (key, what) in KEYS {
                let button = egui::Button::new(label::soft(key, ui))
                    .frame_when_inactive(false)
                    .min_size(egui::vec2(0.0, space::TARGET));
                if ui.add(button).on_hover_text(what).clicked() {
                    key.clone_into(&mut self.typed);
                    self.refocus(ui);
                }
            }
        });
    }

    /// Puts the cursor at the end of the field.
    fn refocus(&self, ui: &Ui) {
        let Some(field) = self.field else { return };
        let end = egui::text::CCursor::new(self.typed.chars().count());
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
        state
            .cursor
            .set_char_range(Some(egui::text::CCursorRange::one(end)));
        state.store(ui.ctx(), field);
        ui.ctx().memory_mut(|memory| memory.request_focus(field));
    }

    fn rows(&self, ui: &mut Ui, height: f32, moved: bool, enter: bool) -> Option<Command> {
        let (_, found) = self.found.as_ref()?;
        let mut chosen = None;
        ScrollArea::vertical()
            .max_height(height)
            // The dialog was perhaps smaller a moment ago; that is no reason to scroll.
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (place, (row, command)) in found.rows.iter().enumerate() {
                    let is_current = place == self.row;
                    let response = ui
                        .push_id(place, |ui| found::row(ui, row, is_current))
                        .inner;
                    if is_current && moved {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() || (enter && is_current) {
                        chosen = Some(command.clone());
                    }
                }
            });
        chosen
    }

    fn summary(&self, ui: &mut Ui) {
        let Some((_, found)) = &self.found else {
            return;
        };
        if found.summary.is_empty() {
            return;
        }
        ui.add_space(space::TIGHT);
        ui.horizontal(|ui| {
            if found.rows.is_empty() {
                let tokens = Tokens::of(ui);
                ui.label(label::icon(icons::SEARCH, size::ICON, tokens.ink_soft));
                ui.label(label::soft(&found.summary, ui));
            } else {
                ui.label(label::soft(&found.summary, ui).size(size::LABEL));
            }
        });
    }
}
