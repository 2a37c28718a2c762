//! Tests of tables, out and in.

mod fuzz;
mod markdown;
mod reading;
mod separated;
mod workbook;

use super::*;

/// Texts that some format might trip over.
const NASTY: [&str; 24] = [
    "",
    " ",
    "plain",
    "=1+1",
    "+49 30 1",
    "-2",
    "@SUM(A1)",
    "＝1",
    "'=quoted",
    "''",
    "'",
    "a,b;c\td",
    "two\nlines",
    "carriage\rreturn",
    "\r\n",
    "\"quoted\"",
    "half \" quote",
    "\t=tabbed",
    "sep=;",
    "| pipe \\ | `code` *bold* <b>&amp;",
    "Тегеран, Genève, القاهرة, 北京 🕊",
    "e\u{301}",
    "\u{202E}txt.exe",
    "1,5",
];

/// A sheet with a column of each kind, groups both ways, and a comment.
fn sample() -> Sheet {
    let date = |text| PartialDate::parse(text);
    let row = |group: &str, cells: Vec<Cell>| Row {
        group: group.to_owned(),
        cells,
    };
    Sheet {
        name: "Positions".to_owned(),
        title: "Who stands where".to_owned(),
        subtitles: vec![
            "As of 14 December 2025".to_owned(),
            "Among what is shown".to_owned(),
        ],
        group_head: "Bloc".to_owned(),
        columns: vec![
            Column::new("Party", ColumnKind::Text),
            Column::new("Full", ColumnKind::Text).within("Withdrawal"),
            Column::new("In steps", ColumnKind::Text).within("Withdrawal"),
            Column::new("Full", ColumnKind::Text).within("Ceasefire"),
            Column::new("Contested", ColumnKind::Number),
            Column::new("Positions", ColumnKind::Integer),
            Column::new("Since", ColumnKind::Date),
            Column::new("Private", ColumnKind::Flag).wide(9),
        ],
        rows: vec![
            row(
                "Europe",
                vec![
                    "Germany".into(),
                    Cell::from("Supports").toned("supports"),
                    Cell::from("Opposes").toned("opposes").noted("Two reasons"),
                    Cell::default(),
                    Cell::from(0.5),
                    Cell::from(-3_i64),
                    Cell::from(date("2025-12-14")),
                    Cell::from(true),
                ],
            ),
            row("Europe", vec!["France".into(), "=HYPERLINK(\"x\")".into()]),
            row(
                "Elsewhere",
                vec![
                    "Türkiye".into(),
                    "".into(),
                    "".into(),
                    "".into(),
                    Cell::from(f64::NAN),
                    Cell::from(i64::MAX),
                    Cell::from(date("2025-12")),
                    Cell::from(false),
                ],
            ),
        ],
    }
}

/// The sheet as rows of text, as a reader should find it in a file.
fn as_text(sheet: &Sheet) -> Vec<Vec<String>> {
    let columns = sheet.written();
    let heads = grid::heads(&columns, false);
    let mut rows = vec![heads.iter().map(|head| head.to_string()).collect()];
    for row in &sheet.rows {
        let group = sheet.has_group_column().then(|| row.group.clone());
        let cells = sheet.cells(row).map(|cell| cell.value.text().into_owned());
        rows.push(group.into_iter().chain(cells).collect());
    }
    rows
}

fn read_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = read(bytes).unwrap();
    table.rows.into_iter().map(|row| row.cells).collect()
}

/// A matrix of this many parties and options.
fn matrix(parties: usize, options: usize) -> Sheet {
    const STANCES: [&str; 3] = ["Supports", "Opposes", "Not known"];
    let columns = (0..options).map(|option| {
        Column::new(format!("Option {option}"), ColumnKind::Text)
            .within(format!("Issue {}", option / 4))
    });
    let rows = (0..parties).map(|party| Row {
        group: format!("Bloc {}", party / 10),
        cells: std::iter::once(Cell::from(format!("Party {party}")))
            .chain((0..options).map(|option| {
                let stance = STANCES[(party + option) % 3];
                let cell = Cell::from(stance).toned(stance);
                if option % 20 == 0 {
                    cell.noted("According to Kyiv officials")
                } else {
                    cell
                }
            }))
            .collect(),
    });
    Sheet {
        name: "Matrix".to_owned(),
        title: "Matrix".to_owned(),
        group_head: "Bloc".to_owned(),
        columns: std::iter::once(Column::new("Party", ColumnKind::Text))
            .chain(columns)
            .collect(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

/// A sheet of random texts, some of them nasty.
fn random(random: &mut fastrand::Rng) -> Sheet {
    let text = |random: &mut fastrand::Rng| {
        let count = random.usize(0..3);
        let pieces = (0..count).map(|_| NASTY[random.usize(..NASTY.len())]);
        pieces.collect::<String>()
    };
    let columns = random.usize(1..5);
    let has_groups = random.bool();
    Sheet {
        name: text(random),
        title: text(random),
        subtitles: vec![text(random)],
        group_head: if has_groups {
            "Group".to_owned()
        } else {
            String::new()
        },
        columns: (0..columns)
            .map(|_| Column::new(text(random), ColumnKind::Text).within(text(random)))
            .collect(),
        rows: (0..random.usize(..6))
            .map(|_| Row {
                group: text(random),
                cells: (0..random.usize(..6))
                    .map(|_| match random.u8(..6) {
                        0 => Cell::from(random.i64(-9..9)),
                        1 => Cell::from(random.f64() - 0.5),
                        2 => Cell::from(PartialDate::parse("2025-01-31")),
                        3 => Cell::from(random.bool()).noted(text(random)),
                        _ => Cell::from(text(random)),
                    })
                    .collect(),
            })
            .collect(),
    }
}
