//! `deliverer-opposes`: someone has to carry out what it is against.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::is_delivered,
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{name, say, text, title},
        stage::Stage,
        standing::{is_against, is_known},
    },
    model::{Position, Proposal, validation::Severity, word::Stance},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "deliverer-opposes",
    name: "Deliverer is against it",
    severity: Severity::Warning,
    why: "What has to be carried out by someone who is against it is carried out late, in part, or not at all",
    help: "A signature binds the one who signs; it does not change what those who have to act think \
           of it. If a responsible party opposes or rejects the provision, or the option that it \
           picks, find out what it would need in return, give the task to someone else, or tie the \
           provision to a mechanism that works without it.\n\n\
           The position that holds today counts: the one on the provision itself, else the one on its \
           option. It is asked of every text that is not given up, for provisions that are not fully \
           delivered.",
    runs: &[Run::Proposal(check)],
};

fn check(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    if Stage::of(proposal) == Stage::Dead {
        return;
    }
    for provision in &proposal.provisions {
        let mut seen: Vec<&Position> = Vec::new();
        for party in &provision.responsible {
            let on_provision = look.held(party.id(), &provision.id);
            let option = provision.option.as_ref();
            let position = on_provision
                .filter(|position| is_known(position))
                .or_else(|| look.held(party.id(), option?.id()));
            let Some(position) = position.filter(|position| is_against(position)) else {
                continue;
            };
            if seen.iter().any(|known| std::ptr::eq(*known, position))
                || is_delivered(look, &provision.id)
            {
                continue;
            }
            seen.push(position);
            let stance = match &position.stance {
                Some(Stance::Opposes) => "opposing",
                Some(Stance::Rejects) => "rejecting",
                _ => continue,
            };
            let is_on_it = position.on.id() == Some(&provision.id);
            let (record, end) = match option {
                Some(option) if !is_on_it => (
                    format!(", on record as {stance} the option that it picks, "),
                    title(option.id()),
                ),
                _ => (format!(", on record as {stance} it"), text("")),
            };
            let sentence = say([
                text("It is to be carried out by "),
                name(party.id()),
                text(record),
                end,
            ]);
            let severity = match Stage::of_provision(proposal, provision) {
                Stage::Floated => Severity::Note,
                _ => Severity::Warning,
            };
            let remedy = Remedy::open(&position.id, "stance", "Open the position");
            found.push(severity, &provision.id, sentence, remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "deliverer-opposes";

    fn with(positions: &Value) -> Value {
        let provisions = json!([{ "id": "a", "option": "hand-over", "responsible": ["north"] }]);
        json!({ "proposals": text("agreed", provisions), "positions": positions })
    }

    #[test]
    fn fires_where_a_deliverer_is_against_it_today() {
        let positions = json!([
            { "id": "p", "party": "north", "on": { "option": "hand-over" }, "stance": "rejects" },
        ]);
        assert_eq!(
            told(RULE, with(&positions)),
            [
                "a: It is to be carried out by North, on record as rejecting the option that it \
              picks, “Hand over”"
            ]
        );
        let positions = json!([
            { "id": "p", "party": "north", "on": { "provision": "a" }, "stance": "opposes" },
        ]);
        assert_eq!(
            told(RULE, with(&positions)),
            ["a: It is to be carried out by North, on record as opposing it"]
        );
    }

    #[test]
    fn does_not_where_it_has_moved_or_speaks_of_the_provision_itself() {
        let was = json!({ "id": "p", "party": "north", "on": { "option": "hand-over" }, "stance": "rejects" });
        for (on, stance, since) in [
            ("option", "accepts", "2006-12-15"),
            ("provision", "accepts", "2005"),
            ("option", "reluctant", "2005"),
        ] {
            let target = if on == "option" { "hand-over" } else { "a" };
            let now = json!({
                "id": "q", "party": "north", "on": { on: target }, "stance": stance,
                "since": { "date": since },
            });
            assert!(
                told(RULE, with(&json!([was, now]))).is_empty(),
                "{on} {stance}"
            );
        }
        // Tomorrow it moves; today it is against it.
        let later = json!({
            "id": "q", "party": "north", "on": { "option": "hand-over" }, "stance": "accepts",
            "since": { "date": "2006-12-16" },
        });
        assert_eq!(told(RULE, with(&json!([was, later]))).len(), 1);
        let other = json!([{ "id": "p", "party": "south", "on": { "provision": "a" }, "stance": "rejects" }]);
        assert!(told(RULE, with(&other)).is_empty());
    }
}
