//! What the timeline shows, ready to be laid out: the lanes, and each event with its words.

use std::{
    collections::HashMap,
    ops::Range,
    sync::atomic::{AtomicU64, Ordering},
};

use egui::{Color32, Ui};
use jiff::civil::Date;

use super::{looks, words};
use crate::{
    analysis::{
        Reports, delivery,
        schedule::Schedule,
        standing::Sight,
        timeline::{
            Event, EventKind, Lane, Precision, Sources, Timeline, day_number, from_day_number,
        },
    },
    model::{Id, PartialDate, Scenario, naming, word::TalkStatus},
    theme::{self, Face, icons, icons::Icon},
    widgets::label,
};

/// From when everything is looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glance {
    pub(super) today: Date,
    /// The day as of which it is told what is done and what is late, while one looks back.
    pub(super) then: Option<Date>,
    /// The same in words; blank while one does not look back.
    pub(super) as_of: String,
    pub(super) month_first: bool,
}

/// An event by its card, and its place among that card's events.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) id: Id,
    pub(super) nth: usize,
}

/// A lane.
#[derive(Clone, Debug)]
pub(super) struct LaneInfo {
    pub(super) lane: Lane,
    pub(super) name: String,
    pub(super) icon: Icon,
    /// The colour of the party.
    pub(super) dot: Option<Color32>,
    /// Its events.
    pub(super) things: Range<usize>,
}

/// What an event says, and how much room that takes.
#[derive(Clone, Debug)]
pub(super) struct Thing {
    pub(super) key: Key,
    /// The days; where only the order is known, the room that it is given.
    pub(super) first: f64,
    pub(super) last: f64,
    /// What a talk's bar looks like.
    pub(super) status: Option<TalkStatus>,
    /// The word in its chip, if it is one.
    pub(super) badge: Option<String>,
    pub(super) label: String,
    /// What stands softly after the label.
    pub(super) detail: String,
    /// When it is, in words.
    pub(super) when: String,
    /// What a screen reader says.
    pub(super) name: String,
    pub(super) badge_width: f32,
    pub(super) label_width: f32,
    pub(super) detail_width: f32,
}

/// A talk that has a place in the order and no date.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) talk: Id,
    pub(super) title: String,
    pub(super) first: f64,
    pub(super) last: f64,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    /// A number that no other one has.
    pub(super) serial: u64,
    pub(super) timeline: Option<Timeline>,
    pub(super) lanes: Vec<LaneInfo>,
    /// One for each event.
    pub(super) things: Vec<Thing>,
    /// Where nothing has a date: the talks in their order. Then the axis has no calendar.
    pub(super) columns: Vec<Column>,
    /// How many of what there are.
    pub(super) summary: String,
    /// The first and the last day of everything, with today if it is not far away.
    pub(super) extent: (f64, f64),
    places: HashMap<Key, usize>,
}

/// How wide the column of a talk is, in the days by which talks without dates stand apart.
const COLUMN: f64 = 30.0;

impl Prepared {
    /// Prepares a scenario.
    pub(super) fn of(
        ui: &Ui,
        (scenario, reports): (&Scenario, &Reports),
        glance: &Glance,
        widths: &mut HashMap<String, f32>,
    ) -> Self {
        let then = glance.then.filter(|then| *then < glance.today);
        // What is done, and so what is critical, was another then.
        let schedule = then.map(|then| {
            let known = delivery::known_on(scenario, then);
            Schedule::of(&known, &reports.index, then)
        });
        let sources = Sources {
            scenario,
            index: &reports.index,
            moments: &reports.moments,
            standing: &reports.standing,
            schedule: schedule
                .as_ref()
                .unwrap_or_else(|| reports.schedule(scenario)),
            today: glance.today,
            sight: Sight::Team,
        };
        let timeline = Timeline::as_of(&sources, then);
        let is_dated = |event: &Event| event.span.precision != Precision::Order;
        let has_dates = timeline.events.iter().any(is_dated) || timeline.events.is_empty();
        let date = |date: &PartialDate| date.in_words(glance.month_first);
        let speaker = words::Speaker {
            scenario,
            reports,
            date: &date,
            as_of: &glance.as_of,
        };
        let mut counts: HashMap<&Id, usize> = HashMap::new();
        let mut things = Vec::with_capacity(timeline.events.len());
        for event in &timeline.events {
            let nth = counts.entry(&event.id).or_insert(0);
            let mut thing = speaker.thing(event, *nth);
            *nth += 1;
            (thing.first, thing.last) = days_of(event, has_dates);
            measure(ui, &mut thing, widths);
            things.push(thing);
        }
        let places = things.iter().enumerate();
        let places = places.map(|(place, thing)| (thing.key.clone(), place));
        let places = places.collect();
        let columns = if has_dates {
            Vec::new()
        } else {
            columns(&timeline)
        };
        let mut prepared = Self {
            serial: fresh_serial(),
            extent: (0.0, 0.0),
            summary: words::summary(&timeline, &glance.as_of),
            lanes: lanes(scenario, &timeline),
            columns,
            things,
            places,
            timeline: Some(timeline),
        };
        prepared.extent = prepared.find_extent();
        prepared
    }

    /// Whether only the order of things is known, so that nothing is to scale.
    pub(super) fn is_in_order(&self) -> bool {
        !self.columns.is_empty()
    }

