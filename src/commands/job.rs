//! What takes time or touches files: done off the frame, its outcome brought back.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use super::{Export, PathPurpose, Then, incoming::ReadFile, workspace::HomeLists};
use crate::{
    io::{
        file::{self, Fingerprint, Loaded, OpenError},
        library, numbered,
        places::{Places, make_private_folder},
        recovery::{self, Kept},
        save,
        settings::{Recent, Settings},
    },
    model::Scenario,
};

/// What a file is read for.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadFor {
    /// To open it.
    Open,
    /// To take the scenario that bears this mark back to it.
    Revert(String),
    /// To open what was kept.
    Recover(Kept),
}

/// What a file is written for.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveFor {
    /// To keep the open scenario in its file; `automatic` if nobody asked.
    Keep {
        /// What happens then.
        then: Option<Then>,
        /// Whether nobody asked.
        automatic: bool,
    },
    /// To make this the open scenario's file.
    Move {
        /// What happens then.
        then: Option<Then>,
    },
    /// To have a copy.
    Copy,
}

/// Work to be done off the frame.
#[derive(Clone, Debug)]
pub enum Job {
    /// Reads a scenario.
    Load {
        /// The file.
        path: PathBuf,
        /// What for.
        purpose: LoadFor,
    },
    /// Writes a scenario.
    Save {
        /// The file.
        path: PathBuf,
        /// What is written.
        snapshot: Arc<Scenario>,
        /// What for.
        purpose: SaveFor,
        /// The mark of the scenario; by the time it is written another may be open.
        owner: String,
        /// What the file is expected to be; otherwise it is left alone.
        expected: Option<Fingerprint>,
    },
    /// Writes something that is made for the purpose.
    Write {
        /// The file.
        path: PathBuf,
        /// What is written.
        export: Export,
    },
    /// Reads another program's file.
    Import {
        /// The file.
        path: PathBuf,
    },
    /// Keeps a copy in recovery.
    KeepCopy {
        /// What the copy is called.
        name: String,
        /// The file that it is of.
        original: Option<PathBuf>,
        /// What that file was.
        fingerprint: Option<Fingerprint>,
        /// The scenario.
        snapshot: Arc<Scenario>,
    },
    /// Takes a copy out of recovery.
    DropCopy(String),
    /// Takes what was kept out of recovery.
    DropKept(Kept),
    /// Moves a file to the trash.
    Trash(PathBuf),
    /// Lists what the home screen shows.
    ListHome(Vec<Recent>),
    /// Writes the settings.
    SaveSettings(Settings),
    /// Lets the system ask for a path. Only a window can do that.
    Browse {
        /// What for.
        purpose: PathPurpose,
        /// Where to begin.
        start: PathBuf,
    },
}

/// The outcome of a job.
#[derive(Debug)]
pub enum Done {
    /// A file was read, or not.
    Loaded {
        /// The file.
        path: PathBuf,
        /// What for.
        purpose: LoadFor,
        /// What was in it.
        result: Result<Box<Loaded>, OpenError>,
    },
    /// A file was written, or not.
    Saved {
        /// The file.
        path: PathBuf,
        /// What was written.
        snapshot: Arc<Scenario>,
        /// What for.
        purpose: SaveFor,
        /// The mark of the scenario.
        owner: String,
        /// What the file is now.
        result: Result<Option<Fingerprint>, SaveFailure>,
    },
    /// These were written: the first, and the last if there are several.
    Written(Result<(PathBuf, Option<PathBuf>), String>),
    /// Another program's file was read, or not; the end of a sentence says why.
    Imported(PathBuf, Result<ReadFile, String>),
    /// The home screen's lists.
    Listed(HomeLists),
    /// A file is in the trash, or not.
    Trashed(PathBuf, Result<(), String>),
    /// The system has asked for a path; none: cancelled, or there is nothing that could ask.
    Browsed(PathPurpose, Option<PathBuf>),
    /// Something was not done; the sentence says what.
    Failed(String),
}

