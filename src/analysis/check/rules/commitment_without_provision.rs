//! `commitment-without-provision`: a promise that stands in no text.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::{is_done, is_promise},
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{say, text},
    },
    model::{Commitment, validation::Severity, word::CommitmentKind},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "commitment-without-provision",
    name: "Commitment without a provision",
    severity: Severity::Warning,
    why: "What is written nowhere cannot be claimed, and is not covered by what guards the agreement",
    help: "Promises made in the corridor hold as long as those who made them stay in office. If it \
           carries out a provision, link it, so that progress is counted where it belongs. If it was \
           agreed beside the text, get it into the text, an annex or a letter, or record who promised \
           it to whom and on whose word.\n\n\
           It is asked of commitments that are not fully implemented. Next steps are plans, and a \
           milestone may mark what no text provides for, such as the signing: they are left out.",
    runs: &[Run::Commitment(check)],
};

fn check(look: &Look<'_>, commitment: &Commitment, found: &mut Found) {
    if commitment.provision.is_some()
        || !is_promise(commitment)
        || commitment.kind == Some(CommitmentKind::Milestone)
        || is_done(commitment, look.today)
    {
        return;
    }
    found.push(
        Severity::Warning,
        &commitment.id,
        say([text("It delivers no provision of any text")]),
        Remedy::open(&commitment.id, "provision", "Choose the provision…"),
    );
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "commitment-without-provision";

    #[test]
    fn fires_for_a_promise_in_no_text() {
        let list = json!({ "commitments": [{ "id": "a", "kind": "commitment" }, { "id": "b" }] });
        assert_eq!(
            told(RULE, list),
            [
                "a: It delivers no provision of any text",
                "b: It delivers no provision of any text"
            ]
        );
    }

    #[test]
    fn does_not_for_next_steps_milestones_and_what_is_done() {
        let list = json!({ "commitments": [
            { "id": "a", "kind": "next-step" },
            { "id": "b", "kind": "milestone" },
            { "id": "c", "status": "full" },
            { "id": "d", "provision": "p" },
        ], "proposals": text("agreed", json!([{ "id": "p" }])) });
        assert!(told(RULE, list).is_empty());
    }
}
