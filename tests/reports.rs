//! Reports that are kept up say the same as those computed anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use std::collections::BTreeSet;

use common::random::telling_edit;
use nonpaper::{
    analysis::{
        Reports,
        filter::{Filter, Findings, HandlingMark, Sort, SortBy, arrange},
        moments::Rank,
        query::Query,
        search::{Memory, row, search},
        stances,
    },
    document::{Document, IdSource, Transaction},
    io::samples::Template,
    model::{
        Id, Kind, Moment, Ref, Scenario,
        field::{own_ids, references},
        validation::validate,
    },
};

const WORDS: [&str; 9] = [
    "ukraine",
    "guar",
    "a",
    "geneve party:ukr",
    "kind:position accepts",
    "finding:",
    "tag:guarantor ukrain",
    "2025-12",
    "ukrne",
];

/// All that can be asked of both is answered alike.
fn assert_same(
    kept: &Reports,
    memory: &mut Memory,
    scenario: &Scenario,
    ids: &BTreeSet<Id>,
    what: &str,
) {
    let fresh = Reports::of(scenario);
    assert!(kept.findings == fresh.findings, "{what}");
    let of_the_file = |rule: &str| validate(scenario).iter().filter(|f| f.rule == rule).count();
    for rule in [
        "dangling-reference",
        "duplicate-id",
        "ill-formed-id",
        "impossible-date",
    ] {
        let found = kept.findings.iter().chain(kept.findings.waived());
        let found = found.filter(|finding| finding.rule == rule).count();
        assert_eq!(found, of_the_file(rule), "{what}: {rule}");
    }
    assert_eq!(kept.moments.talks(), fresh.moments.talks(), "{what}");
    for id in ids {
        let (a, b) = (&kept.index, &fresh.index);
        assert_eq!(a.place(id), b.place(id), "{what}: {id}");
        assert_eq!(a.referrers(id), b.referrers(id), "{what}: {id}");
        assert_eq!(a.title(scenario, id), b.title(scenario, id), "{what}: {id}");
        assert_eq!(kept.findings_of(id), fresh.findings_of(id), "{what}: {id}");
        let at = Moment::at_talk(Ref::from(id));
        assert_eq!(
            kept.moments.rank(&at),
            fresh.moments.rank(&at),
            "{what}: {id}"
        );
        let positions: [Vec<_>; 2] = [a, b].map(|index| index.positions(scenario, id).collect());
        assert_eq!(positions[0], positions[1], "{what}: {id}");
    }
    for proposal in scenario.proposals.iter() {
        let tally = |reports| stances::tally(scenario, reports, proposal, Rank::END);
        assert_eq!(tally(kept), tally(&fresh), "{what}");
    }
    for typed in WORDS {
        let query = Query::parse(typed, scenario, kept);
        assert_eq!(
            query,
            Query::parse(typed, scenario, &fresh),
            "{what}: {typed}"
        );
        let found = search(scenario, kept, &query, memory);
        assert_eq!(
            found,
            search(scenario, &fresh, &query, &mut Memory::default()),
            "{what}: {typed}"
        );
        for found in found.found.iter().take(3) {
            let row = |reports| {
                row(
                    scenario,
                    reports,
                    &found.card,
                    query.words(),
                    typed == "ukrne",
                )
            };
            assert_eq!(row(kept), row(&fresh), "{what}: {typed}");
        }
    }
    for (filter, by) in [
        (Filter::default(), SortBy::Title),
        (
            Filter {
                findings: Findings::Some,
                ..Filter::default()
            },
            SortBy::Findings,
        ),
        (
            Filter {
                parties: vec![Id::from("party-ukraine")],
                ..Filter::default()
            },
            SortBy::Date,
        ),
        (
            Filter {
                handling: vec![HandlingMark::Public],
                ..Filter::default()
            },
            SortBy::Status,
        ),
    ] {
        let order = |reports| arrange(scenario, reports, &Kind::CARDS, &filter, &Sort::by(by));
        assert_eq!(order(kept), order(&fresh), "{what}");
    }
}

fn all_ids(scenario: &Scenario) -> impl Iterator<Item = Id> {
    own_ids(scenario).into_iter().chain(references(scenario))
}

#[test]
fn reports_that_are_kept_up_are_those_computed_anew() {
    for seed in 0..60 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut new_ids = IdSource::seeded(seed);
        let template = [Template::BerlinTalks, Template::Mediated][usize::from(seed % 3 == 0)];
        let mut document = Document::new(template.scenario().unwrap());
        let mut kept = Reports::of(document.scenario());
        let mut memory = Memory::default();
        let mut ids: BTreeSet<Id> = all_ids(document.scenario()).collect();
        for step in 0..14 {
            let before = document.snapshot();
            match random.u8(..6) {
                0 | 1 => {
                    document.undo();
                }
                2 => {
                    document.redo();
                }
                _ => {
                    let edits = (0..random.usize(1..4))
                        .map(|_| telling_edit(&mut random, &mut new_ids, document.scenario()))
                        .collect();
                    document.apply(Transaction::of("step", edits));
                }
            }
            kept.update(&before, document.scenario());
            ids.extend(all_ids(document.scenario()));
            assert_same(
                &kept,
                &mut memory,
                document.scenario(),
                &ids,
                &format!("seed {seed}, step {step}"),
            );
        }
    }
}

#[test]
fn another_scenario_altogether_is_looked_at_anew() {
    let (first, second) = (
        Template::BerlinTalks.scenario().unwrap(),
        Template::Mediated.scenario().unwrap(),
    );
    let mut kept = Reports::of(&first);
    kept.update(&first, &second);
    let ids = all_ids(&first).chain(all_ids(&second)).collect();
    assert_same(
        &kept,
        &mut Memory::default(),
        &second,
        &ids,
        "another scenario",
    );
}