    pub(super) fn events(&self) -> &[Event] {
        self.timeline
            .as_ref()
            .map_or(&[], |timeline| timeline.events.as_slice())
    }

    pub(super) fn event(&self, place: usize) -> Option<&Event> {
        self.events().get(place)
    }

    /// Where an event is.
    pub(super) fn find(&self, key: &Key) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The first event of a card.
    pub(super) fn first_of(&self, id: &Id) -> Option<usize> {
        self.find(&Key {
            id: id.clone(),
            nth: 0,
        })
    }

    fn find_extent(&self) -> (f64, f64) {
        let today = self
            .timeline
            .as_ref()
            .map_or(0.0, |timeline| f64::from(day_number(timeline.today)));
        let ends =
            |(first, last): (f64, f64), (begin, end): (f64, f64)| (first.min(begin), last.max(end));
        let of_things = self.things.iter().map(|thing| (thing.first, thing.last));
        let of_columns = self
            .columns
            .iter()
            .map(|column| (column.first, column.last));
        let Some((first, last)) = of_things.chain(of_columns).reduce(ends) else {
            return (today - 60.0, today + 120.0);
        };
        let long = (last - first).max(20.0);
        let is_near = (first - long..=last + long).contains(&today);
        if is_near && !self.is_in_order() {
            (first.min(today), last.max(today))
        } else {
            (first, last)
        }
    }

    /// The lane with this place.
    pub(super) fn lane_of(&self, place: usize) -> Option<&LaneInfo> {
        self.lanes.iter().find(|lane| lane.things.contains(&place))
    }
}

fn fresh_serial() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// The days that an event takes; where nothing is dated, the column of its talk.
fn days_of(event: &Event, has_dates: bool) -> (f64, f64) {
    let first = f64::from(day_number(event.span.first));
    let last = f64::from(day_number(event.span.last));
    match (&event.kind, has_dates) {
        (_, true) => (first, last),
        (EventKind::Talk, false) => (first - COLUMN / 2.0 + 1.0, first + COLUMN / 2.0 - 2.0),
        (_, false) => (first - COLUMN / 2.0 + 1.0, first - COLUMN / 2.0 + 1.0),
    }
}

fn columns(timeline: &Timeline) -> Vec<Column> {
    let talks = timeline
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Talk);
    talks
        .map(|event| {
            let day = f64::from(day_number(event.span.first));
            Column {
                talk: event.id.clone(),
                title: event.title.clone(),
                first: day - COLUMN / 2.0,
                last: day + COLUMN / 2.0 - 1.0,
            }
        })
        .collect()
}

/// The lanes that have something, and those in which something can always be made.
fn lanes(scenario: &Scenario, timeline: &Timeline) -> Vec<LaneInfo> {
    let mut order = vec![Lane::Talks, Lane::Proposals];
    let is_shifts = |lane: &&Lane| matches!(lane, Lane::Shifts(_));
    order.push(Lane::Commitments);
    order.extend(timeline.lanes.iter().filter(is_shifts).cloned());
    if timeline.lanes.contains(&Lane::Reactions) {
        order.push(Lane::Reactions);
    }
    let info = |lane: Lane| {
        let place = timeline.lanes.iter().position(|other| *other == lane);
        let things = place.map_or(0..0, |place| timeline.in_lane(place));
        let party = match &lane {
            Lane::Shifts(party) => scenario.parties.get(party),
            _ => None,
        };
        LaneInfo {
            name: match (&lane, party) {
                (_, Some(party)) => naming::short_name(party).to_owned(),
                (lane, None) => looks::lane_name(lane).to_owned(),
            },
            icon: looks::lane_icon(&lane),
            dot: party.map(|party| {
                let own = party.colour.rgb().map(theme::colour);
                own.unwrap_or(Color32::GRAY)
            }),
            things,
            lane,
        }
    };
    order.into_iter().map(info).collect()
}

fn measure(ui: &Ui, thing: &mut Thing, widths: &mut HashMap<String, f32>) {
    let mut width = |text: &str, face: Face, size: f32| {
        if text.is_empty() {
            return 0.0;
        }
        let key = format!("{face:?} {size} {text}");
        *widths.entry(key).or_insert_with(|| {
            label::laid_out(
                ui,
                text,
                face.at(size),
                Color32::PLACEHOLDER,
                f32::INFINITY,
                1,
            )
            .size()
            .x
        })
    };
    thing.label_width = width(&thing.label, looks::LABEL.0, looks::LABEL.1);
    thing.detail_width = width(&thing.detail, looks::DETAIL.0, looks::DETAIL.1);
    thing.badge_width = thing.badge.as_ref().map_or(0.0, |badge| {
        width(badge, looks::BADGE.0, looks::BADGE.1) + looks::BADGE_EXTRA
    });
}

/// The date that a place of the axis stands for: as exact as one can point there.
pub(super) fn date_at(day: f64, pixels_per_day: f64) -> PartialDate {
    let date = from_day_number(day.floor() as i32);
    if pixels_per_day >= 0.8 {
        PartialDate::Day(date)
    } else if pixels_per_day >= 0.06 {
        PartialDate::Month(date.year(), date.month())
    } else {
        PartialDate::Year(date.year())
    }
}

/// The icon of what stands without a date.
pub(super) fn icon_of(scenario: &Scenario, id: &Id) -> Icon {
    let kind = scenario.find(id).map(|(kind, _)| kind);
    kind.map_or(icons::CALENDAR, icons::of_kind)
}
