//! The matrix on the samples, and its arithmetic by hand.

use nonpaper::analysis::matrix::*;
use nonpaper::{
    analysis::{
        moments::{Moments, Rank},
        standing::Standing,
    },
    io::samples::Template,
    model::{
        Choice, Issue, Moment, Party, Position, Ref, Scenario, Target,
        word::{Stance, Theme, Word as _},
    },
};

fn team(now: Rank) -> When {
    When {
        now,
        then: None,
        sight: Sight::Team,
    }
}

/// Parties by options of one issue, from rows of letters: D S A U R O X, `?` not known, `.` none.
fn table(rows: &[&str]) -> Scenario {
    let mut scenario = Scenario::default();
    let width = rows[0].len();
    let options = (0..width).map(|at| Choice {
        id: format!("o{at}").into(),
        title: format!("Option {at}"),
        ..Choice::default()
    });
    scenario.issues.push(Issue {
        id: "i".into(),
        title: "Issue".into(),
        options: options.collect(),
        ..Issue::default()
    });
    for (row, letters) in rows.iter().enumerate() {
        scenario.parties.push(Party {
            id: format!("p{row}").into(),
            name: format!("Party {row}"),
            ..Party::default()
        });
        for (at, letter) in letters.chars().enumerate() {
            let Some(place) = "DSAUROX?".chars().position(|other| other == letter) else {
                continue;
            };
            scenario.positions.push(Position {
                id: format!("x{row}-{at}").into(),
                party: Ref::new(format!("p{row}")),
                on: Target {
                    option: Some(Ref::new(format!("o{at}"))),
                    ..Target::default()
                },
                stance: Some(Stance::ALL[place].clone()),
                ..Position::default()
            });
        }
    }
    scenario
}

fn open(scenario: &Scenario, query: &Query, when: When) -> (Axes, Matrix) {
    let standing = Standing::of(scenario, &Moments::of(scenario));
    let axes = Axes::of(scenario, &standing, query);
    let matrix = Matrix::at(&axes, &standing, when);
    (axes, matrix)
}

#[test]
fn what_is_not_known_is_never_counted_as_neutral() {
    // Among five, three are known on the first: one for, one undecided, one against.
    let scenario = table(&["S?", "U.", "X?", "??", ".."]);
    let (axes, matrix) = open(&scenario, &Query::default(), team(Rank::END));
    let sums = matrix.column_sums();
    let tally = sums[0].tally;
    assert_eq!((tally.known(), tally.of), (3, 5));
    assert_eq!(
        (tally.in_favour(), tally.undecided(), tally.against()),
        (1, 1, 1)
    );
    // Supports, undecided, rejects: 2 + 5 + 3 = 10 of at most 6 * 1 * 2 = 12.
    assert!((sums[0].contention.unwrap() - 10.0 / 12.0).abs() < 1e-6);
    assert_eq!(
        sums[0].in_words(),
        "Contested 83 of 100: 1 for, 1 undecided and 1 against, among the 3 of 5 parties whose stances are known (0 if all stood alike, 100 if half rejected and half demanded it)"
    );
    assert_eq!(sums[1].contention, None);
    assert!(!sums[1].is_unopposed(), "only not known is not unopposed");
    assert_eq!(
        sums[1].in_words(),
        "Where they stand is known of none of 5 parties"
    );
    assert_eq!(matrix.row_tallies()[0].known(), 1);
    let groups = Matrix::group_sums(&axes, &sums);
    assert!(groups[0].unopposed.is_empty());
}

#[test]
fn the_option_that_nobody_is_against_is_found() {
    let scenario = table(&["DSAS", "XS?U", "XAR."]);
    let (axes, matrix) = open(&scenario, &Query::default(), team(Rank::END));
    let sums = matrix.column_sums();
    let groups = Matrix::group_sums(&axes, &sums);
    // The second has three for it, the fourth one; on the third one is reluctant.
    assert_eq!(groups[0].unopposed, [1, 3]);
    assert_eq!(groups[0].contention, Some(1.0));
    assert_eq!(
        groups[0].in_words(&axes),
        "The most contested here is at 100 of 100; nobody is known to be against “Option 1” or “Option 3”"
    );
    let order = column_order(&axes, ColumnOrder::Contention, &sums, &groups);
    // Demands against two rejects: 1. Accepts and reluctant: 2 of 6. Supports and undecided: 2 of
    // 6. Two supports and accepts: 1 + 1 = 2 of 12.
    assert_eq!(order, [(0, vec![0, 2, 3, 1])]);
}

