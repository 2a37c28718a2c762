//! Where things are kept on this computer.

use std::path::{Path, PathBuf};

/// The variable that moves data and settings to another folder.
pub const DATA_DIR_VARIABLE: &str = "NONPAPER_DATA_DIR";

/// The folders of this user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Scenarios that save themselves.
    pub library: PathBuf,
    /// Work that has no file of its own yet, or that its file does not have.
    pub recovery: PathBuf,
    /// The settings.
    pub settings: PathBuf,
}

impl Places {
    /// The folders below `data_dir`, or below the variable [`DATA_DIR_VARIABLE`], or else where
    /// the system keeps such things.
    ///
    /// `None` if there is no home folder either.
    pub fn find(data_dir: Option<&Path>) -> Option<Self> {
        let moved = data_dir
            .map(Path::to_owned)
            .or_else(|| std::env::var_os(DATA_DIR_VARIABLE).map(PathBuf::from))
            .filter(|dir| !dir.as_os_str().is_empty());
        if let Some(dir) = moved {
            // A relative folder must not wander with the working directory.
            let dir = std::path::absolute(&dir).unwrap_or(dir);
            return Some(Self::below(&dir));
        }
        let dirs = directories::ProjectDirs::from("org", "Nonpaper", "Nonpaper")?;
        Some(Self {
            library: dirs.data_dir().join("scenarios"),
            recovery: dirs.data_dir().join("recovery"),
            settings: dirs.config_dir().join("settings.json"),
        })
    }

    /// All of it below one folder.
    pub fn below(dir: &Path) -> Self {
        Self {
            library: dir.join("scenarios"),
            recovery: dir.join("recovery"),
            settings: dir.join("settings.json"),
        }
    }

    /// Whether nothing was ever kept here: no settings, no scenario, nothing to recover.
    pub fn is_untouched(&self) -> bool {
        let is_empty = |folder: &Path| {
            std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
        };
        !self.settings.exists() && is_empty(&self.library) && is_empty(&self.recovery)
    }

    /// Whether a file is one of the library's, which save themselves.
    pub fn in_library(&self, path: &Path) -> bool {
        let Some(folder) = path.parent() else {
            return false;
        };
        folder == self.library
            || match (folder.canonicalize(), self.library.canonicalize()) {
                (Ok(folder), Ok(library)) => folder == library,
                _ => false,
            }
    }
}

/// Makes a folder that only the user can look into.
///
/// # Errors
/// If it cannot be made.
pub fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}
