//! The timeline's slide: lanes on an axis, and what has no place there.

use nonpaper::{
    io::samples::Template,
    model::{
        Commitment, Id, Kind, PartialDate, Ref, Scenario, Slide, Talk, TimeFrame,
        handling::{Handling, Room},
        word::{SlideKind, TalkStatus},
    },
    present::{Page, Stage, slide},
    scene::{Item, Scene},
};

use crate::{
    pages::assert_well_laid,
    support::{craft, read, sample, texts},
};

fn timeline(of: &[Id]) -> Slide {
    Slide {
        kind: Some(SlideKind::Timeline),
        of: of.iter().map(Ref::from).collect(),
        ..Slide::default()
    }
}

fn shown(scenario: &Scenario, slide: &Slide) -> Vec<Page> {
    let stage = Stage::for_room(scenario, &Room::public(), None, &craft());
    let pages = slide::pages(&stage, slide, None, 1);
    for page in &pages {
        assert_well_laid(page, "a timeline");
    }
    pages
}

fn talks(dates: &[Option<&str>]) -> Scenario {
    let mut scenario = Scenario {
        today: Some(PartialDate::parse("2026-09-20")),
        ..Scenario::default()
    };
    for (number, date) in dates.iter().enumerate() {
        scenario.talks.push(Talk {
            id: Id::from(format!("talk-{number}")),
            title: format!("Talk {number}"),
            start: date.map(PartialDate::parse),
            status: Some(TalkStatus::Concluded),
            handling: Handling::Public,
            ..Talk::default()
        });
    }
    scenario
}

/// Where some words begin; none: they are not there.
fn left(scene: &Scene, words: &str) -> Option<f32> {
    let texts = texts(scene);
    let found = texts.iter().find(|text| text.text.starts_with(words));
    found.map(|text| text.at.x)
}

#[test]
fn what_is_later_stands_further_to_the_right() {
    let dates = ["2026-01-10", "2026-04-10", "2026-08-10"].map(Some);
    let pages = shown(&talks(&dates), &timeline(&[]));
    let [page] = pages.as_slice() else {
        panic!("one page")
    };
    let marks: Vec<f32> = page
        .scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Circle(circle) => Some(circle.centre.x),
            _ => None,
        })
        .collect();
    let [first, second, third] = marks.as_slice() else {
        panic!("three marks: {marks:?}")
    };
    // April is three months after January, August four after April.
    let share = (second - first) / (third - second);
    assert!((share - 90.0 / 122.0).abs() < 0.01, "{share}");
    let text = read(&pages);
    assert!(text.contains("As of 20 September 2026"), "{text}");
    assert!(
        text.contains("3 talks held, the last on 10 August 2026"),
        "{text}"
    );
}

#[test]
fn a_date_that_is_only_a_month_spans_it() {
    let scenario = talks(&[Some("2026-01-10"), Some("2026-06"), Some("2026-10-10")]);
    let pages = shown(&scenario, &timeline(&[]));
    let marks: Vec<f32> = pages[0]
        .scene
        .items
        .iter()
        .filter_map(|item| match item {
            // The ground behind words has no outline.
            Item::Block(block) if block.stroke.is_some() => Some(block.rect.width()),
            _ => None,
        })
        .collect();
    assert!(marks.iter().any(|width| *width > 60.0), "{marks:?}");
    assert!(read(&pages).contains("some time within"));
}

#[test]
fn talks_without_a_date_stand_at_the_side_in_order() {
    let scenario = talks(&[Some("2026-01-10"), None, None, Some("2026-10-10")]);
    let pages = shown(&scenario, &timeline(&[]));
    let scene = &pages[0].scene;
    let side = left(scene, "Date not known").unwrap();
    let (first, second) = (
        left(scene, "Talk 1").unwrap(),
        left(scene, "Talk 2").unwrap(),
    );
    assert!(first > side && second > side);
    assert!(left(scene, "Talk 0").unwrap() < side && left(scene, "Talk 3").unwrap() < side);
    let top = |words: &str| {
        let texts = texts(scene);
        let found = texts.iter().find(|text| text.text.starts_with(words));
        found.unwrap().at.y
    };
    assert!(top("Talk 1") < top("Talk 2"));
}

