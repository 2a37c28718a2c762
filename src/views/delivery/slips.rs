//! What slips if a commitment slips, in sentences.

use crate::{
    analysis::{
        schedule::{Schedule, Thing},
        sentence::{Names, Part, Sentence},
    },
    model::Id,
};

/// What is said of a commitment: the answer first, then each thing that slips, then what leads
/// here.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Slips {
    pub(super) answer: Sentence,
    pub(super) list: Vec<Sentence>,
    pub(super) chain: Option<Sentence>,
}

/// What slips if this slips by so many days.
pub(super) fn of(schedule: &Schedule, id: &Id, days: u32, names: &Names<'_>) -> Slips {
    let Some((place, thing)) = schedule
        .place(id)
        .and_then(|place| Some((place, schedule.things.get(place)?)))
    else {
        return Slips::default();
    };
    let circle = schedule.circles.iter().find(|it| it.contains(&place));
    let slips = schedule.slips(id, days);
    let list = slips.iter().map(|slip| schedule.slip_in_words(slip, names));
    let after: Vec<&Id> = dependents(schedule, place);
    let plain = |text: &str| Sentence::default().plain(text);
    let answer = if let Some(circle) = circle {
        let members = circle.iter().filter_map(|at| schedule.things.get(*at));
        let others: Vec<&Id> = members.map(|it| &it.id).filter(|it| *it != id).collect();
        if others.is_empty() {
            plain("It hangs on itself, so no date can be computed for it")
        } else {
            let sentence = plain("It hangs on itself, in a circle with ");
            let sentence = sentence.list(Part::Target, names, others.into_iter());
            sentence.plain("; what is in a circle is left out of what is computed")
        }
    } else if thing.is_done {
        plain("It is done, so nothing slips because of it")
    } else if after.is_empty() {
        plain("Nothing hangs on it")
    } else if thing.expected.is_none() {
        let sentence = Sentence::default().list(Part::Target, names, after.iter().copied());
        let verb = if after.len() == 1 { "hangs" } else { "hang" };
        sentence.plain(&format!(
            " {verb} on it; without a date it is not known what slips"
        ))
    } else if slips.is_empty() {
        let sentence = Sentence::default().list(Part::Target, names, after.iter().copied());
        let verb = if after.len() == 1 { "hangs" } else { "hang" };
        sentence.plain(&format!(
            " {verb} on it, and {} still enough time",
            if after.len() == 1 { "has" } else { "have" }
        ))
    } else {
        let count = slips.len();
        let noun = if count == 1 {
            "other slips"
        } else {
            "others slip"
        };
        plain(&format!("{count} {noun} with it"))
    };
    Slips {
        answer,
        list: list.collect(),
        chain: chain(schedule, thing, names),
    }
}

/// What hangs directly on a thing, each once.
fn dependents(schedule: &Schedule, place: usize) -> Vec<&Id> {
    let mut found: Vec<&Id> = Vec::new();
    for link in schedule.after(place) {
        if let Some(thing) = schedule.things.get(link.after)
            && !found.contains(&&thing.id)
        {
            found.push(&thing.id);
        }
    }
    found
}

/// `It waits for Deploy the mission, then Arms, stage 1`; nothing if it waits for nothing.
fn chain(schedule: &Schedule, thing: &Thing, names: &Names<'_>) -> Option<Sentence> {
    let chain = schedule.chain_to(&thing.id);
    let (_, before) = chain.split_last()?;
    if before.is_empty() {
        return None;
    }
    let mut sentence = Sentence::default().plain("Before it: ");
    for (at, place) in before.iter().enumerate() {
        if at > 0 {
            sentence = sentence.plain(", then ");
        }
        let id = &schedule.things.get(*place)?.id;
        sentence = sentence.add(Part::Target, &names.title(id), Some(id));
    }
    if let (Some(planned), Some(expected)) = (thing.planned, thing.expected)
        && expected > planned
        && !thing.is_done
    {
        sentence = sentence.plain("; as things are it comes on ");
        let date = (names.date)(&expected.into());
        sentence = sentence
            .add(Part::Moment, &date, None)
            .plain(" at the earliest");
    }
    Some(sentence)
}
