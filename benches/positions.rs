//! What a matrix of 100 parties by 500 options with 50,000 positions costs: to open, to move
//! through time, to edit; and a schedule and timeline of 10,000 commitments. Times are of this
//! machine, on one core.
//!
//! `cargo bench --bench positions`
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "common/frames.rs"]
mod frames;

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use nonpaper::{
    analysis::{
        changes,
        delivery::Progress,
        index::Index,
        matrix::{
            Axes, ColumnOrder, LEAST_SHARED, Matrix, Query, Sight, When, column_order, isolations,
        },
        moments::{Moments, Rank, Stops},
        schedule::Schedule,
        shifts,
        standing::Standing,
        timeline::{Sources, Timeline},
    },
    commands::{Command, LookBackCommand, StandCommand},
    model::{
        Amount, Choice, Commitment, Evidence, Id, Issue, Moment, PartialDate, Party, Position, Ref,
        Scenario, Talk, Target, TimeFrame,
        word::{ImplementationStatus, Stance, Word as _},
    },
};

use frames::{Frames, worked};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 21;
const PARTIES: usize = 100;
const OPTIONS: usize = 500;
const POSITIONS: usize = 50_000;

fn main() {
    for (what, depth) in [
        ("one position in each cell", 1),
        ("five in a fifth of the cells", 5),
    ] {
        println!("\n{PARTIES} parties, {OPTIONS} options, {POSITIONS} positions: {what}\n");
        let scenario = scenario(depth);
        matrix(&scenario);
        shown(&scenario);
    }
    println!("\n10,000 commitments in chains\n");
    delivery();
}

fn line(what: &str, times: &mut [Duration], at_most: f64) {
    times.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{what:<46} best {:>8.3} ms, median {:>8.3} ms, at most {at_most} ms",
        ms(times[0]),
        ms(times[times.len() / 2])
    );
}

fn timed<T>(mut work: impl FnMut() -> T) -> Vec<Duration> {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            let made = black_box(work());
            let time = start.elapsed();
            drop(made);
            time
        })
        .collect()
}

fn position(number: usize, party: usize, option: usize, since: Moment) -> Position {
    Position {
        id: Id::from(format!("position-{number}")),
        party: Ref::new(format!("party-{party}")),
        on: Target {
            option: Some(Ref::new(format!("option-{option}"))),
            ..Target::default()
        },
        stance: Some(Stance::ALL[(number * 7 + party) % 8].clone()),
        since,
        ..Position::default()
    }
}

fn scenario(depth: usize) -> Scenario {
    let mut scenario = Scenario::default();
    for at in 0..PARTIES {
        scenario.parties.push(Party {
            id: format!("party-{at}").into(),
            name: format!("Party {at}"),
            ..Party::default()
        });
    }
    for at in 0..OPTIONS / 10 {
        let options = (at * 10..at * 10 + 10).map(|at| Choice {
            id: format!("option-{at}").into(),
            title: format!("Option {at}"),
            ..Choice::default()
        });
        scenario.issues.push(Issue {
            id: format!("issue-{at}").into(),
            options: options.collect(),
            ..Issue::default()
        });
    }
    for at in 0..20 {
        scenario.talks.push(Talk {
            id: format!("talk-{at}").into(),
            start: Some(PartialDate::parse(&format!("20{:02}-03-01", at + 1))),
            ..Talk::default()
        });
    }
    let mut rng = fastrand::Rng::with_seed(1);
    let mut positions: Vec<Position> = (0..POSITIONS)
        .map(|number| {
            let cell = number / depth;
            let since = match rng.usize(0..3) {
                0 => Moment::default(),
                1 => Moment::at_talk(Ref::new(format!("talk-{}", rng.usize(0..20)))),
                _ => {
                    let date = format!("20{:02}-{:02}", rng.usize(1..21), rng.usize(1..13));
                    Moment::on(PartialDate::parse(&date))
                }
            };
            position(number, cell % PARTIES, cell / PARTIES, since)
        })
        .collect();
    rng.shuffle(&mut positions);
    scenario.positions = positions.into_iter().collect();
    scenario
}

fn matrix(scenario: &Scenario) {
    let moments = Moments::of(scenario);
    line(
        "index the histories (at open)",
        &mut timed(|| Standing::of(scenario, &moments)),
        60.0,
    );
    let mut standing = Standing::of(scenario, &moments);
    line(
        "rows and columns",
        &mut timed(|| Axes::of(scenario, &standing, &Query::default())),
        16.0,
    );
    let axes = Axes::of(scenario, &standing, &Query::default());
    let ranks: Vec<Rank> = moments
        .talks()
        .iter()
        .filter_map(|talk| moments.rank(&Moment::at_talk(Ref::new(talk.clone()))))
        .collect();
    let mut at = 0;
    let mut when = || {
        at += 1;
        When {
            now: ranks[at % ranks.len()],
            then: Some(ranks[0]),
            sight: Sight::Team,
        }
    };
    line(
        "move as of: all cells, with what moved since",
        &mut timed(|| Matrix::at(&axes, &standing, when())),
        16.0,
    );
    line(
        "... and all sums and the order by contention",
        &mut timed(|| {
            let matrix = Matrix::at(&axes, &standing, when());
            let sums = matrix.column_sums();
            let groups = Matrix::group_sums(&axes, &sums);
            let order = column_order(&axes, ColumnOrder::Contention, &sums, &groups);
            (matrix, sums, groups, order)
        }),
        16.0,
    );
    let cells = Matrix::at(&axes, &standing, when());
    line(
        "how isolated each party is (4,950 pairs)",
        &mut timed(|| isolations(&cells, LEAST_SHARED)),
        16.0,
    );
    line(
        "then and now, from the first talk to the last",
        &mut timed(|| shifts::between(scenario, &standing, ranks[0], Rank::END, Sight::Team)),
        100.0,
    );
    let today = "2024-01-01".parse().unwrap();
    line(
        "the stops of the slider",
        &mut timed(|| Stops::of(scenario, &moments, Some(today))),
        60.0,
    );
    edits(scenario, &moments, &mut standing);
}

