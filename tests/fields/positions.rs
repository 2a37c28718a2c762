//! The fields of a position.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Radio, Slide, Tick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Position, own()),
        Run::of(
            Kind::Position,
            shared::common("positions", ("Stance", "stance")),
        ),
    ]
}

fn own() -> Vec<Case> {
    let mut cases = vec![
        names(
            "positions[].party",
            &[Pick("Party", "Critics")],
            "Critics",
        ),
        names(
            "positions[].on.option",
            &[Pick("On", "Forces stay")],
            "Forces stay in the disputed zones",
        ),
        names(
            "positions[].on.provision",
            &[Pick("On", "Verification regime")],
            "Verification regime",
        ),
        names(
            "positions[].on.proposal",
            &[Pick("On", "Pause the NATO")],
            "Pause the NATO accession talks",
        ),
        is("positions[].stance", &[Radio("Reluctant")], "reluctant"),
        names(
            "positions[].conditions[]",
            &[Pick(
                "In return for: add an option or provision",
                "No timetable",
            )],
            "No timetable is set",
        ),
        is(
            "positions[].value",
            &[Slide("What it is worth to them (0 to 100)")],
            51,
        ),
        is(
            "positions[].confidence",
            &[Choose("Confidence", "Medium")],
            "medium",
        ),
        is(
            "positions[].private",
            &[Tick("Held in private only")],
            true,
        ),
        is(
            "positions[].rationale",
            &[Write("Rationale", "Because")],
            "Because",
        ),
    ];
    cases.extend(shared::moment("positions[].since", "Since"));
    cases.extend(shared::moment("positions[].until", "Until"));
    cases
}
