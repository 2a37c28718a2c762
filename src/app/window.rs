//! Opening the window.

use std::path::PathBuf;

use super::App;
use crate::{
    commands::{Clock, Command, Workspace},
    document::IdSource,
    io::{places::Places, samples::Template, settings::Settings},
};

/// The app id by which the system knows the program's windows.
const APP_ID: &str = "org.nonpaper.Nonpaper";

/// What the window starts with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// A scenario to open.
    pub file: Option<PathBuf>,
    /// A template whose scenario in the library is opened, or made.
    pub template: Option<Template>,
    /// Where data and settings are kept, if not in the usual places.
    pub data_dir: Option<PathBuf>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// If no window can be opened.
pub fn run(start: Start) -> anyhow::Result<()> {
    let places = Places::find(start.data_dir.as_deref())
        .ok_or_else(|| anyhow::anyhow!("there is no home folder; give one with --data-dir"))?;
    let settings = Settings::load(&places.settings);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Nonpaper")
            .with_app_id(APP_ID)
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([800.0, 520.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Nonpaper",
        options,
        Box::new(|creation| {
            let workspace = Workspace::new(places, settings, IdSource::random(), Clock::System);
            let mut app = App::new(&creation.egui_ctx, workspace);
            app.follow_system();
            if let Some(file) = start.file {
                app.perform(Command::OpenPath(file));
            } else if let Some(template) = start.template {
                app.workspace.open_template(template);
            }
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| anyhow::anyhow!("no window could be opened: {error}"))
}
