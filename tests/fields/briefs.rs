//! The fields of a brief and its slides.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Press, Tick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Brief, own()),
        Run::of(Kind::Brief, slide()),
        Run::of(Kind::Brief, shared::common("briefs", ("Minutes", "minutes"))),
    ]
}

fn own() -> Vec<Case> {
    vec![
        is("briefs[].title", &[Write("Title", "To the envoy")], "To the envoy"),
        is("briefs[].room", &[Choose("Room", "The public")], "public"),
        names(
            "briefs[].room.talk",
            &[
                Choose("Room", "The participants of a talk"),
                Pick("Talk", "Berlin talks"),
            ],
            "Berlin talks",
        ),
        names(
            "briefs[].room.parties[]",
            &[
                Choose("Room", "Certain parties"),
                Pick("Parties in the room: add a party", "Critics"),
            ],
            "Critics",
        ),
        is("briefs[].minutes", &[Write("Minutes", "12")], 12),
        is("briefs[].aspect", &[Choose("Proportions", "4:3")], "4:3"),
    ]
}

fn slide() -> Vec<Case> {
    const PART: &str = "briefs[].slides[]";
    let at = |field: &str| format!("{PART}.{field}");
    let mut cases = vec![
        is(
            &at("title"),
            &[
                Press("Add a slide"),
                Write("Slide’s title", "Where they stand"),
            ],
            "Where they stand",
        ),
        is(
            &at("kind"),
            &[Choose("What it shows", "Comparison")],
            "comparison",
        ),
        names(
            &at("of[]"),
            &[Pick("Subjects: add a card", "Further round")],
            "Further round",
        ),
        names(
            &at("view"),
            &[Pick("Map view", "A view made in place")],
            "A view made in place",
        ),
    ];
    cases.extend(shared::moment(&at("as_of"), "As of"));
    cases.extend(shared::moment(&at("from"), "Compared with"));
    cases.extend([
        is(
            &at("text"),
            &[Write("Text on the slide", "- one\n- two")],
            "- one\n- two",
        ),
        is(&at("steps"), &[Tick("Revealed step by step")], true),
        is(&at("hidden"), &[Tick("Left out when shown")], true),
        is(
            &at("notes"),
            &[Write("Notes for the presenter", "Pause here")],
            "Pause here",
        ),
    ]);
    cases
}
