//! `deliverer-without-position`: someone has to act whose position is not on record.

use super::{Rule, Run};
use crate::{
    analysis::check::{
        delivery::is_delivered,
        finding::Found,
        look::Look,
        remedy::{Change, Remedy},
        sentence::{Piece, name, say, text},
        stage::Stage,
    },
    model::{Id, Party, Proposal, Provision, validation::Severity, word::PartyRole},
};

pub(in crate::analysis::check) const RULE: Rule = Rule {
    id: "deliverer-without-position",
    name: "Deliverer without a position",
    severity: Severity::Warning,
    why: "Those who were not asked at the table can stop a provision by doing nothing",
    help: "Much of an agreement is carried out by others than those who sign it: parliaments, armies, \
           police, provinces, donors. Whoever has to act and was not heard may refuse, delay or water \
           down. Find out where they stand on the provision or on the option that it picks, and record \
           it with its source; if they were never asked, that is the finding.\n\n\
           It is asked of texts that are tabled, under discussion or agreed, for provisions that are \
           not fully delivered. A position on the provision, its option or the whole text counts, \
           unless it is *not known*. Those who tabled or signed the text have taken their position, \
           and mediators, facilitators and observers are not expected to have one. A party that has to \
           deliver several provisions of a text is listed once.",
    runs: &[Run::Proposal(check)],
};

fn check(look: &Look<'_>, proposal: &Proposal, found: &mut Found) {
    let stage = Stage::of(proposal);
    if stage < Stage::Tabled {
        return;
    }
    let has_spoken = |party: &Id| {
        let mut own = proposal.tabled_by.iter().chain(&proposal.signatories);
        own.any(|by| by.id() == party)
            || look
                .card::<Party>(party)
                .is_none_or(|party| stands_aside(party.role.as_ref()))
            || is_on_record(look, party, &proposal.id)
    };
    let mut silent: Vec<(&Id, Vec<&Provision>)> = Vec::new();
    for provision in &proposal.provisions {
        if is_delivered(look, &provision.id) {
            continue;
        }
        for party in &provision.responsible {
            let party = party.id();
            let option = provision.option.as_ref();
            if is_on_record(look, party, &provision.id)
                || option.is_some_and(|option| is_on_record(look, party, option.id()))
                || has_spoken(party)
            {
                continue;
            }
            match silent.iter_mut().find(|(known, _)| *known == party) {
                Some((_, provisions))
                    if provisions.last().is_some_and(|p| p.id == provision.id) => {}
                Some((_, provisions)) => provisions.push(provision),
                None => silent.push((party, vec![provision])),
            }
        }
    }
    for (party, provisions) in silent {
        match provisions.as_slice() {
            [one] => {
                let on = one.option.as_ref().map_or(&one.id, |option| option.id());
                found.push(
                    Stage::of_provision(proposal, one).severity(),
                    &one.id,
                    say([
                        text("It is to be carried out by "),
                        name(party),
                        text(", whose position is not on record"),
                    ]),
                    draft(party, on),
                );
            }
            several => found.push(
                stage.severity(),
                &proposal.id,
                say([
                    text(format!("{} of its provisions (", several.len())),
                    Piece::Titles(several.iter().map(|part| part.id.clone()).collect()),
                    text(") are to be carried out by "),
                    name(party),
                    text(", whose position on them is not on record"),
                ]),
                draft(party, &proposal.id),
            ),
        }
    }
}

fn draft(party: &Id, on: &Id) -> Remedy {
    Remedy::Do(Change::DraftPosition {
        party: party.clone(),
        on: on.clone(),
    })
}

/// Whether a party with this role helps the others rather than taking sides.
fn stands_aside(role: Option<&PartyRole>) -> bool {
    matches!(
        role,
        Some(PartyRole::Mediator | PartyRole::Facilitator | PartyRole::Observer)
    )
}

fn is_on_record(look: &Look<'_>, party: &Id, target: &Id) -> bool {
    let position = look.held(party, target);
    position.is_some_and(crate::analysis::check::standing::is_known)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::analysis::check::testing::{text, told};

    const RULE: &str = "deliverer-without-position";

    #[test]
    fn fires_once_for_each_party_that_was_not_heard() {
        let provisions = json!([
            { "id": "a", "heading": "A", "option": "keep", "responsible": ["north", "south"] },
            { "id": "b", "heading": "B", "responsible": ["south"] },
        ]);
        let list = json!({ "proposals": text("tabled", provisions) });
        assert_eq!(
            told(RULE, list),
            [
                "text: 2 of its provisions (“A” and “B”) are to be carried out by South, \
                 whose position on them is not on record",
                "a: It is to be carried out by North, whose position is not on record",
            ]
        );
    }

    #[test]
    fn does_not_where_it_was_heard_signed_or_helps() {
        let mut texts = text(
            "tabled",
            json!([
                { "id": "a", "option": "keep", "responsible": ["north", "south", "mission", "gone"] },
            ]),
        );
        let positions = |stance: &str| {
            json!([
                { "id": "p", "party": "north", "on": { "option": "keep" }, "stance": stance },
            ])
        };
        texts[0]["signatories"] = json!(["south"]);
        let list = json!({ "proposals": texts, "positions": positions("rejects") });
        assert!(told(RULE, list).is_empty());
        let list = json!({ "proposals": texts, "positions": positions("unknown") });
        assert_eq!(told(RULE, list).len(), 1);
        texts[0]["status"] = json!("floated");
        assert!(told(RULE, json!({ "proposals": texts })).is_empty());
    }
}
