//! Commands and files, with no window: every command from every state, and every way in which a
//! file can be in the way.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use nonpaper::{
    commands::{
        Act, Board, Command, Dialog, DialogAnswer, Level, Screen, Workspace,
        job::{self, Done, Job},
        table,
    },
    document::{Edit, Transaction},
    io::{format, recovery, samples::Template},
    model::{Id, Kind, Scenario, Talk},
};

/// Does all jobs at once, as the threads of the program would.
fn work(workspace: &mut Workspace) {
    for _ in 0..20 {
        let jobs = workspace.take_jobs();
        if jobs.is_empty() {
            return;
        }
        for job in jobs {
            // No test throws anything into the trash of whoever runs it.
            let done = match job {
                Job::Trash(path) => {
                    Some(Done::Trashed(path.clone(), fs::remove_file(&path).map_err(|e| e.to_string())))
                }
                job => job::run(job, &workspace.places.clone()),
            };
            if let Some(done) = done {
                workspace.finish(done);
            }
        }
    }
    panic!("the jobs never end");
}

fn perform(workspace: &mut Workspace, command: Command) {
    workspace.perform(command);
    work(workspace);
}

fn act(workspace: &mut Workspace, act: Act) {
    perform(workspace, Command::Act(act));
}

fn answer(workspace: &mut Workspace, answer: DialogAnswer) {
    perform(workspace, Command::Answer(answer));
}

fn edit_title(workspace: &mut Workspace, title: &str) {
    let title = title.to_owned();
    let edit = Edit::update(&Id::from("talk-berlin"), move |talk: &mut Talk| talk.title.clone_from(&title));
    perform(workspace, Command::Edit(Transaction::new("edit title", edit)));
}

fn title_in(path: &Path) -> String {
    format::read(&fs::read(path).unwrap()).unwrap().talks.at(0).unwrap().title.clone()
}

fn start() -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = common::workspace(folder.path());
    work(&mut workspace);
    (folder, workspace)
}

/// A scenario outside the library.
fn outside(folder: &Path) -> PathBuf {
    let path = folder.join("talks.nonpaper");
    fs::write(&path, Template::BerlinTalks.bytes()).unwrap();
    path
}

fn open_path(workspace: &Workspace) -> PathBuf {
    workspace.open.as_ref().unwrap().place.path.clone().unwrap()
}

fn last_notice(workspace: &Workspace) -> (Level, String) {
    let notice = workspace.notices.last().unwrap();
    (notice.level, notice.text.clone())
}

fn is_unsaved(workspace: &Workspace) -> bool {
    workspace.open.as_ref().unwrap().document.is_unsaved()
}

#[test]
fn every_command_from_every_state_never_panics() {
    let states: Vec<fn(&mut Workspace, &Path)> = vec![
        |_, _| {},
        |w, _| perform(w, Command::NewFrom(Template::Blank)),
        |w, _| perform(w, Command::NewFrom(Template::BerlinTalks)),
        |w, folder| perform(w, Command::OpenPath(outside(folder))),
        |w, _| {
            perform(w, Command::NewFrom(Template::BerlinTalks));
            perform(w, Command::Select(None));
        },
        |w, _| {
            perform(w, Command::NewFrom(Template::Mediated));
            let proposal = w.open.as_ref().unwrap().document.scenario().proposals.at(0).unwrap();
            let provision = proposal.provisions[0].id.clone();
            perform(w, Command::GoTo(provision));
        },
        |w, _| {
            perform(w, Command::NewFrom(Template::BerlinTalks));
            perform(w, Command::ShowBoard(Board::Of(Kind::Waiver)));
            perform(w, Command::Select(Some(Id::from("gone"))));
        },
        |w, folder| {
            perform(w, Command::OpenPath(outside(folder)));
            edit_title(w, "Changed");
            act(w, Act::Quit);
        },
        |w, _| {
            perform(w, Command::NewFrom(Template::BerlinTalks));
            act(w, Act::SaveAs);
        },
    ];
    for state in &states {
        for first in table::TABLE {
            let (folder, mut workspace) = start();
            state(&mut workspace, folder.path());
            act(&mut workspace, first.act);
            for second in table::TABLE {
                act(&mut workspace, second.act);
                if let Some(open) = &workspace.open {
                    // The reports belong to the scenario that is shown.
                    assert_eq!(
                        open.reports.findings,
                        nonpaper::model::validation::validate(open.document.scenario())
                    );
                }
            }
        }
    }
}

