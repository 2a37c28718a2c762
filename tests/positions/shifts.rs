//! Shifts on the samples, and by hand.

use nonpaper::analysis::{
    moments::Rank,
    shifts::*,
    standing::{Sight, Standing},
};
use nonpaper::model::{Id, Moment, Position, Scenario};
use nonpaper::{
    analysis::{
        index::Index,
        moments::Moments,
        sentence::{Names, Part},
    },
    io::samples::Template,
    model::{
        Choice, Issue, PartialDate, Party, Ref, Target,
        word::{Stance, Word as _},
    },
};

fn told(scenario: &Scenario, shifts: &[Shift]) -> Vec<String> {
    let index = Index::of(scenario);
    let names = Names {
        scenario,
        index: &index,
        date: &|date| date.in_words(false),
    };
    shifts
        .iter()
        .map(|shift| shift.in_words(&names).to_string())
        .collect()
}

fn open(scenario: &Scenario) -> (Moments, Standing) {
    let moments = Moments::of(scenario);
    let standing = Standing::of(scenario, &moments);
    (moments, standing)
}

/// The shifts of a party between two moments, in words.
fn of_party(scenario: &Scenario, party: &str, then: Rank, now: Rank) -> Vec<String> {
    let (_, standing) = open(scenario);
    let mut shifts = between(scenario, &standing, then, now, Sight::Team);
    shifts.retain(|shift| shift.party.as_str() == party);
    told(scenario, &shifts)
}

fn at_talk(scenario: &Scenario, talk: &str) -> Rank {
    let moment = Moment::at_talk(Ref::new(talk));
    Moments::of(scenario).rank(&moment).unwrap()
}

#[test]
fn ukraine_moved_at_berlin() {
    let scenario = Template::BerlinTalks.scenario().unwrap();
    let berlin = at_talk(&scenario, "talk-berlin");
    let sentences = of_party(&scenario, "party-ukraine", berlin.just_before(), berlin);
    assert_eq!(
        sentences,
        [
            "At Berlin talks Ukraine moved from supports to undecided on The goal of joining is pursued, according to the article",
            "At Berlin talks Ukraine is first on record as accepting The accession talks are paused, in return for Security guarantees that deter and Terms that do not depend on alliance status, according to the article",
            "At Berlin talks Ukraine moved from opposes to accepts on The goal of joining is dropped, in return for Security guarantees that deter, according to President Volodymyr Zelenskyy, on the record",
        ]
    );
    assert!(of_party(&scenario, "party-russia", Rank::BEGINNING, Rank::END).is_empty());
}

#[test]
fn gam_moved_from_independence_to_self_government() {
    let scenario = Template::Aceh.scenario().unwrap();
    let signing = at_talk(&scenario, "talk-signing-mou");
    let sentences = of_party(&scenario, "party-gam", Rank::BEGINNING, signing);
    for expected in [
        "On 11 July 2005 Free Aceh Movement retracted its position on Independence (before: demands, then undecided at Second round), according to Bakhtiar Abdullah, on the record",
        "At Second round Free Aceh Movement is on record as reluctant on Special autonomy (first on record: rejects at First round), according to Sofyan Djalil, on the record",
        "On 17 July 2005 Free Aceh Movement is on record as accepting Self-government within Indonesia (first on record: supports at Second round), in return for Local parties in Aceh, Amnesty for all who took part in GAM, within 15 days and Non-local forces leave; ceilings for the rest, according to Singapore Institute of International Affairs",
    ] {
        assert!(sentences.iter().any(|it| it == expected), "{sentences:#?}");
    }
    let second = at_talk(&scenario, "talk-second-round");
    let sentences = of_party(&scenario, "party-gam", second.just_before(), second);
    for expected in [
        "At Second round Free Aceh Movement moved from demands to undecided on Independence, according to Sofyan Djalil, on the record",
        "At Second round Free Aceh Movement moved from rejects to reluctant on Special autonomy, according to Sofyan Djalil, on the record",
        "At Second round Free Aceh Movement is first on record as supporting Self-government within Indonesia, according to Agence France-Presse",
    ] {
        assert!(sentences.iter().any(|it| it == expected), "{sentences:#?}");
    }
}

