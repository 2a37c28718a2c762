//! Every command, once: menus, palette, tooltips and the shortcut sheet read this table.

use egui::Key;

use super::{
    Act, CAN_PROTECT, Workspace,
    conditions::{can_move, has_card_selected, has_selection, is_open, is_presenting},
    spec::{Scope, alt, ctrl, ctrl_shift, key, row, shift},
};
pub use super::{
    keys::{Focus, pasted, pressed, shortcut_text},
    spec::{Menu, Spec},
};

const PROTECTION: &str = if CAN_PROTECT {
    "Others see a blank in place of this window; the audience’s window stays visible"
} else {
    "This system cannot keep a window out of screen sharing and screenshots"
};

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
        Act::Import,
        Some(Menu::File),
        "Import…",
        "Read a table of positions, a calendar or a graph that another program has written",
    ),
    row(
        Act::Export,
        Some(Menu::File),
        "Export…",
        "Write positions, commitments, findings or a calendar for others or for the team",
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
    .when(is_open),
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
        Act::Cut,
        Some(Menu::Edit),
        "Cut",
        "Take the selected cards out and put them on the clipboard",
    )
    .group()
    .on(Scope::Cards, &[ctrl(Key::X)])
    .when(has_card_selected),
    row(
        Act::Copy,
        Some(Menu::Edit),
        "Copy",
        "Put the selected cards on the clipboard, to be pasted here or into another scenario",
    )
    .on(Scope::Cards, &[ctrl(Key::C)])
    .when(has_card_selected),
    row(
        Act::CopyAsText,
        Some(Menu::Edit),
        "Copy as text",
        "Put the selected cards on the clipboard as text for a letter, without notes for the team",
    )
    .on(Scope::Cards, &[ctrl_shift(Key::C)])
    .when(has_card_selected),
    row(
        Act::Paste,
        Some(Menu::Edit),
        "Paste",
        "Put the cards on the clipboard into the scenario; lines of text become cards",
    )
    .on(Scope::Cards, &[ctrl(Key::V)])
    .when(is_open),
    row(
        Act::SelectAll,
        Some(Menu::Edit),
        "Select all",
        "Select all cards that the board shows",
    )
    .group()
    .on(Scope::Cards, &[ctrl(Key::A)])
    .when(is_open),
    row(
        Act::Duplicate,
        Some(Menu::Edit),
        "Duplicate",
        "Make a copy of the selected cards",
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
        "Move the selected cards before the one above them",
    )
    .on(Scope::Cards, &[alt(Key::ArrowUp)])
    .when(can_move),
    row(
        Act::MoveDown,
        Some(Menu::Edit),
        "Move down",
        "Move the selected cards after the one below them",
    )
    .on(Scope::Cards, &[alt(Key::ArrowDown)])
    .when(can_move),
    row(
        Act::MoveFirst,
        None,
        "Move to the top",
        "Move the selected cards before all others",
    )
    .on(Scope::Cards, &[alt(Key::Home)])
    .when(can_move),
    row(
        Act::MoveLast,
        None,
        "Move to the bottom",
        "Move the selected cards after all others",
    )
    .on(Scope::Cards, &[alt(Key::End)])
    .when(can_move),
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
    row(
        Act::SelectFirst,
        None,
        "First card",
        "Select the first card of the lane",
    )
    .on(Scope::Cards, &[key(Key::Home)])
    .when(is_open),
    row(
        Act::SelectLast,
        None,
        "Last card",
        "Select the last card of the lane",
    )
    .on(Scope::Cards, &[key(Key::End)])
    .when(is_open),
    row(
        Act::SelectPageUp,
        None,
        "Page up",
        "Go up by as much as is shown",
    )
    .on(Scope::Cards, &[key(Key::PageUp)])
    .when(is_open),
    row(
        Act::SelectPageDown,
        None,
        "Page down",
        "Go down by as much as is shown",
    )
    .on(Scope::Cards, &[key(Key::PageDown)])
    .when(is_open),
    row(
        Act::ExtendUp,
        None,
        "Select up to the card above",
        "Select more cards",
    )
    .on(Scope::Cards, &[shift(Key::ArrowUp)])
    .when(is_open),
    row(
        Act::ExtendDown,
        None,
        "Select down to the card below",
        "Select more cards",
    )
    .on(Scope::Cards, &[shift(Key::ArrowDown)])
    .when(is_open),
    row(
        Act::ExtendLeft,
        None,
        "Select to the left",
        "Select more cards",
    )
    .on(Scope::Cards, &[shift(Key::ArrowLeft)])
    .when(is_open),
    row(
        Act::ExtendRight,
        None,
        "Select to the right",
        "Select more cards",
    )
    .on(Scope::Cards, &[shift(Key::ArrowRight)])
    .when(is_open),
    row(
        Act::ExtendFirst,
        None,
        "Select up to the first card",
        "Select more cards",
    )
    .on(Scope::Cards, &[shift(Key::Home)])
    .when(is_open),
    row(
        Act::ExtendLast,
        None,
        "Select down to the last card",
        "Select more cards",
    )
    .on(Scope::Cards, &[shift(Key::End)])
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
        Act::Positions,
        Some(Menu::View),
        "Positions",
        "Who stands where, on what, and who has moved",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num3)])
    .when(is_open),
    row(
        Act::Map,
        Some(Menu::View),
        "Map",
        "Every relationship on one graph",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num4)])
    .when(is_open),
    row(
        Act::Timeline,
        Some(Menu::View),
        "Timeline",
        "Talks, proposals, shifts and deadlines in time",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num5)])
    .when(is_open),
    row(
        Act::Delivery,
        Some(Menu::View),
        "Delivery",
        "Who has promised what by when, and what has become of it",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num6)])
    .when(is_open),
    row(
        Act::Check,
        Some(Menu::View),
        "Check",
        "What is missing for an agreement to hold, and what is wrong with the file",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num7)])
    .when(is_open),
    row(
        Act::PresentScreen,
        Some(Menu::View),
        "Present",
        "Briefs for a room: make, arrange and present them",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Num8)])
    .when(is_open),
    row(
        Act::Present,
        Some(Menu::Present),
        "Start presenting",
        "Show the brief at hand to its room",
    )
    .on(Scope::Anywhere, &[key(Key::F5)])
    .when(is_open),
    row(
        Act::Black,
        Some(Menu::Present),
        "Black",
        "Show the room nothing, or what it saw again, whatever you are doing",
    )
    .on(Scope::Anywhere, &[key(Key::F9)])
    .when(is_presenting),
    row(
        Act::EndPresenting,
        Some(Menu::Present),
        "End presenting",
        "Take the pages off the room's screen",
    )
    .when(is_presenting),
    row(
        Act::AddSlide,
        Some(Menu::Present),
        "Put this on a slide",
        "Add what this screen shows to the brief at hand",
    )
    .group()
    .when(Workspace::can_be_slide),
    row(
        Act::Protect,
        Some(Menu::Present),
        "Keep this window out of screen sharing",
        PROTECTION,
    )
    .group()
    .when(|_| CAN_PROTECT),
    row(
        Act::Earlier,
        Some(Menu::View),
        "Look from earlier",
        "Look at everything as of the talk or date before",
    )
    .group()
    .on(Scope::NotInText, &[key(Key::OpenBracket)])
    .when(Workspace::can_look_from_earlier),
    row(
        Act::Later,
        Some(Menu::View),
        "Look from later",
        "Look at everything as of the next talk or date",
    )
    .on(Scope::NotInText, &[key(Key::CloseBracket)])
    .when(Workspace::can_look_from_later),
    row(
        Act::LookFromNow,
        Some(Menu::View),
        "Look from now",
        "Look at everything as it is on record now",
    )
    .when(Workspace::looks_back),
    row(
        Act::Play,
        Some(Menu::View),
        "Play the talks",
        "Move from talk to talk, to see what changes",
    )
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
        Act::Filter,
        Some(Menu::View),
        "Filter the board",
        "Show only the cards that have some words, a party, a tag …",
    )
    .group()
    .on(Scope::Cards, &[ctrl_shift(Key::F), key(Key::Slash)])
    .when(is_open),
    row(
        Act::ClearFilter,
        Some(Menu::View),
        "Show all cards",
        "Take the filter off the board",
    )
    .when(|w| !w.shape().filter.is_blank()),
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
        Act::Page,
        Some(Menu::View),
        "Open card as a page",
        "Show the selected card on a page of its own, or go back to the board",
    )
    .on(Scope::Anywhere, &[ctrl(Key::Enter)])
    .when(|w| w.screen != super::Screen::Home && has_card_selected(w)),
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
        Act::Hints,
        Some(Menu::Help),
        "Show the hints",
        "Three hints on where things are",
    )
    .when(is_open),
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
