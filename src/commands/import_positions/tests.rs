//! What a table does to a scenario.

use super::*;
use crate::{
    analysis::{Reports, stances},
    document::{Document, IdSource},
    io::{
        samples::Template,
        sheet::{
            Cell, Column, ColumnKind, CsvOptions, Row as SheetRow, Sheet, csv, read, read_text,
        },
    },
    model::{
        Choice, Issue, Party, Proposal, Provision, Ref, Source, Talk, Target,
        handling::Handling,
        word::{Basis, Confidence, Stance, Word as _},
    },
};

fn scenario() -> Scenario {
    let party = |id: &str, name: &str, short: &str| Party {
        id: Id::from(id),
        name: name.to_owned(),
        short_name: short.to_owned(),
        ..Party::default()
    };
    let option = |id: &str, title: &str| Choice {
        id: Id::from(id),
        title: title.to_owned(),
        ..Choice::default()
    };
    let issue = |id: &str, title: &str, options: Vec<Choice>| Issue {
        id: Id::from(id),
        title: title.to_owned(),
        options,
        ..Issue::default()
    };
    Scenario {
        default_handling: Handling::Public,
        parties: [
            party("p1", "Free Aceh Movement", "GAM"),
            party("p2", "Government of Indonesia", "Indonesia"),
            party("p3", "European Union", "EU"),
        ]
        .into_iter()
        .collect(),
        talks: [Talk {
            id: Id::from("t1"),
            title: "Helsinki, round 1".to_owned(),
            ..Talk::default()
        }]
        .into_iter()
        .collect(),
        issues: [
            issue(
                "i1",
                "Status of Aceh",
                vec![
                    option("o1", "Independence"),
                    option("o2", "Self-government"),
                ],
            ),
            issue(
                "i2",
                "Forces",
                vec![option("o3", "Full withdrawal"), option("o4", "None of it")],
            ),
            issue("i3", "Weapons", vec![option("o5", "Full withdrawal")]),
        ]
        .into_iter()
        .collect(),
        proposals: [Proposal {
            id: Id::from("pr1"),
            title: "Memorandum".to_owned(),
            provisions: vec![Provision {
                id: Id::from("v1"),
                heading: "Amnesty".to_owned(),
                ..Provision::default()
            }],
            ..Proposal::default()
        }]
        .into_iter()
        .collect(),
        positions: [Position {
            id: Id::from("x1"),
            party: Ref::new("p1"),
            on: Target {
                option: Some(Ref::new("o1")),
                ..Target::default()
            },
            stance: Some(Stance::Demands),
            ..Position::default()
        }]
        .into_iter()
        .collect(),
        sources: [Source {
            id: Id::from("s1"),
            title: "Making Peace".to_owned(),
            publisher: "CMI".to_owned(),
            ..Source::default()
        }]
        .into_iter()
        .collect(),
        ..Scenario::default()
    }
}

struct Done {
    preview: Preview,
    after: Scenario,
}

impl Done {
    /// What each row comes to, in a word, and what is said.
    fn says(&self) -> Vec<String> {
        let word = |outcome: &Outcome| match outcome {
            Outcome::Make(_) => "make",
            Outcome::Known => "known",
            Outcome::Waits => "waits",
            Outcome::Refused => "refused",
        };
        let rows = self.preview.rows.iter();
        rows.map(|row| format!("{}: {}", word(&row.outcome), row.says))
            .collect()
    }

    fn last(&self) -> &Position {
        self.after.positions.iter().last().unwrap()
    }
}

fn done_with(
    before: &Scenario,
    table: &crate::io::sheet::Table,
    mapping: &Mapping,
    create: &[(Kind, &str)],
) -> Done {
    let create = create
        .iter()
        .map(|(kind, name)| (*kind, (*name).to_owned()))
        .collect();
    let set = Setting {
        scenario: before,
        today: &PartialDate::parse("2005-06-01"),
        create: &create,
    };
    let preview = preview(table, mapping, set, &mut IdSource::seeded(7));
    let mut document = Document::new(before.clone());
    if let Some(transaction) = preview.transaction(|_| true) {
        assert!(document.apply(transaction));
        let after = document.snapshot();
        assert!(document.undo().is_some());
        assert_eq!(document.scenario(), before, "one step to undo");
        let after = Scenario::clone(&after);
        return Done { preview, after };
    }
    Done {
        preview,
        after: before.clone(),
    }
}

