//! The index against the rule of the format, read off naively.

use std::sync::Arc;

use fastrand::Rng;
use nonpaper::{
    analysis::{
        Reports,
        moments::{Moments, Rank},
        standing::{Degree, Sight, Standing, State},
    },
    model::{
        Id, Moment, PartialDate, Position, Ref, Scenario, Talk, Target,
        word::{Stance, Word as _},
    },
};

const PARTIES: [&str; 4] = ["a", "b", "c", "nobody"];
const TARGETS: [&str; 3] = ["x", "y", "z"];
const DATES: [&str; 9] = [
    "2024",
    "2024-02",
    "2024-02-29",
    "2024-03-01",
    "2025",
    "2025-06",
    "2025-06-30",
    "2025-12-31",
    "soon",
];

fn moment(rng: &mut Rng) -> Moment {
    match rng.usize(0..5) {
        0 | 1 => Moment::default(),
        2 => Moment::at_talk(Ref::new(["t0", "t1", "t2", "t3", "gone"][rng.usize(0..5)])),
        _ => Moment::on(PartialDate::parse(DATES[rng.usize(0..DATES.len())])),
    }
}

fn position(rng: &mut Rng, number: usize) -> Position {
    Position {
        id: Id::from(format!("p{number}")),
        party: Ref::new(PARTIES[rng.usize(0..PARTIES.len())]),
        on: Target {
            option: (rng.usize(0..9) > 0).then(|| Ref::new(TARGETS[rng.usize(0..TARGETS.len())])),
            ..Target::default()
        },
        stance: (rng.usize(0..6) > 0).then(|| Stance::ALL[rng.usize(0..Stance::ALL.len())].clone()),
        private: rng.usize(0..4) == 0,
        since: moment(rng),
        until: if rng.bool() {
            moment(rng)
        } else {
            Moment::default()
        },
        ..Position::default()
    }
}

fn scenario(rng: &mut Rng) -> Scenario {
    let talk = |id: &str, start: Option<&str>, follows: Option<&str>| Talk {
        id: Id::from(id),
        start: start.map(PartialDate::parse),
        follows: follows.map(Ref::new),
        ..Talk::default()
    };
    Scenario {
        talks: [
            talk("t0", None, None),
            talk("t1", Some("2024-03"), Some("t0")),
            talk("t2", None, Some("t1")),
            talk("t3", Some("2025-06-30"), None),
        ]
        .into_iter()
        .collect(),
        positions: (0..rng.usize(0..40)).map(|n| position(rng, n)).collect(),
        ..Scenario::default()
    }
}

/// *Which position holds*, word for word.
fn oracle<'a>(
    scenario: &'a Scenario,
    moments: &Moments,
    party: &str,
    target: &str,
    at: Rank,
    sight: Sight,
) -> Option<&'a Position> {
    let mut latest: Option<(Rank, &Position)> = None;
    for position in scenario.positions.iter() {
        let is_it = position.party.id().as_str() == party
            && position.on.id().is_some_and(|on| on.as_str() == target)
            && (sight == Sight::Team || !position.private);
        let Some(since) = moments
            .rank(&position.since)
            .filter(|since| is_it && *since <= at)
        else {
            continue;
        };
        if latest.is_none_or(|(before, _)| since >= before) {
            latest = Some((since, position));
        }
    }
    let (_, position) = latest?;
    let ends = match (&position.until.date, &position.until.talk) {
        (None, None) => return Some(position),
        (Some(date), _) => match date.last_day() {
            Some(day) => moments.rank(&Moment::on(day.into())),
            None => None,
        },
        (None, Some(_)) => moments.rank(&position.until),
    };
    let has_ended = ends.map_or(at == Rank::END, |ends| ends <= at);
    (!has_ended).then_some(position)
}

fn compare(scenario: &Scenario, standing: &Standing) {
    let moments = Moments::of(scenario);
    let mut ranks = vec![Rank::BEGINNING, Rank::END];
    for date in DATES {
        ranks.extend(moments.as_of(&Moment::on(PartialDate::parse(date))));
    }
    for talk in moments.talks() {
        let rank = moments
            .rank(&Moment::at_talk(Ref::new(talk.clone())))
            .unwrap();
        ranks.extend([rank, rank.just_before()]);
    }
    for at in ranks {
        for (party, target) in PARTIES.iter().flat_map(|p| TARGETS.map(|t| (*p, t))) {
            for sight in [Sight::Team, Sight::Room] {
                let found = standing.holding(&party.into(), &target.into(), at, sight);
                assert_eq!(
                    found.map(|entry| &entry.position.id),
                    oracle(scenario, &moments, party, target, at, sight).map(|p| &p.id),
                    "{party} on {target} at {at:?} for {sight:?}"
                );
            }
        }
    }
}

#[test]
fn holds_what_the_format_says_at_every_moment() {
    let mut rng = Rng::with_seed(7);
    for _ in 0..300 {
        let scenario = scenario(&mut rng);
        let standing = Standing::of(&scenario, &Moments::of(&scenario));
        compare(&scenario, &standing);
    }
}

#[test]
fn an_updated_index_is_a_new_one() {
    let mut rng = Rng::with_seed(11);
    for _ in 0..100 {
        let mut now = scenario(&mut rng);
        let mut reports = Reports::of(&now);
        for step in 0..12 {
            let before = now.clone();
            let len = now.positions.len();
            match rng.usize(0..4) {
                0 => {
                    let new = position(&mut rng, 1000 + step);
                    now.positions.insert(rng.usize(0..=len), Arc::new(new));
                }
                1 if len > 0 => {
                    now.positions.remove(rng.usize(0..len));
                }
                2 if len > 0 => {
                    let moved = now.positions.remove(rng.usize(0..len)).unwrap();
                    now.positions.insert(rng.usize(0..len), moved);
                }
                _ if len > 0 => {
                    let old = now.positions.at_mut(rng.usize(0..len)).unwrap();
                    let id = old.id.clone();
                    *old = position(&mut rng, 0);
                    old.id = id;
                }
                _ => {}
            }
            reports.update(&before, &now);
            compare(&now, &reports.standing);
        }
    }
}

#[test]
fn ukraine_stands_elsewhere_after_berlin() {
    let scenario = nonpaper::io::samples::Template::BerlinTalks
        .scenario()
        .unwrap();
    let moments = Moments::of(&scenario);
    let standing = Standing::of(&scenario, &moments);
    let berlin = moments
        .rank(&Moment::at_talk(Ref::new("talk-berlin")))
        .unwrap();
    let (ukraine, dropped) = ("party-ukraine".into(), "option-goal-dropped".into());
    let stands = |at| standing.state(&ukraine, &dropped, at, Sight::Team);
    let known = |stance| State::Known(Degree::of(&stance).unwrap());
    assert_eq!(stands(berlin.just_before()), known(Stance::Opposes));
    assert_eq!(stands(berlin), known(Stance::Accepts));
}
