//! What happened when: one thing after another along a line.

use std::collections::HashSet;

use egui::pos2;

use super::{Body, Content, Frame};
use crate::{
    analysis::timeline::{Event, EventKind, Lane, Precision, Sources, Span, Timeline},
    model::{Id, PartialDate, Slide, word::Word as _},
    present::{
        Stage, facts,
        set::{Column, Piece, Sheet, Strip, row},
    },
    scene::{Circle, FaceName, Line, Stroke},
    theme::Tokens,
};

/// A row: when, what, and how it is marked.
struct Entry {
    when: String,
    title: String,
    /// Where a talk was held, and where it stands.
    detail: String,
    /// Whether it is a talk, on which the rest hangs.
    is_talk: bool,
    is_done: bool,
    is_overdue: bool,
    party: Option<Id>,
    is_today: bool,
}

pub(super) fn content<'a>(frame: &'a Frame<'a>, slide: &'a Slide) -> Content<'a> {
    let stage = frame.stage;
    let entries = entries(stage, slide);
    let body = if entries.iter().all(|entry| entry.is_today) {
        Body::Nothing
    } else {
        Body::Strips(Box::new(move |part| Sheet {
            body: strips(frame, &entries, part),
            ..Sheet::default()
        }))
    };
    Content {
        title: String::new(),
        subtitle: String::new(),
        sources: Vec::new(),
        body,
    }
}

/// What a timeline shows unless it is asked for certain things: talks, what became of proposals,
/// deadlines. Shifts and reactions are shown if their party or their talk is asked for.
fn entries(stage: &Stage, slide: &Slide) -> Vec<Entry> {
    let Some(today) = stage.today() else {
        return undated(stage, slide);
    };
    let timeline = Timeline::of(&Sources {
        scenario: stage.scenario(),
        index: stage.index(),
        moments: stage.moments(),
        standing: stage.standing(),
        schedule: stage.schedule(),
        today,
        sight: stage.sight(),
    });
    let asked: HashSet<&Id> = slide.of.iter().map(|of| of.id()).collect();
    let is_asked = |event: &Event| {
        let lane = timeline.lanes.get(event.lane);
        if asked.is_empty() {
            return matches!(
                lane,
                Some(Lane::Talks | Lane::Proposals | Lane::Commitments)
            );
        }
        match lane {
            Some(Lane::Shifts(party)) => asked.contains(party),
            _ => asked.contains(&event.id),
        }
    };
    let mut events: Vec<(&Event, Option<Id>)> = timeline
        .events
        .iter()
        .filter(|event| is_asked(event))
        .map(|event| {
            let party = match timeline.lanes.get(event.lane) {
                Some(Lane::Shifts(party)) => Some(party.clone()),
                _ => None,
            };
            (event, party)
        })
        .collect();
    events.sort_by_key(|(event, _)| (event.span.first, event.span.last));
    let has_days = events
        .iter()
        .any(|(event, _)| event.span.precision != Precision::Order);
    let mut found: Vec<Entry> = Vec::new();
    let mut is_past = true;
    for (event, party) in events {
        if is_past && event.span.first > today {
            is_past = false;
            if has_days && !found.is_empty() {
                found.push(Entry {
                    when: stage.date(&today.into()),
                    title: "Today".to_owned(),
                    detail: String::new(),
                    is_talk: false,
                    is_done: true,
                    is_overdue: false,
                    party: None,
                    is_today: true,
                });
            }
        }
        found.push(Entry {
            when: when(stage, event.span),
            title: event.title.clone(),
            detail: detail(stage, &event.id),
            is_talk: event.kind == EventKind::Talk,
            is_done: match &event.kind {
                EventKind::Commitment { done, .. } => done.is_some(),
                _ => event.span.last <= today,
            },
            is_overdue: event.is_overdue(),
            party,
            is_today: false,
        });
    }
    found
}

/// The talks in their order, where no day is known to look from.
fn undated(stage: &Stage, slide: &Slide) -> Vec<Entry> {
    let talks = stage.moments().talks().iter();
    let talks = talks.filter(|id| slide.of.is_empty() || slide.of.iter().any(|of| of.id() == *id));
    talks
        .filter_map(|id| stage.scenario().talks.get(id))
        .map(|talk| Entry {
            when: facts::dates(stage, talk),
            title: stage.title(&talk.id),
            detail: detail(stage, &talk.id),
            is_talk: true,
            is_done: talk.status == Some(crate::model::word::TalkStatus::Concluded),
            is_overdue: false,
            party: None,
            is_today: false,
        })
        .collect()
}

