//! Reads the arguments; runs a command, or opens the window.

use std::process::ExitCode;

use clap::Parser as _;
use nonpaper::cli::{self, Cli};

fn main() -> ExitCode {
    let args = Cli::parse();
    match &args.command {
        Some(command) => cli::run(command),
        None => ExitCode::SUCCESS,
    }
}
