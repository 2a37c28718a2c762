//! The laws of history, under random edits.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

mod common;

use std::sync::Arc;

use common::random::random_edit;

use nonpaper::{
    document::{Document, Edit, IdSource, Transaction, affected_by_removal},
    io::{format, samples::Template},
    model::{
        Id, Kind, Party, Ref, Scenario,
        field::{own_ids, references},
        validation::validate,
    },
};

fn sample() -> Scenario {
    Template::BerlinTalks.scenario().unwrap()
}

fn small() -> Scenario {
    Template::Mediated.scenario().unwrap()
}

#[test]
fn undo_is_the_identity_and_redo_too_over_ten_thousand_sequences() {
    let start = Arc::new(small());
    for seed in 0..10_000 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut ids = IdSource::seeded(seed);
        let mut document = Document::new(Scenario::clone(&start));
        let mut states = vec![document.snapshot()];
        for step in 0..random.usize(1..7) {
            let edits = (0..random.usize(1..3))
                .map(|_| random_edit(&mut random, &mut ids, document.scenario()))
                .collect();
            let revision = document.revision();
            let changed = document.apply(Transaction::of(format!("step {step}"), edits));
            // What changes nothing leaves no step; what changes something counts.
            assert_eq!(changed, document.revision() != revision);
            if changed {
                states.push(document.snapshot());
            }
        }
        let last = states.len() - 1;
        for state in states[..last].iter().rev() {
            assert!(document.undo().is_some());
            assert_eq!(document.scenario(), &**state, "seed {seed}");
        }
        assert!(document.undo().is_none());
        assert!(!document.is_unsaved(), "back at what the file has");
        for state in &states[1..] {
            assert!(document.redo().is_some());
            assert_eq!(document.scenario(), &**state, "seed {seed}");
        }
        assert!(document.redo().is_none());
    }
}

#[test]
fn what_is_edited_can_be_written_and_read_again() {
    for seed in 0..200 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut ids = IdSource::seeded(seed);
        let mut document = Document::new(sample());
        for _ in 0..12 {
            let edit = random_edit(&mut random, &mut ids, document.scenario());
            document.apply(Transaction::new("step", edit));
        }
        let written = format::write(document.scenario());
        assert_eq!(
            &format::read(&written).unwrap(),
            document.scenario(),
            "seed {seed}"
        );
    }
}

#[test]
fn removing_anything_leaves_no_reference_to_it() {
    let scenario = sample();
    for card in scenario.all_cards() {
        let mut document = Document::new(scenario.clone());
        let gone = own_ids(card.as_field());
        let affected = affected_by_removal(&scenario, std::slice::from_ref(card.id()));
        document.apply(Transaction::new("delete", Edit::Remove(card.id().clone())));
        assert_eq!(validate(document.scenario()), [], "without {}", card.id());
        for id in references(document.scenario()) {
            assert!(!gone.contains(&id), "{id} is still referred to");
        }
        // What was announced is what happened.
        for other in &affected {
            assert_eq!(
                other.goes,
                document.scenario().card(&other.id).is_none(),
                "{other:?}"
            );
        }
        let went = scenario
            .all_cards()
            .filter(|other| document.scenario().card(other.id()).is_none())
            .count();
        assert_eq!(went, 1 + affected.iter().filter(|other| other.goes).count());
        document.undo();
        assert_eq!(document.scenario(), &scenario);
    }
}

#[test]
fn removing_ukraine_takes_its_positions_and_leaves_the_talk() {
    let scenario = sample();
    let mut document = Document::new(scenario.clone());
    document.apply(Transaction::new(
        "delete party",
        Edit::Remove(Id::from("party-ukraine")),
    ));
    let now = document.scenario();
    assert!(
        now.positions
            .iter()
            .all(|position| position.party.id().as_str() != "party-ukraine")
    );
    assert!(now.positions.len() < scenario.positions.len());
    let talk = now.talks.get(&Id::from("talk-berlin")).unwrap();
    assert!(
        talk.participants
            .iter()
            .all(|one| one.party.id().as_str() != "party-ukraine")
    );
    assert_eq!(
        talk.participants.len() + 1,
        scenario.talks.at(0).unwrap().participants.len()
    );
}

#[test]
fn a_copy_has_ids_of_its_own_and_keeps_what_it_says() {
    let scenario = sample();
    let mut ids = IdSource::seeded(1);
    for (kind, at) in scenario
        .all_cards()
        .map(|card| scenario.find(card.id()).unwrap())
    {
        let card = scenario.shared_at(kind, at).unwrap();
        let copy = ids.copy(&card);
        let (old, new) = (
            own_ids(card.as_card().as_field()),
            own_ids(copy.as_card().as_field()),
        );
        assert_eq!(old.len(), new.len());
        assert!(
            new.iter()
                .all(|id| !old.contains(id) && id.is_well_formed())
        );
        for id in references(copy.as_card().as_field()) {
            assert!(
                !old.contains(&id),
                "a reference inside the copy leads out of it"
            );
        }
    }
}

