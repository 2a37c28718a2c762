//! Dialogs.

use std::path::Path;

use egui::{Context, Frame, Id, Key, Modal, RichText, ScrollArea, TextEdit, Ui};

use crate::{
    commands::{Command, DialogAnswer, Level, PathPurpose, Then, Workspace, table},
    io::file::name_of,
    theme::{Face, Tokens, fonts::size, icons, space},
    widgets::{button, label},
};

pub(super) fn show<R>(
    ctx: &Context,
    queue: &mut Vec<Command>,
    name: &str,
    width: f32,
    title: &str,
    body: impl FnOnce(&mut Ui, &mut Vec<Command>) -> R,
) -> R {
    let tokens = Tokens::of_context(ctx);
    let frame = Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(20));
    let modal = Modal::new(Id::unique(("dialog", name)))
        .frame(frame)
        .backdrop_color(tokens.veil)
        .show(ctx, |ui| {
            ui.set_width(width.min(ui.ctx().content_rect().width() - 64.0));
            ui.spacing_mut().item_spacing.y = space::SMALL;
            label::view_title(ui, title);
            body(ui, queue)
        });
    if modal.should_close() {
        queue.push(Command::Answer(DialogAnswer::Cancel));
    }
    modal.inner
}

/// The buttons at the foot, the primary one on the right.
pub(super) fn foot(ui: &mut Ui, body: impl FnOnce(&mut Ui)) {
    ui.add_space(space::SMALL);
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), space::TARGET + 4.0),
        egui::Layout::right_to_left(egui::Align::Center),
        body,
    );
}

pub(super) fn answer(queue: &mut Vec<Command>, answer: DialogAnswer) {
    queue.push(Command::Answer(answer));
}

/// The field for a path.
#[derive(Debug, Default)]
pub(super) struct PathField {
    text: Option<String>,
}

impl PathField {
    pub(super) fn reset(&mut self) {
        self.text = None;
    }

    pub(super) fn show(
        &mut self,
        ctx: &Context,
        queue: &mut Vec<Command>,
        purpose: &PathPurpose,
        suggested: &str,
        error: Option<&str>,
        overwrite: Option<&Path>,
    ) {
        let (title, action) = match purpose {
            PathPurpose::Open => ("Open a scenario", "Open"),
            PathPurpose::SaveAs(_) => ("Save as", "Save"),
            PathPurpose::SaveCopy => ("Save a copy", "Save a copy"),
            PathPurpose::Export(_) => ("Export", "Export"),
            PathPurpose::Import => ("Import", "Look at it"),
        };
        let is_new = self.text.is_none();
        let text = self.text.get_or_insert_with(|| suggested.to_owned());
        show(ctx, queue, "path", 560.0, title, |ui, queue| {
            let tokens = Tokens::of(ui);
            let named_by = label::field(ui, "Path of the file");
            let mut enter = false;
            ui.horizontal(|ui| {
                let width = ui.available_width() - 100.0;
                let field = ui.add(
                    TextEdit::singleline(text)
                        .desired_width(width)
                        .margin(egui::Margin::symmetric(8, 6)),
                );
                if is_new {
                    field.request_focus();
                }
                enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                field.labelled_by(named_by.id);
                if button::secondary(ui, "Browse…").clicked() {
                    answer(queue, DialogAnswer::Browse);
                }
            });
            if let Some(error) = error {
                ui.label(RichText::new(error).color(tokens.danger));
            }
            if let Some(path) = overwrite {
                let text = format!("There is a file {} there already", name_of(path));
                ui.label(RichText::new(text).color(tokens.warn));
            }
            foot(ui, |ui| {
                let is_same = overwrite.is_some() && *text == suggested;
                let name = if is_same { "Overwrite it" } else { action };
                let can_go = !text.trim().is_empty();
                let button = ui
                    .add_enabled_ui(can_go, |ui| button::primary(ui, name))
                    .inner;
                let go = button.clicked() || (enter && can_go && !is_same);
                if go && is_same {
                    answer(queue, DialogAnswer::Overwrite);
                } else if go {
                    answer(queue, DialogAnswer::Path(text.clone()));
                }
                if button::secondary(ui, "Cancel").clicked() {
                    answer(queue, DialogAnswer::Cancel);
                }
            });
        });
    }
}

/// Asks whether to save before closing.
pub(super) fn close(
    ctx: &Context,
    workspace: &Workspace,
    queue: &mut Vec<Command>,
    then: &Then,
    error: Option<&str>,
) {
    let name = workspace
        .open
        .as_ref()
        .map(|open| open.title())
        .unwrap_or_default();
    let title = format!("Save the changes to {name}?");
    show(ctx, queue, "close", 460.0, &title, |ui, queue| {
        let tokens = Tokens::of(ui);
        match error {
            Some(error) => {
                ui.label(RichText::new(error).color(tokens.danger));
                ui.label(label::soft(
                    "Your changes are kept in recovery until you decide",
                    ui,
                ));
            }
            None => {
                let what = match then {
                    Then::Quit => "If you quit without saving, they are lost",
                    _ => "If you close it without saving, they are lost",
                };
                ui.label(label::soft(what, ui));
            }
        }
        foot(ui, |ui| {
            let save = if error.is_some() {
                "Save elsewhere…"
            } else {
                "Save"
            };
            if button::primary(ui, save).clicked() {
                let how = if error.is_some() {
                    DialogAnswer::SaveElsewhere
                } else {
                    DialogAnswer::Save
                };
                answer(queue, how);
            }
            if button::secondary(ui, "Cancel").clicked() {
                answer(queue, DialogAnswer::Cancel);
            }
            if button::danger(ui, "Don’t save").clicked() {
                answer(queue, DialogAnswer::Discard);
            }
        });
    });
}

