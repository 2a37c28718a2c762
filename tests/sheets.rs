//! Tables and calendars out and in: what stands in them, and that a room gets no more than it may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that fails should say where"
)]

mod common;
#[path = "room/generator.rs"]
#[allow(dead_code, reason = "it belongs to the test of rooms")]
mod generator;

use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _},
    sync::Arc,
};

use generator::{Generator, ID, TEXT};
use nonpaper::{
    analysis::{
        matrix::{ColumnKind, Query, RowGrouping},
        moments::AsOf,
        room::{for_room, spec::Audience},
    },
    commands::{
        import_positions,
        sheets::{Format, MatrixShape, Seen, Source, What, Wish, copied, sheets, write},
    },
    document::{Document, IdSource},
    io::{
        calendar::{self, DueAs},
        samples::Template,
        sheet::{self, Cell, Sheet, Value},
    },
    model::{Id, Moment, PartialDate, Ref, Scenario, handling::Room, word::Confidence},
};

const FORMATS: [Format; 3] = [Format::Xlsx, Format::Csv, Format::Markdown];

fn public() -> Audience {
    Audience::Room(Room::public())
}

fn source(scenario: &Scenario, as_of: AsOf) -> Source {
    Source {
        scenario: Arc::new(scenario.clone()),
        reports: None,
        as_of,
        clock: common::clock(),
    }
}

fn positions(query: Option<Query>) -> What {
    What::Positions(Box::new(MatrixShape {
        query,
        ..MatrixShape::default()
    }))
}

fn made(what: &What, scenario: &Scenario, as_of: AsOf, audience: &Audience) -> Vec<Sheet> {
    let seen = Seen::of(&source(scenario, as_of), audience).unwrap();
    sheets(what, &seen).unwrap()
}

fn bytes(what: What, format: Format, scenario: &Scenario, audience: Audience) -> Vec<u8> {
    let wish = Wish {
        what,
        format,
        audience,
    };
    write(&wish, &source(scenario, AsOf::Now)).unwrap()
}

/// The cell in the row that begins with this and the column of this head.
fn cell<'a>(sheet: &'a Sheet, row: &str, head: &str) -> &'a Cell {
    let column = sheet.columns.iter().position(|it| it.head == head);
    let column = column.unwrap_or_else(|| panic!("no column {head}"));
    let found = sheet.rows.iter().find(|it| it.cells[0].value.text() == row);
    &found.unwrap_or_else(|| panic!("no row {row}")).cells[column]
}

fn berlin() -> Scenario {
    Template::BerlinTalks.scenario().unwrap()
}

fn aceh() -> Scenario {
    common::law::before_the_law()
}

const DROPPED: &str = "The goal of joining is dropped";

#[test]
fn the_stance_of_ukraine_moves_across_berlin() {
    let at_berlin = AsOf::At(Moment::at_talk(Ref::new("talk-berlin")));
    let beginning = AsOf::At(Moment::default());
    let of = |as_of| made(&positions(None), &berlin(), as_of, &public());
    let (before, after) = (of(beginning), of(at_berlin));
    let then = cell(&before[0], "Ukraine", DROPPED);
    assert_eq!(then.value, Value::from("Opposes"));
    assert_eq!(then.tone, "opposes");
    assert!(then.note.starts_with("From the beginning"), "{}", then.note);
    let now = cell(&after[0], "Ukraine", DROPPED);
    assert_eq!(
        now.value,
        Value::from("Accepts, in return for: Security guarantees that deter")
    );
    assert_eq!(now.tone, "accepts");
    assert!(now.note.starts_with("Since Berlin talks\nAccording to "));
    assert!(
        before[0]
            .subtitles
            .contains(&"As of the beginning".to_owned())
    );
    assert!(
        after[0]
            .subtitles
            .contains(&"As of Berlin talks".to_owned())
    );
    // The record has only what had come by then.
    let (before, after) = (before.last().unwrap(), after.last().unwrap());
    assert_eq!(before.name, "Record");
    assert!(before.rows.len() < after.rows.len());
    assert!(
        before
            .rows
            .iter()
            .all(|row| row.cells[4].value.text() == "From the beginning")
    );
}

