//! Recording how far a commitment is: progress is new evidence of a day; a correction changes what
//! was wrong on record.

use jiff::civil::Date;

use crate::{
    analysis::delivery::{Course, Level},
    document::{Edit, Transaction},
    model::{Benchmark, Commitment, Evidence, Id, PartialDate},
};

/// The evidence that counts on a day: the last observed by then, else the last without a date.
pub(super) fn counting(commitment: &Commitment, day: Date) -> Option<usize> {
    let known = commitment.evidence.iter().enumerate();
    let known = known.filter(|(_, it)| it.status.as_ref().and_then(Level::of).is_some());
    let rank = |it: &Evidence| it.date.as_ref().and_then(|date| date.first_day());
    known
        .filter(|(_, it)| rank(it).is_none_or(|at| at <= day))
        .max_by_key(|(_, it)| rank(it))
        .map(|(place, _)| place)
}

/// The evidence that first showed what still counts on a day: with the same status as all that
/// was observed since.
pub(super) fn first_showing(commitment: &Commitment, day: Date) -> Option<usize> {
    let (level, since) = Course::of(commitment).since(day)?;
    commitment.evidence.iter().position(|it| {
        it.status.as_ref().and_then(Level::of) == Some(level)
            && it.date.as_ref().and_then(|date| date.first_day()) == Some(since)
    })
}

/// Whether it says no more than the status on a day: what was recorded by one key on that day.
fn is_bare(evidence: &Evidence, day: Date) -> bool {
    evidence.date == Some(PartialDate::Day(day))
        && evidence.text.is_empty()
        && evidence.sources.is_empty()
}

/// Records that it was this far on this day; none if that is on record. What was recorded before
/// stays, but for what was recorded on the same day with nothing to go with it.
pub(super) fn progress(
    commitment: &Commitment,
    level: Level,
    day: Date,
    fresh: impl FnOnce() -> Id,
) -> Option<Transaction> {
    let counting = counting(commitment, day);
    let latest = counting.and_then(|place| Some((place, commitment.evidence.get(place)?)));
    if let Some((_, latest)) = latest
        && latest.date.is_some()
        && latest.status.as_ref().and_then(Level::of) == Some(level)
    {
        return None;
    }
    let edit = match latest {
        Some((place, latest)) if is_bare(latest, day) => {
            Edit::update(&commitment.id, move |commitment: &mut Commitment| {
                if let Some(evidence) = commitment.evidence.get_mut(place) {
                    evidence.status = Some(level.status());
                }
            })
        }
        _ => {
            let evidence = Evidence {
                id: fresh(),
                date: Some(PartialDate::Day(day)),
                status: Some(level.status()),
                ..Evidence::default()
            };
            Edit::update(&commitment.id, move |commitment: &mut Commitment| {
                commitment.evidence.push(evidence.clone());
            })
        }
    };
    Some(Transaction::new("record progress", edit))
}

/// Corrects what is on record: the evidence that counts, or without any the status.
pub(super) fn correct(commitment: &Commitment, level: Level, day: Date) -> Transaction {
    let counting = counting(commitment, day);
    let edit = Edit::update(&commitment.id, move |commitment: &mut Commitment| {
        let status = Some(level.status());
        match counting.and_then(|place| commitment.evidence.get_mut(place)) {
            Some(evidence) => evidence.status = status,
            None => commitment.status = status,
        }
    });
    Transaction::new("correct status", edit)
}

/// Reaches a benchmark, or no longer.
pub(super) fn benchmark(commitment: &Commitment, place: usize, done: bool) -> Transaction {
    let edit = Edit::update(&commitment.id, move |commitment: &mut Commitment| {
        if let Some(Benchmark { done: own, .. }) = commitment.benchmarks.get_mut(place) {
            *own = done;
        }
    });
    let label = if done {
        "reach benchmark"
    } else {
        "reopen benchmark"
    };
    Transaction::new(label, edit)
}

/// How far it is known to be on a day, today or, while one looks back, before.
pub(super) fn level(commitment: &Commitment, day: Date, looks_back: bool) -> Option<Level> {
    let course = Course::of(commitment);
    if looks_back {
        course.known_on(day).on(day, day)
    } else {
        course.on(day, day)
    }
}
