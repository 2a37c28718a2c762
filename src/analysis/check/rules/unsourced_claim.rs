//! `unsourced-claim`: something is said of others, and nobody is cited.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::is_promise,
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{say, text},
        standing,
    },
    model::{
        Commitment, Kind, Position, card::Card, field::Field as _, validation::Severity,
        word::CommitmentKind,
    },
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "unsourced-claim",
    name: "Claim without a source",
    severity: Severity::Warning,
    why: "In the room the first question is who says so",
    help: "A position or a promise that is put to a party without a source is worth what the party says \
           it is worth, and six months later nobody remembers where it came from. Cite the source, on \
           what terms it was said and by whom. What the team concluded for itself is a source too: say \
           *own assessment*.\n\n\
           It is asked of positions, implications, reactions, relations and commitments. *Not known* \
           claims nothing, next steps and milestones are plans, and a commitment that delivers a \
           provision rests on its text. For implications and relations, which are often the team's own \
           reading, it matters less.",
    runs: &[Run::Claim(check)],
};

fn check(_: &Look<'_>, card: &dyn Card, found: &mut Found) {
    if card
        .common()
        .sources
        .iter()
        .any(|source| !source.is_blank())
    {
        return;
    }
    let any = card.as_any();
    let needs_none = if let Some(position) = any.downcast_ref::<Position>() {
        !standing::is_known(position)
    } else if let Some(commitment) = any.downcast_ref::<Commitment>() {
        !is_promise(commitment)
            || commitment.kind == Some(CommitmentKind::Milestone)
            || commitment.provision.is_some()
    } else {
        false
    };
    if needs_none {
        return;
    }
    let sentence = match card.kind() {
        Kind::Position => "It is not said on whose word we take this position to be held",
        Kind::Commitment => "It is not said where this was promised",
        Kind::Reaction => "It is not said where this was reported",
        _ => "It is not said on whose word this stands",
    };
    let severity = match card.kind() {
        Kind::Implication | Kind::Relation => Severity::Note,
        _ => Severity::Warning,
    };
    found.push(
        severity,
        card.id(),
        say([text(sentence)]),
        Remedy::open(card.id(), "sources", "Add a source…"),
    );
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "unsourced-claim";

    #[test]
    fn fires_for_each_kind_of_claim() {
        let list = json!({
            "positions": [{ "id": "p", "party": "north", "on": { "option": "keep" }, "stance": "accepts" }],
            "commitments": [{ "id": "c" }],
            "implications": [{ "id": "i", "of": ["keep"] }],
            "reactions": [{ "id": "r", "by": "north", "to": "issue" }],
            "relations": [{ "id": "t", "from": "north", "to": "south" }],
        });
        assert_eq!(
            told(RULE, list),
            [
                "p: It is not said on whose word we take this position to be held",
                "c: It is not said where this was promised",
                "r: It is not said where this was reported",
                "i: It is not said on whose word this stands",
                "t: It is not said on whose word this stands",
            ]
        );
    }

    #[test]
    fn does_not_where_someone_is_cited_or_nothing_is_claimed() {
        let cited = json!([{ "basis": "own-assessment" }]);
        let list = json!({
            "positions": [
                { "id": "p", "party": "north", "on": { "option": "keep" }, "stance": "accepts", "sources": cited },
                { "id": "q", "party": "south", "on": { "option": "keep" }, "stance": "unknown" },
            ],
            "commitments": [
                { "id": "c", "kind": "next-step" }, { "id": "d", "kind": "milestone" },
                { "id": "e", "provision": "a" },
            ],
            "proposals": text("agreed", json!([{ "id": "a" }])),
        });
        assert!(told(RULE, list).is_empty());
    }
}
