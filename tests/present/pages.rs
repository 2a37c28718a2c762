//! How slides are laid out: on the page, apart from each other, large enough, whole.

use egui::Rect;
use nonpaper::{
    io::samples::Template,
    model::{
        Brief, Choice, Commitment, Id, Issue, Kind, PartialDate, Party, Position, Proposal,
        Provision, Ref, Scenario, Slide, Talk, Target, TimeFrame,
        handling::{Handling, Room},
        word::{Aspect, SlideKind, Stance, Word as _},
    },
    present::{Page, Stage, deck, slide},
    scene::FaceName,
};

use crate::support::{automatic, craft, every_kind, read, sample, texts};

/// Asserts that a page is well laid out.
pub(crate) fn assert_well_laid(page: &Page, what: &str) {
    let fonts = &craft().fonts;
    let whole = Rect::from_min_size(egui::Pos2::ZERO, page.scene.size);
    for item in &page.scene.items {
        if let Some(bounds) = item.bounds() {
            assert!(
                whole.expand(0.5).contains_rect(bounds),
                "{what}: {item:?} is off the page of {:?}",
                page.scene.size
            );
        }
    }
    let mut boxes: Vec<(Rect, &str)> = Vec::new();
    for text in texts(&page.scene) {
        assert!(
            text.size >= slide::FLOOR - 0.01,
            "{what}: “{}” is set in {}",
            text.text,
            text.size
        );
        let width = text
            .width
            .unwrap_or_else(|| panic!("{what}: “{}” is not measured", text.text));
        let real = fonts.width(text.face, text.size, &text.text);
        assert!(
            (real - width).abs() <= 0.02 * width + 1.0,
            "{what}: “{}” is {real} wide, and set to {width}",
            text.text
        );
        let left = text.at.x - text.anchor.fraction() * width;
        // What letters take: lines may stand so close that only their empty room meets.
        boxes.push((
            Rect::from_min_max(
                egui::pos2(left, text.at.y - 0.76 * text.size),
                egui::pos2(left + width, text.at.y + 0.24 * text.size),
            ),
            &text.text,
        ));
    }
    boxes.sort_by(|a, b| a.0.top().total_cmp(&b.0.top()));
    for (place, (one, words)) in boxes.iter().enumerate() {
        for (other, others) in boxes.iter().skip(place + 1) {
            if other.top() > one.bottom() {
                break;
            }
            assert!(
                !one.shrink(0.5).intersects(other.shrink(0.5)),
                "{what}: “{words}” and “{others}” overlap"
            );
        }
    }
}

fn all_well_laid(stage: &Stage, brief: &Brief, what: &str) -> Vec<Page> {
    let mut wide = Vec::new();
    for aspect in Aspect::ALL {
        let brief = deck::in_aspect(brief.clone(), aspect.clone());
        let pages = deck::pages(stage, &brief);
        for (number, page) in pages.iter().enumerate() {
            let what = format!("{what}, {}, page {}", aspect.word(), number + 1);
            assert_well_laid(page, &what);
            let steps = page.steps();
            assert_eq!(
                page.at_step(steps),
                page.scene,
                "{what}: the last step is the whole"
            );
            if steps > 0 {
                assert!(page.at_step(0).items.len() < page.scene.items.len());
            }
        }
        if *aspect == Aspect::Wide {
            wide = pages;
        }
    }
    wide
}

#[test]
fn the_samples_are_well_laid_out() {
    for template in [Template::BerlinTalks, Template::Aceh, Template::Mediated] {
        let scenario = sample(template);
        let room = Room::public();
        let stage = Stage::for_room(&scenario, &room, None, &craft());
        let brief = automatic(&stage, Some(&room));
        all_well_laid(&stage, &brief, &format!("automatic {template:?}"));
        for stage in [
            Stage::for_room(&scenario, &room, None, &craft()),
            Stage::for_team(&scenario, &craft()),
        ] {
            let what = format!("every kind {template:?}, {}", stage.is_team());
            all_well_laid(&stage, &every_kind(stage.scenario()), &what);
        }
    }
}

