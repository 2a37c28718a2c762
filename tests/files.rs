//! Files with no window: every way in which one can be in the way.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use std::{fs, path::Path};

use common::no_window::*;
use nonpaper::{
    commands::{Act, Command, Dialog, DialogAnswer, Level, Workspace},
    io::{format, recovery, samples::Template},
};

#[test]
fn a_new_scenario_is_in_the_library_and_saves_itself() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let path = open_path(&workspace);
    assert_eq!(path, workspace.places.library.join("Berlin talks.nonpaper"));
    assert_eq!(fs::read(&path).unwrap(), Template::BerlinTalks.bytes());
    assert!(!is_unsaved(&workspace));
    edit_title(&mut workspace, "Renamed");
    assert!(workspace.wants_autosave());
    workspace.autosave();
    work(&mut workspace);
    assert_eq!(title_in(&path), "Renamed");
    assert!(!is_unsaved(&workspace) && !workspace.wants_autosave());
    // Another from the same template is another file.
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    assert_eq!(
        open_path(&workspace),
        workspace.places.library.join("Berlin talks 2.nonpaper")
    );
    assert_eq!(title_in(&path), "Renamed");
}

#[test]
fn leaving_the_library_saves_without_asking() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let path = open_path(&workspace);
    edit_title(&mut workspace, "Before leaving");
    act(&mut workspace, Act::Quit);
    assert!(workspace.quits && workspace.dialog.is_none());
    assert_eq!(title_in(&path), "Before leaving");
}

#[test]
fn a_file_elsewhere_asks_at_closing() {
    for (how, saved, quits) in [
        (DialogAnswer::Save, true, true),
        (DialogAnswer::Discard, false, true),
        (DialogAnswer::Cancel, false, false),
    ] {
        let (folder, mut workspace) = start();
        let path = outside(folder.path());
        perform(&mut workspace, Command::OpenPath(path.clone()));
        edit_title(&mut workspace, "Changed");
        act(&mut workspace, Act::Quit);
        assert!(matches!(workspace.dialog, Some(Dialog::Close { .. })));
        assert!(!workspace.quits);
        answer(&mut workspace, how.clone());
        assert_eq!(workspace.quits, quits, "{how:?}");
        assert_eq!(title_in(&path) == "Changed", saved, "{how:?}");
        assert_eq!(workspace.open.is_some(), how == DialogAnswer::Cancel);
    }
}

#[test]
fn nothing_changed_asks_nothing() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    edit_title(&mut workspace, "Changed");
    act(&mut workspace, Act::Undo);
    assert!(!is_unsaved(&workspace));
    act(&mut workspace, Act::Quit);
    assert!(workspace.quits && workspace.dialog.is_none());
}

#[test]
fn save_as_goes_on_there_and_a_copy_does_not() {
    let (folder, mut workspace) = start();
    let first = outside(folder.path());
    perform(&mut workspace, Command::OpenPath(first.clone()));
    edit_title(&mut workspace, "Second");
    act(&mut workspace, Act::SaveCopy);
    let copy = folder.path().join("copy");
    answer(
        &mut workspace,
        DialogAnswer::Path(copy.display().to_string()),
    );
    assert_eq!(title_in(&copy.with_extension("nonpaper")), "Second");
    assert_eq!(open_path(&workspace), first);
    assert!(is_unsaved(&workspace));

    act(&mut workspace, Act::SaveAs);
    let second = folder.path().join("second.nonpaper");
    answer(
        &mut workspace,
        DialogAnswer::Path(second.display().to_string()),
    );
    assert_eq!(open_path(&workspace), second);
    assert!(!is_unsaved(&workspace));
    assert_eq!(
        title_in(&first),
        "Berlin talks",
        "the first file is as it was"
    );
    edit_title(&mut workspace, "Third");
    act(&mut workspace, Act::Save);
    assert_eq!(title_in(&second), "Third");
    assert_eq!(workspace.settings.recent[0].path, second);
}

#[test]
fn overwriting_asks() {
    let (folder, mut workspace) = start();
    let other = folder.path().join("other.nonpaper");
    fs::write(&other, "precious").unwrap();
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    act(&mut workspace, Act::SaveAs);
    answer(
        &mut workspace,
        DialogAnswer::Path(other.display().to_string()),
    );
    assert!(
        matches!(&workspace.dialog, Some(Dialog::Path { overwrite: Some(path), .. }) if *path == other)
    );
    assert_eq!(fs::read(&other).unwrap(), b"precious");
    answer(&mut workspace, DialogAnswer::Overwrite);
    assert_eq!(title_in(&other), "Berlin talks");
}

