//! The program without a window: `new`, `check`, `convert`, by their exit codes and what they say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say where"
)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use nonpaper::io::samples::Template;

fn nonpaper(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nonpaper"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn new_makes_each_template_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (name, template) in [
        ("blank", Template::Blank),
        ("bilateral", Template::Bilateral),
        ("mediated", Template::Mediated),
        ("berlin-talks", Template::BerlinTalks),
    ] {
        let file = format!("{name}.nonpaper");
        let output = nonpaper(&["new", &file, "--template", name], folder.path());
        assert_eq!(code(&output), 0, "{}", said(&output.stderr));
        assert_eq!(
            fs::read(folder.path().join(&file)).unwrap(),
            template.bytes()
        );
        let again = nonpaper(&["new", &file], folder.path());
        assert_eq!(code(&again), 2);
        assert!(said(&again.stderr).contains("it is there already"));
        assert_eq!(
            fs::read(folder.path().join(&file)).unwrap(),
            template.bytes()
        );
        // A template lacks what only its users know; nothing in it is wrong.
        let check = nonpaper(&["check", &file], folder.path());
        assert!(code(&check) < 2 && !said(&check.stdout).contains("error:"));
    }
}

#[test]
fn check_tells_by_its_exit_code_and_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.nonpaper");
    fs::write(
        &file,
        r#"{"format":"nonpaper-scenario","version":1,"talks":[{"id":"t","title":"Round","start":"2025-13"}]}"#,
    )
    .unwrap();
    let output = nonpaper(&["check", "x.nonpaper"], folder.path());
    assert_eq!(code(&output), 1);
    let text = said(&output.stdout);
    assert!(
        text.contains("Round (t)") && text.contains("impossible-date"),
        "{text}"
    );

    let output = nonpaper(&["check", "x.nonpaper", "--json"], folder.path());
    assert_eq!(code(&output), 1);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let finding = &json["findings"][0];
    assert_eq!(finding["rule"], "impossible-date");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["item"], "t");
    assert_eq!(finding["title"], "Round");
    assert!(finding["message"].as_str().unwrap().contains("2025-13"));

    fs::write(&file, Template::Blank.bytes()).unwrap();
    let output = nonpaper(&["check", "x.nonpaper", "--json"], folder.path());
    assert_eq!(code(&output), 0);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json, serde_json::json!({ "findings": [] }));
}

#[test]
fn what_cannot_be_read_is_exit_code_2_and_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let sample = Template::BerlinTalks.bytes();
    let cases: [(&str, &[u8]); 6] = [
        ("empty", b""),
        ("list", b"[]"),
        ("object", b"{}"),
        ("newer", br#"{"format":"nonpaper-scenario","version":99}"#),
        ("cut", &sample[..sample.len() - 2]),
        ("binary", &[0, 159, 146, 150]),
    ];
    for (name, bytes) in cases {
        fs::write(folder.path().join(name), bytes).unwrap();
        for command in [
            &["check", name][..],
            &["check", name, "--json"],
            &["convert", name, "out"],
        ] {
            let output = nonpaper(command, folder.path());
            assert_eq!(code(&output), 2, "{command:?}");
            assert_eq!(
                said(&output.stderr).trim_end().lines().count(),
                1,
                "{command:?}"
            );
            assert!(output.stdout.is_empty());
        }
        assert!(!folder.path().join("out").exists());
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), bytes);
    }
    assert_eq!(code(&nonpaper(&["check", "missing"], folder.path())), 2);
    assert_eq!(code(&nonpaper(&["check", "."], folder.path())), 2);
}

#[test]
fn convert_twice_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let value: serde_json::Value = serde_json::from_slice(Template::BerlinTalks.bytes()).unwrap();
    fs::write(folder.path().join("compact.nonpaper"), value.to_string()).unwrap();
    for (from, to) in [
        ("compact.nonpaper", "once.nonpaper"),
        ("once.nonpaper", "twice.nonpaper"),
    ] {
        assert_eq!(code(&nonpaper(&["convert", from, to], folder.path())), 0);
    }
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(read("once.nonpaper"), read("twice.nonpaper"));
    assert_eq!(read("once.nonpaper"), Template::BerlinTalks.bytes());
    let output = nonpaper(&["convert", "compact.nonpaper", "-"], folder.path());
    assert_eq!(output.stdout, Template::BerlinTalks.bytes());
}

#[test]
fn help_and_version_are_there() {
    let folder = tempfile::tempdir().unwrap();
    for argument in ["--help", "--version"] {
        let output = nonpaper(&[argument], folder.path());
        assert_eq!(code(&output), 0);
        assert!(said(&output.stdout).to_lowercase().contains("nonpaper"));
    }
}

