//! The fields of a saved view of the map.

use nonpaper::model::Kind;
use serde_json::json;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Open, Pick, Press, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::View, own()),
        Run::of(Kind::View, contents()),
        Run::of(Kind::View, standing()),
        Run::of(Kind::View, common()),
    ]
}

fn own() -> Vec<Case> {
    let mut cases = vec![
        is("views[].title", &[Write("Title", "Who meets")], "Who meets"),
        is("views[].lens", &[Choose("Question", "Meetings")], "meetings"),
        is("views[].layout", &[Choose("Layout", "Radial")], "radial"),
        names(
            "views[].subject",
            &[Pick("About", "Further round")],
            "Further round",
        ),
        names("views[].focus", &[Pick("In focus", "Critics")], "Critics"),
        is(
            "views[].degrees",
            &[Write("Steps from the focus", "2")],
            2,
        ),
    ];
    cases.extend(shared::moment("views[].as_of", "As of"));
    cases
}

fn contents() -> Vec<Case> {
    vec![
        is(
            "views[].kinds[]",
            &[
                Open("What it shows"),
                Pick("Only these kinds: add a kind", "Propos"),
            ],
            "proposal",
        ),
        is(
            "views[].ties[]",
            &[Pick("Only these ties: add a tie", "Guarantees")],
            "guarantees",
        ),
        names(
            "views[].parties[]",
            &[Pick("Only these parties: add a party", "NATO")],
            "NATO",
        ),
        is(
            "views[].tags[]",
            &[Write("Only these tags", "round one")],
            "round one",
        ),
        names(
            "views[].hidden[]",
            &[Pick("Hidden: add a card", "Regional neighbours")],
            "Regional neighbours",
        ),
        names(
            "views[].collapsed[]",
            &[Pick("Collapsed groups: add a card", "European partners")],
            "European partners",
        ),
    ]
}

fn standing() -> Vec<Case> {
    vec![
        is(
            "views[].zoom",
            &[Open("Where things stand"), Write("Zoom", "1,5")],
            1.5,
        ),
        is(
            "views[].centre",
            &[Write("Centre, across", "10"), Write("Centre, down", "-20")],
            json!([10, -20]),
        ),
        names(
            "views[].pinned[]",
            &[Pick("Pinned: add a card", "Regional neighbours")],
            "Regional neighbours",
        ),
        is(
            "views[].places{}",
            &[
                Pick("Places: add a place", "Regional neighbours"),
                Write("Regional neighbours, across", "7"),
                Write("Regional neighbours, down", "8,5"),
            ],
            json!([7.0, 8.5]),
        ),
    ]
}

/// Like those of other cards, but that the tags of a view are those that it shows.
fn common() -> Vec<Case> {
    let mut cases = vec![is(
        "views[].notes",
        &[Open("Notes"), Write("Notes for the team", "A *note*.")],
        "A *note*.",
    )];
    cases.extend(shared::handling("views"));
    cases.push(names(
        "views[].sources[].source",
        &[Press("Add a source"), Pick("Cited source", "Background")],
        "Background of the Berlin Talks",
    ));
    cases.extend(shared::attribution("views[].sources[]", ("Lens", "lens")));
    cases
}
