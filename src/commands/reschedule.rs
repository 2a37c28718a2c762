//! Moving what stands on the timeline to another time.
//!
//! A date keeps its precision: one that is only a month moves by months. What is computed, or hangs
//! on a talk, can't be moved by itself; then a sentence says why.

use jiff::{Span as Days, civil::Date};

use crate::{
    analysis::{
        schedule::time_frame,
        sentence::Names,
        shifts::ShiftKind,
        timeline::{Event, EventKind, Span},
    },
    document::{Edit, Transaction},
    model::{
        Commitment, Id, Kind, Moment, PartialDate, Position, Proposal, Reaction, RecordEntry,
        Scenario, Talk,
    },
};

/// Which end is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grip {
    /// All of it.
    Whole,
    /// Its first day.
    Start,
    /// Its last day.
    End,
}

/// How far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// About so many days: as near as the precision of the date allows.
    Days(i32),
    /// So many of what the date names: days, months or years.
    Steps(i32),
    /// So many weeks, or quarters, or five years.
    Leaps(i32),
}

/// What the dates of something are exact to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Day,
    Month,
    Year,
}

/// What is moved.
enum Movable {
    Talk,
    Due(PartialDate),
    ProposalDate(PartialDate),
    Record(usize, PartialDate),
    Since(PartialDate),
    Until(PartialDate),
    Said(PartialDate),
}

/// The change that moves an event; else why it can't be moved, in a sentence. What moves by
/// nothing is a change that changes nothing.
pub fn transaction(
    event: &Event,
    grip: Grip,
    by: By,
    names: &Names<'_>,
) -> Result<Transaction, String> {
    let id = &event.id;
    let (kind, edit) = match movable(event, names)? {
        Movable::Talk => {
            let talk = names.scenario.talks.get(id);
            let (start, end) = moved_talk(talk.ok_or_else(gone)?, grip, by);
            let edit = Edit::update(id, move |talk: &mut Talk| {
                talk.start.clone_from(&start);
                talk.end.clone_from(&end);
            });
            (Kind::Talk, edit)
        }
        Movable::Due(date) => {
            let date = moved(&date, by);
            let edit = Edit::update(id, move |it: &mut Commitment| {
                it.due.date = Some(date.clone())
            });
            (Kind::Commitment, edit)
        }
        Movable::ProposalDate(date) => {
            let date = moved(&date, by);
            let edit = Edit::update(id, move |it: &mut Proposal| it.date = Some(date.clone()));
            (Kind::Proposal, edit)
        }
        Movable::Record(place, date) => {
            let date = moved(&date, by);
            let edit = Edit::update(id, move |it: &mut Proposal| {
                if let Some(entry) = it.record.get_mut(place) {
                    entry.at.date = Some(date.clone());
                }
            });
            (Kind::Proposal, edit)
        }
        Movable::Since(date) => {
            let date = moved(&date, by);
            let edit = Edit::update(id, move |it: &mut Position| {
                it.since.date = Some(date.clone())
            });
            (Kind::Position, edit)
        }
        Movable::Until(date) => {
            let date = moved(&date, by);
            let edit = Edit::update(id, move |it: &mut Position| {
                it.until.date = Some(date.clone())
            });
            (Kind::Position, edit)
        }
        Movable::Said(date) => {
            let date = moved(&date, by);
            let edit = Edit::update(id, move |it: &mut Reaction| it.date = Some(date.clone()));
            (Kind::Reaction, edit)
        }
    };
    let label = format!("reschedule {}", kind.noun());
    Ok(Transaction::new(label, edit).selecting(Some(id.clone())))
}

/// Why an event can't be moved, in a sentence; none if it can.
pub fn obstacle(event: &Event, names: &Names<'_>) -> Option<String> {
    movable(event, names).err()
}

