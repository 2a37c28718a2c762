//! The fields of a talk.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Press, Slide, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Talk, own()),
        Run::of(Kind::Talk, shared::common("talks", ("Venue", "venue"))),
    ]
}

fn own() -> Vec<Case> {
    vec![
        is("talks[].title", &[Write("Title", "Geneva round")], "Geneva round"),
        is("talks[].venue", &[Write("Venue", "Geneva")], "Geneva"),
        is("talks[].start", &[Write("Start", "3 February 2026")], "2026-02-03"),
        is("talks[].end", &[Write("End", "February 2026")], "2026-02"),
        is("talks[].track", &[Choose("Track", "Track 1.5")], 1.5),
        is(
            "talks[].format",
            &[Choose("Format", "Proximity talks")],
            "proximity",
        ),
        is(
            "talks[].status",
            &[Choose("Status", "Under way")],
            "under-way",
        ),
        names(
            "talks[].participants[].party",
            &[Press("Add a participant"), Pick("Party", "Envoy’s delegation")],
            "Envoy’s delegation",
        ),
        is(
            "talks[].participants[].role",
            &[Choose("Role at this talk", "Mediator")],
            "mediator",
        ),
        is(
            "talks[].participants[].head",
            &[Write("Head of delegation", "The envoy")],
            "The envoy",
        ),
        names(
            "talks[].agenda[]",
            &[Pick("Agenda: add an issue", "Enforcement")],
            "Enforcement",
        ),
        is(
            "talks[].aims[]",
            &[Press("Add an aim"), Write("Aim 1", "A ceasefire")],
            "A ceasefire",
        ),
        is(
            "talks[].outcome",
            &[Write("Outcome", "Adjourned")],
            "Adjourned",
        ),
        is(
            "talks[].momentum",
            &[Slide("Momentum (−2 stalling, 2 strong)")],
            1,
        ),
        names(
            "talks[].follows",
            &[Pick("Follows", "Further round")],
            "Further round",
        ),
        names(
            "talks[].part_of",
            &[Pick("Part of", "Berlin talks")],
            "Berlin talks",
        ),
    ]
}
