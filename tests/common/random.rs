//! Random edits, for what must hold whatever is done.

use nonpaper::{
    document::{Edit, IdSource},
    model::{
        Id, Kind, Moment, PartialDate, Party, Position, Proposal, Ref, Scenario, Talk,
        field::own_ids,
        word::{Stance, TalkStatus},
    },
};

fn random_id(random: &mut fastrand::Rng, scenario: &Scenario) -> Id {
    let ids = own_ids(scenario);
    if ids.is_empty() || random.u8(..10) == 0 {
        Id::from("nothing-has-this-id")
    } else {
        ids[random.usize(..ids.len())].clone()
    }
}

/// Any edit.
pub fn random_edit(random: &mut fastrand::Rng, ids: &mut IdSource, scenario: &Scenario) -> Edit {
    let id = random_id(random, scenario);
    match random.u8(..12) {
        0 => {
            let kind = Kind::CARDS[random.usize(..Kind::CARDS.len())];
            let card = ids.card(scenario, kind).unwrap();
            Edit::Insert(card, random.usize(..8))
        }
        1 => Edit::Remove(id),
        2 => Edit::Move(id, random.usize(..8)),
        3 => Edit::Detach(vec![id]),
        8 => Edit::RemoveAll(vec![id, random_id(random, scenario)]),
        9 => Edit::Gather(
            vec![random_id(random, scenario), random_id(random, scenario)],
            (random.u8(..3) > 0).then_some(id),
        ),
        10 => Edit::update_cards(&[id, random_id(random, scenario)], |card| {
            card.common_mut().tags.push("tagged".to_owned());
        }),
        4 => Edit::update(&id, |talk: &mut Talk| {
            talk.status = Some(TalkStatus::Suspended);
        }),
        5 => {
            let other = random_id(random, scenario);
            Edit::update(&id, move |party: &mut Party| {
                party.member_of.push(Ref::from(&other));
            })
        }
        6 => Edit::update(&id, |proposal: &mut Proposal| {
            proposal.provisions.pop();
        }),
        7 => {
            let title = format!("Title {}", random.u8(..));
            Edit::scenario(move |scenario| scenario.title.clone_from(&title))
        }
        _ => match scenario
            .find(&id)
            .and_then(|(kind, at)| scenario.shared_at(kind, at))
        {
            Some(card) => Edit::Insert(ids.copy(&card), random.usize(..8)),
            None => Edit::Detach(Vec::new()),
        },
    }
}

/// Edits of what indices, findings, the order of talks and search are made from, right and wrong.
pub fn telling_edit(random: &mut fastrand::Rng, ids: &mut IdSource, scenario: &Scenario) -> Edit {
    let id = random_id(random, scenario);
    let other = random_id(random, scenario);
    let one_of = |random: &mut fastrand::Rng, kind: Kind| {
        let count = scenario.count(kind).max(1);
        let card = scenario.card_at(kind, random.usize(..count));
        card.map_or_else(|| Id::from("nothing"), |card| card.id().clone())
    };
    match random.u8(..12) {
        0 => {
            let name = ["Ukraine", "Norway", "Genève", ""][random.usize(..4)];
            Edit::update(&one_of(random, Kind::Party), move |party: &mut Party| {
                party.name = name.to_owned();
            })
        }
        1 => {
            let date = ["2025-12", "2026-01-05", "2025-13", "soon"][random.usize(..4)];
            Edit::update(&one_of(random, Kind::Talk), move |talk: &mut Talk| {
                talk.start = Some(PartialDate::parse(date));
            })
        }
        2 => {
            let before = one_of(random, Kind::Talk);
            Edit::update(&one_of(random, Kind::Talk), move |talk: &mut Talk| {
                talk.follows = Some(Ref::from(&before));
            })
        }
        3 => {
            let (party, talk) = (one_of(random, Kind::Party), one_of(random, Kind::Talk));
            let stance =
                [Stance::Accepts, Stance::Rejects, Stance::NotKnown][random.usize(..3)].clone();
            Edit::update(
                &one_of(random, Kind::Position),
                move |position: &mut Position| {
                    position.party = Ref::from(&party);
                    position.stance = Some(stance.clone());
                    position.since = Moment::at_talk(Ref::from(&talk));
                },
            )
        }
        4 => Edit::update(&one_of(random, Kind::Party), move |party: &mut Party| {
            // The same id twice, or an id that is none.
            party.id = other.clone();
        }),
        5 => Edit::update(
            &one_of(random, Kind::Proposal),
            move |proposal: &mut Proposal| {
                if let Some(provision) = proposal.provisions.first_mut() {
                    provision.heading.push_str(" guaranteed");
                    provision.responsible.push(Ref::from(&other));
                }
            },
        ),
        6 => match scenario
            .find(&id)
            .and_then(|(kind, at)| scenario.shared_at(kind, at))
        {
            Some(card) => Edit::Insert(card, random.usize(..8)),
            None => Edit::scenario(move |scenario| scenario.team.push(Ref::from(&other))),
        },
        7 => Edit::scenario(|scenario| scenario.team.clear()),
        8 => Edit::update(&one_of(random, Kind::Party), |party: &mut Party| {
            party.colour.0.push('F');
            party.tags.push("guarantor".to_owned());
        }),
        _ => random_edit(random, ids, scenario),
    }
}
