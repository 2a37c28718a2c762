//! `contradictory-positions`: one party, one moment, two stances.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{Piece, say, text},
        standing::is_known,
    },
    model::{Id, Position, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "contradictory-positions",
    name: "Contradictory positions",
    severity: Severity::Warning,
    why: "Only one of them can be briefed, and the wrong one is chosen without anybody noticing",
    help: "A party has said two things on the same matter at the same moment, or two sources report it \
           differently. That may be an error of entry; it may also be the most telling fact about the \
           party: a split delegation, or one message for each audience. If one entry is wrong, correct \
           it. If the party moved between the two, give the later one its own moment. If both were \
           said, record which is said in private.\n\n\
           Positions are compared if party, target and beginning are the same. *Not known* contradicts \
           nothing, and what is said in private does not contradict what is said aloud. Of the two \
           the later one in the list is the one that counts; the finding is on it.",
    runs: &[Run::Position(check)],
};

fn check(look: &Look<'_>, position: &Position, found: &mut Found) {
    let Some(target) = position.on.id().filter(|_| is_known(position)) else {
        return;
    };
    let others = look.contradicted_by(position, target).into_iter();
    let others: Vec<Id> = others.map(|other| other.id.clone()).collect();
    if others.is_empty() {
        return;
    }
    found.push(
        Severity::Warning,
        &position.id,
        say([
            text("For the same moment there is also "),
            Piece::Titles(others),
            text("; this one counts, for it comes later in the list"),
        ]),
        Remedy::open(&position.id, "stance", "Open the position"),
    );
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::analysis::check::testing::told;

    const RULE: &str = "contradictory-positions";

    fn two(second: &Value) -> Value {
        let mut position = json!({
            "id": "q", "party": "north", "on": { "option": "keep" }, "stance": "rejects",
            "since": { "talk": "talk" },
        });
        for (key, value) in second.as_object().unwrap() {
            position[key] = value.clone();
        }
        json!({ "talks": [{ "id": "talk" }], "positions": [
            { "id": "p", "party": "north", "on": { "option": "keep" }, "stance": "accepts",
              "since": { "talk": "talk" } },
            position,
        ]})
    }

    #[test]
    fn fires_on_the_later_of_two_that_differ() {
        assert_eq!(
            told(RULE, two(&json!({}))),
            [
                "q: For the same moment there is also “North accepts “Keep””; this one counts, for it \
              comes later in the list"
            ]
        );
    }

    #[test]
    fn does_not_where_anything_else_differs_too() {
        for other in [
            json!({ "stance": "accepts" }),
            json!({ "stance": "unknown" }),
            json!({ "party": "south" }),
            json!({ "on": { "option": "hand-over" } }),
            json!({ "since": { "date": "2006" } }),
            json!({ "since": {} }),
            json!({ "private": true }),
        ] {
            assert!(told(RULE, two(&other)).is_empty(), "{other}");
        }
    }
}
