//! `nonpaper export --brief`: what it writes, and what it refuses.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use nonpaper::{
    io::{format, samples::Template},
    model::{Brief, Id, Kind, Slide, handling::Handling, word::SlideKind},
    scene::png,
};

fn export(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nonpaper"))
        .args(["export", "talks.nonpaper"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn folder(template: Template) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("talks.nonpaper"), template.bytes()).unwrap();
    folder
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name != "talks.nonpaper")
        .collect();
    names.sort();
    names
}

#[test]
fn each_format_is_written() {
    let folder = folder(Template::BerlinTalks);
    for (format, begin) in [
        ("pdf", "%PDF-"),
        ("html", "<!doctype html>"),
        ("md", "# Berlin talks"),
        ("docx", "PK"),
        ("nonpaper", "{"),
    ] {
        let out = format!("out.{format}");
        let output = export(
            folder.path(),
            &["--brief", "auto", "--format", format, "-o", &out],
        );
        assert!(output.status.success(), "{format}: {}", said(&output));
        let file = fs::read(folder.path().join(&out)).unwrap();
        assert!(file.starts_with(begin.as_bytes()), "{format}");
        fs::remove_file(folder.path().join(&out)).unwrap();
    }
    let svg = export(
        folder.path(),
        &["--brief", "auto", "--format", "svg", "-o", "out.svg"],
    );
    assert!(svg.status.success(), "{}", said(&svg));
    let files = names(folder.path());
    assert_eq!(files[0], "out-01.svg");
    assert!(files.len() > 6, "{files:?}");
    for (size, classic) in [([1920, 1080], None), ([1440, 1080], Some("--classic"))] {
        let mut arguments = vec!["--brief=auto", "--format", "png", "-o", "out.png"];
        arguments.extend(classic);
        let output = export(folder.path(), &arguments);
        assert!(output.status.success(), "{}", said(&output));
        let file = fs::read(folder.path().join("out-01.png")).unwrap();
        assert_eq!(png::read(&file).unwrap().0, size);
    }
}

