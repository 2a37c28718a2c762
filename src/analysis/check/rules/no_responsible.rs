//! `no-responsible`: nobody is named to carry something out.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::{is_promise, promises},
        finding::Found,
        gaps::{self, Ask},
        look::Look,
        remedy::{Change, Remedy},
        sentence::{say, text},
        stage::Stage,
    },
    model::{Commitment, Proposal, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "no-responsible",
    name: "Nobody responsible",
    severity: Severity::Warning,
    why: "What nobody has taken on is what each side later expects of the other",
    help: "Agreements are seldom broken where they are clear. A provision in the passive voice \
           (prisoners are released, a commission is set up) leaves it open whose failure a delay \
           would be, and gives nobody a reason to begin. Name the party that has to act, and where \
           several have to, all of them.\n\n\
           It is asked of every text from the moment it is floated, and of commitments and next \
           steps. If the provision lacks it too, only the provision is listed. A provision is not \
           listed if a commitment that delivers it names who is responsible, or once it is fully \
           delivered. If no provision of a text names anybody, that is one finding.",
    runs: &[Run::Proposal(provisions), Run::Commitment(commitment)],
};

const NOBODY: &str = "Nobody is named to carry it out";

fn provisions(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    let ask = Ask {
        from: Stage::Floated,
        has: &|provision| !provision.responsible.is_empty(),
        is_spared: &|provision| {
            promises(look, &provision.id).any(|promise| !promise.responsible.is_empty())
        },
        none: "names who carries it out",
        one: &|_| say([text(NOBODY)]),
        for_all: &|_| {
            Some(Remedy::open(
                &proposal.id,
                "provisions",
                "Open the provisions",
            ))
        },
        for_one: &|id| Remedy::open(id, "responsible", "Name who is responsible…"),
    };
    gaps::add(proposal, &ask, found);
}

fn commitment(look: &Look<'_>, commitment: &Commitment, found: &mut Found) {
    if !commitment.responsible.is_empty() || !super::no_deadline::is_asked(look, commitment) {
        return;
    }
    let provision = commitment.provision.as_ref();
    let provision = provision.and_then(|provision| look.provision(provision.id()));
    let remedy = match provision {
        Some((_, provision)) if provision.responsible.is_empty() => return,
        Some(_) => Remedy::Do(Change::TakeResponsible {
            commitment: commitment.id.clone(),
        }),
        None => Remedy::open(&commitment.id, "responsible", "Name who is responsible…"),
    };
    let severity = if is_promise(commitment) {
        Severity::Warning
    } else {
        Severity::Note
    };
    found.push(severity, &commitment.id, say([text(NOBODY)]), remedy);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Severity;
    use crate::analysis::check::testing::{severities, text, told};

    const RULE: &str = "no-responsible";

    #[test]
    fn fires_where_nobody_is_named() {
        let provisions = json!([{ "id": "a", "responsible": ["north"] }, { "id": "b" }]);
        let list = json!({ "proposals": text("floated", provisions) });
        assert_eq!(told(RULE, list), ["b: Nobody is named to carry it out"]);
        let provisions = json!([{ "id": "a" }, { "id": "b" }]);
        let list = json!({ "proposals": text("agreed", provisions) });
        assert_eq!(
            told(RULE, list),
            ["text: None of its 2 provisions names who carries it out"]
        );
        let commitments = json!([{ "id": "c" }, { "id": "d", "kind": "next-step" }]);
        assert_eq!(
            severities(RULE, json!({ "commitments": commitments })),
            [Severity::Warning, Severity::Note]
        );
    }

    #[test]
    fn does_not_where_someone_is_or_nothing_is_asked() {
        let bare = json!([{ "id": "a" }]);
        for status in ["rejected", "withdrawn", "superseded"] {
            let list = json!({ "proposals": text(status, bare.clone()) });
            assert!(told(RULE, list).is_empty(), "{status}");
        }
        // A commitment names who does it.
        let commitments = json!([{ "id": "c", "provision": "a", "responsible": ["north"] }]);
        let list = json!({ "proposals": text("agreed", bare.clone()), "commitments": commitments });
        assert!(told(RULE, list).is_empty());
        // What is asked of the provision is not asked of its commitment too.
        let commitments = json!([{ "id": "c", "provision": "a" }, { "id": "d", "status": "full" }]);
        let list = json!({ "proposals": text("agreed", bare), "commitments": commitments });
        assert_eq!(told(RULE, list), ["a: Nobody is named to carry it out"]);
    }
}
