//! `circular-dependency`: commitments and deadlines that wait for each other.

use super::{Rule, Run, circular_condition::around};
use crate::{
    analysis::check::{finding::Found, look::Look, plan::Plan, remedy::Remedy},
    model::{Id, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "circular-dependency",
    name: "Circular dependency",
    severity: Severity::Error,
    why: "Steps that wait for each other can be taken in no order, and have no dates",
    help: "A plan of implementation is a sequence. If a commitment depends, by way of others, on \
           itself, or its deadline is counted from something whose deadline is counted from it, there \
           is no first step and no date can be computed. Usually one of the links was meant the other \
           way round, or a large commitment has to be split into stages, of which the first depends \
           on nothing.\n\n\
           Both kinds of link count together: “depends on”, and “so many days after”. Each circle is \
           listed once, on its first step in the order of the file. If every step of it is done, it \
           is not listed.",
    runs: &[Run::Plan(check)],
};

fn check(_: &Look<'_>, plan: &Plan<'_>, found: &mut Found) {
    for circle in plan.dependencies.circles() {
        let steps = || circle.iter().filter_map(|place| plan.step(*place));
        if steps().all(|step| step.is_done) {
            continue;
        }
        let ids: Vec<&Id> = steps().map(|step| step.id).collect();
        let is_commitment = steps().next().is_some_and(|step| step.commitment.is_some());
        if let Some((first, rest)) = ids.split_first() {
            let remedy = if is_commitment {
                Remedy::open(first, "depends_on", "Open what it depends on")
            } else {
                Remedy::open(first, "timeframe", "Open its time frame")
            };
            found.push(Severity::Error, first, around("waits for", rest), remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "circular-dependency";

    #[test]
    fn fires_for_dependencies_and_deadlines_that_wait_for_each_other() {
        let list = json!({ "commitments": [
            { "id": "a", "title": "A", "depends_on": ["b"] },
            { "id": "b", "title": "B", "due": { "days": 3, "after": "a" } },
            { "id": "c", "title": "C", "due": { "days": 3, "after": "p" } },
        ], "proposals": text("agreed", json!([
            { "id": "p", "heading": "P", "timeframe": { "days": 1, "after": "c" } },
        ]))});
        assert_eq!(
            told(RULE, list),
            [
                "p: It waits for “C”, which waits for it",
                "a: It waits for “B”, which waits for it",
            ]
        );
    }

    #[test]
    fn does_not_for_a_sequence_or_what_is_done() {
        let list = json!({ "commitments": [
            { "id": "a", "depends_on": ["b", "c"] },
            { "id": "b", "depends_on": ["c"], "due": { "date": "2007", "after": "b" } },
            { "id": "c" },
            { "id": "d", "depends_on": ["d"], "status": "full" },
        ]});
        assert!(told(RULE, list).is_empty());
    }
}
