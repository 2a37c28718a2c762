//! `deadline-before-dependency`: something is due before what it depends on.

use jiff::civil::Date;

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        graph::Graph,
        look::Look,
        plan::Plan,
        remedy::Remedy,
        sentence::{Piece, say, text, title},
    },
    model::validation::Severity,
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "deadline-before-dependency",
    name: "Due before what it depends on",
    severity: Severity::Warning,
    why: "Kept or not, the first deadline will be missed, and the miss will look like bad faith",
    help: "Deadlines are often agreed one by one, late at night. If a step is due before the step \
           that it needs, it can only be late, and being late is read as unwillingness. Move one of \
           the two, or say that the second is due so many days after the first, so that both move \
           together from then on.\n\n\
           Commitments are held against what they depend on, provisions against their conditions; \
           months and years count to their last day. What has no day of its own is looked through to \
           what it depends on in turn. Steps that are fully implemented, circles and texts that were \
           given up are left out.",
    runs: &[Run::Plan(check)],
};

fn check(_: &Look<'_>, plan: &Plan<'_>, found: &mut Found) {
    // For each step the latest day of all that it depends on, and which step has that day.
    let mut floors: Vec<Option<(Date, usize)>> = vec![None; plan.steps.len()];
    let mut late: Vec<(usize, Date, usize)> = Vec::new();
    let is_provision = |place: usize| {
        plan.step(place)
            .is_some_and(|step| step.commitment.is_none())
    };
    let mut follow = |graph: &Graph, provisions: bool| {
        let places = graph.order().iter().copied();
        for place in places.filter(|place| is_provision(*place) == provisions) {
            let floor = plan
                .needs
                .from(place)
                .iter()
                .filter_map(|need| {
                    let step = plan.step(*need).filter(|step| !step.is_done)?;
                    match step.due {
                        Some(due) => Some((due, *need)),
                        None => floors.get(*need).copied().flatten(),
                    }
                })
                // Of several with one day the first.
                .max_by(|(a, first), (b, second)| a.cmp(b).then(second.cmp(first)));
            if let Some(known) = floors.get_mut(place) {
                *known = floor;
            }
            if let (Some(step), Some((day, need))) = (plan.step(place), floor)
                && !step.is_done
                && step.due.is_some_and(|due| due < day)
            {
                late.push((place, day, need));
            }
        }
    };
    follow(&plan.conditions, true);
    follow(&plan.dependencies, false);
    late.sort_unstable();
    for (place, day, need) in late {
        let (Some(step), Some(need)) = (plan.step(place), plan.step(need)) else {
            continue;
        };
        let Some(due) = step.due else { continue };
        let sentence = say([
            text("It is due by "),
            Piece::Day(due),
            text(", but depends on "),
            title(need.id),
            text(", due by "),
            Piece::Day(day),
        ]);
        let remedy = if step.commitment.is_some() {
            Remedy::open(step.id, "due", "Move the deadline…")
        } else {
            Remedy::open(step.id, "timeframe", "Move the time frame…")
        };
        found.push(Severity::Warning, step.id, sentence, remedy);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "deadline-before-dependency";

    #[test]
    fn fires_where_what_is_needed_is_due_later() {
        let list = json!({ "commitments": [
            { "id": "a", "due": { "date": "2007-03" }, "depends_on": ["b", "c"] },
            { "id": "b", "title": "B", "due": { "date": "2007-03-31" } },
            { "id": "c", "title": "C", "depends_on": ["d"] },
            { "id": "d", "title": "D", "due": { "days": 1, "after": "b" } },
        ], "proposals": text("agreed", json!([
            { "id": "p", "timeframe": { "date": "2007-01-01" }, "conditions": ["q"] },
            { "id": "q", "heading": "Q", "timeframe": { "date": "2007" } },
        ]))});
        // By way of C, which has no day of its own; B is due on the very day.
        assert_eq!(
            told(RULE, list),
            [
                "p: It is due by 1 January 2007, but depends on “Q”, due by 31 December 2007",
                "a: It is due by 31 March 2007, but depends on “D”, due by 1 April 2007",
            ]
        );
    }

    #[test]
    fn does_not_where_it_is_due_earlier_or_done() {
        let list = json!({ "commitments": [
            { "id": "a", "due": { "date": "2007-03" }, "depends_on": ["b", "c", "gone", "u"] },
            { "id": "b", "due": { "date": "2007-03-31" } },
            { "id": "c", "due": { "date": "2008" }, "status": "full" },
            { "id": "u" },
            { "id": "d", "due": { "date": "2006" }, "depends_on": ["e"], "status": "full" },
            { "id": "e", "due": { "date": "2008" } },
        ]});
        assert!(told(RULE, list).is_empty());
    }
}