fn detail(stage: &Stage, id: &Id) -> String {
    let talk = stage.scenario().talks.get(id);
    let status = talk.and_then(|talk| talk.status.as_ref());
    let status = status.map(|status| status.label()).unwrap_or_default();
    let venue = talk.map(|talk| talk.venue.as_str()).unwrap_or_default();
    facts::dotted([venue, status])
}

/// The days that something takes, as well as they are known.
fn when(stage: &Stage, span: Span) -> String {
    let day = |day: jiff::civil::Date| stage.date(&day.into());
    let (first, last) = (span.first, span.last);
    match span.precision {
        Precision::Order => String::new(),
        _ if first == last => day(first),
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

fn strips(frame: &Frame<'_>, entries: &[Entry], part: f32) -> Vec<Strip> {
    let tokens = Tokens::LIGHT;
    let soft = Frame::soft(FaceName::Sans, 27.0, part);
    let width = frame.width();
    let has_dates = entries.iter().any(|entry| !entry.when.is_empty());
    let axis = if has_dates {
        (width * 0.27).round()
    } else {
        20.0
    };
    let left = axis + 40.0;
    let mut strips = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let mut look = match entry.is_talk {
            true => Frame::look(FaceName::SerifMedium, 34.0, part),
            false => Frame::look(FaceName::Sans, 30.0, part),
        };
        let mut soft = soft;
        if entry.is_today {
            look.colour = tokens.accent;
            soft.colour = tokens.accent;
        }
        let when = [Piece::Words(entry.when.clone(), soft)];
        let mut title = Vec::new();
        if let Some(party) = &entry.party {
            title.push(Piece::Dot(frame.stage.colour_of(party), look.size));
            title.push(Piece::Words(format!("{}:", frame.stage.title(party)), look));
            title.push(Piece::Words(" ".to_owned(), look));
        }
        title.push(Piece::Words(entry.title.clone(), look));
        if !entry.detail.is_empty() {
            title.push(Piece::Words(format!("   {}", entry.detail), soft));
        }
        if entry.is_overdue {
            let late = crate::present::set::Look {
                face: FaceName::SansSemibold,
                colour: tokens.warn,
                ..look
            };
            title.push(Piece::Words(" overdue".to_owned(), late));
        }
        let columns = [
            Column {
                left: 0.0,
                width: (axis - 34.0).max(1.0),
                pieces: &when,
                is_right: true,
            },
            Column {
                left,
                width: width - left,
                pieces: &title,
                is_right: false,
            },
        ];
        let columns = if has_dates {
            &columns[..]
        } else {
            &columns[1..]
        };
        let mut rows = row(frame.stage.ruler(), columns, 9.0 * part, None);
        let count = rows.len();
        for (at, strip) in rows.iter_mut().enumerate() {
            let begin = if place == 0 && at == 0 {
                strip.height / 2.0
            } else {
                0.0
            };
            let end = if place + 1 == entries.len() && at + 1 == count {
                strip.height / 2.0
            } else {
                strip.height
            };
            let line = Line {
                from: pos2(axis, begin),
                to: pos2(axis, end),
                stroke: Stroke::new(3.0, tokens.hairline),
            };
            strip.items.insert(0, line.into());
            if at == 0 {
                let top = 9.0 * part + look.size * 0.68;
                strip
                    .items
                    .insert(1, mark(entry, axis, top, look.size * 0.27));
            }
        }
        strips.extend(rows);
    }
    strips
}

/// Filled, if it has come; talks are larger.
fn mark(entry: &Entry, x: f32, y: f32, radius: f32) -> crate::scene::Item {
    let tokens = Tokens::LIGHT;
    let colour = match (entry.is_overdue, entry.is_talk || entry.is_today) {
        (true, _) => tokens.warn,
        (false, true) => tokens.accent,
        (false, false) => tokens.ink_soft,
    };
    Circle {
        centre: pos2(x, y),
        radius: if entry.is_talk { radius * 1.25 } else { radius },
        fill: Some(if entry.is_done { colour } else { tokens.paper }),
        stroke: Some(Stroke::new(3.0, colour)),
    }
    .into()
}
