//! `no-deadline`: a commitment is due at no time.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::{is_done, is_promise},
        due::{is_half_set, is_set},
        finding::Found,
        look::Look,
        remedy::{Change, Remedy},
        sentence::{say, text},
        stage::Stage,
    },
    model::{Commitment, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "no-deadline",
    name: "No deadline",
    severity: Severity::Warning,
    why: "A promise without a deadline cannot be found late, so nobody has to explain why it waits",
    help: "An implementation matrix lives from its dates: they tell who has to report when, what \
           slips if something else slips, and when to call the parties together. Give a day, a \
           month or a year, or so many days after another commitment, a provision or a talk. What \
           hangs on a talk without a date has a deadline as soon as the talk has one.\n\n\
           It is asked of commitments, milestones and next steps that are not fully implemented. \
           Of what delivers a text that was rejected, withdrawn or superseded nothing is asked.",
    runs: &[Run::Commitment(check)],
};

/// Whether anything is asked of a commitment: it is not done, and the text that it delivers, if it
/// delivers one, is not given up.
pub(super) fn is_asked(look: &Look<'_>, commitment: &Commitment) -> bool {
    let provision = commitment.provision.as_ref();
    let text = provision.and_then(|provision| look.provision(provision.id()));
    !is_done(commitment, look.today)
        && text.is_none_or(|(proposal, _)| Stage::of(proposal) != Stage::Dead)
}

fn check(look: &Look<'_>, commitment: &Commitment, found: &mut Found) {
    if is_set(&commitment.due) || !is_asked(look, commitment) {
        return;
    }
    let provision = commitment.provision.as_ref();
    let provision = provision.and_then(|provision| look.provision(provision.id()));
    let is_half = is_half_set(&commitment.due);
    let of_provision = provision.filter(|(_, provision)| is_set(&provision.timeframe));
    let remedy = match of_provision {
        Some(_) if !is_half => Remedy::Do(Change::TakeTimeFrame {
            commitment: commitment.id.clone(),
        }),
        _ => Remedy::open(&commitment.id, "due", "Set a deadline…"),
    };
    let (severity, sentence) = match (is_half, is_promise(commitment)) {
        (true, _) => (
            Severity::Warning,
            "Its deadline is half there: so many days after something needs both",
        ),
        (false, true) => (Severity::Warning, "It is not said when it is due"),
        (false, false) => (Severity::Note, "It is not said when it is due"),
    };
    found.push(severity, &commitment.id, say([text(sentence)]), remedy);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Change, Remedy};
    use crate::analysis::check::testing::{scenario, text, told};
    use crate::model::Id;

    const RULE: &str = "no-deadline";

    #[test]
    fn fires_where_a_commitment_has_none_or_half_of_one() {
        let commitments = json!([
            { "id": "c" },
            { "id": "d", "due": { "after": "c" } },
            { "id": "e", "kind": "next-step" },
        ]);
        assert_eq!(
            told(RULE, json!({ "commitments": commitments })),
            [
                "c: It is not said when it is due",
                "d: Its deadline is half there: so many days after something needs both",
                "e: It is not said when it is due",
            ]
        );
    }

    #[test]
    fn does_not_where_it_has_one_or_is_done_or_given_up() {
        let commitments = json!([
            { "id": "c", "due": { "date": "2007" } },
            { "id": "d", "due": { "days": 3, "after": "c" } },
            { "id": "e", "status": "full" },
            { "id": "f", "provision": "a" },
        ]);
        let list = json!({
            "commitments": commitments,
            "proposals": text("withdrawn", json!([{ "id": "a" }])),
        });
        assert!(told(RULE, list).is_empty());
    }

    #[test]
    fn the_time_frame_of_the_provision_is_proposed() {
        let made = scenario(json!({
            "commitments": [{ "id": "c", "provision": "a" }],
            "proposals": text("agreed", json!([{ "id": "a", "timeframe": { "date": "2007" } }])),
        }));
        let reports = crate::analysis::Reports::of(&made);
        let finding = reports.findings.iter().find(|finding| finding.rule == RULE);
        let change = Change::TakeTimeFrame {
            commitment: Id::from("c"),
        };
        assert_eq!(finding.unwrap().remedy, Some(Remedy::Do(change)));
    }
}