#[test]
fn a_folder_or_nothing_is_no_place_to_save() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    for text in ["", "  ", &folder.path().display().to_string()] {
        act(&mut workspace, Act::SaveAs);
        answer(&mut workspace, DialogAnswer::Path(text.to_owned()));
        assert!(
            matches!(&workspace.dialog, Some(Dialog::Path { error: Some(_), .. })),
            "{text}"
        );
        workspace.dialog = None;
    }
    act(&mut workspace, Act::SaveAs);
    answer(
        &mut workspace,
        DialogAnswer::Path(folder.path().join("no/such/x").display().to_string()),
    );
    let (level, text) = last_notice(&workspace);
    assert_eq!(level, Level::Error);
    assert!(text.contains("there is no such folder"), "{text}");
}

#[test]
fn revert_takes_what_the_file_has_and_can_be_undone() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    edit_title(&mut workspace, "Changed");
    act(&mut workspace, Act::Revert);
    let title = |w: &Workspace| {
        w.open
            .as_ref()
            .unwrap()
            .document
            .scenario()
            .talks
            .at(0)
            .unwrap()
            .title
            .clone()
    };
    assert_eq!(title(&workspace), "Berlin talks");
    assert!(!is_unsaved(&workspace));
    act(&mut workspace, Act::Undo);
    assert_eq!(title(&workspace), "Changed");
}

#[test]
fn what_cannot_be_opened_is_one_sentence_and_changes_nothing() {
    let (folder, mut workspace) = start();
    let here = folder.path();
    perform(&mut workspace, Command::OpenPath(outside(here)));
    let before = workspace.open.as_ref().unwrap().document.snapshot();
    let file = |name: &str, bytes: &[u8]| {
        let path = here.join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let sample = Template::BerlinTalks.bytes();
    let huge = here.join("huge.nonpaper");
    fs::File::create(&huge)
        .unwrap()
        .set_len(2 * 1024 * 1024 * 1024)
        .unwrap();
    let cases = [
        (
            file(
                "newer.nonpaper",
                br#"{"format":"nonpaper-scenario","version":99}"#,
            ),
            "newer version",
        ),
        (
            file("broken.nonpaper", &sample[..sample.len() / 2]),
            "is broken at line",
        ),
        (file("empty.nonpaper", b""), "is empty"),
        (file("other.nonpaper", b"[]"), "is not a Nonpaper scenario"),
        (
            file("binary.nonpaper", b"\x00\xff\xfe"),
            "is not a text in UTF-8",
        ),
        (here.to_owned(), "is a folder"),
        (here.join("missing.nonpaper"), "no such file"),
        (huge.clone(), "is 2 GB large"),
    ];
    for (path, part) in cases {
        let bytes = (path != huge).then(|| fs::read(&path).ok()).flatten();
        perform(&mut workspace, Command::OpenPath(path.clone()));
        let (level, text) = last_notice(&workspace);
        assert_eq!(level, Level::Error);
        assert!(
            text.contains(part) && text.starts_with("Could not open "),
            "{text}"
        );
        assert!(!text.contains('\n'));
        // There is something before us that did open; it is still there.
        let open = workspace.open.as_ref();
        assert_eq!(
            open.map(|open| open.document.snapshot()),
            Some(before.clone()),
            "{text}"
        );
        assert_eq!(
            (path != huge).then(|| fs::read(&path).ok()).flatten(),
            bytes,
            "untouched"
        );
    }
}

#[test]
fn a_pipe_is_not_waited_for() {
    let (folder, mut workspace) = start();
    let pipe = folder.path().join("pipe.nonpaper");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    perform(&mut workspace, Command::OpenPath(pipe));
    assert!(
        last_notice(&workspace)
            .1
            .contains("not a file that can be opened")
    );
}

#[test]
fn a_link_stays_a_link_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (folder, mut workspace) = start();
    let real = outside(folder.path());
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.nonpaper");
    symlink(&real, &link).unwrap();
    perform(&mut workspace, Command::OpenPath(link.clone()));
    edit_title(&mut workspace, "Through the link");
    act(&mut workspace, Act::Save);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(title_in(&real), "Through the link");
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o640
    );
    let leftovers = fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| {
            entry
                .as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .ends_with(".tmp")
        })
        .count();
    assert_eq!(leftovers, 0);
}