/// The matrix on the screen: scrolled, seen from another moment, edited.
fn shown(scenario: &Scenario) {
    const FRAMES: usize = 240;
    let mut frames = Frames::with(scenario);
    let took = |ms: f64| Duration::from_secs_f64(ms / 1e3);
    line("the first picture", &mut [took(frames.positions())], 100.0);
    for (what, step) in [
        ("scrolling down, a frame", egui::Vec2::new(0.0, 120.0)),
        ("scrolling across, a frame", egui::Vec2::new(120.0, 0.0)),
    ] {
        let before = worked();
        let mut times: Vec<Duration> = frames.wheel(FRAMES, step).into_iter().map(took).collect();
        line(what, &mut times, 6.0);
        if let Some(cpu) = before.and_then(|before| Some((worked()? - before) / FRAMES as f64)) {
            println!("{:<46} CPU  {cpu:>8.3} ms a frame", "");
        }
    }
    let mut moves: Vec<Duration> = (0..RUNS as isize)
        .map(|run| {
            let step = if run % 2 == 0 { -1 } else { 1 };
            let [perform, frame] = frames.done(Command::LookBack(LookBackCommand::Step(step)));
            took(perform + frame)
        })
        .collect();
    line("another moment, with its frame", &mut moves, 16.0);
    let (mut edits, mut after): (Vec<Duration>, Vec<Duration>) = (0..RUNS)
        .map(|run| {
            let stance = Stance::ALL[run % 7].clone();
            let take = (Id::from("party-7"), Id::from("option-77"), stance);
            let [perform, frame] = frames.done(Command::Stand(StandCommand::Take(vec![take])));
            (took(perform), took(frame))
        })
        .unzip();
    line("a stance put on record", &mut edits, 2.0);
    line("the frame after it", &mut after, 16.0);
}

fn edits(scenario: &Scenario, moments: &Moments, standing: &mut Standing) {
    let mut now = scenario.clone();
    let mut times = Vec::new();
    for step in 0..60 {
        let before = now.clone();
        match step % 3 {
            0 => {
                let new = position(100_000 + step, step, step * 8, Moment::default());
                now.positions.insert(step * 800, Arc::new(new));
            }
            1 => {
                let old = now.positions.at_mut(step * 700).unwrap();
                old.stance = Some(Stance::Demands);
                old.on.option = Some(Ref::new("option-3"));
            }
            _ => {
                now.positions.remove(step * 600);
            }
        }
        let changes = changes::between(&before, &now);
        // The index of ids is kept up by `Reports`, and measured with it; here it is made anew.
        let index = Index::of(&now);
        let start = Instant::now();
        standing.update(&changes, &now, &index, moments);
        times.push(start.elapsed());
    }
    line("an edit: put in, changed, taken out", &mut times, 2.0);
}

fn delivery() {
    let mut scenario = Scenario::default();
    for at in 0..10_000 {
        let due = if at % 50 == 0 {
            TimeFrame {
                date: Some(PartialDate::parse("2024-01-31")),
                ..TimeFrame::default()
            }
        } else {
            TimeFrame {
                days: Some(Amount(3.0)),
                after: Some(Ref::new(format!("commitment-{}", at - 1))),
                ..TimeFrame::default()
            }
        };
        scenario.commitments.push(Commitment {
            id: format!("commitment-{at}").into(),
            title: format!("Commitment {at}"),
            due,
            depends_on: (at > 100)
                .then(|| Ref::new(format!("commitment-{}", at - 100)))
                .into_iter()
                .collect(),
            evidence: (0..2)
                .map(|step| Evidence {
                    date: Some(PartialDate::parse(&format!(
                        "2024-{:02}-{:02}",
                        1 + at % 12,
                        1 + step * 9
                    ))),
                    status: Some(ImplementationStatus::ALL[(at + step) % 4].clone()),
                    ..Evidence::default()
                })
                .collect(),
            ..Commitment::default()
        });
    }
    let today = "2024-07-01".parse().unwrap();
    let (index, moments) = (Index::of(&scenario), Moments::of(&scenario));
    let standing = Standing::of(&scenario, &moments);
    line(
        "the schedule",
        &mut timed(|| Schedule::of(&scenario, &index, today)),
        50.0,
    );
    let schedule = Schedule::of(&scenario, &index, today);
    let first = Id::from("commitment-9950");
    line(
        "what slips if one slips",
        &mut timed(|| schedule.slips(&first, 30)),
        16.0,
    );
    line(
        "progress",
        &mut timed(|| Progress::of(&scenario, today)),
        50.0,
    );
    let sources = Sources {
        scenario: &scenario,
        index: &index,
        moments: &moments,
        standing: &standing,
        schedule: &schedule,
        today,
        sight: Sight::Team,
    };
    line("the timeline", &mut timed(|| Timeline::of(&sources)), 50.0);
}