#[test]
fn the_map_is_written_for_other_programs_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("talks.nonpaper"), Template::BerlinTalks.bytes()).unwrap();
    for format in ["png", "svg", "graphml", "gexf", "dot", "csv", "kumu"] {
        let out = format!("map.{format}");
        let arguments = [
            "export",
            "talks.nonpaper",
            "--view",
            "map",
            "--lens",
            "alliances",
            "--format",
            format,
            "-o",
            &out,
        ];
        let output = nonpaper(&arguments, at);
        assert_eq!(code(&output), 0, "{format}: {}", said(&output.stderr));
        let bytes = fs::read(at.join(&out)).unwrap();
        let begins: &[u8] = match format {
            "png" => b"\x89PNG",
            "svg" | "graphml" | "gexf" => b"<",
            "dot" => b"digraph",
            "csv" => b"source,",
            _ => b"{",
        };
        assert!(bytes.starts_with(begins), "{format}");
        assert!(
            format == "png" || said(&bytes).contains("Ukraine"),
            "{format}"
        );
    }
    for format in ["graphml", "gexf", "csv", "kumu"] {
        let (graph, out) = (format!("map.{format}"), format!("from-{format}.nonpaper"));
        let output = nonpaper(&["import", &graph, "-o", &out], at);
        assert_eq!(code(&output), 0, "{format}: {}", said(&output.stderr));
        let scenario = nonpaper::io::format::read(&fs::read(at.join(&out)).unwrap()).unwrap();
        assert_eq!(scenario.parties.len(), 8, "{format}");
        assert_eq!(scenario.relations.len(), 8, "{format}");
        let check = nonpaper(&["check", &out], at);
        assert!(code(&check) < 2 && !said(&check.stdout).contains("error:"));
        // It would overwrite nothing.
        assert_eq!(code(&nonpaper(&["import", &graph, "-o", &out], at)), 2);
    }
    let nonsense = nonpaper(
        &[
            "export",
            "talks.nonpaper",
            "--view",
            "map",
            "--lens",
            "gossip",
            "--format",
            "svg",
            "-o",
            "-",
        ],
        at,
    );
    assert_eq!(code(&nonsense), 2);
    assert!(said(&nonsense.stderr).contains("there is no lens gossip"));
}

#[test]
fn the_public_gets_only_what_is_public() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    // A name that is in no other's.
    let hidden = "Markerland";
    let party = scenario.parties.at_mut(0).unwrap();
    (party.name, party.short_name) = (hidden.to_owned(), hidden.to_owned());
    party.handling = nonpaper::model::handling::Handling::Team;
    scenario.relations.at_mut(0).unwrap().label = "SECRET TIE".to_owned();
    scenario.relations.at_mut(0).unwrap().handling = nonpaper::model::handling::Handling::Team;
    fs::write(
        at.join("talks.nonpaper"),
        nonpaper::io::format::write(&scenario),
    )
    .unwrap();
    for format in ["svg", "graphml", "gexf", "dot", "csv", "kumu"] {
        let arguments = |room: &'static str| {
            [
                "export",
                "talks.nonpaper",
                "--view",
                "map",
                "--room",
                room,
                "--format",
                format,
                "-o",
                "-",
            ]
        };
        let public = said(&nonpaper(&arguments("public"), at).stdout);
        let team = said(&nonpaper(&arguments("team"), at).stdout);
        // None of our ids leaves the house: they may tell something.
        let ids = || scenario.parties.iter().map(|party| party.id.as_str());
        assert!(!ids().any(|id| public.contains(id)), "{format}");
        let label = format!(">{hidden}<");
        assert!(
            !public.contains(&label) && !public.contains("SECRET TIE"),
            "{format}"
        );
        assert!(!public.contains("party-ukraine\""), "{format}");
        assert!(team.len() > public.len(), "{format}");
    }
}

/// Exports a view of a sample; what was said, and the exit code.
fn exported(at: &Path, arguments: &[&str]) -> (i32, String, String) {
    let all: Vec<&str> = ["export", "talks.nonpaper"]
        .iter()
        .chain(arguments)
        .chain(&["-o", "-"])
        .copied()
        .collect();
    let output = nonpaper(&all, at);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (code(&output), text, said(&output.stderr))
}