#[test]
fn a_run_with_one_key_is_one_step_and_can_be_aborted() {
    let id = Id::from("party-ukraine");
    let mut document = Document::new(sample());
    let drag = |to: i32| {
        let edit = Edit::update(&id, move |party: &mut Party| {
            party.influence = Some(nonpaper::model::Scale::of(to));
        });
        Transaction::new("set influence", edit).merging("drag")
    };
    for to in 1..30 {
        document.apply(drag(to));
    }
    document.seal();
    document.apply(drag(99));
    document.undo();
    assert_eq!(
        document.scenario().parties.get(&id).unwrap().influence,
        Some(nonpaper::model::Scale::of(29))
    );
    document.undo();
    assert_eq!(
        document.scenario().parties.get(&id).unwrap().influence,
        None
    );
    assert!(
        document.undo_label().is_none(),
        "twenty-nine moves were one step"
    );

    document.apply(drag(5));
    assert!(document.abort("drag"));
    assert!(document.undo_label().is_none() && document.redo_label().is_none());
    assert!(!document.abort("drag"));
}

#[test]
fn undo_brings_the_selection_back() {
    let mut document = Document::new(sample());
    let id = Id::from("talk-berlin");
    document.select(Some(id.clone()));
    document.apply(Transaction::new("delete talk", Edit::Remove(id.clone())));
    assert_eq!(document.selection(), None);
    document.undo();
    assert_eq!(document.selection(), Some(&id));
    document.redo();
    assert_eq!(document.selection(), None);
}

#[test]
fn deleting_a_talk_revives_no_position_that_was_retracted_there() {
    use nonpaper::{analysis::Reports, analysis::stances::holding, model::Moment};
    for dated in [false, true] {
        let mut scenario = sample();
        if dated {
            scenario.talks.at_mut(0).unwrap().start =
                Some(nonpaper::model::PartialDate::parse("2025-12-14"));
        }
        let berlin = scenario.talks.at(0).unwrap().id.clone();
        let position = scenario.positions.at_mut(0).unwrap();
        position.until = Moment::at_talk(Ref::from(&berlin));
        let (party, on) = (
            position.party.id().clone(),
            position.on.id().unwrap().clone(),
        );
        let only = scenario.positions.at(0).unwrap().clone();
        scenario.positions = [only].into_iter().collect();
        let mut document = Document::new(scenario);
        document.apply(Transaction::new("delete talk", Edit::Remove(berlin)));
        let now = document.scenario();
        assert_ne!(now.positions.at(0).unwrap().until, Moment::default());
        assert_eq!(holding(now, &Reports::of(now), &party, &on), None);
        assert_eq!(validate(now), []);
    }
}

#[test]
fn two_sources_of_ids_make_different_ones() {
    let mut first = IdSource::seeded(1);
    let mut second = first.fork();
    let of =
        |source: &mut IdSource| -> Vec<Id> { (0..50).map(|_| source.fresh(Kind::Party)).collect() };
    let (first, second) = (of(&mut first), of(&mut second));
    assert!(first.iter().all(|id| !second.contains(id)));
}

#[test]
fn cards_are_gathered_before_another_in_the_order_they_are_named() {
    let mut document = Document::new(sample());
    let order = |document: &Document| -> Vec<String> {
        let parties = document.scenario().parties.iter();
        parties.map(|party| party.id.to_string()).collect()
    };
    let before = order(&document);
    let chosen = vec![Id::from(before[5].as_str()), Id::from(before[1].as_str())];
    let anchor = Some(Id::from(before[3].as_str()));
    document.apply(Transaction::new(
        "move",
        Edit::Gather(chosen.clone(), anchor),
    ));
    let mut expected = before.clone();
    expected.retain(|id| *id != before[5] && *id != before[1]);
    let at = expected.iter().position(|id| *id == before[3]).unwrap();
    expected.splice(at..at, [before[5].clone(), before[1].clone()]);
    assert_eq!(order(&document), expected);
    document.apply(Transaction::new("move", Edit::Gather(chosen, None)));
    assert_eq!(order(&document).last(), Some(&before[1]));
    // Where they stand already is no step.
    let revision = document.revision();
    let last = vec![Id::from(before[1].as_str())];
    assert!(!document.apply(Transaction::new("move", Edit::Gather(last, None))));
    assert_eq!(document.revision(), revision);
}

#[test]
fn several_cards_are_removed_as_one_after_the_other() {
    let ids: Vec<Id> = ["party-ukraine", "talk-berlin", "party-russia"]
        .into_iter()
        .map(Id::from)
        .collect();
    let mut at_once = Document::new(sample());
    at_once.apply(Transaction::new("delete", Edit::RemoveAll(ids.clone())));
    let mut in_turn = Document::new(sample());
    for id in ids {
        in_turn.apply(Transaction::new("delete", Edit::Remove(id)));
    }
    assert_eq!(at_once.scenario().parties, in_turn.scenario().parties);
    assert_eq!(at_once.scenario().positions, in_turn.scenario().positions);
    assert!(validate(at_once.scenario()).is_empty());
}
