//! `no-verification`: nobody looks whether something is kept.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::{is_delivered, is_promise, promises},
        finding::Found,
        gaps::{self, Ask},
        look::Look,
        remedy::{Change, Remedy},
        sentence::{Sentence, say, text},
        stage::Stage,
    },
    model::{
        Commitment, Id, Mechanism, Proposal,
        validation::Severity,
        word::{CommitmentKind, MechanismKind},
    },
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "no-verification",
    name: "No verification",
    severity: Severity::Warning,
    why: "Where nobody is trusted to say what was done, each side believes its own account",
    help: "After a war neither side takes the other's word. Monitoring that both accept lets them \
           tell a mishap from a breach, and gives the one who keeps its word something to show for \
           it; implementation tends to go further where it exists. Name a mechanism, who runs it, \
           and how it works: a mission, a joint commission, an international organisation.\n\n\
           Monitoring, verification, investigation and dispute resolution count; enforcement alone \
           does not, for it has to learn from somebody what to act on. A mechanism that nobody runs \
           does not count either. It is asked of texts that are tabled, under discussion or agreed, \
           and of commitments that deliver no provision (milestones and next steps apart). Provisions that are \
           fully delivered, or whose commitments have a mechanism, are not listed. If no provision \
           of a text has a mechanism that somebody runs, that is one finding.",
    runs: &[Run::Proposal(provisions), Run::Commitment(commitment)],
};

/// Whether a mechanism tells what was done and what was not.
pub(super) fn tells(mechanism: &Mechanism) -> bool {
    !matches!(mechanism.kind, Some(MechanismKind::Enforcement))
}

fn is_watched(mechanisms: &[Mechanism]) -> bool {
    mechanisms
        .iter()
        .any(|mechanism| tells(mechanism) && !mechanism.by.is_empty())
}

fn matter(mechanisms: &[Mechanism]) -> Sentence {
    say([text(if mechanisms.iter().any(tells) {
        "It has a mechanism, but nobody is named to run it"
    } else if mechanisms.is_empty() {
        "Nobody is named to verify it"
    } else {
        "It can be enforced, but nobody is named to verify it"
    })])
}

fn remedy(item: &Id, mechanisms: &[Mechanism]) -> Remedy {
    if mechanisms.iter().any(tells) {
        Remedy::open(item, "mechanisms", "Name who runs it…")
    } else {
        Remedy::Do(Change::AddMechanism { to: item.clone() })
    }
}

fn provisions(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    let mechanisms = |id: &Id| {
        let provision = proposal.provisions.iter().find(|part| part.id == *id);
        provision.map_or(&[][..], |provision| &provision.mechanisms)
    };
    let ask = Ask {
        from: Stage::Tabled,
        has: &|provision| is_watched(&provision.mechanisms),
        is_spared: &|provision| {
            promises(look, &provision.id).any(|promise| is_watched(&promise.mechanisms))
                || is_delivered(look, &provision.id)
        },
        none: "names who verifies it",
        one: &|provision| matter(&provision.mechanisms),
        for_all: &|_| {
            Some(Remedy::open(
                &proposal.id,
                "provisions",
                "Open the provisions",
            ))
        },
        for_one: &|id| remedy(id, mechanisms(id)),
    };
    gaps::add(proposal, &ask, found);
}

fn commitment(look: &Look<'_>, commitment: &Commitment, found: &mut Found) {
    let provision = commitment.provision.as_ref();
    let is_for_a_provision =
        provision.is_some_and(|provision| look.provision(provision.id()).is_some());
    if is_for_a_provision
        || !is_promise(commitment)
        || commitment.kind == Some(CommitmentKind::Milestone)
        || is_watched(&commitment.mechanisms)
        || !super::no_deadline::is_asked(look, commitment)
    {
        return;
    }
    let mechanisms = &commitment.mechanisms;
    let remedy = remedy(&commitment.id, mechanisms);
    found.push(
        Severity::Warning,
        &commitment.id,
        matter(mechanisms),
        remedy,
    );
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "no-verification";

    #[test]
    fn fires_where_nobody_tells_whether_it_is_kept() {
        let provisions = json!([
            { "id": "a", "mechanisms": [{ "id": "m1", "kind": "monitoring", "by": ["mission"] }] },
            { "id": "b" },
            { "id": "c", "mechanisms": [{ "id": "m2", "kind": "monitoring" }] },
            { "id": "d", "mechanisms": [{ "id": "m3", "kind": "enforcement", "by": ["mission"] }] },
        ]);
        let list = json!({
            "proposals": text("tabled", provisions),
            "commitments": [{ "id": "e" }],
        });
        assert_eq!(
            told(RULE, list),
            [
                "e: Nobody is named to verify it",
                "b: Nobody is named to verify it",
                "c: It has a mechanism, but nobody is named to run it",
                "d: It can be enforced, but nobody is named to verify it",
            ]
        );
    }

    #[test]
    fn does_not_where_someone_does_or_it_is_done() {
        let bare = json!([{ "id": "a" }]);
        assert!(told(RULE, json!({ "proposals": text("floated", bare.clone()) })).is_empty());
        let watched = json!([{ "id": "m", "kind": "verification", "by": ["mission"] }]);
        for commitment in [
            json!({ "id": "c", "provision": "a", "mechanisms": watched }),
            json!({ "id": "c", "provision": "a", "status": "full" }),
        ] {
            let list = json!({
                "proposals": text("agreed", bare.clone()),
                "commitments": [commitment, { "id": "signing", "kind": "milestone" }],
            });
            assert!(told(RULE, list).is_empty());
        }
    }
}
