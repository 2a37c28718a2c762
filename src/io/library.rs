//! The library: the scenarios in the user's data directory.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::file;
use crate::model::{Kind, Scenario};

/// The ending of scenario files.
pub const EXTENSION: &str = "nonpaper";

/// What the home screen tells of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The file.
    pub path: PathBuf,
    /// The title, or why the file cannot be opened.
    pub title: Result<String, String>,
    /// How much is in it, in words.
    pub contents: String,
    /// When the file was written.
    pub saved: Option<SystemTime>,
}

/// Tells of the scenario in a file.
pub fn summarise(path: &Path) -> Summary {
    let saved = fs::metadata(path).and_then(|about| about.modified()).ok();
    match file::load(path) {
        Ok(loaded) => Summary {
            path: path.to_owned(),
            title: Ok(title_or_name(&loaded.scenario, path)),
            contents: contents(&loaded.scenario),
            saved,
        },
        Err(error) => Summary {
            path: path.to_owned(),
            title: Err(error.to_string()),
            contents: String::new(),
            saved,
        },
    }
}

/// The scenarios in the library, the latest saved first.
pub fn list(library: &Path) -> Vec<Summary> {
    let Ok(entries) = fs::read_dir(library) else {
        return Vec::new();
    };
    let mut found: Vec<Summary> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == EXTENSION))
        .map(|path| summarise(&path))
        .collect();
    found.sort_by(|a, b| b.saved.cmp(&a.saved).then_with(|| a.path.cmp(&b.path)));
    found
}

/// `14 parties, 2 talks, 3 proposals`; nothing that there is none of.
pub fn contents(scenario: &Scenario) -> String {
    let counts: Vec<String> = [
        Kind::Party,
        Kind::Talk,
        Kind::Issue,
        Kind::Proposal,
        Kind::Position,
    ]
    .into_iter()
    .filter(|kind| scenario.count(*kind) > 0)
    .map(|kind| kind.count(scenario.count(kind)))
    .collect();
    if counts.is_empty() {
        "nothing in it yet".to_owned()
    } else {
        counts.join(", ")
    }
}

/// The scenario's title, or else the file's name.
pub fn title_or_name(scenario: &Scenario, path: &Path) -> String {
    if scenario.title.trim().is_empty() {
        path.file_stem().map_or_else(
            || "Untitled scenario".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    } else {
        scenario.title.clone()
    }
}

/// A path in the folder that no file has yet, after the title.
pub fn fresh_path(folder: &Path, title: &str) -> PathBuf {
    let stem = file_stem(title);
    let first = folder.join(format!("{stem}.{EXTENSION}"));
    if !first.exists() {
        return first;
    }
    (2..)
        .map(|number| folder.join(format!("{stem} {number}.{EXTENSION}")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// A title as a file's name that every system takes.
pub fn file_stem(title: &str) -> String {
    let clean: String = title
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<&str> = clean.split_whitespace().collect();
    let mut stem = words.join(" ");
    // File systems count bytes; 120 leaves room for a number and for what is written beside.
    while stem.len() > 120 {
        stem.pop();
    }
    let stem = stem.trim_matches(|c: char| c == '.' || c == ' ');
    if stem.is_empty() {
        "Untitled scenario".to_owned()
    } else {
        stem.to_owned()
    }
}
