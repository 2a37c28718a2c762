//! What is written.

use super::*;
use crate::{
    io::samples::Template,
    model::word::{ImplementationStatus, TalkStatus},
};

#[test]
fn a_talk_is_an_event_of_whole_days() {
    let talk = Entry {
        venue: "Berlin, Chancellery; room 3".to_owned(),
        description: "Two\nlines".to_owned(),
        status: Some(Status::Confirmed),
        is_public: true,
        ..entry("talk-berlin", "Berlin, round 1", "2025-12-14", "2025-12-15")
    };
    let text = written(&[talk]);
    assert_eq!(
        lines(&text),
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Nonpaper//Nonpaper//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Berlin talks",
            "X-WR-CALNAME:Berlin talks",
            "BEGIN:VEVENT",
            "CLASS:PUBLIC",
            "DESCRIPTION:Two\\nlines",
            "DTEND;VALUE=DATE:20251216",
            "DTSTAMP:20251214T093005Z",
            "DTSTART;VALUE=DATE:20251214",
            "LOCATION:Berlin\\, Chancellery\\; room 3",
            "STATUS:CONFIRMED",
            "SUMMARY:Berlin\\, round 1",
            "TRANSP:OPAQUE",
            "UID:talk-berlin@nonpaper",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
}

#[test]
fn a_month_spans_it_all_and_says_so() {
    let lines = lines(&written(&[entry("a", "Round", "2026-02", "")]));
    for line in [
        "DTSTART;VALUE=DATE:20260201",
        "DTEND;VALUE=DATE:20260301",
        "TRANSP:TRANSPARENT",
        "DESCRIPTION:Only the month is known: February 2026.",
        "CLASS:CONFIDENTIAL",
    ] {
        assert!(lines.iter().any(|own| own == line), "{line}: {lines:#?}");
    }
}

#[test]
fn a_commitment_is_a_to_do_or_an_event_on_its_last_day() {
    let due = Entry {
        status: Some(Status::InProcess),
        ..commitment("c", "Withdraw", "2026")
    };
    let todo = lines(&written(std::slice::from_ref(&due)));
    for line in [
        "BEGIN:VTODO",
        "DUE;VALUE=DATE:20261231",
        "STATUS:IN-PROCESS",
        "DESCRIPTION:Only the year is known: 2026\\; it counts as due on the last day.",
    ] {
        assert!(todo.iter().any(|own| own == line), "{line}: {todo:#?}");
    }
    let as_event = Options {
        due_as: DueAs::Event,
        ..options()
    };
    let file = write(&[due], &as_event);
    let event = lines(std::str::from_utf8(&file.bytes).unwrap());
    for line in [
        "BEGIN:VEVENT",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "TRANSP:TRANSPARENT",
        "UID:c@nonpaper",
    ] {
        assert!(event.iter().any(|own| own == line), "{line}: {event:#?}");
    }
    assert!(!event.iter().any(|line| line.starts_with("STATUS")));
}

#[test]
fn what_has_no_date_is_left_out_and_counted() {
    let entries = [
        entry("a", "Undated", "", ""),
        entry("b", "Some time", "some time", ""),
        entry("c", "Dated", "2025", ""),
        commitment("d", "Undated", ""),
    ];
    let file = write(&entries, &options());
    assert_eq!((file.written, file.undated), (1, 3));
    let empty = write(&[], &options());
    assert_eq!((empty.written, empty.undated), (0, 0));
    assert_eq!(read(&empty.bytes).unwrap().items, []);
}

#[test]
fn lines_are_short_and_end_as_they_must() {
    let long = "Türkiye, Genève, 北京 🕊 ".repeat(300);
    let talk = Entry {
        description: long.clone(),
        venue: long.clone(),
        ..entry("a", &long, "2025-12-14", "")
    };
    let text = written(&[talk]);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains(['\r', '\n']));
    }
    let item = &read(text.as_bytes()).unwrap().items[0];
    assert!(item.title.starts_with("Türkiye, Genève, 北京 🕊 Türkiye"));
    assert_eq!(item.title.chars().count(), 400);
    assert_eq!(item.description.chars().count(), 4_000);
}

#[test]
fn nothing_in_a_text_makes_a_line() {
    let talk = Entry {
        description: "x\r\nEND:VEVENT\r\nBEGIN:VALARM\u{2028}\u{85}".to_owned(),
        venue: "\nATTENDEE:mailto:a@example.org".to_owned(),
        ..entry(
            "x\nSTATUS:CANCELLED",
            "a\r\nDTSTART:20200101",
            "2025-12-14",
            "",
        )
    };
    let incoming = read(written(&[talk]).as_bytes()).unwrap();
    assert_eq!(incoming.items.len(), 1);
    assert_eq!(incoming.items[0].title, "a DTSTART:20200101");
    assert_eq!(incoming.items[0].venue, "ATTENDEE:mailto:a@example.org");
    assert_eq!(days(&incoming.items[0]).0, "2025-12-14");
    assert_eq!(incoming.items[0].status, None);
}

#[test]
fn a_sample_is_written_whole() {
    let scenario = Template::Aceh.scenario().unwrap();
    let delivery = |commitment: &crate::model::Commitment| Delivery {
        due: commitment.due.date.clone(),
        is_computed: false,
        status: Some(ImplementationStatus::Full),
    };
    let entries = of_scenario(&scenario, &delivery);
    assert_eq!(
        entries.len(),
        scenario.talks.len() + scenario.commitments.len()
    );
    let file = write(&entries, &options());
    assert_eq!(file.written + file.undated, entries.len());
    let incoming = read(&file.bytes).unwrap();
    assert_eq!(incoming.items.len(), file.written);
    assert!(incoming.warnings.is_empty());
    let dated = entries
        .iter()
        .filter(|entry| span(entry.start.as_ref(), entry.end.as_ref()).is_some());
    for (item, entry) in incoming.items.iter().zip(dated) {
        assert_eq!(item.own_ids()[0].0, entry.id);
        assert_eq!(item.title, entry.title);
        assert_eq!(item.what, entry.what);
    }
    for talk in scenario.talks.iter() {
        let is_off = talk.status == Some(TalkStatus::Cancelled);
        let entry = entries.iter().find(|entry| entry.id == talk.id).unwrap();
        assert_eq!(entry.status == Some(Status::Cancelled), is_off);
        for notes in [&talk.notes].into_iter().filter(|notes| !notes.is_empty()) {
            assert!(!entry.description.contains(notes.as_str()));
        }
    }
}