#[test]
fn a_sentence_names_what_can_be_opened() {
    let scenario = Template::BerlinTalks.scenario().unwrap();
    let berlin = at_talk(&scenario, "talk-berlin");
    let (_, standing) = open(&scenario);
    let shifts = between(
        &scenario,
        &standing,
        berlin.just_before(),
        berlin,
        Sight::Team,
    );
    let index = Index::of(&scenario);
    let names = Names {
        scenario: &scenario,
        index: &index,
        date: &|date| date.to_string(),
    };
    let sentence = shifts[2].in_words(&names);
    // Under a heading that tells when, it begins with who.
    let short = shifts[2].in_words_then(&names).to_string();
    assert!(
        short.starts_with("Ukraine moved from opposes to accepts on "),
        "{short}"
    );
    assert_eq!(sentence.to_string(), format!("At Berlin talks {short}"));
    let first = shifts
        .iter()
        .find(|shift| matches!(shift.kind, ShiftKind::First(_)))
        .unwrap();
    let long = first.in_words(&names).to_string();
    let short = first.in_words_then(&names).to_string();
    assert_eq!(
        long,
        format!(
            "At Berlin talks {}",
            short.replace(" accepts ", " is first on record as accepting ")
        )
    );
    let id = |part| {
        let run = sentence.0.iter().find(|run| run.part == part);
        run.unwrap().id.as_ref().map(|id| id.as_str())
    };
    assert_eq!(id(Part::Moment), Some("talk-berlin"));
    assert_eq!(id(Part::Party), Some("party-ukraine"));
    assert_eq!(id(Part::Target), Some("option-goal-dropped"));
    assert_eq!(id(Part::Who), Some("source-article"));
    assert_eq!(id(Part::Stance), None);
}

/// One party, one option, and positions `since stance until`; `-` for blank.
fn history(entries: &[(&str, &str, &str)]) -> Scenario {
    let moment = |text: &str| match text {
        "-" => Moment::default(),
        text => Moment::on(PartialDate::parse(text)),
    };
    let mut scenario = Scenario::default();
    scenario.parties.push(Party {
        id: "p".into(),
        name: "P".into(),
        ..Party::default()
    });
    scenario.issues.push(Issue {
        options: vec![Choice {
            id: "o".into(),
            title: "O".into(),
            ..Choice::default()
        }],
        ..Issue::default()
    });
    for (since, stance, until) in entries {
        scenario.positions.push(Position {
            party: Ref::new("p"),
            on: Target {
                option: Some(Ref::new("o")),
                ..Target::default()
            },
            stance: Some(Stance::from_word(stance)),
            since: moment(since),
            until: moment(until),
            ..Position::default()
        });
    }
    scenario
}

fn told_between(entries: &[(&str, &str, &str)], then: &str, now: &str) -> Vec<String> {
    let scenario = history(entries);
    let (moments, standing) = open(&scenario);
    let at = |text: &str| match text {
        "-" => Rank::BEGINNING,
        text => moments
            .as_of(&Moment::on(PartialDate::parse(text)))
            .unwrap(),
    };
    told(
        &scenario,
        &between(&scenario, &standing, at(then), at(now), Sight::Team),
    )
}

#[test]
fn a_move_is_told_where_it_happened_with_the_stances_on_the_way() {
    let entries = [
        ("-", "rejects", "-"),
        ("2005-02", "undecided", "-"),
        ("2005-03-01", "accepts", "-"),
        ("2005-04-01", "accepts", "-"),
    ];
    assert_eq!(
        told_between(&entries, "-", "2006"),
        [
            "On 1 March 2005 P moved from rejects to accepts on O, by way of undecided in February 2005, with no source"
        ]
    );
    assert!(
        told_between(&entries, "2005-03", "2006").is_empty(),
        "only confirmed"
    );
    assert!(told_between(&entries, "2006", "2006").is_empty());
    let there_and_back = [
        ("-", "rejects", "-"),
        ("2005", "accepts", "-"),
        ("2006", "rejects", "-"),
    ];
    assert!(told_between(&there_and_back, "-", "2006").is_empty());
}