#[test]
fn distances_are_worked_out_by_hand() {
    // First and second share four columns: 6 + 1 + 0 + 0 = 7 steps of 24. First and third share
    // two only. Second and third share three: 0 + 1 + 3 = 4 of 18.
    let scenario = table(&["DSAU.", "XAAUS", "XUX.?"]);
    let scenario = {
        let mut scenario = scenario;
        // The third's stance on the second column is not known after all.
        let position = scenario
            .positions
            .iter()
            .position(|p| p.id.as_str() == "x2-1")
            .unwrap();
        scenario.positions.at_mut(position).unwrap().stance = Some(Stance::NotKnown);
        scenario
    };
    let (axes, matrix) = open(&scenario, &Query::default(), team(Rank::END));
    assert_eq!(
        matrix.apart(0, 1),
        Apart {
            shared: 4,
            steps: 7
        }
    );
    assert_eq!(matrix.apart(0, 1).mean(3), Some(7.0 / 24.0));
    assert_eq!(matrix.apart(1, 0), matrix.apart(0, 1));
    // Rejects and rejects, accepts and rejects: 0 + 4 of 12, but two are too few.
    assert_eq!(
        matrix.apart(1, 2),
        Apart {
            shared: 2,
            steps: 4
        }
    );
    assert_eq!(matrix.apart(1, 2).mean(3), None);
    let isolations = isolations(&matrix, LEAST_SHARED);
    assert_eq!(isolations[0].unwrap().others, 1);
    assert!((isolations[0].unwrap().mean - 7.0 / 24.0).abs() < 1e-6);
    assert_eq!(isolations[2], None);
    assert_eq!(
        row_order(&axes, RowOrder::Isolation, &isolations),
        [(0, vec![0, 1, 2])]
    );
    assert_eq!(
        matrix.apart(1, 2).in_words("A", "B", 3),
        "The stances of both A and B are known on 2 questions only: it takes 3 to tell how far they are apart"
    );
    assert_eq!(
        isolation_in_words(isolations[0], "A", 3),
        "A is on average 29 of 100 away from 1 other party, each compared on at least 3 questions on which both stances are known"
    );
}

