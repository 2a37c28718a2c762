//! The fields of a relation.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Slide, Tick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Relation, own()),
        Run::of(Kind::Relation, shared::common("relations", ("Label", "label"))),
    ]
}

fn own() -> Vec<Case> {
    let mut cases = vec![
        names("relations[].from", &[Pick("From", "NATO")], "NATO"),
        names(
            "relations[].to",
            &[Pick("To", "Further round")],
            "Further round",
        ),
        is(
            "relations[].kind",
            &[Choose("Tie", "Pressures")],
            "pressures",
        ),
        is(
            "relations[].label",
            &[Write("In words of one’s own", "leans on")],
            "leans on",
        ),
        is("relations[].mutual", &[Tick("Holds both ways")], true),
        is(
            "relations[].strength",
            &[Slide("Strength (−3 against, 3 for)")],
            1,
        ),
    ];
    cases.extend(shared::moment("relations[].since", "Since"));
    cases.extend(shared::moment("relations[].until", "Until"));
    cases
}
