//! Every command, once: menus, palette, tooltips and the shortcut sheet read this table.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Act, Dialog, Screen, Workspace};

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Changes.
    Edit,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// The menus, in order.
    pub const ALL: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Help];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// Where a shortcut works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Anywhere,
    /// On the home screen.
    Home,
    /// Among the cards, when no text is being edited.
    Cards,
    /// With a scenario open, when no text is being edited: while one is, the key belongs to it.
    NotInText,
}

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

/// A row of the table.
#[derive(Debug)]
pub struct Spec {
    /// The command.
    pub act: Act,
    /// What it is called; an ellipsis when a dialog follows.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub tooltip: &'static str,
    /// Its menu; none: it stands in the shortcut sheet only.
    pub menu: Option<Menu>,
    /// Whether a line stands above it in the menu.
    pub starts_group: bool,
    shortcuts: &'static [KeyboardShortcut],
    scope: Scope,
    enabled: fn(&Workspace) -> bool,
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}
const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}
const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}
const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn row(act: Act, menu: Option<Menu>, name: &'static str, tooltip: &'static str) -> Spec {
    Spec {
        act,
        name,
        tooltip,
        menu,
        starts_group: false,
        shortcuts: &[],
        scope: Scope::Anywhere,
        enabled: |_| true,
    }
}

impl Spec {
    const fn group(mut self) -> Self {
        self.starts_group = true;
        self
    }

    const fn on(mut self, scope: Scope, shortcuts: &'static [KeyboardShortcut]) -> Self {
        self.scope = scope;
        self.shortcuts = shortcuts;
        self
    }

    const fn when(mut self, enabled: fn(&Workspace) -> bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Whether it can be done now.
    pub fn is_enabled(&self, workspace: &Workspace) -> bool {
        (self.enabled)(workspace)
    }

    /// The first of its shortcuts, for a reader.
    pub fn shortcut_text(&self) -> Option<String> {
        self.shortcuts.first().map(shortcut_text)
    }

    /// The first of its shortcuts, for a reader, where it works on the screen that is shown.
    pub fn shortcut_text_here(&self, workspace: &Workspace) -> Option<String> {
        let works = match self.scope {
            Scope::Anywhere | Scope::NotInText => true,
            Scope::Home => workspace.screen == Screen::Home,
            Scope::Cards => workspace.screen == Screen::Cards,
        };
        works.then(|| self.shortcut_text()).flatten()
    }

    /// All of its shortcuts, for a reader.
    pub fn shortcut_texts(&self) -> Vec<String> {
        self.shortcuts.iter().map(shortcut_text).collect()
    }

    /// Where its shortcut works, for a reader, if that is not everywhere.
    pub fn scope_text(&self) -> &'static str {
        match self.scope {
            Scope::Anywhere | Scope::NotInText => "Anywhere",
            Scope::Home => "On the home screen",
            Scope::Cards => "Among the cards",
        }
    }

    fn is_in_scope(
        &self,
        shortcut: &KeyboardShortcut,
        workspace: &Workspace,
        focus: Focus,
    ) -> bool {
        match self.scope {
            Scope::Anywhere => true,
            Scope::Home => workspace.screen == Screen::Home,
            // A key alone belongs to the control that has the focus: Enter presses a button.
            Scope::Cards => {
                let is_ours = if shortcut.modifiers.is_none() {
                    focus == Focus::Cards
                } else {
                    focus != Focus::Text
                };
                workspace.screen == Screen::Cards && is_ours
            }
            Scope::NotInText => focus != Focus::Text,
        }
    }
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
        Key::Equals | Key::Plus => "+",
        Key::Minus => "-",
        other => other.name(),
    });
    text
}

fn is_open(workspace: &Workspace) -> bool {
    workspace.open.is_some()
}

fn has_selection(workspace: &Workspace) -> bool {
    workspace
        .open
        .as_ref()
        .is_some_and(|open| open.document.selection().is_some())
}