#[test]
fn the_quick_way_to_compare_all_is_the_slow_way() {
    let mut rng = fastrand::Rng::with_seed(5);
    let rows: Vec<String> = (0..8)
        .map(|_| {
            (0..40)
                .map(|_| "DSAUROX?.".chars().nth(rng.usize(0..9)).unwrap())
                .collect()
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (_, matrix) = open(&table(&rows), &Query::default(), team(Rank::END));
    for (one, isolation) in isolations(&matrix, 3).into_iter().enumerate() {
        let means: Vec<f32> = (0..8)
            .filter(|other| *other != one)
            .filter_map(|other| matrix.apart(one, other).mean(3))
            .collect();
        let mean = means.iter().sum::<f32>() / means.len() as f32;
        assert!((isolation.unwrap().mean - mean).abs() < 1e-5);
    }
}

#[test]
fn ukraine_moves_across_berlin() {
    let scenario = Template::BerlinTalks.scenario().unwrap();
    let moments = Moments::of(&scenario);
    let berlin = moments
        .rank(&Moment::at_talk(Ref::new("talk-berlin")))
        .unwrap();
    let when = When {
        now: berlin,
        then: Some(berlin.just_before()),
        sight: Sight::Team,
    };
    let (axes, matrix) = open(&scenario, &Query::default(), when);
    let cell = |matrix: &Matrix, option: &str| {
        let row = axes
            .rows
            .iter()
            .position(|row| row.party.as_str() == "party-ukraine");
        let column = axes
            .columns
            .iter()
            .position(|column| column.target.as_str() == option);
        matrix.cell(row.unwrap(), column.unwrap())
    };
    let degree = |stance| Degree::of(&stance).unwrap();
    let dropped = cell(&matrix, "option-goal-dropped");
    assert_eq!(dropped.state, State::Known(degree(Stance::Accepts)));
    assert_eq!(dropped.change, Change::Towards(degree(Stance::Opposes)));
    assert!(dropped.is_conditional && dropped.entries == 2);
    assert_eq!(dropped.sureness, Sureness::Medium);
    let pursued = cell(&matrix, "option-goal-pursued");
    assert_eq!(pursued.change, Change::Away(degree(Stance::Supports)));
    assert_eq!(cell(&matrix, "option-accession-paused").change, Change::New);
    let (_, before) = open(&scenario, &Query::default(), team(berlin.just_before()));
    assert_eq!(
        cell(&before, "option-goal-dropped").state,
        State::Known(degree(Stance::Opposes))
    );
    // What Russia wants is not known, and stays so in every sum.
    let column = axes
        .columns
        .iter()
        .position(|column| column.target.as_str() == "option-goal-dropped");
    let sum = matrix.column_sums()[column.unwrap()];
    assert_eq!((sum.tally.known(), sum.tally.of), (2, 14));
}

#[test]
fn before_a_room_what_is_private_is_not_there() {
    let mut scenario = table(&["SX", "AX"]);
    scenario.positions.at_mut(0).unwrap().private = true;
    let when = When {
        now: Rank::END,
        then: None,
        sight: Sight::Room,
    };
    let (_, matrix) = open(&scenario, &Query::default(), when);
    assert_eq!(matrix.cell(0, 0), Cell::default());
    assert_eq!(matrix.column_sums()[0].tally.known(), 1);
    let (_, matrix) = open(&scenario, &Query::default(), team(Rank::END));
    assert!(matrix.cell(0, 0).is_private);
    assert_eq!(matrix.column_sums()[0].tally.known(), 2);
}

#[test]
fn is_grouped_and_filtered() {
    let scenario = Template::Aceh.scenario().unwrap();
    let query = |change: &dyn Fn(&mut Query)| {
        let mut query = Query::default();
        change(&mut query);
        open(&scenario, &query, team(Rank::END)).0
    };
    let all = query(&|_| {});
    assert_eq!(all.groups.len(), scenario.issues.len());
    assert_eq!(all.rows.len(), scenario.parties.len());
    let options: usize = scenario
        .issues
        .iter()
        .map(|issue| issue.options.len())
        .sum();
    assert_eq!(all.columns.len(), options);
    assert!(all.columns.iter().any(|column| column.is_status_quo));
    let themes = query(&|query| query.grouping = Grouping::Theme);
    let titles: Vec<&str> = themes
        .groups
        .iter()
        .map(|group| group.title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "Security",
            "Governance",
            "Economic",
            "Justice",
            "Implementation"
        ]
    );
    for (at, group) in themes.groups.iter().enumerate() {
        assert!(
            group
                .members
                .iter()
                .all(|place| themes.columns[*place].group == at)
        );
    }
    let governance = query(&|query| query.themes = vec![Theme::Governance]);
    assert_eq!(governance.groups.len(), 2);
    let within = query(&|query| {
        query.within = ["issue-amnesty".into()].into();
        query.parties = ["party-gam".into()].into();
    });
    assert_eq!((within.rows.len(), within.columns.len()), (1, 3));
    let known = query(&|query| query.on_record_only = true);
    assert_eq!(
        known.rows.len(),
        5,
        "GAM, the government, the army, civil society, PDI-P"
    );
    let provisions = query(&|query| query.columns = ColumnKind::Provisions);
    assert_eq!(provisions.groups.len(), 3, "one proposal has no provision");
    let proposals = query(&|query| query.columns = ColumnKind::Proposals);
    assert_eq!(proposals.columns.len(), 4);
    let roles = query(&|query| query.row_grouping = RowGrouping::Role);
    assert!(roles.row_groups.len() > 2);
}

#[test]
fn an_empty_scenario_has_an_empty_matrix() {
    let (axes, matrix) = open(&Scenario::default(), &Query::default(), team(Rank::END));
    assert!(axes.rows.is_empty() && matrix.column_sums().is_empty());
    assert!(isolations(&matrix, 3).is_empty());
    let mut parties = Scenario::default();
    parties.parties.push(Party::default());
    let (axes, matrix) = open(&parties, &Query::default(), team(Rank::END));
    assert_eq!((axes.rows.len(), matrix.row_tallies().len()), (1, 1));
    assert_eq!(matrix.cell(0, 0), Cell::default());
}

#[test]
fn silent_parties_stand_apart_only_among_others() {
    let query = Query {
        sets_silent_apart: true,
        ..Query::default()
    };
    let groups = |rows: &[&str]| -> Vec<(String, Vec<usize>, bool)> {
        let scenario = table(rows);
        let standing = Standing::of(&scenario, &Moments::of(&scenario));
        let axes = Axes::of(&scenario, &standing, &query);
        let told = axes.row_groups.into_iter();
        told.map(|group| (group.title, group.members, group.is_silent))
            .collect()
    };
    // Not known is on record too.
    assert_eq!(
        groups(&["..", "D.", "..", ".?"]),
        [
            (String::new(), vec![1, 3], false),
            (
                "2 parties with nothing on record".to_owned(),
                vec![0, 2],
                true
            )
        ]
    );
    for rows in [&["..", ".."][..], &["D.", ".."], &["D.", "A."]] {
        let all = (0..rows.len()).collect();
        assert_eq!(groups(rows), [(String::new(), all, false)]);
    }
}
