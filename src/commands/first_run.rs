//! The first run: what one finds, and the hints.

use super::{Screen, Workspace};
use crate::io::{library::fresh_path, samples::Template};

impl Workspace {
    /// Where the first run of all lands: in the sample, not before an empty home screen. On any
    /// other run it does nothing.
    ///
    /// Nothing is written. The sample has a place in the library, and is saved there by itself
    /// with the first change; who changes nothing leaves nothing behind.
    pub fn land(&mut self) {
        if self.open.is_some() || !self.places.is_untouched() {
            return;
        }
        if let Ok(scenario) = Template::BerlinTalks.scenario() {
            let path = fresh_path(&self.places.library, &scenario.title);
            self.show_opened(scenario, Some(path), None);
        }
    }

    /// Goes on to a hint, or ends them, and remembers that.
    pub(super) fn show_hint(&mut self, hint: Option<usize>) {
        self.settings.hint = hint;
        self.save_settings();
    }

    /// Shows the hints from the first one on, with what they speak of.
    pub(super) fn recall_hints(&mut self) {
        self.settings.inspector = true;
        self.show(Screen::Cards);
        self.show_hint(Some(0));
    }
}
