//! When each thing is due, through chains of relative deadlines.

use jiff::civil::Date;

use super::{
    Due,
    build::{Builder, Said, on},
    day::{add, agreed_on, days, talk_ends},
};
use crate::model::{
    Commitment, Id, PartialDate, Proposal, Reaction, Scenario, Source, Talk, card::Card,
};

/// When each thing is due.
pub(super) fn all(builder: &Builder<'_>) -> Vec<Due> {
    let mut dues: Vec<Option<Due>> = vec![None; builder.ids.len()];
    let mut is_waiting = vec![false; dues.len()];
    for start in 0..dues.len() {
        // Down the chain to what is known, then back up.
        let mut chain: Vec<usize> = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next {
            if dues.get(at).is_none_or(Option::is_some) {
                break;
            }
            if is_waiting.get(at) == Some(&true) {
                let begin = chain.iter().position(|other| *other == at);
                for place in chain.drain(begin.unwrap_or_default()..) {
                    set(&mut dues, place, Due::Circle);
                }
                break;
            }
            match own(builder, at) {
                Ok(due) => {
                    set(&mut dues, at, due);
                    break;
                }
                Err((id, _)) => {
                    chain.push(at);
                    if let Some(is_waiting) = is_waiting.get_mut(at) {
                        *is_waiting = true;
                    }
                    next = builder.place(id);
                }
            }
        }
        while let Some(at) = chain.pop() {
            if let Err((id, days)) = own(builder, at) {
                let before = builder
                    .place(id)
                    .and_then(|place| dues.get(place)?.as_ref());
                let due = match before {
                    None => Due::Dangling(id.clone()),
                    Some(Due::On(day)) => add(*day, days).map_or(Due::Impossible, Due::On),
                    Some(_) => Due::AfterUndated(id.clone()),
                };
                set(&mut dues, at, due);
            }
        }
    }
    dues.into_iter().map(Option::unwrap_or_default).collect()
}

fn set(dues: &mut [Option<Due>], place: usize, due: Due) {
    if let Some(own) = dues.get_mut(place) {
        *own = Some(due);
    }
}

/// When a thing is due by what is said of itself; else after what, and how many days.
fn own<'a>(builder: &Builder<'a>, at: usize) -> Result<Due, (&'a Id, i32)> {
    let Some((id, _, said)) = builder.ids.get(at) else {
        return Ok(Due::Unsaid);
    };
    let Said::Frame(frame) = said else {
        let card = builder.index().card(builder.scenario(), id);
        return Ok(on(
            card.and_then(|card| when_is(builder.scenario(), card, id))
        ));
    };
    if let Some(date) = &frame.date {
        return Ok(date.last_day().map_or(Due::Impossible, Due::On));
    }
    match (&frame.after, days(frame)) {
        (Some(after), Some(days)) => Err((after.id(), days)),
        (None, None) if frame.days.is_none() => Ok(Due::Unsaid),
        (_, None) if frame.days.is_some() => Ok(Due::Impossible),
        _ => Ok(Due::HalfSaid),
    }
}

/// The last day of what is not due, but is.
fn when_is(scenario: &Scenario, card: &dyn Card, id: &Id) -> Option<Date> {
    let any = card.as_any();
    let last = |date: &Option<PartialDate>| date.as_ref().and_then(|date| date.last_day());
    if let Some(talk) = any.downcast_ref::<Talk>() {
        return talk_ends(talk);
    }
    if let Some(proposal) = any.downcast_ref::<Proposal>() {
        return agreed_on(proposal, scenario);
    }
    if let Some(source) = any.downcast_ref::<Source>() {
        return last(&source.date);
    }
    if let Some(reaction) = any.downcast_ref::<Reaction>() {
        return last(&reaction.date);
    }
    let commitment = any.downcast_ref::<Commitment>()?;
    let evidence = commitment
        .evidence
        .iter()
        .find(|evidence| evidence.id == *id)?;
    last(&evidence.date)
}
