//! The timeline of the samples, and spans by hand.

use nonpaper::analysis::{
    index::Index,
    moments::Moments,
    schedule::{LinkKind, Schedule},
    standing::{Sight, Standing},
    timeline::*,
};
use nonpaper::model::{Id, Scenario};
use nonpaper::{
    io::samples::Template,
    model::{
        Commitment, Moment, PartialDate, Position, Ref, Talk, Target, TimeFrame, word::TalkStatus,
    },
};

fn timeline(scenario: &Scenario, today: &str) -> Timeline {
    seen_from(scenario, today, None)
}

fn seen_from(scenario: &Scenario, today: &str, then: Option<&str>) -> Timeline {
    let index = Index::of(scenario);
    let moments = Moments::of(scenario);
    let standing = Standing::of(scenario, &moments);
    let today = today.parse().unwrap();
    let schedule = Schedule::of(scenario, &index, today);
    let sources = Sources {
        scenario,
        index: &index,
        moments: &moments,
        standing: &standing,
        schedule: &schedule,
        today,
        sight: Sight::Team,
    };
    Timeline::as_of(&sources, then.map(|then| then.parse().unwrap()))
}

fn told(timeline: &Timeline, lane: &Lane) -> Vec<String> {
    let lane = timeline
        .lanes
        .iter()
        .position(|other| other == lane)
        .unwrap();
    timeline.events[timeline.in_lane(lane)]
        .iter()
        .map(|event| format!("{} {} {}", event.span.first, event.span.last, event.title))
        .collect()
}

#[test]
fn aceh_in_lanes() {
    let scenario = crate::law::before_the_law();
    let timeline = timeline(&scenario, "2006-12-15");
    let kinds: Vec<&str> = timeline
        .lanes
        .iter()
        .map(|lane| match lane {
            Lane::Talks => "talks",
            Lane::Proposals => "proposals",
            Lane::Commitments => "commitments",
            Lane::Shifts(_) => "shifts",
            Lane::Reactions => "reactions",
        })
        .collect();
    let (first, shifts) = kinds.split_at(3);
    assert_eq!(first, ["talks", "proposals", "commitments"]);
    let shifts = shifts.iter().filter(|kind| **kind == "shifts").count();
    assert_eq!(kinds[3..3 + shifts], vec!["shifts"; shifts]);
    assert!(shifts > 1 && kinds.len() - 3 - shifts <= 1, "{kinds:?}");
    assert_eq!(
        told(&timeline, &Lane::Talks)[1],
        "2005-02-21 2005-02-23 Second round"
    );
    let gam = told(&timeline, &Lane::Shifts("party-gam".into()));
    assert!(
        gam.contains(&"2005-02-21 2005-02-23 Independence: undecided".to_owned()),
        "{gam:#?}"
    );
    assert!(gam.contains(&"2005-07-11 2005-07-11 Independence: retracted".to_owned()));
    assert!(
        gam.contains(&"2005-07-17 2005-07-17 Self-government within Indonesia: accepts".to_owned())
    );
    let proposals = told(&timeline, &Lane::Proposals);
    assert_eq!(proposals.len(), 10, "each record once: {proposals:#?}");
    assert_eq!(
        proposals[0],
        "2005-01-27 2005-01-27 Special autonomy offer: floated"
    );
    let law = timeline
        .events
        .iter()
        .find(|event| event.title == "Pass the new law")
        .unwrap();
    assert!(law.is_overdue());
    let elections = timeline
        .events
        .iter()
        .position(|event| event.title == "Hold local elections");
    let elections = elections.unwrap();
    let span = timeline.events[elections].span;
    assert_eq!(
        (span.first.to_string(), span.precision),
        ("2006-04-01".into(), Precision::Span)
    );
    assert!(!timeline.events[elections].is_overdue(), "late, but done");
    let arrow = timeline
        .arrows
        .iter()
        .find(|arrow| arrow.to == elections)
        .unwrap();
    assert_eq!(timeline.events[arrow.from].id, law.id);
    assert!(!arrow.is_broken);
    // The amnesty is due so many days after the signing, which is a talk.
    let amnesty = timeline
        .events
        .iter()
        .position(|event| event.title == "Grant amnesty")
        .unwrap();
    let arrow = timeline
        .arrows
        .iter()
        .find(|arrow| arrow.to == amnesty)
        .unwrap();
    assert_eq!(arrow.kind, LinkKind::DaysAfter(15));
    assert_eq!(timeline.events[arrow.from].title, "Signing of the MoU");
    assert_eq!(timeline.extent.0.to_string(), "2005-01-27");
    for undated in &timeline.undated {
        assert!(
            !timeline.events.iter().any(|event| event.id == *undated),
            "{undated}"
        );
    }
}

#[test]
fn talks_without_dates_stand_in_their_order_around_today() {
    let scenario = Template::BerlinTalks.scenario().unwrap();
    let timeline = timeline(&scenario, "2025-12-15");
    let talks: Vec<_> = timeline.in_lane(0).map(|at| &timeline.events[at]).collect();
    let [berlin, further] = talks.as_slice() else {
        panic!("two talks");
    };
    assert_eq!(
        (berlin.title.as_str(), further.title.as_str()),
        ("Berlin talks", "Further round")
    );
    assert!(berlin.span.last < timeline.today && timeline.today < further.span.first);
    assert_eq!(berlin.span.precision, Precision::Order);
    let ukraine = told(&timeline, &Lane::Shifts("party-ukraine".into()));
    assert_eq!(ukraine.len(), 3);
    assert!(
        ukraine
            .iter()
            .any(|it| it.ends_with("The goal of joining is dropped: accepts"))
    );
}

