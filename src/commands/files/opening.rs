//! Opening and closing scenarios, and what the home screen lists.

use std::path::{Path, PathBuf};

use crate::commands::{
    Dialog, Level, OpenScenario, Place, ReadScenario, Screen, Then, Workspace,
    job::{Job, LoadFor},
};
use crate::{
    document::{Edit, Transaction},
    io::{
        file::Fingerprint,
        library::{EXTENSION, file_stem, fresh_path},
        recovery::Kept,
        samples::Template,
    },
    model::{Kind, Scenario},
};

impl Workspace {
    /// Asks for what the home screen lists.
    pub(in crate::commands) fn list_home(&mut self) {
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
    pub(in crate::commands) fn open_path(&mut self, path: PathBuf) {
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
    pub(in crate::commands) fn recover(&mut self, kept: Kept) {
        self.jobs.push(Job::Load {
            path: kept.copy.clone(),
            purpose: LoadFor::Recover(kept),
        });
    }

    /// Gets the open scenario out of the way, saving or asking as needed, and goes on.
    pub(in crate::commands) fn leave_for(&mut self, then: Then) {
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
    pub(super) fn go_on(&mut self, then: Then) {
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

    pub(super) fn close(&mut self) {
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

    pub(in crate::commands) fn show_opened(
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
            self.clock.day(),
        ));
        self.select(first);
        self.shapes.clear();
        self.screen = Screen::Cards;
        self.board = crate::commands::Board::Desk;
        self.reveal = None;
    }

    pub(super) fn note_opened(&mut self, path: &Path) {
        self.settings.note_opened(path, self.clock.now().into());
        self.save_settings();
    }

    pub(in crate::commands) fn revert(&mut self) {
        let Some(open) = &self.open else { return };
        if let Some(path) = open.place.path.clone() {
            self.jobs.push(Job::Load {
                path,
                purpose: LoadFor::Revert(open.place.recovery_name.clone()),
            });
        }
    }

    /// Whether the scenario with this mark is the one that is open.
    pub(super) fn is_open(&self, owner: &str) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.place.recovery_name == owner)
    }

    pub(in crate::commands) fn trash(&mut self, path: PathBuf) {
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

    pub(super) fn loaded(
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
                let edit = Edit::ReplaceAll(std::sync::Arc::clone(&scenario));
                self.edit(Transaction::new("revert to saved", edit));
                // While a room looks on it may have to wait; until then nothing is as it was saved.
                let is_done = |open: &&mut OpenScenario| *open.document.scenario() == *scenario;
                if let Some(open) = self.open.as_mut().filter(is_done) {
                    let now = open.document.snapshot();
                    open.document.mark_saved(now);
                    open.place.fingerprint = fingerprint;
                    open.place.has_conflict = false;
                }
            }
        }
    }
}
