//! The fields of a talk.

use super::{
    attribution, choices,
    form::Form,
    records::{List, Row},
};
use crate::model::{Participant, Talk, word::Word as _};

pub(super) fn show(form: &mut Form<'_, '_, Talk>, talk: &Talk) {
    form.head(talk);
    form.title("Title", &talk.title, |talk, text| talk.title = text);
    form.text("Venue", &talk.venue, |talk, text| talk.venue = text);
    form.roomy_pair(
        |form| form.date("Start", talk.start.as_ref(), |talk, date| talk.start = date),
        |form| form.date("End", talk.end.as_ref(), |talk, date| talk.end = date),
    );
    form.pair(
        |form| {
            form.word("Status", talk.status.as_ref(), |talk, word| {
                talk.status = word
            })
        },
        |form| form.word("Track", talk.track.as_ref(), |talk, word| talk.track = word),
    );
    form.word("Format", talk.format.as_ref(), |talk, word| {
        talk.format = word
    });
    form.section("Participants", Some(talk.participants.len()), |form| {
        participants(form, talk);
    });
    form.references("Agenda", &talk.agenda, |talk| &mut talk.agenda);
    form.texts("Aims", "Aim", &talk.aims, |talk| &mut talk.aims);
    form.passage("Outcome", &talk.outcome, |talk, text| talk.outcome = text);
    form.scale(
        "Momentum (−2 stalling, 2 strong)",
        talk.momentum,
        |talk, value| {
            talk.momentum = value;
        },
    );
    form.reference("Follows", talk.follows.as_ref(), |talk, id| {
        talk.follows = id
    });
    form.reference("Part of", talk.part_of.as_ref(), |talk, id| {
        talk.part_of = id
    });
    attribution::common(form, talk, Talk::KEYS);
}

fn participants(form: &mut Form<'_, '_, Talk>, talk: &Talk) {
    let list = List {
        noun: "Participant",
        get: |talk: &mut Talk| &mut talk.participants,
        id: |_| None,
        fresh: |_| Participant::default(),
        row: |cx, item: &Participant| Row {
            title: cx.title(item.party.id()),
            detail: [
                item.role.as_ref().map(|role| role.label().to_lowercase()),
                Some(item.head.clone()).filter(|head| !head.is_empty()),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
            dot: choices::dot(cx, item.party.id()),
            ..Row::default()
        },
    };
    form.records(list, &talk.participants, |form, item| {
        form.essential("Party", &item.party, |item, party| item.party = party);
        form.word("Role at this talk", item.role.as_ref(), |item, word| {
            item.role = word
        });
        form.text("Head of delegation", &item.head, |item, text| {
            item.head = text
        });
    });
}