#[test]
fn a_matrix_is_written_as_it_stands_before_the_user() {
    let mut scenario = berlin();
    let ukraine = Id::from("party-ukraine");
    let dropped = Id::from("option-goal-dropped");
    let place = scenario
        .positions
        .iter()
        .rposition(|it| *it.party.id() == ukraine && it.on.id() == Some(&dropped));
    let held = scenario.positions.at_mut(place.unwrap()).unwrap();
    held.private = true;
    held.confidence = Some(Confidence::Low);
    let shape = MatrixShape {
        query: Some(Query {
            columns: ColumnKind::Options,
            row_grouping: RowGrouping::Role,
            parties: [ukraine].into(),
            ..Query::default()
        }),
        is_turned: true,
        ..MatrixShape::default()
    };
    let what = What::Positions(Box::new(shape));
    let turned = &made(&what, &scenario, AsOf::Now, &Audience::Team)[0];
    assert_eq!(turned.group_head, "Issue");
    assert_eq!(turned.columns.len(), 2, "one party");
    assert_eq!(turned.columns[1].group, "Conflict party");
    let options: usize = scenario.issues.iter().map(|it| it.options.len()).sum();
    assert_eq!(turned.rows.len(), options);
    assert_eq!(turned.rows[0].group, "NATO membership");
    let held = cell(turned, DROPPED, "Ukraine");
    let says = "Accepts (low confidence), private, in return for: Security guarantees that deter";
    assert_eq!(held.value, Value::from(says));
    assert_eq!(held.tone, "accepts, unsure");
    assert!(turned.subtitles.contains(&"For the team only".to_owned()));
    // What is private is not for a room: there the stance before still stands.
    let shown = &made(&what, &scenario, AsOf::Now, &public())[0];
    assert_eq!(
        cell(shown, DROPPED, "Ukraine").value,
        Value::from("Opposes")
    );
    assert!(shown.subtitles[0].starts_with("Public"));
}

#[test]
fn commitments_have_real_dates_and_say_what_is_late() {
    let of = |as_of| made(&What::Commitments, &aceh(), as_of, &public()).remove(0);
    let now = of(AsOf::Now);
    let amnesty = |head| cell(&now, "Grant amnesty", head).value.clone();
    assert_eq!(amnesty("Due"), PartialDate::parse("2005-08-30").into());
    assert_eq!(
        amnesty("How it is due"),
        "15 days after Signing of the MoU".into()
    );
    assert_eq!(amnesty("Responsible"), "Government of Indonesia".into());
    assert_eq!(amnesty("Provision"), "3.1.1 Amnesty".into());
    assert_eq!(amnesty("Status, 0 to 3"), Value::Integer(3));
    assert_eq!(amnesty("Status"), "Full".into());
    assert_eq!(amnesty("Observed"), PartialDate::parse("2005-08-30").into());
    assert_eq!(amnesty("How it stands"), "Done".into());
    let law = cell(&now, "Pass the new law", "How it stands");
    assert!(law.value.text().ends_with(" overdue"), "{law:?}");
    assert_eq!(law.tone, "error");
    let late = cell(&now, "Pass the new law", "Days late");
    assert_eq!(late.value, Value::Integer(259), "2006-03-31 to 2006-12-15");
    // From an earlier day: nothing that was observed later.
    let then = of(AsOf::At(Moment::on(PartialDate::parse("2005-08-20"))));
    assert!(then.subtitles.contains(&"As of 2005-08-20".to_owned()));
    assert_eq!(
        cell(&then, "Grant amnesty", "How it stands").value,
        "Due in 10 days".into()
    );
    assert_eq!(
        cell(&then, "Grant amnesty", "Latest evidence").value,
        Value::Blank
    );
    assert_eq!(cell(&then, "Grant amnesty", "Status").value, Value::Blank);
}

