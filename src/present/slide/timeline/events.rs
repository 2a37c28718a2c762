//! What a timeline shows, lane by lane.

use std::collections::HashSet;

use egui::Color32;
use jiff::civil::Date;

use crate::{
    analysis::{
        shifts::ShiftKind,
        timeline::{Event, EventKind, Lane, Precision, Sources, Span, Timeline},
    },
    model::{
        Id, Kind, PartialDate, Slide, naming,
        word::{TalkStatus, Word as _},
    },
    present::{Stage, facts},
    theme::stance,
};

/// All that is shown.
pub(super) struct Told {
    /// The lanes, from the top.
    pub(super) lanes: Vec<ToldLane>,
    /// The day that it is looked at from, if one is known.
    pub(super) today: Option<Date>,
}

impl Told {
    pub(super) fn events(&self) -> impl Iterator<Item = &ToldEvent> {
        self.lanes.iter().flat_map(|lane| &lane.events)
    }
}

/// A lane.
pub(super) struct ToldLane {
    lane: Lane,
    /// What it is called.
    pub(super) name: String,
    /// Whose it is, if it is a party's.
    pub(super) party: Option<Id>,
    /// What is in it, in order.
    pub(super) events: Vec<ToldEvent>,
}

/// Something in a lane.
pub(super) struct ToldEvent {
    /// The card that it is of.
    pub(super) id: Id,
    pub(super) title: String,
    /// When, as well as it is known, and what else is worth a line.
    pub(super) detail: String,
    /// The days; none: no place in time is known.
    pub(super) span: Option<Span>,
    pub(super) mark: Mark,
    pub(super) state: State,
}

/// How it is marked.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mark {
    Talk,
    Proposal,
    /// A move, in the colour of the stance that it led to; none: to none.
    Move(Option<Color32>),
    Deadline,
}

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Done,
    ToCome,
    Overdue,
}

/// What a timeline shows unless it is asked for certain things: talks, what became of proposals,
/// moves, deadlines. First words and reactions are shown if their party or card is asked for.
pub(super) fn of(stage: &Stage, slide: &Slide) -> Told {
    let today = stage.today();
    let timeline = Timeline::of(&Sources {
        scenario: stage.scenario(),
        index: stage.index(),
        moments: stage.moments(),
        standing: stage.standing(),
        schedule: stage.schedule(),
        // It only puts talks without dates in order: any day does.
        today: today.unwrap_or(Date::constant(2000, 1, 1)),
        sight: stage.sight(),
    });
    let asked: HashSet<&Id> = slide.of.iter().map(|of| of.id()).collect();
    let mut lanes: Vec<ToldLane> = Vec::new();
    for event in &timeline.events {
        let Some(lane) = timeline.lanes.get(event.lane) else {
            continue;
        };
        if is_shown(event, lane, &asked) {
            add(&mut lanes, stage, lane, told(stage, event, today));
        }
    }
    // Whoever asks for what has no place in time sees it all the same.
    for id in timeline.undated.iter().filter(|id| asked.contains(id)) {
        if let Some((lane, event)) = undated(stage, id) {
            add(&mut lanes, stage, &lane, event);
        }
    }
    name_venues(stage, &mut lanes);
    Told { lanes, today }
}

fn is_shown(event: &Event, lane: &Lane, asked: &HashSet<&Id>) -> bool {
    let has_moved = !matches!(
        event.kind,
        EventKind::Shift {
            kind: ShiftKind::First(_) | ShiftKind::Again(_),
            ..
        }
    );
    match (lane, asked.is_empty()) {
        (Lane::Reactions, true) => false,
        (_, true) => has_moved,
        (Lane::Shifts(party), false) => asked.contains(party),
        (_, false) => asked.contains(&event.id),
    }
}

fn rank(lane: &Lane) -> usize {
    match lane {
        Lane::Talks => 0,
        Lane::Proposals => 1,
        Lane::Shifts(_) => 2,
        Lane::Commitments => 3,
        Lane::Reactions => 4,
    }
}

fn add(lanes: &mut Vec<ToldLane>, stage: &Stage, lane: &Lane, event: ToldEvent) {
    if let Some(known) = lanes.iter_mut().find(|known| known.lane == *lane) {
        // A record may say twice, at two times, what a proposal has become: initialled first, then
        // signed. It is dated by the last.
        let is_told = |other: &ToldEvent| other.id == event.id && other.title == event.title;
        if matches!(event.mark, Mark::Proposal) {
            known.events.retain(|other| !is_told(other));
        }
        known.events.push(event);
        return;
    }
    let place = lanes.partition_point(|known| rank(&known.lane) <= rank(lane));
    let (name, party) = match lane {
        Lane::Talks => ("Talks".to_owned(), None),
        Lane::Proposals => ("Proposals".to_owned(), None),
        Lane::Commitments => ("Deadlines".to_owned(), None),
        Lane::Reactions => ("Reactions".to_owned(), None),
        Lane::Shifts(id) => {
            let party = stage.scenario().parties.get(id);
            let name = party.map(naming::short_name).unwrap_or_default();
            (naming::or_untitled(name, Kind::Party), Some(id.clone()))
        }
    };
    lanes.insert(
        place,
        ToldLane {
            lane: lane.clone(),
            name,
            party,
            events: vec![event],
        },
    );
}

