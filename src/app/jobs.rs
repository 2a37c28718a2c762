//! Jobs on other threads, and the channel on which their outcomes come back.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread::JoinHandle,
};

use super::{
    appearance,
    instance::{Asked, First},
};
use crate::{
    commands::{
        ENDINGS_IN, PathPurpose,
        job::{self, Done, Job},
    },
    io::{library::EXTENSION, places::Places},
};

/// What comes back.
#[derive(Debug)]
pub(super) enum Report {
    /// A job's outcome.
    Done(Done),
    /// What the system says of its looks.
    Appearance(appearance::Found),
    /// What another start of the program asks for.
    Asked(Asked),
}

/// The threads.
///
/// Files are worked on by one thread, in order: a scenario that is saved twice is written twice,
/// the later state last.
pub(super) struct Jobs {
    ctx: egui::Context,
    files: Option<mpsc::Sender<Job>>,
    worker: Option<JoinHandle<()>>,
    report: mpsc::Sender<Report>,
    reports: mpsc::Receiver<Report>,
    waiting: Arc<AtomicUsize>,
    /// Whether the system's dialogs are left alone.
    is_alone: bool,
    /// Whether other starts reach this program.
    first: Option<First>,
}

impl Jobs {
    pub(super) fn start(ctx: egui::Context, places: Places) -> Self {
        let (report, reports) = mpsc::channel();
        let (files, queue) = mpsc::channel::<Job>();
        let waiting = Arc::new(AtomicUsize::new(0));
        let worker = std::thread::Builder::new().name("files".to_owned()).spawn({
            let ctx = ctx.clone();
            let report = report.clone();
            let waiting = Arc::clone(&waiting);
            move || {
                for job in queue {
                    if let Some(done) = job::run(job, &places) {
                        // Nobody listens any more once the window has gone.
                        let _ = report.send(Report::Done(done));
                    }
                    waiting.fetch_sub(1, Ordering::SeqCst);
                    ctx.request_repaint();
                }
            }
        });
        Self {
            ctx,
            files: Some(files),
            worker: worker.ok(),
            report,
            reports,
            waiting,
            is_alone: false,
            first: None,
        }
    }

    pub(super) fn keep_system_out(&mut self) {
        self.is_alone = true;
    }

    pub(super) fn push(&self, job: Job) {
        if let Job::Browse { purpose, start } = job {
            self.browse(purpose, &start);
            return;
        }
        if let Some(files) = &self.files {
            self.waiting.fetch_add(1, Ordering::SeqCst);
            if files.send(job).is_err() {
                self.waiting.fetch_sub(1, Ordering::SeqCst);
            }
        }
    }

    /// The reports that have come since the last call.
    pub(super) fn reports(&self) -> Vec<Report> {
        self.reports.try_iter().collect()
    }

    pub(super) fn is_busy(&self) -> bool {
        self.waiting.load(Ordering::SeqCst) > 0
    }

    /// Takes what other starts of the program ask for.
    pub(super) fn answer_other_starts(&mut self, mut first: First) {
        let report = self.report.clone();
        let ctx = self.ctx.clone();
        first.listen(move |asked| {
            let _ = report.send(Report::Asked(asked));
            ctx.request_repaint();
        });
        self.first = Some(first);
    }

    /// Waits until all files are written; only then may another program be the first.
    pub(super) fn finish(&mut self) {
        // Nobody listens any more: who still waits for an answer gets none.
        self.reports = mpsc::channel().1;
        if let Some(first) = &mut self.first {
            first.stop();
        }
        self.files = None;
        if let Some(worker) = self.worker.take() {
            // A worker that has panicked has said so on standard error.
            let _ = worker.join();
        }
        self.first = None;
    }

    /// Lets the system ask for a path. The request starts on the main thread; another waits.
    fn browse(&self, purpose: PathPurpose, start: &Path) {
        if self.is_alone {
            return;
        }
        let mut dialog = rfd::AsyncFileDialog::new();
        dialog = match &purpose {
            PathPurpose::Export(export) => match export.ending() {
                Some(ending) => dialog.add_filter(ending, &[ending]),
                None => dialog,
            },
            PathPurpose::Import => dialog.add_filter("What can be imported", &ENDINGS_IN),
            _ => dialog.add_filter("Nonpaper scenarios", &[EXTENSION]),
        };
        if start.is_dir() {
            dialog = dialog.set_directory(start);
        } else if let (Some(folder), Some(name)) = (start.parent(), start.file_name()) {
            dialog = dialog
                .set_directory(folder)
                .set_file_name(name.to_string_lossy());
        }
        let is_open = purpose.wants_a_file();
        let report = self.report.clone();
        let ctx = self.ctx.clone();
        let wait = move |path: Option<rfd::FileHandle>| {
            let path = path.map(|file| file.path().to_owned());
            let _ = report.send(Report::Done(Done::Browsed(purpose, path)));
            ctx.request_repaint();
        };
        if is_open {
            let asked = dialog.pick_file();
            std::thread::spawn(move || wait(pollster::block_on(asked)));
        } else {
            let asked = dialog.save_file();
            std::thread::spawn(move || wait(pollster::block_on(asked)));
        }
    }

    /// Asks the system for its looks.
    pub(super) fn ask_appearance(&self) {
        let report = self.report.clone();
        let ctx = self.ctx.clone();
        std::thread::spawn(move || {
            if let Some(found) = appearance::ask() {
                let _ = report.send(Report::Appearance(found));
                ctx.request_repaint();
            }
        });
    }
}
