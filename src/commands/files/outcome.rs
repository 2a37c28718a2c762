//! What jobs on files come back with.

use std::path::Path;

use crate::commands::{
    Dialog, Level, OpenScenario, Screen, Workspace,
    job::{Done, SaveFailure, SaveFor},
};
use crate::io::file::name_of;

impl Workspace {
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
                if purpose.wants_a_file() {
                    self.take_file(&purpose, path);
                } else {
                    let whole = super::asking::with_extension(path.clone(), &purpose);
                    if whole == path {
                        // The system's dialog has asked about overwriting.
                        self.save_to(purpose, path);
                    } else {
                        self.path_entered(purpose, &whole.display().to_string());
                    }
                }
            }
            Done::Written(result) => match result {
                Ok((path, None)) => self.notify(Level::Info, format!("Wrote {}", path.display())),
                Ok((first, Some(last))) => {
                    let text = format!("Wrote {} to {}", first.display(), name_of(&last));
                    self.notify(Level::Info, text);
                }
                Err(why) => self.notify(Level::Error, why),
            },
            Done::Imported(path, result) => match result {
                Ok(read) => self.take_read(&name_of(&path), read),
                Err(why) => {
                    let text = format!("Could not read {}: {why}", name_of(&path));
                    self.notify(Level::Error, text);
                }
            },
            Done::Failed(text) => self.notify(Level::Error, text),
        }
        self.refresh();
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
