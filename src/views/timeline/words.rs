//! What the timeline says of its events.

use std::collections::HashSet;

use super::prepare::{Key, Thing};
use crate::{
    analysis::{
        Reports,
        delivery::Lateness,
        schedule::Due,
        sentence::Names,
        shifts::ShiftKind,
        timeline::{Event, EventKind, Precision, Timeline},
    },
    model::{
        Id, PartialDate, Scenario, Talk, naming,
        word::{TalkStatus, Word as _},
    },
};

/// Says what events are.
pub(super) struct Speaker<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) reports: &'a Reports,
    pub(super) date: &'a dyn Fn(&PartialDate) -> String,
    /// While one looks back: as of when it is told what is done and what is late.
    pub(super) as_of: &'a str,
}

/// By how many days something slips when it is asked what that would mean.
const SLIP: u32 = 30;

impl<'a> Speaker<'a> {
    pub(super) fn names(&self) -> Names<'a> {
        Names {
            scenario: self.scenario,
            index: &self.reports.index,
            date: self.date,
        }
    }

    fn title(&self, id: &Id) -> String {
        self.reports.index.title(self.scenario, id)
    }

    /// The words of an event.
    pub(super) fn thing(&self, event: &Event, nth: usize) -> Thing {
        let mut label = event.title.clone();
        let mut detail = String::new();
        let mut badge = None;
        let mut status = None;
        match &event.kind {
            EventKind::Talk => {
                status = self.talk(&event.id).and_then(|talk| talk.status.clone());
                // That a talk is over its place tells.
                let told = status.as_ref().filter(|it| **it != TalkStatus::Concluded);
                detail = told.map(|it| lower(it.label())).unwrap_or_default();
            }
            EventKind::Proposal => {}
            EventKind::Record(said) => {
                label = self.title(&event.id);
                detail = said
                    .as_ref()
                    .map(|it| lower(it.label()))
                    .unwrap_or_default();
            }
            EventKind::Shift { kind, target } => {
                label = self.title(target);
                badge = Some(shift_word(*kind));
            }
            EventKind::Commitment { lateness, .. } => {
                detail = match lateness {
                    Lateness::Done | Lateness::NoDeadline => String::new(),
                    other => lower(&other.in_words()),
                };
            }
            EventKind::Reaction(tone) => {
                let reaction = self.scenario.reactions.get(&event.id);
                let by = reaction.and_then(|it| self.scenario.parties.get(it.by.id()));
                if let (Some(reaction), Some(by)) = (reaction, by) {
                    let to = self.title(reaction.to.id());
                    label = format!("{} on {to}", naming::short_name(by));
                    detail = tone
                        .as_ref()
                        .map(|it| lower(it.label()))
                        .unwrap_or_default();
                }
            }
        }
        let when = self.when(event);
        let name = self.name(event, &label, &detail, badge.as_deref(), &when);
        Thing {
            key: Key {
                id: event.id.clone(),
                nth,
            },
            first: 0.0,
            last: 0.0,
            status,
            badge,
            label,
            detail,
            when,
            name,
            badge_width: 0.0,
            label_width: 0.0,
            detail_width: 0.0,
        }
    }

    fn talk(&self, id: &Id) -> Option<&'a Talk> {
        self.scenario.talks.get(id)
    }

    fn name(
        &self,
        event: &Event,
        label: &str,
        detail: &str,
        badge: Option<&str>,
        when: &str,
    ) -> String {
        let what = match &event.kind {
            EventKind::Talk => "Talk",
            EventKind::Proposal | EventKind::Record(_) => "Proposal",
            EventKind::Shift { .. } => "Shift",
            EventKind::Commitment { .. } => "Commitment",
            EventKind::Reaction(_) => "Reaction",
        };
        let mut name = format!("{what}: {label}");
        if let EventKind::Shift { .. } = &event.kind {
            let position = self.scenario.positions.get(&event.id);
            let party = position
                .map(|it| self.title(it.party.id()))
                .unwrap_or_default();
            name = format!("Shift of {party}: {label}");
        }
        if let EventKind::Commitment {
            lateness: Lateness::Done,
            ..
        } = &event.kind
        {
            name.push_str(", done");
            name.push_str(&self.told_as_of());
        }
        let mut detail = detail.to_owned();
        if let EventKind::Commitment { .. } = &event.kind
            && !detail.is_empty()
        {
            detail.push_str(&self.told_as_of());
        }
        for more in [badge.unwrap_or_default(), &detail, when] {
            if !more.is_empty() {
                name.push_str(", ");
                name.push_str(more);
            }
        }
        name
    }

    /// As of when lateness is told, as the end of a sentence; nothing if that is now.
    fn told_as_of(&self) -> String {
        match self.as_of {
            "" => String::new(),
            as_of => format!(" {as_of}"),
        }
    }

    /// When an event is, as far as that is known.
    fn when(&self, event: &Event) -> String {
        let day = |day: jiff::civil::Date| (self.date)(&PartialDate::Day(day));
        let span = event.span;
        match (&event.kind, span.precision) {
            (EventKind::Talk, Precision::Order) => "no date, in the order of the talks".to_owned(),
            (EventKind::Commitment { .. }, Precision::Order) => {
                "no deadline of its own, after what it depends on".to_owned()
            }
            (_, Precision::Order) => self
                .talk_of(event)
                .map(|talk| format!("at {}", self.title(&talk)))
                .unwrap_or_else(|| "no date, in the order of the talks".to_owned()),
            (EventKind::Commitment { .. }, _) => {
                let due = self.reports.schedule(self.scenario).get(&event.id);
                let said = self.scenario.commitments.get(&event.id);
                match said.and_then(|it| it.due.date.as_ref()) {
                    Some(date) => format!("due {}", (self.date)(date)),
                    None => match due.map(|thing| &thing.due) {
                        Some(Due::On(date)) => format!("due {}", day(*date)),
                        _ => String::new(),
                    },
                }
            }
            (EventKind::Talk, Precision::Span) => {
                let talk = self.talk(&event.id);
                let said = |date: Option<&PartialDate>| date.map(|date| (self.date)(date));
                let start = talk.and_then(|talk| said(talk.start.as_ref()));
                let end = talk.and_then(|talk| said(talk.end.as_ref()));
                match (start, end) {
                    (Some(start), Some(end)) if start != end => format!("{start} to {end}"),
                    (start, end) => start.or(end).unwrap_or_default(),
                }
            }
            (_, Precision::Span) => {
                format!("some time from {} to {}", day(span.first), day(span.last))
            }
            (_, Precision::Day) if span.first == span.last => day(span.first),
            (_, Precision::Day) => format!("{} to {}", day(span.first), day(span.last)),
        }
    }

    /// The talk at which something without a date of its own was.
    fn talk_of(&self, event: &Event) -> Option<Id> {
        match &event.kind {
            EventKind::Shift { kind, .. } => {
                let position = self.scenario.positions.get(&event.id)?;
                let moment = match kind {
                    ShiftKind::Retracted(_) => &position.until,
                    _ => &position.since,
                };
                Some(moment.talk.as_ref()?.id().clone())
            }
            EventKind::Proposal => {
                let proposal = self.scenario.proposals.get(&event.id)?;
                Some(proposal.tabled_at.as_ref()?.id().clone())
            }
            EventKind::Record(status) => {
                let proposal = self.scenario.proposals.get(&event.id)?;
                let mut record = proposal.record.iter();
                let entry = record.find(|it| it.status == *status && it.at.talk.is_some())?;
                Some(entry.at.talk.as_ref()?.id().clone())
            }
            EventKind::Reaction(_) => {
                let to = self.scenario.reactions.get(&event.id)?.to.id().clone();
                self.talk(&to).map(|talk| talk.id.clone())
            }
            EventKind::Talk | EventKind::Commitment { .. } => None,
        }
    }

    /// What slips if this slips, in a sentence, and all that hangs together with it.
    pub(super) fn chain(&self, id: &Id) -> (String, Vec<Id>) {
        let schedule = self.reports.schedule(self.scenario);
        let id_at = |place: usize| schedule.things.get(place).map(|thing| thing.id.clone());
        let mut chain: Vec<Id> = schedule
            .chain_to(id)
            .into_iter()
            .filter_map(id_at)
            .collect();
        let slips = schedule.slips(id, SLIP);
        chain.extend(slips.iter().filter_map(|slip| id_at(slip.place)));
        let is_done = schedule.get(id).is_some_and(|thing| thing.is_done);
        // What hangs on what is told as things are, wherever one looks from.
        let when = match self.as_of {
            "" => "If",
            _ => "As of today: if",
        };
        let text = match slips.as_slice() {
            _ if is_done => String::new(),
            [] => format!("{when} it slips by {SLIP} days, nothing else has to"),
            [first, rest @ ..] => {
                let told = schedule.slip_in_words(first, &self.names()).to_string();
                let more = match rest.len() {
                    0 => String::new(),
                    1 => "; one more slips too".to_owned(),
                    count => format!("; {count} more slip too"),
                };
                format!("{when} it slips by {SLIP} days: {told}{more}")
            }
        };
        (text, chain)
    }
}