fn has_card_selected(workspace: &Workspace) -> bool {
    workspace.selected_card().is_some()
}

/// The table, in the order of the menus.
pub static TABLE: &[Spec] = &[
    row(
        Act::NewScenario,
        Some(Menu::File),
        "New scenario",
        "Make an empty scenario in the library",
    )
    .on(Scope::Home, &[ctrl(Key::N)]),
    row(
        Act::Open,
        Some(Menu::File),
        "Open…",
        "Open a scenario from a file",
    )
    .on(Scope::Anywhere, &[ctrl(Key::O)]),
    row(
        Act::Save,
        Some(Menu::File),
        "Save",
        "Save the scenario to its file",
    )
    .group()
    .on(Scope::Anywhere, &[ctrl(Key::S)])
    .when(is_open),
    row(
        Act::SaveAs,
        Some(Menu::File),
        "Save as…",
        "Save the scenario to another file, and go on there",
    )
    .on(Scope::Anywhere, &[ctrl_shift(Key::S)])
    .when(is_open),
    row(
        Act::SaveCopy,
        Some(Menu::File),
        "Save a copy…",
        "Save a copy of the scenario to another file",
    )
    .when(is_open),
    row(
        Act::Revert,
        Some(Menu::File),
        "Revert to saved",
        "Take the scenario as its file has it; can be undone",
    )
    .when(|workspace| {
        workspace
            .open
            .as_ref()
            .is_some_and(|open| open.place.path.is_some() && open.document.is_unsaved())
    }),
    row(
        Act::CloseScenario,
        Some(Menu::File),
        "Close scenario",
        "Close the scenario and go home",
    )
    .group()
    .on(Scope::Anywhere, &[ctrl(Key::W)])
    .when(is_open),
    row(Act::Quit, Some(Menu::File), "Quit", "Close the program")
        .on(Scope::Anywhere, &[ctrl(Key::Q)]),
    row(
        Act::Undo,
        Some(Menu::Edit),
        "Undo",
        "Take the last change back",
    )
    .on(Scope::NotInText, &[ctrl(Key::Z)])
    .when(|w| {
        w.open
            .as_ref()
            .is_some_and(|open| open.document.undo_label().is_some())
    }),
    row(
        Act::Redo,
        Some(Menu::Edit),
        "Redo",
        "Do again what was taken back",
    )
    .on(Scope::NotInText, &[ctrl_shift(Key::Z), ctrl(Key::Y)])
    .when(|w| {
        w.open
            .as_ref()
            .is_some_and(|open| open.document.redo_label().is_some())
    }),
    row(
        Act::NewCard,
        Some(Menu::Edit),
        "New card",
        "Make a card of the kind that is selected or shown",
    )
    .group()
    .on(Scope::Cards, &[ctrl(Key::N)])
    .when(|w| is_open(w) && super::can_edit(w.kind_at_hand())),
    row(
        Act::NewTalk,
        Some(Menu::Edit),
        "New talk",
        "Add a round, session or meeting",
    )
    .when(is_open),
    row(Act::NewParty, Some(Menu::Edit), "New party", "Add a party").when(is_open),
    row(
        Act::NewIssue,
        Some(Menu::Edit),
        "New issue",
        "Add an issue that is negotiated",
    )
    .when(is_open),
    row(
        Act::NewProposal,
        Some(Menu::Edit),
        "New proposal",
        "Add a proposal",
    )
    .when(is_open),
    row(
        Act::NewPosition,
        Some(Menu::Edit),
        "New position",
        "Record where a party stands",
    )
    .when(is_open),
    row(
        Act::QuickEntry,
        Some(Menu::Edit),
        "Quick entry…",
        "Write a line of notes that becomes a card, a position or a shift",
    )
    .on(Scope::Anywhere, &[ctrl_shift(Key::N)])
    .when(is_open),
    row(
        Act::EditCard,
        None,
        "Edit the selected card",
        "Go to the first field of the selected card",
    )
    .on(Scope::Cards, &[key(Key::Enter), key(Key::F2)])
    .when(has_selection),
    row(
        Act::Duplicate,
        Some(Menu::Edit),
        "Duplicate",
        "Make a copy of the selected card",
    )
    .group()
    .on(Scope::Cards, &[ctrl(Key::D)])
    .when(has_card_selected),
    row(
        Act::Delete,
        Some(Menu::Edit),
        "Delete",
        "Delete what is selected; can be undone",
    )
    .on(Scope::Cards, &[key(Key::Delete)])
    .when(has_selection),
    row(
        Act::MoveUp,
        Some(Menu::Edit),
        "Move up",
        "Move the selected card before the one above it",
    )
    .on(Scope::Cards, &[alt(Key::ArrowUp)])
    .when(has_card_selected),
    row(
        Act::MoveDown,
        Some(Menu::Edit),
        "Move down",
        "Move the selected card after the one below it",
    )
    .on(Scope::Cards, &[alt(Key::ArrowDown)])
    .when(has_card_selected),
    row(Act::SelectUp, None, "Card above", "Select the card above")
        .on(Scope::Cards, &[key(Key::ArrowUp)])
        .when(is_open),
    row(Act::SelectDown, None, "Card below", "Select the card below")
        .on(Scope::Cards, &[key(Key::ArrowDown)])
        .when(is_open),
    row(
        Act::SelectLeft,
        None,
        "Card to the left",
        "Select the card to the left",
    )
    .on(Scope::Cards, &[key(Key::ArrowLeft)])
    .when(is_open),
    row(
        Act::SelectRight,
        None,
        "Card to the right",
        "Select the card to the right",
    )
    .on(Scope::Cards, &[key(Key::ArrowRight)])
    .when(is_open),
    row(Act::Deselect, None, "Back out", "Select nothing")
        .on(Scope::Cards, &[key(Key::Escape)])
        .when(has_selection),
    row(
        Act::Home,
        Some(Menu::View),
        "Home",
        "Recent scenarios, the library and templates",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num1)]),
    row(
        Act::Cards,
        Some(Menu::View),
        "Cards",
        "Talks, parties, proposals and what belongs to them",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num2)])
    .when(is_open),
    row(
        Act::Check,
        Some(Menu::View),
        "Check",
        "What is wrong with the scenario",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num3)])
    .when(is_open),
    row(
        Act::Back,
        Some(Menu::View),
        "Back",
        "Go back to where you were",
    )
    .group()
    .on(Scope::Anywhere, &[alt(Key::ArrowLeft)])
    .when(Workspace::can_go_back),
    row(
        Act::Forward,
        Some(Menu::View),
        "Forward",
        "Go forward again",
    )
    .on(Scope::Anywhere, &[alt(Key::ArrowRight)])
    .when(Workspace::can_go_forward),
    row(
        Act::Inspector,
        Some(Menu::View),
        "Inspector",
        "Show or hide the fields of what is selected",
    )
    .group()
    .on(Scope::Anywhere, &[ctrl(Key::I)])
    .when(is_open),
    row(
        Act::ZoomIn,
        Some(Menu::View),
        "Zoom in",
        "Make everything larger",
    )
    .group()
    .on(Scope::Anywhere, &[ctrl(Key::Plus), ctrl(Key::Equals)])
    .when(|w| w.settings.zoom < 2.95),
    row(
        Act::ZoomOut,
        Some(Menu::View),
        "Zoom out",
        "Make everything smaller",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Minus)])
    .when(|w| w.settings.zoom > 0.55),
    row(
        Act::ZoomReset,
        Some(Menu::View),
        "Actual size",
        "Make everything its usual size",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num0)]),
    row(
        Act::ThemeSystem,
        Some(Menu::View),
        "Theme of the system",
        "Light or dark as the system is",
    )
    .group(),
    row(
        Act::ThemeLight,
        Some(Menu::View),
        "Light theme",
        "Always light",
    ),
    row(
        Act::ThemeDark,
        Some(Menu::View),
        "Dark theme",
        "Always dark",
    ),
    row(
        Act::Palette,
        Some(Menu::Help),
        "Search or do anything…",
        "Find a command or a card by its name",
    )
    .on(Scope::Anywhere, &[ctrl(Key::K)]),
    row(
        Act::Search,
        Some(Menu::Edit),
        "Find a card…",
        "Find a card by its name",
    )
    .group()
    .on(Scope::Anywhere, &[ctrl(Key::F)])
    .when(is_open),
    row(
        Act::Shortcuts,
        Some(Menu::Help),
        "Keyboard shortcuts",
        "All shortcuts on one page",
    )
    .on(Scope::Anywhere, &[key(Key::F1)]),
    row(
        Act::Messages,
        Some(Menu::Help),
        "Messages",
        "What the program has told you",
    ),
    row(
        Act::About,
        Some(Menu::Help),
        "About Nonpaper",
        "Which version this is, and its licences",
    )
    .group(),
];