fn done(before: &Scenario, text: &str, create: &[(Kind, &str)]) -> Done {
    let table = read_text(text).unwrap();
    let mapping = guess(&table, before);
    done_with(before, &table, &mapping, create)
}

#[test]
fn a_list_is_read_by_its_heads() {
    let text = "A title\n\n\
        Party\tIssue\tOption\tStance\tSince\tConfidence\tPrivate\tIn return for\tWhy\tSource\tWho\n\
        GAM\tStatus of Aceh\tself government\taccepts\tHelsinki, round 1\tHigh\tyes\tAmnesty; Full moon\tWar weary\tCMI\tunnamed officials\n";
    let done = done(&scenario(), text, &[]);
    assert_eq!(
        done.says(),
        ["make: Free Aceh Movement accepts “Self-government”, since Helsinki, round 1"]
    );
    let made = done.last();
    assert_eq!(made.party.id(), &Id::from("p1"));
    assert_eq!(made.on.id(), Some(&Id::from("o2")));
    assert_eq!(made.stance, Some(Stance::Accepts));
    assert_eq!(made.since.talk, Some(Ref::new("t1")));
    assert_eq!(made.confidence, Some(Confidence::High));
    assert!(made.private);
    assert_eq!(made.conditions, [Ref::new("v1")]);
    assert_eq!(made.rationale, "War weary");
    assert_eq!(made.sources[0].source.id(), &Id::from("s1"));
    assert_eq!(made.sources[0].basis, Some(Basis::UnnamedOfficials));
    assert_eq!(made.sources[0].who, "");
    assert_eq!(made.notes, "In return for: Full moon");
    assert_eq!(done.preview.rows[0].notes.len(), 1);
    assert_eq!(made.handling, Handling::Public, "the scenario's default");
    assert_eq!(done.preview.rows[0].number, 4, "as the sheet counts");
}

#[test]
fn a_matrix_is_read_either_way_round() {
    let upright = "Bloc;Party;Independence;Amnesty;Memorandum\n\
        Rebels;GAM;;supports;\nStates;Indonesia;rejects (private);-;Accepts, in return for amnesty\n";
    let turned = ";GAM;Indonesia\nIndependence;;rejects (private)\nAmnesty;supports;n/a\n\
        Memorandum;;Accepts, in return for amnesty\n";
    let expected = [
        "make: Free Aceh Movement supports “Amnesty”",
        "make: Government of Indonesia rejects “Independence”",
        "make: Government of Indonesia accepts “Memorandum”",
    ];
    for text in [upright, turned] {
        let done = done(&scenario(), text, &[]);
        let mut says = done.says();
        says.sort();
        let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        expected.sort();
        assert_eq!(says, expected, "{text}");
        let of = |target: &str| {
            let positions = done.after.positions.iter();
            let mut of = positions.filter(|p| p.on.id() == Some(&Id::from(target)));
            of.next_back().unwrap().clone()
        };
        assert!(of("o1").private && !of("pr1").private);
        assert_eq!(of("pr1").conditions, [Ref::new("v1")]);
    }
}

#[test]
fn a_title_with_a_semicolon_is_one_in_a_list() {
    let mut before = scenario();
    before.issues.push(Issue {
        id: Id::from("i7"),
        options: vec![Choice {
            id: Id::from("o7"),
            title: "Forces leave; ceilings for the rest".to_owned(),
            ..Choice::default()
        }],
        ..Issue::default()
    });
    let text = "Party,Option,Stance,In return for\n\
        EU,Independence,accepts,Amnesty; Forces leave; ceilings for the rest; Full moon\n";
    let done = done(&before, text, &[]);
    assert_eq!(done.last().conditions, [Ref::new("v1"), Ref::new("o7")]);
    assert_eq!(done.last().notes, "In return for: Full moon");
}

