//! The shifts in one history.

use super::{Shift, ShiftKind};
use crate::{
    analysis::{
        moments::Rank,
        standing::{Change, Degree, Entry, History, Sight, State, latest},
    },
    model::Moment,
};

/// The entries that these eyes see and that ever hold, in order.
fn seen(history: History<'_>, sight: Sight) -> Vec<&Entry> {
    let entries = history.entries.iter();
    entries.filter(|entry| entry.is_seen(sight)).collect()
}

/// What differs between two moments.
pub(super) fn between(history: History<'_>, then: Rank, now: Rank, sight: Sight) -> Option<Shift> {
    let state = |at| crate::analysis::standing::state(history.entries, at, sight);
    let (before, after) = (state(then), state(now));
    let change = Change::between(before, after);
    if change == Change::None || then >= now {
        return None;
    }
    let entries = seen(history, sight);
    // Of what is seen only the latest can be asked for by the moment.
    let place = |at: Rank| entries.partition_point(|entry| entry.since <= at);
    let (begin, end) = (place(then), place(now));
    latest(history.entries, now, sight)?;
    let last = *entries.get(end.checked_sub(1)?)?;
    match change {
        Change::None => None,
        Change::Towards(from) | Change::Away(from) => {
            let (at, to) = taken(&entries, begin, end, after)?;
            let entry = *entries.get(at)?;
            let way = way(&entries, begin, at, Some(from));
            let kind = ShiftKind::Moved { from, to };
            Some(shift(
                history,
                kind,
                &entry.position.since,
                entry.since,
                way,
                entry,
            ))
        }
        Change::New => {
            let (at, to) = taken(&entries, begin, end, after)?;
            let entry = *entries.get(at)?;
            let kind = first_or_again(&entries, begin, to);
            let way = way(&entries, begin, at, None);
            Some(shift(
                history,
                kind,
                &entry.position.since,
                entry.since,
                way,
                entry,
            ))
        }
        Change::Retracted(from) => {
            let kind = ShiftKind::Retracted(from);
            let way = way(&entries, begin, end, Some(from));
            let (at, rank) = end_of(last);
            Some(shift(history, kind, at, rank, way, last))
        }
        Change::Lost(from) => {
            let way = way(&entries, begin, end, Some(from));
            let kind = ShiftKind::Lost(from);
            Some(shift(
                history,
                kind,
                &last.position.since,
                last.since,
                way,
                last,
            ))
        }
    }
}

/// All that happened, step by step.
pub(super) fn steps(history: History<'_>, sight: Sight) -> Vec<Shift> {
    let entries = seen(history, sight);
    let mut found = Vec::new();
    let mut before = State::Nothing;
    for (at, entry) in entries.iter().enumerate() {
        let next = entries.get(at + 1).map(|next| next.since);
        // Superseded at once, or over before it began: it never held.
        if next.is_some_and(|next| next <= entry.since) || entry.has_ended(entry.since) {
            if next.is_none_or(|next| next > entry.since) {
                // It supersedes what stood before all the same.
                if let State::Known(from) = before {
                    let kind = ShiftKind::Retracted(from);
                    let since = &entry.position.since;
                    found.push(shift(history, kind, since, entry.since, Vec::new(), entry));
                }
                before = State::Nothing;
            }
            continue;
        }
        let is_from_the_beginning = entry.since == Rank::BEGINNING;
        let kind = match (Change::between(before, entry.state), entry.state) {
            (Change::Towards(from) | Change::Away(from), State::Known(to)) => {
                Some(ShiftKind::Moved { from, to })
            }
            (Change::New, State::Known(to)) => {
                (!is_from_the_beginning).then(|| first_or_again(&entries, at, to))
            }
            (Change::Lost(from), _) => Some(ShiftKind::Lost(from)),
            _ => None,
        };
        if let Some(kind) = kind {
            let since = &entry.position.since;
            found.push(shift(history, kind, since, entry.since, Vec::new(), entry));
        }
        before = entry.state;
        // An end that comes only with the next entry is superseded, not retracted.
        let ends = entry
            .until
            .filter(|until| next.is_none_or(|next| *until < next));
        if let Some(until) = ends {
            if let State::Known(from) = entry.state {
                let kind = ShiftKind::Retracted(from);
                found.push(shift(
                    history,
                    kind,
                    &entry.position.until,
                    until,
                    Vec::new(),
                    entry,
                ));
            }
            before = State::Nothing;
        }
    }
    found
}

/// Where, of the entries from `begin` to before `end`, the stance that stands at their end was
/// taken: later entries that only confirm it are passed over.
fn taken(entries: &[&Entry], begin: usize, end: usize, state: State) -> Option<(usize, Degree)> {
    let degree = state.degree()?;
    let mut at = end.checked_sub(1)?;
    while at > begin {
        let (Some(earlier), Some(later)) = (entries.get(at - 1), entries.get(at)) else {
            break;
        };
        if earlier.state != state || earlier.has_ended(later.since) {
            break;
        }
        at -= 1;
    }
    Some((at, degree))
}

/// When the end of an entry comes: not before its beginning.
fn end_of(entry: &Entry) -> (&Moment, Rank) {
    match entry.until {
        Some(until) if until > entry.since => (&entry.position.until, until),
        _ => (&entry.position.since, entry.since),
    }
}

/// Whether one of the entries before `begin` ever had a stance.
fn first_or_again(entries: &[&Entry], begin: usize, to: Degree) -> ShiftKind {
    let mut earlier = entries.iter().take(begin);
    let was_known =
        earlier.any(|entry| entry.state.degree().is_some() && !entry.has_ended(entry.since));
    if was_known {
        ShiftKind::Again(to)
    } else {
        ShiftKind::First(to)
    }
}

/// The known stances of the entries from `begin` to before `end`, each where it was first taken.
fn way(
    entries: &[&Entry],
    begin: usize,
    end: usize,
    from: Option<Degree>,
) -> Vec<(Degree, Moment)> {
    let mut way = Vec::new();
    let mut before = from;
    for entry in entries.iter().take(end).skip(begin) {
        if let Some(degree) = entry
            .state
            .degree()
            .filter(|degree| Some(*degree) != before)
        {
            way.push((degree, entry.position.since.clone()));
            before = Some(degree);
        }
    }
    way
}

fn shift(
    history: History<'_>,
    kind: ShiftKind,
    at: &Moment,
    rank: Rank,
    by_way_of: Vec<(Degree, Moment)>,
    entry: &Entry,
) -> Shift {
    Shift {
        party: history.party.clone(),
        target: history.target.clone(),
        kind,
        at: at.clone(),
        rank,
        by_way_of,
        position: std::sync::Arc::clone(&entry.position),
    }
}
