//! The entries of a scenario.

use std::collections::HashMap;

use super::{Entry, Status, What};
use crate::model::{
    Commitment, Id, PartialDate, Ref, Scenario, Talk,
    handling::{Handling, Room},
    naming::or_untitled,
    word::{ImplementationStatus, TalkStatus, Word as _},
};

/// What is known of a commitment beyond its card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// When it is due, computed where it depends on something else.
    pub due: Option<PartialDate>,
    /// Whether that was computed.
    pub is_computed: bool,
    /// How far it is implemented, by its latest evidence.
    pub status: Option<ImplementationStatus>,
}

/// The talks and commitments of a scenario. For others than the team it must be the projection of
/// one for their room: all that it holds but notes, tags and assessments is told.
pub fn of_scenario(scenario: &Scenario, delivery: &dyn Fn(&Commitment) -> Delivery) -> Vec<Entry> {
    let titles = Titles::of(scenario);
    let talks = scenario.talks.iter().map(|talk| of_talk(talk, &titles));
    let commitments = scenario
        .commitments
        .iter()
        .map(|commitment| of_commitment(commitment, delivery(commitment), &titles));
    talks.chain(commitments).collect()
}

/// What the things are called that talks and commitments name.
struct Titles<'a>(HashMap<&'a Id, &'a str>);

impl<'a> Titles<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        let parties = scenario.parties.iter().map(|p| (&p.id, p.name.as_str()));
        let issues = scenario.issues.iter().map(|i| (&i.id, i.title.as_str()));
        let proposals = scenario.proposals.iter();
        let provisions = proposals.flat_map(|proposal| &proposal.provisions);
        let provisions = provisions.map(|p| (&p.id, p.heading.as_str()));
        Self(parties.chain(issues).chain(provisions).collect())
    }

    /// The titles of those that are there and have one.
    fn list<T>(&self, of: &[Ref<T>]) -> String {
        let titles = of.iter().filter_map(|of| self.0.get(of.id()).copied());
        joined(titles)
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.filter(|text| !text.trim().is_empty()).collect();
    texts.join(", ")
}

fn of_talk(talk: &Talk, titles: &Titles<'_>) -> Entry {
    let parties: Vec<_> = talk.participants.iter().map(|p| p.party.clone()).collect();
    let how = [
        talk.format.as_ref().map(|format| format.label()),
        talk.track.as_ref().map(|track| track.label()),
    ];
    Entry {
        id: talk.id.clone(),
        what: What::Talk,
        title: or_untitled(&talk.title, crate::model::Kind::Talk),
        start: talk.start.clone(),
        end: talk.end.clone(),
        venue: talk.venue.clone(),
        description: lines([
            ("", joined(how.into_iter().flatten())),
            ("Participants", titles.list(&parties)),
            ("Agenda", titles.list(&talk.agenda)),
            ("Aims", joined(talk.aims.iter().map(String::as_str))),
            ("Outcome", talk.outcome.clone()),
        ]),
        status: talk.status.as_ref().and_then(of_status),
        is_public: is_public(&talk.handling),
    }
}

fn of_status(status: &TalkStatus) -> Option<Status> {
    match status {
        TalkStatus::Planned | TalkStatus::Suspended => Some(Status::Tentative),
        TalkStatus::UnderWay | TalkStatus::Concluded => Some(Status::Confirmed),
        TalkStatus::Cancelled => Some(Status::Cancelled),
        TalkStatus::Unlisted(_) => None,
    }
}

fn of_commitment(commitment: &Commitment, delivery: Delivery, titles: &Titles<'_>) -> Entry {
    let provision: Vec<_> = commitment.provision.iter().cloned().collect();
    let computed = if delivery.is_computed && delivery.due.is_some() {
        "The date follows from what this depends on."
    } else {
        ""
    };
    Entry {
        id: commitment.id.clone(),
        what: What::Commitment,
        title: or_untitled(&commitment.title, crate::model::Kind::Commitment),
        end: delivery.due,
        description: lines([
            ("Responsible", titles.list(&commitment.responsible)),
            ("Provision", titles.list(&provision)),
            ("", commitment.text.clone()),
            ("", computed.to_owned()),
        ]),
        status: delivery.status.and_then(|status| match status {
            ImplementationStatus::NotInitiated => Some(Status::NeedsAction),
            ImplementationStatus::Minimal | ImplementationStatus::Intermediate => {
                Some(Status::InProcess)
            }
            ImplementationStatus::Full => Some(Status::Completed),
            ImplementationStatus::Unlisted(_) => None,
        }),
        is_public: is_public(&commitment.handling),
        ..Entry::default()
    }
}

fn is_public(handling: &Handling) -> bool {
    handling.visible_in(&Room::public())
}

/// A line for each that is not blank, with its label in front.
fn lines<const N: usize>(parts: [(&str, String); N]) -> String {
    let mut out = Vec::new();
    for (label, text) in parts {
        match (label, text.trim()) {
            (_, "") => {}
            ("", text) => out.push(text.to_owned()),
            (label, text) => out.push(format!("{label}: {text}")),
        }
    }
    out.join("\n")
}