#[test]
fn what_is_on_record_is_left_as_it_is() {
    let before = scenario();
    let head = "party,option,stance,since\n";
    let twice = done(
        &before,
        &format!("{head}GAM,Independence,demands,\nGAM,Independence,Demanded,beginning\n"),
        &[],
    );
    assert_eq!(
        twice.says(),
        [
            "known: This is the stance on record already",
            "known: This position is there already"
        ]
    );
    let moved = done(&before, &format!("{head}GAM,Independence,opposes,\n"), &[]);
    assert_eq!(
        moved.says(),
        ["make: Free Aceh Movement opposes “Independence”, since 1 June 2005"]
    );
    assert_eq!(moved.after.positions.at(0), before.positions.at(0));
    let reports = Reports::of(&moved.after);
    let held = stances::holding(&moved.after, &reports, &Id::from("p1"), &Id::from("o1"));
    assert_eq!(held.unwrap().stance, Some(Stance::Opposes));
    let again = done(
        &moved.after,
        &format!("{head}GAM,Independence,opposes,\n"),
        &[],
    );
    assert_eq!(again.preview.counts(), [0, 1, 0, 0]);
}

#[test]
fn rows_that_say_the_same_or_otherwise_are_seen() {
    let text = "party,option,stance,since\nEU,Independence,opposes,2005-02\n\
        EU,Independence,opposes,2005-02\nEU,Independence,rejects,2005-02\n";
    let done = done(&scenario(), text, &[]);
    assert_eq!(done.preview.counts(), [2, 1, 0, 0]);
    assert_eq!(done.says()[1], "known: Row 2 says the same");
    assert_eq!(
        done.preview.rows[2].notes,
        ["Row 2 says otherwise of the same moment; this one will hold"]
    );
}

#[test]
fn unknown_parties_are_offered_and_nearly_known_ones_guessed() {
    let text = "party,option,stance\nASEAN,Independence,no\nasean,Amnesty,for\n\
        Indonesia (Government),Amnesty,accepts\nFree Aceh Movment,Amnesty,demands\n";
    let waiting = done(&scenario(), text, &[]);
    assert_eq!(waiting.preview.counts(), [2, 0, 2, 0]);
    assert_eq!(
        waiting.says()[0],
        "waits: No party is called “ASEAN”; it can be made"
    );
    assert_eq!(waiting.after.parties.len(), 3);
    let names: Vec<(&str, usize, Option<&str>)> = waiting
        .preview
        .names
        .iter()
        .map(|name| (name.name.as_str(), name.count, name.taken_for.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("ASEAN", 2, None),
            ("Indonesia (Government)", 1, Some("Government of Indonesia")),
            ("Free Aceh Movment", 1, Some("Free Aceh Movement")),
        ]
    );
    let create = [
        (Kind::Party, "ASEAN"),
        (Kind::Party, "Indonesia (Government)"),
    ];
    let made = done(&scenario(), text, &create);
    assert_eq!(made.preview.counts(), [4, 0, 0, 0]);
    let new: Vec<_> = made.after.parties.iter().skip(3).collect();
    assert_eq!(new[0].name, "ASEAN");
    assert_eq!(new[1].name, "Indonesia (Government)");
    assert_ne!(new[0].colour, new[1].colour);
    assert_eq!(made.says()[1], "make: ASEAN supports “Amnesty”");
    // Only what is used is made.
    let transaction = made.preview.transaction(|place| place == 2).unwrap();
    assert_eq!(transaction.edits.len(), 2);
}

#[test]
fn unknown_sources_go_into_the_notes_or_are_made() {
    let text = "party,option,stance,source,who\nEU,Amnesty,supports,The Diary,Kyiv officials\n";
    let noted = done(&scenario(), text, &[]);
    assert_eq!(
        noted.last().notes,
        "Source: The Diary\n\nAccording to: Kyiv officials"
    );
    assert_eq!(noted.preview.rows[0].notes.len(), 2);
    let made = done(&scenario(), text, &[(Kind::Source, "The Diary")]);
    assert_eq!(made.after.sources.len(), 2);
    let cited = &made.last().sources[0];
    assert_eq!(cited.who, "Kyiv officials");
    assert_eq!(cited.basis, Some(Basis::UnnamedOfficials));
    assert_eq!(made.last().notes, "");
}

