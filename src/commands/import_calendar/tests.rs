//! What a calendar does to a scenario.

use super::*;
use crate::{
    document::Document,
    io::calendar::{DueAs, Options, of_scenario, read, write},
    io::samples::Template,
    model::{Amount, Ref},
};

fn delivery(commitment: &Commitment) -> Delivery {
    // One that hangs on another is due on this day in these tests.
    let computed = commitment.due.after.as_ref();
    let computed = computed.map(|_| PartialDate::parse("2026-03-01"));
    Delivery {
        is_computed: computed.is_some(),
        due: commitment.due.date.clone().or(computed),
        status: commitment.status.clone(),
    }
}

fn scenario() -> Scenario {
    let talk = |id: &str, title: &str, start: &str| Talk {
        id: Id::from(id),
        title: title.to_owned(),
        start: (!start.is_empty()).then(|| PartialDate::parse(start)),
        handling: Handling::Public,
        ..Talk::default()
    };
    let after = TimeFrame {
        days: Some(Amount(30.0)),
        after: Some(Ref::new("c1")),
        ..TimeFrame::default()
    };
    let on = TimeFrame {
        date: Some(PartialDate::parse("2026-02")),
        ..TimeFrame::default()
    };
    let commitment = |id: &str, due: TimeFrame| Commitment {
        id: Id::from(id),
        title: id.to_owned(),
        due,
        ..Commitment::default()
    };
    Scenario {
        default_handling: Handling::Public,
        talks: [
            talk("t1", "Round 1", "2025-12-14"),
            talk("t2", "Round 2", "2026-01"),
            talk("t3", "Round 3", ""),
        ]
        .into_iter()
        .collect(),
        commitments: [commitment("c1", on), commitment("c2", after)]
            .into_iter()
            .collect(),
        ..Scenario::default()
    }
}

fn file(scenario: &Scenario) -> String {
    let options = Options {
        name: String::new(),
        stamp: jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0),
        due_as: DueAs::Todo,
    };
    let file = write(&of_scenario(scenario, &delivery), &options);
    String::from_utf8(file.bytes).unwrap()
}

fn previewed(scenario: &Scenario, text: &str) -> Preview {
    let set = Setting {
        scenario,
        delivery: &delivery,
        today: &PartialDate::parse("2026-01-01"),
        month_first: false,
    };
    preview(
        &read(text.as_bytes()).unwrap(),
        &set,
        &mut IdSource::seeded(1),
    )
}

fn applied(scenario: &Scenario, preview: &Preview) -> Scenario {
    let mut document = Document::new(scenario.clone());
    if let Some(transaction) = preview.transaction(|_| true) {
        document.apply(transaction);
    }
    Scenario::clone(&document.snapshot())
}

#[test]
fn what_comes_back_as_it_went_changes_nothing() {
    for scenario in [
        scenario(),
        Template::Aceh.scenario().unwrap(),
        Template::BerlinTalks.scenario().unwrap(),
    ] {
        let preview = previewed(&scenario, &file(&scenario));
        for row in &preview.rows {
            assert!(row.edit.is_none(), "{row:?}");
            assert!(row.says.starts_with("It is already there"), "{row:?}");
        }
        assert!(preview.transaction(|_| true).is_none());
    }
}

#[test]
fn moved_entries_move_the_cards_that_are_there() {
    let before = scenario();
    let text = file(&before)
        .replace("DTSTART;VALUE=DATE:20251214", "DTSTART;VALUE=DATE:20251215")
        .replace("DTEND;VALUE=DATE:20251215", "DTEND;VALUE=DATE:20251218")
        .replace("DUE;VALUE=DATE:20260301", "DUE;VALUE=DATE:20260315")
        .replace(
            "SUMMARY:Round 2",
            "SUMMARY:Second round\r\nSTATUS:CANCELLED",
        );
    let preview = previewed(&before, &text);
    let says: Vec<&str> = preview.rows.iter().map(|row| row.says.as_str()).collect();
    assert_eq!(
        says,
        [
            "New dates: 15 December 2025 to 17 December 2025, instead of 14 December 2025",
            "Cancels the talk",
            "It is already there, due on this day",
            "New due date: 15 March 2026, instead of 1 March 2026",
        ]
    );
    assert_eq!(
        preview.rows[1].notes,
        ["It is called “Second round” in the calendar; the title here stays"]
    );
    assert_eq!(preview.rows[3].notes.len(), 1, "it was relative");
    let after = applied(&before, &preview);
    let talk = after.talks.at(0).unwrap();
    assert_eq!(talk.start, Some(PartialDate::parse("2025-12-15")));
    assert_eq!(talk.end, Some(PartialDate::parse("2025-12-17")));
    assert_eq!(talk.handling, Handling::Public);
    let second = after.talks.at(1).unwrap();
    assert_eq!(second.start, Some(PartialDate::parse("2026-01")));
    assert_eq!(second.status, Some(TalkStatus::Cancelled));
    let due = &after.commitments.at(1).unwrap().due;
    assert_eq!(due.date, Some(PartialDate::parse("2026-03-15")));
    assert_eq!(due.after, None);
    assert_eq!(after.talks.len(), 3);
}

