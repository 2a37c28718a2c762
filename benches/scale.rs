//! What a scenario of ten thousand cards and twenty thousand references costs: to open, to undo a
//! step in, to search. Times are of this machine; opening is compared with reading the same bytes
//! as plain JSON in the same run.
//!
//! `cargo bench --bench scale`
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod common;
#[path = "common/frames.rs"]
mod frames;

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use frames::Frames;
use nonpaper::{
    analysis::{
        Reports,
        query::Query,
        search::{Memory, row, search},
    },
    document::{Document, Edit, Transaction},
    io::{file, format},
    model::{Id, Kind, Party, Scenario, Talk},
};

const RUNS: usize = 21;
/// How many of what is found the interface shows at once.
const ROWS: usize = 60;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let scenario = common::large();
    println!(
        "{} cards, {} references, median of {RUNS} runs\n",
        common::CARDS,
        common::REFERENCES
    );
    println!("{:<52}{:>10}{:>12}", "", "", "at most");
    open(&scenario);
    undo(&scenario);
    keystrokes(&scenario);
    frame_times(&scenario);
}

fn line(what: &str, figure: f64, unit: &str, at_most: Option<f64>) {
    let at_most = at_most
        .map(|most| format!("{most:.2} {unit}"))
        .unwrap_or_default();
    println!(
        "{what:<52}{:>10}{at_most:>12}",
        format!("{figure:.2} {unit}")
    );
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// How long something takes; what it makes is thrown away outside the time.
fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    let made = black_box(work());
    let time = ms(start.elapsed());
    drop(made);
    time
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn measure<T>(mut work: impl FnMut() -> T) -> f64 {
    work();
    median((0..RUNS).map(|_| timed(&mut work)).collect())
}

fn open(scenario: &Scenario) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.nonpaper");
    let bytes = format::write(scenario);
    std::fs::write(&path, &bytes).unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    // In turn, so that what else the machine does falls on both alike.
    let pairs: Vec<(f64, f64)> = (0..RUNS)
        .map(|_| {
            let plain = timed(|| serde_json::from_str::<serde_json::Value>(text).unwrap());
            let ours = timed(|| {
                let loaded = file::load(&path).unwrap();
                let reports = Reports::of(&loaded.scenario);
                (loaded, reports)
            });
            (plain, ours)
        })
        .collect();
    let plain = median(pairs.iter().map(|pair| pair.0).collect());
    let ours = median(pairs.iter().map(|pair| pair.1).collect());
    let read = measure(|| format::read(&bytes).unwrap());
    let reports = measure(|| Reports::of(scenario));
    println!("file of {:.1} MB", bytes.len() as f64 / 1e6);
    line("serde_json to a Value", plain, "ms", None);
    line("  read", read, "ms", None);
    line("  checked and indexed", reports, "ms", None);
    line("open", ours, "ms", None);
    line(
        "open beside serde_json to a Value",
        ours / plain,
        "x",
        Some(2.0),
    );
    println!();
}

/// Edits of several kinds, each undone.
fn undo(scenario: &Scenario) {
    let title = |title: &'static str| {
        Edit::update(&Id::from("talk-000400"), move |talk: &mut Talk| {
            talk.title = title.to_owned();
        })
    };
    let steps: [(&str, Edit); 6] = [
        ("a field", title("Another title")),
        (
            "a date in the chain of talks",
            Edit::update(&Id::from("talk-000400"), |talk: &mut Talk| {
                talk.start = Some(nonpaper::model::PartialDate::parse("1999-12"));
            }),
        ),
        (
            "the name of a party",
            Edit::update(&Id::from("party-000010"), |party: &mut Party| {
                party.name = "Another party".to_owned();
            }),
        ),
        (
            "a card at the top of 5,000",
            Edit::Remove(Id::from("position-000003")),
        ),
        (
            "a party that 30 cards name",
            Edit::Remove(Id::from("party-000020")),
        ),
        (
            "a card moved through 5,000",
            Edit::Move(Id::from("position-000002"), 4990),
        ),
    ];
    for (what, edit) in steps {
        let mut document = Document::new(scenario.clone());
        let mut reports = Reports::of(scenario);
        let (mut applies, mut undos) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let before = document.snapshot();
            applies.push(timed(|| {
                assert!(document.apply(Transaction::new("step", edit.clone())));
                reports.update(&before, document.scenario());
            }));
            let before = document.snapshot();
            undos.push(timed(|| {
                document.undo().unwrap();
                reports.update(&before, document.scenario());
            }));
        }
        line(&format!("undo: {what}"), median(undos), "ms", Some(1.0));
        line(&format!("  do: {what}"), median(applies), "ms", None);
    }
    println!();
}

/// A query typed letter by letter, with what is shown of what it finds.
fn keystrokes(scenario: &Scenario) {
    let reports = Reports::of(scenario);
    for typed in [
        "security guarantees",
        "a the of",
        "government geneva accepts",
        "kind:position party:republic withdrawal",
        "scrty grnts",
        "zzzz",
    ] {
        // Each letter is typed after those before it, as the dialog sees it.
        let mut times: Vec<Vec<f64>> = vec![Vec::new(); typed.chars().count()];
        for _ in 0..RUNS {
            let mut memory = Memory::default();
            for (nth, (at, letter)) in typed.char_indices().enumerate() {
                let typed = &typed[..at + letter.len_utf8()];
                times[nth].push(timed(|| {
                    let query = Query::parse(typed, scenario, &reports);
                    let results = search(scenario, &reports, &query, &mut memory);
                    let shown = |card| {
                        let by_letters = results.is_by_letters;
                        row(scenario, &reports, card, query.words(), by_letters)
                    };
                    let rows = results.found.iter().take(ROWS);
                    let rows: Vec<_> = rows.map(|found| shown(&found.card)).collect();
                    (results, rows)
                }));
            }
        }
        let mut worst: (f64, &str) = (0.0, "");
        for (times, (at, letter)) in times.into_iter().zip(typed.char_indices()) {
            let time = median(times);
            if time > worst.0 {
                worst = (time, &typed[..at + letter.len_utf8()]);
            }
        }
        let what = format!("search: “{typed}”, worst at “{}”", worst.1);
        line(&what, worst.0, "ms", Some(10.0));
    }
}

/// Frames of the whole window, laid out and turned into triangles.
fn frame_times(scenario: &Scenario) {
    println!();
    let mut program = Frames::with(scenario);
    for (kind, card) in [("talk", "talk-000400"), ("party", "party-000010")] {
        let typed = program.keystrokes(card, " of the working group");
        let worst = typed.iter().copied().fold(0.0, f64::max);
        line(
            &format!("a keystroke in a {kind}, median frame"),
            median(typed),
            "ms",
            Some(8.0),
        );
        line("  worst, with the one that commits", worst, "ms", Some(8.0));
    }
    assert!(scenario.count(Kind::Position) >= 5_000);
    let scrolled = program.scrolling(Kind::Position, 240);
    let worst = scrolled.iter().copied().fold(0.0, f64::max);
    let board = format!("scrolling a board of {}", scenario.count(Kind::Position));
    line(
        &format!("{board}, median frame"),
        median(scrolled),
        "ms",
        Some(4.0),
    );
    line("  worst", worst, "ms", None);
}
