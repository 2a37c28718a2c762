//! Damaged tables and tables of nothing: no panic, no hang, linear time.

use super::*;

const PIECES: [&str; 14] = [
    "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "\r", "a", "'=", "sep=;\n", "\u{FEFF}", " ", "é",
];

/// What was read is within the limits, and is the same when written and read again.
fn check(bytes: &[u8]) {
    let Ok(table) = read(bytes) else { return };
    assert!(!table.rows.is_empty());
    let cells: usize = table.rows.iter().map(|row| row.cells.len()).sum();
    assert!(cells <= bytes.len() + 1);
    let numbers: Vec<usize> = table.rows.iter().map(|row| row.number).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    let width = table.width();
    let row = |row: ReadRow| Row {
        cells: row.cells.into_iter().map(Cell::from).collect(),
        ..Row::default()
    };
    let sheet = Sheet {
        columns: vec![Column::new("Head", ColumnKind::Text); width],
        rows: table.rows.into_iter().map(row).collect(),
        ..Sheet::default()
    };
    let again = read_rows(&csv(&sheet, CsvOptions::default()));
    assert_eq!(again, as_text(&sheet));
}

#[test]
fn random_bytes_pieces_and_truncations() {
    let mut random = fastrand::Rng::with_seed(4);
    let valid = csv(&sample(), CsvOptions::default());
    for round in 0..20_000 {
        match round % 3 {
            0 => {
                let bytes: Vec<u8> = (0..random.usize(..200)).map(|_| random.u8(..)).collect();
                check(&bytes);
            }
            1 => {
                let count = random.usize(..40);
                let text: String = (0..count).map(|_| PIECES[random.usize(..14)]).collect();
                check(text.as_bytes());
            }
            _ => {
                let mut bytes = valid.clone();
                let at = random.usize(..bytes.len());
                bytes[at] = random.u8(..);
                bytes.truncate(random.usize(..=bytes.len()));
                check(&bytes);
            }
        }
    }
}

/// What grows with the square of its size would take minutes here.
#[test]
fn megabytes_of_the_same_are_read() {
    for piece in [
        "a,b,c\n", "\"", "\"a\n", ",", "\n", ";\t,", "\r", "\"\"", "'", "a\"b,", "\u{FEFF}",
    ] {
        let bytes = piece.repeat(500_000).into_bytes();
        check(&bytes);
    }
}
