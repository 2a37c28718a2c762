//! The events, lane by lane.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Event, EventKind, Lane, Precision, Sources, Span, spans::TalkSpans};
use crate::{
    analysis::{
        delivery::{Course, Lateness},
        shifts::{self, Shift, ShiftKind},
    },
    model::{Commitment, Id, Kind, Proposal, Reaction, naming, word::Word as _},
};

type Found = (Vec<Lane>, Vec<Event>, Vec<Id>);

/// Collects the events of one lane after another.
struct Collector<'a> {
    sources: &'a Sources<'a>,
    /// The earlier day as of which lateness is told.
    then: Option<Date>,
    talks: TalkSpans<'a>,
    lanes: Vec<Lane>,
    events: Vec<Event>,
    undated: Vec<Id>,
    /// The events of the lane that is being filled.
    filling: Vec<Event>,
}

/// All events, in the order of the lanes and of time, and the cards that have no place in time.
pub(super) fn all(sources: &Sources<'_>, then: Option<Date>) -> Found {
    let scenario = sources.scenario;
    let mut all = Collector {
        sources,
        then,
        talks: TalkSpans::of(scenario, sources.moments, sources.today),
        lanes: Vec::new(),
        events: Vec::new(),
        undated: Vec::new(),
        filling: Vec::new(),
    };
    for talk in scenario.talks.iter() {
        let title = naming::or_untitled(&talk.title, Kind::Talk);
        all.add(&talk.id, EventKind::Talk, title, all.talks.get(&talk.id));
    }
    all.close(Lane::Talks);
    for proposal in scenario.proposals.iter() {
        all.proposal(proposal);
    }
    all.close(Lane::Proposals);
    for commitment in scenario.commitments.iter() {
        all.commitment(commitment);
    }
    all.close(Lane::Commitments);
    all.shifts();
    for reaction in scenario.reactions.iter() {
        all.reaction(reaction);
    }
    all.close(Lane::Reactions);
    (all.lanes, all.events, all.undated)
}

impl<'a> Collector<'a> {
    fn add(&mut self, id: &Id, kind: EventKind, title: String, span: Option<Span>) {
        match span {
            Some(span) => self.filling.push(Event {
                lane: self.lanes.len(),
                id: id.clone(),
                kind,
                title,
                span,
            }),
            None => self.undated.push(id.clone()),
        }
    }

    fn close(&mut self, lane: Lane) {
        if self.filling.is_empty() {
            return;
        }
        // Stable: what is at one time stays in the list's order.
        self.filling
            .sort_by_key(|event| (event.span.first, event.span.last));
        self.events.append(&mut self.filling);
        self.lanes.push(lane);
    }

    fn proposal(&mut self, proposal: &Proposal) {
        let title = naming::or_untitled(&proposal.title, Kind::Proposal);
        let mut spans = Vec::new();
        for entry in &proposal.record {
            if let Some(span) = self.talks.moment(&entry.at) {
                spans.push(span);
                let title = match &entry.status {
                    Some(status) => format!("{title}: {}", status.label().to_lowercase()),
                    None => title.clone(),
                };
                let kind = EventKind::Record(entry.status.clone());
                self.add(&proposal.id, kind, title, Some(span));
            }
        }
        let date = proposal.date.as_ref().and_then(Span::of);
        let tabled = proposal.tabled_at.as_ref();
        let tabled = tabled.and_then(|talk| self.talks.get(talk.id()));
        // What the record tells already is not told twice.
        let own = date.or(tabled);
        let is_told = own.map_or(!spans.is_empty(), |own| {
            spans
                .iter()
                .any(|span| span.first <= own.last && own.first <= span.last)
        });
        if !is_told {
            self.add(&proposal.id, EventKind::Proposal, title, own);
        }
    }

    fn shifts(&mut self) {
        let Sources {
            scenario,
            standing,
            sight,
            index,
            ..
        } = *self.sources;
        let mut of_party: HashMap<Id, Vec<Shift>> = HashMap::new();
        for shift in shifts::all(scenario, standing, sight) {
            of_party.entry(shift.party.clone()).or_default().push(shift);
        }
        for party in scenario.parties.iter() {
            for shift in of_party.remove(&party.id).unwrap_or_default() {
                let target = index.title(scenario, &shift.target);
                let what = match shift.kind {
                    ShiftKind::Moved { to, .. } | ShiftKind::First(to) | ShiftKind::Again(to) => {
                        to.word()
                    }
                    ShiftKind::Retracted(_) => "retracted".to_owned(),
                    ShiftKind::Lost(_) => "not known".to_owned(),
                };
                let kind = EventKind::Shift {
                    kind: shift.kind,
                    target: shift.target,
                };
                let span = self.talks.moment(&shift.at);
                self.add(&shift.position.id, kind, format!("{target}: {what}"), span);
            }
            self.close(Lane::Shifts(party.id.clone()));
        }
    }

    fn commitment(&mut self, commitment: &Commitment) {
        let known = Course::of(commitment);
        let (course, day) = match self.then {
            Some(then) => (known.known_on(then), then),
            None => (known, self.sources.today),
        };
        let thing = self.sources.schedule.get(&commitment.id);
        let due = thing.and_then(|thing| thing.due.day());
        let said = commitment.due.date.as_ref().and_then(Span::of);
        let computed = due.map(|day| Span::day(day, Precision::Day));
        let planned = thing.and_then(|thing| thing.planned);
        let span = said
            .or(computed)
            .or(planned.map(|day| Span::day(day, Precision::Order)));
        let kind = EventKind::Commitment {
            lateness: Lateness::of(&course, due, day),
            done: course.full_since(day),
            is_critical: thing.is_some_and(|thing| thing.is_critical()),
        };
        let title = naming::or_untitled(&commitment.title, Kind::Commitment);
        self.add(&commitment.id, kind, title, span);
    }

    fn reaction(&mut self, reaction: &Reaction) {
        let dated = reaction.date.as_ref().and_then(Span::of);
        // Without a date of its own it comes with, or after, the talk that it is on.
        let at_talk = || self.talks.get(reaction.to.id()).map(Span::in_order);
        let span = dated.or_else(at_talk);
        let title = self
            .sources
            .index
            .title(self.sources.scenario, &reaction.id);
        let kind = EventKind::Reaction(reaction.tone.clone());
        self.add(&reaction.id, kind, title, span);
    }
}
