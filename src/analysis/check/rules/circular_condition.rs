//! `circular-condition`: provisions that wait for each other.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        plan::Plan,
        remedy::Remedy,
        sentence::{Piece, Sentence, say, text, title},
    },
    model::{Id, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "circular-condition",
    name: "Circular condition",
    severity: Severity::Warning,
    why: "If each provision waits for the other, neither side has to begin",
    help: "Conditions protect a side from giving first and getting nothing. In a circle they stop \
           everything: arms are handed over once troops have left, and troops leave once arms are \
           handed over. Agreements get out of it in three ways: small mutual steps in parallel, each \
           so small that losing it can be borne; a third party that holds what one side gives until \
           the other has given; or a guarantor for the one that goes first. Split the provisions into \
           stages, or drop one of the conditions.\n\n\
           Each circle is listed once, on its first provision in the order of the file; where several \
           circles share a provision, the others show up when that one is broken. Texts that were \
           rejected, withdrawn or superseded do not count.",
    runs: &[Run::Plan(check)],
};

fn check(_: &Look<'_>, plan: &Plan<'_>, found: &mut Found) {
    for circle in plan.conditions.circles() {
        let ids: Vec<&Id> = circle
            .iter()
            .filter_map(|place| plan.step(*place).map(|step| step.id))
            .collect();
        if let Some((first, rest)) = ids.split_first() {
            let sentence = around("is conditional on", rest);
            let remedy = Remedy::open(first, "conditions", "Open its conditions");
            found.push(Severity::Warning, first, sentence, remedy);
        }
    }
}

/// The way around a circle and back to “it”.
pub(super) fn around(waits: &'static str, rest: &[&Id]) -> Sentence {
    match rest {
        [] => say([text(format!("It {waits} itself"))]),
        [one] => say([
            text(format!("It {waits} ")),
            title(one),
            text(format!(", which {waits} it")),
        ]),
        [one, two] => say([
            text(format!("It {waits} ")),
            title(one),
            text(format!(", which {waits} ")),
            title(two),
            text(format!(", which {waits} it")),
        ]),
        many => say([
            text(format!("It {waits} itself by way of ")),
            Piece::Titles(many.iter().map(|id| (*id).clone()).collect()),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "circular-condition";

    #[test]
    fn fires_once_for_each_circle() {
        let provisions = json!([
            { "id": "arms", "heading": "Arms", "conditions": ["troops"] },
            { "id": "troops", "heading": "Troops", "conditions": ["arms"] },
            { "id": "self", "heading": "Self", "conditions": ["self"] },
            { "id": "c1", "heading": "One", "conditions": ["c2"] },
            { "id": "c2", "heading": "Two", "conditions": ["c3"] },
            { "id": "c3", "heading": "Three", "conditions": ["c4"] },
            { "id": "c4", "heading": "Four", "conditions": ["c1"] },
        ]);
        assert_eq!(
            told(RULE, json!({ "proposals": text("floated", provisions) })),
            [
                "arms: It is conditional on “Troops”, which is conditional on it",
                "self: It is conditional on itself",
                "c1: It is conditional on itself by way of “Two”, “Three” and “Four”",
            ]
        );
    }

    #[test]
    fn does_not_where_there_is_a_first_step() {
        let provisions = json!([
            { "id": "arms", "conditions": ["gone"] },
            { "id": "troops", "conditions": ["arms"] },
            { "id": "amnesty", "conditions": ["arms", "troops"] },
        ]);
        assert!(told(RULE, json!({ "proposals": text("agreed", provisions) })).is_empty());
        let circle = json!([{ "id": "a", "conditions": ["a"] }]);
        assert!(told(RULE, json!({ "proposals": text("superseded", circle) })).is_empty());
    }
}
