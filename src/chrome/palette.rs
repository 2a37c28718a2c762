//! The palette: commands and cards by part of their name.

use egui::{Context, Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit};

use super::menu;
use crate::{
    commands::{Act, Command, DialogAnswer, Workspace, table},
    model::{Id as CardId, Kind},
    theme::{Tokens, fonts::size, icons},
    widgets::{
        label,
        picker::{self, Entry, Icon2},
    },
};

const WIDTH: f32 = 560.0;
/// How many rows are shown; who types more finds what is beyond.
const MOST_ROWS: usize = 60;

/// What is typed into the palette.
#[derive(Debug, Default)]
pub struct Palette {
    typed: String,
    row: usize,
    is_open: bool,
}

/// What is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Cards and commands.
    Everything,
    /// Cards.
    Cards,
}

impl Scope {
    fn name(self) -> &'static str {
        match self {
            Self::Everything => "Search or do anything",
            Self::Cards => "Find a card",
        }
    }
}

enum Found {
    Act(Act),
    Card(CardId),
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
        let (up, down, enter) = ctx.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let area = Modal::default_area(Id::unique("palette"))
            .anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 64.0));
        let tokens = Tokens::of_context(ctx);
        let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(12));
        let modal = Modal::new(Id::unique("palette"))
            .area(area)
            .frame(frame)
            .backdrop_color(tokens.veil)
            .show(ctx, |ui| {
                ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
                let field = ui.add(
                    TextEdit::singleline(&mut self.typed)
                        .desired_width(f32::INFINITY)
                        .margin(egui::Margin::symmetric(10, 8))
                        .font(crate::theme::Face::Sans.at(size::CARD_TITLE))
                        .hint_text(scope.name()),
                );
                field.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::SearchInput, true, scope.name())
                });
                if !self.is_open {
                    field.request_focus();
                    self.is_open = true;
                }
                if field.changed() {
                    self.row = 0;
                }
                let (what, entries) = candidates(workspace, scope);
                let ranked: Vec<usize> = picker::ranked(&entries, &self.typed)
                    .into_iter()
                    .take(MOST_ROWS)
                    .collect();
                if down {
                    self.row = (self.row + 1).min(ranked.len().saturating_sub(1));
                }
                if up {
                    self.row = self.row.saturating_sub(1);
                }
                let mut chosen = None;
                ScrollArea::vertical()
                    .max_height(380.0)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        for (row, place) in ranked.iter().enumerate() {
                            let Some(entry) = entries.get(*place) else {
                                continue;
                            };
                            let is_current = row == self.row;
                            let response = ui
                                .push_id(place, |ui| {
                                    picker::row_button(
                                        ui,
                                        atoms(entry, &tokens),
                                        is_current,
                                        &entry.title,
                                    )
                                })
                                .inner;
                            if is_current && (up || down) {
                                response.scroll_to_me(None);
                            }
                            if response.clicked() || (enter && is_current) {
                                chosen = Some(*place);
                            }
                        }
                        if ranked.is_empty() {
                            ui.label(label::soft("Nothing has that name", ui));
                        }
                    });
                chosen
                    .and_then(|place| what.get(place))
                    .map(|found| match found {
                        Found::Act(act) => Command::Act(*act),
                        Found::Card(id) => Command::GoTo(id.clone()),
                    })
            });
        if let Some(command) = modal.inner.clone() {
            queue.push(Command::Answer(DialogAnswer::Cancel));
            queue.push(command);
        } else if modal.should_close() {
            queue.push(Command::Answer(DialogAnswer::Cancel));
        }
    }
}

fn atoms<'a>(entry: &'a Entry, tokens: &Tokens) -> egui::Atoms<'a> {
    let mut atoms = egui::Atoms::new(());
    if let Some(Icon2(icon)) = entry.icon {
        atoms.push_right(label::icon(icon, size::ICON, tokens.ink_soft));
    }
    atoms.push_right(RichText::new(&entry.title));
    atoms.push_right(egui::Atom::grow());
    atoms.push_right(
        RichText::new(&entry.detail)
            .size(size::LABEL)
            .color(tokens.ink_soft),
    );
    atoms
}

/// Cards first, for that is what one mostly looks for; then what can be done now.
fn candidates(workspace: &Workspace, scope: Scope) -> (Vec<Found>, Vec<Entry>) {
    let mut found = Vec::new();
    let mut entries = Vec::new();
    if let Some(open) = &workspace.open {
        let scenario = open.document.scenario();
        let index = &open.reports.index;
        let mut add = |id: &CardId, kind: Kind| {
            found.push(Found::Card(id.clone()));
            entries.push(Entry {
                title: index.title(scenario, id),
                detail: kind.noun().to_owned(),
                icon: Some(Icon2(icons::of_kind(kind))),
            });
        };
        for kind in Kind::CARDS {
            for card in scenario.cards(kind) {
                add(card.id(), kind);
            }
        }
        for issue in scenario.issues.iter() {
            for option in &issue.options {
                add(&option.id, Kind::Choice);
            }
        }
        for proposal in scenario.proposals.iter() {
            for provision in &proposal.provisions {
                add(&provision.id, Kind::Provision);
            }
        }
    }
    for spec in table::TABLE.iter().filter(|_| scope == Scope::Everything) {
        if spec.menu.is_some() && spec.is_enabled(workspace) && spec.act != Act::Palette {
            found.push(Found::Act(spec.act));
            entries.push(Entry {
                title: menu::name(workspace, spec),
                detail: spec.shortcut_text_here(workspace).unwrap_or_default(),
                icon: Some(Icon2(icons::RIGHT)),
            });
        }
    }
    (found, entries)
}
