//! `no-option`: a provision picks no option of an issue.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::is_delivered,
        finding::Found,
        gaps::{self, Ask},
        look::Look,
        remedy::Remedy,
        sentence::{say, text, title},
        stage::Stage,
    },
    model::{Proposal, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "no-option",
    name: "No option picked",
    severity: Severity::Note,
    why: "What the parties have said on the options cannot be held against this provision",
    help: "Positions are taken on options: ways to settle an issue. A provision that picks one is \
           seen beside them in the matrix, so that it shows who could live with the text, whose red \
           line it crosses, and who is to carry out what it opposes. Pick the issue and the option, \
           or add the option if the text has found a new way.\n\n\
           It is asked of every text from the moment it is floated. Provisions on which positions \
           are recorded directly, or that are fully delivered, are not listed. If no provision of a \
           text picks an option, that is one finding.",
    runs: &[Run::Proposal(check)],
};

fn check(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    let first = found.list.len();
    let ask = Ask {
        from: Stage::Floated,
        has: &|provision| provision.option.is_some(),
        is_spared: &|provision| {
            !look.known(&provision.id).is_empty() || is_delivered(look, &provision.id)
        },
        none: "picks an option of an issue",
        one: &|provision| match &provision.issue {
            Some(issue) => say([
                text("It is on "),
                title(issue.id()),
                text(", but picks none of its options"),
            ]),
            None => say([text("It picks no option of an issue")]),
        },
        for_all: &|_| {
            Some(Remedy::open(
                &proposal.id,
                "provisions",
                "Open the provisions",
            ))
        },
        for_one: &|id| Remedy::open(id, "option", "Pick an option…"),
    };
    gaps::add(proposal, &ask, found);
    // It is a matter of the desk's own order, however far the text has come.
    for finding in found.list.iter_mut().skip(first) {
        finding.severity = Severity::Note;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Severity;
    use crate::analysis::check::testing::{severities, text, told};

    const RULE: &str = "no-option";

    #[test]
    fn fires_where_a_provision_picks_none() {
        let provisions = json!([
            { "id": "a", "option": "keep" }, { "id": "b" }, { "id": "c", "issue": "issue" },
        ]);
        let list = json!({ "proposals": text("agreed", provisions) });
        assert_eq!(
            told(RULE, list.clone()),
            [
                "b: It picks no option of an issue",
                "c: It is on “Arms”, but picks none of its options",
            ]
        );
        assert_eq!(severities(RULE, list), [Severity::Note, Severity::Note]);
    }

    #[test]
    fn does_not_where_positions_are_on_the_provision_itself() {
        let provisions = json!([{ "id": "a", "option": "keep" }, { "id": "b" }]);
        let position = |stance: &str| json!([{ "id": "p", "party": "north", "on": { "provision": "b" }, "stance": stance }]);
        let texts = text("tabled", provisions);
        let list = json!({ "proposals": texts.clone(), "positions": position("accepts") });
        assert!(told(RULE, list).is_empty());
        let list = json!({ "proposals": texts, "positions": position("unknown") });
        assert_eq!(told(RULE, list).len(), 1);
        let dead = text("rejected", json!([{ "id": "a" }]));
        assert!(told(RULE, json!({ "proposals": dead })).is_empty());
    }
}
