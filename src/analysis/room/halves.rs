//! Sources that a room sees for a list of which it does not see all. Nothing says which entry of
//! the list their words support, and taking them away would tell that something is hidden: the
//! presenter has to read them.

use super::mentions::Warning;
use crate::model::{Attribution, Id, Issue, Proposal, Scenario};

/// What the presenter is told of them; `seen` is the projection of the scenario, and `title` tells
/// what a thing is called.
pub fn halves(scenario: &Scenario, seen: &Scenario, title: &dyn Fn(&Id) -> String) -> Vec<Warning> {
    let mut found = Vec::new();
    for issue in seen.issues.iter() {
        let all = scenario.issues.get(&issue.id);
        let all = all.map_or(0, |it: &Issue| it.options.len());
        let out = all.saturating_sub(issue.options.len());
        found.extend(warning(&title(&issue.id), "options", out, &issue.sources));
    }
    for proposal in seen.proposals.iter() {
        let all = scenario.proposals.get(&proposal.id);
        let all = all.map_or(0, |it: &Proposal| it.provisions.len());
        let out = all.saturating_sub(proposal.provisions.len());
        let title = title(&proposal.id);
        found.extend(warning(&title, "provisions", out, &proposal.sources));
    }
    found
}

fn warning(title: &str, field: &str, out: usize, sources: &[Attribution]) -> Option<Warning> {
    let of_field = sources.iter().filter(|source| source.field == field);
    let told = of_field.map(|source| match (source.quote.trim(), source.who.trim()) {
        ("", "") => "no words of it are quoted".to_owned(),
        ("", who) => who.to_owned(),
        (quote, _) => format!("“{quote}”"),
    });
    let places: Vec<String> = told.collect();
    if out == 0 || places.is_empty() {
        return None;
    }
    let stay = if out == 1 { "1 stays" } else { "some stay" };
    let says = format!("A source of “{title}” speaks of its {field}, of which {stay} out");
    let says = match places.as_slice() {
        [only] => format!("{says}: {only}"),
        _ => says,
    };
    Some(Warning { says, places })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::room::for_room,
        model::{
            Choice, Ref, Source,
            handling::{Handling, Room},
        },
    };

    fn scenario(hidden: bool, field: &str) -> Scenario {
        let option = |id: &str, handling: Option<Handling>| Choice {
            id: id.into(),
            title: id.to_owned(),
            handling,
            ..Choice::default()
        };
        Scenario {
            issues: [Issue {
                id: "issue".into(),
                title: "The port".to_owned(),
                options: vec![
                    option("open", None),
                    option("closed", hidden.then_some(Handling::Team)),
                ],
                handling: Handling::Public,
                sources: vec![Attribution {
                    source: Ref::new("source"),
                    field: field.to_owned(),
                    quote: "we could live with it".to_owned(),
                    ..Attribution::default()
                }],
                ..Issue::default()
            }]
            .into_iter()
            .collect(),
            sources: [Source {
                id: "source".into(),
                handling: Handling::Public,
                ..Source::default()
            }]
            .into_iter()
            .collect(),
            ..Scenario::default()
        }
    }

    #[test]
    fn a_source_of_a_list_that_is_seen_in_part_is_told_of() {
        let told = |hidden: bool, field: &str| {
            let scenario = scenario(hidden, field);
            let seen = for_room(&scenario, &Room::public());
            halves(&scenario, &seen, &|_| "The port".to_owned())
        };
        let found = told(true, "options");
        let [warning] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            warning.says,
            "A source of “The port” speaks of its options, of which 1 stays out: “we could live with it”"
        );
        assert_eq!(warning.places, ["“we could live with it”"]);
        assert_eq!(told(false, "options"), []);
        assert_eq!(told(true, "title"), []);
    }
}
