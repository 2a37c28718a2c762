//! How long the program takes to its first frame, and how much memory and CPU it then uses,
//! beside a bare window of the same library with the same features.
//!
//! Ratios from one run: both are started in turn, on the same display. The bare window is this
//! very program, started with `bare`. Needs a display; `xvfb-run cargo bench --bench launch` will do.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

const RUNS: usize = 9;
const MARK: &str = "first frame";

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A window with one label.
struct Bare(bool);

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        ui.label("Bare");
        if !self.0 {
            self.0 = true;
            eprintln!("{MARK}");
        }
    }
}

struct Measured {
    first_frame_ms: f64,
    memory_kb: f64,
    idle_cpu_ms: f64,
}

fn main() {
    if std::env::args().any(|argument| argument == "bare") {
        let options = eframe::NativeOptions {
            viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
            ..eframe::NativeOptions::default()
        };
        eframe::run_native("Bare", options, Box::new(|_| Ok(Box::new(Bare(false))))).unwrap();
        return;
    }
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("There is no display; run this under xvfb-run");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let sample = folder.path().join("berlin-talks.nonpaper");
    std::fs::write(
        &sample,
        nonpaper::io::samples::Template::BerlinTalks.bytes(),
    )
    .unwrap();
    // Not the first run: no hints.
    nonpaper::io::settings::Settings::default()
        .save(&folder.path().join("settings.json"))
        .unwrap();
    let bare = || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg("bare");
        command
    };
    let ours = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nonpaper"));
        command.arg("--data-dir").arg(folder.path()).arg(&sample);
        command.env("NONPAPER_LOG", "nonpaper::launch=info");
        command
    };
    // Once each unmeasured: the first start reads both from the disk.
    measure(&mut bare());
    measure(&mut ours());
    let mut pairs = Vec::new();
    for _ in 0..RUNS {
        pairs.push((measure(&mut bare()), measure(&mut ours())));
    }
    let median = |of: &dyn Fn(&(Measured, Measured)) -> f64| {
        let mut values: Vec<f64> = pairs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let (bare_ms, ours_ms) = (
        median(&|p| p.0.first_frame_ms),
        median(&|p| p.1.first_frame_ms),
    );
    let (bare_kb, ours_kb) = (median(&|p| p.0.memory_kb), median(&|p| p.1.memory_kb));
    println!("median of {RUNS} pairs          bare   nonpaper   ratio   at most");
    println!(
        "first frame (ms)        {bare_ms:9.0} {ours_ms:10.0} {:7.2}      1.25",
        ours_ms / bare_ms
    );
    println!(
        "memory (MB, resident)   {:9.1} {:10.1} {:7.2}      1.30",
        bare_kb / 1024.0,
        ours_kb / 1024.0,
        ours_kb / bare_kb
    );
    println!(
        "CPU in 3 s idle (ms)    {:9.0} {:10.0}",
        median(&|p| p.0.idle_cpu_ms),
        median(&|p| p.1.idle_cpu_ms)
    );
}

fn measure(command: &mut Command) -> Measured {
    let start = Instant::now();
    let mut child = command
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    lines
        .by_ref()
        .map_while(Result::ok)
        .find(|line| line.contains(MARK))
        .expect("the first frame was not told");
    let first_frame_ms = start.elapsed().as_secs_f64() * 1000.0;
    sleep(Duration::from_secs(3));
    let before = cpu_ms(&child);
    sleep(Duration::from_secs(3));
    let idle_cpu_ms = cpu_ms(&child) - before;
    let memory_kb = resident_kb(&child);
    child.kill().unwrap();
    child.wait().unwrap();
    Measured {
        first_frame_ms,
        memory_kb,
        idle_cpu_ms,
    }
}

fn resident_kb(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// User and system time, in milliseconds; the kernel counts in hundredths of a second.
fn cpu_ms(child: &Child) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    let fields: Vec<&str> = stat
        .rsplit(')')
        .next()
        .unwrap()
        .split_whitespace()
        .collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks * 10.0
}
