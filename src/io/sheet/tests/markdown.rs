//! Markdown, as another program reads it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;

/// The cells of the table in a text, and what stands outside it.
fn shown(text: &str) -> (Vec<Vec<String>>, String) {
    let (mut rows, mut outside) = (Vec::new(), String::new());
    let mut is_inside = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Table(_)) => is_inside = true,
            Event::End(TagEnd::Table) => is_inside = false,
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => rows.last_mut().unwrap().push(String::new()),
            Event::Text(text) | Event::Code(text) if is_inside => {
                rows.last_mut().unwrap().last_mut().unwrap().push_str(&text);
            }
            Event::InlineHtml(html) if &*html == "<br>" => {
                rows.last_mut().unwrap().last_mut().unwrap().push('\n');
            }
            Event::Text(text) => outside.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html}"),
            _ => {}
        }
    }
    (rows, outside)
}

#[test]
fn a_sheet_is_a_heading_and_a_table() {
    let text = markdown(&sample());
    let (rows, outside) = shown(&text);
    assert_eq!(
        outside,
        "Who stands whereAs of 14 December 2025Among what is shown"
    );
    assert_eq!(
        rows[0][..3],
        ["Party", "Withdrawal: Full", "Withdrawal: In steps"]
    );
    assert_eq!(rows[1][0], "Europe");
    assert_eq!(rows[3][..2], ["France", "=HYPERLINK(\"x\")"]);
    assert_eq!(rows[4][0], "Elsewhere");
    assert_eq!(rows.len(), 6);
    assert!(text.contains("-: |"), "numbers stand to the right");
    let table: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    let widths: Vec<usize> = table.iter().map(|line| width::of(line)).collect();
    assert!(widths.iter().all(|wide| *wide == widths[0]), "{text}");
}

#[test]
fn every_text_is_shown_as_it_is() {
    for text in NASTY {
        let sheet = Sheet {
            title: "T".to_owned(),
            columns: vec![
                Column::new("Head", ColumnKind::Text),
                Column::new(text, ColumnKind::Text),
            ],
            rows: vec![Row {
                cells: vec!["x".into(), text.into()],
                ..Row::default()
            }],
            ..Sheet::default()
        };
        let (rows, _) = shown(&markdown(&sheet));
        let expected: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
        let plain = expected.join("\n").replace(['\t', '\r'], " ");
        assert_eq!(rows[1], ["x".to_owned(), plain.clone()], "{text:?}");
        assert_eq!(rows[0][1], plain);
    }
}

#[test]
fn what_stands_above_is_no_list() {
    for subtitle in ["- a", "1. a", "# a", "> a", "+ a", "=== a", "12) a"] {
        let sheet = Sheet {
            subtitles: vec![subtitle.to_owned()],
            ..Sheet::default()
        };
        assert_eq!(shown(&markdown(&sheet)).1, subtitle);
    }
}
