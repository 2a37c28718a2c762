//! The fields of an implication.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Implication, own()),
        Run::of(
            Kind::Implication,
            shared::common("implications", ("Effect", "effect")),
        ),
    ]
}

fn own() -> Vec<Case> {
    vec![
        is(
            "implications[].title",
            &[Write("Title", "Less trade")],
            "Less trade",
        ),
        is("implications[].effect", &[Choose("Effect", "Risk")], "risk"),
        is(
            "implications[].horizon",
            &[Choose("Horizon", "Long term")],
            "long",
        ),
        names(
            "implications[].of[]",
            &[Pick("Follows from: add a card", "Verification regime")],
            "Verification regime",
        ),
        names(
            "implications[].for[]",
            &[Pick("Concerns: add a party", "Regional neighbours")],
            "Regional neighbours",
        ),
        is(
            "implications[].likelihood",
            &[Choose("Likelihood", "4: likely")],
            4,
        ),
        is("implications[].impact", &[Choose("Impact", "2: small")], 2),
        is(
            "implications[].text",
            &[Write("What it is", "A text")],
            "A text",
        ),
    ]
}
