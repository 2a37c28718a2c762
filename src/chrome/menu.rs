//! Menus, made from the table of commands.

use egui::{Button, Ui};

use crate::{
    commands::{
        Act, Command, Workspace,
        table::{self, Menu, Spec},
    },
    io::settings::ThemeChoice,
    theme::{Tokens, fonts::size, icons},
    widgets::label,
};

/// Shows the menu bar.
pub(super) fn bar(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>) {
    egui::MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().button_padding = egui::vec2(10.0, 5.0);
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| {
                ui.set_min_width(260.0);
                for spec in table::menu(menu) {
                    if spec.starts_group {
                        ui.separator();
                    }
                    item(ui, workspace, queue, spec);
                }
            });
        }
    });
}

/// One entry.
fn item(ui: &mut Ui, workspace: &Workspace, queue: &mut Vec<Command>, spec: &Spec) {
    let tokens = Tokens::of(ui);
    let mut button = Button::new(name(workspace, spec));
    if let Some(shortcut) = spec.shortcut_text_here(workspace) {
        button = button.shortcut_text(shortcut);
    }
    if is_on(workspace, spec.act) {
        button = button.right_text(label::icon(icons::DONE, size::BODY, tokens.accent));
    }
    let response = ui.add_enabled(spec.is_enabled(workspace), button);
    let response = response.on_hover_text(spec.tooltip);
    // What cannot be done now can at least say what it would do, or why it cannot.
    if response.on_disabled_hover_text(spec.tooltip).clicked() {
        queue.push(Command::Act(spec.act));
        ui.close();
    }
}

/// What an entry is called now: undo and redo say what.
pub(super) fn name(workspace: &Workspace, spec: &Spec) -> String {
    let document = workspace.open.as_ref().map(|open| &open.document);
    let what = match spec.act {
        Act::Undo => document.and_then(|document| document.undo_label()),
        Act::Redo => document.and_then(|document| document.redo_label()),
        _ => None,
    };
    match what {
        Some(what) => format!("{} {what}", spec.name),
        None => spec.name.to_owned(),
    }
}

/// Whether what the entry switches is on.
fn is_on(workspace: &Workspace, act: Act) -> bool {
    match act {
        Act::ThemeSystem => workspace.settings.theme == ThemeChoice::System,
        Act::ThemeLight => workspace.settings.theme == ThemeChoice::Light,
        Act::ThemeDark => workspace.settings.theme == ThemeChoice::Dark,
        Act::Inspector => workspace.settings.inspector,
        Act::Protect => workspace.settings.protected,
        _ => false,
    }
}
