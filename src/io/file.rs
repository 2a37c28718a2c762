//! Opening a file.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};

use super::format::{self, ReadError};
use crate::model::Scenario;

/// The largest file that is opened. The largest scenario that anyone has made by hand is a
/// hundredth of it.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Why a file could not be opened: one sentence.
#[derive(Debug, thiserror::Error)]
#[error("Could not open {}: {why}", name_of(.path))]
pub struct OpenError {
    path: PathBuf,
    why: Why,
}

#[derive(Debug, thiserror::Error)]
enum Why {
    #[error("there is no such file")]
    Missing,
    #[error("it is a folder; choose a file in it")]
    Folder,
    #[error("it is not a file that can be opened")]
    NotAFile,
    #[error("you are not allowed to read it")]
    Forbidden,
    #[error("it is {} large, and Nonpaper opens scenarios of up to {}", size(*.0), size(MOST_BYTES))]
    TooLarge(u64),
    #[error("{}", as_clause(.0))]
    Content(#[from] ReadError),
    #[error("{0}")]
    Other(io::Error),
}

impl OpenError {
    fn new(path: &Path, why: Why) -> Self {
        Self {
            path: path.to_owned(),
            why,
        }
    }

    /// Whether the file is not there any more.
    pub fn is_missing(&self) -> bool {
        matches!(self.why, Why::Missing)
    }
}

/// What a file's bytes were when we last read or wrote it, to notice that someone else has
/// changed it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprint {
    length: u64,
    modified: Option<SystemTime>,
}

impl Fingerprint {
    /// The fingerprint of the file as it is now, if it is there.
    pub fn of(path: &Path) -> Option<Self> {
        let about = fs::metadata(path).ok()?;
        Some(Self {
            length: about.len(),
            modified: about.modified().ok(),
        })
    }
}

/// A scenario and the file that it came from.
#[derive(Debug)]
pub struct Loaded {
    /// The scenario.
    pub scenario: Scenario,
    /// What the file was.
    pub fingerprint: Option<Fingerprint>,
}

/// Opens a scenario. The file is only read.
///
/// # Errors
/// If it cannot be read, or is not a scenario.
pub fn load(path: &Path) -> Result<Loaded, OpenError> {
    let refuse = |why| OpenError::new(path, why);
    // Looked at before it is opened: opening a pipe would wait for ever.
    let about = fs::metadata(path).map_err(|error| refuse(why(error)))?;
    if about.is_dir() {
        return Err(refuse(Why::Folder));
    }
    if !about.is_file() {
        return Err(refuse(Why::NotAFile));
    }
    if about.len() > MOST_BYTES {
        return Err(refuse(Why::TooLarge(about.len())));
    }
    let fingerprint = Fingerprint::of(path);
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
    // One byte more than allowed, in case it grows while it is read.
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| refuse(why(error)))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refuse(Why::TooLarge(bytes.len() as u64)));
    }
    let scenario = format::read(&bytes).map_err(|error| refuse(error.into()))?;
    Ok(Loaded {
        scenario,
        fingerprint,
    })
}

fn why(error: io::Error) -> Why {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Why::Missing,
        io::ErrorKind::PermissionDenied => Why::Forbidden,
        io::ErrorKind::IsADirectory => Why::Folder,
        _ => Why::Other(error),
    }
}

/// `is empty` reads on after the file's name; after `Could not open x:` it wants a subject.
fn as_clause(error: &ReadError) -> String {
    format!("it {error}")
}

/// A size in the largest unit that keeps it above one.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1024 {
        return format!("{bytes} bytes");
    }
    let mut amount = bytes as f64;
    let mut unit = "";
    for next in UNITS {
        if amount < 1024.0 {
            break;
        }
        amount /= 1024.0;
        unit = next;
    }
    if amount.fract() < 0.05 {
        format!("{amount:.0} {unit}")
    } else {
        format!("{amount:.1} {unit}")
    }
}

/// A file's name for a sentence; the whole path if it has none.
pub fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
