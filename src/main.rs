//! Reads the arguments; runs a command, or opens the window.

// No console window beside the program's own on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser as _;
use nonpaper::{
    app::{self, Start},
    cli::{self, Cli},
};
use tracing_subscriber::EnvFilter;

/// It makes large maps three times faster to draw.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = Cli::parse();
    if let Some(command) = args.command {
        return cli::run(command);
    }
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::try_from_env("NONPAPER_LOG").unwrap_or_else(|_| "error".into()))
        .with_writer(std::io::stderr)
        .init();
    let window = args.window;
    let start = Start {
        file: window.file,
        template: window.template,
        data_dir: window.data_dir,
    };
    match app::run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nonpaper: {error}");
            ExitCode::FAILURE
        }
    }
}
