//! What these tests share: the craft, scenarios, and what is read off pages.

use jiff::civil::Date;
use nonpaper::{
    io::samples::Template,
    model::{
        Brief, Id, Kind, Moment, Ref, Scenario, Slide,
        handling::{Handling, Room},
        word::{SlideKind, Word as _},
    },
    present::{Craft, Page, Stage, deck},
    scene::{FaceName, Item, Scene, Text},
    views::map,
};

pub(crate) fn craft() -> Craft {
    Craft {
        fonts: map::picture_fonts(),
        draw_map: map::drawing,
        day: Some(Date::constant(2026, 11, 23)),
        month_first: false,
    }
}

pub(crate) fn sample(template: Template) -> Scenario {
    template.scenario().unwrap()
}

pub(crate) fn automatic(stage: &Stage, room: Option<&Room>) -> Brief {
    let mut count = 0;
    deck::automatic(stage, room, &mut |kind| {
        count += 1;
        Id::from(format!("{}-{count}", kind.noun()))
    })
}

/// Markers of the brief itself: what a slide says, the notes, what a hidden slide says.
pub(crate) const SHOWN: &str = "Mk900001x";
pub(crate) const NOTES: &str = "Mk900002x";
pub(crate) const LEFT_OUT: &str = "Mk900003x";

/// A slide of each kind, of everything that it could be of; some of certain things.
pub(crate) fn every_kind(scenario: &Scenario) -> Brief {
    let mut slides = Vec::new();
    let mut add = |kind: &SlideKind, of: Vec<Id>, talk: Option<&Id>| {
        slides.push(Slide {
            id: Id::from(format!("slide-of-every-kind-{}", slides.len())),
            kind: Some(kind.clone()),
            of: of.iter().map(Ref::from).collect(),
            as_of: talk
                .map(|talk| Moment::at_talk(Ref::from(talk)))
                .unwrap_or_default(),
            steps: slides.len() % 2 == 0,
            ..Slide::default()
        });
    };
    let ids = |kind: Kind| -> Vec<Id> { scenario.cards(kind).map(|it| it.id().clone()).collect() };
    let cards: Vec<Id> = Kind::CARDS.into_iter().flat_map(ids).collect();
    let talk = scenario.talks.at(0).map(|talk| &talk.id);
    for kind in SlideKind::ALL {
        add(kind, Vec::new(), None);
        match kind {
            SlideKind::Card => {
                for kind in Kind::CARDS {
                    add(
                        &SlideKind::Card,
                        ids(kind).into_iter().take(1).collect(),
                        None,
                    );
                }
            }
            SlideKind::Cards => add(kind, cards.clone(), None),
            SlideKind::Map => {
                add(kind, ids(Kind::Party), None);
                for view in scenario.views.iter() {
                    add(kind, Vec::new(), None);
                    let _ = view;
                }
            }
            SlideKind::Comparison => add(kind, ids(Kind::Proposal), None),
            SlideKind::Positions | SlideKind::Shifts => {
                add(kind, ids(Kind::Issue), None);
                add(kind, Vec::new(), talk);
            }
            SlideKind::Timeline | SlideKind::Commitments => add(kind, cards.clone(), talk),
            _ => {}
        }
    }
    let mut views = scenario.views.iter();
    for slide in &mut slides {
        if slide.kind == Some(SlideKind::Map) && slide.of.is_empty() {
            slide.view = views.next().map(|view| Ref::from(&view.id));
        }
    }
    let mut left_out = Slide {
        id: Id::from("slide-left-out"),
        kind: Some(SlideKind::Text),
        text: LEFT_OUT.to_owned(),
        hidden: true,
        ..Slide::default()
    };
    for slide in slides.iter_mut().chain([&mut left_out]) {
        slide.notes = NOTES.to_owned();
        if slide.kind == Some(SlideKind::Text) && !slide.hidden {
            slide.text = SHOWN.to_owned();
        }
    }
    slides.push(left_out);
    Brief {
        id: Id::from("brief-of-every-kind"),
        handling: Handling::Public,
        slides,
        ..Brief::default()
    }
}

/// The scenario with that brief at its end, and the stage on which a room sees it.
pub(crate) fn staged(scenario: &Scenario, room: &Room) -> (Stage, Brief) {
    let mut scenario = scenario.clone();
    let brief = every_kind(&scenario);
    scenario.briefs.push(brief.clone());
    let stage = Stage::for_room(&scenario, room, Some(&brief.id), &craft());
    let brief = deck::on_stage(&stage, &brief.id).unwrap().clone();
    (stage, brief)
}

pub(crate) fn texts(scene: &Scene) -> Vec<&Text> {
    let items = scene.items.iter();
    items
        .filter_map(|item| match item {
            Item::Text(text) if text.face != FaceName::Icons => Some(text),
            _ => None,
        })
        .collect()
}

/// All that is to be read on pages.
pub(crate) fn read(pages: &[Page]) -> String {
    let mut all = String::new();
    for page in pages {
        all.push_str(&page.scene.title);
        all.push('\n');
        for text in texts(&page.scene) {
            all.push_str(&text.text);
            all.push('\n');
        }
    }
    all
}
