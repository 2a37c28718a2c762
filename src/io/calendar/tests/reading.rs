//! What other programs wrote.

use super::*;

const OUTLOOK: &str = "BEGIN:VCALENDAR\r\nPRODID:-//Microsoft Corporation//Outlook 16.0//EN\r\n\
VERSION:2.0\r\nX-WR-CALNAME:Work\\, mine\r\n\
BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\n\
DTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n\
BEGIN:VEVENT\r\nUID:040000008200E0\r\nSUMMARY;LANGUAGE=en-gb:Round 2\\; plen\r\n ary\r\n\
DTSTART;TZID=\"W. Europe Standard Time\":20260112T100000\r\n\
DTEND;TZID=\"W. Europe Standard Time\":20260112T123000\r\n\
LOCATION:Geneva\\, Palais\r\nDESCRIPTION:Bring maps\\nand drafts\r\n\
BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Reminder\r\nEND:VALARM\r\n\
STATUS:CONFIRMED\r\nEND:VEVENT\r\n\
BEGIN:VTODO\r\nUID:1\r\nsummary:Send the draft\r\nDUE;VALUE=DATE:20260120\r\n\
STATUS:NEEDS-ACTION\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

#[test]
fn events_and_to_dos_are_read() {
    for text in [OUTLOOK.to_owned(), OUTLOOK.replace("\r\n", "\n")] {
        let incoming = read(text.as_bytes()).unwrap();
        assert_eq!(incoming.name, "Work, mine");
        assert!(incoming.warnings.is_empty());
        let [event, todo] = incoming.items.as_slice() else {
            panic!("{incoming:?}");
        };
        assert_eq!(event.title, "Round 2; plenary");
        assert_eq!(event.times, "10:00 to 12:30 (W. Europe Standard Time)");
        assert_eq!(event.venue, "Geneva, Palais");
        assert_eq!(event.description, "Bring maps\nand drafts");
        assert_eq!(event.status, Some(Status::Confirmed));
        assert_eq!(days(event), ("2026-01-12".into(), "2026-01-12".into()));
        assert!(event.own_ids().is_empty() && !event.repeats);
        assert_eq!(todo.what, What::Commitment);
        assert_eq!(todo.title, "Send the draft");
        assert_eq!(days(todo), (String::new(), "2026-01-20".into()));
    }
}

fn only(lines: &str) -> Item {
    let text = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
    let incoming = read(text.as_bytes()).unwrap();
    assert_eq!(incoming.items.len(), 1);
    incoming.items[0].clone()
}

#[test]
fn ends_and_lengths_give_the_last_day() {
    for (lines, first, last) in [
        ("DTSTART;VALUE=DATE:20260101", "2026-01-01", "2026-01-01"),
        (
            "DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260104",
            "2026-01-01",
            "2026-01-03",
        ),
        (
            "DTSTART:20260101T230000Z\nDURATION:PT3H",
            "2026-01-01",
            "2026-01-02",
        ),
        (
            "DTSTART;VALUE=DATE:20260101\nDURATION:P2D",
            "2026-01-01",
            "2026-01-02",
        ),
        ("DTEND:20260101T230000Z", "", "2026-01-01"),
        ("SUMMARY:x", "", ""),
    ] {
        assert_eq!(days(&only(lines)), (first.into(), last.into()), "{lines}");
    }
}

#[test]
fn what_comes_back_is_seen() {
    assert!(only("DTSTART:20260101T100000\nRRULE:FREQ=WEEKLY").repeats);
    assert!(only("RECURRENCE-ID:20260101T100000").is_exception);
    assert!(only("DTSTART:nonsense\nSUMMARY:x").is_damaged);
}

#[test]
fn a_missing_end_costs_little() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nBEGIN:VALARM\nSUMMARY:no\n\
        BEGIN:VEVENT\nSUMMARY:b\nEND:VEVENT\nSUMMARY:nowhere\nEND:VCALENDAR\n\
        BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:c";
    let incoming = read(text.as_bytes()).unwrap();
    let read: Vec<(&str, bool)> = incoming
        .items
        .iter()
        .map(|item| (item.title.as_str(), item.is_damaged))
        .collect();
    assert_eq!(read, [("a", true), ("b", false), ("c", true)]);
    assert_eq!(
        incoming.warnings,
        ["2 entries are damaged; what can be read of them is shown"]
    );
}

#[test]
fn what_is_no_calendar_is_refused_with_a_sentence() {
    for (bytes, error) in [
        (&b""[..], ReadError::Empty),
        (b"BEGIN:VCARD\nEND:VCARD", ReadError::NotCalendar),
        (b"\x89PNG\0\0\0", ReadError::NotCalendar),
        (b"see BEGIN:VCALENDAR", ReadError::NotCalendar),
    ] {
        assert_eq!(read(bytes), Err(error.clone()));
        assert!(error.to_string().ends_with('.'));
    }
    let many = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(MAX_ITEMS + 1);
    let many = format!("BEGIN:VCALENDAR\n{many}END:VCALENDAR");
    assert_eq!(read(many.as_bytes()), Err(ReadError::TooManyItems));
}

#[test]
fn uids_tell_cards_again() {
    let entries = [
        entry("talk-a", "First", "2025", ""),
        entry("talk-a", "Second", "2025", ""),
        entry("talk.2", "Third", "2025", ""),
    ];
    let incoming = read(&write(&entries, &options()).bytes).unwrap();
    let ids: Vec<_> = incoming.items.iter().map(Item::own_ids).collect();
    let id = |id: &str, nth: usize| (Id::from(id), nth);
    assert_eq!(ids[0], [id("talk-a", 1)]);
    assert_eq!(ids[1], [id("talk-a.2", 1), id("talk-a", 2)]);
    assert_eq!(ids[2], [id("talk.2", 1), id("talk", 2)]);
}
