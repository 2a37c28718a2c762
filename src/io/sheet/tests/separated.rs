//! CSV and the clipboard, out and back in.

use super::*;

#[test]
fn a_sheet_is_one_head_and_a_row_for_each_row() {
    let csv = String::from_utf8(csv(&sample(), CsvOptions::default())).unwrap();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines,
        [
            "Bloc,Party,Withdrawal: Full,In steps,Ceasefire: Full,Contested,Positions,Since,Private",
            "Europe,Germany,Supports,Opposes,,0.5,-3,2025-12-14,yes",
            "Europe,France,\"'=HYPERLINK(\"\"x\"\")\",,,,,,",
            "Elsewhere,Türkiye,,,,,9223372036854775807,2025-12,no",
            "",
        ]
    );
}

#[test]
fn no_cell_of_text_begins_like_a_formula() {
    for text in NASTY {
        let sheet = Sheet {
            columns: vec![Column::new(text, ColumnKind::Text)],
            rows: vec![Row {
                cells: vec![text.into()],
                ..Row::default()
            }],
            ..Sheet::default()
        };
        for line in [
            String::from_utf8(csv(&sheet, CsvOptions::default())).unwrap(),
            tabbed(&sheet),
        ] {
            let first = line.trim_start_matches('"').chars().next();
            assert!(
                !first.is_some_and(|first| "=+-@＝＋－＠\t\r\n".contains(first))
                    || text.trim().is_empty(),
                "{line:?}"
            );
        }
    }
}

#[test]
fn what_is_written_is_read_again() {
    let mut random_numbers = fastrand::Rng::with_seed(1);
    let mut sheets = vec![sample(), matrix(7, 9), Sheet::default()];
    sheets.extend((0..500).map(|_| random(&mut random_numbers)));
    let mut read_back = 0;
    for sheet in &sheets {
        let mut expected = as_text(sheet);
        expected.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        if expected.is_empty() {
            continue;
        }
        read_back += 1;
        for bom in [false, true] {
            let options = CsvOptions { bom, titles: false };
            assert_eq!(read_rows(&csv(sheet, options)), expected);
        }
        assert_eq!(read_rows(tabbed(sheet).as_bytes()), expected);
    }
    assert!(read_back > 300);
}

#[test]
fn a_byte_order_mark_and_titles_are_for_the_asking() {
    let plain = csv(&sample(), CsvOptions::default());
    let options = CsvOptions {
        bom: true,
        titles: true,
    };
    let titled = csv(&sample(), options);
    let text = std::str::from_utf8(&titled).unwrap();
    let before = "\u{FEFF}Who stands where\r\nAs of 14 December 2025\r\nAmong what is shown\r\n";
    assert_eq!(text.strip_prefix(before).unwrap().as_bytes(), plain);
}

#[test]
fn an_empty_sheet_is_a_line() {
    assert_eq!(csv(&Sheet::default(), CsvOptions::default()), b"\r\n");
    assert_eq!(read(b"\r\n"), Err(ReadError::Empty));
}
