//! What a new card holds to begin with follows from what is selected.

use egui::Role;
use nonpaper::{
    commands::{Act, Command},
    model::{Id, Kind, PartialDate, Ref, handling::Handling, word::Word as _},
};
use serde_json::{Value, json};

use crate::common::{Desk, Look};

fn made(desk: &mut Desk, kind: Kind, about: Option<&str>) -> Value {
    desk.perform(Command::Act(Act::Deselect));
    desk.perform(Command::Select(about.map(Id::from)));
    desk.perform(Command::New(kind));
    let id = desk.workspace().selected_card().unwrap();
    let (kind, index) = desk.scenario().find(&id).unwrap();
    desk.scenario().shared_at(kind, index).unwrap().to_value()
}

#[test]
fn a_commitment_takes_over_what_its_provision_says() {
    let mut scenario = nonpaper::io::samples::Template::BerlinTalks
        .scenario()
        .unwrap();
    let proposal = scenario.proposals.at_mut(1).unwrap();
    let provision = &mut proposal.provisions[0];
    provision.responsible = vec![Ref::new("party-nato")];
    provision.timeframe.date = Some(PartialDate::parse("2026-06"));
    let (id, heading) = (provision.id.clone(), provision.heading.clone());
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    let value = made(&mut desk, Kind::Commitment, Some(id.as_str()));
    assert_eq!(value["provision"], id.as_str());
    assert_eq!(value["title"], heading);
    assert_eq!(value["responsible"], json!(["party-nato"]));
    assert_eq!(value["due"], json!({"date": "2026-06"}));
    assert_eq!(value["status"], "not-initiated");
    assert_eq!(value["kind"], "commitment");
}

#[test]
fn an_open_provision_offers_what_follows_from_it() {
    let mut desk = Desk::berlin();
    let provision = desk.scenario().proposals.at(1).unwrap().provisions[0]
        .id
        .clone();
    for (name, kind) in [
        ("Record a position on it", Kind::Position),
        ("Add a commitment to deliver it", Kind::Commitment),
    ] {
        desk.perform(Command::GoTo(provision.clone()));
        desk.reach(Role::Button, name);
        desk.click(Role::Button, name);
        let id = desk.workspace().selected_card().unwrap();
        let (found, index) = desk.scenario().find(&id).unwrap();
        assert_eq!(found, kind);
        let value = desk.scenario().shared_at(kind, index).unwrap().to_value();
        let named = match kind {
            Kind::Position => &value["on"]["provision"],
            _ => &value["provision"],
        };
        assert_eq!(named, provision.as_str());
    }
}

#[test]
fn ties_begin_with_what_is_selected() {
    let mut desk = Desk::berlin();
    for (kind, about, key, wanted) in [
        (
            Kind::Commitment,
            "party-nato",
            "responsible",
            json!(["party-nato"]),
        ),
        (Kind::Reaction, "talk-berlin", "to", json!("talk-berlin")),
        (
            Kind::Reaction,
            "party-critics",
            "by",
            json!("party-critics"),
        ),
        (Kind::Relation, "party-nato", "from", json!("party-nato")),
        (
            Kind::Implication,
            "proposal-pause-accession",
            "of",
            json!(["proposal-pause-accession"]),
        ),
        (
            Kind::Implication,
            "party-nato",
            "for",
            json!(["party-nato"]),
        ),
        (Kind::View, "talk-berlin", "focus", json!("talk-berlin")),
    ] {
        let value = made(&mut desk, kind, Some(about));
        assert_eq!(value[key], wanted, "{kind:?} of {about}");
        let value = made(&mut desk, kind, None);
        assert_eq!(value[key], Value::Null, "{kind:?} of nothing");
    }
}

#[test]
fn a_brief_has_a_first_slide_and_a_waiver_is_for_a_finding() {
    let mut scenario = nonpaper::io::samples::Template::BerlinTalks
        .scenario()
        .unwrap();
    scenario.talks.at_mut(0).unwrap().start = Some(PartialDate::parse("some day"));
    scenario.default_handling = Handling::Public;
    let mut desk = Desk::with_scenario(&scenario, &Look::default());
    let brief = made(&mut desk, Kind::Brief, None);
    assert_eq!(brief["slides"][0]["kind"], "title");
    assert_eq!(brief["aspect"], nonpaper::model::word::Aspect::Wide.word());
    assert_eq!(brief["handling"], "public", "as new cards are to be marked");
    let waiver = made(&mut desk, Kind::Waiver, Some("talk-berlin"));
    assert_eq!(waiver["item"], "talk-berlin");
    assert_eq!(waiver["rule"], "impossible-date");
    assert_eq!(waiver["date"], "2026-11-23");
    // Nothing is the matter there.
    let waiver = made(&mut desk, Kind::Waiver, Some("party-nato"));
    assert_eq!(waiver["item"], Value::Null);
}
