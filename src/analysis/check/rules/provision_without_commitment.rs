//! `provision-without-commitment`: what was agreed, and nobody tracks.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::promises,
        finding::Found,
        gaps::{self, Ask},
        look::Look,
        remedy::{Change, Remedy},
        sentence::{say, text},
        stage::Stage,
    },
    model::{Proposal, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "provision-without-commitment",
    name: "Provision without a commitment",
    severity: Severity::Warning,
    why: "What is not in the implementation matrix is not followed up, and nobody notices that it was never begun",
    help: "Between the signing and the first report, provisions get lost: most often those on rights, \
           justice, reintegration and the economy, which have no troops to count. Draft a commitment \
           from each provision, with who, by when and how it is verified; large provisions make \
           several.\n\n\
           It is asked only of agreed provisions of agreed texts. The draft takes over the heading, \
           the responsible parties and the time frame. If no provision of a text has a commitment, \
           that is one finding. A declaration of principle needs none: waive it with the reason.",
    runs: &[Run::Proposal(check)],
};

fn check(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    let ask = Ask {
        from: Stage::Agreed,
        has: &|provision| promises(look, &provision.id).next().is_some(),
        is_spared: &|_| false,
        none: "has a commitment that delivers it",
        one: &|_| say([text("It is agreed, but no commitment delivers it")]),
        for_all: &|lacking| {
            Some(Remedy::Do(Change::DraftCommitments {
                provisions: lacking.iter().map(|part| part.id.clone()).collect(),
            }))
        },
        for_one: &|id| {
            Remedy::Do(Change::DraftCommitments {
                provisions: vec![id.clone()],
            })
        },
    };
    gaps::add(proposal, &ask, found);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "provision-without-commitment";

    #[test]
    fn fires_for_what_was_agreed_and_nobody_tracks() {
        let provisions = json!([
            { "id": "a", "agreed": true }, { "id": "b", "agreed": true }, { "id": "c" },
        ]);
        let texts = text("agreed", provisions);
        let commitments = json!([{ "id": "k", "provision": "a" }]);
        let list = json!({ "proposals": texts.clone(), "commitments": commitments });
        assert_eq!(
            told(RULE, list),
            ["b: It is agreed, but no commitment delivers it"]
        );
        let steps = json!([{ "id": "k", "provision": "a", "kind": "next-step" }]);
        assert_eq!(
            told(RULE, json!({ "proposals": texts, "commitments": steps })),
            ["text: None of its 3 provisions has a commitment that delivers it"]
        );
    }

    #[test]
    fn does_not_while_the_text_is_open() {
        for status in ["floated", "tabled", "under-discussion", "superseded"] {
            let texts = text(status, json!([{ "id": "a", "agreed": true }]));
            assert!(
                told(RULE, json!({ "proposals": texts })).is_empty(),
                "{status}"
            );
        }
    }
}