#[test]
fn findings_are_for_the_team_and_tell_what_was_waived() {
    let mut scenario = berlin();
    let of =
        |scenario: &Scenario| made(&What::Findings, scenario, AsOf::Now, &Audience::Team).remove(0);
    let before = of(&scenario);
    let row = before
        .rows
        .iter()
        .position(|row| row.cells[1].value.text() == "Further round");
    let row = &before.rows[row.unwrap()];
    assert_eq!(row.cells[0].value, "Note".into());
    assert_eq!(
        row.cells[2].value,
        "Nobody is named yet as taking part".into()
    );
    assert!(!row.cells[3].value.text().is_empty());
    assert_eq!(row.cells[5].value, Value::Flag(false));
    scenario.waivers.push(nonpaper::model::Waiver {
        id: Id::from("waiver-1"),
        rule: "talk-without-participants".to_owned(),
        item: Ref::new("talk-further-round"),
        reason: "It is only an idea".to_owned(),
        by: "The desk".to_owned(),
        ..nonpaper::model::Waiver::default()
    });
    let after = of(&scenario);
    assert_eq!(after.rows.len(), before.rows.len());
    let waived = after.rows.last().unwrap();
    assert_eq!(waived.cells[5].value, Value::Flag(true));
    assert_eq!(waived.cells[6].value, "It is only an idea".into());
    assert_eq!(waived.cells[7].value, "The desk".into());
    for audience in [
        public(),
        Audience::Room(Room::of([Id::from("party-nato")], &[])),
    ] {
        for format in FORMATS {
            let wish = Wish {
                what: What::Findings,
                format,
                audience: audience.clone(),
            };
            let why = write(&wish, &source(&scenario, AsOf::Now)).unwrap_err();
            assert!(why.starts_with("Findings are for the team only"));
        }
    }
}

/// The text of a file in a workbook.
fn within(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    let mut file = archive.by_name(name).unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}

/// All that stands anywhere in a workbook.
fn unpacked(workbook: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        file.read_to_string(&mut text).unwrap();
    }
    text
}

#[test]
fn a_workbook_has_colours_a_frozen_head_comments_and_dates() {
    let workbook = bytes(positions(None), Format::Xlsx, &berlin(), public());
    let book = within(&workbook, "xl/workbook.xml");
    for tab in ["Options", "Record"] {
        assert!(book.contains(&format!("name=\"{tab}\"")), "{book}");
    }
    let first = within(&workbook, "xl/worksheets/sheet1.xml");
    assert!(first.contains("state=\"frozen\""));
    let styles = within(&workbook, "xl/styles.xml");
    // Opposes is written in black on its red, demands and the like in white.
    for colour in ["FFD6604D", "FF92C5DE", "FF4393C3"] {
        assert!(styles.contains(colour), "{colour}");
    }
    assert!(within(&workbook, "xl/comments1.xml").contains("Since Berlin talks"));
    let strings = within(&workbook, "xl/sharedStrings.xml");
    assert!(strings.contains("Accepts, in return for: Security guarantees that deter"));

    let workbook = bytes(What::Commitments, Format::Xlsx, &aceh(), public());
    let first = within(&workbook, "xl/worksheets/sheet1.xml");
    // 30 August 2005, counted in days.
    assert!(first.contains("<v>38594</v>"), "{first}");
    assert!(within(&workbook, "xl/styles.xml").contains("yyyy-mm-dd"));
}

#[test]
fn what_is_for_the_team_says_so_in_every_format() {
    for what in [
        positions(None),
        What::Record,
        What::Commitments,
        What::Findings,
    ] {
        for format in FORMATS {
            let bytes = bytes(what.clone(), format, &aceh(), Audience::Team);
            let text = match format {
                Format::Xlsx => unpacked(&bytes),
                _ => String::from_utf8(bytes).unwrap(),
            };
            assert!(text.contains("For the team only"), "{what:?} {format:?}");
        }
        let wish = Wish {
            what,
            format: Format::Csv,
            audience: Audience::Team,
        };
        assert!(wish.file_name("Aceh").ends_with(", team only.csv"));
    }
}