#[test]
fn without_any_date_the_order_is_the_axis() {
    let scenario = talks(&[None, None, None]);
    let pages = shown(&scenario, &timeline(&[]));
    let at = |number: usize| left(&pages[0].scene, &format!("Talk {number}")).unwrap();
    assert!(at(0) < at(1) && at(1) < at(2));
    let text = read(&pages);
    assert!(
        !text.contains("As of") && text.contains("the dates are not known"),
        "{text}"
    );
}

#[test]
fn what_is_too_much_goes_on_and_says_again_whose_it_is() {
    let scenario = sample(Template::Aceh);
    let pages = shown(&scenario, &timeline(&[]));
    assert!(pages.len() > 1);
    let text = read(&pages);
    for talk in scenario.talks.iter() {
        assert!(text.contains(&talk.title), "{}", talk.title);
    }
    // What is asked for is there, with a date or without.
    let all: Vec<Id> = scenario
        .cards(Kind::Commitment)
        .map(|it| it.id().clone())
        .collect();
    let text = read(&shown(&scenario, &timeline(&all))).replace('\n', " ");
    for commitment in scenario.commitments.iter() {
        assert!(text.contains(&commitment.title), "{}", commitment.title);
    }
    assert!(text.contains("Date not known"));
    // One lane that takes several pages says on each whose rows these are.
    let mut scenario = talks(&[]);
    for number in 0..40 {
        scenario.commitments.push(Commitment {
            id: Id::from(format!("commitment-{number}")),
            title: format!("Commitment {number}"),
            due: TimeFrame {
                date: Some(PartialDate::parse("2026-10-10")),
                ..TimeFrame::default()
            },
            handling: Handling::Public,
            ..Commitment::default()
        });
    }
    let pages = shown(&scenario, &timeline(&[]));
    assert!(pages.len() >= 4, "{} pages", pages.len());
    for page in &pages {
        let page = read(std::slice::from_ref(page));
        assert!(page.lines().any(|line| line == "Deadlines"), "{page}");
    }
}

#[test]
fn for_the_team_a_view_that_looks_at_a_part_shows_that_part() {
    let mut scenario = sample(Template::BerlinTalks);
    let mut view = nonpaper::model::View {
        id: Id::from("view-part"),
        title: "A part".to_owned(),
        handling: Handling::Public,
        ..nonpaper::model::View::default()
    };
    scenario.views.push(view.clone());
    let map = Slide {
        kind: Some(SlideKind::Map),
        view: Some(Ref::new("view-part")),
        steps: true,
        ..Slide::default()
    };
    // A room gets views laid out again: what they looked at would tell of what is hidden.
    let seen = |scenario: &Scenario| {
        let team = Stage::for_team(scenario, &craft());
        let pages = slide::pages(&team, &map, None, 1);
        assert_well_laid(&pages[0], "a part of the map");
        pages
    };
    let whole = seen(&scenario);
    let drawing = (craft().draw_map)(&scenario, &view, &nonpaper::analysis::moments::AsOf::Now);
    let (name, shape) = &drawing.names[0];
    view.centre = Some(nonpaper::model::Point {
        x: f64::from(shape.center().x),
        y: f64::from(shape.center().y),
    });
    view.zoom = Some(nonpaper::model::Amount(2.5));
    *scenario.views.get_mut(&Id::from("view-part")).unwrap() = view;
    let part = seen(&scenario);
    assert!(
        read(&part).contains(name.as_str()),
        "{name} is in the middle"
    );
    assert!(part[0].steps() > 0 && part[0].steps() < whole[0].steps());
    // Each step brings something.
    for step in 0..part[0].steps() {
        let items = |step| part[0].at_step(step).items.len();
        assert!(items(step) < items(step + 1));
    }
}
