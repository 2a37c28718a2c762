//! `option-without-support`: nobody whose position is known accepts an option.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        finding::Found,
        look::Look,
        remedy::Remedy,
        sentence::{Piece, say, text, title},
        stage::Stage,
        standing::is_for,
    },
    model::{Id, Issue, Proposal, Provision, validation::Severity},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "option-without-support",
    name: "Option without support",
    severity: Severity::Warning,
    why: "Time at the table is spent on an option that nobody would sign",
    help: "An option on which someone has taken a position, and which nobody accepts, is either dead or \
           a bargaining chip. If it is dead, take it off the table, so that the talks are about what is \
           left. If it is the status quo, it shows that everybody wants to leave it, which is where \
           talks can begin. If a text picks it, the text needs another one.\n\n\
           Accepts, supports and demands count as support; *not known* does not count at all. An issue \
           that an agreed provision has settled is asked only about the option that was picked: there \
           the record has not caught up with the agreement, or the agreement stands on air.",
    runs: &[Run::Issue(check)],
};

/// The provisions of living texts that pick an option, with how far they have come.
fn picks<'a>(look: &Look<'a>, option: &Id) -> Vec<(Stage, &'a Provision)> {
    look.referring::<Proposal>(option)
        .filter(|proposal| Stage::of(proposal) != Stage::Dead)
        .flat_map(|proposal| {
            let parts = proposal.provisions.iter();
            parts.map(|part| (Stage::of_provision(proposal, part), part))
        })
        .filter(|(_, part)| part.option.as_ref().is_some_and(|of| of.id() == option))
        .collect()
}

fn check(look: &Look<'_>, issue: &Issue, found: &mut Found) {
    let options: Vec<_> = issue
        .options
        .iter()
        .map(|option| (option, picks(look, &option.id)))
        .collect();
    let is_agreed =
        |picks: &[(Stage, &Provision)]| picks.iter().any(|(stage, _)| *stage == Stage::Agreed);
    let is_settled = options.iter().any(|(_, picks)| is_agreed(picks));
    for (option, picks) in options {
        if is_settled && !is_agreed(&picks) {
            continue;
        }
        let known = look.known(&option.id);
        if known.is_empty() || known.iter().any(|position| is_for(position)) {
            continue;
        }
        let parties = known.iter().map(|position| position.party.id().clone());
        let parties: Vec<Id> = parties.collect();
        let nobody = || {
            let known = if parties.len() == 1 {
                "The only party whose position on it is known, "
            } else {
                "None of the parties whose positions on it are known accepts it: "
            };
            text(known)
        };
        let end = if parties.len() == 1 {
            ", does not accept it"
        } else {
            ""
        };
        let names = || Piece::Names(parties.clone());
        let (severity, sentence) = match picks.iter().max_by_key(|(stage, _)| *stage) {
            Some((stage, provision)) => (
                if *stage == Stage::Floated {
                    Severity::Note
                } else {
                    Severity::Warning
                },
                say([
                    nobody(),
                    names(),
                    text(format!("{end}; yet it is what ")),
                    title(&provision.id),
                    text(" picks"),
                ]),
            ),
            None => (Severity::Note, say([nobody(), names(), text(end)])),
        };
        let remedy = Remedy::open(&option.id, "", "Open the option");
        found.push(severity, &option.id, sentence, remedy);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Severity;
    use crate::analysis::check::testing::{severities, text, told};

    const RULE: &str = "option-without-support";

    fn with(stances: &[(&str, &str)], proposals: &Value) -> Value {
        let positions: Vec<Value> = stances
            .iter()
            .map(|(party, stance)| {
                json!({ "id": format!("p-{party}"), "party": party,
                        "on": { "option": "keep" }, "stance": stance })
            })
            .collect();
        json!({ "positions": positions, "proposals": proposals })
    }

    #[test]
    fn fires_where_nobody_accepts_what_is_talked_about() {
        assert_eq!(
            told(RULE, with(&[("north", "undecided")], &json!([]))),
            ["keep: The only party whose position on it is known, North, does not accept it"]
        );
        let picked = text(
            "tabled",
            json!([{ "id": "a", "heading": "A", "option": "keep" }]),
        );
        let list = with(&[("north", "rejects"), ("south", "opposes")], &picked);
        assert_eq!(
            told(RULE, list.clone()),
            [
                "keep: None of the parties whose positions on it are known accepts it: North and South; \
              yet it is what “A” picks"
            ]
        );
        assert_eq!(severities(RULE, list), [Severity::Warning]);
    }

    #[test]
    fn does_not_where_someone_does_nobody_spoke_or_the_issue_is_settled() {
        for stances in [
            &[][..],
            &[("north", "unknown")],
            &[("north", "rejects"), ("south", "accepts")],
        ] {
            assert!(
                told(RULE, with(stances, &json!([]))).is_empty(),
                "{stances:?}"
            );
        }
        let settled = text(
            "agreed",
            json!([{ "id": "a", "option": "hand-over", "agreed": true }]),
        );
        assert!(told(RULE, with(&[("north", "rejects")], &settled)).is_empty());
        let settled = text(
            "agreed",
            json!([{ "id": "a", "option": "keep", "agreed": true }]),
        );
        assert_eq!(told(RULE, with(&[("north", "rejects")], &settled)).len(), 1);
    }
}