/// Gives something that has no date one.
pub fn dated(scenario: &Scenario, id: &Id, date: &PartialDate) -> Option<Transaction> {
    let (kind, _) = scenario.find(id)?;
    let date = date.clone();
    let edit = match kind {
        Kind::Talk => Edit::update(id, move |it: &mut Talk| it.start = Some(date.clone())),
        Kind::Proposal => Edit::update(id, move |it: &mut Proposal| it.date = Some(date.clone())),
        Kind::Reaction => Edit::update(id, move |it: &mut Reaction| it.date = Some(date.clone())),
        Kind::Commitment => Edit::update(id, move |it: &mut Commitment| {
            it.due.date = Some(date.clone())
        }),
        Kind::Position => Edit::update(id, move |it: &mut Position| {
            it.since = Moment::on(date.clone())
        }),
        _ => return None,
    };
    Some(Transaction::new(format!("date {}", kind.noun()), edit).selecting(Some(id.clone())))
}

fn movable(event: &Event, names: &Names<'_>) -> Result<Movable, String> {
    let (id, scenario) = (&event.id, names.scenario);
    let title = || names.title(id);
    let undated = || {
        format!(
            "{} has no date, only a place in the order of the talks: give it a date in its fields",
            title()
        )
    };
    let own = |date: &Option<PartialDate>| date.clone().filter(PartialDate::is_possible);
    match &event.kind {
        EventKind::Talk => {
            let talk = scenario.talks.get(id).ok_or_else(gone)?;
            let dated = own(&talk.start).or_else(|| own(&talk.end));
            dated.map(|_| Movable::Talk).ok_or_else(undated)
        }
        EventKind::Commitment { .. } => {
            let commitment = scenario.commitments.get(id).ok_or_else(gone)?;
            if let Some(date) = own(&commitment.due.date) {
                return Ok(Movable::Due(date));
            }
            let frame = time_frame(&commitment.due, names);
            if frame.is_empty() {
                return Err(format!(
                    "{} has no deadline of its own: it stands where what it depends on is due",
                    title()
                ));
            }
            let frame = frame
                .replacen("With ", "with ", 1)
                .replacen("After ", "after ", 1);
            Err(format!(
                "{} is due {frame}: move that, or give it a date of its own",
                title()
            ))
        }
        EventKind::Proposal => {
            let proposal = scenario.proposals.get(id).ok_or_else(gone)?;
            match (own(&proposal.date), &proposal.tabled_at) {
                (Some(date), _) => Ok(Movable::ProposalDate(date)),
                (None, Some(talk)) => Err(hangs_on(&title(), &names.title(talk.id()))),
                (None, None) => Err(undated()),
            }
        }
        EventKind::Record(_) => {
            let proposal = scenario.proposals.get(id).ok_or_else(gone)?;
            let (place, entry) = entry_of(proposal, event).ok_or_else(undated)?;
            moment(&entry.at, &title(), names, |date| {
                Movable::Record(place, date)
            })
        }
        EventKind::Shift { kind, .. } => {
            let position = scenario.positions.get(id).ok_or_else(gone)?;
            let what = format!("The shift on {}", names.title(position_target(event)));
            match kind {
                ShiftKind::Retracted(_) => moment(&position.until, &what, names, Movable::Until),
                _ => moment(&position.since, &what, names, Movable::Since),
            }
        }
        EventKind::Reaction(_) => {
            let reaction = scenario.reactions.get(id).ok_or_else(gone)?;
            let to = || hangs_on("The reaction", &names.title(reaction.to.id()));
            own(&reaction.date).map(Movable::Said).ok_or_else(to)
        }
    }
}

fn gone() -> String {
    "It is no longer there".to_owned()
}

fn hangs_on(what: &str, talk: &str) -> String {
    format!("{what} is dated by {talk}: move that instead, or give it a date of its own")
}

fn position_target(event: &Event) -> &Id {
    match &event.kind {
        EventKind::Shift { target, .. } => target,
        _ => &event.id,
    }
}

