//! What the check of ten thousand items costs: as a whole, and after an edit. Times are of this
//! machine, on one core.
//!
//! `cargo bench --bench check`
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::time::Instant;

use nonpaper::{
    analysis::Reports,
    document::{Document, Edit, Transaction},
    model::{
        Commitment, Id, Kind, Moment, PartialDate, Party, Position, Proposal, Ref, Scenario, Talk,
        word::{ImplementationStatus, Stance},
    },
};
use serde_json::{Value, json};

const RUNS: usize = 41;
const PARTIES: usize = 100;
const ISSUES: usize = 100;
const OPTIONS: usize = 5;
const PROPOSALS: usize = 100;
const PROVISIONS: usize = 20;
const POSITIONS: usize = 5_000;
const COMMITMENTS: usize = 2_000;
const TALKS: usize = 100;
const OTHERS: usize = 400;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn list(count: usize, make: impl FnMut(usize) -> Value) -> Value {
    Value::Array((0..count).map(make).collect())
}

/// A scenario in which most is done that was promised, and hardly anything else is as it should
/// be.
fn large() -> Scenario {
    let mut random = fastrand::Rng::with_seed(10_000);
    let mut any = |count: usize| random.usize(..count);
    let date = |n: usize| format!("{}-{:02}-{:02}", 2000 + n % 12, 1 + n % 12, 1 + n % 28);
    let stance = [
        "demands",
        "supports",
        "accepts",
        "reluctant",
        "opposes",
        "rejects",
        "unknown",
    ];
    let status = [
        "floated",
        "tabled",
        "under-discussion",
        "agreed",
        "agreed",
        "superseded",
    ];
    let file = json!({
        "format": "nonpaper-scenario", "version": 1, "title": "Large", "today": "2006-06-15",
        "parties": list(PARTIES, |n| json!({
            "id": format!("party-{n}"), "name": format!("Party {n}"),
            "red_lines": [{ "id": format!("line-{n}"), "text": "Never",
                            "option": format!("option-{}", any(ISSUES * OPTIONS)) }],
        })),
        "talks": list(TALKS, |n| json!({
            "id": format!("talk-{n}"), "title": format!("Talk {n}"),
            "follows": format!("talk-{}", n.saturating_sub(1)),
            "start": (n.is_multiple_of(2)).then(|| date(any(300))),
        })),
        "issues": list(ISSUES, |n| json!({
            "id": format!("issue-{n}"), "title": format!("Issue {n}"),
            "options": list(OPTIONS, |o| json!({
                "id": format!("option-{}", n * OPTIONS + o), "title": format!("Option {o}") })),
        })),
        "proposals": list(PROPOSALS, |n| json!({
            "id": format!("proposal-{n}"), "title": format!("Proposal {n}"), "status": status[n % 6],
            "provisions": list(PROVISIONS, |p| {
                let own = n * PROVISIONS + p;
                json!({
                    "id": format!("provision-{own}"), "heading": format!("Provision {own}"),
                    "agreed": true,
                    "option": format!("option-{}", any(ISSUES * OPTIONS)),
                    "responsible": [format!("party-{}", any(PARTIES)), format!("party-{}", any(PARTIES))],
                    // Mostly on what comes before; now and then two wait for each other.
                    "conditions": [format!("provision-{}", if own.is_multiple_of(40) { own + 1 } else { own.saturating_sub(1) })],
                    "timeframe": { "days": 30, "after": format!("provision-{}", own.saturating_sub(1)) },
                })
            }),
        })),
        "positions": list(POSITIONS, |n| json!({
            "id": format!("position-{n}"), "party": format!("party-{}", any(PARTIES)),
            "on": { "option": format!("option-{}", any(ISSUES * OPTIONS)) },
            "stance": stance[any(7)],
            "since": { "talk": format!("talk-{}", any(TALKS)) },
        })),
        "commitments": list(COMMITMENTS, |n| json!({
            "id": format!("commitment-{n}"), "title": format!("Commitment {n}"),
            "provision": (n % 4 > 0).then(|| format!("provision-{}", any(PROPOSALS * PROVISIONS))),
            "due": if n.is_multiple_of(10) { json!({ "date": date(n) }) } else {
                json!({ "days": 20, "after": format!("commitment-{}", n - 1) }) },
            "status": if n % 10 < 7 { "full" } else { "minimal" },
            "depends_on": [format!("commitment-{}", if n.is_multiple_of(50) { n + 2 } else { any(n) })],
        })),
        "implications": list(OTHERS, |n| json!({ "id": format!("implication-{n}"), "of": ["proposal-1"] })),
        "reactions": list(OTHERS, |n| json!({ "id": format!("reaction-{n}"), "by": "party-1", "to": "talk-1" })),
        "relations": list(OTHERS, |n| json!({ "id": format!("relation-{n}"), "from": "party-1", "to": "party-2" })),
    });
    let mut file = file;
    drop_nulls(&mut file);
    serde_json::from_value(file).unwrap()
}

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        Value::Array(list) => list.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// The quickest run: on a machine that does other things too, the others tell of those.
fn quickest(times: Vec<f64>) -> f64 {
    times.into_iter().fold(f64::INFINITY, f64::min)
}

