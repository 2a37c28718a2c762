//! Holds the house together: which room may use which, and how long a file may be.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms, and those that each may use besides itself.
///
/// `commands` uses `theme` for one thing: the colours that new parties are given in turn.
/// `cli` and `app` are tops: nothing uses them but `main`.
const ROOMS: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("document", &["model"]),
    ("analysis", &["model"]),
    ("layout", &[]),
    ("scene", &[]),
    ("io", &["model"]),
    ("theme", &["model"]),
    ("widgets", &["scene", "theme"]),
    (
        "commands",
        &["document", "analysis", "layout", "io", "theme", "model"],
    ),
    (
        "views",
        &[
            "commands", "widgets", "document", "analysis", "layout", "scene", "io", "theme",
            "model",
        ],
    ),
    (
        "present",
        &[
            "commands", "widgets", "document", "analysis", "layout", "scene", "io", "theme",
            "model",
        ],
    ),
    (
        "chrome",
        &[
            "commands", "widgets", "document", "analysis", "io", "theme", "model",
        ],
    ),
    (
        "app",
        &[
            "chrome", "views", "present", "commands", "widgets", "document", "analysis", "io",
            "theme", "model",
        ],
    ),
    (
        "cli",
        &[
            "views", "present", "commands", "document", "analysis", "scene", "io", "model",
        ],
    ),
];

/// What these rooms must not know.
const NO_EGUI: [&str; 4] = ["model", "document", "analysis", "io"];

const MOST_LINES: usize = 700;

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of a file without its tests, which may use what they like, and without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rooms that a piece of code names as `crate::room`, also in a `use crate::{...}` tree.
fn rooms_used(code: &str) -> Vec<String> {
    let mut used = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("crate::") {
        // `$crate::` in a macro is expanded elsewhere, but names a room all the same.
        rest = &rest[at + "crate::".len()..];
        if let Some(tree) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut is_inside = false;
            let mut word = String::new();
            for letter in tree.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    // What follows a colon belongs to the room that was named.
                    ':' if depth == 0 && !word.is_empty() => {
                        used.push(std::mem::take(&mut word));
                        is_inside = true;
                    }
                    ',' if depth == 0 => is_inside = false,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 && !is_inside && (letter.is_alphanumeric() || letter == '_') {
                    word.push(letter);
                } else if !word.is_empty() {
                    used.push(std::mem::take(&mut word));
                }
            }
            if !word.is_empty() {
                used.push(word);
            }
        } else {
            let word: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            used.push(word);
        }
    }
    used
}

#[test]
fn each_room_uses_only_the_rooms_below_it() {
    let names: Vec<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for (room, allowed) in ROOMS {
        let files = rust_files(&source().join(room));
        assert!(!files.is_empty(), "the room {room} is empty");
        for file in files {
            for used in rooms_used(&code(&file)) {
                let is_room = names.contains(&used.as_str());
                if is_room && used != room && !allowed.contains(&used.as_str()) {
                    wrong.push(format!("{} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_of_the_source_is_a_room() {
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            assert!(
                ROOMS.iter().any(|(room, _)| *room == name),
                "{name} is no room"
            );
        } else {
            assert!(
                ["lib.rs", "main.rs"].contains(&name.as_str()),
                "{name} is in no room"
            );
        }
    }
}

#[test]
fn the_rooms_below_the_interface_know_no_egui() {
    for room in NO_EGUI {
        for file in rust_files(&source().join(room)) {
            let code = code(&file);
            for word in ["egui", "eframe", "emath", "epaint"] {
                let path = format!("{word}::");
                let knows = code.match_indices(&path).any(|(at, _)| {
                    // `timeframe::` ends in a crate's name, but is no crate.
                    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                assert!(!knows, "{} knows {word}", file.display());
            }
        }
    }
}

#[test]
fn views_do_not_use_each_other() {
    let folders: Vec<String> = fs::read_dir(source().join("views"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    for own in &folders {
        for file in rust_files(&source().join("views").join(own)) {
            let code = code(&file);
            for other in folders.iter().filter(|other| *other != own) {
                assert!(
                    !code.contains(&format!("views::{other}")),
                    "{} uses {other}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn no_file_is_too_long() {
    for file in rust_files(Path::new(env!("CARGO_MANIFEST_DIR")))
        .into_iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "target"))
    {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", file.display());
    }
    let main = fs::read_to_string(source().join("main.rs")).unwrap();
    assert!(
        main.lines().count() < 60,
        "main.rs only reads the arguments and opens the window"
    );
}

#[test]
fn the_reader_of_rooms_sees_trees_and_paths() {
    let code = "use crate::{\n    model::{Id, Kind},\n    theme,\n};\nfn f() { crate::io::x() }";
    assert_eq!(rooms_used(code), ["model", "theme", "io"]);
    assert_eq!(
        rooms_used("use crate::{io::places, views::cards::focus_id};"),
        ["io", "views"]
    );
}