/// How many of what there are. Of what parties said only what changed a stance is a move; what
/// was said first is counted apart.
pub(super) fn summary(timeline: &Timeline, as_of: &str) -> String {
    let mut counts = [0; 8];
    let mut proposals = HashSet::new();
    for event in &timeline.events {
        let place = match &event.kind {
            EventKind::Talk => 0,
            EventKind::Proposal | EventKind::Record(_) if !proposals.insert(&event.id) => continue,
            EventKind::Proposal | EventKind::Record(_) => 1,
            EventKind::Shift { kind, .. } => match kind {
                ShiftKind::Moved { .. } => 2,
                ShiftKind::First(_) => 3,
                ShiftKind::Again(_) => 4,
                ShiftKind::Retracted(_) | ShiftKind::Lost(_) => 5,
            },
            EventKind::Commitment { .. } => 6,
            EventKind::Reaction(_) => continue,
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    counts[7] = timeline.events.iter().filter(|it| it.is_overdue()).count();
    let words = [
        ("talk", "talks"),
        ("proposal", "proposals"),
        ("move", "moves"),
        ("first statement", "first statements"),
        ("taken up again", "taken up again"),
        ("no longer held", "no longer held"),
        ("deadline", "deadlines"),
        ("overdue", "overdue"),
    ];
    let parts = counts.iter().zip(words).filter(|(count, _)| **count > 0);
    let parts = parts.map(|(count, (one, many))| {
        let word = if *count == 1 { one } else { many };
        format!("{count} {word}")
    });
    let mut summary = parts.collect::<Vec<_>>().join(" · ");
    if counts[7] > 0 && !as_of.is_empty() {
        summary.push(' ');
        summary.push_str(as_of);
    }
    summary
}

/// What became of a stance, in a word or two.
fn shift_word(kind: ShiftKind) -> String {
    match kind {
        ShiftKind::Moved { to, .. } | ShiftKind::First(to) | ShiftKind::Again(to) => to.word(),
        ShiftKind::Retracted(_) => "retracted".to_owned(),
        ShiftKind::Lost(_) => "not known".to_owned(),
    }
}

pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}