#[test]
fn the_library_is_for_the_user_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::Blank));
    let mode = fs::metadata(&workspace.places.library)
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn someone_elses_change_is_never_overwritten_unasked() {
    for how in [
        DialogAnswer::Overwrite,
        DialogAnswer::Reload,
        DialogAnswer::Cancel,
    ] {
        let (folder, mut workspace) = start();
        let path = outside(folder.path());
        perform(&mut workspace, Command::OpenPath(path.clone()));
        edit_title(&mut workspace, "Mine");
        let mut theirs = Template::BerlinTalks.scenario().unwrap();
        theirs.talks.at_mut(0).unwrap().title = "Theirs".into();
        fs::write(&path, format::write(&theirs)).unwrap();
        act(&mut workspace, Act::Save);
        assert!(matches!(workspace.dialog, Some(Dialog::Conflict { .. })));
        assert_eq!(title_in(&path), "Theirs");
        answer(&mut workspace, how.clone());
        let mine = workspace
            .open
            .as_ref()
            .unwrap()
            .document
            .scenario()
            .talks
            .at(0)
            .unwrap()
            .title
            .clone();
        match how {
            DialogAnswer::Overwrite => {
                assert_eq!((title_in(&path), mine), ("Mine".into(), "Mine".into()));
            }
            DialogAnswer::Reload => {
                assert_eq!((title_in(&path), mine), ("Theirs".into(), "Theirs".into()));
            }
            _ => assert_eq!((title_in(&path), mine), ("Theirs".into(), "Mine".into())),
        }
    }
}

#[test]
fn a_crash_loses_nothing_of_a_file_elsewhere() {
    let (folder, mut workspace) = start();
    let path = outside(folder.path());
    perform(&mut workspace, Command::OpenPath(path.clone()));
    edit_title(&mut workspace, "Not saved");
    assert!(workspace.wants_autosave());
    workspace.autosave();
    work(&mut workspace);
    assert_eq!(
        title_in(&path),
        "Berlin talks",
        "a file elsewhere is not saved unasked"
    );
    // While we run, nobody else is offered what we keep.
    assert!(recovery::find(&workspace.places.recovery).is_empty());
    pretend_crash(&workspace.places.recovery);
    drop(workspace);

    let mut workspace = common::workspace(folder.path());
    work(&mut workspace);
    let (kept, _) = workspace.home.kept.first().unwrap().clone();
    assert_eq!(kept.original.as_ref(), Some(&path));
    perform(&mut workspace, Command::Recover(kept));
    assert_eq!(open_path(&workspace), path);
    assert!(is_unsaved(&workspace));
    act(&mut workspace, Act::Save);
    assert_eq!(title_in(&path), "Not saved");
    act(&mut workspace, Act::CloseScenario);
    assert!(workspace.home.kept.is_empty());
    assert_eq!(fs::read_dir(&workspace.places.recovery).unwrap().count(), 0);
}

/// The notes beside the copies say which process keeps them: one that no longer runs.
fn pretend_crash(recovery: &Path) {
    for entry in fs::read_dir(recovery).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let mut note: serde_json::Value =
                serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            note["process"] = 4_000_000_000_u32.into();
            fs::write(&path, note.to_string()).unwrap();
        }
    }
}

#[test]
fn discarding_takes_the_kept_copy_away() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    edit_title(&mut workspace, "Not wanted");
    workspace.autosave();
    work(&mut workspace);
    assert!(fs::read_dir(&workspace.places.recovery).unwrap().count() > 0);
    act(&mut workspace, Act::CloseScenario);
    answer(&mut workspace, DialogAnswer::Discard);
    assert_eq!(fs::read_dir(&workspace.places.recovery).unwrap().count(), 0);
}