/// Every marker in a text.
fn markers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for begin in [TEXT, ID] {
        for (at, _) in text.match_indices(begin) {
            let number = text[at + begin.len()..]
                .split('x')
                .next()
                .unwrap_or_default();
            // A workbook has words of its own that begin so.
            if !number.is_empty() && number.bytes().all(|letter| letter.is_ascii_digit()) {
                found.insert(format!("{begin}{number}x"));
            }
        }
    }
    found
}

/// The texts of all that can be exported for an audience.
fn all_texts(scenario: &Scenario, audience: &Audience) -> Vec<String> {
    let mut texts = Vec::new();
    let turned = What::Positions(Box::new(MatrixShape {
        query: Some(Query {
            columns: ColumnKind::Provisions,
            row_grouping: RowGrouping::Bloc,
            ..Query::default()
        }),
        is_turned: true,
        ..MatrixShape::default()
    }));
    for what in [positions(None), turned, What::Record, What::Commitments] {
        for format in FORMATS {
            let bytes = bytes(what.clone(), format, scenario, audience.clone());
            texts.push(match format {
                Format::Xlsx => unpacked(&bytes),
                _ => String::from_utf8(bytes).unwrap(),
            });
        }
    }
    for due_as in [DueAs::Todo, DueAs::Event] {
        let wish = Wish {
            what: What::Calendar,
            format: Format::Ics(due_as),
            audience: audience.clone(),
        };
        if let Ok(bytes) = write(&wish, &source(scenario, AsOf::Now)) {
            // Long lines are folded.
            texts.push(String::from_utf8(bytes).unwrap().replace("\r\n ", ""));
        }
    }
    texts
}

#[test]
fn a_room_gets_nothing_that_is_not_in_its_projection() {
    let mut generator = Generator::new(0);
    let (mut written, mut kept_out, mut same) = (0, 0, 0);
    for seed in 0..50 {
        generator.random = fastrand::Rng::with_seed(seed);
        let value = generator.scenario();
        let scenario: Scenario = serde_json::from_value(value.clone()).unwrap();
        let some = scenario
            .parties
            .iter()
            .take(2)
            .map(|party| party.id.clone());
        for room in [Room::public(), Room::of(some, &scenario.team)] {
            let projection = for_room(&scenario, &room);
            let allowed = markers(&serde_json::to_string(&projection).unwrap());
            let parties: BTreeSet<String> = room.parties().iter().map(Id::to_string).collect();
            let audience = Audience::Room(room);
            let texts = all_texts(&scenario, &audience);
            for text in &texts {
                let found = markers(text);
                let leaked: Vec<&String> = found
                    .iter()
                    .filter(|it| !allowed.contains(*it) && !parties.contains(*it))
                    .collect();
                assert!(leaked.is_empty(), "seed {seed}: {leaked:?} in\n{text}");
                written += found.len();
            }
            // Nothing that is hidden makes a difference: it is made from the projection.
            let again = all_texts(&projection, &audience);
            if let Audience::Room(room) = &audience
                && for_room(&projection, room) == projection
            {
                for (text, again) in texts.iter().zip(&again) {
                    assert_eq!(text, again, "seed {seed}");
                }
                same += 1;
            }
            kept_out += markers(&value.to_string()).difference(&allowed).count();
        }
    }
    assert!(written > 1_000 && kept_out > 10_000, "{written} {kept_out}");
    assert!(same > 80, "{same}");
}

/// What a table would do to a scenario: made, known, waiting, refused.
fn taken_in(table: &[u8], scenario: &Scenario) -> ([usize; 4], Scenario) {
    let table = sheet::read(table).unwrap();
    let mapping = import_positions::guess(&table, scenario);
    let set = import_positions::Setting {
        scenario,
        today: &PartialDate::parse("2026-11-23"),
        create: &BTreeSet::new(),
    };
    let preview = import_positions::preview(&table, &mapping, set, &mut IdSource::seeded(3));
    assert_eq!(preview.problem, None);
    let mut document = Document::new(scenario.clone());
    if let Some(step) = preview.transaction(|_| true) {
        document.apply(step);
    }
    (preview.counts(), document.scenario().clone())
}

