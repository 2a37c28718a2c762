//! When a command of the table can be done.

use super::Workspace;

pub(super) fn is_open(workspace: &Workspace) -> bool {
    workspace.open.is_some()
}

pub(super) fn is_presenting(workspace: &Workspace) -> bool {
    workspace.presenting().is_some()
}

pub(super) fn has_selection(workspace: &Workspace) -> bool {
    workspace
        .open
        .as_ref()
        .is_some_and(|open| open.document.selection().is_some())
}

pub(super) fn has_card_selected(workspace: &Workspace) -> bool {
    workspace.selected_card().is_some()
}

/// Cards are moved by hand where they stand in the user's own order.
pub(super) fn can_move(workspace: &Workspace) -> bool {
    workspace.stands_in_own_order() && workspace.chosen_kind().is_some()
}
