//! The fields of a reaction.

use nonpaper::model::Kind;

use crate::{
    driver::{Case, Run, Step, is, names},
    shared,
};
use Step::{Choose, Pick, Write};

pub(crate) fn runs() -> Vec<Run> {
    vec![
        Run::of(Kind::Reaction, own()),
        Run::of(Kind::Reaction, shared::common("reactions", ("Tone", "tone"))),
    ]
}

fn own() -> Vec<Case> {
    vec![
        names("reactions[].by", &[Pick("By", "Critics")], "Critics"),
        names(
            "reactions[].to",
            &[Pick("To", "Further round")],
            "Further round",
        ),
        is("reactions[].tone", &[Choose("Tone", "Cautious")], "cautious"),
        is("reactions[].date", &[Write("Date", "2026")], "2026"),
        is(
            "reactions[].text",
            &[Write("What was said", "Let us see")],
            "Let us see",
        ),
    ]
}
