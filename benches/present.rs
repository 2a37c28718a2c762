//! What presenting costs: laying out a slide, changing from one to the next, and a whole brief to
//! PDF. Times are of this machine.
//!
//! `cargo bench --bench present`
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

#[path = "common/frames.rs"]
mod frames;

use std::time::{Duration, Instant};

use frames::Frames;
use jiff::civil::Date;
use nonpaper::{
    io::samples::Template,
    model::{
        Attribution, Brief, Choice, Commitment, Id, Issue, Kind, Party, Position, Proposal,
        Provision, Ref, Scenario, Source, Talk, Target,
        handling::{Handling, Room},
        word::{PartyRole, Stance, TalkStatus},
    },
    present::{
        Craft, Stage, deck,
        out::{self, Format},
        slide,
    },
    views::map,
};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 15;

/// What a change of slide, and a file, may take.
const SLIDE: Duration = Duration::from_millis(16);
const SAMPLE: Duration = Duration::from_millis(500);
const CROWD: Duration = Duration::from_secs(2);

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begin = Instant::now();
            run();
            begin.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn report(what: &str, time: Duration, most: Duration) -> bool {
    let verdict = if time <= most { "" } else { "  TOO SLOW" };
    println!(
        "{what:<44} {:>9.2} ms, at most {:>6} ms{verdict}",
        time.as_secs_f64() * 1e3,
        most.as_millis()
    );
    time <= most
}

/// Two hundred cards that refer to each other.
fn crowd() -> Scenario {
    let mut scenario = Template::Aceh.scenario().unwrap().without_cards();
    scenario.title = "Two hundred cards".to_owned();
    scenario.briefs = Default::default();
    let public = Handling::Public;
    let cite = vec![Attribution {
        source: Ref::new("source-0"),
        who: "Officials in the capital".to_owned(),
        ..Attribution::default()
    }];
    for number in 0..10 {
        scenario.sources.push(Source {
            id: Id::from(format!("source-{number}")),
            title: format!("A report on the talks, part {number}"),
            handling: public.clone(),
            ..Source::default()
        });
    }
    for number in 0..30 {
        scenario.parties.push(Party {
            id: Id::from(format!("party-{number}")),
            name: format!("Movement for the region {number}"),
            role: Some(PartyRole::ConflictParty),
            handling: public.clone(),
            ..Party::default()
        });
    }
    for number in 0..20 {
        scenario.talks.push(Talk {
            id: Id::from(format!("talk-{number}")),
            title: format!("Round {number} of the talks on the region"),
            status: Some(TalkStatus::Concluded),
            outcome: "The parties met and spoke about what divides them. ".repeat(12),
            handling: public.clone(),
            ..Talk::default()
        });
    }
    for number in 0..30 {
        scenario.issues.push(Issue {
            id: Id::from(format!("issue-{number}")),
            title: format!("The question of the border {number}"),
            options: (0..3)
                .map(|at| Choice {
                    id: Id::from(format!("option-{number}-{at}")),
                    title: format!("It is settled in the way {at}"),
                    ..Choice::default()
                })
                .collect(),
            handling: public.clone(),
            ..Issue::default()
        });
        scenario.commitments.push(Commitment {
            id: Id::from(format!("commitment-{number}")),
            title: format!("Withdraw from the zone {number}"),
            responsible: vec![Ref::new(format!("party-{number}"))],
            handling: public.clone(),
            ..Commitment::default()
        });
    }
    for number in 0..10 {
        scenario.proposals.push(Proposal {
            id: Id::from(format!("proposal-{number}")),
            title: format!("Draft {number}"),
            provisions: (0..5)
                .map(|at| Provision {
                    id: Id::from(format!("provision-{number}-{at}")),
                    heading: format!("Article {at}"),
                    ..Provision::default()
                })
                .collect(),
            handling: public.clone(),
            ..Proposal::default()
        });
    }
    let stances = [
        Stance::Rejects,
        Stance::Opposes,
        Stance::Accepts,
        Stance::Supports,
    ];
    for number in 0..70_usize {
        scenario.positions.push(Position {
            id: Id::from(format!("position-{number}")),
            party: Ref::new(format!("party-{}", number % 12)),
            on: Target::of(
                Kind::Choice,
                &Id::from(format!("option-{}-{}", number % 10, number % 3)),
            ),
            stance: Some(stances[number % stances.len()].clone()),
            since: nonpaper::model::Moment::at_talk(Ref::new(format!("talk-{}", number % 20))),
            sources: cite.clone(),
            handling: public.clone(),
            ..Position::default()
        });
    }
    scenario
}

fn automatic(stage: &Stage, room: &Room) -> Brief {
    let mut count = 0;
    deck::automatic(stage, Some(room), &mut |kind| {
        count += 1;
        Id::from(format!("{}-{count}", kind.noun()))
    })
}

fn main() {
    let craft = Craft {
        fonts: map::picture_fonts(),
        draw_map: map::drawing,
        day: Some(Date::constant(2026, 11, 23)),
        month_first: false,
    };
    let room = Room::public();
    let mut is_fine = true;
    for (name, scenario, most) in [
        (
            "Berlin talks",
            Template::BerlinTalks.scenario().unwrap(),
            SAMPLE,
        ),
        ("Aceh", Template::Aceh.scenario().unwrap(), SAMPLE),
        ("two hundred cards", crowd(), CROWD),
    ] {
        let stage = Stage::for_room(&scenario, &room, None, &craft);
        let brief = automatic(&stage, &room);
        let mut slowest = (Duration::ZERO, "");
        for slide in &brief.slides {
            let time = median(|| {
                slide::pages(&stage, slide, None, 1);
            });
            if time >= slowest.0 {
                slowest = (time, &slide.title);
            }
        }
        is_fine &= report(
            &format!("{name}: slowest slide, {}", slowest.1),
            slowest.0,
            SLIDE,
        );
        let pages = deck::pages(&stage, &brief).len();
        let time = median(|| {
            let stage = Stage::for_room(&scenario, &room, None, &craft);
            let brief = automatic(&stage, &room);
            out::write(&stage, &brief, Format::Pdf).unwrap();
        });
        is_fine &= report(
            &format!("{name}: brief of {pages} pages to PDF"),
            time,
            most,
        );
        let mut shown = scenario.clone();
        shown.briefs.push(brief);
        for (what, is_audience) in [
            ("a change on the presenter's screen", false),
            ("a change on the audience's", true),
        ] {
            let mut frames = Frames::with(&shown);
            let mut times = frames.slides(is_audience);
            times.sort_by(f64::total_cmp);
            let slowest = times.last().copied().unwrap_or_default();
            is_fine &= report(
                &format!("{name}: {what}, the slowest frame"),
                Duration::from_secs_f64(slowest / 1e3),
                SLIDE,
            );
        }
    }
    assert!(is_fine, "something is too slow");
}
