//! Lines that several tables have: the common fields of cards, attributions, moments, mechanisms.

use crate::driver::{Case, Step, is, names};
use Step::{Choose, Menu, Open, Pick, Press, Write};

/// The fields that every card has. `field` is one of its own: its label, and its key.
pub(crate) fn common(list: &str, field: (&'static str, &'static str)) -> Vec<Case> {
    let mut cases = vec![
        is(
            &format!("{list}[].tags[]"),
            &[Open("Notes and tags"), Write("Tags", "first tag")],
            "first tag",
        ),
        is(
            &format!("{list}[].notes"),
            &[Write("Notes for the team", "A *note*.")],
            "A *note*.",
        ),
    ];
    cases.extend(handling(list));
    cases.push(names(
        &format!("{list}[].sources[].source"),
        &[
            Press("Add a source"),
            Pick("Cited source", "A source made in place"),
        ],
        "A source made in place",
    ));
    cases.extend(attribution(&format!("{list}[].sources[]"), field));
    cases
}

/// Who may see a card.
pub(crate) fn handling(list: &str) -> Vec<Case> {
    vec![
        is(
            &format!("{list}[].handling"),
            &[Menu("Who may see it: Team", "Public")],
            "public",
        ),
        names(
            &format!("{list}[].handling.shared_with[]"),
            &[
                Menu("Who may see it: Public", "Shared with…"),
                Pick("Share with a party", "Critics"),
            ],
            "Critics",
        ),
    ]
}

/// Who may see a part of a card.
pub(crate) fn part_handling(part: &str) -> Vec<Case> {
    vec![
        is(
            &format!("{part}.handling"),
            &[Choose("Who may see it", "Public")],
            "public",
        ),
        names(
            &format!("{part}.handling.shared_with[]"),
            &[
                Choose("Who may see it", "Shared with…"),
                Pick("Share this with a party", "Critics"),
            ],
            "Critics",
        ),
    ]
}

/// The fields of an attribution but its source.
pub(crate) fn attribution(part: &str, field: (&'static str, &'static str)) -> Vec<Case> {
    vec![
        is(
            &format!("{part}.basis"),
            &[Choose("Basis", "Observers")],
            "observers",
        ),
        is(
            &format!("{part}.field"),
            &[Choose("Supports", field.0)],
            field.1,
        ),
        is(
            &format!("{part}.who"),
            &[Write("Who said it", "Kyiv officials")],
            "Kyiv officials",
        ),
        is(
            &format!("{part}.quote"),
            &[Write("Quotation", "in so many words")],
            "in so many words",
        ),
        is(
            &format!("{part}.locator"),
            &[Write("Where in the source", "page 3")],
            "page 3",
        ),
    ]
}

/// A date or a talk.
pub(crate) fn moment(path: &str, label: &'static str) -> Vec<Case> {
    vec![
        names(
            &format!("{path}.talk"),
            &[Choose(label, "At Further round")],
            "Further round",
        ),
        is(
            &format!("{path}.date"),
            &[Choose(label, "On a date"), Write(label, "February 2026")],
            "2026-02",
        ),
    ]
}

/// A date, or so many days after something.
pub(crate) fn time_frame(path: &str, label: &'static str) -> Vec<Case> {
    vec![
        is(
            &format!("{path}.date"),
            &[Choose(label, "By a date"), Write(label, "2026-02-03")],
            "2026-02-03",
        ),
        is(
            &format!("{path}.days"),
            &[Choose(label, "Days after something"), Write("Days", "45")],
            45,
        ),
        names(
            &format!("{path}.after"),
            &[Pick("After", "Verification regime")],
            "Verification regime",
        ),
    ]
}

/// How delivery is watched and enforced.
pub(crate) fn mechanisms(path: &str) -> Vec<Case> {
    vec![
        is(
            &format!("{path}.mechanisms[].kind"),
            &[
                Press("Add a mechanism"),
                Choose("What it does", "Dispute resolution"),
            ],
            "dispute-resolution",
        ),
        names(
            &format!("{path}.mechanisms[].by[]"),
            &[Pick("Run by: add a party", "International observers")],
            "International observers",
        ),
        is(
            &format!("{path}.mechanisms[].method"),
            &[Write("How it works", "Two lines\nof method")],
            "Two lines\nof method",
        ),
    ]
}
