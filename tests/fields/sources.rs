//! The fields of a source.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is},
    shared,
};
use Step::{Choose, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Source, own()),
        Run::of(
            Kind::Source,
            shared::common("sources", ("Publisher", "publisher")),
        ),
    ]
}

fn own() -> Vec<Case> {
    vec![
        is("sources[].title", &[Write("Title", "A report")], "A report"),
        is("sources[].kind", &[Choose("Kind", "Communiqué")], "communique"),
        is("sources[].date", &[Write("Date", "2025-12")], "2025-12"),
        is(
            "sources[].publisher",
            &[Write("Publisher", "A ministry")],
            "A ministry",
        ),
        is(
            "sources[].url",
            &[Write("Link", "https://example.org/report")],
            "https://example.org/report",
        ),
        is(
            "sources[].reliability",
            &[Choose("Reliability of the source", "B: usually reliable")],
            "B",
        ),
        is(
            "sources[].credibility",
            &[Choose("Credibility of what it says", "3: possibly true")],
            3,
        ),
    ]
}
