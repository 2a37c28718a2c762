//! `overdue`: a commitment was due and is not fully implemented.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::{is_promise, status_on},
        finding::Found,
        look::Look,
        plan::Plan,
        remedy::Remedy,
        sentence::{Piece, say, text},
    },
    model::{
        validation::Severity,
        word::{ImplementationStatus, Word as _},
    },
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "overdue",
    name: "Overdue",
    severity: Severity::Warning,
    why: "A deadline that passes in silence tells the parties that the others may pass too",
    help: "Delays are normal; unexplained delays are what peace processes die of. Find out whether it \
           was done and only not reported, whether it cannot be done or is not wanted, and what waits \
           for it. Then record dated evidence, agree on a new date, or take it to the body that \
           settles disputes.\n\n\
           The day is computed through chains of relative deadlines and counted to the last day of a \
           month or year; it is held against the scenario's own day, else the computer's. The latest \
           evidence up to that day counts, else the status. Anything short of full implementation is \
           overdue.",
    runs: &[Run::Plan(check)],
};

fn check(look: &Look<'_>, plan: &Plan<'_>, found: &mut Found) {
    let Some(today) = look.today else { return };
    for step in &plan.steps {
        let (Some(commitment), Some(due)) = (step.commitment, step.due) else {
            continue;
        };
        if step.is_done || due >= today.first || !super::no_deadline::is_asked(look, commitment) {
            continue;
        }
        let days = today.first.duration_since(due).as_hours() / 24;
        let ago = if days == 1 {
            ", 1 day ago".to_owned()
        } else {
            format!(", {days} days ago")
        };
        let state = match status_on(commitment, look.today) {
            None => "; nothing shows how far it is".to_owned(),
            Some(ImplementationStatus::NotInitiated) => ", and is not initiated".to_owned(),
            Some(status) => {
                let status = status.label().to_lowercase();
                format!("; its implementation is {status}")
            }
        };
        let sentence = say([
            text("It was due by "),
            Piece::Day(due),
            text(ago),
            text(state),
        ]);
        let severity = if is_promise(commitment) {
            Severity::Warning
        } else {
            Severity::Note
        };
        let remedy = Remedy::open(step.id, "evidence", "Record where it stands…");
        found.push(severity, step.id, sentence, remedy);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "overdue";

    #[test]
    fn fires_where_the_day_has_passed() {
        let list = json!({ "commitments": [
            { "id": "a", "due": { "date": "2006-12-14" } },
            { "id": "b", "due": { "days": 10, "after": "a0" }, "status": "minimal" },
            { "id": "a0", "due": { "date": "2006-11" }, "status": "not-initiated" },
            { "id": "c", "due": { "date": "2006-12-01" }, "status": "full",
              "evidence": [{ "id": "e", "date": "2006-12-02", "status": "intermediate" }] },
        ]});
        assert_eq!(
            told(RULE, list),
            [
                "a: It was due by 14 December 2006, 1 day ago; nothing shows how far it is",
                "b: It was due by 10 December 2006, 5 days ago; its implementation is minimal",
                "a0: It was due by 30 November 2006, 15 days ago, and is not initiated",
                "c: It was due by 1 December 2006, 14 days ago; its implementation is intermediate",
            ]
        );
    }

    #[test]
    fn does_not_where_it_has_not_or_it_is_done() {
        let commitments = json!([
            { "id": "a", "due": { "date": "2006-12-15" } },
            { "id": "b", "due": { "date": "2006" } },
            { "id": "c", "due": { "date": "2005" }, "status": "full" },
            { "id": "d", "due": { "date": "2005" },
              "evidence": [{ "id": "e", "date": "2006-12-15", "status": "full" }] },
            { "id": "f" },
            { "id": "g", "due": { "date": "2005" }, "provision": "p" },
        ]);
        let dead = text("rejected", json!([{ "id": "p" }]));
        let list = json!({ "commitments": commitments, "proposals": dead });
        assert!(told(RULE, list.clone()).is_empty());
        // Seen from a month, only what was due before it is surely overdue.
        let mut month = list;
        month["today"] = json!("2006-12");
        month["commitments"][0]["due"]["date"] = json!("2006-12-01");
        assert!(told(RULE, month).is_empty());
    }
}