/// The row of a command.
pub fn spec(act: Act) -> &'static Spec {
    static MISSING: Spec = row(Act::About, None, "", "");
    TABLE
        .iter()
        .find(|spec| spec.act == act)
        .unwrap_or(&MISSING)
}

/// The rows of a menu, in order.
pub fn menu(menu: Menu) -> impl Iterator<Item = &'static Spec> {
    TABLE.iter().filter(move |spec| spec.menu == Some(menu))
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
    for (spec, shortcut) in shortcuts {
        let blocked = workspace.dialog.is_some() && !works_in_dialogs(spec.act, workspace);
        if blocked || !spec.is_in_scope(shortcut, workspace, focus) {
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

/// Whether a shortcut works while a dialog is open.
fn works_in_dialogs(act: Act, workspace: &Workspace) -> bool {
    match act {
        Act::ZoomIn | Act::ZoomOut | Act::ZoomReset => true,
        // The key that opens one closes it too.
        Act::Palette => workspace.dialog == Some(Dialog::Palette),
        Act::Search => workspace.dialog == Some(Dialog::Find),
        Act::QuickEntry => workspace.dialog == Some(Dialog::QuickEntry),
        Act::Shortcuts => workspace.dialog == Some(Dialog::Shortcuts),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_command_has_one_row_and_says_what_it_does() {
        let mut seen = HashSet::new();
        for spec in TABLE {
            assert!(seen.insert(spec.act), "{:?} twice", spec.act);
            assert!(!spec.name.is_empty() && !spec.tooltip.is_empty());
            assert!(!spec.tooltip.ends_with('.'), "{}", spec.tooltip);
            assert!(
                spec.menu.is_some() || !spec.shortcuts.is_empty(),
                "{} cannot be reached",
                spec.name
            );
        }
    }

    #[test]
    fn no_two_commands_share_a_shortcut_in_one_scope() {
        for (at, a) in TABLE.iter().enumerate() {
            for b in TABLE.iter().skip(at + 1) {
                let meet = a.scope == b.scope
                    || a.scope == Scope::Anywhere
                    || b.scope == Scope::Anywhere
                    || (a.scope == Scope::NotInText && b.scope == Scope::Cards);
                if meet {
                    for shortcut in a.shortcuts {
                        assert!(!b.shortcuts.contains(shortcut), "{} and {}", a.name, b.name);
                    }
                }
            }
        }
    }

    #[test]
    fn shortcuts_read_as_users_write_them() {
        assert_eq!(shortcut_text(&ctrl_shift(Key::S)), "Ctrl+Shift+S");
        assert_eq!(shortcut_text(&alt(Key::ArrowLeft)), "Alt+Left");
        assert_eq!(shortcut_text(&ctrl(Key::Num0)), "Ctrl+0");
        assert_eq!(shortcut_text(&key(Key::F1)), "F1");
    }
}