fn moment(
    moment: &Moment,
    what: &str,
    names: &Names<'_>,
    make: impl Fn(PartialDate) -> Movable,
) -> Result<Movable, String> {
    match (&moment.date, &moment.talk) {
        (Some(date), _) => Ok(make(date.clone())),
        (None, Some(talk)) => Err(hangs_on(what, &names.title(talk.id()))),
        (None, None) => Err(format!("{what} has no date")),
    }
}

/// The entry of a proposal's record that an event tells of.
fn entry_of<'a>(proposal: &'a Proposal, event: &Event) -> Option<(usize, &'a RecordEntry)> {
    let EventKind::Record(status) = &event.kind else {
        return None;
    };
    let stands = |entry: &RecordEntry| {
        let at = entry.at.date.as_ref().and_then(Span::of);
        entry.status == *status && at.is_none_or(|at| at == event.span)
    };
    let mut entries = proposal.record.iter().enumerate();
    let own = entries.find(|(_, entry)| entry.at.date.is_some() && stands(entry));
    own.or_else(|| {
        let mut entries = proposal.record.iter().enumerate();
        entries.find(|(_, entry)| entry.at.date.is_none() && stands(entry))
    })
}

fn unit_of(date: &PartialDate) -> Unit {
    match date {
        PartialDate::Year(_) => Unit::Year,
        PartialDate::Month(..) => Unit::Month,
        PartialDate::Day(_) | PartialDate::Unreadable(_) => Unit::Day,
    }
}

/// A date, so much later or earlier.
fn moved(date: &PartialDate, by: By) -> PartialDate {
    shifted(date, unit_of(date), by)
}

/// How many of a unit that is.
fn count(unit: Unit, by: By) -> i32 {
    let about = |days: i32, each: f64| (f64::from(days) / each).round() as i32;
    match (by, unit) {
        (By::Days(days), Unit::Day) => days,
        (By::Days(days), Unit::Month) => about(days, 30.436_875),
        (By::Days(days), Unit::Year) => about(days, 365.2425),
        (By::Steps(steps), _) => steps,
        (By::Leaps(leaps), Unit::Day) => leaps.saturating_mul(7),
        (By::Leaps(leaps), Unit::Month) => leaps.saturating_mul(3),
        (By::Leaps(leaps), Unit::Year) => leaps.saturating_mul(5),
    }
}

/// A date moved by a unit that is at least as coarse as itself. Beyond the years that a file can
/// have it stays where it is.
fn shifted(date: &PartialDate, unit: Unit, by: By) -> PartialDate {
    let count = count(unit, by);
    let after = match *date {
        PartialDate::Day(day) => later(day, unit, count).map(PartialDate::Day),
        PartialDate::Month(year, month) => {
            let months = if unit == Unit::Year { 12 } else { 1 };
            Date::new(year, month, 1)
                .ok()
                .and_then(|day| later(day, Unit::Month, count.saturating_mul(months)))
                .map(|day| PartialDate::Month(day.year(), day.month()))
        }
        PartialDate::Year(year) => i32::from(year)
            .checked_add(count)
            .and_then(|year| i16::try_from(year).ok())
            .map(PartialDate::Year),
        PartialDate::Unreadable(_) => None,
    };
    let is_possible = |date: &PartialDate| {
        let year = date.first_day().map_or(0, Date::year);
        (1..=9999).contains(&year)
    };
    after.filter(is_possible).unwrap_or_else(|| date.clone())
}

fn later(day: Date, unit: Unit, count: i32) -> Option<Date> {
    let span = match unit {
        Unit::Day => Days::new().try_days(count),
        Unit::Month => Days::new().try_months(count),
        Unit::Year => Days::new().try_years(count),
    };
    day.checked_add(span.ok()?).ok()
}

type Ends = (Option<PartialDate>, Option<PartialDate>);