#[test]
fn numbers_go_out_as_of_a_moment() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("talks.nonpaper"), Template::BerlinTalks.bytes()).unwrap();
    let of = |as_of: &str| {
        let arguments = ["--view", "positions", "--of", "options", "--format", "csv"];
        let (code, text, error) = exported(at, &[&arguments[..], &["--as-of", as_of]].concat());
        assert_eq!(code, 0, "{error}");
        let row = text.lines().find(|line| line.starts_with("Ukraine,"));
        row.unwrap().to_owned()
    };
    assert!(of("beginning").contains("Opposes") && !of("beginning").contains("Accepts"));
    for berlin in ["talk-berlin", "Berlin talks", "now"] {
        assert!(of(berlin).contains("in return for: Security guarantees that deter"));
    }
    let map = ["--view", "map", "--lens", "stances", "--format", "csv"];
    let (_, before, _) = exported(at, &[&map[..], &["--as-of", "beginning"]].concat());
    let (_, after, _) = exported(at, &[&map[..], &["--as-of", "talk-berlin"]].concat());
    assert!(before.contains("opposes") && before != after);

    for (arguments, says) in [
        (
            &[
                "--view",
                "positions",
                "--format",
                "csv",
                "--as-of",
                "2025-13",
            ][..],
            "2025-13 is neither a date nor a talk",
        ),
        (
            &[
                "--view",
                "positions",
                "--format",
                "csv",
                "--as-of",
                "talk-nowhere",
            ],
            "talk-nowhere is neither",
        ),
        (
            &[
                "--view",
                "positions",
                "--format",
                "csv",
                "--room",
                "party-nobody",
            ],
            "No talk and no party has the id",
        ),
        (
            &["--view", "positions", "--format", "png"],
            "not written as png, but as csv, xlsx, md",
        ),
        (
            &["--view", "map", "--format", "xlsx"],
            "the map is not written as xlsx",
        ),
        (
            &["--view", "timeline", "--format", "csv"],
            "not written as csv, but as ics",
        ),
        (&["--view", "timeline", "--format", "ics"], "would be empty"),
        (&["--view", "check", "--format", "csv"], "add --room team"),
        (
            &[
                "--view", "check", "--format", "csv", "--room", "team", "--as-of", "2025",
            ],
            "--as-of means nothing",
        ),
        (
            &[
                "--view",
                "positions",
                "--format",
                "csv",
                "--lens",
                "stances",
            ],
            "--lens means nothing for the view positions",
        ),
        (
            &[
                "--view",
                "commitments",
                "--format",
                "csv",
                "--as-of",
                "talk-berlin",
            ],
            "give a date",
        ),
    ] {
        let (code, out, error) = exported(at, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(error.trim_end().lines().count(), 1, "{error}");
        assert!(error.contains(says), "{error}");
    }
    let (code, text, _) = exported(at, &["--view", "check", "--format", "md", "--room", "team"]);
    assert_eq!(code, 0);
    assert!(text.contains("For the team only") && text.contains("Further round"));
}

#[test]
fn positions_and_talks_come_into_a_scenario() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let scenario = || nonpaper::io::format::read(&fs::read(at.join("talks.nonpaper")).unwrap());
    fs::write(at.join("talks.nonpaper"), Template::Aceh.bytes()).unwrap();
    let before = scenario().unwrap();
    let arguments = ["--view", "timeline", "--format", "ics"];
    let (_, calendar, _) = exported(at, &arguments);
    let calendar = calendar.replace("VALUE=DATE:20050128", "VALUE=DATE:20050127");
    fs::write(at.join("talks.ics"), calendar).unwrap();
    fs::write(
        at.join("new.csv"),
        "party,option,stance\nNorway,Amnesty for all who took part in GAM within 15 days,supports\n\
         Atlantis,Independence,rejects\nNorway,Independence,hums\n",
    )
    .unwrap();

    let output = nonpaper(&["import", "talks.ics", "--into", "talks.nonpaper"], at);
    assert_eq!(code(&output), 0, "{}", said(&output.stderr));
    let start = scenario().unwrap().talks.at(0).unwrap().start.clone();
    assert_eq!(start.unwrap().to_string(), "2005-01-27");

    let output = nonpaper(&["import", "new.csv", "--into", "talks.nonpaper"], at);
    let told = said(&output.stderr);
    assert_eq!(code(&output), 1, "{told}");
    assert!(
        told.contains("row 3: No party is called “Atlantis”"),
        "{told}"
    );
    assert!(told.contains("row 4: “hums” is no stance"), "{told}");
    let after = scenario().unwrap();
    assert_eq!(after.positions.len(), before.positions.len() + 1);
    assert_eq!(after.parties.len(), before.parties.len());
    let output = nonpaper(
        &["import", "new.csv", "--into", "talks.nonpaper", "--create"],
        at,
    );
    assert_eq!(code(&output), 1);
    assert_eq!(scenario().unwrap().parties.len(), before.parties.len() + 1);

    for (arguments, says) in [
        (
            &["import", "new.csv", "-o", "x.nonpaper"][..],
            "give it with --into",
        ),
        (
            &["import", "none.csv", "--into", "talks.nonpaper"],
            "there is no such file",
        ),
        (
            &["import", "new.csv", "--into", "none.nonpaper"],
            "there is no such file",
        ),
    ] {
        let output = nonpaper(arguments, at);
        assert_eq!(code(&output), 2, "{arguments:?}");
        let told = said(&output.stderr);
        assert!(
            told.contains(says) && told.trim_end().lines().count() == 1,
            "{told}"
        );
    }
}
