//! The scenario's own fields.

use crate::driver::{Run, Step, is, names};
use Step::{Choose, Pick, Write};

pub(crate) fn runs() -> Vec<Run> {
    let cases = vec![
        is(
            "title",
            &[Write("Scenario’s title", "Talks in Berlin")],
            "Talks in Berlin",
        ),
        is(
            "summary",
            &[Write("What it is about", "A **summary**.")],
            "A **summary**.",
        ),
        is("language", &[Write("Language", "de")], "de"),
        is(
            "today",
            &[Write("Seen from the day", "15 December 2025")],
            "2025-12-15",
        ),
        names(
            "team[]",
            &[Pick("Our own side: add a party", "United States")],
            "United States",
        ),
        is(
            "default_handling",
            &[Choose("Who may see new cards", "Public")],
            "public",
        ),
        names(
            "default_handling.shared_with[]",
            &[
                Choose("Who may see new cards", "Shared with…"),
                Pick("Share this with a party", "NATO"),
            ],
            "NATO",
        ),
    ];
    vec![Run { kind: None, cases }]
}
