//! A workspace with no window, whose jobs are done at once.

use std::{
    fs,
    path::{Path, PathBuf},
};

use nonpaper::{
    commands::{
        Act, Command, DialogAnswer, Level, Workspace,
        job::{self, Done, Job},
    },
    document::{Edit, Transaction},
    io::{format, samples::Template},
    model::{Id, Talk},
};

/// Does all jobs at once, as the threads of the program would.
pub fn work(workspace: &mut Workspace) {
    for _ in 0..20 {
        let jobs = workspace.take_jobs();
        if jobs.is_empty() {
            return;
        }
        for job in jobs {
            // No test throws anything into the trash of whoever runs it.
            let done = match job {
                Job::Trash(path) => Some(Done::Trashed(
                    path.clone(),
                    fs::remove_file(&path).map_err(|e| e.to_string()),
                )),
                job => job::run(job, &workspace.places.clone()),
            };
            if let Some(done) = done {
                workspace.finish(done);
            }
        }
    }
    panic!("the jobs never end");
}

pub fn perform(workspace: &mut Workspace, command: Command) {
    workspace.perform(command);
    work(workspace);
}

pub fn act(workspace: &mut Workspace, act: Act) {
    perform(workspace, Command::Act(act));
}

pub fn answer(workspace: &mut Workspace, answer: DialogAnswer) {
    perform(workspace, Command::Answer(answer));
}

pub fn edit_title(workspace: &mut Workspace, title: &str) {
    let title = title.to_owned();
    let edit = Edit::update(&Id::from("talk-berlin"), move |talk: &mut Talk| {
        talk.title.clone_from(&title);
    });
    perform(
        workspace,
        Command::Edit(Transaction::new("edit title", edit)),
    );
}

pub fn title_in(path: &Path) -> String {
    format::read(&fs::read(path).unwrap())
        .unwrap()
        .talks
        .at(0)
        .unwrap()
        .title
        .clone()
}

pub fn start() -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = super::workspace(folder.path());
    work(&mut workspace);
    (folder, workspace)
}

/// A scenario outside the library.
pub fn outside(folder: &Path) -> PathBuf {
    let path = folder.join("talks.nonpaper");
    fs::write(&path, Template::BerlinTalks.bytes()).unwrap();
    path
}

pub fn open_path(workspace: &Workspace) -> PathBuf {
    workspace.open.as_ref().unwrap().place.path.clone().unwrap()
}

pub fn last_notice(workspace: &Workspace) -> (Level, String) {
    let notice = workspace.notices.last().unwrap();
    (notice.level, notice.text.clone())
}

pub fn is_unsaved(workspace: &Workspace) -> bool {
    workspace.open.as_ref().unwrap().document.is_unsaved()
}