#[test]
fn random_commands_keep_the_scenario_sound() {
    for seed in 0..60 {
        let (_folder, mut workspace) = start();
        perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
        let mut random = fastrand::Rng::with_seed(seed);
        for _ in 0..60 {
            let ids: Vec<Id> = match &workspace.open {
                Some(open) => nonpaper::model::field::own_ids(open.document.scenario()),
                None => break,
            };
            let id = (!ids.is_empty()).then(|| ids[random.usize(..ids.len())].clone());
            let row = &table::TABLE[random.usize(..table::TABLE.len())];
            match random.u8(..4) {
                0 => perform(&mut workspace, Command::Select(id)),
                1 if id.is_some() => perform(&mut workspace, Command::GoTo(id.unwrap())),
                _ if matches!(row.act, Act::Quit | Act::CloseScenario | Act::NewScenario) => {}
                _ => act(&mut workspace, row.act),
            }
            workspace.dialog = None;
        }
        let open = workspace.open.as_ref().unwrap();
        assert_eq!(open.reports.findings, [], "seed {seed}");
    }
}

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
    assert_eq!(open_path(&workspace), workspace.places.library.join("Berlin talks 2.nonpaper"));
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
    answer(&mut workspace, DialogAnswer::Path(copy.display().to_string()));
    assert_eq!(title_in(&copy.with_extension("nonpaper")), "Second");
    assert_eq!(open_path(&workspace), first);
    assert!(is_unsaved(&workspace));

    act(&mut workspace, Act::SaveAs);
    let second = folder.path().join("second.nonpaper");
    answer(&mut workspace, DialogAnswer::Path(second.display().to_string()));
    assert_eq!(open_path(&workspace), second);
    assert!(!is_unsaved(&workspace));
    assert_eq!(title_in(&first), "Berlin talks", "the first file is as it was");
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
    answer(&mut workspace, DialogAnswer::Path(other.display().to_string()));
    assert!(matches!(&workspace.dialog, Some(Dialog::Path { overwrite: Some(path), .. }) if *path == other));
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
        assert!(matches!(&workspace.dialog, Some(Dialog::Path { error: Some(_), .. })), "{text}");
        workspace.dialog = None;
    }
    act(&mut workspace, Act::SaveAs);
    answer(&mut workspace, DialogAnswer::Path(folder.path().join("no/such/x").display().to_string()));
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
        w.open.as_ref().unwrap().document.scenario().talks.at(0).unwrap().title.clone()
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
    fs::File::create(&huge).unwrap().set_len(2 * 1024 * 1024 * 1024).unwrap();
    let cases = [
        (file("newer.nonpaper", br#"{"format":"nonpaper-scenario","version":99}"#), "newer version"),
        (file("broken.nonpaper", &sample[..sample.len() / 2]), "is broken at line"),
        (file("empty.nonpaper", b""), "is empty"),
        (file("other.nonpaper", b"[]"), "is not a Nonpaper scenario"),
        (file("binary.nonpaper", b"\x00\xff\xfe"), "is not a text in UTF-8"),
        (here.to_owned(), "is a folder"),
        (here.join("missing.nonpaper"), "no such file"),
        (huge.clone(), "is 2 GB large"),
    ];
    for (path, part) in cases {
        let bytes = (path != huge).then(|| fs::read(&path).ok()).flatten();
        perform(&mut workspace, Command::OpenPath(path.clone()));
        let (level, text) = last_notice(&workspace);
        assert_eq!(level, Level::Error);
        assert!(text.contains(part) && text.starts_with("Could not open "), "{text}");
        assert!(!text.contains('\n'));
        // There is something before us that did open; it is still there.
        let open = workspace.open.as_ref();
        assert_eq!(open.map(|open| open.document.snapshot()), Some(before.clone()), "{text}");
        assert_eq!((path != huge).then(|| fs::read(&path).ok()).flatten(), bytes, "untouched");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let (folder, mut workspace) = start();
    let pipe = folder.path().join("pipe.nonpaper");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    perform(&mut workspace, Command::OpenPath(pipe));
    assert!(last_notice(&workspace).1.contains("not a file that can be opened"));
}

#[cfg(unix)]
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
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    let leftovers = fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".tmp"))
        .count();
    assert_eq!(leftovers, 0);
}

