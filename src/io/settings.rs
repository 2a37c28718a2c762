//! The user's settings: small, plain JSON, and never in the way. What cannot be read is as if it
//! were not there.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::{Deserialize, Serialize};

use super::{places::make_private_folder, save::write_atomically};

/// How many recent scenarios are remembered.
const MOST_RECENT: usize = 12;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system is.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A scenario that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// The file.
    pub path: PathBuf,
    /// When it was last opened, in seconds since 1970.
    pub opened: u64,
}

impl Recent {
    /// When it was last opened.
    pub fn opened_at(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.opened)
    }
}

/// What the user has chosen, on this computer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// How large everything is: 1 is 100 %.
    pub zoom: f32,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// The name of the monitor that audiences looked at last.
    pub audience: Option<String>,
    /// Whether the window is kept out of screen sharing and screenshots, where the system can.
    pub protected: bool,
    /// The hint that is shown next, counted from 0; none: they have all been seen.
    pub hint: Option<usize>,
    /// The scenarios that were opened, the latest first.
    pub recent: Vec<Recent>,
    /// What a newer version has put here.
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            zoom: 1.0,
            inspector: true,
            audience: None,
            protected: false,
            hint: None,
            recent: Vec::new(),
            unknown: serde_json::Map::new(),
        }
    }
}

impl Settings {
    /// Those of someone who has never run the program: the hints are still to be shown.
    pub fn of_first_run() -> Self {
        Self {
            hint: Some(0),
            ..Self::default()
        }
    }

    /// Reads the settings; the defaults if there are none that can be read.
    pub fn load(path: &Path) -> Self {
        let mut settings = match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::of_first_run(),
            Err(_) => Self::default(),
        };
        settings.zoom = if settings.zoom.is_finite() {
            settings.zoom.clamp(0.5, 3.0)
        } else {
            1.0
        };
        settings
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            make_private_folder(folder)?;
        }
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        write_atomically(path, &bytes)
    }

    /// Notes that a scenario was opened.
    pub fn note_opened(&mut self, path: &Path, now: SystemTime) {
        self.forget(path);
        let opened = now
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        self.recent.insert(
            0,
            Recent {
                path: path.to_owned(),
                opened,
            },
        );
        self.recent.truncate(MOST_RECENT);
    }

    /// Forgets a scenario.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }
}
