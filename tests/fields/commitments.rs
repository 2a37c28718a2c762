//! The fields of a commitment, its benchmarks, mechanisms and evidence.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Press, Tick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Commitment, own()),
        Run::of(Kind::Commitment, parts()),
        Run::of(Kind::Commitment, evidence()),
        Run::of(
            Kind::Commitment,
            shared::common("commitments", ("Due", "due")),
        ),
    ]
}

fn own() -> Vec<Case> {
    let mut cases = vec![
        is(
            "commitments[].title",
            &[Write("Title", "Withdraw")],
            "Withdraw",
        ),
        is(
            "commitments[].kind",
            &[Choose("Kind", "Milestone")],
            "milestone",
        ),
        is(
            "commitments[].status",
            &[Choose("Status", "Intermediate")],
            "intermediate",
        ),
        is(
            "commitments[].text",
            &[Write("What is to be done", "All of it")],
            "All of it",
        ),
        names(
            "commitments[].responsible[]",
            &[Pick("Responsible: add a party", "Critics")],
            "Critics",
        ),
        names(
            "commitments[].provision",
            &[Pick("Delivers the provision", "Milestones")],
            "Milestones",
        ),
        names(
            "commitments[].depends_on[]",
            &[Pick(
                "Depends on: add a commitment",
                "Draft concrete milestones",
            )],
            "Draft concrete milestones",
        ),
    ];
    cases.extend(shared::time_frame("commitments[].due", "Due"));
    cases
}

fn parts() -> Vec<Case> {
    let mut cases = vec![
        is(
            "commitments[].benchmarks[].text",
            &[
                Press("Add a benchmark"),
                Write("What is measured", "Half of it"),
            ],
            "Half of it",
        ),
        is(
            "commitments[].benchmarks[].done",
            &[Tick("Reached")],
            true,
        ),
    ];
    cases.extend(shared::mechanisms("commitments[]"));
    cases
}

fn evidence() -> Vec<Case> {
    const PART: &str = "commitments[].evidence[]";
    let at = |field: &str| format!("{PART}.{field}");
    let mut cases = vec![
        is(
            &at("date"),
            &[
                Press("Add a piece of evidence"),
                Write("Observed", "2026-03"),
            ],
            "2026-03",
        ),
        is(&at("status"), &[Choose("It shows", "Minimal")], "minimal"),
        is(
            &at("text"),
            &[Write("What was observed", "Two posts")],
            "Two posts",
        ),
        names(
            &at("sources[].source"),
            &[
                Press("Add a source of the evidence"),
                Pick("Cited source", "Background"),
            ],
            "Background of the Berlin Talks",
        ),
    ];
    cases.extend(shared::attribution(&at("sources[]"), ("Text", "text")));
    cases
}
