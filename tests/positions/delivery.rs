//! Delivery on the sample, and by hand.

use jiff::civil::Date;

use nonpaper::analysis::delivery::*;
use nonpaper::{
    analysis::{index::Index, schedule::Schedule, sentence::Names},
    io::samples::Template,
    model::{
        Commitment, Evidence, PartialDate, Scenario,
        word::{ImplementationStatus, Theme, Word as _},
    },
};

fn commitment(status: &str, evidence: &[(&str, &str)]) -> Commitment {
    let evidence = evidence.iter().map(|(date, status)| Evidence {
        date: (*date != "-").then(|| PartialDate::parse(date)),
        status: Some(ImplementationStatus::from_word(status)),
        ..Evidence::default()
    });
    Commitment {
        status: (status != "-").then(|| ImplementationStatus::from_word(status)),
        evidence: evidence.collect(),
        ..Commitment::default()
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_latest_dated_evidence_counts_and_what_has_no_date_counts_today() {
    let today = day("2024-06-01");
    let level = |commitment: &Commitment, on: &str| {
        Course::of(commitment).on(day(on), today).map(Level::number)
    };
    let dated = commitment(
        "full",
        &[
            ("2024-03", "minimal"),
            ("2024-05-10", "intermediate"),
            ("2024-04-01", "full"),
        ],
    );
    assert_eq!(
        level(&dated, "2024-02-29"),
        None,
        "before all evidence nothing is known"
    );
    assert_eq!(
        level(&dated, "2024-03-01"),
        Some(1),
        "a month counts from its first day"
    );
    assert_eq!(level(&dated, "2024-04-01"), Some(3));
    assert_eq!(
        level(&dated, "2024-06-01"),
        Some(2),
        "the latest, not the status"
    );
    let undated = commitment("minimal", &[]);
    assert_eq!(level(&undated, "2024-05-31"), None);
    assert_eq!(level(&undated, "2024-06-01"), Some(1));
    let evidence = commitment("minimal", &[("-", "intermediate")]);
    assert_eq!(
        level(&evidence, "2024-06-01"),
        Some(2),
        "evidence before status"
    );
    let later = commitment("minimal", &[("2024-07-01", "full")]);
    assert_eq!(level(&later, "2024-06-01"), Some(1), "not observed yet");
    assert_eq!(level(&commitment("started", &[]), "2024-06-01"), None);
    assert_eq!(level(&commitment("-", &[]), "2024-06-01"), None);
}

#[test]
fn full_counts_from_when_it_came_and_stayed() {
    let course = Course::of(&commitment(
        "-",
        &[
            ("2024-01-01", "full"),
            ("2024-02-01", "minimal"),
            ("2024-03-01", "full"),
            ("2024-04-01", "full"),
        ],
    ));
    assert_eq!(
        course.full_since(day("2024-12-31")),
        Some(day("2024-03-01"))
    );
    assert_eq!(course.full_since(day("2024-02-15")), None);
    assert_eq!(
        course.full_since(day("2024-01-15")),
        Some(day("2024-01-01"))
    );
}

#[test]
fn lateness_is_worked_out_by_hand() {
    let of = |commitment: &Commitment, due: Option<&str>, today: &str| {
        Lateness::of(&Course::of(commitment), due.map(day), day(today))
    };
    let open = commitment("minimal", &[]);
    assert_eq!(
        of(&open, Some("2024-02-28"), "2024-03-01"),
        Lateness::Overdue(2),
        "a leap year"
    );
    assert_eq!(
        of(&open, Some("2024-03-01"), "2024-03-01"),
        Lateness::Open(0)
    );
    assert_eq!(of(&open, None, "2024-03-01"), Lateness::NoDeadline);
    let done = commitment("-", &[("2024-03-05", "full")]);
    assert_eq!(
        of(&done, Some("2024-03-01"), "2024-04-01"),
        Lateness::DoneLate(4)
    );
    assert_eq!(of(&done, Some("2024-03-05"), "2024-04-01"), Lateness::Done);
    // Seen from before it was done.
    assert_eq!(
        of(&done, Some("2024-03-01"), "2024-03-04"),
        Lateness::Overdue(3)
    );
    // In March, perhaps in time: not called late.
    let month = commitment("-", &[("2024-03", "full")]);
    assert_eq!(of(&month, Some("2024-03-10"), "2024-04-01"), Lateness::Done);
    let undated = commitment("full", &[]);
    assert_eq!(
        of(&undated, Some("2024-01-01"), "2024-04-01"),
        Lateness::Done
    );
    assert_eq!(Lateness::Overdue(1).in_words(), "1 day overdue");
}

#[test]
fn what_was_late_in_aceh() {
    let scenario = Template::Aceh.scenario().unwrap();
    let index = Index::of(&scenario);
    let today = day("2006-12-15");
    let schedule = Schedule::of(&scenario, &index, today);
    let names = Names {
        scenario: &scenario,
        index: &index,
        date: &|date| date.in_words(false),
    };
    let rows = rows(&scenario, &schedule, today);
    assert_eq!(rows.len(), 19);
    let late: Vec<String> = rows
        .iter()
        .filter_map(|row| Some(row.late_in_words(&names)?.to_string()))
        .collect();
    for sentence in &late {
        println!("{sentence}");
    }
    let is_told = |start: &str| late.iter().any(|sentence| sentence.starts_with(start));
    // 30 August to 31 August.
    assert!(is_told(
        "Release prisoners is on record as done on 31 August 2005, 1 day after it was due on 30 August 2005"
    ));
    // 31 December to 5 January.
    assert!(is_told(
        "Complete the withdrawal is on record as done on 5 January 2006, 5 days after it was due on 31 December 2005"
    ));
    // 30 April to 11 December: 31 + 30 + 31 + 31 + 30 + 31 + 30 days to 30 November, and 11.
    assert!(is_told(
        "Hold local elections is on record as done on 11 December 2006, 225 days after it was due on 30 April 2006"
    ));
    // 31 March to 11 July: 30 + 31 + 30 days to 30 June, and 11.
    assert!(is_told(
        "Pass the new law is on record as done on 11 July 2006, 102 days after it was due on 31 March 2006"
    ));
    assert!(!is_told("Grant amnesty") && !is_told("Deploy the mission"));
    let arms = rows
        .iter()
        .find(|row| row.title() == "Hand over all 840 arms")
        .unwrap();
    assert_eq!((arms.benchmarks_done, arms.lateness), (1, Lateness::Done));
    assert_eq!(arms.depends_on().len(), 1);
    let elections = rows
        .iter()
        .find(|row| row.title() == "Hold local elections")
        .unwrap();
    assert_eq!(
        elections.latest_evidence().unwrap().date,
        Some(PartialDate::parse("2006-12-11"))
    );
}

#[test]
fn progress_is_worked_out_by_hand() {
    let mut scenario = Scenario::default();
    scenario.commitments.push(commitment(
        "-",
        &[("2024-01-01", "minimal"), ("2024-02-01", "full")],
    ));
    scenario.commitments.push(commitment("intermediate", &[]));
    scenario.commitments.push(commitment(
        "-",
        &[("2024-02-01", "minimal"), ("2025", "full")],
    ));
    let progress = Progress::of(&scenario, day("2024-03-01"));
    let points: Vec<(String, [u32; 4], u32)> = progress
        .all
        .points
        .iter()
        .map(|point| (point.day.to_string(), point.counts, point.known()))
        .collect();
    assert_eq!(
        points,
        [
            ("2024-01-01".to_owned(), [0, 1, 0, 0], 1),
            ("2024-02-01".to_owned(), [0, 1, 0, 1], 2),
            ("2024-03-01".to_owned(), [0, 1, 1, 1], 3),
        ]
    );
    // One third of nine thirds; then 1 + 3; then 1 + 2 + 3.
    let shares: Vec<f32> = progress.all.points.iter().map(Point::share).collect();
    assert_eq!(shares, [1.0 / 9.0, 4.0 / 9.0, 6.0 / 9.0]);
    // At first two of three are not known: one third and six of nine.
    assert_eq!(progress.all.points[0].upper_share(), 7.0 / 9.0);
    assert_eq!(progress.themes.len(), 1);
    assert_eq!(progress.themes[0].subject, Subject::Theme(None));
    let none = Progress::of(&Scenario::default(), day("2024-03-01"));
    assert_eq!(
        (none.all.points.len(), none.all.points[0].share()),
        (1, 0.0)
    );
}

#[test]
fn progress_in_aceh_by_theme_and_party() {
    let scenario = Template::Aceh.scenario().unwrap();
    let progress = Progress::of(&scenario, day("2006-12-15"));
    let themes: Vec<(&Subject, u32)> = progress
        .themes
        .iter()
        .map(|series| (&series.subject, series.points.last().unwrap().of))
        .collect();
    assert_eq!(themes.iter().map(|(_, of)| of).sum::<u32>(), 19);
    let security = Subject::Theme(Some(Theme::Security));
    assert!(themes.iter().any(|(subject, _)| **subject == security));
    assert!(
        progress
            .parties
            .iter()
            .any(|series| series.subject == Subject::Party("party-gam".into()))
    );
    let last = progress.all.points.last().unwrap();
    assert_eq!((last.day, last.known()), (day("2006-12-15"), 19));
    assert!(
        progress
            .all
            .points
            .windows(2)
            .all(|pair| pair[0].day < pair[1].day)
    );
    println!("{}", last.in_words());
}