fn talk(id: &str, start: Option<&str>, status: Option<TalkStatus>) -> Talk {
    Talk {
        id: id.into(),
        title: id.to_owned(),
        start: start.map(PartialDate::parse),
        status,
        ..Talk::default()
    }
}

#[test]
fn what_has_no_date_stands_between_its_neighbours() {
    let follows = |mut talk: Talk, before: &str| {
        talk.follows = Some(Ref::new(before));
        talk
    };
    let scenario = Scenario {
        talks: [
            talk("lead", None, None),
            follows(talk("first", Some("2024-01-01"), None), "lead"),
            follows(talk("one", None, None), "first"),
            follows(talk("two", None, None), "one"),
            follows(talk("last", Some("2024-01-31"), None), "two"),
            follows(talk("planned", None, Some(TalkStatus::Planned)), "last"),
        ]
        .into_iter()
        .collect(),
        ..Scenario::default()
    };
    assert_eq!(
        told(&timeline(&scenario, "2024-06-01"), &Lane::Talks),
        [
            // A step before the first.
            "2023-12-02 2023-12-02 lead",
            "2024-01-01 2024-01-01 first",
            // Thirty days in three parts.
            "2024-01-11 2024-01-11 one",
            "2024-01-21 2024-01-21 two",
            "2024-01-31 2024-01-31 last",
            // Planned, so after today.
            "2024-07-01 2024-07-01 planned",
        ]
    );
}

#[test]
fn nothing_dated_nothing_wrong() {
    let empty = timeline(&Scenario::default(), "2024-01-01");
    assert!(empty.lanes.is_empty() && empty.extent.0 == empty.today);
    let mut odd = Scenario::default();
    odd.talks.push(Talk {
        end: Some(PartialDate::parse("2024")),
        start: Some(PartialDate::parse("2025-01-01")),
        ..Talk::default()
    });
    odd.commitments.push(Commitment {
        id: "c".into(),
        due: TimeFrame {
            date: Some(PartialDate::parse("soon")),
            ..TimeFrame::default()
        },
        depends_on: vec![Ref::new("c"), Ref::new("gone")],
        ..Commitment::default()
    });
    odd.positions.push(Position {
        party: Ref::new("gone"),
        on: Target {
            option: Some(Ref::new("gone")),
            ..Target::default()
        },
        since: Moment::at_talk(Ref::new("gone")),
        ..Position::default()
    });
    let odd = timeline(&odd, "2024-06-01");
    assert_eq!(odd.lanes, [Lane::Talks]);
    assert_eq!(odd.undated, [Id::from("c")]);
    assert!(odd.events[0].span.first <= odd.events[0].span.last);
}

#[test]
fn the_axis_has_marks_from_days_to_centuries() {
    let marks = |first: &str, last: &str, least| -> Vec<String> {
        let ticks = ticks(first.parse().unwrap(), last.parse().unwrap(), least);
        ticks
            .iter()
            .map(|tick| format!("{}{}", tick.date, if tick.is_major { "!" } else { "" }))
            .collect()
    };
    assert_eq!(
        marks("2024-02-28", "2024-03-01", 0.5),
        ["2024-02-28", "2024-02-29", "2024-03-01!"]
    );
    // 4 March 2024 is a Monday.
    assert_eq!(
        marks("2024-03-01", "2024-03-12", 3.0),
        ["2024-03-04!", "2024-03-11"]
    );
    assert_eq!(
        marks("2023-11-15", "2024-02-15", 20.0),
        ["2023-12", "2024-01!", "2024-02"]
    );
    assert_eq!(
        marks("2023-11-15", "2024-08-15", 80.0),
        ["2024-01!", "2024-04", "2024-07"]
    );
    assert_eq!(
        marks("1999-06-01", "2002-01-01", 300.0),
        ["2000!", "2001", "2002"]
    );
    assert_eq!(
        marks("1990-06-01", "2012-01-01", 3000.0),
        ["2000!", "2010!"]
    );
    assert!(marks("-009999-01-01", "9999-12-31", 0.0).len() <= 5000);
    assert!(marks("2024-03-01", "2024-02-01", 1.0).is_empty());
    assert_eq!(
        from_day_number(day_number("2024-02-29".parse().unwrap())).to_string(),
        "2024-02-29"
    );
}

#[test]
fn what_is_late_is_told_as_of_the_moment() {
    use nonpaper::analysis::delivery::Lateness;
    let scenario = Template::Aceh.scenario().unwrap();
    let lateness = |timeline: &Timeline, title: &str| {
        let event = timeline.events.iter().find(|event| event.title == title);
        match event.map(|event| &event.kind) {
            Some(EventKind::Commitment { lateness, done, .. }) => (*lateness, *done),
            other => panic!("{title}: {other:?}"),
        }
    };
    // Eleven days before the deadline of the law, and the day after the deadline of the elections.
    let march = seen_from(&scenario, "2006-12-15", Some("2006-03-20"));
    assert_eq!(
        lateness(&march, "Pass the new law"),
        (Lateness::Open(11), None)
    );
    let may = seen_from(&scenario, "2006-12-15", Some("2006-05-01"));
    assert_eq!(
        lateness(&may, "Hold local elections"),
        (Lateness::Overdue(1), None)
    );
    // Everything stands where it stood: only what is told of it is another.
    let now = timeline(&scenario, "2006-12-15");
    assert_eq!((march.today, march.extent), (now.today, now.extent));
    // What has not come yet is not known.
    let later = seen_from(&scenario, "2006-12-15", Some("2007-03-01"));
    assert_eq!(later, now);
}