/// Words that can be told apart, so that one sees that none is lost.
fn words(from: usize, count: usize) -> String {
    let words: Vec<String> = (from..from + count)
        .map(|number| format!("word{number}x"))
        .collect();
    words.join(" ")
}

/// A scenario in which everything has a title of forty words and a text of four hundred.
fn overlong(cards: usize) -> Scenario {
    let mut next = 0;
    let mut title = || {
        next += 40;
        words(next, 40)
    };
    let mut scenario = Scenario {
        title: title(),
        summary: words(100_000, 400),
        today: Some(
            "2026-11-23"
                .parse()
                .map(|day: jiff::civil::Date| day.into())
                .unwrap(),
        ),
        ..Scenario::default()
    };
    let public = Handling::Public;
    for number in 0..cards {
        scenario.parties.push(Party {
            id: Id::from(format!("party-{number}")),
            name: title(),
            short_name: title(),
            handling: public.clone(),
            ..Party::default()
        });
        scenario.talks.push(Talk {
            id: Id::from(format!("talk-{number}")),
            title: title(),
            outcome: words(200_000 + 400 * number, 400),
            venue: title(),
            // Some to the day, some to the month, some without a date.
            start: match number % 3 {
                0 => None,
                1 => Some(PartialDate::parse("2026-03")),
                _ => Some(PartialDate::parse("2026-11-30")),
            },
            handling: public.clone(),
            ..Talk::default()
        });
        scenario.issues.push(Issue {
            id: Id::from(format!("issue-{number}")),
            title: title(),
            options: vec![Choice {
                id: Id::from(format!("option-{number}")),
                title: title(),
                ..Choice::default()
            }],
            handling: public.clone(),
            ..Issue::default()
        });
        scenario.proposals.push(Proposal {
            id: Id::from(format!("proposal-{number}")),
            title: title(),
            summary: words(600_000 + 400 * number, 400),
            provisions: vec![Provision {
                id: Id::from(format!("provision-{number}")),
                heading: title(),
                ..Provision::default()
            }],
            handling: public.clone(),
            ..Proposal::default()
        });
        for (turn, stance) in [Stance::Rejects, Stance::Undecided].into_iter().enumerate() {
            scenario.positions.push(Position {
                id: Id::from(format!("position-{number}-{turn}")),
                party: Ref::new(format!("party-{number}")),
                on: Target::of(Kind::Choice, &Id::from(format!("option-{}", number / 2))),
                stance: Some(stance),
                since: match turn {
                    0 => nonpaper::model::Moment::default(),
                    _ => nonpaper::model::Moment::at_talk(Ref::new("talk-0")),
                },
                handling: public.clone(),
                ..Position::default()
            });
        }
        scenario.commitments.push(Commitment {
            id: Id::from(format!("commitment-{number}")),
            title: title(),
            responsible: (0..number % 4)
                .map(|at| Ref::new(format!("party-{at}")))
                .collect(),
            due: TimeFrame {
                date: (number % 2 == 0).then(|| PartialDate::parse("2027")),
                ..TimeFrame::default()
            },
            handling: public.clone(),
            ..Commitment::default()
        });
    }
    scenario
}

#[test]
fn overlong_texts_are_continued_and_nothing_is_lost() {
    let scenario = overlong(3);
    let room = Room::public();
    let stage = Stage::for_room(&scenario, &room, None, &craft());
    let brief = automatic(&stage, Some(&room));
    let pages = all_well_laid(&stage, &brief, "automatic, overlong");
    let text = read(&pages);
    let wanted = std::iter::once(&scenario.title)
        .chain([&scenario.summary])
        .chain(scenario.commitments.iter().map(|it| &it.title))
        .chain(scenario.issues.iter().map(|it| &it.title))
        .chain(scenario.proposals.iter().map(|it| &it.title));
    for word in wanted.flat_map(|text| text.split(' ')) {
        assert!(text.contains(word), "{word} is lost");
    }
    all_well_laid(
        &stage,
        &every_kind(stage.scenario()),
        "every kind, overlong",
    );
    let team = Stage::for_team(&scenario, &craft());
    all_well_laid(
        &team,
        &every_kind(&scenario),
        "every kind, overlong, for the team",
    );
}