const FOREIGN: &str = "BEGIN:VCALENDAR\n\
BEGIN:VEVENT\nUID:1\nSUMMARY:Geneva plenary\nDTSTART:20260210T100000Z\nDTEND:20260211T120000Z\n\
LOCATION:Geneva\nDESCRIPTION:Bring maps\nRRULE:FREQ=DAILY\nEND:VEVENT\n\
BEGIN:VEVENT\nUID:1\nSUMMARY:Geneva plenary\nDTSTART:20260212T100000Z\nEND:VEVENT\n\
BEGIN:VEVENT\nUID:2\nSUMMARY:round  1\nDTSTART;VALUE=DATE:20251214\nEND:VEVENT\n\
BEGIN:VEVENT\nUID:3\nDTSTART;VALUE=DATE:20251214\nEND:VEVENT\n\
BEGIN:VEVENT\nUID:4\nSUMMARY:Moved\nRECURRENCE-ID:20251214\nEND:VEVENT\n\
BEGIN:VTODO\nUID:5\nSUMMARY:Send the draft\nDUE:20260120T170000Z\nSTATUS:COMPLETED\n\
DESCRIPTION:To all\nEND:VTODO\n\
END:VCALENDAR\n";

#[test]
fn what_is_new_becomes_cards_for_the_team() {
    let before = scenario();
    let preview = previewed(&before, FOREIGN);
    let says: Vec<&str> = preview.rows.iter().map(|row| row.says.as_str()).collect();
    assert_eq!(
        says,
        [
            "Adds a talk: 10 February 2026 to 11 February 2026, Geneva",
            "The same entry stands in the file before",
            "A talk of this title on these days is already there",
            "It has no title",
            "It is one time of a meeting that comes back; only the first is read",
            "Adds a commitment, due 20 January 2026",
        ]
    );
    assert_eq!(
        preview.rows[0].notes.len(),
        2,
        "{:?}",
        preview.rows[0].notes
    );
    let after = applied(&before, &preview);
    let talk = after.talks.at(3).unwrap();
    assert_eq!(talk.handling, Handling::Team, "whatever the default");
    assert_eq!(talk.venue, "Geneva");
    assert_eq!(talk.status, Some(TalkStatus::Planned));
    assert_eq!(talk.notes, "Time: 10:00 to 12:00 (UTC)\n\nBring maps");
    let commitment = after.commitments.at(2).unwrap();
    assert_eq!(commitment.handling, Handling::Team);
    assert_eq!(commitment.text, "To all");
    assert_eq!(commitment.status, Some(ImplementationStatus::Full));
    let again = previewed(&after, FOREIGN);
    assert!(again.transaction(|_| true).is_none(), "{again:?}");
    let one = preview.transaction(|place| place == 5).unwrap();
    assert_eq!(one.edits.len(), 1);
}

#[test]
fn two_cards_of_one_id_are_not_guessed_at() {
    let mut scenario = scenario();
    let double = scenario.talks.at(0).unwrap().clone();
    scenario.talks.push(double);
    let text = file(&scenario).replace("20251214", "20251201");
    let preview = previewed(&scenario, &text);
    let refused = preview
        .rows
        .iter()
        .filter(|row| row.says.starts_with("Several cards"));
    assert_eq!(refused.count(), 2);
    assert!(preview.transaction(|_| true).is_none());
}
