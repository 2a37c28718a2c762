//! Computed dates, worked out by hand.

use nonpaper::analysis::schedule::*;
use nonpaper::{
    analysis::{index::Index, sentence::Names},
    io::samples::Template,
    model::{
        Commitment, PartialDate, Proposal, Provision, Ref, Scenario, Talk, TimeFrame,
        word::ImplementationStatus,
    },
};

fn by(date: &str) -> TimeFrame {
    TimeFrame {
        date: Some(PartialDate::parse(date)),
        ..TimeFrame::default()
    }
}

fn after(days: f64, id: &str) -> TimeFrame {
    TimeFrame {
        days: Some(nonpaper::model::Amount(days)),
        after: Some(Ref::new(id)),
        ..TimeFrame::default()
    }
}

fn commitment(id: &str, due: TimeFrame, depends_on: &[&str]) -> Commitment {
    Commitment {
        id: id.into(),
        title: id.to_uppercase(),
        due,
        depends_on: depends_on.iter().map(|id| Ref::new(*id)).collect(),
        ..Commitment::default()
    }
}

fn scenario(commitments: Vec<Commitment>) -> Scenario {
    Scenario {
        commitments: commitments.into_iter().collect(),
        talks: [Talk {
            id: "talk".into(),
            title: "Signing".into(),
            start: Some(PartialDate::parse("2024-02-27")),
            end: Some(PartialDate::parse("2024-02-28")),
            ..Talk::default()
        }]
        .into_iter()
        .collect(),
        ..Scenario::default()
    }
}

fn schedule(scenario: &Scenario, today: &str) -> Schedule {
    Schedule::of(scenario, &Index::of(scenario), today.parse().unwrap())
}