fn told(stage: &Stage, event: &Event, today: Option<Date>) -> ToldEvent {
    let talk = stage.scenario().talks.get(&event.id);
    let is_talk = event.kind == EventKind::Talk;
    let status = talk
        .filter(|_| is_talk)
        .and_then(|talk| talk.status.as_ref());
    let is_done = match (&event.kind, today) {
        (EventKind::Commitment { done, .. }, _) => done.is_some(),
        (EventKind::Talk, _) if event.span.precision == Precision::Order => {
            status != Some(&TalkStatus::Planned)
        }
        (_, Some(today)) => event.span.last <= today,
        (EventKind::Talk, None) => status == Some(&TalkStatus::Concluded),
        (_, None) => true,
    };
    // That a talk was held or is to come is seen; whatever else became of it is said.
    let is_said = |status: &&TalkStatus| {
        !matches!(status, TalkStatus::Concluded | TalkStatus::Planned) && is_talk
    };
    let status = status.filter(is_said).map(|status| status.label());
    ToldEvent {
        id: event.id.clone(),
        title: event.title.clone(),
        detail: facts::dotted([when(stage, event.span).as_str(), status.unwrap_or_default()]),
        span: Some(event.span),
        mark: mark(&event.kind),
        state: match (event.is_overdue(), is_done) {
            (true, _) => State::Overdue,
            (false, true) => State::Done,
            (false, false) => State::ToCome,
        },
    }
}

fn mark(kind: &EventKind) -> Mark {
    match kind {
        EventKind::Talk => Mark::Talk,
        EventKind::Proposal | EventKind::Record(_) => Mark::Proposal,
        EventKind::Shift { kind, .. } => Mark::Move(match kind {
            ShiftKind::Moved { to, .. } | ShiftKind::First(to) | ShiftKind::Again(to) => {
                Some(stance::look(&to.stance()).fill)
            }
            ShiftKind::Retracted(_) | ShiftKind::Lost(_) => None,
        }),
        EventKind::Commitment { .. } => Mark::Deadline,
        EventKind::Reaction(_) => Mark::Move(None),
    }
}

/// A card that has no place in time.
fn undated(stage: &Stage, id: &Id) -> Option<(Lane, ToldEvent)> {
    let (lane, mark) = match stage.index().place(id)?.kind {
        Kind::Talk => (Lane::Talks, Mark::Talk),
        Kind::Proposal => (Lane::Proposals, Mark::Proposal),
        Kind::Commitment => (Lane::Commitments, Mark::Deadline),
        Kind::Reaction => (Lane::Reactions, Mark::Move(None)),
        _ => return None,
    };
    let commitment = stage.scenario().commitments.get(id);
    let is_done = commitment.is_none_or(|it| facts::is_done(stage, it));
    let state = if is_done { State::Done } else { State::ToCome };
    Some((
        lane,
        ToldEvent {
            id: id.clone(),
            title: stage.title(id),
            detail: String::new(),
            span: None,
            mark,
            state,
        },
    ))
}

/// Says where talks were held; if all were at one place, that is said once, above.
fn name_venues(stage: &Stage, lanes: &mut [ToldLane]) {
    let venue = |event: &ToldEvent| {
        let talk = stage.scenario().talks.get(&event.id);
        talk.map(|talk| talk.venue.trim().to_owned())
            .unwrap_or_default()
    };
    for lane in lanes.iter_mut().filter(|lane| lane.lane == Lane::Talks) {
        let venues: Vec<String> = lane.events.iter().map(venue).collect();
        let first = venues.first().cloned().unwrap_or_default();
        if venues.len() > 1 && venues.iter().all(|venue| *venue == first) {
            continue;
        }
        for (event, venue) in lane.events.iter_mut().zip(venues) {
            if !event.title.contains(&venue) {
                event.detail = facts::dotted([venue.as_str(), &event.detail]);
            }
        }
    }
}

/// The days that something takes, as well as they are known.
fn when(stage: &Stage, span: Span) -> String {
    let (first, last) = (span.first, span.last);
    match span.precision {
        Precision::Order => String::new(),
        _ if first == last => stage.date(&first.into()),
        _ if first.month() == 1
            && first.day() == 1
            && last.month() == 12
            && last.day() == 31
            && first.year() == last.year() =>
        {
            stage.date(&PartialDate::Year(first.year()))
        }
        _ if first.day() == 1 && last == first.last_of_month() => {
            stage.date(&PartialDate::Month(first.year(), first.month()))
        }
        _ => facts::days(stage, first, last),
    }
}
