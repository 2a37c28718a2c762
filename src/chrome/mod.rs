//! What frames the views: menu bar, rail, status line, palette, dialogs, notifications.

mod calendar;
mod dialogs;
mod export;
mod finder;
mod hints;
mod import;
mod menu;
mod moments;
mod palette;
mod quick;
mod rail;
mod status;
mod table;
mod toasts;
mod top;

use finder::Scope;
pub use hints::show as hints;
pub use moments::show as moments;
pub use palette::Palette;
pub use rail::show as rail;
pub use status::show as status;
pub use toasts::Toasts;
pub use top::show as top;

use crate::commands::{Command, Dialog, Workspace};

/// What the dialogs keep between frames.
#[derive(Debug, Default)]
pub struct DialogState {
    palette: Palette,
    quick: quick::Quick,
    path: dialogs::PathField,
    table: table::Filter,
}

/// Shows the dialog that is open.
pub fn dialog(
    ctx: &egui::Context,
    workspace: &Workspace,
    queue: &mut Vec<Command>,
    state: &mut DialogState,
) {
    let Some(dialog) = &workspace.dialog else {
        state.palette.reset();
        state.path.reset();
        state.quick.close();
        state.table = table::Filter::default();
        return;
    };
    match dialog {
        Dialog::Palette => state.palette.show(ctx, workspace, queue, Scope::Everything),
        Dialog::Find => state.palette.show(ctx, workspace, queue, Scope::Cards),
        Dialog::QuickEntry => state.quick.show(ctx, workspace, queue),
        Dialog::Shortcuts => dialogs::shortcuts(ctx, queue),
        Dialog::Messages => dialogs::messages(ctx, workspace, queue),
        Dialog::About => dialogs::about(ctx, queue),
        Dialog::Path {
            purpose,
            suggested,
            error,
            overwrite,
        } => state.path.show(
            ctx,
            queue,
            purpose,
            suggested,
            error.as_deref(),
            overwrite.as_deref(),
        ),
        Dialog::Close { then, error } => {
            dialogs::close(ctx, workspace, queue, then, error.as_deref());
        }
        Dialog::Import(incoming) => import::dialog(ctx, workspace, queue, incoming),
        Dialog::Table(table) => table::dialog(ctx, workspace, queue, table, &mut state.table),
        Dialog::Calendar(calendar) => calendar::dialog(ctx, queue, calendar),
        Dialog::Export(asked) => export::dialog(ctx, workspace, queue, asked),
        Dialog::Conflict { path, .. } => dialogs::conflict(ctx, queue, path),
    }
}
