//! The fields of a party.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Open, Pick, Press, Radio, Slide, Tick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Party, own()),
        Run::of(Kind::Party, delegates()),
        Run::of(Kind::Party, wants("needs", "need", "What they cannot do without")),
        Run::of(
            Kind::Party,
            wants("interests", "interest", "What they want and why"),
        ),
        Run::of(Kind::Party, weights()),
        Run::of(
            Kind::Party,
            shared::common("parties", ("Short name", "short_name")),
        ),
    ]
}

fn own() -> Vec<Case> {
    vec![
        is("parties[].name", &[Write("Name", "Norway")], "Norway"),
        is(
            "parties[].short_name",
            &[Write("Short name", "NO")],
            "NO",
        ),
        is(
            "parties[].kind",
            &[Choose("Kind", "International organisation")],
            "international-organisation",
        ),
        is(
            "parties[].role",
            &[Choose("Role", "Facilitator")],
            "facilitator",
        ),
        is("parties[].colour", &[Radio("#CC79A7")], "#CC79A7"),
        names(
            "parties[].member_of[]",
            &[Pick("Member of: add a party", "European partners")],
            "European partners",
        ),
    ]
}

fn delegates() -> Vec<Case> {
    vec![
        is(
            "parties[].delegation[].name",
            &[
                Press("Add a delegate"),
                Write("Delegate’s name", "A. Delegate"),
            ],
            "A. Delegate",
        ),
        is(
            "parties[].delegation[].title",
            &[Write("Function", "State secretary")],
            "State secretary",
        ),
        is(
            "parties[].delegation[].head",
            &[Tick("Head of delegation")],
            true,
        ),
    ]
}

/// Needs, or interests.
fn wants(list: &str, noun: &str, field: &'static str) -> Vec<Case> {
    let add = if noun == "need" {
        "Add a need"
    } else {
        "Add an interest"
    };
    let part = format!("parties[].{list}[]");
    let mut cases = vec![is(
        &format!("{part}.text"),
        &[Press(add), Write(field, "What is wanted")],
        "What is wanted",
    )];
    cases.extend(shared::part_handling(&part));
    cases
}

fn weights() -> Vec<Case> {
    vec![
        is(
            "parties[].red_lines[].text",
            &[
                Press("Add a red line"),
                Write("What they will not accept", "A base"),
            ],
            "A base",
        ),
        names(
            "parties[].red_lines[].option",
            &[Pick("Option that would cross it", "Forces stay")],
            "Forces stay in the disputed zones",
        ),
        is(
            "parties[].batna.text",
            &[
                Open("Alternatives and influence"),
                Write("Best alternative to an agreement (BATNA)", "To wait"),
            ],
            "To wait",
        ),
        is(
            "parties[].batna.value",
            &[Slide("What that is worth to them (0 to 100)")],
            51,
        ),
        is(
            "parties[].influence",
            &[Slide("Influence (0 to 100)")],
            51,
        ),
        names(
            "parties[].priorities[].issue",
            &[Press("Add a priority"), Pick("Issue", "Enforcement")],
            "Enforcement",
        ),
        is(
            "parties[].priorities[].weight",
            &[Slide("Weight (0 to 100)")],
            51,
        ),
    ]
}
