//! Keys: how a shortcut is written, and which command a key asks for.

use egui::{Event, Key, KeyboardShortcut};

use super::{
    Act, Dialog, Screen, Workspace,
    spec::{Scope, Spec},
    table::TABLE,
};

/// Whose the keys are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A text that is being edited.
    Text,
    /// A button, a list, a menu that is open.
    Control,
    /// The cards, or nothing at all.
    Cards,
}

/// A shortcut for a reader: `Ctrl+Shift+S`.
pub fn shortcut_text(shortcut: &KeyboardShortcut) -> String {
    let mut text = String::new();
    let modifiers = shortcut.modifiers;
    for (held, name) in [
        (modifiers.command || modifiers.ctrl, "Ctrl+"),
        (modifiers.alt, "Alt+"),
        (modifiers.shift, "Shift+"),
    ] {
        if held {
            text.push_str(name);
        }
    }
    text.push_str(match shortcut.logical_key {
        Key::ArrowLeft => "Left",
        Key::ArrowRight => "Right",
        Key::ArrowUp => "Up",
        Key::ArrowDown => "Down",
        Key::Escape => "Esc",
        Key::PageUp => "Page up",
        Key::PageDown => "Page down",
        Key::Slash => "/",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Equals | Key::Plus => "+",
        Key::Minus => "-",
        other => other.name(),
    });
    text
}

/// The command that a key which was just pressed asks for. The key is consumed.
pub fn pressed(workspace: &Workspace, input: &mut egui::InputState, focus: Focus) -> Option<Act> {
    // Most modifiers first: to egui Ctrl+Shift+S is Ctrl+S too.
    let mut shortcuts: Vec<(&Spec, &KeyboardShortcut)> = TABLE
        .iter()
        .flat_map(|spec| spec.shortcuts.iter().map(move |shortcut| (spec, shortcut)))
        .collect();
    shortcuts.sort_by_key(|(_, shortcut)| {
        let held = shortcut.modifiers;
        std::cmp::Reverse(u8::from(held.command) + u8::from(held.shift) + u8::from(held.alt))
    });
    if cards_have_keys(workspace, focus)
        && let Some(act) = clipboard_act(input, focus)
    {
        return super::table::spec(act).is_enabled(workspace).then_some(act);
    }
    for (spec, shortcut) in shortcuts {
        let blocked = workspace.dialog.is_some() && !works_in_dialogs(spec.act, workspace);
        if blocked || !is_in_scope(spec, shortcut, workspace, focus) {
            continue;
        }
        if input.consume_shortcut(shortcut) {
            // A key whose command cannot be done now does nothing: with nothing to redo,
            // Ctrl+Shift+Z must not be taken for Ctrl+Z.
            return spec.is_enabled(workspace).then_some(spec.act);
        }
    }
    None
}

/// Whether the keys of the clipboard are the cards'.
fn cards_have_keys(workspace: &Workspace, focus: Focus) -> bool {
    workspace.dialog.is_none() && workspace.screen == Screen::Cards && focus != Focus::Text
}

/// Copying and cutting: the window turns their keys into events.
fn clipboard_act(input: &mut egui::InputState, focus: Focus) -> Option<Act> {
    if focus == Focus::Text {
        return None;
    }
    let place = input
        .events
        .iter()
        .position(|event| matches!(event, Event::Copy | Event::Cut))?;
    match input.events.remove(place) {
        Event::Cut => Some(Act::Cut),
        // To the window Ctrl+Shift+C is Ctrl+C.
        _ if input.modifiers.shift => Some(Act::CopyAsText),
        _ => Some(Act::Copy),
    }
}

/// The text that is pasted among the cards. The event is consumed.
pub fn pasted(workspace: &Workspace, input: &mut egui::InputState, focus: Focus) -> Option<String> {
    if !cards_have_keys(workspace, focus) {
        return None;
    }
    let is_paste = |event: &Event| matches!(event, Event::Paste(_));
    let place = input.events.iter().position(is_paste)?;
    match input.events.remove(place) {
        Event::Paste(text) => Some(text),
        _ => None,
    }
}

/// Whether a shortcut works while a dialog is open.
fn works_in_dialogs(act: Act, workspace: &Workspace) -> bool {
    match act {
        Act::ZoomIn | Act::ZoomOut | Act::ZoomReset => true,
        // It may not have to wait for anything.
        Act::Black => true,
        // The key that opens one closes it too.
        Act::Palette => workspace.dialog == Some(Dialog::Palette),
        Act::Search => workspace.dialog == Some(Dialog::Find),
        Act::QuickEntry => workspace.dialog == Some(Dialog::QuickEntry),
        Act::Shortcuts => workspace.dialog == Some(Dialog::Shortcuts),
        _ => false,
    }
}

/// Whether the implementation matrix has this command of the cards too. Keys alone are taken by
/// the view, which knows its rows.
pub(super) fn works_in_matrix(act: Act) -> bool {
    matches!(
        act,
        Act::NewCard | Act::Filter | Act::Duplicate | Act::EditCard | Act::Delete
    )
}

/// Whether a key that is pressed now is this command's.
fn is_in_scope(
    spec: &Spec,
    shortcut: &KeyboardShortcut,
    workspace: &Workspace,
    focus: Focus,
) -> bool {
    match spec.scope {
        Scope::Anywhere => true,
        Scope::Home => workspace.screen == Screen::Home,
        // A key alone belongs to the control that has the focus: Enter presses a button.
        Scope::Cards => {
            let is_ours = if shortcut.modifiers.is_none() {
                focus == Focus::Cards
            } else {
                focus != Focus::Text
            };
            let is_here = match workspace.screen {
                Screen::Cards => true,
                Screen::Delivery => works_in_matrix(spec.act) && !shortcut.modifiers.is_none(),
                _ => false,
            };
            is_here && is_ours
        }
        Scope::NotInText => focus != Focus::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::spec::{alt, ctrl, ctrl_shift, key},
        *,
    };

    #[test]
    fn shortcuts_read_as_users_write_them() {
        assert_eq!(shortcut_text(&ctrl_shift(Key::S)), "Ctrl+Shift+S");
        assert_eq!(shortcut_text(&alt(Key::ArrowLeft)), "Alt+Left");
        assert_eq!(shortcut_text(&ctrl(Key::Num0)), "Ctrl+0");
        assert_eq!(shortcut_text(&key(Key::F1)), "F1");
    }
}
