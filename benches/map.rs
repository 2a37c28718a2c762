//! What the map costs: the first picture, and a frame while it is moved and zoomed. A frame is the
//! whole interface laid out and turned into triangles, in a window of 1920 by 1080; the time of the
//! graphics card isn't in it.
//!
//! `cargo bench --bench map`
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "common/frames.rs"]
mod frames;

use frames::{Frames, worked};
use nonpaper::model::{
    Id, Party, Ref, Relation, Scenario,
    word::{RelationKind, Word as _},
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many frames are measured of each.
const FRAMES: usize = 240;

fn main() {
    println!(
        "{:<52}{:>12}{:>12}{:>12}{:>12}",
        "", "mean CPU", "median", "worst", "at most"
    );
    first_picture();
    for (things, ties, at_most) in [(2_000, 4_000, 2.0), (20_000, 40_000, 6.0)] {
        let mut frames = Frames::with(&scenario(things, ties));
        frames.map();
        assert!(
            frames.says(&format!("{things} things,")),
            "not all is shown"
        );
        let name = |what: &str| format!("{what} a map of {things} things and {ties} ties");
        for (what, zooms) in [("moving", false), ("zooming", true)] {
            let before = worked();
            let times = frames.moving(FRAMES, zooms);
            let cpu = before.and_then(|before| Some((worked()? - before) / FRAMES as f64));
            line(&name(what), times, cpu, at_most);
        }
        println!(
            "{:<52}{:>9.0} MB{:>36}",
            "memory of the program then",
            memory(),
            "300 MB"
        );
    }
}

/// From the command to the frame that shows all of it.
fn first_picture() {
    let scenario = scenario(200, 400);
    let times = (0..7).map(|_| Frames::with(&scenario).map()).collect();
    line(
        "the first picture of a map of 200 things",
        times,
        None,
        50.0,
    );
}

/// Of `times`, which passed, the median and the worst; `cpu`: the mean of what was worked.
fn line(what: &str, mut times: Vec<f64>, cpu: Option<f64>, at_most: f64) {
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    let cpu = cpu.map(|cpu| format!("{cpu:.2} ms")).unwrap_or_default();
    println!("{what:<52}{cpu:>12}{median:>9.2} ms{worst:>9.2} ms{at_most:>9.0} ms");
}

/// What of the program is in memory, in MB.
fn memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

/// Parties and relations, a few of which have many ties: each new one is tied to those that have
/// many more often than to others (Barabási and Albert 1999).
fn scenario(things: usize, ties: usize) -> Scenario {
    let mut random = fastrand::Rng::with_seed(7);
    let mut scenario = Scenario::default();
    let id = |place: usize| Id::from(format!("party-{place}"));
    for place in 0..things {
        scenario.parties.push(Party {
            id: id(place),
            name: format!("Party number {place} of the process"),
            ..Party::default()
        });
    }
    let mut ends = vec![0, 1];
    for place in 0..ties {
        let from = if place < things {
            place
        } else {
            random.usize(..things)
        };
        let to = ends[random.usize(..ends.len())];
        ends.extend([from, to]);
        scenario.relations.push(Relation {
            id: Id::from(format!("relation-{place}")),
            from: Ref::from(&id(from)),
            to: Ref::from(&id(to)),
            kind: Some(RelationKind::ALL[place % 3].clone()),
            ..Relation::default()
        });
    }
    scenario
}
