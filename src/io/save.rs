//! Atomic saving: after a crash or a full disk there is either the old file or the new one.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::{
    file::{Fingerprint, name_of},
    format,
};
use crate::model::Scenario;

/// Why a file could not be saved: one sentence.
#[derive(Debug, thiserror::Error)]
#[error("Could not save {}: {why}", name_of(.path))]
pub struct SaveError {
    path: PathBuf,
    why: Why,
}

#[derive(Debug, thiserror::Error)]
enum Why {
    #[error("there is no such folder")]
    NoFolder,
    #[error("that is a folder; give the file a name")]
    Folder,
    #[error("you are not allowed to write there")]
    Forbidden,
    #[error("the disk is full")]
    Full,
    #[error("{0}")]
    Other(io::Error),
}

impl SaveError {
    fn new(path: &Path, error: io::Error) -> Self {
        let why = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Why::NoFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Why::Forbidden,
            io::ErrorKind::IsADirectory => Why::Folder,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Why::Full,
            _ => Why::Other(error),
        };
        Self {
            path: path.to_owned(),
            why,
        }
    }
}

/// Why a file could not be written: one sentence.
pub fn why_not(path: &Path, error: io::Error) -> String {
    SaveError::new(path, error).to_string()
}

/// Saves a scenario.
///
/// # Errors
/// If the file cannot be written; then it is as it was before.
pub fn save(path: &Path, scenario: &Scenario) -> Result<Option<Fingerprint>, SaveError> {
    let refuse = |error| SaveError::new(path, error);
    write_atomically(path, &format::write(scenario)).map_err(refuse)?;
    Ok(Fingerprint::of(path))
}

/// Writes a file beside, syncs it, renames it into place and syncs the folder. The permissions of
/// a file that was there are kept; where a link was, the file that it points to is replaced.
///
/// # Errors
/// If any of that fails; then the file is as it was before.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link that points to nothing yet stays a link too.
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(_) => match fs::read_link(path) {
            Ok(linked) => path
                .parent()
                .map_or_else(|| linked.clone(), |dir| dir.join(&linked)),
            Err(_) => path.to_owned(),
        },
    };
    if target.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let permissions = fs::metadata(&target).ok().map(|about| about.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nonpaper-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What the user's mask leaves of it, as for any new file of theirs.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(bytes)?;
    if let Some(permissions) = permissions {
        beside.as_file().set_permissions(permissions)?;
    }
    beside.as_file().sync_all()?;
    beside.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// So that the new name survives a power cut. Some file systems cannot; the file is safe anyway.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}