#[cfg(unix)]
#[test]
fn the_library_is_for_the_user_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::Blank));
    let mode = fs::metadata(&workspace.places.library).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn someone_elses_change_is_never_overwritten_unasked() {
    for how in [DialogAnswer::Overwrite, DialogAnswer::Reload, DialogAnswer::Cancel] {
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
        let mine = workspace.open.as_ref().unwrap().document.scenario().talks.at(0).unwrap().title.clone();
        match how {
            DialogAnswer::Overwrite => assert_eq!((title_in(&path), mine), ("Mine".into(), "Mine".into())),
            DialogAnswer::Reload => assert_eq!((title_in(&path), mine), ("Theirs".into(), "Theirs".into())),
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
    assert_eq!(title_in(&path), "Berlin talks", "a file elsewhere is not saved unasked");
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
            let mut note: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
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
    assert!(text.contains("Could not save talks.nonpaper") && text.contains("kept in recovery"), "{text}");
    assert!(is_unsaved(&workspace));
    pretend_crash(&workspace.places.recovery);
    assert_eq!(recovery::find(&workspace.places.recovery).len(), 1);
    act(&mut workspace, Act::Quit);
    assert!(!workspace.quits, "closing after a failed save asks");
}

#[test]
fn home_lists_what_was_opened_and_what_is_in_the_library() {
    let (folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::Bilateral));
    let library = open_path(&workspace);
    perform(&mut workspace, Command::OpenPath(outside(folder.path())));
    act(&mut workspace, Act::CloseScenario);
    assert_eq!(workspace.screen, Screen::Home);
    let recent: Vec<_> = workspace.home.recent.iter().map(|(summary, _)| summary.path.clone()).collect();
    assert_eq!(recent, [folder.path().join("talks.nonpaper"), library.clone()]);
    assert!(workspace.home.library.is_empty(), "what is recent is not listed twice");
    perform(&mut workspace, Command::Forget(library.clone()));
    assert_eq!(workspace.home.library.len(), 1);
    perform(&mut workspace, Command::Trash(library.clone()));
    assert!(!library.exists());
    assert!(workspace.home.library.is_empty());
}

#[test]
fn deleting_names_what_referred_to_it_and_is_one_step() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let before: Scenario = workspace.open.as_ref().unwrap().document.scenario().clone();
    perform(&mut workspace, Command::Select(Some(Id::from("party-ukraine"))));
    act(&mut workspace, Act::Delete);
    let (_, text) = last_notice(&workspace);
    assert!(text.starts_with("Deleted Ukraine, with ") && text.contains("positions"), "{text}");
    assert!(text.contains("Berlin talks"), "{text}");
    act(&mut workspace, Act::Undo);
    let open = workspace.open.as_ref().unwrap();
    assert_eq!(open.document.scenario(), &before);
    assert_eq!(open.document.selection(), Some(&Id::from("party-ukraine")));
}

#[test]
fn following_a_reference_leads_there_and_back() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let selected = |w: &Workspace| w.selected_card().unwrap().to_string();
    perform(&mut workspace, Command::GoTo(Id::from("party-ukraine")));
    perform(&mut workspace, Command::GoTo(Id::from("source-article")));
    assert_eq!(workspace.board, Board::Of(Kind::Source));
    act(&mut workspace, Act::Back);
    assert_eq!((selected(&workspace), workspace.board), ("party-ukraine".into(), Board::Desk));
    act(&mut workspace, Act::Back);
    assert_eq!(selected(&workspace), "talk-berlin");
    act(&mut workspace, Act::Forward);
    assert_eq!(selected(&workspace), "party-ukraine");
    // A place that has gone is passed over.
    perform(&mut workspace, Command::GoTo(Id::from("party-russia")));
    perform(&mut workspace, Command::GoTo(Id::from("talk-berlin")));
    let edit = Edit::Remove(Id::from("party-russia"));
    perform(&mut workspace, Command::Edit(Transaction::new("delete", edit)));
    act(&mut workspace, Act::Back);
    assert_eq!(selected(&workspace), "party-ukraine");
}

#[test]
fn the_arrows_move_over_the_desk() {
    let (_folder, mut workspace) = start();
    perform(&mut workspace, Command::NewFrom(Template::BerlinTalks));
    let mut selected = |acts: &[Act]| {
        for one in acts {
            act(&mut workspace, *one);
        }
        workspace.selected_card().map(|id| id.to_string()).unwrap_or_default()
    };
    assert_eq!(selected(&[]), "talk-berlin");
    assert_eq!(selected(&[Act::SelectRight]), "party-ukraine");
    assert_eq!(selected(&[Act::SelectDown]), "party-russia");
    assert_eq!(selected(&[Act::SelectLeft, Act::SelectLeft]), "talk-further-round");
    assert_eq!(selected(&[Act::SelectUp, Act::SelectUp]), "talk-berlin");
    assert_eq!(selected(&[Act::Deselect]), "");
    assert_eq!(selected(&[Act::SelectDown]), "talk-berlin");
}
