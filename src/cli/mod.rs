//! The same work without a window: `new`, `check`, `convert`, `export`, `import`.

mod brief;
mod check;
mod convert;
mod export;
mod import;
mod map;
mod new;
mod tables;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};

use crate::io::samples::Template;

/// The desk of a team that prepares, tracks and presents peace talks.
///
/// Without a command, opens the window.
#[derive(Debug, Parser)]
#[command(name = "nonpaper", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to open in the window.
    #[command(flatten)]
    pub window: WindowArgs,
}

/// What the window starts with.
#[derive(Debug, Args)]
pub struct WindowArgs {
    /// The scenario to open.
    pub file: Option<PathBuf>,
    /// Open the library's scenario that was made from this template; make it if there is none.
    #[arg(long, value_enum, conflicts_with = "file")]
    pub template: Option<Template>,
    /// Keep data and settings below this folder (also: the variable NONPAPER_DATA_DIR).
    #[arg(long, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new scenario.
    New {
        /// The file to make; it must not be there yet.
        out: PathBuf,
        /// What it starts from.
        #[arg(long, value_enum, default_value = "blank")]
        template: Template,
    },
    /// List what is wrong with a scenario, and what it lacks for an agreement to hold: exit code 0 if it is sound, 1 if something was found, 2 if it cannot be read.
    Check {
        /// The scenario.
        file: PathBuf,
        /// List it as JSON.
        #[arg(long)]
        json: bool,
        /// List what was waived too, with the reason.
        #[arg(long)]
        all: bool,
    },
    /// Read a scenario and write it canonically.
    Convert {
        /// The scenario.
        input: PathBuf,
        /// The file to write; `-` is standard output.
        output: PathBuf,
    },
    /// Write the map, tables, findings, a calendar, the slides of a brief or a report; without `--room`, only what is public.
    Export(export::ExportArgs),
    /// Make a scenario from another program's graph, or add positions from a CSV or talks from a calendar to one.
    Import(import::ImportArgs),
}

/// What a command tells by its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// It was done, or nothing was found.
    Fine,
    /// Something was found.
    Findings,
}

/// Does what the command says, and tells how that ended.
pub fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::New { out, template } => new::run(&out, template),
        Command::Check { file, json, all } => check::run(&file, json, all),
        Command::Convert { input, output } => convert::run(&input, &output),
        Command::Export(args) => export::run(args),
        Command::Import(args) => import::run(&args),
    };
    match done {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("nonpaper: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Writes to standard output; a reader that has gone away is no error.
fn print(text: &[u8]) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
