//! Damaged calendars and calendars of nothing: no panic, no hang, linear time.

use super::*;

const PIECES: [&str; 26] = [
    "BEGIN:VCALENDAR\n",
    "END:VCALENDAR\n",
    "BEGIN:VEVENT\n",
    "END:VEVENT\r\n",
    "BEGIN:VTODO\n",
    "END:VTODO\n",
    "BEGIN:VALARM\n",
    "END:VALARM\n",
    "BEGIN:",
    "END:\n",
    "DTSTART",
    "DTEND:",
    "DUE;VALUE=DATE:",
    "20251214",
    "T100000Z",
    "SUMMARY:",
    "DURATION:P9999999Y",
    ";",
    ":",
    "\"",
    "=",
    "\n",
    "\n ",
    "\\",
    "\\n",
    "é",
];

fn valid() -> Vec<u8> {
    let entries = [
        entry("a", "Round, one", "2025-12-14", "2025-12-16"),
        entry("b", "Round; two", "2026-02", ""),
        commitment("c", "Withdraw", "2026-03-01"),
    ];
    write(&entries, &options()).bytes
}

/// What was read can be written, and is then read the same but for what programs add.
fn check(bytes: &[u8]) {
    let Ok(incoming) = read(bytes) else { return };
    let entries: Vec<Entry> = incoming
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| {
            item.end
                .is_some_and(|end| end.year() > 0 && end.year() < 9999)
        })
        .filter(|(_, item)| item.start.is_none_or(|start| start.year() > 0))
        .filter(|(_, item)| item.title.chars().count() < 400)
        .map(|(place, item)| Entry {
            id: Id::from(format!("x-{place}")),
            what: item.what,
            title: item.title.clone(),
            start: item.start.map(PartialDate::Day),
            end: item.end.map(PartialDate::Day),
            ..Entry::default()
        })
        .collect();
    let file = write(&entries, &options());
    assert_eq!(file.undated, 0);
    let again = read(&file.bytes).unwrap();
    assert_eq!(again.items.len(), entries.len());
    for (item, entry) in again.items.iter().zip(&entries) {
        assert_eq!(item.title, entry.title);
        assert_eq!(item.end.map(PartialDate::Day), entry.end);
    }
}

#[test]
fn random_bytes_pieces_and_truncations() {
    let mut random = fastrand::Rng::with_seed(5);
    let valid = valid();
    for round in 0..20_000 {
        match round % 3 {
            0 => {
                let mut bytes = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n".to_vec();
                bytes.extend((0..random.usize(..200)).map(|_| random.u8(..)));
                check(&bytes);
            }
            1 => {
                let count = random.usize(..40);
                let text: String = (0..count)
                    .map(|_| PIECES[random.usize(..PIECES.len())])
                    .collect();
                check(format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}").as_bytes());
            }
            _ => {
                let mut bytes = valid.clone();
                for _ in 0..random.usize(1..5) {
                    let at = random.usize(..bytes.len());
                    bytes[at] = random.u8(..);
                }
                let cut = random.usize(..=bytes.len());
                bytes.truncate(bytes.len() - if random.bool() { cut } else { 0 });
                check(&bytes);
            }
        }
    }
}

/// What grows with the square of its size would take minutes here.
#[test]
fn megabytes_of_the_same_are_read() {
    for piece in [
        "BEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\n",
        "BEGIN:VEVENT\n",
        "BEGIN:VALARM\n",
        "SUMMARY:a\n",
        "\n a",
        "SUMMARY",
        ";",
        ";a=b",
        ";a=\"",
        "\"",
        ":",
        "\\",
        "\\n",
        "END:VEVENT\n",
        "DTSTART:9\n",
        ";a=\"b\",\"c\"",
        "\n",
        " ",
    ] {
        let make = |size: usize| {
            let text = piece.repeat(size);
            format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY{text}").into_bytes()
        };
        check(&make(200_000));
    }
}
