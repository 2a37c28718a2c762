//! Opening, saving and closing scenarios.

use std::path::{Path, PathBuf};

use super::{
    Dialog, DialogAnswer, Level, OpenScenario, PathPurpose, Place, ReadScenario, Screen, Then,
    Workspace,
    job::{Done, Job, LoadFor, SaveFailure, SaveFor},
};
use crate::{
    document::{Edit, Transaction},
    io::{
        file::{Fingerprint, name_of},
        library::{EXTENSION, file_stem, fresh_path},
        recovery::Kept,
        samples::Template,
    },
    model::{Kind, Scenario},
};

impl Workspace {
    /// Asks for what the home screen lists.
    pub(super) fn list_home(&mut self) {
        self.jobs.push(Job::ListHome(self.settings.recent.clone()));
    }

    /// Opens the library's scenario that was made from a template; makes it if there is none.
    pub fn open_template(&mut self, template: Template) {
        let made = template
            .scenario()
            .ok()
            .map(|scenario| {
                self.places
                    .library
                    .join(format!("{}.{EXTENSION}", file_stem(&scenario.title)))
            })
            .filter(|path| path.exists());
        match made {
            Some(path) => self.open_path(path),
            None => self.leave_for(Then::New(template)),
        }
    }

    /// Reads a scenario, to show it if it can be read.
    pub(super) fn open_path(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        let is_open = |open: &OpenScenario| open.place.path.as_ref() == Some(&path);
        if self.open.as_ref().is_some_and(is_open) {
            self.show(Screen::Cards);
        } else {
            self.jobs.push(Job::Load {
                path,
                purpose: LoadFor::Open,
            });
        }
    }

    /// Reads what was kept, to show it.
    pub(super) fn recover(&mut self, kept: Kept) {
        self.jobs.push(Job::Load {
            path: kept.copy.clone(),
            purpose: LoadFor::Recover(kept),
        });
    }

    /// Gets the open scenario out of the way, saving or asking as needed, and goes on.
    pub(super) fn leave_for(&mut self, then: Then) {
        let Some(open) = &self.open else {
            self.go_on(then);
            return;
        };
        if open.is_saving() {
            // What is being written may be older than what is shown.
            if let Some(open) = &mut self.open {
                open.place.save_again = Some(Some(then));
            }
        } else if !open.document.is_unsaved() {
            self.close();
            self.go_on(then);
        } else if open.place.in_library && !open.place.has_conflict {
            self.save(Some(then));
        } else {
            self.dialog = Some(Dialog::Close { then, error: None });
        }
    }

    /// The open scenario is out of the way: goes on.
    fn go_on(&mut self, then: Then) {
        match then {
            Then::Quit => self.quits = true,
            Then::Close => {
                self.screen = Screen::Home;
                self.list_home();
            }
            Then::Show(read) => self.show_read(*read),
            Then::New(template) => match template.scenario() {
                Ok(scenario) => {
                    let path = fresh_path(&self.places.library, &scenario.title);
                    self.show_opened(scenario, Some(path.clone()), None);
                    if let Some(open) = &mut self.open {
                        open.document.mark_unsaved();
                    }
                    self.note_opened(&path);
                    self.save(None);
                }
                Err(error) => self.notify(
                    Level::Error,
                    format!("Could not make the scenario: it {error}"),
                ),
            },
        }
    }

    fn show_read(&mut self, read: ReadScenario) {
        let ReadScenario {
            scenario,
            path,
            fingerprint,
            kept,
        } = read;
        self.show_opened(scenario, path.clone(), fingerprint);
        match kept {
            None => {
                if let Some(path) = path {
                    self.note_opened(&path);
                }
            }
            Some(kept) => {
                if let Some(open) = &mut self.open {
                    open.document.mark_unsaved();
                    // The copy that is there goes on being ours, until the scenario is saved.
                    if let Some(name) = kept.copy.file_stem() {
                        open.place.recovery_name = name.to_string_lossy().into_owned();
                    }
                    open.place.kept_revision = Some(u64::MAX);
                }
                self.autosave();
                self.notify(
                    Level::Info,
                    "Recovered what was not saved; save it to keep it",
                );
            }
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.jobs.push(Job::DropCopy(open.place.recovery_name));
        }
        self.screen = Screen::Home;
        self.forget_way_back();
        self.reveal = None;
        if self.dialog.is_some() {
            self.dialog = None;
        }
    }

