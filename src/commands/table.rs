//! Every command, once: menus, palette, tooltips and the shortcut sheet read this table.

use egui::Key;

use super::{
    Act, Workspace,
    spec::{Scope, alt, ctrl, ctrl_shift, key, row},
};
pub use super::{
    keys::{Focus, pressed, shortcut_text},
    spec::{Menu, Spec},
};

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
}
