//! Every field of the format, changed through the interface: its control is found by its
//! accessible name, and then the document is looked at.
//!
//! Each module has the table of one list of the format: the path of a field, what is done to
//! change it, and what the document must say afterwards. The tables drive the tests, and a walk
//! over the schema says which field has no line in them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

#[path = "../common/mod.rs"]
mod common;

mod driver;
mod new_cards;
mod page;
mod schema;
mod shared;

use std::collections::BTreeSet;

use driver::{Run, drive};

macro_rules! tables {
    ($($list:ident),* $(,)?) => {
        $(mod $list;)*

        $(
            #[test]
            fn $list() {
                for run in $list::runs() {
                    drive(&run);
                }
            }
        )*

        fn all_runs() -> Vec<Run> {
            let mut runs = Vec::new();
            $(runs.extend($list::runs());)*
            runs
        }
    };
}

tables!(
    scenario,
    parties,
    talks,
    issues,
    proposals,
    positions,
    commitments,
    implications,
    reactions,
    sources,
    relations,
    views,
    briefs,
    waivers,
);

/// The fields that nobody is to change, and why.
fn excepted(path: &str) -> Option<&'static str> {
    match path {
        "format" | "version" => Some("they say what kind of file this is"),
        _ if path.ends_with("[].id") => {
            Some("an id is how everything else names the thing; the program gives it")
        }
        _ => None,
    }
}

#[test]
fn every_field_of_the_schema_is_changed_by_a_test() {
    let tested: BTreeSet<String> = all_runs()
        .iter()
        .flat_map(|run| run.cases.iter().map(|case| case.path.clone()))
        .collect();
    let all = schema::paths();
    assert!(all.len() > 250, "the walk found only {}", all.len());
    let untested: Vec<&String> = all
        .iter()
        .filter(|path| excepted(path).is_none() && !tested.contains(*path))
        .collect();
    assert!(untested.is_empty(), "no test changes {untested:#?}");
    let unknown: Vec<&String> = tested.difference(&all).collect();
    assert!(unknown.is_empty(), "the schema has no {unknown:#?}");
    let changed: Vec<&String> = tested
        .iter()
        .filter(|path| excepted(path).is_some())
        .collect();
    assert!(changed.is_empty(), "excepted, yet tested: {changed:#?}");
}