#[test]
fn a_failed_save_says_so_and_keeps_a_copy() {
    let (folder, mut workspace) = start();
    let sub = folder.path().join("stick");
    fs::create_dir(&sub).unwrap();
    let path = outside(&sub);
    perform(&mut workspace, Command::OpenPath(path));
    edit_title(&mut workspace, "Kept");
    fs::remove_dir_all(&sub).unwrap();
    act(&mut workspace, Act::Save);
    let (level, text) = last_notice(&workspace);
    assert_eq!(level, Level::Error);
    assert!(
        text.contains("Could not save talks.nonpaper") && text.contains("kept in recovery"),
        "{text}"
    );
    assert!(is_unsaved(&workspace));
    pretend_crash(&workspace.places.recovery);
    assert_eq!(recovery::find(&workspace.places.recovery).len(), 1);
    act(&mut workspace, Act::Quit);
    assert!(!workspace.quits, "closing after a failed save asks");
}

#[test]
fn a_save_that_ends_late_does_not_touch_the_scenario_that_is_open_by_then() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    act(&mut workspace, Act::SaveAs);
    let slow = folder.path().join("slow.nonpaper");
    workspace.perform(Command::Answer(DialogAnswer::Path(
        slow.display().to_string(),
    )));
    let late = workspace.take_jobs();
    // Closing waits for it; and whatever comes for another scenario is left alone.
    workspace.perform(Command::NewFrom(Template::Mediated));
    assert_eq!(workspace.open.as_ref().unwrap().title(), "Berlin talks");
    for job in late {
        if let Some(done) = nonpaper::commands::job::run(job, &workspace.places.clone()) {
            workspace.finish(done);
        }
    }
    work(&mut workspace);
    assert_eq!(title_in(&slow), "Berlin talks");
    let path = open_path(&workspace);
    assert!(
        path.starts_with(&workspace.places.library),
        "{}",
        path.display()
    );
    assert_ne!(workspace.open.as_ref().unwrap().title(), "Berlin talks");
}

#[test]
fn recovering_does_not_overwrite_what_someone_else_wrote_since() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let path = open_path(&workspace);
    fs::remove_dir_all(&workspace.places.library).unwrap();
    fs::write(&workspace.places.library, "in the way").unwrap();
    edit_title(&mut workspace, "Mine");
    workspace.autosave();
    work(&mut workspace);
    assert_eq!(last_notice(&workspace).0, Level::Error);
    pretend_crash(&workspace.places.recovery);
    fs::remove_file(&workspace.places.library).unwrap();
    fs::create_dir(&workspace.places.library).unwrap();
    let mut theirs = Template::BerlinTalks.scenario().unwrap();
    theirs.talks.at_mut(0).unwrap().title = "Theirs, and longer".into();
    fs::write(&path, format::write(&theirs)).unwrap();
    drop(workspace);

    let mut workspace = common::workspace(folder.path());
    work(&mut workspace);
    let (kept, _) = workspace.home.kept.first().unwrap().clone();
    perform(&mut workspace, Command::Recover(kept));
    assert_eq!(title_in(&path), "Theirs, and longer");
    assert!(matches!(workspace.dialog, Some(Dialog::Conflict { .. })));
    assert!(is_unsaved(&workspace));
}

#[test]
fn the_open_file_is_not_thrown_away_with_unsaved_changes() {
    let (folder, mut workspace) = start();
    let path = outside(folder.path());
    perform(&mut workspace, Command::OpenPath(path.clone()));
    edit_title(&mut workspace, "Changed");
    perform(&mut workspace, Command::Trash(path.clone()));
    assert!(path.exists() && workspace.open.is_some());
    act(&mut workspace, Act::Save);
    perform(&mut workspace, Command::Trash(path.clone()));
    assert!(!path.exists() && workspace.open.is_none());
}

#[test]
fn quitting_waits_for_the_save_that_is_going_on() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let path = open_path(&workspace);
    edit_title(&mut workspace, "First");
    workspace.autosave();
    let late = workspace.take_jobs();
    // Back to what the file has so far, while something else is being written.
    workspace.perform(Command::Act(Act::Undo));
    workspace.perform(Command::Act(Act::Quit));
    assert!(!workspace.quits);
    for job in late {
        if let Some(done) = nonpaper::commands::job::run(job, &workspace.places.clone()) {
            workspace.finish(done);
        }
    }
    work(&mut workspace);
    assert!(workspace.quits);
    assert_eq!(
        title_in(&path),
        "Berlin talks",
        "the file has what was shown last"
    );
}
