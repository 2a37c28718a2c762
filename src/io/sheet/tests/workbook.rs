//! Workbooks, looked at from inside.

use std::io::Read as _;

use super::*;

fn about() -> About {
    About {
        title: "Berlin talks".to_owned(),
        created: jiff::civil::date(2025, 12, 14).at(9, 30, 0, 0),
    }
}

fn tones() -> Tones {
    [
        ("supports", Tone::on([0x43, 0x93, 0xC3])),
        ("opposes", Tone::on([0xB2, 0x18, 0x2B])),
    ]
    .into_iter()
    .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut files = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    files
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn a_sheet_is_set_up_for_reading_filtering_and_printing() {
    let bytes = xlsx(&[sample()], &tones(), &about()).unwrap();
    let tab = part(&bytes, "xl/worksheets/sheet1.xml");
    for piece in [
        // Title, two lines, a blank row, groups, heads: the data begin on the seventh row.
        "<pane xSplit=\"2\" ySplit=\"6\" topLeftCell=\"C7\"",
        "<autoFilter ref=\"A6:I9\"/>",
        "<mergeCell ref=\"C5:D5\"/>",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        // 14 December 2025 as a spreadsheet counts days, and a number.
        "<v>46005</v>",
        "<v>0.5</v>",
        "<v>-3</v>",
    ] {
        assert!(tab.contains(piece), "{piece} is not in {tab}");
    }
    assert!(!tab.contains("<f>"), "there is no formula");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("FFB2182B") && styles.contains("FF4393C3"));
    let strings = part(&bytes, "xl/sharedStrings.xml");
    assert!(strings.contains("<t>2025-12</t>") && strings.contains("=HYPERLINK"));
    let names = part(&bytes, "xl/workbook.xml");
    assert!(
        names.contains("Positions!$5:$6"),
        "heads are repeated: {names}"
    );
    let about = part(&bytes, "docProps/core.xml");
    assert!(about.contains("2025-12-14T09:30:00Z") && about.contains("Berlin talks"));
    assert!(about.contains("<dc:creator></dc:creator>"), "{about}");
    assert!(part(&bytes, "xl/comments1.xml").contains("Two reasons"));
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    let sheets = [sample(), matrix(10, 12), sample()];
    let once = xlsx(&sheets, &tones(), &about()).unwrap();
    assert_eq!(once, xlsx(&sheets, &tones(), &about()).unwrap());
    assert!(part(&once, "xl/workbook.xml").contains("Positions (2)"));
}

#[test]
fn anything_can_be_written() {
    let mut random_numbers = fastrand::Rng::with_seed(2);
    for _ in 0..300 {
        let sheets = [random(&mut random_numbers), random(&mut random_numbers)];
        let bytes = xlsx(&sheets, &Tones::default(), &about()).unwrap();
        let tab = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(!tab.contains("<f>"));
    }
    for sheets in [vec![], vec![Sheet::default()]] {
        assert!(xlsx(&sheets, &Tones::default(), &about()).is_ok());
    }
    let long = Sheet {
        columns: vec![Column::new("Text", ColumnKind::Text)],
        rows: vec![Row {
            cells: vec![Cell::from("x".repeat(100_000)).noted("y".repeat(100_000))],
            ..Row::default()
        }],
        ..Sheet::default()
    };
    assert!(xlsx(&[long], &Tones::default(), &about()).is_ok());
}

#[test]
fn more_than_a_spreadsheet_holds_is_refused() {
    let wide = Sheet {
        title: "All of it".to_owned(),
        columns: vec![Column::default(); MAX_COLUMNS + 1],
        ..Sheet::default()
    };
    let error = xlsx(&[wide], &Tones::default(), &about()).unwrap_err();
    assert!(error.to_string().contains("more columns"), "{error}");
}

#[test]
fn a_large_matrix_is_written_whole() {
    let sheet = matrix(100, 500);
    let book = xlsx(std::slice::from_ref(&sheet), &tones(), &about()).unwrap();
    assert!(!book.is_empty());
    // The head is a row like the others, in Markdown and in CSV.
    let rows = 1 + 100;
    let lines = markdown(&sheet);
    let told = lines.lines().filter(|line| line.contains("Party "));
    assert_eq!(told.count(), rows);
    let read = read(&csv(&sheet, CsvOptions::default())).unwrap().rows;
    let wide = read.iter().filter(|row| row.cells.len() >= 501);
    assert_eq!((read.len(), wide.count()), (rows, rows));
}