#[test]
fn what_cannot_be_made_says_why() {
    let text = "party,option,stance,since\n\
        EU,Full withdrawal,supports,\nEU,\"Forces: Full withdrawal\",supports,\n\
        EU,Full withdrawal of Weapons,opposes,\nEU,Moon landing,supports,\n,Amnesty,supports,\n\
        EU,,supports,\nEU,Amnesty,hesitates,\nEU,Amnesty,,\nEU,Amnesty,supports,3/2/2005\n\
        EU,Amnesty,supports,next spring\n";
    let done = done(&scenario(), text, &[]);
    assert_eq!(
        done.says(),
        [
            "refused: “Full withdrawal” can mean “Forces: Full withdrawal” or “Weapons: Full withdrawal”; write it so",
            "make: European Union supports “Full withdrawal”",
            "make: European Union opposes “Full withdrawal”",
            "refused: No option, provision or proposal is called “Moon landing”",
            "refused: No party is given",
            "refused: No option, provision or proposal is given",
            "refused: “hesitates” is no stance",
            "refused: No stance is given",
            "refused: “3/2/2005” can be read with the day or the month first; choose which",
            "refused: “next spring” is neither a date nor a talk",
        ]
    );
    let targets: Vec<_> = done
        .after
        .positions
        .iter()
        .skip(1)
        .map(|p| p.on.id())
        .collect();
    assert_eq!(targets, [Some(&Id::from("o3")), Some(&Id::from("o5"))]);
}

#[test]
fn a_mapping_can_be_changed_and_may_be_wrong() {
    let table = read_text("x,y,z\nEU,Amnesty,supports\n").unwrap();
    let scenario = scenario();
    let guessed = guess(&table, &scenario);
    let mut bare = Mapping {
        head: Some(0),
        columns: vec![Use::Party, Use::Target, Use::Stance],
        since: Some(Moment::at_talk(Ref::new("t1"))),
        dates: None,
    };
    let done = done_with(&scenario, &table, &bare, &[]);
    assert_eq!(done.last().since.talk, Some(Ref::new("t1")));
    assert_eq!(guessed.columns, bare.columns, "by what the columns hold");
    assert_eq!(guessed.head, Some(0));
    let headless = guess(&read_text("EU,Amnesty,supports\n").unwrap(), &scenario);
    assert_eq!(headless.columns, bare.columns);
    assert_eq!(headless.head, None);
    for (columns, problem) in [
        (vec![], "Say which column has the parties"),
        (
            vec![Use::Party],
            "Say which column has the options, provisions or proposals",
        ),
        (
            vec![Use::Party, Use::Target],
            "Say which column has the stances",
        ),
        (
            vec![Use::Party, Use::Party, Use::Target, Use::Stance],
            "Two columns are both “Party”; choose one",
        ),
        (
            vec![Use::StanceOf, Use::StanceOn],
            "Some heads name parties and some what they take a stance on; choose one of the two",
        ),
    ] {
        bare.columns = columns;
        let done = done_with(&scenario, &table, &bare, &[]);
        assert_eq!(done.preview.problem.as_deref(), Some(problem));
        assert!(done.preview.rows.is_empty());
    }
}

/// The matrix of a sample, as a sheet.
fn matrix(scenario: &Scenario) -> Sheet {
    let reports = Reports::of(scenario);
    let options: Vec<(&Issue, &Choice)> = scenario
        .issues
        .iter()
        .flat_map(|issue| issue.options.iter().map(move |option| (issue, option)))
        .collect();
    let columns = options
        .iter()
        .map(|(issue, option)| Column::new(&option.title, ColumnKind::Text).within(&issue.title));
    Sheet {
        columns: std::iter::once(Column::new("Party", ColumnKind::Text))
            .chain(columns)
            .collect(),
        rows: scenario
            .parties
            .iter()
            .map(|party| SheetRow {
                cells: std::iter::once(Cell::from(party.name.as_str()))
                    .chain(options.iter().map(|(_, option)| {
                        let held = stances::holding(scenario, &reports, &party.id, &option.id);
                        let Some(held) = held else {
                            return Cell::default();
                        };
                        let stance = held.stance.as_ref().unwrap_or(&Stance::NotKnown);
                        let private = if held.private { ", private" } else { "" };
                        Cell::from(format!("{}{private}", stance.label()))
                    }))
                    .collect(),
                ..SheetRow::default()
            })
            .collect(),
        ..Sheet::default()
    }
}

