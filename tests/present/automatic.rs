//! The brief that makes itself.

use nonpaper::{
    analysis::room::spec::RoomSpec,
    io::samples::Template,
    model::{
        Id, RoomChoice, Scenario,
        handling::{Handling, Room},
        word::SlideKind,
    },
    present::{Stage, deck, slide},
};

use crate::support::{automatic, craft, read, sample};

fn titles(scenario: &Scenario, room: &Room) -> Vec<String> {
    let stage = Stage::for_room(scenario, room, None, &craft());
    let brief = automatic(&stage, Some(room));
    let titles = brief.slides.iter().map(|slide| slide.title.clone());
    titles.collect()
}

#[test]
fn it_tells_where_we_are_who_is_there_what_moved_and_what_comes_next() {
    let berlin = titles(&sample(Template::BerlinTalks), &Room::public());
    for title in [
        "Where we are",
        "Who was at the table",
        "What is on the table",
        "Where the parties stand",
        "What moved",
        "Next steps",
    ] {
        assert!(
            berlin.iter().any(|it| it == title),
            "{title} is not in {berlin:?}"
        );
    }
    let aceh = titles(&sample(Template::Aceh), &Room::public());
    // What was kept is told before what is open, of which not all has a day.
    let place = |title: &str| aceh.iter().position(|it| it == title);
    let (done, open) = (
        place("What has been done"),
        place("What is still to be done"),
    );
    assert!(done.is_some() && done < open, "{aceh:?}");
    assert!(
        !aceh.iter().any(|it| it == "Next steps"),
        "none is planned: {aceh:?}"
    );
}

#[test]
fn no_slide_of_it_is_empty_and_it_is_for_its_room() {
    for template in [
        Template::BerlinTalks,
        Template::Aceh,
        Template::Mediated,
        Template::Blank,
    ] {
        let scenario = sample(template);
        let stage = Stage::for_room(&scenario, &Room::public(), None, &craft());
        let brief = automatic(&stage, Some(&Room::public()));
        for slide in &brief.slides {
            let is_title = slide.kind == Some(SlideKind::Title);
            assert!(is_title || !slide::is_empty(&stage, slide), "{slide:?}");
        }
        assert_eq!(brief.handling, Handling::Public);
        let mut ids: Vec<&Id> = brief.slides.iter().map(|slide| &slide.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), brief.slides.len());
    }
}

#[test]
fn saved_it_shows_the_room_the_same_pages() {
    let mut scenario = sample(Template::Aceh);
    let party = scenario.parties.at(0).unwrap().id.clone();
    let room = RoomSpec::Parties(vec![party]).resolve(&scenario).unwrap();
    let stage = Stage::for_room(&scenario, &room, None, &craft());
    let brief = automatic(&stage, Some(&room));
    assert!(matches!(brief.room, RoomChoice::Of(_)));
    let before = deck::pages(&stage, &brief);
    scenario.briefs.push(brief.clone());
    let stage = Stage::for_room(&scenario, &room, Some(&brief.id), &craft());
    let saved = deck::on_stage(&stage, &brief.id).unwrap();
    assert_eq!(deck::pages(&stage, saved), before);
    // Others do not see it.
    let public = Stage::for_room(&scenario, &Room::public(), Some(&brief.id), &craft());
    assert_eq!(deck::on_stage(&public, &brief.id), None);
}

#[test]
fn what_was_hidden_is_not_in_it() {
    let mut scenario = sample(Template::BerlinTalks);
    let us = scenario
        .parties
        .get(&Id::from("party-united-states"))
        .unwrap()
        .name
        .clone();
    let everyone = Room::public();
    let pages = |scenario: &Scenario| {
        let stage = Stage::for_room(scenario, &everyone, None, &craft());
        read(&deck::pages(&stage, &automatic(&stage, Some(&everyone))))
    };
    assert!(pages(&scenario).contains(&us));
    let party = scenario
        .parties
        .get_mut(&Id::from("party-united-states"))
        .unwrap();
    party.handling = Handling::Team;
    // Texts of others may name it; no slide has it as a party any more.
    let texts = pages(&scenario);
    assert!(!texts.lines().any(|line| line == us), "{texts}");
}
