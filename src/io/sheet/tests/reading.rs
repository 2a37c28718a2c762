//! Tables that others wrote.

use super::*;

fn cells(text: &str) -> Vec<Vec<String>> {
    read_rows(text.as_bytes())
}

#[test]
fn what_is_pasted_from_a_spreadsheet_is_read() {
    let pasted = "Party\tStance\r\n\"Two\nlines\"\t\"says \"\"no\"\"\"\r\nx; y\t1,5\r\n";
    assert_eq!(
        cells(pasted),
        [
            ["Party", "Stance"],
            ["Two\nlines", "says \"no\""],
            ["x; y", "1,5"]
        ]
    );
}

#[test]
fn rows_may_be_of_any_length_and_blank() {
    for end in ["\n", "\r\n", "\r"] {
        let text = "a,b,c\n\n1\n,,\n\n2,\"x y\",3,4\nz".replace('\n', end);
        let table = read_text(&text).unwrap();
        let found = table.rows.iter().map(|row| (row.number, row.cells.len()));
        assert!(
            found.eq([(1, 3), (3, 1), (6, 4), (7, 1)]),
            "{end:?}: {table:?}"
        );
    }
    let table = read_text("a,b\n1,\"x\ny\",3,4\nz,y").unwrap();
    assert_eq!(table.rows[2].number, 3, "a line break in a cell is no row");
    assert_eq!(table.width(), 4);
    assert_eq!(table.rows[0].cell(2), "");
}

#[test]
fn encodings_are_told_apart() {
    let text = "Name;Venue\nTürkiye;Genève\n";
    let expected = [["Name", "Venue"], ["Türkiye", "Genève"]];
    let utf16 = |unit: fn(u16) -> [u8; 2]| {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(unit).collect::<Vec<u8>>()
    };
    let western: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        western.clone(),
    ] {
        assert_eq!(read_rows(&bytes), expected);
    }
    assert_eq!(read(&western).unwrap().warnings.len(), 1);
    assert!(read(text.as_bytes()).unwrap().warnings.is_empty());
}

#[test]
fn the_separator_line_of_spreadsheets_is_heeded() {
    let table = read_text("sep=;\r\na,b;c\r\n").unwrap();
    assert_eq!(table.rows[0].cells, ["a,b", "c"]);
    assert_eq!(table.rows[0].number, 2);
}

#[test]
fn a_quotation_mark_that_nobody_closes_swallows_nothing() {
    let table = read_text("a\tb\n\"The goal\tis dropped\nc\td\ne\tf\n").unwrap();
    assert_eq!(table.rows.len(), 4);
    assert_eq!(table.rows[1].cells, ["\"The goal", "is dropped"]);
    assert_eq!(table.warnings.len(), 1);
}

#[test]
fn what_is_no_table_is_refused_with_a_sentence() {
    let wide = vec![b','; MAX_COLUMNS];
    let long = "a,b,c,d,e,f,g,h\n".repeat(MAX_CELLS / 8 + 1);
    for (bytes, error) in [
        (&b""[..], ReadError::Empty),
        (b"\n \n,,\n", ReadError::Empty),
        (b"PK\x03\x04...", ReadError::Workbook),
        (b"\xD0\xCF\x11\xE0...", ReadError::Workbook),
        (b"\x89PNG\r\n\x1A\n\0\0", ReadError::NotText),
        (&wide, ReadError::TooManyColumns { row: 1 }),
        (long.as_bytes(), ReadError::TooManyCells),
    ] {
        assert_eq!(read(bytes), Err(error.clone()));
        let sentence = error.to_string();
        assert!(sentence.ends_with('.') && !sentence.contains("Error"));
    }
}
