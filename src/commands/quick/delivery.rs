//! Commitments and the evidence of their delivery.

use super::{
    grammar::K,
    maker::Maker,
    substance::{due, must_be_due, watched},
};
use crate::model::{
    Commitment, Evidence, Kind, Ref,
    word::{CommitmentKind, ImplementationStatus},
};

/// `commitment TITLE, by PARTY, due DATE, verified by PARTY, full`
pub(super) fn commitment(m: &mut Maker<'_>) {
    let clauses = m.clauses(true);
    let mut card: Commitment = m.blank();
    card.kind = m.word::<CommitmentKind>("Kind", m.start);
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 => {
                m.must_be_new(Kind::Commitment, &text);
                card.title = text;
            }
            None => {
                if let Some(status) = m.word::<ImplementationStatus>("Status", &text) {
                    card.status = Some(status);
                } else if !card.text.is_empty() {
                    card.text = m.line.continued(&card.text, &clause.at);
                } else {
                    m.not_understood(&clause.at);
                }
            }
            Some(K::Text) => card.text = text,
            Some(K::By) => match due(m, &clause.at) {
                Some(due) => card.due = due,
                None => card
                    .responsible
                    .extend(m.parties("Responsible", &clause.at)),
            },
            Some(K::Due | K::Within) => card.due = must_be_due(m, clause),
            Some(K::Watched(kind)) => {
                let mechanism = watched(m, kind, clause);
                card.mechanisms.push(mechanism);
            }
            Some(K::Of) => {
                let provision = m.one("Delivers", &clause.at, &[Kind::Provision], None);
                card.provision = provision.as_ref().map(Ref::from);
            }
            Some(K::After) => {
                let before = m.many_of("Depends on", &clause.at, &[Kind::Commitment], None);
                card.depends_on.extend(before.iter().map(Ref::from));
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    if !card.text.is_empty() {
        m.show("Text", card.text.clone());
    }
    m.add(card);
}

/// `evidence 2005-10-19 for TITLE: 424 of 840 arms handed over, intermediate`
pub(super) fn evidence(m: &mut Maker<'_>) {
    let clauses = m.clauses(false);
    let mut part = Evidence {
        id: m.ids.fresh(Kind::Evidence),
        ..Evidence::default()
    };
    let mut commitment = None;
    for (place, clause) in clauses.iter().enumerate() {
        let text = m.plain(&clause.at);
        match &clause.key {
            None if place == 0 && text.is_empty() => {}
            Some(K::On) | None if part.date.is_none() && part.text.is_empty() => {
                part.date = m.date("Date", &text);
                if part.date.is_none() {
                    m.not_understood(&clause.at);
                }
            }
            Some(K::For) => {
                commitment = m.one(
                    "Commitment",
                    &clause.at,
                    &[Kind::Commitment],
                    Some(Kind::Commitment),
                );
            }
            Some(K::Text) => part.text = text,
            None => {
                if let Some(status) = m.word::<ImplementationStatus>("Status", &text) {
                    part.status = Some(status);
                } else if part.text.is_empty() {
                    m.not_understood(&clause.at);
                } else {
                    part.text = m.line.continued(&part.text, &clause.at);
                }
            }
            Some(_) => m.not_understood(&clause.at),
        }
    }
    let here = m
        .set
        .here
        .as_ref()
        .and_then(|id| m.set.scenario.commitments.get(id));
    let at_hand = here.map(|card| (card.id.clone(), card.title.clone()));
    let commitment = commitment.or_else(|| {
        let (id, title) = at_hand?;
        m.show("Commitment", title);
        Some(id)
    });
    let Some(commitment) = commitment else {
        m.object("Say what it is evidence of: for COMMITMENT");
        return;
    };
    if part.text.is_empty() && part.status.is_none() {
        m.object("Say what was seen after a colon, or how far it is implemented");
    }
    if !part.text.is_empty() {
        m.show("Text", part.text.clone());
    }
    m.cite_standing_source();
    part.sources.clone_from(&m.cites);
    let (id, title) = (part.id.clone(), m.title(&commitment));
    m.change(&commitment, move |card: &mut Commitment| {
        card.evidence.push(part.clone())
    });
    m.finish(Kind::Evidence, title, "add evidence".to_owned(), id);
}
