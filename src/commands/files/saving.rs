//! Saving: asked for, and by itself.

use std::path::PathBuf;

use crate::commands::{
    Dialog, Level, PathPurpose, Then, Workspace,
    job::{Job, SaveFailure, SaveFor},
};
use crate::{io::file::Fingerprint, model::Scenario};

impl Workspace {
    /// Saves the open scenario to its file, or asks for one; then goes on.
    pub(in crate::commands) fn save(&mut self, then: Option<Then>) {
        let Some(open) = &mut self.open else { return };
        match open.place.path.clone() {
            // Two writers of one file would take each other for someone else.
            Some(_) if open.place.saving.is_some() => open.place.save_again = Some(then),
            Some(path) => {
                let purpose = SaveFor::Keep {
                    then,
                    automatic: false,
                };
                let expected = open.place.fingerprint;
                self.write(path, purpose, expected);
            }
            None => self.ask_path(PathPurpose::SaveAs(then)),
        }
    }

    pub(super) fn write(&mut self, path: PathBuf, purpose: SaveFor, expected: Option<Fingerprint>) {
        let Some(open) = &mut self.open else { return };
        let snapshot = open.document.snapshot();
        if purpose != SaveFor::Copy {
            open.place.saving = Some(snapshot.clone());
        }
        self.jobs.push(Job::Save {
            path,
            snapshot,
            purpose,
            owner: open.place.recovery_name.clone(),
            expected,
        });
    }

    /// Saves what has changed since the last time: a scenario in the library to its file, others
    /// to recovery. Called when the user has paused.
    pub fn autosave(&mut self) {
        let Some(open) = &mut self.open else { return };
        if !open.document.is_unsaved() || open.place.saving.is_some() {
            return;
        }
        let place = &mut open.place;
        if let (Some(path), true, false) =
            (place.path.clone(), place.in_library, place.has_conflict)
        {
            let purpose = SaveFor::Keep {
                then: None,
                automatic: true,
            };
            let expected = place.fingerprint;
            self.write(path, purpose, expected);
        } else if place.kept_revision != Some(open.document.revision()) {
            place.kept_revision = Some(open.document.revision());
            self.jobs.push(Job::KeepCopy {
                name: place.recovery_name.clone(),
                original: place.path.clone(),
                fingerprint: place.fingerprint,
                snapshot: open.document.snapshot(),
            });
        }
    }

    /// Whether [`Workspace::autosave`] has something to do.
    pub fn wants_autosave(&self) -> bool {
        self.open.as_ref().is_some_and(|open| {
            let place = &open.place;
            let is_own = place.in_library && !place.has_conflict && place.path.is_some();
            open.document.is_unsaved()
                && place.saving.is_none()
                && (is_own || place.kept_revision != Some(open.document.revision()))
        })
    }

    pub(super) fn saved(
        &mut self,
        path: PathBuf,
        snapshot: &std::sync::Arc<Scenario>,
        purpose: SaveFor,
        result: Result<Option<Fingerprint>, SaveFailure>,
    ) {
        let now = self.clock.now();
        let in_library = self.places.in_library(&path);
        let Some(open) = &mut self.open else { return };
        open.place.saving = None;
        let again = open.place.save_again.take();
        let (then, moved) = match purpose {
            SaveFor::Keep { then, .. } => (then, false),
            SaveFor::Move { then } => (then, true),
            SaveFor::Copy => (None, false),
        };
        let then = then.or_else(|| again.clone().flatten());
        match result {
            Ok(fingerprint) => {
                open.document.mark_saved(snapshot.clone());
                open.place.fingerprint = fingerprint;
                open.place.saved_at = Some(now);
                open.place.has_conflict = false;
                if open.place.kept_revision.take().is_some() {
                    self.jobs
                        .push(Job::DropCopy(open.place.recovery_name.clone()));
                }
                let is_unsaved = open.document.is_unsaved();
                if moved {
                    open.place.path = Some(path.clone());
                    open.place.in_library = in_library;
                    self.note_opened(&path);
                }
                if let Some(then) = then {
                    self.leave_for(then);
                } else if again.is_some() && is_unsaved {
                    self.save(None);
                }
            }
            Err(SaveFailure::Conflict) => {
                open.place.has_conflict = true;
                self.dialog = Some(Dialog::Conflict { path, then });
            }
            Err(SaveFailure::Error(why)) => {
                // Kept beside until it can be saved; `autosave` would try the same file again.
                let kept = Job::KeepCopy {
                    name: open.place.recovery_name.clone(),
                    original: open.place.path.clone(),
                    fingerprint: open.place.fingerprint,
                    snapshot: open.document.snapshot(),
                };
                open.place.kept_revision = Some(open.document.revision());
                open.place.has_conflict = true;
                self.jobs.push(kept);
                if let Some(then) = then {
                    self.dialog = Some(Dialog::Close {
                        then,
                        error: Some(why),
                    });
                } else {
                    let text = format!(
                        "{why}. Your changes are kept in recovery; choose another place with Save as"
                    );
                    self.notify(Level::Error, text);
                }
            }
        }
    }
}