#[test]
fn what_does_not_go_together_is_refused_in_words() {
    let folder = folder(Template::BerlinTalks);
    let to = |arguments: &[&str]| {
        let output = export(folder.path(), &[arguments, &["-o", "out"]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(names(folder.path()), [""; 0]);
        said(&output)
    };
    let error = to(&["--brief", "auto", "--format", "csv"]);
    assert!(
        error.contains("pdf, png, svg, html, md, docx or nonpaper"),
        "{error}"
    );
    let error = to(&["--brief", "auto", "--view", "map", "--format", "svg"]);
    assert!(error.contains("cannot be used with"), "{error}");
    let error = to(&["--brief", "auto", "--lens", "stances", "--format", "svg"]);
    assert!(
        error.contains("--lens") && error.contains("--brief"),
        "{error}"
    );
    let error = to(&["--view", "map", "--classic", "--format", "svg"]);
    assert!(
        error.contains("--classic") && error.contains("--view"),
        "{error}"
    );
    let error = to(&["--format", "svg"]);
    assert!(
        error.contains("--view") && error.contains("--brief"),
        "{error}"
    );
    let error = to(&["--view", "map", "--format", "pdf"]);
    assert!(error.contains("graphml"), "{error}");
}

#[test]
fn drawings_carry_the_letters_that_they_need() {
    let folder = folder(Template::BerlinTalks);
    let output = export(
        folder.path(),
        &["--brief", "auto", "--format", "svg", "-o", "out.svg"],
    );
    assert!(output.status.success(), "{}", said(&output));
    for name in names(folder.path()) {
        let svg = fs::read_to_string(folder.path().join(&name)).unwrap();
        assert!(
            svg.contains("@font-face{font-family:'IBM Plex Serif'"),
            "{name}"
        );
        assert!(svg.len() < 250_000, "{name}: {} bytes", svg.len());
    }
}

#[test]
fn a_report_is_one_file_that_asks_for_nothing() {
    let folder = folder(Template::Aceh);
    let output = export(
        folder.path(),
        &["--brief", "auto", "--format", "html", "-o", "-"],
    );
    let html = String::from_utf8(output.stdout).unwrap();
    for word in ["<script", "src=", "@import", "url("] {
        assert!(!html.contains(word), "{word}");
    }
    for section in [
        "Parties",
        "Talks",
        "Where the parties stand",
        "Commitments",
        "Sources",
    ] {
        assert!(html.contains(&format!(">{section}</h2>")), "{section}");
    }
    let tags = |tag: &str| {
        (
            html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count(),
            html.matches(&format!("</{tag}>")).count(),
        )
    };
    for tag in ["section", "table", "tr", "td", "dl", "ul", "li", "p", "div"] {
        let (open, closed) = tags(tag);
        assert_eq!(open, closed, "{tag}");
    }
}

#[test]
fn markup_in_texts_is_text() {
    let folder = folder(Template::Blank);
    let mut scenario = Template::Blank.scenario().unwrap();
    scenario.title = "<script>alert(1)</script> & \"so\" on".to_owned();
    scenario.summary =
        "<img src=http://example.org/x.png> **bold** ![x](http://example.org/y.png)".to_owned();
    fs::write(
        folder.path().join("talks.nonpaper"),
        format::write(&scenario),
    )
    .unwrap();
    for format in ["html", "md"] {
        let output = export(
            folder.path(),
            &["--brief", "auto", "--format", format, "-o", "-"],
        );
        let text = String::from_utf8(output.stdout).unwrap();
        let marked = text.replace("\\<", "").replace("\\!", "");
        for markup in ["<script>alert", "script>alert(1)</script>", "<img", "!["] {
            assert!(!marked.contains(markup), "{markup} in {text}");
        }
        assert!(text.contains("alert"), "{text}");
    }
}

#[test]
fn a_room_that_names_nothing_is_refused_and_nothing_is_written() {
    let folder = folder(Template::BerlinTalks);
    for (arguments, why) in [
        (
            &["--brief", "auto", "--room", "talk-nowhere"][..],
            "talk-nowhere",
        ),
        (
            &["--brief", "auto", "--room", "party-ukraine,party-gone"],
            "party-gone",
        ),
        (
            &["--brief", "auto", "--room", "party-ukraine,"],
            "not named",
        ),
        (&["--brief", "No such brief"], "No such brief"),
    ] {
        let mut arguments = arguments.to_vec();
        arguments.extend(["--format", "pdf", "-o", "out.pdf"]);
        let output = export(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(why), "{}", said(&output));
        assert_eq!(names(folder.path()), [""; 0]);
    }
    let notes = [
        "--brief", "auto", "--notes", "--format", "pdf", "-o", "out.pdf",
    ];
    let output = export(folder.path(), &notes);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("for the team only"));
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn a_brief_of_ones_own_is_for_those_who_may_see_it() {
    let folder = folder(Template::BerlinTalks);
    let mut scenario = Template::BerlinTalks.scenario().unwrap();
    let slide = |id: &str, text: &str, hidden: bool| Slide {
        id: Id::from(id),
        kind: Some(SlideKind::Text),
        title: text.to_owned(),
        text: text.to_owned(),
        notes: "Say it slowly".to_owned(),
        hidden,
        ..Slide::default()
    };
    scenario.briefs.push(Brief {
        id: Id::from("brief-own"),
        title: "For the minister".to_owned(),
        slides: vec![
            slide("slide-a", "Shown", false),
            slide("slide-b", "Left out", true),
        ],
        handling: Handling::Team,
        ..Brief::default()
    });
    let file = folder.path().join("talks.nonpaper");
    fs::write(&file, format::write(&scenario)).unwrap();
    let svg = |room: &str| {
        export(
            folder.path(),
            &[
                "--brief",
                "For the minister",
                "--room",
                room,
                "--format",
                "svg",
                "-o",
                "-",
            ],
        )
    };
    let refused = svg("public");
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        said(&refused).contains("is not for this room"),
        "{}",
        said(&refused)
    );
    let team = String::from_utf8(svg("team").stdout).unwrap();
    assert!(team.contains("Team only") && team.contains("Shown") && !team.contains("Left out"));
    assert!(!team.contains("slowly"), "notes are for the handout");
    let handout = [
        "--brief",
        "For the minister",
        "--room",
        "team",
        "--notes",
        "--format",
        "pdf",
        "-o",
        "-",
    ];
    let text = crate::pdf::everything(&export(folder.path(), &handout).stdout);
    assert!(
        text.contains("slowly") && text.contains("Team only"),
        "{text}"
    );
    // A copy for the room has its own ids.
    scenario.briefs.at_mut(0).unwrap().handling = Handling::Public;
    fs::write(&file, format::write(&scenario)).unwrap();
    let copy = [
        "--brief",
        "For the minister",
        "--format",
        "nonpaper",
        "-o",
        "-",
    ];
    let copy = format::read(&export(folder.path(), &copy).stdout).unwrap();
    assert_eq!(copy.count(Kind::Brief), 1);
    assert_eq!(copy.briefs.at(0).unwrap().id, Id::from("brief-1"));
    assert_eq!(copy.briefs.at(0).unwrap().slides.len(), 1);
}
