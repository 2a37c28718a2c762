//! The fields of a waiver.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Pick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Waiver, own()),
        Run::of(Kind::Waiver, shared::common("waivers", ("Reason", "reason"))),
    ]
}

fn own() -> Vec<Case> {
    vec![
        is("waivers[].rule", &[Write("Rule", "no-source")], "no-source"),
        names(
            "waivers[].item",
            &[Pick("Waived for", "Further round")],
            "Further round",
        ),
        is(
            "waivers[].reason",
            &[Write("Reason", "It is common knowledge")],
            "It is common knowledge",
        ),
        is("waivers[].by", &[Write("Waived by", "The desk")], "The desk"),
        is("waivers[].date", &[Write("Date", "2026-01-02")], "2026-01-02"),
    ]
}