/// Tells that someone else has changed the file.
pub(super) fn conflict(ctx: &Context, queue: &mut Vec<Command>, path: &Path) {
    let title = format!("{} has changed on the disk", name_of(path));
    show(ctx, queue, "conflict", 520.0, &title, |ui, queue| {
        let text = "Another program or another person has written it since it was opened here. Both \
                    versions are safe until you decide.";
        ui.add(egui::Label::new(label::soft(text, ui)).wrap());
        foot(ui, |ui| {
            if button::primary(ui, "Save mine elsewhere…").clicked() {
                answer(queue, DialogAnswer::SaveElsewhere);
            }
            if button::secondary(ui, "Take theirs").clicked() {
                answer(queue, DialogAnswer::Reload);
            }
            if button::danger(ui, "Overwrite theirs").clicked() {
                answer(queue, DialogAnswer::Overwrite);
            }
        });
    });
}

/// All shortcuts on one page.
pub(super) fn shortcuts(ctx: &Context, queue: &mut Vec<Command>) {
    show(
        ctx,
        queue,
        "shortcuts",
        760.0,
        "Keyboard shortcuts",
        |ui, queue| {
            let room = (ui.ctx().content_rect().height() - 190.0).max(200.0);
            ScrollArea::vertical()
                .max_height(room)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.x = space::SECTION * 2.0;
                    ui.columns(2, |columns| {
                        if let [left, right] = columns {
                            shortcut_group(left, "Anywhere");
                            shortcut_group(right, "Among the cards");
                            shortcut_group(right, "On the home screen");
                            label::overline(right, "In a text");
                            key_row(
                                right,
                                "Take back within the text",
                                None,
                                &["Ctrl+Z".to_owned()],
                            );
                            key_row(right, "Forget what was typed", None, &["Esc".to_owned()]);
                        }
                    });
                });
            foot(ui, |ui| {
                if button::secondary(ui, "Close").clicked() {
                    answer(queue, DialogAnswer::Cancel);
                }
            });
        },
    );
}

/// The shortcuts that work in one place.
fn shortcut_group(ui: &mut Ui, scope: &str) {
    ui.spacing_mut().item_spacing.y = 2.0;
    label::overline(ui, scope);
    for spec in table::TABLE
        .iter()
        .filter(|spec| spec.scope_text() == scope)
    {
        let mut keys = spec.shortcut_texts();
        keys.dedup();
        if !keys.is_empty() {
            key_row(ui, spec.name, Some(spec.tooltip), &keys);
        }
    }
    ui.add_space(space::FIELD);
}

fn key_row(ui: &mut Ui, name: &str, tooltip: Option<&str>, keys: &[String]) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(26.0);
        let response = ui.label(name);
        if let Some(tooltip) = tooltip {
            response.on_hover_text(tooltip);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for text in keys.iter().rev() {
                Frame::new()
                    .fill(tokens.field)
                    .stroke(egui::Stroke::new(1.0, tokens.hairline))
                    .corner_radius(egui::CornerRadius::same(space::CONTROL_RADIUS))
                    .inner_margin(egui::Margin::symmetric(6, 2))
                    .show(ui, |ui| {
                        ui.label(RichText::new(text).font(Face::Sans.at(size::LABEL)));
                    });
            }
        });
    });
}

/// What the program has said, the latest first.
pub(super) fn messages(ctx: &Context, workspace: &Workspace, queue: &mut Vec<Command>) {
    show(ctx, queue, "messages", 600.0, "Messages", |ui, queue| {
        if workspace.notices.is_empty() {
            ui.label(label::soft("Nothing has been said yet", ui));
        }
        ScrollArea::vertical()
            .max_height(420.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for notice in workspace.notices.iter().rev() {
                    let tokens = Tokens::of(ui);
                    ui.horizontal_top(|ui| {
                        let at = workspace
                            .clock
                            .local(notice.at)
                            .strftime("%H:%M")
                            .to_string();
                        ui.label(label::soft(at, ui));
                        let (icon, colour) = match notice.level {
                            Level::Info => (icons::INFO, tokens.ink_soft),
                            Level::Error => (icons::ERROR, tokens.danger),
                        };
                        ui.label(label::icon(icon, size::ICON, colour));
                        ui.add(egui::Label::new(&notice.text).wrap().selectable(true));
                    });
                }
            });
        foot(ui, |ui| {
            if button::secondary(ui, "Close").clicked() {
                answer(queue, DialogAnswer::Cancel);
            }
        });
    });
}

/// Which version this is, and its licences.
pub(super) fn about(ctx: &Context, queue: &mut Vec<Command>) {
    show(ctx, queue, "about", 460.0, "Nonpaper", |ui, queue| {
        ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
        let text = "The desk of a team that prepares, tracks and presents peace talks. It works \
                    offline; nothing leaves this computer unless you save or send it.";
        ui.add(egui::Label::new(text).wrap());
        let licences = "Free software under the MIT licence or the Apache licence 2.0. Set in IBM Plex \
                        (SIL Open Font License 1.1), with Material Symbols (Apache licence 2.0).";
        ui.add(egui::Label::new(label::soft(licences, ui)).wrap());
        foot(ui, |ui| {
            if button::secondary(ui, "Close").clicked() {
                answer(queue, DialogAnswer::Cancel);
            }
        });
    });
}