#[test]
fn two_hundred_cards_are_shown_on_as_many_pages_as_it_takes() {
    let mut scenario = overlong(34);
    for party in 0..scenario.parties.len() {
        let party = scenario.parties.at_mut(party).unwrap();
        party.name = format!("Party {}", party.id);
        party.short_name = party.id.to_string();
    }
    for issue in 0..scenario.issues.len() {
        let issue = scenario.issues.at_mut(issue).unwrap();
        issue.title = format!("Issue {}", issue.id);
        issue.options[0].title = format!("Option {}", issue.id);
    }
    let stage = Stage::for_room(&scenario, &Room::public(), None, &craft());
    let brief = every_kind(stage.scenario());
    let pages = all_well_laid(&stage, &brief, "two hundred cards");
    let text = read(&pages);
    for party in scenario.parties.iter() {
        assert!(text.contains(&party.name), "{} is lost", party.name);
    }
    assert!(pages.len() > 40);
}

#[test]
fn a_word_wider_than_a_page_is_broken_and_whole() {
    let long = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(12);
    let scenario = Scenario {
        title: long.clone(),
        ..Scenario::default()
    };
    let stage = Stage::for_team(&scenario, &craft());
    let brief = Brief {
        slides: vec![
            Slide {
                kind: Some(SlideKind::Title),
                ..Slide::default()
            },
            Slide {
                kind: Some(SlideKind::Text),
                title: "Text".to_owned(),
                text: long.clone(),
                ..Slide::default()
            },
        ],
        ..Brief::default()
    };
    let pages = all_well_laid(&stage, &brief, "a long word");
    let letters = read(&pages).replace('\n', "");
    assert!(letters.contains(&long));
}

#[test]
fn text_is_set_as_it_is_marked() {
    let scenario = Scenario::default();
    let stage = Stage::for_team(&scenario, &craft());
    let slide = Slide {
        kind: Some(SlideKind::Text),
        title: "What we ask".to_owned(),
        text: "A **firm** word.\n\n- one\n- two\n\n> quoted\n\n## Part".to_owned(),
        ..Slide::default()
    };
    let pages = slide::pages(&stage, &slide, None, 1);
    let [page] = pages.as_slice() else {
        panic!("one page")
    };
    let face = |words: &str| {
        let texts = texts(&page.scene);
        texts
            .iter()
            .find(|text| text.text.contains(words))
            .unwrap_or_else(|| panic!("{words}"))
            .face
    };
    assert_eq!(face("firm"), FaceName::SansSemibold);
    assert_eq!(face("quoted"), FaceName::Serif);
    assert_eq!(face("Part"), FaceName::SerifMedium);
    assert_eq!(face("one"), FaceName::Sans);
    assert!(texts(&page.scene).iter().any(|text| text.text == "•"));
}

#[test]
fn what_is_for_nobody_here_says_so() {
    let scenario = Scenario::default();
    let room = Room::public();
    let stage = Stage::for_room(&scenario, &room, None, &craft());
    let brief = automatic(&stage, Some(&room));
    assert!(brief.slides.is_empty(), "a title is no brief");
    let pages = deck::pages(&stage, &brief);
    assert!(read(&pages).contains("Nothing here is for this room"));
    for kind in SlideKind::ALL {
        let slide = Slide {
            kind: Some(kind.clone()),
            ..Slide::default()
        };
        if *kind != SlideKind::Title {
            let pages = slide::pages(&stage, &slide, None, 1);
            assert!(
                read(&pages).contains("Nothing here is for this room"),
                "{kind:?}"
            );
            assert!(slide::is_empty(&stage, &slide));
        }
    }
    // The check is never a room's.
    let berlin = sample(Template::BerlinTalks);
    let check = Slide {
        kind: Some(SlideKind::Check),
        ..Slide::default()
    };
    let stage = Stage::for_room(&berlin, &room, None, &craft());
    assert!(slide::is_empty(&stage, &check));
    let stage = Stage::for_team(&berlin, &craft());
    assert!(!slide::is_empty(&stage, &check));
}

