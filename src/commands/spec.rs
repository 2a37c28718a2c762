//! A row of the table of commands: what a command is called, where its keys work, when it can be done.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{
    Act, Screen, Workspace,
    keys::{shortcut_text, works_in_matrix},
};

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    File,
    /// Changes.
    Edit,
    /// What is shown.
    View,
    /// What is shown to others.
    Present,
    /// Help.
    Help,
}

impl Menu {
    /// The menus, in order.
    pub const ALL: [Self; 5] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Present,
        Self::Help,
    ];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Present => "Present",
            Self::Help => "Help",
        }
    }
}

/// Where a shortcut works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Anywhere,
    /// On the home screen.
    Home,
    /// Among the cards, when no text is being edited.
    Cards,
    /// With a scenario open, when no text is being edited: while one is, the key belongs to it.
    NotInText,
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
    pub(super) shortcuts: &'static [KeyboardShortcut],
    pub(super) scope: Scope,
    enabled: fn(&Workspace) -> bool,
}

pub(super) const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}
pub(super) const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}
pub(super) const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}
pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}
pub(super) const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

pub(super) const fn row(
    act: Act,
    menu: Option<Menu>,
    name: &'static str,
    tooltip: &'static str,
) -> Spec {
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
    pub(super) const fn group(mut self) -> Self {
        self.starts_group = true;
        self
    }

    pub(super) const fn on(mut self, scope: Scope, shortcuts: &'static [KeyboardShortcut]) -> Self {
        self.scope = scope;
        self.shortcuts = shortcuts;
        self
    }

    pub(super) const fn when(mut self, enabled: fn(&Workspace) -> bool) -> Self {
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
            Scope::Cards => match workspace.screen {
                Screen::Cards => true,
                Screen::Delivery => works_in_matrix(self.act),
                _ => false,
            },
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
}
