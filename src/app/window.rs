//! Opening the window.

use std::path::PathBuf;

use super::{
    App,
    instance::{self, Arrival, Request},
};
use crate::{
    commands::{Clock, Workspace},
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

impl Start {
    fn request(self) -> Request {
        match (self.file, self.template) {
            // Another program may have another working directory.
            (Some(file), _) => Request::Open(std::path::absolute(&file).unwrap_or(file)),
            (None, Some(template)) => Request::Template(template),
            (None, None) => Request::Show,
        }
    }
}

/// Opens the window, or hands what it is to show to the program that has one, and returns when it is
/// closed.
///
/// # Errors
/// If no window can be opened.
pub fn run(start: Start) -> anyhow::Result<()> {
    let places = Places::find(start.data_dir.as_deref())
        .ok_or_else(|| anyhow::anyhow!("there is no home folder; give one with --data-dir"))?;
    let request = start.request();
    let first = match instance::arrive(&places, &request) {
        Arrival::Handed => return Ok(()),
        Arrival::First(first) => Some(first),
        Arrival::Alone(why) => {
            tracing::error!("this program goes on by itself: {why}");
            None
        }
    };
    let settings = Settings::load(&places.settings);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Nonpaper")
            .with_app_id(APP_ID)
            .with_icon(icon())
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
            if request == Request::Show {
                app.workspace.land();
            }
            app.fulfil(&request);
            if let Some(first) = first {
                app.answer_other_starts(first);
            }
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| anyhow::anyhow!("no window could be opened: {error}"))
}

/// The picture in the task bar, where it does not come from the desktop entry.
fn icon() -> egui::IconData {
    let bytes = include_bytes!("../../assets/icon/128.png");
    eframe::icon_data::from_png_bytes(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_window_has_our_icon() {
        let icon = super::icon();
        assert_eq!((icon.width, icon.height), (128, 128));
        assert_eq!(icon.rgba.len(), 128 * 128 * 4);
    }
}