#[test]
fn every_page_of_the_team_says_so_and_no_other_does() {
    let scenario = sample(Template::Aceh);
    let team = Stage::for_team(&scenario, &craft());
    for page in deck::pages(&team, &every_kind(&scenario)) {
        assert!(read(&[page]).contains("Team only"));
    }
    let room = Stage::for_room(&scenario, &Room::public(), None, &craft());
    assert!(!read(&deck::pages(&room, &every_kind(&scenario))).contains("Team only"));
}

#[test]
fn rows_are_revealed_one_by_one() {
    let scenario = sample(Template::BerlinTalks);
    let stage = Stage::for_team(&scenario, &craft());
    let slide = |kind: SlideKind| Slide {
        kind: Some(kind),
        steps: true,
        ..Slide::default()
    };
    let shifts = slide::pages(&stage, &slide(SlideKind::Shifts), None, 1);
    let rows = texts(&shifts[0].scene)
        .iter()
        .filter(|text| text.text.contains("Ukraine"))
        .count();
    assert!(rows > 1);
    let seen = |step: usize| {
        let scene = shifts[0].at_step(step);
        texts(&scene)
            .iter()
            .filter(|text| text.text == "Ukraine")
            .count()
    };
    assert_eq!(seen(0), 0);
    assert_eq!(seen(1), 1);
    assert_eq!(seen(2), 2);
    let map = slide::pages(&stage, &slide(SlideKind::Map), None, 1);
    assert!(map[0].steps() > 5, "each tie is a step");
    let names = |step| texts(&map[0].at_step(step)).len();
    assert_eq!(
        names(0),
        names(99_999),
        "things and their names are there from the first"
    );
    // The same all at once.
    let all = Slide {
        steps: false,
        ..slide(SlideKind::Shifts)
    };
    let all = slide::pages(&stage, &all, None, 1);
    assert_eq!(all[0].scene, shifts[0].scene);
    assert_eq!(all[0].steps(), 0);
}

#[test]
fn each_page_names_those_on_whose_word_its_own_rows_rest() {
    let scenario = sample(Template::BerlinTalks);
    let stage = Stage::for_room(&scenario, &Room::public(), None, &craft());
    let slide = Slide {
        kind: Some(SlideKind::Positions),
        ..Slide::default()
    };
    let pages = slide::pages(&stage, &slide, None, 1);
    let [first, last] = pages.as_slice() else {
        panic!("two pages, not {}", pages.len())
    };
    // They stand before the number of the page.
    let sources = |page: &Page| {
        let texts = texts(&page.scene);
        let all = texts.iter().map(|text| text.text.as_str());
        let from = all.skip_while(|text| !text.starts_with("Source"));
        let lines = from.take_while(|text| text.parse::<usize>().is_err());
        lines.collect::<Vec<_>>().join(" ")
    };
    let (first, last) = (sources(first), sources(last));
    assert!(
        first.contains("critics") && !first.contains("neighbours"),
        "{first}"
    );
    assert!(
        last.contains("neighbours") && !last.contains("critics"),
        "{last}"
    );
}

#[test]
fn of_whom_nothing_is_known_a_line_says_so_and_no_chip() {
    let scenario = sample(Template::BerlinTalks);
    let stage = Stage::for_room(&scenario, &Room::public(), None, &craft());
    let words = |of: &[&str]| {
        let slide = Slide {
            kind: Some(SlideKind::Positions),
            of: of.iter().map(|id| Ref::new(*id)).collect(),
            ..Slide::default()
        };
        read(&slide::pages(&stage, &slide, None, 1)).replace('\n', " ")
    };
    let all = words(&[]);
    // Under the titles it is said what is blank.
    let pages = all.matches("blank: not known").count();
    assert_eq!(all.matches("not known").count(), pages, "{all}");
    assert!(all.contains("Not known: where Russia, NATO"), "{all}");
    // Whoever is asked for has chips that say it.
    let asked = words(&["party-russia", "party-ukraine"]);
    assert!(asked.contains("not known"), "{asked}");
}
