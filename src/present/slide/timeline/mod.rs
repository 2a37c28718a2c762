//! What happened when: lanes of talks, proposals, moves and deadlines along an axis of time.
//!
//! What is known to the month or year only spans all of it. What has no date stands at the side, in
//! order; where nothing has one, the order itself is the axis.

mod axis;
mod events;
mod label;
mod marks;
mod sheet;

use super::{Body, Content, Frame};
use crate::{
    analysis::timeline::Precision,
    model::{Moment, Slide, Talk, word::TalkStatus},
    present::{Stage, facts},
};
use events::Told;

/// So few marks are told larger, and how much.
const FEW: usize = 7;
const LARGE: f32 = 1.25;

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let told = events::of(frame.stage, slide);
    let subtitle = summary(frame.stage, &told);
    let body = if told.lanes.is_empty() {
        Body::Nothing
    } else {
        let scale = if told.events().count() <= FEW {
            LARGE
        } else {
            1.0
        };
        Body::Strips(Box::new(move |part| sheet::of(frame, &told, part * scale)))
    };
    Content {
        title: String::new(),
        subtitle,
        sources: Vec::new(),
        body,
    }
}

/// Whether nothing has a date, so that only the order is told.
fn is_in_order(told: &Told) -> bool {
    let spans = told.events().filter_map(|event| event.span);
    let mut spans = spans.peekable();
    spans.peek().is_some() && spans.all(|span| span.precision == Precision::Order)
}

/// How many talks were held, and when the last was: `6 talks held in Helsinki, the last on
/// 15 August 2005, 1 planned`.
fn summary(stage: &Stage, told: &Told) -> String {
    let talks = told
        .events()
        .filter_map(|event| stage.scenario().talks.get(&event.id));
    let talks: Vec<&Talk> = talks.collect();
    let with = |status: TalkStatus| {
        let talks = talks.iter().copied();
        talks.filter(move |talk| talk.status.as_ref() == Some(&status))
    };
    let mut parts = Vec::new();
    let held: Vec<&Talk> = with(TalkStatus::Concluded).collect();
    if let Some(last) = held.last() {
        let count = match held.len() {
            1 => "1 talk held".to_owned(),
            count => format!("{count} talks held"),
        };
        let venue = last.venue.trim();
        let is_shared = !venue.is_empty() && held.iter().all(|talk| talk.venue.trim() == venue);
        let place = if is_shared {
            format!(" in {venue}")
        } else {
            String::new()
        };
        let day = last.end.as_ref().or(last.start.as_ref());
        let day = day.map(|day| facts::when(stage, &Moment::on(day.clone())));
        let day = match (day.filter(|day| !day.is_empty()), held.len()) {
            (None, _) => String::new(),
            (Some(day), 1) => format!(" {day}"),
            (Some(day), _) => format!(", the last {day}"),
        };
        parts.push(format!("{count}{place}{day}"));
    }
    match (with(TalkStatus::Planned).count(), parts.last_mut()) {
        (0, _) => {}
        (count, Some(held)) => held.push_str(&format!(", {count} planned")),
        (1, None) => parts.push("1 talk planned".to_owned()),
        (count, None) => parts.push(format!("{count} talks planned")),
    }
    if is_in_order(told) && told.events().count() > 1 {
        parts.push(match parts.is_empty() {
            true => "In their order; the dates are not known".to_owned(),
            false => "in their order, as the dates are not known".to_owned(),
        });
    }
    parts.join("; ")
}