    pub(super) fn show_opened(
        &mut self,
        scenario: Scenario,
        path: Option<PathBuf>,
        fingerprint: Option<Fingerprint>,
    ) {
        let in_library = path
            .as_deref()
            .is_some_and(|path| self.places.in_library(path));
        let name = self
            .ids
            .fresh(Kind::Brief)
            .to_string()
            .replace("brief", "kept");
        self.forget_way_back();
        let first = scenario.talks.at(0).map(|talk| talk.id.clone());
        self.open = Some(OpenScenario::new(
            scenario,
            Place {
                path,
                in_library,
                fingerprint,
                saved_at: None,
                saving: None,
                save_again: None,
                has_conflict: false,
                kept_revision: None,
                recovery_name: name,
            },
        ));
        if let Some(open) = &mut self.open {
            open.document.select(first);
        }
        self.screen = Screen::Cards;
        self.board = super::Board::Desk;
        self.reveal = None;
    }

    fn note_opened(&mut self, path: &Path) {
        self.settings.note_opened(path, self.clock.now().into());
        self.save_settings();
    }

    /// Saves the open scenario to its file, or asks for one; then goes on.
    pub(super) fn save(&mut self, then: Option<Then>) {
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

    fn write(&mut self, path: PathBuf, purpose: SaveFor, expected: Option<Fingerprint>) {
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

    pub(super) fn revert(&mut self) {
        let Some(open) = &self.open else { return };
        if let Some(path) = open.place.path.clone() {
            self.jobs.push(Job::Load {
                path,
                purpose: LoadFor::Revert(open.place.recovery_name.clone()),
            });
        }
    }

    /// Whether the scenario with this mark is the one that is open.
    fn is_open(&self, owner: &str) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.place.recovery_name == owner)
    }

    pub(super) fn trash(&mut self, path: PathBuf) {
        let is_it = |open: &OpenScenario| open.place.path.as_ref() == Some(&path);
        if let Some(open) = self.open.as_ref().filter(|open| is_it(open))
            && (open.document.is_unsaved() || open.is_saving())
        {
            let text = format!(
                "{} has changes that are not saved; save or close it first",
                open.title()
            );
            self.notify(Level::Error, text);
            return;
        }
        self.jobs.push(Job::Trash(path));
    }