/// The start and end of a talk, moved. One end stops at the other.
fn moved_talk(talk: &Talk, grip: Grip, by: By) -> Ends {
    let known = |date: &Option<PartialDate>| date.clone().filter(PartialDate::is_possible);
    let (start, end) = (known(&talk.start), known(&talk.end));
    let kept = |date: &Option<PartialDate>, was: &Option<PartialDate>| {
        date.clone().or_else(|| was.clone())
    };
    let (start_now, end_now) = match grip {
        Grip::Whole => {
            let dates = [&start, &end].into_iter().flatten();
            let unit = dates.map(unit_of).max().unwrap_or(Unit::Day);
            let shift = |date: &Option<PartialDate>| date.as_ref().map(|it| shifted(it, unit, by));
            (shift(&start), shift(&end))
        }
        Grip::Start => {
            let first = start.clone().or_else(|| end.clone());
            let first = first.map(|date| moved(&date, by));
            let end = end.or(start);
            let stops = first
                .as_ref()
                .zip(end.as_ref())
                .is_some_and(|(first, end)| first.first_day() > end.last_day());
            (if stops { end.clone() } else { first }, end)
        }
        Grip::End => {
            let last = end.or_else(|| start.clone()).map(|date| moved(&date, by));
            let stops = start
                .as_ref()
                .zip(last.as_ref())
                .is_some_and(|(start, last)| last.last_day() < start.first_day());
            (start.clone(), if stops { start } else { last })
        }
    };
    (kept(&start_now, &talk.start), kept(&end_now, &talk.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text)
    }

    #[test]
    fn a_date_keeps_what_it_is_exact_to() {
        let after = |text: &str, by: By| moved(&date(text), by).to_string();
        assert_eq!(after("2005-01-28", By::Days(10)), "2005-02-07");
        assert_eq!(after("2005-01-28", By::Leaps(-1)), "2005-01-21");
        // A month moves by the nearest number of months, and by one for one step.
        assert_eq!(after("2005-11", By::Days(14)), "2005-11");
        assert_eq!(after("2005-11", By::Days(46)), "2006-01");
        assert_eq!(after("2005-11", By::Steps(-1)), "2005-10");
        assert_eq!(after("2005-11", By::Leaps(1)), "2006-02");
        assert_eq!(after("2005", By::Days(-200)), "2004");
        assert_eq!(after("2005", By::Steps(3)), "2008");
        // Beyond what a file can say it stays.
        assert_eq!(after("9999", By::Steps(1)), "9999");
        assert_eq!(after("0001-01-01", By::Days(-1)), "0001-01-01");
    }

    fn talk(start: &str, end: &str) -> Talk {
        let known = |text: &str| (!text.is_empty()).then(|| date(text));
        Talk {
            start: known(start),
            end: known(end),
            ..Talk::default()
        }
    }

    fn ends(talk: &Talk, grip: Grip, days: i32) -> (String, String) {
        let (start, end) = moved_talk(talk, grip, By::Days(days));
        let text = |date: Option<PartialDate>| date.map(|it| it.to_string()).unwrap_or_default();
        (text(start), text(end))
    }

    #[test]
    fn a_talk_moves_as_a_whole_or_by_one_end_which_stops_at_the_other() {
        let round = talk("2005-01-28", "2005-01-29");
        let of = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(ends(&round, Grip::Whole, 4), of("2005-02-01", "2005-02-02"));
        assert_eq!(ends(&round, Grip::End, 3), of("2005-01-28", "2005-02-01"));
        assert_eq!(ends(&round, Grip::End, -9), of("2005-01-28", "2005-01-28"));
        assert_eq!(
            ends(&round, Grip::Start, -2),
            of("2005-01-26", "2005-01-29")
        );
        assert_eq!(ends(&round, Grip::Start, 9), of("2005-01-29", "2005-01-29"));
        // With only one end the other comes about.
        assert_eq!(
            ends(&talk("2005-01-28", ""), Grip::End, 2),
            of("2005-01-28", "2005-01-30")
        );
        assert_eq!(
            ends(&talk("2005-01-28", ""), Grip::Whole, 2),
            of("2005-01-30", "")
        );
        // Both move by what the coarser is exact to.
        assert_eq!(
            ends(&talk("2005-01", "2005-02-10"), Grip::Whole, 30),
            of("2005-02", "2005-03-10")
        );
    }
}
