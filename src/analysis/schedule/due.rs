//! When each thing is due, through chains of relative deadlines.

use jiff::{Span, civil::Date};

use super::{
    Due,
    build::{Builder, Said, on},
};
use crate::model::{
    Commitment, Id, Moment, PartialDate, Proposal, Reaction, Scenario, Source, Talk, TimeFrame,
    card::Card, word::ProposalStatus,
};

/// The days of a time frame, whole.
pub(super) fn days(frame: &TimeFrame) -> Option<i32> {
    let days = frame.days?.0.round();
    // A calendar has fewer than ten million days.
    #[expect(clippy::cast_possible_truncation, reason = "within ten million")]
    (days.abs() < 1e7).then_some(days as i32)
}

/// So many days after a day; none beyond the calendar.
pub(super) fn add(day: Date, days: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

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
        let agreed = proposal.record.iter().rev();
        let mut agreed = agreed.filter(|it| it.status == Some(ProposalStatus::Agreed));
        let day = agreed.find_map(|entry| moment_ends(scenario, &entry.at));
        return day.or_else(|| last(&proposal.date));
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

/// The last day of a talk, or of when it starts.
pub(in crate::analysis) fn talk_ends(talk: &Talk) -> Option<Date> {
    let [end, start] = [&talk.end, &talk.start].map(|date| date.as_ref()?.last_day());
    end.or(start)
}

fn moment_ends(scenario: &Scenario, moment: &Moment) -> Option<Date> {
    match (&moment.date, &moment.talk) {
        (Some(date), _) => date.last_day(),
        (None, Some(talk)) => talk_ends(scenario.talks.get(talk.id())?),
        (None, None) => None,
    }
}