fn line(what: &str, ms: f64, at_most: f64) {
    println!("{what:<52}{ms:>9.2} ms{at_most:>12.2} ms");
}

fn edits() -> Vec<(&'static str, Edit)> {
    let at = |kind: Kind, n: usize| Id::from(format!("{}-{n}", kind.noun()));
    vec![
        (
            "a stance",
            Edit::update(&at(Kind::Position, 77), |position: &mut Position| {
                position.stance = Some(Stance::Undecided);
            }),
        ),
        (
            "since when a position holds",
            Edit::update(&at(Kind::Position, 78), |position: &mut Position| {
                position.since = Moment::on(PartialDate::parse("2004-05"));
            }),
        ),
        (
            "a position, put first",
            Edit::Insert(
                nonpaper::model::AnyCard::Position(std::sync::Arc::new(Position {
                    id: Id::from("position-new"),
                    party: Ref::new("party-3"),
                    ..Position::default()
                })),
                0,
            ),
        ),
        (
            "the title of a commitment",
            Edit::update(&at(Kind::Commitment, 50), |commitment: &mut Commitment| {
                commitment.title.push('!');
            }),
        ),
        (
            "a deadline on which others hang",
            Edit::update(&at(Kind::Commitment, 50), |commitment: &mut Commitment| {
                commitment.due.date = Some(PartialDate::parse("2011"));
            }),
        ),
        (
            "a status",
            Edit::update(&at(Kind::Commitment, 51), |commitment: &mut Commitment| {
                commitment.status = Some(ImplementationStatus::NotInitiated);
            }),
        ),
        (
            "the text of a provision",
            Edit::update(&at(Kind::Proposal, 40), |proposal: &mut Proposal| {
                proposal.provisions[3].text.push('!');
            }),
        ),
        (
            "a condition",
            Edit::update(&at(Kind::Proposal, 40), |proposal: &mut Proposal| {
                proposal.provisions[3]
                    .conditions
                    .push(Ref::new("provision-7"));
            }),
        ),
        (
            "the name of a party",
            Edit::update(&at(Kind::Party, 3), |party: &mut Party| {
                party.name.push('!')
            }),
        ),
        (
            "the title of a talk",
            Edit::update(&at(Kind::Talk, 40), |talk: &mut Talk| talk.title.push('!')),
        ),
        (
            "the date of a talk, a little later",
            Edit::update(&at(Kind::Talk, 40), |talk: &mut Talk| {
                let day = talk.start.as_ref().and_then(|start| start.last_day());
                talk.start = day
                    .and_then(|day| day.tomorrow().ok())
                    .map(PartialDate::from);
            }),
        ),
        (
            "the date of a talk, seven years later",
            Edit::update(&at(Kind::Talk, 40), |talk: &mut Talk| {
                talk.start = Some(PartialDate::parse("2013-01"));
            }),
        ),
    ]
}

fn main() {
    let scenario = large();
    let items = nonpaper::model::field::own_ids(&scenario).len();
    let reports = Reports::of(&scenario);
    println!(
        "{} cards, {items} items, {} findings, the quickest of {RUNS} runs\n",
        scenario.all_cards().count(),
        reports.findings.len()
    );
    println!("{:<52}{:>12}{:>15}", "", "", "at most");
    // The whole check alone: another day, everything else kept.
    let mut whole = reports.clone();
    let mut bare = scenario.clone();
    bare.today = None;
    let times = (0..RUNS).map(|run| {
        let day = format!("2006-06-{:02}", 1 + run % 28).parse().ok();
        let start = Instant::now();
        whole.set_day(&bare, day);
        start.elapsed().as_secs_f64() * 1000.0
    });
    line("the whole check", quickest(times.collect()), 50.0);
    let only = std::env::args().nth(1).filter(|arg| !arg.starts_with('-'));
    for (what, edit) in edits() {
        if only.as_ref().is_some_and(|only| only != what) {
            continue;
        }
        let mut document = Document::new(scenario.clone());
        let before = document.snapshot();
        document.apply(Transaction::new("edit", edit));
        let mut kept = reports.clone();
        // There and back again.
        let mut times = Vec::new();
        for run in 0..RUNS {
            let (from, to) = if run.is_multiple_of(2) {
                (&*before, document.scenario())
            } else {
                (document.scenario(), &*before)
            };
            let start = Instant::now();
            kept.update(from, to);
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        line(
            &format!("all reports after an edit of {what}"),
            quickest(times),
            2.0,
        );
        assert!(
            kept.findings == Reports::of(document.scenario()).findings,
            "{what}"
        );
    }
}
