//! `self-verification`: only those who have to act say whether they did.

use super::{Rule, Run, no_verification::tells};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{name, say, text},
        stage::Stage,
    },
    model::{
        Commitment, Id, Mechanism, Party, Proposal, Ref, to,
        validation::Severity,
        word::{MechanismKind, PartyRole},
    },
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "self-verification",
    name: "Verified by itself",
    severity: Severity::Warning,
    why: "A report by the one who had to act convinces nobody who did not believe it before",
    help: "Verification earns trust when it comes from someone with nothing to gain from the answer. \
           If the only one who watches a provision is among those who carry it out, the other side has \
           no reason to accept the report, and every dispute begins with the facts. Add a third party, \
           or a joint body in which the other side sits too.\n\n\
           Monitoring, verification and investigation count. It is asked of texts that are not given \
           up, and of commitments, delivered or not: what was declared delivered by the deliverer alone \
           is worth a second look. Several parties that watch together watch each other, and mediators, \
           facilitators, guarantors, observers and hosts are third parties: a mission that verifies \
           because that is its task is not listed.",
    runs: &[Run::Proposal(provisions), Run::Commitment(commitment)],
};

fn provisions(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    if Stage::of(proposal) == Stage::Dead {
        return;
    }
    for provision in &proposal.provisions {
        let Some(watcher) = only_watcher(look, &provision.mechanisms, &provision.responsible)
        else {
            continue;
        };
        let severity = Stage::of_provision(proposal, provision).severity();
        add(&provision.id, watcher, severity, found);
    }
}

fn commitment(look: &Look<'_>, commitment: &Commitment, found: &mut Found) {
    if let Some(watcher) = only_watcher(look, &commitment.mechanisms, &commitment.responsible) {
        add(&commitment.id, watcher, Severity::Warning, found);
    }
}

/// The one who alone watches what it is itself responsible for.
fn only_watcher<'a>(
    look: &Look<'_>,
    mechanisms: &'a [Mechanism],
    responsible: &[Ref<to::Party>],
) -> Option<&'a Id> {
    let mut watching = mechanisms
        .iter()
        .filter(|mechanism| mechanism.kind != Some(MechanismKind::DisputeResolution))
        .filter(|mechanism| tells(mechanism))
        .flat_map(|mechanism| &mechanism.by);
    let watcher = watching.next()?;
    let is_alone = watching.all(|other| other == watcher);
    let role = look
        .card::<Party>(watcher.id())
        .and_then(|party| party.role.as_ref());
    let is_third = matches!(
        role,
        Some(
            PartyRole::Mediator
                | PartyRole::Facilitator
                | PartyRole::Guarantor
                | PartyRole::Observer
                | PartyRole::Host
        )
    );
    (is_alone && !is_third && responsible.contains(watcher)).then(|| watcher.id())
}

fn add(item: &Id, watcher: &Id, severity: Severity, found: &mut Found) {
    let sentence = say([
        text("It is verified only by "),
        name(watcher),
        text(", responsible for carrying it out"),
    ]);
    let remedy = Remedy::open(item, "mechanisms", "Open its mechanisms");
    found.push(severity, item, sentence, remedy);
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "self-verification";

    fn verified_by(by: &[&str]) -> Value {
        json!({
            "proposals": text("agreed", json!([{
                "id": "a",
                "agreed": true,
                "responsible": ["north", "south", "mission"],
                "mechanisms": [{ "id": "m", "kind": "verification", "by": by }],
            }])),
        })
    }

    #[test]
    fn fires_where_the_deliverer_alone_verifies() {
        assert_eq!(
            told(RULE, verified_by(&["north"])),
            ["a: It is verified only by North, responsible for carrying it out"]
        );
        let commitments = json!([{
            "id": "c", "responsible": ["south"], "status": "full",
            "mechanisms": [{ "id": "m", "by": ["south"] }],
        }]);
        assert_eq!(
            told(RULE, json!({ "commitments": commitments })),
            ["c: It is verified only by South, responsible for carrying it out"]
        );
    }

    #[test]
    fn does_not_where_another_looks_on() {
        for by in [
            &["north", "south"][..],
            &["north", "mission"],
            &["mission"],
            &[],
        ] {
            assert!(told(RULE, verified_by(by)).is_empty(), "{by:?}");
        }
        let disputes = json!([{
            "id": "a", "responsible": ["north"],
            "mechanisms": [{ "id": "m", "kind": "dispute-resolution", "by": ["north"] }],
        }]);
        assert!(told(RULE, json!({ "proposals": text("agreed", disputes) })).is_empty());
    }
}
