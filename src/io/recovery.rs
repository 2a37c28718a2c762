//! Recovery: what is not in its own file yet is kept beside, so that a crash loses nothing.
//!
//! Scenarios in the library save themselves and need none of this. For the others a copy is kept
//! in the recovery folder while they have unsaved changes, and taken away when they are saved or
//! closed.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};

use super::{
    file::Fingerprint, library::EXTENSION, places::make_private_folder, save::write_atomically,
};
use crate::{io::format, model::Scenario};

/// A copy that was kept, and the file that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The copy.
    pub copy: PathBuf,
    /// The file that it is of; none: it had no place yet.
    pub original: Option<PathBuf>,
    /// What that file was when it was last read or written.
    pub fingerprint: Option<Fingerprint>,
    /// When the copy was made.
    pub at: Option<SystemTime>,
}

#[derive(Serialize, Deserialize)]
struct Note {
    original: Option<PathBuf>,
    #[serde(default)]
    fingerprint: Option<Fingerprint>,
    /// The process that keeps the copy, so that a second window does not offer it.
    process: u32,
}

/// Keeps a copy of a scenario; `name` tells it from the copies of other windows.
///
/// # Errors
/// If it cannot be written.
pub fn keep(
    folder: &Path,
    name: &str,
    original: Option<&Path>,
    fingerprint: Option<Fingerprint>,
    scenario: &Scenario,
) -> io::Result<()> {
    make_private_folder(folder)?;
    let note = Note {
        original: original.map(Path::to_owned),
        fingerprint,
        process: std::process::id(),
    };
    write_atomically(&note_path(folder, name), &serde_json::to_vec(&note)?)?;
    write_atomically(&copy_path(folder, name), &format::write(scenario))
}

/// Takes a copy away.
pub fn drop_copy(folder: &Path, name: &str) {
    for path in [copy_path(folder, name), note_path(folder, name)] {
        // Not there is what we want.
        let _ = fs::remove_file(path);
    }
}

/// Takes away a copy that was found.
pub fn drop_kept(kept: &Kept) {
    for path in [kept.copy.clone(), kept.copy.with_extension("json")] {
        let _ = fs::remove_file(path);
    }
}

/// The copies that programs have left that no longer run, the latest first.
pub fn find(folder: &Path) -> Vec<Kept> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<Kept> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == EXTENSION))
        .filter_map(|copy| {
            let note: Option<Note> = fs::read(copy.with_extension("json"))
                .ok()
                .and_then(|bytes| serde_json::from_slice(&bytes).ok());
            if note.as_ref().is_some_and(|note| is_running(note.process)) {
                return None;
            }
            let at = fs::metadata(&copy).and_then(|about| about.modified()).ok();
            Some(Kept {
                copy,
                fingerprint: note.as_ref().and_then(|note| note.fingerprint),
                original: note.and_then(|note| note.original),
                at,
            })
        })
        .collect();
    found.sort_by_key(|kept| std::cmp::Reverse(kept.at));
    found
}

fn copy_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.{EXTENSION}"))
}

fn note_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.json"))
}

/// Whether a program like this one runs under this number; another may have been given it since.
/// Where that cannot be told, none does: to offer a copy once too often loses nothing.
fn is_running(process: u32) -> bool {
    let name_of = |process: &str| fs::read(Path::new("/proc").join(process).join("comm")).ok();
    let name = name_of(&process.to_string());
    name.is_some() && name == name_of("self")
}
