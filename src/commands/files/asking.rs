//! The dialogs that ask for a path or about unsaved changes, and their answers.

use std::path::{Path, PathBuf};

use crate::commands::{
    Dialog, DialogAnswer, PathPurpose, Workspace,
    job::{Job, SaveFor},
};
use crate::io::library::{EXTENSION, fresh_path};

impl Workspace {
    pub(in crate::commands) fn ask_path(&mut self, purpose: PathPurpose) {
        let suggested = match (&purpose, &self.open) {
            (PathPurpose::Open | PathPurpose::Import, _) | (_, None) => String::new(),
            (PathPurpose::Export(export), Some(open)) => {
                let own = open.place.path.as_ref().filter(|_| !open.place.in_library);
                let folder = own
                    .and_then(|path| path.parent().map(Path::to_owned))
                    .or_else(documents_folder)
                    .unwrap_or_default();
                folder.join(&export.name).display().to_string()
            }
            (_, Some(open)) => {
                let folder = open
                    .place
                    .path
                    .as_ref()
                    .filter(|_| !open.place.in_library)
                    .and_then(|path| path.parent().map(Path::to_owned))
                    .or_else(documents_folder)
                    .unwrap_or_default();
                fresh_path(&folder, &open.title()).display().to_string()
            }
        };
        let start = if suggested.is_empty() {
            documents_folder().unwrap_or_default()
        } else {
            PathBuf::from(&suggested)
        };
        self.jobs.push(Job::Browse {
            purpose: purpose.clone(),
            start,
        });
        self.dialog = Some(Dialog::Path {
            purpose,
            suggested,
            error: None,
            overwrite: None,
        });
    }

    pub(in crate::commands) fn answer(&mut self, answer: DialogAnswer) {
        let Some(dialog) = self.dialog.take() else {
            return;
        };
        match (dialog, answer) {
            (Dialog::Path { purpose, .. }, DialogAnswer::Path(text)) => {
                self.path_entered(purpose, &text);
            }
            (
                Dialog::Path {
                    purpose,
                    overwrite: Some(path),
                    ..
                },
                DialogAnswer::Overwrite,
            ) => {
                self.save_to(purpose, path);
            }
            (dialog @ Dialog::Path { .. }, DialogAnswer::Browse) => {
                if let Dialog::Path {
                    purpose, suggested, ..
                } = &dialog
                {
                    self.jobs.push(Job::Browse {
                        purpose: purpose.clone(),
                        start: PathBuf::from(suggested),
                    });
                }
                self.dialog = Some(dialog);
            }
            (Dialog::Close { then, .. }, DialogAnswer::Save) => self.save(Some(then)),
            (Dialog::Close { then, .. }, DialogAnswer::SaveElsewhere) => {
                self.ask_path(PathPurpose::SaveAs(Some(then)));
            }
            (Dialog::Close { then, .. }, DialogAnswer::Discard) => {
                self.close();
                self.go_on(then);
            }
            (Dialog::Conflict { path, then }, DialogAnswer::Overwrite) => {
                if let Some(open) = &mut self.open {
                    open.place.has_conflict = false;
                }
                let purpose = SaveFor::Keep {
                    then,
                    automatic: false,
                };
                self.write(path, purpose, None);
            }
            (Dialog::Table(table), answer) => self.table_answered(*table, answer),
            (Dialog::Calendar(calendar), answer) => self.calendar_answered(*calendar, &answer),
            (Dialog::Export(asked), answer) => self.export_answered(*asked, answer),
            (Dialog::Import(incoming), DialogAnswer::Add) => self.add_incoming(&incoming),
            (Dialog::Import(incoming), DialogAnswer::New) => self.open_incoming(*incoming),
            (Dialog::Conflict { .. }, DialogAnswer::Reload) => self.revert(),
            (Dialog::Conflict { then, .. }, DialogAnswer::SaveElsewhere) => {
                self.ask_path(PathPurpose::SaveAs(then));
            }
            // Anything else closes the dialog and does nothing.
            _ => {}
        }
    }

    pub(super) fn path_entered(&mut self, purpose: PathPurpose, text: &str) {
        let path = expand_home(text.trim());
        if purpose.wants_a_file() {
            if text.trim().is_empty() {
                self.dialog = Some(Dialog::Path {
                    purpose,
                    suggested: String::new(),
                    error: Some("Type the path of a file".to_owned()),
                    overwrite: None,
                });
            } else {
                self.take_file(&purpose, path);
            }
            return;
        }
        let path = with_extension(path, &purpose);
        let mut error = None;
        let mut overwrite = None;
        if text.trim().is_empty() {
            error = Some("Type where to save it".to_owned());
        } else if path.is_dir() {
            error = Some("That is a folder; add the file’s name".to_owned());
        } else if path.exists() {
            overwrite = Some(path.clone());
        }
        if error.is_some() || overwrite.is_some() {
            self.dialog = Some(Dialog::Path {
                purpose,
                suggested: text.to_owned(),
                error,
                overwrite,
            });
        } else {
            self.save_to(purpose, path);
        }
    }

    /// Reads the file that was asked for.
    pub(super) fn take_file(&mut self, purpose: &PathPurpose, path: PathBuf) {
        match purpose {
            PathPurpose::Import => self.jobs.push(Job::Import { path }),
            _ => self.open_path(path),
        }
    }

    /// Saves to a path that the user has chosen, whatever is there.
    pub(super) fn save_to(&mut self, purpose: PathPurpose, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        match purpose {
            PathPurpose::Open | PathPurpose::Import => {}
            PathPurpose::Export(export) => self.jobs.push(Job::Write { path, export }),
            PathPurpose::SaveAs(then) => self.write(path, SaveFor::Move { then }, None),
            PathPurpose::SaveCopy => self.write(path, SaveFor::Copy, None),
        }
    }
}

/// A file has an ending by which the system knows it.
pub(super) fn with_extension(path: PathBuf, purpose: &PathPurpose) -> PathBuf {
    if path.extension().is_some() || path.as_os_str().is_empty() || path.is_dir() {
        return path;
    }
    let ending = match purpose {
        PathPurpose::Export(export) => export.ending().unwrap_or_default(),
        _ => EXTENSION,
    };
    path.with_extension(ending)
}

/// `~/talks` in the user's home.
fn expand_home(text: &str) -> PathBuf {
    match text.strip_prefix("~/") {
        Some(rest) => directories::BaseDirs::new()
            .map_or_else(|| PathBuf::from(text), |dirs| dirs.home_dir().join(rest)),
        None => PathBuf::from(text),
    }
}

fn documents_folder() -> Option<PathBuf> {
    let user = directories::UserDirs::new()?;
    let folder = user
        .document_dir()
        .unwrap_or_else(|| user.home_dir())
        .to_owned();
    Some(folder)
}