fn due(schedule: &Schedule, id: &str) -> String {
    match &schedule.get(&id.into()).unwrap().due {
        Due::On(day) => day.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn chains_of_relative_deadlines_are_followed() {
    let mut scenario = scenario(vec![
        // The talk ends on 28 February 2024, a leap year: two days later is 1 March.
        commitment("a", after(2.0, "talk"), &[]),
        // 1 March and 30 days is 31 March.
        commitment("b", after(30.0, "a"), &[]),
        // A month counts to its last day.
        commitment("c", by("2024-02"), &[]),
        // 29 February and one day is 1 March.
        commitment("d", after(1.0, "c"), &[]),
        // A year counts to 31 December; ten days before it is the 21st.
        commitment("e", by("2024"), &[]),
        commitment("f", after(-10.0, "e"), &[]),
        // Through a provision: 1 March and 7 days.
        commitment("g", after(7.0, "p"), &[]),
    ]);
    scenario.proposals.push(Proposal {
        id: "proposal".into(),
        provisions: vec![Provision {
            id: "p".into(),
            timeframe: after(0.0, "a"),
            ..Provision::default()
        }],
        ..Proposal::default()
    });
    let schedule = schedule(&scenario, "2024-01-01");
    let found = ["a", "b", "c", "d", "e", "f", "g", "p"].map(|id| due(&schedule, id));
    assert_eq!(
        found,
        [
            "2024-03-01",
            "2024-03-31",
            "2024-02-29",
            "2024-03-01",
            "2024-12-31",
            "2024-12-21",
            "2024-03-08",
            "2024-03-01"
        ]
    );
}

#[test]
fn circles_and_what_is_not_there_are_told_and_end() {
    let scenario = scenario(vec![
        commitment("a", after(1.0, "b"), &[]),
        commitment("b", after(1.0, "a"), &[]),
        commitment("into", after(1.0, "a"), &[]),
        commitment("self", after(1.0, "self"), &[]),
        commitment("gone", after(1.0, "nothing"), &[]),
        commitment("undated", TimeFrame::default(), &[]),
        commitment("after-undated", after(1.0, "undated"), &[]),
        commitment("soon", by("soon"), &[]),
        commitment("far", after(9e12, "talk"), &[]),
        commitment("x", by("2025-01-01"), &["y"]),
        commitment("y", by("2025-02-01"), &["x"]),
        commitment("z", by("2025-03-01"), &["y", "nothing"]),
        commitment(
            "half",
            TimeFrame {
                days: Some(nonpaper::model::Amount(3.0)),
                ..TimeFrame::default()
            },
            &[],
        ),
    ]);
    let schedule = schedule(&scenario, "2024-01-01");
    for (id, expected) in [
        ("a", "Circle"),
        ("b", "Circle"),
        ("into", "AfterUndated(Id(a))"),
        ("self", "Circle"),
        ("gone", "Dangling(Id(nothing))"),
        ("undated", "Unsaid"),
        ("after-undated", "AfterUndated(Id(undated))"),
        ("soon", "Impossible"),
        ("far", "Impossible"),
        ("half", "HalfSaid"),
    ] {
        assert_eq!(due(&schedule, id), expected, "{id}");
    }
    let circles: Vec<Vec<&str>> = schedule
        .circles
        .iter()
        .map(|circle| {
            circle
                .iter()
                .map(|at| schedule.things[*at].id.as_str())
                .collect()
        })
        .collect();
    assert!(circles.contains(&vec!["a", "b"]) && circles.contains(&vec!["self"]));
    assert!(circles.contains(&vec!["x", "y"]));
    assert_eq!(circles.len(), 3);
    // A circle is not gone round: what hangs on it is computed all the same.
    assert_eq!(schedule.slips(&"y".into(), 40).len(), 1);
    assert_eq!(schedule.chain_to(&"z".into()).len(), 2);
}

/// Three in a row and one beside them:
///
/// ```text
/// a 2024-04-10  <- depends on -  b 2024-04-20  <- 30 days after -  c 2024-05-20
/// side 2024-05-01, of which c depends too
/// ```
fn plan() -> Scenario {
    scenario(vec![
        commitment("a", by("2024-04-10"), &[]),
        commitment("b", by("2024-04-20"), &["a"]),
        commitment("c", after(30.0, "b"), &["side"]),
        commitment("side", by("2024-05-01"), &[]),
    ])
}

#[test]
fn slack_is_worked_out_by_hand() {
    let schedule = schedule(&plan(), "2024-01-01");
    assert_eq!(due(&schedule, "c"), "2024-05-20");
    let slack = |id: &str| {
        let thing = schedule.get(&id.into()).unwrap();
        (thing.free_slack, thing.total_slack)
    };
    // Nothing hangs on c, and it is the last.
    assert_eq!(slack("c"), (None, Some(0)));
    // Each day that b slips c slips.
    assert_eq!(slack("b"), (Some(0), Some(0)));
    // From 10 to 20 April.
    assert_eq!(slack("a"), (Some(10), Some(10)));
    // From 1 to 20 May.
    assert_eq!(slack("side"), (Some(19), Some(19)));
    let critical: Vec<&str> = schedule
        .things
        .iter()
        .filter(|thing| thing.is_critical())
        .map(|thing| thing.id.as_str())
        .collect();
    assert_eq!(critical, ["b", "c"]);
    let chain = schedule.chain_to(&"c".into());
    let chain: Vec<&str> = chain
        .iter()
        .map(|at| schedule.things[*at].id.as_str())
        .collect();
    assert_eq!(chain, ["a", "b", "c"]);
}

#[test]
fn what_slips_is_worked_out_by_hand() {
    let scenario = plan();
    let schedule = schedule(&scenario, "2024-01-01");
    let index = Index::of(&scenario);
    let names = Names {
        scenario: &scenario,
        index: &index,
        date: &|date| date.in_words(false),
    };
    let told = |id: &str, days| -> Vec<String> {
        let slips = schedule.slips(&id.into(), days);
        slips
            .iter()
            .map(|slip| schedule.slip_in_words(slip, &names).to_string())
            .collect()
    };
    assert!(told("a", 10).is_empty(), "it has ten days to spare");
    // 10 April and 12 days is 22 April, two days after b was due, and c is 30 days after that.
    assert_eq!(
        told("a", 12),
        [
            "B slips by 2 days, to 22 April 2024, because it depends on A",
            "C slips by 2 days, to 22 May 2024, because it is due 30 days after B"
        ]
    );
    assert_eq!(
        told("side", 20),
        ["C slips by 1 day, to 21 May 2024, because it depends on SIDE"]
    );
    assert!(told("c", 100).is_empty() && told("nothing", 1).is_empty());
}

#[test]
fn what_is_done_does_not_slip_and_what_is_overdue_is_expected_today() {
    let mut scenario = plan();
    scenario.commitments.at_mut(1).unwrap().status = Some(ImplementationStatus::Full);
    let schedule = schedule(&scenario, "2024-04-15");
    assert!(schedule.slips(&"a".into(), 100).is_empty(), "b is done");
    let expected = |id: &str| {
        schedule
            .get(&id.into())
            .unwrap()
            .expected
            .unwrap()
            .to_string()
    };
    assert_eq!(expected("a"), "2024-04-15", "due on the 10th, and not done");
    assert_eq!(expected("b"), "2024-04-20", "done, no one says when");
    assert!(schedule.slips(&"b".into(), 5).is_empty());
}

#[test]
fn a_deadline_before_what_it_depends_on_has_less_than_no_slack() {
    let scenario = scenario(vec![
        commitment("late", by("2024-06-30"), &[]),
        commitment("early", by("2024-06-01"), &["late"]),
    ]);
    let schedule = schedule(&scenario, "2024-01-01");
    assert_eq!(schedule.get(&"late".into()).unwrap().free_slack, Some(-29));
    assert_eq!(
        schedule
            .get(&"early".into())
            .unwrap()
            .expected
            .unwrap()
            .to_string(),
        "2024-06-30"
    );
}

#[test]
fn the_amnesty_in_aceh_was_due_fifteen_days_after_the_signing() {
    let scenario = Template::Aceh.scenario().unwrap();
    let schedule = schedule(&scenario, "2006-12-15");
    assert_eq!(due(&schedule, "commitment-grant-amnesty"), "2005-08-30");
    assert_eq!(due(&schedule, "provision-3-1-1-amnesty"), "2005-08-30");
    assert!(schedule.circles.is_empty());
    // The second stage has no deadline of its own: it stands where what it depends on does.
    let stage = schedule.get(&"commitment-arms-stage-2".into()).unwrap();
    assert_eq!(stage.due, Due::Unsaid);
    assert_eq!(stage.planned.unwrap().to_string(), "2005-09-25");
}

#[test]
fn a_chain_of_ten_thousand_is_followed() {
    let mut commitments = vec![commitment("c0", by("2024-01-01"), &[])];
    for at in 1..10_000 {
        let before = format!("c{}", at - 1);
        commitments.push(commitment(
            &format!("c{at}"),
            after(1.0, &before),
            &[&before],
        ));
    }
    commitments.reverse();
    let scenario = scenario(commitments);
    let schedule = schedule(&scenario, "2024-01-01");
    // 9,999 days after the first of 2024 is 18 May 2051.
    assert_eq!(due(&schedule, "c9999"), "2051-05-18");
    assert_eq!(schedule.slips(&"c0".into(), 3).len(), 9_999);
}