/// Why a file was not written.
#[derive(Debug)]
pub enum SaveFailure {
    /// Someone else has changed it.
    Conflict,
    /// It could not be written; the sentence says why.
    Error(String),
}

/// Does a job. Nothing comes back from what the user need not know.
pub fn run(job: Job, places: &Places) -> Option<Done> {
    match job {
        Job::Load { path, purpose } => {
            let result = file::load(&path).map(Box::new);
            Some(Done::Loaded {
                path,
                purpose,
                result,
            })
        }
        Job::Save {
            path,
            snapshot,
            purpose,
            owner,
            expected,
        } => {
            let result = write(&path, &snapshot, expected, places);
            Some(Done::Saved {
                path,
                snapshot,
                purpose,
                owner,
                result,
            })
        }
        Job::Write { path, export } => {
            let written = export
                .files()
                .and_then(|files| numbered::write(&path, &files));
            Some(Done::Written(written))
        }
        Job::Import { path } => {
            let read = ReadFile::read(&path);
            Some(Done::Imported(path, read))
        }
        Job::KeepCopy {
            name,
            original,
            fingerprint,
            snapshot,
        } => recovery::keep(
            &places.recovery,
            &name,
            original.as_deref(),
            fingerprint,
            &snapshot,
        )
        .err()
        .map(|error| Done::Failed(format!("Could not keep a copy for recovery: {error}"))),
        Job::DropCopy(name) => {
            recovery::drop_copy(&places.recovery, &name);
            None
        }
        Job::DropKept(kept) => {
            recovery::drop_kept(&kept);
            None
        }
        Job::Trash(path) => {
            let result = trash::delete(&path).map_err(|error| why_not_trashed(&error));
            Some(Done::Trashed(path, result))
        }
        Job::ListHome(recent) => Some(Done::Listed(list_home(recent, places))),
        Job::SaveSettings(settings) => settings
            .save(&places.settings)
            .err()
            .map(|error| Done::Failed(format!("Could not save the settings: {error}"))),
        Job::Browse { purpose, .. } => Some(Done::Browsed(purpose, None)),
    }
}

fn write(
    path: &Path,
    snapshot: &Scenario,
    expected: Option<Fingerprint>,
    places: &Places,
) -> Result<Option<Fingerprint>, SaveFailure> {
    if let (Some(expected), Some(found)) = (expected, Fingerprint::of(path))
        && expected != found
    {
        return Err(SaveFailure::Conflict);
    }
    if places.in_library(path) {
        // If that fails, so does the saving, and with a better sentence.
        let _ = make_private_folder(&places.library);
    }
    save::save(path, snapshot).map_err(|error| SaveFailure::Error(error.to_string()))
}

fn why_not_trashed(error: &trash::Error) -> String {
    match error {
        trash::Error::CouldNotAccess { .. } => "you are not allowed to".to_owned(),
        trash::Error::Os { description, .. } => description.clone(),
        trash::Error::Unknown { description } => description.clone(),
        other => other.to_string(),
    }
}

fn list_home(recent: Vec<Recent>, places: &Places) -> HomeLists {
    let recent: Vec<(library::Summary, Timestamp)> = recent
        .into_iter()
        .filter(|recent| recent.path.exists())
        .map(|recent| {
            let opened = i64::try_from(recent.opened)
                .ok()
                .and_then(|seconds| Timestamp::from_second(seconds).ok())
                .unwrap_or_default();
            (library::summarise(&recent.path), opened)
        })
        .collect();
    let library = library::list(&places.library)
        .into_iter()
        .filter(|summary| !recent.iter().any(|(known, _)| known.path == summary.path))
        .collect();
    let kept = recovery::find(&places.recovery)
        .into_iter()
        .map(|kept| {
            let summary = library::summarise(&kept.copy);
            (kept, summary)
        })
        .collect();
    HomeLists {
        recent,
        library,
        kept,
    }
}
