//! The fields of a proposal, its provisions and their mechanisms.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Press, Tick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Proposal, own()),
        Run::of(Kind::Proposal, record()),
        Run::of(Kind::Proposal, provision()),
        Run::of(
            Kind::Proposal,
            shared::common("proposals", ("Summary", "summary")),
        ),
    ]
}

fn own() -> Vec<Case> {
    vec![
        is("proposals[].title", &[Write("Title", "A draft")], "A draft"),
        is(
            "proposals[].kind",
            &[Choose("Kind", "Single negotiating text")],
            "single-text",
        ),
        is(
            "proposals[].status",
            &[Choose("Status", "Under discussion")],
            "under-discussion",
        ),
        names(
            "proposals[].tabled_by[]",
            &[Pick("Tabled by: add a party", "Envoy’s delegation")],
            "Envoy’s delegation",
        ),
        names(
            "proposals[].tabled_at",
            &[Pick("Tabled at", "Berlin talks")],
            "Berlin talks",
        ),
        is("proposals[].date", &[Write("Date", "2025")], "2025"),
        is(
            "proposals[].summary",
            &[Write("Summary", "In brief")],
            "In brief",
        ),
        names(
            "proposals[].supersedes",
            &[Pick("Supersedes", "Pause the NATO")],
            "Pause the NATO accession talks",
        ),
        names(
            "proposals[].signatories[]",
            &[Pick("Signatories: add a party", "NATO")],
            "NATO",
        ),
    ]
}

fn record() -> Vec<Case> {
    let mut cases = vec![is(
        "proposals[].record[].status",
        &[Press("Add a step"), Choose("Became", "Withdrawn")],
        "withdrawn",
    )];
    cases.extend(shared::moment("proposals[].record[].at", "When"));
    cases
}

fn provision() -> Vec<Case> {
    const PART: &str = "proposals[].provisions[]";
    let at = |field: &str| format!("{PART}.{field}");
    let mut cases = vec![
        is(
            &at("heading"),
            &[Press("Add a provision"), Write("Heading", "Crossing")],
            "Crossing",
        ),
        is(
            &at("text"),
            &[Write("Wording", "The crossing is opened")],
            "The crossing is opened",
        ),
        is(&at("agreed"), &[Tick("Agreed (else bracketed)")], true),
    ];
    cases.extend(shared::moment(&at("agreed_at"), "Agreed when"));
    cases.extend([
        names(
            &at("issue"),
            &[Pick("Settles the issue", "Verification")],
            "Verification",
        ),
        names(
            &at("option"),
            &[Choose("Picks the option", "There is no verification regime")],
            "There is no verification regime",
        ),
        names(
            &at("conditions[]"),
            &[Pick("Conditional on: add a provision", "Milestones")],
            "Milestones",
        ),
    ]);
    cases.extend(shared::time_frame(&at("timeframe"), "Time frame"));
    cases.extend([
        names(
            &at("responsible[]"),
            &[Pick("Responsible: add a party", "Critics")],
            "Critics",
        ),
        names(
            &at("guarantors[]"),
            &[Pick("Guarantors: add a party", "NATO")],
            "NATO",
        ),
    ]);
    cases.extend(shared::mechanisms(PART));
    cases.extend(shared::part_handling(PART));
    cases
}