    pub(super) fn ask_path(&mut self, purpose: PathPurpose) {
        let suggested = match (&purpose, &self.open) {
            (PathPurpose::Open, _) | (_, None) => String::new(),
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

    pub(super) fn answer(&mut self, answer: DialogAnswer) {
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
            (Dialog::Conflict { .. }, DialogAnswer::Reload) => self.revert(),
            (Dialog::Conflict { then, .. }, DialogAnswer::SaveElsewhere) => {
                self.ask_path(PathPurpose::SaveAs(then));
            }
            // Anything else closes the dialog and does nothing.
            _ => {}
        }
    }

    fn path_entered(&mut self, purpose: PathPurpose, text: &str) {
        let path = expand_home(text.trim());
        if purpose == PathPurpose::Open {
            if text.trim().is_empty() {
                self.dialog = Some(Dialog::Path {
                    purpose,
                    suggested: String::new(),
                    error: Some("Type the path of a scenario".to_owned()),
                    overwrite: None,
                });
            } else {
                self.open_path(path);
            }
            return;
        }
        let path = with_extension(path);
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

    /// Saves to a path that the user has chosen, whatever is there.
    fn save_to(&mut self, purpose: PathPurpose, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        match purpose {
            PathPurpose::Open => {}
            PathPurpose::SaveAs(then) => self.write(path, SaveFor::Move { then }, None),
            PathPurpose::SaveCopy => self.write(path, SaveFor::Copy, None),
        }
    }

    /// Takes the outcome of a job.
    pub fn finish(&mut self, done: Done) {
        match done {
            Done::Loaded {
                path,
                purpose,
                result,
            } => match result {
                Ok(loaded) => self.loaded(path, purpose, loaded.scenario, loaded.fingerprint),
                Err(error) => {
                    if error.is_missing() {
                        self.settings.forget(&path);
                    }
                    if self.open.is_none() && self.screen != Screen::Home {
                        self.screen = Screen::Home;
                    }
                    self.list_home();
                    self.notify(Level::Error, error.to_string());
                }
            },
            Done::Saved {
                path,
                snapshot,
                purpose,
                owner,
                result,
            } => {
                if purpose == SaveFor::Copy || !self.is_open(&owner) {
                    match result {
                        Ok(_) if purpose != SaveFor::Copy => {}
                        Ok(_) => {
                            self.notify(Level::Info, format!("Saved a copy as {}", name_of(&path)))
                        }
                        Err(failure) => self.notify(Level::Error, sentence(failure, &path)),
                    }
                } else {
                    self.saved(path, &snapshot, purpose, result);
                }
            }
            Done::Listed(lists) => self.home = lists,
            Done::Trashed(path, result) => {
                match result {
                    Ok(()) => {
                        let is_it = |open: &OpenScenario| open.place.path.as_ref() == Some(&path);
                        if self.open.as_ref().is_some_and(is_it) {
                            self.close();
                        }
                        self.settings.forget(&path);
                        self.save_settings();
                        self.notify(
                            Level::Info,
                            format!("Moved {} to the trash", name_of(&path)),
                        );
                    }
                    Err(why) => self.notify(
                        Level::Error,
                        format!("Could not move {} to the trash: {why}", name_of(&path)),
                    ),
                }
                self.list_home();
            }
            Done::Browsed(_, None) => {}
            Done::Browsed(purpose, Some(path)) => {
                // The path field may have been answered or cancelled in the meantime.
                if !matches!(&self.dialog, Some(Dialog::Path { purpose: asked, .. }) if *asked == purpose)
                {
                    return;
                }
                self.dialog = None;
                if purpose == PathPurpose::Open {
                    self.open_path(path);
                } else {
                    let whole = with_extension(path.clone());
                    if whole == path {
                        // The system's dialog has asked about overwriting.
                        self.save_to(purpose, path);
                    } else {
                        self.path_entered(purpose, &whole.display().to_string());
                    }
                }
            }
            Done::Failed(text) => self.notify(Level::Error, text),
        }
        if let Some(open) = &mut self.open {
            open.refresh();
        }
    }

    fn loaded(
        &mut self,
        path: PathBuf,
        purpose: LoadFor,
        scenario: Scenario,
        fingerprint: Option<Fingerprint>,
    ) {
        match purpose {
            LoadFor::Open => self.leave_for(Then::Show(Box::new(ReadScenario {
                scenario,
                path: Some(path),
                fingerprint,
                kept: None,
            }))),
            LoadFor::Recover(kept) => self.leave_for(Then::Show(Box::new(ReadScenario {
                scenario,
                fingerprint: kept.fingerprint,
                path: kept.original.clone(),
                kept: Some(kept),
            }))),
            // Another scenario may have been opened since.
            LoadFor::Revert(owner) if !self.is_open(&owner) => {}
            LoadFor::Revert(_) => {
                let scenario = std::sync::Arc::new(scenario);
                let edit = Edit::ReplaceAll(scenario);
                self.edit(Transaction::new("revert to saved", edit));
                if let Some(open) = &mut self.open {
                    let now = open.document.snapshot();
                    open.document.mark_saved(now);
                    open.place.fingerprint = fingerprint;
                    open.place.has_conflict = false;
                }
            }
        }
    }

    fn saved(
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

fn sentence(failure: SaveFailure, path: &Path) -> String {
    match failure {
        SaveFailure::Conflict => format!(
            "Could not save {}: it has changed on the disk",
            name_of(path)
        ),
        SaveFailure::Error(why) => why,
    }
}

/// A scenario's file has an ending by which the system knows it.
fn with_extension(path: PathBuf) -> PathBuf {
    if path.extension().is_some() || path.as_os_str().is_empty() || path.is_dir() {
        return path;
    }
    path.with_extension(EXTENSION)
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
