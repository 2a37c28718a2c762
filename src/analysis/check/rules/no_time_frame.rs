//! `no-time-frame`: a provision does not say by when.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::promises,
        due::{is_half_set, is_set},
        finding::Found,
        gaps::{self, Ask},
        look::Look,
        remedy::Remedy,
        sentence::{say, text},
        stage::Stage,
    },
    model::{Proposal, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "no-time-frame",
    name: "No time frame",
    severity: Severity::Warning,
    why: "Without a time frame nobody can be late, and the other side cannot plan its own steps",
    help: "Most of what is carried out of a peace agreement is carried out early or not at all. A \
           day, a month, or so many days after another step makes delay visible while it is still \
           small, and lets mutual steps be set against each other. If the parties will not fix a \
           day, tie the provision to something that will happen, such as the signing.\n\n\
           It is asked of texts that are tabled, under discussion or agreed; of a floated idea not \
           yet. A provision that commitments deliver is not listed: their deadlines are asked for \
           instead. If no provision of a text has a time frame, that is one finding. For a \
           standing arrangement (a joint commission, a procedure for disputes) say from when it \
           applies, or waive the finding.",
    runs: &[Run::Proposal(check)],
};

fn check(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    let ask = Ask {
        from: Stage::Tabled,
        has: &|provision| is_set(&provision.timeframe),
        is_spared: &|provision| promises(look, &provision.id).next().is_some(),
        none: "has a time frame",
        one: &|provision| {
            say([text(if is_half_set(&provision.timeframe) {
                "Its time frame is half there: so many days after something needs both"
            } else {
                "It does not say by when"
            })])
        },
        for_all: &|_| {
            Some(Remedy::open(
                &proposal.id,
                "provisions",
                "Open the provisions",
            ))
        },
        for_one: &|id| Remedy::open(id, "timeframe", "Set a time frame…"),
    };
    gaps::add(proposal, &ask, found);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Severity;
    use crate::analysis::check::testing::{severities, text, told};

    const RULE: &str = "no-time-frame";

    #[test]
    fn fires_where_a_provision_does_not_say_by_when() {
        let provisions = json!([
            { "id": "a", "timeframe": { "date": "2007" } },
            { "id": "b" },
            { "id": "c", "timeframe": { "days": 15 } },
        ]);
        assert_eq!(
            told(RULE, json!({ "proposals": text("tabled", provisions) })),
            [
                "b: It does not say by when",
                "c: Its time frame is half there: so many days after something needs both"
            ]
        );
        let provisions = json!([{ "id": "a" }, { "id": "b" }]);
        assert_eq!(
            told(RULE, json!({ "proposals": text("agreed", provisions) })),
            ["text: None of its 2 provisions has a time frame"]
        );
    }

    #[test]
    fn does_not_where_it_does_or_its_commitments_are_asked() {
        let bare = json!([{ "id": "a" }]);
        assert!(told(RULE, json!({ "proposals": text("floated", bare.clone()) })).is_empty());
        let frame = json!([{ "id": "a", "timeframe": { "days": 15, "after": "talk" } }]);
        assert!(told(RULE, json!({ "proposals": text("agreed", frame) })).is_empty());
        let list = json!({
            "proposals": text("agreed", bare.clone()),
            "commitments": [{ "id": "c", "provision": "a" }],
        });
        assert!(told(RULE, list).is_empty());
        let list = json!({
            "proposals": text("agreed", json!([{ "id": "a", "agreed": true }])),
            "commitments": [{ "id": "c", "provision": "a", "kind": "next-step" }],
        });
        assert_eq!(
            severities(RULE, list),
            [Severity::Warning],
            "a next step is no promise"
        );
    }
}
