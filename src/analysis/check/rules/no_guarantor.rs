//! `no-guarantor`: nobody outside stands behind a provision.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        gaps::{self, Ask},
        look::Look,
        remedy::Remedy,
        sentence::{say, text},
        stage::Stage,
    },
    model::{Id, Proposal, Relation, validation::Severity, word::RelationKind},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "no-guarantor",
    name: "No guarantor",
    severity: Severity::Warning,
    why: "A side that disarms or withdraws first is exposed, and asks who stands by it if the other does not follow",
    help: "The hardest moment of a peace is when one side gives up its means of defence. A \
           guarantor (a state, a group of states, an organisation) that both believe lowers that \
           risk: by being present, by paying, by answering a breach. Ask who would be believed, what \
           exactly they would do, and whether they have said so themselves.\n\n\
           It is asked of texts that are tabled, under discussion or agreed. A guarantor is named on \
           a provision, or by a relation “guarantees” to the provision or to the whole text. If no \
           provision has one, that is one finding on the text; where some have, those that have none \
           are listed one by one. Many provisions need no guarantor: waive those with the reason.",
    runs: &[Run::Proposal(check)],
};

fn check(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    let is_guaranteed = |id: &Id| {
        look.referring::<Relation>(id).any(|relation| {
            relation.kind == Some(RelationKind::Guarantees)
                && (relation.to.id() == id || (relation.mutual && relation.from.id() == id))
        })
    };
    if is_guaranteed(&proposal.id) {
        return;
    }
    let ask = Ask {
        from: Stage::Tabled,
        has: &|provision| !provision.guarantors.is_empty() || is_guaranteed(&provision.id),
        is_spared: &|_| false,
        none: "has a guarantor",
        one: &|_| say([text("It has no guarantor")]),
        for_all: &|_| {
            Some(Remedy::open(
                &proposal.id,
                "provisions",
                "Open the provisions",
            ))
        },
        for_one: &|id| Remedy::open(id, "guarantors", "Name a guarantor…"),
    };
    gaps::add(proposal, &ask, found);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "no-guarantor";

    #[test]
    fn fires_once_where_nobody_stands_behind_a_text() {
        let provisions = json!([{ "id": "a" }, { "id": "b" }]);
        assert_eq!(
            told(RULE, json!({ "proposals": text("agreed", provisions) })),
            ["text: None of its 2 provisions has a guarantor"]
        );
        let provisions = json!([{ "id": "a" }, { "id": "b", "guarantors": ["mission"] }]);
        assert_eq!(
            told(RULE, json!({ "proposals": text("agreed", provisions) })),
            ["a: It has no guarantor"]
        );
    }

    #[test]
    fn does_not_where_a_relation_guarantees_it() {
        let relation =
            |to: &str| json!([{ "id": "r", "from": "mission", "to": to, "kind": "guarantees" }]);
        let provisions = json!([{ "id": "a" }, { "id": "b" }]);
        let texts = text("agreed", provisions);
        let list = json!({ "proposals": texts.clone(), "relations": relation("text") });
        assert!(told(RULE, list).is_empty());
        let list = json!({ "proposals": texts, "relations": relation("a") });
        assert_eq!(told(RULE, list), ["b: It has no guarantor"]);
        let floated = text("floated", json!([{ "id": "a" }]));
        assert!(told(RULE, json!({ "proposals": floated })).is_empty());
    }
}
