//! Quick entry without a window: what lines become, against the Berlin sample.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod kinds;
mod reading;

use nonpaper::{
    commands::quick::{Cited, FORMS, Names, Note, Reading, Setting, read, read_all},
    document::{Document, IdSource},
    io::samples::Template,
    model::{
        Id, Kind, PartialDate, Scenario, field,
        handling::Handling,
        word::{
            Basis, CommitmentKind, Confidence, Effect, ImplementationStatus, MechanismKind,
            PartyKind, PartyRole, ProposalKind, ProposalStatus, RelationKind, Reliability,
            SourceKind, Stance, TalkFormat, TalkStatus, Theme, Tone,
        },
    },
};

pub(crate) fn berlin() -> Scenario {
    Template::BerlinTalks.scenario().unwrap()
}

pub(crate) fn today() -> PartialDate {
    PartialDate::parse("2026-11-23")
}

/// What a line is read as, with the cursor at its end.
pub(crate) fn reading(scenario: &Scenario, line: &str) -> Reading {
    let names = Names::of(scenario);
    let set = Setting {
        scenario,
        names: &names,
        today: today(),
        from: None,
        here: None,
    };
    read(line, line.len(), &set, &mut IdSource::random())
}

/// The scenario after a line was added to it.
pub(crate) fn after(scenario: &Scenario, line: &str) -> Scenario {
    let reading = reading(scenario, line);
    assert_eq!(reading.problem, None, "{line}");
    let mut document = Document::new(scenario.clone());
    assert!(document.apply(reading.transaction.unwrap()), "{line}");
    document.scenario().clone()
}

pub(crate) fn problem(scenario: &Scenario, line: &str) -> String {
    let reading = reading(scenario, line);
    assert!(
        reading.transaction.is_none(),
        "{line} was taken for {:?}",
        reading.entry
    );
    reading
        .problem
        .unwrap_or_else(|| panic!("{line}: nothing is said"))
}

/// The titles that are offered where the cursor is.
pub(crate) fn offered(scenario: &Scenario, line: &str) -> Vec<String> {
    reading(scenario, line)
        .completions
        .into_iter()
        .map(|one| one.title)
        .collect()
}

/// The last card of a list.
macro_rules! last {
    ($scenario:expr, $list:ident) => {
        $scenario.$list.iter().last().unwrap().clone()
    };
}

pub(crate) use last;

pub(crate) fn ids<T>(refs: &[nonpaper::model::Ref<T>]) -> Vec<&str> {
    refs.iter().map(|one| one.id().as_str()).collect()
}

pub(crate) fn talk_of(moment: &nonpaper::model::Moment) -> &str {
    moment.talk.as_ref().unwrap().id().as_str()
}
