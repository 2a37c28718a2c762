//! The fields of an issue.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Press, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Issue, own()),
        Run::of(Kind::Issue, shared::common("issues", ("Theme", "theme"))),
    ]
}

fn own() -> Vec<Case> {
    let mut cases = vec![
        is("issues[].title", &[Write("Title", "Prisoners")], "Prisoners"),
        is("issues[].theme", &[Choose("Theme", "Justice")], "justice"),
        is(
            "issues[].description",
            &[Write("Description", "Who is held")],
            "Who is held",
        ),
        is(
            "issues[].options[].title",
            &[Press("Add an option"), Write("Option’s title", "All for all")],
            "All for all",
        ),
        is(
            "issues[].options[].description",
            &[Write("What it means", "Everyone goes home")],
            "Everyone goes home",
        ),
    ];
    cases.extend(shared::part_handling("issues[].options[]"));
    cases.push(names(
        "issues[].status_quo",
        &[Choose("Status quo", "All for all")],
        "All for all",
    ));
    cases
}