#[test]
fn what_was_not_known_is_first_or_again_on_record() {
    let entries = [
        ("-", "unknown", "-"),
        ("2004", "accepts", "2004-06-30"),
        ("2005", "opposes", "-"),
        ("2006", "unknown", "-"),
    ];
    assert_eq!(
        told_between(&entries, "-", "2004-02"),
        ["In 2004 P is first on record as accepting O, with no source"]
    );
    assert_eq!(
        told_between(&entries, "2004-02", "2004-07"),
        ["On 30 June 2004 P retracted its position on O (before: accepts), with no source"]
    );
    assert_eq!(
        told_between(&entries, "2004-07", "2005"),
        ["In 2005 P is on record again as opposing O, with no source"]
    );
    assert_eq!(
        told_between(&entries, "2005", "2006"),
        ["In 2006 it is no longer known where P stands on O (before: opposes), with no source"]
    );
    assert_eq!(
        told_between(&entries, "2004-02", "2005"),
        ["In 2005 P moved from accepts to opposes on O, with no source"]
    );
}

#[test]
fn the_steps_are_all_that_happened_one_by_one() {
    let entries = [
        ("-", "rejects", "-"),
        ("2004", "accepts", "2004-06-30"),
        ("2005", "opposes", "2006-01-01"),
        ("2006-01-01", "accepts", "-"),
        ("2007", "accepts", "-"),
        ("2008", "unknown", "-"),
        ("2009", "rejects", "2008"),
    ];
    let scenario = history(&entries);
    let (_, standing) = open(&scenario);
    let kinds: Vec<&str> = all(&scenario, &standing, Sight::Team)
        .iter()
        .map(|shift| match shift.kind {
            ShiftKind::Moved { .. } => "moved",
            ShiftKind::First(_) => "first",
            ShiftKind::Again(_) => "again",
            ShiftKind::Retracted(_) => "retracted",
            ShiftKind::Lost(_) => "lost",
        })
        .collect();
    assert_eq!(kinds, ["moved", "retracted", "again", "moved", "lost"]);
}

#[test]
fn the_steps_lead_to_what_is_on_record() {
    // Whatever the history, following its steps up to a moment gives the stance that stands then.
    let mut rng = fastrand::Rng::with_seed(13);
    let days = ["2004", "2004-05", "2005-01-01", "2005", "2006-03"];
    for _ in 0..400 {
        let entries: Vec<(&str, &str, &str)> = (0..rng.usize(1..6))
            .map(|_| {
                let since = if rng.usize(0..4) == 0 {
                    "-"
                } else {
                    days[rng.usize(0..5)]
                };
                let until = if rng.bool() {
                    "-"
                } else {
                    days[rng.usize(0..5)]
                };
                (since, Stance::ALL[rng.usize(0..8)].word(), until)
            })
            .collect();
        let scenario = history(&entries);
        let (moments, standing) = open(&scenario);
        let steps = all(&scenario, &standing, Sight::Team);
        let (p, o) = (Id::from("p"), Id::from("o"));
        let start = standing
            .state(&p, &o, Rank::BEGINNING, Sight::Team)
            .degree();
        for day in days.iter().chain(&["2003", "2010"]) {
            let at = moments.as_of(&Moment::on(PartialDate::parse(day))).unwrap();
            let mut stance = start;
            for step in steps.iter().filter(|step| step.rank <= at) {
                if let ShiftKind::Moved { from, .. } = step.kind {
                    assert_eq!(stance, Some(from), "{entries:?}");
                }
                stance = match step.kind {
                    ShiftKind::Moved { to, .. } | ShiftKind::First(to) | ShiftKind::Again(to) => {
                        Some(to)
                    }
                    ShiftKind::Retracted(_) | ShiftKind::Lost(_) => None,
                };
            }
            let state = standing.state(&p, &o, at, Sight::Team).degree();
            assert_eq!(stance, state, "{entries:?} at {day}");
            let told = between(&scenario, &standing, Rank::BEGINNING, at, Sight::Team);
            assert_eq!(told.is_empty(), start == state, "{entries:?} at {day}");
            for shift in told {
                assert!(shift.rank <= at);
            }
        }
    }
}