#[test]
fn the_matrix_of_a_sample_comes_back_as_it_went() {
    for template in [Template::Aceh, Template::BerlinTalks] {
        let scenario = template.scenario().unwrap();
        let bytes = csv(&matrix(&scenario), CsvOptions::default());
        let table = read(&bytes).unwrap();
        let mapping = guess(&table, &scenario);
        let round = done_with(&scenario, &table, &mapping, &[]);
        let [made, known, waiting, refused] = round.preview.counts();
        assert_eq!([made, waiting, refused], [0; 3], "{:?}", round.says());
        assert!(known > 5);
        // Into the same scenario without its positions all of it comes.
        let mut empty = scenario.clone();
        empty.positions = Default::default();
        let into = done_with(&empty, &table, &mapping, &[]);
        assert_eq!(into.preview.counts(), [known, 0, 0, 0]);
        let bytes_after = csv(&matrix(&into.after), CsvOptions::default());
        assert_eq!(bytes_after, bytes);
    }
}

#[test]
fn anything_is_read_without_a_panic() {
    const PIECES: [&str; 20] = [
        "party",
        "option",
        "stance",
        "since",
        "GAM",
        "EU",
        "Amnesty",
        "accepts",
        "opposes",
        "in return for",
        "Independence",
        "Full withdrawal",
        ";",
        "\"",
        "2005",
        "3/2/2005",
        "(",
        "İ",
        "é",
        "?",
    ];
    let scenario = scenario();
    let mut random = fastrand::Rng::with_seed(11);
    let mut made = 0;
    for _ in 0..4_000 {
        let columns = random.usize(1..6);
        let mut text = String::new();
        for _ in 0..random.usize(..8) {
            for _ in 0..columns {
                let count = [1, 1, 1, 1, 0, 2][random.usize(..6)];
                text.extend((0..count).map(|_| PIECES[random.usize(..PIECES.len())]));
                text.push(',');
            }
            text.push('\n');
        }
        let Ok(table) = read_text(&text) else {
            continue;
        };
        let mut mapping = guess(&table, &scenario);
        if random.bool() {
            mapping.columns = (0..table.width())
                .map(|_| Use::ALL[random.usize(..15)])
                .collect();
            mapping.head = random.bool().then(|| random.usize(..4));
        }
        made += done_with(&scenario, &table, &mapping, &[]).preview.counts()[0];
    }
    assert!(made > 10, "{made}");
}

#[test]
fn a_large_table_takes_no_time() {
    let mut scenario = scenario();
    for number in 0..100 {
        scenario.parties.push(Party {
            id: Id::from(format!("n{number}")),
            name: format!("Northern party {number}"),
            ..Party::default()
        });
    }
    let options = (0..500).map(|number| Choice {
        id: Id::from(format!("c{number}")),
        title: format!("Choice number {number}"),
        ..Choice::default()
    });
    scenario.issues.push(Issue {
        id: Id::from("i9"),
        options: options.collect(),
        ..Issue::default()
    });
    let mut text = "party,option,stance,since\n".to_owned();
    for row in 0..50_000 {
        let (party, option) = (row % 120, row / 100);
        text.push_str(&format!(
            "Northern party {party},Choice number {option},accepts,2005\n"
        ));
    }
    let table = read_text(&text).unwrap();
    let mapping = guess(&table, &scenario);
    let create = BTreeSet::new();
    let set = Setting {
        scenario: &scenario,
        today: &PartialDate::parse("2005-06-01"),
        create: &create,
    };
    let preview = preview(&table, &mapping, set, &mut IdSource::seeded(7));
    assert_eq!(preview.rows.len(), 50_000);
}