#[test]
fn what_was_written_comes_back() {
    for scenario in [berlin(), aceh()] {
        for what in [What::Record, positions(Some(Query::default()))] {
            for audience in [public(), Audience::Team] {
                let shown = match &audience {
                    Audience::Team => scenario.clone(),
                    Audience::Room(room) => for_room(&scenario, room),
                };
                let table = bytes(what.clone(), Format::Csv, &scenario, audience);
                let ([made, known, waiting, refused], _) = taken_in(&table, &scenario);
                assert_eq!([made, waiting, refused], [0; 3], "{what:?}");
                assert!(known > 5);
                // Into the same scenario without its positions all of it comes.
                let mut empty = scenario.clone();
                empty.positions = Default::default();
                let (counts, after) = taken_in(&table, &empty);
                assert_eq!(counts, [known, 0, 0, 0]);
                let stances = |scenario: &Scenario| {
                    let options = positions(Some(Query::default()));
                    let sheet = made_first(&options, scenario);
                    let rows = sheet.rows.into_iter();
                    let values = |row: sheet::Row| row.cells.into_iter().map(|cell| cell.value);
                    rows.map(|row| values(row).collect::<Vec<_>>())
                        .collect::<Vec<_>>()
                };
                assert_eq!(stances(&after), stances(&shown));
            }
        }
    }
}

fn made_first(what: &What, scenario: &Scenario) -> Sheet {
    made(what, scenario, AsOf::Now, &Audience::Team).remove(0)
}

#[test]
fn a_table_is_copied_with_tabs() {
    let what = positions(None);
    let text = copied(&what, &Audience::Team, &source(&berlin(), AsOf::Now)).unwrap();
    let heads = text.lines().next().unwrap();
    assert!(heads.starts_with("Party\t") && heads.contains(DROPPED));
    let ([made, known, ..], _) = taken_in(text.as_bytes(), &berlin());
    assert_eq!(made, 0);
    assert!(known > 5);
}

#[test]
fn a_calendar_has_talks_and_due_dates_and_none_is_empty() {
    let text = bytes(What::Calendar, Format::Ics(DueAs::Todo), &aceh(), public());
    let read = calendar::read(&text).unwrap();
    assert!(read.warnings.is_empty());
    let of = |title: &str| read.items.iter().find(|item| item.title == title).unwrap();
    assert_eq!(
        of("First round").start,
        Some(jiff::civil::date(2005, 1, 28))
    );
    // Fifteen days after the signing.
    assert_eq!(
        of("Grant amnesty").end,
        Some(jiff::civil::date(2005, 8, 30))
    );
    assert_eq!(
        of("Grant amnesty").status,
        Some(calendar::Status::Completed)
    );
    let wish = Wish {
        what: What::Calendar,
        format: Format::Ics(DueAs::Todo),
        audience: public(),
    };
    let why = write(&wish, &source(&berlin(), AsOf::Now)).unwrap_err();
    assert!(why.contains("would be empty"), "{why}");
}

#[test]
fn a_moment_that_the_room_does_not_see_is_refused() {
    let mut scenario = berlin();
    scenario.talks.at_mut(0).unwrap().handling = nonpaper::model::handling::Handling::Team;
    let at_berlin = AsOf::At(Moment::at_talk(Ref::new("talk-berlin")));
    let source = source(&scenario, at_berlin);
    assert!(Seen::of(&source, &Audience::Team).is_ok());
    let why = Seen::of(&source, &public()).unwrap_err();
    assert_eq!(
        why,
        "The talk to look from is not for those whom this is for"
    );
}

#[test]
fn an_empty_scenario_gives_tables_that_say_so() {
    let scenario = Template::Blank.scenario().unwrap();
    for (what, says) in [
        (positions(None), "No positions yet"),
        (What::Record, "No positions yet"),
        (What::Commitments, "No commitments yet"),
        (What::Findings, "Nothing was found"),
    ] {
        let sheets = made(&what, &scenario, AsOf::Now, &Audience::Team);
        assert!(sheets[0].subtitles.contains(&says.to_owned()), "{what:?}");
        for format in FORMATS {
            assert!(!bytes(what.clone(), format, &scenario, Audience::Team).is_empty());
        }
    }
}
